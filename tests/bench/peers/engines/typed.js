// Bytes to typed arrays by hand. It is given the order of the columns and the form of dates, and reports no errors: a
// reader that takes files as they come has more to do.
import { NO_AMOUNT, NO_RATING, columns, doubled, query, sort } from "./columns.js";

const [LINE, QUOTE, COMMA, DOT, ZERO] = [10, 34, 44, 46, 48];
const ROW_BYTES = 48;

/** Codes of byte strings: open addressing, names are where they were met first. */
class Dictionary {
  constructor(slots = 64) {
    this.slots = new Int32Array(slots).fill(-1);
    /** Of the code in each slot. */
    this.hashes = new Int32Array(slots);
    this.from = [];
    this.length = [];
  }

  code(bytes, from, to, hash) {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    const length = to - from;
    let slot = hash & mask;
    for (; slots[slot] >= 0; slot = (slot + 1) & mask) {
      const code = slots[slot];
      if (hashes[slot] !== hash || this.length[code] !== length) continue;
      const known = this.from[code];
      let same = 0;
      while (same < length && bytes[known + same] === bytes[from + same]) same += 1;
      if (same === length) return code;
    }
    const code = this.from.push(from) - 1;
    this.length.push(length);
    slots[slot] = code;
    hashes[slot] = hash;
    if (this.from.length * 2 > mask) this.grow();
    return code;
  }

  grow() {
    const { slots, hashes } = this;
    this.slots = new Int32Array(slots.length * 2).fill(-1);
    this.hashes = new Int32Array(slots.length * 2);
    const mask = this.slots.length - 1;
    slots.forEach((code, old) => {
      if (code < 0) return;
      let slot = hashes[old] & mask;
      while (this.slots[slot] >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = code;
      this.hashes[slot] = hashes[old];
    });
  }

  names(bytes) {
    const decoder = new TextDecoder();
    return this.from.map((from, code) => {
      const text = decoder.decode(bytes.subarray(from, from + this.length[code]));
      return text[0] === '"' ? text.slice(1, -1).replaceAll('""', '"') : text;
    });
  }
}

function read(bytes) {
  const customer = new Dictionary(1 << 16);
  const [touchpoint, channel, stage] = [new Dictionary(), new Dictionary(), new Dictionary()];
  const size = bytes.length;
  let table = columns(Math.ceil(size / ROW_BYTES) + 1);
  let rows = 0, lastDate = -1, dayStart = 0;
  let at = bytes.indexOf(LINE) + 1;
  const two = (place) => (bytes[place] - ZERO) * 10 + bytes[place + 1] - ZERO;
  const name = (dictionary) => {
    const from = at;
    let hash = 0x811c9dc5 | 0;
    let isQuoted = false;
    for (; isQuoted || bytes[at] !== COMMA; at += 1) {
      if (bytes[at] === QUOTE) isQuoted = !isQuoted;
      hash = Math.imul(hash ^ bytes[at], 0x01000193);
    }
    at += 1;
    return dictionary.code(bytes, from, at - 1, hash ^ (hash >>> 15));
  };
  while (at < size) {
    if (rows === table.time.length) table = doubled(table);
    table.customer[rows] = name(customer);
    const [century, year, month, day] = [two(at), two(at + 2), two(at + 5), two(at + 8)];
    const date = ((century * 100 + year) * 16 + month) * 32 + day;
    if (date !== lastDate) {
      lastDate = date;
      dayStart = Date.UTC(century * 100 + year, month - 1, day) / 1000;
    }
    table.time[rows] = dayStart + two(at + 11) * 3600 + two(at + 14) * 60 + two(at + 17);
    at += 20;
    table.touchpoint[rows] = name(touchpoint);
    table.channel[rows] = name(channel);
    table.stage[rows] = name(stage);
    let rating = NO_RATING;
    for (; bytes[at] !== COMMA; at += 1) rating = (rating === NO_RATING ? 0 : rating * 10) + bytes[at] - ZERO;
    table.rating[rows] = rating;
    at += 1;
    let cents = NO_AMOUNT;
    for (; at < size && bytes[at] !== LINE; at += 1) {
      if (bytes[at] !== DOT) cents = (cents === NO_AMOUNT ? 0 : cents * 10) + bytes[at] - ZERO;
    }
    table.cents[rows] = cents;
    at += 1;
    rows += 1;
  }
  const names = { customer, touchpoint, channel, stage };
  for (const key of Object.keys(names)) names[key] = names[key].names(bytes);
  return { table, rows, names };
}

let table = null;
export default {
  name: "typed-array JavaScript",
  version: "",
  parts: ["all"],
  async init() {},
  async ingest(buffer) {
    const file = read(new Uint8Array(buffer));
    table = sort(file.table, file.rows, file.names);
    return { rows: file.rows };
  },
  query: async (filter, parts) => query(table, filter, parts),
  async reset() { table = null; },
};
