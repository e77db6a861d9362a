//! The emotion curve in sentences: where each line begins, rises and falls, peak and valley with what they rest on,
//! moments of truth, where measurement contradicts claim, steps without data. Every figure is one of the scene's.

use crate::layout::{EmotionCurve, EmotionNode, EmotionSource, Scene};
use crate::model::{Horizon, Journey, Workspace};
use crate::text::{Lang, Phrase, export, map, number, twin as words};
use std::cmp::Ordering;

/// A rise or fall smaller than this (on the axis from -2 to +2) is not told.
const LEAST: f64 = 0.2;

/// The curve of a lane in words, a paragraph for each line of it, the leading one first.
pub fn curve(workspace: &Workspace, journey: &Journey, scene: &Scene, curve: &EmotionCurve) -> Vec<String> {
    let lang = scene.lang;
    let steps: Vec<String> =
        scene.columns.iter().map(|column| step_name(journey, column.step, lang)).collect();
    let told = Told { workspace, journey, steps: &steps, lang };
    let lines: Vec<String> = curve
        .lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| told.line(curve, line.source, at == 0))
        .collect();
    if lines.is_empty() { vec![words::NO_CURVE.get(lang).to_owned()] } else { lines }
}

/// The name of a step; of one without a name, where it is.
pub(super) fn step_name(journey: &Journey, id: crate::model::StepId, lang: Lang) -> String {
    match journey.step(id) {
        Some((stage, step)) if step.name.trim().is_empty() => {
            map::UNNAMED_STEP.fill(lang, &[("stage", stage.name.trim())])
        }
        Some((_, step)) => step.name.trim().to_owned(),
        None => String::new(),
    }
}

struct Told<'a> {
    workspace: &'a Workspace,
    journey: &'a Journey,
    /// Names of the columns.
    steps: &'a [String],
    lang: Lang,
}

impl Told<'_> {
    /// One line; `None` where it has no point.
    fn line(&self, curve: &EmotionCurve, source: EmotionSource, leading: bool) -> Option<String> {
        let mut nodes: Vec<&EmotionNode> =
            curve.nodes.iter().map(AsRef::as_ref).filter(|node| node.source == source).collect();
        nodes.sort_by_key(|node| node.column);
        let mut text = self.course(&self.name(source), &nodes)?;
        let mut add = |phrase: Phrase, found: Vec<String>| {
            if !found.is_empty() {
                text.push_str(if self.lang == Lang::En { " " } else { "" });
                let steps = found.join(export::NAMES.get(self.lang));
                text.push_str(&phrase.fill(self.lang, &[("steps", &steps)]));
            }
        };
        let quoted = |wanted: &dyn Fn(&EmotionNode) -> bool| -> Vec<String> {
            nodes.iter().filter(|node| wanted(node)).map(|node| self.quoted(self.step(node))).collect()
        };
        if leading {
            add(words::MOMENTS, quoted(&|node| node.moment_of_truth));
        }
        add(words::GAPS, nodes.iter().filter_map(|node| self.gap(node)).collect());
        if source == EmotionSource::Measured {
            add(words::SMALL, quoted(&|node| node.small_base));
            let is_known = |column: usize| nodes.iter().any(|node| node.column == column);
            let unknown = self.steps.iter().enumerate().filter(|(column, _)| !is_known(*column));
            add(words::UNMEASURED, unknown.map(|(_, step)| self.quoted(step)).collect());
        }
        Some(text)
    }

    /// How a line goes.
    fn course(&self, line: &str, nodes: &[&EmotionNode]) -> Option<String> {
        let (first, last) = (*nodes.first()?, *nodes.last()?);
        let scores: Vec<f64> = nodes.iter().map(|node| node.score).collect();
        let (peak, valley) = (extreme(&scores, Ordering::Greater), extreme(&scores, Ordering::Less));
        let mut text = if nodes.len() == 1 {
            self.at(words::ONE_POINT, line, first)
        } else if scores[peak].total_cmp(&scores[valley]).is_eq() {
            let fields = [
                ("line", line),
                ("step", self.step(first)),
                ("last", self.step(last)),
                ("score", &signed(first.score)),
            ];
            words::LEVEL.fill(self.lang, &fields)
        } else {
            let begins = match 0 {
                at if at == peak => words::BEGINS_HIGH,
                at if at == valley => words::BEGINS_LOW,
                _ => words::BEGINS,
            };
            let mut text = self.at(begins, line, first);
            let turns = turns(&scores, peak, valley);
            for pair in turns.windows(2) {
                let (from, to) = (pair[0], pair[1]);
                let phrase = match to {
                    to if to == peak => words::PEAKS,
                    to if to == valley => words::BOTTOMS,
                    to if to + 1 == nodes.len() => words::ENDS,
                    to if scores[to] > scores[from] => words::RISES,
                    _ => words::FALLS,
                };
                text.push_str(&self.at(phrase, line, nodes[to]));
            }
            text
        };
        text.push_str(words::STOP.get(self.lang));
        Some(text)
    }

    fn at(&self, phrase: Phrase, line: &str, node: &EmotionNode) -> String {
        let (score, base) = (signed(node.score), self.base(node));
        phrase
            .fill(self.lang, &[("line", line), ("step", self.step(node)), ("score", &score), ("base", &base)])
    }

    /// What a score rests on; nothing for a claim.
    fn base(&self, node: &EmotionNode) -> String {
        let Some(n) = node.n.map(number::count) else { return String::new() };
        match node.interval {
            Some((low, high)) => words::BASE_INTERVAL
                .fill(self.lang, &[("n", &n), ("low", &signed(low)), ("high", &signed(high))]),
            None => words::BASE.fill(self.lang, &[("n", &n)]),
        }
    }

    fn gap(&self, node: &EmotionNode) -> Option<String> {
        let gap = node.gap?;
        let phrase = if gap < 0.0 { words::LOWER } else { words::HIGHER };
        Some(phrase.fill(self.lang, &[("step", self.step(node)), ("size", &number::decimal(gap.abs(), 1))]))
    }

    fn step(&self, node: &EmotionNode) -> &str {
        self.steps.get(node.column).map_or("", String::as_str)
    }

    fn quoted(&self, name: &str) -> String {
        words::QUOTED.fill(self.lang, &[("name", name)])
    }

    fn name(&self, source: EmotionSource) -> String {
        match source {
            EmotionSource::Measured => map::MEASURED.get(self.lang).to_owned(),
            EmotionSource::Asserted if self.journey.horizon == Horizon::Future => {
                map::FUTURE.get(self.lang).to_owned()
            }
            EmotionSource::Asserted => map::ASSERTED.get(self.lang).to_owned(),
            EmotionSource::Persona(id) => {
                self.workspace.persona(id).map_or_else(String::new, |persona| persona.name.trim().to_owned())
            }
        }
    }
}

/// A score as the map writes it.
fn signed(score: f64) -> String {
    number::change(score, 1)
}

/// The position of the first that is above (or, for `Less`, below) all before it and not under any after it.
fn extreme(scores: &[f64], side: Ordering) -> usize {
    let best = |best: usize, at: usize| if scores[at].total_cmp(&scores[best]) == side { at } else { best };
    (1..scores.len()).fold(0, best)
}

/// The positions between which the line goes one way: its ends, peak and valley, and each turn after a rise or fall of
/// at least [`LEAST`].
fn turns(scores: &[f64], peak: usize, valley: usize) -> Vec<usize> {
    let mut found = vec![0, peak, valley, scores.len() - 1];
    let (mut high, mut low) = (0, 0);
    let mut rising = None;
    for at in 1..scores.len() {
        high = if scores[at] > scores[high] { at } else { high };
        low = if scores[at] < scores[low] { at } else { low };
        if rising != Some(false) && scores[high] - scores[at] >= LEAST {
            found.extend((rising == Some(true)).then_some(high));
            (rising, low) = (Some(false), at);
            high = at;
        } else if rising != Some(true) && scores[at] - scores[low] >= LEAST {
            found.extend((rising == Some(false)).then_some(low));
            (rising, high) = (Some(true), at);
            low = at;
        }
        // While it goes one way, only the extreme to that side can be where it turns.
        match rising {
            Some(true) => low = high,
            Some(false) => high = low,
            None => {}
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::{extreme, turns};
    use std::cmp::Ordering;

    fn of(scores: &[f64]) -> Vec<usize> {
        turns(scores, extreme(scores, Ordering::Greater), extreme(scores, Ordering::Less))
    }

    #[test]
    fn turns_are_ends_extremes_and_swings_worth_telling() {
        let cases: [(&[f64], &[usize]); 7] = [
            (&[0.0, 1.0, 2.0], &[0, 2]),
            (&[1.0, 2.0, -1.0, 0.5], &[0, 1, 2, 3]),
            (&[0.0, 1.0, 0.9, 1.5, -1.0], &[0, 3, 4]),
            (&[0.0, 1.0, 0.5, 1.5, -1.0], &[0, 1, 2, 3, 4]),
            (&[1.0, 1.1, -1.0, -0.9], &[0, 1, 2, 3]),
            (&[2.0, 0.0, 1.0, 0.0, -2.0], &[0, 1, 2, 4]),
            (&[-1.0, 0.0, 0.0, 1.0, 1.0, 0.0], &[0, 3, 5]),
        ];
        for (scores, expected) in cases {
            assert_eq!(of(scores), expected, "{scores:?}");
        }
    }
}
