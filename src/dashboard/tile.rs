//! Tiles: one figure each, with its change, its target, its base and the shape of its months.

use super::key::Key;
use super::{Change, Sheet, Versus};
use crate::chart::{Chart, Datum, Spark, Unit};
use crate::model::Status;
use crate::text::number;

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// Which.
    pub key: Key,
    /// Its name.
    pub name: String,
    /// The figure over everything that the filter keeps.
    pub datum: Datum,
    /// Half the width of its interval, written after the figure as ±.
    pub margin: Option<String>,
    /// Its change to the last complete month.
    pub change: Option<Change>,
    /// Its difference from what it is compared with, and what that is called.
    pub versus: Option<(Versus, String)>,
    /// What it shall reach, and how it stands to that.
    pub goal: Option<(String, Status)>,
    /// Why there is no figure, in words.
    pub problem: Option<String>,
    /// The shape of its whole months.
    pub spark: Chart,
}

/// The tiles, in their order.
pub fn tiles(sheet: &Sheet<'_>) -> Vec<Tile> {
    Key::all(sheet).into_iter().map(|key| tile(sheet, key)).collect()
}

fn tile(sheet: &Sheet<'_>, key: Key) -> Tile {
    let datum = key.whole(sheet);
    let versus = Versus::of(sheet, key).zip(sheet.other.map(|other| other.name.to_owned()));
    let change = if sheet.other.is_some() { None } else { Change::of(sheet, key) };
    let monthly = key.monthly(sheet);
    let whole = monthly.iter().zip(key.whole_months(sheet)).filter(|(_, whole)| *whole);
    let good = match &versus {
        Some((versus, _)) => versus.good,
        None => change.as_ref().and_then(|change| change.good),
    };
    let goal = key.goal(sheet).zip(datum.value).map(|(goal, value)| {
        let status = goal.status(value, datum.interval, key.high_is_good(sheet));
        (sheet.goal_text(key, goal.value), status)
    });
    Tile {
        key,
        name: key.name(sheet),
        margin: margin(sheet, key, &datum),
        spark: Chart::Spark(Spark::of(whole.map(|(datum, _)| datum), good)),
        problem: sheet.own(key).and_then(|own| own.value.clone().err()),
        datum,
        change,
        versus,
        goal,
    }
}

/// The larger side of the interval: it need not be symmetric.
fn margin(sheet: &Sheet<'_>, key: Key, datum: &Datum) -> Option<String> {
    let (low, high) = datum.interval?;
    let value = datum.value?;
    let half = (value - low).max(high - value);
    let text = match key.unit(sheet) {
        Unit::Share | Unit::Ratio => number::decimal(half * 100.0, 1),
        Unit::Nps => number::decimal(half, 1),
        Unit::Score => number::decimal(half, 2),
        Unit::Count | Unit::Cents | Unit::Seconds | Unit::LogOdds => return None,
    };
    Some(format!("±{text}"))
}
