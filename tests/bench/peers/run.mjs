// Measures Waymark beside what people would take instead; `cargo xtask bench --peers` starts this script.
//
// Every engine is a page with `window.__bench` (contract.js), timed from its main thread: sending the question and turning
// the answer into plain objects count. All answers are compared by checksum; one that differs from the typed-array
// engine's is called wrong and counts for nothing. Each engine has a browser of its own, and one more for its memory.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { Kit, peakMemory } from "../page.mjs";
import { judge, print } from "./report.mjs";
import { serve } from "./server.mjs";

/** The one whose answers are right, and whose memory the others' is compared with. */
const REFERENCE = "typed";
const PEERS = [REFERENCE, "papaparse", "duckdb", "arquero", "perspective"];
const ENGINES = ["waymark", ...PEERS];
const HERE = fileURLToPath(new URL(".", import.meta.url));

const option = { type: "string" };
const { values } = parseArgs({
  options: { app: option, made: option, csv: option, rows: option, runs: option, engines: option, chromium: option, out: option },
});
const [rows, runs] = [Number(values.rows), Number(values.runs)];
const engines = values.engines ? [...new Set([REFERENCE, ...values.engines.split(",")])] : ENGINES;
const unknown = engines.filter((engine) => !ENGINES.includes(engine));
if (unknown.length > 0) throw new Error(`no engine ${unknown}; there are ${ENGINES}`);

await build({
  entryPoints: PEERS.map((name) => join(HERE, "engines", `${name}.js`)),
  outdir: values.made,
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  logLevel: "error",
  external: ["/peers/*"],
});
const address = await serve({ "/app/": values.app, "/built/": values.made, "/peers/": HERE, "/events.csv": values.csv });
const kit = new Kit(address, values.chromium);
const page = (engine) => (engine === "waymark" ? "/app/bench.html" : `/peers/page.html?engine=${engine}`);

const found = {};
for (const engine of engines) {
  console.log(`    ${engine}`);
  try {
    const times = await measured(engine, timed);
    found[engine] = { ...times, ...(await measured(engine, filled)) };
  } catch (error) {
    found[engine] = { failed: String(error.message ?? error).slice(0, 400) };
    console.log(`      failed: ${found[engine].failed}`);
  }
}

const before = existsSync(values.out) ? JSON.parse(readFileSync(values.out, "utf8")) : {};
const machine = { processors: cpus().length, processor: cpus()[0].model, browser: kit.version };
const sha256 = createHash("sha256").update(readFileSync(values.csv)).digest("hex");
const result = judge({ rows, runs, machine, bytes: statSync(values.csv).size, sha256, engines: found }, REFERENCE, before);
print(result);
writeFileSync(values.out, `${JSON.stringify({ ...before, [rows]: result }, null, 2)}\n`);
console.log(`    also in ${values.out}`);

/** Opens the page of an engine, starts it, and runs `work` in it. */
function measured(engine, work) {
  return kit.page(async (tab, browser) => {
    await tab.goto(address + page(engine));
    await tab.waitForFunction(() => window.__bench);
    await tab.evaluate(() => __bench.init());
    const told = await tab.evaluate(work, { runs });
    return work === filled ? { peak_bytes: await peakMemory(browser) } : told;
  });
}

/** Runs in the page: milliseconds of every run, and checksums of the answers. */
async function timed({ runs }) {
  const { FILTERS, canonical } = await import("/peers/contract.js");
  const file = await (await fetch("/events.csv")).arrayBuffer();
  const rest = () => {
    gc();
    return new Promise((resolve) => { setTimeout(resolve, 30); });
  };
  const clock = async (work) => {
    await rest();
    const start = performance.now();
    const answer = await work();
    return [performance.now() - start, answer];
  };
  const checksum = async (text) => {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 16);
  };
  const { name, version, parts } = __bench;
  const out = { name, version, parts, ingest: [], query: {}, checks: {} };
  for (let run = 0; run < runs; run += 1) {
    await __bench.reset();
    const copy = file.slice(0);
    const [millis, told] = await clock(() => __bench.ingest(copy));
    out.ingest.push(millis);
    out.read = told.rows;
  }
  // The parts that every engine can answer are compared even where one cannot answer all.
  for (const asked of parts.includes("all") ? ["all", "agg"] : parts) {
    for (const [filter, condition] of Object.entries(FILTERS)) {
      const key = `${filter} ${asked}`;
      out.query[key] = [];
      for (let run = 0; run < runs; run += 1) {
        const [millis, answer] = await clock(() => __bench.query(condition, asked));
        out.query[key].push(millis);
        out.checks[key] = await checksum(canonical(answer, asked));
      }
    }
  }
  return out;
}

/** Runs in the page: one ingest and one query of each kind, keeping nothing; the peak is read from outside. */
async function filled() {
  const { FILTERS } = await import("/peers/contract.js");
  await __bench.ingest(await (await fetch("/events.csv")).arrayBuffer());
  for (const condition of Object.values(FILTERS)) await __bench.query(condition, __bench.parts[0]);
}
