//! Formulas of the user's own over figures: text in, a checked expression out. What a name stands for is said by the
//! caller; a figure without data makes the result no data.
//!
//! Rules:
//! - FORM1: numbers, names, `+ - * /`, comparisons, parentheses, and min max abs round if. `*` and `/` bind tighter than
//!   `+` and `-`, those tighter than comparisons; a sign binds tightest; equals bind from left to right. Comparisons do not
//!   chain.
//! - FORM2: a name is letters, digits, `_`, `.` and `%` beginning with a letter, or anything but `]` in `[brackets]`: names
//!   of figures may have blanks. Full-width signs （ ） ， ＋ － × ÷ are taken as the plain ones.
//! - FORM3: no data anywhere makes no data; `if` looks at its condition and the chosen side alone.
//! - FORM4: a division by 0, and whatever is no finite number, is no data: never an error, never infinite.
//! - FORM5: `round(x)` rounds half away from 0, `round(x, n)` to n decimals, 0 to 12; comparisons are 1 or 0.
//! - FORM6: what cannot be read is refused with the place (in characters) and the reason; texts of more than 2000
//!   characters and nesting of more than 64 are refused, so no text can exhaust the stack.
//! - FORM7: a formula written out again reads as the same formula.

use serde::{Deserialize, Serialize};

mod parse;
mod token;
mod write;

/// What is wrong with the text of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FormulaProblem {
    /// There is nothing.
    Empty,
    /// More than 2000 characters.
    TooLong,
    /// Nested deeper than 64.
    TooDeep,
    /// A character that means nothing here.
    UnknownCharacter,
    /// A number that is none, such as `1.2.3`.
    BadNumber,
    /// A bracket or parenthesis that is never closed.
    Unclosed,
    /// A value was expected: a number, a name, a function or a parenthesis.
    ExpectedValue,
    /// The formula could have ended here; what follows does not belong to it.
    ExpectedOperator,
    /// A function of that name does not exist.
    UnknownFunction,
    /// The function takes another number of values.
    WrongCount,
}

/// Where and why a formula was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FormulaError {
    /// The characters concerned: from (inclusive) to (exclusive), counted from 0.
    pub at: (usize, usize),
    /// What is wrong.
    pub problem: FormulaProblem,
}

/// The operators between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Function {
    Min,
    Max,
    Abs,
    Round,
    If,
}

#[derive(Clone, Debug, PartialEq)]
enum Expression {
    Number(f64),
    /// An index into the names of the formula.
    Name(usize),
    Negative(Box<Expression>),
    Binary(Operator, Box<[Expression; 2]>),
    Call(Function, Vec<Expression>),
}

/// A formula that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    root: Expression,
    names: Vec<String>,
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// With the place and the reason (FORM6).
    pub fn parse(text: &str) -> Result<Formula, FormulaError> {
        parse::formula(text)
    }

    /// The names in it, each once, in order of appearance.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Its value, by the values of its names; `None` is no data. Each name is asked for once.
    pub fn value(&self, figure: impl Fn(&str) -> Option<f64>) -> Option<f64> {
        let figures: Vec<Option<f64>> = self.names.iter().map(|name| figure(name)).collect();
        self.root.value(&figures)
    }
}

impl Expression {
    fn value(&self, figures: &[Option<f64>]) -> Option<f64> {
        let value = match self {
            Expression::Number(number) => *number,
            Expression::Name(at) => figures.get(*at).copied().flatten()?,
            Expression::Negative(inner) => -inner.value(figures)?,
            Expression::Binary(operator, sides) => {
                operator.of(sides[0].value(figures)?, sides[1].value(figures)?)
            }
            Expression::Call(Function::If, values) => {
                let [condition, then, otherwise] = values.as_slice() else { return None };
                let chosen = if condition.value(figures)? == 0.0 { otherwise } else { then };
                chosen.value(figures)?
            }
            Expression::Call(function, values) => {
                let values: Option<Vec<f64>> = values.iter().map(|value| value.value(figures)).collect();
                function.of(&values?)?
            }
        };
        value.is_finite().then_some(value)
    }
}

impl Operator {
    fn of(self, left: f64, right: f64) -> f64 {
        let truth = |holds: bool| f64::from(u8::from(holds));
        match self {
            Operator::Add => left + right,
            Operator::Subtract => left - right,
            Operator::Multiply => left * right,
            Operator::Divide => left / right,
            Operator::Less => truth(left < right),
            Operator::LessOrEqual => truth(left <= right),
            Operator::Greater => truth(left > right),
            Operator::GreaterOrEqual => truth(left >= right),
            Operator::Equal => truth(left == right),
            Operator::NotEqual => truth(left != right),
        }
    }

    /// Higher binds tighter.
    fn strength(self) -> u8 {
        match self {
            Operator::Multiply | Operator::Divide => 3,
            Operator::Add | Operator::Subtract => 2,
            _ => 1,
        }
    }
}

impl Function {
    const ALL: [(&'static str, Function); 5] = [
        ("min", Function::Min),
        ("max", Function::Max),
        ("abs", Function::Abs),
        ("round", Function::Round),
        ("if", Function::If),
    ];

    /// The fewest and the most values it takes.
    fn takes(self) -> (usize, usize) {
        match self {
            Function::Min | Function::Max => (1, usize::MAX),
            Function::Abs => (1, 1),
            Function::Round => (1, 2),
            Function::If => (3, 3),
        }
    }

    fn of(self, values: &[f64]) -> Option<f64> {
        match self {
            Function::Min => values.iter().copied().reduce(f64::min),
            Function::Max => values.iter().copied().reduce(f64::max),
            Function::Abs => values.first().map(|value| value.abs()),
            Function::Round => {
                let decimals = values.get(1).copied().unwrap_or(0.0);
                let factor = 10_f64.powf(decimals.round().clamp(0.0, 12.0));
                values.first().map(|value| (value * factor).round() / factor)
            }
            Function::If => None,
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
