//! Words of the page of versions: states that are kept, compared, merged; today's journey beside the one it shall become.

use super::Phrase;

/// Tab.
pub const TAB_STATES: Phrase = Phrase::new("版本记录", "History");
/// Tab.
pub const TAB_COMPARE: Phrase = Phrase::new("比较", "Compare");
/// Tab.
pub const TAB_FUTURE: Phrase = Phrase::new("现状与目标态", "Today and future");
/// Tab.
pub const TAB_MERGE: Phrase = Phrase::new("合并同事的文件", "Merge a colleague's file");
/// Field.
pub const NAME_STATE: Phrase = Phrase::new("给当前状态起名", "Name the state as it is now");
/// Example in the field.
pub const NAME_EXAMPLE: Phrase = Phrase::new("例如：评审前", "For example: before the review");
/// Keeps the state.
pub const KEEP: Phrase = Phrase::new("保存版本", "Keep version");
/// It was kept.
pub const KEPT: Phrase = Phrase::new("已保存版本“{name}”。", "Version \"{name}\" is kept.");
/// What the list is.
pub const STATES_HINT: Phrase = Phrase::new(
    "命名版本一直保留；自动版本保留最近 20 个（编辑时每两分钟一个，恢复、导入、导出前各一个）。恢复可以撤销。",
    "Named versions stay until you remove them. Of the automatic ones the last 20 are kept: every two minutes of editing, and before a restore, an import or an export. A restore can be undone.",
);
/// The state on the page.
pub const NOW: Phrase = Phrase::new("当前状态", "As it is now");
/// Why a state was kept.
pub const OPENED: Phrase = Phrase::new("打开时", "When opened");
/// Why a state was kept.
pub const EDITED: Phrase = Phrase::new("编辑中", "While editing");
/// Why a state was kept.
pub const BEFORE_RESTORE: Phrase = Phrase::new("恢复之前", "Before a restore");
/// Why a state was kept.
pub const BEFORE_IMPORT: Phrase = Phrase::new("导入之前", "Before an import");
/// Why a state was kept.
pub const EXPORTED: Phrase = Phrase::new("导出时", "When exported");
/// Why a state was kept.
pub const NAMED: Phrase = Phrase::new("命名版本", "Named version");
/// Compares a state with the present one.
pub const COMPARE_NOW: Phrase = Phrase::new("与当前比较", "Compare with now");
/// Removes a named version.
pub const REMOVE: Phrase = Phrase::new("删除版本", "Remove version");
/// Asked before.
pub const REMOVE_ASK: Phrase = Phrase::new(
    "删除版本“{name}”？此操作无法撤销。",
    "Remove the version \"{name}\"? This cannot be undone.",
);
/// No states yet.
pub const NO_STATES: Phrase = Phrase::new(
    "还没有更早的版本。编辑时会自动保留。",
    "No earlier versions yet. They are kept as you edit.",
);
/// Choice.
pub const FROM: Phrase = Phrase::new("从", "From");
/// Choice.
pub const TO: Phrase = Phrase::new("到", "To");
/// Reads a file to compare with.
pub const ADD_FILE: Phrase = Phrase::new("选择文件…", "Choose a file…");
/// A state from a file.
pub const FILE: Phrase = Phrase::new("文件：{name}", "File: {name}");
/// Exchanges the two.
pub const SWAP: Phrase = Phrase::new("互换", "Swap");
/// Choice of what is shown on the maps.
pub const JOURNEY: Phrase = Phrase::new("旅程", "Journey");
/// The states are the same.
pub const SAME: Phrase = Phrase::new("两个状态没有差别。", "The two states are the same.");
/// The journey is the same.
pub const SAME_JOURNEY: Phrase = Phrase::new("这个旅程没有差别。", "This journey is the same in both.");
/// What differs, in numbers.
pub const COUNTS: Phrase = Phrase::new(
    "新增 {added} · 删除 {removed} · 修改 {changed} · 移动 {moved}",
    "{added} added · {removed} removed · {changed} changed · {moved} moved",
);
/// Differences outside of journeys.
pub const SHARED: Phrase = Phrase::new("画像、渠道、触点与设置", "Personas, channels, touchpoints, settings");
/// More differences than are shown at first.
pub const SHOW_ALL: Phrase = Phrase::new("显示全部 {n} 条", "Show all {n}");
/// Title of a map.
pub const BEFORE: Phrase = Phrase::new("之前", "Before");
/// Title of a map.
pub const AFTER: Phrase = Phrase::new("之后", "After");
/// The journey is not in that state.
pub const NOT_THERE: Phrase = Phrase::new("该状态下没有这个旅程。", "This journey is not in that state.");
/// A mark on the maps.
pub const MARK_ADDED: Phrase = Phrase::new("新增", "Added");
/// A mark on the maps.
pub const MARK_REMOVED: Phrase = Phrase::new("删除", "Removed");
/// A mark on the maps.
pub const MARK_CHANGED: Phrase = Phrase::new("修改", "Changed");
/// A mark on the maps.
pub const MARK_MOVED: Phrase = Phrase::new("移动", "Moved");
/// Reading states.
pub const READING: Phrase = Phrase::new("读取中…", "Reading…");
/// A state could not be read.
pub const UNREADABLE: Phrase = Phrase::new("这个版本读不出来了。", "This version cannot be read any more.");
/// Shows today's journey.
pub const TODAY: Phrase = Phrase::new("现状", "Today");
/// Shows the journey as it shall become.
pub const FUTURE: Phrase = Phrase::new("目标态", "Future");
/// What the empty page of today and future says.
pub const NO_FUTURE: Phrase = Phrase::new(
    "“{name}”还没有目标态。由现状派生一份，改成想要的样子，这里就会列出差距，并能一键变成改进措施。",
    "\"{name}\" has no future version yet. Derive one from today's, change it to what you want, and the gaps are listed here, ready to become measures.",
);
/// Makes a future version.
pub const DERIVE: Phrase = Phrase::new("由现状派生目标态", "Derive a future version");
/// It was made.
pub const DERIVED: Phrase = Phrase::new(
    "已派生“{name}”。在这张图上改出目标；差距列在“版本”页。",
    "\"{name}\" is made. Change this map to what you want; the gaps are listed on the page Versions.",
);
/// No journey at all.
pub const NO_JOURNEY: Phrase = Phrase::new("先新建一个旅程。", "Make a journey first.");
/// Choice of the future version.
pub const WHICH_FUTURE: Phrase = Phrase::new("目标态版本", "Future version");
/// Title of the gap list.
pub const GAPS: Phrase = Phrase::new("差距清单", "Gaps");
/// Makes measures of the chosen gaps.
pub const TO_MEASURES: Phrase = Phrase::new("把所选 {n} 条变成改进措施", "Make measures of the {n} chosen");
/// They were made.
pub const MEASURES_MADE: Phrase =
    Phrase::new("已在现状图上新增 {n} 条改进措施。", "{n} measures are added to today's map.");
/// Chooses all.
pub const CHOOSE_ALL: Phrase = Phrase::new("全选", "Choose all");
/// What merging does.
pub const MERGE_HINT: Phrase = Phrase::new(
    "把两个人各自改过的文件合成一份：只有一方改过的直接采用，双方都改了的逐条由您决定，什么都不会丢失。",
    "Brings together what two people changed apart: what one of you changed is taken, what both changed is for you to decide, and nothing is lost.",
);
/// Chooses the file to merge.
pub const CHOOSE_THEIRS: Phrase = Phrase::new("选择同事的文件…", "Choose the colleague's file…");
/// What is merged.
pub const OTHER_TAB: Phrase = Phrase::new("另一个标签页保存的内容", "What another tab saved");
/// The common state.
pub const COMMON: Phrase = Phrase::new("双方共同的起点", "The state both began from");
/// No common state is known.
pub const COMMON_NONE: Phrase =
    Phrase::new("不清楚（不同之处都由您决定）", "Not known (every difference is for you to decide)");
/// How the common state was found.
pub const COMMON_HINT: Phrase = Phrase::new(
    "已选与对方文件最接近的版本；不对可以改。",
    "The version nearest to the file was chosen; change it if that is wrong.",
);
/// No conflicts.
pub const NO_CONFLICTS: Phrase = Phrase::new("没有冲突。", "No conflicts.");
/// Conflicts.
pub const CONFLICTS: Phrase = Phrase::new("{n} 处冲突，请逐条选择", "{n} conflicts to decide");
/// Side.
pub const OURS: Phrase = Phrase::new("本方", "Ours");
/// Side.
pub const THEIRS: Phrase = Phrase::new("对方", "Theirs");
/// What it was.
pub const WAS: Phrase = Phrase::new("原来：{what}", "Was: {what}");
/// Nothing is said.
pub const NOTHING: Phrase = Phrase::new("（没有）", "(nothing)");
/// Takes one side everywhere.
pub const ALL_OURS: Phrase = Phrase::new("全部用本方", "Ours everywhere");
/// Takes one side everywhere.
pub const ALL_THEIRS: Phrase = Phrase::new("全部用对方", "Theirs everywhere");
/// What the merge brings.
pub const BRINGS: Phrase = Phrase::new("合并后，当前工作区会有这些变化", "What the merge will change here");
/// The merge changes nothing.
pub const BRINGS_NOTHING: Phrase =
    Phrase::new("对方的文件没有带来新内容。", "The file brings nothing that is not here already.");
/// Does it.
pub const MERGE: Phrase = Phrase::new("合并", "Merge");
/// It was done.
pub const MERGED: Phrase = Phrase::new("已合并“{name}”。", "\"{name}\" is merged.");
/// It cannot be done.
pub const UNFIT: Phrase = Phrase::new("无法合并：{why}", "Cannot be merged: {why}");
/// The file belongs to another workspace.
pub const OTHER_WORKSPACE: Phrase = Phrase::new(
    "这个文件来自另一个工作区，没有共同内容；合并会把它的旅程加进来。",
    "This file comes from another workspace and shares nothing with this one; merging adds its journeys.",
);
