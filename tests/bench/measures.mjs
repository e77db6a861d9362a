// How long every measure of the app takes beside its dashboard, on the same rows; `cargo xtask bench --measures` starts this.
//
// The workload has no sessions, contracts, costs or surveys, so they are made of it here: a session is what a customer did
// in a quarter, a contract begins with the first event, a survey asks as many people as there are customers.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Kit } from "./page.mjs";
import { median } from "./peers/report.mjs";
import { serve } from "./peers/server.mjs";

/** No measure may take longer than so many dashboards. */
const MOST = 3;
const QUESTIONS = 12;
const STAGES = ["Awareness", "Consideration", "Purchase", "Onboarding", "Retention", "Advocacy"];
const HERE = fileURLToPath(new URL(".", import.meta.url));

const stages = STAGES.map((name, place) => ({ id: String(place + 1).padStart(13, "0"), names: [name], touchpoints: [] }));
const steps = STAGES.map((name) => [name]);
const formula = { text: "revenue / customers + nps * [reach:Homepage]" };
const EVENTS = [
  { orders: { top: 20 } },
  { cohorts: {} },
  { cohorts: { unit: "week", retention: "unbounded" } },
  { cohorts: { rolling_days: 30 } },
  { movement: {} },
  { inactivity: {} },
  { lifetime: { top: 20 } },
  { rfm: {} },
  { durations: { label: "stage", steps } },
  { durations: { label: "stage", steps, by: "case" } },
  { durations: { label: "stage", steps, pairing: "responses" } },
  { frequency: {} },
  { handoffs: { within_hours: 24 } },
  { handoffs: { within_hours: 24, topic: "touchpoint" } },
  { transitions: {} },
  { transitions: { sessions: true } },
  { graph: {} },
  { graph: { by: "case" } },
  { variants: {} },
  { variants: { by: "case" } },
  { formula },
  { series: { stages } },
  { series: { unit: "day", stages } },
  { series: { unit: "week", rolling: 4, stages } },
  { series: { formula } },
  { groups: { by: "channel", stages, conversion: true } },
  { groups: { by: "touchpoint", top: 30, stages, conversion: true } },
  { groups: { by: "stage", stages, conversion: true, formula: { text: "revenue / customers + nps" } } },
  { groups: { by: { attribute: "Contract" }, stages, conversion: true } },
  { groups: { by: "touchpoint", top: 30, formula: { text: "revenue / customers + nps" } } },
  { satisfaction: { by: "touchpoint" } },
  { satisfaction: { by: { period: "month" } } },
  { subscription: { by: { attribute: "Contract" } } },
  { survival: { by: { attribute: "Contract" } } },
  { acquisition: {} },
  { drivers: { outcome: "rating", outcome_touchpoint: "Homepage", rating: "rating", touchpoints: ["Live chat", "Invoice"] } },
  { leaving: {} },
  { conformance: { label: "stage", steps: STAGES } },
  { conformance: { label: "stage", steps: STAGES, by: "case", only_steps: true } },
];
const SURVEY = [
  { drivers: {} },
  { satisfaction: { kind: "csat", by: "touchpoint" } },
];

const option = { type: "string" };
const { values } = parseArgs({
  options: { app: option, csv: option, rows: option, runs: option, chromium: option, made: option, out: option },
});
const made = files(readFileSync(values.csv, "utf8").split("\n"));
for (const [name, text] of Object.entries(made)) writeFileSync(join(values.made, name), text);
const address = await serve({ "/app/": values.app, "/built/": values.made, "/peers/": join(HERE, "peers") });
const kit = new Kit(address, values.chromium);

/** Stopping may take so long, in milliseconds. */
const SOON = 100;
const HEAVY = [{ lifetime: {} }, { leaving: {} }, { drivers: EVENTS.find(({ drivers }) => drivers).drivers }, { variants: { by: "case" } }];

const found = await kit.page(async (tab) => {
  await tab.goto(`${address}/app/bench.html`);
  await tab.waitForFunction(() => window.__bench);
  const times = await tab.evaluate(timed, { runs: Number(values.runs), sets: [EVENTS, SURVEY] });
  return { ...times, stops: await tab.evaluate(stops, HEAVY) };
});
const dashboard = median(found.dashboard);
const measures = found.measures.map(({ asked, all, refused }) => ({
  asked, refused, median_ms: round(median(all)), dashboards: round(median(all) / dashboard), all,
}));
measures.sort((a, b) => b.median_ms - a.median_ms);
console.log(`\n    ${Number(values.rows).toLocaleString("en")} rows; medians of ${values.runs}; the dashboard takes ${dashboard.toFixed(1)} ms\n`);
for (const { asked, refused, median_ms: millis, dashboards } of measures) {
  const verdict = refused ? `REFUSED ${JSON.stringify(refused)}` : dashboards > MOST ? "MORE" : "";
  console.log(`    ${millis.toFixed(1).padStart(9)} ms ${dashboards.toFixed(2).padStart(8)} x  ${asked}  ${verdict}`.trimEnd());
}
for (const [what, all] of Object.entries(found.stops)) {
  const worst = Math.max(...all.filter(({ is_stopped: is }) => is).map(({ millis }) => millis));
  const late = all.filter(({ is_stopped: is }) => !is).length;
  console.log(`    ${what} is stopped after ${worst.toFixed(0)} ms at most${worst > SOON ? " (MORE)" : ""}; over before ${late} of ${all.length} times`);
}
const result = { rows: Number(values.rows), dashboard, measures, stops: found.stops };
writeFileSync(values.out, `${JSON.stringify(result, null, 2)}\n`);
console.log(`\n    at most ${MOST} dashboards are wanted; also in ${values.out}`);

function round(number) {
  return Number(number.toPrecision(4));
}

/** The files that are read: events with sessions, the customers behind them, costs, and a survey. */
function files([header, ...lines]) {
  const events = [`${header},session`];
  const customers = new Map();
  for (const line of lines) {
    if (line === "") continue;
    const [id, time] = [line.slice(0, 8), line.slice(9, 19)];
    const month = Number(time.slice(0, 4)) * 12 + Number(time.slice(5, 7)) - 1;
    events.push(`${line},${id}-${Math.floor(month / 3)}`);
    const known = customers.get(id);
    if (!known) customers.set(id, { first: month, last: month });
    else [known.first, known.last] = [Math.min(known.first, month), Math.max(known.last, month)];
  }
  const contracts = ["monthly", "one year", "two years"];
  const people = ["customerID,tenure,Contract,MonthlyCharges,Churn"];
  const answers = [`respondent,date,${Array.from({ length: QUESTIONS }, (_, at) => `Q${at + 1} satisfaction`)},NPS`];
  let place = 0;
  const draw = (below, salt) => Math.floor(((Math.imul(place * 31 + salt, 0x9e3779b1) >>> 8) / 2 ** 24) * below);
  for (const [id, { first, last }] of customers) {
    place += 1;
    const isLost = last < 2024 * 12 + 6;
    people.push(`${id},${last - first + 1},${contracts[draw(3, 1)]},${20 + draw(80, 2)}.5,${isLost ? "Yes" : "No"}`);
    const scores = Array.from({ length: QUESTIONS }, (_, at) => 1 + draw(5, 3 + at));
    const sum = scores.reduce((all, score) => all + score, 0);
    answers.push(`${id},2024-0${1 + draw(9, 20)}-15,${scores},${Math.min(10, Math.floor(sum / 6) + draw(2, 21))}`);
  }
  const costs = ["month,channel,spend"];
  for (let month = 1; month <= 12; month += 1) {
    for (const channel of ["web", "app", "email", "social"]) costs.push(`2024-${String(month).padStart(2, "0")},${channel},${1000 + month}`);
  }
  const text = (rows) => `${rows.join("\n")}\n`;
  return { "sessions.csv": text(events), "customers.csv": text(people), "costs.csv": text(costs), "survey.csv": text(answers) };
}

/** Runs in the page. */
async function timed({ runs, sets }) {
  const ids = ["0000000000001", "0000000000002"];
  const fetched = async (name) => (await fetch(`/built/${name}`)).arrayBuffer();
  await __bench.init();
  await __bench.read(await fetched("sessions.csv"), {});
  await __bench.read(await fetched("customers.csv"), { add: true });
  await __bench.read(await fetched("costs.csv"), { add: true });
  await __bench.read(await fetched("survey.csv"), { dataset: ids[1] });
  const rest = () => {
    gc();
    return new Promise((resolve) => { setTimeout(resolve, 30); });
  };
  const dashboard = [];
  for (let run = 0; run < runs; run += 1) {
    await rest();
    const start = performance.now();
    await __bench.query(null, "all");
    dashboard.push(performance.now() - start);
  }
  const measures = [];
  for (const [set, list] of sets.entries()) {
    for (const measure of list) {
      const all = [];
      let refused = null;
      for (let run = 0; run < runs; run += 1) {
        await rest();
        const { millis, answers } = await __bench.measure([measure], { dataset: ids[set] });
        all.push(millis);
        refused = answers[0].refused ?? (Object.keys(answers[0])[0] in measure ? null : answers[0]);
      }
      const asked = JSON.stringify(measure, (key, value) => (key === "stages" || key === "steps" ? "…" : value));
      measures.push({ asked, all, refused });
    }
  }
  return { dashboard, measures };
}

/** Runs in the page: imports and measures, stopped at different moments. */
async function stops(heavy) {
  const file = await (await fetch("/built/sessions.csv")).arrayBuffer();
  const imports = [];
  const measures = [];
  for (let after = 10; after <= 250; after += 20) {
    imports.push(await __bench.stopImport(file.slice(0), after));
    measures.push(await __bench.stopMeasures(heavy, {}, after));
  }
  return { "an import": imports, "a request of heavy measures": measures };
}
