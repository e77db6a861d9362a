//! The words of the deeper cards of the KPI page: cohorts, who stays, orders and value, segments, paths, transitions.

use super::Phrase;

/// The section.
pub const TITLE: Phrase = Phrase::new("深入分析", "A closer look");
/// While a card is computed.
pub const COMPUTING: Phrase = Phrase::new("正在计算…", "Computing…");
/// Label: what was measured.
pub const MEASURE: Phrase = Phrase::new("度量", "Measure");
/// Label: the base.
pub const BASE: Phrase = Phrase::new("计算基数", "Base");
/// So many customers.
pub const N_CUSTOMERS: Phrase = Phrase::new("{n} 位客户", "{n} {n|customer|customers}");
/// So many orders of so many customers.
pub const N_ORDERS: Phrase = Phrase::new(
    "{n} 笔订单，{customers} 位客户",
    "{n} {n|order|orders} of {customers} {customers|customer|customers}",
);
/// So many cases.
pub const N_CASES: Phrase = Phrase::new("{n} 个会话 / 订单", "{n} {n|session or order|sessions or orders}");

/// Cohorts: the name of the card.
pub const COHORTS: Phrase = Phrase::new("留存：客户群组", "Retention by cohort");
/// Cohorts: the finding.
pub const COHORTS_FOUND: Phrase = Phrase::new(
    "首次接触后的下一个{unit}，{rate} 的客户还会回来",
    "{rate} of customers come back in the {unit} after their first contact",
);
/// Cohorts: nothing to say yet.
pub const COHORTS_NONE: Phrase =
    Phrase::new("数据时间太短，还看不出留存", "The data is too short to show retention");
/// Cohorts: the definition.
pub const COHORTS_DEFINED: Phrase = Phrase::new(
    "按首次接触的{unit}分组；{kind}的客户占比；空白为尚未到来，右上角标记为未满的{unit}",
    "Customers by the {unit} of their first contact: share {kind}. Blank: not there yet; marked corner: not over yet",
);
/// Cohorts: how computed.
pub const COHORTS_HOW: Phrase = Phrase::new(
    "第 0 期为首次接触所在的{unit}（100%）；第 k 期 = {kind}的客户 ÷ 群组全部客户，95% 区间用 Wilson 法",
    "Period 0 is the {unit} of the first contact (100%); period k = customers {kind} ÷ all of the cohort; 95% intervals by Wilson",
);
/// A day.
pub const DAY: Phrase = Phrase::new("天", "day");
/// A year.
pub const YEAR: Phrase = Phrase::new("年", "year");
/// A week.
pub const WEEK: Phrase = Phrase::new("周", "week");
/// A month.
pub const MONTH: Phrase = Phrase::new("月", "month");
/// A quarter.
pub const QUARTER: Phrase = Phrase::new("季度", "quarter");
/// The head of the cohorts' column.
pub const COHORT: Phrase = Phrase::new("首次接触", "First contact");
/// A quarter of a year.
pub const QUARTER_OF: Phrase = Phrase::new("{year}年{quarter}季度", "Q{quarter} {year}");
/// Where only the last ones are shown.
pub const LAST_ONLY: Phrase = Phrase::new("{text}；只列最近 {n} 组", "{text}; the last {n} cohorts only");

/// Who stays: the name of the card.
pub const STAY: Phrase = Phrase::new("留存与流失", "Retention and churn");
/// Who stays: the finding.
pub const STAY_FOUND: Phrase = Phrase::new(
    "{month}：上一期客户有 {kept} 留下，{lost} 流失",
    "{month}: {kept} of the customers before stayed, {lost} were lost",
);
/// Who stays: the definition.
pub const STAY_DEFINED: Phrase = Phrase::new(
    "上一{unit}有接触的客户中，这一{unit}仍有接触的占比；阴影为 95% 区间。沉默流失：最近一次接触在 {days} 天以前",
    "Of customers with a contact in the {unit} before, the share with one in this {unit}; the band is the 95% interval. Inactive: last contact more than {days} days ago",
);
/// Who stays: how computed.
pub const STAY_HOW: Phrase = Phrase::new(
    "留存率 = 相邻两{unit}都有接触的客户 ÷ 前一{unit}有接触的客户；流失率 = 1 − 留存率。新客户不在分子也不在分母；中断后回来的客户单独计数",
    "Retention = customers with contacts in both of two neighbouring periods (by the {unit}) ÷ those of the first; churn = 1 − retention. New customers are in neither part; those who came back are counted apart",
);
/// Label: in the last whole month.
pub const LAST_MONTH: Phrase = Phrase::new("最近完整的一期", "Last whole period");
/// Who moved.
pub const MOVED: Phrase = Phrase::new(
    "期初 {start}，留下 {kept}，流失 {lost}，新增 {new}，回流 {back}",
    "{start} at the start, {kept} stayed, {lost} lost, {new} new, {back} came back",
);

/// Orders: the name of the card.
pub const ORDERS: Phrase = Phrase::new("订单与客户价值", "Orders and customer value");
/// Orders: the finding.
pub const ORDERS_FOUND: Phrase = Phrase::new(
    "价值最高的 {n} 位客户（前 10%）贡献了 {share} 的收入",
    "The top 10% of customers ({n}) bring {share} of revenue",
);
/// Orders: the finding without revenue.
pub const ORDERS_PLAIN: Phrase = Phrase::new("{n} 笔订单", "{n} {n|order|orders}");
/// Orders: the definition.
pub const ORDERS_DEFINED: Phrase = Phrase::new(
    "客户按累计消费金额的分布（含退款）；订单为带金额的事件",
    "Customers by their total amount, refunds included; an order is an event with an amount",
);
/// Orders: how computed.
pub const ORDERS_HOW: Phrase = Phrase::new(
    "客单价 = 收入 ÷ 有金额的订单；复购率 = 两笔及以上订单的客户 ÷ 有订单的客户；历史价值 = 每位客户订单金额之和",
    "Order value = revenue ÷ orders with an amount; repurchase = customers with two orders or more ÷ customers with one; value so far = sum of a customer's orders",
);
/// Tile: order value.
pub const AOV: Phrase = Phrase::new("客单价", "Order value");
/// Tile: repurchase.
pub const REPURCHASE: Phrase = Phrase::new("复购率", "Repurchase");
/// Tile: mean value.
pub const VALUE_MEAN: Phrase = Phrase::new("客户价值均值", "Value, mean");
/// Tile: median value.
pub const VALUE_MEDIAN: Phrase = Phrase::new("客户价值中位数", "Value, median");
/// Tile: the top tenth.
pub const TOP_SHARE: Phrase = Phrase::new("前 10% 客户收入占比", "Revenue of top 10%");
/// Tile: value ahead.
pub const AHEAD: Phrase = Phrase::new("未来 12 个月价值（预测）", "Value, next 12 months");
/// How value ahead is computed.
pub const AHEAD_HOW: Phrase = Phrase::new(
    "BG/NBD 预测购买次数，Gamma-Gamma 预测单次金额，按月 1% 折现；{n} 位客户，其中 {repeaters} 位有复购",
    "BG/NBD for purchases and Gamma-Gamma for their value, discounted by 1% a month; {n} customers, {repeaters} of them bought again",
);
/// A step of the histogram.
pub const VALUE_STEP: Phrase = Phrase::new("{from}–{to}", "{from}–{to}");
/// The last step of the histogram.
pub const VALUE_OPEN: Phrase = Phrase::new("{from} 以上", "{from} and more");

/// Segments: the name of the card.
pub const RFM: Phrase = Phrase::new("RFM 客户分层", "Segments by RFM");
/// Segments: the finding.
pub const RFM_FOUND: Phrase =
    Phrase::new("「{name}」最多，占 {share} 的客户", "{name} is the largest: {share} of customers");
/// Segments: the definition.
pub const RFM_DEFINED: Phrase = Phrase::new(
    "客户数，按最近一次购买、购买频次分成的层级",
    "Customers by how recently and how often they bought",
);
/// Segments: how computed.
pub const RFM_HOW: Phrase = Phrase::new(
    "截止日为数据最后一天；R、F、M 各按五分位打 1–5 分，层级由 R 与 F 的得分决定",
    "Up to the last day of the data; recency, frequency and value are scored 1–5 by fifths, segments follow recency and frequency",
);
/// The segments, in the order of their type.
pub const SEGMENTS: [Phrase; 10] = [
    Phrase::new("重要价值客户", "Champions"),
    Phrase::new("忠诚客户", "Loyal"),
    Phrase::new("潜在忠诚客户", "Potential loyalists"),
    Phrase::new("新客户", "New"),
    Phrase::new("有希望的客户", "Promising"),
    Phrase::new("需要关注", "Need attention"),
    Phrase::new("即将沉睡", "About to sleep"),
    Phrase::new("不可失去", "Cannot lose"),
    Phrase::new("流失风险", "At risk"),
    Phrase::new("沉睡客户", "Hibernating"),
];

/// Paths: the name of the card.
pub const PATHS: Phrase = Phrase::new("最常见的路径", "Most frequent paths");
/// Paths: the finding.
pub const PATHS_FOUND: Phrase = Phrase::new(
    "共有 {n} 条不同的路径；最常见的 {top} 条占 {share}",
    "{n} different paths; the {top} most frequent hold {share}",
);
/// Paths: the definition, by customer.
pub const PATHS_CUSTOMERS: Phrase = Phrase::new(
    "每位客户从头到尾的触点序列，占全部客户的比例",
    "Whole sequences of touchpoints, as a share of customers",
);
/// Paths: the definition, by case.
pub const PATHS_CASES: Phrase = Phrase::new(
    "每个会话 / 订单从头到尾的触点序列，占全部会话的比例",
    "Whole sequences of touchpoints, as a share of sessions or orders",
);
/// Paths: how computed.
pub const PATHS_HOW: Phrase = Phrase::new(
    "路径为完全相同的触点序列；同一时刻的事件保持文件中的顺序；{singles} 条路径只出现一次，{most} 条覆盖 80%",
    "A path is the exact sequence of touchpoints; events of one moment keep the order of the file; {singles} paths are taken once, {most} hold 80%",
);

/// Transitions: the name of the card.
pub const TRANSITIONS: Phrase = Phrase::new("渠道之间的流转", "From channel to channel");
/// Transitions: the finding.
pub const TRANSITIONS_FOUND: Phrase = Phrase::new(
    "{share} 的后续接触换了渠道，{several} 的客户用过多个渠道",
    "{share} of next contacts change the channel; {several} of customers use several",
);
/// Transitions: the definition.
pub const TRANSITIONS_DEFINED: Phrase = Phrase::new(
    "客户从一个渠道（行）接触之后，下一次在哪个渠道（列）；每行合计 100%",
    "After a contact in one channel (row), where the next one is (column); rows add up to 100%",
);
/// Transitions: how computed.
pub const TRANSITIONS_HOW: Phrase = Phrase::new(
    "每位客户按时间排列，相邻两次接触为一次流转；换渠道占比 = 渠道不同的流转 ÷ 全部流转",
    "A customer's contacts in order of time, each pair of neighbours is a transition; change = transitions between different channels ÷ all",
);
/// The head of the rows.
pub const FROM: Phrase = Phrase::new("从 ＼ 到", "From \\ to");
/// So many transitions.
pub const N_TRANSITIONS: Phrase = Phrase::new("{n} 次流转", "{n} {n|transition|transitions}");

/// Retained: in that period.
pub const KIND_CLASSIC: Phrase = Phrase::new("在该{unit}内有接触", "with a contact in that {unit}");
/// Retained: in that period or later.
pub const KIND_UNBOUNDED: Phrase =
    Phrase::new("在该{unit}或之后有接触", "with a contact in that {unit} or later");
/// Retained: in so many periods from that on.
pub const KIND_BRACKET: Phrase = Phrase::new(
    "从该{unit}起的 {n} 期内有接触",
    "with a contact in that {unit} or within {n} periods from it on",
);
/// Tile: retained.
pub const KEPT: Phrase = Phrase::new("留存率", "Retention");
/// Tile: lost.
pub const LOST: Phrase = Phrase::new("流失率", "Churn");
/// Tile: without a contact for long.
pub const INACTIVE: Phrase = Phrase::new("沉默流失率", "Inactive");
/// Inactivity: how computed.
pub const INACTIVE_HOW: Phrase = Phrase::new(
    "到数据最后一天为止，最近一次接触超过 {days} 天的客户 ÷ 全部已知客户",
    "Customers whose last contact is more than {days} days before the end of the data ÷ all customers known by then",
);

/// Graph: the name of the card.
pub const GRAPH: Phrase = Phrase::new("路径图", "Path graph");
/// Graph: the finding.
pub const GRAPH_FOUND: Phrase = Phrase::new(
    "最常见的下一步：「{from}」之后是「{to}」（{n} 次）",
    "The most frequent next step: {from}, then {to} ({n} times)",
);
/// Graph: the definition.
pub const GRAPH_DEFINED: Phrase = Phrase::new(
    "相邻两次接触的先后关系，线越粗次数越多；只画最多的 {n} 个",
    "What directly follows what, thicker where more often; the {n} busiest only",
);
/// Graph: how computed.
pub const GRAPH_HOW: Phrase = Phrase::new(
    "每个旅程按时间排列，相邻两个事件为一条边；共 {distinct} 种边；同一时刻的事件保持文件中的顺序",
    "The events of each journey in order of time, each pair of neighbours is an edge; {distinct} different edges; events of one moment keep the order of the file",
);
/// The time an edge takes.
pub const EDGE_TIME: Phrase = Phrase::new("间隔中位数 {median}", "median {median}");
/// Label: from the first to the last event.
pub const CASE_TIME: Phrase = Phrase::new("旅程时长", "Length of a journey");
/// Median and ninth tenth.
pub const MEDIAN_P90: Phrase =
    Phrase::new("中位数 {median}，90% 在 {p90} 以内", "median {median}, 90% within {p90}");

/// Durations: the name of the card.
pub const DURATIONS: Phrase = Phrase::new("步骤之间的时长", "Time between steps");
/// Durations: the finding.
pub const DURATIONS_FOUND: Phrase = Phrase::new(
    "「{from}」到「{to}」最久：中位数 {median}，90% 在 {p90} 以内",
    "{from} to {to} takes longest: median {median}, 90% within {p90}",
);
/// Durations: nothing to say.
pub const DURATIONS_NONE: Phrase =
    Phrase::new("没有走完任何一步的记录", "Nobody got from one step to the next");
/// Durations: the definition.
pub const DURATIONS_DEFINED: Phrase = Phrase::new(
    "触点漏斗各步之间的时长，{entity}；条为中位数，横线到 90% 处。步骤在触点漏斗卡片里改",
    "Between the steps of the touchpoint funnel, {entity}; bars are medians, lines reach to the 90th percentile. Change the steps in the touchpoint funnel",
);
/// Durations: how computed.
pub const DURATIONS_HOW: Phrase = Phrase::new(
    "从一步的首个事件到其后下一步的首个事件；没有走到下一步的不计时",
    "From the first event of a step to the first event of the next one after it; who never gets there has no time",
);
/// Label: figures of each step.
pub const EACH_STEP: Phrase = Phrase::new("各步", "Each step");
/// Mean and share of a step.
pub const DURATION_ROW: Phrase =
    Phrase::new("{name}：均值 {mean}，{ended} 走到下一步", "{name}: mean {mean}, {ended} get there");
/// Something with a note.
pub const WITH_NOTE: Phrase = Phrase::new("{what}（{note}）", "{what} ({note})");
/// Between sentences of a row.
pub const SEMICOLON: Phrase = Phrase::new("；", "; ");
/// From a step to the next.
pub const STEP_TO: Phrase = Phrase::new("{from} → {to}", "{from} → {to}");
/// To the ninth tenth.
pub const TO_P90: Phrase = Phrase::new("90% 在 {p90} 以内", "90% within {p90}");
/// For each customer.
pub const PER_CUSTOMER: Phrase = Phrase::new("按客户", "per customer");
/// For each case.
pub const PER_CASE: Phrase = Phrase::new("按会话 / 订单", "per session or order");

/// Contacts: the name of the card.
pub const CONTACTS: Phrase = Phrase::new("接触频次与重复联系", "Frequency and repeat contacts");
/// Contacts: the finding.
pub const CONTACTS_FOUND: Phrase = Phrase::new(
    "平均每位客户接触 {mean} 次，{once} 只来过一次",
    "{mean} contacts a customer on average; {once} came once only",
);
/// Contacts: the definition.
pub const CONTACTS_DEFINED: Phrase = Phrase::new(
    "接触 k 次及以上的客户占比；横线为 95% 区间。重复联系：{hours} 小时内再次接触",
    "Share of customers with k contacts or more; lines are 95% intervals. Repeat: again within {hours} hours",
);
/// Contacts: how computed.
pub const CONTACTS_HOW: Phrase = Phrase::new(
    "频次 = 事件数 ÷ 有接触的客户数；占比 = 接触 k 次及以上的客户 ÷ 有接触的客户",
    "Frequency = events ÷ customers with a contact; share = customers with k events or more ÷ customers with one",
);
/// So many contacts or more.
pub const AT_LEAST: Phrase = Phrase::new("≥ {k} 次", "≥ {k}");
/// Tile: contacts for each customer.
pub const FREQUENCY: Phrase = Phrase::new("人均接触次数", "Contacts per customer");
/// Tile: came again.
pub const REPEAT: Phrase = Phrase::new("重复联系率", "Repeat contact");
/// Tile: came again in another channel.
pub const HANDOFF: Phrase = Phrase::new("跨渠道转接率", "Handoff");
/// Label: repeats.
pub const REPEATS: Phrase = Phrase::new("重复与转接", "Repeat and handoff");
/// Repeats: how computed.
pub const REPEATS_HOW: Phrase = Phrase::new(
    "重复联系 = {hours} 小时内（含）再次接触的客户 ÷ 有接触的客户；跨渠道转接只算换了渠道的",
    "Repeat = customers in touch again within {hours} hours (inclusive) ÷ customers with a contact; a handoff is one in another channel",
);

/// Option: the period.
pub const OPTION_UNIT: Phrase = Phrase::new("周期", "Period");
/// Option: what fits the data.
pub const OPTION_AUTO: Phrase = Phrase::new("自动", "Automatic");
/// Option: what counts as retained.
pub const OPTION_RETENTION: Phrase = Phrase::new("留存口径", "Retained");
/// Retained in that period.
pub const OPTION_CLASSIC: Phrase = Phrase::new("经典：当期有接触", "Classic: in the period");
/// Retained in that period or later.
pub const OPTION_UNBOUNDED: Phrase = Phrase::new("无界：当期或之后", "Unbounded: then or later");
/// Retained in several periods.
pub const OPTION_BRACKET: Phrase = Phrase::new("区间：从当期起 3 期内", "Bracket: within 3 periods");
/// Option: days of inactivity.
pub const OPTION_DAYS: Phrase = Phrase::new("沉默天数", "Days of inactivity");
/// Option: which events are orders.
pub const OPTION_ORDER: Phrase = Phrase::new("哪些事件是订单", "Orders are");
/// Orders are events with an amount.
pub const OPTION_VALUED: Phrase = Phrase::new("带金额的事件", "Events with an amount");
/// Option: whose paths.
pub const OPTION_BY: Phrase = Phrase::new("按谁计算", "Per");
/// Option: paths over what.
pub const OPTION_LABEL: Phrase = Phrase::new("看什么", "Of");
/// Option: hours of a repeat.
pub const OPTION_HOURS: Phrase = Phrase::new("重复联系的时限（小时）", "Repeat within (hours)");

/// What more can be measured.
pub const MORE: Phrase =
    Phrase::new("还能衡量 {n} 项，补上数据即可", "{n} more {n|card|cards} when you add data");
/// What it takes.
pub const MORE_TEXT: Phrase = Phrase::new(
    "导入到同一个数据集，按客户编号自动关联。",
    "Import the file into the same data set: it is joined by the customer's id.",
);
/// Brings data.
pub const BRING: Phrase = Phrase::new("导入数据", "Import data");
/// Needs events.
pub const NEED_EVENTS: Phrase = Phrase::new(
    "行为记录：每行一次接触，含客户、时间、触点（订单、评价也算）。",
    "Events: a row for each contact with customer, time and touchpoint (orders and feedback count as well).",
);
/// Needs events with an order.
pub const NEED_BEHAVIOUR: Phrase = Phrase::new(
    "有先后顺序的行为记录：同一份问卷的各题同时作答，没有先后。",
    "Events that follow each other: the questions of one survey are answered at one moment.",
);
/// Needs costs.
pub const NEED_COSTS: Phrase = Phrase::new(
    "费用表：每行一个时期（如 2026-05）、渠道和金额。",
    "Costs: a row for each period (such as 2026-05), channel and amount.",
);
/// Needs orders.
pub const NEED_ORDERS: Phrase = Phrase::new(
    "带金额的订单：每行客户、时间、金额；有渠道列还能按渠道归因。",
    "Orders with amounts: a row with customer, time and amount; with a channel they can be attributed.",
);
/// Needs customers.
pub const NEED_CUSTOMERS: Phrase = Phrase::new(
    "客户名单：每行一位客户，含是否流失、在网月数，以及套餐、地区等属性。",
    "Customers: a row for each with whether they have left, months as a customer, and attributes such as plan or region.",
);
/// Needs the flag.
pub const NEED_CHURNED: Phrase = Phrase::new(
    "客户名单里标明是否流失的列：导入时设为“是否流失”。",
    "A column of the customers that says who has left: give it the role Churned when importing.",
);
/// Needs tenure.
pub const NEED_TENURE: Phrase = Phrase::new(
    "客户名单里的在网月数：导入时设为“在网月数”。",
    "Months as a customer in the list of customers: give the column the role Tenure when importing.",
);
/// Needs ratings.
pub const NEED_RATINGS: Phrase = Phrase::new(
    "评价：触点评分（满意度）和一个结果评分（如 NPS），来自同一份答卷。",
    "Feedback: ratings of touchpoints and one of the outcome (such as NPS), given in the same response.",
);
/// Needs channels.
pub const NEED_CHANNELS: Phrase = Phrase::new("行为记录里的渠道列。", "A column of channels in the events.");
