// A whole session by keyboard: the map is reached, walked, edited and left without a pointer, and the focus is
// never lost on the way.
import { board, card, drawer, editor, expect, field, head, openSample, saved, test } from "./support.ts";
import type { Page } from "@playwright/test";

/** What has the keyboard: its accessible name; `null` if it was lost. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    return active && active !== document.body ? active.getAttribute("aria-label") ?? active.textContent : null;
  });

/** Presses Tab until a condition on the focused element holds. */
async function tabTo(page: Page, wanted: (id: string, text: string) => boolean) {
  for (let at = 0; at < 60; at += 1) {
    await page.keyboard.press("Tab");
    const [id, text] = await page.evaluate(() => [document.activeElement?.id ?? "", document.activeElement?.textContent ?? ""]);
    if (wanted(id!, text!)) return;
  }
  throw new Error("Tab does not lead there");
}

test.beforeEach(async ({ page }) => openSample(page));

test("Tab reaches the map once, and Tab leaves it", async ({ page }) => {
  await tabTo(page, (id) => id.startsWith("stage-"));
  expect(await focused(page)).toBe("认知");
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("添加");
  await page.keyboard.press("Shift+Tab");
  expect(await focused(page)).toBe("认知");
});

test("arrows walk over stages, steps, lanes and cards", async ({ page }) => {
  await head(page, "stage", "认知").focus();
  const walk: [string, RegExp][] = [
    ["ArrowRight", /^考虑$/],
    ["ArrowDown", /^浏览详情$/],
    ["ArrowDown", /^行为 · 浏览详情 ·/],
    ["ArrowRight", /^行为 · 咨询尺码 ·/],
    ["ArrowLeft", /^行为 · 浏览详情 ·/],
    ["ArrowLeft", /^行为 · 搜索比价 ·/],
    ["ArrowLeft", /^行为 · 看到种草内容 ·/],
    ["ArrowLeft", /^行为$/],
    ["ArrowDown", /^需求与期望$/],
    ["ArrowUp", /^行为$/],
  ];
  for (const [key, name] of walk) {
    await page.keyboard.press(key);
    await expect.poll(() => focused(page)).toMatch(name);
  }
  // The cursor is where Tab comes back to.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  expect(await focused(page)).toBe("行为");
});

test("Enter edits, Shift+Enter adds, Delete removes, and the focus stays on the map", async ({ page }) => {
  const action = card(page, "看评价与实拍图");
  await action.focus();
  await page.keyboard.press("Enter");
  await expect(editor(page)).toBeFocused();
  await page.keyboard.insertText("细看差评");
  await page.keyboard.press("Enter");
  await expect(card(page, "细看差评")).toBeFocused();

  await page.keyboard.press("Shift+Enter");
  await expect(editor(page)).toBeFocused();
  await page.keyboard.insertText("再问朋友");
  await page.keyboard.press("Enter");
  await expect(card(page, "再问朋友")).toBeFocused();

  await page.keyboard.press("Alt+ArrowRight");
  await expect(page.getByRole("button", { name: /^行为 · 咨询尺码 · 再问朋友/ })).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(card(page, "再问朋友")).toBeFocused();

  await page.keyboard.press("Delete");
  await expect(card(page, "再问朋友")).toHaveCount(0);
  await expect.poll(() => focused(page)).not.toBeNull();
  await page.keyboard.press("Control+z");
  await expect(card(page, "再问朋友")).toHaveCount(1);
  expect(await focused(page)).not.toBeNull();
  await saved(page);
});

test("stages, steps and lanes are added, named, moved and removed", async ({ page }) => {
  await head(page, "stage", "忠诚").focus();
  await page.keyboard.press("Shift+Enter");
  await expect(editor(page)).toBeFocused();
  await page.keyboard.insertText("推荐");
  await page.keyboard.press("Enter");
  const stage = head(page, "stage", "推荐");
  await expect(stage).toBeFocused();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(stage).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(head(page, "stage", "忠诚")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Delete");
  await expect(stage).toHaveCount(0);
  await expect.poll(() => focused(page)).not.toBeNull();

  await head(page, "step", "支付").focus();
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.insertText("收到付款提醒");
  await page.keyboard.press("Enter");
  await expect(head(page, "step", "收到付款提醒")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(head(page, "step", "收到付款提醒")).toHaveCount(0);
  await expect.poll(() => focused(page)).not.toBeNull();

  const lane = head(page, "lane", "痛点");
  await lane.focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(lane).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(head(page, "lane", "想法与原话")).toBeFocused();
});

test("Space opens the drawer, its fields take the keyboard, Escape gives it back to the map", async ({ page }) => {
  const action = card(page, "看评价与实拍图");
  await action.focus();
  await page.keyboard.press("Space");
  await expect(drawer(page)).toBeVisible();
  await field(page, "内容").focus();
  await page.keyboard.type("写到一半");
  await page.keyboard.press("Escape");
  await expect(drawer(page)).toHaveCount(0);
  await expect(card(page, "写到一半")).toBeFocused();
  // What was typed is one step, and the page is still alive after it.
  await page.keyboard.press("Control+z");
  await expect(action).toHaveCount(1);
});

test("deleting from the drawer leaves the keyboard on the map", async ({ page }) => {
  await card(page, "看评价与实拍图").focus();
  await page.keyboard.press("Space");
  await drawer(page).getByRole("button", { name: "删除" }).last().focus();
  await page.keyboard.press("Enter");
  await expect(card(page, "看评价与实拍图")).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest(".board") !== null)).toBe(true);
});

test("Escape closes the drawer of a persona, too", async ({ page }) => {
  await page.locator(".map-head .avatar").click();
  await expect(page.locator("aside.drawer")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("aside.drawer")).toHaveCount(0);
});

test("behind a dialog the map's keys do nothing", async ({ page }) => {
  const cards = board(page).locator('g[id^="card-"]');
  const before = await cards.count();
  await card(page, "看评价与实拍图").focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "键盘操作" })).toBeVisible();
  for (const key of ["Delete", "Alt+3", "Control+z"]) await page.keyboard.press(key);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(cards).toHaveCount(before);
  expect(new URL(page.url()).hash).not.toContain("kpi");
});

test("a new journey is named and made by the keyboard alone", async ({ page }) => {
  await page.keyboard.press("Alt+n");
  await expect(page.getByRole("dialog", { name: "新建旅程" }).getByLabel("名称")).toBeFocused();
  await page.keyboard.insertText("门店旅程");
  await page.keyboard.press("Enter");
  await expect(page.locator("h1")).toContainText("门店旅程");
});

test("a dialog keeps the focus, Escape closes it and gives the focus back", async ({ page }) => {
  const more = page.locator(".topbar").getByRole("button", { name: "更多" });
  for (const name of ["工作区与历史", "触点、渠道与设置", "键盘操作"]) {
    await more.focus();
    await page.keyboard.press("Enter");
    const item = page.locator(".menu").getByRole("button", { name });
    await expect(page.locator(".menu button").first()).toBeFocused();
    while (!(await item.evaluate((item) => item === document.activeElement))) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name });
    await expect(dialog).toBeVisible();
    for (let at = 0; at < 5; at += 1) {
      await page.keyboard.press("Tab");
      // The browser's own bar may have its turn; nothing of the page behind has.
      expect(await page.evaluate(() => document.activeElement?.closest(".app") ?? null)).toBeNull();
    }
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect.poll(() => focused(page)).toBe("更多");
  }
});

test("a menu opens, is walked and closes by keys", async ({ page }) => {
  const button = page.locator(".topbar").getByRole("button", { name: "导出" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".menu button").first()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(page.locator(".menu button").last()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator(".menu")).toHaveCount(0);
  await expect(button).toBeFocused();
});

test("keys go to the pages, and letters stay text in a field", async ({ page }) => {
  await page.keyboard.press("Alt+3");
  await expect(page).toHaveURL(/#\/kpi$/);
  await page.keyboard.press("Alt+1");
  await expect(page).toHaveURL(/#\/map$/);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "键盘操作" })).toBeVisible();
  await page.keyboard.press("Escape");
  const action = card(page, "看评价与实拍图");
  await action.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("why?");
  await expect(editor(page)).toHaveValue("why?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("zoom by keys keeps the map in reach", async ({ page }) => {
  const percent = page.getByRole("toolbar").getByRole("button", { name: "恢复 100%" });
  await head(page, "stage", "认知").focus();
  await page.keyboard.press("Control+=");
  await expect(percent).toHaveText("120%");
  await page.keyboard.press("Control+-");
  await expect(percent).toHaveText("100%");
  await page.keyboard.press("Control+0");
  await expect(percent).not.toHaveText("100%");
  await expect(head(page, "stage", "忠诚")).toBeInViewport();
});
