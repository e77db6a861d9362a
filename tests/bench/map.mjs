// A map of 1,000 cards: opened from a file, one card renamed, scrolled.
import { choose } from "./page.mjs";
import { largeMap } from "./workspace.mjs";

const FRAMES = 60;

export function mapRun(kit) {
  return kit.page(async (page) => {
    await kit.visit(page);
    const { file, shown, edited } = largeMap();
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
    const edit = await rename(page, edited);
    await page.locator("aside.drawer header button").click();
    await page.locator("aside.drawer").waitFor({ state: "detached" });
    const frames = (await page.evaluate(scroll, FRAMES)).toSorted((a, b) => a - b);
    return {
      seen: seen.end - seen.start,
      opened: opened.end - opened.start,
      openTask,
      ...edit,
      frame: frames[Math.floor(frames.length / 2)],
      slowFrame: frames[Math.ceil(frames.length * 0.95) - 1],
    };
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
  return { edited: run.end - run.start, editTask };
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
