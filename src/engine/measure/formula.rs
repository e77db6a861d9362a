//! Formulas of the user's own over named figures.
//!
//! The names: `events`, `customers`, `cases`, `orders`, `buyers`, `revenue`, `aov`, `orders_per_customer`, `repurchase`,
//! `frequency`, `csat`, `nps`, `ces` (the first question of its kind), the user's constants, and of one touchpoint
//! `[events:NAME]`, `[customers:NAME]`, `[reach:NAME]`, `[revenue:NAME]`. Shares are from 0 to 1, money is in units of
//! the currency. A figure without data makes the result no data.

use super::rows::Rows;
use super::{Among, Answer, Named, Refusal, valued};
use crate::metric::formula::Formula;
use crate::metric::orders::{OrderFigures, figures};
use crate::metric::{
    QuestionFigures, Selection, TouchpointFigures, cases, frequency, questions, touchpoints,
};
use crate::model::{QuestionKind, same_name};
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;

/// Asks for the value of a formula.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FormulaQuery {
    /// The formula, such as `revenue * 0.3 - cost`.
    pub text: String,
    /// Numbers of the user's own by name, such as a cost. They hide figures of the same name.
    #[serde(default)]
    pub constants: Vec<Named<f64>>,
    /// Which events are orders.
    #[serde(default = "valued")]
    pub among: Among,
}

impl FormulaQuery {
    /// A formula without constants, over orders with an amount.
    pub fn of(text: &str) -> FormulaQuery {
        FormulaQuery { text: text.to_owned(), constants: Vec::new(), among: valued() }
    }
}

/// The value of a formula.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FormulaAnswer {
    /// Its value; none is no data.
    pub value: Option<f64>,
    /// Each name in it and what it stood for.
    pub figures: Vec<Named<Option<f64>>>,
}

/// The names that a formula may have beside those of single touchpoints.
pub const FORMULA_NAMES: [&str; 13] = [
    "events",
    "customers",
    "cases",
    "frequency",
    "orders",
    "buyers",
    "revenue",
    "aov",
    "orders_per_customer",
    "repurchase",
    "csat",
    "nps",
    "ces",
];

/// What names stand for; each is worked out when a formula has it.
struct Known<'r, 't> {
    rows: &'r Rows<'t>,
    selection: &'r Selection<'t>,
    among: &'r Among,
    orders: OnceCell<Option<OrderFigures>>,
    questions: OnceCell<Vec<QuestionFigures>>,
    touchpoints: OnceCell<Vec<TouchpointFigures>>,
}

pub(super) fn formula(rows: &Rows<'_>, query: &FormulaQuery) -> Result<Answer, Refusal> {
    // What cannot be read is refused before anything is looked at.
    Formula::parse(&query.text).map_err(Refusal::Formula)?;
    answer(rows, &Selection::new(rows.table, rows.filter), query).map(Answer::Formula)
}

/// The value of a formula over some rows, which `selection` has, too. Where they have no data there is no value.
pub(super) fn value<'t>(
    rows: &Rows<'t>,
    selection: &Selection<'t>,
    query: &FormulaQuery,
) -> Result<Option<f64>, Refusal> {
    answer(rows, selection, query).map(|found| found.value)
}

fn answer<'t>(
    rows: &Rows<'t>,
    selection: &Selection<'t>,
    query: &FormulaQuery,
) -> Result<FormulaAnswer, Refusal> {
    let formula = Formula::parse(&query.text).map_err(Refusal::Formula)?;
    let known = Known {
        rows,
        selection,
        among: &query.among,
        orders: OnceCell::new(),
        questions: OnceCell::new(),
        touchpoints: OnceCell::new(),
    };
    let constant = |name: &str| query.constants.iter().find(|constant| constant.name == name);
    let (mut found, mut unknown) = (Vec::new(), Vec::new());
    for name in formula.names() {
        let value = match constant(name) {
            Some(constant) => Some(Some(constant.value)),
            None => known.figure(name),
        };
        match value {
            Some(value) => found.push(Named { name: name.clone(), value }),
            None => unknown.push(name.clone()),
        }
    }
    if !unknown.is_empty() {
        return Err(Refusal::UnknownNames(unknown));
    }
    let value = formula.value(|name| found.iter().find(|figure| figure.name == name)?.value);
    Ok(FormulaAnswer { value, figures: found })
}

impl Known<'_, '_> {
    /// The figure of a name; none if there is no such name, none within if it has no data.
    fn figure(&self, name: &str) -> Option<Option<f64>> {
        if let Some((figure, touchpoint)) = name.split_once(':') {
            return self.of_touchpoint(figure.trim(), touchpoint.trim());
        }
        let (events, customers) = (self.selection.rows.len() as u64, self.selection.customers());
        let whole = |cents: i64| cents as f64 / 100.0;
        Some(match name {
            "events" => Some(events as f64),
            "customers" => Some(customers as f64),
            "cases" => cases(self.selection).map(|cases| cases as f64),
            "frequency" => frequency(events, customers),
            "orders" => self.orders().map(|orders| orders.orders as f64),
            "buyers" => self.orders().map(|orders| orders.customers as f64),
            "revenue" => self.orders().and_then(|orders| orders.revenue_cents).map(whole),
            "aov" => self.orders().and_then(|orders| orders.average_cents).map(|cents| cents / 100.0),
            "orders_per_customer" => self.orders().and_then(|orders| orders.per_customer),
            "repurchase" => self.orders().and_then(|orders| orders.repurchase).map(|rate| rate.value()),
            "csat" => self.question(QuestionKind::Csat),
            "nps" => self.question(QuestionKind::Nps),
            "ces" => self.question(QuestionKind::Ces),
            _ => return None,
        })
    }

    fn orders(&self) -> Option<&OrderFigures> {
        let found = || self.rows.orders(self.among, |orders| Ok(figures(orders))).ok();
        self.orders.get_or_init(found).as_ref()
    }

    fn of_touchpoint(&self, figure: &str, touchpoint: &str) -> Option<Option<f64>> {
        let known = self.touchpoints.get_or_init(|| touchpoints(self.selection));
        let of = known.iter().find(|of| same_name(&of.name, touchpoint))?;
        Some(match figure {
            "events" => Some(of.events as f64),
            "customers" => Some(of.customers as f64),
            "reach" => of.reach.map(|rate| rate.value()),
            "revenue" => of.revenue_cents.map(|cents| cents as f64 / 100.0),
            _ => return None,
        })
    }

    fn question(&self, kind: QuestionKind) -> Option<f64> {
        let asked = self.questions.get_or_init(|| questions(self.selection));
        let summary = &asked.iter().find(|of| of.question.kind == kind)?.summary;
        match kind {
            QuestionKind::Csat => Some(summary.top.value()),
            QuestionKind::Nps => summary.nps,
            QuestionKind::Ces => Some(summary.mean),
        }
    }
}
