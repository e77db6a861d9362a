// Steps and cards that lead to a journey: what the map shows of it, choosing it, following it.
import { card, choose, drawer, expect, field, figures, head, openSample, saved, select, test } from "./support";
import type { Page } from "@playwright/test";

const DETAIL = "结算与支付";
/** A step that leads to the journey, with figures from the data. */
const leading = (page: Page, step: string) =>
  page.locator('.board g[id^="step-"]').and(page.getByRole("button", { name: new RegExp(`^${step} · 详细旅程：${DETAIL} · 转化率 [\\d.]+% · n=[\\d,]+ · 情绪 [+−][\\d.]+ · n=`) }));

test("a step shows how the journey stands that details it; another one is linked, followed and cut off", async ({ page }) => {
  await openSample(page);
  await figures(page);
  const first = leading(page, "加购结算");
  await expect(first).toBeVisible({ timeout: 20_000 });
  const texts = await first.locator("text").allTextContents();
  expect(texts).toContain(DETAIL);
  expect(texts.some((text) => /^(转化率 )?\d+\.\d%$/.test(text))).toBe(true);
  expect(texts.some((text) => /^−\d\.\d$/.test(text))).toBe(true);

  await select(page, head(page, "step", "看到种草内容"));
  await field(page, "详细旅程").selectOption({ label: DETAIL });
  await expect(leading(page, "看到种草内容")).toBeVisible();
  await saved(page);
  // The same figure in every place: it is one answer.
  const said = (name: string | null) => name?.replace(/^.*?详细旅程/, "");
  const [one, two] = [first, leading(page, "看到种草内容")].map((step) => step.getAttribute("aria-label"));
  expect(said(await one)).toBe(said(await two));

  // After a reload it is asked for again.
  await page.reload();
  await expect(leading(page, "看到种草内容")).toBeVisible({ timeout: 20_000 });
  await select(page, leading(page, "看到种草内容"));
  await drawer(page).getByRole("button", { name: "打开", exact: true }).click();
  await expect(page.locator("h1")).toContainText(DETAIL);
  await expect(head(page, "step", "验证身份")).toBeVisible();
});

test("a card shows it too, and a journey that is removed takes its links along", async ({ page }) => {
  await openSample(page);
  await figures(page);
  const pain = card(page, "跳转验证失败，重来一遍");
  await select(page, pain);
  await field(page, "详细旅程").selectOption({ label: DETAIL });
  await expect(pain.locator("text").filter({ hasText: "%" })).toHaveCount(1);
  await expect(pain).toHaveAccessibleName(new RegExp(`详细旅程：${DETAIL} · 转化率`));

  await drawer(page).getByRole("button", { name: "打开", exact: true }).click();
  await expect(page.locator("h1")).toContainText(DETAIL);
  page.on("dialog", (dialog) => dialog.accept());
  await choose(page, new RegExp(DETAIL), /删除/);
  await expect(page.locator("h1")).toContainText("线上购物旅程");
  await expect(head(page, "step", "加购结算")).toBeVisible();
  await expect(pain).not.toHaveAccessibleName(/详细旅程/);
});
