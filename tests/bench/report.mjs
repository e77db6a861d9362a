// What was measured against what is wanted: printed as a table, and written as JSON.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";

/** Runs all `parts` (name and function that gives figures by key) so many times; all figures found of each measure. */
export async function collect(measures, parts, runs) {
  const found = Object.fromEntries(Object.keys(measures).map((key) => [key, []]));
  for (let run = 1; run <= runs; run += 1) {
    for (const [name, measure] of parts) {
      console.log(`    run ${run} of ${runs}: ${name}`);
      for (const [key, value] of Object.entries(await measure())) if (value !== null) found[key]?.push(value);
    }
  }
  return found;
}

/**
 * Prints and writes the medians of what was `found`. A measure has a name, a unit, decimals, and the limit that it must
 * not be above, where there is one; `facts` are written beside them.
 */
export function report(measures, found, { runs, out, browser, facts = {} }) {
  const results = Object.entries(measures).map(([key, measure]) => result(key, measure, found[key]));
  print(results, runs);
  const machine = { processors: cpus().length, processor: cpus()[0].model, browser };
  writeFileSync(out, `${JSON.stringify({ ...facts, runs, machine, results }, null, 2)}\n`);
  console.log(`    also in ${out}`);
}

/** The median is judged as it is printed, so that no "100 ms" is above a limit of 100 ms. */
function result(key, { name, unit, digits, limit = null }, all) {
  if (all.length === 0) return { key, name, unit, digits, median: null, limit, met: null, all };
  const sorted = all.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  const median = Number(((low + high) / 2).toFixed(digits));
  return { key, name, unit, digits, median, limit, met: limit === null ? null : median <= limit, all };
}

function print(results, runs) {
  const cell = (value, unit, digits = 0) => (value === null ? "" : `${value.toFixed(digits)} ${unit}`).padStart(12);
  const verdicts = new Map([[true, "met"], [false, "NOT MET"], [null, ""]]);
  console.log(`\n    ${`median of ${runs}`.padEnd(78)}${"measured".padStart(12)}${"at most".padStart(12)}`);
  for (const { name, unit, digits, median, limit, met } of results) {
    const shown = median === null ? "not measured".padStart(12) : cell(median, unit, digits);
    console.log(`    ${name.padEnd(78)}${shown}${cell(limit, unit)}  ${verdicts.get(met)}`.trimEnd());
  }
  console.log("    Tasks under 50 ms are not told by the browser and count as 0.\n");
}
