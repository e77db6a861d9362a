//! The most frequent paths, and the matrix of channels.

use super::{Deep, DeepCard, Options, customers, how};
use crate::chart::{Chart, Heat, HeatCell, HeatRow, Path, Paths, Web, WebEdge, WebNode};
use crate::dashboard::{Card, Sheet};
use crate::engine::measure::{Dimension, GraphAnswer, GraphEdge, TransitionsAnswer, VariantsAnswer};
use crate::engine::{Entity, Pick, Rate};
use crate::text::{deep as words, kpi, metric, number};

/// So many channels have a row and a column, the busiest ones.
const CHANNELS: usize = 10;

pub(super) fn paths(sheet: &Sheet<'_>, options: &Options, answer: &VariantsAnswer) -> DeepCard {
    let lang = sheet.lang;
    let named =
        |step: &String| if step.is_empty() { metric::EMPTY.get(lang).to_owned() } else { step.clone() };
    let paths = answer.top.iter().map(|variant| Path {
        steps: variant.steps.iter().map(named).collect(),
        datum: sheet.rate(variant.share),
    });
    let by_case = options.entity(sheet) == Entity::Case;
    let share = number::percent(answer.covered.map_or(0.0, Rate::value));
    let finding = words::PATHS_FOUND.fill(
        lang,
        &[("n", &number::count(answer.distinct)), ("top", &answer.top.len().to_string()), ("share", &share)],
    );
    let definition = if by_case { words::PATHS_CASES } else { words::PATHS_CUSTOMERS };
    let n = number::count(answer.cases);
    let base = if by_case { words::N_CASES.fill(lang, &[("n", &n)]) } else { customers(sheet, answer.cases) };
    let how_words = words::PATHS_HOW.fill(
        lang,
        &[("singles", &number::count(answer.singletons)), ("most", &number::count(answer.for_80_percent))],
    );
    DeepCard {
        card: Card {
            finding,
            definition: definition.get(lang).to_owned(),
            chart: Chart::Paths(Paths { paths: paths.collect() }),
            subject: None,
            marks: Vec::new(),
            picks: Vec::new(),
        },
        facts: Vec::new(),
        how: how(sheet, Deep::Paths, how_words, base, Vec::new()),
    }
}

pub(super) fn transitions(sheet: &Sheet<'_>, answer: &TransitionsAnswer) -> DeepCard {
    let lang = sheet.lang;
    let width = answer.names.len();
    let sums: Vec<u64> = answer.counts.chunks(width.max(1)).map(|row| row.iter().sum()).collect();
    let mut shown: Vec<usize> = (0..width).collect();
    shown.sort_by_key(|at| std::cmp::Reverse(sums.get(*at).copied()));
    shown.truncate(CHANNELS);
    let name = |at: usize| match answer.names.get(at) {
        Some(name) if !name.is_empty() => name.clone(),
        _ => kpi::NO_CHANNEL.get(lang).to_owned(),
    };
    let cell = |from: usize, to: usize| {
        let count = answer.counts.get(from * width + to).copied().unwrap_or(0);
        let rate = Rate::of(count, sums.get(from).copied().unwrap_or(0))?;
        Some(HeatCell { datum: sheet.rate(rate), partial: false })
    };
    let rows: Vec<HeatRow> = shown
        .iter()
        .map(|from| HeatRow {
            label: name(*from),
            n: sums.get(*from).copied(),
            cells: shown.iter().map(|to| cell(*from, *to)).collect(),
        })
        .collect();
    let pick = |at: usize| Some(Pick::Value(Dimension::Channel, answer.names.get(at)?.clone()));
    // Marks are the cells that exist, row by row.
    let picks =
        shown.iter().zip(&rows).flat_map(|(from, row)| vec![pick(*from); row.cells.iter().flatten().count()]);
    let picks: Vec<Option<Pick>> = picks.collect();
    let cells = rows.iter().flat_map(|row| row.cells.iter().flatten());
    let full = cells.filter_map(|cell| cell.datum.value).fold(0.0, f64::max);
    let share = |rate: Option<Rate>| number::percent(rate.map_or(0.0, Rate::value));
    let values = [("share", share(answer.switches)), ("several", share(answer.several))];
    let values = values.each_ref().map(|(place, text)| (*place, text.as_str()));
    let all = answer.switches.map_or(0, |rate| rate.denominator);
    let heat = Heat {
        corner: words::FROM.get(lang).to_owned(),
        columns: shown.iter().map(|at| name(*at)).collect(),
        rows,
        full,
    };
    DeepCard {
        card: Card {
            picks,
            ..Card::plain(
                words::TRANSITIONS_FOUND.fill(lang, &values),
                words::TRANSITIONS_DEFINED.get(lang).to_owned(),
                Chart::Heat(heat),
            )
        },
        facts: Vec::new(),
        how: how(
            sheet,
            Deep::Transitions,
            words::TRANSITIONS_HOW.get(lang).to_owned(),
            words::N_TRANSITIONS.fill(lang, &[("n", &number::count(all))]),
            Vec::new(),
        ),
    }
}

/// So many places stand in the graph, the busiest ones.
const NODES: usize = 14;

/// What directly follows what, as a graph from the first met to the last met.
pub(super) fn graph(sheet: &Sheet<'_>, options: &Options, answer: &GraphAnswer) -> DeepCard {
    let lang = sheet.lang;
    let named =
        |name: &str| if name.is_empty() { metric::EMPTY.get(lang).to_owned() } else { name.to_owned() };
    let mut busiest: Vec<(&str, u64)> =
        answer.activities.iter().map(|of| (of.name.as_str(), of.value.events)).collect();
    busiest.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    busiest.truncate(NODES);
    let count = |list: &[crate::engine::measure::Named<u64>], name: &str| {
        list.iter().find(|of| of.name == name).map_or(0, |of| of.value)
    };
    let nodes = busiest.iter().map(|(name, events)| WebNode {
        label: named(name),
        count: *events,
        starts: count(&answer.starts, name),
        ends: count(&answer.ends, name),
    });
    let at = |name: &str| busiest.iter().position(|(known, _)| *known == name);
    let known = answer.edges.iter().filter_map(|edge| Some((edge, at(&edge.from)?, at(&edge.to)?)));
    let edge = |(edge, from, to): (&GraphEdge, usize, usize)| WebEdge {
        from,
        to,
        count: edge.count,
        note: words::EDGE_TIME
            .fill(lang, &[("median", &number::duration(edge.millis.median / 1000.0, lang))]),
    };
    let edges: Vec<WebEdge> = known.map(edge).collect();
    let first = edges.iter().filter(|edge| edge.from != edge.to).max_by_key(|edge| edge.count);
    let finding = match first {
        Some(edge) => words::GRAPH_FOUND.fill(
            lang,
            &[
                ("from", &named(busiest.get(edge.from).map_or("", |of| of.0))),
                ("to", &named(busiest.get(edge.to).map_or("", |of| of.0))),
                ("n", &number::count(edge.count)),
            ],
        ),
        None => words::GRAPH.get(lang).to_owned(),
    };
    let web = Web { nodes: nodes.collect(), edges };
    let by_case = options.entity(sheet) == Entity::Case;
    let n = number::count(answer.cases);
    let base = if by_case { words::N_CASES.fill(lang, &[("n", &n)]) } else { customers(sheet, answer.cases) };
    let own = answer.case_millis.map(|millis| {
        let written = |millis: f64| number::duration(millis / 1000.0, lang);
        let values = [("median", written(millis.median)), ("p90", written(millis.p90))];
        let values = values.each_ref().map(|(place, text)| (*place, text.as_str()));
        (words::CASE_TIME, words::MEDIAN_P90.fill(lang, &values))
    });
    let distinct = number::count(answer.distinct);
    DeepCard {
        card: Card {
            finding,
            definition: words::GRAPH_DEFINED.fill(lang, &[("n", &busiest.len().to_string())]),
            chart: Chart::Web(web),
            subject: None,
            marks: Vec::new(),
            picks: Vec::new(),
        },
        facts: Vec::new(),
        how: how(
            sheet,
            Deep::Graph,
            words::GRAPH_HOW.fill(lang, &[("distinct", &distinct)]),
            base,
            own.into_iter().collect(),
        ),
    }
}
