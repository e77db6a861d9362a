//! The words that charts add to data: column heads, "no data".

use super::Phrase;

/// Where a chart has nothing to draw.
pub const NO_DATA: Phrase = Phrase::new("所选范围内没有数据", "No data in this selection");
/// Column head: what a row is of.
pub const ITEM: Phrase = Phrase::new("项目", "Item");
/// Column head.
pub const TIME: Phrase = Phrase::new("时间", "Time");
/// Column head: what a span of time is compared with.
pub const COMPARED: Phrase = Phrase::new("对比时间", "Compared with");
/// Column head.
pub const VALUE: Phrase = Phrase::new("数值", "Value");
/// Column head.
pub const INTERVAL: Phrase = Phrase::new("95% 区间", "95% interval");
/// Column head: the base.
pub const BASE: Phrase = Phrase::new("样本量 n", "n");
/// Column head: a sequence.
pub const PATH: Phrase = Phrase::new("路径", "Path");
/// Column head: a step of a funnel.
pub const STEP: Phrase = Phrase::new("步骤", "Step");
/// Column head: entities that reached a step in order.
pub const REACHED: Phrase = Phrase::new("按序到达", "Reached in order");
/// Column head: share of the step before.
pub const STEP_RATE: Phrase = Phrase::new("较上一步", "Of the step before");
/// Column head: share of the first step.
pub const OVERALL: Phrase = Phrase::new("较第一步", "Of the first step");
/// Column head: entities with such an event, whatever the order.
pub const UNORDERED: Phrase = Phrase::new("不论顺序", "In any order");
/// Column head: share of the whole.
pub const SHARE: Phrase = Phrase::new("占比", "Share");
/// The slices beyond the sixth.
pub const OTHER: Phrase = Phrase::new("其他 {n} 项", "{n} others");
/// A month that the data does not cover whole.
pub const PARTIAL: Phrase = Phrase::new("{month}（不完整）", "{month} (partial)");
/// Column head: the one of two that follow each other.
pub const FROM: Phrase = Phrase::new("从", "From");
/// Column head: the next.
pub const TO: Phrase = Phrase::new("到", "To");
/// Column head: how often.
pub const COUNT: Phrase = Phrase::new("次数", "Times");
/// Column head: what else there is to say.
pub const NOTE: Phrase = Phrase::new("说明", "Note");
/// Journeys that begin at a place.
pub const BEGIN: Phrase = Phrase::new("起点 {n}", "begin {n}");
/// Journeys that end at a place.
pub const END: Phrase = Phrase::new("终点 {n}", "end {n}");
