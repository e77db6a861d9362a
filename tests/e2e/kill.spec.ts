// A browser that is killed while it saves: what the page had shown as saved, or something later, is there when it
// comes back. The moment of the kill is counted in edits or in saves, so that it falls before, into and after them.
import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { choose, expect, field, saved, startOwn, test, watch } from "./support.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const KILLS = 20;

test("a browser killed mid-save loses nothing that was shown as saved", async ({ baseURL, trouble }, info) => {
  test.setTimeout(600_000);
  const profile = await mkdtemp(join(tmpdir(), "waymark-kill-"));
  const use = info.project.use;
  let shown = 0;
  let typed = 0;

  const launch = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      ...use.launchOptions, baseURL: use.baseURL, viewport: use.viewport, locale: use.locale, timezoneId: use.timezoneId,
    });
    watch(context, baseURL!, trouble);
    const page = context.pages()[0] ?? (await context.newPage());
    return { context, page };
  };

  try {
    let { context, page } = await launch();
    await startOwn(page, "耐杀的旅程");
    await context.close();
    for (let kill = 0; kill < KILLS; kill += 1) {
      ({ context, page } = await launch());
      await page.goto("./");
      const found = await version(page);
      expect(found, `after kill ${kill}: shown as saved ${shown}, typed ${typed}`).toBeGreaterThanOrEqual(shown);
      expect(found).toBeLessThanOrEqual(typed);
      shown = found;
      typed = found;
      const saves = await noteSaves(page, (value) => { shown = Math.max(shown, value); });
      // Every other kill counts edits, the others count the saves that were shown.
      const limit = kill % 2 === 0 ? 1 + kill * 2 : 1 + Math.floor(kill / 4);
      const enough = () => (kill % 2 === 0 ? typed - found >= limit : saves.count >= limit);
      const died = dead(context);
      const pid = await processOf(context);
      while (!enough()) {
        typed += 1;
        await field(page, "版本").fill(String(typed));
      }
      process.kill(pid, "SIGKILL");
      await died;
    }
    ({ context, page } = await launch());
    await page.goto("./");
    expect(await version(page)).toBeGreaterThanOrEqual(shown);
    await saved(page);
    await context.close();
    expect(shown).toBeGreaterThan(KILLS);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
});

/** Opens the journey's fields and reads the counter in one of them. */
async function version(page: Page): Promise<number> {
  await expect(page.locator("h1")).toContainText("耐杀的旅程");
  await choose(page, /^旅程/, "旅程信息");
  return Number(await field(page, "版本").inputValue());
}

/** Hears, in the page and so without delay, which counter stood there when it was shown as saved. */
async function noteSaves(page: Page, note: (value: number) => void) {
  const saves = { count: 0 };
  await page.exposeFunction("noteSaved", (value: string) => {
    saves.count += 1;
    note(Number(value));
  });
  const handle = await field(page, "版本").elementHandle();
  await page.evaluate((field) => {
    const mark = document.querySelector("[data-saved]")!;
    const look = () => {
      if (mark.getAttribute("data-saved") === "true") {
        (window as unknown as { noteSaved(value: string): void }).noteSaved((field as HTMLInputElement).value);
      }
    };
    new MutationObserver(look).observe(mark, { attributes: true, attributeFilter: ["data-saved"] });
  }, handle);
  return saves;
}

async function processOf(context: BrowserContext): Promise<number> {
  const cdp = await context.browser()!.newBrowserCDPSession();
  const { processInfo } = await cdp.send("SystemInfo.getProcessInfo");
  return processInfo.find((process) => process.type === "browser")!.id;
}

const dead = (context: BrowserContext) => new Promise<void>((resolve) => context.once("close", () => resolve()));
