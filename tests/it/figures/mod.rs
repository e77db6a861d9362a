//! The families over plain columns against other software: data of `tests/fixtures`, read with a plain split, and every
//! key of the reference answers that the families cover. `reference.rs` makes the table.

use super::reference::{EXACT, Report, expected, fixture};
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;
use waymark::metric::Rate;
use waymark::metric::columns::{DAY_MILLIS, gather, order_by};

mod cdnow;
mod models;
mod process;
mod shop;
mod survey;
mod telco;

pub use cdnow::cdnow;
pub use models::{drivers, leaving};
pub use process::running_example;
pub use shop::shop;
pub use survey::{closed_forms, stars, survey};
pub use telco::{kaplan_meier_6mp, telco};

/// A file without quotes, cell by cell.
struct Sheet {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn read(path: &str) -> Sheet {
        let text = String::from_utf8(fixture(path)).unwrap();
        let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        let header = lines.next().unwrap();
        let rows: Vec<_> = lines.collect();
        assert!(rows.iter().all(|row| row.len() == header.len()), "{path} has quotes");
        Sheet { header, rows }
    }

    fn column(&self, name: &str) -> Vec<&str> {
        let at = self.header.iter().position(|column| column == name).unwrap_or_else(|| panic!("{name}"));
        self.rows.iter().map(|row| row[at].as_str()).collect()
    }

    /// The column as codes, in the order of the names; with the names.
    fn codes(&self, name: &str) -> (Vec<u32>, Vec<&str>) {
        let cells = self.column(name);
        let mut names = cells.clone();
        names.sort_unstable();
        names.dedup();
        let code = |cell: &&str| u32::try_from(names.binary_search(cell).unwrap()).unwrap();
        (cells.iter().map(code).collect(), names)
    }

    fn numbers(&self, name: &str) -> Vec<f64> {
        self.column(name).iter().map(|cell| cell.trim().parse().unwrap_or(f64::NAN)).collect()
    }

    /// Amounts in hundredths; `i64::MIN` for blanks.
    fn cents(&self, name: &str) -> Vec<i64> {
        self.numbers(name).iter().map(|n| if n.is_nan() { i64::MIN } else { cents(*n) }).collect()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "amounts of the fixtures are small")]
fn cents(amount: f64) -> i64 {
    (amount * 100.0).round() as i64
}

/// Midnight of a day, in milliseconds.
fn date(text: &str) -> i64 {
    i64::from(NaiveDate::parse_from_str(text, "%F").unwrap().to_epoch_days()) * DAY_MILLIS
}

fn date_time(text: &str) -> i64 {
    NaiveDateTime::parse_from_str(text, "%F %T").unwrap().and_utc().timestamp_millis()
}

/// Answers that are not in an `expected.json`.
fn expected_at(path: &str) -> Value {
    serde_json::from_slice(&fixture(path)).unwrap()
}

/// The columns in the order that the families ask for.
fn sorted(entity: &[u32], millis: &[i64]) -> (Vec<u32>, Vec<i64>, Vec<u32>) {
    let order = order_by(entity, millis);
    (gather(entity, &order), gather(millis, &order), order)
}

impl Report {
    /// A share with its interval: `count` and `base` are the names of its parts, if the answers have them.
    fn rate(&mut self, key: &str, ours: Option<Rate>, theirs: &Value, count: &str, base: &str) {
        let ours = ours.unwrap_or_else(|| panic!("{key} is none"));
        self.count(&format!("{key}.{count}"), ours.numerator, &theirs[count]);
        self.count(&format!("{key}.{base}"), ours.denominator, &theirs[base]);
        self.number(&format!("{key}.rate"), ours.value(), &theirs["rate"], EXACT);
        self.interval(&format!("{key}.wilson95"), Some(ours.wilson), &theirs["wilson95"]);
    }

    /// A figure of an iterative fit: relative, below 1 as well.
    pub fn fitted(&mut self, key: &str, ours: f64, theirs: &Value, tolerance: f64) {
        self.number(key, ours, theirs, tolerance * theirs.as_f64().unwrap().abs().min(1.0));
    }
}
