// What every engine has to answer, and the one text by which answers are compared.
//
// An engine is an object { name, version, parts, init(), ingest(ArrayBuffer), query(filter, parts), reset() }; a page
// shows it as `window.__bench`. `parts` of a query is "all", "agg" or "path"; an engine that can only answer one of
// them says so in its own `parts`. A filter is null or { channel: text or null, from, to } in epoch seconds,
// from <= t < to. It keeps events, and everything (a customer's first month, too) is worked out from the kept ones.
//
//   rows          events                         rating    touchpoint -> [rated, sum, >= 9, <= 6, >= 8]
//   touchpoint    name -> events                 month     YYYY-MM -> [events, rated, sum of ratings, cents]
//   channel       name -> events                 clv       sums of a customer: { customers, buyers, total,
//   stage         name -> events                             hist (21 buckets of 5,000 cents), top 20 [id, cents] }
//   funnel        customers that came through stages 1..k in this order, others between them or not
//   cohort        first month -> { months later: customers }
//   dfg           "a → b" -> how often b came next after a with a customer
//   variants      { distinct, top: 20 of [names joined by " > ", customers] }
//
// Zero counts are left out; among equals the smaller id or text comes first. Amounts are whole cents.

export const STAGES = ["Awareness", "Consideration", "Purchase", "Onboarding", "Retention", "Advocacy"];
export const FIRST_YEAR = 2023;
export const BUCKET_CENTS = 5000;
export const BUCKETS = 21;
export const TOP = 20;

const AGG = ["rows", "touchpoint", "channel", "stage", "rating", "month", "clv"];
const PATH = ["rows", "funnel", "cohort", "dfg", "variants"];
const seconds = (year, month) => Date.UTC(year, month - 1, 1) / 1000;

/** The dashboard, and two slicers: some 7 % and 52 % of the rows. */
export const FILTERS = {
  full: null,
  narrow: { channel: "web", from: seconds(2023, 7), to: seconds(2024, 1) },
  wide: { channel: null, from: seconds(2023, 7), to: seconds(2024, 7) },
};

/** An answer in which nothing is counted yet. */
export const blank = (rows = 0) => ({
  rows, touchpoint: {}, channel: {}, stage: {}, rating: {}, month: {}, clv: null,
  funnel: null, cohort: {}, dfg: {}, variants: null,
});

/** The name of a month that is counted from January of the first year. */
export const monthName = (month) =>
  `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

/** The month of a moment, counted from January of the first year. */
export function monthOf(seconds) {
  const date = new Date(seconds * 1000);
  return (date.getUTCFullYear() - FIRST_YEAR) * 12 + date.getUTCMonth();
}

/** Larger first, then in the order of names. */
export const byCount = ([a, m], [b, n]) => n - m || (a < b ? -1 : a > b ? 1 : 0);

/** The same text for the same answer, in whatever order its names were met. */
export function canonical(answer, parts = "all") {
  const keys = { agg: AGG, path: PATH, all: [...new Set([...AGG, ...PATH])] }[parts];
  return JSON.stringify(sorted(Object.fromEntries(keys.map((key) => [key, answer[key] ?? null]))));
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value === "bigint") return Number(value);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
