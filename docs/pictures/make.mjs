// Takes the pictures of README.md and docs/templates.md from a built app; `cargo xtask pictures` starts this.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

// Playwright is installed once, for the browser tests.
const { chromium } = createRequire(new URL("../../tests/e2e/package.json", import.meta.url))("@playwright/test");

const option = { type: "string" };
const { values } = parseArgs({ options: { address: option, chromium: option } });
const folder = fileURLToPath(new URL(".", import.meta.url));

/** Pictures of pages with the sample: name, page, language, theme, what else is special about them. */
const PAGES = [
  ["map-zh-light", "map", "zh-CN", "light"],
  ["map-en-dark", "map", "en-US", "dark"],
  ["kpi-zh-light", "kpi", "zh-CN", "light"],
  ["data-zh-light", "data", "zh-CN", "light"],
  ["portfolio", "journeys", "zh-CN", "light"],
  ["personas", "personas", "zh-CN", "light"],
  ["versions", "versions", "en-US", "light", { press: "Today and future" }],
  ["phone", "map", "zh-CN", "light", { viewport: { width: 390, height: 844 } }],
];
/** The words on the buttons that are pressed. */
const WORDS = {
  "zh-CN": { sample: "先看示例", templates: "行业模板", create: "创建" },
  "en-US": { sample: "Explore the sample", templates: "Templates", create: "Create" },
};
const THEMES = ["light", "dark"];
const WINDOW = { width: 1440, height: 900 };
/** Maps of templates are shown side by side, so half of their size is enough. */
const TEMPLATE_SCALE = 0.75;

const browser = await chromium.launch({ executablePath: values.chromium });
try {
  for (const [name, page, lang, theme, { viewport = WINDOW, press = null } = {}] of PAGES) {
    await opened(lang, theme, { viewport }, (shown) => shot(shown, name, page, press));
  }
  mkdirSync(`${folder}templates`, { recursive: true });
  for (const lang of Object.keys(WORDS)) {
    for (const theme of THEMES) {
      const settings = { viewport: WINDOW, deviceScaleFactor: TEMPLATE_SCALE };
      await opened(lang, theme, settings, (shown) => templates(shown, WORDS[lang], `${lang.slice(0, 2)}-${theme}`));
    }
  }
} finally {
  await browser.close();
}

/** A first visit with the sample, in a window of its own. */
async function opened(locale, colorScheme, settings, work) {
  const context = await browser.newContext({ locale, colorScheme, reducedMotion: "reduce", ...settings });
  const page = await context.newPage();
  await page.goto(values.address);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: WORDS[locale].sample }).click();
  await dialog.waitFor({ state: "detached" });
  await quiet(page);
  await work(page);
  await context.close();
}

async function shot(page, name, where, press) {
  await page.evaluate((where) => location.assign(`#/${where}`), where);
  if (press !== null) await page.getByRole("button", { name: press }).click();
  await quiet(page);
  await page.screenshot({ path: `${folder}${name}.png` });
  console.log(`    ${name}.png`);
}

/** The whole map of each template, as WebP, since there are many. */
async function templates(page, words, suffix) {
  for (let at = 0, count = 1; at < count; at += 1) {
    await page.keyboard.press("Alt+n");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: words.templates }).click();
    const choices = dialog.locator(".choice");
    await choices.filter({ has: page.locator(".badge") }).first().waitFor();
    count = await choices.count();
    await choices.nth(at).click();
    await dialog.getByRole("button", { name: words.create, exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await page.mouse.move(0, 0);
    await page.setViewportSize(await whole(page));
    await quiet(page);
    const name = `templates/${at + 1}-${suffix}.webp`;
    writeFileSync(folder + name, await webp(page.context(), await page.screenshot()));
    console.log(`    ${name}`);
    await page.setViewportSize(WINDOW);
  }
}

/** A window in which nothing of the map has to be scrolled. */
async function whole(page) {
  await quiet(page);
  return page.evaluate(() => {
    const board = document.querySelector(".board");
    const { width, height } = board.getBoundingClientRect();
    const [across, down] = [board.scrollWidth - width, board.scrollHeight - height];
    return { width: Math.ceil(innerWidth + across) + 2, height: Math.ceil(innerHeight + down) + 2 };
  });
}

/** Until fonts are there, nothing is fetched and nothing in the page has changed for half a second. */
async function quiet(page) {
  await page.waitForLoadState("networkidle");
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => {
      const observer = new MutationObserver(() => wait());
      const still = () => (observer.disconnect(), resolve());
      let timer = setTimeout(still, 500);
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(still, 500);
      };
      observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
    });
  });
}

/** Encoded by the browser itself, in an empty page. */
async function webp(context, png) {
  const page = await context.newPage();
  const address = await page.evaluate(async (png) => {
    const image = new Image();
    image.src = png;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.85);
  }, `data:image/png;base64,${png.toString("base64")}`);
  await page.close();
  return Buffer.from(address.split(",")[1], "base64");
}
