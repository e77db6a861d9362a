// Getting somewhere: find and replace, the command palette, comments, the minimap, presenting; and fingers.
import { board, card, drawer, expect, field, head, openFile, openSample, saved, select, test } from "./support.ts";
import type { Page } from "@playwright/test";

const bar = (page: Page) => page.getByRole("search", { name: "查找" });
const palette = (page: Page) => page.getByRole("dialog", { name: "搜索" });
const marked = (page: Page) => page.locator(".board .found");

test.describe("on the sample", () => {
  test.beforeEach(async ({ page }) => openSample(page));

  test("what is sought is counted, walked through and left on the hit", async ({ page }) => {
    await page.keyboard.press("Control+f");
    await expect(bar(page).getByRole("searchbox")).toBeFocused();
    await page.keyboard.insertText("支付");
    await expect(bar(page).getByRole("status")).toHaveText(/^1 \/ \d+$/);
    const total = Number((await bar(page).getByRole("status").innerText()).split("/")[1]);
    expect(total).toBeGreaterThan(2);
    await expect(marked(page)).toHaveCount(1);
    const first = await marked(page).getAttribute("id");
    await page.keyboard.press("Enter");
    await expect(bar(page).getByRole("status")).toHaveText(`2 / ${total}`);
    await page.keyboard.press("Shift+Enter");
    await expect(marked(page)).toHaveAttribute("id", first!);
    await page.keyboard.press("Shift+Enter");
    await expect(bar(page).getByRole("status")).toHaveText(`${total} / ${total}`);
    // The last one lies on a lane that is hidden: the list says so, and nothing is marked.
    await expect(bar(page).locator('[aria-current="true"]')).toContainText("泳道未展开");
    await expect(marked(page)).toHaveCount(0);
    await page.keyboard.press("Enter");
    await expect(marked(page)).toBeInViewport();
    await page.keyboard.press("Escape");
    await expect(bar(page)).toHaveCount(0);
    await expect(page.locator(`#${first}`)).toBeFocused();
  });

  test("all is replaced as one step", async ({ page }) => {
    await page.keyboard.press("Control+h");
    await expect(bar(page).getByRole("searchbox")).toBeFocused();
    await page.keyboard.insertText("怀疑是软广");
    await expect(bar(page).getByRole("status")).toHaveText("1 / 1");
    await bar(page).getByLabel("替换为").fill("怀疑是硬广");
    await bar(page).getByRole("button", { name: "全部替换" }).click();
    await expect(card(page, "怀疑是硬广")).toHaveCount(1);
    await expect(bar(page).getByRole("status")).toHaveText("没有找到");
    await page.locator(".topbar").getByRole("button", { name: /^撤销/ }).click();
    await expect(card(page, "怀疑是软广")).toHaveCount(1);
    await bar(page).getByRole("button", { name: "替换", exact: true }).click();
    await expect(card(page, "怀疑是硬广")).toHaveCount(1);
    await saved(page);
    await page.reload();
    await expect(card(page, "怀疑是硬广")).toHaveCount(1);
  });

  test("the palette finds a card by the keyboard alone and goes there", async ({ page }) => {
    await page.goto("./#/data");
    await page.keyboard.press("Control+k");
    await expect(palette(page).getByRole("combobox")).toBeFocused();
    await page.keyboard.insertText("痛点 软广");
    const option = palette(page).getByRole("option").first();
    await expect(option).toContainText("怀疑是软广");
    await expect(option).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(palette(page)).toHaveCount(0);
    await expect(card(page, "怀疑是软广")).toBeFocused();
    await expect(field(page, "内容")).toHaveValue("怀疑是软广");
  });

  test("the palette does what it names, and remembers it", async ({ page }) => {
    await page.locator(".topbar").getByRole("button", { name: "搜索" }).click();
    await expect(palette(page).getByRole("combobox")).toBeFocused();
    await page.keyboard.insertText("深色");
    await page.keyboard.press("Enter");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await page.keyboard.press("Control+k");
    await expect(palette(page).getByRole("option").first()).toContainText("深色");
    await page.keyboard.press("ArrowDown");
    await expect(palette(page).getByRole("option").nth(1)).toHaveAttribute("aria-selected", "true");
    await page.keyboard.insertText("演示");
    await page.keyboard.press("Escape");
    await expect(palette(page)).toHaveCount(0);
  });

  test("a comment is signed once, listed, and leads back to its card", async ({ page }) => {
    const comment = async (text: string, on: string) => {
      await select(page, card(page, on));
      await field(page, "添加评论").fill(text);
      await drawer(page).getByRole("button", { name: "添加评论" }).click();
    };
    await select(page, card(page, "怀疑是软广"));
    await field(page, "署名").fill("小周");
    await comment("要不要换达人？", "怀疑是软广");
    await saved(page);
    await page.reload();
    await select(page, card(page, "比价信息不透明"));
    await expect(field(page, "署名")).toHaveValue("小周");
    await drawer(page).getByRole("button", { name: "全部评论" }).click();
    const list = page.getByRole("dialog", { name: "全部评论" });
    await list.getByRole("button", { name: /要不要换达人？.*小周/ }).click();
    await expect(card(page, "怀疑是软广")).toBeFocused();
    await expect(drawer(page).locator(".comment")).toContainText("要不要换达人？");
  });

  test("stages are presented one by one, and everything is as it was afterwards", async ({ page }) => {
    const before = await head(page, "stage", "考虑").boundingBox();
    await page.getByRole("button", { name: "演示（逐个阶段）" }).click();
    const presenter = page.getByRole("toolbar", { name: "演示（逐个阶段）" });
    await expect(presenter.getByRole("status")).toHaveText("1 / 5 · 认知");
    await page.keyboard.press("ArrowRight");
    await expect(presenter.getByRole("status")).toHaveText("2 / 5 · 考虑");
    await expect.poll(async () => (await head(page, "stage", "考虑").boundingBox())!.width).toBeGreaterThan(before!.width * 1.5);
    await page.keyboard.press("End");
    await expect(presenter.getByRole("status")).toHaveText("5 / 5 · 忠诚");
    await page.keyboard.press("ArrowLeft");
    await expect(presenter.getByRole("status")).toHaveText("4 / 5 · 使用");
    await presenter.getByRole("button", { name: "关闭" }).click();
    await expect(presenter).toHaveCount(0);
    await expect.poll(async () => (await head(page, "stage", "考虑").boundingBox())!.width).toBeCloseTo(before!.width, 0);
    await expect(page.locator(".board .stop:focus")).toHaveCount(1);
  });
});

test("a wide map has a small picture of itself that moves it", async ({ page }) => {
  await openSample(page);
  await expect(page.locator(".minimap")).toHaveCount(0);
  const { largeMap } = await import("../bench/workspace.mjs");
  const { file } = largeMap({ cards: 1000, stages: 6, steps: 4 });
  await openFile(page, { name: "large.waymark.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  const small = page.locator(".minimap svg");
  await expect(small).toBeVisible();
  const box = (await small.boundingBox())!;
  await page.mouse.click(box.x + box.width - 4, box.y + box.height - 4);
  await expect.poll(() => board(page).evaluate((board) => board.scrollLeft)).toBeGreaterThan(100);
  const view = await small.locator(".view").boundingBox();
  expect(view!.x).toBeGreaterThan(box.x + 10);
});

test.describe("with fingers", () => {
  test.use({ hasTouch: true });

  test("two fingers zoom, one that rests takes a card up", async ({ page, context }) => {
    await openSample(page);
    const client = await context.newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...points: [number, number][]) =>
      client.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    const percent = page.locator(".tools .percent");
    await touch("touchStart", [600, 500], [700, 500]);
    await touch("touchMove", [550, 500], [750, 500]);
    await touch("touchEnd");
    await expect(percent).toHaveText("200%");
    await percent.click();
    await expect(percent).toHaveText("100%");
    const pain = card(page, "怀疑是软广");
    await pain.scrollIntoViewIfNeeded();
    const from = (await pain.boundingBox())!;
    const step = (await head(page, "step", "浏览详情").boundingBox())!;
    await touch("touchStart", [from.x + 30, from.y + 20]);
    await expect(page.locator(".board .dragged")).toHaveCount(1);
    await touch("touchMove", [step.x + step.width / 2, from.y + 20]);
    await touch("touchEnd");
    await expect(page.getByRole("button", { name: /^痛点 · 浏览详情 · 怀疑是软广/ })).toBeVisible();
  });
});
