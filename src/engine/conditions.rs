//! Under which conditions a figure holds, in words: window, order, filter, period, and what was left out.

use super::explain::Sheet;
use super::{FigureRef, Figures, Scope};
use crate::metric::{Entity, Filter, Order};
use crate::model::{Metric, Window};
use crate::table::Quality;
use crate::text::{Lang, Phrase, metric as words, number};

/// Window, order and entity of a funnel, the filter and the period of the data.
pub(super) fn conditions(sheet: &mut Sheet, figure: &FigureRef, figures: &Figures) {
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
        if figures.query.filter.follows_journeys() {
            sheet.row(words::JOURNEYS, words::JOURNEYS_OF.get(lang).to_owned());
        }
    }
    sheet.row(words::FILTER, filter_words(&figures.query.filter, lang));
    if let Some((first, last)) = figures.overview.period_millis {
        sheet.row(words::PERIOD, number::period(first, last, lang));
    }
}

/// What is in no figure: events by the filter, rows and cells by the import.
pub(super) fn left_out(sheet: &mut Sheet, figures: &Figures, quality: &Quality) {
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
    condition(words::TOUCHPOINT.get(lang), &filter.touchpoints);
    condition(words::STAGE.get(lang), &stage_names(filter));
    for (column, values) in &filter.attributes {
        condition(column, values);
    }
    if let Some((from, to)) = filter.cohort {
        let period = number::period(from, to.saturating_sub(1), lang);
        parts.push(words::COHORT_IN.fill(lang, &[("period", &period)]));
    }
    if parts.is_empty() { words::ALL_DATA.get(lang).to_owned() } else { parts.join(words::AND.get(lang)) }
}

/// The names of the stages that a filter keeps.
pub fn stage_names(filter: &Filter) -> Vec<String> {
    let Some(stages) = &filter.stages else { return Vec::new() };
    let name = |at: &usize| stages.of.get(*at).and_then(|stage| stage.names.first()).cloned();
    stages.at.iter().filter_map(name).collect()
}
