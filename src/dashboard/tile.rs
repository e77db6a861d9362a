//! Tiles: one figure each, with its change, its base and the shape of its months.

use super::key::Key;
use super::{Change, Sheet};
use crate::chart::{Chart, Datum, Spark, Unit};
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
    /// The shape of its whole months.
    pub spark: Chart,
}

/// The tiles, in their order.
pub fn tiles(sheet: &Sheet<'_>) -> Vec<Tile> {
    Key::all(sheet).into_iter().map(|key| tile(sheet, key)).collect()
}

fn tile(sheet: &Sheet<'_>, key: Key) -> Tile {
    let datum = key.whole(sheet);
    let change = Change::of(sheet, key);
    let monthly = key.monthly(sheet);
    let whole = monthly.iter().zip(key.whole_months(sheet)).filter(|(_, whole)| *whole);
    let spark = Spark::of(whole.map(|(datum, _)| datum), change.as_ref().and_then(|change| change.good));
    Tile {
        key,
        name: key.name(sheet),
        margin: margin(sheet, key, &datum),
        datum,
        change,
        spark: Chart::Spark(spark),
    }
}

/// The larger side of the interval: it need not be symmetric.
fn margin(sheet: &Sheet<'_>, key: Key, datum: &Datum) -> Option<String> {
    let (low, high) = datum.interval?;
    let value = datum.value?;
    let half = (value - low).max(high - value);
    let text = match key.unit(sheet) {
        Unit::Share => number::decimal(half * 100.0, 1),
        Unit::Nps => number::decimal(half, 1),
        Unit::Score => number::decimal(half, 2),
        Unit::Count | Unit::Cents => return None,
    };
    Some(format!("±{text}"))
}
