//! Touchpoints and channels side by side.

use super::key::kind_name;
use super::{Card, Sheet};
use crate::chart::{Bar, Bars, Chart, Datum, Donut, Slice, Unit};
use crate::engine::measure::Dimension;
use crate::engine::{FigureRef, Figures, Pick, QuestionFigures, Scope, TouchpointFigures};
use crate::model::Metric;
use crate::text::{Lang, kpi as words, number};

/// So many touchpoints have a bar.
const BARS: usize = 12;
/// So many channels have a slice of their own, whatever the ring folds.
const MARKED: usize = 6;
/// So many names stand in a finding.
const NAMES: usize = 3;

/// The question at a position of the overview by touchpoint, best first: of the touchpoints with most answers.
/// None where the question has no answers.
pub fn ratings_by_touchpoint(sheet: &Sheet<'_>, question: usize) -> Option<Card> {
    let asked = sheet.question(question)?;
    let overall = sheet.rating(asked.question, &asked.summary);
    let mut rated: Vec<(&str, Datum)> =
        sheet.figures.touchpoints.iter().filter_map(|t| rated(sheet, t, asked)).collect();
    let all = rated.len();
    let worse = |a: &Datum, b: &Datum| {
        let order = a.value.unwrap_or_default().total_cmp(&b.value.unwrap_or_default());
        if asked.question.high_is_good { order.reverse() } else { order }
    };
    // What is worst is what one looks for; few answers tell little, so they are the first to be left out.
    rated.sort_by(|(_, a), (_, b)| a.small_base.cmp(&b.small_base).then_with(|| worse(b, a)));
    rated.truncate(BARS);
    rated.sort_by(|(_, a), (_, b)| worse(a, b));
    let bars = rated.into_iter().map(|(label, datum)| Bar {
        poor: is_poor(asked, &datum, &overall),
        beside: sheet.other.map(|other| rated_there(sheet, other.figures, label, asked)),
        label: label.to_owned(),
        datum,
    });
    let bars: Vec<Bar> = bars.collect();
    let metric = sheet.metric_of(question);
    let explained = |scope: Scope| metric.map(|metric| FigureRef { scope, metric });
    let kind = kind_name(asked.question.kind).get(sheet.lang);
    let small = sheet.workspace.settings.small_base.to_string();
    let what = sheet.what(asked.question);
    let definition = words::BY_TOUCHPOINT.fill(sheet.lang, &[("kind", kind), ("what", &what), ("n", &small)]);
    let unit = sheet.unit(asked.question);
    let full = match unit {
        Unit::Share => Some(1.0),
        Unit::Score => Some(f64::from(asked.question.max)),
        _ => None,
    };
    Some(Card {
        finding: finding(sheet, &bars, &overall),
        definition: worst_only(definition, all, sheet.lang),
        subject: explained(Scope::All),
        marks: bars.iter().map(|bar| explained(Scope::Touchpoint(bar.label.clone()))).collect(),
        picks: bars.iter().map(|bar| Some(touchpoint(&bar.label))).collect(),
        chart: Chart::Bars(Bars {
            bars,
            unit,
            full,
            beside: sheet.other.map(|other| other.name.to_owned()),
            further: Vec::new(),
        }),
    })
}

fn rated<'f>(
    sheet: &Sheet<'_>,
    touchpoint: &'f TouchpointFigures,
    asked: &QuestionFigures,
) -> Option<(&'f str, Datum)> {
    let here = touchpoint.ratings.iter().find(|rating| rating.name == asked.name)?;
    Some((touchpoint.name.as_str(), sheet.rating(here.question, &here.summary)))
}

/// The same figure of what is compared with.
fn rated_there(sheet: &Sheet<'_>, figures: &Figures, name: &str, asked: &QuestionFigures) -> Datum {
    let there = figures.touchpoints.iter().find(|touchpoint| touchpoint.name == name);
    there.and_then(|there| rated(sheet, there, asked)).map(|(_, datum)| datum).unwrap_or_default()
}

fn touchpoint(name: &str) -> Pick {
    Pick::Value(Dimension::Touchpoint, name.to_owned())
}

/// Poor is what is worse than everything together, with its whole interval and on a base that carries it.
fn is_poor(asked: &QuestionFigures, datum: &Datum, overall: &Datum) -> bool {
    let (Some((low, high)), Some(overall)) = (datum.interval, overall.value) else { return false };
    !datum.small_base && if asked.question.high_is_good { high < overall } else { low > overall }
}

fn finding(sheet: &Sheet<'_>, bars: &[Bar], overall: &Datum) -> String {
    let lang = sheet.lang;
    // The worst first: bars stand from best to worst.
    let poor: Vec<&str> = bars.iter().rev().filter(|bar| bar.poor).map(|bar| bar.label.as_str()).collect();
    if poor.is_empty() {
        return words::POOR_NONE.fill(lang, &[("overall", &overall.text)]);
    }
    let shown = poor.get(..NAMES).unwrap_or(&poor);
    let mut names = shown.join(if lang == Lang::Zh { "、" } else { ", " });
    if poor.len() > shown.len() {
        let n = if lang == Lang::Zh { poor.len() } else { poor.len() - shown.len() };
        names = words::AND_MORE.fill(lang, &[("names", &names), ("n", &n.to_string())]);
    }
    words::POOR.fill(lang, &[("names", &names), ("overall", &overall.text)])
}

fn worst_only(definition: String, all: usize, lang: Lang) -> String {
    if all <= BARS {
        return definition;
    }
    words::WORST_ONLY.fill(lang, &[("text", &definition), ("n", &BARS.to_string())])
}

fn first_only(definition: String, all: usize, lang: Lang) -> String {
    if all <= BARS {
        return definition;
    }
    words::TOP_ONLY.fill(lang, &[("text", &definition), ("n", &BARS.to_string())])
}

/// Events by touchpoint, most first.
pub fn volume(sheet: &Sheet<'_>) -> Card {
    let touchpoints = &sheet.figures.touchpoints;
    let bars = touchpoints.iter().take(BARS).map(|touchpoint| Bar {
        label: touchpoint.name.clone(),
        datum: sheet.count(touchpoint.events),
        poor: false,
        beside: sheet.other.map(|other| {
            let there = other.figures.touchpoints.iter().find(|there| there.name == touchpoint.name);
            there.map(|there| sheet.count(there.events)).unwrap_or_default()
        }),
    });
    let definition = words::EVENTS_BY_TOUCHPOINT.get(sheet.lang).to_owned();
    let first = touchpoints.first().map(|first| (first.name.as_str(), first.events));
    Card {
        finding: share_finding(sheet, words::MOST_MET, first),
        definition: first_only(definition, touchpoints.len(), sheet.lang),
        chart: Chart::Bars(Bars {
            bars: bars.collect(),
            unit: Unit::Count,
            full: None,
            beside: sheet.other.map(|other| other.name.to_owned()),
            further: Vec::new(),
        }),
        picks: touchpoints.iter().take(BARS).map(|of| Some(touchpoint(&of.name))).collect(),
        subject: Some(events(Scope::All)),
        marks: touchpoints.iter().map(|t| Some(events(Scope::Touchpoint(t.name.clone())))).collect(),
    }
}

/// Events by channel; none for data without channels.
pub fn channels(sheet: &Sheet<'_>) -> Option<Card> {
    let channels = &sheet.figures.channels;
    let name = |name: &str| {
        if name.is_empty() { words::NO_CHANNEL.get(sheet.lang).to_owned() } else { name.to_owned() }
    };
    let slices = channels
        .iter()
        .map(|channel| Slice { label: name(&channel.name), count: channel.events })
        .collect::<Vec<_>>();
    let first = slices.first().map(|first| (first.label.clone(), first.count))?;
    Some(Card {
        finding: share_finding(sheet, words::LARGEST_CHANNEL, Some((&first.0, first.1))),
        definition: words::CHANNELS.get(sheet.lang).to_owned(),
        subject: Some(events(Scope::All)),
        marks: channels.iter().take(MARKED).map(|c| Some(events(Scope::Channel(c.name.clone())))).collect(),
        picks: channels
            .iter()
            .take(MARKED)
            .map(|c| Some(Pick::Value(Dimension::Channel, c.name.clone())))
            .collect(),
        chart: Chart::Donut(Donut { slices, whole: words::EVENTS_UNIT.get(sheet.lang).to_owned() }),
    })
}

fn events(scope: Scope) -> FigureRef {
    FigureRef { scope, metric: Metric::Events }
}

fn share_finding(sheet: &Sheet<'_>, phrase: crate::text::Phrase, first: Option<(&str, u64)>) -> String {
    let events = sheet.figures.overview.events;
    let (Some((name, count)), true) = (first, events > 0) else {
        return number::NO_DATA.get(sheet.lang).to_owned();
    };
    let share = number::percent(count as f64 / events as f64);
    phrase.fill(sheet.lang, &[("name", name), ("share", &share)])
}

/// The questions that have answers, by name, in the order of the overview.
pub fn question_names(sheet: &Sheet<'_>) -> Vec<String> {
    sheet.figures.overview.ratings.iter().map(|rating| sheet.question_name(rating)).collect()
}
