// Measures the built app in headless Chromium; `cargo xtask bench` builds it, serves it and starts this script.
// Every figure is the median of the runs; each run has a browser of its own.
import { parseArgs } from "node:util";
import { importRun } from "./import.mjs";
import { loadRun } from "./load.mjs";
import { mapRun } from "./map.mjs";
import { Kit } from "./page.mjs";
import { reopenRun } from "./reopen.mjs";
import { collect, report } from "./report.mjs";

const option = { type: "string" };
const { values } = parseArgs({
  options: { address: option, chromium: option, csv: option, rows: option, runs: option, out: option },
});
const kit = new Kit(values.address, values.chromium);
const [rows, runs] = [Number(values.rows), Number(values.runs)];
/** The map of the figures that are followed from version to version; further sizes are those of `--maps`. */
const MAP = { cards: 1000, stages: 6, steps: 4 };

const MEASURES = {
  wire: { name: "first load: wasm + js + css, brotli", unit: "KB", digits: 1, limit: 350 },
  drawn: { name: "first visit until the map is drawn", unit: "ms", digits: 0 },
  drawnSlowly: { name: "the same at 10 Mbit/s, 40 ms", unit: "ms", digits: 0, limit: 600 },
  preview: { name: "a chosen CSV until its columns are shown", unit: "ms", digits: 0 },
  importing: { name: `import of ${rows.toLocaleString("en")} rows`, unit: "s", digits: 2 },
  importTask: { name: "longest task of the page meanwhile", unit: "ms", digits: 0, limit: 100 },
  importMemory: { name: "renderer's peak memory / size of the file", unit: "x", digits: 1, limit: 6 },
  reopened: { name: "the page loaded again until the figures are there", unit: "s", digits: 2, limit: 2 },
  seen: { name: "a file of 1,000 cards until what is in view is drawn", unit: "ms", digits: 0, limit: 300 },
  opened: { name: "the same until its last card is in the page", unit: "ms", digits: 0 },
  openTask: { name: "longest task of that opening", unit: "ms", digits: 0 },
  edited: { name: "an edit of one of them until painted", unit: "ms", digits: 0, limit: 100 },
  editTask: { name: "longest task of that edit", unit: "ms", digits: 0, limit: 100 },
  frame: { name: "a frame while scrolling, median", unit: "ms", digits: 0, limit: 17 },
  slowFrame: { name: "a frame while scrolling, 95th percentile", unit: "ms", digits: 0, limit: 17 },
};

const PARTS = [
  ["first load", () => loadRun(kit, null)],
  ["first load, slow line", () => loadRun(kit, { megabits: 10, latency: 40 })],
  ["import", () => importRun(kit, values.csv, rows)],
  ["reopening", () => reopenRun(kit, values.csv, rows)],
  ["large map", () => mapRun(kit, MAP)],
];
const found = await collect(MEASURES, PARTS, runs);
report(MEASURES, found, { runs, out: values.out, browser: kit.version, facts: { rows } });
