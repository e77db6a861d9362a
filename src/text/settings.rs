//! The words of the registries and settings of a workspace.

use super::Phrase;

/// Touchpoints.
pub const TOUCHPOINTS: Phrase = Phrase::new("触点", "Touchpoints");
/// What names are for.
pub const TOUCHPOINTS_HINT: Phrase = Phrase::new(
    "数据里的触点按名称匹配；数据用了其他叫法时，写在“别名”里，用分号隔开。",
    "Touchpoints of data are matched by name; other spellings go into the aliases, separated by semicolons.",
);
/// Channels.
pub const CHANNELS: Phrase = Phrase::new("渠道", "Channels");
/// Name.
pub const NAME: Phrase = Phrase::new("名称", "Name");
/// Aliases.
pub const ALIASES: Phrase = Phrase::new("别名（数据中的叫法）", "Aliases (names in data)");
/// Kind of a channel.
pub const KIND: Phrase = Phrase::new("类型", "Kind");
/// Medium of a channel.
pub const MEDIUM: Phrase = Phrase::new("形态", "Medium");
/// Digital.
pub const DIGITAL: Phrase = Phrase::new("数字", "Digital");
/// Physical.
pub const PHYSICAL: Phrase = Phrase::new("线下", "Physical");
/// No channel.
pub const NO_CHANNEL: Phrase = Phrase::new("（未指定）", "(none)");
/// Time zone.
pub const UTC_OFFSET: Phrase = Phrase::new("时区（与 UTC 相差的小时）", "Time zone (hours from UTC)");
/// Currency.
pub const CURRENCY: Phrase = Phrase::new("货币代码", "Currency code");
/// Small base.
pub const SMALL_BASE: Phrase = Phrase::new("样本少于此数时标记", "Mark figures with fewer answers than");
/// The month in which a fiscal year begins.
pub const FISCAL_MONTH: Phrase = Phrase::new("财年起始月", "Fiscal year begins in");
