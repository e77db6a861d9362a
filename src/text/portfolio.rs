//! Words of the portfolio: journeys beside each other.

use super::Phrase;

/// Name of the tree.
pub const TREE: Phrase = Phrase::new("旅程结构", "Journey tree");
/// Shows all journeys.
pub const ALL: Phrase = Phrase::new("全部旅程（{n}）", "All journeys ({n})");
/// Search field.
pub const FIND: Phrase =
    Phrase::new("搜索全部旅程：名称、负责人、卡片…", "Search all journeys: names, owners, cards…");
/// Nothing found.
pub const NONE: Phrase = Phrase::new(
    "没有旅程、阶段或卡片包含“{text}”。试试少输几个字、换一种说法，或清空搜索。",
    "No journey, stage or card has \"{text}\". Try fewer or other words, or clear the search.",
);
/// Nothing found on the branch that is chosen.
pub const NONE_BELOW: Phrase = Phrase::new(
    "当前选中的分支里没有“{text}”，其他旅程里有。清空搜索可以查看全部。",
    "\"{text}\" is not on the branch you chose, but in other journeys. Clear the search to see all of them.",
);
/// Clears the search.
pub const CLEAR: Phrase = Phrase::new("清空搜索", "Clear the search");
/// What was found in journeys.
pub const FOUND: Phrase = Phrase::new("旅程里的 {n} 处内容", "{n} {n|place|places} in journeys");
/// More was found than is listed.
pub const MORE_FOUND: Phrase = Phrase::new(
    "另有 {n} 处未列出，多输几个字可以缩小范围。",
    "{n} more are not listed; more words narrow it down.",
);
/// No journeys.
pub const EMPTY: Phrase =
    Phrase::new("还没有旅程。新建一个，或打开一个文件。", "No journeys yet. Make one, or open a file.");
/// Figure.
pub const CUSTOMERS: Phrase = Phrase::new("客户", "Customers");
/// Figure.
pub const CONVERSION: Phrase = Phrase::new("转化", "Conversion");
/// Figure.
pub const EMOTION: Phrase = Phrase::new("情绪", "Mood");
/// Figure.
pub const PAINS: Phrase = Phrase::new("痛点", "Pains");
/// Figure.
pub const SEVERE: Phrase = Phrase::new("严重 {n}", "{n} severe");
/// Figure.
pub const MEASURES: Phrase = Phrase::new("措施", "Measures");
/// What is counted.
pub const OPEN: Phrase = Phrase::new("未完成", "open");
/// Figure.
pub const ASSUMED: Phrase = Phrase::new("假设占比", "Assumed");
/// Of how many cards.
pub const OF_CARDS: Phrase = Phrase::new("{n} / {all} 张", "{n} of {all} cards");
/// The worst stage.
pub const VALLEY: Phrase = Phrase::new("最低点：{stage} {score}", "Lowest: {stage} {score}");
/// The journey has no data.
pub const NO_DATA: Phrase = Phrase::new("未关联数据", "No data linked");
/// Being computed.
pub const COMPUTING: Phrase = Phrase::new("计算中…", "Computing…");
/// Fact.
pub const OWNER: Phrase = Phrase::new("负责人", "Owner");
/// Fact.
pub const DATA_TO: Phrase = Phrase::new("数据至 {day}", "Data to {day}");
/// The journey above.
pub const UNDER: Phrase = Phrase::new("隶属于", "Part of");
/// No journey above.
pub const TOP: Phrase = Phrase::new("（顶层）", "(top level)");
/// Opens the map.
pub const OPEN_MAP: Phrase = Phrase::new("打开“{name}”", "Open \"{name}\"");
/// Moves the journey among its siblings.
pub const EARLIER: Phrase = Phrase::new("前移", "Move earlier");
/// Moves the journey among its siblings.
pub const LATER: Phrase = Phrase::new("后移", "Move later");
/// Figures are of everything, whatever the slicers say.
pub const ALL_DATA: Phrase = Phrase::new(
    "这里的指标取全部数据，不受期间、渠道筛选影响。",
    "Figures here are of all data, whatever the slicers say.",
);
/// Name of a journey's figures.
pub const FIGURES: Phrase = Phrase::new("“{name}”的指标", "Figures of \"{name}\"");
