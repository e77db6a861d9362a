//! Words of the evidence of a map: what it rests on, and what wants looking at.

use super::Phrase;

/// The dialog, and the button that opens it.
pub const TITLE: Phrase = Phrase::new("依据检查", "Evidence check");
/// The meter.
pub const METER: Phrase = Phrase::new(
    "{share} 的论断有依据且未过期（{fresh} / {claims} 张卡片）",
    "{share} of the claims are backed and fresh ({fresh} of {claims} cards)",
);
/// The meter of an empty map.
pub const NO_CLAIMS: Phrase = Phrase::new("图上还没有论断。", "The map claims nothing yet.");
/// Nothing found.
pub const ALL_WELL: Phrase = Phrase::new("没有需要复核的依据。", "No evidence needs a second look.");
/// Group of findings.
pub const GAPS: Phrase = Phrase::new("设想与实测不符", "Claims that the ratings contradict");
/// Group of findings.
pub const MOVED: Phrase = Phrase::new("引用后已变化的指标", "Figures that moved since they were quoted");
/// Group of findings.
pub const SILENT: Phrase = Phrase::new("近期没有事件的触点", "Touchpoints without recent events");
/// Group of findings.
pub const UNPLACED: Phrase = Phrase::new("有事件但不在图上的触点", "Events on no card");
/// Group of findings.
pub const OLD: Phrase = Phrase::new("依据已过期（超过一年）", "Evidence older than a year");
/// Group of findings.
pub const NO_SOURCE: Phrase = Phrase::new("标为数据但没有来源", "Marked as data without a source");
/// Group of findings.
pub const NEVER: Phrase = Phrase::new("从未验证的假设", "Assumptions never verified");
/// Finding.
pub const NEVER_TOLD: Phrase = Phrase::new("还是假设", "still an assumption");
/// Finding.
pub const NO_SOURCE_TOLD: Phrase =
    Phrase::new("没有写明来源、样本量或引用的指标", "names no source, base or figure");
/// Finding.
pub const OLD_TOLD: Phrase = Phrase::new("约 {months} 个月前", "about {months} months old");
/// Finding.
pub const SILENT_TOLD: Phrase =
    Phrase::new("最近 {months} 个完整月没有事件", "no events in the last {months} complete months");
/// Finding.
pub const UNKNOWN_TOLD: Phrase = Phrase::new("数据中从未出现", "never seen in the data");
/// Finding.
pub const UNPLACED_TOLD: Phrase = Phrase::new("{n} 次事件", "{n} events");
/// Finding.
pub const GAP_TOLD: Phrase =
    Phrase::new("设想 {claimed}，实测 {measured}（n={n}）", "claimed {claimed}, measured {measured} (n={n})");
/// Finding.
pub const MOVED_TOLD: Phrase =
    Phrase::new("{metric}：引用时 {was}，现在 {now}", "{metric}: quoted as {was}, now {now}");
/// Finding.
pub const GONE_TOLD: Phrase =
    Phrase::new("{metric}：引用时 {was}，现在没有数据", "{metric}: quoted as {was}, no data now");
/// Field of a card: the figure that it rests on.
pub const QUOTE: Phrase = Phrase::new("引用实测指标", "Quote a measured figure");
/// No figure is quoted.
pub const QUOTE_NONE: Phrase = Phrase::new("不引用", "None");
/// A figure to choose.
pub const QUOTE_OPTION: Phrase = Phrase::new("{metric} {value}", "{metric} {value}");
/// A quoted figure that the data has no value for now.
pub const QUOTE_KEPT: Phrase = Phrase::new("{metric} {value}（引用时）", "{metric} {value} (as quoted)");
