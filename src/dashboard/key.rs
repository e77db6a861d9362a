//! Which figure: the names, series and definitions behind tiles and the trend.

use super::Sheet;
use crate::chart::{Datum, Unit};
use crate::engine::{FigureRef, FunnelFigures, QuestionFigures, Rate, Scope};
use crate::metric::Boxes;
use crate::model::{Metric, Question, QuestionKind, Window};
use crate::text::{Phrase, kpi as words, number};
use chrono::NaiveDate;

/// A figure of a tile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Key {
    /// Distinct customers.
    #[default]
    Customers,
    /// Events.
    Events,
    /// The rating question at this position of the overview.
    Rating(usize),
    /// From the first stage to the last.
    Conversion,
    /// Sum of amounts.
    Revenue,
}

impl Key {
    /// The figures that this data has, in the order of their tiles.
    pub fn all(sheet: &Sheet<'_>) -> Vec<Key> {
        let overview = &sheet.figures.overview;
        let mut keys = vec![Key::Customers, Key::Events];
        for kind in [QuestionKind::Csat, QuestionKind::Nps, QuestionKind::Ces] {
            let of_kind =
                overview.ratings.iter().enumerate().filter(|(_, rating)| rating.question.kind == kind);
            keys.extend(of_kind.map(|(at, _)| Key::Rating(at)));
        }
        keys.extend(overall(&sheet.figures.stage_funnel).map(|_| Key::Conversion));
        keys.extend(overview.revenue_cents.map(|_| Key::Revenue));
        keys
    }

    /// The figure to show first: what has most to say of those that there are.
    pub fn leading(keys: &[Key]) -> Key {
        let order = [Key::Conversion, Key::Rating(0)];
        order.into_iter().find(|key| keys.contains(key)).unwrap_or_default()
    }

    /// The figure over everything, for its explanation; none for a second question of a kind.
    pub fn figure(self, sheet: &Sheet<'_>) -> Option<FigureRef> {
        let metric = match self {
            Key::Customers => Metric::Customers,
            Key::Events => Metric::Events,
            Key::Conversion => Metric::Conversion,
            Key::Revenue => Metric::Revenue,
            Key::Rating(at) => sheet.metric_of(at)?,
        };
        Some(FigureRef { scope: Scope::All, metric })
    }

    pub(super) fn name(self, sheet: &Sheet<'_>) -> String {
        let name = match self {
            Key::Customers => words::CUSTOMERS,
            Key::Events => words::EVENTS,
            Key::Conversion => words::CONVERSION,
            Key::Revenue => words::REVENUE,
            Key::Rating(at) => {
                return sheet.question(at).map(|rating| sheet.question_name(rating)).unwrap_or_default();
            }
        };
        name.get(sheet.lang).to_owned()
    }

    pub(super) fn unit(self, sheet: &Sheet<'_>) -> Unit {
        match self {
            Key::Customers | Key::Events => Unit::Count,
            Key::Conversion => Unit::Share,
            Key::Revenue => Unit::Cents,
            Key::Rating(at) => sheet.question(at).map_or(Unit::Score, |rating| sheet.unit(rating.question)),
        }
    }

    /// Whether more is better.
    pub(super) fn high_is_good(self, sheet: &Sheet<'_>) -> bool {
        match self {
            Key::Rating(at) => sheet.question(at).is_none_or(|rating| rating.question.high_is_good),
            _ => true,
        }
    }

    /// The figure over everything that the filter keeps.
    pub(super) fn whole(self, sheet: &Sheet<'_>) -> Datum {
        let overview = &sheet.figures.overview;
        let datum = match self {
            Key::Customers => Some(sheet.count(overview.customers)),
            Key::Events => Some(sheet.count(overview.events)),
            Key::Rating(at) => {
                sheet.question(at).map(|rating| sheet.rating(rating.question, &rating.summary))
            }
            Key::Conversion => overall(&sheet.figures.stage_funnel).map(|rate| sheet.rate(rate)),
            Key::Revenue => overview.revenue_cents.map(|cents| sheet.money(cents)),
        };
        datum.unwrap_or_default()
    }

    /// The figure of each month.
    pub(super) fn monthly(self, sheet: &Sheet<'_>) -> Vec<Datum> {
        let months = &sheet.figures.months;
        let column = match self {
            Key::Rating(at) => sheet.rating_column(at),
            _ => None,
        };
        let datum = |at: usize| {
            let month = months.get(at)?;
            match self {
                Key::Customers => Some(sheet.count(month.customers)),
                Key::Events => Some(sheet.count(month.events)),
                Key::Rating(question) => {
                    let summary = month.ratings.get(column?)?.as_ref()?;
                    Some(sheet.rating(sheet.question(question)?.question, summary))
                }
                Key::Conversion => {
                    monthly_overall(&sheet.figures.stage_funnel, at).map(|rate| sheet.rate(rate))
                }
                Key::Revenue => month.revenue_cents.map(|cents| sheet.money(cents)),
            }
        };
        (0..months.len()).map(|at| datum(at).unwrap_or_default()).collect()
    }

    /// Whether the figure of each month is whole: the data covers the month, and for conversion every entity that
    /// began in it has had its whole window before the data ends. Without a limit that never comes.
    pub(super) fn whole_months(self, sheet: &Sheet<'_>) -> Vec<bool> {
        let months = &sheet.figures.months;
        let ends = sheet.figures.overview.period_millis.map_or(i64::MIN, |(_, last)| next_midnight(last));
        let closed = |year: i32, month: u32| match (self, sheet.figures.query.window) {
            (Key::Conversion, Window::Unlimited) => false,
            (Key::Conversion, Window::Minutes(minutes)) => month_end(year, month)
                .is_some_and(|end| end.saturating_add(i64::from(minutes) * 60_000) <= ends),
            _ => true,
        };
        months.iter().map(|month| month.complete && closed(month.year, month.month)).collect()
    }

    /// What the figure is, in words.
    pub(super) fn what(self, sheet: &Sheet<'_>) -> String {
        let lang = sheet.lang;
        match self {
            Key::Customers => words::WHAT_CUSTOMERS.get(lang).to_owned(),
            Key::Events => words::WHAT_EVENTS.get(lang).to_owned(),
            Key::Revenue => words::WHAT_REVENUE.get(lang).to_owned(),
            Key::Rating(at) => {
                sheet.question(at).map(|rating| sheet.what(rating.question)).unwrap_or_default()
            }
            Key::Conversion => {
                let last = sheet.figures.query.stages.len().saturating_sub(1);
                let window = sheet.window(sheet.figures.query.window);
                words::WHAT_CONVERSION.fill(
                    lang,
                    &[("from", &sheet.stage_name(0)), ("to", &sheet.stage_name(last)), ("window", &window)],
                )
            }
        }
    }
}

impl Sheet<'_> {
    pub(super) fn question(&self, at: usize) -> Option<&QuestionFigures> {
        self.figures.overview.ratings.get(at)
    }

    /// The metric that stands for a question: of several questions of a kind, for the first.
    pub(super) fn metric_of(&self, at: usize) -> Option<Metric> {
        let kind = self.question(at)?.question.kind;
        let first = self.figures.overview.ratings.iter().position(|rating| rating.question.kind == kind)?;
        (first == at).then_some(match kind {
            QuestionKind::Csat => Metric::Csat,
            QuestionKind::Nps => Metric::Nps,
            QuestionKind::Ces => Metric::Ces,
        })
    }

    /// The kind of a question; with its column where there are several of the kind.
    pub(super) fn question_name(&self, rating: &QuestionFigures) -> String {
        let kind = kind_name(rating.question.kind).get(self.lang);
        let same = |other: &&QuestionFigures| other.question.kind == rating.question.kind;
        if self.figures.overview.ratings.iter().filter(same).count() < 2 {
            return kind.to_owned();
        }
        words::QUESTION.fill(self.lang, &[("kind", kind), ("column", &rating.name)])
    }

    /// Months list every rating column of the table, the overview only those with answers: the n-th question of the
    /// overview is the n-th column that any month has answers to.
    fn rating_column(&self, question: usize) -> Option<usize> {
        let months = &self.figures.months;
        let columns = months.first()?.ratings.len();
        let answered = |column: &usize| {
            months.iter().any(|month| month.ratings.get(*column).is_some_and(Option::is_some))
        };
        (0..columns).filter(answered).nth(question)
    }

    /// What a question's headline figure is, in words.
    pub(super) fn what(&self, question: Question) -> String {
        let (min, max) = (question.min.to_string(), question.max.to_string());
        let scale: [(&str, &str); 2] = [("min", &min), ("max", &max)];
        match question.kind {
            QuestionKind::Csat => {
                let boxes = Boxes::of(question);
                let (from, to) = if question.high_is_good {
                    (number::decimal(boxes.high.into(), 0), max.clone())
                } else {
                    (min.clone(), number::decimal(boxes.low.into(), 0))
                };
                words::WHAT_CSAT.fill(self.lang, &[("from", &from), ("to", &to)])
            }
            QuestionKind::Nps if crate::metric::nps::is_standard(question) => {
                words::WHAT_NPS.get(self.lang).to_owned()
            }
            _ if question.high_is_good => words::WHAT_MEAN_HIGH.fill(self.lang, &scale),
            _ => words::WHAT_MEAN_LOW.fill(self.lang, &scale),
        }
    }
}

pub(super) fn kind_name(kind: QuestionKind) -> Phrase {
    match kind {
        QuestionKind::Csat => words::CSAT,
        QuestionKind::Nps => words::NPS,
        QuestionKind::Ces => words::CES,
    }
}

/// From the first step to the last; none for a funnel of fewer than two steps or that nobody enters.
pub(super) fn overall(funnel: &FunnelFigures) -> Option<Rate> {
    (funnel.steps.len() >= 2).then(|| funnel.steps.last()?.overall).flatten()
}

/// As [`overall`], of the entities that began in a month.
fn monthly_overall(funnel: &FunnelFigures, month: usize) -> Option<Rate> {
    let step = |at: usize| funnel.steps.get(at)?.monthly_step.get(month).copied().flatten();
    let base = step(1)?.denominator;
    // Where nobody reached the step before the last there is no step rate, and nobody came to the end.
    let reached = step(funnel.steps.len() - 1).map_or(0, |rate| rate.numerator);
    Rate::of(reached, base)
}

const DAY_MILLIS: i64 = 86_400_000;

fn next_midnight(millis: i64) -> i64 {
    (millis.div_euclid(DAY_MILLIS) + 1) * DAY_MILLIS
}

/// The wall-clock millisecond at which the month after this one begins.
fn month_end(year: i32, month: u32) -> Option<i64> {
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    Some(NaiveDate::from_ymd_opt(year, month, 1)?.and_hms_opt(0, 0, 0)?.and_utc().timestamp_millis())
}
