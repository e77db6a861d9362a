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
    let responses = Responses::of(rows)?;
    let outcomes = responses.outcomes(&outcome.values, query.outcome_touchpoint.as_deref());
    let is_same = outcome.name == factor.name;
    let is_asked = |name: &str| query.outcome_touchpoint.as_ref().is_some_and(|asked| same_name(asked, name));
    let mut columns = responses.by_touchpoint(&factor.values);
    columns.retain(|column| !(is_same && is_asked(&column.name)));
    if columns.len() > FACTORS_MAX {
        return Err(Refusal::TooManyGroups(columns.len()));
    }
    let mut factors: Vec<Factor> = columns.iter().filter_map(|column| alone(column, &outcomes)).collect();
    factors.sort_by(|a, b| b.correlations.pearson.abs().total_cmp(&a.correlations.pearson.abs()));
    if factors.is_empty() {
        return Err(Refusal::NoDrivers);
    }
    let (model, no_model) = match together(&outcomes, &chosen(&columns, &query.touchpoints)?) {
        Ok(model) => (Some(model), None),
        Err(refusal) => (None, Some(refusal)),
    };
    let answered = outcomes.iter().filter(|answer| !answer.is_nan()).count() as u64;
    let outcome = outcome.name.clone();
    Ok(Answer::Drivers(Box::new(DriversAnswer { outcome, responses: answered, factors, model, no_model })))
}

/// The answers at one touchpoint: the mean of each response that has any, in the order of the responses.
struct Column {
    name: String,
    means: Vec<(u32, f64)>,
}

fn alone(column: &Column, outcomes: &[f64]) -> Option<Factor> {
    let mean = column.means.iter().map(|(_, mean)| mean).sum::<f64>() / column.means.len() as f64;
    let beside =
        column.means.iter().filter_map(|(response, mean)| Some((*mean, *outcomes.get(*response as usize)?)));
    let (answers, outcomes): (Vec<f64>, Vec<f64>) = beside.unzip();
    Some(Factor { name: column.name.clone(), mean, correlations: correlations(&answers, &outcomes)? })
}

/// The columns of these names, in their order; all if there are none.
fn chosen<'c>(columns: &'c [Column], names: &[String]) -> Result<Vec<&'c Column>, Refusal> {
    if names.is_empty() {
        return Ok(columns.iter().collect());
    }
    let find = |name: &String| {
        let wanted = canonical_name(name);
        let found = columns.iter().find(|column| canonical_name(&column.name) == wanted);
        found.ok_or_else(|| Refusal::UnknownNames(vec![name.clone()]))
    };
    names.iter().map(find).collect()
}

/// Outcome and columns of the responses that have all of them.
fn complete(outcomes: &[f64], columns: &[&Column]) -> Result<Complete, Refusal> {
    let mut known: Vec<usize> = outcomes.iter().map(|outcome| usize::from(!outcome.is_nan())).collect();
    for (response, _) in columns.iter().flat_map(|column| &column.means) {
        if let Some(known) = known.get_mut(*response as usize) {
            *known += 1;
        }
    }
    let is_whole = |response: u32| known.get(response as usize) == Some(&(columns.len() + 1));
    let whole = |column: &&Column| {
        let means = column.means.iter().filter(|(response, _)| is_whole(*response));
        means.map(|(_, mean)| *mean).collect::<Vec<f64>>()
    };
    let values: Vec<Vec<f64>> = columns.iter().map(whole).collect();
    let values: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
    let kept = (0..).zip(outcomes).filter(|(response, _)| is_whole(*response));
    let outcomes: Vec<f64> = kept.map(|(_, outcome)| *outcome).collect();
    Complete::of(&outcomes, &values).map_err(Refusal::Drivers)
}

fn together(outcomes: &[f64], columns: &[&Column]) -> Result<DriverModel, Refusal> {
    let data = complete(outcomes, columns)?;
    let fit = regression(&data).map_err(Refusal::Drivers)?;
    let parts = if columns.len() > LMG_MAX { None } else { Some(lmg(&data).map_err(Refusal::Drivers)?) };
    let weights = relative_weights(&data).map_err(Refusal::Drivers)?;
    let term = |(at, column): (usize, &&Column)| Named {
        name: column.name.clone(),
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
struct Responses<'r> {
    touchpoint: &'r Codes,
    kept: Vec<u32>,
    /// The response of each kept row; they are numbered as they come.
    of_rows: Vec<u32>,
    count: usize,
}

impl<'r> Responses<'r> {
    fn of(rows: &'r Rows<'_>) -> Result<Responses<'r>, Refusal> {
        let (kept, events) = (rows.kept(), rows.customers().events()?);
        let case = rows.table.case.as_ref();
        let mut of_case = vec![NONE; case.map_or(0, |case| case.dict.len())];
        let mut count = 0;
        let mut next = || {
            count += 1;
            count - 1
        };
        // Rows come by customer and time: those of one response without a case have no other time between them.
        let mut last = None;
        let of_row = |(row, (customer, millis)): (&u32, (&u32, &i64))| {
            let key = (*customer, *millis);
            let code = case.and_then(|case| case.codes.get(*row as usize)).copied().unwrap_or(NONE);
            if let Some(response) = of_case.get_mut(code as usize) {
                if *response == NONE {
                    *response = next();
                }
                return *response;
            }
            match last {
                Some((known, response)) if known == key => response,
                _ => {
                    let response = next();
                    last = Some((key, response));
                    response
                }
            }
        };
        let of_rows: Vec<u32> =
            kept.iter().zip(events.entity().iter().zip(events.millis())).map(of_row).collect();
        Ok(Responses { touchpoint: &rows.table.touchpoint, kept, of_rows, count: count as usize })
    }

    /// Response, touchpoint and value of each answer.
    fn answers(&self, values: &'r [f32]) -> impl Iterator<Item = (u32, u32, f64)> {
        self.kept.iter().zip(&self.of_rows).filter_map(|(row, response)| {
            let value = *values.get(*row as usize)?;
            let code = self.touchpoint.codes.get(*row as usize).copied().unwrap_or(NONE);
            (!value.is_nan()).then_some((*response, code, f64::from(value)))
        })
    }

    /// The mean answer of each response, at one touchpoint if it is given; NaN is none.
    fn outcomes(&self, values: &'r [f32], at: Option<&str>) -> Vec<f64> {
        let asked = |name: &str| at.is_none_or(|at| same_name(at, name));
        let of_code: Vec<bool> = self.touchpoint.dict.names().iter().map(asked).collect();
        let of_blank = asked("");
        let mut sums = vec![(0.0, 0_u32); self.count];
        for (response, code, value) in self.answers(values) {
            if of_code.get(code as usize).copied().unwrap_or(of_blank) {
                let (sum, n) = &mut sums[response as usize];
                (*sum, *n) = (*sum + value, *n + 1);
            }
        }
        sums.into_iter().map(|(sum, n)| if n == 0 { f64::NAN } else { sum / f64::from(n) }).collect()
    }

    /// The answers at each touchpoint that has any, in the order of the codes.
    fn by_touchpoint(&self, values: &'r [f32]) -> Vec<Column> {
        let mut answers: Vec<Vec<(u32, f64)>> = vec![Vec::new(); self.touchpoint.dict.len()];
        for (response, code, value) in self.answers(values) {
            if let Some(answers) = answers.get_mut(code as usize) {
                answers.push((response, value));
            }
        }
        let column = |(name, mut answers): (&str, Vec<(u32, f64)>)| {
            if !answers.is_sorted_by_key(|(response, _)| *response) {
                answers.sort_by_key(|(response, _)| *response);
            }
            let mean = |same: &[(u32, f64)]| {
                (same[0].0, same.iter().map(|(_, value)| value).sum::<f64>() / same.len() as f64)
            };
            let means = answers.chunk_by(|(a, _), (b, _)| a == b).map(mean).collect();
            Column { name: name.to_owned(), means }
        };
        let named = self.touchpoint.dict.names().iter().zip(answers);
        named.filter(|(_, answers)| !answers.is_empty()).map(column).collect()
    }
}
