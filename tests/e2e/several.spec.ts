// Several cards at once: picked by clicks, keys and a frame; moved, changed and deleted as one step.
import { card, drawer, expect, field, head, openSample, saved, select, test } from "./support.ts";
import type { Locator, Page } from "@playwright/test";

const pressed = (page: Page) => page.locator('.board g[aria-pressed="true"]');
const undo = (page: Page) => page.getByRole("button", { name: /^撤销/ }).first();
const middle = async (thing: Locator) => {
  const box = (await thing.boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height / 2] as const;
};

test.beforeEach(async ({ page }) => openSample(page));

test("clicks with Ctrl or Shift take cards in and out", async ({ page }) => {
  await select(page, card(page, "怀疑是软广"));
  await page.keyboard.down("Control");
  await page.mouse.click(...(await middle(card(page, "比价信息不透明"))));
  await page.keyboard.up("Control");
  await expect(pressed(page)).toHaveCount(2);
  await expect(drawer(page).getByRole("status")).toHaveText("已选 2 张卡片");
  await page.keyboard.down("Shift");
  await page.mouse.click(...(await middle(card(page, "怀疑是软广"))));
  await page.keyboard.up("Shift");
  await expect(pressed(page)).toHaveCount(1);
  await expect(card(page, "比价信息不透明")).toHaveAttribute("aria-pressed", "true");
});

test("Shift and arrows stretch the selection, and going back lets go", async ({ page }) => {
  await card(page, "怀疑是软广").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(pressed(page)).toHaveCount(2);
  await expect(card(page, "比价信息不透明")).toBeFocused();
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(pressed(page)).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(pressed(page)).toHaveCount(0);
});

test("all of a lane is deleted as one step, and the keyboard stays on the map", async ({ page }) => {
  const pains = page.locator('.board g[id^="card-"][aria-label^="痛点"]');
  const cards = page.locator('.board g[id^="card-"]');
  const [before, all] = [await pains.count(), await cards.count()];
  await card(page, "怀疑是软广").focus();
  await page.keyboard.press("Control+a");
  await expect(pressed(page)).toHaveCount(before);
  await page.keyboard.press("Control+a");
  await expect(pressed(page)).toHaveCount(all);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await expect(pains).toHaveCount(0);
  await expect(cards).toHaveCount(all - before);
  await expect(page.locator(".board .stop:focus")).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(pains).toHaveCount(before);
});

test("a frame on empty ground picks what it touches; the space bar moves the map instead", async ({ page }) => {
  const pain = (await card(page, "怀疑是软广").boundingBox())!;
  const beside = (await card(page, "比价信息不透明").boundingBox())!;
  const lane = (await head(page, "lane", "痛点").boundingBox())!;
  const from = [pain.x + 20, lane.y + 2] as const;
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(beside.x + 30, pain.y + 30, { steps: 5 });
  await expect(pressed(page)).toHaveCount(2);
  await expect(page.locator(".overlay .ghost")).toHaveCount(1);
  await page.mouse.up();
  await expect(drawer(page).getByRole("status")).toHaveText("已选 2 张卡片");
  await expect(page.locator(".board .stop:focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  const scrolled = () => page.locator(".board").evaluate((board) => board.scrollTop);
  await page.mouse.move(...from);
  await page.keyboard.down("Space");
  await page.mouse.down();
  await page.mouse.move(from[0], from[1] - 60, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up("Space");
  await expect.poll(scrolled).toBeGreaterThan(20);
  await expect(pressed(page)).toHaveCount(0);
  await expect(drawer(page)).toHaveCount(0);
});

test("selected cards move together, by keys and by a drag", async ({ page }) => {
  const at = (text: string, step: string) => page.getByRole("button", { name: new RegExp(`^痛点 · ${step} · ${text}`) });
  await card(page, "怀疑是软广").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Alt+ArrowRight");
  await expect(at("怀疑是软广", "搜索比价")).toBeVisible();
  await expect(at("比价信息不透明", "浏览详情")).toBeVisible();
  await undo(page).click();
  await expect(at("怀疑是软广", "看到种草内容")).toBeVisible();
  await expect(at("比价信息不透明", "搜索比价")).toBeVisible();
  const lane = (await head(page, "lane", "痛点").boundingBox())!;
  const step = (await head(page, "step", "浏览详情").boundingBox())!;
  await page.mouse.move(...(await middle(card(page, "怀疑是软广"))));
  await page.mouse.down();
  await page.mouse.move(step.x + step.width / 2, lane.y + lane.height / 2, { steps: 6 });
  await expect(page.locator(".board .dragged")).toHaveCount(2);
  await page.mouse.up();
  await expect(at("怀疑是软广", "浏览详情")).toBeVisible();
  await expect(at("比价信息不透明", "咨询尺码")).toBeVisible();
  await undo(page).click();
  await expect(at("比价信息不透明", "搜索比价")).toBeVisible();
});

test("what is set on several cards is one step", async ({ page }) => {
  await card(page, "怀疑是软广").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await field(page, "负责人").fill("");
  await field(page, "负责人").pressSequentially("内容组");
  await field(page, "依据").selectOption("有证据");
  await saved(page);
  await page.reload();
  for (const text of ["怀疑是软广", "比价信息不透明"]) {
    await select(page, card(page, text));
    await expect(field(page, "负责人")).toHaveValue("内容组");
    await expect(field(page, "依据")).toHaveValue("1");
  }
});

test("cards are arranged from the drawer", async ({ page }) => {
  await card(page, "怀疑是软广").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await drawer(page).getByRole("button", { name: "对齐到最左一列" }).click();
  await expect(page.getByRole("button", { name: /^痛点 · 看到种草内容 · 比价信息不透明/ })).toBeVisible();
  await drawer(page).getByRole("button", { name: "依次分散到各步骤" }).click();
  await expect(page.getByRole("button", { name: /^痛点 · 搜索比价 · 比价信息不透明/ })).toBeVisible();
});
