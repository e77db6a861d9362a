//! The rules of formulas, and what holds of all of them.

#![allow(clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

use super::{Expression, Formula, FormulaError, FormulaProblem, Function, Operator};
use proptest::prelude::*;

fn value(text: &str) -> Option<f64> {
    let figure = |name: &str| match name {
        "NPS" => Some(40.0),
        "客户数" => Some(8.0),
        "Net revenue" => Some(100.0),
        "CSAT%" => Some(0.5),
        _ => None,
    };
    Formula::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}")).value(figure)
}

fn error(text: &str) -> FormulaError {
    Formula::parse(text).expect_err(text)
}

#[test]
fn form1_operators_bind_as_in_school() {
    for (text, expected) in [
        ("1 + 2 * 3", 7.0),
        ("(1 + 2) * 3", 9.0),
        ("10 - 4 - 3", 3.0),
        ("24 / 4 / 2", 3.0),
        ("-2 * -3", 6.0),
        ("2 - -3", 5.0),
        ("1 + 2 < 4 * 1", 1.0),
        ("min(3, 1, 2) + max(4)", 5.0),
        ("abs(-2.5)", 2.5),
        ("IF(1 >= 2, 10, 20)", 20.0),
        (".5 + 1.", 1.5),
    ] {
        assert_eq!(value(text), Some(expected), "{text}");
    }
    assert_eq!(error("1 < 2 < 3").problem, FormulaProblem::ExpectedOperator);
}

#[test]
fn form2_names_and_full_width_signs() {
    assert_eq!(value("NPS / 客户数"), Some(5.0));
    assert_eq!(value("[ Net revenue ] ÷ 客户数 × 2"), Some(25.0));
    assert_eq!(value("max（NPS，[Net revenue]）－ CSAT%"), Some(99.5));
    let formula = Formula::parse("b + a * b + [max](1)").map(|formula| formula.names().to_vec());
    assert!(formula.is_err(), "a figure is not called");
    assert_eq!(Formula::parse("b + a * b + [max]").unwrap().names(), ["b", "a", "max"]);
}

#[test]
fn form3_no_data_stays_no_data() {
    for text in ["nothing", "1 + nothing", "0 * nothing", "min(1, nothing)", "-nothing", "if(nothing, 1, 2)"]
    {
        assert_eq!(value(text), None, "{text}");
    }
    assert_eq!(value("if(NPS > 30, 1, nothing)"), Some(1.0));
    assert_eq!(value("if(NPS > 90, 1, nothing)"), None);
}

#[test]
fn form4_a_division_by_zero_is_no_data() {
    for text in ["1 / 0", "0 / 0", "1 / (NPS - 40)", "if(1 / 0, 1, 2)", "max(1 / 0, 3)"] {
        assert_eq!(value(text), None, "{text}");
    }
    let huge = Formula::parse("a * a").unwrap();
    assert_eq!(huge.value(|_| Some(1e300)), None);
    assert_eq!(huge.value(|_| Some(f64::NAN)), None);
}

#[test]
fn form5_rounding_and_truth() {
    for (text, expected) in [
        ("round(2.5)", 3.0),
        ("round(-2.5)", -3.0),
        ("round(1.2345, 2)", 1.23),
        ("round(7, -3)", 7.0),
        ("1 = 1", 1.0),
        ("1 != 1", 0.0),
        ("2 ≥ 2", 1.0),
        ("1 == 2", 0.0),
    ] {
        assert_eq!(value(text), Some(expected), "{text}");
    }
}

#[test]
fn form6_refused_with_place_and_reason() {
    use FormulaProblem as P;
    for (text, at, problem) in [
        ("", (0, 0), P::Empty),
        ("  ", (0, 2), P::Empty),
        ("1 +", (3, 3), P::ExpectedValue),
        ("1 + * 2", (4, 5), P::ExpectedValue),
        ("1 2", (2, 3), P::ExpectedOperator),
        ("客户 数", (3, 4), P::ExpectedOperator),
        ("(1 + 2", (0, 1), P::Unclosed),
        ("[open", (0, 5), P::Unclosed),
        ("max(1, 2", (3, 4), P::Unclosed),
        ("1)", (1, 2), P::ExpectedOperator),
        ("1 & 2", (2, 3), P::UnknownCharacter),
        ("1.2.3", (0, 5), P::BadNumber),
        ("1e5", (0, 3), P::BadNumber),
        ("1 + sum(2)", (4, 7), P::UnknownFunction),
        ("if(1, 2)", (0, 2), P::WrongCount),
        ("abs()", (0, 3), P::WrongCount),
        ("[ ]", (0, 3), P::ExpectedValue),
        ("max(1,)", (6, 7), P::ExpectedValue),
    ] {
        assert_eq!(error(text), FormulaError { at, problem }, "{text}");
    }
    assert_eq!(error(&"1+".repeat(1001)).problem, P::TooLong);
    assert_eq!(error(&"(".repeat(1500)).problem, P::TooDeep);
    assert_eq!(error(&"-".repeat(1500)).problem, P::TooDeep);
    let chain = format!("1{}", " + 1".repeat(400));
    assert_eq!(value(&chain), Some(401.0), "a chain is not deep");
}

#[test]
fn form7_written_with_the_fewest_parentheses() {
    for (text, written) in [
        ("((1 + 2)) * 3", "(1 + 2) * 3"),
        ("1 - (2 - 3)", "1 - (2 - 3)"),
        ("(1 - 2) - 3", "1 - 2 - 3"),
        ("-(a + 1)", "-(a + 1)"),
        ("(1 < 2) < 3", "(1 < 2) < 3"),
        ("MAX( 1 , [a b] )", "max(1, [a b])"),
    ] {
        assert_eq!(Formula::parse(text).unwrap().to_string(), written);
    }
}

const NAMES: [&str; 3] = ["a", "客户数", "net revenue"];

fn expression() -> impl Strategy<Value = Expression> {
    let operators = [
        Operator::Add,
        Operator::Subtract,
        Operator::Multiply,
        Operator::Divide,
        Operator::Less,
        Operator::GreaterOrEqual,
        Operator::NotEqual,
    ];
    let leaf = prop_oneof![
        (0..10_000_u32).prop_map(|n| Expression::Number(f64::from(n) / 16.0)),
        (0..NAMES.len()).prop_map(Expression::Name),
    ];
    leaf.prop_recursive(5, 40, 3, move |inner| {
        let pair = (proptest::sample::select(operators.to_vec()), inner.clone(), inner.clone());
        prop_oneof![
            pair.prop_map(|(operator, a, b)| Expression::Binary(operator, Box::new([a, b]))),
            inner.clone().prop_map(|inner| Expression::Negative(Box::new(inner))),
            proptest::collection::vec(inner.clone(), 1..4)
                .prop_map(|list| Expression::Call(Function::Min, list)),
            proptest::collection::vec(inner, 3).prop_map(|list| Expression::Call(Function::If, list)),
        ]
    })
}

proptest! {
    #[test]
    fn form7_what_is_written_reads_as_the_same(root in expression()) {
        let formula = Formula { root, names: NAMES.map(str::to_owned).to_vec() };
        let text = formula.to_string();
        let again = Formula::parse(&text).unwrap();
        prop_assert_eq!(again.to_string(), text);
        let figure = |name: &str| NAMES.iter().position(|known| *known == name).map(|at| at as f64 - 0.5);
        prop_assert_eq!(again.value(figure), formula.value(figure));
    }

    #[test]
    fn form6_no_text_breaks_it(text in "[ -~（），×客数\\[\\]]{0,60}") {
        let length = text.chars().count();
        match Formula::parse(&text) {
            Ok(formula) => prop_assert!(formula.value(|_| Some(2.0)).is_none_or(f64::is_finite)),
            Err(error) => prop_assert!(error.at.0 <= error.at.1 && error.at.1 <= length),
        }
    }

    #[test]
    fn form3_a_figure_that_is_used_decides(root in expression()) {
        let formula = Formula { root, names: NAMES.map(str::to_owned).to_vec() };
        if let Some(value) = formula.value(|_| None) {
            // No figure was needed: then none can change it.
            prop_assert_eq!(formula.value(|_| Some(3.0)), Some(value));
        }
    }
}
