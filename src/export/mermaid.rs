//! The map as a Mermaid `journey` diagram: sections are stages, tasks are steps with a score from 1 to 5, actors are personas.
//! That is all such a diagram knows.

use crate::model::{Body, Journey, LaneKind, PersonaId, Place, Stage, Step, Workspace};
use crate::text::{Lang, export as words};
use std::fmt::Write;

/// The diagram. Scores are those that cards claim (their mean, -2 to +2 as 1 to 5); 3 where none does. Personas who feel differently
/// at a step have a task each.
pub fn mermaid(workspace: &Workspace, journey: &Journey, lang: Lang) -> String {
    let mut out = format!("journey\n    title {}\n", plain(&journey.name, "-"));
    let people: Vec<(PersonaId, String)> = journey
        .personas
        .iter()
        .filter_map(|id| Some((*id, plain(&workspace.persona(*id)?.name, "-"))))
        .collect();
    for stage in &journey.stages {
        let _infallible = writeln!(out, "    section {}", plain(&stage.name, "-"));
        for (at, step) in stage.steps.iter().enumerate() {
            let number = (at + 1).to_string();
            let name = plain(&step.name, &words::UNNAMED_STEP.fill(lang, &[("n", &number)]));
            for (score, actors) in feelings(journey, stage, step, &people) {
                let actors =
                    if actors.is_empty() { words::CUSTOMER.get(lang).to_owned() } else { actors.join(", ") };
                let _infallible = writeln!(out, "      {name}: {score}: {actors}");
            }
        }
    }
    out
}

/// The scores of a step, each with those who feel so.
fn feelings<'a>(
    journey: &Journey,
    stage: &Stage,
    step: &Step,
    people: &'a [(PersonaId, String)],
) -> Vec<(u8, Vec<&'a str>)> {
    if people.is_empty() {
        return vec![(score(journey, stage, step, None), Vec::new())];
    }
    let mut feelings: Vec<(u8, Vec<&str>)> = Vec::new();
    for (id, name) in people {
        let score = score(journey, stage, step, Some(*id));
        match feelings.iter_mut().find(|(known, _)| *known == score) {
            Some((_, names)) => names.push(name),
            None => feelings.push((score, vec![name])),
        }
    }
    feelings
}

/// The mean of what the nearest cards claim: those of the persona before those of all, those of the step before those of the
/// stage.
fn score(journey: &Journey, stage: &Stage, step: &Step, persona: Option<PersonaId>) -> u8 {
    let claimed = |place: Place, own: bool| -> Vec<f64> {
        let holds = |personas: &[PersonaId]| match persona.filter(|_| own) {
            Some(id) => personas.contains(&id),
            None => personas.is_empty() || persona.is_none(),
        };
        let of_lane = |id| journey.lane(id).is_some_and(|lane| lane.kind == LaneKind::Emotion);
        let cards = journey.cards.iter().filter(|card| card.place == place && of_lane(card.lane));
        cards
            .filter(|card| holds(&card.personas))
            .filter_map(|card| match card.body {
                Body::Emotion { score, .. } => Some(score),
                _ => None,
            })
            .collect()
    };
    let places = [Place::Step(step.id), Place::Stage(stage.id)];
    let mut ways = places.into_iter().flat_map(|place| [claimed(place, true), claimed(place, false)]);
    let Some(scores) = ways.find(|scores| !scores.is_empty()) else { return 3 };
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 5")]
    {
        (mean + 3.0).round().clamp(1.0, 5.0) as u8
    }
}

/// Text on one line without the signs that the language takes for its own: they become their full-width forms.
fn plain(text: &str, empty: &str) -> String {
    let wide = |letter: char| match letter {
        ':' => '：',
        ';' => '；',
        '#' => '＃',
        ',' => '，',
        '%' => '％',
        other => other,
    };
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    match words.join(" ").chars().map(wide).collect::<String>() {
        text if text.is_empty() => empty.to_owned(),
        text => text,
    }
}
