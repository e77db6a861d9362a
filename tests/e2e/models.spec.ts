// Cards of money, customers and models from files that a user brings: churn by contract, how long customers stay, who leaves,
// acquisition cost; what the data cannot carry yet is a folded list that says what to bring.
import { expected as expectedOf, fixture, kpiCard as slot, offer, run } from "./imports.ts";
import { downloaded, expect, saved, startOwn, test } from "./support.ts";
import type { Locator, Page } from "@playwright/test";

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

async function bring(page: Page, name: string, bytes: Buffer) {
  await run(await offer(page, name, bytes));
}

async function kpi(page: Page) {
  await saved(page);
  await page.getByRole("link", { name: "指标" }).click();
  await expect(page.locator(".kpi-grid")).toBeVisible({ timeout: 25_000 });
}

const asTable = (card: Locator) => card.getByRole("button", { name: "看表格" }).click();

/** Cells of the table of a card, row by row. */
const rows = async (card: Locator): Promise<string[][]> => {
  await expect(card.locator("tbody tr").first()).toBeVisible();
  return card.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
};

test("customers alone: churn by contract, survival and the model of leaving; everything else says what it needs", async ({ page }) => {
  test.setTimeout(120_000);
  const expected = expectedOf("telco_churn");
  await startOwn(page, "电信");
  await bring(page, "customers.csv", fixture("telco_churn/customers.csv"));
  await kpi(page);
  // No walls of refusals: three cards, and one folded list.
  await expect(page.locator(".kpi-slot")).toHaveCount(3);
  await expect(page.locator(".kpi-tile")).toHaveCount(0);
  const more = page.locator(".kpi-more");
  await expect(more.getByText("费用表")).toBeHidden();
  await more.locator("summary").click();
  await expect(more).toContainText("获客成本与回收");
  await expect(more).toContainText("行为记录：每行一次接触");

  const churn = slot(page, "churn");
  await expect(churn.getByRole("heading")).toContainText("Contract");
  await asTable(churn);
  const byContract = expected.churn_by.Contract;
  for (const [name, rate, , n] of await rows(churn)) {
    expect([rate, n]).toEqual([percent(byContract[name!].rate), byContract[name!].n.toLocaleString("en")]);
  }
  await churn.getByLabel("按属性").selectOption("gender");
  await expect(churn.locator("tbody tr")).toHaveCount(2);
  await expect(churn.locator("tbody")).toContainText(percent(expected.churn_by.gender.Female.rate));

  const survival = slot(page, "survival");
  await survival.scrollIntoViewIfNeeded();
  await expect(survival.locator("canvas")).toBeVisible();
  await survival.getByLabel("按属性").selectOption("Contract");
  await expect(survival.getByRole("heading")).toContainText("Two year");
  await survival.getByRole("button", { name: "如何计算" }).click();
  await expect(survival.locator(".how")).toContainText("p < 0.001");
  await survival.getByRole("button", { name: /更多操作/ }).click();
  const csv = await downloaded(page, () => survival.getByRole("button", { name: /CSV/ }).click());
  const lines = csv.bytes.toString().trim().split("\r\n");
  expect(lines[0]).toContain("Contract,在网月数,数值");
  const at12 = lines.find((line) => line.startsWith("Month-to-month,12,"));
  expect(at12).toContain(percent(expected.kaplan_meier_by_contract["Month-to-month"]["S(12)"]));

  const leaving = slot(page, "leaving");
  await leaving.scrollIntoViewIfNeeded();
  await expect(leaving.locator(".kpi-facts")).toContainText("AUC（样本外）0.84");
  await leaving.getByLabel("图表").selectOption({ label: "预测准不准" });
  await asTable(leaving);
  await expect(leaving.locator("tbody tr")).toHaveCount(10);
});

test("orders and costs: acquisition cost by channel and month, the margin is a choice; a hidden card stays hidden", async ({ page }) => {
  test.setTimeout(120_000);
  await startOwn(page, "商店");
  await bring(page, "orders.csv", fixture("shop/orders.csv"));
  await bring(page, "costs.csv", fixture("shop/costs.csv"));
  await kpi(page);
  const card = slot(page, "acquisition");
  await card.scrollIntoViewIfNeeded();
  await expect(card.getByRole("heading")).toContainText("23.75");
  const ratio = card.locator(".kpi-facts > div", { hasText: "LTV : CAC" }).locator("strong");
  await expect(ratio).toHaveText("1.26 : 1");
  await card.getByLabel("毛利率（%）").fill("100");
  await card.getByLabel("毛利率（%）").press("Tab");
  await expect(ratio).toHaveText("4.21 : 1");
  await asTable(card);
  const ads = (await rows(card)).find(([name]) => name === "ads");
  expect(ads![1]).toContain("30.00");
  await card.getByRole("combobox", { name: "图表" }).selectOption({ label: "按月" });
  await expect(card.locator("tbody tr")).toHaveCount(3);

  await page.getByRole("button", { name: "调整布局" }).click();
  await card.getByRole("button", { name: "隐藏：获客成本与回收" }).press("Enter");
  await expect(card).toHaveCount(0);
  await saved(page);
  await page.reload();
  await expect(slot(page, "trend")).toBeVisible({ timeout: 25_000 });
  await expect(slot(page, "acquisition")).toHaveCount(0);
});

test("under a filter by channel funnels follow whole journeys, and the kept events alone where that is chosen", async ({ page }) => {
  await page.goto("./#/kpi");
  await expect(page.locator(".kpi-tile").first()).toBeVisible({ timeout: 25_000 });
  await page.keyboard.press("Escape");
  const stages = slot(page, "stages");
  await asTable(stages);
  const last = stages.locator("tbody tr").last().locator("td").first();
  await expect(last).not.toHaveText("0");
  // The loyalty stage is not reached within the parcel's own channel.
  await page.getByRole("button", { name: /^渠道/ }).click();
  await page.getByRole("checkbox", { name: "短信", exact: true }).check();
  await expect(page.locator(".slicers")).toContainText("短信 · 完整旅程");
  await expect(last).not.toHaveText("0");
  await page.getByRole("checkbox", { name: "漏斗和路径只计所选渠道内的接触" }).check();
  await expect(last).toHaveText("0");
  await expect(page.locator(".slicers")).toContainText("短信 · 只计该渠道");
});

test("a segment of the workspace is a filter and can be compared with", async ({ page }) => {
  await page.goto("./#/kpi");
  const customers = page.locator(".kpi-tile").first();
  await expect(customers).toContainText("4,000", { timeout: 25_000 });
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "对比", exact: true }).click();
  const segments = page.locator(".kpi-bar fieldset", { hasText: "客户分群" });
  const name = await segments.getByRole("button").first().innerText();
  await segments.getByRole("button").first().click();
  await expect(page.locator(".kpi-against")).toContainText(name);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "筛选", exact: true }).click();
  await page.locator(".slicers .menu").getByRole("button", { name }).click();
  await expect(customers).not.toContainText("4,000");
});
