// The reader's own size of text, twice the usual, as a browser's setting makes it: no text is cut off or covered.
import { board, expect, figures, openSample, test } from "./support.ts";
import type { Page } from "@playwright/test";

/** Texts that do not fit the box they stand in: what is wider than its box and hidden there. */
const clipped = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const node of document.querySelectorAll<HTMLElement>("#main *, .app *")) {
      const own = [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent!.trim() !== "");
      const field = node instanceof HTMLTextAreaElement || node instanceof HTMLButtonElement;
      if (!own && !field) continue;
      const style = getComputedStyle(node);
      const box = node.getBoundingClientRect();
      // What is for screen readers alone, and what is told to shorten, as names in a bar are.
      if (box.width <= 1 || style.visibility === "hidden" || style.textOverflow === "ellipsis" || node.closest(".visually-hidden, [hidden]")) continue;
      if (node.closest("svg, details:not([open]) > :not(summary)") !== null) continue;
      const over = node.scrollWidth - node.clientWidth > 1 && style.display !== "inline";
      const under = field && node.scrollHeight - node.clientHeight > 2;
      if (over || under) found.push(`${node.tagName}.${node.className} "${(node.textContent || (node as HTMLTextAreaElement).value || "").trim().slice(0, 30)}" ${node.scrollWidth}>${node.clientWidth} ${node.scrollHeight}>${node.clientHeight}`);
    }
    return [...new Set(found)];
  });

/** Buttons and links of a bar that lie over each other. */
const covered = (page: Page, within: string) =>
  page.evaluate((within) => {
    const nodes = [...document.querySelectorAll<HTMLElement>(`${within} :is(button, a, h1, h2)`)].filter((node) => node.offsetWidth > 1);
    const found: string[] = [];
    nodes.forEach((one, at) => nodes.slice(at + 1).forEach((other) => {
      if (one.contains(other) || other.contains(one)) return;
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 1 && high > 1) found.push(`${one.textContent} / ${other.textContent}`);
    }));
    return found;
  }, within);

for (const locale of ["zh-CN", "en-US"] as const) {
  for (const [width, height] of [[1440, 900], [390, 844]] as const) {
    test.describe(`${locale}, ${width} px`, () => {
      test.use({ locale, viewport: { width, height } });

      test("map, table, outline and portfolio hold text of twice the size", async ({ page }) => {
        test.setTimeout(90_000);
        await openSample(page);
        await figures(page);
        await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
        const places: [string, string][] = [["map", ".board"], ["map/table", ".twin table"], ["map/outline", ".twin .outline"], ["journeys", ".portfolio"]];
        for (const [address, shown] of places) {
          await page.goto(`./#/${address}`);
          await expect(page.locator(shown).first()).toBeVisible();
          await expect.poll(() => clipped(page), `${address}: cut off`).toEqual([]);
          for (const bar of [".topbar", ".rail", ".map-head", ".tools", ".twin-bar"]) {
            expect.soft(await covered(page, bar), `${address}: covered in ${bar}`).toEqual([]);
          }
          expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(width);
          if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/zoom-${address.replace("/", "-")}-${locale}-${width}.png` });
        }
        // The map itself is drawn larger as a whole.
        await page.goto("./#/map");
        await expect(board(page)).toBeVisible();
        await expect(page.locator(".tools .percent")).toHaveText("100%");
      });
    });
  }
}

for (const width of [390, 360]) {
  test.describe(`the top bar, ${width} px`, () => {
    test.use({ locale: "en-US", viewport: { width, height: 844 } });

    test("has its buttons in one row", async ({ page }) => {
      await openSample(page);
      await figures(page);
      const tops = await page.locator(".topbar").evaluate((bar) =>
        [...bar.querySelectorAll<HTMLElement>(":scope > .button, :scope > .menu-host, :scope > .crumb")].filter((node) => node.offsetWidth > 0).map((node) => {
          const box = node.getBoundingClientRect();
          return Math.round(box.top + box.height / 2);
        }));
      expect(tops.length).toBeGreaterThanOrEqual(6);
      expect(Math.max(...tops) - Math.min(...tops)).toBeLessThanOrEqual(2);
      expect(await covered(page, ".topbar")).toEqual([]);
    });
  });
}
