//! Words of personas, segments and single customers.

use super::Phrase;

/// A persona's cards claim no mood.
pub const NO_MOOD: Phrase = Phrase::new("还没有情绪卡片", "no emotion cards yet");
/// A persona's line in words.
pub const MOOD: Phrase = Phrase::new(
    "最高在「{high}」（{best}），最低在「{low}」（{worst}）",
    "highest at \"{high}\" ({best}), lowest at \"{low}\" ({worst})",
);
/// Between the facts of an event.
pub const BETWEEN: Phrase = Phrase::new("，", ", ");
/// The stage of an event.
pub const AT_STAGE: Phrase = Phrase::new("「{stage}」阶段", "stage \"{stage}\"");
/// An answer.
pub const RATED: Phrase = Phrase::new("{question} {value} 分（{scale}）", "{question} {value} ({scale})");
/// Events without a channel.
pub const NO_CHANNEL: Phrase = Phrase::new("（渠道未知）", "(no channel)");
/// Why a customer is suggested.
pub const THROUGH: Phrase = Phrase::new(
    "走完全程的 {of} 位客户中，事件数居中（{events} 个）",
    "the median of the {of} customers who came all the way ({events} events)",
);
/// Why a customer is suggested.
pub const LEFT: Phrase = Phrase::new(
    "流失最多的一步：{of} 位客户止步于「{stage}」，其中事件数居中（{events} 个）",
    "the worst step: {of} customers got no further than \"{stage}\"; the median of them ({events} events)",
);
/// Why a customer is suggested.
pub const UNHAPPY: Phrase = Phrase::new(
    "全部评分里最低的一位（情绪 {score}，{events} 个事件）",
    "gave the lowest rating of all (mood {score}, {events} events)",
);

/// The panel of one customer.
pub const ONE: Phrase = Phrase::new("单个客户的旅程", "One customer's journey");
/// The field of an id.
pub const ID: Phrase = Phrase::new("客户编号", "Customer id");
/// What can be typed.
pub const ID_HINT: Phrase = Phrase::new("输入编号或其开头", "an id, or its beginning");
/// Suggestions.
pub const TYPICAL: Phrase = Phrase::new("值得一看", "Worth a look");
/// Ids that begin so.
pub const FOUND: Phrase = Phrase::new("编号以此开头的客户：{n} 位", "Customers whose id begins so: {n}");
/// Nobody.
pub const NOBODY: Phrase = Phrase::new(
    "没有编号以“{id}”开头的客户（在当前筛选范围内）。",
    "No customer within the filter has an id that begins with \"{id}\".",
);
/// No data.
pub const NO_DATA: Phrase = Phrase::new(
    "这张旅程图还没有关联数据。导入带客户编号的事件数据后，这里会按时间列出一位客户在各渠道做过的每件事。",
    "This map has no data yet. Import events with customer ids, and what one customer did in all channels is listed here in order of time.",
);
/// Goes to the data.
pub const TO_DATA: Phrase = Phrase::new("去导入数据", "Import data");
/// Nobody chosen yet.
pub const CHOOSE: Phrase = Phrase::new(
    "选一位客户，看其在各渠道的完整经过。",
    "Choose a customer to see all they did, in every channel.",
);
/// What leaves the engine.
pub const PRIVACY: Phrase = Phrase::new(
    "只读取所选这位客户的记录，数据不离开本机。",
    "Only the records of the customer chosen are read; nothing leaves this computer.",
);
/// Facts of a customer.
pub const SUMMARY: Phrase = Phrase::new("{events} 个事件，{period}", "{events} events, {period}");
/// More events than told.
pub const MORE: Phrase =
    Phrase::new("只列出最早的 {told} 个，还有 {n} 个。", "The earliest {told} are listed; {n} more.");
/// The lanes.
pub const LANES: Phrase = Phrase::new(
    "{id} 的时间线：用左右方向键逐个查看事件",
    "Timeline of {id}: the left and right arrow keys go through the events",
);
/// The signs of the lanes.
pub const LEGEND: Phrase = Phrase::new(
    "● 评价好　◐ 一般　■ 评价差　○ 未评分",
    "● rated well   ◐ middling   ■ rated badly   ○ not rated",
);
/// The way through the map.
pub const WAY: Phrase = Phrase::new("经过地图的路径", "Way through the map");
/// Events of no stage.
pub const NO_STAGE: Phrase = Phrase::new("（不在地图的阶段里）", "(no stage of the map)");
/// Events of a visit.
pub const EVENTS: Phrase = Phrase::new("{n} 个事件", "events: {n}");
/// Time since the visit before.
pub const LATER: Phrase = Phrase::new("{time}后", "after {time}");
/// At once.
pub const AT_ONCE: Phrase = Phrase::new("同时", "at the same time");
/// Stages not met.
pub const UNMET: Phrase = Phrase::new("未经过：{stages}", "Not met: {stages}");
/// Between names.
pub const COMMA: Phrase = Phrase::new("、", ", ");
/// The table.
pub const TABLE: Phrase = Phrase::new("全部事件", "All events");
/// Column.
pub const TIME: Phrase = Phrase::new("时间", "Time");
/// Column.
pub const CHANNEL: Phrase = Phrase::new("渠道", "Channel");
/// Column.
pub const TOUCHPOINT: Phrase = Phrase::new("触点", "Touchpoint");
/// Column.
pub const STAGE: Phrase = Phrase::new("阶段", "Stage");
/// Column.
pub const RATING: Phrase = Phrase::new("评分", "Rating");
/// Column.
pub const AMOUNT: Phrase = Phrase::new("金额", "Amount");

/// No personas yet.
pub const NONE_YET: Phrase = Phrase::new(
    "还没有用户画像。新建一个：写下这类客户是谁、需要什么，再挂上数据里的客户分群，就能看到这群人的实际指标。",
    "No personas yet. Make one: write down who these customers are and what they need, then put a segment of your data behind it to see its figures.",
);
/// In so many journeys.
pub const IN_JOURNEYS: Phrase = Phrase::new("出现在 {n} 张旅程图", "in {n} journeys");
/// In one journey.
pub const IN_JOURNEY: Phrase = Phrase::new("出现在 1 张旅程图", "in 1 journey");
/// Narrows the map.
pub const SHOW: Phrase = Phrase::new("在旅程图上看", "Show on the map");
/// Opens the sheet.
pub const OPEN: Phrase = Phrase::new("打开「{name}」", "Open \"{name}\"");
/// Back to the gallery.
pub const BACK: Phrase = Phrase::new("返回全部画像", "Back to all personas");
/// Copies.
pub const DUPLICATE: Phrase = Phrase::new("复制", "Duplicate");
/// The segment behind a persona.
pub const SEGMENT: Phrase = Phrase::new("背后的客户分群", "Segment behind it");
/// No segment.
pub const NO_SEGMENT: Phrase = Phrase::new("（未指定）", "(none)");
/// A new segment.
pub const NEW_SEGMENT: Phrase = Phrase::new("新建分群", "New segment");
/// Name of a segment.
pub const SEGMENT_NAME: Phrase = Phrase::new("分群名称", "Name of the segment");
/// Removes a segment.
pub const DELETE_SEGMENT: Phrase = Phrase::new("删除分群", "Delete the segment");
/// A further rule.
pub const ADD_RULE: Phrase = Phrase::new("添加条件…", "Add a condition…");
/// Removes a rule.
pub const REMOVE_RULE: Phrase = Phrase::new("移除条件「{name}」", "Remove the condition \"{name}\"");
/// A segment without rules.
pub const NO_RULES: Phrase = Phrase::new(
    "还没有条件。选一个属性和取值，分群就是同时满足全部条件的客户。",
    "No conditions yet. Choose an attribute and its values: the segment is the customers who meet all conditions.",
);
/// No attributes.
pub const NO_ATTRIBUTES: Phrase = Phrase::new(
    "关联的数据里没有可用的属性列，或这台电脑上没有这份数据。",
    "The data has no attribute columns, or is not on this computer.",
);
/// The figures.
pub const FIGURES: Phrase = Phrase::new("这群客户与全部客户", "This segment and all customers");
/// Column.
pub const OF_SEGMENT: Phrase = Phrase::new("分群", "Segment");
/// Column.
pub const OF_ALL: Phrase = Phrase::new("全部", "All");
/// A small base.
pub const SMALL: Phrase = Phrase::new("样本少", "small base");
/// Whence the figures.
pub const SOURCE: Phrase = Phrase::new(
    "取自「{data}」的全部时期，转化沿「{journey}」的阶段计算。",
    "Of all of \"{data}\"; conversion along the stages of \"{journey}\".",
);
/// The journeys.
pub const JOURNEYS: Phrase = Phrase::new("所在旅程", "Journeys");
/// In no journey.
pub const NO_JOURNEYS: Phrase = Phrase::new(
    "还不在任何旅程图里。在上面勾选，就能在图上为其画情绪线。",
    "In no journey yet. Tick one to draw its line there.",
);
/// The picture.
pub const PICTURE: Phrase = Phrase::new("头像", "Picture");
/// The sheet.
pub const SHEET: Phrase = Phrase::new("画像卡", "Persona sheet");
/// All fields.
pub const OPEN_SHEET: Phrase = Phrase::new("打开画像卡", "Open the sheet");
