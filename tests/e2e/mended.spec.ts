// What went wrong once in somebody's hands, as that person did it.
import { board, card, drawer, expect, figures, openFile, openSample, test } from "./support.ts";

test("a workspace file that was cut off is called that, not data", async ({ page }) => {
  await openSample(page);
  const text = '{\n  "exported_at": "2026-11-22T15:58:56",\n  "figures": {\n    "channels": [ { "customers": 3890 }, { "cust';
  await openFile(page, { name: "旅程.waymark.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await expect(page.locator(".toast.bad")).toContainText("旅程.waymark.json: 文件不完整");
  await expect(board(page)).toBeVisible();
});

test("a touchpoint with another name is still the one that the data knows", async ({ page }) => {
  await openSample(page);
  await figures(page);
  const known = card(page, "物流通知").first();
  await expect(known).toHaveAttribute("aria-label", /2,703/);
  await known.click();
  const name = drawer(page).getByLabel("触点名称");
  await name.fill("包裹进度");
  await name.blur();
  await expect(card(page, "包裹进度").first()).toHaveAttribute("aria-label", /2,703/);
});

test("what is dragged is seen under the pointer, until it is let go", async ({ page }) => {
  await openSample(page);
  const box = (await card(page, "看评价与实拍图").first().boundingBox())!;
  const carried = page.locator("svg.carried");
  await page.mouse.move(box.x + 30, box.y + 15);
  await page.mouse.down();
  await expect(carried).toHaveCount(0);
  await page.mouse.move(box.x + 160, box.y + 40, { steps: 5 });
  await expect(carried).toHaveCount(1);
  await expect(carried).toContainText("看评价与实拍图");
  await page.keyboard.press("Escape");
  await expect(carried).toHaveCount(0);
  await page.mouse.up();
});
