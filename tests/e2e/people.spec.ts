// Personas with their sheets and segments, the map narrowed to one, and one customer's journey beside the map.
import AxeBuilder from "@axe-core/playwright";
import { board, expect, figures, openSample, saved, test } from "./support";
import type { Page } from "@playwright/test";

const personas = (page: Page) => page.getByRole("navigation", { name: /页面|Pages/ }).getByRole("link", { name: /画像|Personas/ }).click();
const gallery = (page: Page) => page.locator(".persona-card");
const panel = (page: Page) => page.getByRole("region", { name: /单个客户的旅程|One customer's journey/ });

async function clean(page: Page, where: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes[0]?.target}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()!.width);
}

test("a persona is made, given a segment with figures, put into a journey, shown on the map, copied and deleted", async ({ page }) => {
  await openSample(page);
  await figures(page);
  await personas(page);
  await expect(gallery(page).first()).toBeVisible();
  const before = await gallery(page).count();
  await clean(page, "gallery");
  await page.getByRole("button", { name: /新建画像|New persona/ }).click();
  await expect(page.getByRole("heading", { level: 2, name: /新画像|New persona/ })).toBeFocused();
  await page.getByLabel(/^(名称|Name)$/).first().fill("周五下单的人");
  await page.getByRole("button", { name: /新建分群|New segment/ }).click();
  const rule = page.getByRole("combobox", { name: /添加条件|Add a condition/ });
  await rule.selectOption({ index: 1 });
  await page.locator(".persona-sheet .values input").first().check();
  await saved(page);
  // The segment beside everyone: fewer customers, each with its base.
  const customers = page.locator(".segment-figures tbody tr").first().locator("td strong");
  await expect(customers).toHaveText([/^[\d,]+$/, /^4,000$/]);
  const count = Number((await customers.first().innerText()).replace(",", ""));
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(4000);
  await page.locator(".persona-journeys input").first().check();
  await clean(page, "sheet");
  await page.locator(".persona-journeys").getByRole("button", { name: /在旅程图上看|Show on the map/ }).click();
  await expect(page).toHaveURL(/#\/map/);
  const narrowed = page.locator(".narrowed");
  await expect(narrowed).toContainText("周五下单的人");
  await narrowed.getByRole("button").click();
  await expect(narrowed).toHaveCount(0);
  await personas(page);
  await expect(gallery(page)).toHaveCount(before + 1);
  const own = gallery(page).filter({ hasText: "周五下单的人" });
  const menu = (name: RegExp) => async () => {
    await own.first().getByRole("button", { name: /^(更多|More)/ }).click();
    await own.first().getByRole("button", { name }).click();
  };
  await menu(/^(复制|Duplicate)$/)();
  await expect(gallery(page)).toHaveCount(before + 2);
  await menu(/^(删除|Delete)$/)();
  await expect(gallery(page)).toHaveCount(before + 1);
  await page.getByRole("button", { name: /^(撤销|Undo)/ }).first().click();
  await expect(gallery(page)).toHaveCount(before + 2);
});

for (const width of [1440, 390]) {
  test(`one customer's events stand beside the map, found by id and suggested, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await openSample(page);
    await figures(page);
    await page.getByRole("toolbar").getByRole("button", { name: /单个客户的旅程|One customer's journey/ }).click();
    const suggestions = panel(page).locator(".customer-list").last().getByRole("button");
    await expect(suggestions).toHaveCount(3);
    await suggestions.first().click();
    const rows = panel(page).locator(".customer-table tbody tr");
    const dots = panel(page).locator(".customer-lanes g");
    await expect(dots.first()).toBeVisible();
    expect(await dots.count()).toBe(await rows.count());
    const event = panel(page).locator(".event");
    const first = await event.innerText();
    await panel(page).getByRole("group").focus();
    await page.keyboard.press("ArrowRight");
    await expect(event).not.toHaveText(first);
    await page.keyboard.press("Home");
    await expect(event).toHaveText(first);
    await expect(panel(page).locator(".customer-way li").first()).toHaveAttribute("aria-current", "step");
    await clean(page, "panel");
    // By id: the one that was just shown, and one that nobody has.
    const id = await panel(page).getByRole("heading", { level: 3 }).filter({ hasText: /\d/ }).first().innerText();
    await panel(page).getByRole("searchbox").fill(id.toLowerCase());
    await expect(panel(page).locator(".ids").getByRole("button").first()).toHaveText(id);
    await panel(page).getByRole("searchbox").fill("zzz-nobody");
    await expect(panel(page).getByText(/没有编号以“zzz-nobody”|begins with "zzz-nobody"/)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(panel(page)).toHaveCount(0);
    await expect(board(page)).toBeVisible();
  });
}
