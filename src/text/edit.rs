//! What changes are called in the undo menu, and why one was refused.

use super::Phrase;

/// A change with no name of its own.
pub const CHANGE: Phrase = Phrase::new("修改", "Change");
/// Naming the workspace.
pub const RENAME: Phrase = Phrase::new("重命名", "Rename");
/// Workspace settings.
pub const SETTINGS: Phrase = Phrase::new("修改设置", "Change settings");
/// Another content in place of this one.
pub const REPLACE: Phrase = Phrase::new("替换内容", "Replace content");
/// Personas.
pub const PERSONA: Phrase = Phrase::new("修改用户画像", "Change persona");
/// Segments.
pub const SEGMENT: Phrase = Phrase::new("修改客户分群", "Change segment");
/// Channels.
pub const CHANNEL: Phrase = Phrase::new("修改渠道", "Change channel");
/// Touchpoints.
pub const TOUCHPOINT: Phrase = Phrase::new("修改触点", "Change touchpoint");
/// A new journey.
pub const ADD_JOURNEY: Phrase = Phrase::new("新建旅程", "New journey");
/// The order of journeys.
pub const MOVE_JOURNEY: Phrase = Phrase::new("移动旅程", "Move journey");
/// A journey gone.
pub const REMOVE_JOURNEY: Phrase = Phrase::new("删除旅程", "Delete journey");
/// A field of the journey.
pub const JOURNEY: Phrase = Phrase::new("修改旅程信息", "Change journey details");
/// A new stage.
pub const ADD_STAGE: Phrase = Phrase::new("添加阶段", "Add stage");
/// A stage's fields.
pub const SET_STAGE: Phrase = Phrase::new("修改阶段", "Change stage");
/// A stage's position.
pub const MOVE_STAGE: Phrase = Phrase::new("移动阶段", "Move stage");
/// A stage gone.
pub const REMOVE_STAGE: Phrase = Phrase::new("删除阶段", "Delete stage");
/// A new step.
pub const ADD_STEP: Phrase = Phrase::new("添加步骤", "Add step");
/// A step's fields.
pub const SET_STEP: Phrase = Phrase::new("修改步骤", "Change step");
/// A step's position.
pub const MOVE_STEP: Phrase = Phrase::new("移动步骤", "Move step");
/// A step gone.
pub const REMOVE_STEP: Phrase = Phrase::new("删除步骤", "Delete step");
/// A new lane.
pub const ADD_LANE: Phrase = Phrase::new("添加泳道", "Add lane");
/// A lane's fields.
pub const SET_LANE: Phrase = Phrase::new("修改泳道", "Change lane");
/// A lane's position.
pub const MOVE_LANE: Phrase = Phrase::new("移动泳道", "Move lane");
/// A lane gone.
pub const REMOVE_LANE: Phrase = Phrase::new("删除泳道", "Delete lane");
/// A new card.
pub const ADD_CARD: Phrase = Phrase::new("添加卡片", "Add card");
/// A card's fields.
pub const SET_CARD: Phrase = Phrase::new("修改卡片", "Change card");
/// Fields of several cards.
pub const SET_CARDS: Phrase = Phrase::new("修改多张卡片", "Change cards");
/// A card's position.
pub const MOVE_CARD: Phrase = Phrase::new("移动卡片", "Move card");
/// Cards gone.
pub const REMOVE_CARD: Phrase = Phrase::new("删除卡片", "Delete card");
/// A target of a figure.
pub const TARGET: Phrase = Phrase::new("修改目标", "Change target");
/// A metric of the user's own.
pub const FORMULA: Phrase = Phrase::new("修改自定义指标", "Change custom metric");
/// Cards of the page of figures.
pub const ARRANGE: Phrase = Phrase::new("调整指标页布局", "Arrange the KPI page");

/// It is gone.
pub const NOT_FOUND: Phrase = Phrase::new("该内容已不存在。", "It is not there any more.");
/// The last step stays.
pub const LAST_STEP: Phrase = Phrase::new(
    "每个阶段至少保留一个步骤；如不再需要，请删除整个阶段。",
    "A stage keeps at least one step; delete the whole stage instead.",
);
/// No journey lies under itself.
pub const CIRCLE: Phrase = Phrase::new(
    "旅程不能隶属于它自己或它的下级旅程。",
    "A journey cannot be part of itself or of one of its own parts.",
);
/// Touchpoint lanes take touchpoints.
pub const NEEDS_TOUCHPOINT: Phrase = Phrase::new(
    "触点泳道只放触点卡片，请在该泳道新建触点。",
    "This lane takes touchpoints only; add a touchpoint there instead.",
);
/// Still referred to.
pub const IN_USE: Phrase = Phrase::new(
    "有 {n} 张卡片正在使用它，请先移除这些卡片。",
    "{n} {n|card uses|cards use} it; remove {n|that|those} first.",
);
/// An invariant would break.
pub const INVALID: Phrase = Phrase::new("无法执行：{why}", "That is not possible: {why}");
