// What somebody sees who comes for the first time: the sample, live figures, the ways to begin, their language.
import { board, choose, expect, figures, head, openSample, saved, startOwn, test } from "./support.ts";

test("the sample greets, is kept, and its figures are computed", async ({ page }) => {
  const workers = page.waitForEvent("worker");
  await page.goto("./");
  const dialog = page.getByRole("dialog", { name: "欢迎使用旅标" });
  await expect(dialog).toBeVisible();
  expect((await workers).url()).toMatch(/^blob:/);
  await dialog.getByRole("button", { name: "先看示例" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "示例 · 合成数据" })).toBeVisible();
  await figures(page);
  // One pill between each two of the five stages, and the conversion of the journey that a step leads to.
  const shares = page.locator(".pane.head text").filter({ hasText: /^\d+(\.\d+)?%/ });
  await expect(shares).toHaveCount(5);
  // They are said as they are seen.
  await expect(page.getByRole("img", { name: /^从认知到考虑：\d+(\.\d+)?%（[\d,]+ \/ [\d,]+）$/ })).toHaveCount(1);
  const customers = page.locator("dt", { hasText: "客户" }).locator("xpath=following-sibling::dd");
  await expect(customers).toHaveText(/^\d{1,3}(,\d{3})+$/);
  await expect(page.getByRole("button", { name: /^关键指标 · 忠诚 · NPS [−+]?\d/ })).toHaveCount(1);
  await saved(page);
});

test("a second visit finds the sample without a greeting", async ({ page }) => {
  await openSample(page);
  await figures(page);
  await page.reload();
  await expect(head(page, "stage", "认知")).toBeVisible();
  await figures(page);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("an empty start leads to the presets and to a map of one's own", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("dialog").getByRole("button", { name: "从空白开始" }).click();
  const dialog = page.getByRole("dialog", { name: "新建旅程" });
  await expect(dialog.locator(".choice")).toHaveCount(5);
  const preset = dialog.locator(".choice").nth(2);
  const stages = (await preset.locator(".muted").innerText()).trim().split(" → ");
  expect(stages.length).toBeGreaterThan(2);
  await preset.click();
  await expect(preset).toHaveAttribute("aria-pressed", "true");
  await dialog.getByLabel("名称").fill("企业采购旅程");
  await dialog.getByRole("button", { name: "创建" }).click();
  await expect(page.locator("h1")).toContainText("企业采购旅程");
  for (const stage of stages) await expect(head(page, "stage", stage)).toHaveCount(1);
  await saved(page);
  await page.reload();
  await expect(page.locator("h1")).toContainText("企业采购旅程");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the sample can be opened again from another workspace", async ({ page }) => {
  await startOwn(page, "我的旅程");
  await choose(page, "更多", "工作区与历史");
  await page.getByRole("dialog").getByRole("button", { name: "打开示例工作区" }).click();
  await expect(page.locator("h1")).toContainText("线上购物旅程");
  await figures(page);
});

test("a page left before the sample's data were there finishes them later", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("dialog").waitFor();
  await saved(page);
  await page.reload();
  await expect(head(page, "stage", "认知")).toBeVisible();
  await figures(page);
});

test("the language can be switched and is remembered", async ({ page }) => {
  await openSample(page);
  await page.getByRole("button", { name: "Switch to English" }).click();
  await expect(page.getByRole("link", { name: "KPIs" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  // The user's own words stay as they were written.
  await expect(head(page, "stage", "认知")).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("link", { name: "KPIs" })).toBeVisible();
  await page.getByRole("button", { name: "切换到中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

for (const [locale, lang, welcome] of [
  ["zh-CN", "zh-CN", "欢迎使用旅标"],
  ["zh-TW", "zh-CN", "欢迎使用旅标"],
  ["en-GB", "en", "Welcome to Waymark"],
  ["fr-FR", "en", "Welcome to Waymark"],
] as const) {
  test.describe(`a browser in ${locale}`, () => {
    test.use({ locale });

    test(`is greeted in ${lang}`, async ({ page }) => {
      await page.goto("./");
      await expect(page.getByRole("dialog", { name: welcome })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await page.keyboard.press("Escape");
      const stage = lang === "en" ? "Awareness" : "认知";
      await expect(board(page).getByRole("button", { name: stage, exact: true })).toHaveCount(1);
    });
  });
}

test("addresses lead to the pages", async ({ page }) => {
  await openSample(page);
  for (const [name, hash] of [["数据", "#/data"], ["指标", "#/kpi"], ["旅程图", "#/map"]] as const) {
    await page.getByRole("navigation", { name: "页面" }).getByRole("link", { name }).click();
    await expect(page).toHaveURL(new RegExp(`${hash}$`));
    await expect(page.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
  }
  await page.goBack();
  await expect(page.getByRole("link", { name: "指标" })).toHaveAttribute("aria-current", "page");
});

test("the sample's mark leads to the other ways to begin", async ({ page }) => {
  await openSample(page);
  await page.getByRole("button", { name: "示例 · 合成数据" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "导入我的数据" }).click();
  await expect(page).toHaveURL(/#\/data$/);
  await expect(page.getByRole("button", { name: "示例 · 合成数据" })).toHaveCount(0);
  await saved(page);
});

test("two visitors draw apart", async ({ page, browser }) => {
  await startOwn(page, "甲的旅程");
  const other = await browser.newContext();
  const stranger = await other.newPage();
  await stranger.goto("./");
  await expect(stranger.getByRole("dialog", { name: "欢迎使用旅标" })).toBeVisible();
  await other.close();
});
