// The browser of a run, and the clock that is put into its pages before their own scripts run.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// Playwright is installed once, for the browser tests.
const { chromium } = createRequire(new URL("../e2e/package.json", import.meta.url))("@playwright/test");

/** No wait is longer: what takes so long has failed. */
const PATIENCE_MILLIS = 10 * 60_000;
const ARGUMENTS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-background-timer-throttling",
  "--js-flags=--expose-gc",
];

/** What the measurements share. */
export class Kit {
  constructor(address, executable) {
    this.address = address;
    this.executable = executable;
    this.version = null;
  }

  /** Runs `work` with an empty page in a browser of its own, which is closed afterwards. */
  async page(work) {
    const browser = await chromium.launch({ executablePath: this.executable, args: ARGUMENTS });
    this.version = browser.version();
    try {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
      context.setDefaultTimeout(PATIENCE_MILLIS);
      const page = await context.newPage();
      const broken = new Promise((_, reject) => {
        page.on("pageerror", reject);
        page.on("crash", () => reject(new Error("the page crashed")));
        setTimeout(() => reject(new Error("the page did not answer")), PATIENCE_MILLIS).unref();
      });
      await page.addInitScript(instrument);
      return await Promise.race([work(page, browser), broken]);
    } finally {
      await browser.close();
    }
  }

  /** A first visit: the sample with its figures, the welcome closed. */
  async visit(page) {
    await page.goto(this.address);
    await page.locator("dialog[open]").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
  }
}

/** Peak resident bytes of the largest renderer since it began; its workers are part of it. Linux tells. */
export async function peakMemory(browser) {
  if (process.platform !== "linux") return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const peaks = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, "utf8")))
    .map((match) => Number(match?.[1] ?? 0) * 1024);
  const peak = Math.max(0, ...peaks);
  return peak > 0 ? peak : null;
}

/** Gives `file` to the dialog that `press` opens. */
export async function choose(page, press, file) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press()]);
  await chooser.setFiles(file);
}

/** Runs in the page. Everything it knows is in `bench`; times are those of `performance.now()`. */
function instrument() {
  const tasks = [];
  const note = (list) => tasks.push(...list.map(({ startTime, duration }) => ({ startTime, duration })));
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "longtask", buffered: true });

  const bench = {
    /** Resolves with the time when the next frame has been handed over. */
    painted: () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(null);
        });
      }),

    /** Resolves with the time at which `test` holds and is painted; `changed` is then the time when it came to hold. */
    appears: (test) =>
      new Promise((resolve) => {
        const look = () => {
          if (!test()) return;
          observer.disconnect();
          bench.changed = performance.now();
          bench.painted().then(resolve);
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { childList: true, subtree: true, attributeFilter: ["open", "aria-label"] });
        look();
      }),

    /** The longest task that ended after `from` and began before `to`; 0 if none took 50 ms. */
    longest: async (from, to) => {
      // The browser tells of a task some time after its end.
      for (let frame = 0; frame < 3; frame += 1) await bench.painted();
      note(observer.takeRecords());
      const meanwhile = tasks.filter((task) => task.startTime + task.duration > from && task.startTime < to);
      return Math.max(0, ...meanwhile.map((task) => task.duration));
    },

    /** Keeps the promise of `what` until it is asked for: { start, end }, from the next `type` event on. */
    from: (type, what) => {
      bench.pending = new Promise((resolve) => {
        const begin = () => {
          const start = performance.now();
          bench.appears(what).then((end) => resolve({ start, end }));
        };
        window.addEventListener(type, begin, { capture: true, once: true });
      });
    },
  };
  globalThis.bench = bench;
  bench.drawn = bench.appears(() => document.querySelector(".board .item"));
}
