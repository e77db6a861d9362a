// The parts of the program that are loaded when they are needed first: what happens when one cannot be had.
import { expect, openSample, test } from "./support.ts";

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
