// The parts of the program that are loaded when they are needed first: what happens when one cannot be had.
import { board, expect, openSample, test } from "./support.ts";
import type { Page } from "@playwright/test";

test.describe("a part that cannot be loaded", () => {
  test.use({ tolerated: [/ERR_FAILED|Failed to fetch/] });

  test("is told in words, and tried again when asked to", async ({ page }) => {
    await openSample(page);
    await page.route(/kpi-[0-9a-f]+\.wasm/, (route) => route.abort());
    await page.getByRole("link", { name: "指标" }).click();
    const told = page.getByRole("alert").filter({ hasText: "这一部分没有下载成功" });
    await expect(told).toBeVisible();
    await page.unroute(/kpi-[0-9a-f]+\.wasm/);
    await told.getByRole("button", { name: "重试" }).click();
    await expect(told).toHaveCount(0);
    await expect(page.locator(".kpi-page canvas").first()).toBeVisible();
    // The rest of the page has gone on working.
    await page.getByRole("link", { name: "旅程图" }).click();
    await expect(page.locator(".board svg").first()).toBeVisible();
  });
});

test("what is not needed for the map is not loaded before it is asked for", async ({ page }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname.split("/").pop()!));
  await openSample(page);
  const parts = (name: string) => loaded.filter((file) => file.startsWith(`${name}-`) && file.endsWith(".wasm"));
  expect(parts("kpi")).toEqual([]);
  expect(parts("more")).toEqual([]);
  await page.getByRole("link", { name: "指标" }).click();
  await expect(page.locator(".kpi-page canvas").first()).toBeVisible();
  expect(parts("kpi")).toHaveLength(1);
});

test.describe("what is typed before a part has come", () => {
  /** Holds the part back until it is let go; says whether it was asked for. */
  async function held(page: Page, part: string) {
    let release = () => {};
    const gate = new Promise<void>((resolve) => { release = resolve; });
    let asked = false;
    await page.route(new RegExp(`/${part}-[0-9a-f]+\\.wasm`), async (route) => {
      asked = true;
      await gate;
      await route.continue();
    });
    return { release: () => release(), asked: () => asked };
  }

  test("ends up in the palette's field", async ({ page }) => {
    await openSample(page);
    await board(page).locator('.stop[tabindex="0"]').focus();
    const more = await held(page, "more");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("怀疑是");
    await expect.poll(more.asked).toBe(true);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    more.release();
    const field = page.getByRole("dialog").getByRole("combobox");
    await expect(field).toHaveValue("怀疑是");
    await expect(field).toBeFocused();
    await page.keyboard.type("软广");
    await expect(field).toHaveValue("怀疑是软广");
    await expect(page.getByRole("option").first()).toContainText("怀疑是软广");
    // The first clears the field, the second closes the palette.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    // The keyboard is where it was before.
    await expect(board(page).locator('.stop[tabindex="0"]')).toBeFocused();
  });

  test("ends up in the find bar's field, and Escape forgets it", async ({ page }) => {
    await openSample(page);
    const more = await held(page, "more");
    await page.keyboard.press("Control+f");
    await page.keyboard.type("物");
    await expect(page.locator(".early")).toHaveValue("物");
    await page.keyboard.press("Escape");
    await expect(page.locator(".early")).toHaveCount(0);
    await page.keyboard.press("Control+f");
    await page.keyboard.type("软广");
    await expect.poll(more.asked).toBe(true);
    more.release();
    const field = page.getByRole("search").getByRole("searchbox");
    await expect(field).toHaveValue("软广");
    await page.keyboard.type("x");
    await expect(field).toHaveValue("软广x");
    await page.keyboard.press("Backspace");
    await expect(page.locator(".find-bar mark").first()).toHaveText("软广");
  });
});
