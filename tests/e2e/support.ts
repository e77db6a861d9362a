// The `test` of every browser test, and the gestures that several of them share. The test fails when the
// page logged an error (a violation of the Content-Security-Policy is one), threw one, or asked another
// origin for anything.
import { test as base, expect, type BrowserContext, type Locator, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";

export { expect };

type Fixtures = {
  /** Errors that a test provokes on purpose: `test.use({ tolerated: [/.../] })`. */
  tolerated: RegExp[];
  /** What went wrong so far; checked when the test ends. */
  trouble: string[];
};

export const test = base.extend<Fixtures>({
  tolerated: [[], { option: true }],

  trouble: [
    async ({ context, baseURL, tolerated }, use) => {
      const trouble: string[] = [];
      watch(context, baseURL!, trouble, tolerated);
      await use(trouble);
      expect(trouble, "errors and foreign requests").toEqual([]);
    },
    { auto: true },
  ],
});

/** Notes what goes wrong in a context that a test opens itself. */
export function watch(context: BrowserContext, baseURL: string, trouble: string[], tolerated: RegExp[] = []) {
  const note = (text: string) => {
    if (!tolerated.some((pattern) => pattern.test(text))) trouble.push(text);
  };
  const home = new URL(baseURL).origin;
  context.on("console", (message) => {
    if (message.type() === "error") note(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => note(`uncaught: ${error.error()}`));
  context.on("request", (request) => {
    const address = new URL(request.url());
    if (address.protocol.startsWith("http") && address.origin !== home) note(`foreign: ${address}`);
  });
}

/** Opens the app for the first time and keeps the sample. */
export async function openSample(page: Page) {
  await page.goto("./");
  await page.getByRole("dialog").getByRole("button", { name: /先看示例|Explore the sample/ }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await saved(page);
}

/** Opens the app for the first time and draws a journey of one's own, with the stages of a preset. */
export async function startOwn(page: Page, name: string, preset = 0) {
  await page.goto("./");
  await page.getByRole("dialog").getByRole("button", { name: /从空白开始|Start empty/ }).click();
  const dialog = page.getByRole("dialog", { name: /新建旅程|New journey/ });
  await dialog.getByLabel(/名称|Name/).fill(name);
  await dialog.locator(".choice").nth(preset).click();
  await dialog.getByRole("button", { name: /创建|Create/ }).click();
  await expect(page.locator("h1")).toContainText(name);
  await saved(page);
}

/** Waits until the page says that everything is on the disk. */
export async function saved(page: Page) {
  await expect(page.locator('[data-saved="true"]')).toHaveCount(1);
}

/** Waits until the engine has computed the map's figures. */
export async function figures(page: Page) {
  await expect(page.locator(".pane.head text").filter({ hasText: "%" }).first()).toBeVisible({ timeout: 20_000 });
}

/** The map. */
export const board = (page: Page): Locator => page.locator(".board");

/** A card whose words contain a text. */
export const card = (page: Page, text: string): Locator =>
  page.locator('.board g[id^="card-"]').and(page.getByRole("button", { name: text }));

/** A stage, step or lane by its name. */
export const head = (page: Page, kind: "stage" | "step" | "lane", name: string): Locator =>
  page.locator(`.board g[id^="${kind}-"]`).and(page.getByRole("button", { name, exact: true }));

/** The drawer with the fields of what is selected. */
export const drawer = (page: Page): Locator => page.locator("aside.drawer");

/** A field of the drawer by its label: a text, a number or a choice. */
export const field = (page: Page, name: string): Locator => {
  const of = (role: "textbox" | "combobox" | "spinbutton") => drawer(page).getByRole(role, { name, exact: true });
  return of("textbox").or(of("combobox")).or(of("spinbutton"));
};

/** The field over a text that is edited in place. */
export const editor = (page: Page): Locator => page.locator(".inline-editor");

/** Selects a card by the keyboard, so that nothing depends on what lies where, and opens the drawer. */
export async function select(page: Page, stop: Locator) {
  await stop.focus();
  await page.keyboard.press("Space");
  await expect(drawer(page)).toBeVisible();
}

/** The names of everything on the map, in order. */
export const labels = (page: Page): Promise<string[]> =>
  board(page).locator("g.stop").evaluateAll((stops) => stops.map((stop) => stop.getAttribute("aria-label") ?? ""));

/** Chooses an item of a menu of the top bar. */
export async function choose(page: Page, menu: string | RegExp, item: string | RegExp) {
  await page.locator(".topbar").getByRole("button", { name: menu }).click();
  await page.locator(".menu").getByRole("button", { name: item }).click();
}

/** What a press of a button downloads. */
export async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Gives a file to the app through its file dialog. */
export async function openFile(page: Page, file: { name: string; mimeType: string; buffer: Buffer }) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    choose(page, /更多|More/, /打开文件|Open file/),
  ]);
  await chooser.setFiles(file);
}
