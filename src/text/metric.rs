//! The words that say how figures are computed: definitions, bases, intervals and conditions. Names of figures are in
//! `text::map`.

use super::Phrase;

/// A stage found in data that does not name its stages; `{n}` is its number, `{name}` its most frequent touchpoint.
pub const DISCOVERED_STAGE: Phrase = Phrase::new("阶段 {n} · {name}", "Stage {n} · {name}");

/// Title of an explanation.
pub const TITLE: Phrase = Phrase::new("{place} · {metric}", "{place} · {metric}");
/// The place of a figure of everything together.
pub const EVERYTHING: Phrase = Phrase::new("整体", "Overall");
/// The place of events without a channel.
pub const NO_CHANNEL: Phrase = Phrase::new("未标注渠道", "No channel");

/// Label: what is computed.
pub const DEFINITION: Phrase = Phrase::new("口径", "Definition");
/// Label: the figure.
pub const VALUE: Phrase = Phrase::new("结果", "Value");
/// Label: the range.
pub const INTERVAL: Phrase = Phrase::new("95% 区间", "95% interval");
/// Label: the column and scale of a question.
pub const QUESTION: Phrase = Phrase::new("评分题", "Question");
/// Label: how long a chain may take.
pub const WINDOW: Phrase = Phrase::new("转化窗口", "Conversion window");
/// Label: what may stand between steps.
pub const ORDER: Phrase = Phrase::new("顺序规则", "Order");
/// Label: which events count.
pub const FILTER: Phrase = Phrase::new("筛选", "Filter");
/// Label: the time the events cover.
pub const PERIOD: Phrase = Phrase::new("数据时间", "Period of the data");
/// Label: events that the filter left out.
pub const FILTERED_OUT: Phrase = Phrase::new("筛选排除的事件", "Events left out by the filter");
/// Label: rows that the import left out.
pub const REJECTED: Phrase = Phrase::new("未导入的行", "Rows not imported");
/// Label: rows that are there twice.
pub const DUPLICATES: Phrase = Phrase::new("重复行（保留并计入）", "Duplicate rows (kept and counted)");
/// Label: formula and its version.
pub const FORMULA: Phrase = Phrase::new("公式版本", "Formula version");

/// Nothing is left out by the filter.
pub const ALL_DATA: Phrase = Phrase::new("全部数据", "All data");
/// From a day on.
pub const FROM: Phrase = Phrase::new("{day}起", "from {day}");
/// Up to a day.
pub const UNTIL: Phrase = Phrase::new("截至{day}", "up to {day}");
/// A condition on a column.
pub const CONDITION: Phrase = Phrase::new("{column}为{values}", "{column}: {values}");
/// Between two conditions.
pub const AND: Phrase = Phrase::new("；", "; ");
/// Between two values of which either may hold.
pub const OR: Phrase = Phrase::new("、", ", ");
/// The channel column.
pub const CHANNEL: Phrase = Phrase::new("渠道", "Channel");
/// What a filter narrows.
pub const TOUCHPOINT: Phrase = Phrase::new("触点", "Touchpoint");
/// What a filter narrows.
pub const STAGE: Phrase = Phrase::new("阶段", "Stage");
/// A filter by the time of a customer's first event.
pub const COHORT_IN: Phrase = Phrase::new("首次接触在{period}的客户", "first contact within {period}");
/// Label: whose events funnels and paths follow where single places are filtered.
pub const JOURNEYS: Phrase = Phrase::new("跟踪范围", "Followed");
/// Whose events these are.
pub const JOURNEYS_OF: Phrase = Phrase::new(
    "筛选到的客户（或会话）的完整旅程：渠道、触点与阶段筛选只决定是哪些客户",
    "whole journeys of the customers (or sessions) kept: the filter by channel, touchpoint or stage says whose, not which events",
);
/// The empty cell.
pub const EMPTY: Phrase = Phrase::new("（空）", "(empty)");

/// Events.
pub const DEFINE_EVENTS: Phrase =
    Phrase::new("事件行数；重复行照计", "Events; duplicates count unless removed at import");
/// Customers.
pub const DEFINE_CUSTOMERS: Phrase =
    Phrase::new("至少有一次事件的去重客户数", "Distinct customers with at least one event");
/// Reach.
pub const DEFINE_REACH: Phrase =
    Phrase::new("来过这里的客户 ÷ 全部客户", "Customers who came here ÷ all customers");
/// Frequency.
pub const DEFINE_FREQUENCY: Phrase =
    Phrase::new("事件数 ÷ 来过这里的客户", "Events ÷ customers who came here");
/// Conversion of a step.
pub const DEFINE_CONVERSION: Phrase = Phrase::new(
    "按顺序走到这一步的数量 ÷ 按顺序走到上一步的数量",
    "Those who reach this step in order ÷ those who reach the step before",
);
/// Conversion of the whole.
pub const DEFINE_OVERALL: Phrase = Phrase::new(
    "按顺序走到最后一步的数量 ÷ 到达第一步的数量",
    "Those who reach the last step in order ÷ those who reach the first",
);
/// Drop-off.
pub const DEFINE_DROP_OFF: Phrase = Phrase::new("1 − 转化率", "1 − conversion");
/// Satisfaction; `{from}` to `{to}` are the answers that count.
pub const DEFINE_CSAT: Phrase =
    Phrase::new("打 {from}–{to} 分的答卷 ÷ 全部有效答卷", "Answers of {from}–{to} ÷ all valid answers");
/// NPS.
pub const DEFINE_NPS: Phrase = Phrase::new(
    "100 ×（推荐者 9–10 分 − 贬损者 0–6 分）÷ 全部有效答卷；取值 −100 到 100",
    "100 × (promoters 9–10 − detractors 0–6) ÷ all valid answers; from −100 to 100",
);
/// Effort where a low answer is good.
pub const DEFINE_CES_LOW: Phrase =
    Phrase::new("{min}–{max} 分的平均值，越低越好", "Mean of {min}–{max}; low is good");
/// Effort where a high answer is good.
pub const DEFINE_CES_HIGH: Phrase =
    Phrase::new("{min}–{max} 分的平均值，越高越好", "Mean of {min}–{max}; high is good");
/// Revenue.
pub const DEFINE_REVENUE: Phrase = Phrase::new("金额合计，含退款", "Sum of amounts, refunds included");

/// Base: customers who came.
pub const CUSTOMERS_HERE: Phrase = Phrase::new("来过这里的客户", "Customers who came here");
/// Base: all customers.
pub const CUSTOMERS_ALL: Phrase = Phrase::new("全部客户", "All customers");
/// Base: events.
pub const EVENTS_HERE: Phrase = Phrase::new("事件数", "Events");
/// Base: reached this step.
pub const REACHED: Phrase = Phrase::new("走到这一步", "Reached this step");
/// Base: did not reach this step.
pub const LOST: Phrase = Phrase::new("没有走到这一步", "Did not reach this step");
/// Base: reached the step before.
pub const REACHED_BEFORE: Phrase = Phrase::new("走到上一步", "Reached the step before");
/// Base: reached the first step.
pub const REACHED_FIRST: Phrase = Phrase::new("到达第一步", "Reached the first step");
/// Base: reached the last step.
pub const REACHED_LAST: Phrase = Phrase::new("走到最后一步", "Reached the last step");
/// Base: entities who did not reach the last step.
pub const LOST_LAST: Phrase = Phrase::new("没有走到最后一步", "Did not reach the last step");
/// Base: good answers.
pub const ANSWERS_GOOD: Phrase = Phrase::new("满意的答卷", "Satisfied answers");
/// Base: answers.
pub const ANSWERS: Phrase = Phrase::new("有效答卷", "Valid answers");
/// Base: promoters.
pub const PROMOTERS: Phrase = Phrase::new("推荐者（9–10 分）", "Promoters (9–10)");
/// Base: detractors.
pub const DETRACTORS: Phrase = Phrase::new("贬损者（0–6 分）", "Detractors (0–6)");

/// A range with its method.
pub const RANGE: Phrase = Phrase::new("{low} 至 {high}（{method}）", "{low} to {high} ({method})");
/// A question with its scale.
pub const SCALE: Phrase = Phrase::new("{column}（{min}–{max} 分）", "{column} ({min}–{max})");

/// Interval of a rate.
pub const WILSON: Phrase = Phrase::new("Wilson 得分区间", "Wilson score");
/// Interval of NPS.
pub const ADJUSTED_WALD: Phrase = Phrase::new("调整 Wald 区间", "adjusted Wald");
/// Interval of a mean.
pub const STUDENT_T: Phrase = Phrase::new("t 区间", "Student's t");

/// Others may intervene.
pub const ORDER_LOOSE: Phrase = Phrase::new(
    "中间可以有其他事件；同一时刻算先后成立",
    "Other events may intervene; equal times count as ordered",
);
/// Strict increase.
pub const ORDER_INCREASE: Phrase =
    Phrase::new("后一步的时间必须更晚", "Each step must be later than the one before");
/// Strict deduplication.
pub const ORDER_DEDUPLICATION: Phrase = Phrase::new("步骤重复即终止", "A repeated step ends the chain");
/// Strict order.
pub const ORDER_STRICT: Phrase = Phrase::new("中间不能有任何其他事件", "No other event may intervene");
/// Label: whose events are followed.
pub const ENTITY: Phrase = Phrase::new("统计对象", "Counted by");
/// Customers are followed.
pub const ENTITY_CUSTOMER: Phrase = Phrase::new("客户", "Customer");
/// Cases are followed.
pub const ENTITY_CASE: Phrase = Phrase::new("会话或订单", "Session or order");
