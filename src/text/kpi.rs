//! The words of the KPI page: tiles, findings, definitions, the funnel builder, empty states.

use super::Phrase;

/// Tile: distinct customers.
pub const CUSTOMERS: Phrase = Phrase::new("客户数", "Customers");
/// Tile: events.
pub const EVENTS: Phrase = Phrase::new("接触次数", "Contacts");
/// Tile: from the first stage to the last.
pub const CONVERSION: Phrase = Phrase::new("整体转化率", "Overall conversion");
/// Tile: sum of amounts.
pub const REVENUE: Phrase = Phrase::new("收入", "Revenue");
/// Tile: satisfaction.
pub const CSAT: Phrase = Phrase::new("CSAT 满意度", "CSAT");
/// Tile: net promoter score.
pub const NPS: Phrase = Phrase::new("NPS 净推荐值", "NPS");
/// Tile: effort.
pub const CES: Phrase = Phrase::new("CES 费力度", "CES effort");
/// A question among several of its kind, by its column.
pub const QUESTION: Phrase = Phrase::new("{kind} · {column}", "{kind} · {column}");
/// Under a count: the base of the figure.
pub const BASE: Phrase = Phrase::new("n={n}", "n={n}");
/// Where the base is small.
pub const SMALL_BASE: Phrase = Phrase::new("样本少", "Small base");
/// From which stage to which.
pub const FROM_TO: Phrase = Phrase::new("{from} → {to}", "{from} → {to}");

/// A change in percentage points, on a tile.
pub const POINTS: Phrase = Phrase::new("{value} 百分点", "{value} pp");
/// What a change is against.
pub const AGAINST: Phrase = Phrase::new("{month}较{before}", "{month} on {before}");
/// For a screen reader: a change.
pub const CHANGE_UP: Phrase = Phrase::new("{against}上升 {value}", "{against}: up {value}");
/// For a screen reader: a change.
pub const CHANGE_DOWN: Phrase = Phrase::new("{against}下降 {value}", "{against}: down {value}");
/// For a screen reader: no change.
pub const CHANGE_NONE: Phrase = Phrase::new("{against}持平", "{against}: no change");
/// On a change that chance alone could have made.
pub const UNCLEAR: Phrase = Phrase::new("在误差范围内", "within the margin of error");

/// Finding: rose.
pub const TREND_UP: Phrase = Phrase::new(
    "{name}：{month}升至 {value}，较{before}上升 {delta}",
    "{name} rose {delta} to {value} in {month}",
);
/// Finding: fell.
pub const TREND_DOWN: Phrase = Phrase::new(
    "{name}：{month}降至 {value}，较{before}下降 {delta}",
    "{name} fell {delta} to {value} in {month}",
);
/// Finding: unclear.
pub const TREND_UNCLEAR: Phrase = Phrase::new(
    "{name}：{month}为 {value}，与{before}的差异在误差范围内",
    "{name} was {value} in {month}, no clear change from {before}",
);
/// Finding: the same.
pub const TREND_SAME: Phrase = Phrase::new(
    "{name}：{month}为 {value}，与{before}持平",
    "{name} was {value} in {month}, the same as in {before}",
);
/// Finding: there are no two whole months to compare.
pub const TREND_PLAIN: Phrase = Phrase::new("{name}：{value}", "{name}: {value}");
/// Definition of the monthly line of a rate or score.
pub const TREND_BAND: Phrase =
    Phrase::new("{what}，按月；阴影为 95% 区间", "{what}, by month; the band is the 95% interval");
/// Definition of the monthly line of conversion.
pub const TREND_COHORTS: Phrase = Phrase::new(
    "{what}，按进入月份；阴影为 95% 区间",
    "{what}, by the month they began; the band is the 95% interval",
);
/// Added where the window of the last months is still open.
pub const TREND_OPEN: Phrase =
    Phrase::new("{text}；空心为窗口未满的月份", "{text}; hollow: window still open");
/// Definition of a monthly count.
pub const TREND_COUNT: Phrase = Phrase::new("{what}，按月", "{what}, by month");
/// Added where the last or first month is not whole.
pub const TREND_PARTIAL: Phrase = Phrase::new("{text}；空心为不完整的月份", "{text}; hollow: partial month");

/// What is counted: customers.
pub const WHAT_CUSTOMERS: Phrase = Phrase::new("有接触的去重客户数", "Distinct customers with a contact");
/// What is counted: events.
pub const WHAT_EVENTS: Phrase = Phrase::new("接触事件数", "Events");
/// What is counted: revenue.
pub const WHAT_REVENUE: Phrase = Phrase::new("金额合计（含退款）", "Sum of amounts, refunds included");
/// What is counted: conversion.
pub const WHAT_CONVERSION: Phrase = Phrase::new(
    "从「{from}」按序到达「{to}」的客户占比，窗口 {window}",
    "Customers who get from {from} to {to} in order within {window}",
);
/// What is counted: satisfaction.
pub const WHAT_CSAT: Phrase = Phrase::new("{from}–{to} 分的占比", "Share of answers {from}–{to}");
/// What is counted: recommendation.
pub const WHAT_NPS: Phrase =
    Phrase::new("推荐者（9–10 分）减贬损者（0–6 分）", "Promoters (9–10) minus detractors (0–6)");
/// What is counted: a mean where high is good.
pub const WHAT_MEAN_HIGH: Phrase =
    Phrase::new("平均分（{min}–{max}，越高越好）", "Mean score ({min}–{max}, high is good)");
/// What is counted: a mean where low is good.
pub const WHAT_MEAN_LOW: Phrase =
    Phrase::new("平均分（{min}–{max}，越低越好）", "Mean score ({min}–{max}, low is good)");

/// Finding of a funnel.
pub const FUNNEL_WORST: Phrase =
    Phrase::new("「{from}」到「{to}」流失最多：{loss}", "Most are lost between {from} and {to}: {loss}");
/// Finding of a funnel in which nobody is lost.
pub const FUNNEL_NONE: Phrase = Phrase::new("各步之间没有流失", "Nobody is lost between the steps");
/// Finding of a funnel whose bases are too small.
pub const FUNNEL_SMALL: Phrase =
    Phrase::new("样本太少，还看不出在哪一步流失", "Too few to say where customers are lost");
/// Finding of a funnel that nobody enters.
pub const FUNNEL_NOBODY: Phrase = Phrase::new("没有客户进入「{first}」", "Nobody enters {first}");
/// Title of a funnel of fewer than two steps.
pub const FUNNEL_SHORT: Phrase = Phrase::new("漏斗至少要有两步", "A funnel needs two steps");
/// Definition of a funnel: customers.
pub const FUNNEL_CUSTOMERS: Phrase = Phrase::new(
    "按客户的有序漏斗，窗口 {window}；浅色为不论顺序",
    "Ordered funnel of customers within {window}; faint: in any order",
);
/// Definition of a funnel: cases.
pub const FUNNEL_CASES: Phrase = Phrase::new(
    "按会话或订单的有序漏斗，窗口 {window}；浅色为不论顺序",
    "Ordered funnel of sessions within {window}; faint: in any order",
);

/// Finding: touchpoints that are clearly worse than all together.
pub const POOR: Phrase =
    Phrase::new("{names}明显差于整体（{overall}）", "{names} clearly worse than overall ({overall})");
/// Finding: none is.
pub const POOR_NONE: Phrase = Phrase::new(
    "没有触点明显差于整体（{overall}）",
    "No touchpoint is clearly worse than overall ({overall})",
);
/// Several names, and more.
pub const AND_MORE: Phrase = Phrase::new("{names}等 {n} 个触点", "{names} and {n} more");
/// Definition of the bars of a question.
pub const BY_TOUCHPOINT: Phrase = Phrase::new(
    "{kind}：{what}，按触点；横线为 95% 区间，样本少于 {n} 的标灰",
    "{kind}: {what}, by touchpoint; lines are 95% intervals, grey under n={n}",
);
/// Added where not all touchpoints are shown.
pub const TOP_ONLY: Phrase = Phrase::new("{text}；只列前 {n} 个", "{text}; the first {n} only");
/// Finding: the touchpoint most met.
pub const MOST_MET: Phrase =
    Phrase::new("「{name}」接触最多，占 {share}", "{name} is met most: {share} of all contacts");
/// Definition of the bars of events.
pub const EVENTS_BY_TOUCHPOINT: Phrase = Phrase::new("接触事件数，按触点", "Events by touchpoint");
/// Finding: the largest channel.
pub const LARGEST_CHANNEL: Phrase =
    Phrase::new("「{name}」承担了 {share} 的接触", "{name} carries {share} of contacts");
/// Definition of the channels.
pub const CHANNELS: Phrase = Phrase::new("接触事件数的渠道占比", "Share of events by channel");
/// Events without a channel.
pub const NO_CHANNEL: Phrase = Phrase::new("未标注渠道", "No channel");
/// In the middle of the ring.
pub const EVENTS_UNIT: Phrase = Phrase::new("次接触", "contacts");
