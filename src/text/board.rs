//! The words of the map's editor: board, tools, drawer.

use super::Phrase;

/// The role of the board.
pub const JOURNEY_MAP: Phrase = Phrase::new("旅程图", "journey map");
/// An empty cell.
pub const ADD_HERE: Phrase = Phrase::new("在“{step}”添加卡片", "Add a card at \"{step}\"");
/// The field over a thing.
pub const EDIT_TEXT: Phrase = Phrase::new("编辑文字，回车保存", "Edit the text; Enter keeps it");
/// Name of a new touchpoint.
pub const NEW_TOUCHPOINT: Phrase = Phrase::new("新触点", "New touchpoint");
/// Name of a new stage.
pub const NEW_STAGE: Phrase = Phrase::new("新阶段", "New stage");
/// Name of a new step.
pub const NEW_STEP: Phrase = Phrase::new("新步骤", "New step");
/// Key help.
pub const KEY_WALK: Phrase = Phrase::new("在旅程图上移动", "Walk over the map");
/// Key help.
pub const KEY_EDIT: Phrase = Phrase::new("就地编辑；空格子则添加卡片", "Edit in place; add in an empty cell");
/// Key help.
pub const KEY_OPEN: Phrase = Phrase::new("打开详情栏", "Open the drawer");
/// Key help.
pub const KEY_MOVE: Phrase = Phrase::new("移动卡片、步骤、阶段或泳道", "Move the card, step, stage or lane");
/// Key help.
pub const KEY_AFTER: Phrase = Phrase::new("在后面添加同类", "Add one of its kind after it");
/// Key help.
pub const KEY_PICK: Phrase = Phrase::new("连选卡片", "Select further cards");
/// Key help.
pub const KEY_PICK_CLICK: Phrase = Phrase::new(
    "加选或取消；在空白处拖动可框选",
    "Add to the selection or take out; drag a frame on empty ground",
);
/// Key help.
pub const KEY_PICK_ALL: Phrase =
    Phrase::new("全选本泳道；再按一次全选全图", "Select all of the lane; again: all of the map");
/// Key help.
pub const KEY_DELETE: Phrase = Phrase::new("删除", "Delete");
/// Key help.
pub const KEY_ZOOM: Phrase = Phrase::new("放大、缩小", "Zoom in and out");
/// Key help.
pub const KEY_FIT: Phrase = Phrase::new("显示全图", "Show the whole map");

/// Zooms in.
pub const ZOOM_IN: Phrase = Phrase::new("放大", "Zoom in");
/// Zooms out.
pub const ZOOM_OUT: Phrase = Phrase::new("缩小", "Zoom out");
/// The zoom, back to 100 %.
pub const ZOOM_RESET: Phrase = Phrase::new("恢复 100%", "Back to 100%");
/// Shows the whole map.
pub const FIT: Phrase = Phrase::new("适应", "Fit");
/// The menu of lanes.
pub const LANES: Phrase = Phrase::new("泳道", "Lanes");
/// Heading: lanes shown.
pub const SHOW_LANES: Phrase = Phrase::new("显示的泳道", "Lanes shown");
/// Heading: new lane.
pub const ADD_LANE: Phrase = Phrase::new("添加泳道", "Add a lane");
/// The menu of what can be added.
pub const ADD: Phrase = Phrase::new("添加", "Add");
/// A new stage at the end.
pub const ADD_STAGE: Phrase = Phrase::new("在末尾添加阶段", "Add a stage at the end");
/// A new step in a stage.
pub const ADD_STEP: Phrase = Phrase::new("在“{stage}”添加步骤", "Add a step to \"{stage}\"");

/// The drawer.
pub const DRAWER: Phrase = Phrase::new("详情", "Details");
/// Kind: journey.
pub const JOURNEY: Phrase = Phrase::new("旅程", "Journey");
/// Kind: stage.
pub const STAGE: Phrase = Phrase::new("阶段", "Stage");
/// Kind: step.
pub const STEP: Phrase = Phrase::new("步骤", "Step");
/// Kind: lane.
pub const LANE: Phrase = Phrase::new("泳道", "Lane");
/// Kind: persona.
pub const PERSONA: Phrase = Phrase::new("用户画像", "Persona");
/// Name.
pub const NAME: Phrase = Phrase::new("名称", "Name");
/// Text.
pub const TEXT: Phrase = Phrase::new("内容", "Text");
/// Note.
pub const NOTE: Phrase = Phrase::new("备注", "Note");
/// Goal.
pub const GOAL: Phrase = Phrase::new("目标", "Goal");
/// Scenario.
pub const SCENARIO: Phrase = Phrase::new("场景", "Scenario");
/// Owner.
pub const OWNER: Phrase = Phrase::new("负责人", "Owner");
/// Version.
pub const VERSION: Phrase = Phrase::new("版本", "Version");
/// Horizon.
pub const HORIZON: Phrase = Phrase::new("现状或目标态", "Today or future");
/// Today.
pub const TODAY: Phrase = Phrase::new("现状", "Today");
/// Future.
pub const FUTURE: Phrase = Phrase::new("目标态", "Future");
/// Data set.
pub const DATASET: Phrase = Phrase::new("数据集", "Data set");
/// None.
pub const NONE: Phrase = Phrase::new("（无）", "(none)");
/// Window.
pub const WINDOW_DAYS: Phrase =
    Phrase::new("转化窗口（天，留空为不限）", "Conversion window (days; empty: no limit)");
/// Personas.
pub const PERSONAS: Phrase = Phrase::new("用户画像", "Personas");
/// A new persona.
pub const ADD_PERSONA: Phrase = Phrase::new("新建画像", "New persona");
/// Edits.
pub const EDIT: Phrase = Phrase::new("编辑", "Edit");
/// Aliases.
pub const ALIASES: Phrase = Phrase::new("数据中的叫法（分号隔开）", "Names in data (semicolons)");
/// Place.
pub const PLACE: Phrase = Phrase::new("位置", "Place");
/// A whole stage.
pub const WHOLE_STAGE: Phrase = Phrase::new("{stage}（整个阶段）", "{stage} (whole stage)");
/// One step.
pub const ONE_STEP: Phrase = Phrase::new("{stage} · {step}", "{stage} · {step}");
/// A step without a name.
pub const UNNAMED: Phrase = Phrase::new("未命名", "unnamed");
/// Evidence.
pub const EVIDENCE: Phrase = Phrase::new("依据", "Evidence");
/// Assumption.
pub const ASSUMPTION: Phrase = Phrase::new("假设", "Assumption");
/// Data.
pub const DATA: Phrase = Phrase::new("有证据", "Evidence");
/// Source.
pub const SOURCE: Phrase = Phrase::new("来源", "Source");
/// Date.
pub const DATE: Phrase = Phrase::new("日期", "Date");
/// Number of people.
pub const N: Phrase = Phrase::new("样本数 n", "n");
/// Touchpoint.
pub const TOUCHPOINT: Phrase = Phrase::new("触点", "Touchpoint");
/// Touchpoint name.
pub const TOUCHPOINT_NAME: Phrase = Phrase::new("触点名称", "Touchpoint name");
/// What follows from a new name of a touchpoint.
pub const ELSEWHERE: Phrase = Phrase::new(
    "另有 {n} 条旅程用到这个触点，名称和渠道会一起变。",
    "Journeys that have this touchpoint, too: {n}. Name and channel change there as well.",
);
/// A touchpoint of several journeys was put into another channel.
pub const RECHANNELLED: Phrase = Phrase::new(
    "渠道已改。另有 {n} 条旅程用到这个触点，那里也一起变了。",
    "Channel changed, also in the other journeys that have this touchpoint: {n}.",
);
/// Makes a new touchpoint.
pub const OWN_TOUCHPOINT: Phrase = Phrase::new("＋ 新触点", "+ New touchpoint");
/// Frequency.
pub const FREQUENCY: Phrase = Phrase::new("接触频率", "Frequency");
/// Channel.
pub const CHANNEL: Phrase = Phrase::new("渠道", "Channel");
/// Score.
pub const SCORE: Phrase = Phrase::new("情绪（−2 到 +2）", "Emotion (−2 to +2)");
/// Moment of truth.
pub const MOMENT: Phrase = Phrase::new("关键时刻", "Moment of truth");
/// Speaker.
pub const SPEAKER: Phrase = Phrase::new("谁说的", "Who said it");
/// Severity.
pub const SEVERITY: Phrase = Phrase::new("严重度", "Severity");
/// Severities.
pub const SEVERITIES: [Phrase; 3] = [
    Phrase::new("1 · 让人烦", "1 · annoying"),
    Phrase::new("2 · 影响体验", "2 · hurts"),
    Phrase::new("3 · 造成流失", "3 · drives customers away"),
];
/// Bottleneck.
pub const BOTTLENECK: Phrase = Phrase::new("流程瓶颈", "Bottleneck of the process");
/// Impact.
pub const IMPACT: Phrase = Phrase::new("影响", "Impact");
/// Effort.
pub const EFFORT: Phrase = Phrase::new("投入", "Effort");
/// Judgements from none to high.
pub const LEVELS: [Phrase; 4] = [
    Phrase::new("未评估", "Not judged"),
    Phrase::new("低", "Low"),
    Phrase::new("中", "Medium"),
    Phrase::new("高", "High"),
];
/// Delight.
pub const DELIGHT: Phrase = Phrase::new("惊喜时刻", "Moment of delight");
/// Department.
pub const DEPARTMENT: Phrase = Phrase::new("部门", "Department");
/// Due.
pub const DUE: Phrase = Phrase::new("截止日期", "Due");
/// Status.
pub const STATUS: Phrase = Phrase::new("状态", "Status");
/// Expected effect.
pub const EXPECTED: Phrase = Phrase::new("预计效果", "Expected effect");
/// Metric.
pub const METRIC: Phrase = Phrase::new("指标", "Metric");
/// Target.
pub const TARGET: Phrase = Phrase::new("目标值", "Target");
/// Target of a share.
pub const TARGET_PERCENT: Phrase = Phrase::new("目标值（%）", "Target (%)");
/// The last value that is still near the target.
pub const WARN: Phrase = Phrase::new("预警线", "Warning threshold");
/// The same of a share.
pub const WARN_PERCENT: Phrase = Phrase::new("预警线（%）", "Warning threshold (%)");
/// What the data says.
pub const MEASURED: Phrase = Phrase::new("实测", "Measured");
/// The data says nothing.
pub const NOT_MEASURED: Phrase =
    Phrase::new("当前数据里没有这里的数字。", "The data has no figure for this place.");
/// An interval.
pub const INTERVAL: Phrase = Phrase::new("95% 区间", "95% interval");
/// A base.
pub const BASE: Phrase = Phrase::new("样本量", "Base");
/// The status.
pub const AGAINST_TARGET: Phrase = Phrase::new("目标", "Target");
/// Picture.
pub const PICTURE: Phrase = Phrase::new("图片", "Picture");
/// Chooses a picture.
pub const CHOOSE_PICTURE: Phrase = Phrase::new("选择图片…", "Choose a picture…");
/// Takes a picture away.
pub const REMOVE_PICTURE: Phrase = Phrase::new("移除图片", "Remove the picture");
/// That a picture can be pasted, and what happens to it.
pub const PASTE_PICTURE: Phrase = Phrase::new(
    "也可以在此粘贴截图（Ctrl/Cmd+V）；图片会自动缩小后保存。",
    "Or paste a screenshot here (Ctrl/Cmd+V). Pictures are scaled down before they are kept.",
);
/// The built-in drawings.
pub const DRAWINGS: Phrase = Phrase::new("内置线稿", "Built-in drawings");
/// A picture that is too large.
pub const PICTURE_TOO_LARGE: Phrase =
    Phrase::new("图片超过 40 MB，请换一张。", "The picture is larger than 40 MB. Please choose another one.");
/// Not a picture.
pub const NOT_A_PICTURE: Phrase =
    Phrase::new("请选择 PNG、JPEG、WebP 或 GIF 图片。", "Please choose a PNG, JPEG, WebP or GIF picture.");
/// Link.
pub const LINK: Phrase = Phrase::new("详细旅程", "Detailed journey");
/// Follows the link.
pub const FOLLOW: Phrase = Phrase::new("打开", "Open");
/// Comments.
pub const COMMENTS: Phrase = Phrase::new("评论", "Comments");
/// A new comment.
pub const ADD_COMMENT: Phrase = Phrase::new("添加评论", "Add comment");
/// Author.
pub const AUTHOR: Phrase = Phrase::new("署名", "Author");
/// Deletes.
pub const DELETE: Phrase = Phrase::new("删除", "Delete");
/// Moves towards the start.
pub const EARLIER: Phrase = Phrase::new("前移", "Move earlier");
/// Moves towards the end.
pub const LATER: Phrase = Phrase::new("后移", "Move later");
/// Collapsed.
pub const COLLAPSED: Phrase = Phrase::new("折叠", "Collapsed");
/// Hidden.
pub const HIDDEN: Phrase = Phrase::new("隐藏", "Hidden");
/// A touchpoint lane whose channels have rows of their own.
pub const BY_CHANNEL: Phrase = Phrase::new("按渠道分行", "A row for each channel");
/// Tagline of a persona.
pub const TAGLINE: Phrase = Phrase::new("一句话介绍", "In a few words");
/// Quote of a persona.
pub const QUOTE: Phrase = Phrase::new("代表性原话", "Quote");
/// Background of a persona.
pub const BACKGROUND: Phrase = Phrase::new("背景", "Background");
/// Needs of a persona.
pub const NEEDS: Phrase = Phrase::new("需求（每行一条）", "Needs (one a line)");
/// Preferences of a persona.
pub const PREFERENCES: Phrase = Phrase::new("偏好（每行一条）", "Preferences (one a line)");
/// Behaviours of a persona.
pub const BEHAVIOURS: Phrase = Phrase::new("行为习惯（每行一条）", "Behaviours (one a line)");
/// Name of a new persona.
pub const NEW_PERSONA: Phrase = Phrase::new("新画像", "New persona");
/// On all personas.
pub const ALL_PERSONAS: Phrase = Phrase::new("全部画像", "All personas");
/// The map is narrowed.
pub const NARROWED: Phrase =
    Phrase::new("只显示「{name}」的卡片和情绪线", "Only the cards and the line of {name} are shown");
/// Widens it.
pub const SHOW_ALL: Phrase = Phrase::new("显示全部画像", "Show all personas");
/// Customers.
pub const CUSTOMERS: Phrase = Phrase::new("客户", "Customers");
/// Touchpoints.
pub const TOUCHPOINTS: Phrase = Phrase::new("触点", "Touchpoints");
/// Touchpoints on the map, where the data have more.
pub const TOUCHPOINTS_BESIDE: Phrase =
    Phrase::new("图上 {n} 个（数据中另有 {more} 个）", "{n} on the map ({more} more in the data)");
/// Last day of the data.
pub const DATA_UNTIL: Phrase = Phrase::new("数据至", "Data to");
/// No persona yet.
pub const NO_PERSONA: Phrase = Phrase::new("未指定用户画像", "No persona yet");
/// The data set is not in this browser.
pub const DATA_ELSEWHERE: Phrase = Phrase::new("数据集不在此浏览器中", "The data set is not in this browser");
/// Figures are being computed.
pub const COMPUTING: Phrase = Phrase::new("计算中…", "Computing…");
/// The journey's state, in the head.
pub const HORIZON_SHORT: Phrase = Phrase::new("状态", "State");
/// Key help.
pub const KEY_CLIP: Phrase = Phrase::new(
    "复制、剪切、粘贴卡片；也可粘贴 Excel 单元格、多行文字和图片",
    "Copy, cut and paste cards; also cells of Excel, lines of text and pictures",
);
/// Key help.
pub const KEY_DUPLICATE: Phrase = Phrase::new("就地复制一份", "Duplicate in place");
/// Cards are on the clipboard.
pub const COPIED: Phrase = Phrase::new("已复制 {n} 张卡片", "{n} {n|card|cards} copied");
/// Cards came from the clipboard.
pub const PASTED: Phrase = Phrase::new("已粘贴 {n} 张卡片", "{n} {n|card|cards} pasted");
/// Cards came from the clipboard, and some cells of its table found no lane.
pub const PASTED_PART: Phrase = Phrase::new(
    "已粘贴 {n} 张卡片；另有 {left} 个单元格未粘贴：下方没有放得下的泳道",
    "{n} {n|card|cards} pasted; {left} {left|cell|cells} left out: no lane below takes them",
);
/// Copies of cards lie beside them.
pub const DUPLICATED: Phrase = Phrase::new("已创建 {n} 张卡片的副本", "{n} {n|card|cards} duplicated");
/// The clipboard holds too much for a map.
pub const PASTE_TOO_LARGE: Phrase = Phrase::new(
    "剪贴板里的表格太大：一次最多粘贴 {cells} 个单元格、{columns} 列。",
    "The table on the clipboard is too large: at most {cells} cells and {columns} columns can be pasted at once.",
);
/// The clipboard holds nothing that a map takes.
pub const NOTHING_TO_PASTE: Phrase =
    Phrase::new("剪贴板里没有可以粘贴的内容。", "The clipboard holds nothing to paste here.");
/// How many cards are selected.
pub const PICKED: Phrase = Phrase::new("已选 {n} 张卡片", "{n} {n|card|cards} selected");
/// A field in which several cards differ.
pub const MIXED: Phrase = Phrase::new("（各不相同）", "(mixed)");
/// Heading: arranging cards.
pub const ARRANGE: Phrase = Phrase::new("排列", "Arrange");
/// Each as wide as its stage.
pub const WIDEN: Phrase = Phrase::new("扩展到整个阶段", "As wide as the stage");
/// Each one step wide.
pub const NARROW: Phrase = Phrase::new("收窄到一个步骤", "One step wide");
/// All in one column.
pub const GATHER: Phrase = Phrase::new("对齐到最左一列", "Into the leftmost column");
/// One a column.
pub const SPREAD: Phrase = Phrase::new("依次分散到各步骤", "One for each step");
/// Finds.
pub const FIND: Phrase = Phrase::new("查找", "Find");
/// Finds and replaces.
pub const REPLACE: Phrase = Phrase::new("查找和替换", "Find and replace");
/// The hit before.
pub const FIND_BACK: Phrase = Phrase::new("上一处（Shift+Enter）", "Previous (Shift+Enter)");
/// The next hit.
pub const FIND_NEXT: Phrase = Phrase::new("下一处（Enter）", "Next (Enter)");
/// Tells upper and lower case apart.
pub const FIND_CASE: Phrase = Phrase::new("区分大小写", "Match case");
/// In all journeys.
pub const FIND_EVERYWHERE: Phrase = Phrase::new("所有旅程", "All journeys");
/// Which hit of how many.
pub const FOUND_AT: Phrase = Phrase::new("{at} / {n}", "{at} of {n}");
/// Nothing was found.
pub const FOUND_NOTHING: Phrase = Phrase::new("没有找到", "Not found");
/// A hit on a lane that is hidden or folded.
pub const FOUND_HIDDEN: Phrase = Phrase::new("泳道未展开", "lane not shown");
/// What is put in its place.
pub const REPLACE_WITH: Phrase = Phrase::new("替换为", "Replace with");
/// Replaces one.
pub const REPLACE_ONE: Phrase = Phrase::new("替换", "Replace");
/// Replaces all.
pub const REPLACE_ALL: Phrase = Phrase::new("全部替换", "Replace all");
/// What replacing all did.
pub const REPLACED: Phrase = Phrase::new("已替换 {n} 处", "Places replaced: {n}");
/// Presenting the map.
pub const PRESENT: Phrase = Phrase::new("演示（逐个阶段）", "Present, stage by stage");
/// The stage before.
pub const PRESENT_BACK: Phrase = Phrase::new("上一阶段（←）", "Previous stage (←)");
/// The next stage.
pub const PRESENT_NEXT: Phrase = Phrase::new("下一阶段（→）", "Next stage (→)");
/// Which stage of how many.
pub const PRESENTED: Phrase = Phrase::new("{at} / {n} · {stage}", "{at} / {n} · {stage}");
/// Every comment of the journey.
pub const ALL_COMMENTS: Phrase = Phrase::new("全部评论", "All comments");
/// There is none.
pub const NO_COMMENTS: Phrase = Phrase::new(
    "这条旅程还没有评论。在卡片的详情栏里添加。",
    "No comments on this journey yet; add them in a card's drawer.",
);
