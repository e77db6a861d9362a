//! What a dashboard is made from, and how its figures become data of charts.

use crate::chart::{Chart, Datum, Unit};
use crate::engine::{DatasetInfo, FigureRef, Figures, Pick, Rate, RatingSummary};
use crate::model::{FormulaId, Journey, Question, QuestionKind, Window, Workspace};
use crate::text::{Lang, number};

/// What a dashboard is made from.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The engine's answer.
    pub figures: &'a Figures,
    /// Settings: currency and the smallest base that is not marked.
    pub workspace: &'a Workspace,
    /// The journey whose stages were asked about.
    pub journey: &'a Journey,
    /// The reader's language.
    pub lang: Lang,
    /// What the figures are compared with.
    pub other: Option<Compared<'a>>,
    /// What the data set holds, where that is known: the columns of its customers.
    pub data: Option<&'a DatasetInfo>,
    /// The metrics of the user's own: their values, and why there is none.
    pub own: &'a [Own],
}

/// What figures are compared with.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The answer to the same questions under another filter.
    pub figures: &'a Figures,
    /// What to call it: `2024年5月`, `App`.
    pub name: &'a str,
}

/// The value of a metric of the user's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    /// Which.
    pub id: FormulaId,
    /// Its value; none is no data. Or why there is none, in words.
    pub value: Result<Option<f64>, String>,
    /// Its value in what is compared with.
    pub other: Option<f64>,
}

/// A chart with what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The finding, a sentence without a full stop.
    pub finding: String,
    /// What is shown, how it is defined.
    pub definition: String,
    /// The chart.
    pub chart: Chart,
    /// The figure that the finding speaks of, for its explanation.
    pub subject: Option<FigureRef>,
    /// The figure of each mark of the chart, in order; shorter or none where marks have no explanation of their own.
    pub marks: Vec<Option<FigureRef>>,
    /// What clicking each mark filters by; shorter or none where there is nothing to filter by.
    pub picks: Vec<Option<Pick>>,
}

impl Card {
    /// A chart whose marks neither explain themselves nor filter.
    pub(super) fn plain(finding: String, definition: String, chart: Chart) -> Card {
        Card { finding, definition, chart, subject: None, marks: Vec::new(), picks: Vec::new() }
    }
}

impl<'a> Sheet<'a> {
    /// Figures that are compared with nothing, without metrics of the user's own.
    pub fn plain(figures: &'a Figures, workspace: &'a Workspace, journey: &'a Journey, lang: Lang) -> Self {
        Sheet { figures, workspace, journey, lang, other: None, data: None, own: &[] }
    }
}

impl Sheet<'_> {
    /// A share with its interval and base.
    pub fn rate(&self, rate: Rate) -> Datum {
        let (low, high) = rate.wilson;
        Datum {
            value: Some(rate.value()),
            text: number::percent(rate.value()),
            interval: Some((low, high)),
            interval_text: Some(range(&number::percent(low), &number::percent(high))),
            n: Some(rate.denominator),
            small_base: self.is_small(rate.denominator),
        }
    }

    /// The headline figure of a question: CSAT its share of satisfied answers, NPS its score, any other its mean.
    pub fn rating(&self, question: Question, summary: &RatingSummary) -> Datum {
        let (value, interval, places) = match (question.kind, summary.nps) {
            (QuestionKind::Csat, _) => return self.rate(summary.top),
            (QuestionKind::Nps, Some(nps)) => (nps, summary.nps_interval, 1),
            _ => (summary.mean, summary.mean_interval, 2),
        };
        let written = |value| number::decimal(value, places);
        Datum {
            value: Some(value),
            text: written(value),
            interval,
            interval_text: interval.map(|(low, high)| range(&written(low), &written(high))),
            n: Some(summary.n),
            small_base: self.is_small(summary.n),
        }
    }

    /// The axis of a question's headline figure.
    pub fn unit(&self, question: Question) -> Unit {
        match question.kind {
            QuestionKind::Csat => Unit::Share,
            QuestionKind::Nps if crate::metric::nps::is_standard(question) => Unit::Nps,
            _ => Unit::Score,
        }
    }

    /// A count.
    pub fn count(&self, count: u64) -> Datum {
        Datum { value: Some(count as f64), text: number::count(count), ..Datum::default() }
    }

    /// An amount of money; from a thousand of its main units on without hundredths.
    pub fn money(&self, cents: i64) -> Datum {
        let whole = if cents.abs() < 100_000 { cents } else { (cents + 50 * cents.signum()) / 100 * 100 };
        let text = number::money(whole, &self.workspace.settings.currency);
        Datum { value: Some(cents as f64), text, ..Datum::default() }
    }

    pub(super) fn is_small(&self, n: u64) -> bool {
        n < u64::from(self.workspace.settings.small_base)
    }

    /// The name of the stage at a position of the query, as the map writes it now.
    pub(super) fn stage_name(&self, at: usize) -> String {
        let Some(asked) = self.figures.query.stages.get(at) else { return String::new() };
        let drawn =
            self.journey.stages.iter().find(|stage| stage.id == asked.id).map(|stage| stage.name.clone());
        drawn.or_else(|| asked.names.first().cloned()).unwrap_or_default()
    }

    pub(super) fn window(&self, window: Window) -> String {
        let minutes = match window {
            Window::Unlimited => None,
            Window::Minutes(minutes) => Some(minutes),
        };
        number::window(minutes, self.lang)
    }
}

fn range(low: &str, high: &str) -> String {
    format!("{low} – {high}")
}
