// Broken files; imports that are stopped; deletions.
import { fixture, number, offer, role, run, start, tile } from "./imports.ts";
import { card, downloaded, expect, figures, openFile, openSample, saved, test } from "./support.ts";
import type { Page } from "@playwright/test";

test.describe("files with faults", () => {
  const ROWS = [
    "客户编号,时间,触点,评分",
    "c1,2024-01-01 10:00:00,官网,5",
    "c2,不是时间,官网,4",
    "c3,2024-01-02 10:00:00,门店",
    "c4,2024-01-03 10:00:00,门店,3,多,余",
    ",2024-01-04 10:00:00,官网,2",
    "c6,2024-01-05 10:00:00,,2",
    "c7,2024-01-06 10:00:00,电话,99",
    "c8,2024-01-07 10:00:00,电话,4",
  ];

  const files: [string, Buffer][] = [
    ["utf8.csv", Buffer.from(ROWS.join("\n"))],
    ["bom.csv", Buffer.from(`\uFEFF${ROWS.join("\r\n")}\r\n`)],
    ["utf16le.csv", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(ROWS.join("\r\n"), "utf16le")])],
    ["utf16be.csv", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(ROWS.join("\r\n"), "utf16le").swap16()])],
    ["gb18030.csv", gb18030(ROWS.join("\r\n"))],
  ];

  for (const [name, buffer] of files) {
    test(`${name}: what is wrong is counted and listed with its line`, async ({ page }) => {
      await start(page);
      const dialog = await offer(page, name, buffer);
      await role(dialog, "评分").selectOption({ label: "CSAT 1–5 满意度" });
      await run(dialog);
      expect(number(await tile(page, "读取行数").textContent())).toBe(ROWS.length - 1);
      const found = await page.locator("#findings tbody tr").evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
      const lines = found.map(([line]) => Number(line));
      for (const line of [3, 4, 5, 6, 7, 8]) expect(lines, `line ${line}`).toContain(line);
      expect(lines).not.toContain(2);
      expect(lines).not.toContain(9);
      const why = (line: number) => found.filter(([at]) => Number(at) === line).map((row) => row.join(" ")).join(";");
      expect(why(3)).toContain("不是时间");
      expect(why(6)).toContain("缺少客户编号");
      expect(why(7)).toContain("缺少触点");
      expect(why(8)).toContain("99");
      const report = await downloaded(page, () => page.locator("#findings").getByRole("button").first().click());
      expect(report.bytes.toString()).toContain("不是时间");
    });
  }

  test("a file without a row that can be read is refused with the reasons, and nothing is kept", async ({ page }) => {
    await start(page);
    const dialog = await offer(page, "unreadable.csv", Buffer.from("客户编号,时间,触点\nc1,昨天,官网\nc2,今天,门店\n"));
    await dialog.getByRole("button", { name: "导入", exact: true }).click();
    await expect(dialog.getByRole("alert")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(page.locator(".sets li", { hasText: "unreadable.csv" })).toHaveCount(0);
  });

  test("a mapping without the required columns cannot be imported", async ({ page }) => {
    await start(page);
    const dialog = await offer(page, "unmapped.csv", Buffer.from(ROWS.join("\n")));
    await role(dialog, "触点").selectOption({ label: "不导入" });
    await expect(dialog.getByRole("button", { name: "导入", exact: true })).toBeDisabled();
    await role(dialog, "触点").selectOption({ label: "触点" });
    await expect(dialog.getByRole("button", { name: "导入", exact: true })).toBeEnabled();
  });
});

test("an import is stopped and nothing of it is kept", async ({ page }) => {
  test.setTimeout(120_000);
  await start(page);
  const [header, ...rows] = fixture("ecom_clickstream/events.csv").toString().trimEnd().split("\n");
  const large = Buffer.from([header, ...Array.from({ length: 20 }, () => rows).flat()].join("\n"));
  const dialog = await offer(page, "large.csv", large);
  // An import takes less time than a person needs for the button, so the page presses it as soon as it is there.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const stop = [...document.querySelectorAll("dialog button")].find((button) => button.textContent?.includes("停止导入"));
      if (!stop) return;
      observer.disconnect();
      (stop as HTMLElement).click();
    }).observe(document.body, { childList: true, subtree: true });
  });
  await dialog.getByRole("button", { name: "导入", exact: true }).click();
  await expect(page.getByText("已停止导入，没有保存任何数据。")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".sets li", { hasText: "large.csv" })).toHaveCount(0);
  await page.reload();
  await expect(page.locator(".data-page")).toBeVisible();
  await expect(page.locator(".sets li", { hasText: "large.csv" })).toHaveCount(0);
});

test("a data set is deleted for good, and the journey says that it is gone", async ({ page }) => {
  await start(page);
  const dialog = await offer(page, "gone.csv", Buffer.from("customer_id,time,touchpoint\na,2024-01-01,官网\na,2024-01-02,门店\n"));
  await run(dialog);
  await page.getByRole("button", { name: "一键生成旅程图" }).click();
  await page.getByRole("button", { name: "生成旅程图", exact: true }).click();
  await expect(card(page, "官网").first()).toBeVisible();
  await page.getByRole("link", { name: "数据" }).click();
  await page.locator(".sets button", { hasText: "gone.csv" }).click();
  page.once("dialog", (question) => question.accept());
  await page.getByRole("button", { name: "删除数据集" }).click();
  await expect(page.locator(".sets button", { hasText: "gone.csv" })).toHaveCount(0);
  await saved(page);
  await page.reload();
  await expect(page.locator(".sets button", { hasText: "gone.csv" })).toHaveCount(0);
  await page.getByRole("link", { name: "旅程图" }).click();
  await expect(page.getByText("数据集不在此浏览器中")).toBeVisible();
});

test("an imported data set is still there after a reload, with its figures", async ({ page }) => {
  await openSample(page);
  await figures(page);
  const before = await page.locator(".pane.head text").allTextContents();
  await page.reload();
  await figures(page);
  expect(await page.locator(".pane.head text").allTextContents()).toEqual(before);
});

/** GB18030 of the characters of the test, made by turning Node's own decoder around. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder("gb18030");
  const known = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low !== 0x7f) known.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
    }
  }
  return Buffer.from([...text].flatMap((character) => (character < "\u0080" ? [character.charCodeAt(0)] : known.get(character)!)));
}

test("a data set is renamed, and keeps its name after a reload", async ({ page }) => {
  await openSample(page);
  await figures(page);
  await page.getByRole("link", { name: "数据" }).click();
  await page.getByRole("button", { name: "重命名数据集" }).click();
  await page.getByRole("textbox", { name: "数据集名称" }).fill("双十一前后");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "双十一前后" })).toBeVisible();
  await page.reload();
  await expect(page.locator(".sets .name")).toHaveText(["双十一前后"]);
});

test("the sample's data stay away when the user has deleted them", async ({ page }) => {
  await openSample(page);
  await figures(page);
  await page.getByRole("link", { name: "数据" }).click();
  page.once("dialog", (question) => question.accept());
  await page.getByRole("button", { name: "删除数据集" }).click();
  await expect(page.locator(".sets li")).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("button", { name: "选择文件" }).first()).toBeVisible();
  // The map says so rather than that it is still computing, so nothing is under way.
  await page.getByRole("link", { name: "旅程图" }).click();
  await expect(page.getByText("数据集不在此浏览器中")).toBeVisible();
  await page.getByRole("link", { name: "数据" }).click();
  await expect(page.locator(".sets li")).toHaveCount(0);
});

test("a workbook is imported, its dates as dates, from the sheet that is chosen", async ({ page }) => {
  await start(page);
  const workbook = fixture("workbook/events.xlsx");
  const dialog = await offer(page, "events.xlsx", workbook);
  // The first sheet is hidden; the second is read, with the number formats of its dates.
  const sheet = dialog.getByLabel("工作表");
  await expect(sheet.locator("option:checked")).toHaveText("事件 & 行为");
  await expect(dialog.getByRole("cell", { name: "2026-01-31 08:10:00.250" })).toBeVisible();
  await expect(dialog.getByLabel("分隔符")).toHaveCount(0);
  // Another sheet has other columns, and is guessed anew.
  await sheet.selectOption({ label: "Other" });
  await expect(role(dialog, "user").locator("option:checked")).toHaveText(/客户编号/);
  await sheet.selectOption({ label: "事件 & 行为" });
  await expect(role(dialog, "客户编号").locator("option:checked")).toHaveText(/客户编号/);
  await run(dialog);
  expect(number(await tile(page, "读取行数").textContent())).toBe(5);
  // Findings name the rows of the spreadsheet.
  const finding = page.getByRole("row", { name: /#N\/A/ });
  await expect(finding.getByRole("cell").first()).toHaveText("6");
});

test("JSON and event logs are imported", async ({ page }) => {
  await start(page);
  const record = { user: "u1", time: "2026-01-31 08:00", event: "view", page: { name: "home" } };
  const list = JSON.stringify({ code: 0, data: { list: [record, { ...record, user: "u2", event: "pay" }] } });
  const dialog = await offer(page, "events.json", Buffer.from(list));
  await expect(role(dialog, "page.name")).toBeVisible();
  await run(dialog);
  expect(number(await tile(page, "读取行数").textContent())).toBe(2);
  const log = `<log><trace><string key="concept:name" value="k1"/><event><string key="concept:name" value="register"/>
    <date key="time:timestamp" value="2026-01-31T08:00:00Z"/></event></trace></log>`;
  const second = await offer(page, "events.xes", Buffer.from(log));
  await expect(role(second, "case:concept:name").locator("option:checked")).toHaveText(/客户编号/);
  await expect(role(second, "concept:name").locator("option:checked")).toHaveText(/触点/);
  await expect(role(second, "time:timestamp").locator("option:checked")).toHaveText(/时间/);
  await run(second);
  expect(number(await tile(page, "读取行数").textContent())).toBe(1);
});

test("a protected workbook is refused in words", async ({ page }) => {
  await start(page);
  const compound = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
  await openFile(page, { name: "locked.xlsx", mimeType: "application/octet-stream", buffer: compound });
  await expect(page.getByRole("dialog", { name: /locked/ }).getByRole("alert")).toContainText("密码");
});
