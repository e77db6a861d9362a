//! The words around comparing, cutting time, grouping, filtering by a click, targets, metrics of the user's own, and
//! arranging the page of figures.

use super::Phrase;

/// The tools above the tiles.
pub const TOOLS: Phrase = Phrase::new("指标页工具", "Tools of this page");
/// Opens the choice of what is compared.
pub const COMPARE: Phrase = Phrase::new("对比", "Compare");
/// Nothing is compared.
pub const NONE: Phrase = Phrase::new("不对比", "Nothing");
/// The period before.
pub const BEFORE: Phrase = Phrase::new("上一等长期间", "Period before");
/// The year before.
pub const YEAR_BEFORE: Phrase = Phrase::new("去年同期", "Same period a year before");
/// A period of the user's choice.
pub const PERIOD: Phrase = Phrase::new("指定期间", "A chosen period");
/// Two groups.
pub const GROUPS: Phrase = Phrase::new("两组之间", "Two groups");
/// By what the groups differ.
pub const DIMENSION: Phrase = Phrase::new("维度", "By");
/// The group that is shown.
pub const GROUP_A: Phrase = Phrase::new("查看", "Show");
/// The group that it is compared with.
pub const GROUP_B: Phrase = Phrase::new("对比", "against");
/// Any value.
pub const CHOOSE: Phrase = Phrase::new("请选择", "Choose");
/// The empty value.
pub const EMPTY_VALUE: Phrase = Phrase::new("（空）", "(empty)");
/// What is compared with.
pub const COMPARED_WITH: Phrase = Phrase::new("对比：{other}", "Against {other}");
/// Ends the comparison.
pub const END: Phrase = Phrase::new("结束对比", "Stop comparing");
/// No period is chosen.
pub const NO_PERIOD: Phrase = Phrase::new(
    "先在上方选一个期间，才有“上一期间”可比。",
    "Choose a period above first; then there is one before it.",
);
/// The data does not reach so far.
pub const OUTSIDE: Phrase = Phrase::new(
    "数据里没有对比的那段时间，请换一个期间。",
    "The data does not reach the time to compare with. Choose another period.",
);
/// Both are the same.
pub const SAME: Phrase =
    Phrase::new("两边是同一批数据，请换一组。", "Both sides are the same. Choose another one.");
/// The data covers only a part.
pub const PARTIAL: Phrase = Phrase::new("数据只覆盖对比期间的一部分", "the data covers only a part of it");
/// Both being computed.
pub const COMPUTING: Phrase = Phrase::new("正在计算对比…", "Computing the comparison…");
/// On a tile: against what.
pub const ON_TILE: Phrase = Phrase::new("对比 {before}", "was {before}");
/// For a screen reader: against what.
pub const AGAINST: Phrase = Phrase::new("与{other}（{before}）相比", "Against {other} ({before})");

/// How time is cut.
pub const GRAIN: Phrase = Phrase::new("粒度", "By");
/// The spans of time.
pub const GRAINS: [Phrase; 5] = [
    Phrase::new("日", "Day"),
    Phrase::new("周", "Week"),
    Phrase::new("月", "Month"),
    Phrase::new("季度", "Quarter"),
    Phrase::new("年", "Year"),
];
/// Several periods together.
pub const ROLLING: Phrase = Phrase::new("滚动", "Rolling");
/// None rolls.
pub const NO_ROLLING: Phrase = Phrase::new("不滚动", "Off");
/// So many periods together.
pub const ROLL: Phrase = Phrase::new("{n} 期", "{n}");
/// By what the bars stand.
pub const BY: Phrase = Phrase::new("分组", "By");
/// The bars by a dimension: the name of the card.
pub const BARS: Phrase = Phrase::new("按维度拆分", "By group");
/// The table of touchpoints: the name of the card.
pub const TABLE: Phrase = Phrase::new("触点明细", "Touchpoints");
/// What the table shows.
pub const TABLE_DEFINED: Phrase = Phrase::new(
    "每个触点的指标；▲▼ 为与对比的差异，灰色在误差范围内",
    "Every touchpoint's figures; ▲▼ against what is compared, grey within the margin of error",
);
/// What the table shows where nothing is compared.
pub const TABLE_PLAIN: Phrase = Phrase::new(
    "每个触点的指标；点触点名可筛选",
    "Every touchpoint's figures; choose a name to filter by it",
);
/// The heading of the table.
pub const TABLE_TITLE: Phrase = Phrase::new("{n} 个触点的指标", "Figures of {n} {n|touchpoint|touchpoints}");
/// What a click on a mark does.
pub const PICK_HINT: Phrase =
    Phrase::new("点按筛选 · Shift+点按看如何计算", "Click filters · Shift+click says how computed");
/// What a click on a mark does where it filters nothing.
pub const HOW_HINT: Phrase = Phrase::new("点按看如何计算", "Click says how computed");
/// Takes a filter away.
pub const REMOVE: Phrase = Phrase::new("移除筛选：{what}", "Remove the filter {what}");
/// Opens the target of a figure.
pub const SET_TARGET: Phrase = Phrase::new("设定目标：{what}", "Set a target: {what}");
/// Title of the dialog.
pub const TARGET_OF: Phrase = Phrase::new("目标 · {what}", "Target · {what}");
/// A share to reach.
pub const TARGET_PERCENT: Phrase = Phrase::new("目标（%）", "Target (%)");
/// A value to reach.
pub const TARGET: Phrase = Phrase::new("目标", "Target");
/// A warning threshold.
pub const WARN_PERCENT: Phrase = Phrase::new("预警线（%，可不填）", "Warning threshold (%, optional)");
/// A warning threshold.
pub const WARN: Phrase = Phrase::new("预警线（可不填）", "Warning threshold (optional)");
/// How the status is decided.
pub const TARGET_HELP: Phrase = Phrase::new(
    "达到目标为“达标”；没达到但没越过预警线为“接近”；其余为“未达标”。不填预警线时，95% 区间仍包含目标就算“接近”。",
    "At the target or beyond: on target. Short of it but within the threshold: close. Otherwise: off target. Without a threshold, close means that the 95% interval still holds the target.",
);
/// More is better.
pub const HIGH: Phrase = Phrase::new("越高越好", "High is good");
/// Less is better.
pub const LOW: Phrase = Phrase::new("越低越好", "Low is good");
/// Saves.
pub const SAVE: Phrase = Phrase::new("保存", "Save");
/// Takes it away.
pub const REMOVE_TARGET: Phrase = Phrase::new("取消目标", "Remove the target");
/// Leaves.
pub const CANCEL: Phrase = Phrase::new("取消", "Cancel");
/// The target, on a tile.
pub const GOAL: Phrase = Phrase::new("目标 {value}", "target {value}");

/// Opens the metrics of the user's own.
pub const OWN: Phrase = Phrase::new("自定义指标", "Custom metrics");
/// A new one.
pub const OWN_NEW: Phrase = Phrase::new("新建指标", "New metric");
/// What it is called.
pub const OWN_NAME: Phrase = Phrase::new("名称", "Name");
/// What it computes.
pub const OWN_FORMULA: Phrase = Phrase::new("公式", "Formula");
/// How its value is written.
pub const OWN_UNIT: Phrase = Phrase::new("显示为", "Shown as");
/// The units.
pub const OWN_UNITS: [Phrase; 3] =
    [Phrase::new("数字", "Number"), Phrase::new("百分比", "Percentage"), Phrase::new("金额", "Money")];
/// Which way is good.
pub const OWN_GOOD: Phrase = Phrase::new("方向", "Direction");
/// The value now.
pub const OWN_RESULT: Phrase = Phrase::new("当前结果", "Result now");
/// Names to be inserted.
pub const OWN_NAMES: Phrase = Phrase::new("可用的名称（点按插入）", "Names (click to insert)");
/// How names of touchpoints are written.
pub const OWN_HELP: Phrase = Phrase::new(
    "运算：+ − × ÷ ( ) 比较，函数 min max abs round if。单个触点写作 [events:触点名]、[customers:…]、[reach:…]、[revenue:…]。比率为 0–1，金额以元计。",
    "Operators + - * / ( ) and comparisons, functions min max abs round if. One touchpoint: [events:NAME], [customers:NAME], [reach:NAME], [revenue:NAME]. Shares are 0–1, money is in units of the currency.",
);
/// A metric without a name.
pub const OWN_UNNAMED: Phrase = Phrase::new("给指标起个名字", "Give the metric a name");
/// Metrics to begin with.
pub const OWN_START: Phrase = Phrase::new("从常用指标开始", "Start from a usual one");
/// Metric to begin with.
pub const STARTER_OPEN_RATE: Phrase = Phrase::new("打开率", "Open rate");
/// Metric to begin with.
pub const STARTER_BUYERS: Phrase = Phrase::new("购买客户占比", "Share of buyers");
/// Metric to begin with.
pub const STARTER_ARPU: Phrase = Phrase::new("人均收入", "Revenue per customer");
/// Metric to begin with.
pub const STARTER_CONTACTS: Phrase = Phrase::new("每单接触次数", "Contacts per order");
/// There are none.
pub const OWN_NONE: Phrase = Phrase::new("还没有自定义指标。", "There are no custom metrics yet.");
/// Edits one.
pub const OWN_EDIT: Phrase = Phrase::new("编辑：{what}", "Edit {what}");
/// Removes one.
pub const OWN_REMOVE: Phrase = Phrase::new("删除：{what}", "Delete {what}");
/// What stands for each name now.
pub const OWN_FIGURES: Phrase = Phrase::new("其中：{figures}", "With {figures}");
/// The names of a formula, explained.
pub const NAMES: [Phrase; 13] = [
    Phrase::new("接触次数", "contacts"),
    Phrase::new("客户数", "customers"),
    Phrase::new("会话 / 订单数", "sessions or orders"),
    Phrase::new("人均接触", "contacts per customer"),
    Phrase::new("订单数", "orders"),
    Phrase::new("购买客户数", "customers with an order"),
    Phrase::new("收入", "revenue"),
    Phrase::new("客单价", "order value"),
    Phrase::new("人均订单", "orders per buyer"),
    Phrase::new("复购率", "repurchase rate"),
    Phrase::new("CSAT（0–1）", "CSAT (0–1)"),
    Phrase::new("NPS（−100–100）", "NPS (−100–100)"),
    Phrase::new("CES 均值", "mean CES"),
];

/// Arranges the cards.
pub const ARRANGE: Phrase = Phrase::new("调整布局", "Arrange");
/// Ends arranging.
pub const ARRANGE_DONE: Phrase = Phrase::new("完成", "Done");
/// As it was.
pub const ARRANGE_RESET: Phrase = Phrase::new("恢复默认", "Reset");
/// How to arrange.
pub const ARRANGE_HELP: Phrase = Phrase::new(
    "拖动卡片，或用卡片上的箭头移动；布局随工作区保存，可撤销。",
    "Drag cards, or move them with their arrows. The arrangement is saved with the workspace and can be undone.",
);
/// Cards that are not shown.
pub const HIDDEN: Phrase = Phrase::new("已隐藏", "Hidden");
/// Shows a card again.
pub const SHOW: Phrase = Phrase::new("显示：{what}", "Show {what}");
/// Hides a card.
pub const HIDE: Phrase = Phrase::new("隐藏：{what}", "Hide {what}");
/// Moves a card.
pub const EARLIER: Phrase = Phrase::new("前移：{what}", "Move {what} earlier");
/// Moves a card.
pub const LATER: Phrase = Phrase::new("后移：{what}", "Move {what} later");
/// Where a card stands now.
pub const MOVED_TO: Phrase = Phrase::new("{what}：第 {at} 个，共 {n} 个", "{what}: {at} of {n}");
/// The names of cards.
pub const CARD_TREND: Phrase = Phrase::new("趋势", "Trend");
/// The names of cards.
pub const CARD_STAGES: Phrase = Phrase::new("阶段漏斗", "Stage funnel");
/// The names of cards.
pub const CARD_RATINGS: Phrase = Phrase::new("触点评分", "Ratings by touchpoint");
/// The names of cards.
pub const CARD_FUNNEL: Phrase = Phrase::new("触点漏斗", "Touchpoint funnel");
/// The names of cards.
pub const CARD_VOLUME: Phrase = Phrase::new("触点接触量", "Contacts by touchpoint");
/// The names of cards.
pub const CARD_CHANNELS: Phrase = Phrase::new("渠道占比", "Channels");

/// Saves a chart.
pub const SAVE_PNG: Phrase = Phrase::new("下载图表（PNG）", "Download chart (PNG)");
/// All cards are hidden.
pub const ALL_HIDDEN: Phrase = Phrase::new(
    "卡片都已隐藏。点上方“调整布局”可以再显示出来。",
    "All cards are hidden. Choose Arrange above to show them again.",
);
