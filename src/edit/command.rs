//! What can be changed, as data.

use crate::model::{
    Arrangement, Card, CardId, Channel, ChannelId, DatasetId, FormulaId, Goal, Horizon, Journey, JourneyId,
    Lane, LaneId, Persona, PersonaId, Place, Segment, SegmentId, Settings, Stage, StageId, Step, StepId,
    TargetOf, Touchpoint, TouchpointId, UserMetric, Window, Workspace,
};
use crate::text::{Phrase, edit as words};

/// A position among the cards of one cell, 0 for the top; larger than their number means the end.
pub type CellIndex = usize;

/// A field: its sort, its journey (0 for none), and what it belongs to. Inner ids are unique in their journey
/// alone, since a journey can be a copy of another.
pub(super) type MergeKey = (u8, u64, u64);

/// One change of a workspace.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Name the workspace.
    RenameWorkspace(String),
    /// Change what holds for the whole workspace.
    SetSettings(Settings),
    /// Put another content in place of this one (import, restore). The id stays.
    ReplaceWorkspace(Box<Workspace>),
    /// Add a persona, or change the one with its id.
    PutPersona(Box<Persona>),
    /// Remove a persona from the workspace and from all that refers to it.
    RemovePersona(PersonaId),
    /// Add a segment, or change the one with its id.
    PutSegment(Segment),
    /// Remove a segment; its personas are left without one.
    RemoveSegment(SegmentId),
    /// Add a channel, or change the one with its id.
    PutChannel(Channel),
    /// Remove a channel; its touchpoints are left without one.
    RemoveChannel(ChannelId),
    /// Add a touchpoint, or change the one with its id.
    PutTouchpoint(Touchpoint),
    /// Remove a touchpoint that no card refers to.
    RemoveTouchpoint(TouchpointId),
    /// Add a journey at the end.
    AddJourney(Box<Journey>),
    /// Move a journey to another position in the list.
    MoveJourney {
        /// Which.
        id: JourneyId,
        /// Its new position.
        to: usize,
    },
    /// Remove a journey and the links to it.
    RemoveJourney(JourneyId),
    /// Change one journey.
    Journey(JourneyId, JourneyCommand),
    /// Set what a figure of a journey shall reach; none takes the target away.
    SetTarget {
        /// Of which journey.
        journey: JourneyId,
        /// Which figure.
        of: TargetOf,
        /// The value.
        goal: Option<Goal>,
    },
    /// Add a metric of the user's own, or change the one with its id.
    PutFormula(UserMetric),
    /// Remove a metric of the user's own with its targets.
    RemoveFormula(FormulaId),
    /// Arrange the page of figures.
    Arrange(Arrangement),
    /// Several changes as one step; all or none.
    Batch(Vec<Command>),
}

/// One change of one journey.
#[derive(Clone, Debug, PartialEq)]
pub enum JourneyCommand {
    /// Change a field of the journey itself.
    Set(JourneyField),
    /// Add a stage.
    AddStage {
        /// Its position.
        at: usize,
        /// The stage, with at least one step.
        stage: Stage,
    },
    /// Change a stage's own fields; its steps are kept.
    SetStage(Stage),
    /// Move a stage with all that lies on it.
    MoveStage {
        /// Which.
        id: StageId,
        /// Its new position.
        to: usize,
    },
    /// Remove a stage with its steps and cards.
    RemoveStage(StageId),
    /// Add a step.
    AddStep {
        /// To which stage.
        stage: StageId,
        /// Its position there.
        at: usize,
        /// The step.
        step: Step,
    },
    /// Change a step.
    SetStep(Step),
    /// Move a step with its cards, also to another stage.
    MoveStep {
        /// Which.
        id: StepId,
        /// To which stage.
        stage: StageId,
        /// Its position there.
        to: usize,
    },
    /// Remove a step with its cards; the last one of a stage stays.
    RemoveStep(StepId),
    /// Add a lane.
    AddLane {
        /// Its position.
        at: usize,
        /// The lane.
        lane: Lane,
    },
    /// Change a lane; its kind stays.
    SetLane(Lane),
    /// Move a lane.
    MoveLane {
        /// Which.
        id: LaneId,
        /// Its new position.
        to: usize,
    },
    /// Remove a lane with its cards.
    RemoveLane(LaneId),
    /// Add a card.
    AddCard {
        /// The card.
        card: Box<Card>,
        /// Its position in its cell.
        at: CellIndex,
    },
    /// Change a card.
    SetCard(Box<Card>),
    /// Change several cards in the same way, as one step.
    SetCards(Vec<Card>),
    /// Move a card to a cell. On a lane of another kind it keeps its text and takes that kind's blank body.
    MoveCard {
        /// Which.
        id: CardId,
        /// To which lane.
        lane: LaneId,
        /// To which column or stage.
        place: Place,
        /// Its position there.
        at: CellIndex,
    },
    /// Remove cards.
    RemoveCards(Vec<CardId>),
}

/// A field of a journey itself.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are described on Journey")]
pub enum JourneyField {
    Name(String),
    Scenario(String),
    Goal(String),
    Owner(String),
    Horizon(Horizon),
    Version(String),
    /// The journey that it details; not one that lies below it.
    Parent(Option<JourneyId>),
    Personas(Vec<PersonaId>),
    Dataset(Option<DatasetId>),
    Window(Window),
}

impl Command {
    /// What the change is called in the undo menu.
    pub fn label(&self) -> Phrase {
        match self {
            Command::RenameWorkspace(_) => words::RENAME,
            Command::SetSettings(_) => words::SETTINGS,
            Command::ReplaceWorkspace(_) => words::REPLACE,
            Command::PutPersona(_) | Command::RemovePersona(_) => words::PERSONA,
            Command::PutSegment(_) | Command::RemoveSegment(_) => words::SEGMENT,
            Command::PutChannel(_) | Command::RemoveChannel(_) => words::CHANNEL,
            Command::PutTouchpoint(_) | Command::RemoveTouchpoint(_) => words::TOUCHPOINT,
            Command::AddJourney(_) => words::ADD_JOURNEY,
            Command::MoveJourney { .. } => words::MOVE_JOURNEY,
            Command::RemoveJourney(_) => words::REMOVE_JOURNEY,
            Command::Journey(_, command) => command.label(),
            Command::SetTarget { .. } => words::TARGET,
            Command::PutFormula(_) | Command::RemoveFormula(_) => words::FORMULA,
            Command::Arrange(_) => words::ARRANGE,
            Command::Batch(commands) => commands.last().map_or(words::CHANGE, Command::label),
        }
    }

    /// Two changes in a row with the same key are one undo step: typing into one field.
    pub(super) fn merge_key(&self) -> Option<MergeKey> {
        match self {
            Command::RenameWorkspace(_) => Some((0, 0, 0)),
            Command::PutPersona(persona) => Some((1, 0, persona.id.0)),
            Command::PutSegment(segment) => Some((9, 0, segment.id.0)),
            Command::PutChannel(channel) => Some((2, 0, channel.id.0)),
            Command::PutTouchpoint(touchpoint) => Some((3, 0, touchpoint.id.0)),
            Command::Journey(JourneyId(journey), command) => match command {
                JourneyCommand::Set(field) => Some((field.merge_key()?, *journey, 0)),
                JourneyCommand::SetStage(stage) => Some((4, *journey, stage.id.0)),
                JourneyCommand::SetStep(step) => Some((5, *journey, step.id.0)),
                JourneyCommand::SetLane(lane) => Some((6, *journey, lane.id.0)),
                // A card that is added and filled in at once is one step.
                JourneyCommand::AddCard { card, .. } | JourneyCommand::SetCard(card) => {
                    Some((7, *journey, card.id.0))
                }
                // Typing into one field of the same cards; equal sums of other cards are as unlikely as equal ids.
                JourneyCommand::SetCards(cards) => {
                    let sum = |sum: u64, card: &Card| sum.wrapping_add(card.id.0);
                    Some((8, *journey, cards.iter().fold(0, sum)))
                }
                _ => None,
            },
            _ => None,
        }
    }
}

impl JourneyCommand {
    fn label(&self) -> Phrase {
        match self {
            JourneyCommand::Set(_) => words::JOURNEY,
            JourneyCommand::AddStage { .. } => words::ADD_STAGE,
            JourneyCommand::SetStage(_) => words::SET_STAGE,
            JourneyCommand::MoveStage { .. } => words::MOVE_STAGE,
            JourneyCommand::RemoveStage(_) => words::REMOVE_STAGE,
            JourneyCommand::AddStep { .. } => words::ADD_STEP,
            JourneyCommand::SetStep(_) => words::SET_STEP,
            JourneyCommand::MoveStep { .. } => words::MOVE_STEP,
            JourneyCommand::RemoveStep(_) => words::REMOVE_STEP,
            JourneyCommand::AddLane { .. } => words::ADD_LANE,
            JourneyCommand::SetLane(_) => words::SET_LANE,
            JourneyCommand::MoveLane { .. } => words::MOVE_LANE,
            JourneyCommand::RemoveLane(_) => words::REMOVE_LANE,
            JourneyCommand::AddCard { .. } => words::ADD_CARD,
            JourneyCommand::SetCard(_) => words::SET_CARD,
            JourneyCommand::SetCards(_) => words::SET_CARDS,
            JourneyCommand::MoveCard { .. } => words::MOVE_CARD,
            JourneyCommand::RemoveCards(_) => words::REMOVE_CARD,
        }
    }
}

impl JourneyField {
    fn merge_key(&self) -> Option<u8> {
        match self {
            JourneyField::Name(_) => Some(10),
            JourneyField::Scenario(_) => Some(11),
            JourneyField::Goal(_) => Some(12),
            JourneyField::Owner(_) => Some(13),
            JourneyField::Version(_) => Some(14),
            JourneyField::Horizon(_)
            | JourneyField::Parent(_)
            | JourneyField::Personas(_)
            | JourneyField::Dataset(_)
            | JourneyField::Window(_) => None,
        }
    }
}
