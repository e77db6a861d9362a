// DuckDB-WASM in its worker (the "eh" bundle, one thread). It is given the types of the columns; names become enums, and
// the table lies in the order of customer and time, so that its own zone maps and run lengths help it.
import * as duckdb from "@duckdb/duckdb-wasm";
import { BUCKETS, BUCKET_CENTS, FIRST_YEAR, STAGES, TOP, blank, monthName } from "../contract.js";

const FOLDER = "/peers/node_modules/@duckdb/duckdb-wasm/dist";
const FILE = "events.csv";
const INGEST = [
  `CREATE OR REPLACE TABLE raw AS SELECT * FROM read_csv('${FILE}', header = true, delim = ',', quote = '"', escape = '"',
     columns = { 'customer_id': 'VARCHAR', 'timestamp': 'TIMESTAMP', 'touchpoint': 'VARCHAR', 'channel': 'VARCHAR',
                 'stage': 'VARCHAR', 'rating': 'TINYINT', 'amount': 'DECIMAL(12,2)' })`,
  "DROP TABLE IF EXISTS events",
  "DROP TABLE IF EXISTS customers",
  "DROP TYPE IF EXISTS touchpoints",
  "DROP TYPE IF EXISTS channels",
  "CREATE TYPE touchpoints AS ENUM (SELECT DISTINCT touchpoint FROM raw)",
  "CREATE TYPE channels AS ENUM (SELECT DISTINCT channel FROM raw)",
  `CREATE TABLE customers AS SELECT (row_number() OVER (ORDER BY customer_id) - 1)::INTEGER AS customer, customer_id
     FROM (SELECT DISTINCT customer_id FROM raw)`,
  `CREATE TABLE events AS SELECT customer, epoch(timestamp)::INTEGER AS time, touchpoint::touchpoints AS touchpoint,
     channel::channels AS channel, (list_position([${STAGES.map((name) => `'${name}'`)}], stage) - 1)::UTINYINT AS stage,
     rating, (amount * 100)::INTEGER AS cents,
     ((year(timestamp) - ${FIRST_YEAR}) * 12 + month(timestamp) - 1)::UTINYINT AS month
     FROM raw JOIN customers USING (customer_id) ORDER BY customer, time`,
  "DROP TABLE raw",
];

const SUMS = {
  touchpoint: `SELECT touchpoint::VARCHAR AS name, count(*)::INTEGER AS n, count(rating)::INTEGER AS rated,
    coalesce(sum(rating), 0)::INTEGER AS sum, count(*) FILTER (rating >= 9)::INTEGER AS high,
    count(*) FILTER (rating <= 6)::INTEGER AS low, count(*) FILTER (rating >= 8)::INTEGER AS good
    FROM events $WHERE GROUP BY touchpoint`,
  channel: "SELECT channel::VARCHAR AS name, count(*)::INTEGER AS n FROM events $WHERE GROUP BY channel",
  stage: "SELECT stage::INTEGER AS stage, count(*)::INTEGER AS n FROM events $WHERE GROUP BY stage",
  month: `SELECT month::INTEGER AS month, count(*)::INTEGER AS n, count(rating)::INTEGER AS rated,
    coalesce(sum(rating), 0)::INTEGER AS sum, coalesce(sum(cents), 0)::DOUBLE AS cents FROM events $WHERE GROUP BY month`,
  spent: `CREATE OR REPLACE TEMP TABLE spent AS SELECT customer, coalesce(sum(cents), 0)::INTEGER AS cents
    FROM events $WHERE GROUP BY customer`,
  hist: `SELECT least(${BUCKETS - 1}, cents // ${BUCKET_CENTS})::INTEGER AS bucket, count(*)::INTEGER AS n,
    count(*) FILTER (cents > 0)::INTEGER AS buyers, sum(cents)::DOUBLE AS total FROM spent GROUP BY bucket`,
  top: `SELECT customer_id AS id, cents FROM spent JOIN customers USING (customer) ORDER BY cents DESC, id LIMIT ${TOP}`,
};

// string_agg has no ORDER BY because the table is in that order: ten times as fast, and the checksum proves it right.
const PATHS = {
  cohort: `SELECT first::INTEGER AS first, (month - first)::INTEGER AS later, count(DISTINCT customer)::INTEGER AS n
    FROM (SELECT customer, month, min(month) OVER (PARTITION BY customer) AS first
      FROM (SELECT DISTINCT customer, month FROM events $WHERE)) GROUP BY ALL`,
  follows: `SELECT before::VARCHAR AS before, touchpoint::VARCHAR AS after, count(*)::INTEGER AS n
    FROM (SELECT lag(touchpoint) OVER (PARTITION BY customer ORDER BY time) AS before, touchpoint FROM events $WHERE)
    WHERE before IS NOT NULL GROUP BY ALL`,
  walked: `CREATE OR REPLACE TEMP TABLE walked AS SELECT string_agg(chr(65 + enum_code(touchpoint)), '') AS met,
    string_agg(stage::VARCHAR, '') AS stages FROM events $WHERE GROUP BY customer`,
  funnel: `SELECT ${STAGES.map((_, last) => {
    const steps = [...Array(last + 1).keys()].join("%");
    return `count(*) FILTER (stages LIKE '%${steps}%')::INTEGER AS passed_${last}`;
  })} FROM walked`,
  variants: "CREATE OR REPLACE TEMP TABLE variants AS SELECT met, count(*)::INTEGER AS n FROM walked GROUP BY met",
  distinct: "SELECT count(*)::INTEGER AS n FROM variants",
  frequent: `SELECT list_aggregate(list_transform(string_split(met, ''),
      lambda code: enum_range(NULL::touchpoints)[unicode(code) - 64]::VARCHAR), 'string_agg', ' > ') AS name, n
    FROM variants WHERE n >= (SELECT min(n) FROM (SELECT n FROM variants ORDER BY n DESC LIMIT ${TOP}))
    ORDER BY n DESC, name LIMIT ${TOP}`,
};

let database, connection;

async function rows(sql) {
  return (await connection.query(sql)).toArray().map((row) => row.toJSON());
}

async function asked(queries, where) {
  const found = {};
  for (const [name, sql] of Object.entries(queries)) found[name] = await rows(sql.replace("$WHERE", where));
  return found;
}

function whereOf(filter) {
  if (!filter) return "";
  const channel = filter.channel === null ? "" : ` AND channel = '${filter.channel}'`;
  return `WHERE time >= ${filter.from} AND time < ${filter.to}${channel}`;
}

async function sums(answer, where) {
  const { touchpoint, channel, stage, month, hist: buckets, top } = await asked(SUMS, where);
  for (const { name, n, rated, sum, high, low, good } of touchpoint) {
    answer.rows += n;
    answer.touchpoint[name] = n;
    if (rated) answer.rating[name] = [rated, sum, high, low, good];
  }
  for (const { name, n } of channel) answer.channel[name] = n;
  for (const { stage: place, n } of stage) answer.stage[STAGES[place]] = n;
  for (const { month: place, n, rated, sum, cents } of month) answer.month[monthName(place)] = [n, rated, sum, cents];
  const hist = new Array(BUCKETS).fill(0);
  let customers = 0, buyers = 0, total = 0;
  for (const bucket of buckets) {
    hist[bucket.bucket] = bucket.n;
    customers += bucket.n;
    buyers += bucket.buyers;
    total += bucket.total;
  }
  answer.clv = { customers, buyers, total, hist, top: top.map(({ id, cents }) => [id, cents]) };
}

async function paths(answer, where) {
  const { cohort, follows, funnel, distinct, frequent } = await asked(PATHS, where);
  for (const { first, later, n } of cohort) (answer.cohort[monthName(first)] ??= {})[later] = n;
  for (const { before, after, n } of follows) answer.dfg[`${before} → ${after}`] = n;
  answer.funnel = Object.values(funnel[0]);
  answer.variants = { distinct: distinct[0].n, top: frequent.map(({ name, n }) => [name, n]) };
}

export default {
  name: "DuckDB-WASM",
  version: duckdb.PACKAGE_VERSION,
  parts: ["all"],
  async init() {
    database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(`${FOLDER}/duckdb-browser-eh.worker.js`));
    await database.instantiate(`${FOLDER}/duckdb-eh.wasm`);
    connection = await database.connect();
    const [{ core }] = await rows("SELECT version() AS core");
    this.version += ` (core ${core})`;
  },
  async ingest(buffer) {
    await database.registerFileBuffer(FILE, new Uint8Array(buffer));
    for (const [place, sql] of INGEST.entries()) {
      await connection.query(sql);
      if (place === 0) await database.dropFile(FILE);
    }
    const [{ n }] = await rows("SELECT count(*)::INTEGER AS n FROM events");
    return { rows: n };
  },
  async query(filter, parts = "all") {
    const answer = blank();
    const where = whereOf(filter);
    if (parts !== "path") await sums(answer, where);
    if (parts !== "agg") await paths(answer, where);
    return answer;
  },
  async reset() {},
};
