// A data set that was imported, and a visit the next day: the page is loaded again until the figures of its data are there.
import { importedSet } from "./import.mjs";

export function reopenRun(kit, csv, rows) {
  return kit.page(async (page) => {
    await importedSet(kit, page, csv, rows);
    // A map is drawn from the data, so that the journey on show is about it.
    await page.getByRole("button", { name: "一键生成旅程图" }).click();
    await page.getByRole("button", { name: "生成旅程图", exact: true }).click();
    await page.waitForURL(/#\/map$/);
    await page.evaluate(() => { location.hash = "#/kpi"; });
    await page.waitForFunction(figuresAreThere);
    // The journey is saved a moment after it was drawn.
    await page.locator('[data-saved="true"]').waitFor();
    await page.reload({ waitUntil: "commit" });
    const reopened = await page.evaluate(`bench.appears(${figuresAreThere})`);
    return { reopened: reopened / 1000 };
  });
}

/** Runs in the page: a tile shows a number. */
function figuresAreThere() {
  return /\d/.test(document.querySelector(".kpi-tile strong")?.textContent ?? "");
}
