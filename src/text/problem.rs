//! Why something did not work, with what to do: the store, files the browser cannot read, the engine.

use super::{Lang, Phrase};

/// A data set that is gone.
pub const UNKNOWN_DATASET: Phrase = Phrase::new(
    "这个数据集已不在此浏览器中，请重新导入。",
    "This data set is no longer in this browser. Import it again.",
);
/// A data set that cannot be read.
pub const DAMAGED: Phrase = Phrase::new(
    "保存的数据已损坏，读不出来。请删除这个数据集，再从原文件导入。",
    "The stored data is damaged and cannot be read. Delete the data set and import the file again.",
);
/// A file that the browser cannot read; `{why}` in its words.
pub const UNREADABLE: Phrase = Phrase::new(
    "浏览器读不了这个文件，可能已被移动、修改或被其他程序占用。请重新选择文件。（{why}）",
    "The browser cannot read the file; it may have been moved, changed or locked. Choose it again. ({why})",
);
/// A file that is no UTF-8 text.
pub const NOT_UTF8: Phrase = Phrase::new(
    "文件不是 UTF-8 文本，可能已损坏或不是从旅标导出的。",
    "The file is no UTF-8 text; it may be damaged or not exported by Waymark.",
);
/// The browser refuses to make a file; `{why}` in its words.
pub const NOT_SAVED: Phrase =
    Phrase::new("浏览器没有保存这个文件：{why}", "The browser did not save the file: {why}");
/// The engine died.
pub const CRASHED: Phrase = Phrase::new(
    "计算进程意外停止，已重新启动。请重试；如果文件很大，可先按时间拆成几份。",
    "The engine stopped unexpectedly and was restarted. Try again; split a very large file by time first.",
);
/// Store: full.
pub const STORE_FULL: Phrase = Phrase::new(
    "浏览器的存储空间不够，没有保存。请先删除不用的数据集，或清理磁盘后重试。",
    "The browser's storage is full; nothing was kept. Delete data sets you no longer need, or free disk space, and try again.",
);
/// Store: forbidden or missing.
pub const STORE_DENIED: Phrase = Phrase::new(
    "浏览器不允许在此保存数据（例如无痕窗口）。请换普通窗口打开。",
    "The browser does not allow storage here (a private window, perhaps). Open the page in a normal window.",
);
/// Store: waits for other tabs.
pub const STORE_BUSY: Phrase = Phrase::new(
    "浏览器的存储暂时没有响应。请关闭旅标的其他标签页后重试。",
    "The browser's storage does not respond. Close other tabs of Waymark and try again.",
);
/// Store: another version of the app.
pub const STORE_OUTDATED: Phrase = Phrase::new(
    "另一个标签页运行着更新的版本。请刷新页面后重试。",
    "A newer version of the app runs in another tab. Reload the page and try again.",
);
/// Store: some of it is damaged.
pub const STORE_DAMAGED: Phrase = Phrase::new(
    "浏览器里保存的部分内容已损坏。请刷新页面，按提示恢复。",
    "Part of what this browser stored is damaged. Reload the page and follow the recovery.",
);
/// Store: anything else; `{why}` in the browser's words.
pub const STORE_UNKNOWN: Phrase = Phrase::new(
    "浏览器的存储出错，没有完成：{why}。请先导出文件备份，再刷新页面重试。",
    "The browser's storage failed: {why}. Export a file as a backup, reload the page and try again.",
);

/// Why the store did not do what was asked, from its short name (see `web::store::StoreError::code`).
pub fn store(code: &str, lang: Lang) -> String {
    let phrase = match code {
        "quota" => STORE_FULL,
        "denied" | "absent" => STORE_DENIED,
        "blocked" | "timeout" => STORE_BUSY,
        "newer" | "closed" => STORE_OUTDATED,
        "damaged" => STORE_DAMAGED,
        why => return STORE_UNKNOWN.fill(lang, &[("why", why)]),
    };
    phrase.get(lang).to_owned()
}
