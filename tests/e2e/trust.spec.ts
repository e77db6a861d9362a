// What was shown as saved is not lost: two tabs, denied and full storage, damaged stores, snapshots. What a
// killed browser leaves is in kill.spec.ts.
import { card, choose, downloaded, editor, expect, field, head, openSample, saved, select, startOwn, test } from "./support.ts";
import type { Page } from "@playwright/test";

const ACTION = "看评价与实拍图";

async function rewrite(page: Page, from: string, to: string) {
  await card(page, from).focus();
  await page.keyboard.press("Enter");
  await editor(page).fill(to);
  await page.keyboard.press("Enter");
  await expect(card(page, to)).toHaveCount(1);
}

test.describe("two tabs", () => {
  test("an edit in one appears in the other", async ({ page, context }) => {
    await openSample(page);
    const other = await context.newPage();
    await other.goto("./");
    await expect(card(other, ACTION)).toHaveCount(1);
    await rewrite(page, ACTION, "细看差评");
    await expect(card(other, "细看差评")).toHaveCount(1);
    await saved(other);
    await rewrite(other, "细看差评", "再看好评");
    await expect(card(page, "再看好评")).toHaveCount(1);
  });

  test("simultaneous edits are a conflict, and both can be kept", async ({ page, context }) => {
    const other = await conflict(page, context);
    await other.getByRole("button", { name: "把我的另存为新工作区" }).click();
    await expect(other.getByRole("alert")).toHaveCount(0);
    await saved(other);
    await expect(card(other, "乙的写法")).toHaveCount(1);
    await choose(other, "更多", "工作区与历史");
    const shelf = other.getByRole("dialog");
    await expect(shelf.getByText("示例电商（副本）")).toBeVisible();
    await shelf.getByRole("button", { name: "打开", exact: true }).click();
    await expect(card(other, "甲的写法")).toHaveCount(1);
  });

  test("the other's version can be taken over, and the own one comes back by undo", async ({ page, context }) => {
    const other = await conflict(page, context);
    await other.getByRole("button", { name: "载入对方的版本" }).click();
    await expect(card(other, "甲的写法")).toHaveCount(1);
    await saved(other);
    await other.keyboard.press("Control+z");
    await expect(card(other, "乙的写法")).toHaveCount(1);
    await saved(other);
    await expect(card(page, "乙的写法")).toHaveCount(1);
  });

  test("edits of different things are brought together in one step, and it is told what came", async ({ page, context }) => {
    const other = await conflict(page, context, "怀疑是软广");
    await other.getByRole("button", { name: "合并两边的修改" }).click();
    await expect(other.getByRole("alert")).toHaveCount(0);
    await expect(other.locator(".toast")).toContainText(/卡片“甲的写法”.*看评价与实拍图 → 甲的写法/);
    for (const text of ["甲的写法", "乙的写法"]) await expect(card(other, text)).toHaveCount(1);
    await saved(other);
    // The first tab hears of it as of any other edit.
    await expect(card(page, "乙的写法")).toHaveCount(1);
    await expect(card(page, "甲的写法")).toHaveCount(1);
    // One step back is the work of this tab alone.
    await other.keyboard.press("Control+z");
    await expect(card(other, ACTION)).toHaveCount(1);
    await expect(card(other, "乙的写法")).toHaveCount(1);
  });

  test("what both tabs changed is chosen, the rest is taken", async ({ page, context }) => {
    const other = await conflict(page, context, ACTION, async () => rewrite(page, "怀疑是软广", "甲的另一处"));
    await other.getByRole("button", { name: "合并两边的修改" }).click();
    await expect(other).toHaveURL(/#\/versions/);
    const clash = other.locator(".conflict");
    await expect(clash).toHaveCount(1);
    await expect(clash).toContainText(`原来：${ACTION}`);
    // Nothing is saved before it is decided.
    await expect(other.locator('[data-saved="true"]')).toHaveCount(0);
    await clash.getByRole("radio", { name: /甲的写法/ }).check();
    await other.getByRole("button", { name: "合并", exact: true }).click();
    await saved(other);
    await other.getByRole("link", { name: "旅程图" }).click();
    for (const text of ["甲的写法", "甲的另一处"]) await expect(card(other, text)).toHaveCount(1);
    await other.keyboard.press("Control+z");
    await expect(card(other, "乙的写法")).toHaveCount(1);
  });

  test("a merge that brings nothing is taken, too: then this tab's state is saved", async ({ page, context }) => {
    const other = await conflict(page, context);
    await other.getByRole("button", { name: "合并两边的修改" }).click();
    await other.locator(".conflict").getByRole("radio", { name: /乙的写法/ }).check();
    await other.getByRole("button", { name: "合并", exact: true }).click();
    await saved(other);
    await expect(card(page, "乙的写法")).toHaveCount(1);
  });

  /**
   * Edits a card in each of two tabs, by default the same, so that the second has not heard of the first: its messages are
   * dropped. The first may do more before it saves.
   */
  async function conflict(
    page: Page, context: import("@playwright/test").BrowserContext, mine = ACTION, more = async () => {},
  ) {
    await openSample(page);
    const other = await context.newPage();
    await other.addInitScript(() => {
      Object.defineProperty(BroadcastChannel.prototype, "onmessage", { set: () => undefined });
    });
    await other.goto("./");
    await expect(card(other, ACTION)).toHaveCount(1);
    await rewrite(page, ACTION, "甲的写法");
    await more();
    await saved(page);
    await rewrite(other, mine, "乙的写法");
    await expect(other.getByRole("alert")).toContainText("另一个标签页修改并保存了这个工作区");
    // Nothing was overwritten, and nothing is said to be saved.
    await expect(other.locator('[data-saved="true"]')).toHaveCount(0);
    await page.reload();
    await expect(card(page, "甲的写法")).toHaveCount(1);
    return other;
  }
});

test.describe("no storage", () => {
  const denials: [string, () => void][] = [
    ["both refused", () => {
      const refuse = () => { throw new DOMException("denied", "SecurityError"); };
      Object.defineProperty(window, "indexedDB", { get: refuse });
      Object.defineProperty(window, "localStorage", { get: refuse });
    }],
    ["IndexedDB fails to open", () => {
      IDBFactory.prototype.open = () => { throw new DOMException("denied", "SecurityError"); };
    }],
    ["no IndexedDB at all", () => {
      Object.defineProperty(window, "indexedDB", { value: undefined });
    }],
  ];
  for (const [name, denial] of denials) {
    test(`${name}: the page says so at once, works, and exports`, async ({ page }) => {
      await page.addInitScript(denial);
      await openUnkept(page);
      const banner = page.getByRole("alert");
      await expect(banner).toContainText("关闭页面后内容会丢失", { timeout: 2_000 });
      await expect(page.locator('[data-saved="true"]')).toHaveCount(0);
      await rewrite(page, ACTION, "只在内存里");
      const { bytes } = await downloaded(page, () => banner.getByRole("button", { name: /JSON/ }).click());
      expect(bytes.toString()).toContain("只在内存里");
    });
  }

  test("leaving with work that is kept nowhere is asked about first", async ({ page }) => {
    await page.addInitScript(denials[0]![1]);
    await openUnkept(page);
    await rewrite(page, ACTION, "哪里也没存");
    const asked = page.waitForEvent("dialog");
    const left = page.reload().catch(() => undefined);
    const question = await asked;
    expect(question.type()).toBe("beforeunload");
    await question.accept();
    await left;
  });

  async function openUnkept(page: Page) {
    await page.goto("./");
    await page.getByRole("dialog").getByRole("button", { name: "先看示例" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
  }
});

test("a full disk is told, the work can be exported, and saved when there is room again", async ({ page, context, baseURL }) => {
  const cdp = await context.newCDPSession(page);
  const origin = `${new URL(baseURL!).origin}/`;
  // Before the first write: the browser remembers for a while how much room it has found.
  await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1_000_000 });
  await startOwn(page, "满了的磁盘");
  await choose(page, /^旅程/, "旅程信息");
  await field(page, "负责人").fill("空间不足时的负责人");
  await saved(page);
  await select(page, card(page, "触达人数").first());
  await field(page, "备注").evaluate((field: HTMLTextAreaElement, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, noise(600_000));
  const banner = page.getByRole("alert");
  await expect(banner).toContainText("存储空间已满");
  await expect(page.locator('[data-saved="true"]')).toHaveCount(0);
  const { bytes } = await downloaded(page, () => banner.getByRole("button", { name: /JSON/ }).click());
  expect(bytes.toString()).toContain(noise(600_000));
  await cdp.send("Storage.overrideQuotaForOrigin", { origin });
  await banner.getByRole("button", { name: "重试" }).click();
  await saved(page);
  await expect(banner).toHaveCount(0);
  await page.reload();
  await expect(page.locator("dd", { hasText: "空间不足时的负责人" })).toBeVisible();
});

/** Text that cannot be compressed, from a fixed seed. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(0x4e00 + (state % 20000));
  }).join("");
}

test.describe("a damaged store", () => {
  test("without its records leads to the recovery, not to the sample", async ({ page }) => {
    await startOwn(page, "三周的工作");
    await outside(page, "clear");
    await page.goto("./");
    await expect(page.getByRole("heading", { name: "部分已保存的内容读不出来" })).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    // Looking at it changes nothing: it is still there the next time.
    await page.reload();
    await expect(page.getByRole("heading", { name: "部分已保存的内容读不出来" })).toBeVisible();
    await page.getByRole("button", { name: "使用现有内容继续" }).click();
    await expect(head(page, "stage", "认知")).toBeVisible();
    await saved(page);
    await page.reload();
    await expect(head(page, "stage", "认知")).toBeVisible();
  });

  test("that is gone altogether leads to the recovery, where a file can be opened", async ({ page }) => {
    await startOwn(page, "三周的工作");
    const { bytes } = await downloaded(page, () => choose(page, "导出", "整个工作区（JSON）"));
    await outside(page, "delete");
    await page.goto("./");
    await expect(page.getByRole("heading", { name: "部分已保存的内容读不出来" })).toBeVisible();
    await expect(page.getByText("没有找到可恢复的工作区。")).toBeVisible();
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.locator("main").getByRole("button", { name: "打开文件…" }).click(),
    ]);
    await chooser.setFiles({ name: "三周.waymark.json", mimeType: "application/json", buffer: bytes });
    await expect(page.locator("h1")).toContainText("三周的工作");
    await saved(page);
    await page.reload();
    await expect(page.locator("h1")).toContainText("三周的工作");
  });

  test("that kept its snapshots offers them", async ({ page }) => {
    await startOwn(page, "有快照的旅程");
    // Opening takes a snapshot.
    await page.reload();
    await expect(page.locator("h1")).toContainText("有快照的旅程");
    await choose(page, "更多", "工作区与历史");
    await expect(page.getByRole("dialog").getByRole("button", { name: "恢复" })).not.toHaveCount(0);
    await outside(page, "docs");
    await page.goto("./");
    await expect(page.getByRole("heading", { name: "部分已保存的内容读不出来" })).toBeVisible();
    await page.getByRole("button", { name: "恢复" }).first().click();
    await expect(page.locator("h1")).toContainText("有快照的旅程");
    await saved(page);
    await page.reload();
    await expect(page.locator("h1")).toContainText("有快照的旅程");
  });

  /** Damages the database from a page of the origin on which the app does not run. */
  async function outside(page: Page, damage: "clear" | "docs" | "delete") {
    await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
    await page.goto("./icon.svg");
    await page.evaluate(async (damage) => {
      const done = (request: IDBRequest) =>
        new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
      if (damage === "delete") return void (await done(indexedDB.deleteDatabase("waymark")));
      const db = (await done(indexedDB.open("waymark"))) as IDBDatabase;
      const names = damage === "clear" ? [...db.objectStoreNames] : ["docs"];
      const transaction = db.transaction(names, "readwrite");
      for (const name of names) transaction.objectStore(name).clear();
      await new Promise((resolve) => { transaction.oncomplete = resolve; });
      db.close();
    }, damage);
  }
});

test("a snapshot is restored, and the restore can be undone", async ({ page }) => {
  await openSample(page);
  await rewrite(page, ACTION, "第一版");
  await saved(page);
  await page.reload();
  await expect(card(page, "第一版")).toHaveCount(1);
  await rewrite(page, "第一版", "第二版");
  await saved(page);
  await choose(page, "更多", "工作区与历史");
  const restore = page.getByRole("dialog").getByRole("button", { name: "恢复" });
  await expect(restore).not.toHaveCount(0);
  const before = await restore.count();
  await restore.first().click();
  await expect(card(page, "第一版")).toHaveCount(1);
  await saved(page);
  await page.keyboard.press("Control+z");
  await expect(card(page, "第二版")).toHaveCount(1);
  // The state before the restore is a snapshot of its own.
  await choose(page, "更多", "工作区与历史");
  await expect(restore).toHaveCount(before + 1);
});

test("a deleted workspace is gone, the open one is not touched", async ({ page }) => {
  await openSample(page);
  await choose(page, "更多", "工作区与历史");
  await page.getByRole("dialog").getByRole("button", { name: "新建空白工作区" }).click();
  await expect(page.getByRole("button", { name: "示例 · 合成数据" })).toHaveCount(0);
  await saved(page);
  await choose(page, "更多", "工作区与历史");
  const shelf = page.getByRole("dialog");
  await expect(shelf.getByText("示例电商")).toBeVisible();
  page.once("dialog", (question) => question.accept());
  await shelf.getByRole("button", { name: "删除" }).click();
  await expect(shelf.getByText("示例电商")).toHaveCount(0);
  await page.reload();
  // A deletion is no damage.
  await expect(page.getByRole("heading", { name: "部分已保存的内容读不出来" })).toHaveCount(0);
  await expect(page.locator(".workspace")).toContainText("我的工作区");
});
