//! How a figure was computed, in words: what was divided by what, over which events, with which interval, and what was
//! left out. It reads the same answer that the figure came from, so that the two cannot disagree.

use super::conditions::{conditions, left_out};
use super::value::Facts;
use super::{FigureRef, Figures, Scope, write_value};
use crate::metric::{Boxes, QuestionFigures};
use crate::model::{Metric, Question, QuestionKind};
use crate::table::Quality;
use crate::text::{self, Lang, Phrase, metric as words, number};

/// How a figure was computed, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Of what and which figure.
    pub title: String,
    /// Label and text, in the order in which they are shown.
    pub rows: Vec<(String, String)>,
    /// Formula and version, such as `funnel/ordered v1`; the same in every language.
    pub formula_name: &'static str,
}

/// What an explanation is written with.
#[derive(Clone, Copy, Debug)]
pub struct Manner<'m> {
    /// The reader's language.
    pub lang: Lang,
    /// ISO 4217 code of amounts.
    pub currency: &'m str,
    /// What to call the place of the figure (a stage's name); empty for the name in the data.
    pub place: &'m str,
}

/// Explains a figure; `None` where there is no such figure. `quality` is that of the data set.
pub fn explain(
    figure: &FigureRef,
    figures: &Figures,
    quality: &Quality,
    manner: Manner<'_>,
) -> Option<Explanation> {
    let value = figures.value(figure)?;
    let facts = figures.facts(&figure.scope)?;
    let Manner { lang, currency, .. } = manner;
    let mut sheet = Sheet { lang, rows: Vec::new() };
    let written = |value| write_value(figure.metric, value, currency, lang);
    sheet.row(words::DEFINITION, definition(figure, facts, lang));
    sheet.row(words::VALUE, written(value.value));
    bases(&mut sheet, figure, facts, value.parts, value.n);
    if let (Some((low, high)), Some(method)) = (value.interval, method(figure.metric)) {
        let range = [("low", &*written(low)), ("high", &*written(high)), ("method", method.get(lang))];
        sheet.row(words::INTERVAL, words::RANGE.fill(lang, &range));
    }
    conditions(&mut sheet, figure, figures);
    left_out(&mut sheet, figures, quality);
    let formula_name = formula(figure.metric);
    sheet.row(words::FORMULA, formula_name.to_owned());
    let name = text::map::metric(figure.metric).get(lang);
    let place = place(figure, figures, manner);
    let title = words::TITLE.fill(lang, &[("place", &place), ("metric", name)]);
    Some(Explanation { title, rows: sheet.rows, formula_name })
}

/// The rows of an explanation while they are written.
pub(super) struct Sheet {
    pub(super) lang: Lang,
    rows: Vec<(String, String)>,
}

impl Sheet {
    pub(super) fn row(&mut self, label: Phrase, text: String) {
        self.rows.push((label.get(self.lang).to_owned(), text));
    }

    pub(super) fn count(&mut self, label: Phrase, count: u64) {
        self.row(label, number::count(count));
    }
}

/// Formula and version. A change of a formula is a new version, so that a printed figure can be told from a later one.
const fn formula(metric: Metric) -> &'static str {
    match metric {
        Metric::Events => "touch/events v1",
        Metric::Customers => "touch/customers v1",
        Metric::Reach => "touch/reach v1",
        Metric::Frequency => "touch/frequency v1",
        Metric::Conversion | Metric::DropOff => "funnel/ordered v1",
        Metric::Csat => "csat/top-box v1",
        Metric::Nps => "nps/standard v1",
        Metric::Ces => "ces/mean v1",
        Metric::Revenue => "revenue/sum v1",
    }
}

const fn method(metric: Metric) -> Option<Phrase> {
    match metric {
        Metric::Reach | Metric::Conversion | Metric::DropOff | Metric::Csat => Some(words::WILSON),
        Metric::Nps => Some(words::ADJUSTED_WALD),
        Metric::Ces => Some(words::STUDENT_T),
        Metric::Events | Metric::Customers | Metric::Frequency | Metric::Revenue => None,
    }
}

fn place(figure: &FigureRef, figures: &Figures, manner: Manner<'_>) -> String {
    if !manner.place.is_empty() {
        return manner.place.to_owned();
    }
    match &figure.scope {
        Scope::All => words::EVERYTHING.get(manner.lang).to_owned(),
        Scope::Channel(name) if name.is_empty() => words::NO_CHANNEL.get(manner.lang).to_owned(),
        Scope::Touchpoint(name) | Scope::Channel(name) => name.clone(),
        Scope::Stage(id) => {
            let stage = figures.query.stages.iter().find(|stage| stage.id == *id);
            stage.and_then(|stage| stage.names.first()).cloned().unwrap_or_else(|| id.to_string())
        }
        Scope::Step(at) => {
            let step = figures.funnel.as_ref().and_then(|funnel| funnel.steps.get(*at));
            step.map(|step| step.label.clone()).unwrap_or_default()
        }
    }
}

fn definition(figure: &FigureRef, facts: Facts<'_>, lang: Lang) -> String {
    let scaled = |phrase: Phrase, (from, to): (String, String), names: [&str; 2]| {
        phrase.fill(lang, &[(names[0], &from), (names[1], &to)])
    };
    match figure.metric {
        Metric::Events => words::DEFINE_EVENTS.get(lang).to_owned(),
        Metric::Customers if matches!(figure.scope, Scope::Step(_)) => words::REACHED.get(lang).to_owned(),
        Metric::Customers => words::DEFINE_CUSTOMERS.get(lang).to_owned(),
        Metric::Reach => words::DEFINE_REACH.get(lang).to_owned(),
        Metric::Frequency => words::DEFINE_FREQUENCY.get(lang).to_owned(),
        Metric::Conversion if figure.scope == Scope::All => words::DEFINE_OVERALL.get(lang).to_owned(),
        Metric::Conversion => words::DEFINE_CONVERSION.get(lang).to_owned(),
        Metric::DropOff => words::DEFINE_DROP_OFF.get(lang).to_owned(),
        Metric::Nps => words::DEFINE_NPS.get(lang).to_owned(),
        Metric::Revenue => words::DEFINE_REVENUE.get(lang).to_owned(),
        Metric::Csat => match facts.question(QuestionKind::Csat) {
            Some(asked) => scaled(words::DEFINE_CSAT, good_end(asked.question), ["from", "to"]),
            None => String::new(),
        },
        Metric::Ces => match facts.question(QuestionKind::Ces).map(|asked| asked.question) {
            Some(question) => {
                let high = question.high_is_good;
                let phrase = if high { words::DEFINE_CES_HIGH } else { words::DEFINE_CES_LOW };
                scaled(phrase, (question.min.to_string(), question.max.to_string()), ["min", "max"])
            }
            None => String::new(),
        },
    }
}

/// The answers that count as good, lowest first.
fn good_end(question: Question) -> (String, String) {
    let boxes = Boxes::of(question);
    let short = |value: f32| number::decimal(f64::from(value), usize::from(value.fract() != 0.0));
    if question.high_is_good {
        (short(boxes.high), question.max.to_string())
    } else {
        (question.min.to_string(), short(boxes.low))
    }
}

fn bases(sheet: &mut Sheet, figure: &FigureRef, facts: Facts<'_>, parts: Option<(u64, u64)>, n: u64) {
    let whole = figure.scope == Scope::All;
    let labels = match figure.metric {
        Metric::Reach => Some((words::CUSTOMERS_HERE, words::CUSTOMERS_ALL)),
        Metric::Frequency => Some((words::EVENTS_HERE, words::CUSTOMERS_HERE)),
        Metric::Conversion if whole => Some((words::REACHED_LAST, words::REACHED_FIRST)),
        Metric::Conversion => Some((words::REACHED, words::REACHED_BEFORE)),
        Metric::DropOff if whole => Some((words::LOST_LAST, words::REACHED_FIRST)),
        Metric::DropOff => Some((words::LOST, words::REACHED_BEFORE)),
        Metric::Csat => Some((words::ANSWERS_GOOD, words::ANSWERS)),
        _ => None,
    };
    if let (Some((over, under)), Some((numerator, denominator))) = (labels, parts) {
        sheet.count(over, numerator);
        sheet.count(under, denominator);
    }
    let asked = match figure.metric {
        Metric::Csat => facts.question(QuestionKind::Csat),
        Metric::Nps => facts.question(QuestionKind::Nps),
        Metric::Ces => facts.question(QuestionKind::Ces),
        _ => None,
    };
    if let Some(asked) = asked {
        answers(sheet, figure.metric, asked, n);
    }
}

fn answers(sheet: &mut Sheet, metric: Metric, asked: &QuestionFigures, n: u64) {
    if let (Metric::Nps, Some((promoters, detractors))) = (metric, asked.summary.promoters_detractors) {
        sheet.count(words::PROMOTERS, promoters);
        sheet.count(words::DETRACTORS, detractors);
    }
    if metric != Metric::Csat {
        sheet.count(words::ANSWERS, n);
    }
    let (min, max) = (asked.question.min.to_string(), asked.question.max.to_string());
    let scale = [("column", asked.name.as_str()), ("min", &min), ("max", &max)];
    sheet.row(words::QUESTION, words::SCALE.fill(sheet.lang, &scale));
}

#[cfg(test)]
mod tests {
    use super::{Explanation, Manner, explain};
    use crate::engine::{FigureRef, Figures, Filter, Query, Scope, StageMatch, answer, filter_words};
    use crate::metric::fixture::{Row, table};
    use crate::model::{DatasetId, Metric, StageId, Window};
    use crate::table::{Quality, Reason};
    use crate::text::Lang;

    fn figures() -> Figures {
        let table = table(&[
            Row::at("a", 0, "view").rating(5.0).channel("app").cents(123_450),
            Row::at("a", 1, "pay").rating(2.0),
            Row::at("b", 0, "view"),
            Row::at("c", 0, "view").channel("web"),
        ]);
        let stage = |id, name: &str| StageMatch {
            id: StageId(id),
            names: vec![format!("stage {name}")],
            touchpoints: vec![name.into()],
        };
        let query = Query {
            dataset: DatasetId(1),
            filter: Filter::default(),
            stages: vec![stage(1, "view"), stage(2, "pay")],
            window: Window::Minutes(60),
            funnel: None,
        };
        answer(&table, &quality(), &query)
    }

    fn quality() -> Quality {
        Quality { rows_read: 6, rows_kept: 4, counts: vec![(Reason::BadTime, 2)], ..Quality::default() }
    }

    fn explained(scope: Scope, metric: Metric) -> Option<Explanation> {
        let manner = Manner { lang: Lang::En, currency: "CNY", place: "" };
        explain(&FigureRef { scope, metric }, &figures(), &quality(), manner)
    }

    fn row<'r>(rows: &'r [(String, String)], label: &str) -> &'r str {
        rows.iter().find(|(known, _)| known == label).map_or("", |(_, text)| text)
    }

    #[test]
    fn a_conversion_names_both_parts_its_window_and_what_was_left_out() {
        let Explanation { title, rows, formula_name } =
            explained(Scope::Stage(StageId(2)), Metric::Conversion).unwrap();
        assert_eq!((title.as_str(), formula_name), ("stage pay · Conversion", "funnel/ordered v1"));
        for (label, text) in [
            ("Value", "33.3%"),
            ("Reached this step", "1"),
            ("Reached the step before", "3"),
            ("95% interval", "6.1% to 79.2% (Wilson score)"),
            ("Conversion window", "1 hour"),
            ("Counted by", "Customer"),
            ("Filter", "All data"),
            ("Period of the data", "1 Jan 1970"),
            ("Rows not imported", "2"),
            ("Time cannot be read; row not imported", "2"),
        ] {
            assert_eq!(row(&rows, label), text, "{label} in {rows:?}");
        }
    }

    #[test]
    fn a_rating_names_its_question_and_the_answers_that_count() {
        let rows = explained(Scope::Touchpoint("view".into()), Metric::Csat).unwrap().rows;
        assert_eq!(row(&rows, "Definition"), "Answers of 4–5 ÷ all valid answers");
        assert_eq!((row(&rows, "Question"), row(&rows, "Valid answers")), ("score (1–5)", "1"));
    }

    #[test]
    fn the_value_explained_is_the_value_shown() {
        let figures = figures();
        for metric in Metric::ALL {
            let figure = FigureRef { scope: Scope::Stage(StageId(1)), metric };
            let manner = Manner { lang: Lang::Zh, currency: "CNY", place: "考虑" };
            let explanation = explain(&figure, &figures, &quality(), manner);
            let shown =
                figures.value(&figure).map(|v| crate::engine::write_value(metric, v.value, "CNY", Lang::Zh));
            assert_eq!(explanation.map(|e| e.rows[1].1.clone()), shown, "{metric:?}");
        }
    }

    #[test]
    fn no_data_is_not_explained() {
        assert_eq!(
            explained(Scope::Stage(StageId(1)), Metric::Conversion),
            None,
            "the first stage has none before"
        );
        assert_eq!(explained(Scope::Stage(StageId(2)), Metric::Revenue), None);
        assert_eq!(explained(Scope::All, Metric::Nps), None);
        assert_eq!(explained(Scope::Stage(StageId(77)), Metric::Events), None);
        assert_eq!(explained(Scope::Step(0), Metric::Customers), None);
    }

    #[test]
    fn a_filter_is_said_in_words() {
        let filter = Filter {
            from_millis: Some(0),
            to_millis: Some(86_400_000),
            channels: vec!["App".into(), String::new()],
            attributes: vec![("等级".into(), vec!["VIP".into()])],
            ..Filter::default()
        };
        assert_eq!(
            filter_words(&filter, Lang::Zh),
            "1970年1月1日起；截至1970年1月1日；渠道为App、（空）；等级为VIP"
        );
        assert_eq!(filter_words(&Filter::default(), Lang::En), "All data");
    }
}
