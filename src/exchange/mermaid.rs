//! Mermaid `journey` diagrams: sections become stages, tasks steps, scores 1 to 5 claims of emotion from -2 to +2, actors
//! personas.

use super::{Foreign, Maker, Trouble};
use crate::model::{Body, Card, CardId, LaneKind, PersonaId, Place};
use crate::template::Ids;
use crate::text::{Lang, Phrase, exchange as words, export};

/// Whether a text is such a diagram: its first word says so.
pub fn is_mermaid(text: &str) -> bool {
    lines(text).next().is_some_and(|(_, line)| line == "journey")
}

/// The lines that say something, with their numbers from 1. A block between `---` lines at the head is for the renderer.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut is_head = text.trim_start().starts_with("---");
    let mut marks = 0;
    (1..).zip(text.lines().map(str::trim)).filter(move |(_, line)| {
        if is_head {
            marks += usize::from(*line == "---");
            is_head = marks < 2;
            return false;
        }
        !line.is_empty() && !line.starts_with("%%") && !line.starts_with("```")
    })
}

/// Reads a diagram; `name` is for one without a title.
///
/// # Errors
/// [`Trouble::Line`] for a line that is none of the language.
pub fn mermaid(text: &str, name: &str, lang: Lang, ids: Ids<'_>) -> Result<Foreign, Trouble> {
    let mut maker = Maker::new(name, ids);
    let mut stage = None;
    let mut feelings: Vec<(Place, f64, Vec<PersonaId>)> = Vec::new();
    for (number, line) in lines(text).skip(1) {
        let trouble = |what: Phrase| Trouble::Line { line: number, what, text: line.to_owned() };
        let word = line.split(char::is_whitespace).next().unwrap_or_default();
        let rest = line[word.len()..].trim();
        match word {
            "title" => maker.journey.name = rest.to_owned(),
            "section" => stage = Some(maker.stage(rest)),
            _ if word.starts_with("accTitle") || word.starts_with("accDescr") => {}
            _ => {
                let mut fields = line.split(':').map(str::trim);
                let (Some(task), Some(score)) = (fields.next(), fields.next()) else {
                    return Err(trouble(words::NO_TASK));
                };
                let score: f64 = score.parse().map_err(|_| trouble(words::BAD_TASK_SCORE))?;
                if !(1.0..=5.0).contains(&score) {
                    return Err(trouble(words::BAD_TASK_SCORE));
                }
                let unnamed = words::FIRST_STAGE.get(lang);
                let stage = *stage.get_or_insert_with(|| maker.stage(unnamed));
                let Some(step) = maker.step(stage, task) else { continue };
                let actors = fields.next().unwrap_or_default().split([',', '，']).map(str::trim);
                let is_anyone = |name: &str| [export::CUSTOMER.zh, export::CUSTOMER.en].contains(&name);
                let actors: Vec<&str> = actors.filter(|name| !name.is_empty() && !is_anyone(name)).collect();
                let actors = actors.into_iter().map(|name| maker.persona(name)).collect();
                feelings.push((Place::Step(step), score - 3.0, actors));
            }
        }
    }
    let lane = maker.lane("", LaneKind::Emotion);
    let everyone = maker.journey.personas.clone();
    for (place, score, actors) in feelings {
        let id = CardId((maker.ids)());
        let mut card = Card::new(id, lane, place, "", Body::Emotion { score, moment_of_truth: false });
        if !everyone.iter().all(|known| actors.contains(known)) {
            card.personas = actors;
        }
        maker.add(card);
    }
    maker.finish()
}
