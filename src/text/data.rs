//! The words of the data page: choosing a file, its mapping, data sets, quality, matching. Roles, encodings, formats
//! and findings are in `reader`, problems in `problem`.

use super::{Lang, Phrase};

/// Nothing is there: title.
pub const EMPTY: Phrase = Phrase::new("把客户行为数据拖到这里", "Drop your customer data here");
/// Nothing is there: what to bring.
pub const EMPTY_TEXT: Phrase = Phrase::new(
    "一行是一次客户行为，至少要有客户编号、时间和触点三列；渠道、阶段、评分、金额、评论和其他属性可有可无。",
    "One row per customer event, with at least a customer ID, a time and a touchpoint. Channel, stage, ratings, amount, comment and other attributes are optional.",
);
/// What can be read.
pub const FORMATS: Phrase = Phrase::new(
    "支持 Excel（.xlsx、.xlsm）、CSV、TSV、JSON、JSON Lines 和 XES 事件日志；分隔符与 UTF-8、UTF-16、GB18030 编码自动识别。",
    "Excel (.xlsx, .xlsm), CSV, TSV, JSON, JSON Lines and XES event logs; separators and the encodings UTF-8, UTF-16 and GB18030 are detected.",
);
/// Nothing leaves the machine.
pub const PRIVATE: Phrase = Phrase::new(
    "数据只保存在这台电脑的浏览器里，不会上传。",
    "The data stays in this browser; nothing is uploaded.",
);
/// Chooses a file.
pub const CHOOSE: Phrase = Phrase::new("选择文件…", "Choose a file…");
/// Loads the synthetic sample.
pub const SAMPLE: Phrase = Phrase::new("载入示例数据", "Load the sample data");
/// The sample is being made.
pub const SAMPLE_LOADING: Phrase = Phrase::new("正在生成示例数据…", "Making the sample data…");
/// While a file is dragged over the page.
pub const DROP: Phrase = Phrase::new("松开即可导入", "Drop to import");
/// Short form beside the list.
pub const DROP_MORE: Phrase = Phrase::new("把数据文件拖到页面任意处，或", "Drop a data file anywhere, or");

/// Title of the import dialog; `{name}` is the file.
pub const IMPORT_TITLE: Phrase = Phrase::new("导入“{name}”", "Import \"{name}\"");
/// The beginning of the file is being read.
pub const LOOKING: Phrase = Phrase::new("正在读取文件开头…", "Reading the beginning of the file…");
/// What to do in the dialog.
pub const MAPPING_HINT: Phrase = Phrase::new(
    "已按表头和内容猜测各列的含义，请核对后导入。",
    "What each column means was guessed from headers and values; check it, then import.",
);
/// How the file is written.
pub const FILE_FORMAT: Phrase = Phrase::new("文件格式", "File format");
/// Sheet of a workbook.
pub const SHEET: Phrase = Phrase::new("工作表", "Sheet");
/// Encoding.
pub const ENCODING: Phrase = Phrase::new("编码", "Encoding");
/// Separator.
pub const SEPARATOR: Phrase = Phrase::new("分隔符", "Separator");
/// Comma.
pub const COMMA: Phrase = Phrase::new("逗号 ,", "Comma ,");
/// Tab.
pub const TAB: Phrase = Phrase::new("制表符", "Tab");
/// Semicolon.
pub const SEMICOLON: Phrase = Phrase::new("分号 ;", "Semicolon ;");
/// Pipe.
pub const PIPE: Phrase = Phrase::new("竖线 |", "Pipe |");
/// Format of times.
pub const DATES: Phrase = Phrase::new("日期格式", "Date format");
/// Time zone.
pub const ZONE: Phrase = Phrase::new("时区", "Time zone");
/// Decimal comma.
pub const DECIMALS: Phrase = Phrase::new("小数点", "Decimal mark");
/// A point.
pub const DECIMAL_POINT: Phrase = Phrase::new("1,234.50（点）", "1,234.50 (point)");
/// A comma.
pub const DECIMAL_COMMA: Phrase = Phrase::new("1.234,50（逗号）", "1.234,50 (comma)");
/// How a time is read: `{cell}` is what stands in the file, `{time}` what it means.
pub const TIME_READ: Phrase = Phrase::new("“{cell}”读作 {time}", "\"{cell}\" is read as {time}");
/// Some times cannot be read.
pub const TIME_UNREAD: Phrase = Phrase::new(
    "预览的 {n} 个时间中有 {bad} 个无法识别，如“{cell}”。请核对日期格式。",
    "{bad} of {n} times in the preview cannot be read, such as \"{cell}\". Check the date format.",
);
/// Name of the preview table; `{n}` rows of it.
pub const PREVIEW: Phrase =
    Phrase::new("前 {n} 行预览与各列含义", "First {n} rows and what each column means");
/// Name of a column's select.
pub const ROLE_OF: Phrase = Phrase::new("“{column}”列的含义", "Meaning of the column \"{column}\"");
/// Distinct values in the preview.
pub const DISTINCT: Phrase = Phrase::new("{n} 种不同的值", "{n} distinct {n|value|values}");
/// Empty cells in the preview.
pub const EMPTY_CELLS: Phrase = Phrase::new("{n} 个空值", "{n} empty");
/// What the values were counted in.
pub const SHAPE_HINT: Phrase =
    Phrase::new("按文件开头最多 1,000 行统计", "Counted in the beginning of the file, at most 1,000 rows");
/// More columns than are shown.
pub const MORE_COLUMNS: Phrase = Phrase::new(
    "只显示前 {n} 列，其余 {rest} 列按猜测的含义导入。",
    "The first {n} columns are shown; the other {rest} are imported as guessed.",
);
/// Satisfaction with its scale.
pub const RATING_CSAT: Phrase = Phrase::new("CSAT {min}–{max} 满意度", "CSAT {min}–{max}, satisfaction");
/// Recommendation with its scale.
pub const RATING_NPS: Phrase = Phrase::new("NPS {min}–{max} 推荐意愿", "NPS {min}–{max}, recommendation");
/// Effort with its scale.
pub const RATING_CES_LOW: Phrase = Phrase::new("CES {min}–{max} 越低越好", "CES {min}–{max}, low is good");
/// Effort with its scale, asked as ease.
pub const RATING_CES_HIGH: Phrase = Phrase::new("CES {min}–{max} 越高越好", "CES {min}–{max}, high is good");
/// Roles that some column must have.
pub const REQUIRED: Phrase = Phrase::new("必选", "Required");
/// Roles that may be given.
pub const OPTIONAL: Phrase = Phrase::new("可选", "Optional");
/// Starts the import.
pub const IMPORT: Phrase = Phrase::new("导入", "Import");
/// An import runs: bytes and rows.
pub const PROGRESS: Phrase =
    Phrase::new("已读取 {done} / {total}，{rows} 行", "Read {done} of {total}, {rows} {rows|row|rows}");
/// The import begins or ends.
pub const PROGRESS_BUSY: Phrase = Phrase::new("正在整理…", "Working…");
/// Stops the import.
pub const STOP: Phrase = Phrase::new("停止导入", "Stop the import");
/// The import was stopped.
pub const STOPPED: Phrase =
    Phrase::new("已停止导入，没有保存任何数据。", "Import stopped; nothing was kept.");
/// Rows of the file that was refused; why.
pub const REFUSED: Phrase = Phrase::new("{reason}：{n}", "{reason}: {n}");
/// Between two sentences.
pub const JOIN_SENTENCES: Phrase = Phrase::new("", " ");
/// Linked to a journey.
pub const LINKED: Phrase = Phrase::new("已关联到旅程“{name}”。", "Linked to the journey \"{name}\".");

/// The list of data sets.
pub const SETS: Phrase = Phrase::new("数据集", "Data sets");
/// Marks the synthetic sample.
pub const SYNTHETIC: Phrase = Phrase::new("合成数据", "Synthetic");
/// Marks the one the shown journey is linked to.
pub const IN_USE: Phrase = Phrase::new("当前旅程", "This journey");
/// Rows, short.
pub const N_ROWS: Phrase = Phrase::new("{n} 行", "{n} {n|row|rows}");
/// Customers, short.
pub const N_CUSTOMERS: Phrase = Phrase::new("{n} 位客户", "{n} {n|customer|customers}");
/// Journeys linked to it.
pub const USED_BY: Phrase = Phrase::new("关联旅程：{names}", "Linked to: {names}");
/// No journey is linked to it.
pub const UNUSED: Phrase = Phrase::new("未关联旅程", "Not linked to a journey");
/// Links it.
pub const LINK: Phrase = Phrase::new("关联到“{name}”", "Link to \"{name}\"");
/// Ends the link.
pub const UNLINK: Phrase = Phrase::new("取消关联", "Unlink");
/// A journey is made from it.
pub const DRAW: Phrase = Phrase::new("一键生成旅程图", "Map from data");
/// Asks what the last stage stands for.
pub const GOAL: Phrase = Phrase::new("旅程的目标", "Goal of the journey");
/// What the goal does.
pub const GOAL_HINT: Phrase = Phrase::new(
    "目标是最后一个阶段，转化率算到这里；之后才出现的触点也放在该阶段。报错、失败类事件不会单独成为阶段。",
    "The goal is the last stage, and conversion is measured up to it; touchpoints met later lie there, too. Errors and failures never become a stage of their own.",
);
/// Stages as they are met.
pub const NO_GOAL: Phrase =
    Phrase::new("没有目标，按出现顺序分阶段", "No goal: stages in the order they are met");
/// Draws it.
pub const DRAW_NOW: Phrase = Phrase::new("生成旅程图", "Draw the map");
/// It is being made.
pub const DRAWING: Phrase = Phrase::new("正在生成…", "Drawing…");
/// It was made.
pub const DRAWN: Phrase = Phrase::new(
    "已由数据生成旅程图：{stages} 个阶段、{touchpoints} 个触点。",
    "Map drawn from data: {stages} stages, {touchpoints} touchpoints.",
);
/// It was made without the rarest touchpoints.
pub const DRAWN_SOME: Phrase = Phrase::new(
    "已由数据生成旅程图：{stages} 个阶段、{touchpoints} 个触点；另有 {left} 个较少出现的触点未放入。",
    "Map drawn from data: {stages} stages, {touchpoints} touchpoints; {left} rarer ones were left out.",
);
/// Deletes it.
pub const DELETE: Phrase = Phrase::new("删除数据集", "Delete data set");
/// Renames a data set.
pub const RENAME: Phrase = Phrase::new("重命名数据集", "Rename data set");
/// The field for its name.
pub const SET_NAME: Phrase = Phrase::new("数据集名称", "Name of the data set");
/// Asks before it goes.
pub const DELETE_ASK: Phrase = Phrase::new(
    "确定从此浏览器删除数据集“{name}”吗？无法撤销；需要时可从原文件重新导入。",
    "Delete the data set \"{name}\" from this browser? This cannot be undone; you can import the file again.",
);
/// Asks before it goes, where journeys use it.
pub const DELETE_ASK_USED: Phrase = Phrase::new(
    "确定从此浏览器删除数据集“{name}”吗？旅程{names}正在使用它，删除后将不再显示指标。无法撤销；需要时可从原文件重新导入。",
    "Delete the data set \"{name}\" from this browser? The journeys {names} use it and will show no figures. This cannot be undone; you can import the file again.",
);
/// It was deleted.
pub const DELETED: Phrase = Phrase::new("已删除数据集“{name}”。", "Deleted the data set \"{name}\".");
/// A name in a list of names.
pub const QUOTED: Phrase = Phrase::new("“{name}”", "\"{name}\"");
/// Joins names.
pub const JOINT: Phrase = Phrase::new("、", ", ");
/// Nothing of the map is in the data.
pub const NOTHING_MATCHES: Phrase = Phrase::new(
    "这份数据的触点与旅程图上的一个也对不上，所以图上没有指标。可在下面逐个绑定，或直接由数据生成一张旅程图。",
    "None of the data's touchpoints is on the map, so the map shows no figures. Bind them below, or draw a map from the data.",
);

/// Tile.
pub const ROWS_READ: Phrase = Phrase::new("读取行数", "Rows read");
/// Tile.
pub const ROWS_KEPT: Phrase = Phrase::new("已导入", "Imported");
/// Tile.
pub const ROWS_REJECTED: Phrase = Phrase::new("未导入", "Left out");
/// Tile.
pub const CUSTOMERS: Phrase = Phrase::new("客户", "Customers");
/// Tile.
pub const PERIOD: Phrase = Phrase::new("期间", "Period");
/// The last day of the period.
pub const UNTIL: Phrase = Phrase::new("至 {day}", "to {day}");
/// Tile.
pub const DUPLICATES: Phrase = Phrase::new("重复行", "Duplicates");
/// What duplicates are.
pub const DUPLICATES_HINT: Phrase =
    Phrase::new("已导入的列全部相同，仍计入", "equal in every imported column; counted");
/// Tile.
pub const TOUCHPOINTS: Phrase = Phrase::new("触点", "Touchpoints");
/// Touchpoints that nobody knows.
pub const N_UNMATCHED: Phrase = Phrase::new("{n} 个未匹配", "{n} unmatched");
/// All are known.
pub const ALL_MATCHED: Phrase = Phrase::new("全部已匹配", "all matched");
/// A share that would round to all.
pub const ALMOST_ALL: Phrase = Phrase::new("超过 99.9%", "over 99.9%");
/// Tile: nothing was left out.
pub const NONE_REJECTED: Phrase = Phrase::new("没有问题行", "no bad rows");

/// Missing values per column.
pub const MISSING: Phrase = Phrase::new("各列缺失值", "Missing values by column");
/// No value is missing.
pub const NONE_MISSING: Phrase =
    Phrase::new("导入的各列都没有缺失值。", "No imported column has missing values.");
/// Column.
pub const COLUMN: Phrase = Phrase::new("列", "Column");
/// Role of a column.
pub const MEANING: Phrase = Phrase::new("含义", "Meaning");
/// Number of missing values.
pub const MISSING_COUNT: Phrase = Phrase::new("缺失", "Missing");
/// Share of missing values.
pub const SHARE: Phrase = Phrase::new("占比", "Share");

/// Findings.
pub const FINDINGS: Phrase = Phrase::new("问题明细", "Findings");
/// No findings.
pub const NO_FINDINGS: Phrase = Phrase::new("每一行都已完整导入。", "Every row was imported in full.");
/// Line of a text file.
pub const LINE: Phrase = Phrase::new("行号", "Line");
/// Row of a workbook.
pub const ROW: Phrase = Phrase::new("表格行", "Row");
/// Record of JSON.
pub const RECORD: Phrase = Phrase::new("第几条记录", "Record");
/// Event of a log.
pub const LOG_EVENT: Phrase = Phrase::new("第几个事件", "Event");
/// Place in files of several formats.
pub const PLACE: Phrase = Phrase::new("位置", "Place");
/// The file.
pub const FILE: Phrase = Phrase::new("文件", "File");
/// Reason.
pub const REASON: Phrase = Phrase::new("原因", "Reason");
/// The offending text.
pub const ORIGINAL: Phrase = Phrase::new("原文", "Text");
/// The whole row is meant.
pub const WHOLE_ROW: Phrase = Phrase::new("整行", "whole row");
/// Only the first are listed.
pub const FINDINGS_CAPPED: Phrase = Phrase::new(
    "共 {all} 处，这里列出前 {n} 处；各原因的数量按全部统计。",
    "{all} findings; the first {n} are listed, the counts by reason cover all.",
);
/// Downloads them.
pub const FINDINGS_CSV: Phrase = Phrase::new("下载明细（CSV）", "Download as CSV");
/// File name of them; `{name}` is the data set.
pub const FINDINGS_FILE: Phrase = Phrase::new("{name}-问题明细", "{name}-findings");
/// More rows of a table.
pub const SHOW_MORE: Phrase = Phrase::new("再显示 {n} 行", "Show {n} more");
/// So many of so many.
pub const SHOWN: Phrase = Phrase::new("显示 {n} / {all}", "{n} of {all} shown");

/// Touchpoints against the map.
pub const MATCH_TOUCHPOINTS: Phrase = Phrase::new("触点匹配", "Touchpoints and the map");
/// How they are matched.
pub const MATCH_TOUCHPOINTS_HINT: Phrase = Phrase::new(
    "按名称与别名匹配，不区分大小写。未匹配的可绑定到已有触点，或新建。",
    "Matched by name and alias, ignoring case. Bind the unmatched to a touchpoint, or create them.",
);
/// Stages against the map.
pub const MATCH_STAGES: Phrase = Phrase::new("阶段匹配", "Stages and the map");
/// How they are matched.
pub const MATCH_STAGES_HINT: Phrase = Phrase::new(
    "数据中的阶段按客户经过的先后排列。",
    "Stages of the data, in the order customers meet them.",
);
/// The data names no stages.
pub const NO_STAGES: Phrase = Phrase::new(
    "数据里没有阶段列；客户所处的阶段由触点在图上的位置判断。",
    "The data has no stage column; a customer's stage follows from where touchpoints lie on the map.",
);
/// Channels against the registry.
pub const MATCH_CHANNELS: Phrase = Phrase::new("渠道匹配", "Channels");
/// The data names no channels.
pub const NO_CHANNELS: Phrase = Phrase::new("数据里没有渠道列。", "The data has no channel column.");
/// Name in the data.
pub const IN_DATA: Phrase = Phrase::new("数据中的名称", "Name in the data");
/// Events.
pub const EVENTS: Phrase = Phrase::new("次数", "Events");
/// What it is on the map.
pub const IN_MAP: Phrase = Phrase::new("旅程图中", "On the map");
/// Known and on the map.
pub const ON_MAP: Phrase = Phrase::new("在图上", "on the map");
/// Known, not on the map.
pub const OFF_MAP: Phrase = Phrase::new("已登记，未上图", "registered, not on the map");
/// Known.
pub const MATCHED: Phrase = Phrase::new("已匹配", "matched");
/// How channels are matched.
pub const MATCH_CHANNELS_HINT: Phrase = Phrase::new(
    "新建的渠道按名称猜测类型，可在“触点、渠道与设置”里修改。",
    "New channels get a kind guessed from their name; change it under Touchpoints, channels, settings.",
);
/// Known under another name.
pub const KNOWN_AS: Phrase = Phrase::new("即“{name}”", "as \"{name}\"");
/// Remark of a tile: touchpoints of the data that are known, but have no card on the map.
pub const N_OFF_MAP: Phrase = Phrase::new("{n} 个不在图上", "{n} not on the map");
/// Shows the unmatched alone.
pub const ONLY_UNMATCHED: Phrase = Phrase::new("只看未匹配（{n}）", "Unmatched only ({n})");
/// Binds a name to something known.
pub const BIND: Phrase = Phrase::new("绑定到…", "Bind to…");
/// Name of that select.
pub const BIND_NAME: Phrase = Phrase::new("把“{name}”绑定到", "Bind \"{name}\" to");
/// Creates one.
pub const CREATE: Phrase = Phrase::new("新建", "Create");
/// Name of that button.
pub const CREATE_NAME: Phrase = Phrase::new("新建“{name}”", "Create \"{name}\"");
/// Creates all that are unmatched.
pub const CREATE_ALL: Phrase = Phrase::new("全部新建（{n}）", "Create all ({n})");
/// Where new touchpoints go.
pub const PLACE_NEW: Phrase = Phrase::new("新建的触点", "New touchpoints");
/// Only into the registry.
pub const PLACE_NONE: Phrase = Phrase::new("只登记，不放到图上", "Register only, no card");
/// Onto the map.
pub const PLACE_AT: Phrase = Phrase::new("放到 {place}", "Card on {place}");
/// Bound.
pub const BOUND: Phrase = Phrase::new("“{name}”已绑定到“{known}”。", "Bound \"{name}\" to \"{known}\".");
/// Created.
pub const CREATED: Phrase = Phrase::new("已新建 {n} 项。", "Created {n}.");
/// A name in the data that is empty.
pub const NO_NAME: Phrase = Phrase::new("（空）", "(empty)");

/// A time zone by its offset from UTC in minutes: `UTC+08:00`.
pub fn zone(offset_minutes: i32) -> String {
    let size = offset_minutes.unsigned_abs();
    let sign = if offset_minutes < 0 { '\u{2212}' } else { '+' };
    format!("UTC{sign}{:02}:{:02}", size / 60, size % 60)
}

/// Names as a list, each in quotation marks.
pub fn quoted(names: &[String], lang: Lang) -> String {
    let quoted: Vec<String> = names.iter().map(|name| QUOTED.fill(lang, &[("name", name)])).collect();
    quoted.join(JOINT.get(lang))
}

/// What an import changed beside the data.
pub const CURRENCY_TAKEN: Phrase = Phrase::new(
    "金额按文件中的币种显示：{currency}。",
    "Amounts are shown in the currency of the file: {currency}.",
);
/// The currency of amounts.
pub const CURRENCY: Phrase = Phrase::new("金额的币种", "Currency of amounts");
/// Any currency, or none named.
pub const CURRENCY_ANY: Phrase = Phrase::new("未标明", "Not named");

#[cfg(test)]
mod tests {
    use super::{Lang, quoted, zone};

    #[test]
    fn zones_and_names_are_written_in_full() {
        assert_eq!([zone(480), zone(0), zone(-570)], ["UTC+08:00", "UTC+00:00", "UTC−09:30"]);
        let names = ["购买".to_owned(), "售后".to_owned()];
        assert_eq!(quoted(&names, Lang::Zh), "“购买”、“售后”");
    }
}
