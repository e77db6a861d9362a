//! A map that was read becomes part of a journey that is there: its cards join the stages, steps and lanes of the same name;
//! what has none is added at the end. Nothing that was there changes.

use super::{Foreign, alike};
use crate::file::merge_journey;
use crate::model::{CardId, JourneyId, LaneId, Place, StageId, StepId, Workspace};
use crate::template::Ids;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The workspace with the map in its journey `into`; none if there is no such journey.
pub fn joined(workspace: &Workspace, into: JourneyId, foreign: Foreign, ids: Ids<'_>) -> Option<Workspace> {
    let (mut merged, came) = merge_journey(workspace, foreign.loaded(), ids);
    let at = merged.journeys.iter().position(|journey| journey.id == came)?;
    let other = Arc::unwrap_or_clone(merged.journeys.remove(at));
    let journey = Arc::make_mut(merged.journeys.iter_mut().find(|journey| journey.id == into)?);
    let mut stages: BTreeMap<StageId, StageId> = BTreeMap::new();
    let mut steps: BTreeMap<StepId, StepId> = BTreeMap::new();
    for mut stage in other.stages {
        let Some(here) = journey.stages.iter_mut().find(|known| alike(&known.name, &stage.name)) else {
            let old = stage.id;
            stage.id = StageId(ids());
            for step in &mut stage.steps {
                let id = StepId(ids());
                steps.insert(step.id, id);
                step.id = id;
            }
            stages.insert(old, stage.id);
            journey.stages.push(stage);
            continue;
        };
        stages.insert(stage.id, here.id);
        let is_plain = stage.steps.len() == 1 && stage.steps[0].name.is_empty();
        for mut step in stage.steps {
            match here.steps.iter().find(|known| alike(&known.name, &step.name) || is_plain) {
                Some(known) => {
                    steps.insert(step.id, known.id);
                }
                None => {
                    let id = StepId(ids());
                    steps.insert(step.id, id);
                    step.id = id;
                    here.steps.push(step);
                }
            }
        }
    }
    let mut lanes: BTreeMap<LaneId, LaneId> = BTreeMap::new();
    for mut lane in other.lanes {
        let same =
            journey.lanes.iter().find(|known| known.kind == lane.kind && alike(&known.name, &lane.name));
        let id = same.map_or_else(|| LaneId(ids()), |known| known.id);
        lanes.insert(lane.id, id);
        if same.is_none() {
            lane.id = id;
            journey.lanes.push(lane);
        }
    }
    for persona in other.personas {
        if !journey.personas.contains(&persona) {
            journey.personas.push(persona);
        }
    }
    for card in other.cards {
        let mut card = Arc::unwrap_or_clone(card);
        card.id = CardId(ids());
        card.lane = *lanes.get(&card.lane)?;
        card.place = match card.place {
            Place::Stage(id) => Place::Stage(*stages.get(&id)?),
            Place::Step(id) => Place::Step(*steps.get(&id)?),
        };
        journey.cards.push(card.into());
    }
    Some(merged)
}
