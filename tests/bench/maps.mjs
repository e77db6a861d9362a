// Maps of several sizes: opened, shown, edited, dragged, scrolled, zoomed; `cargo xtask bench --maps` starts this.
import { parseArgs } from "node:util";
import { mapRun } from "./map.mjs";
import { Kit } from "./page.mjs";
import { collect, report } from "./report.mjs";

const option = { type: "string" };
const { values } = parseArgs({ options: { address: option, chromium: option, runs: option, out: option } });
const kit = new Kit(values.address, values.chromium);
const runs = Number(values.runs);

/** Frames at display rate are 17 ms, 30 a second are 33. */
const SIZES = [
  { cards: 400, stages: 8, steps: 3, limits: { drawn: 200, dragFrame: 17, frame: 17, zoomFrame: 17 } },
  { cards: 1000, stages: 6, steps: 4, limits: { seen: 300, edited: 100 } },
  { cards: 5000, stages: 6, steps: 4, limits: { drawn: 1500, seen: 1500, editScript: 16, edited: 100, meanFrame: 33 } },
];
const NAMES = {
  seen: "a file chosen until what is in view is drawn",
  opened: "the same until the last card is in the page",
  drawn: "a kept map gone to from another page, until drawn",
  edited: "an edit until painted",
  editScript: "the app's own part of that edit",
  dragFrame: "a frame while a card is dragged, median",
  slowDragFrame: "the same, 95th percentile",
  frame: "a frame while scrolling from corner to corner in a second, median",
  meanFrame: "the same, mean",
  slowFrame: "the same, 95th percentile",
  zoomFrame: "a frame while zooming, median",
  slowZoomFrame: "the same, 95th percentile",
};

const measures = Object.fromEntries(
  SIZES.flatMap(({ cards, limits }) =>
    Object.entries(NAMES).map(([key, name]) => [
      `${key}${cards}`,
      { name: `${cards.toLocaleString("en")} cards: ${name}`, unit: "ms", digits: 0, limit: limits[key] },
    ]),
  ),
);
const parts = SIZES.map((size) => [
  `${size.cards} cards`,
  async () => Object.fromEntries(Object.entries(await mapRun(kit, size)).map(([key, value]) => [key + size.cards, value])),
]);
const found = await collect(measures, parts, runs);
report(measures, found, { runs, out: values.out, browser: kit.version });
