//! The words of the KPI page: tiles, findings, definitions, the funnel builder, empty states.

use super::Phrase;

/// Tile: distinct customers.
pub const CUSTOMERS: Phrase = Phrase::new("客户数", "Customers");
/// Tile: events.
pub const EVENTS: Phrase = Phrase::new("接触次数", "Contacts");
/// Tile: from the first stage to the last.
pub const CONVERSION: Phrase = Phrase::new("整体转化率", "Conversion");
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
/// The base of a rating, which is asked at many touchpoints.
pub const BASE_ALL: Phrase = Phrase::new("n={n} · 全部触点", "n={n} · all touchpoints");
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
    "{name}: {value} in {month}, up {delta} on {before}",
);
/// Finding: fell.
pub const TREND_DOWN: Phrase = Phrase::new(
    "{name}：{month}降至 {value}，较{before}下降 {delta}",
    "{name}: {value} in {month}, down {delta} on {before}",
);
/// Finding: unclear.
pub const TREND_UNCLEAR: Phrase = Phrase::new(
    "{name}：{month}为 {value}，与{before}的差异在误差范围内",
    "{name}: {value} in {month}, no clear change from {before}",
);
/// Finding: the same.
pub const TREND_SAME: Phrase = Phrase::new(
    "{name}：{month}为 {value}，与{before}持平",
    "{name}: {value} in {month}, the same as in {before}",
);
/// Finding: there are no two whole months to compare.
pub const TREND_PLAIN: Phrase = Phrase::new("{name}：{value}", "{name}: {value}");
/// Definition of the monthly line of a rate or score.
pub const TREND_BAND: Phrase =
    Phrase::new("{what}，{by}；阴影为 95% 区间", "{what}, {by}; the band is the 95% interval");
/// Definition of the monthly line of conversion.
pub const TREND_COHORTS: Phrase = Phrase::new(
    "{what}，{by}（以进入时间计）；阴影为 95% 区间",
    "{what}, {by} in which they began; the band is the 95% interval",
);
/// Added where the window of the last months is still open.
pub const TREND_OPEN: Phrase =
    Phrase::new("{text}；空心为窗口未满的时段", "{text}; hollow: window still open");
/// Definition of a count over time.
pub const TREND_COUNT: Phrase = Phrase::new("{what}，{by}", "{what}, {by}");
/// Added where the first or last span is not whole.
pub const TREND_PARTIAL: Phrase = Phrase::new("{text}；空心为不完整的时段", "{text}; hollow: partial");

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
/// Definition of a chart that leaves out what is best.
pub const WORST_ONLY: Phrase = Phrase::new("{text}；只列得分最差的 {n} 个", "{text}; the {n} worst only");
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

/// Opens the explanation of a figure.
pub const HOW: Phrase = Phrase::new("如何计算", "How computed");
/// Title of an explanation.
pub const HOW_OF: Phrase = Phrase::new("如何计算 · {what}", "How computed · {what}");
/// Shows the figures as a table.
pub const AS_TABLE: Phrase = Phrase::new("看表格", "Show as table");
/// Shows the figures as a chart.
pub const AS_CHART: Phrase = Phrase::new("看图表", "Show as chart");
/// Saves the figures.
pub const SAVE_CSV: Phrase = Phrase::new("下载数据（CSV）", "Download data (CSV)");
/// Saves the chart.
pub const SAVE_SVG: Phrase = Phrase::new("下载图表（SVG）", "Download chart (SVG)");
/// The menu of a card.
pub const CARD_MENU: Phrase = Phrase::new("更多操作：{what}", "More: {what}");
/// How a chart is read with the keyboard.
pub const CHART_LABEL: Phrase = Phrase::new(
    "{name}。用方向键逐项查看，回车等同点按。{hint}",
    "{name}. Arrow keys read the values, Enter is a click. {hint}",
);
/// A tip: the interval.
pub const TIP_INTERVAL: Phrase = Phrase::new("95% 区间 {range}", "95% interval {range}");
/// The row of tiles.
pub const TILES: Phrase = Phrase::new("关键指标", "Key figures");
/// What choosing a tile does.
pub const TILE_HINT: Phrase = Phrase::new("在趋势图中查看", "Show in the trend");
/// Which question the bars are of.
pub const WHICH_QUESTION: Phrase = Phrase::new("题目", "Question");
/// Figures are being computed.
pub const COMPUTING: Phrase = Phrase::new("正在计算…", "Computing…");
/// Figures could not be computed.
pub const FAILED: Phrase = Phrase::new(
    "指标没有算出来。请到“数据”页检查数据集，或重新导入。",
    "The figures could not be computed. Check the data set on the Data page, or import it again.",
);
/// Nothing is left by the slicers.
pub const FILTERED_EMPTY: Phrase = Phrase::new("当前筛选下没有任何事件", "No events match the filters");
/// Takes all slicers away.
pub const CLEAR_FILTERS: Phrase = Phrase::new("清除筛选", "Clear the filters");
/// Empty page: title.
pub const EMPTY: Phrase = Phrase::new("把数据变成指标", "Turn data into figures");
/// Empty page: text.
pub const EMPTY_TEXT: Phrase = Phrase::new(
    "导入一份事件数据（CSV：客户、时间、触点，最好有渠道和评分），这里就会算出转化、满意度、NPS 和趋势。数据只在这台设备上，不会上传。",
    "Import events (CSV: customer, time, touchpoint, ideally channel and ratings) and this page shows conversion, \
     satisfaction, NPS and trends. The data stays on this device.",
);
/// Empty page: import.
pub const IMPORT: Phrase = Phrase::new("导入数据", "Import data");
/// Empty page: the sample.
pub const LOAD_SAMPLE: Phrase = Phrase::new("用示例数据看看", "Try the sample data");

/// The funnel builder.
pub const BUILDER: Phrase = Phrase::new("触点漏斗", "Touchpoint funnel");
/// Opens and closes the builder.
pub const EDIT_FUNNEL: Phrase = Phrase::new("编辑漏斗", "Edit funnel");
/// Its steps.
pub const STEPS: Phrase = Phrase::new("步骤（按顺序）", "Steps, in order");
/// Adds a step.
pub const ADD_STEP: Phrase = Phrase::new("＋ 添加触点", "+ Add a touchpoint");
/// Moves a step.
pub const STEP_EARLIER: Phrase = Phrase::new("前移：{step}", "Earlier: {step}");
/// Moves a step.
pub const STEP_LATER: Phrase = Phrase::new("后移：{step}", "Later: {step}");
/// Takes a step away.
pub const STEP_REMOVE: Phrase = Phrase::new("移除：{step}", "Remove: {step}");
/// How long.
pub const WINDOW: Phrase = Phrase::new("转化窗口", "Window");
/// Whose chain.
pub const ENTITY: Phrase = Phrase::new("按谁计算", "Per");
/// Customers.
pub const ENTITY_CUSTOMER: Phrase = Phrase::new("客户", "Customer");
/// Cases.
pub const ENTITY_CASE: Phrase = Phrase::new("会话 / 订单", "Session or order");
/// What may intervene.
pub const ORDER: Phrase = Phrase::new("顺序要求", "Order");
/// Order: loose.
pub const ORDER_LOOSE: Phrase = Phrase::new("宽松：中间可有其他触点", "Loose: others may come between");
/// Order: strictly later.
pub const ORDER_INCREASE: Phrase = Phrase::new("时间严格递增", "Strictly later times");
/// Order: no repeats.
pub const ORDER_DEDUPLICATION: Phrase = Phrase::new("步骤不可重复", "No repeated step");
/// Order: nothing between.
pub const ORDER_STRICT: Phrase = Phrase::new("严格：中间不可有其他触点", "Strict: nothing in between");
/// Asks for steps.
pub const FUNNEL_HINT: Phrase =
    Phrase::new("选两个或更多触点，按顺序组成漏斗。", "Choose two or more touchpoints in order.");
/// Takes the suggestion again.
pub const FUNNEL_RESET: Phrase = Phrase::new("恢复建议", "Suggest again");

/// By day.
pub const BY_DAY: Phrase = Phrase::new("按日", "by the day");
/// By week.
pub const BY_WEEK: Phrase = Phrase::new("按周", "by the week");
/// By month.
pub const BY_MONTH: Phrase = Phrase::new("按月", "by the month");
/// By quarter.
pub const BY_QUARTER: Phrase = Phrase::new("按季度", "by the quarter");
/// By year.
pub const BY_YEAR: Phrase = Phrase::new("按年", "by the year");
/// Several periods together, rolling.
pub const ROLLING_BY: Phrase = Phrase::new("{by}滚动（每点含 {n} 期）", "{by}, {n} together, rolling");
/// A line with another one beside it.
pub const TREND_BESIDE: Phrase = Phrase::new("{text}；虚线为{other}", "{text}; dashed: {other}");
/// A calendar year on an axis.
pub const YEAR: Phrase = Phrase::new("{year}年", "{year}");
/// A fiscal year on an axis.
pub const FISCAL_YEAR: Phrase = Phrase::new("{year}财年", "FY{year}");
/// A quarter on an axis.
pub const QUARTER_SHORT: Phrase = Phrase::new("{quarter}季度", "Q{quarter}");
/// A quarter with its year.
pub const QUARTER_OF: Phrase = Phrase::new("{year}{quarter}", "{quarter} {year}");
/// A day of a year on an axis.
pub const DAY_OF_MONTH: Phrase = Phrase::new("{month}{day}日", "{day} {month}");

/// Finding: more than what it is compared with.
pub const VS_UP: Phrase = Phrase::new(
    "{name}：{value}，比{other}（{before}）高 {size}",
    "{name}: {value}, up {size} on {other} ({before})",
);
/// Finding: less than what it is compared with.
pub const VS_DOWN: Phrase = Phrase::new(
    "{name}：{value}，比{other}（{before}）低 {size}",
    "{name}: {value}, down {size} on {other} ({before})",
);
/// Finding: chance alone could have done it.
pub const VS_UNCLEAR: Phrase = Phrase::new(
    "{name}：{value}，与{other}（{before}）的差异在误差范围内",
    "{name}: {value}, no clear difference from {other} ({before})",
);
/// Finding: the same.
pub const VS_SAME: Phrase =
    Phrase::new("{name}：{value}，与{other}持平", "{name}: {value}, the same as {other}");
/// Label: what is compared with.
pub const VS_WITH: Phrase = Phrase::new("对比对象", "Against");
/// Label: the figure of what is compared with.
pub const VS_BEFORE: Phrase = Phrase::new("对比值", "Compared with");
/// Label: the difference.
pub const VS_DIFFERENCE: Phrase = Phrase::new("差异", "Difference");
/// A difference with its relative size.
pub const VS_RELATIVE: Phrase = Phrase::new("{size}（相对 {relative}）", "{size} ({relative} relative)");
/// Label: its interval.
pub const VS_INTERVAL: Phrase = Phrase::new("差异的 95% 区间", "95% interval of the difference");
/// Label: its test.
pub const VS_TEST: Phrase = Phrase::new("显著性检验", "Test");
/// A test with its outcome.
pub const VS_TOLD: Phrase =
    Phrase::new("{test}：{told}；n={n1} 与 n={n2}", "{test}: {told}; n={n1} and n={n2}");
/// Test of two shares.
pub const TEST_SHARES: Phrase = Phrase::new("两比例 z 检验（合并方差）", "two-proportion z test, pooled");
/// Test of two scores.
pub const TEST_SCORES: Phrase = Phrase::new("NPS 的 z 检验", "z test of two NPS");
/// Test of two means.
pub const TEST_MEANS: Phrase = Phrase::new("Welch t 检验", "Welch's t test");
/// No test.
pub const TEST_NONE: Phrase =
    Phrase::new("不检验：全部计数，不是抽样", "none: a count of everything, not a sample");
/// Interval of a difference of shares.
pub const NEWCOMBE: Phrase = Phrase::new("Newcombe 法", "Newcombe");
/// Interval of a difference of means.
pub const WELCH: Phrase = Phrase::new("Welch 法", "Welch");
/// Interval of a difference of scores.
pub const NORMAL: Phrase = Phrase::new("正态近似", "normal");
/// Label: that the samples are taken as independent.
pub const VS_NOTE: Phrase = Phrase::new("前提", "Assumes");
/// What the tests assume.
pub const VS_INDEPENDENT: Phrase = Phrase::new(
    "两组视为独立样本；同一客户两边都有时，差异可能更显著或更不显著",
    "independent samples; with customers on both sides the difference may be more or less clear",
);
/// Column of a saved table: a change.
pub const CHANGE_OF: Phrase = Phrase::new("{what}：差异", "{what}: difference");
/// Column of a saved table: its test.
pub const TEST_OF: Phrase = Phrase::new("{what}：检验", "{what}: test");

/// Definition of bars by a dimension.
pub const BY_DIMENSION: Phrase = Phrase::new("{what}，按{by}", "{what}, by {by}");
/// A text and what has to be known with it.
pub const AND_NOTE: Phrase = Phrase::new("{text}；{note}", "{text}; {note}");
/// Whose conversion it is by touchpoint or stage.
pub const WHO_MET: Phrase =
    Phrase::new("指到过那里的客户的整段旅程", "over whole journeys of customers who came there");
/// Whose conversion it is where events alone are followed.
pub const WITHIN: Phrase = Phrase::new("只计那里的接触", "of contacts there alone");
/// Finding of bars: no base carries one.
pub const GROUPS_NONE: Phrase = Phrase::new("{name}：按{by}看，样本都太少", "{name}: too few in every {by}");
/// Finding of bars of a total.
pub const GROUPS_MOST: Phrase =
    Phrase::new("{name}：「{best}」最多，{value}", "{name}: {best} has most, {value}");
/// Finding of bars.
pub const GROUPS_SPREAD: Phrase = Phrase::new(
    "{name}：「{best}」最好（{high}），「{worst}」最差（{low}）",
    "{name}: {best} is best ({high}), {worst} worst ({low})",
);
/// Share of customers who came.
pub const REACH: Phrase = Phrase::new("触达率", "Reach");
