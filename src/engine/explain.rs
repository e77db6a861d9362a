//! How a figure was computed, in words: what was divided by what, over which events, with which interval, and what was
//! left out. It reads the same answer that the figure came from, so that the two cannot disagree.

use super::value::Facts;
use super::{FigureRef, Figures, Scope, write_value};
use crate::metric::{Boxes, Entity, Filter, Order, QuestionFigures};
use crate::model::{Metric, Question, QuestionKind, Window};
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

struct Sheet {
    lang: Lang,
    rows: Vec<(String, String)>,
}

impl Sheet {
    fn row(&mut self, label: Phrase, text: String) {
        self.rows.push((label.get(self.lang).to_owned(), text));
    }

    fn count(&mut self, label: Phrase, count: u64) {
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

fn conditions(sheet: &mut Sheet, figure: &FigureRef, figures: &Figures) {
    let lang = sheet.lang;
    let of_steps = figures.query.funnel.as_ref().filter(|_| matches!(figure.scope, Scope::Step(_)));
    if of_steps.is_some() || matches!(figure.metric, Metric::Conversion | Metric::DropOff) {
        let (window, order, entity) = of_steps
            .map_or((figures.query.window, Order::Loose, Entity::Customer), |funnel| {
                (funnel.window, funnel.order, funnel.entity)
            });
        let minutes = match window {
            Window::Unlimited => None,
            Window::Minutes(minutes) => Some(minutes),
        };
        sheet.row(words::WINDOW, number::window(minutes, lang));
        sheet.row(words::ORDER, order_words(order).get(lang).to_owned());
        sheet.row(words::ENTITY, entity_words(entity).get(lang).to_owned());
    }
    sheet.row(words::FILTER, filter_words(&figures.query.filter, lang));
    if let Some((first, last)) = figures.overview.period_millis {
        sheet.row(words::PERIOD, number::period(first, last, lang));
    }
}

fn left_out(sheet: &mut Sheet, figures: &Figures, quality: &Quality) {
    if figures.overview.filtered_out > 0 {
        sheet.count(words::FILTERED_OUT, figures.overview.filtered_out);
    }
    sheet.count(words::REJECTED, figures.rejected_rows);
    for (reason, count) in &quality.counts {
        sheet.count(reason.label(), *count);
    }
    if quality.duplicates > 0 {
        sheet.count(words::DUPLICATES, quality.duplicates);
    }
}

const fn order_words(order: Order) -> Phrase {
    match order {
        Order::Loose => words::ORDER_LOOSE,
        Order::StrictIncrease => words::ORDER_INCREASE,
        Order::StrictDeduplication => words::ORDER_DEDUPLICATION,
        Order::StrictOrder => words::ORDER_STRICT,
    }
}

const fn entity_words(entity: Entity) -> Phrase {
    match entity {
        Entity::Customer => words::ENTITY_CUSTOMER,
        Entity::Case => words::ENTITY_CASE,
    }
}

/// A filter in words: `2024年1月1日起；渠道为App、小程序`.
pub fn filter_words(filter: &Filter, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(from) = filter.from_millis {
        parts.push(words::FROM.fill(lang, &[("day", &number::day(from, lang))]));
    }
    if let Some(to) = filter.to_millis {
        parts.push(words::UNTIL.fill(lang, &[("day", &number::day(to.saturating_sub(1), lang))]));
    }
    let mut condition = |column: &str, values: &[String]| {
        if values.is_empty() {
            return;
        }
        let name = |value: &String| {
            if value.is_empty() { words::EMPTY.get(lang).to_owned() } else { value.clone() }
        };
        let values = values.iter().map(name).collect::<Vec<_>>().join(words::OR.get(lang));
        parts.push(words::CONDITION.fill(lang, &[("column", column), ("values", &values)]));
    };
    condition(words::CHANNEL.get(lang), &filter.channels);
    for (column, values) in &filter.attributes {
        condition(column, values);
    }
    if parts.is_empty() { words::ALL_DATA.get(lang).to_owned() } else { parts.join(words::AND.get(lang)) }
}
