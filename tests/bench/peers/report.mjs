// Medians, ratios and what is demanded of them; the table in words.

const UNITS = { ingest: "ingest", "full all": "dashboard", "narrow all": "narrow slicer", "wide all": "wide slicer", "full agg": "its sums alone" };

/** How many times as fast as a peer Waymark must be, from so many rows on. */
const DEMANDS = [
  {
    rows: 1_000_000,
    faster: {
      ingest: { duckdb: 8, typed: 2.7 },
      "full all": { duckdb: 12, typed: 2 },
      "narrow all": { duckdb: 25 },
      "wide all": { duckdb: 12 },
    },
    memory: 1.2,
  },
  { rows: 5_000_000, faster: { ingest: { duckdb: 10 }, "full all": { duckdb: 20 } }, growth: 6 },
];

export function median(all) {
  const sorted = [...all].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

/** Adds medians, who is wrong, ratios of Waymark to the others, and what was demanded. `before`: earlier runs by rows. */
export function judge(result, reference, before) {
  const { engines, rows } = result;
  for (const engine of Object.values(engines)) {
    if (engine.failed) continue;
    const times = Object.entries({ ingest: engine.ingest, ...engine.query });
    engine.median_ms = Object.fromEntries(times.map(([key, all]) => [key, Number(median(all).toFixed(2))]));
    const right = engines[reference].checks ?? {};
    engine.wrong = Object.keys(engine.checks).filter((key) => engine.checks[key] !== right[key]);
    if (engine.read !== rows) engine.wrong.push(`rows: ${engine.read}`);
  }
  const ours = engines.waymark?.median_ms;
  if (!ours) return result;
  result.ratios = {};
  for (const [name, engine] of Object.entries(engines)) {
    if (name === "waymark" || !counts(engine)) continue;
    const both = Object.keys(ours).filter((key) => engine.median_ms[key]);
    result.ratios[name] = Object.fromEntries(both.map((key) => [key, round(engine.median_ms[key] / ours[key])]));
  }
  result.demands = demands(result, reference, before);
  return result;
}

function demands({ engines, rows, ratios }, reference, before) {
  const demand = DEMANDS.findLast((known) => rows >= known.rows);
  if (!demand) return [];
  const out = [];
  const note = (what, measured, limit, met) => out.push({ what, measured: round(measured), limit, met });
  for (const [key, peers] of Object.entries(demand.faster)) {
    for (const [peer, least] of Object.entries(peers)) {
      const ratio = ratios[peer]?.[key];
      if (ratio) note(`${UNITS[key]}: times as fast as ${engines[peer].name}`, ratio, `at least ${least}`, ratio >= least);
    }
  }
  const peak = engines.waymark.peak_bytes / engines[reference].peak_bytes;
  if (demand.memory && peak) note("peak memory against JavaScript", peak, `at most ${demand.memory}`, peak <= demand.memory);
  const earlier = before["1000000"]?.engines.waymark?.median_ms;
  if (demand.growth && earlier) {
    for (const key of Object.keys(demand.faster)) {
      const growth = engines.waymark.median_ms[key] / earlier[key];
      note(`${UNITS[key]}: times that of 1,000,000 rows`, growth, `at most ${demand.growth}`, growth <= demand.growth);
    }
  }
  return out;
}

const counts = (engine) => !engine.failed && engine.wrong.length === 0;
const round = (ratio) => Number(ratio.toPrecision(3));

export function print({ rows, runs, bytes, engines, ratios = {}, demands = [] }) {
  const keys = Object.keys(UNITS);
  const cells = (all) => all.map((cell) => cell.padStart(17)).join("");
  console.log(`\n    ${rows.toLocaleString("en")} rows, ${(bytes / 1e6).toFixed(1)} MB; medians of ${runs}, in brackets against Waymark\n`);
  console.log(`    ${"".padEnd(26)}${cells([...keys.map((key) => UNITS[key]), "peak memory"])}`);
  for (const [name, engine] of Object.entries(engines)) {
    const label = (engine.name ?? name).padEnd(26);
    if (engine.failed) console.log(`    ${label}failed: ${engine.failed}`);
    else if (!counts(engine)) console.log(`    ${label}WRONG, not counted: ${engine.wrong.join(", ")}`);
    else console.log(`    ${label}${cells([...keys.map((key) => time(engine, key, ratios[name])), memory(engine)])}`);
  }
  console.log("");
  for (const { what, measured, limit, met } of demands) {
    console.log(`    ${what.padEnd(52)}${String(measured).padStart(7)}  ${limit.padEnd(13)} ${met ? "met" : "NOT MET"}`);
  }
}

function time({ median_ms: all }, key, ratios) {
  if (all[key] === undefined) return "";
  const shown = all[key] < 100 ? all[key].toFixed(1) : all[key].toFixed(0);
  return `${shown} ms${ratios ? ` (${ratios[key]})` : ""}`;
}

const memory = ({ peak_bytes: peak }) => (peak ? `${(peak / 1e6).toFixed(0)} MB` : "");
