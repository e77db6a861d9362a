//! Words about maps from other programs: what was found in them, what cannot be read.

use super::Phrase;

/// What is in a map.
pub const SUMMARY: Phrase = Phrase::new(
    "{stages} 个阶段、{steps} 个步骤、{lanes} 条泳道、{cards} 张卡片。",
    "{stages} {stages|stage|stages}, {steps} {steps|step|steps}, {lanes} {lanes|lane|lanes}, {cards} {cards|card|cards}.",
);
/// Lanes of no known kind.
pub const FREE_LANES: Phrase =
    Phrase::new("以下泳道将作为自由文本：{names}。", " These lanes become free text: {names}.");
/// Between names.
pub const NAMES: Phrase = Phrase::new("、", ", ");
/// A cell that cannot be read.
pub const AT_CELL: Phrase =
    Phrase::new("第 {row} 行“{column}”列：{what}", "row {row}, column \"{column}\": {what}");
/// A line that cannot be read.
pub const AT_LINE: Phrase = Phrase::new("第 {line} 行：{what}", "line {line}: {what}");
/// Nothing in it.
pub const EMPTY: Phrase = Phrase::new("里面没有任何阶段", "there is no stage in it");
/// A first row without a stage.
pub const NO_STAGE: Phrase = Phrase::new("缺少阶段名称", "the name of the stage is missing");
/// A text on no lane.
pub const NO_LANE: Phrase = Phrase::new("缺少泳道名称", "the name of the lane is missing");
/// A feeling out of range.
pub const BAD_SCORE: Phrase =
    Phrase::new("“{text}”不是 −2 到 2 之间的数", "\"{text}\" is no number from -2 to 2");
/// A severity out of range.
pub const BAD_SEVERITY: Phrase = Phrase::new("“{text}”不是 1、2 或 3", "\"{text}\" is not 1, 2 or 3");
/// No status of a measure.
pub const BAD_STATUS: Phrase = Phrase::new(
    "“{text}”应为“想法”“已排期”“进行中”“已上线”或“已放弃”",
    "\"{text}\" should be \"Idea\", \"Planned\", \"In progress\", \"Live\" or \"Dropped\"",
);
/// No number.
pub const BAD_VALUE: Phrase = Phrase::new("“{text}”不是数值", "\"{text}\" is no number");
/// Neither data nor assumption.
pub const BAD_EVIDENCE: Phrase =
    Phrase::new("“{text}”应为“证据”或“假设”", "\"{text}\" should be \"Data\" or \"Assumed\"");
/// No day.
pub const BAD_DATE: Phrase =
    Phrase::new("“{text}”不是日期（如 2026-03-05）", "\"{text}\" is no date (such as 2026-03-05)");
/// No whole number.
pub const BAD_COUNT: Phrase = Phrase::new("“{text}”不是整数", "\"{text}\" is no whole number");
/// A line of a diagram that is no task.
pub const NO_TASK: Phrase =
    Phrase::new("“{text}”应写成“步骤: 分数: 角色”", "\"{text}\" should be \"task: score: actors\"");
/// A score of a diagram out of range.
pub const BAD_TASK_SCORE: Phrase =
    Phrase::new("“{text}”的分数不是 1 到 5", "the score of \"{text}\" is not from 1 to 5");
/// Tasks before any section.
pub const FIRST_STAGE: Phrase = Phrase::new("旅程", "Journey");

/// The dialog's title.
pub const TITLE: Phrase = Phrase::new("打开“{name}”", "Open \"{name}\"");
/// A table that is a map.
pub const IS_ROWS: Phrase = Phrase::new("这张表是一张旅程图：", "This table is a journey map: ");
/// A diagram that is a map.
pub const IS_MERMAID: Phrase = Phrase::new("这是一张 Mermaid 旅程图：", "This is a Mermaid journey: ");
/// Adds it as a journey.
pub const AS_JOURNEY: Phrase = Phrase::new("添加为新旅程", "Add as a new journey");
/// Adds its cards to the journey that is shown.
pub const INTO_JOURNEY: Phrase = Phrase::new("并入“{name}”", "Merge into \"{name}\"");
/// Imports it as data after all.
pub const AS_DATA: Phrase = Phrase::new("当作数据导入", "Import as data");
/// What merging does.
pub const HINT: Phrase = Phrase::new(
    "并入时，同名的阶段、步骤和泳道会合在一起，其余添加在末尾；已有卡片不变，可以一步撤销。",
    "Merging joins stages, steps and lanes of the same name and adds the others at the end. Cards that are there stay as they are, and one undo takes it back.",
);
/// It was merged.
pub const MERGED: Phrase = Phrase::new("已并入“{name}”。", "Merged into \"{name}\".");
