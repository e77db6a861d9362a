//! The most frequent paths, and the matrix of channels.

use super::{Deep, DeepCard, customers, how};
use crate::chart::{Chart, Heat, HeatCell, HeatRow, Path, Paths};
use crate::dashboard::{Card, Sheet};
use crate::engine::Rate;
use crate::engine::measure::{TransitionsAnswer, VariantsAnswer};
use crate::text::{deep as words, kpi, metric, number};

/// So many channels have a row and a column, the busiest ones.
const CHANNELS: usize = 10;

pub(super) fn paths(sheet: &Sheet<'_>, answer: &VariantsAnswer) -> DeepCard {
    let lang = sheet.lang;
    let named =
        |step: &String| if step.is_empty() { metric::EMPTY.get(lang).to_owned() } else { step.clone() };
    let paths = answer.top.iter().map(|variant| Path {
        steps: variant.steps.iter().map(named).collect(),
        datum: sheet.rate(variant.share),
    });
    let by_case = sheet.figures.overview.cases.is_some();
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
            finding: words::TRANSITIONS_FOUND.fill(lang, &values),
            definition: words::TRANSITIONS_DEFINED.get(lang).to_owned(),
            chart: Chart::Heat(heat),
            subject: None,
            marks: Vec::new(),
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
