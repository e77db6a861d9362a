// The import of a large CSV through the data page, from a file dialog to the data set in the list.
import { statSync } from "node:fs";
import { choose, peakMemory } from "./page.mjs";

export function importRun(kit, csv, rows) {
  return kit.page(async (page, browser) => {
    const { preview, run } = await importedSet(kit, page, csv, rows);
    const importTask = await page.evaluate(({ start, end }) => bench.longest(start, end), run);
    const peak = await peakMemory(browser);
    return {
      preview: preview.end - preview.start,
      importing: (run.end - run.start) / 1000,
      importTask,
      importMemory: peak === null ? null : peak / statSync(csv).size,
    };
  });
}

/** Imports the file as a user would, and says from when to when columns were shown and it was read. */
export async function importedSet(kit, page, csv, rows) {
  await kit.visit(page);
  await page.evaluate(() => { location.hash = "#/data"; });
  // The sample's own import is over when it is listed.
  await page.locator(".sets .set").waitFor();

  await page.evaluate(() => bench.from("change", () => document.querySelector("dialog.import fieldset table")));
  await choose(page, () => page.locator(".drop-more button").click(), csv);
  const preview = await page.evaluate(() => bench.pending);

  await page.evaluate(() => {
    const imported = () =>
      document.querySelectorAll(".sets .set").length > 1 && !document.querySelector("dialog.import[open]");
    const refused = () => document.querySelector("dialog.import [role=alert]");
    bench.from("click", () => imported() || refused());
  });
  await page.locator("dialog.import footer .button.primary:enabled").click();
  const run = await page.evaluate(() => bench.pending);
  await demandRows(page, rows);
  return { preview, run };
}

/** An import that lost rows would be measured too fast. */
async function demandRows(page, rows) {
  const sets = await page.locator(".sets .set").allTextContents();
  const count = rows.toLocaleString("en");
  if (!sets.some((set) => set.includes(count))) {
    const said = await page.locator("dialog.import [role=alert]").allTextContents();
    throw new Error(`no data set has ${count} rows: ${[...sets, ...said].join(" | ")}`);
  }
}
