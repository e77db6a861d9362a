// Figures of published data sets, brought in and read as a user does, equal to those that other software computed.
import { draw, expected, facts, fixture, kpi, kpiCard, number, offer, role, run, start, table, tile } from "./imports.ts";
import { card, choose, downloaded, expect, figures, saved, test } from "./support.ts";
import type { Page } from "@playwright/test";

/** A share as the page writes it. */
const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

test("a clickstream becomes a map and figures equal to those of other software", async ({ page }) => {
  test.setTimeout(180_000);
  const reference = expected("ecom_clickstream");
  await start(page);
  const dialog = await offer(page, "events.csv", fixture("ecom_clickstream/events.csv"));
  // What was guessed, and what it is corrected to.
  await expect(role(dialog, "user_id").locator("option:checked")).toHaveText(/客户编号/);
  await expect(role(dialog, "timestamp").locator("option:checked")).toHaveText(/时间/);
  await expect(role(dialog, "event").locator("option:checked")).toHaveText(/触点/);
  await role(dialog, "session_id").selectOption({ label: "会话 / 订单号" });
  await role(dialog, "platform").selectOption({ label: "其他属性" });
  await role(dialog, "acquisition_channel").selectOption({ label: "渠道" });
  await run(dialog);

  expect(number(await tile(page, "读取行数").textContent())).toBe(reference.basics.events);
  expect(number(await tile(page, "客户").textContent())).toBe(reference.basics.users);
  await page.getByRole("button", { name: "一键生成旅程图" }).click();
  await page.getByRole("button", { name: "生成旅程图", exact: true }).click();
  await expect(page).toHaveURL(/#\/map$/);
  await expect(card(page, "product_view").first()).toBeVisible();
  await saved(page);

  // The figures that go with the file.
  await figures(page);
  const file = await downloaded(page, () => choose(page, "导出", "当前旅程（JSON）"));
  const shown = JSON.parse(file.bytes.toString()).figures;
  expect(shown.overview).toMatchObject({ events: reference.basics.events, customers: reference.basics.users });
  const touchpoints = Object.fromEntries(
    shown.touchpoints.map((known: { name: string; events: number; customers: number }) => [known.name, [known.events, known.customers]]),
  );
  const wanted = Object.fromEntries(
    Object.entries<{ events: number; users: number }>(reference.touchpoints).map(([name, known]) => [name, [known.events, known.users]]),
  );
  expect(touchpoints).toEqual(wanted);

  // The KPI page.
  await page.getByRole("link", { name: "指标" }).click();
  await expect(page.locator(".kpi-tile", { hasText: "客户数" }).locator("strong")).toHaveText("600");
  const volume = await table(page.locator(".kpi-card", { hasText: "接触事件数，按触点" }));
  const byEvents = Object.entries<{ events: number }>(reference.touchpoints).sort((a, b) => b[1].events - a[1].events);
  expect(volume.map(([name, events]) => [name, number(events!)])).toEqual(
    byEvents.slice(0, 12).map(([name, { events }]) => [name, events]),
  );
  const channels = await table(page.locator(".kpi-card", { hasText: "接触事件数的渠道占比" }));
  expect(Object.fromEntries(channels.map(([name, events]) => [name, number(events!)]))).toEqual(
    Object.fromEntries(Object.entries<{ events: number }>(reference.touchpoints_by_acquisition_channel).map(([name, { events }]) => [name, events])),
  );
  await buildFunnel(page, reference.funnel_steps);
  for (const [window, key] of [["7 天", "7d"], ["1 天", "1d"], ["30 分钟", "30min"], ["1 小时", "1h"], ["30 天", "30d"], ["不限时", "no_limit"]] as const) {
    await funnelCard(page).getByRole("combobox", { name: "转化窗口" }).selectOption({ label: window });
    await expect.poll(async () => funnel(page), `window ${window}`).toEqual(reference.funnel_user[key].reached);
  }
  await funnelCard(page).getByRole("combobox", { name: "按谁计算" }).selectOption({ label: "会话 / 订单" });
  await funnelCard(page).getByRole("combobox", { name: "转化窗口" }).selectOption({ label: "不限时" });
  await expect.poll(async () => funnel(page)).toEqual(reference.funnel_session.no_limit.reached);

  // A slicer narrows all of it.
  await page.locator(".topbar").getByRole("button", { name: /^筛选/ }).click();
  await page.locator(".menu").getByRole("button", { name: "platform" }).click();
  await page.locator(".menu").getByLabel("mobile").check();
  await page.keyboard.press("Escape");
  await expect.poll(async () => funnel(page)).toEqual(reference.funnel_session_by_platform.mobile.reached);
});

const funnelCard = (page: Page) => page.locator(".kpi-card", { has: page.locator(".funnel-builder") });

async function funnel(page: Page): Promise<number[]> {
  return (await table(funnelCard(page))).map((row) => number(row[1]!));
}

async function buildFunnel(page: Page, steps: string[]) {
  const funnel = funnelCard(page);
  await funnel.getByRole("button", { name: "编辑漏斗" }).click();
  const remove = funnel.getByRole("button", { name: /^移除：/ });
  for (let left = await remove.count(); left > 0; left -= 1) {
    await remove.first().click();
    await expect(remove).toHaveCount(left - 1);
  }
  for (const [at, step] of steps.entries()) {
    await funnel.getByRole("combobox", { name: "＋ 添加触点" }).selectOption(step);
    await expect(remove).toHaveCount(at + 1);
  }
}

test("orders: value, repurchase, what customers are worth, and how many came again", async ({ page }) => {
  test.setTimeout(120_000);
  const { basics, cohorts_monthly } = expected("cdnow").sample;
  await start(page);
  await run(await offer(page, "orders.csv", fixture("cdnow/orders_sample.csv")));
  await draw(page);
  await page.getByRole("link", { name: "指标" }).click();
  const orders = kpiCard(page, "orders");
  await orders.scrollIntoViewIfNeeded();
  const found = await facts(orders);
  expect(number(found["客单价"]!)).toBeCloseTo(basics.aov, 2);
  expect(found["复购率"]).toContain(percent(basics.repeat_rate));
  expect(number(found["客户价值均值"]!)).toBeCloseTo(basics.historic_clv_mean, 2);
  expect(number(found["客户价值中位数"]!)).toBeCloseTo(basics.historic_clv_median, 2);
  expect(found["前 10% 客户收入占比"]).toContain(percent(basics.top_10pct_revenue_share));

  const cohorts = kpiCard(page, "cohorts");
  await cohorts.scrollIntoViewIfNeeded();
  const first = (await table(cohorts))[0]!;
  const classic: number[] = cohorts_monthly["1997-01"].retention_classic;
  expect(number(first[1]!)).toBe(cohorts_monthly["1997-01"].size);
  expect(first.slice(2, 8).map((cell) => number(cell))).toEqual(classic.slice(0, 6).map((share) => number(percent(share))));
});

test("a survey: recommendation, and satisfaction with each thing asked about", async ({ page }) => {
  test.setTimeout(120_000);
  const survey = expected("sfo_survey_2017");
  await start(page);
  await run(await offer(page, "survey.csv", fixture("sfo_survey_2017/survey_wide.csv")));
  await draw(page);
  await page.getByRole("link", { name: "指标" }).click();
  await expect.poll(async () => number(await kpi(page, /NPS/).first().textContent())).toBeCloseTo(survey.nps.nps, 0);
  const shown = new Map((await table(kpiCard(page, "touchpoints"))).map((row) => [row[0]!, row]));
  const asked = Object.entries<{ n: number; csat_top2_pct: number }>(survey.csat_by_touchpoint);
  expect(asked.length).toBeGreaterThan(20);
  for (const [name, { n, csat_top2_pct }] of asked) {
    const [, answers, , , csat] = shown.get(name)!;
    expect([number(answers!), csat], name).toEqual([n, percent(csat_top2_pct / 100)]);
  }
});

test("subscribers: who has left, by contract, how long customers stay, and who is likely to go", async ({ page }) => {
  test.setTimeout(120_000);
  const telco = expected("telco_churn");
  await start(page);
  await run(await offer(page, "customers.csv", fixture("telco_churn/customers.csv")));
  await draw(page);
  await page.getByRole("link", { name: "指标" }).click();

  const churn = kpiCard(page, "churn");
  const rates = await facts(churn);
  expect(rates["流失率"]).toBe(percent(telco.churn_overall.rate));
  expect(rates["收入流失率"]).toBe(percent(telco.revenue_churn_share_of_MRR));
  expect(number(rates["人均月费"]!)).toBeCloseTo(telco.basics.monthly_charges_mean_ARPU, 2);
  await churn.getByLabel("按属性").selectOption("Contract");
  for (const [contract, { rate, n }] of Object.entries<{ rate: number; n: number }>(telco.churn_by.Contract)) {
    await expect
      .poll(async () => (await table(churn)).find((row) => row[0] === contract)?.join(" "), contract)
      .toContain(percent(rate));
    expect((await table(churn)).find((row) => row[0] === contract)!.join(" ")).toContain(n.toLocaleString("en-US"));
  }

  const stay = await facts(kpiCard(page, "survival"));
  expect(stay["12 个月留存"]).toBe(percent(telco.kaplan_meier_tenure.points["12"].S));
  expect(stay["24 个月留存"]).toBe(percent(telco.kaplan_meier_tenure.points["24"].S));

  const leaving = kpiCard(page, "leaving");
  await leaving.scrollIntoViewIfNeeded();
  expect(Math.abs(number((await facts(leaving))["AUC（样本外）"]!) - telco.auc_5fold_cv.mean)).toBeLessThan(0.006);
});
