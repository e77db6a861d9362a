// States that are kept, compared and merged; today's journey and the one it shall become.
import { card, choose, downloaded, expect, openSample, saved, test } from "./support";
import type { Page } from "@playwright/test";

const versions = async (page: Page, tab?: RegExp | string) => {
  await page.getByRole("navigation").getByRole("link", { name: /版本|Versions/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^(版本|Versions)$/ })).toBeVisible();
  if (tab) await page.getByRole("group", { name: /^(版本|Versions)$/ }).getByRole("button", { name: tab }).click();
};
const map = (page: Page) => page.getByRole("navigation").getByRole("link", { name: /旅程图|Map/ }).click();
const differences = (page: Page) => page.locator(".difference");

/** Writes another text into a card, by keyboard. */
async function rewrite(page: Page, text: string, other: string) {
  await card(page, text).first().click();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(other);
  await page.keyboard.press("Enter");
  await expect(card(page, other).first()).toBeVisible();
  await saved(page);
}

async function keep(page: Page, name: string) {
  await page.getByLabel(/给当前状态起名|Name the state/).fill(name);
  await page.keyboard.press("Enter");
  await expect(page.locator(".states li").filter({ hasText: name })).toBeVisible();
}

test("a named version is kept, compared with now in words and on both maps, restored and removed", async ({ page }) => {
  await openSample(page);
  await versions(page);
  await keep(page, "评审前");
  await map(page);
  await rewrite(page, "怀疑是软广", "一眼看出是广告");
  await page.reload();
  await versions(page);
  const kept = page.locator(".states li").filter({ hasText: "评审前" });
  await kept.getByRole("button", { name: /与当前比较|Compare with now/ }).click();
  await expect(differences(page)).toHaveCount(1);
  await expect(differences(page)).toContainText("怀疑是软广 → 一眼看出是广告");
  // Marked on both maps, and the list leads to the marks.
  await expect(page.locator(".pictures g.mark-changed")).toHaveCount(2);
  await differences(page).getByRole("button").click();
  await expect(page.locator(".pictures g.lit")).toHaveCount(2);
  await page.getByRole("group", { name: /^(版本|Versions)$/ }).getByRole("button", { name: /版本记录|History/ }).click();
  await kept.getByRole("button", { name: /^(恢复|Restore)$/ }).click();
  await map(page);
  await expect(card(page, "怀疑是软广").first()).toBeVisible();
  await page.getByRole("button", { name: /^(撤销|Undo)/ }).first().click();
  await expect(card(page, "一眼看出是广告").first()).toBeVisible();
  await versions(page);
  page.on("dialog", (dialog) => dialog.accept());
  await kept.getByRole("button", { name: /删除版本|Remove version/ }).click();
  await expect(kept).toHaveCount(0);
});

test("a future version is derived, its gaps are listed, and one becomes a measure on today's map", async ({ page }) => {
  await openSample(page);
  await page.keyboard.press("Alt+n");
  const dialog = page.getByRole("dialog", { name: "新建旅程" });
  await dialog.getByRole("button", { name: "行业模板" }).click();
  await dialog.locator(".choice").filter({ hasText: "医疗健康" }).click();
  await dialog.getByRole("button", { name: "创建" }).click();
  await page.getByRole("button", { name: "目标态", exact: true }).click();
  await expect(page.locator("h1")).toContainText("医疗健康（目标态）");
  await rewrite(page, "约十点看上十二点", "到点就能看上");
  await versions(page, "现状与目标态");
  await expect(differences(page)).toHaveCount(1);
  const make = page.getByRole("button", { name: "变成改进措施" });
  await expect(make).toBeDisabled();
  await differences(page).getByRole("checkbox").check();
  await make.click();
  await map(page);
  await page.getByRole("button", { name: "现状", exact: true }).click();
  await expect(card(page, "到点就能看上").first()).toBeVisible();
  // Today's map has the old card still.
  await expect(card(page, "约十点看上十二点").first()).toBeVisible();
});

test("the sample's future tells what falls away, what changes and what is new", async ({ page }) => {
  await openSample(page);
  await page.getByRole("button", { name: "目标态", exact: true }).click();
  await expect(page.locator("h1")).toContainText("线上购物旅程（目标态）");
  await expect(card(page, "指纹确认，一步付完")).toHaveCount(1);
  await versions(page, "现状与目标态");
  for (const text of ["跳转验证失败", "指纹确认，一步付完", "上门取件"]) {
    await expect(differences(page).filter({ hasText: text }).first()).toBeVisible();
  }
});

test("a colleague's file is merged: disjoint edits are taken, what both changed is chosen, nothing vanishes", async ({ page }) => {
  await openSample(page);
  // The file goes out; what it holds is known as the common state.
  const sent = await downloaded(page, () => choose(page, "导出", "整个工作区（JSON）"));
  const file = JSON.parse(sent.bytes.toString("utf8"));
  // The colleague changes two cards, we change one of them and a third.
  const cards: { text?: string }[] = file.workspace.journeys[0].cards;
  const said = (text: string) => cards.find((one) => one.text === text)!;
  said("怀疑是软广").text = "同事的说法";
  said("看评价与实拍图").text = "看视频评价";
  await rewrite(page, "怀疑是软广", "我的说法");
  await rewrite(page, "每天查两次物流", "每天查三次物流");
  await versions(page, /合并同事的文件|Merge a colleague/);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /选择同事的文件|Choose the colleague/ }).click();
  await (await chooser).setFiles({ name: "colleague.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  const conflict = page.locator(".conflict");
  await expect(conflict).toHaveCount(1);
  await expect(conflict).toContainText("怀疑是软广");
  await conflict.getByRole("radio", { name: /同事的说法/ }).check();
  await page.getByRole("button", { name: /^(合并|Merge)$/ }).click();
  await map(page);
  for (const text of ["同事的说法", "看视频评价", "每天查三次物流"]) await expect(card(page, text).first()).toBeVisible();
  await page.getByRole("button", { name: /^(撤销|Undo)/ }).first().click();
  await expect(card(page, "我的说法").first()).toBeVisible();
});
