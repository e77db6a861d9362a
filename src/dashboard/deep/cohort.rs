//! The heat map of retention cohorts.

use super::stay::unit_word;
use super::{Deep, DeepCard, Options, customers, how};
use crate::chart::{Chart, Heat, HeatCell, HeatRow};
use crate::dashboard::{Card, Sheet};
use crate::engine::Pick;
use crate::engine::measure::CohortsAnswer;
use crate::metric::calendar::Unit;
use crate::metric::cohort::{Cell, Cohort, Retention};
use crate::metric::columns::DAY_MILLIS;
use crate::text::{deep as words, number};
use chrono::{Datelike, NaiveDate};

/// So many cohorts are shown, the last ones.
const ROWS: usize = 14;
/// So many periods are shown, from 0 on.
const COLUMNS: usize = 13;

/// The period chosen, or that which makes a readable table of the data's time.
pub(super) fn unit(sheet: &Sheet<'_>, options: &Options) -> Unit {
    if let Some(unit) = options.cohort_unit {
        return unit;
    }
    let days = sheet.figures.overview.period_millis.map_or(0, |(first, last)| (last - first) / DAY_MILLIS);
    match days {
        ..=100 => Unit::Week,
        101..=800 => Unit::Month,
        _ => Unit::Quarter,
    }
}

pub(super) fn card(sheet: &Sheet<'_>, options: &Options, answer: &CohortsAnswer) -> DeepCard {
    let lang = sheet.lang;
    let unit = unit(sheet, options);
    let word = unit_word(unit).get(lang);
    let filled: Vec<&Cohort> = answer.cohorts.iter().filter(|cohort| cohort.size > 0).collect();
    let shown = &filled[filled.len().saturating_sub(ROWS)..];
    let width = shown.iter().map(|cohort| cohort.cells.len()).max().unwrap_or(0).min(COLUMNS);
    let rows: Vec<HeatRow> = shown.iter().map(|cohort| row(sheet, unit, cohort, width)).collect();
    // Period 0 is always whole: the scale is that of those after it.
    let later = rows.iter().flat_map(|row| row.cells.iter().skip(1).flatten());
    let full = later.filter_map(|cell| cell.datum.value).fold(0.0, f64::max);
    let kind = kind_words(options.retention, word, lang);
    let definition = words::COHORTS_DEFINED.fill(lang, &[("unit", word), ("kind", &kind)]);
    let definition = if shown.len() < filled.len() {
        words::LAST_ONLY.fill(lang, &[("text", &definition), ("n", &ROWS.to_string())])
    } else {
        definition
    };
    let heat = Heat {
        corner: words::COHORT.get(lang).to_owned(),
        columns: (0..width).map(|k| k.to_string()).collect(),
        rows,
        full: if full > 0.0 { full } else { 1.0 },
    };
    let all = filled.iter().map(|cohort| cohort.size).sum();
    let how_words = words::COHORTS_HOW.fill(lang, &[("unit", word), ("kind", &kind)]);
    let picks = picks(unit, shown, width);
    DeepCard {
        card: Card {
            finding: finding(sheet, &filled, word),
            definition,
            chart: Chart::Heat(heat),
            subject: None,
            marks: Vec::new(),
            picks,
        },
        facts: Vec::new(),
        how: how(sheet, Deep::Cohorts, how_words, customers(sheet, all), Vec::new()),
    }
}

/// What counts as retained, in words.
fn kind_words(retention: Retention, unit: &str, lang: crate::text::Lang) -> String {
    match retention {
        Retention::Classic => words::KIND_CLASSIC.fill(lang, &[("unit", unit)]),
        Retention::Unbounded => words::KIND_UNBOUNDED.fill(lang, &[("unit", unit)]),
        Retention::Bracket(more) => {
            words::KIND_BRACKET.fill(lang, &[("unit", unit), ("n", &(more + 1).to_string())])
        }
    }
}

/// Each cell filters by its cohort.
fn picks(unit: Unit, shown: &[&Cohort], width: usize) -> Vec<Option<Pick>> {
    let of = |cohort: &&Cohort| {
        let pick = cohort.first_day.map(|day| {
            let next = unit.first_day(unit.index(day) + 1);
            Pick::Cohort(day * DAY_MILLIS, next * DAY_MILLIS)
        });
        vec![pick; cohort.cells.len().min(width)]
    };
    shown.iter().flat_map(of).collect()
}

/// The retention of period 1 over all cohorts whose period 1 is over.
fn finding(sheet: &Sheet<'_>, cohorts: &[&Cohort], unit: &str) -> String {
    let first = cohorts.iter().filter_map(|cohort| cohort.cells.get(1).filter(|cell| cell.complete)?.rate);
    let (kept, of) = first.fold((0, 0), |sum, rate| (sum.0 + rate.numerator, sum.1 + rate.denominator));
    if of == 0 {
        return words::COHORTS_NONE.get(sheet.lang).to_owned();
    }
    let rate = number::percent(kept as f64 / of as f64);
    words::COHORTS_FOUND.fill(sheet.lang, &[("unit", unit), ("rate", &rate)])
}

fn row(sheet: &Sheet<'_>, unit: Unit, cohort: &Cohort, width: usize) -> HeatRow {
    let cell = |cell: &Cell| {
        Some(HeatCell {
            datum: cell.rate.map(|rate| sheet.rate(rate)).unwrap_or_default(),
            partial: !cell.complete,
        })
    };
    HeatRow {
        label: cohort.first_day.map(|day| period(sheet, unit, day)).unwrap_or_default(),
        n: Some(cohort.size),
        cells: cohort.cells.iter().take(width).map(cell).collect(),
    }
}

fn period(sheet: &Sheet<'_>, unit: Unit, first_day: i64) -> String {
    let date = i32::try_from(first_day).ok().and_then(NaiveDate::from_epoch_days).unwrap_or_default();
    match unit {
        Unit::Month => number::month(date.year(), date.month(), sheet.lang),
        Unit::Quarter => {
            let quarter = (date.month0() / 3 + 1).to_string();
            words::QUARTER_OF.fill(sheet.lang, &[("year", &date.year().to_string()), ("quarter", &quarter)])
        }
        Unit::Year => date.year().to_string(),
        Unit::Day | Unit::Week => number::date_label(date, sheet.lang),
    }
}
