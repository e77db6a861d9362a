//! Words of versions: what differs between two states of a workspace, and what both changed.

use super::Phrase;

/// Kind of thing.
pub const WORKSPACE: Phrase = Phrase::new("工作区", "Workspace");
/// Kind of thing.
pub const JOURNEY: Phrase = Phrase::new("旅程", "Journey");
/// Kind of thing.
pub const STAGE: Phrase = Phrase::new("阶段", "Stage");
/// Kind of thing.
pub const STEP: Phrase = Phrase::new("步骤", "Step");
/// Kind of thing.
pub const LANE: Phrase = Phrase::new("泳道", "Lane");
/// Kind of thing.
pub const CARD: Phrase = Phrase::new("卡片", "Card");
/// Kind of thing.
pub const PERSONA: Phrase = Phrase::new("画像", "Persona");
/// Kind of thing.
pub const SEGMENT: Phrase = Phrase::new("客群", "Segment");
/// Kind of thing.
pub const CHANNEL: Phrase = Phrase::new("渠道", "Channel");
/// Kind of thing.
pub const TOUCHPOINT: Phrase = Phrase::new("触点", "Touchpoint");
/// Kind of thing.
pub const FORMULA: Phrase = Phrase::new("自定义指标", "Custom metric");
/// Kind of thing.
pub const TARGET: Phrase = Phrase::new("目标值", "Target");
/// A thing with its name.
pub const CALLED: Phrase = Phrase::new("{kind}“{name}”", "{kind} \"{name}\"");
/// What happened.
pub const ADDED: Phrase = Phrase::new("新增", "Added");
/// What happened.
pub const REMOVED: Phrase = Phrase::new("删除", "Removed");
/// What happened.
pub const MOVED: Phrase = Phrase::new("调整了顺序", "Moved among its neighbours");
/// What happened to a field.
pub const CHANGED: Phrase = Phrase::new("{field}：{from} → {to}", "{field}: {from} → {to}");
/// Between what happened to one field and to the next.
pub const BETWEEN: Phrase = Phrase::new("；", "; ");
/// What happened to a field.
pub const SET: Phrase = Phrase::new("{field}设为：{to}", "{field} set: {to}");
/// What happened to a field.
pub const CLEARED: Phrase = Phrase::new("清空了{field}（原为：{from}）", "{field} cleared (was: {from})");
/// What happened to a field whose value says nothing in words.
pub const TOUCHED: Phrase = Phrase::new("{field}有改动", "{field} changed");
/// What has to be decided.
pub const BOTH_CHANGED: Phrase = Phrase::new("双方都改了{field}", "Both changed {field}");
/// What has to be decided.
pub const REMOVED_HERE: Phrase = Phrase::new("本方已删除，对方有改动", "Removed here, changed there");
/// What has to be decided.
pub const REMOVED_THERE: Phrase = Phrase::new("对方已删除，本方有改动", "Removed there, changed here");

/// What a journey that was derived from today's is called.
pub const FUTURE_OF: Phrase = Phrase::new("{name}（目标态）", "{name} (future)");

/// A field that is on.
pub const YES: Phrase = Phrase::new("是", "yes");
/// A field that is off.
pub const NO: Phrase = Phrase::new("否", "no");

/// A word of the file for people; none if it has no other.
pub fn value(word: &str) -> Option<Phrase> {
    VALUES.iter().find(|(known, _)| *known == word).map(|(_, phrase)| *phrase)
}

const VALUES: [(&str, Phrase); 13] = [
    ("today", Phrase::new("现状", "today")),
    ("future", Phrase::new("目标态", "future")),
    ("assumption", Phrase::new("假设", "assumption")),
    ("data", Phrase::new("数据", "data")),
    ("idea", Phrase::new("提议", "idea")),
    ("planned", Phrase::new("已计划", "planned")),
    ("doing", Phrase::new("进行中", "doing")),
    ("done", Phrase::new("已完成", "done")),
    ("dropped", Phrase::new("已放弃", "dropped")),
    ("digital", Phrase::new("线上", "digital")),
    ("physical", Phrase::new("线下", "physical")),
    ("unlimited", Phrase::new("不限", "unlimited")),
    ("number", Phrase::new("数字", "number")),
];

/// Fields by their name in the file.
pub const FIELDS: [(&str, Phrase); 60] = [
    ("name", Phrase::new("名称", "Name")),
    ("text", Phrase::new("内容", "Text")),
    ("note", Phrase::new("备注", "Note")),
    ("goal", Phrase::new("目标", "Goal")),
    ("scenario", Phrase::new("场景", "Scenario")),
    ("owner", Phrase::new("负责人", "Owner")),
    ("horizon", Phrase::new("现状/目标态", "Today or future")),
    ("today", Phrase::new("所依据的现状旅程", "Journey of today")),
    ("version", Phrase::new("版本", "Version")),
    ("personas", Phrase::new("画像", "Personas")),
    ("parent", Phrase::new("所属", "Belongs to")),
    ("dataset", Phrase::new("数据集", "Data set")),
    ("window", Phrase::new("转化窗口", "Window")),
    ("aliases", Phrase::new("别名", "Aliases")),
    ("kind", Phrase::new("类型", "Kind")),
    ("collapsed", Phrase::new("折叠", "Collapsed")),
    ("hidden", Phrase::new("隐藏", "Hidden")),
    ("by_channel", Phrase::new("按渠道分行", "A row for each channel")),
    ("lane", Phrase::new("泳道", "Lane")),
    ("place", Phrase::new("位置", "Place")),
    ("link", Phrase::new("链接的旅程", "Linked journey")),
    ("comments", Phrase::new("评论", "Comments")),
    ("evidence.basis", Phrase::new("依据", "Evidence")),
    ("evidence.source", Phrase::new("来源", "Source")),
    ("evidence.date", Phrase::new("依据日期", "Date of evidence")),
    ("evidence.n", Phrase::new("样本量", "Sample size")),
    ("body.type", Phrase::new("卡片类型", "Type of card")),
    ("body.picture", Phrase::new("图片", "Picture")),
    ("body.touchpoint", Phrase::new("触点", "Touchpoint")),
    ("body.frequency", Phrase::new("频次", "Frequency")),
    ("body.score", Phrase::new("情绪分", "Emotion")),
    ("body.moment_of_truth", Phrase::new("关键时刻", "Moment of truth")),
    ("body.speaker", Phrase::new("说话人", "Speaker")),
    ("body.severity", Phrase::new("严重度", "Severity")),
    ("body.bottleneck", Phrase::new("瓶颈", "Bottleneck")),
    ("body.impact", Phrase::new("影响", "Impact")),
    ("body.effort", Phrase::new("投入", "Effort")),
    ("body.delight", Phrase::new("惊喜时刻", "Moment of delight")),
    ("body.department", Phrase::new("部门", "Department")),
    ("body.due", Phrase::new("期限", "Due")),
    ("body.status", Phrase::new("状态", "Status")),
    ("body.expected", Phrase::new("预期效果", "Expected effect")),
    ("body.metric", Phrase::new("指标", "Metric")),
    ("body.target", Phrase::new("目标值", "Target")),
    ("body.warn", Phrase::new("预警线", "Warning threshold")),
    ("tagline", Phrase::new("一句话介绍", "Tagline")),
    ("quote", Phrase::new("心声", "Quote")),
    ("background", Phrase::new("背景", "Background")),
    ("needs", Phrase::new("需求", "Needs")),
    ("preferences", Phrase::new("偏好", "Preferences")),
    ("behaviours", Phrase::new("行为", "Behaviours")),
    ("segment", Phrase::new("客群", "Segment")),
    ("picture", Phrase::new("图片", "Picture")),
    ("rules", Phrase::new("规则", "Rules")),
    ("medium", Phrase::new("线上/线下", "Digital or physical")),
    ("channel", Phrase::new("渠道", "Channel")),
    ("unit", Phrase::new("显示为", "Shown as")),
    ("high_is_good", Phrase::new("越高越好", "High is good")),
    ("settings.currency", Phrase::new("币种", "Currency")),
    ("score.cards", Phrase::new("指标页布局", "Arrangement of figures")),
];
