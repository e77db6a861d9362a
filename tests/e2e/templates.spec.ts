// Templates: a journey of a trade to begin with, and a journey of one's own as one.
import AxeBuilder from "@axe-core/playwright";
import { board, card, choose, downloaded, expect, head, openFile, openSample, saved, test } from "./support.ts";

test("a journey begins with the template of a trade, in one step", async ({ page }) => {
  await openSample(page);
  await page.keyboard.press("Alt+n");
  const dialog = page.getByRole("dialog", { name: "新建旅程" });
  await dialog.getByRole("button", { name: "行业模板" }).click();
  await expect(dialog.locator(".choice")).toHaveCount(9);
  const health = dialog.locator(".choice").filter({ hasText: "医疗健康" });
  await expect(health).toContainText("9 个步骤");
  await expect(health.locator(".badge")).toHaveText(["预约", "就诊", "治疗", "康复"]);
  const { violations } = await new AxeBuilder({ page }).include("dialog[open]").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await health.click();
  await expect(health).toHaveAttribute("aria-pressed", "true");
  await dialog.getByRole("button", { name: "创建" }).click();

  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator("h1")).toContainText("医疗健康");
  for (const stage of ["预约", "就诊", "治疗", "康复"]) await expect(head(page, "stage", stage)).toHaveCount(1);
  await expect(card(page, "约十点看上十二点，没人说明")).toHaveCount(1);
  await saved(page);
  // The journey with its touchpoints, channels and people goes as it came.
  await page.getByRole("button", { name: "撤销：新建旅程" }).click();
  await expect(page.locator("h1")).toContainText("线上购物旅程");
});

test("the blank way is still the first, and a template can be left for it", async ({ page }) => {
  await openSample(page);
  await page.keyboard.press("Alt+n");
  const dialog = page.getByRole("dialog", { name: "新建旅程" });
  await expect(dialog.locator(".choice")).toHaveCount(5);
  await dialog.getByRole("button", { name: "行业模板" }).click();
  await expect(dialog.locator(".choice")).toHaveCount(9);
  await dialog.getByRole("button", { name: "从空白开始" }).click();
  await dialog.getByLabel("名称").fill("空白旅程");
  await page.keyboard.press("Enter");
  await expect(page.locator("h1")).toContainText("空白旅程");
  await expect(head(page, "stage", "意识")).toHaveCount(1);
});

test("a journey saved as template is drawn again from its file", async ({ page }) => {
  await openSample(page);
  const before = await board(page).locator('g[id^="card-"]').count();
  const file = await downloaded(page, async () => {
    await page.locator("h1").getByRole("button").click();
    await page.locator(".menu").getByRole("button", { name: "存为模板" }).click();
  });
  expect(file.name).toBe("线上购物旅程.waymark-template.json");
  const text = file.bytes.toString();
  expect(JSON.parse(text).format).toBe("waymark-template");
  // Neither figures nor what was found out about the shop's own customers.
  for (const word of ['"figures"', '"evidence"', '"comments"', '"dataset"']) expect(text).not.toContain(word);

  await openFile(page, { name: "我的模板.json", mimeType: "application/json", buffer: file.bytes });
  await expect(page.locator(".toast", { hasText: "我的模板.json" })).toBeVisible();
  await expect(board(page).locator('g[id^="card-"]')).toHaveCount(before);
  await page.locator("h1").getByRole("button").click();
  // The sample's own, its future, and the one of the file.
  await expect(page.locator(".menu .item", { hasText: "线上购物旅程" })).toHaveCount(3);
});

test("what is wrong with a template's file is told with its place", async ({ page }) => {
  await openSample(page);
  const broken = { format: "waymark-template", version: 1, name: { zh: "坏模板" }, lanes: [{ kind: "pain" }],
    stages: [{ name: { zh: "一" }, cards: { pain: [{ text: { zh: "疼" } }] }, steps: [{ name: { zh: "甲" } }] }] };
  await openFile(page, { name: "坏模板.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(broken)) });
  await expect(page.locator(".toast", { hasText: "stages[0].cards.pain[0]" })).toBeVisible();
  await expect(page.locator("h1")).toContainText("线上购物旅程");
});
