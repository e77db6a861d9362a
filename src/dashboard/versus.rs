//! A figure beside the same figure of another period or group: the difference, its test, and both in words.
//!
//! Rules:
//! - VS1: shares differ in percentage points, scores in points, counts and amounts in percent of what is compared with;
//!   the relative change stands beside the difference of shares and scores.
//! - VS2: a difference is clear if its test gives p < 0.05; counts of everything have no test, and every difference of
//!   them is clear.
//! - VS3: a change is good if it is clear and goes to the good side.

use super::{Key, Sheet};
use crate::chart::Unit;
use crate::engine::{Explanation, FigureRef, Rate, Scope, Slice, Test, change, filter_words, rating_change};
use crate::metric::compare::Change;
use crate::text::{Phrase, kpi as words, metric, number};

/// p below this is clear.
const CLEAR: f64 = 0.05;

/// A difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Versus {
    /// Its size without a sign, with its unit.
    pub size: String,
    /// The relative change with its sign, where the size is not that already.
    pub relative: Option<String>,
    /// Whether it is more; none where it rounds to nothing.
    pub up: Option<bool>,
    /// Whether that is good; none where nothing changed or chance alone could have done it.
    pub good: Option<bool>,
    /// Whether chance alone is unlikely to have done it.
    pub clear: bool,
    /// The figure of what is compared with, as it is written.
    pub before: String,
    /// How the test went, in words: `z = 2.31, p = 0.021`; none without a test.
    pub test: Option<String>,
    /// How it was computed: label and text.
    pub rows: Vec<(String, String)>,
}

impl Versus {
    /// A figure of everything; none where nothing is compared or either has no data.
    pub fn of(sheet: &Sheet<'_>, key: Key) -> Option<Versus> {
        let (to, from) = (sheet.slice(key), sheet.other_slice(key)?);
        Versus::between(sheet, key, &from, &to)
    }

    /// A figure of two sets of events.
    pub(super) fn between(sheet: &Sheet<'_>, key: Key, from: &Slice, to: &Slice) -> Option<Versus> {
        let (change, test) = change(key.headline(sheet), from, to)?;
        let before = key.datum(sheet, from).text;
        Some(Versus::written(sheet, (key.unit(sheet), key.high_is_good(sheet)), (change, test), before))
    }

    /// The difference of two plain counts.
    pub(super) fn counts(sheet: &Sheet<'_>, from: u64, to: u64) -> Versus {
        let (from_slice, to_slice) =
            (Slice { events: from, ..Slice::default() }, Slice { events: to, ..Slice::default() });
        let (change, test) = change(crate::engine::Headline::Events, &from_slice, &to_slice)
            .unwrap_or((no_change(), Test::None));
        Versus::written(sheet, (Unit::Count, true), (change, test), number::count(from))
    }

    /// Two shares.
    pub(super) fn rates(sheet: &Sheet<'_>, from: Rate, to: Rate) -> Versus {
        let found = (crate::metric::compare::rates(from, to), Test::Shares);
        Versus::written(sheet, (Unit::Share, true), found, sheet.rate(from).text)
    }

    /// Two answers to one question.
    pub(super) fn answers(
        sheet: &Sheet<'_>,
        from: &crate::engine::QuestionFigures,
        to: &crate::engine::QuestionFigures,
    ) -> Option<Versus> {
        let found = rating_change(to.question.kind, &from.summary, &to.summary)?;
        let before = sheet.rating(from.question, &from.summary).text;
        Some(Versus::written(sheet, (sheet.unit(to.question), to.question.high_is_good), found, before))
    }

    fn written(
        sheet: &Sheet<'_>,
        (unit, high_is_good): (Unit, bool),
        (change, test): (Change, Test),
        before: String,
    ) -> Versus {
        let lang = sheet.lang;
        let size = size(sheet, unit, &change);
        let zero = !size.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0');
        let clear = !zero && change.p.map_or(test == Test::None, |p| p < CLEAR);
        let up = (!zero).then_some(change.difference > 0.0);
        let relative = change.relative.map(|relative| number::change(relative * 100.0, 1) + "%");
        let is_relative = matches!(unit, Unit::Count | Unit::Cents);
        let letter = if test == Test::Means { "t" } else { "z" };
        let told = change.statistic.zip(change.p).map(|(statistic, p)| {
            let p = if p < 0.001 { "p < 0.001".to_owned() } else { format!("p = {}", number::decimal(p, 3)) };
            format!("{letter} = {}, {p}", number::decimal(statistic, 2))
        });
        let mut rows = vec![(words::VS_BEFORE.get(lang).to_owned(), before.clone())];
        let mut difference = if up == Some(false) { format!("−{size}") } else { size.clone() };
        if let Some(relative) = relative.as_ref().filter(|_| !is_relative) {
            difference = words::VS_RELATIVE.fill(lang, &[("size", &difference), ("relative", relative)]);
        }
        rows.push((words::VS_DIFFERENCE.get(lang).to_owned(), difference));
        if let Some((low, high)) = change.interval {
            let written = |value: f64| points(unit, value, lang);
            let method = interval_method(test).get(lang);
            let range = [("low", &*written(low)), ("high", &*written(high)), ("method", method)];
            rows.push((words::VS_INTERVAL.get(lang).to_owned(), metric::RANGE.fill(lang, &range)));
        }
        let mut by = test_words(test).get(lang).to_owned();
        if let Some(told) = &told {
            let n = (number::count(change.n.0), number::count(change.n.1));
            by = words::VS_TOLD.fill(lang, &[("test", &by), ("told", told), ("n1", &n.0), ("n2", &n.1)]);
        }
        rows.push((words::VS_TEST.get(lang).to_owned(), by));
        Versus {
            good: up.filter(|_| clear).map(|up| up == high_is_good),
            relative: relative.filter(|_| !is_relative),
            size,
            up,
            clear,
            before,
            test: told,
            rows,
        }
    }
}

/// How a figure compares, label and text: what an explanation of it adds; empty where nothing is compared.
pub fn compared_rows(sheet: &Sheet<'_>, figure: &FigureRef) -> Vec<(String, String)> {
    let Some(other) = sheet.other else { return Vec::new() };
    let key = Key::all(sheet).into_iter().find(|key| key.metric(sheet) == Some(figure.metric));
    let versus = match &figure.scope {
        Scope::All => key.and_then(|key| Versus::of(sheet, key)),
        Scope::Touchpoint(name) => {
            let find = |figures: &crate::engine::Figures| {
                let of = figures.touchpoints.iter().find(|of| of.name == *name)?;
                let (events, customers, revenue_cents) = (of.events, of.customers, of.revenue_cents);
                Some(Slice {
                    events,
                    customers,
                    revenue_cents,
                    ratings: of.ratings.clone(),
                    ..Slice::default()
                })
            };
            let both = find(other.figures).zip(find(sheet.figures));
            both.zip(key).and_then(|((from, to), key)| Versus::between(sheet, key, &from, &to))
        }
        _ => None,
    };
    let Some(versus) = versus else { return Vec::new() };
    let lang = sheet.lang;
    let mut rows = vec![(words::VS_WITH.get(lang).to_owned(), other.name.to_owned())];
    rows.extend(versus.rows);
    if versus.test.is_some() {
        rows.push((words::VS_NOTE.get(lang).to_owned(), words::VS_INDEPENDENT.get(lang).to_owned()));
    }
    rows
}

/// How a figure was computed that the map does not know: a formula, or a further question of a kind.
pub fn own_explanation(sheet: &Sheet<'_>, key: Key) -> Option<Explanation> {
    if key.metric(sheet).is_some() {
        return None;
    }
    let lang = sheet.lang;
    let datum = key.whole(sheet);
    let mut rows = vec![
        (metric::DEFINITION.get(lang).to_owned(), key.what(sheet)),
        (
            metric::VALUE.get(lang).to_owned(),
            if datum.value.is_some() { datum.text } else { number::NO_DATA.get(lang).to_owned() },
        ),
    ];
    rows.extend(datum.interval_text.map(|text| (metric::INTERVAL.get(lang).to_owned(), text)));
    rows.extend(datum.n.map(|n| (metric::ANSWERS.get(lang).to_owned(), number::count(n))));
    rows.push((metric::FILTER.get(lang).to_owned(), filter_words(&sheet.figures.query.filter, lang)));
    if let Some((first, last)) = sheet.figures.overview.period_millis {
        rows.push((metric::PERIOD.get(lang).to_owned(), number::period(first, last, lang)));
    }
    if let Some((versus, other)) = Versus::of(sheet, key).zip(sheet.other) {
        rows.push((words::VS_WITH.get(lang).to_owned(), other.name.to_owned()));
        rows.extend(versus.rows);
    }
    Some(Explanation { title: key.name(sheet), rows, formula_name: "" })
}

fn no_change() -> Change {
    Change { difference: 0.0, relative: None, interval: None, statistic: None, p: None, n: (0, 0) }
}

/// The size of a difference as it is written (VS1).
fn size(sheet: &Sheet<'_>, unit: Unit, change: &Change) -> String {
    let size = change.difference.abs();
    match (unit, change.relative) {
        (Unit::Count | Unit::Cents, Some(relative)) => number::percent(relative.abs()),
        (Unit::Count, None) => number::decimal(size, 0),
        (Unit::Cents, None) => sheet.money(super::key::cents(size / 100.0)).text,
        (Unit::Share | Unit::Ratio, _) => {
            words::POINTS.fill(sheet.lang, &[("value", &number::decimal(size * 100.0, 1))])
        }
        (Unit::Nps, _) => number::decimal(size, 1),
        (Unit::Score | Unit::Seconds | Unit::LogOdds, _) => number::decimal(size, 2),
    }
}

fn points(unit: Unit, value: f64, lang: crate::text::Lang) -> String {
    match unit {
        Unit::Share | Unit::Ratio => {
            words::POINTS.fill(lang, &[("value", &number::change(value * 100.0, 1))])
        }
        Unit::Nps => number::change(value, 1),
        _ => number::change(value, 2),
    }
}

const fn test_words(test: Test) -> Phrase {
    match test {
        Test::Shares => words::TEST_SHARES,
        Test::Scores => words::TEST_SCORES,
        Test::Means => words::TEST_MEANS,
        Test::None => words::TEST_NONE,
    }
}

const fn interval_method(test: Test) -> Phrase {
    match test {
        Test::Shares => words::NEWCOMBE,
        Test::Means => words::WELCH,
        Test::Scores | Test::None => words::NORMAL,
    }
}
