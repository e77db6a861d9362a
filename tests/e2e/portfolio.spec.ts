// The portfolio: every journey with its picture and figures, as a tree, found and opened.
import { expect, figures, openSample, saved, test } from "./support";
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
  await expect(page.getByRole("status").filter({ hasText: /没有旅程、阶段或卡片|No journey, stage or card/ })).toBeVisible();
  await page.getByRole("searchbox").fill("");
  await page.getByRole("button", { name: /打开“线上购物旅程（副本）”/ }).click();
  await expect(page).toHaveURL(/#\/map/);
  await expect(page.locator("h1")).toContainText("副本");
});
