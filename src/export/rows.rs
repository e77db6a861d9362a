//! A journey as a table: one row a card, with what a colleague needs to know of it without the map. The same columns are read
//! back by `exchange`. It writes no file.

use crate::model::{Basis, Body, Card, Journey, Lane, Metric, Place, Workspace};
use crate::text::{Lang, Phrase, board, export as words, map, number};
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
    Mark,
    Channel,
    Frequency,
    Speaker,
    Impact,
    Effort,
    Status,
    Due,
    Department,
    Expected,
    Target,
    Warn,
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
    pub const ALL: [Field; 25] = [
        Field::Stage,
        Field::Step,
        Field::Lane,
        Field::Text,
        Field::Severity,
        Field::Score,
        Field::Mark,
        Field::Channel,
        Field::Frequency,
        Field::Speaker,
        Field::Impact,
        Field::Effort,
        Field::Status,
        Field::Due,
        Field::Department,
        Field::Expected,
        Field::Target,
        Field::Warn,
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
            Field::Mark => words::MARK,
            Field::Channel => words::CHANNEL,
            Field::Frequency => words::FREQUENCY,
            Field::Speaker => words::SPEAKER,
            Field::Impact => words::IMPACT,
            Field::Effort => words::EFFORT,
            Field::Status => words::STATUS,
            Field::Due => words::DUE,
            Field::Department => words::DEPARTMENT,
            Field::Expected => words::EXPECTED,
            Field::Target => words::TARGET,
            Field::Warn => words::WARN,
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
        matches!(
            self,
            Field::Severity
                | Field::Score
                | Field::Impact
                | Field::Effort
                | Field::Target
                | Field::Warn
                | Field::N
        )
    }
}

/// A row: the text of each of [`Field::ALL`].
pub type Row = [String; Field::ALL.len()];

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
        of_body => body_cell(&card.body, of_body, lang),
    };
    Field::ALL.map(of)
}

/// What a card's body says in a column; empty where it has no such thing.
fn body_cell(body: &Body, field: Field, lang: Lang) -> String {
    let level = |level: &Option<u8>| level.map(|level| level.to_string()).unwrap_or_default();
    let marked = |is: &bool, mark: Phrase| if *is { mark.get(lang).to_owned() } else { String::new() };
    match (field, body) {
        (Field::Severity, Body::Pain { severity, .. }) => severity.to_string(),
        (Field::Mark, Body::Pain { bottleneck, .. }) => marked(bottleneck, board::BOTTLENECK),
        (Field::Score, Body::Emotion { score, .. }) => number::decimal(*score, 2),
        (Field::Mark, Body::Emotion { moment_of_truth, .. }) => marked(moment_of_truth, board::MOMENT),
        (Field::Frequency, Body::Touch { frequency, .. }) => frequency.trim().to_owned(),
        (Field::Speaker, Body::Quote { speaker }) => speaker.trim().to_owned(),
        (Field::Impact, Body::Opportunity { impact, .. }) => level(impact),
        (Field::Effort, Body::Opportunity { effort, .. }) => level(effort),
        (Field::Mark, Body::Opportunity { delight, .. }) => marked(delight, board::DELIGHT),
        (Field::Status, Body::Measure { status, .. }) => map::status(*status).get(lang).to_owned(),
        (Field::Due, Body::Measure { due, .. }) => due.map(|due| due.to_string()).unwrap_or_default(),
        (Field::Department, Body::Measure { department, .. }) => department.trim().to_owned(),
        (Field::Expected, Body::Measure { expected, .. }) => expected.trim().to_owned(),
        (Field::Target, Body::Kpi { metric, target, .. }) => exact(*metric, *target),
        (Field::Warn, Body::Kpi { metric, warn, .. }) => exact(*metric, *warn),
        _ => String::new(),
    }
}

/// A value as it is read back: shares in percent, nothing rounded that anybody has typed.
fn exact(metric: Metric, value: Option<f64>) -> String {
    let Some(value) = value else { return String::new() };
    if metric.is_share() {
        // A share of 0.07 is 7.000000000000001 % to a computer.
        return format!("{}%", (value * 1e8).round() / 1e6);
    }
    value.to_string()
}

/// What the rows of a journey leave out of it, as far as it has such things; in words.
pub fn left_out(journey: &Journey, lang: Lang) -> Option<String> {
    let card = |is: fn(&Card) -> bool| journey.cards.iter().any(|card| is(card));
    let on_hidden = |card: &Arc<Card>| journey.lane(card.lane).is_some_and(|lane| lane.hidden);
    let is_blank = |lane: &Lane| !journey.cards.iter().any(|card| card.lane == lane.id);
    let head = [&journey.scenario, &journey.goal, &journey.owner, &journey.version];
    let mut stages = journey.stages.iter();
    let leads = stages.clone().flat_map(|stage| &stage.steps).any(|step| step.link.is_some());
    let noted = |stage: &crate::model::Stage| {
        !stage.goal.is_empty() || stage.steps.iter().any(|step| !step.note.is_empty())
    };
    let kinds = [
        (card(|card| matches!(&card.body, Body::Picture { picture: Some(_) })), words::PICTURES),
        (card(|card| !card.comments.is_empty()), words::COMMENTS),
        (card(|card| card.link.is_some()) || leads, words::LINKS),
        (card(|card| card.evidence.quoted.is_some()), words::QUOTED),
        (journey.cards.iter().any(on_hidden), words::HIDDEN),
        (journey.lanes.iter().any(is_blank), words::BLANK_LANES),
        (stages.clone().any(noted), words::NOTES),
        (stages.any(|stage| !stage.aliases.is_empty()), words::ALIASES),
        (head.iter().any(|text| !text.is_empty()) || journey.parent.is_some(), words::HEAD),
        (!journey.personas.is_empty(), words::SHEETS),
        (journey.dataset.is_some(), words::DATASET),
    ];
    let what: Vec<&str> =
        kinds.into_iter().filter(|(is, _)| *is).map(|(_, phrase)| phrase.get(lang)).collect();
    let what = what.join(words::NAMES.get(lang));
    (!what.is_empty()).then(|| words::LEFT_OUT.fill(lang, &[("what", &what)]))
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

/// What else there is to say: the text of a card that is named by something else, the note.
fn note(card: &Card, lang: Lang) -> String {
    let is_named = matches!(card.body, Body::Touch { .. } | Body::Kpi { .. });
    let text = if is_named { card.text.trim() } else { "" };
    let parts = [text, card.note.trim()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(words::LIST.get(lang))
}

/// The target of a figure, in words.
fn target(card: &Card, lang: Lang) -> String {
    match card.body {
        Body::Kpi { metric, target: Some(target), .. } => {
            map::TARGET.fill(lang, &[("value", &value(metric, target))])
        }
        _ => String::new(),
    }
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
        Body::Kpi { .. } => {
            let target = target(card, lang);
            let parts = [card.text.trim(), &target, card.note.trim()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(words::LIST.get(lang))
        }
        Body::Quote { speaker } => speaker.trim().to_owned(),
        _ => String::new(),
    }
}

fn signed(score: f64) -> String {
    let sign = if score > 0.0 { "+" } else { "" };
    format!("{sign}{}", number::decimal(score, 1))
}
