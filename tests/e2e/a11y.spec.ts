// No violation that axe can find, on every page and in every dialog, in both themes and languages, wide and narrow.
import AxeBuilder from "@axe-core/playwright";
import { card, drawer, expect, figures, head, openFile, select, test } from "./support.ts";
import type { Page } from "@playwright/test";

async function clean(page: Page, where: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`);
  expect.soft(told).toEqual([]);
}

async function begin(page: Page) {
  await page.goto("./");
  await expect(page.getByRole("dialog")).toBeVisible();
  await clean(page, "welcome");
  await page.keyboard.press("Escape");
  await figures(page);
}

const VIEWS = (["zh-CN", "en-US"] as const).flatMap((locale) =>
  (["light", "dark"] as const).flatMap((colorScheme) => [1440, 390].map((width) => ({ locale, colorScheme, width }))));

for (const { locale, colorScheme, width } of VIEWS) {
  test.describe(`${locale}, ${colorScheme}, ${width} px`, () => {
    test.use({ locale, colorScheme, viewport: { width, height: width > 1000 ? 900 : 844 } });

    test("pages", async ({ page }) => {
      test.setTimeout(300_000);
      await begin(page);
      await clean(page, "map");
      // Nothing but the map itself is wider than the window.
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      for (const name of ["data", "kpi"] as const) {
        await page.goto(`./#/${name}`);
        await expect(page.locator(name === "kpi" ? ".kpi-tile" : ".tiles").first()).toBeVisible();
        // Figures that are being computed anew are dimmed for that time.
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        await clean(page, name);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    });
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`dialogs, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("of the shell", async ({ page }) => {
      test.setTimeout(300_000);
      await begin(page);
      await page.keyboard.press("Alt+n");
      await expect(page.getByRole("dialog")).toBeVisible();
      await clean(page, "new journey");
      await page.keyboard.press("Escape");
      for (const name of ["工作区与历史", "触点、渠道与设置", "键盘操作"]) {
        await page.locator(".topbar").getByRole("button", { name: "更多" }).click();
        await clean(page, "menu");
        await page.locator(".menu").getByRole("button", { name }).click();
        await expect(page.getByRole("dialog", { name })).toBeVisible();
        await clean(page, name);
        await page.keyboard.press("Escape");
      }
    });

    test("of the map and of an import", async ({ page }) => {
      test.setTimeout(300_000);
      await begin(page);
      const kinds = [
        card(page, "看评价与实拍图"), card(page, "跳转验证失败"), card(page, "种草内容"), card(page, "上线尺码推荐"),
        card(page, "触达人数"), card(page, "开箱手写卡"), page.getByRole("button", { name: /^设想：支付/ }),
        head(page, "stage", "认知"), head(page, "step", "支付"), head(page, "lane", "痛点"),
      ];
      for (const stop of kinds) {
        await select(page, stop.first());
        await clean(page, `drawer: ${await stop.first().getAttribute("aria-label")}`);
      }
      await page.locator(".map-head .avatar").click();
      await expect(drawer(page)).toBeVisible();
      await clean(page, "drawer: persona");
      const csv = "customer,time,touchpoint,score\na,2024-01-01,官网,5\nb,坏,官网,99";
      await openFile(page, { name: "数据.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
      await expect(page.getByRole("dialog").getByRole("table")).toBeVisible();
      await clean(page, "import");
    });
  });
}
