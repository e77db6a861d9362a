//! Changes of the workspace and its registries; those inside a journey are in `journey.rs`.

use super::{Command, JourneyCommand, JourneyField, journey};
use crate::model::{self, Body, Fault, Journey, JourneyId, Target, TargetOf, TouchpointId, Workspace};
use std::fmt;
use std::sync::Arc;

/// Why a command was not applied. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// What the command speaks of is not there (any more).
    NotFound,
    /// A stage keeps its last step.
    LastStep,
    /// A card of this content cannot lie on that lane: a touchpoint lane needs a touchpoint.
    NeedsTouchpoint,
    /// Cards refer to it.
    InUse {
        /// How many.
        cards: usize,
    },
    /// A journey cannot detail itself, or one that details it.
    Circle,
    /// The result would break an invariant.
    Invalid(Fault),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EditError::NotFound => f.write_str("it is not there any more"),
            EditError::LastStep => f.write_str("a stage keeps its last step"),
            EditError::NeedsTouchpoint => f.write_str("a card on this lane needs a touchpoint"),
            EditError::Circle => f.write_str("a journey cannot lie under itself"),
            EditError::InUse { cards } => write!(f, "{cards} cards refer to it"),
            EditError::Invalid(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for EditError {}

/// The workspace after `command`. The one given is left as it is.
///
/// # Errors
/// [`EditError`] says why nothing was changed.
pub fn apply(workspace: &Workspace, command: Command) -> Result<Workspace, EditError> {
    let mut next = workspace.clone();
    run(&mut next, command)?;
    model::check(&next).map_err(EditError::Invalid)?;
    Ok(next)
}

fn run(workspace: &mut Workspace, command: Command) -> Result<(), EditError> {
    match command {
        Command::RenameWorkspace(name) => workspace.name = name,
        Command::SetSettings(settings) => workspace.settings = settings,
        Command::ReplaceWorkspace(other) => {
            let id = workspace.id;
            *workspace = *other;
            workspace.id = id;
        }
        Command::PutPersona(persona) => put(&mut workspace.personas, *persona, |known| known.id),
        Command::PutSegment(segment) => put(&mut workspace.segments, segment, |known| known.id),
        Command::RemoveSegment(id) => {
            remove(&mut workspace.segments, |known| known.id == id)?;
            for persona in &mut workspace.personas {
                persona.segment = persona.segment.filter(|known| *known != id);
            }
        }
        Command::PutChannel(channel) => put(&mut workspace.channels, channel, |known| known.id),
        Command::PutTouchpoint(touchpoint) => {
            put(&mut workspace.touchpoints, touchpoint, |known| known.id);
        }
        Command::RemovePersona(id) => {
            remove(&mut workspace.personas, |known| known.id == id)?;
            each_journey(workspace, |journey| {
                journey.personas.retain(|known| *known != id);
                for card in journey.cards.iter_mut().filter(|card| card.personas.contains(&id)) {
                    Arc::make_mut(card).personas.retain(|known| *known != id);
                }
            });
        }
        Command::RemoveChannel(id) => {
            remove(&mut workspace.channels, |known| known.id == id)?;
            for touchpoint in &mut workspace.touchpoints {
                touchpoint.channel = touchpoint.channel.filter(|known| *known != id);
            }
        }
        Command::RemoveTouchpoint(id) => {
            let cards = cards_at(workspace, id);
            if cards > 0 {
                return Err(EditError::InUse { cards });
            }
            remove(&mut workspace.touchpoints, |known| known.id == id)?;
        }
        Command::AddJourney(journey) => workspace.journeys.push(Arc::new(*journey)),
        Command::MoveJourney { id, to } => {
            let at = position(&workspace.journeys, |journey| journey.id == id)?;
            shift(&mut workspace.journeys, at, to);
        }
        Command::RemoveJourney(id) => remove_journey(workspace, id)?,
        Command::Journey(id, command) => {
            if let JourneyCommand::Set(JourneyField::Parent(Some(parent))) = command
                && workspace.lies_under(parent, id)
            {
                return Err(EditError::Circle);
            }
            let at = position(&workspace.journeys, |journey| journey.id == id)?;
            let slot = workspace.journeys.get_mut(at).ok_or(EditError::NotFound)?;
            journey::run(Arc::make_mut(slot), command)?;
        }
        Command::SetTarget { journey, of, goal } => {
            if workspace.journey(journey).is_none() {
                return Err(EditError::NotFound);
            }
            let targets = &mut workspace.score.targets;
            let at = targets.iter().position(|known| known.journey == journey && known.of == of);
            match (at.and_then(|at| targets.get_mut(at)), at, goal) {
                (Some(known), _, Some(goal)) => known.goal = goal,
                (None, _, Some(goal)) => targets.push(Target { journey, of, goal }),
                (_, Some(at), None) => drop(targets.remove(at)),
                (_, None, None) => {}
            }
        }
        Command::PutFormula(formula) => put(&mut workspace.score.formulas, formula, |known| known.id),
        Command::RemoveFormula(id) => {
            remove(&mut workspace.score.formulas, |known| known.id == id)?;
            workspace.score.targets.retain(|target| target.of != TargetOf::Formula(id));
        }
        Command::Arrange(cards) => workspace.score.cards = cards,
        Command::Batch(commands) => {
            for command in commands {
                run(workspace, command)?;
            }
        }
    }
    Ok(())
}

fn remove_journey(workspace: &mut Workspace, id: JourneyId) -> Result<(), EditError> {
    remove(&mut workspace.journeys, |journey| journey.id == id)?;
    workspace.score.targets.retain(|target| target.journey != id);
    each_journey(workspace, |journey| {
        journey.parent = journey.parent.filter(|parent| *parent != id);
        journey.today = journey.today.filter(|today| *today != id);
        journey.relink(|link| (link != id).then_some(link));
    });
    Ok(())
}

fn cards_at(workspace: &Workspace, id: TouchpointId) -> usize {
    let cards = workspace.journeys.iter().flat_map(|journey| &journey.cards);
    cards.filter(|card| matches!(card.body, Body::Touch { touchpoint, .. } if touchpoint == id)).count()
}

/// Runs `change` on every journey, keeping the shared copy of those it leaves as they are.
fn each_journey(workspace: &mut Workspace, change: impl Fn(&mut Journey)) {
    for slot in &mut workspace.journeys {
        let mut changed = Journey::clone(slot);
        change(&mut changed);
        if changed != **slot {
            *slot = Arc::new(changed);
        }
    }
}

fn put<T, Id: PartialEq>(list: &mut Vec<T>, item: T, id: impl Fn(&T) -> Id) {
    match list.iter_mut().find(|known| id(known) == id(&item)) {
        Some(known) => *known = item,
        None => list.push(item),
    }
}

pub(super) fn remove<T>(list: &mut Vec<T>, is: impl Fn(&T) -> bool) -> Result<T, EditError> {
    let at = position(list, is)?;
    Ok(list.remove(at))
}

pub(super) fn position<T>(list: &[T], is: impl Fn(&T) -> bool) -> Result<usize, EditError> {
    list.iter().position(is).ok_or(EditError::NotFound)
}

/// Moves the item at `at` so that it stands at `to` afterwards (or at the end).
pub(super) fn shift<T>(list: &mut Vec<T>, at: usize, to: usize) {
    let item = list.remove(at);
    list.insert(to.min(list.len()), item);
}
