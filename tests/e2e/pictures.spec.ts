// Pictures of one's own: of a persona and of a storyboard card, from a file, pasted, taken away; the built-in drawings.
import { drawer, expect, head, openSample, saved, startOwn, test } from "./support.ts";
import type { Locator, Page } from "@playwright/test";

/** A red dot. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

/** Pastes a file where the keyboard is. */
const paste = (page: Page, name: string, type: string, base64: string) =>
  page.evaluate(([name, type, base64]) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(base64!), (letter) => letter.charCodeAt(0))], name!, { type }));
    document.activeElement!.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, [name, type, base64] as const);

async function choose(page: Page, button: Locator, file: { name: string; mimeType: string; buffer: Buffer }) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
  await chooser.setFiles(file);
}

const gallery = (page: Page) => page.locator(".persona-card");

test("a persona gets a picture from a file and from the clipboard, and gives it back", async ({ page }) => {
  await openSample(page);
  await page.goto("./#/personas");
  await gallery(page).first().locator(".open").click();
  const sheet = page.locator(".persona-sheet");
  const picture = sheet.getByRole("group", { name: "头像" });
  const pick = picture.getByRole("button", { name: "选择图片…" });
  await choose(page, pick, { name: "脸.png", mimeType: "image/png", buffer: Buffer.from(PNG, "base64") });
  const thumb = picture.locator("img.thumb");
  await expect(thumb).toHaveAttribute("src", /^data:image\//);
  await expect(sheet.locator("header img.face")).toHaveCount(1);
  const first = await thumb.getAttribute("src");
  await saved(page);
  // A text is no picture: told, and nothing changes.
  await choose(page, pick, { name: "脸.txt", mimeType: "text/plain", buffer: Buffer.from("脸") });
  await expect(page.locator(".toasts")).toContainText("PNG、JPEG、WebP 或 GIF");
  await expect(thumb).toHaveAttribute("src", first!);
  await page.reload();
  await gallery(page).first().locator(".open").click();
  await expect(thumb).toHaveAttribute("src", first!);
  // Taken away: the keyboard stays beside it.
  await picture.getByRole("button", { name: "移除图片" }).press("Enter");
  await expect(thumb).toHaveCount(0);
  await expect(pick).toBeFocused();
  await paste(page, "a.png", "image/png", PNG);
  await expect(thumb).toHaveAttribute("src", /^data:image\//);
  await page.locator(".topbar").getByRole("button", { name: /^撤销/ }).click();
  await expect(thumb).toHaveCount(0);
});

test("a storyboard card takes a drawing, a pasted picture, and none", async ({ page }) => {
  await openSample(page);
  await page.getByRole("toolbar").getByRole("button", { name: "泳道" }).click();
  await page.locator(".menu").getByRole("checkbox", { name: "故事板" }).check();
  await page.keyboard.press("Escape");
  const lane = head(page, "lane", "故事板");
  await lane.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(drawer(page)).toBeVisible();
  const drawings = drawer(page).getByRole("group", { name: "内置线稿" }).getByRole("button");
  expect(await drawings.count()).toBeGreaterThan(10);
  // Each has a name of its own and is drawn.
  const names = await drawings.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
  expect(new Set(names).size).toBe(names.length);
  expect(names).not.toContain("");
  for (const shape of await drawings.locator("svg").all()) expect(await shape.locator("*").count()).toBeGreaterThan(0);
  const cart = drawings.and(page.getByRole("button", { name: "购物车" }));
  await cart.focus();
  await page.keyboard.press("Enter");
  await expect(cart).toHaveAttribute("aria-pressed", "true");
  await expect(cart).toBeFocused();
  await expect(drawer(page).locator('.drawing[aria-pressed="true"]')).toHaveCount(1);
  await paste(page, "a.png", "image/png", PNG);
  await expect(drawer(page).locator("img.thumb")).toHaveAttribute("src", /^data:image\//);
  await expect(page.locator(".board image")).toHaveCount(1);
  await expect(drawer(page).locator('.drawing[aria-pressed="true"]')).toHaveCount(0);
  await drawer(page).getByRole("button", { name: "移除图片" }).press("Enter");
  await expect(page.locator(".board image")).toHaveCount(0);
  await expect(drawer(page).getByRole("button", { name: "选择图片…" })).toBeFocused();
  await saved(page);
});

test("a persona that is deleted leaves the keyboard with its neighbour, the last one with the heading", async ({ page }) => {
  await openSample(page);
  await page.goto("./#/personas");
  const names = () => gallery(page).locator(".open").allInnerTexts();
  const before = await names();
  expect(before.length).toBeGreaterThan(1);
  const remove = async (at: number) => {
    await gallery(page).nth(at).getByRole("button", { name: /^更多/ }).press("Enter");
    await gallery(page).nth(at).getByRole("button", { name: "删除", exact: true }).press("Enter");
  };
  await remove(0);
  await expect(gallery(page)).toHaveCount(before.length - 1);
  await expect(gallery(page).first().locator(".open")).toBeFocused();
  expect(await names()).toEqual(before.slice(1));
  // From its sheet.
  await page.keyboard.press("Enter");
  await expect(page.locator(".persona-sheet h2")).toBeFocused();
  await page.locator(".persona-sheet").getByRole("button", { name: "删除", exact: true }).press("Enter");
  await expect(gallery(page)).toHaveCount(before.length - 2);
  for (let left = before.length - 2; left > 0; left -= 1) {
    await expect(gallery(page).locator(".open:focus")).toHaveCount(1);
    await remove(left - 1);
  }
  await expect(page.locator(".personas h1")).toBeFocused();
  await expect(page.locator(".personas .empty")).toBeVisible();
});

test("one customer's journey without data says what to do, and leads there", async ({ page }) => {
  await startOwn(page, "新零售旅程");
  await page.getByRole("toolbar").getByRole("button", { name: "单个客户的旅程" }).press("Enter");
  const panel = page.getByRole("region", { name: "单个客户的旅程" });
  await expect(panel).toContainText("还没有关联数据");
  await expect(panel.getByRole("searchbox")).toHaveCount(0);
  await panel.getByRole("button", { name: "关闭" }).press("Enter");
  await expect(panel).toHaveCount(0);
  await expect(page.locator(".board .stop:focus")).toHaveCount(1);
  await page.getByRole("toolbar").getByRole("button", { name: "单个客户的旅程" }).press("Enter");
  await panel.getByRole("button", { name: "去导入数据" }).press("Enter");
  await expect(page).toHaveURL(/#\/data/);
});
