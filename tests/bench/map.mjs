// A large map: opened from a file, left and shown again, one card renamed, one dragged, scrolled, zoomed.
import { choose } from "./page.mjs";
import { largeMap } from "./workspace.mjs";

const FRAMES = 60;

/** The map has `size.cards` cards on 12 lanes, in `size.stages` stages of `size.steps` steps. */
export function mapRun(kit, size) {
  return kit.page(async (page) => {
    await kit.visit(page);
    // What a first visit fetches in the background is measured elsewhere.
    await page.waitForLoadState("networkidle");
    const { file, shown, edited } = largeMap(size);
    await page.evaluate(([first, last]) => {
      const card = (id) => () => document.getElementById(`card-${id}`);
      bench.from("change", card(first));
      bench.seen = bench.pending;
      bench.from("change", card(last));
    }, [shown[0], shown.at(-1)]);
    await choose(page, () => page.keyboard.press("Control+o"), {
      name: "large.waymark.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(file)),
    });
    const opened = await page.evaluate(() => bench.pending);
    const seen = await page.evaluate(() => bench.seen);
    const missing = await page.evaluate((ids) => ids.filter((id) => !document.getElementById(`card-${id}`)), shown);
    if (missing.length > 0) throw new Error(`${missing.length} cards of the file are not on the map`);

    const openTask = await page.evaluate(({ start, end }) => bench.longest(start, end), opened);
    const drawn = await show(page, shown[0]);
    const edit = await rename(page, edited);
    await page.locator("aside.drawer header button").click();
    await page.locator("aside.drawer").waitFor({ state: "detached" });
    const dragged = await frames(page, () => drag(page, edited));
    const scrolled = (await page.evaluate(scroll, FRAMES)).toSorted((a, b) => a - b);
    const zoomed = await frames(page, () => zoom(page));
    return {
      seen: seen.end - seen.start,
      opened: opened.end - opened.start,
      openTask,
      drawn,
      ...edit,
      frame: median(scrolled),
      meanFrame: scrolled.reduce((sum, time) => sum + time, 0) / scrolled.length,
      slowFrame: slow(scrolled),
      dragFrame: median(dragged),
      slowDragFrame: slow(dragged),
      zoomFrame: median(zoomed),
      slowZoomFrame: slow(zoomed),
    };
  });
}

const median = (sorted) => sorted[Math.floor(sorted.length / 2)];
const slow = (sorted) => sorted[Math.ceil(sorted.length * 0.95) - 1];

/** Goes to another page and back: from the change of the address until the map is painted, its figures and all. */
async function show(page, id) {
  await page.evaluate(() => location.assign("#/journeys"));
  await page.locator(".board").waitFor({ state: "detached" });
  return page.evaluate(async (id) => {
    bench.from("hashchange", () => document.getElementById(`card-${id}`));
    location.assign("#/map");
    await bench.painted();
    const { start, end } = await bench.pending;
    return end - start;
  }, id);
}

/** Takes a card by the mouse and moves it over its neighbours, and gives it up. */
async function drag(page, id) {
  const card = page.locator(`#card-${id}`);
  await card.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await card.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  for (let at = 1; at <= FRAMES; at += 1) {
    await page.mouse.move(x + width / 2 + 8 * at, y + height / 2 + 40 * Math.sin(at / 6));
  }
  if ((await page.locator(".carried").count()) === 0) throw new Error("the card is not dragged");
  await page.keyboard.press("Escape");
  await page.mouse.up();
}

/** Out and in again by Ctrl and the wheel. */
async function zoom(page) {
  await page.mouse.move(900, 500);
  await page.keyboard.down("Control");
  for (let at = 0; at < FRAMES / 2; at += 1) await page.mouse.wheel(0, at < FRAMES / 4 ? 40 : -40);
  await page.keyboard.up("Control");
}

/** Times between the frames while `work` goes on, the shortest first. */
async function frames(page, work) {
  await page.evaluate(() => {
    bench.frames = [];
    let before = null;
    const frame = (now) => {
      if (before !== null) bench.frames.push(now - before);
      before = now;
      bench.next = requestAnimationFrame(frame);
    };
    bench.next = requestAnimationFrame(frame);
  });
  await work();
  return page.evaluate(() => {
    cancelAnimationFrame(bench.next);
    return bench.frames.toSorted((a, b) => a - b);
  });
}

/** Renames a card through the drawer, from the input event until the map shows the new name. */
async function rename(page, id) {
  const name = "改过的名字";
  await page.locator(`#card-${id}`).focus();
  await page.keyboard.press("Space");
  await page.locator("aside.drawer textarea").first().selectText();
  // The figures of the drawer's own opening are not those of the edit.
  await page.evaluate(() => bench.painted());
  await page.evaluate(
    ([id, name]) => {
      const shown = () => document.getElementById(`card-${id}`)?.getAttribute("aria-label")?.includes(name);
      bench.from("input", shown);
    },
    [id, name],
  );
  await page.keyboard.insertText(name);
  const run = await page.evaluate(() => bench.pending);
  const editTask = await page.evaluate(({ start, end }) => bench.longest(start, end), run);
  const editScript = (await page.evaluate(() => bench.changed)) - run.start;
  return { edited: run.end - run.start, editScript, editTask };
}

/** Times between frames while the map moves from its top left to its bottom right. Runs in the page. */
async function scroll(frames) {
  const board = document.querySelector(".board");
  const [across, down] = [board.scrollWidth - board.clientWidth, board.scrollHeight - board.clientHeight];
  if (across <= 0 || down <= 0) throw new Error("the map has no room to scroll");
  board.scrollTo(0, 0);
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  let before = await frame();
  const times = [];
  for (let at = 1; at <= frames; at += 1) {
    board.scrollTo((across * at) / frames, (down * at) / frames);
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  return times;
}
