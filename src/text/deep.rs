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
pub const N_CUSTOMERS: Phrase = Phrase::new("{n} 位客户", "{n} customers");
/// So many orders of so many customers.
pub const N_ORDERS: Phrase =
    Phrase::new("{n} 笔订单，{customers} 位客户", "{n} orders of {customers} customers");
/// So many cases.
pub const N_CASES: Phrase = Phrase::new("{n} 个会话 / 订单", "{n} sessions or orders");

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
    "按首次接触的{unit}分组，之后每个{unit}仍有接触的客户占比；空白为尚未到来，右上角标记为未满的{unit}",
    "Customers by the {unit} of their first contact: share with a contact in each later {unit}. Blank: not there yet; marked corner: not over yet",
);
/// Cohorts: how computed.
pub const COHORTS_HOW: Phrase = Phrase::new(
    "第 0 期为首次接触所在的{unit}（100%）；第 k 期 = 该{unit}内有接触的客户 ÷ 群组全部客户，95% 区间用 Wilson 法",
    "Period 0 is the {unit} of the first contact (100%); period k = customers with a contact in that {unit} ÷ all of the cohort; 95% intervals by Wilson",
);
/// A day of the week's period.
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
    "{month}：上月客户有 {kept} 留下，{lost} 流失",
    "{month}: {kept} of the month before stayed, {lost} were lost",
);
/// Who stays: the definition.
pub const STAY_DEFINED: Phrase = Phrase::new(
    "上月有接触的客户中本月仍有接触的占比，按月；阴影为 95% 区间",
    "Of customers with a contact in the month before, the share with one in this month; the band is the 95% interval",
);
/// Who stays: how computed.
pub const STAY_HOW: Phrase = Phrase::new(
    "留存率 = 上月与本月都有接触的客户 ÷ 上月有接触的客户；流失率 = 1 − 留存率。本月新客户不在分子也不在分母；中断后回来的客户单独计数",
    "Retention = customers with contacts in both months ÷ those of the month before; churn = 1 − retention. New customers are in neither part; those who came back are counted apart",
);
/// Label: in the last whole month.
pub const LAST_MONTH: Phrase = Phrase::new("最近完整月份", "Last whole month");
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
pub const ORDERS_PLAIN: Phrase = Phrase::new("{n} 笔订单", "{n} orders");
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
pub const N_TRANSITIONS: Phrase = Phrase::new("{n} 次流转", "{n} transitions");
