//! Words of the map told as a table, as an outline and as sentences.

use super::Phrase;

/// A view of the map: the drawing.
pub const FORM_MAP: Phrase = Phrase::new("图", "Map");
/// A view of the map: the table.
pub const FORM_TABLE: Phrase = Phrase::new("表格", "Table");
/// A view of the map: the outline.
pub const FORM_OUTLINE: Phrase = Phrase::new("大纲", "Outline");
/// The views of the map.
pub const FORMS: Phrase = Phrase::new("旅程的呈现方式", "How the journey is shown");
/// Action: shows the drawing.
pub const SHOW_MAP: Phrase = Phrase::new("以图呈现旅程", "Show the journey as a map");
/// Action: shows the table.
pub const SHOW_TABLE: Phrase = Phrase::new("以表格呈现旅程", "Show the journey as a table");
/// Action: shows the outline.
pub const SHOW_OUTLINE: Phrase = Phrase::new("以大纲呈现旅程", "Show the journey as an outline");

/// What the table is.
pub const CAPTION: Phrase = Phrase::new(
    "“{journey}”的旅程表：每行一条泳道，每列一个步骤",
    "\"{journey}\" as a table: a row for each lane, a column for each step",
);
/// The keys of the table.
pub const HELP_TABLE: Phrase = Phrase::new(
    "方向键在格子间移动，回车进入，Esc 返回；在表头上 Shift+回车在后面添加。",
    "Arrows walk over the cells, Enter goes in, Escape back out; Shift+Enter on a head adds one after it.",
);
/// The keys of the outline.
pub const HELP_OUTLINE: Phrase = Phrase::new(
    "↑↓ 逐行移动，←→ 跳到上一个、下一个标题，回车进入，Esc 返回；Shift+回车在后面添加。",
    "↑ ↓ walk over the lines, ← → over the headings, Enter goes in, Escape back out; Shift+Enter adds one after it.",
);
/// The keys of both views.
pub const HELP: Phrase = Phrase::new(
    "编辑时回车保存，Shift+回车换行，Esc 还原；Alt+方向键移动，Alt+Delete 删除，Alt+回车打开详情。",
    "While editing, Enter keeps the text, Shift+Enter begins a line, Escape takes it back; Alt+arrows move, Alt+Delete deletes, Alt+Enter opens the details.",
);
/// The corner of the table.
pub const LANE: Phrase = Phrase::new("泳道", "Lane");
/// A lane that the map does not show.
pub const HIDDEN: Phrase = Phrase::new("图上已隐藏", "hidden on the map");
/// The field of a card.
pub const CARD_AT: Phrase = Phrase::new("{lane} · {place}", "{lane} · {place}");
/// The field of a stage's name.
pub const STAGE_NAME: Phrase = Phrase::new("阶段名称", "Name of the stage");
/// The field of a step's name.
pub const STEP_NAME: Phrase = Phrase::new("步骤名称", "Name of the step");
/// The field of a lane's name.
pub const LANE_NAME: Phrase = Phrase::new("泳道名称", "Name of the lane");
/// A card's number.
pub const SCORE: Phrase = Phrase::new("情绪分（−2 到 +2）", "Emotion, -2 to +2");
/// A card's choice.
pub const SEVERITY: Phrase = Phrase::new("严重度", "Severity");
/// A card's choice.
pub const METRIC: Phrase = Phrase::new("指标", "Figure");
/// A card's choice.
pub const TOUCHPOINT: Phrase = Phrase::new("触点", "Touchpoint");
/// Adds a card.
pub const ADD_CARD: Phrase = Phrase::new("添加卡片：{lane} · {place}", "Add a card: {lane} · {place}");
/// The menu of a thing.
pub const ACTIONS: Phrase = Phrase::new("“{text}”的操作", "Actions for \"{text}\"");
/// A line of the outline: a card by its place and its text.
pub const LINE: Phrase = Phrase::new("{at}：{text}", "{at}: {text}");
/// Adds a stage after one.
pub const STAGE_AFTER: Phrase = Phrase::new("在后面添加阶段", "Add a stage after it");
/// Adds a step after one.
pub const STEP_AFTER: Phrase = Phrase::new("在后面添加步骤", "Add a step after it");
/// Adds a lane below one.
pub const LANE_AFTER: Phrase = Phrase::new("在下面添加泳道", "Add a lane below it");
/// Adds a card to the cell of one.
pub const CARD_AFTER: Phrase = Phrase::new("在此再加一张卡片", "Add another card here");
/// Moves a card to the column before.
pub const LEFT: Phrase = Phrase::new("移到前一步骤", "To the previous step");
/// Moves a card to the next column.
pub const RIGHT: Phrase = Phrase::new("移到后一步骤", "To the next step");
/// Moves up.
pub const UP: Phrase = Phrase::new("上移", "Move up");
/// Moves down.
pub const DOWN: Phrase = Phrase::new("下移", "Move down");
/// Hides a lane on the map.
pub const HIDE_LANE: Phrase = Phrase::new("在图上隐藏", "Hide on the map");
/// Shows a lane on the map again.
pub const SHOW_LANE: Phrase = Phrase::new("在图上显示", "Show on the map");
/// Opens the drawer.
pub const DETAILS: Phrase = Phrase::new("打开详情", "Open the details");
/// Heading: any other cell.
pub const MOVE_TO: Phrase = Phrase::new("移动到其他格子", "Move to another cell");
/// Moves there.
pub const MOVE: Phrase = Phrase::new("移动", "Move");
/// A card that says nothing yet.
pub const BLANK: Phrase = Phrase::new("空白", "blank");
/// The lanes, in the outline.
pub const LANES: Phrase = Phrase::new("泳道", "Lanes");
/// Which lane a new card of the outline belongs to.
pub const LANE_OF_NEW: Phrase = Phrase::new("新卡片的泳道", "Lane of the new card");
/// Adds a card in the outline.
pub const ADD: Phrase = Phrase::new("添加卡片", "Add a card");

/// The words of the curve.
pub const CURVE: Phrase = Phrase::new("{lane}：文字描述", "{lane} in words");
/// A name in a sentence.
pub const QUOTED: Phrase = Phrase::new("“{name}”", "\"{name}\"");
/// Nothing is known of how customers feel.
pub const NO_CURVE: Phrase =
    Phrase::new("既没有情绪数据，也没有设想的情绪点。", "There are no ratings and no assumed points.");
/// A line of one point.
pub const ONE_POINT: Phrase = Phrase::new(
    "{line}：只有“{step}”一处，{score}{base}",
    "{line}: one point alone, {score} at \"{step}\"{base}",
);
/// A line that never changes.
pub const LEVEL: Phrase = Phrase::new(
    "{line}：从“{step}”到“{last}”一直是 {score}",
    "{line}: {score} throughout, from \"{step}\" to \"{last}\"",
);
/// Where a line begins.
pub const BEGINS: Phrase =
    Phrase::new("{line}：情绪从“{step}”的 {score} 开始", "{line}: emotion begins at {score} at \"{step}\"");
/// Where a line begins, at its peak.
pub const BEGINS_HIGH: Phrase = Phrase::new(
    "{line}：情绪从“{step}”的最高点 {score}{base}开始",
    "{line}: emotion begins at its peak, {score} at \"{step}\"{base}",
);
/// Where a line begins, at its lowest.
pub const BEGINS_LOW: Phrase = Phrase::new(
    "{line}：情绪从“{step}”的最低点 {score}{base}开始",
    "{line}: emotion begins at its lowest, {score} at \"{step}\"{base}",
);
/// A rise.
pub const RISES: Phrase = Phrase::new("，到“{step}”升至 {score}", ", rises to {score} at \"{step}\"");
/// A fall.
pub const FALLS: Phrase = Phrase::new("，到“{step}”降至 {score}", ", falls to {score} at \"{step}\"");
/// The peak.
pub const PEAKS: Phrase =
    Phrase::new("，在“{step}”升到最高 {score}{base}", ", rises to its peak of {score} at \"{step}\"{base}");
/// The valley.
pub const BOTTOMS: Phrase =
    Phrase::new("，在“{step}”跌到最低 {score}{base}", ", falls to its lowest, {score}, at \"{step}\"{base}");
/// The end.
pub const ENDS: Phrase = Phrase::new("，最后在“{step}”为 {score}", ", and ends at {score} at \"{step}\"");
/// What a score rests on, without its interval.
pub const BASE: Phrase = Phrase::new("（n={n}）", " (n={n})");
/// What a score rests on.
pub const BASE_INTERVAL: Phrase =
    Phrase::new("（n={n}，95% 区间 {low} 到 {high}）", " (n={n}, 95% interval {low} to {high})");
/// The end of a sentence.
pub const STOP: Phrase = Phrase::new("。", ".");
/// Moments of truth.
pub const MOMENTS: Phrase = Phrase::new("关键时刻：{steps}。", "Moments of truth: {steps}.");
/// Measured against assumed.
pub const GAPS: Phrase =
    Phrase::new("实测与设想差异显著：{steps}。", "Measured differs significantly from assumed: {steps}.");
/// A gap below the claim.
pub const LOWER: Phrase = Phrase::new("“{step}”比设想低 {size}", "{size} lower at \"{step}\"");
/// A gap above the claim.
pub const HIGHER: Phrase = Phrase::new("“{step}”比设想高 {size}", "{size} higher at \"{step}\"");
/// Steps of which the data says nothing.
pub const UNMEASURED: Phrase = Phrase::new("没有实测数据：{steps}。", "No ratings: {steps}.");
/// Steps with few answers.
pub const SMALL: Phrase = Phrase::new("样本少，仅供参考：{steps}。", "Small base, read with care: {steps}.");
