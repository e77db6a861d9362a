//! Which figure: the names, values and definitions behind tiles, lines and bars.

use super::Sheet;
use crate::chart::{Datum, Unit};
use crate::engine::measure::SeriesStep;
use crate::engine::{FigureRef, Headline, QuestionFigures, Scope, Slice, monthly_overall};
use crate::metric::Boxes;
use crate::model::{FormulaId, Goal, Metric, Question, QuestionKind, TargetOf, UserMetric, UserUnit, Window};
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
    /// A metric of the user's own.
    Formula(FormulaId),
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
        keys.extend(crate::engine::overall(&sheet.figures.stage_funnel).map(|_| Key::Conversion));
        keys.extend(overview.revenue_cents.map(|_| Key::Revenue));
        keys.extend(sheet.workspace.score.formulas.iter().map(|formula| Key::Formula(formula.id)));
        keys
    }

    /// The figure to show first: what has most to say of those that there are.
    pub fn leading(keys: &[Key]) -> Key {
        let order = [Key::Conversion, Key::Rating(0)];
        order.into_iter().find(|key| keys.contains(key)).unwrap_or_default()
    }

    /// The figure over everything, for its explanation; none for a second question of a kind and for formulas.
    pub fn figure(self, sheet: &Sheet<'_>) -> Option<FigureRef> {
        self.metric(sheet).map(|metric| FigureRef { scope: Scope::All, metric })
    }

    /// The metric of the map that it is; none for a second question of a kind and for formulas.
    pub(super) fn metric(self, sheet: &Sheet<'_>) -> Option<Metric> {
        match self {
            Key::Customers => Some(Metric::Customers),
            Key::Events => Some(Metric::Events),
            Key::Conversion => Some(Metric::Conversion),
            Key::Revenue => Some(Metric::Revenue),
            Key::Rating(at) => sheet.metric_of(at),
            Key::Formula(_) => None,
        }
    }

    /// Which field of a slice it is.
    pub(super) fn headline<'s>(self, sheet: &Sheet<'s>) -> Headline<'s> {
        match self {
            Key::Customers => Headline::Customers,
            Key::Events => Headline::Events,
            Key::Conversion => Headline::Conversion,
            Key::Revenue => Headline::Revenue,
            Key::Rating(at) => {
                let asked = sheet.figures.overview.ratings.get(at);
                Headline::Rating(asked.map(|asked| asked.name.as_str()).unwrap_or_default())
            }
            Key::Formula(_) => Headline::Formula,
        }
    }

    /// Under which name its target is kept.
    pub fn target_of(self, sheet: &Sheet<'_>) -> TargetOf {
        match self {
            Key::Customers => TargetOf::Metric(Metric::Customers),
            Key::Events => TargetOf::Metric(Metric::Events),
            Key::Conversion => TargetOf::Metric(Metric::Conversion),
            Key::Revenue => TargetOf::Metric(Metric::Revenue),
            Key::Rating(at) => {
                TargetOf::Question(sheet.question(at).map(|asked| asked.name.clone()).unwrap_or_default())
            }
            Key::Formula(id) => TargetOf::Formula(id),
        }
    }

    /// What it shall reach.
    pub fn goal(self, sheet: &Sheet<'_>) -> Option<Goal> {
        sheet.workspace.score.goal(sheet.journey.id, &self.target_of(sheet))
    }

    /// Its name.
    pub fn name(self, sheet: &Sheet<'_>) -> String {
        let name = match self {
            Key::Customers => words::CUSTOMERS,
            Key::Events => words::EVENTS,
            Key::Conversion => words::CONVERSION,
            Key::Revenue => words::REVENUE,
            Key::Rating(at) => {
                return sheet.question(at).map(|rating| sheet.question_name(rating)).unwrap_or_default();
            }
            Key::Formula(id) => return sheet.user_metric(id).map(|of| of.name.clone()).unwrap_or_default(),
        };
        name.get(sheet.lang).to_owned()
    }

    /// The unit of its values.
    pub fn unit(self, sheet: &Sheet<'_>) -> Unit {
        match self {
            Key::Customers | Key::Events => Unit::Count,
            Key::Conversion => Unit::Share,
            Key::Revenue => Unit::Cents,
            Key::Rating(at) => sheet.question(at).map_or(Unit::Score, |rating| sheet.unit(rating.question)),
            Key::Formula(id) => match sheet.user_metric(id).map(|of| of.unit) {
                Some(UserUnit::Share) => Unit::Ratio,
                Some(UserUnit::Money) => Unit::Cents,
                _ => Unit::Score,
            },
        }
    }

    /// Whether more is better.
    pub fn high_is_good(self, sheet: &Sheet<'_>) -> bool {
        match self {
            Key::Rating(at) => sheet.question(at).is_none_or(|rating| rating.question.high_is_good),
            Key::Formula(id) => sheet.user_metric(id).is_none_or(|of| of.high_is_good),
            _ => true,
        }
    }

    /// The figure over everything that the filter keeps.
    pub(super) fn whole(self, sheet: &Sheet<'_>) -> Datum {
        self.datum(sheet, &sheet.slice(self))
    }

    /// The figure of a set of events.
    pub(super) fn datum(self, sheet: &Sheet<'_>, slice: &Slice) -> Datum {
        let datum = match self {
            Key::Customers => Some(sheet.count(slice.customers)),
            Key::Events => Some(sheet.count(slice.events)),
            Key::Rating(at) => sheet.question(at).and_then(|asked| {
                slice.rating(&asked.name).map(|rating| sheet.rating(rating.question, &rating.summary))
            }),
            Key::Conversion => slice.conversion.map(|rate| sheet.rate(rate)),
            Key::Revenue => slice.revenue_cents.map(|cents| sheet.money(cents)),
            Key::Formula(id) => {
                slice.formula.zip(sheet.user_metric(id)).map(|(value, of)| sheet.own_value(of, value))
            }
        };
        datum.unwrap_or_default()
    }

    /// The figure of each month.
    pub(super) fn monthly(self, sheet: &Sheet<'_>) -> Vec<Datum> {
        sheet.months().iter().map(|step| self.datum(sheet, &step.figures)).collect()
    }

    /// Whether the figure of each month is whole.
    pub(super) fn whole_months(self, sheet: &Sheet<'_>) -> Vec<bool> {
        sheet.months().iter().map(|step| self.is_whole(sheet, step)).collect()
    }

    /// Whether the figure of a span of time is whole: the data covers it, and for conversion every entity that began in
    /// it has had its whole window before the data ends. Without a limit that never comes.
    pub(super) fn is_whole(self, sheet: &Sheet<'_>, step: &SeriesStep) -> bool {
        let ends = sheet.figures.overview.period_millis.map_or(i64::MIN, |(_, last)| next_midnight(last));
        let closed = match (self, sheet.figures.query.window) {
            (Key::Conversion, Window::Unlimited) => false,
            (Key::Conversion, Window::Minutes(minutes)) => {
                step.to_millis.saturating_add(i64::from(minutes) * 60_000) <= ends
            }
            _ => true,
        };
        step.complete && closed
    }

    /// What the figure is, in words.
    pub(super) fn what(self, sheet: &Sheet<'_>) -> String {
        let lang = sheet.lang;
        match self {
            Key::Customers => words::WHAT_CUSTOMERS.get(lang).to_owned(),
            Key::Events => words::WHAT_EVENTS.get(lang).to_owned(),
            Key::Revenue => words::WHAT_REVENUE.get(lang).to_owned(),
            Key::Formula(id) => sheet.user_metric(id).map(|of| of.text.clone()).unwrap_or_default(),
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
    /// The headline figures of everything that the filter keeps, with the formula of a key.
    pub(super) fn slice(&self, key: Key) -> Slice {
        let own = |own: &super::Own| own.value.clone().ok().flatten();
        Slice { formula: self.own(key).and_then(own), ..Slice::of(self.figures) }
    }

    /// The same of what is compared with.
    pub(super) fn other_slice(&self, key: Key) -> Option<Slice> {
        let other = self.other?;
        Some(Slice { formula: self.own(key).and_then(|own| own.other), ..Slice::of(other.figures) })
    }

    pub(super) fn own(&self, key: Key) -> Option<&super::Own> {
        let Key::Formula(id) = key else { return None };
        self.own.iter().find(|own| own.id == id)
    }

    pub(super) fn user_metric(&self, id: FormulaId) -> Option<&UserMetric> {
        self.workspace.score.formula(id)
    }

    /// The value of a metric of the user's own; money is kept in hundredths here as everywhere.
    fn own_value(&self, of: &UserMetric, value: f64) -> Datum {
        let plain = |text| Datum { value: Some(value), text, ..Datum::default() };
        match of.unit {
            UserUnit::Number => plain(number::decimal(value, places(value))),
            UserUnit::Share => plain(number::percent(value)),
            UserUnit::Money => self.money(cents(value)),
        }
    }

    /// The months of the answer as steps of a series.
    pub(super) fn months(&self) -> Vec<SeriesStep> {
        months_of(self.figures)
    }

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

/// Places of a number that has no unit: as many as tell it from its neighbours.
fn places(value: f64) -> usize {
    match value.abs() {
        size if size >= 1000.0 || value.fract() == 0.0 => 0,
        size if size >= 100.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a float outside i64 becomes its nearest bound")]
pub(super) fn cents(amount: f64) -> i64 {
    (amount * 100.0).round() as i64
}

/// The months of an answer as steps of a series.
pub(super) fn months_of(figures: &crate::engine::Figures) -> Vec<SeriesStep> {
    let months = &figures.months;
    // Months list every rating column of the table that has answers, in the order of the overview.
    let answered =
        |column: &usize| months.iter().any(|month| month.ratings.get(*column).is_some_and(Option::is_some));
    let width = months.first().map_or(0, |month| month.ratings.len());
    let columns: Vec<usize> = (0..width).filter(answered).collect();
    let step = |(at, month): (usize, &crate::engine::Period)| {
        let summaries = columns.iter().map(|column| month.ratings.get(*column).copied().flatten());
        let ratings = figures.overview.ratings.iter().zip(summaries);
        let ratings = ratings
            .filter_map(|(asked, summary)| Some(QuestionFigures { summary: summary?, ..asked.clone() }));
        let figures = Slice {
            events: month.events,
            customers: month.customers,
            revenue_cents: month.revenue_cents,
            ratings: ratings.collect(),
            conversion: monthly_overall(&figures.stage_funnel, at),
            formula: None,
        };
        SeriesStep {
            from_millis: month_start(month.year, month.month),
            to_millis: month_end(month.year, month.month),
            complete: month.complete,
            figures,
        }
    };
    months.iter().enumerate().map(step).collect()
}

const DAY_MILLIS: i64 = 86_400_000;

fn next_midnight(millis: i64) -> i64 {
    (millis.div_euclid(DAY_MILLIS) + 1) * DAY_MILLIS
}

/// The wall-clock millisecond at which a month begins.
fn month_start(year: i32, month: u32) -> i64 {
    let date = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default();
    i64::from(date.to_epoch_days()) * DAY_MILLIS
}

/// The wall-clock millisecond at which the month after this one begins.
fn month_end(year: i32, month: u32) -> i64 {
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    month_start(year, month)
}
