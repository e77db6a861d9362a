//! Who leaves: a logistic model of churn by numbers and attributes of customers.

use super::group::{By, Groups};
use super::people::{People, of_rows};
use super::rows::Rows;
use super::{Answer, Named, Refusal};
use crate::metric::linear::independent;
use crate::metric::logistic::quality::{Band, Lift, auc, brier, calibration, confusion, lift, out_of_fold};
use crate::metric::logistic::{Effect, Logistic};
use crate::table::{Meaning, NONE};
use serde::{Deserialize, Serialize};

/// An attribute with more values is not taken unasked.
const VALUES_MOST: usize = 10;
/// More columns are no model that anybody reads.
const COLUMNS_MOST: usize = 100;
const FOLDS: usize = 5;
/// Bands of a calibration.
const BANDS: usize = 10;

/// Asks for a model of churn.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct LeavingQuery {
    /// The columns of the model: the name of a number, of the monthly amount or the tenure, of an attribute (all of its values but
    /// the most frequent), or one value of an attribute as `name=value`. Tenure, monthly amount and attributes of few
    /// values if it is empty.
    pub columns: Vec<String>,
    /// So many customers who have not left are named, the likeliest to leave first.
    pub top: usize,
}

/// A model of churn, and how good it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct LeavingAnswer {
    /// Customers in the model: those with a value in every column of numbers.
    pub n: u64,
    /// Of them lost.
    pub lost: u64,
    /// Customers left out, since a number of theirs is not known.
    pub incomplete: u64,
    /// The constant.
    pub intercept: EffectFigures,
    /// Each column.
    pub effects: Vec<Named<EffectFigures>>,
    /// Columns left out, since they do not vary or say what others say.
    pub left_out: Vec<String>,
    /// The logarithm of the likelihood.
    pub log_likelihood: f64,
    /// That of the share alone.
    pub log_likelihood_null: f64,
    /// McFadden's R².
    pub mcfadden: f64,
    /// Akaike's criterion.
    pub aic: f64,
    /// Area under the ROC curve, each customer predicted by a model that has not seen him: the figure to show.
    pub auc: Option<f64>,
    /// How good the model is for customers that it has not seen; none where a model of a part of them cannot be fitted.
    #[serde(default)]
    pub unseen: Option<Unseen>,
    /// The same area by the model itself: too good.
    pub auc_in_sample: f64,
    /// Brier score, in sample.
    pub brier: f64,
    /// Mean probability: equals the share of the lost.
    pub mean_predicted: f64,
    /// The tenth with the highest probabilities, in sample.
    pub top_tenth: Option<Lift>,
    /// Predicted lost and lost, predicted lost and not, predicted staying and lost, predicted staying and not: at 0.5.
    pub confusion: [u64; 4],
    /// Customers who have not left and are likeliest to, with their probability.
    pub at_risk: Vec<Named<f64>>,
}

/// How good the predictions are where each customer is predicted by a model that has not seen him.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Unseen {
    /// Parts that the customers were dealt to.
    pub folds: u64,
    /// Brier score.
    pub brier: f64,
    /// The tenth with the highest probabilities.
    pub top_tenth: Lift,
    /// What was predicted and what came, from the lowest tenth to the highest.
    pub calibration: Vec<Band>,
}

/// One parameter.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct EffectFigures {
    /// Change of the log-odds with one unit of the column.
    pub b: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// b / standard error.
    pub z: f64,
    /// Two-sided p of z.
    pub p: f64,
    /// exp(b).
    pub odds_ratio: f64,
    /// Its 95 % interval.
    pub odds_interval: (f64, f64),
    /// Change of the log-odds with one standard deviation of the column; 0 for the constant.
    pub standardised: f64,
}

impl From<&Effect> for EffectFigures {
    fn from(effect: &Effect) -> EffectFigures {
        let (odds_ratio, odds_interval) = effect.odds_ratio();
        EffectFigures {
            b: effect.b,
            standard_error: effect.standard_error,
            z: effect.z(),
            p: effect.p(),
            odds_ratio,
            odds_interval,
            standardised: effect.standardised,
        }
    }
}

type Column = (String, Vec<f64>);

pub(super) fn leaving(rows: &Rows<'_>, query: &LeavingQuery) -> Result<Answer, Refusal> {
    let people = People::of(rows)?;
    people.lost()?;
    let all = columns(&people, &query.columns)?;
    let is_whole = |at: &usize| all.iter().all(|(_, values)| !values[*at].is_nan());
    let whole: Vec<usize> = (0..people.rows.len()).filter(is_whole).collect();
    let incomplete = (people.rows.len() - whole.len()) as u64;
    let people = people.among(whole.iter().map(|at| people.rows[*at]).collect());
    let all: Vec<Column> =
        all.into_iter().map(|(name, values)| (name, whole.iter().map(|at| values[*at]).collect())).collect();
    let values: Vec<&[f64]> = all.iter().map(|(_, values)| values.as_slice()).collect();
    let kept = independent(&values);
    let left_out = (0..all.len()).filter(|at| !kept.contains(at)).map(|at| all[at].0.clone()).collect();
    let columns: Vec<&[f64]> = kept.iter().map(|at| values[*at]).collect();
    let lost = people.lost()?;
    let model = Logistic::fit(&columns, &lost).map_err(Refusal::Logistic)?;
    let p = model.probabilities(&columns);
    let outside = out_of_fold(&columns, &lost, FOLDS).ok();
    let effects = kept.iter().zip(&model.columns);
    let named = |(at, effect): (&usize, &Effect)| Named { name: all[*at].0.clone(), value: effect.into() };
    Ok(Answer::Leaving(Box::new(LeavingAnswer {
        n: model.n,
        lost: model.positive,
        incomplete,
        intercept: (&model.intercept).into(),
        effects: effects.map(named).collect(),
        left_out,
        log_likelihood: model.log_likelihood,
        log_likelihood_null: model.log_likelihood_null,
        mcfadden: model.mcfadden(),
        aic: model.aic(),
        auc: outside.as_ref().and_then(|p| auc(p, &lost)),
        unseen: outside.and_then(|p| {
            Some(Unseen {
                folds: FOLDS as u64,
                brier: brier(&p, &lost)?,
                top_tenth: lift(&p, &lost, 10)?,
                calibration: calibration(&p, &lost, BANDS),
            })
        }),
        auc_in_sample: auc(&p, &lost).ok_or(Refusal::NoChurned)?,
        brier: brier(&p, &lost).ok_or(Refusal::NoChurned)?,
        mean_predicted: p.iter().sum::<f64>() / p.len() as f64,
        top_tenth: lift(&p, &lost, 10),
        confusion: confusion(&p, &lost, 0.5),
        at_risk: at_risk(&people, &lost, &p, query.top),
    })))
}

fn at_risk(people: &People<'_>, lost: &[bool], p: &[f64], top: usize) -> Vec<Named<f64>> {
    let customer = people.table.customer_of_rows();
    let mut there: Vec<usize> = (0..p.len()).filter(|at| !lost[*at]).collect();
    there.sort_by(|a, b| p[*b].total_cmp(&p[*a]));
    let named = |at: usize| {
        let code = customer[people.rows[at] as usize];
        Named { name: people.table.customers.name(code).to_owned(), value: p[at] }
    };
    there.into_iter().take(top).map(named).collect()
}

/// The columns of the model as numbers, one for each customer.
fn columns(people: &People<'_>, asked: &[String]) -> Result<Vec<Column>, Refusal> {
    let mut columns = Vec::new();
    if asked.is_empty() {
        columns.extend(people.table.number(Meaning::Tenure).and_then(|number| numbers(people, &number.name)));
        columns.extend(monthly(people).map(|values| ("amount".to_owned(), values)));
        for attribute in &people.table.attributes {
            let groups = Groups::of(people.table, &people.rows, &By::Attribute(attribute.name.clone()));
            if let Ok(groups) = groups.map(|groups| groups.names.len())
                && (2..=VALUES_MOST).contains(&groups)
            {
                columns.extend(values_of(people, &attribute.name)?);
            }
        }
    }
    for name in asked {
        if let Some(column) = numbers(people, name) {
            columns.push(column);
        } else if people.table.attributes.iter().any(|attribute| attribute.name == *name) {
            columns.extend(values_of(people, name)?);
        } else if let Some((attribute, value)) = name.split_once('=') {
            columns.push((name.clone(), is_value(people, attribute, value)?));
        } else if let Some(values) = monthly(people).filter(|_| name == "amount") {
            columns.push((name.clone(), values));
        } else {
            return Err(Refusal::NoColumn(name.clone()));
        }
    }
    if columns.len() > COLUMNS_MOST { Err(Refusal::TooManyGroups(columns.len())) } else { Ok(columns) }
}

fn numbers(people: &People<'_>, name: &str) -> Option<Column> {
    let found = people.table.numbers.iter();
    let found = found.filter(|number| number.means != Meaning::Churned).find(|number| number.name == name)?;
    Some((name.to_owned(), of_rows(&found.values, &people.rows)))
}

fn monthly(people: &People<'_>) -> Option<Vec<f64>> {
    let cents = of_rows(people.table.amount_cents.as_ref()?, &people.rows);
    let units = |cents: &i64| if *cents == i64::MIN { f64::NAN } else { *cents as f64 / 100.0 };
    Some(cents.iter().map(units).collect())
}

/// Each value of an attribute but the most frequent, as 1 and 0. Values that are numbers by themselves are numbers.
fn values_of(people: &People<'_>, name: &str) -> Result<Vec<Column>, Refusal> {
    let groups = Groups::of(people.table, &people.rows, &By::Attribute(name.to_owned()))?;
    let most = (0..groups.rows.len()).max_by_key(|at| (groups.rows[*at].len(), usize::MAX - at));
    let others = (0..groups.names.len()).filter(|at| Some(*at) != most);
    others
        .map(|at| {
            let value = &groups.names[at];
            Ok((format!("{name}={value}"), is_value(people, name, value)?))
        })
        .collect()
}

fn is_value(people: &People<'_>, name: &str, value: &str) -> Result<Vec<f64>, Refusal> {
    let found = people.table.attributes.iter().find(|attribute| attribute.name == name);
    let values = &found.ok_or_else(|| Refusal::NoColumn(name.to_owned()))?.values;
    let code = if value.is_empty() { Some(NONE) } else { values.dict.code(value) };
    let code = code.ok_or_else(|| Refusal::UnknownNames(vec![format!("{name}={value}")]))?;
    Ok(of_rows(&values.codes, &people.rows).iter().map(|own| f64::from(u8::from(*own == code))).collect())
}
