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
  await expect(twin(page).getByRole("grid")).toBeVisible();
});

/** The id of what has the keyboard. */
const at = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");
/** The accessible name of what has the keyboard. */
const named_now = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

/** Opens the menu of a thing by keys alone, from its cell or line, and presses an item of it. */
async function act(page: Page, item: RegExp | string) {
  await page.keyboard.press("Enter");
  const menu = page.locator(".menu.popup");
  for (let tabs = 0; !(await at(page)).startsWith("menu-"); tabs += 1) {
    expect(tabs, "Tab leads to the button of the menu").toBeLessThan(6);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(menu.locator(":focus")).toHaveCount(1);
  await expect(page.locator("[aria-expanded='true']")).toHaveCount(1);
  const wanted = menu.getByRole("button", { name: item });
  for (let steps = 0; !(await wanted.evaluate((node) => node === document.activeElement)); steps += 1) {
    expect(steps, "arrows lead to the item").toBeLessThan(14);
    // From a choice of the menu Tab leads on.
    const button = await page.evaluate(() => document.activeElement?.tagName === "BUTTON");
    await page.keyboard.press(button ? "ArrowDown" : "Tab");
  }
  await page.keyboard.press("Enter");
  await expect(menu).toHaveCount(0);
}

/** Goes to the cell or line of a stage, step or lane by its name. */
async function go(page: Page, name: string) {
  await twin(page).locator(`.spot[id^="at-"][aria-label="${name}"]`).first().focus();
  await expect.poll(() => named_now(page)).toBe(name);
}

const spots = (page: Page) => twin(page).locator(".spot[tabindex='0']");

test("one Tab enters the table and one leaves it; arrows walk over its cells", async ({ page }) => {
  await show(page, "Alt+8");
  await page.locator(".twin-bar").getByRole("button").last().focus();
  await page.keyboard.press("Tab");
  expect(await at(page)).toBe("at-corner");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement!.closest(".twin") === null)).toBe(true);
  await page.keyboard.press("Shift+Tab");
  expect(await at(page)).toBe("at-corner");
  const walk: [string, RegExp][] = [
    ["ArrowRight", /^认知$/],
    ["ArrowRight", /^考虑$/],
    ["ArrowDown", /^浏览详情$/],
    ["ArrowDown", /^空白$/],
    ["Home", /^故事板/],
    ["End", /^空白$/],
    ["Control+Home", /^$/],
    ["ArrowDown", /^故事板/],
  ];
  for (const [key, name] of walk) {
    await page.keyboard.press(key);
    await expect.poll(() => named_now(page), key).toMatch(name);
    await expect(spots(page)).toHaveCount(1);
  }
  await page.keyboard.press("Control+End");
  const last = await at(page);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  expect(await at(page)).toBe(last);
  // Into the cell, over what is in it, back out.
  await go(page, "支付");
  await page.keyboard.press("Enter");
  expect(await at(page)).toMatch(/^step-/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Home");
  expect(await at(page)).toMatch(/^step-/);
  await page.keyboard.press("Tab");
  expect(await at(page)).toMatch(/^menu-step-/);
  await page.keyboard.press("Shift+Tab");
  expect(await at(page)).toMatch(/^step-/);
  await page.keyboard.press("Escape");
  expect(await named_now(page)).toBe("支付");
  const nodes = await tree(page);
  expect(named(nodes, "grid").join()).toContain("旅程表");
  expect(named(nodes, "gridcell").join()).toContain("看评价与实拍图");
});

test("one Tab enters the outline; arrows walk over its lines and headings", async ({ page }) => {
  await show(page, "Alt+9");
  await page.locator(".twin-bar").getByRole("button").last().focus();
  await page.keyboard.press("Tab");
  expect(await named_now(page)).toBe("认知");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const heading = await at(page);
  expect(heading).toMatch(/^at-step-|^at-all-/);
  await page.keyboard.press("ArrowDown");
  expect(await at(page)).toMatch(/^line-/);
  await page.keyboard.press("ArrowDown");
  expect(await at(page)).toMatch(/^at-card-/);
  await page.keyboard.press("Enter");
  expect(await at(page)).toMatch(/^card-/);
  await page.keyboard.press("Escape");
  expect(await at(page)).toMatch(/^at-card-/);
  await page.keyboard.press("ArrowLeft");
  expect(await at(page)).toBe(heading);
  await page.keyboard.press("Home");
  expect(await named_now(page)).toBe("认知");
  await page.keyboard.press("End");
  expect(await at(page)).toMatch(/^at-lane-/);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement!.closest(".twin") === null)).toBe(true);
});

for (const [form, key] of [["table", "Alt+8"], ["outline", "Alt+9"]] as const) {
  test(`stages, steps and lanes are added, named, moved, hidden and removed by the keyboard in the ${form}`, async ({ page }) => {
    test.setTimeout(60_000);
    await show(page, key);
    const heads = async (kind: string) => twin(page).locator(`.spot[id^="at-${kind}-"]`).evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
    const name = async (kind: string, text: string) => {
      expect(await at(page)).toMatch(new RegExp(`^${kind}-`));
      await page.keyboard.insertText(text);
      await page.keyboard.press("Enter");
      await expect(twin(page).locator(`.spot[aria-label="${text}"]`)).not.toHaveCount(0);
      expect(await at(page)).toMatch(new RegExp(`^${kind}-`));
      await page.keyboard.press("Escape");
      expect(await named_now(page)).toBe(text);
    };
    // A stage after another: its name is there to be typed.
    await go(page, "认知");
    await act(page, "在后面添加阶段");
    await expect.poll(() => at(page)).toMatch(/^stage-/);
    await name("stage", "种草");
    expect((await heads("stage")).slice(0, 3)).toEqual(["认知", "种草", "考虑"]);
    // A step in it, and one after that by its key.
    await act(page, /在“种草”添加步骤/);
    await expect.poll(() => at(page)).toMatch(/^step-/);
    await name("step", "刷到");
    await page.keyboard.press("Shift+Enter");
    await expect.poll(() => at(page)).toMatch(/^step-/);
    await name("step", "点进");
    // Moved by key and by menu; the keyboard stays on it.
    await page.keyboard.press("Alt+ArrowLeft");
    await expect.poll(() => named_now(page)).toBe("点进");
    const steps = await heads("step");
    expect(steps.indexOf("点进")).toBe(steps.indexOf("刷到") - 1);
    await act(page, "后移");
    await expect.poll(() => at(page)).toMatch(/^menu-step-/);
    const moved = await heads("step");
    expect(moved.indexOf("点进")).toBe(moved.indexOf("刷到") + 1);
    // Removed by key: the neighbour has the keyboard.
    await go(page, "点进");
    await page.keyboard.press("Delete");
    await expect(twin(page).locator('.spot[aria-label="点进"]')).toHaveCount(0);
    await expect.poll(() => at(page)).toMatch(/^at-step-/);
    await expect(page.locator(".toasts")).toContainText("删除步骤");
    await go(page, "种草");
    await act(page, "删除");
    await expect(twin(page).locator('.spot[aria-label="种草"]')).toHaveCount(0);
    await expect.poll(() => at(page)).toMatch(/^stage-/);
    // A lane below another, named, moved, hidden, removed.
    await go(page, "行为");
    await act(page, "在下面添加泳道");
    await expect.poll(() => at(page)).toMatch(/^lane-/);
    await name("lane", "话术");
    await act(page, "上移");
    await expect.poll(() => at(page)).toMatch(/^menu-lane-/);
    const lanes = await heads("lane");
    expect(lanes.indexOf("话术")).toBe(lanes.indexOf("行为") - 1);
    const hidden = await twin(page).locator(".badge").count();
    await go(page, "话术");
    await act(page, "在图上隐藏");
    await expect.poll(() => at(page)).toMatch(/^menu-lane-/);
    await expect(twin(page).locator(".badge")).toHaveCount(hidden + 1);
    await show(page, "Alt+7");
    await expect(head(page, "lane", "行为")).toHaveCount(1);
    await expect(head(page, "lane", "话术")).toHaveCount(0);
    await show(page, key);
    await go(page, form === "table" ? "话术（图上已隐藏）" : "话术");
    await act(page, "在图上显示");
    await expect(twin(page).locator(".badge")).toHaveCount(hidden);
    await go(page, "话术");
    await page.keyboard.press("Alt+Delete");
    await expect(twin(page).locator('.spot[aria-label="话术"]')).toHaveCount(0);
    await expect.poll(() => at(page)).toMatch(/^at-lane-/);
    // Any kind of lane, and which ones are shown: the menus of the map.
    await twin(page).getByRole("button", { name: "添加", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".menu").getByRole("button", { name: "后台", exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => at(page)).toMatch(/^lane-/);
    await saved(page);
  });

  test(`a card is taken to another lane and step from its menu in the ${form}`, async ({ page }) => {
    await show(page, key);
    const words = field(page, "看评价与实拍图");
    await words.focus();
    await page.keyboard.press("Escape");
    await act(page, "移到后一步骤");
    await expect.poll(() => at(page)).toMatch(/^menu-card-/);
    await expect(words).toHaveAccessibleName("行为 · 咨询尺码");
    await page.keyboard.press("Enter");
    const menu = page.locator(".menu.popup");
    await menu.getByLabel("泳道").selectOption({ label: "需求与期望" });
    await menu.getByLabel("位置").selectOption({ label: "购买 · 支付" });
    await menu.getByRole("button", { name: "移动", exact: true }).press("Enter");
    await expect(words).toHaveAccessibleName("需求与期望 · 支付");
    await expect.poll(() => at(page)).toMatch(/^menu-card-/);
    await page.keyboard.press("Enter");
    await menu.getByRole("button", { name: "在此再加一张卡片" }).press("Enter");
    await expect.poll(() => at(page)).toMatch(/^card-/);
    await page.keyboard.insertText("随时能退");
    await page.keyboard.press("Enter");
    await expect(field(page, "随时能退")).toHaveAccessibleName("需求与期望 · 支付");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await menu.getByRole("button", { name: "删除" }).press("Enter");
    await expect(field(page, "随时能退")).toHaveCount(0);
    await expect.poll(() => at(page)).toMatch(/^card-/);
    await saved(page);
  });
}

test("Enter in an empty cell adds a card; Escape takes the blank one back and stays on the cell", async ({ page }) => {
  await show(page, "Alt+8");
  const pains = twin(page).locator("tr").filter({ has: page.locator('th[aria-label="痛点"]') });
  const empty = pains.locator('td.spot[aria-label="空白"]').first();
  const id = await empty.getAttribute("id");
  await empty.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => at(page)).toMatch(/^card-/);
  await page.keyboard.press("Escape");
  await expect.poll(() => at(page)).toBe(id);
  await expect(twin(page).locator(`[id="${id}"] .twin-card`)).toHaveCount(0);
});

test("the menu of a thing closes by Escape and by a click elsewhere, and stays in the window", async ({ page }) => {
  await show(page, "Alt+8");
  for (const spot of [twin(page).locator("th.spot").nth(1), twin(page).locator(".twin-card").last()]) {
    const button = spot.locator('button[id^="menu-"]');
    await button.click();
    const menu = page.locator(".menu.popup");
    const box = (await menu.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(1440);
    expect(box.y + box.height).toBeLessThanOrEqual(900);
    await page.keyboard.press("Escape");
    await expect(menu).toHaveCount(0);
    await expect(button).toBeFocused();
    await button.click();
    await expect(menu).toHaveCount(1);
    await page.locator("h1").click();
    await expect(menu).toHaveCount(0);
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 }, reducedMotion: "reduce" } as never);

      test("axe finds nothing, and only the table is wider than the window", async ({ page }) => {
        test.setTimeout(180_000);
        for (const key of ["Alt+8", "Alt+9"]) {
          await show(page, key);
          if (key === "Alt+9") await twin(page).locator('.twin-card button[id^="menu-"]').first().click();
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
