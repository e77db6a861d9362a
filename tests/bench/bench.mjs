// Measures the built app in headless Chromium; `cargo xtask bench` builds it, serves it and starts this script.
// Every figure is the median of the runs; each run has a browser of its own.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { importRun } from "./import.mjs";
import { loadRun } from "./load.mjs";
import { mapRun } from "./map.mjs";
import { Kit } from "./page.mjs";
import { reopenRun } from "./reopen.mjs";

const option = { type: "string" };
const { values } = parseArgs({
  options: { address: option, chromium: option, csv: option, rows: option, runs: option, out: option },
});
const kit = new Kit(values.address, values.chromium);
const runs = Number(values.runs);

/** What is reported: name, unit, decimals, and the limit that it must not be above, where there is one. */
const MEASURES = {
  wire: { name: "first load: wasm + js + css, brotli", unit: "KB", digits: 1, limit: 350 },
  drawn: { name: "first visit until the map is drawn", unit: "ms", digits: 0 },
  drawnSlowly: { name: "the same at 10 Mbit/s, 40 ms", unit: "ms", digits: 0, limit: 600 },
  preview: { name: "a chosen CSV until its columns are shown", unit: "ms", digits: 0 },
  importing: { name: `import of ${Number(values.rows).toLocaleString("en")} rows`, unit: "s", digits: 2 },
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

const found = Object.fromEntries(Object.keys(MEASURES).map((key) => [key, []]));
const PARTS = [
  ["first load", () => loadRun(kit, null)],
  ["first load, slow line", () => loadRun(kit, { megabits: 10, latency: 40 })],
  ["import", () => importRun(kit, values.csv, Number(values.rows))],
  ["reopening", () => reopenRun(kit, values.csv, Number(values.rows))],
  ["large map", () => mapRun(kit)],
];
for (let run = 1; run <= runs; run += 1) {
  for (const [name, measure] of PARTS) {
    console.log(`    run ${run} of ${runs}: ${name}`);
    for (const [key, value] of Object.entries(await measure())) if (value !== null) found[key].push(value);
  }
}

const results = Object.entries(MEASURES).map(([key, measure]) => result(key, measure, found[key]));
print(results);
const machine = { processors: cpus().length, processor: cpus()[0].model, browser: kit.version };
writeFileSync(values.out, `${JSON.stringify({ rows: Number(values.rows), runs, machine, results }, null, 2)}\n`);
console.log(`    also in ${values.out}`);

/** The median is judged as it is printed, so that no "100 ms" is above a limit of 100 ms. */
function result(key, { name, unit, digits, limit = null }, all) {
  if (all.length === 0) return { key, name, unit, median: null, limit, met: null, all };
  const sorted = all.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  const median = Number(((low + high) / 2).toFixed(digits));
  return { key, name, unit, median, limit, met: limit === null ? null : median <= limit, all };
}

function print(results) {
  const cell = (value, unit, digits = 0) => (value === null ? "" : `${value.toFixed(digits)} ${unit}`).padStart(12);
  const verdicts = new Map([[true, "met"], [false, "NOT MET"], [null, ""]]);
  console.log(`\n    ${`median of ${runs}`.padEnd(44)}${"measured".padStart(12)}${"at most".padStart(12)}`);
  for (const { key, name, unit, median, limit, met } of results) {
    const shown = median === null ? "not measured".padStart(12) : cell(median, unit, MEASURES[key].digits);
    console.log(`    ${name.padEnd(44)}${shown}${cell(limit, unit)}  ${verdicts.get(met)}`.trimEnd());
  }
  console.log("    Tasks under 50 ms are not told by the browser and count as 0.\n");
}
