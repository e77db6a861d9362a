// Arquero's data frames, verbs where it has them.
import * as aq from "arquero";
import { BUCKETS, BUCKET_CENTS, STAGES, TOP, blank, byCount, monthName, monthOf } from "../contract.js";

const { op } = aq;
let events = null;

function ingest(text) {
  const number = (cell, times) => (cell == null || cell === "" ? null : Math.round(Number(cell) * times));
  const raw = aq.fromCSV(text, {
    autoType: false,
    parse: {
      timestamp: (cell) => Date.parse(`${cell.replace(" ", "T")}Z`) / 1000,
      stage: (cell) => STAGES.indexOf(cell),
      rating: (cell) => number(cell, 1),
      amount: (cell) => number(cell, 100),
    },
  });
  const dated = raw.derive({ month: aq.escape((row) => monthOf(row.timestamp)) });
  events = dated.orderby("customer_id", "timestamp").reify();
  return { rows: events.numRows() };
}

function kept(filter) {
  if (!filter) return events;
  const { channel, from, to } = filter;
  const isWithin = (row) => row.timestamp >= from && row.timestamp < to;
  const test = channel === null ? isWithin : (row) => isWithin(row) && row.channel === channel;
  return events.filter(aq.escape(test)).reify();
}

function sums(table, answer) {
  const rated = table.groupby("touchpoint").rollup({
    count: op.count(),
    rated: op.valid("rating"),
    sum: op.sum("rating"),
    high: (d) => op.sum(d.rating >= 9 ? 1 : 0),
    low: (d) => op.sum(d.rating != null && d.rating <= 6 ? 1 : 0),
    good: (d) => op.sum(d.rating >= 8 ? 1 : 0),
  });
  for (const { touchpoint, count, rated: answers, sum, high, low, good } of rated.objects()) {
    answer.touchpoint[touchpoint] = count;
    if (answers) answer.rating[touchpoint] = [answers, sum, high, low, good];
  }
  for (const { channel, count } of table.groupby("channel").count().objects()) answer.channel[channel] = count;
  for (const { stage, count } of table.groupby("stage").count().objects()) answer.stage[STAGES[stage]] = count;
  const months = table.groupby("month").rollup({
    count: op.count(),
    rated: op.valid("rating"),
    sum: op.sum("rating"),
    cents: op.sum("amount"),
  });
  for (const { month, count, rated: answers, sum, cents } of months.objects()) {
    answer.month[monthName(month)] = [count, answers, sum ?? 0, cents ?? 0];
  }
  answer.clv = worth(table);
}

function worth(table) {
  const spent = table.groupby("customer_id").rollup({ cents: op.sum("amount") }).derive({ cents: (d) => d.cents ?? 0 });
  const hist = new Array(BUCKETS).fill(0);
  let buyers = 0, total = 0;
  for (const cents of spent.array("cents")) {
    hist[Math.min(BUCKETS - 1, Math.floor(cents / BUCKET_CENTS))] += 1;
    if (cents > 0) buyers += 1;
    total += cents;
  }
  const top = spent.orderby(aq.desc("cents"), "customer_id").slice(0, TOP).objects();
  return { customers: spent.numRows(), buyers, total, hist, top: top.map((row) => [row.customer_id, row.cents]) };
}

function paths(table, answer) {
  const customers = table.groupby("customer_id");
  const cohorts = customers
    .derive({ first: op.min("month") })
    .ungroup()
    .derive({ later: (d) => d.month - d.first })
    .groupby("first", "later")
    .rollup({ count: op.distinct("customer_id") });
  for (const { first, later, count } of cohorts.objects()) (answer.cohort[monthName(first)] ??= {})[later] = count;
  const follows = customers.derive({ before: op.lag("touchpoint", 1) }).ungroup().filter((d) => d.before != null);
  for (const { before, touchpoint, count } of follows.groupby("before", "touchpoint").count().objects()) {
    answer.dfg[`${before} → ${touchpoint}`] = count;
  }
  const walked = customers.rollup({ met: op.array_agg("touchpoint"), stages: op.array_agg("stage") });
  answer.funnel = STAGES.map(() => 0);
  for (const stages of walked.array("stages")) {
    let step = 0;
    for (const stage of stages) if (stage === step) step += 1;
    for (let passed = 0; passed < step; passed += 1) answer.funnel[passed] += 1;
  }
  const variants = new Map();
  for (const met of walked.array("met")) {
    const key = met.join(" > ");
    variants.set(key, (variants.get(key) ?? 0) + 1);
  }
  answer.variants = { distinct: variants.size, top: [...variants].sort(byCount).slice(0, TOP) };
}

export default {
  name: "Arquero",
  version: "8.0.3",
  parts: ["all"],
  async init() {},
  ingest: async (buffer) => ingest(new TextDecoder().decode(buffer)),
  async query(filter, parts = "all") {
    const table = kept(filter);
    const answer = blank(table.numRows());
    if (parts !== "path") sums(table, answer);
    if (parts !== "agg") paths(table, answer);
    return answer;
  },
  async reset() { events = null; },
};
