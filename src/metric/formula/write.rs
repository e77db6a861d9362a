//! A formula as text, with the fewest parentheses that keep its meaning (FORM7).

use super::token::in_name;
use super::{Expression, Formula, Function, Operator};
use std::fmt::{Display, Formatter, Result};

impl Display for Formula {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write(f, &self.root, &self.names, 0)
    }
}

/// Writes an expression where operators of at most `floor` need parentheses.
fn write(f: &mut Formatter<'_>, expression: &Expression, names: &[String], floor: u8) -> Result {
    match expression {
        Expression::Number(number) => number.fmt(f),
        Expression::Name(at) => name(f, names.get(*at).map_or("", String::as_str)),
        Expression::Negative(inner) => {
            f.write_str("-")?;
            write(f, inner, names, u8::MAX)
        }
        Expression::Binary(operator, sides) => {
            let strength = operator.strength();
            let enclosed = strength <= floor;
            f.write_str(if enclosed { "(" } else { "" })?;
            // From left to right: an equal on the left needs none, but comparisons do not chain.
            write(f, &sides[0], names, if strength == 1 { 1 } else { strength - 1 })?;
            write!(f, " {} ", sign(*operator))?;
            write(f, &sides[1], names, strength)?;
            f.write_str(if enclosed { ")" } else { "" })
        }
        Expression::Call(function, values) => {
            let known = Function::ALL.iter().find(|(_, known)| known == function);
            f.write_str(known.map_or("", |(name, _)| name))?;
            for (at, value) in values.iter().enumerate() {
                f.write_str(if at == 0 { "(" } else { ", " })?;
                write(f, value, names, 0)?;
            }
            f.write_str(")")
        }
    }
}

fn name(f: &mut Formatter<'_>, name: &str) -> Result {
    if name.starts_with(char::is_alphabetic) && name.chars().all(in_name) {
        f.write_str(name)
    } else {
        write!(f, "[{name}]")
    }
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Add => "+",
        Operator::Subtract => "-",
        Operator::Multiply => "*",
        Operator::Divide => "/",
        Operator::Less => "<",
        Operator::LessOrEqual => "<=",
        Operator::Greater => ">",
        Operator::GreaterOrEqual => ">=",
        Operator::Equal => "=",
        Operator::NotEqual => "!=",
    }
}
