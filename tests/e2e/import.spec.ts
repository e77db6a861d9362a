// Several tables in one data set, through the page: what a file holds and where it goes, additions and their way back, what is
// remembered, what is found in data and done about it; figures of real data sets equal to those of other software.
import { draw, expected, fixture, kpi, number, offer, opened, role, run, start, tile } from "./imports.ts";
import { expect, test } from "./support.ts";
import type { Locator, Page } from "@playwright/test";

const holds = (dialog: Locator, name: RegExp) => dialog.getByRole("radio", { name });
const into = (dialog: Locator) => dialog.getByLabel("导入到");
const toast = (page: Page) => page.locator(".toasts");
const check = (page: Page, name: string) => page.locator(".checks > li", { hasText: name });

test("orders: the figures of CDNOW, the same file once more changes nothing, and an addition is taken back", async ({ page }) => {
  test.setTimeout(120_000);
  const { basics } = expected("cdnow").sample;
  const csv = fixture("cdnow/orders_sample.csv");
  await start(page);
  const dialog = await offer(page, "orders.csv", csv);
  await expect(holds(dialog, /^订单/)).toBeChecked();
  await run(dialog);
  expect(number(await tile(page, "读取行数").textContent())).toBe(basics.orders);
  expect(number(await tile(page, "客户").textContent())).toBe(basics.customers);

  // The next file of the same report goes to the same data set.
  const again = await offer(page, "orders-again.csv", csv);
  await expect(into(again).locator("option:checked")).toHaveText("已有数据集“orders.csv”");
  await run(again);
  await expect(toast(page)).toContainText("没有新的行：全部 6,919 行都已经有了。");
  await expect(page.locator("#tables tbody tr").nth(1)).toContainText("没有新的行：全部 6,919 行都已经有了。");
  await expect(page.locator(".sets li").filter({ hasText: "6,919 行" })).toHaveCount(1);

  // One order is new, one has another amount.
  const [header, first] = csv.toString().split("\n");
  const more = [header, first!.replace("29.33", "30.33"), "900001,0001,1998-07-01,1,5.00"].join("\n");
  const third = await offer(page, "july.csv", more);
  await third.getByLabel("遇到已有的行").selectOption({ label: "用新数据更新已有的行" });
  await run(third);
  await expect(toast(page)).toContainText("新增 1 行，更新 1 行。");
  await expect(page.locator(".sets li").filter({ hasText: "6,920 行" })).toHaveCount(1);
  await toast(page).getByRole("button", { name: "撤销" }).click();
  await expect(page.locator(".sets li").filter({ hasText: "6,919 行" })).toHaveCount(1);
  await expect(page.locator("#tables tbody tr")).toHaveCount(2);

  await draw(page);
  await page.getByRole("link", { name: "指标" }).click();
  await expect(kpi(page, "客户数")).toHaveText("2,357");
  await expect(kpi(page, "接触次数")).toHaveText("6,919");
});

test("a survey with a column for each question: codes are no scores, names are the user's", async ({ page }) => {
  test.setTimeout(120_000);
  const { nps } = expected("sfo_survey_2017");
  await start(page);
  const dialog = await offer(page, "survey.csv", fixture("sfo_survey_2017/survey_wide.csv"));
  await expect(holds(dialog, /^评价与调研/)).toBeChecked();
  await expect(dialog.getByLabel("每道题作为一个触点")).toBeChecked();
  const code = dialog.locator(".codes li").first();
  await expect(code.getByLabel("值")).not.toHaveValue("");
  await dialog.getByText(/^题目名称/).click();
  await dialog.getByLabel("“Q7ART”在图上叫").fill("艺术展");
  await dialog.getByLabel("“Q7ART”在图上叫").press("Tab");
  await run(dialog);
  expect(number(await tile(page, "读取行数").textContent())).toBe(2831);
  await expect(page.getByRole("rowheader", { name: "艺术展", exact: true })).toBeVisible();
  await draw(page);
  await page.getByRole("link", { name: "指标" }).click();
  await expect.poll(async () => number(await kpi(page, /NPS/).first().textContent())).toBeCloseTo(nps.nps, 0);
});

test("customers alone: who has churned is told, and what is missing", async ({ page }) => {
  await start(page);
  const dialog = await offer(page, "customers.csv", fixture("telco_churn/customers.csv"));
  await expect(holds(dialog, /^客户名单/)).toBeChecked();
  await expect(role(dialog, "Churn").locator("option:checked")).toHaveText("是否流失");
  await expect(role(dialog, "tenure").locator("option:checked")).toHaveText("在网月数");
  await run(dialog);
  await expect(page.locator("#tables tbody tr")).toContainText("客户名单");
  await expect(tile(page, "名单中的客户")).toHaveText("7,043");
  await expect(tile(page, "没有行为的客户")).toHaveText("7,043");
  await expect(page.getByRole("row", { name: /^TotalCharges/ })).toContainText("11");
});

test("several files at once become one data set, and its tables are joined", async ({ page }) => {
  await start(page);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: /选择文件/ }).first().click(),
  ]);
  const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await chooser.setFiles([
    file("events.csv", "customer_id,time,touchpoint\na,2026-01-01,官网\nb,2026-01-02,门店\nz,2026-01-03,官网\n"),
    file("customers.csv", "customer_id,city,plan\na,京都,年付\nb,奥斯陆,月付\nc,罗马,月付\n"),
  ]);
  const first = await opened(page, "events.csv");
  await expect(first.getByRole("heading", { level: 2 })).toContainText("第 1 份，共 2 份");
  await first.getByRole("button", { name: "导入", exact: true }).click();
  const second = await opened(page, "customers.csv");
  await expect(second.getByRole("heading", { level: 2 })).toContainText("第 2 份，共 2 份");
  await holds(second, /^客户名单/).check();
  await expect(into(second).locator("option:checked")).toHaveText("已有数据集“events.csv”");
  await run(second);
  await expect(page.locator("#tables tbody tr")).toHaveCount(2);
  await expect(tile(page, "有行为的客户")).toHaveText("3");
  await expect(tile(page, "名单中的客户")).toHaveText("3");
  await expect(tile(page, "没有行为的客户")).toHaveText("1");
  await expect(check(page, "没有行为的客户")).toContainText("1 / 3");
  await expect(check(page, "不在名单里的客户")).toContainText("1 / 3");
});

test("a mapping is remembered by the headers, and saved under a name", async ({ page }) => {
  const csv = "customer_id,time,touchpoint,note\na,2026-01-01,官网,x\nb,2026-01-02,门店,y\n";
  await start(page);
  let dialog = await offer(page, "one.csv", csv);
  await role(dialog, "note").selectOption({ label: "渠道" });
  await dialog.getByText("设置预设").click();
  await dialog.getByLabel("预设名称").fill("月报");
  await dialog.getByRole("button", { name: "存为预设" }).click();
  await expect(dialog.getByText("已套用预设“月报”。")).toBeVisible();
  await run(dialog);
  await page.reload();

  dialog = await offer(page, "two.csv", csv);
  await expect(dialog.getByText("与上次导入同样表头的文件设置相同。")).toBeVisible();
  await expect(role(dialog, "note").locator("option:checked")).toHaveText("渠道");
  await dialog.getByRole("button", { name: "改用自动识别" }).click();
  await expect(role(dialog, "note").locator("option:checked")).not.toHaveText("渠道");
  await dialog.getByText("设置预设").click();
  await dialog.getByLabel("套用预设…").selectOption("月报");
  await expect(role(dialog, "note").locator("option:checked")).toHaveText("渠道");
  await dialog.getByRole("button", { name: "删除预设“月报”" }).click();
  await expect(dialog.getByLabel("套用预设…")).toHaveCount(0);
});

test("what is found in data can be mended at a press and taken back, also after a reload", async ({ page }) => {
  const rows = [
    "customer_id,time,touchpoint,amount",
    "a,2026-01-01 10:00,官网,",
    "a,2026-01-01 10:00,官网,",
    "a,2026-01-02 10:00,退货,-20",
    "b,2026-01-03 10:00,下单,50",
    ...["04", "05", "06", "07"].map((day) => `c,2026-01-${day} 10:00,门店,`),
    "b,1970-01-01 00:00,官网,",
  ];
  await start(page);
  const dialog = await offer(page, "faults.csv", rows.join("\n"));
  await expect(role(dialog, "amount").locator("option:checked")).toHaveText("金额");
  await run(dialog);
  await expect(check(page, "完全重复的行")).toContainText("1 / 9");
  await check(page, "完全重复的行").locator("summary").click();
  await expect(check(page, "完全重复的行")).toContainText("官网");
  await page.getByRole("button", { name: "去掉重复的行" }).click();
  await expect(page.getByRole("button", { name: "撤销：去掉重复的行（1 处）" })).toBeVisible();
  await expect(check(page, "完全重复的行")).toContainText("没有");
  await check(page, "离群的时间").locator("summary").click();
  await page.getByRole("button", { name: "去掉这些事件" }).click();
  await check(page, "小于 0 的金额").locator("summary").click();
  await page.getByRole("button", { name: "按退款处理" }).click();
  await expect(page.locator(".in-force li")).toHaveCount(3);
  await expect(page.locator(".sets li").filter({ hasText: "7 行" })).toHaveCount(1);

  await page.reload();
  await expect(page.locator(".in-force li")).toHaveCount(3);
  await page.getByRole("button", { name: /^撤销：去掉重复的行/ }).click();
  await expect(page.locator(".in-force li")).toHaveCount(2);
  await expect(page.locator(".sets li").filter({ hasText: "8 行" })).toHaveCount(1);
  await expect(check(page, "完全重复的行")).toContainText("1 / 8");
});
