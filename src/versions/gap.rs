//! What lies between today's journey and the one it shall become, as measures on today's map.

use super::{Change, Difference, Field, Kind};
use crate::edit::JourneyCommand;
use crate::model::{Body, Card, CardId, Journey, Lane, LaneId, LaneKind, Place, StepId};
use crate::text::Lang;

/// The commands that put a measure on `today` for each difference, where it belongs: on the step or stage of the card, or at
/// the journey's first stage where today has no such place. `after` is the journey as it shall become; a lane of measures is
/// added if there is none. None for differences that are no longer there.
pub fn measures(
    today: &Journey,
    after: &Journey,
    differences: &[&Difference],
    lang: Lang,
    fresh: &mut dyn FnMut() -> u64,
) -> Vec<JourneyCommand> {
    let mut commands = Vec::new();
    let lane = match today.lanes.iter().find(|lane| lane.kind == LaneKind::Measure) {
        Some(lane) => lane.id,
        None => {
            let id = LaneId(fresh());
            let lane = Lane::new(id, LaneKind::Measure);
            commands.push(JourneyCommand::AddLane { at: today.lanes.len(), lane });
            id
        }
    };
    for difference in differences {
        let Some(place) = place(today, after, difference) else { continue };
        let Some(body) = Body::blank(LaneKind::Measure) else { continue };
        let mut card = Card::new(CardId(fresh()), lane, place, title(difference, lang), body);
        card.note = note(difference, lang);
        commands.push(JourneyCommand::AddCard { card: Box::new(card), at: usize::MAX });
    }
    commands
}

/// What is to be done, in short: what the thing says where that is new, or else what is different about it.
fn title(difference: &Difference, lang: Lang) -> String {
    match &difference.change {
        Change::Added if !difference.name.is_empty() => difference.name.clone(),
        Change::Fields(fields) if !difference.name.is_empty() && fields.iter().any(Field::is_name) => {
            difference.name.clone()
        }
        // A point of a curve has no name, but a step and a lane.
        _ if difference.name.is_empty() && difference.path.len() > 1 => {
            format!("{} · {}", difference.path[1..].join(" · "), difference.words(lang))
        }
        _ => format!("{} · {}", difference.subject(lang), difference.words(lang)),
    }
}

/// Where it comes from.
fn note(difference: &Difference, lang: Lang) -> String {
    let parts = [difference.place(), difference.subject(lang), difference.words(lang)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<String>>().join(" · ")
}

/// Where on today's map a difference belongs.
fn place(today: &Journey, after: &Journey, difference: &Difference) -> Option<Place> {
    let known = |place: Place| today.stage_of(place).is_some();
    let id = difference.key.id.as_str();
    let of_card = |journey: &Journey| Some(journey.card(id.parse().ok()?)?.place);
    let at = match difference.kind {
        Kind::Card => of_card(after).or_else(|| of_card(today)),
        Kind::Step => id.parse::<StepId>().ok().map(Place::Step),
        Kind::Stage => id.parse().ok().map(Place::Stage),
        _ => None,
    };
    // A new step of a stage that today has, too, belongs to that stage.
    let stage = at.and_then(|place| after.stage_of(place)).map(|stage| Place::Stage(stage.id));
    let first = today.stages.first().map(|stage| Place::Stage(stage.id));
    [at, stage].into_iter().flatten().find(|place| known(*place)).or(first)
}
