// The page comes up under a sub-path, whole and on its own.
import { expect, test } from "./support.ts";

test("the app takes the place of the splash", async ({ page }) => {
  await page.goto("./");
  await expect(page.locator(".splash")).toHaveCount(0);
  await expect(page.locator("#main")).not.toBeEmpty();
  await expect(page).toHaveTitle(/旅标|Waymark/);
});

test("the engine worker starts from the page's own module", async ({ page }) => {
  const workers = page.waitForEvent("worker");
  await page.goto("./");
  expect((await workers).url()).toMatch(/^blob:/);
});

test.describe("when the app cannot start", () => {
  test.use({ tolerated: [/./] });

  test("the page says so in both languages", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
    await page.goto("./");
    const notice = page.getByRole("alert");
    await expect(notice).toContainText("旅标无法启动");
    await expect(notice).toContainText("Waymark could not start");
  });

  test("a wasm that the host sends with the wrong type still starts", async ({ page }) => {
    await page.route("**/*.wasm", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { "content-type": "application/octet-stream" } });
    });
    await page.goto("./");
    await expect(page.locator(".splash")).toHaveCount(0);
  });
});
