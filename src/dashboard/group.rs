//! A figure by the values of a dimension: bars of channels, stages, touchpoints, attributes.

use super::{Card, Key, Sheet};
use crate::chart::{Bar, Bars, Chart, Datum, Unit};
use crate::engine::measure::{Dimension, Group, GroupsAnswer};
use crate::engine::{FigureRef, Pick, Scope};
use crate::text::{Lang, kpi as words, metric};

/// The dimensions that figures can be shown by: those of every map, then the attributes of the data.
pub fn dimensions(has_channels: bool, attributes: &[String]) -> Vec<Dimension> {
    let mut all = Vec::new();
    all.extend(has_channels.then_some(Dimension::Channel));
    all.extend([Dimension::Stage, Dimension::Touchpoint]);
    all.extend(attributes.iter().cloned().map(Dimension::Attribute));
    all
}

/// What a dimension is called.
pub fn dimension_name(by: &Dimension, lang: Lang) -> String {
    match by {
        Dimension::Channel => metric::CHANNEL.get(lang).to_owned(),
        Dimension::Touchpoint => metric::TOUCHPOINT.get(lang).to_owned(),
        Dimension::Stage => metric::STAGE.get(lang).to_owned(),
        Dimension::Attribute(name) => name.clone(),
    }
}

/// A figure by a dimension, beside what it is compared with.
pub fn by_dimension(
    sheet: &Sheet<'_>,
    key: Key,
    by: &Dimension,
    answer: &GroupsAnswer,
    other: Option<&GroupsAnswer>,
) -> Card {
    let lang = sheet.lang;
    let overall = key.whole(sheet);
    let bar = |group: &Group| {
        let datum = key.datum(sheet, &group.figures);
        let beside = other.and_then(|other| other.groups.iter().find(|known| known.name == group.name));
        Bar {
            label: group_name(sheet, by, &group.name),
            poor: is_poor(sheet, key, &datum, &overall),
            beside: other.map(|_| beside.map(|group| key.datum(sheet, &group.figures)).unwrap_or_default()),
            datum,
        }
    };
    let bars: Vec<Bar> = answer.groups.iter().map(bar).collect();
    let shown = answer.groups.iter().zip(&bars).filter(|(_, bar)| bar.datum.value.is_some());
    let picks = shown.clone().map(|(group, _)| Some(Pick::Value(by.clone(), group.name.clone())));
    let marks = shown.map(|(group, _)| mark(sheet, key, by, &group.name));
    let name = dimension_name(by, lang);
    let values = [("what", &*key.what(sheet)), ("by", &name)];
    let mut definition = words::BY_DIMENSION.fill(lang, &values);
    if answer.others > 0 {
        let n = answer.groups.len().to_string();
        definition = words::TOP_ONLY.fill(lang, &[("text", &definition), ("n", &n)]);
    }
    let note = match by {
        _ if key != Key::Conversion => None,
        Dimension::Attribute(_) => None,
        _ if sheet.figures.query.filter.within => Some(words::WITHIN),
        Dimension::Touchpoint | Dimension::Stage | Dimension::Channel => Some(words::WHO_MET),
    };
    if let Some(note) = note {
        definition = words::AND_NOTE.fill(lang, &[("text", &definition), ("note", note.get(lang))]);
    }
    let unit = key.unit(sheet);
    Card {
        finding: finding(sheet, key, &name, &bars),
        definition,
        picks: picks.collect(),
        marks: marks.collect(),
        subject: key.figure(sheet),
        chart: Chart::Bars(Bars {
            bars,
            unit,
            full: (unit == Unit::Share && key != Key::Conversion).then_some(1.0),
            beside: sheet.other.filter(|_| other.is_some()).map(|other| other.name.to_owned()),
            further: Vec::new(),
        }),
    }
}

/// What a group is called; a stage as the map writes it now.
pub fn group_name(sheet: &Sheet<'_>, by: &Dimension, name: &str) -> String {
    match by {
        Dimension::Stage => name.parse().map_or_else(|_| name.to_owned(), |at| sheet.stage_name(at)),
        Dimension::Channel if name.is_empty() => words::NO_CHANNEL.get(sheet.lang).to_owned(),
        _ if name.is_empty() => metric::EMPTY.get(sheet.lang).to_owned(),
        _ => name.to_owned(),
    }
}

/// The explanation of a bar, where the answer of the page has that figure as well.
fn mark(sheet: &Sheet<'_>, key: Key, by: &Dimension, name: &str) -> Option<FigureRef> {
    let metric = key.metric(sheet).filter(|_| key != Key::Conversion)?;
    let scope = match by {
        Dimension::Channel => Scope::Channel(name.to_owned()),
        Dimension::Touchpoint => Scope::Touchpoint(name.to_owned()),
        Dimension::Stage => Scope::Stage(sheet.figures.query.stages.get(name.parse::<usize>().ok()?)?.id),
        Dimension::Attribute(_) => return None,
    };
    Some(FigureRef { scope, metric })
}

/// Poor is what is worse than everything together with its whole interval, on a base that carries it.
fn is_poor(sheet: &Sheet<'_>, key: Key, datum: &Datum, overall: &Datum) -> bool {
    let (Some((low, high)), Some(overall)) = (datum.interval, overall.value) else { return false };
    !datum.small_base && if key.high_is_good(sheet) { high < overall } else { low > overall }
}

/// The best and the worst of those whose base carries it; of totals the largest.
fn finding(sheet: &Sheet<'_>, key: Key, by: &str, bars: &[Bar]) -> String {
    let lang = sheet.lang;
    let known =
        bars.iter().filter(|bar| !bar.datum.small_base).filter_map(|bar| Some((bar, bar.datum.value?)));
    let largest = known.clone().max_by(|a, b| a.1.total_cmp(&b.1));
    let least = known.clone().min_by(|a, b| a.1.total_cmp(&b.1));
    let (Some((largest, _)), Some((least, _))) = (largest, least) else {
        return words::GROUPS_NONE.fill(lang, &[("name", &key.name(sheet)), ("by", by)]);
    };
    let total = matches!(key, Key::Customers | Key::Events | Key::Revenue);
    let (best, worst) = if key.high_is_good(sheet) { (largest, least) } else { (least, largest) };
    let name = key.name(sheet);
    if total || best.label == worst.label {
        let values = [("name", &*name), ("best", &*largest.label), ("value", &*largest.datum.text)];
        return words::GROUPS_MOST.fill(lang, &values);
    }
    let values = [
        ("name", &*name),
        ("best", &*best.label),
        ("high", &*best.datum.text),
        ("worst", &*worst.label),
        ("low", &*worst.datum.text),
    ];
    words::GROUPS_SPREAD.fill(lang, &values)
}
