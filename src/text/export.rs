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
