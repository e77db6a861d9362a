//! The words of the KPI page's cards of money, customers and models: acquisition, churn, how long customers stay, what goes with
//! satisfaction, who leaves, how paths agree with the map.

use super::Phrase;

/// Acquisition: the name of the card.
pub const ACQUISITION: Phrase = Phrase::new("获客成本与回收", "Acquisition cost and payback");
/// Acquisition: the finding.
pub const ACQUISITION_FOUND: Phrase = Phrase::new(
    "每获得一位新客花费 {cac}；「{channel}」最贵（{most}）",
    "A new customer costs {cac}; {channel} costs most ({most})",
);
/// Acquisition: the finding without channels.
pub const ACQUISITION_PLAIN: Phrase = Phrase::new("每获得一位新客花费 {cac}", "A new customer costs {cac}");
/// Acquisition: cost, and nobody won.
pub const ACQUISITION_NONE: Phrase =
    Phrase::new("有费用，但没有获得新客", "There are costs, and nobody was won");
/// Acquisition: the definition, by channel.
pub const ACQUISITION_CHANNELS: Phrase = Phrase::new(
    "渠道费用 ÷ 该渠道获得的新客（首次下单）；没有转化的投入也算在内",
    "Cost of a channel ÷ new customers it won (first order); spend that won nobody is included",
);
/// Acquisition: the definition, over time.
pub const ACQUISITION_MONTHS: Phrase = Phrase::new(
    "每月全部费用 ÷ 当月首次下单的客户",
    "All cost of a month ÷ customers whose first order was in it",
);
/// Acquisition: how computed.
pub const ACQUISITION_HOW: Phrase = Phrase::new(
    "综合获客成本 = 期内全部费用 ÷ 全部新客；付费获客成本只算有费用的渠道。LTV : CAC = 新客至今带来的毛利 ÷ 获客成本；回收期 = 获客成本 ÷ 每客每月毛利",
    "Blended = all cost of the period ÷ all new customers; paid = the same of channels with a cost. LTV : CAC = margin that new customers brought so far ÷ cost; payback = cost ÷ margin per customer and month",
);
/// Cost, and nobody won.
pub const NOBODY_WON: Phrase = Phrase::new("有费用，未获得新客", "cost, nobody won");
/// Tile: blended.
pub const CAC_BLENDED: Phrase = Phrase::new("综合获客成本", "CAC, blended");
/// Tile: paid.
pub const CAC_PAID: Phrase = Phrase::new("付费获客成本", "CAC, paid");
/// Tile: value to cost.
pub const LTV_CAC: Phrase = Phrase::new("LTV : CAC", "LTV : CAC");
/// Tile: payback.
pub const PAYBACK: Phrase = Phrase::new("回收期", "Payback");
/// So many months.
pub const MONTHS: Phrase = Phrase::new("{n} 个月", "{n} months");
/// Column: cost.
pub const COST: Phrase = Phrase::new("费用", "Cost");
/// Column: customers won.
pub const WON: Phrase = Phrase::new("新客", "New customers");
/// The channel of those without one.
pub const UNASSIGNED: Phrase = Phrase::new("未归属渠道", "No channel");
/// Base: customers and cost.
pub const WON_BASE: Phrase =
    Phrase::new("{n} 位新客，费用 {cost}", "{n} new {n|customer|customers}, cost {cost}");
/// Label: the margin.
pub const MARGIN: Phrase = Phrase::new("毛利率", "Margin");
/// Label: who is in no figure.
pub const OUTSIDE: Phrase =
    Phrase::new("费用期之外的新客（未计）", "Won outside the periods of the costs (left out)");
/// Option: by which channel.
pub const OPTION_WON_BY: Phrase = Phrase::new("新客归给", "Credit goes to");
/// That of the first order.
pub const WON_ORDER: Phrase = Phrase::new("首单的渠道", "Channel of the first order");
/// The first touch.
pub const WON_FIRST: Phrase = Phrase::new("首次接触的渠道", "First touch");
/// The last touch.
pub const WON_LAST: Phrase = Phrase::new("下单前最后接触的渠道", "Last touch before the order");
/// Option: margin.
pub const OPTION_MARGIN: Phrase = Phrase::new("毛利率（%）", "Margin (%)");
/// Option: which chart.
pub const OPTION_VIEW: Phrase = Phrase::new("图表", "Chart");
/// By channel.
pub const VIEW_CHANNELS: Phrase = Phrase::new("按渠道", "By channel");
/// Over time.
pub const VIEW_MONTHS: Phrase = Phrase::new("按月", "By month");

/// Churn: the name of the card.
pub const CHURN: Phrase = Phrase::new("客户流失：按属性", "Customer churn by attribute");
/// Churn: the finding.
pub const CHURN_FOUND: Phrase = Phrase::new(
    "流失率随「{by}」差别最大：{most} {high}，{least} {low}",
    "Churn differs most by {by}: {most} {high}, {least} {low}",
);
/// Churn: the finding of a chosen attribute.
pub const CHURN_BY: Phrase = Phrase::new(
    "按「{by}」看流失率：{most} 最高（{high}），{least} 最低（{low}）",
    "Churn by {by}: highest {most} ({high}), lowest {least} ({low})",
);
/// Churn: the finding where there are no groups.
pub const CHURN_PLAIN: Phrase = Phrase::new("{lost} 的客户已经流失", "{lost} of customers have left");
/// Churn: the definition.
pub const CHURN_DEFINED: Phrase = Phrase::new(
    "已流失的客户 ÷ 该组全部客户；横线为 95% 区间。这是到目前为止的占比，不是每月流失率",
    "Customers lost ÷ all of the group; lines are 95% intervals. A share up to now, not a monthly rate",
);
/// Churn: how computed.
pub const CHURN_HOW: Phrase = Phrase::new(
    "流失率 = 已流失 ÷ 全部客户；每月流失率 = 流失客户 ÷ 全部客户的在网月数之和；收入流失率 = 流失客户的月费 ÷ 全部月费；预期寿命 = 1 ÷ 每月流失率。区间：占比用 Wilson 法，每月流失率用对数正态法",
    "Churn = lost ÷ all customers; monthly churn = lost ÷ the sum of all customers' months; revenue churn = monthly amount of the lost ÷ of all; lifetime = 1 ÷ monthly churn. Intervals: Wilson for shares, log-normal for the monthly rate",
);
/// Tile: share lost.
pub const CHURN_SHARE: Phrase = Phrase::new("流失率", "Churn");
/// Tile: share kept.
pub const KEPT_SHARE: Phrase = Phrase::new("留存率", "Retention");
/// Tile: by month.
pub const CHURN_MONTHLY: Phrase = Phrase::new("每月流失率", "Monthly churn");
/// Tile: of revenue.
pub const CHURN_REVENUE: Phrase = Phrase::new("收入流失率", "Revenue churn");
/// Tile: what customers pay.
pub const MONTHLY_AMOUNT: Phrase = Phrase::new("人均月费", "Monthly per customer");
/// Tile: lifetime.
pub const LIFETIME: Phrase = Phrase::new("预期客户寿命", "Expected lifetime");
/// Column: lost.
pub const LOST_N: Phrase = Phrase::new("流失客户", "Lost");
/// Label: whether it goes together.
pub const ASSOCIATION: Phrase = Phrase::new("关联强度", "Association");
/// Chi-squared with its size.
pub const CHI_SQUARED: Phrase = Phrase::new(
    "χ² = {chi}（自由度 {df}），{p}，Cramér V = {v}",
    "χ² = {chi} (df {df}), {p}, Cramér's V = {v}",
);
/// Label: the attributes compared.
pub const COMPARED: Phrase =
    Phrase::new("各属性的关联强度（Cramér V）", "Association of each attribute (Cramér's V)");
/// A small p.
pub const P_SMALL: Phrase = Phrase::new("p < 0.001", "p < 0.001");
/// A p.
pub const P: Phrase = Phrase::new("p = {p}", "p = {p}");
/// Option: by which attribute.
pub const OPTION_PEOPLE: Phrase = Phrase::new("按属性", "By");
/// The attribute that tells most.
pub const STRONGEST: Phrase = Phrase::new("自动（差别最大）", "Automatic (strongest)");
/// No groups.
pub const UNGROUPED: Phrase = Phrase::new("不分组", "All together");
/// Bands of the months.
pub const BANDS: Phrase = Phrase::new("{name}（分段，月）", "{name} (bands, months)");

/// Survival: the name of the card.
pub const SURVIVAL: Phrase = Phrase::new("客户留存曲线", "How long customers stay");
/// Survival: the finding.
pub const SURVIVAL_FOUND: Phrase = Phrase::new(
    "{months} 个月后仍有 {share} 的客户留下；{median}",
    "{share} of customers are still there after {months} months; {median}",
);
/// Survival: half are lost.
pub const MEDIAN_AT: Phrase = Phrase::new("中位留存 {n} 个月", "half are lost by month {n}");
/// Survival: less than half are ever lost.
pub const MEDIAN_NONE: Phrase =
    Phrase::new("流失未过半，没有中位数", "fewer than half are lost, so there is no median");
/// Survival: the finding of groups.
pub const SURVIVAL_GROUPS: Phrase = Phrase::new(
    "按「{by}」看，{months} 个月后留下最多的是 {best}（{high}），最少的是 {worst}（{low}）",
    "By {by}, after {months} months most are left of {best} ({high}), fewest of {worst} ({low})",
);
/// Survival: the definition.
pub const SURVIVAL_DEFINED: Phrase = Phrase::new(
    "Kaplan–Meier 曲线：加入满若干个月仍未流失的概率，阴影为 95% 区间；还在网的客户按已观察到的月数计入",
    "Kaplan–Meier: the chance of being still there after so many months, with its 95% band; customers who are still there count up to what was seen of them",
);
/// Survival: how computed.
pub const SURVIVAL_HOW: Phrase = Phrase::new(
    "S(t) = 各月 (在观察 − 流失) ÷ 在观察 的连乘；区间用 Greenwood 方差、log(−log) 变换；中位数为 S ≤ 0.5 的第一个月；各组用 log-rank 检验比较",
    "S(t) = product of (at risk − lost) ÷ at risk over the months; intervals by Greenwood's variance on the log(−log) scale; the median is the first month with S ≤ 0.5; groups are compared by the log-rank test",
);
/// The axis: months.
pub const MONTH_AXIS: Phrase = Phrase::new("在网月数", "Months");
/// Below the axis.
pub const AT_RISK: Phrase = Phrase::new("仍在观察的客户", "Customers at risk");
/// In the legend.
pub const LEGEND_MEDIAN: Phrase = Phrase::new("中位 {n} 月", "median {n}");
/// In the legend, where fewer than half are lost.
pub const LEGEND_OPEN: Phrase = Phrase::new("中位未到", "median not reached");
/// Tile: median.
pub const MEDIAN: Phrase = Phrase::new("中位留存", "Median stay");
/// Tile: at a year.
pub const AT_MONTHS: Phrase = Phrase::new("12 个月留存", "Still there after 12 months");
/// Tile: at two years.
pub const AT_TWO_YEARS: Phrase = Phrase::new("24 个月留存", "Still there after 24 months");
/// Tile: mean.
pub const RESTRICTED: Phrase = Phrase::new("平均留存（截至观察期末）", "Mean stay, up to the end seen");
/// A range of months.
pub const MONTH_RANGE: Phrase = Phrase::new("{low} – {high}", "{low} – {high}");
/// An end that is not known.
pub const OPEN_END: Phrase = Phrase::new("未到", "not reached");
/// Label: the test.
pub const LOG_RANK: Phrase = Phrase::new("log-rank 检验", "Log-rank test");
/// Label: tenure unknown.
pub const UNKNOWN_TENURE: Phrase =
    Phrase::new("月数不明的客户（未计）", "Customers of unknown tenure (left out)");
/// Only the largest groups.
pub const LARGEST: Phrase =
    Phrase::new("{text}；只画客户最多的 {n} 组", "{text}; the {n} largest groups only");

/// Drivers: the name of the card.
pub const DRIVERS: Phrase = Phrase::new("什么影响满意与推荐", "What goes with satisfaction");
/// Drivers: the finding.
pub const DRIVERS_FOUND: Phrase = Phrase::new(
    "与「{outcome}」关系最大的是「{first}」，占可解释部分的 {share}",
    "{first} goes with {outcome} most: {share} of what is explained",
);
/// Drivers: the finding one by one.
pub const DRIVERS_ALONE: Phrase = Phrase::new(
    "与「{outcome}」相关最强的是「{first}」（r = {r}）",
    "{first} goes with {outcome} most (r = {r})",
);
/// Drivers: the definition, shares.
pub const DRIVERS_SHARES: Phrase = Phrase::new(
    "每个触点的评分占可解释差异（R²）的份额，合计为 R²。这是关联，不是因果",
    "Each touchpoint's part of the variance explained (R²); they add up to R². Association, not cause",
);
/// Drivers: the definition, correlations.
pub const DRIVERS_CORRELATIONS: Phrase = Phrase::new(
    "每个触点的评分与结果的相关系数（两两比较，各有样本量）。这是关联，不是因果",
    "Correlation of each touchpoint's rating with the outcome, one by one, each with its own base. Association, not cause",
);
/// Drivers: the definition of the plane.
pub const DRIVERS_PLANE: Phrase = Phrase::new(
    "纵轴为重要性，横轴为评分均值，虚线为平均；左上角重要而评分低，应优先改进。这是关联，不是因果",
    "Up: importance; right: mean rating; dashed: the means. The upper left matters and is rated low. Association, not cause",
);
/// Drivers: how computed.
pub const DRIVERS_HOW: Phrase = Phrase::new(
    "同一份答卷里触点评分与结果一起比较：两两相关（Pearson），以及全部触点一起的线性回归；份额用 {method}",
    "Ratings and outcome of one response are compared: one by one (Pearson), and all at once by linear regression; shares by {method}",
);
/// Shapley.
pub const LMG: Phrase = Phrase::new("LMG（Shapley 分解 R²）", "LMG (Shapley values of R²)");
/// Johnson.
pub const RELATIVE: Phrase = Phrase::new("Johnson 相对权重", "Johnson's relative weights");
/// Label: which touchpoints are in the model.
pub const IN_MODEL: Phrase = Phrase::new("模型中的触点", "Touchpoints in the model");
/// Those answered most.
pub const IN_MODEL_TEXT: Phrase = Phrase::new(
    "答卷最多的 {n} 个触点；只用全部答了的 {rows} 份",
    "the {n} answered most; of {rows} responses with all of them",
);
/// Label: why there is no model.
pub const NO_MODEL: Phrase = Phrase::new("没有整体模型", "No model of all at once");
/// Tile: explained.
pub const R_SQUARED: Phrase = Phrase::new("可解释的差异 R²", "Explained, R²");
/// Tile: complete responses.
pub const COMPLETE: Phrase = Phrase::new("完整答卷", "Complete responses");
/// Tile: responses.
pub const RESPONSES: Phrase = Phrase::new("有结果的答卷", "Responses");
/// Column: beta.
pub const BETA: Phrase = Phrase::new("标准化系数 β", "Beta");
/// Column: correlation.
pub const CORRELATION: Phrase = Phrase::new("相关系数 r", "r");
/// Column: pairwise base.
pub const PAIRWISE: Phrase = Phrase::new("两两样本量", "n (pairwise)");
/// Column: mean.
pub const PERFORMANCE: Phrase = Phrase::new("评分均值", "Mean rating");
/// Axis: importance.
pub const IMPORTANCE: Phrase = Phrase::new("重要性", "Importance");
/// Improve first.
pub const FIRST: Phrase = Phrase::new("优先改进", "Improve first");
/// Option: the outcome.
pub const OPTION_OUTCOME: Phrase = Phrase::new("结果", "Outcome");
/// Option: how importance is measured.
pub const OPTION_IMPORTANCE: Phrase = Phrase::new("重要性按", "Importance by");
/// By shares.
pub const BY_SHARES: Phrase = Phrase::new("R² 份额", "Part of R²");
/// By correlation.
pub const BY_CORRELATION: Phrase = Phrase::new("相关系数", "Correlation");
/// As bars.
pub const VIEW_BARS: Phrase = Phrase::new("条形", "Bars");
/// As a plane.
pub const VIEW_PLANE: Phrase = Phrase::new("重要性 × 表现", "Importance × performance");
/// The rating of a touchpoint.
pub const RATING_OF: Phrase = Phrase::new("{name} 的评分", "Rating of {name}");

/// Leaving: the name of the card.
pub const LEAVING: Phrase = Phrase::new("谁会流失", "Who leaves");
/// Leaving: the finding.
pub const LEAVING_FOUND: Phrase =
    Phrase::new("更容易流失：{more}；更稳定：{less}", "Likelier to leave: {more}; likelier to stay: {less}");
/// Leaving: the finding on one side only.
pub const LEAVING_ONE: Phrase = Phrase::new("与流失关系最大的是 {name}", "{name} goes with leaving most");
/// Leaving: the definition of factors.
pub const LEAVING_FACTORS: Phrase = Phrase::new(
    "该因素变化一个标准差时流失几率（odds）的倍数，其他因素不变；橙色更容易流失，横线为 95% 区间。这是关联，不是因果",
    "By how much one standard deviation of the factor multiplies the odds of leaving, all else equal; orange: likelier to leave; lines are 95% intervals. Association, not cause",
);
/// Leaving: the definition of calibration.
pub const LEAVING_CALIBRATION: Phrase = Phrase::new(
    "客户按预测概率从低到高分成十档：条为实际流失占比及 95% 区间，细线为预测；两者越接近越可信。每位客户都由没有见过他的模型预测",
    "Customers in tenths by predicted probability: bars are the share that left with its 95% interval, thin bars what was predicted; the closer, the better. Each customer is predicted by a model that has not seen them",
);
/// Leaving: how computed.
pub const LEAVING_HOW: Phrase = Phrase::new(
    "逻辑回归（最大似然）；AUC、Brier 与提升度为 {folds} 折交叉验证，都是样本外的。属性的各取值与最常见的取值相比",
    "Logistic regression by maximum likelihood; AUC, Brier score and lift are out of fold ({folds} folds). Values of an attribute are compared with its most frequent one",
);
/// Tile: AUC.
pub const AUC: Phrase = Phrase::new("AUC（样本外）", "AUC, out of fold");
/// Tile: Brier.
pub const BRIER: Phrase = Phrase::new("Brier 分（样本外）", "Brier, out of fold");
/// Tile: lift.
pub const LIFT: Phrase = Phrase::new("最高一成的提升度", "Lift of the top tenth");
/// Lift: how many of the lost.
pub const CAPTURE: Phrase = Phrase::new("含 {share} 的流失客户", "{share} of the lost");
/// Tile: calibration.
pub const CALIBRATED: Phrase = Phrase::new("平均预测 / 实际", "Mean predicted / lost");
/// Base of the model.
pub const MODEL_BASE: Phrase =
    Phrase::new("{n} 位客户，其中 {lost} 位流失", "{n} customers, {lost} of them lost");
/// Label: left out for a blank.
pub const INCOMPLETE: Phrase = Phrase::new("数据不全的客户（未计）", "Customers with a blank (left out)");
/// Label: columns left out.
pub const LEFT_OUT: Phrase =
    Phrase::new("未用的列（不变或与其他列重复）", "Columns left out (constant, or said by others)");
/// Label: fit.
pub const FIT: Phrase = Phrase::new("拟合", "Fit");
/// Fit in figures.
pub const FIT_TEXT: Phrase = Phrase::new(
    "McFadden R² = {r}，AIC = {aic}；样本内 AUC {auc}（偏乐观，仅供对照）",
    "McFadden's R² = {r}, AIC = {aic}; AUC in sample {auc} (too good, for comparison only)",
);
/// Column: odds ratio.
pub const ODDS: Phrase = Phrase::new("几率比（每单位）", "Odds ratio (per unit)");
/// Column: its interval.
pub const ODDS_RANGE: Phrase = Phrase::new("几率比 95% 区间", "Odds ratio, 95%");
/// Column: p.
pub const P_VALUE: Phrase = Phrase::new("p 值", "p");
/// A value of an attribute.
pub const IS_VALUE: Phrase = Phrase::new("{name} = {value}", "{name} is {value}");
/// The monthly amount.
pub const AMOUNT: Phrase = Phrase::new("月费", "Monthly amount");
/// A tenth.
pub const TENTH: Phrase = Phrase::new("第 {n} 档", "{n}");
/// The lowest tenth.
pub const TENTH_LOW: Phrase = Phrase::new("第 {n} 档（最低）", "{n} (lowest risk)");
/// The highest tenth.
pub const TENTH_HIGH: Phrase = Phrase::new("第 {n} 档（最高）", "{n} (highest risk)");
/// What was predicted.
pub const PREDICTED: Phrase = Phrase::new("预测", "Predicted");
/// More of a number.
pub const MORE_OF: Phrase = Phrase::new("{name}更高", "a higher {name}");
/// As factors.
pub const VIEW_FACTORS: Phrase = Phrase::new("影响因素", "Factors");
/// As calibration.
pub const VIEW_CALIBRATION: Phrase = Phrase::new("预测准不准", "Calibration");

/// Conformance: the name of the card.
pub const CONFORMANCE: Phrase = Phrase::new("实际路径与旅程图", "Paths against the map");
/// Conformance: the finding.
pub const CONFORMANCE_FOUND: Phrase = Phrase::new(
    "{share} 的客户完全按图走；最常见的偏离：{what}，{n} 次",
    "{share} of customers follow the map; the most frequent departure: {what}, {n} {n|time|times}",
);
/// Conformance: nobody departs.
pub const CONFORMANCE_ALL: Phrase = Phrase::new(
    "{share} 的客户完全按图走，没有偏离",
    "{share} of customers follow the map, without a departure",
);
/// Conformance: the definition of departures.
pub const CONFORMANCE_DEPARTURES: Phrase = Phrase::new(
    "图上没有的走法：跳过、折返（占全部阶段转换），以及不从头开始的客户（占全部客户）；按次数排列",
    "What the map does not have: skips and returns (as a share of all moves), and customers who begin elsewhere (of all customers); most frequent first",
);
/// Conformance: the definition of paths.
pub const CONFORMANCE_PATHS: Phrase = Phrase::new(
    "最常见的阶段路径，占全部的比例，以及与整条旅程的契合度（1 为完全一致）",
    "The most frequent paths of stages, their share, and how well each fits the whole journey (1 is exactly)",
);
/// Conformance: how computed.
pub const CONFORMANCE_HOW: Phrase = Phrase::new(
    "事件按触点归到图上的阶段，停留在同一阶段算一步，不在图上的事件略过。按图走：从第一阶段开始，每步只到下一阶段，{ends}。契合度 = 1 − 需要增删的步数 ÷（路径步数 + 图的步数）",
    "Events are taken to the stages of the map, staying in a stage is one step, events of no stage are passed over. To follow the map is to begin with its first stage and go to the next one each time, {ends}. Fitness = 1 − steps to insert or delete ÷ (steps of the path + of the map)",
);
/// May stop.
pub const ENDS_ANYWHERE: Phrase = Phrase::new("可以停在任何阶段", "stopping anywhere");
/// Must finish.
pub const ENDS_LAST: Phrase = Phrase::new("并走到最后一个阶段", "up to the last stage");
/// Tile: as drawn.
pub const FOLLOWING: Phrase = Phrase::new("按图走的占比", "Follow the map");
/// Tile: moves.
pub const ALLOWED: Phrase = Phrase::new("图上允许的转换", "Moves on the map");
/// Tile: mean fitness.
pub const FITNESS: Phrase = Phrase::new("平均契合度", "Mean fitness");
/// Tile: fitness of the log.
pub const LOG_FITNESS: Phrase = Phrase::new("总体契合度", "Log fitness");
/// Tile: the whole journey.
pub const PERFECT: Phrase = Phrase::new("走完整条旅程", "The whole journey");
/// A departure that skips.
pub const SKIPS: Phrase = Phrase::new("{from} → {to}（跳过）", "{from} → {to} (skips)");
/// A departure that goes back.
pub const RETURNS: Phrase = Phrase::new("{from} → {to}（折返）", "{from} → {to} (goes back)");
/// Begins elsewhere.
pub const BEGINS: Phrase = Phrase::new("不从「{name}」开始", "does not begin with {name}");
/// Stops early.
pub const STOPS: Phrase = Phrase::new("没有走到「{name}」", "does not end with {name}");
/// So many times, and its share.
pub const TIMES: Phrase = Phrase::new("{n} 次（{share}）", "{n} ({share})");
/// A share with its fitness.
pub const WITH_FITNESS: Phrase = Phrase::new("{share} · 契合 {fitness}", "{share} · fit {fitness}");
/// So many moves.
pub const N_MOVES: Phrase = Phrase::new("{base}，{n} 次阶段转换", "{base}, {n} moves between stages");
/// Option: where a path may end.
pub const OPTION_ENDS: Phrase = Phrase::new("终点", "May end");
/// Anywhere.
pub const OPTION_ANYWHERE: Phrase = Phrase::new("任何阶段", "At any stage");
/// At the last.
pub const OPTION_LAST: Phrase = Phrase::new("最后阶段", "At the last stage");
/// As departures.
pub const VIEW_DEPARTURES: Phrase = Phrase::new("偏离", "Departures");
/// As paths.
pub const VIEW_PATHS: Phrase = Phrase::new("路径", "Paths");
