// The map as a table and as an outline: what a screen reader gets, edits by the keyboard alone, in step with the map.
import AxeBuilder from "@axe-core/playwright";
import { board, card, drawer, expect, figures, head, openSample, saved, test } from "./support.ts";
import type { CDPSession, Page } from "@playwright/test";

type Node = { role: string; name: string; properties: Record<string, unknown>; value: string };

/** What a screen reader gets, in order. */
async function tree(page: Page): Promise<Node[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const text = (field?: { value?: unknown }) => String(field?.value ?? "");
  return nodes.filter((node) => !node.ignored).map((node) => ({
    role: text(node.role),
    name: text(node.name),
    value: text(node.value),
    properties: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
  }));
}

const named = (nodes: Node[], role: string) => nodes.filter((node) => node.role === role).map((node) => node.name);

const twin = (page: Page) => page.locator(".twin");

/** The field of a card by its place and its text. */
const field = (page: Page, text: string) =>
  twin(page).locator(`.grown[data-text="${text} "] textarea`);

const lost = (page: Page) => page.evaluate(() => document.activeElement === document.body);

async function show(page: Page, key: string) {
  await page.keyboard.press(key);
  await expect(key === "Alt+7" ? board(page) : twin(page)).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  await openSample(page);
  await figures(page);
});

test("the table has its heads, its rows and its cells in the accessibility tree", async ({ page }) => {
  await show(page, "Alt+8");
  const nodes = await tree(page);
  const heads = named(nodes, "columnheader");
  for (const name of ["泳道", "认知", "考虑", "购买", "看到种草内容", "支付"]) expect(heads).toContain(name);
  const rows = named(nodes, "rowheader");
  for (const name of ["行为", "痛点", "情绪曲线", "触点与渠道"]) expect(rows).toContain(name);
  expect(named(nodes, "table").join() + named(nodes, "grid").join()).toContain("旅程表");
  // A card is a field that is called by lane and step, and told what it rests on.
  const words = nodes.find((node) => node.role === "textbox" && node.value === "看评价与实拍图");
  expect(words?.name).toBe("行为 · 浏览详情");
  await expect(field(page, "看评价与实拍图")).toHaveAccessibleDescription(/假设|证据/);
  expect(named(nodes, "button")).toContain("添加卡片：行为 · 支付");
  // No field and no button is without a name.
  for (const role of ["textbox", "button", "combobox", "spinbutton"]) expect(named(nodes, role)).not.toContain("");
});

test("the outline has stages and steps as headings, lanes and cards as lists", async ({ page }) => {
  await show(page, "Alt+9");
  const nodes = await tree(page);
  const level = (at: number) =>
    nodes.filter((node) => node.role === "heading" && node.properties.level === at).map((node) => node.name);
  for (const name of ["认知", "考虑", "购买", "泳道"]) expect(level(2)).toContain(name);
  for (const name of ["看到种草内容", "支付"]) expect(level(3)).toContain(name);
  expect(named(nodes, "listitem").length).toBeGreaterThan(40);
  await expect(field(page, "看评价与实拍图")).toHaveAccessibleName("行为 · 浏览详情");
});

test("the curve is told in words above both, and describes its lane on the map", async ({ page }) => {
  await show(page, "Alt+8");
  const words = twin(page).locator(".curve-words p").first();
  await expect(words).toContainText(/^实测：情绪从“.+”的.*[+−]?\d\.\d/);
  await expect(words).toContainText("95% 区间");
  const text = await words.textContent();
  await show(page, "Alt+9");
  await expect(words).toHaveText(text!);
  await show(page, "Alt+7");
  await expect(head(page, "lane", "情绪曲线")).toHaveAccessibleDescription(new RegExp(text!.slice(0, 12)));
});

test("a card is changed, added, moved and deleted by the keyboard; the map follows, and undo takes it back", async ({ page }) => {
  await show(page, "Alt+8");
  const words = field(page, "看评价与实拍图");
  await words.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("细看差评");
  await page.keyboard.press("Enter");
  await expect(field(page, "细看差评")).toBeFocused();
  await page.keyboard.insertText("，不要");
  await page.keyboard.press("Escape");
  await expect(field(page, "细看差评")).toBeFocused();

  await page.getByRole("button", { name: "添加卡片：行为 · 浏览详情", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("再问朋友");
  await page.keyboard.press("Enter");
  await expect(field(page, "再问朋友")).toBeFocused();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(field(page, "再问朋友")).toBeFocused();
  await expect(field(page, "再问朋友")).toHaveAccessibleName("行为 · 咨询尺码");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(field(page, "再问朋友")).toBeFocused();

  await show(page, "Alt+7");
  await expect(card(page, "细看差评")).toHaveCount(1);
  await expect(page.getByRole("button", { name: /^行为 · 咨询尺码 · 再问朋友/ })).toHaveCount(1);

  await show(page, "Alt+8");
  await field(page, "再问朋友").focus();
  await page.keyboard.press("Alt+Delete");
  await expect(field(page, "再问朋友")).toHaveCount(0);
  await expect.poll(() => lost(page)).toBe(false);
  await page.keyboard.press("Control+z");
  await expect(field(page, "再问朋友")).toHaveCount(1);
  expect(await lost(page)).toBe(false);
  // Up, right, added, changed: each is one step.
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("Control+z");
  await expect(field(page, "再问朋友")).toHaveCount(0);
  await expect(field(page, "看评价与实拍图")).toHaveCount(1);
  expect(await lost(page)).toBe(false);
  await saved(page);
});

test("a card that is added and left blank goes again without a trace", async ({ page }) => {
  await show(page, "Alt+8");
  const add = page.getByRole("button", { name: "添加卡片：行为 · 支付", exact: true });
  const cards = await twin(page).locator(".twin-card").count();
  await add.focus();
  await page.keyboard.press("Enter");
  await expect(twin(page).locator(".twin-card")).toHaveCount(cards + 1);
  await page.keyboard.press("Escape");
  await expect(twin(page).locator(".twin-card")).toHaveCount(cards);
  await expect.poll(() => lost(page)).toBe(false);
});

test("names, scores and severities are fields, in the outline as in the table", async ({ page }) => {
  await show(page, "Alt+9");
  const step = twin(page).getByRole("heading", { name: "支付", exact: true }).getByRole("textbox");
  await step.fill("付款");
  await step.press("Enter");
  await expect(step.and(page.locator(":focus"))).toHaveCount(0);
  await expect(twin(page).getByRole("heading", { name: "付款", exact: true })).toHaveCount(1);
  const score = twin(page).getByRole("spinbutton").first();
  await score.fill("9");
  await score.press("Tab");
  await expect(score).toHaveValue("2");
  const severity = twin(page).getByRole("combobox", { name: "严重度" }).first();
  await severity.selectOption({ index: 2 });
  await expect(severity).toHaveValue("2");
  await show(page, "Alt+7");
  await expect(head(page, "step", "付款")).toHaveCount(1);
});

test("what is selected is the same in the drawer", async ({ page }) => {
  await show(page, "Alt+8");
  await field(page, "看评价与实拍图").focus();
  await page.keyboard.press("Alt+Enter");
  await expect(drawer(page).getByRole("textbox", { name: "内容" })).toHaveValue("看评价与实拍图");
  await drawer(page).getByRole("textbox", { name: "内容" }).fill("只看差评");
  await expect(field(page, "只看差评")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(field(page, "只看差评")).toBeFocused();
});

test("the address keeps the view, and an action of the palette leads to it", async ({ page }) => {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await page.keyboard.insertText("以大纲");
  await page.keyboard.press("Enter");
  await expect(page.locator(".outline")).toBeVisible();
  await page.reload();
  await expect(page.locator(".outline")).toBeVisible();
  await page.locator(".forms").getByRole("link", { name: "表格" }).click();
  await expect(twin(page).getByRole("table")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 }, reducedMotion: "reduce" } as never);

      test("axe finds nothing, and only the table is wider than the window", async ({ page }) => {
        test.setTimeout(180_000);
        for (const key of ["Alt+8", "Alt+9"]) {
          await show(page, key);
          const { violations } = await new AxeBuilder({ page }).analyze();
          const told = violations.map(({ id, nodes }) => `${key}: ${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`);
          expect.soft(told).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          const frame = twin(page);
          expect(await frame.evaluate((node) => node.scrollWidth <= node.clientWidth)).toBe(true);
          const moving = await twin(page).evaluate((node) =>
            node.getAnimations({ subtree: true }).filter((animation) => animation.playState === "running").length);
          expect(moving).toBe(0);
        }
      });
    });
  }
}
