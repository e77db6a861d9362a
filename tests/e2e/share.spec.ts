// Out and in: files of the workspace, of one journey, of the picture; and what is not in them.
import { board, card, choose, downloaded, editor, expect, figures, labels, openFile, openSample, saved, test } from "./support.ts";
import type { Page } from "@playwright/test";

const json = (name: string, bytes: Buffer) => ({ name, mimeType: "application/json", buffer: bytes });

async function rewriteFirst(page: Page, text: string) {
  await card(page, "看评价与实拍图").dblclick();
  await editor(page).fill(text);
  await page.keyboard.press("Enter");
  await expect(card(page, text)).toHaveCount(1);
}

test("a workspace goes to another browser and shows the same map with the same figures", async ({ page, browser }) => {
  await openSample(page);
  await figures(page);
  await rewriteFirst(page, "带着走的卡片");
  const before = await labels(page);
  const file = await downloaded(page, () => choose(page, "导出", "整个工作区（JSON）"));
  expect(file.name).toMatch(/^示例电商\.waymark\.json$/);

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await openSample(other);
  await figures(other);
  await openFile(other, json(file.name, file.bytes));
  await expect(card(other, "带着走的卡片")).toHaveCount(1);
  await figures(other);
  await expect.poll(() => labels(other)).toEqual(before);
  await saved(other);
  await other.reload();
  await expect(card(other, "带着走的卡片")).toHaveCount(1);
  await elsewhere.close();
});

test("a journey is added to the workspace that is open", async ({ page }) => {
  await openSample(page);
  await rewriteFirst(page, "旅程文件里的卡片");
  const before = await board(page).locator('g[id^="card-"]').count();
  const file = await downloaded(page, () => choose(page, "导出", "当前旅程（JSON）"));
  await page.getByRole("button", { name: "撤销：修改卡片" }).click();
  await expect(card(page, "旅程文件里的卡片")).toHaveCount(0);
  await openFile(page, json(file.name, file.bytes));
  await expect(page.locator(".toast", { hasText: "已添加旅程" })).toBeVisible();
  await expect(card(page, "旅程文件里的卡片")).toHaveCount(1);
  await expect(board(page).locator('g[id^="card-"]')).toHaveCount(before);
  await page.locator("h1").getByRole("button").click();
  await expect(page.locator(".menu .item", { hasText: "线上购物旅程" })).toHaveCount(3);
});

test("files carry figures but no customer rows, unless asked", async ({ page }) => {
  await openSample(page);
  await figures(page);
  for (const item of ["整个工作区（JSON）", "当前旅程（JSON）"]) {
    const text = (await downloaded(page, () => choose(page, "导出", item))).bytes.toString();
    const content = JSON.parse(text);
    expect(content.format).toBe("waymark");
    expect(text).toContain('"figures"');
    // The sample's customers are C10001, C10002, ...
    expect(text).not.toMatch(/C1\d{4}/);
  }
  const all = await downloaded(page, () => choose(page, "导出", /含原始客户数据/));
  const alone = await downloaded(page, () => choose(page, "导出", "整个工作区（JSON）"));
  expect(all.name).toContain("（含原始数据）");
  expect(alone.name).not.toContain("原始数据");
  expect(all.bytes.length).toBeGreaterThan(alone.bytes.length * 2);
});

test("raw data that were asked for come with the file", async ({ page, browser }) => {
  await openSample(page);
  await figures(page);
  const before = await labels(page);
  const file = await downloaded(page, () => choose(page, "导出", /含原始客户数据/));
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto("./");
  await other.getByRole("dialog").getByRole("button", { name: "从空白开始" }).click();
  await expect(other.getByRole("dialog", { name: "新建旅程" })).toBeVisible();
  await other.keyboard.press("Escape");
  await openFile(other, json(file.name, file.bytes));
  await figures(other);
  await expect.poll(() => labels(other)).toEqual(before);
  await elsewhere.close();
});

test("the map is exported as SVG that stands on its own", async ({ page }) => {
  await openSample(page);
  await figures(page);
  const { name, bytes } = await downloaded(page, () => choose(page, "导出", /SVG/));
  expect(name).toBe("线上购物旅程.svg");
  const svg = bytes.toString();
  const found = await page.evaluate((svg) => {
    const document = new DOMParser().parseFromString(svg, "image/svg+xml");
    const all = [...document.querySelectorAll("*")];
    return {
      error: document.querySelector("parsererror")?.textContent ?? null,
      root: document.documentElement.localName,
      elements: [...new Set(all.map((element) => element.localName))],
      handlers: all.flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith("on")),
      text: document.documentElement.textContent ?? "",
    };
  }, svg);
  expect(found.error).toBeNull();
  expect(found.root).toBe("svg");
  expect(found.handlers).toEqual([]);
  expect(found.elements).not.toContain("script");
  expect(found.elements).not.toContain("foreignObject");
  for (const words of ["线上购物旅程", "认知", "怀疑是软广", "%"]) expect(found.text).toContain(words);
  expect(svg).not.toMatch(/(href|src)="(https?:)?\/\//);
});

test("the map is exported as PNG in twice its size", async ({ page }) => {
  await openSample(page);
  await figures(page);
  const svg = await downloaded(page, () => choose(page, "导出", /SVG/));
  const { name, bytes } = await downloaded(page, () => choose(page, "导出", "旅程图（PNG 图片，2 倍）"));
  expect(name).toBe("线上购物旅程.png");
  expect([...bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const size = (axis: string) => Number(new RegExp(`<svg[^>]* ${axis}="([\\d.]+)`).exec(svg.bytes.toString())![1]);
  expect(bytes.readUInt32BE(16)).toBe(Math.round(size("width") * 2));
  expect(bytes.readUInt32BE(20)).toBe(Math.round(size("height") * 2));
  // Not an empty sheet: a picture of this size with the map on it is not small.
  expect(bytes.length).toBeGreaterThan(50_000);
});

test.describe("files that are not ours", () => {
  for (const [name, text] of [
    ["broken.json", '{"format": "waymark", "version": 1, "work'],
    ["other.json", '{"hello": "world"}'],
    ["deep.json", "[".repeat(200_000)],
    ["empty.json", ""],
  ] as const) {
    test(`${name} is refused with words, and nothing is lost`, async ({ page }) => {
      await openSample(page);
      await openFile(page, json(name, Buffer.from(text)));
      await expect(page.locator(".toast.bad")).toContainText(name);
      await expect(card(page, "看评价与实拍图")).toHaveCount(1);
      await saved(page);
    });
  }

  test("a file of a newer version opens read-only", async ({ page }) => {
    await openSample(page);
    const file = await downloaded(page, () => choose(page, "导出", "整个工作区（JSON）"));
    const newer = JSON.parse(file.bytes.toString());
    newer.version += 1;
    newer.from_the_future = { kept: true };
    await openFile(page, json("newer.waymark.json", Buffer.from(JSON.stringify(newer))));
    await expect(page.getByText("此文件由更新的版本生成，只能查看")).toBeVisible();
    await card(page, "看评价与实拍图").focus();
    await page.keyboard.press("Delete");
    await expect(card(page, "看评价与实拍图")).toHaveCount(1);
  });
});
