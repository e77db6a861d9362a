// Copy, cut, paste and duplicate: inside the map, between journeys, from a spreadsheet, a text, a picture.
import { board, card, editor, expect, head, openSample, saved, startOwn, test } from "./support.ts";
import type { Page } from "@playwright/test";

/** A paste as another program would cause it. */
const paste = (page: Page, content: { [kind: string]: string }, png?: number[]) =>
  page.evaluate(([content, png]) => {
    const data = new DataTransfer();
    for (const [kind, text] of Object.entries(content)) data.setData(kind, text);
    if (png) data.items.add(new File([new Uint8Array(png)], "a.png", { type: "image/png" }));
    document.activeElement!.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, [content, png] as const);
const at = (page: Page, lane: string, step: string, text: string) =>
  board(page).getByRole("button", { name: new RegExp(`^${lane} · ${step} · ${text}`) });
const undo = (page: Page) => page.locator(".topbar").getByRole("button", { name: /^撤销/ });

test("two cards are copied to another column, and kept after a reload", async ({ page }) => {
  await openSample(page);
  await card(page, "怀疑是软广").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Control+c");
  await expect(page.locator(".toast")).toContainText("已复制 2 张卡片");
  await card(page, "退款要打电话催").focus();
  await page.keyboard.press("Control+v");
  await expect(at(page, "痛点", "退换与售后", "怀疑是软广")).toBeFocused();
  await expect(at(page, "痛点", "复购推荐", "比价信息不透明")).toHaveCount(1);
  await saved(page);
  await page.reload();
  await expect(card(page, "怀疑是软广")).toHaveCount(2);
  await expect(card(page, "比价信息不透明")).toHaveCount(2);
});

test("cut takes the cards away, paste and undo bring them back", async ({ page }) => {
  await openSample(page);
  await card(page, "怀疑是软广").focus();
  await page.keyboard.press("Control+x");
  await expect(card(page, "怀疑是软广")).toHaveCount(0);
  await expect(page.locator(".board .stop:focus")).toHaveCount(1);
  await undo(page).click();
  await expect(card(page, "怀疑是软广")).toHaveCount(1);
  await card(page, "怀疑是软广").focus();
  await page.keyboard.press("Control+x");
  await card(page, "比价信息不透明").focus();
  await page.keyboard.press("Control+v");
  await expect(at(page, "痛点", "搜索比价", "怀疑是软广")).toBeVisible();
});

test("Ctrl+D duplicates in place", async ({ page }) => {
  await openSample(page);
  await card(page, "怀疑是软广").focus();
  await page.keyboard.press("Control+d");
  await expect(at(page, "痛点", "看到种草内容", "怀疑是软广")).toHaveCount(2);
  await expect(page.locator(".toast")).toContainText("已创建 1 张卡片的副本");
  await undo(page).click();
  await expect(card(page, "怀疑是软广")).toHaveCount(1);
});

test("cards go to another journey with their lanes", async ({ page }) => {
  await openSample(page);
  await card(page, "怀疑是软广").focus();
  await page.keyboard.press("Control+c");
  await page.keyboard.press("Alt+n");
  const dialog = page.getByRole("dialog", { name: "新建旅程" });
  await dialog.getByLabel("名称").fill("第二条旅程");
  await dialog.getByRole("button", { name: "创建" }).click();
  await expect(page.locator("h1")).toContainText("第二条旅程");
  await page.locator('.board g[id^="step-"]').nth(1).focus();
  await page.keyboard.press("Control+v");
  await expect(card(page, "怀疑是软广")).toHaveCount(1);
});

test("cells of a spreadsheet fill the steps; lines become cards; a picture becomes a storyboard card", async ({ page }) => {
  await startOwn(page, "粘贴");
  const lane = head(page, "lane", "痛点");
  await lane.focus();
  await page.keyboard.press("ArrowRight");
  await paste(page, { "text/plain": "太慢\t太贵\n不会用\t\n", "text/html": "<table><tr><td>太慢</td></tr></table>" });
  for (const text of ["太慢", "太贵", "不会用"]) await expect(card(page, text)).toHaveCount(1);
  await expect(page.locator('.board g[aria-pressed="true"]')).toHaveCount(3);
  await undo(page).click();
  await expect(card(page, "太慢")).toHaveCount(0);
  await lane.focus();
  await page.keyboard.press("ArrowRight");
  await paste(page, { "text/plain": "第一行\n第二行" });
  await expect(card(page, "第一行")).toHaveCount(1);
  await expect(card(page, "第二行")).toHaveCount(1);
  const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  await paste(page, {}, [...Buffer.from(png, "base64")]);
  await expect(page.locator(".board image")).toHaveCount(1);
  await expect(head(page, "lane", "故事板")).toHaveCount(1);
});

test("rows of a table go to the lanes below; what fits nowhere is counted", async ({ page }) => {
  await openSample(page);
  await card(page, "怀疑是软广").focus();
  await paste(page, { "text/plain": `甲一\t甲二\n${"乙一\t乙二\n".repeat(40)}` });
  await expect(at(page, "痛点", "看到种草内容", "甲一")).toBeVisible();
  await expect(at(page, "痛点", "[^·]+", "乙一")).toHaveCount(0);
  await expect(page.locator(".toast")).toContainText(/已粘贴 \d+ 张卡片；另有 \d+ 个单元格未粘贴/);
});

test("in a text field the clipboard is the field's", async ({ page }) => {
  await openSample(page);
  const cards = page.locator('.board g[id^="card-"]');
  const before = await cards.count();
  await card(page, "怀疑是软广").dblclick();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await page.keyboard.press("End");
  await page.keyboard.press("Control+v");
  await expect(editor(page)).toHaveValue("怀疑是软广怀疑是软广");
  await page.keyboard.press("Escape");
  await expect(cards).toHaveCount(before);
});
