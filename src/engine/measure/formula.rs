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
use crate::metric::{Overview, Selection, TouchpointFigures, frequency, overview, touchpoints};
use crate::model::{QuestionKind, same_name};
use serde::{Deserialize, Serialize};

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

/// What names stand for.
struct Known {
    overview: Overview,
    touchpoints: Vec<TouchpointFigures>,
    orders: Option<OrderFigures>,
}

pub(super) fn formula(rows: &Rows<'_>, query: &FormulaQuery) -> Result<Answer, Refusal> {
    let formula = Formula::parse(&query.text).map_err(Refusal::Formula)?;
    let selection = Selection::new(rows.table, rows.filter);
    let known = Known {
        overview: overview(&selection),
        touchpoints: touchpoints(&selection),
        orders: rows.orders(&query.among, |orders| Ok(figures(orders))).ok(),
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
    Ok(Answer::Formula(FormulaAnswer { value, figures: found }))
}

impl Known {
    /// The figure of a name; none if there is no such name, none within if it has no data.
    fn figure(&self, name: &str) -> Option<Option<f64>> {
        if let Some((figure, touchpoint)) = name.split_once(':') {
            return self.of_touchpoint(figure.trim(), touchpoint.trim());
        }
        let orders = self.orders.as_ref();
        let (events, customers) = (self.overview.events, self.overview.customers);
        let whole = |cents: i64| cents as f64 / 100.0;
        Some(match name {
            "events" => Some(events as f64),
            "customers" => Some(customers as f64),
            "cases" => self.overview.cases.map(|cases| cases as f64),
            "frequency" => frequency(events, customers),
            "orders" => orders.map(|orders| orders.orders as f64),
            "buyers" => orders.map(|orders| orders.customers as f64),
            "revenue" => orders.and_then(|orders| orders.revenue_cents).map(whole),
            "aov" => orders.and_then(|orders| orders.average_cents).map(|cents| cents / 100.0),
            "orders_per_customer" => orders.and_then(|orders| orders.per_customer),
            "repurchase" => orders.and_then(|orders| orders.repurchase).map(|rate| rate.value()),
            "csat" => self.question(QuestionKind::Csat),
            "nps" => self.question(QuestionKind::Nps),
            "ces" => self.question(QuestionKind::Ces),
            _ => return None,
        })
    }

    fn of_touchpoint(&self, figure: &str, touchpoint: &str) -> Option<Option<f64>> {
        let of = self.touchpoints.iter().find(|of| same_name(&of.name, touchpoint))?;
        Some(match figure {
            "events" => Some(of.events as f64),
            "customers" => Some(of.customers as f64),
            "reach" => of.reach.map(|rate| rate.value()),
            "revenue" => of.revenue_cents.map(|cents| cents as f64 / 100.0),
            _ => return None,
        })
    }

    fn question(&self, kind: QuestionKind) -> Option<f64> {
        let summary = &self.overview.ratings.iter().find(|of| of.question.kind == kind)?.summary;
        match kind {
            QuestionKind::Csat => Some(summary.top.value()),
            QuestionKind::Nps => summary.nps,
            QuestionKind::Ces => Some(summary.mean),
        }
    }
}
