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
