// What is done with the figures of the sample: comparing, cutting time, filtering by a click, targets, metrics of one's own,
// arranging the cards.
import { downloaded, expect, saved, test } from "./support.ts";
import type { Page } from "@playwright/test";

async function open(page: Page) {
  await page.goto("./#/kpi");
  await expect(page.locator(".kpi-tile").first()).toBeVisible({ timeout: 25_000 });
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog[open]")).toHaveCount(0);
}

const tile = (page: Page, name: string) => page.locator(".kpi-tile", { hasText: name });
const slot = (page: Page, name: string) => page.locator(`.kpi-slot[data-card="${name}"]`);

test("two periods are compared on tiles, in the trend and in the table, with the test named", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "对比", exact: true }).click();
  await page.getByRole("button", { name: "上一等长期间" }).click();
  // Without a period the last whole month is chosen: June, compared with May.
  await expect(page.locator(".kpi-against")).toContainText("2026年5月1日至5月31日");
  await expect(tile(page, "CSAT").locator(".against")).toContainText("对比");
  await tile(page, "CSAT").locator(".tile-face").click();
  const trend = slot(page, "trend");
  await expect(trend.getByRole("heading")).toContainText("2026年5月1日至5月31日");
  await trend.getByRole("button", { name: "如何计算" }).click();
  await expect(trend.locator(".how")).toContainText("两比例 z 检验");
  // Another figure in the same card is another explanation, and Escape closes it.
  await tile(page, "NPS").locator(".tile-face").click();
  await expect(trend.locator(".how")).toContainText("NPS 的 z 检验");
  await page.keyboard.press("Escape");
  await expect(trend.locator(".how")).toHaveCount(0);
  await expect(slot(page, "touchpoints").locator("tbody .change").first()).toBeVisible();
  await page.getByRole("button", { name: "结束对比" }).click();
  await expect(page.locator(".kpi-against")).toHaveText("");
});

test("time is cut into weeks, and rolls", async ({ page }) => {
  await open(page);
  const trend = slot(page, "trend");
  await trend.getByRole("button", { name: "看表格" }).click();
  await expect(trend.locator("tbody tr")).toHaveCount(6);
  await trend.getByLabel("粒度").selectOption({ label: "周" });
  await expect.poll(() => trend.locator("tbody tr").count()).toBeGreaterThan(20);
  await trend.getByLabel("滚动").selectOption({ label: "4 期" });
  await expect(trend.locator("header")).toContainText("4 期");
});

test("a click on a bar filters everything, and a second click or Escape takes it back", async ({ page }) => {
  await open(page);
  const bars = slot(page, "groups");
  await expect(bars.locator(".chart canvas")).toBeVisible();
  const before = await tile(page, "客户数").locator("strong").innerText();
  await bars.locator(".chart").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(tile(page, "客户数").locator("strong")).not.toHaveText(before);
  await expect(page.locator(".slicers .chip.active")).toHaveCount(1);
  await page.locator(".kpi-tiles").click({ position: { x: 1, y: 1 } });
  await page.keyboard.press("Escape");
  await expect(page.locator(".slicers .chip.active")).toHaveCount(0);
  await expect(tile(page, "客户数").locator("strong")).toHaveText(before);

  const table = slot(page, "touchpoints");
  await table.getByRole("button", { name: "支付", exact: true }).click();
  await expect(page.locator(".slicers")).toContainText("支付");
  await table.getByRole("button", { name: "支付", exact: true }).click();
  await expect(tile(page, "客户数").locator("strong")).toHaveText(before);
});

test("a target is set on a tile, told in words, and undone", async ({ page }) => {
  await open(page);
  await tile(page, "CSAT").locator(".tile-goal").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("目标（%）").fill("40");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(tile(page, "CSAT")).toContainText("达标");
  await expect(tile(page, "CSAT")).toContainText("目标 40.0%");
  await saved(page);
  await page.reload();
  await expect(tile(page, "CSAT")).toContainText("目标 40.0%", { timeout: 25_000 });
});

test("a metric of one's own has a live result, and errors with their place", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "自定义指标" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "人均收入" }).click();
  await expect(dialog.getByLabel("公式")).toHaveValue("revenue / customers");
  await expect(dialog.locator(".own-result strong")).toHaveText(/^¥\d/);
  await dialog.getByRole("button", { name: "取消" }).click();
  await dialog.getByRole("button", { name: "新建指标" }).click();
  await dialog.getByLabel("名称").fill("每客收入");
  await dialog.getByLabel("公式").fill("revenue / (customers");
  await expect(dialog.locator(".own-error mark")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "保存" })).toBeDisabled();
  await dialog.getByLabel("公式").fill("revenue / customers");
  await dialog.getByLabel("显示为").selectOption({ label: "金额" });
  await expect(dialog.locator(".own-result strong")).toHaveText(/^¥\d/);
  const result = await dialog.locator(".own-result strong").innerText();
  await dialog.getByRole("button", { name: "保存" }).click();
  await page.keyboard.press("Escape");
  await expect(tile(page, "每客收入").locator("strong")).toHaveText(result);
  await tile(page, "每客收入").locator(".tile-face").click();
  await expect(slot(page, "trend").getByRole("heading")).toContainText("每客收入");
});

test("cards are hidden and moved by the keyboard, and a reload keeps it", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "调整布局" }).click();
  await slot(page, "stages").getByRole("button", { name: "前移：阶段漏斗" }).press("Enter");
  await expect(page.locator(".kpi-slot").first()).toHaveAttribute("data-card", "stages");
  await slot(page, "channels").getByRole("button", { name: "隐藏：渠道占比" }).press("Enter");
  await expect(slot(page, "channels")).toHaveCount(0);
  await page.getByRole("button", { name: "完成" }).click();
  await saved(page);
  await page.reload();
  await expect(page.locator(".kpi-slot").first()).toHaveAttribute("data-card", "stages", { timeout: 25_000 });
  await expect(slot(page, "channels")).toHaveCount(0);
  await page.getByRole("button", { name: "调整布局" }).click();
  await page.getByRole("button", { name: "显示：渠道占比" }).click();
  await expect(slot(page, "channels")).toHaveCount(1);
});

test("a chart is saved as a picture", async ({ page }) => {
  await open(page);
  const card = slot(page, "trend");
  await card.getByRole("button", { name: /更多操作/ }).click();
  const { name, bytes } = await downloaded(page, () => card.getByRole("button", { name: /PNG/ }).click());
  expect(name).toMatch(/\.png$/);
  expect([...bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join("")).toBe("PNG");
});
