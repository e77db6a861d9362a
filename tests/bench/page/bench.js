// Waymark's engine behind the interface that a runner measures: `window.__bench` with init, ingest,
// query and reset. It speaks the messages of the app to the worker of the app: the same preview, the
// same reader with all its checks, the same counting. Nothing is kept between two queries, and data
// sets stay in memory (`unkept`), as those of the peers do.
//
// Here is only what a page does with the numbers it is sent: they become plain objects.

const glue = document.getElementById("waymark-glue").href;
const wasm = document.getElementById("waymark-wasm").href;
const PREVIEW_BYTES = 64 * 1024;
const DATASET = "0000000000001";
/** What is never read to its end. */
const SCRATCH = "0000000000009";
const ALL = { from_millis: null, to_millis: null, channels: [], attributes: [] };
const STEPS = ["Awareness", "Consideration", "Purchase", "Onboarding", "Retention", "Advocacy"];
const SCORES = 16;

let worker;
let jobs = 0;
let mapping;
const waiting = new Map();

async function start() {
  const module = await WebAssembly.compileStreaming(fetch(wasm));
  const source = `
    import init from ${JSON.stringify(glue)};
    const early = [];
    self.onmessage = ({ data: module }) => {
      self.onmessage = (event) => early.push(event);
      init({ module_or_path: module }).then(() => early.forEach((event) => self.onmessage(event)));
    };`;
  worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
  worker.postMessage(module);
  worker.onmessage = ({ data }) => {
    if (data.crashed) throw new Error(data.crashed);
    const response = JSON.parse(data.response);
    if (response.progressed) return;
    waiting.get(data.job)({ response, numbers: data.numbers });
    waiting.delete(data.job);
  };
}

function ask(request, beside = {}, transfer = []) {
  const job = ++jobs;
  const answer = new Promise((resolve) => waiting.set(job, resolve));
  worker.postMessage({ job, request: JSON.stringify(request), unkept: true, ...beside }, transfer);
  return answer;
}

/** How a file is read: guessed from its first bytes, as the app does when a file is dropped, before the user says "import". */
async function look(head) {
  const preview = { preview: { name: "bench.csv", utc_offset_minutes: 0, mapping: null, lang: "en" } };
  const { response } = await ask(preview, { buffer: head }, [head]);
  return response.previewed.mapping;
}

async function ingest(buffer) {
  mapping ??= await look(buffer.slice(0, PREVIEW_BYTES));
  return read(buffer, { mapping });
}

/** Reads a file into a data set, or adds it to one. */
async function read(buffer, { dataset = DATASET, add = false, mapping = null }) {
  const known = mapping ?? (await look(buffer.slice(0, PREVIEW_BYTES)));
  const asked = { dataset, name: "bench", mapping: known, synthetic: false, add: add ? "skip" : null };
  const { response } = await ask({ import: asked }, { buffer }, [buffer]);
  if (!response.imported) throw new Error(JSON.stringify(response));
  return { rows: response.imported.quality.rows_kept, quality: response.imported.quality };
}

/** The engine keeps the last 64 answers: refusals of what makes no sense take their places. */
async function crowdOut(dataset) {
  const crowd = Array.from({ length: 64 }, (_, place) => ({ durations: { steps: [[`${place}`]] } }));
  await ask({ measure: { dataset, filter: ALL, measures: crowd } });
}

/** Answers of the measures of the app (docs/kpi.md). */
async function measure(measures, { dataset = DATASET } = {}) {
  await crowdOut(dataset);
  const start = performance.now();
  const { response } = await ask({ measure: { dataset, filter: ALL, measures } });
  return { millis: performance.now() - start, answers: response.measured ?? [response] };
}

/** Asks, and stops it so many milliseconds later: how long it goes on then, and whether it was stopped. */
async function stopped(request, beside, transfer, after) {
  const answer = ask(request, beside, transfer);
  const job = jobs;
  await new Promise((resolve) => { setTimeout(resolve, after); });
  const start = performance.now();
  worker.postMessage({ cancel: job });
  const { response } = await answer;
  return { millis: performance.now() - start, is_stopped: response === "cancelled" };
}

async function stopImport(buffer, after) {
  const known = await look(buffer.slice(0, PREVIEW_BYTES));
  const asked = { dataset: SCRATCH, name: "bench", mapping: known, synthetic: false, add: null };
  return stopped({ import: asked }, { buffer }, [buffer], after);
}

async function stopMeasures(measures, { dataset = DATASET } = {}, after = 0) {
  await crowdOut(dataset);
  return stopped({ measure: { dataset, filter: ALL, measures } }, {}, [], after);
}

async function query(filter, parts = "all") {
  const { channel = null, from = null, to = null } = filter ?? {};
  const board = {
    dataset: DATASET,
    query: {
      filter: {
        from_millis: from === null ? null : from * 1000,
        to_millis: to === null ? null : to * 1000,
        channels: channel === null ? [] : [channel],
        attributes: [],
      },
      steps: STEPS,
      sums: parts !== "path",
      paths: parts !== "agg",
    },
  };
  const { response, numbers } = await ask({ board });
  if (!response.counted) throw new Error(JSON.stringify(response));
  return plain(response.counted, numbers, board.query);
}

/** The numbers as the runner compares them; zero counts are left out. */
function plain(names, numbers, { sums, paths }) {
  let at = 0;
  const next = () => numbers[at++];
  const list = (width = 1) => numbers.subarray(at + 1, (at += 1 + numbers[at] * width));
  const named = (counts, of) => {
    const out = {};
    of.forEach((name, code) => { if (counts[code]) out[name] = counts[code]; });
    return out;
  };
  const rows = next();
  const scored = list(SCORES);
  const channel = named(list(), names.channels);
  const stage = named(list(), names.stages);
  const first = next();
  const monthName = (month) => `${Math.floor((first + month) / 12)}-${String(((first + month) % 12) + 1).padStart(2, "0")}`;
  const months = list(SCORES);
  const monthCents = list();
  const [customers, buyers, total] = [next(), next(), next()];
  const hist = [...list()];
  const top = [...list()].map((cents, place) => [names.customers[place], cents]);
  const funnel = [...list()];
  const square = list();
  const follows = list(3);
  const distinct = next();
  const variants = Array.from({ length: next() }, () => {
    const count = next();
    return [Array.from(list(), (code) => names.touchpoints[code]).join(" > "), count];
  });
  const result = { rows, touchpoint: {}, channel, stage, funnel: null, rating: {}, month: {}, cohort: {}, clv: null, dfg: {}, variants: null };
  if (sums) {
    names.touchpoints.forEach((name, code) => {
      const [events, rated, sum, high, low, good] = tally(scored, code);
      if (events) result.touchpoint[name] = events;
      if (rated) result.rating[name] = [rated, sum, high, low, good];
    });
    monthCents.forEach((cents, month) => {
      const [events, rated, sum] = tally(months, month);
      if (events) result.month[monthName(month)] = [events, rated, sum, cents];
    });
    result.clv = { customers, buyers, total, hist, top };
  }
  if (paths) {
    result.funnel = funnel;
    const side = Math.sqrt(square.length);
    square.forEach((count, place) => {
      if (count) (result.cohort[monthName(Math.floor(place / side))] ??= {})[place % side] = count;
    });
    for (let edge = 0; edge < follows.length; edge += 3) {
      result.dfg[`${names.touchpoints[follows[edge]]} → ${names.touchpoints[follows[edge + 1]]}`] = follows[edge + 2];
    }
    result.variants = { distinct, top: variants };
  }
  return result;
}

/** Events, answers, their sum, and how many are at least 9, at most 6, at least 8. */
function tally(scored, row) {
  const out = [0, 0, 0, 0, 0, 0];
  for (let score = 0; score < SCORES; score++) {
    const count = scored[row * SCORES + score];
    out[0] += count;
    if (score === SCORES - 1) break;
    out[1] += count;
    out[2] += count * score;
    if (score >= 9) out[3] += count;
    if (score <= 6) out[4] += count;
    if (score >= 8) out[5] += count;
  }
  return out;
}

window.__bench = {
  name: "waymark",
  version: "1",
  parts: ["all"],
  init: start,
  ingest,
  query,
  read,
  measure,
  stopImport,
  stopMeasures,
  reset: async () => { await ask({ close: { dataset: DATASET } }); },
};
