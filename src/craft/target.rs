//! Where pasted things go, and the making of them: columns, lanes and touchpoints that are missing are added.

use super::columns::columns;
use crate::edit::{Command, JourneyCommand};
use crate::model::{
    Body, Card, CardId, Journey, Lane, LaneId, LaneKind, Metric, Place, Stage, StageId, Step, StepId,
    Touchpoint, TouchpointId, Workspace, same_name,
};
use crate::text::{Lang, map};

/// A cell of the map, or the lane's head, or a column's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The lane; none where a stage or step is meant.
    pub lane: Option<LaneId>,
    /// The column, from 0.
    pub column: usize,
    /// Whether the lane's head is meant: rows of a table then go to one lane each.
    pub head: bool,
}

/// What is being put into a journey, as commands.
pub(super) struct Weave<'a> {
    workspace: &'a Workspace,
    journey: &'a Journey,
    columns: Vec<(StageId, StepId)>,
    lanes: Vec<Lane>,
    touchpoints: Vec<Touchpoint>,
    commands: Vec<Command>,
    cards: Vec<CardId>,
    fresh: &'a mut dyn FnMut() -> u64,
}

impl<'a> Weave<'a> {
    pub fn new(
        workspace: &'a Workspace,
        journey: &'a Journey,
        fresh: &'a mut dyn FnMut() -> u64,
    ) -> Weave<'a> {
        Weave {
            columns: columns(journey),
            lanes: journey.lanes.clone(),
            touchpoints: workspace.touchpoints.clone(),
            commands: Vec::new(),
            cards: Vec::new(),
            workspace,
            journey,
            fresh,
        }
    }

    /// Adds what another workspace has of channels, touchpoints and personas and this one has not.
    pub fn join(&mut self, other: &Workspace) {
        let own = self.workspace;
        let channels = other.channels.iter().filter(|known| own.channel(known.id).is_none());
        self.commands.extend(channels.cloned().map(Command::PutChannel));
        let touchpoints = other.touchpoints.iter().filter(|known| own.touchpoint(known.id).is_none());
        self.commands.extend(touchpoints.cloned().map(Command::PutTouchpoint));
        let personas = other.personas.iter().filter(|known| own.persona(known.id).is_none());
        self.commands.extend(personas.cloned().map(|persona| Command::PutPersona(Box::new(persona))));
        self.touchpoints.clone_from(&other.touchpoints);
    }

    fn run(&mut self, command: JourneyCommand) {
        self.commands.push(Command::Journey(self.journey.id, command));
    }

    /// The stage and step of a column; steps are added to the last stage until there is one.
    pub fn column(&mut self, at: usize) -> (StageId, StepId) {
        loop {
            if let Some(found) = self.columns.get(at) {
                return *found;
            }
            let step = Step::new(StepId((self.fresh)()), "");
            let id = step.id;
            let stage = match self.columns.last() {
                Some((stage, _)) => {
                    let stage = *stage;
                    self.run(JourneyCommand::AddStep { stage, at: usize::MAX, step });
                    stage
                }
                None => {
                    let stage = StageId((self.fresh)());
                    let (name, goal, aliases) = Default::default();
                    let stage_new = Stage { id: stage, name, goal, aliases, steps: vec![step] };
                    self.run(JourneyCommand::AddStage { at: usize::MAX, stage: stage_new });
                    stage
                }
            };
            self.columns.push((stage, id));
        }
    }

    /// The lane that means the same as one of another journey; a new one at the end where there is none.
    pub fn lane_like(&mut self, lane: &Lane) -> LaneId {
        let alike = |wanted: &dyn Fn(&&Lane) -> bool| self.lanes.iter().find(wanted).map(|lane| lane.id);
        let of_kind = |own: &&Lane| own.kind == lane.kind;
        let found = alike(&|own| own.id == lane.id && of_kind(own))
            .or_else(|| alike(&|own| of_kind(own) && same_name(&own.name, &lane.name)))
            .or_else(|| alike(&of_kind));
        found.unwrap_or_else(|| self.add_lane(lane.kind, &lane.name))
    }

    /// A new lane at the end.
    pub fn add_lane(&mut self, kind: LaneKind, name: &str) -> LaneId {
        let id = LaneId((self.fresh)());
        let lane = Lane { name: name.to_owned(), ..Lane::new(id, kind) };
        self.lanes.push(lane.clone());
        self.run(JourneyCommand::AddLane { at: usize::MAX, lane });
        id
    }

    /// The lanes so far, from the top.
    pub fn lanes(&self) -> &[Lane] {
        &self.lanes
    }

    /// Whether each text of a row says something on a lane of this kind that the kind alone can say: scores on a curve,
    /// names of touchpoints and figures. Lanes of text take any; a picture is none.
    pub fn takes(&self, kind: LaneKind, row: &[String]) -> bool {
        let mut filled = row.iter().filter(|text| !text.is_empty());
        match kind {
            LaneKind::Emotion => filled.all(|text| score_of(text).is_some()),
            LaneKind::Touchpoint => {
                filled.all(|text| self.touchpoints.iter().any(|known| known.answers_to(text)))
            }
            LaneKind::Kpi => filled.all(|text| metric_of(text).is_some()),
            LaneKind::Picture => filled.next().is_none(),
            _ => true,
        }
    }

    /// The kind of a lane, also of one just added.
    fn kind(&self, lane: LaneId) -> LaneKind {
        self.lanes.iter().find(|known| known.id == lane).map_or(LaneKind::Text, |known| known.kind)
    }

    /// Puts a copy of a card, with what it says where its body does not fit the lane.
    pub fn put(&mut self, card: &Card, lane: LaneId, place: Place) {
        let kind = self.kind(lane);
        let mut copy = Card { id: CardId((self.fresh)()), lane, place, ..card.clone() };
        if !copy.body.fits(kind) {
            if let Body::Touch { touchpoint, .. } = copy.body
                && copy.text.is_empty()
            {
                let known = self.touchpoints.iter().find(|known| known.id == touchpoint);
                copy.text = known.map(|known| known.name.clone()).unwrap_or_default();
            }
            (copy.body, copy.text) = self.body_of(kind, std::mem::take(&mut copy.text));
        }
        self.add(copy);
    }

    /// Puts a card with a text; on the KPI lane for the whole stage, as figures stand there.
    pub fn put_text(&mut self, text: &str, lane: LaneId, (stage, step): (StageId, StepId)) {
        let kind = self.kind(lane);
        let (body, text) = self.body_of(kind, text.to_owned());
        let place = if kind == LaneKind::Kpi { Place::Stage(stage) } else { Place::Step(step) };
        let id = CardId((self.fresh)());
        self.add(Card::new(id, lane, place, text, body));
    }

    /// Puts a card whose body is known to fit.
    pub fn add(&mut self, card: Card) {
        self.cards.push(card.id);
        self.run(JourneyCommand::AddCard { card: Box::new(card), at: usize::MAX });
    }

    /// What a text becomes on a lane: a touchpoint or a figure of that name, a score, else the kind's blank body and the
    /// text.
    fn body_of(&mut self, kind: LaneKind, text: String) -> (Body, String) {
        match (kind, Body::blank(kind)) {
            (LaneKind::Emotion, Some(blank)) => match score_of(&text) {
                Some(score) => (Body::Emotion { score, moment_of_truth: false }, String::new()),
                None => (blank, text),
            },
            (LaneKind::Kpi, Some(blank)) => match metric_of(&text) {
                Some(metric) => (Body::Kpi { metric, target: None, warn: None }, String::new()),
                None => (blank, text),
            },
            (_, Some(blank)) => (blank, text),
            (_, None) => {
                let touchpoint = self.touchpoint(text.trim());
                (Body::Touch { touchpoint, frequency: String::new() }, String::new())
            }
        }
    }

    fn touchpoint(&mut self, name: &str) -> TouchpointId {
        if let Some(known) = self.touchpoints.iter().find(|known| known.answers_to(name)) {
            return known.id;
        }
        let id = TouchpointId((self.fresh)());
        let new = Touchpoint { id, name: name.to_owned(), channel: None, aliases: Vec::new() };
        self.touchpoints.push(new.clone());
        self.commands.push(Command::PutTouchpoint(new));
        id
    }

    /// All of it as one step, with the cards it makes; none where it makes none.
    pub fn finish(self) -> Option<(Command, Vec<CardId>)> {
        (!self.cards.is_empty()).then_some((Command::Batch(self.commands), self.cards))
    }
}

/// A text as a claim of a curve, from -2 to 2.
fn score_of(text: &str) -> Option<f64> {
    let score = text.trim().replace('−', "-").parse::<f64>();
    score.ok().filter(|score| (-2.0..=2.0).contains(score))
}

/// The figure of that name, in either language.
fn metric_of(text: &str) -> Option<Metric> {
    let is_meant =
        |metric: &Metric| Lang::ALL.iter().any(|lang| same_name(map::metric(*metric).get(*lang), text));
    Metric::ALL.into_iter().find(is_meant)
}
