//! Words in files that others get: pages, tables, outlines.

use super::Phrase;

/// The number of a page.
pub const PAGE: Phrase = Phrase::new("第 {at} / {count} 页", "{at} / {count}");
/// A page by its name.
pub const PAGE_TITLE: Phrase = Phrase::new("{name}（{at} / {count}）", "{name} ({at} of {count})");
/// What a persona needs.
pub const NEEDS: Phrase = Phrase::new("需求", "Needs");
/// A person a journey is about.
pub const PERSONA: Phrase = Phrase::new("画像", "Persona");
/// Between the entries of a list.
pub const LIST: Phrase = Phrase::new("；", "; ");
/// Between names.
pub const NAMES: Phrase = Phrase::new("、", ", ");

/// A column of a table: the stage.
pub const STAGE: Phrase = Phrase::new("阶段", "Stage");
/// A column of a table: the step.
pub const STEP: Phrase = Phrase::new("步骤", "Step");
/// A column of a table: the lane.
pub const LANE: Phrase = Phrase::new("泳道", "Lane");
/// A column of a table: what the card says.
pub const TEXT: Phrase = Phrase::new("内容", "Text");
/// A column of a table: 1 to 3.
pub const SEVERITY: Phrase = Phrase::new("严重度", "Severity");
/// A column of a table: -2 to +2.
pub const SCORE: Phrase = Phrase::new("情绪", "Emotion");
/// A column of a table: the channel of a touchpoint.
pub const CHANNEL: Phrase = Phrase::new("渠道", "Channel");
/// A column of a table: data or assumption.
pub const EVIDENCE: Phrase = Phrase::new("依据", "Evidence");
/// A column of a table: where it is known from.
pub const SOURCE: Phrase = Phrase::new("来源", "Source");
/// A column of a table: the day of the finding.
pub const DATE: Phrase = Phrase::new("日期", "Date");
/// A column of a table: people or cases behind it.
pub const N: Phrase = Phrase::new("样本量", "n");
/// A column of a table: more to say.
pub const NOTE: Phrase = Phrase::new("备注", "Note");
/// A column of a table: who said a quote.
pub const SPEAKER: Phrase = Phrase::new("说话人", "Speaker");
/// A column of a table: how often a touchpoint is met, in words.
pub const FREQUENCY: Phrase = Phrase::new("接触频率", "Frequency");
/// A column of a table: what an opportunity would bring, 1 to 3.
pub const IMPACT: Phrase = Phrase::new("影响", "Impact");
/// A column of a table: what an opportunity would take, 1 to 3.
pub const EFFORT: Phrase = Phrase::new("投入", "Effort");
/// A column of a table: how far a measure is.
pub const STATUS: Phrase = Phrase::new("状态", "Status");
/// A column of a table: by when a measure is to be done.
pub const DUE: Phrase = Phrase::new("截止日期", "Due");
/// A column of a table: who carries a measure out.
pub const DEPARTMENT: Phrase = Phrase::new("部门", "Department");
/// A column of a table: what a measure is hoped to do.
pub const EXPECTED: Phrase = Phrase::new("预计效果", "Expected effect");
/// A column of a table: the value aimed at.
pub const TARGET: Phrase = Phrase::new("目标值", "Target");
/// A column of a table: the last value that is still near the target.
pub const WARN: Phrase = Phrase::new("预警线", "Warning threshold");
/// A column of a table: moment of truth, bottleneck, moment of delight.
pub const MARK: Phrase = Phrase::new("标记", "Mark");
/// What a table of rows leaves out of a journey.
pub const LEFT_OUT: Phrase = Phrase::new("表格里不包含：{what}。", "Not in the table: {what}.");
/// Left out of a table.
pub const PICTURES: Phrase = Phrase::new("图片", "pictures");
/// Left out of a table.
pub const COMMENTS: Phrase = Phrase::new("评论", "comments");
/// Left out of a table.
pub const LINKS: Phrase = Phrase::new("到其他旅程的链接", "links to other journeys");
/// Left out of a table.
pub const QUOTED: Phrase = Phrase::new("引用的数据指标", "quoted figures");
/// Left out of a table.
pub const HIDDEN: Phrase = Phrase::new("隐藏泳道的卡片", "cards of hidden lanes");
/// Left out of a table.
pub const BLANK_LANES: Phrase = Phrase::new("没有卡片的泳道", "lanes without cards");
/// Left out of a table.
pub const NOTES: Phrase = Phrase::new("阶段目标与步骤备注", "goals of stages and notes of steps");
/// Left out of a table.
pub const ALIASES: Phrase = Phrase::new("阶段在数据中的别名", "what stages are called in data");
/// Left out of a table.
pub const HEAD: Phrase = Phrase::new(
    "旅程的场景、目标、负责人、版本与所属关系",
    "scenario, goal, owner and version of the journey, and what it is part of",
);
/// Left out of a table.
pub const SHEETS: Phrase = Phrase::new("画像除名称外的资料", "what is known of personas beyond their names");
/// Left out of a table.
pub const DATASET: Phrase = Phrase::new("关联的数据", "the linked data");
/// In the column of evidence: it is known.
pub const DATA: Phrase = Phrase::new("证据", "Data");
/// A step without a name among others.
pub const UNNAMED_STEP: Phrase = Phrase::new("步骤 {n}", "Step {n}");
/// The sheet with the map as a grid.
pub const SHEET_MAP: Phrase = Phrase::new("旅程图", "Map");
/// The sheet with a row for each card.
pub const SHEET_ROWS: Phrase = Phrase::new("卡片", "Cards");
/// In an outline: what covers a whole stage.
pub const WHOLE_STAGE: Phrase = Phrase::new("整个阶段", "Whole stage");
/// In an outline: the severity of a pain.
pub const SEVERITY_OF: Phrase = Phrase::new("严重度 {value}/3", "severity {value} of 3");
/// In an outline: a feeling.
pub const SCORE_OF: Phrase = Phrase::new("情绪 {value}", "emotion {value}");
/// Who a journey is about, in a Mermaid diagram that knows no persona.
pub const CUSTOMER: Phrase = Phrase::new("客户", "Customer");
/// A text with a mark behind it.
pub const MARKED: Phrase = Phrase::new("{text}（{mark}）", "{text} ({mark})");
/// Between a name and its text.
pub const COLON: Phrase = Phrase::new("：", ": ");
