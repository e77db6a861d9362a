// Events as typed arrays, sorted by customer and time, and the whole dashboard in one pass over them: what a very good
// JavaScript developer would write by hand. Both readers of CSV (`typed`, `papaparse`) hand their columns to this.
import { BUCKETS, BUCKET_CENTS, STAGES, TOP, blank, byCount, monthName, monthOf } from "../contract.js";

export const NO_RATING = 255;
export const NO_AMOUNT = -1;
const SCORES = 16;
const MONTHS = 64;
const DAY = 86_400;
/** Of the days since 1970, as many as seconds in 32 bits can be. */
const DAYS = 49_711;
const UNKNOWN = 255;
const COLUMNS = [
  ["customer", Uint32Array], ["time", Uint32Array], ["touchpoint", Uint8Array], ["channel", Uint8Array],
  ["stage", Uint8Array], ["rating", Uint8Array], ["cents", Int32Array],
];

/** Columns for so many rows, in the order of the file. */
export const columns = (rows) => Object.fromEntries(COLUMNS.map(([name, type]) => [name, new type(rows)]));

/** The same columns with room for twice as many. */
export function doubled(table) {
  const larger = columns(table.time.length * 2);
  for (const [name] of COLUMNS) larger[name].set(table[name]);
  return larger;
}

/** `names`: { customer, touchpoint, channel, stage }, each a list by code. */
export function sort(table, rows, names) {
  const customers = names.customer.length;
  const start = new Uint32Array(customers + 1);
  for (let row = 0; row < rows; row += 1) start[table.customer[row] + 1] += 1;
  for (let code = 0; code < customers; code += 1) start[code + 1] += start[code];
  const order = placed(table, rows, start);

  const { time, touchpoint, channel, stage, rating, cents } = columns(rows);
  const month = new Uint8Array(rows);
  const stageOf = Uint8Array.from(names.stage, (name) => STAGES.indexOf(name));
  const monthOfDay = new Uint8Array(DAYS).fill(UNKNOWN);
  for (let place = 0; place < rows; place += 1) {
    const row = order[place];
    const at = table.time[row];
    time[place] = at;
    touchpoint[place] = table.touchpoint[row];
    channel[place] = table.channel[row];
    stage[place] = stageOf[table.stage[row]];
    rating[place] = table.rating[row];
    cents[place] = table.cents[row];
    const day = (at / DAY) | 0;
    if (monthOfDay[day] === UNKNOWN) monthOfDay[day] = monthOf(at);
    month[place] = monthOfDay[day];
  }
  return { names, start, time, touchpoint, channel, stage, rating, cents, month };
}

/** Rows by customer and time. They come nearly in order, so inserting is cheap. */
function placed({ customer, time }, rows, start) {
  const order = new Uint32Array(rows);
  const next = start.slice(0, -1);
  for (let row = 0; row < rows; row += 1) order[next[customer[row]]++] = row;
  for (let code = 0; code + 1 < start.length; code += 1) {
    for (let place = start[code] + 1; place < start[code + 1]; place += 1) {
      const row = order[place];
      let to = place;
      for (; to > start[code] && time[order[to - 1]] > time[row]; to -= 1) order[to] = order[to - 1];
      order[to] = row;
    }
  }
  return order;
}

/** Distinct sequences with how many customers have them: open addressing over one arena. */
class Variants {
  constructor() {
    this.slots = new Int32Array(1 << 14).fill(-1);
    this.hashes = new Int32Array(1 << 12);
    this.from = new Uint32Array(1 << 12);
    this.length = new Uint32Array(1 << 12);
    this.count = new Uint32Array(1 << 12);
    this.distinct = 0;
    this.arena = new Uint8Array(1 << 16);
    this.used = 0;
  }

  /** Room for a sequence of at most so many. */
  reserve(length) {
    if (this.used + length <= this.arena.length) return;
    const larger = new Uint8Array(Math.max(this.arena.length * 2, this.used + length));
    larger.set(this.arena);
    this.arena = larger;
  }

  /** Counts what was written behind `used`, and keeps it if it is new. */
  add(end, raw) {
    const { arena, used, slots, hashes } = this;
    const hash = raw ^ (raw >>> 15);
    const length = end - used;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (; slots[slot] >= 0; slot = (slot + 1) & mask) {
      const id = slots[slot];
      if (hashes[id] !== hash || this.length[id] !== length) continue;
      const from = this.from[id];
      let same = 0;
      while (same < length && arena[from + same] === arena[used + same]) same += 1;
      if (same === length) {
        this.count[id] += 1;
        return;
      }
    }
    if (this.distinct === hashes.length) this.grow();
    const id = this.distinct++;
    slots[slot] = id;
    this.hashes[id] = hash;
    this.from[id] = used;
    this.length[id] = length;
    this.count[id] = 1;
    this.used = end;
    if (this.distinct * 2 > mask) this.rehash();
  }

  grow() {
    const twice = (old) => {
      const larger = new old.constructor(old.length * 2);
      larger.set(old);
      return larger;
    };
    for (const name of ["hashes", "from", "length", "count"]) this[name] = twice(this[name]);
  }

  rehash() {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let id = 0; id < this.distinct; id += 1) {
      let slot = this.hashes[id] & mask;
      while (slots[slot] >= 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.slots = slots;
  }

  /** Only those are named that are as frequent as the last of the top. */
  top(names) {
    const counts = this.count.slice(0, this.distinct).sort();
    const least = counts[Math.max(0, counts.length - TOP)] ?? 0;
    const found = [];
    for (let id = 0; id < this.distinct; id += 1) {
      if (this.count[id] < least) continue;
      const codes = this.arena.subarray(this.from[id], this.from[id] + this.length[id]);
      found.push([Array.from(codes, (code) => names[code]).join(" > "), this.count[id]]);
    }
    return found.sort(byCount).slice(0, TOP);
  }
}

/** One pass over all events. */
export function query(table, filter, parts = "all") {
  const { names, start, time, touchpoint, channel, stage, rating, cents, month } = table;
  const kinds = names.touchpoint.length;
  const customers = names.customer.length;
  const from = filter?.from ?? 0;
  const to = filter?.to ?? 0xffffffff;
  const only = filter?.channel == null ? -1 : names.channel.indexOf(filter.channel);
  const withSums = parts !== "path";
  const withPaths = parts !== "agg";
  const touched = new Uint32Array(kinds);
  const scores = new Uint32Array(kinds * SCORES);
  const channels = new Uint32Array(names.channel.length);
  const stages = new Uint32Array(STAGES.length);
  const months = [new Uint32Array(MONTHS), new Uint32Array(MONTHS), new Float64Array(MONTHS), new Float64Array(MONTHS)];
  const [monthEvents, monthRated, monthSum, monthCents] = months;
  const spent = new Int32Array(customers).fill(-1);
  const funnel = new Uint32Array(STAGES.length);
  const cohort = new Uint32Array(MONTHS * MONTHS);
  const follows = new Uint32Array(kinds * kinds);
  const seenBy = new Int32Array(MONTHS).fill(-1);
  const variants = new Variants();
  let rows = 0;
  for (let customer = 0; customer < customers; customer += 1) {
    const end = start[customer + 1];
    let events = 0, sum = 0, step = 0, first = -1, last = -1, hash = 0x811c9dc5 | 0;
    variants.reserve(end - start[customer]);
    const arena = variants.arena;
    let written = variants.used;
    for (let place = start[customer]; place < end; place += 1) {
      const at = time[place];
      if (at < from || at >= to || (only >= 0 && channel[place] !== only)) continue;
      events += 1;
      const met = touchpoint[place], of = stage[place], when = month[place];
      if (withSums) {
        touched[met] += 1;
        channels[channel[place]] += 1;
        stages[of] += 1;
        monthEvents[when] += 1;
        const score = rating[place];
        if (score !== NO_RATING) {
          scores[met * SCORES + score] += 1;
          monthRated[when] += 1;
          monthSum[when] += score;
        }
        const paid = cents[place];
        if (paid >= 0) {
          sum += paid;
          monthCents[when] += paid;
        }
      }
      if (withPaths) {
        if (of === step) step += 1;
        if (last >= 0) follows[last * kinds + met] += 1;
        else first = when;
        last = met;
        const later = when - first;
        if (seenBy[later] !== customer) {
          seenBy[later] = customer;
          cohort[first * MONTHS + later] += 1;
        }
        hash = Math.imul(hash ^ met, 0x01000193);
        arena[written++] = met;
      }
    }
    if (events === 0) continue;
    rows += events;
    spent[customer] = sum;
    if (!withPaths) continue;
    for (let passed = 0; passed < step; passed += 1) funnel[passed] += 1;
    variants.add(written, hash);
  }
  const answer = blank(rows);
  if (withSums) sums(answer, names, { touched, scores, channels, stages, months, spent });
  if (withPaths) paths(answer, names, { funnel, cohort, follows, variants });
  return answer;
}

function sums(answer, names, { touched, scores, channels, stages, months, spent }) {
  const named = (counts, of, into) => counts.forEach((count, code) => { if (count) into[of[code]] = count; });
  named(touched, names.touchpoint, answer.touchpoint);
  named(channels, names.channel, answer.channel);
  named(stages, STAGES, answer.stage);
  names.touchpoint.forEach((name, code) => {
    const out = [0, 0, 0, 0, 0];
    for (let score = 0; score <= 10; score += 1) {
      const count = scores[code * SCORES + score];
      [1, score, score >= 9, score <= 6, score >= 8].forEach((weight, place) => { out[place] += count * weight; });
    }
    if (out[0]) answer.rating[name] = out;
  });
  months[0].forEach((events, month) => { if (events) answer.month[monthName(month)] = months.map((of) => of[month]); });
  answer.clv = worth(spent, names.customer);
}

/** `spent` is negative for customers without an event. */
export function worth(spent, ids) {
  const hist = new Array(BUCKETS).fill(0);
  const top = [];
  let customers = 0, buyers = 0, total = 0;
  for (let customer = 0; customer < spent.length; customer += 1) {
    const cents = spent[customer];
    if (cents < 0) continue;
    customers += 1;
    if (cents > 0) buyers += 1;
    total += cents;
    hist[Math.min(BUCKETS - 1, Math.floor(cents / BUCKET_CENTS))] += 1;
    if (top.length < TOP || cents >= top.at(-1)[1]) {
      top.push([ids[customer], cents]);
      top.sort(byCount);
      if (top.length > TOP) top.pop();
    }
  }
  return { customers, buyers, total, hist, top };
}

function paths(answer, names, { funnel, cohort, follows, variants }) {
  const kinds = names.touchpoint;
  answer.funnel = [...funnel];
  cohort.forEach((count, place) => {
    if (count) (answer.cohort[monthName(Math.floor(place / MONTHS))] ??= {})[place % MONTHS] = count;
  });
  follows.forEach((count, place) => {
    if (count) answer.dfg[`${kinds[Math.floor(place / kinds.length)]} → ${kinds[place % kinds.length]}`] = count;
  });
  answer.variants = { distinct: variants.distinct, top: variants.top(kinds) };
}
