//! Cards on their way: cut out of a map as a small workspace of their own, and put into a map, also one of another
//! workspace. What both know (touchpoints, channels, personas) is joined as when a file is added, so a clipboard is
//! read with the care of a file. How it is written for other programs is in `cells.rs`.

use super::columns::{column_of, columns};
use super::target::{Target, Weave};
use crate::edit::Command;
use crate::file::{Kind, Loaded, VERSION, merge_journey};
use crate::model::{
    Body, Card, CardId, Journey, JourneyId, Lane, LaneId, Place, Score, Stage, Touchpoint, Workspace,
};
use std::collections::HashSet;
use std::sync::Arc;

/// The picked cards as a workspace with one journey: their lanes, the columns from the first to the last of them, and
/// what they refer to. None of no cards.
pub fn excerpt(workspace: &Workspace, journey: JourneyId, cards: &[CardId]) -> Option<Workspace> {
    let journey = workspace.journey(journey)?;
    let picked: HashSet<CardId> = cards.iter().copied().collect();
    let cards: Vec<Arc<Card>> =
        journey.cards.iter().filter(|card| picked.contains(&card.id)).cloned().collect();
    let columns = columns(journey);
    let at: Vec<usize> = cards.iter().filter_map(|card| column_of(&columns, card.place)).collect();
    let (first, last) = (*at.iter().min()?, *at.iter().max()?);
    let kept: HashSet<_> = columns[first..=last].iter().map(|(_, step)| *step).collect();
    let stage = |stage: &Stage| {
        let steps: Vec<_> = stage.steps.iter().filter(|step| kept.contains(&step.id)).cloned().collect();
        (!steps.is_empty()).then(|| Stage { steps, ..stage.clone() })
    };
    let is_used = |lane: &&Lane| cards.iter().any(|card| card.lane == lane.id);
    let part = Journey {
        stages: journey.stages.iter().filter_map(stage).collect(),
        lanes: journey.lanes.iter().filter(is_used).cloned().collect(),
        personas: Vec::new(),
        parent: None,
        dataset: None,
        cards,
        ..Journey::clone(journey)
    };
    Some(referred(workspace, part))
}

/// A workspace of one journey and what its cards refer to.
fn referred(workspace: &Workspace, journey: Journey) -> Workspace {
    let met = |id| {
        journey
            .cards
            .iter()
            .any(|card| matches!(card.body, Body::Touch { touchpoint, .. } if touchpoint == id))
    };
    let touchpoints: Vec<Touchpoint> =
        workspace.touchpoints.iter().filter(|known| met(known.id)).cloned().collect();
    let is_used = |id| touchpoints.iter().any(|known| known.channel == Some(id));
    let channels = workspace.channels.iter().filter(|known| is_used(known.id)).cloned().collect();
    let meant = |id| journey.cards.iter().any(|card| card.personas.contains(&id));
    let mut personas: Vec<_> = workspace.personas.iter().filter(|known| meant(known.id)).cloned().collect();
    personas.iter_mut().for_each(|persona| persona.segment = None);
    Workspace {
        journeys: vec![Arc::new(journey)],
        personas,
        segments: Vec::new(),
        channels,
        touchpoints,
        score: Score::default(),
        settings: workspace.settings.clone(),
        ..Workspace::new(workspace.id, "")
    }
}

/// The excerpt without links to journeys that stay behind: what is written for the clipboard.
pub fn detached(mut excerpt: Workspace) -> Workspace {
    for journey in &mut excerpt.journeys {
        Arc::make_mut(journey).relink(|_| None);
    }
    excerpt
}

/// Puts the cards of an excerpt into a journey, the leftmost column at the target's. Cards of one lane go to the
/// target's lane, if it names one; those of several lanes each to the lane that is theirs: the same one, else one of
/// the same kind and name, else of the same kind, else a new one. Missing columns are added at the end. The command,
/// and the ids of the new cards; none where there is nothing to put, or no such journey.
pub fn paste(
    workspace: &Workspace,
    journey: JourneyId,
    excerpt: Workspace,
    target: Target,
    fresh: &mut dyn FnMut() -> u64,
) -> Option<(Command, Vec<CardId>)> {
    let (kind, version, notices, data) = (Kind::Journey, VERSION, Vec::new(), Vec::new());
    let loaded = Loaded { kind, version, workspace: excerpt, read_only: false, figures: None, data, notices };
    let (merged, added) = merge_journey(workspace, loaded, fresh);
    let from = merged.journey(added)?;
    let mut weave = Weave::new(workspace, workspace.journey(journey)?, fresh);
    weave.join(&merged);
    let columns = columns(from);
    let lanes: Vec<(LaneId, LaneId)> = from
        .lanes
        .iter()
        .map(|lane| {
            (lane.id, target.lane.filter(|_| from.lanes.len() == 1).unwrap_or_else(|| weave.lane_like(lane)))
        })
        .collect();
    for card in &from.cards {
        let (Some(column), Some((_, lane))) =
            (column_of(&columns, card.place), lanes.iter().find(|(old, _)| *old == card.lane))
        else {
            continue;
        };
        let (stage, step) = weave.column(target.column + column);
        let place =
            if matches!(card.place, Place::Stage(_)) { Place::Stage(stage) } else { Place::Step(step) };
        weave.put(card, *lane, place);
    }
    weave.finish()
}
