//! The words of a data set's tables and of its quality: what was looked for, what it means, what can be done about it.

use super::Phrase;

/// Title of the tables.
pub const TABLES: Phrase = Phrase::new("数据表", "Tables");
/// Kind of a table.
pub const KIND: Phrase = Phrase::new("内容", "Holds");
/// Rows of a file.
pub const ROWS: Phrase = Phrase::new("行数", "Rows");
/// What became of the rows.
pub const OUTCOME: Phrase = Phrase::new("导入结果", "Outcome");
/// Takes the last file back.
pub const TAKE_BACK: Phrase = Phrase::new("撤销这次导入", "Undo this import");
/// Customers with events.
pub const ACTIVE: Phrase = Phrase::new("有行为的客户", "Customers with events");
/// Customers of the table of customers.
pub const LISTED: Phrase = Phrase::new("名单中的客户", "Customers listed");
/// Customers without events.
pub const WITHOUT_EVENTS: Phrase = Phrase::new("没有行为的客户", "Customers without events");
/// Rows of what happened.
pub const EVENTS: Phrase = Phrase::new("事件、评价与订单", "Events, feedback, orders");
/// Rows of costs.
pub const COSTS: Phrase = Phrase::new("费用记录", "Cost records");
/// Aliases.
pub const ALIASES: Phrase = Phrase::new("编号对照", "ID aliases");

/// Title of the findings.
pub const QUALITY: Phrase = Phrase::new("数据质量", "Data quality");
/// All is well.
pub const ALL_WELL: Phrase =
    Phrase::new("各项检查都没有发现问题。", "Nothing was found in any of the checks.");
/// So many checks found something.
pub const SOME_FOUND: Phrase = Phrase::new(
    "{n} 项检查发现了问题。处理只作用于计算，导入的原始数据保持不变，随时可以撤销。",
    "{n} of the checks found something. Remedies change what is computed, not what was imported, and each can be undone.",
);
/// It is being looked for.
pub const LOOKING: Phrase = Phrase::new("正在检查…", "Checking…");
/// It could not be looked for.
pub const NOT_CHECKED: Phrase = Phrase::new("未能检查。", "The checks could not be made.");
/// How many of how many.
pub const N_OF: Phrase = Phrase::new("{n} / {of}", "{n} of {of}");
/// Nothing of the kind.
pub const NONE: Phrase = Phrase::new("没有", "none");
/// Examples.
pub const EXAMPLES: Phrase = Phrase::new("例子", "Examples");
/// Goes to where it is told in full.
pub const SEE: Phrase = Phrase::new("查看明细", "Show details");
/// What was done.
pub const DONE: Phrase = Phrase::new("已采取的处理", "Remedies in force");
/// So much was changed.
pub const CHANGED: Phrase = Phrase::new("（{n} 处）", " ({n})");
/// Takes one back.
pub const UNDO: Phrase = Phrase::new("撤销", "Undo");
/// Its name for those who do not see the row.
pub const UNDO_OF: Phrase = Phrase::new("撤销：{what}", "Undo: {what}");
/// Answers by value.
pub const ANSWERS: Phrase = Phrase::new("各题回答分布", "Answers by value");
/// What pressing a value does.
pub const ANSWERS_HINT: Phrase = Phrase::new(
    "如果某个值其实表示“未作答”或“不适用”，点它即可按未作答处理。",
    "If a value means \"no answer\" or \"does not apply\", press it to count it as no answer.",
);
/// A value with how often it was given.
pub const ANSWER: Phrase = Phrase::new("{value} 分 · {n}", "{value} · {n}");
/// Name of that button.
pub const ANSWER_DROP: Phrase = Phrase::new(
    "把“{rating}”的 {value} 分按未作答处理（{n} 个）",
    "Count {value} of \"{rating}\" as no answer ({n})",
);

/// Title of events over time.
pub const COVERAGE: Phrase = Phrase::new("随时间的覆盖", "Coverage over time");
/// What the bars say.
pub const COVERAGE_MONTHS: Phrase = Phrase::new(
    "每月事件数，{from} 至 {to}，单月最多 {most}",
    "Events by month, {from} to {to}, at most {most} in one",
);
/// What the bars say.
pub const COVERAGE_DAYS: Phrase = Phrase::new(
    "每日事件数，{from} 至 {to}，单日最多 {most}",
    "Events by day, {from} to {to}, at most {most} on one",
);
/// One bar.
pub const COVERAGE_AT: Phrase = Phrase::new("{at}：{n}", "{at}: {n}");

/// Empty cells.
pub const INCOMPLETE: Phrase = Phrase::new("缺失值", "Missing values");
/// What they are.
pub const INCOMPLETE_HINT: Phrase =
    Phrase::new("导入的列中为空的单元格。", "Empty cells of imported columns.");
/// Rows and cells that could not be read.
pub const INVALID: Phrase = Phrase::new("无法识别的行和单元格", "Rows and cells that could not be read");
/// What they are.
pub const INVALID_HINT: Phrase = Phrase::new(
    "时间、评分、金额等读不出来的内容；哪个文件、哪一行、哪一列见问题明细。",
    "Times, ratings, amounts and the like that could not be read; file, row and column are listed under Findings.",
);
/// Touchpoints that nobody drew.
pub const OFF_MAP: Phrase = Phrase::new("不在旅程图上的触点", "Touchpoints on no map");
/// What they are.
pub const OFF_MAP_HINT: Phrase = Phrase::new(
    "数据里有、当前旅程图上没有的触点；可绑定到已有触点，或新建。",
    "Touchpoints of the data that the journey does not show; bind them to a touchpoint, or create them.",
);

/// Finding.
pub const DUPLICATES: Phrase = Phrase::new("完全重复的行", "Exact duplicates");
/// Finding.
pub const SAME_MOMENT: Phrase = Phrase::new("同一时刻的多个触点", "Several touchpoints at one moment");
/// Finding.
pub const OUT_OF_ORDER: Phrase = Phrase::new("先后颠倒的步骤", "Steps out of order");
/// Finding.
pub const FAR_TIMES: Phrase = Phrase::new("离群的时间", "Times far from all others");
/// Finding.
pub const NEGATIVE_AMOUNTS: Phrase = Phrase::new("小于 0 的金额", "Amounts below 0");
/// Finding.
pub const REFUNDS_ABOVE_AMOUNT: Phrase = Phrase::new("退款超过金额", "Refunds above the amount");
/// Finding.
pub const NEGATIVE_TENURE: Phrase = Phrase::new("小于 0 的在网月数", "Tenure below 0");
/// Finding.
pub const CUSTOMERS_WITHOUT_EVENTS: Phrase = Phrase::new("没有行为的客户", "Customers without events");
/// Finding.
pub const UNKNOWN_CUSTOMERS: Phrase = Phrase::new("不在名单里的客户", "Customers who are not listed");
/// Finding.
pub const CURRENCIES: Phrase = Phrase::new("币种不一致的金额", "Amounts in several currencies");
/// What it means.
pub const CURRENCIES_HINT: Phrase = Phrase::new(
    "金额会直接相加，不做汇率换算。请先在源文件里换算成同一币种，或按币种列筛选后再看金额。",
    "Amounts are added up without conversion. Convert them in the file first, or filter by the column of currencies.",
);
/// Finding.
pub const GAPS: Phrase = Phrase::new("没有事件的时段", "Periods without events");
/// What it means.
pub const DUPLICATES_HINT: Phrase = Phrase::new(
    "每一列都与前面某行相同，多半是重复导出。目前仍计入。",
    "Equal to an earlier row in every column, most likely exported twice. They count unless left out.",
);
/// What it means.
pub const SAME_MOMENT_HINT: Phrase = Phrase::new(
    "同一客户在同一时刻有不同触点，先后只能按文件里的顺序。时间精确到秒通常就会消失。",
    "One customer, one moment, different touchpoints: only the order of the file says which came first. Times with seconds usually settle it.",
);
/// What it means.
pub const OUT_OF_ORDER_HINT: Phrase = Phrase::new(
    "后面的步骤反而早于前面的步骤，请核对来源系统的时间。",
    "A later step is earlier than one before it; check the times in the source.",
);
/// What it means.
pub const FAR_TIMES_HINT: Phrase = Phrase::new(
    "远早于或远晚于其余数据（超出四分位距的三倍，至少三年），常见于 1970-01-01、9999-12-31 一类占位值。",
    "Far before or after everything else (more than three times the interquartile range, three years at least): often a placeholder such as 1970-01-01.",
);
/// What it means.
pub const NEGATIVE_AMOUNTS_HINT: Phrase =
    Phrase::new("可能是退款记成了负数。", "They may be refunds written as negative amounts.");
/// What it means.
pub const REFUNDS_ABOVE_AMOUNT_HINT: Phrase =
    Phrase::new("退回的钱比收到的多，请核对。", "More was paid back than was paid; check the source.");
/// What it means.
pub const NEGATIVE_TENURE_HINT: Phrase =
    Phrase::new("在网时长不可能小于 0。", "A customer cannot have been one for less than 0 months.");
/// What it means.
pub const CUSTOMERS_WITHOUT_EVENTS_HINT: Phrase = Phrase::new(
    "在客户名单里，但没有任何事件、评价或订单。如果不应如此，请核对两份文件的客户编号写法。",
    "Listed as customers, yet without any event, feedback or order. If that surprises, check how the files write IDs.",
);
/// What it means.
pub const UNKNOWN_CUSTOMERS_HINT: Phrase = Phrase::new(
    "有行为，但不在客户名单里，因此没有客户属性。",
    "They have events but are not in the table of customers, so they have no attributes.",
);
/// What it means.
pub const GAPS_HINT: Phrase = Phrase::new(
    "首末之间一个事件也没有的日或月，可能是漏导了文件。",
    "Days or months between the first and the last event with none at all; a file may be missing.",
);
/// Remedy, as a button.
pub const DO_DROP_DUPLICATES: Phrase = Phrase::new("去掉重复的行", "Leave duplicates out");
/// Remedy, as a button.
pub const DO_DROP_FAR_TIMES: Phrase = Phrase::new("去掉这些事件", "Leave these events out");
/// Remedy, as a button.
pub const DO_NO_AMOUNT: Phrase = Phrase::new("按没有金额处理", "Count them as no amount");
/// Remedy, as a button.
pub const DO_REFUND: Phrase = Phrase::new("按退款处理", "Count them as refunds");
/// Remedy, in force and as a button.
pub const NO_ANSWER: Phrase =
    Phrase::new("“{rating}”的 {value} 分按未作答处理", "{value} of \"{rating}\" is no answer");
/// Remedy in force.
pub const DROPPED_FAR_TIMES: Phrase =
    Phrase::new("去掉离群时间的事件", "Events far from all others are left out");
/// Remedy in force.
pub const DROPPED_DUPLICATES: Phrase = Phrase::new("去掉重复的行", "Duplicates are left out");
/// Remedy in force.
pub const NO_AMOUNT: Phrase = Phrase::new("负数金额按没有金额处理", "Amounts below 0 are no amount");
/// Remedy in force.
pub const REFUNDED: Phrase = Phrase::new("负数金额按退款处理", "Amounts below 0 are refunds");
