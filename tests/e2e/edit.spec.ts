// Drawing a map with the mouse: in place, by drag and drop, in the drawer; undo; and all of it after a reload.
import { card, drawer, editor, expect, field, head, openFile, openSample, saved, select, startOwn, test } from "./support.ts";
import type { Locator, Page } from "@playwright/test";

const ACTION = "刷到穿搭视频，点进商品";

test.describe("on the sample", () => {
  test.beforeEach(async ({ page }) => openSample(page));

  test("a double click edits a card in place, Enter keeps the text", async ({ page }) => {
    await card(page, ACTION).dblclick();
    await expect(editor(page)).toHaveValue(ACTION);
    await editor(page).fill("在短视频里刷到同款，点开商品");
    await page.keyboard.press("Enter");
    await expect(editor(page)).toHaveCount(0);
    await expect(card(page, "在短视频里刷到同款")).toBeVisible();
    await expect(card(page, ACTION)).toHaveCount(0);
    await saved(page);
    await page.reload();
    await expect(card(page, "在短视频里刷到同款")).toBeVisible();
  });

  test("a double click edits the card under it, also far to the right", async ({ page }) => {
    // The first click opens the drawer, which narrows the map: the second must not meet another card.
    const text = "试穿、拍照发给朋友";
    await card(page, text).dblclick();
    await expect(editor(page)).toHaveValue(text);
  });

  test("Escape leaves the text as it was", async ({ page }) => {
    await card(page, ACTION).dblclick();
    await editor(page).fill("不要这个");
    await page.keyboard.press("Escape");
    await expect(card(page, ACTION)).toBeVisible();
    await expect(card(page, "不要这个")).toHaveCount(0);
  });

  /** The middle of an empty cell. */
  const empty = async (page: Page) => {
    const lane = head(page, "lane", "痛点");
    await lane.scrollIntoViewIfNeeded();
    const row = (await lane.boundingBox())!;
    const step = (await head(page, "step", "浏览详情").boundingBox())!;
    return [step.x + step.width / 2, row.y + row.height / 2] as const;
  };

  for (const gesture of ["click", "dblclick"] as const) {
    test(`a ${gesture} on an empty cell adds a card there, as one step`, async ({ page }) => {
      await page.mouse[gesture](...(await empty(page)));
      await expect(editor(page)).toBeFocused();
      await page.keyboard.insertText("看不出面料厚薄");
      await page.keyboard.press("Enter");
      const added = page.getByRole("button", { name: /^痛点 · 浏览详情 · 看不出面料厚薄/ });
      await expect(added).toBeVisible();
      await saved(page);
      await page.reload();
      await expect(added).toHaveCount(1);
    });
  }

  test("a new card that is left blank goes, and nothing is there to undo", async ({ page }) => {
    const cards = page.locator('.board g[id^="card-"]');
    const before = await cards.count();
    for (const leave of [() => page.keyboard.press("Escape"), () => page.locator("h1").click()]) {
      await page.mouse.click(...(await empty(page)));
      await expect(editor(page)).toBeFocused();
      await expect(cards).toHaveCount(before + 1);
      await leave();
      await expect(cards).toHaveCount(before);
      await expect(page.getByRole("button", { name: /^撤销/ })).toBeDisabled();
      await expect(page.getByRole("button", { name: /^重做/ })).toBeDisabled();
    }
    await page.mouse.click(...(await empty(page)));
    await page.keyboard.insertText("看不出面料厚薄");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "撤销：添加卡片" }).click();
    await expect(cards).toHaveCount(before);
    await expect(page.getByRole("button", { name: /^撤销/ })).toBeDisabled();
  });

  test("the tools lie beside the map, not over it", async ({ page }) => {
    const tools = (await page.locator(".tools").boundingBox())!;
    const map = (await page.locator(".board").boundingBox())!;
    expect(map.y + map.height).toBeLessThanOrEqual(tools.y + 1);
  });

  test("a card is dragged to another step", async ({ page }) => {
    const from = card(page, "怀疑是软广");
    await from.scrollIntoViewIfNeeded();
    const lane = (await head(page, "lane", "痛点").boundingBox())!;
    const step = (await head(page, "step", "浏览详情").boundingBox())!;
    await drag(page, from, { x: step.x + step.width / 2, y: lane.y + lane.height / 2 });
    await expect(page.getByRole("button", { name: /^痛点 · 浏览详情 · 怀疑是软广/ })).toBeVisible();
    await page.getByRole("button", { name: "撤销：移动卡片" }).click();
    await expect(page.getByRole("button", { name: /^痛点 · 看到种草内容 · 怀疑是软广/ })).toBeVisible();
  });

  test("Escape ends a drag and nothing has happened", async ({ page }) => {
    const from = card(page, ACTION);
    const box = (await from.boundingBox())!;
    const step = (await head(page, "step", "支付").boundingBox())!;
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(step.x + 30, box.y + 20, { steps: 4 });
    await expect(page.locator(".overlay .landing")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect(page.getByRole("button", { name: new RegExp(`^行为 · 看到种草内容 · ${ACTION}`) })).toBeVisible();
    await expect(page.getByRole("button", { name: "撤销", exact: true })).toBeDisabled();
  });

  test("the emotion curve is dragged to another score", async ({ page }) => {
    const node = page.getByRole("button", { name: "设想：搜索比价，情绪 +0.6" });
    const box = (await node.boundingBox())!;
    const top = (await head(page, "lane", "情绪曲线").boundingBox())!;
    await drag(page, node, { x: box.x + box.width / 2, y: top.y });
    await expect(page.getByRole("button", { name: /设想：搜索比价，情绪 \+2/ })).toBeVisible();
  });

  test("a deleted card comes back by the message, by buttons and by keys", async ({ page }) => {
    const pain = card(page, "怀疑是软广");
    await pain.focus();
    await page.keyboard.press("Delete");
    await expect(pain).toHaveCount(0);
    await page.locator(".toast").getByRole("button", { name: "撤销" }).click();
    await expect(pain).toHaveCount(1);
    await page.getByRole("button", { name: /^重做：删除卡片/ }).click();
    await expect(pain).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(pain).toHaveCount(1);
    await page.keyboard.press("Control+Shift+Z");
    await expect(pain).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+y");
    await expect(pain).toHaveCount(0);
    await saved(page);
    await page.reload();
    await expect(card(page, "比价信息不透明")).toHaveCount(1);
    await expect(pain).toHaveCount(0);
  });

  test("a message offers to undo what it tells of, and nothing else", async ({ page }) => {
    await card(page, "怀疑是软广").focus();
    await page.keyboard.press("Delete");
    const offer = page.locator(".toast").getByRole("button", { name: "撤销" });
    await expect(offer).toBeVisible();
    await select(page, card(page, ACTION));
    await field(page, "负责人").fill("甲");
    await expect(offer).toHaveCount(0);
    await expect(card(page, "怀疑是软广")).toHaveCount(0);
  });

  test("a text that is being typed is saved, and Escape still takes it back", async ({ page }) => {
    await card(page, ACTION).dblclick();
    await editor(page).fill("还没有按回车的话");
    await expect(card(page, "还没有按回车的话")).toHaveCount(1);
    await saved(page);
    await expect(editor(page)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(card(page, ACTION)).toBeVisible();
    await expect(page.getByRole("button", { name: /^撤销/ })).toBeDisabled();
    await card(page, ACTION).dblclick();
    await editor(page).fill("还没有按回车的话");
    await expect(card(page, "还没有按回车的话")).toHaveCount(1);
    await saved(page);
    await page.reload();
    await expect(card(page, "还没有按回车的话")).toBeVisible();
    await expect(card(page, ACTION)).toHaveCount(0);
  });

  test("a new touchpoint leads into its first field", async ({ page }) => {
    const lane = head(page, "lane", "触点与渠道");
    await lane.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+Enter");
    await expect(drawer(page).locator(".fields :is(input, select, textarea)").first()).toBeFocused();
  });

  test("an edit undone before it was saved ends as saved", async ({ page }) => {
    await select(page, card(page, ACTION));
    await field(page, "负责人").fill("甲");
    await head(page, "stage", "认知").focus();
    await saved(page);
    // Both within a frame or two, so that the save of the first has not begun.
    await field(page, "负责人").evaluate(async (field: HTMLInputElement) => {
      field.value = "乙";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new FocusEvent("blur"));
      await new Promise(requestAnimationFrame);
      const undo = document.querySelector<HTMLButtonElement>('.topbar button[aria-label^="撤销"]');
      undo!.click();
    });
    await expect(field(page, "负责人")).toHaveValue("甲");
    await saved(page);
  });

  test("a stage is renamed in place", async ({ page }) => {
    await head(page, "stage", "考虑").dblclick();
    await expect(editor(page)).toHaveValue("考虑");
    await editor(page).fill("比较与犹豫");
    await page.keyboard.press("Enter");
    await expect(head(page, "stage", "比较与犹豫")).toBeVisible();
    await saved(page);
    await page.reload();
    await expect(head(page, "stage", "比较与犹豫")).toBeVisible();
    await expect(head(page, "stage", "考虑")).toHaveCount(0);
  });

  test("a step is moved by the keyboard, also into the next stage", async ({ page }) => {
    const step = head(page, "step", "看到种草内容");
    const order = () => page.locator('.board g[id^="step-"]').evaluateAll((steps) =>
      steps.slice(0, 3).map((step) => step.getAttribute("aria-label")));
    await step.focus();
    await page.keyboard.press("Alt+ArrowRight");
    await expect.poll(order).toEqual(["搜索比价", "看到种草内容", "浏览详情"]);
    await expect(step).toBeFocused();
    await page.keyboard.press("Alt+ArrowRight");
    await expect(page.getByRole("button", { name: new RegExp(`^行为 · 看到种草内容 · ${ACTION}`) })).toHaveCount(1);
    await saved(page);
    await page.reload();
    await expect(step).toBeVisible();
    expect(await order()).toEqual(["搜索比价", "看到种草内容", "浏览详情"]);
  });

  test("a lane folds and stays folded", async ({ page }) => {
    const lane = head(page, "lane", "行为");
    const height = async () => (await lane.boundingBox())!.height;
    const open = await height();
    await select(page, lane);
    await drawer(page).getByLabel("折叠").check();
    await expect.poll(height).toBeLessThan(open);
    const folded = await height();
    await saved(page);
    await page.reload();
    await expect(lane).toBeVisible();
    expect(await height()).toBe(folded);
    // The sign in its head unfolds it again.
    const box = (await lane.boundingBox())!;
    await page.mouse.click(box.x + box.width - 18, box.y + box.height / 2);
    await expect.poll(height).toBeGreaterThan(folded);
  });

  test("a lane is hidden and shown from the tools", async ({ page }) => {
    const lane = head(page, "lane", "故事板");
    await expect(lane).toHaveCount(0);
    await page.getByRole("toolbar").getByRole("button", { name: "泳道" }).click();
    await page.locator(".menu").getByLabel("故事板").check();
    await expect(lane).toHaveCount(1);
  });

  test("the drawer's fields are the card's", async ({ page }) => {
    await select(page, card(page, "跳转验证失败"));
    await field(page, "内容").fill("验证码跳转失败，只好重付");
    await field(page, "严重度").selectOption("2 · 影响体验");
    await drawer(page).getByLabel("流程瓶颈").uncheck();
    await field(page, "负责人").fill("支付组");
    await field(page, "备注").fill("第一行\n第二行");
    await field(page, "位置").selectOption({ label: "购买 · 加购结算" });
    await field(page, "来源").fill("客服工单");
    await field(page, "样本数 n").fill("77");
    await field(page, "样本数 n").blur();
    await expect(page.getByRole("button", { name: /^痛点 · 加购结算 · 验证码跳转失败，只好重付.*n=77/ })).toHaveCount(1);
    await saved(page);
    await page.reload();
    await select(page, card(page, "验证码跳转失败"));
    await expect(field(page, "内容")).toHaveValue("验证码跳转失败，只好重付");
    await expect(field(page, "严重度")).toHaveValue("1");
    await expect(drawer(page).getByLabel("流程瓶颈")).not.toBeChecked();
    await expect(field(page, "负责人")).toHaveValue("支付组");
    await expect(field(page, "备注")).toHaveValue("第一行\n第二行");
    await expect(field(page, "来源")).toHaveValue("客服工单");
    await expect(field(page, "样本数 n")).toHaveValue("77");
  });

  test("typing into one field is one step of undo", async ({ page }) => {
    await select(page, card(page, ACTION));
    await field(page, "内容").fill("");
    await field(page, "内容").pressSequentially("一字一字地写");
    await head(page, "stage", "认知").focus();
    await expect(card(page, "一字一字地写")).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect(card(page, ACTION)).toBeVisible();
  });

  test("a new journey that is undone leaves the map that was there", async ({ page }) => {
    await page.keyboard.press("Alt+n");
    const dialog = page.getByRole("dialog", { name: "新建旅程" });
    await dialog.getByLabel("名称").fill("又一条旅程");
    await dialog.getByRole("button", { name: "创建" }).click();
    await expect(page.locator("h1")).toContainText("又一条旅程");
    await page.getByRole("button", { name: "撤销：新建旅程" }).click();
    await expect(page.locator("h1")).toContainText("线上购物旅程");
    await card(page, ACTION).dblclick();
    await editor(page).fill("仍可修改");
    await page.keyboard.press("Enter");
    await expect(card(page, "仍可修改")).toBeVisible();
  });
});

test("stages and lanes are added from the tools", async ({ page }) => {
  await startOwn(page, "我的旅程");
  const tools = page.getByRole("toolbar");
  await tools.getByRole("button", { name: "添加" }).click();
  await page.locator(".menu").getByRole("button", { name: "在末尾添加阶段" }).click();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.insertText("推荐他人");
  await page.keyboard.press("Enter");
  await expect(head(page, "stage", "推荐他人")).toHaveCount(1);
  await tools.getByRole("button", { name: "添加" }).click();
  await page.locator(".menu").getByRole("button", { name: "责任部门" }).click();
  await expect(head(page, "lane", "责任部门")).toHaveCount(1);
  await saved(page);
  await page.reload();
  await expect(head(page, "stage", "推荐他人")).toHaveCount(1);
  await expect(head(page, "lane", "责任部门")).toHaveCount(1);
});

async function drag(page: Page, from: Locator, to: { x: number; y: number }) {
  const box = (await from.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

test("of a large map what is in view is drawn first, and all of it in the end", async ({ page }) => {
  await openSample(page);
  const { largeMap } = await import("../bench/workspace.mjs");
  const { file, shown } = largeMap({ cards: 1000, stages: 6, steps: 4 });
  await openFile(page, { name: "large.waymark.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  await expect(page.locator(`#card-${shown.at(-1)}`)).toHaveCount(1);
  expect(await page.locator('.board g.item[id^="card-"]').count()).toBe(shown.length);
  // What the browser has left out so far can be walked to, read and seen.
  const last = page.locator(`#card-${shown.at(-1)}`);
  await last.focus();
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await saved(page);
  await page.reload();
  await expect(page.locator(`#card-${shown.at(-1)}`)).toHaveCount(1);
});
