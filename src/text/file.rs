//! Words about files: why one cannot be opened, and what the reader should know of one that was.

use super::Phrase;

/// The file is too large.
pub const TOO_LARGE: Phrase = Phrase::new(
    "文件过大：{size} MB，上限 {limit} MB",
    "The file is too large: {size} MB, the limit is {limit} MB",
);
/// The file has no content.
pub const EMPTY: Phrase = Phrase::new("文件是空的", "The file is empty");
/// The file ends in the middle.
pub const TRUNCATED: Phrase = Phrase::new(
    "文件不完整：在第 {line} 行中断，可能没有下载完或保存到一半",
    "The file is incomplete: it stops at line {line}. It may be a partial download or an interrupted save",
);
/// The file is no JSON.
pub const SYNTAX: Phrase = Phrase::new(
    "不是有效的 JSON：第 {line} 行第 {column} 列有误",
    "This is not valid JSON: there is an error at line {line}, column {column}",
);
/// JSON of something else.
pub const NOT_WAYMARK: Phrase = Phrase::new(
    "这不是旅标文件（缺少 \"format\": \"waymark\"）",
    "This is not a Waymark file (\"format\": \"waymark\" is missing)",
);
/// The version cannot be read.
pub const BAD_VERSION: Phrase = Phrase::new(
    "文件的版本号无法识别（\"version\" 应为 1 到 {version} 的整数）",
    "The file's version cannot be read (\"version\" should be a whole number from 1 to {version})",
);
/// A newer file that this version cannot understand at all.
pub const TOO_NEW: Phrase = Phrase::new(
    "文件由更新版本的旅标保存（格式 {version}，本版本支持到 {known}），请先刷新页面升级",
    "A newer Waymark saved this file (format {version}; this one reads up to {known}). Reload the page to update first",
);
/// Something has the wrong form.
pub const SHAPE: Phrase =
    Phrase::new("“{path}” 的内容不符合格式：{message}", "\"{path}\" does not have the right form: {message}");
/// Something contradicts itself.
pub const INVALID: Phrase = Phrase::new("文件内容自相矛盾：{fault}", "The file contradicts itself: {fault}");

/// One id twice.
pub const FAULT_DUPLICATE: Phrase = Phrase::new("编号 {id} 出现了两次", "the id {id} is used twice");
/// A reference into nothing.
pub const FAULT_DANGLING: Phrase =
    Phrase::new("{from} 引用了不存在的内容（{to}）", "{from} refers to something that is not there ({to})");
/// A stage with no step.
pub const FAULT_STAGE: Phrase = Phrase::new("阶段“{stage}”没有步骤", "the stage \"{stage}\" has no step");
/// A card on the wrong lane.
pub const FAULT_BODY: Phrase =
    Phrase::new("卡片“{card}”与所在泳道的类型不符", "the card \"{card}\" does not fit its lane");
/// A number out of range.
pub const FAULT_RANGE: Phrase = Phrase::new(
    "卡片“{card}”的数值超出范围（{what}）",
    "a number on the card \"{card}\" is out of range ({what})",
);

/// The file is newer, and opened for reading alone.
pub const NOTICE_NEWER: Phrase = Phrase::new(
    "此文件由更新版本的旅标保存（格式 {version}）。为避免丢失内容，以只读方式打开；升级后即可编辑。",
    "A newer Waymark saved this file (format {version}). It is open read-only so that nothing is lost; update to edit it.",
);
/// Fields that this version does not know.
pub const NOTICE_UNKNOWN: Phrase = Phrase::new(
    "文件中有本版本不认识的字段，再次保存时不会保留：{paths}",
    "The file has fields that this version does not know and will not keep when you save: {paths}",
);
/// And so many more.
pub const AND_MORE: Phrase = Phrase::new("等共 {count} 处", "and others, {count} in all");
/// Between the entries of a list.
pub const LIST_SEPARATOR: Phrase = Phrase::new("、", ", ");
/// Figures that cannot be read.
pub const NOTICE_FIGURES: Phrase = Phrase::new(
    "文件里的指标快照无法读取，已忽略；导入数据后会重新计算。",
    "The figures in the file cannot be read and were left out; they are computed anew from data.",
);
/// Rows that cannot be read.
pub const NOTICE_DATA: Phrase = Phrase::new(
    "文件里的数据集无法读取，已忽略。",
    "A data set in the file cannot be read and was left out.",
);
/// Pictures from elsewhere.
pub const NOTICE_PICTURES: Phrase = Phrase::new(
    "有 {count} 张图片不是内嵌图片，已移除，以免打开文件时访问外部网址。",
    "{count} pictures were not embedded and were removed, so that opening the file contacts no one.",
);
