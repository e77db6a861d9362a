//! What goes with recommendation or satisfaction: the ratings of touchpoints, put beside each other response by response.

use super::rows::Rows;
use super::satisfaction::rating;
use super::{Answer, Named, Refusal};
use crate::metric::drivers::Complete;
use crate::metric::drivers::correlation::{Correlations, correlations};
use crate::metric::drivers::regression::{Coefficient, regression};
use crate::metric::drivers::shares::{LMG_MAX, lmg, relative_weights};
use crate::model::{QuestionKind, canonical_name, same_name};
use crate::table::{Codes, NONE};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// More touchpoints are not compared.
const FACTORS_MAX: usize = 60;

/// Asks what goes with an outcome.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct DriversQuery {
    /// The rating that is the outcome; the first NPS if it is left out.
    pub outcome: Option<String>,
    /// The touchpoint at which the outcome was asked, where the rating is asked at several.
    pub outcome_touchpoint: Option<String>,
    /// The rating whose answers at each touchpoint are the factors; the first CSAT if it is left out.
    pub rating: Option<String>,
    /// The touchpoints in the model; all with answers if it is empty. Every touchpoint is compared one by one.
    pub touchpoints: Vec<String>,
}

/// What goes with the outcome: association, not cause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct DriversAnswer {
    /// The outcome.
    pub outcome: String,
    /// Responses with an outcome. A response is what one customer said at one time, or in one case.
    pub responses: u64,
    /// Each touchpoint by itself, strongest first.
    pub factors: Vec<Factor>,
    /// All at once; none where the data cannot carry it.
    pub model: Option<DriverModel>,
    /// Why there is no model.
    pub no_model: Option<Refusal>,
}

/// A touchpoint by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Factor {
    /// Its name.
    pub name: String,
    /// Mean of its answers: performance.
    pub mean: f64,
    /// How its answers go with the outcome: importance.
    pub correlations: Correlations,
}

/// A regression of the outcome by the touchpoints together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct DriverModel {
    /// Responses with all answers: the base.
    pub n: u64,
    /// Share of variance explained.
    pub r_squared: f64,
    /// The same, adjusted for the number of touchpoints.
    pub adjusted_r_squared: f64,
    /// The constant.
    pub intercept: Coefficient,
    /// The touchpoints, in the order asked for.
    pub terms: Vec<Named<Term>>,
}

/// A touchpoint in the model.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Term {
    /// Its coefficient.
    pub coefficient: Coefficient,
    /// Standardised.
    pub beta: f64,
    /// Variance inflation.
    pub vif: f64,
    /// Its part of R² (LMG, Shapley); none with more than 12 touchpoints.
    pub lmg: Option<f64>,
    /// Its relative weight (Johnson), as a part of R².
    pub relative_weight: f64,
}

pub(super) fn drivers(rows: &Rows<'_>, query: &DriversQuery) -> Result<Answer, Refusal> {
    let outcome =
        rating(rows, query.outcome.as_deref(), query.outcome.is_none().then_some(QuestionKind::Nps))?;
    let factor = rating(rows, query.rating.as_deref(), query.rating.is_none().then_some(QuestionKind::Csat))?;
    let kept = rows.kept();
    let responses = Responses::of(rows, &kept);
    let touchpoint = &rows.table.touchpoint;
    let is_outcome = |row: u32| {
        let asked = query.outcome_touchpoint.as_ref();
        asked.is_none_or(|asked| same_name(asked, name(touchpoint, row)))
    };
    let outcomes = responses.pivot(&kept, &outcome.values, &is_outcome);
    let is_same = outcome.name == factor.name;
    let mut columns: Vec<(String, Vec<f64>)> = Vec::new();
    for (code, touched) in (0..).zip(touchpoint.dict.names().iter()) {
        let is_it = |row: u32| touchpoint.codes[row as usize] == code;
        let is_asked = query.outcome_touchpoint.as_ref().is_some_and(|asked| same_name(asked, touched));
        let answers = responses.pivot(&kept, &factor.values, &is_it);
        if answers.iter().any(|answer| !answer.is_nan()) && !(is_same && is_asked) {
            columns.push((touched.to_owned(), answers));
        }
    }
    if columns.len() > FACTORS_MAX {
        return Err(Refusal::TooManyGroups(columns.len()));
    }
    let mut factors: Vec<Factor> =
        columns.iter().filter_map(|(name, answers)| alone(name, answers, &outcomes)).collect();
    factors.sort_by(|a, b| b.correlations.pearson.abs().total_cmp(&a.correlations.pearson.abs()));
    if factors.is_empty() {
        return Err(Refusal::NoDrivers);
    }
    let (model, no_model) = match together(&outcomes, &chosen(columns, &query.touchpoints)?) {
        Ok(model) => (Some(model), None),
        Err(refusal) => (None, Some(refusal)),
    };
    let answered = outcomes.iter().filter(|answer| !answer.is_nan()).count() as u64;
    let outcome = outcome.name.clone();
    Ok(Answer::Drivers(Box::new(DriversAnswer { outcome, responses: answered, factors, model, no_model })))
}

fn name(touchpoint: &Codes, row: u32) -> &str {
    match touchpoint.codes[row as usize] {
        NONE => "",
        code => touchpoint.dict.name(code),
    }
}

fn alone(name: &str, answers: &[f64], outcomes: &[f64]) -> Option<Factor> {
    let known: Vec<f64> = answers.iter().copied().filter(|answer| !answer.is_nan()).collect();
    let mean = known.iter().sum::<f64>() / known.len() as f64;
    Some(Factor { name: name.to_owned(), mean, correlations: correlations(answers, outcomes)? })
}

/// The columns of these names, in their order; all if there are none.
fn chosen(columns: Vec<(String, Vec<f64>)>, names: &[String]) -> Result<Vec<(String, Vec<f64>)>, Refusal> {
    if names.is_empty() {
        return Ok(columns);
    }
    let find = |name: &String| {
        let wanted = canonical_name(name);
        let found = columns.iter().find(|(known, _)| canonical_name(known) == wanted);
        found.cloned().ok_or_else(|| Refusal::UnknownNames(vec![name.clone()]))
    };
    names.iter().map(find).collect()
}

fn together(outcomes: &[f64], columns: &[(String, Vec<f64>)]) -> Result<DriverModel, Refusal> {
    let values: Vec<&[f64]> = columns.iter().map(|(_, answers)| answers.as_slice()).collect();
    let data = Complete::of(outcomes, &values).map_err(Refusal::Drivers)?;
    let fit = regression(&data).map_err(Refusal::Drivers)?;
    let parts = if values.len() > LMG_MAX { None } else { Some(lmg(&data).map_err(Refusal::Drivers)?) };
    let weights = relative_weights(&data).map_err(Refusal::Drivers)?;
    let term = |(at, (name, _)): (usize, &(String, Vec<f64>))| Named {
        name: name.clone(),
        value: Term {
            coefficient: fit.columns[at],
            beta: fit.beta[at],
            vif: fit.vif[at],
            lmg: parts.as_ref().map(|parts| parts[at]),
            relative_weight: weights[at],
        },
    };
    Ok(DriverModel {
        n: fit.n,
        r_squared: fit.r_squared,
        adjusted_r_squared: fit.adjusted_r_squared,
        intercept: fit.intercept,
        terms: columns.iter().enumerate().map(term).collect(),
    })
}

/// Rows that are one response: of one case, or of one customer at one time.
struct Responses {
    /// The response of each kept row.
    of_rows: Vec<usize>,
    count: usize,
}

impl Responses {
    fn of(rows: &Rows<'_>, kept: &[u32]) -> Responses {
        let customer = rows.table.customer_of_rows();
        let case =
            |row: usize| rows.table.case.as_ref().map(|case| case.codes[row]).filter(|code| *code != NONE);
        let key = |row: &u32| {
            let row = *row as usize;
            match case(row) {
                Some(case) => (NONE, i64::from(case)),
                None => (customer[row], rows.table.time_millis[row]),
            }
        };
        let mut known = BTreeMap::new();
        let of_rows = kept
            .iter()
            .map(|row| {
                let next = known.len();
                *known.entry(key(row)).or_insert(next)
            })
            .collect();
        Responses { of_rows, count: known.len() }
    }

    /// The mean answer of each response among its rows for which this holds; NaN is none.
    fn pivot(&self, kept: &[u32], values: &[f32], holds: &dyn Fn(u32) -> bool) -> Vec<f64> {
        let mut sums = vec![(0.0, 0_u32); self.count];
        for (row, response) in kept.iter().zip(&self.of_rows) {
            let value = values[*row as usize];
            if !value.is_nan() && holds(*row) {
                sums[*response].0 += f64::from(value);
                sums[*response].1 += 1;
            }
        }
        sums.into_iter().map(|(sum, n)| if n == 0 { f64::NAN } else { sum / f64::from(n) }).collect()
    }
}
