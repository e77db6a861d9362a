// The map as files for other programs, and back: every format through the menu, pictures that restore the map, tables and
// diagrams that are maps, pages for print.
import { board, card, choose, downloaded, expect, openFile, openSample, test } from "./support.ts";

const cards = (page: import("@playwright/test").Page) => board(page).locator('g[id^="card-"]');
const zip = (bytes: Buffer) => bytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004";

test("every format leaves through the menu", async ({ page }) => {
  await openSample(page);
  for (const [item, ending] of [
    [/PPTX/, "pptx"],
    [/XLSX/, "xlsx"],
    [/VSDX/, "vsdx"],
  ] as const) {
    const file = await downloaded(page, () => choose(page, "导出", item));
    expect(file.name).toBe(`线上购物旅程.${ending}`);
    expect(zip(file.bytes), ending).toBe(true);
    expect(file.bytes.length).toBeGreaterThan(4000);
    // A table says what of the map is not in it.
    if (ending === "xlsx") await expect(page.locator(".toast").filter({ hasText: /表格里不包含：.*图片/ })).toBeVisible();
  }
  const text = async (item: RegExp) => (await downloaded(page, () => choose(page, "导出", item))).bytes.toString();
  expect(await text(/Markdown/)).toContain("# 线上购物旅程");
  expect(await text(/Mermaid/)).toMatch(/^journey\n {4}title 线上购物旅程\n/);
  expect(await text(/draw\.io/)).toContain("<mxGraphModel");
});

test("a picture of the map restores it", async ({ page }) => {
  await openSample(page);
  const before = await cards(page).count();
  const svg = await downloaded(page, () => choose(page, "导出", /SVG/));
  const small = await downloaded(page, () => choose(page, "导出", "旅程图（PNG 图片，1 倍）"));
  const large = await downloaded(page, () => choose(page, "导出", "旅程图（PNG 图片，3 倍）"));
  const width = (png: Buffer) => png.readUInt32BE(16);
  expect(width(large.bytes)).toBe(3 * width(small.bytes));
  for (const [at, file] of [svg, large].entries()) {
    await openFile(page, { name: file.name, mimeType: "image/*", buffer: file.bytes });
    await expect(page.locator(".toast", { hasText: "已添加旅程" }).last()).toBeVisible();
    await page.locator("h1").getByRole("button").click();
    await expect(page.locator(".menu .item", { hasText: "线上购物旅程" })).toHaveCount(at + 3);
    await page.keyboard.press("Escape");
    await expect(cards(page)).toHaveCount(before);
  }
  const other = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>");
  await openFile(page, { name: "别的.svg", mimeType: "image/svg+xml", buffer: other });
  await expect(page.locator(".toast", { hasText: "“别的.svg”里没有旅程" })).toBeVisible();
});

test("rows of a table are told before they are added, and merging is one step back", async ({ page }) => {
  await openSample(page);
  const before = await cards(page).count();
  const rows = "阶段,步骤,泳道,内容\n全新阶段,第一步,行为,从表格来的卡片\n,,法务,合规检查\n";
  const file = { name: "共创.csv", mimeType: "text/csv", buffer: Buffer.from(rows) };
  const dialog = page.getByRole("dialog", { name: "打开“共创.csv”" });
  await openFile(page, file);
  await expect(dialog).toContainText("1 个阶段、1 个步骤、2 条泳道、2 张卡片。以下泳道将作为自由文本：法务。");
  await dialog.getByRole("button", { name: "并入“线上购物旅程”" }).click();
  await expect(card(page, "从表格来的卡片")).toHaveCount(1);
  await expect(cards(page)).toHaveCount(before + 2);
  await page.getByRole("button", { name: /^撤销/ }).first().click();
  await expect(cards(page)).toHaveCount(before);
  await openFile(page, file);
  await dialog.getByRole("button", { name: "添加为新旅程" }).click();
  await expect(page.locator("h1")).toContainText("共创");
  await expect(cards(page)).toHaveCount(2);
  const wrong = rows + "全新阶段,第一步,,没有泳道\n";
  await openFile(page, { ...file, buffer: Buffer.from(wrong) });
  await expect(page.locator(".toast", { hasText: "第 4 行“泳道”列" })).toBeVisible();
});

test("a Mermaid diagram becomes a journey", async ({ page }) => {
  await openSample(page);
  const text = "journey\n  title 我的一天\n  section 上班\n    泡茶: 5: 我\n    上楼: 2: 我, 猫\n";
  await openFile(page, { name: "day.mmd", mimeType: "text/plain", buffer: Buffer.from(text) });
  const dialog = page.getByRole("dialog", { name: "打开“day.mmd”" });
  await expect(dialog.getByRole("button", { name: "当作数据导入" })).toHaveCount(0);
  await dialog.getByRole("button", { name: "添加为新旅程" }).click();
  await expect(page.locator("h1")).toContainText("我的一天");
});

test("the map is printed on pages, and nothing else", async ({ page }) => {
  await openSample(page);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-asked", "");
  });
  await choose(page, "导出", /打印/);
  await expect(page.locator("body[data-asked]")).toHaveCount(1);
  const pages = page.locator(".print-pages img");
  await expect(pages).not.toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  await expect(pages.first()).toBeVisible();
  await expect(page.locator(".topbar")).toBeHidden();
  const count = await pages.count();
  // The browser prints here, and tells the page when it has.
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
  expect(sheets).toHaveLength(count);
  await page.emulateMedia({ media: "screen" });
  await expect(pages).toHaveCount(0);
  await expect(page.locator(".topbar")).toBeVisible();
});
