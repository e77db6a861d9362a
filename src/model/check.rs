//! The invariants of a workspace. `edit` keeps them after every command, `file` demands them of what it loads.

use super::{Body, Card, Journey, Place, TargetOf, Workspace};
use std::collections::HashSet;
use std::fmt;

/// A broken invariant, with where it is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Two things have one id.
    DuplicateId {
        /// The id, in its text form.
        id: String,
    },
    /// Something refers to what is not there.
    Dangling {
        /// Who refers.
        from: String,
        /// What is missing.
        to: String,
    },
    /// A stage has no step.
    StageWithoutStep {
        /// The stage's name.
        stage: String,
    },
    /// A card's body does not fit its lane.
    WrongBody {
        /// The card's text.
        card: String,
    },
    /// A number is outside its range.
    OutOfRange {
        /// The card's text.
        card: String,
        /// Which number and which range.
        what: &'static str,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::DuplicateId { id } => write!(f, "two things have the id {id}"),
            Fault::Dangling { from, to } => write!(f, "{from} refers to {to}, which is not there"),
            Fault::StageWithoutStep { stage } => write!(f, "stage \"{stage}\" has no step"),
            Fault::WrongBody { card } => write!(f, "card \"{card}\" does not fit its lane"),
            Fault::OutOfRange { card, what } => write!(f, "card \"{card}\": {what}"),
        }
    }
}

impl std::error::Error for Fault {}

/// Checks every invariant.
///
/// # Errors
/// The first [`Fault`] found, in reading order.
pub fn check(workspace: &Workspace) -> Result<(), Fault> {
    let registry_ids = workspace
        .journeys
        .iter()
        .map(|journey| journey.id.0)
        .chain(workspace.personas.iter().map(|persona| persona.id.0))
        .chain(workspace.segments.iter().map(|segment| segment.id.0))
        .chain(workspace.channels.iter().map(|channel| channel.id.0))
        .chain(workspace.touchpoints.iter().map(|touchpoint| touchpoint.id.0))
        .chain(workspace.score.formulas.iter().map(|formula| formula.id.0));
    unique(registry_ids)?;
    check_targets(workspace)?;
    for touchpoint in &workspace.touchpoints {
        if touchpoint.channel.is_some_and(|id| workspace.channel(id).is_none()) {
            return Err(dangling(&touchpoint.name, "channel"));
        }
    }
    for persona in &workspace.personas {
        if persona.segment.is_some_and(|id| !workspace.segments.iter().any(|segment| segment.id == id)) {
            return Err(dangling(&persona.name, "segment"));
        }
    }
    workspace.journeys.iter().try_for_each(|journey| check_journey(workspace, journey))
}

fn check_targets(workspace: &Workspace) -> Result<(), Fault> {
    for target in &workspace.score.targets {
        if workspace.journey(target.journey).is_none() {
            return Err(dangling("target", "journey"));
        }
        if let TargetOf::Formula(id) = target.of
            && workspace.score.formula(id).is_none()
        {
            return Err(dangling("target", "metric"));
        }
        if ![Some(target.goal.value), target.goal.warn].into_iter().flatten().all(f64::is_finite) {
            return Err(Fault::OutOfRange { card: "target".into(), what: "a target is a finite number" });
        }
    }
    Ok(())
}

fn check_journey(workspace: &Workspace, journey: &Journey) -> Result<(), Fault> {
    let steps = journey.stages.iter().flat_map(|stage| &stage.steps);
    unique(
        (journey.stages.iter().map(|stage| stage.id.0))
            .chain(steps.clone().map(|step| step.id.0))
            .chain(journey.lanes.iter().map(|lane| lane.id.0))
            .chain(journey.cards.iter().map(|card| card.id.0)),
    )?;
    if let Some(stage) = journey.stages.iter().find(|stage| stage.steps.is_empty()) {
        return Err(Fault::StageWithoutStep { stage: stage.name.clone() });
    }
    if journey.personas.iter().any(|id| workspace.persona(*id).is_none()) {
        return Err(dangling(&journey.name, "persona"));
    }
    if journey.parent.is_some_and(|id| workspace.journey(id).is_none()) {
        return Err(dangling(&journey.name, "parent journey"));
    }
    if journey.today.is_some_and(|id| workspace.journey(id).is_none()) {
        return Err(dangling(&journey.name, "journey of today"));
    }
    if let Some(step) = steps.clone().find(|step| step.link.is_some_and(|id| workspace.journey(id).is_none()))
    {
        return Err(dangling(&step.name, "journey"));
    }
    let mut places: Vec<Place> = (journey.stages.iter().map(|stage| Place::Stage(stage.id)))
        .chain(steps.map(|step| Place::Step(step.id)))
        .collect();
    places.sort_unstable();
    journey.cards.iter().try_for_each(|card| check_card(workspace, journey, &places, card))
}

fn check_card(workspace: &Workspace, journey: &Journey, places: &[Place], card: &Card) -> Result<(), Fault> {
    let lane = journey.lane(card.lane).ok_or_else(|| dangling(&card.text, "lane"))?;
    if places.binary_search(&card.place).is_err() {
        return Err(dangling(&card.text, "stage or step"));
    }
    if !card.body.fits(lane.kind) {
        return Err(Fault::WrongBody { card: card.text.clone() });
    }
    if card.personas.iter().any(|id| workspace.persona(*id).is_none()) {
        return Err(dangling(&card.text, "persona"));
    }
    if card.link.is_some_and(|id| workspace.journey(id).is_none()) {
        return Err(dangling(&card.text, "journey"));
    }
    let out = |what| Err(Fault::OutOfRange { card: card.text.clone(), what });
    match &card.body {
        Body::Touch { touchpoint, .. } if workspace.touchpoint(*touchpoint).is_none() => {
            Err(dangling(&card.text, "touchpoint"))
        }
        Body::Emotion { score, .. } if !(-2.0..=2.0).contains(score) => out("an emotion is from -2 to +2"),
        Body::Pain { severity, .. } if !(1..=3).contains(severity) => out("a severity is from 1 to 3"),
        Body::Opportunity { impact, effort, .. }
            if [impact, effort].into_iter().flatten().any(|judged| !(1..=3).contains(judged)) =>
        {
            out("impact and effort are from 1 to 3")
        }
        Body::Kpi { target, warn, .. }
            if ![target, warn].into_iter().flatten().all(|bound| bound.is_finite()) =>
        {
            out("a target is a finite number")
        }
        _ => Ok(()),
    }
}

fn dangling(from: &str, to: &str) -> Fault {
    Fault::Dangling { from: format!("\"{from}\""), to: to.into() }
}

fn unique(ids: impl Iterator<Item = u64> + Clone) -> Result<(), Fault> {
    // Each edit asks this for all cards: sorted neighbours are found much sooner than hashed ones.
    let mut sorted: Vec<u64> = ids.clone().collect();
    sorted.sort_unstable();
    if sorted.is_sorted_by(|a, b| a < b) {
        return Ok(());
    }
    let mut seen = HashSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(Fault::DuplicateId { id: super::CardId(id).to_string() });
        }
    }
    Ok(())
}
