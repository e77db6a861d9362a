// Perspective's views. They have nothing that follows a customer from event to event, so it answers the "agg" part.
import { BUCKET_CENTS, BUCKETS, TOP, blank, byCount } from "../contract.js";

const FOLDER = "/peers/node_modules/@perspective-dev";
const SCHEMA = {
  customer_id: "string", timestamp: "datetime", touchpoint: "string", channel: "string",
  stage: "string", rating: "integer", amount: "float",
};
let client, table;

/** One view as pairs of its group and a row of its columns. */
async function grouped(by, config, filter) {
  const view = await table.view({ group_by: [by], filter, ...config });
  const columns = await view.to_columns();
  await view.delete();
  const cell = (place) => Object.fromEntries(Object.entries(columns).map(([name, cells]) => [name, cells[place]]));
  // The first row is the total, whose path is empty.
  return columns.__ROW_PATH__.flatMap((path, place) => (path.length === 0 ? [] : [[path[0], cell(place)]]));
}

const count = { columns: ["customer_id"], aggregates: { customer_id: "count" } };

async function rated(filter, answer) {
  const expressions = {
    rated: 'if (is_not_null("rating")) { 1 } else { 0 }',
    high: 'if ("rating" >= 9) { 1 } else { 0 }',
    good: 'if ("rating" >= 8) { 1 } else { 0 }',
  };
  const sums = ["rated", "high", "good", "rating"];
  const aggregates = { customer_id: "count", ...Object.fromEntries(sums.map((name) => [name, "sum"])) };
  const all = await grouped("touchpoint", { expressions, columns: ["customer_id", ...sums], aggregates }, filter);
  // In an expression a missing rating would be low, so the low ones are a view of their own.
  const low = new Map(await grouped("touchpoint", count, [...filter, ["rating", "<=", 6]]));
  for (const [name, row] of all) {
    answer.touchpoint[name] = row.customer_id;
    if (row.rated) {
      answer.rating[name] = [row.rated, row.rating, row.high, low.get(name)?.customer_id ?? 0, row.good];
    }
  }
}

async function months(filter, answer) {
  const expressions = { month: `bucket("timestamp", 'M')`, rated: 'if (is_not_null("rating")) { 1 } else { 0 }' };
  const sums = ["rated", "rating", "amount"];
  const aggregates = { customer_id: "count", ...Object.fromEntries(sums.map((name) => [name, "sum"])) };
  const all = await grouped("month", { expressions, columns: ["customer_id", ...sums], aggregates }, filter);
  for (const [start, row] of all) {
    const name = new Date(start).toISOString().slice(0, 7);
    answer.month[name] = [row.customer_id, row.rated, row.rating ?? 0, Math.round((row.amount ?? 0) * 100)];
  }
}

/** The widest view, so it is read column by column. */
async function worth(filter) {
  const config = { columns: ["amount"], aggregates: { amount: "sum" } };
  const view = await table.view({ group_by: ["customer_id"], filter, ...config });
  const { __ROW_PATH__: ids, amount } = await view.to_columns();
  await view.delete();
  const hist = new Array(BUCKETS).fill(0);
  const top = [];
  let customers = 0, buyers = 0, total = 0;
  ids.forEach(([id], place) => {
    if (id === undefined) return;
    const cents = Math.round((amount[place] ?? 0) * 100);
    customers += 1;
    total += cents;
    if (cents > 0) buyers += 1;
    hist[Math.min(BUCKETS - 1, Math.floor(cents / BUCKET_CENTS))] += 1;
    if (top.length === TOP && cents < top.at(-1)[1]) return;
    top.push([id, cents]);
    top.sort(byCount);
    if (top.length > TOP) top.pop();
  });
  return { customers, buyers, total, hist, top };
}

export default {
  name: "Perspective",
  version: "5.5.1",
  parts: ["agg"],
  async init() {
    const perspective = (await import(`${FOLDER}/client/dist/cdn/perspective.js`)).default;
    await Promise.all([
      perspective.init_server(fetch(`${FOLDER}/server/dist/wasm/perspective-server.wasm`)),
      perspective.init_client(fetch(`${FOLDER}/client/dist/wasm/perspective-js.wasm`)),
    ]);
    client = await perspective.worker();
  },
  async ingest(buffer) {
    table = await client.table(SCHEMA);
    await table.update(new TextDecoder().decode(buffer), { format: "csv" });
    // What it was given is taken in when the first view asks for it.
    const view = await table.view({ columns: ["customer_id"] });
    const rows = await view.num_rows();
    await view.delete();
    return { rows };
  },
  async query(asked) {
    const filter = [];
    if (asked) filter.push(["timestamp", ">=", asked.from * 1000], ["timestamp", "<", asked.to * 1000]);
    if (asked?.channel) filter.push(["channel", "==", asked.channel]);
    const answer = blank();
    await rated(filter, answer);
    for (const [name, row] of await grouped("channel", count, filter)) {
      answer.channel[name] = row.customer_id;
      answer.rows += row.customer_id;
    }
    for (const [name, row] of await grouped("stage", count, filter)) answer.stage[name] = row.customer_id;
    await months(filter, answer);
    answer.clv = await worth(filter);
    return answer;
  },
  async reset() {
    await table?.delete();
    table = null;
  },
};
