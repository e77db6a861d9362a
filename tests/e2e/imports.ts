// The gestures and places of tests that bring data in and read figures: the import dialog, the data page, the KPI page.
import { expect, openFile } from "./support.ts";
import type { Locator, Page } from "@playwright/test";
import { readFileSync } from "node:fs";

/** A file of the test data. */
export const fixture = (path: string) => readFileSync(new URL(`../fixtures/${path}`, import.meta.url));

/** The figures that other software computed of a data set. */
export const expected = (name: string) => JSON.parse(fixture(`${name}/expected.json`).toString());

/** The number in a figure as it is written on the page. */
export const number = (text: string | null) =>
  Number((text ?? "").replaceAll(",", "").replace(/[^0-9.−-]/g, "").replace("−", "-"));

/** Opens the app for the first time, to bring data in. */
export async function start(page: Page) {
  await page.goto("./");
  await page.getByRole("dialog").getByRole("button", { name: "导入我的数据" }).click();
  await expect(page).toHaveURL(/#\/data$/);
}

/** Offers a file, and waits for its dialog. */
export async function offer(page: Page, name: string, text: string | Buffer): Promise<Locator> {
  await openFile(page, { name, mimeType: "text/csv", buffer: Buffer.from(text) });
  return opened(page, name);
}

/** The import dialog of a file. */
export async function opened(page: Page, name: string): Promise<Locator> {
  const dialog = page.getByRole("dialog", { name: new RegExp(name.replaceAll(".", "\\.")) });
  await expect(dialog.getByRole("table")).toBeVisible();
  return dialog;
}

/** Imports the file of a dialog. */
export async function run(dialog: Locator) {
  await dialog.getByRole("button", { name: "导入", exact: true }).click();
  await expect(dialog).toHaveCount(0, { timeout: 60_000 });
}

/** A map is drawn from the data set on show, which links it to a journey. */
export async function draw(page: Page) {
  await page.getByRole("button", { name: "一键生成旅程图" }).click();
  await page.getByRole("button", { name: "生成旅程图", exact: true }).click();
  await expect(page).toHaveURL(/#\/map$/);
}

/** The field of the import dialog that says what a column means. */
export const role = (dialog: Locator, column: string) => dialog.getByRole("combobox", { name: `“${column}”列的含义` });

/** A tile of the data page by its name. */
export const tile = (page: Page, name: string) =>
  page.locator("dl.tiles > div", { has: page.locator("dt", { hasText: new RegExp(`^${name}$`) }) }).locator(".value");

/** The figure of a tile of the KPI page. */
export const kpi = (page: Page, name: string | RegExp) => page.locator(".kpi-tile", { hasText: name }).locator("strong");

/** A card of the KPI page by the name under which its place is kept. */
export const kpiCard = (page: Page, name: string) => page.locator(`.kpi-slot[data-card="${name}"]`);

/** A card of the KPI page as the rows of its table. */
export async function table(at: Locator): Promise<string[][]> {
  const button = at.getByRole("button", { name: "看表格" });
  if (await button.count()) await button.click();
  const rows = at.locator("tbody tr");
  await expect(rows.first()).toBeVisible();
  return rows.evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
}

/** The figures above the chart of a card, by name. */
export async function facts(at: Locator): Promise<Record<string, string>> {
  await expect(at.locator(".kpi-facts")).toBeVisible({ timeout: 20_000 });
  return Object.fromEntries(
    await at.locator(".kpi-facts > div").evaluateAll((all) =>
      all.map((one) => [one.querySelector("dt")?.textContent ?? "", one.querySelector("dd strong")?.textContent ?? ""]),
    ),
  );
}
