//! The words of the import: roles, encodings, formats of time, and what can be wrong with a row or a file.

use super::Phrase;

/// Role: the column is left out.
pub const ROLE_IGNORE: Phrase = Phrase::new("不导入", "Do not import");
/// Role: who.
pub const ROLE_CUSTOMER: Phrase = Phrase::new("客户编号", "Customer ID");
/// Role: when.
pub const ROLE_TIME: Phrase = Phrase::new("时间", "Time");
/// Role: what was met.
pub const ROLE_TOUCHPOINT: Phrase = Phrase::new("触点", "Touchpoint");
/// Role: through what.
pub const ROLE_CHANNEL: Phrase = Phrase::new("渠道", "Channel");
/// Role: in which stage.
pub const ROLE_STAGE: Phrase = Phrase::new("阶段", "Stage");
/// Role: in which session, order or case.
pub const ROLE_CASE: Phrase = Phrase::new("会话 / 订单号", "Session / order ID");
/// Role: satisfaction rating.
pub const ROLE_CSAT: Phrase = Phrase::new("满意度（CSAT）", "Satisfaction (CSAT)");
/// Role: recommendation rating.
pub const ROLE_NPS: Phrase = Phrase::new("推荐意愿（NPS）", "Likelihood to recommend (NPS)");
/// Role: effort rating.
pub const ROLE_CES: Phrase = Phrase::new("费力度（CES）", "Effort (CES)");
/// Role: money.
pub const ROLE_AMOUNT: Phrase = Phrase::new("金额", "Amount");
/// Role: free text.
pub const ROLE_COMMENT: Phrase = Phrase::new("评论", "Comment");
/// Role: anything to filter by.
pub const ROLE_ATTRIBUTE: Phrase = Phrase::new("其他属性", "Other attribute");

/// What the role is for.
pub const ROLE_CUSTOMER_HINT: Phrase =
    Phrase::new("必选，用来串起同一位客户的行为", "Required; ties the events of a customer together");
/// What the role is for.
pub const ROLE_TIME_HINT: Phrase = Phrase::new("必选，行为发生的时间", "Required; when it happened");
/// What the role is for.
pub const ROLE_TOUCHPOINT_HINT: Phrase = Phrase::new(
    "必选，客户接触了什么，如页面、事件、环节",
    "Required; what the customer met: page, event, step",
);
/// What the role is for.
pub const ROLE_ATTRIBUTE_HINT: Phrase = Phrase::new("用于筛选和分组", "To filter and break down by");

/// Role: what is left of the amount.
pub const ROLE_MARGIN: Phrase = Phrase::new("毛利", "Margin");
/// Role: what was paid back.
pub const ROLE_REFUND: Phrase = Phrase::new("退款", "Refund");
/// Role: how much an answer weighs.
pub const ROLE_WEIGHT: Phrase = Phrase::new("样本权重", "Weight");
/// Role: how long a customer has been one.
pub const ROLE_TENURE: Phrase = Phrase::new("在网月数", "Tenure (months)");
/// Role: whether a customer has left.
pub const ROLE_CHURNED: Phrase = Phrase::new("是否流失", "Churned");
/// Role: a number.
pub const ROLE_NUMBER: Phrase = Phrase::new("数值", "Number");
/// Role: when a step was.
pub const ROLE_TIME_OF: Phrase = Phrase::new("某一步的时间", "Time of a step");
/// Role: the id that others stand for.
pub const ROLE_CANONICAL: Phrase = Phrase::new("主客户编号", "Main customer ID");
/// What the role is for.
pub const ROLE_MARGIN_HINT: Phrase =
    Phrase::new("金额减去成本，用来算客户价值和回本", "Amount less its cost; for customer value and payback");
/// What the role is for.
pub const ROLE_REFUND_HINT: Phrase = Phrase::new("退回客户的金额", "What was paid back to the customer");
/// What the role is for.
pub const ROLE_WEIGHT_HINT: Phrase =
    Phrase::new("调研加权用，每份答卷一个权重", "Survey weight, one for each respondent");
/// What the role is for.
pub const ROLE_TENURE_HINT: Phrase =
    Phrase::new("成为客户至今的月数，用来算留存曲线", "Months as a customer; for retention curves");
/// What the role is for.
pub const ROLE_CHURNED_HINT: Phrase =
    Phrase::new("哪些客户已经流失，如“是”“Yes”“1”", "Who has left: Yes, 1, churned");
/// What the role is for.
pub const ROLE_TIME_OF_HINT: Phrase = Phrase::new(
    "列名就是步骤名，每个时间变成一个事件",
    "The header names the step; each time becomes an event",
);
/// What the role is for.
pub const ROLE_CANONICAL_HINT: Phrase =
    Phrase::new("同一位客户统一使用的编号", "The one ID by which the customer is known");

/// What a file holds.
pub const HOLDS_EVENTS: Phrase = Phrase::new("行为事件", "Events");
/// What a file holds.
pub const HOLDS_FEEDBACK: Phrase = Phrase::new("评价与调研", "Feedback and surveys");
/// What a file holds.
pub const HOLDS_ORDERS: Phrase = Phrase::new("订单", "Orders");
/// What a file holds.
pub const HOLDS_CUSTOMERS: Phrase = Phrase::new("客户名单", "Customers");
/// What a file holds.
pub const HOLDS_COSTS: Phrase = Phrase::new("费用", "Costs");
/// What a file holds.
pub const HOLDS_ALIASES: Phrase = Phrase::new("客户编号对照", "Customer ID aliases");
/// What its rows are.
pub const HOLDS_EVENTS_HINT: Phrase = Phrase::new(
    "每行一次接触：谁、何时、在哪个触点",
    "A row for each interaction: who, when, which touchpoint",
);
/// What its rows are.
pub const HOLDS_FEEDBACK_HINT: Phrase = Phrase::new(
    "每行一份答卷或一条评价：满意度、推荐意愿、费力度、评论",
    "A row for each answer or respondent: CSAT, NPS, CES, comments",
);
/// What its rows are.
pub const HOLDS_ORDERS_HINT: Phrase =
    Phrase::new("每行一笔订单：谁、何时、多少钱", "A row for each order: who, when, how much");
/// What its rows are.
pub const HOLDS_CUSTOMERS_HINT: Phrase = Phrase::new(
    "每行一位客户和他的属性，用于分组，也用来算流失和留存",
    "A row for each customer with attributes: to break down by, and for churn and retention",
);
/// What its rows are.
pub const HOLDS_COSTS_HINT: Phrase = Phrase::new(
    "每行一笔投放或获客费用：时期、渠道、金额，用来算获客成本",
    "A row for each spend: period, channel, amount; for acquisition cost",
);
/// What its rows are.
pub const HOLDS_ALIASES_HINT: Phrase = Phrase::new(
    "每行两个编号：别名和它对应的主编号，把同一位客户合并起来",
    "Two IDs a row: another ID and the one it stands for; joins one customer under several IDs",
);
/// The touchpoint of orders that name none.
pub const TOUCHPOINT_ORDER: Phrase = Phrase::new("下单", "Order");
/// The touchpoint of feedback that names none.
pub const TOUCHPOINT_FEEDBACK: Phrase = Phrase::new("评价", "Feedback");
/// An answer that is no score.
pub const ABSENT_NO_ANSWER: Phrase = Phrase::new("未作答", "No answer");
/// An answer that is no score.
pub const ABSENT_NOT_USED: Phrase = Phrase::new("未使用过", "Not used");
/// A point of the scale.
pub const MEANS_SCORE: Phrase = Phrase::new("{n} 分", "Score {n}");
/// What becomes of rows that are there already.
pub const REPEATS_SKIP: Phrase = Phrase::new("跳过已有的行", "Skip rows that are already there");
/// What becomes of rows that are there already.
pub const REPEATS_UPDATE: Phrase = Phrase::new("用新数据更新已有的行", "Update rows that are already there");

/// Encoding.
pub const ENCODING_UTF8: Phrase = Phrase::new("UTF-8", "UTF-8");
/// Encoding.
pub const ENCODING_UTF16_LE: Phrase = Phrase::new("UTF-16（小端）", "UTF-16 (little endian)");
/// Encoding.
pub const ENCODING_UTF16_BE: Phrase = Phrase::new("UTF-16（大端）", "UTF-16 (big endian)");
/// Encoding.
pub const ENCODING_GB18030: Phrase = Phrase::new("GB18030（含 GBK、GB2312）", "GB18030 (GBK, GB2312)");

/// Format of times, with an example.
pub const DATES_YEAR_FIRST: Phrase =
    Phrase::new("年-月-日，如 2026-01-31 08:05", "Year first: 2026-01-31 08:05");
/// Format of times, with an example.
pub const DATES_DAY_FIRST: Phrase =
    Phrase::new("日/月/年，如 31/01/2026 08:05", "Day first: 31/01/2026 08:05");
/// Format of times, with an example.
pub const DATES_MONTH_FIRST: Phrase =
    Phrase::new("月/日/年，如 01/31/2026 8:05 AM", "Month first: 01/31/2026 8:05 AM");
/// Format of times, with an example.
pub const DATES_EPOCH_SECONDS: Phrase =
    Phrase::new("Unix 时间戳（秒），如 1769817900", "Unix time in seconds: 1769817900");
/// Format of times, with an example.
pub const DATES_EPOCH_MILLIS: Phrase =
    Phrase::new("Unix 时间戳（毫秒），如 1769817900000", "Unix time in milliseconds: 1769817900000");
/// Format of times, with an example.
pub const DATES_EXCEL_SERIAL: Phrase =
    Phrase::new("Excel 日期序号，如 46053.34", "Excel date serial number: 46053.34");

/// Finding: what is wrong with a row and what was done.
pub const TOO_MANY_CELLS: Phrase =
    Phrase::new("列数比表头多，整行未导入", "More cells than headers; row not imported");
/// Finding: what is wrong with a row and what was done.
pub const TOO_FEW_CELLS: Phrase =
    Phrase::new("缺少必填的列，整行未导入", "Required cells are missing; row not imported");
/// Finding: what is wrong with a row and what was done.
pub const MISSING_CELLS: Phrase =
    Phrase::new("行尾缺列，缺少的单元格按空值处理", "Cells missing at the end of the row; treated as empty");
/// The made-up name of a column of a file without a header line.
pub const COLUMN: Phrase = Phrase::new("第 {number} 列", "Column {number}");
/// Finding: what is wrong with a row and what was done.
pub const BAD_TIME: Phrase = Phrase::new("时间无法识别，整行未导入", "Time cannot be read; row not imported");
/// Finding: what is wrong with a row and what was done.
pub const NO_CUSTOMER: Phrase = Phrase::new("缺少客户编号，整行未导入", "No customer ID; row not imported");
/// Finding: what is wrong with a row and what was done.
pub const NO_TOUCHPOINT: Phrase = Phrase::new("缺少触点，整行未导入", "No touchpoint; row not imported");
/// Finding: what is wrong with a row and what was done.
pub const BAD_RATING: Phrase =
    Phrase::new("评分不是数字，按未评分处理", "Rating is not a number; treated as no answer");
/// Finding: what is wrong with a row and what was done.
pub const RATING_OUT_OF_SCALE: Phrase =
    Phrase::new("评分超出量表范围，按未评分处理", "Rating is outside its scale; treated as no answer");
/// Finding: what is wrong with a row and what was done.
pub const BAD_AMOUNT: Phrase =
    Phrase::new("金额无法识别，按无金额处理", "Amount cannot be read; treated as no amount");
/// Finding: what is wrong with a cell and what was done.
pub const OTHER_CURRENCY: Phrase = Phrase::new(
    "与文件中其他金额的币种不同，按无金额处理",
    "Another currency than the other amounts of the file; treated as no amount",
);
/// Finding: what is wrong with a cell and what was done.
pub const BAD_NUMBER: Phrase = Phrase::new("不是数字，按空值处理", "Not a number; treated as empty");
/// Finding: what is wrong with a cell and what was done.
pub const BAD_STEP_TIME: Phrase =
    Phrase::new("这一步的时间无法识别，未生成这一步", "Time of the step cannot be read; step not imported");
/// Finding: what is wrong with a row and what was done.
pub const BAD_CHARACTERS: Phrase = Phrase::new(
    "含有无法解码的字符，已用“\u{fffd}”代替；请检查文件编码",
    "Contains characters that cannot be decoded, shown as \"\u{fffd}\"; check the file's encoding",
);
/// Finding: what is wrong with a row and what was done.
pub const OPEN_QUOTE: Phrase =
    Phrase::new("引号未闭合，整行未导入", "A quotation mark is never closed; row not imported");
/// Finding: what is wrong with a row and what was done.
pub const CELL_TOO_LONG: Phrase = Phrase::new(
    "单元格超过 1 MB（可能是引号未闭合），整行未导入",
    "A cell is longer than 1 MB (a quotation mark may not be closed); row not imported",
);

/// Finding: what is wrong with a record and what was done.
pub const BAD_RECORD: Phrase =
    Phrase::new("这条记录不是有效的 JSON 对象，未导入", "The record is no valid JSON object; not imported");
/// Finding: what is wrong with a cell and what was done.
pub const ERROR_CELL: Phrase = Phrase::new(
    "单元格是错误值（如 #N/A），按空值处理",
    "The cell holds an error such as #N/A; treated as empty",
);
/// Finding: what is wrong with a cell and what was done.
pub const UNKNOWN_COLUMN: Phrase = Phrase::new(
    "这一列在文件开头没有出现，该单元格未导入",
    "The beginning of the file has no such column; cell not imported",
);

/// A workbook with a password.
pub const SOURCE_ENCRYPTED: Phrase = Phrase::new(
    "这个工作簿设有打开密码，无法读取。请在 Excel 中去掉密码、另存后再导入。",
    "The workbook is protected by a password. Remove the password in Excel, save it and import that.",
);
/// A workbook that is not in the format of today.
pub const SOURCE_OLD_WORKBOOK: Phrase = Phrase::new(
    "这是旧格式或二进制格式的 Excel 文件（.xls、.xlsb）。请在 Excel 或 WPS 中另存为 .xlsx 或 CSV 后再导入。",
    "This is an Excel file in an old or binary format (.xls, .xlsb). Save it as .xlsx or CSV in its own program and import that.",
);
/// A file that is not whole.
pub const SOURCE_CUT_OFF: Phrase = Phrase::new(
    "文件不完整，可能没有下载完或导出中断。请重新获取文件。",
    "The file ends too early; a download or an export may have been interrupted. Get it again.",
);
/// A file that is broken; `{why}` is what does not hold, in English.
pub const SOURCE_DAMAGED: Phrase = Phrase::new(
    "文件已损坏，读不下去。请在原软件中重新导出；Excel 文件可打开后另存一次。（{why}）",
    "The file is damaged. Export it again in its own program; open an Excel file and save it anew. ({why})",
);
/// A workbook without worksheets.
pub const SOURCE_NO_SHEETS: Phrase = Phrase::new("工作簿里没有工作表。", "The workbook has no worksheet.");
/// A workbook without the sheet asked for; `{sheet}` is its name.
pub const SOURCE_NO_SHEET: Phrase = Phrase::new(
    "工作簿里没有名为“{sheet}”的工作表，请重新选择。",
    "The workbook has no sheet named \"{sheet}\". Choose another one.",
);
/// Markup that defines a document type.
pub const SOURCE_DOCUMENT_TYPE: Phrase = Phrase::new(
    "文件带有 DOCTYPE 声明，出于安全不予读取。正常导出的事件日志和 Excel 文件都没有这种声明。",
    "The file has a DOCTYPE declaration and is not read, for safety. Event logs and Excel files have none.",
);
/// A log in an encoding that is not read; `{encoding}` as the file names it.
pub const SOURCE_ENCODING: Phrase = Phrase::new(
    "文件声明的编码是 {encoding}，无法读取。请以 UTF-8 重新导出。",
    "The file says it is in the encoding {encoding}, which cannot be read. Export it in UTF-8.",
);
/// XML that is no event log.
pub const SOURCE_NO_LOG: Phrase =
    Phrase::new("这个 XML 文件不是 XES 事件日志。", "This XML file is no XES event log.");
/// JSON without rows.
pub const SOURCE_NO_RECORDS: Phrase = Phrase::new(
    "JSON 里没有找到记录。应是对象的数组，如 [{\"user\": …}, …]，或包含这样一个数组的对象。",
    "No records were found in the JSON. It must be a list of objects, such as [{\"user\": …}, …], or an object with one.",
);
/// JSON with too many lists.
pub const SOURCE_MANY_LISTS: Phrase = Phrase::new(
    "JSON 里有不止一个对象数组，无法确定导入哪一个。请只留下要导入的那个数组。",
    "The JSON holds more than one list of objects. Keep the one to import.",
);
/// A record that is no JSON; `{n}` is its number, `{why}` what is wrong in English.
pub const SOURCE_BAD_RECORD: Phrase = Phrase::new(
    "JSON 在第 {n} 条记录处有语法错误，请修正后再导入。（{why}）",
    "The JSON has a syntax error at record {n}. Correct it and import again. ({why})",
);
/// Too large; `{limit}` is how much is taken in.
pub const SOURCE_FILE_BYTES: Phrase = Phrase::new(
    "工作簿超过 {limit}，请另存为 CSV 后导入：CSV 不限大小。",
    "The workbook is larger than {limit}. Save it as CSV, which may have any size.",
);
/// Too large; `{limit}` is how much is taken in.
pub const SOURCE_UNPACKED_BYTES: Phrase = Phrase::new(
    "工作簿解压后超过 {limit}，不予读取。如果确是正常数据，请另存为 CSV 后导入。",
    "The workbook unpacks to more than {limit} and is not read. If the data is real, save it as CSV and import that.",
);
/// Too large; `{limit}` is how much is taken in.
pub const SOURCE_SHARED_BYTES: Phrase = Phrase::new(
    "工作簿中的文字超过 {limit}，请拆分或另存为 CSV 后导入。",
    "The texts of the workbook are more than {limit}. Split it, or save it as CSV and import that.",
);
/// Too large; `{limit}` is how much is taken in.
pub const SOURCE_CELLS: Phrase = Phrase::new(
    "工作表超过 {limit} 个单元格，请删去不用的行列，或另存为 CSV 后导入。",
    "The sheet has more than {limit} cells. Delete rows and columns you do not need, or save it as CSV.",
);
/// Too large; `{limit}` is how much is taken in.
pub const SOURCE_RECORD_BYTES: Phrase = Phrase::new(
    "文件中有一条记录超过 {limit}，可能已损坏。",
    "A record of the file is larger than {limit}; the file may be damaged.",
);

/// A file without rows.
pub const FILE_EMPTY: Phrase = Phrase::new(
    "文件里没有数据。请确认第一行是表头，下面至少有一行数据。",
    "The file holds no data. The first line must be the header, with at least one row below.",
);
/// A file that is no text table; `{format}` is what it looks like.
pub const FILE_NOT_TEXT: Phrase = Phrase::new(
    "这不是文本表格，看起来是 {format} 文件。请在原软件中另存为 CSV（UTF-8）后再导入。",
    "This is not a text table; it looks like {format}. Save it as CSV (UTF-8) in its own program and import that.",
);
/// A required role no column has; `{role}` is its name.
pub const ROLE_MISSING: Phrase =
    Phrase::new("请指定哪一列是“{role}”。", "Choose which column is \"{role}\".");
/// A role that two columns have; `{role}` is its name.
pub const ROLE_TWICE: Phrase = Phrase::new(
    "“{role}”只能对应一列，请改正多选的列。",
    "Only one column can be \"{role}\"; change the others.",
);
/// Feedback without anything to measure.
pub const NO_ANSWERS: Phrase =
    Phrase::new("请至少把一列指定为评分或评论。", "Choose at least one column as a rating or a comment.");
/// Feedback without a time.
pub const NO_DATE: Phrase = Phrase::new(
    "请指定时间列；文件里没有时间的话，请填写答卷的日期。",
    "Choose the column of times, or enter the date of the answers if the file has none.",
);
/// A file whose rows were all left out.
pub const FILE_NO_ROWS: Phrase = Phrase::new(
    "没有一行能导入。请核对各列的含义和时间格式。",
    "Not one row could be imported. Check what the columns mean and how times are written.",
);
