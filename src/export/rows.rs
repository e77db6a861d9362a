//! A journey as a table: one row a card, with what a colleague needs to know of it without the map. The same columns are read
//! back by `exchange`. It writes no file.

use crate::model::{Basis, Body, Card, Journey, Lane, Metric, Place, Workspace};
use crate::text::{Lang, Phrase, export as words, map, number};
use std::sync::Arc;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is its own description; `heading` has the words")]
pub enum Field {
    Stage,
    Step,
    Lane,
    Text,
    Severity,
    Score,
    Channel,
    Evidence,
    Source,
    Date,
    N,
    Persona,
    Owner,
    Note,
}

impl Field {
    /// Every column, from left to right.
    pub const ALL: [Field; 14] = [
        Field::Stage,
        Field::Step,
        Field::Lane,
        Field::Text,
        Field::Severity,
        Field::Score,
        Field::Channel,
        Field::Evidence,
        Field::Source,
        Field::Date,
        Field::N,
        Field::Persona,
        Field::Owner,
        Field::Note,
    ];

    /// Its heading.
    pub const fn heading(self) -> Phrase {
        match self {
            Field::Stage => words::STAGE,
            Field::Step => words::STEP,
            Field::Lane => words::LANE,
            Field::Text => words::TEXT,
            Field::Severity => words::SEVERITY,
            Field::Score => words::SCORE,
            Field::Channel => words::CHANNEL,
            Field::Evidence => words::EVIDENCE,
            Field::Source => words::SOURCE,
            Field::Date => words::DATE,
            Field::N => words::N,
            Field::Persona => words::PERSONA,
            Field::Owner => map::OWNER,
            Field::Note => words::NOTE,
        }
    }

    /// Whether it holds numbers.
    pub const fn is_number(self) -> bool {
        matches!(self, Field::Severity | Field::Score | Field::N)
    }
}

/// A row: the text of each of [`Field::ALL`].
pub type Row = [String; 14];

/// The cards of the lanes that are shown, from left to right and from top to bottom; a step without any has a row of its
/// own. A card that covers a stage has no step.
pub fn rows(workspace: &Workspace, journey: &Journey, lang: Lang) -> Vec<Row> {
    let mut rows = Vec::new();
    for stage in &journey.stages {
        let is_plain = stage.steps.len() == 1 && stage.steps[0].name.trim().is_empty();
        let mut of_place = |place: Place, step: &str| {
            let before = rows.len();
            for lane in journey.lanes.iter().filter(|lane| !lane.hidden) {
                let cards = journey.cards.iter().filter(|card| card.lane == lane.id && card.place == place);
                rows.extend(cards.map(|card| row(workspace, [&stage.name, step], lane, card, lang)));
            }
            if rows.len() == before && (!step.is_empty() || is_plain && matches!(place, Place::Step(_))) {
                let mut empty = Row::default();
                (empty[0], empty[1]) = (stage.name.trim().to_owned(), step.to_owned());
                rows.push(empty);
            }
        };
        of_place(Place::Stage(stage.id), "");
        for (at, step) in stage.steps.iter().enumerate() {
            let number = (at + 1).to_string();
            let name = match step.name.trim() {
                "" if is_plain => String::new(),
                "" => words::UNNAMED_STEP.fill(lang, &[("n", &number)]),
                name => name.to_owned(),
            };
            of_place(Place::Step(step.id), &name);
        }
    }
    rows
}

fn row(workspace: &Workspace, [stage, step]: [&str; 2], lane: &Lane, card: &Arc<Card>, lang: Lang) -> Row {
    let of = |field: Field| match field {
        Field::Stage => stage.trim().to_owned(),
        Field::Step => step.to_owned(),
        Field::Lane => lane_name(lane, lang).to_owned(),
        Field::Text => says(workspace, card, lang).to_owned(),
        Field::Severity => match card.body {
            Body::Pain { severity, .. } => severity.to_string(),
            _ => String::new(),
        },
        Field::Score => match card.body {
            Body::Emotion { score, .. } => number::decimal(score, 2),
            _ => String::new(),
        },
        Field::Channel => channel(workspace, card).to_owned(),
        Field::Evidence => match card.evidence.basis {
            Basis::Data => words::DATA.get(lang).to_owned(),
            Basis::Assumption => map::ASSUMPTION.get(lang).to_owned(),
        },
        Field::Source => card.evidence.source.trim().to_owned(),
        Field::Date => card.evidence.date.map(|date| date.to_string()).unwrap_or_default(),
        Field::N => card.evidence.n.map(|n| n.to_string()).unwrap_or_default(),
        Field::Persona => personas(workspace, card, lang),
        Field::Owner => card.owner.trim().to_owned(),
        Field::Note => note(card, lang),
    };
    Field::ALL.map(of)
}

/// A lane's own name, or its kind's.
pub fn lane_name(lane: &Lane, lang: Lang) -> &str {
    match lane.name.trim() {
        "" => map::lane(lane.kind).get(lang),
        name => name,
    }
}

/// The channel of a card's touchpoint.
fn channel<'a>(workspace: &'a Workspace, card: &Card) -> &'a str {
    let Body::Touch { touchpoint, .. } = card.body else { return "" };
    let channel = workspace.touchpoint(touchpoint).and_then(|touchpoint| touchpoint.channel);
    channel.and_then(|id| workspace.channel(id)).map_or("", |channel| &channel.name)
}

fn personas(workspace: &Workspace, card: &Card, lang: Lang) -> String {
    let names =
        card.personas.iter().filter_map(|id| workspace.persona(*id)).map(|persona| persona.name.trim());
    names.collect::<Vec<_>>().join(words::NAMES.get(lang))
}

/// What a card says first: its text, or the name of its touchpoint or metric.
pub fn says<'a>(workspace: &'a Workspace, card: &'a Card, lang: Lang) -> &'a str {
    match card.body {
        Body::Touch { touchpoint, .. } => {
            workspace.touchpoint(touchpoint).map_or(card.text.trim(), |known| known.name.trim())
        }
        Body::Kpi { metric, .. } => map::metric(metric).get(lang),
        _ => card.text.trim(),
    }
}

/// What else there is to say: the text of a card that is named by something else, a target, the note.
fn note(card: &Card, lang: Lang) -> String {
    let is_named = matches!(card.body, Body::Touch { .. } | Body::Kpi { .. });
    let text = if is_named { card.text.trim() } else { "" };
    let target = match card.body {
        Body::Kpi { metric, target: Some(target), .. } => {
            map::TARGET.fill(lang, &[("value", &value(metric, target))])
        }
        _ => String::new(),
    };
    let parts = [text, &target, card.note.trim()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(words::LIST.get(lang))
}

/// A value in the metric's own unit.
fn value(metric: Metric, value: f64) -> String {
    match metric {
        Metric::Reach | Metric::Conversion | Metric::DropOff | Metric::Csat => number::percent(value),
        Metric::Events | Metric::Customers => number::decimal(value, 0),
        Metric::Frequency | Metric::Ces | Metric::Nps | Metric::Revenue => number::decimal(value, 2),
    }
}

/// A card in one line: what it says, with severity, feeling, channel or target.
pub(super) fn line(workspace: &Workspace, card: &Card, lang: Lang) -> String {
    let said = says(workspace, card, lang);
    match (said, mark(workspace, card, lang).as_str()) {
        (said, "") => said.to_owned(),
        ("", mark) => mark.to_owned(),
        (said, mark) => words::MARKED.fill(lang, &[("text", said), ("mark", mark)]),
    }
}

/// What a card's kind adds to what it says: severity, feeling, channel, target, speaker.
pub fn mark(workspace: &Workspace, card: &Card, lang: Lang) -> String {
    match &card.body {
        Body::Pain { severity, .. } => words::SEVERITY_OF.fill(lang, &[("value", &severity.to_string())]),
        Body::Emotion { score, .. } => words::SCORE_OF.fill(lang, &[("value", &signed(*score))]),
        Body::Touch { .. } => channel(workspace, card).to_owned(),
        Body::Kpi { .. } => note(card, lang),
        Body::Quote { speaker } => speaker.trim().to_owned(),
        _ => String::new(),
    }
}

fn signed(score: f64) -> String {
    let sign = if score > 0.0 { "+" } else { "" };
    format!("{sign}{}", number::decimal(score, 1))
}
