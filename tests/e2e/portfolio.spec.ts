// The portfolio: every journey with its picture and figures, as a tree, found and opened.
import { card, expect, figures, openSample, saved, test } from "./support";
import type { Page } from "@playwright/test";

const portfolio = (page: Page) => page.getByRole("navigation", { name: /页面|Pages/ }).getByRole("link", { name: /旅程库|Journeys/ }).click();
const journey = (page: Page, name: string) =>
  page.getByRole("article").filter({ has: page.getByRole("heading", { name, exact: true }) });
const tree = (page: Page) => page.getByRole("navigation", { name: /旅程结构|Journey tree/ });

test("journeys stand in a tree with picture and figures; one is found, put under another, and opened", async ({ page }) => {
  await openSample(page);
  await figures(page);
  await page.getByRole("button", { name: /^(目标态|Future)$/ }).click();
  await saved(page);
  const name = "线上购物旅程";
  await portfolio(page);
  await expect(page.getByRole("article")).toHaveCount(3);
  const own = journey(page, name);
  // The picture, and figures that come from the data.
  await expect(own.locator(".thumbnail svg")).toBeVisible();
  await expect(own.getByText(/^n=4,000$/)).toBeVisible();
  // Its future version and what details it lie under it.
  await expect(tree(page).getByRole("listitem")).toHaveText([name, /目标态/, "结算与支付"]);
  const depth = (at: number) => tree(page).getByRole("listitem").nth(at).evaluate((item) => (item as HTMLElement).style.paddingInlineStart);
  expect([await depth(0), await depth(1)]).toEqual(["0px", "16px"]);
  // A copy is put under it; it offers no circle.
  await own.getByRole("button", { name: /^(更多|More)/ }).click();
  await own.getByRole("button", { name: /^(复制|Duplicate)/ }).click();
  const copy = journey(page, "线上购物旅程（副本）");
  await copy.getByRole("combobox").selectOption({ label: name });
  await expect(tree(page).getByRole("listitem")).toHaveCount(4);
  expect(await depth(3)).toBe("16px");
  await expect(own.getByRole("combobox")).toHaveCount(0);
  // Filter and branch.
  await page.getByRole("searchbox").fill("副本");
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.getByRole("searchbox").fill("没有这样的旅程");
  await expect(page.getByRole("status").filter({ hasText: "试试少输几个字" })).toBeVisible();
  await page.getByRole("button", { name: "清空搜索" }).click();
  await expect(page.getByRole("searchbox")).toBeFocused();
  await expect(page.getByRole("article")).toHaveCount(4);
  await page.getByRole("button", { name: /打开“线上购物旅程（副本）”/ }).click();
  await expect(page).toHaveURL(/#\/map/);
  await expect(page.locator("h1")).toContainText("副本");
});

test("a search goes through all journeys and leads to what it finds", async ({ page }) => {
  await openSample(page);
  await page.getByRole("button", { name: /^(目标态|Future)$/ }).click();
  await saved(page);
  await portfolio(page);
  const field = page.getByRole("searchbox");
  const found = page.locator(".matches").getByRole("link");
  await expect(found).toHaveCount(0);
  // A card stands in both journeys; a word of the journey's name narrows it to one.
  await field.fill("怀疑是软广");
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect(found).toHaveCount(2);
  await field.fill("目标态 怀疑是软广");
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(found).toHaveCount(1);
  await expect(found.first()).toContainText("目标态");
  // The tree keeps what leads there.
  await expect(tree(page).getByRole("listitem")).toHaveCount(2);
  await field.fill("怀疑是软广");
  await expect(found).toHaveCount(2);
  // By keyboard: down into the list, up and back, Enter goes there.
  await field.press("ArrowDown");
  await expect(found.first()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(field).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const place = await found.nth(1).textContent();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/map/);
  await expect(page.locator("h1")).toContainText(/目标态/.test(place!) ? "目标态" : "线上购物旅程");
  await expect(card(page, "怀疑是软广").first()).toBeFocused();
});

test("on a phone the search fits the window", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSample(page);
  await page.goto("./#/journeys");
  await page.getByRole("searchbox").fill("退");
  await expect(page.locator(".matches").getByRole("link").first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
