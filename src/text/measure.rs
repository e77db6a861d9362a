//! The words of what is measured on request: why a figure is refused, what a name in a formula may be.

use super::Phrase;

/// Between names.
pub const COMMA: Phrase = Phrase::new("、", ", ");
/// Nothing is left to count.
pub const NO_EVENTS: Phrase = Phrase::new("所选范围内没有事件。", "No events in this selection.");
/// No amounts.
pub const NO_AMOUNTS: Phrase = Phrase::new(
    "数据里没有金额列：导入时把订单金额列设为“金额”，就能算订单和客户价值。",
    "The data has no amounts. Give the order amount the role Amount when importing, and orders and customer value can be computed.",
);
/// No orders.
pub const NO_ORDERS: Phrase =
    Phrase::new("所选范围内没有带金额的订单。", "No orders with an amount in this selection.");
/// No cases.
pub const NO_CASES: Phrase =
    Phrase::new("数据里没有会话、订单或个案编号列。", "The data has no column of sessions, orders or cases.");
/// No channels.
pub const NO_CHANNELS: Phrase = Phrase::new(
    "数据里没有渠道列：导入时把渠道列设为“渠道”。",
    "The data has no channels. Give a column the role Channel when importing.",
);
/// No stages.
pub const NO_STAGES: Phrase = Phrase::new("数据里没有阶段列。", "The data has no column of stages.");
/// No such column.
pub const NO_COLUMN: Phrase =
    Phrase::new("数据里没有名为“{name}”的列。", "The data has no column named {name}.");
/// No such name.
pub const UNKNOWN_NAMES: Phrase = Phrase::new("数据里找不到：{names}。", "Not found in the data: {names}.");
/// Too few steps.
pub const TOO_FEW_STEPS: Phrase = Phrase::new("至少要有两步。", "Two steps are needed.");
/// Too few periods, or too many.
pub const PERIODS: Phrase = Phrase::new(
    "数据不足两个周期，或者周期太多：请换一个时间单位。",
    "The data covers fewer than two periods, or too many: choose another unit.",
);
/// Too many periods.
pub const TOO_MANY_PERIODS: Phrase =
    Phrase::new("周期超过 {most} 个：请选更长的周期。", "More than {most} periods: choose a longer one.");
/// A number that makes no sense.
pub const BAD_NUMBER: Phrase =
    Phrase::new("选项 {option} 的值不合理。", "The value of the option {option} makes no sense.");
/// Too many activities.
pub const TOO_MANY_ACTIVITIES: Phrase = Phrase::new(
    "有 {found} 种不同的名称，超过 {most} 种，画不成路径：请改按阶段或渠道分析。",
    "There are {found} different names, more than {most}: look at stages or channels instead.",
);
/// Columns that should be in order are not.
pub const DAMAGED: Phrase =
    Phrase::new("数据集有损坏，请重新导入。", "The data set is damaged. Import it again.");
/// Too few repeat customers.
pub const TOO_FEW_REPEATERS: Phrase = Phrase::new(
    "只有 {found} 位客户在不同日期买过两次以上，预测至少需要 {least} 位。",
    "Only {found} customers bought on more than one day; a forecast needs {least}.",
);
/// Too few repeat customers with a value.
pub const TOO_FEW_VALUES: Phrase = Phrase::new(
    "只有 {found} 位复购客户的订单金额大于 0，预测至少需要 {least} 位。",
    "Only {found} repeat customers have order values above zero; a forecast needs {least}.",
);
/// No time has passed.
pub const NO_TIME: Phrase = Phrase::new(
    "所有客户都是在截止日当天首次购买，还没有时间可供观察。",
    "Everybody bought first on the last day: no time has passed to learn from.",
);
/// No mean.
pub const NO_MEAN_VALUE: Phrase = Phrase::new(
    "订单金额太分散，模型给不出平均值。",
    "Order values are spread so widely that the model has no mean.",
);
/// The search ended nowhere.
pub const NOT_CONVERGED: Phrase = Phrase::new(
    "模型没有收敛，这份数据不适合预测。",
    "The model did not converge: this data carries no forecast.",
);
/// No ratings.
pub const NO_RATINGS: Phrase = Phrase::new(
    "数据里没有评分列：导入时把评分列设为满意度、推荐意愿或费力度。",
    "The data has no ratings. Give a column a rating role (CSAT, NPS, CES) when importing.",
);
/// No answers.
pub const NO_ANSWERS: Phrase =
    Phrase::new("所选范围内没有人回答这道题。", "Nobody in this selection answered the question.");
/// No customer of an id.
pub const NO_CUSTOMER: Phrase =
    Phrase::new("数据里没有编号为「{id}」的客户。", "The data has no customer with the id “{id}”.");
/// No customers.
pub const NO_CUSTOMERS: Phrase = Phrase::new(
    "还没有客户名单：把客户名单（每行一位客户）导入这个数据集，就能算流失和留存。",
    "There is no list of customers. Add a file with a row for each customer to this data set, and churn and retention can be computed.",
);
/// Nothing says who has left.
pub const NO_CHURNED: Phrase = Phrase::new(
    "客户名单里没有是否流失的列：导入时把这一列设为“是否流失”。",
    "The list of customers does not say who has left. Give a column the role Churned when importing.",
);
/// Nothing says how long.
pub const NO_TENURE: Phrase = Phrase::new(
    "客户名单里没有在网月数：导入时把这一列设为“在网月数”。",
    "The list of customers does not say how long they have been customers. Give a column the role Tenure when importing.",
);
/// No costs.
pub const NO_COSTS: Phrase = Phrase::new(
    "还没有费用数据：把投放或获客费用（时期、渠道、金额）导入这个数据集，就能算获客成本。",
    "There are no costs. Add a file of spend (period, channel, amount) to this data set, and acquisition cost can be computed.",
);
/// Too many groups.
pub const TOO_MANY_GROUPS: Phrase = Phrase::new(
    "会分成 {found} 组，太多了：请换一个取值较少的列，或选更长的周期。",
    "That makes {found} groups, too many to compare: choose a column with fewer values, or longer periods.",
);
/// No drivers.
pub const NO_DRIVERS: Phrase = Phrase::new(
    "没有一个触点的评分能和结果一起比较：同一份答卷里要既有触点评分，又有结果评分。",
    "No touchpoint rating can be compared with the outcome: both must be answered in the same response.",
);
/// Several currencies.
pub const MIXED_CURRENCIES: Phrase = Phrase::new(
    "费用里有不止一种货币，不能相加。",
    "The costs are in several currencies and cannot be added.",
);
/// Too few responses.
pub const TOO_FEW_RESPONSES: Phrase = Phrase::new(
    "各项都有值的记录太少，撑不起模型：请减少放进模型的列。",
    "Too few rows have a value in every column of the model: put fewer columns into it.",
);
/// Nothing varies.
pub const NOTHING_VARIES: Phrase = Phrase::new(
    "有一列的值全都相同，算不出关系。",
    "A column has the same value everywhere, so nothing can go with it.",
);
/// Columns depend on each other.
pub const DEPENDENT: Phrase = Phrase::new(
    "有些列可以由其他列算出来，模型分不开它们：请去掉其中一列。",
    "Some columns follow from others, and a model cannot tell them apart: leave one out.",
);
/// Too many columns.
pub const TOO_MANY_FACTORS: Phrase =
    Phrase::new("放进模型的列太多。", "There are too many columns in the model.");
/// One class.
pub const ONE_CLASS: Phrase = Phrase::new(
    "所选客户全都流失或全都留存，没有可比较的对象。",
    "All of these customers have left, or none has: there is nothing to compare.",
);
/// Separated.
pub const SEPARATED: Phrase = Phrase::new(
    "有列能把流失和留存的客户完全分开，很可能是流失之后才产生的数据：请去掉它。",
    "A column tells the lost from the others without fail. It was probably written after they left: leave it out.",
);
/// A formula that cannot be read.
pub const FORMULA: Phrase =
    Phrase::new("公式第 {at} 个字符处：{problem}。", "In the formula, at character {at}: {problem}.");
/// Nothing.
pub const FORMULA_EMPTY: Phrase = Phrase::new("公式是空的", "it is empty");
/// Too long.
pub const FORMULA_TOO_LONG: Phrase = Phrase::new("公式太长", "it is too long");
/// Too deep.
pub const FORMULA_TOO_DEEP: Phrase = Phrase::new("括号嵌套太深", "it is nested too deeply");
/// A character.
pub const FORMULA_CHARACTER: Phrase = Phrase::new("无法识别的字符", "unknown character");
/// A number.
pub const FORMULA_NUMBER: Phrase = Phrase::new("不是有效的数字", "this is no number");
/// A bracket.
pub const FORMULA_UNCLOSED: Phrase = Phrase::new("括号没有闭合", "a bracket is not closed");
/// A value.
pub const FORMULA_VALUE: Phrase = Phrase::new("这里缺少一个值", "a value is missing here");
/// An operator.
pub const FORMULA_OPERATOR: Phrase = Phrase::new("这里缺少运算符", "an operator is missing here");
/// A function.
pub const FORMULA_FUNCTION: Phrase = Phrase::new("没有这个函数", "there is no such function");
/// Values of a function.
pub const FORMULA_COUNT: Phrase =
    Phrase::new("函数的参数个数不对", "the function takes another number of values");
