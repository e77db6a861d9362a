// The evidence check: what the map rests on, and the way from a finding to its card.
import { card, drawer, expect, field, figures, openSample, select, test } from "./support";

test("findings are told and lead to their cards; a card quotes a measured figure", async ({ page }) => {
  await openSample(page);
  await figures(page);
  await page.getByRole("toolbar").getByRole("button", { name: "依据检查" }).click();
  const dialog = page.getByRole("dialog", { name: "依据检查" });
  await expect(dialog.getByRole("status")).toContainText(/% 的论断有依据且未过期/);
  // The sample's map claims less trouble at payment than the ratings show.
  const gaps = dialog.locator("details").filter({ hasText: "设想与实测不符" });
  await expect(gaps.getByRole("listitem").first()).toContainText(/设想 .*实测 .*n=/);
  const never = dialog.locator("details").filter({ hasText: "从未验证的假设" });
  await never.locator("summary").click();
  const finding = never.getByRole("button").filter({ hasText: "怀疑是软广" });
  if (!(await finding.isVisible())) await never.locator("summary").click();
  await finding.click();
  await expect(dialog).toHaveCount(0);
  await expect(card(page, "怀疑是软广")).toBeFocused();
  // It is verified by a figure of its place, and leaves the list.
  await select(page, card(page, "怀疑是软广"));
  const quote = field(page, "引用实测指标");
  const options = quote.locator("option");
  await expect(options.nth(1)).toHaveText(/\d/);
  await quote.selectOption({ index: 1 });
  await expect(drawer(page).getByRole("combobox", { name: "依据" })).toHaveValue("1");
  await expect(options.nth(1)).toHaveText(/引用时/);
  await page.getByRole("toolbar").getByRole("button", { name: "依据检查" }).click();
  await expect(dialog.getByRole("status")).toBeVisible();
  await expect(dialog.locator("details").filter({ hasText: "从未验证的假设" }).getByText("怀疑是软广")).toHaveCount(0);
});
