// The KPI page on the sample: figures, charts that can be read without seeing them, tables, explanations, filters.
import { expect, test } from "./support.ts";
import type { Page } from "@playwright/test";

async function open(page: Page) {
  await page.goto("./#/kpi");
  await expect(page.locator(".kpi-tile").first()).toBeVisible({ timeout: 25_000 });
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog[open]")).toHaveCount(0);
}

/** How many pixels of a canvas are not empty. */
const inked = (canvas: HTMLCanvasElement) => {
  const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, at) => at % 4 === 3 && value > 0).length;
};

test("tiles and charts show the sample's figures", async ({ page }) => {
  await open(page);
  await expect(page.locator(".kpi-tile")).toHaveCount(6);
  await expect(page.locator(".kpi-tile").first()).toContainText("4,000");
  const charts = page.locator(".chart canvas");
  await expect(charts).toHaveCount(7);
  for (const chart of await charts.all()) expect(await chart.evaluate(inked)).toBeGreaterThan(500);
});

test("a tile chooses the figure of the trend", async ({ page }) => {
  await open(page);
  const trend = page.locator(".kpi-card").first();
  await page.locator(".kpi-tile", { hasText: "接触次数" }).click();
  await expect(trend.getByRole("heading")).toContainText("接触次数");
  await expect(page.locator(".kpi-tile.chosen")).toContainText("接触次数");
});

test("a chart is read with the keyboard and says how a figure was computed", async ({ page }) => {
  await open(page);
  const card = page.locator(".kpi-card").nth(1);
  await card.locator(".chart").focus();
  await page.keyboard.press("End");
  await expect(card.getByRole("status")).toContainText("忠诚");
  await expect(card.locator(".chart-tip")).toBeVisible();
  await page.keyboard.press("Shift+Enter");
  const how = card.locator(".how");
  await expect(how).toContainText("funnel/ordered");
  // Numerator and denominator of the explanation are the counts of the two steps.
  await card.getByRole("button", { name: "看表格" }).click();
  const reached = await card.locator("tbody tr td:nth-child(2)").allInnerTexts();
  await expect(how).toContainText(reached[3]);
  await expect(how).toContainText(reached[4]);
});

test("the funnel is built from touchpoints", async ({ page }) => {
  await open(page);
  const card = page.locator(".kpi-card", { has: page.locator(".funnel-builder") });
  await card.getByRole("button", { name: "编辑漏斗" }).click();
  await expect(card.locator(".step")).toHaveCount(4);
  await card.getByLabel("添加触点").selectOption("开箱试穿");
  await expect(card.locator(".step")).toHaveCount(5);
  await card.getByRole("button", { name: "看表格" }).click();
  await expect(card.locator("tbody tr")).toHaveCount(5);
  // Nobody unpacks within half an hour of seeing the first post.
  const unpacked = card.locator("tbody tr").last().locator("td").first();
  await expect(unpacked).not.toHaveText("0");
  await card.getByLabel("转化窗口").selectOption({ label: "30 分钟" });
  await expect(card.locator("header")).toContainText("30 分钟");
  await expect(unpacked).toHaveText("0");
});

test("charts follow the theme and the language, and are crisp", async ({ browser }) => {
  const context = await browser.newContext({ colorScheme: "dark", deviceScaleFactor: 2, locale: "zh-CN" });
  const page = await context.newPage();
  await open(page);
  const chart = page.locator(".chart canvas").first();
  const sizes = await chart.evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.clientWidth]);
  expect(sizes[0]).toBe(sizes[1] * 2);
  const before = await chart.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(() => chart.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())).not.toBe(before);
  await page.getByRole("button", { name: /English/ }).click();
  await expect(page.locator(".kpi-tile").first()).toContainText("Customers");
  await context.close();
});

test("on a phone nothing is wider than the screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const [inner, outer] = await page.evaluate(() => {
    const found = document.querySelector(".kpi-page")!;
    return [found.scrollWidth, found.clientWidth];
  });
  expect(inner).toBeLessThanOrEqual(outer);
});
