//! Drawn commands: raw numbers that become a command when they meet a workspace, so that most ids exist and
//! some do not, and positions lie within and far beyond their lists.

use crate::strategies::text;
use proptest::prelude::*;
use waymark::edit::{Command, JourneyCommand, JourneyField};
use waymark::model::*;

/// What a command is made from; indices are taken modulo what there is.
#[derive(Clone, Debug)]
pub struct Draw {
    which: u8,
    at: [usize; 3],
    to: usize,
    text: String,
    score: f64,
}

/// Any command, valid or not; one in sixteen is a batch.
pub fn draw() -> impl Strategy<Value = Draw> {
    let position = prop_oneof![4 => 0usize..5, 1 => Just(usize::MAX)];
    (any::<u8>(), any::<[u16; 3]>(), position, text(), -2.5f64..2.5)
        .prop_map(|(which, at, to, text, score)| Draw { which, at: at.map(usize::from), to, text, score })
}

/// Gives ids that nothing else has.
pub struct Fresh(pub u64);

impl Fresh {
    fn id(&mut self) -> u64 {
        self.0 += 1;
        self.0
    }
}

/// One of the list, or, one time in eight, an id that nobody has.
fn some<T: Copy>(known: &[T], at: usize, nobody: T) -> T {
    match known.get(at.checked_rem(known.len()).unwrap_or(0)) {
        Some(known) if at % 8 != 7 => *known,
        _ => nobody,
    }
}

const NOBODY: u64 = 0xdead;

impl Draw {
    /// The command that these numbers mean in this workspace.
    pub fn command(&self, workspace: &Workspace, fresh: &mut Fresh) -> Command {
        let ids: Vec<JourneyId> = workspace.journeys.iter().map(|journey| journey.id).collect();
        let id = some(&ids, self.at[0], JourneyId(NOBODY));
        match self.which % 32 {
            0 => Command::RenameWorkspace(self.text.clone()),
            1 => Command::SetSettings(Settings { small_base: u32::from(self.which), ..Settings::default() }),
            2..=8 => self.registry(workspace, fresh),
            9 | 10 => self.add_journey(workspace, fresh),
            11 => Command::MoveJourney { id, to: self.to },
            12 => Command::RemoveJourney(id),
            15 => self.score(workspace, id, fresh),
            13 | 14 => {
                let halves = [self.which / 32, self.which / 32 + 7].map(|which| {
                    let half =
                        Draw { which: 16 + which, text: self.text.chars().rev().collect(), ..self.clone() };
                    half.command(workspace, fresh)
                });
                Command::Batch(halves.into())
            }
            _ => match workspace.journey(id) {
                Some(journey) => Command::Journey(id, self.inside(workspace, journey, fresh)),
                None => Command::Journey(id, JourneyCommand::Set(JourneyField::Goal(self.text.clone()))),
            },
        }
    }

    fn score(&self, workspace: &Workspace, journey: JourneyId, fresh: &mut Fresh) -> Command {
        let Draw { at, text, .. } = self;
        let formulas: Vec<FormulaId> = workspace.score.formulas.iter().map(|known| known.id).collect();
        let formula = some(&formulas, at[1], FormulaId(NOBODY));
        match at[2] % 5 {
            0 => Command::PutFormula(UserMetric {
                id: FormulaId(fresh.id()),
                name: text.clone(),
                text: "revenue / customers".into(),
                unit: UserUnit::Money,
                high_is_good: true,
            }),
            1 => Command::RemoveFormula(formula),
            2 => Command::Arrange(Arrangement { order: vec![text.clone()], hidden: vec![] }),
            _ => {
                let of = if formulas.is_empty() {
                    TargetOf::Metric(Metric::Revenue)
                } else {
                    TargetOf::Formula(formula)
                };
                let goal =
                    (!self.to.is_multiple_of(3)).then_some(Goal { value: f64::from(self.which), warn: None });
                Command::SetTarget { journey, of, goal }
            }
        }
    }

    fn registry(&self, workspace: &Workspace, fresh: &mut Fresh) -> Command {
        let Draw { at, text, .. } = self;
        let channels: Vec<ChannelId> = workspace.channels.iter().map(|known| known.id).collect();
        let touchpoints: Vec<TouchpointId> = workspace.touchpoints.iter().map(|known| known.id).collect();
        let personas: Vec<PersonaId> = workspace.personas.iter().map(|known| known.id).collect();
        let channel = some(&channels, at[1], ChannelId(NOBODY));
        match self.which % 32 {
            2 => {
                let (kind, medium) = (ChannelKind::Store, Medium::Physical);
                let id = ChannelId(fresh.id());
                Command::PutChannel(Channel { id, name: text.clone(), kind, medium, aliases: vec![] })
            }
            3 => Command::RemoveChannel(channel),
            4 | 5 => {
                let new = TouchpointId(fresh.id());
                let id = if at[2] % 2 == 0 { new } else { some(&touchpoints, at[0], new) };
                let channel = (at[1] % 3 > 0).then_some(channel);
                Command::PutTouchpoint(Touchpoint { id, name: text.clone(), channel, aliases: vec![] })
            }
            6 => Command::RemoveTouchpoint(some(&touchpoints, at[0], TouchpointId(NOBODY))),
            7 => {
                let persona = Persona {
                    id: some(&personas, at[0], PersonaId(fresh.id())),
                    name: text.clone(),
                    tagline: String::new(),
                    quote: String::new(),
                    background: String::new(),
                    needs: vec![],
                    preferences: vec![],
                    behaviours: vec![],
                    segment: (at[1] % 4 == 0).then_some(SegmentId(NOBODY)),
                    picture: None,
                };
                Command::PutPersona(Box::new(persona))
            }
            _ => Command::RemovePersona(some(&personas, at[0], PersonaId(NOBODY))),
        }
    }

    /// A copy of a journey under another id, or of nothing; its id may be taken.
    fn add_journey(&self, workspace: &Workspace, fresh: &mut Fresh) -> Command {
        let known = workspace.journeys.get(self.at[1].checked_rem(workspace.journeys.len()).unwrap_or(0));
        let id = if self.at[0] % 8 == 7 { known.map(|known| known.id) } else { None };
        let id = id.unwrap_or_else(|| JourneyId(fresh.id()));
        let parent = known.map(|known| known.id);
        let blank = || Journey {
            id,
            name: self.text.clone(),
            scenario: String::new(),
            goal: String::new(),
            owner: String::new(),
            horizon: Horizon::Today,
            version: String::new(),
            personas: vec![],
            parent: None,
            today: None,
            dataset: None,
            window: Window::Unlimited,
            stages: vec![],
            lanes: vec![],
            cards: vec![],
        };
        let journey = known.map_or_else(blank, |known| Journey { id, parent, ..Journey::clone(known) });
        Command::AddJourney(Box::new(journey))
    }

    fn inside(&self, workspace: &Workspace, journey: &Journey, fresh: &mut Fresh) -> JourneyCommand {
        let Draw { at, to, text, .. } = self;
        let (to, name) = (*to, text.clone());
        let stages: Vec<StageId> = journey.stages.iter().map(|stage| stage.id).collect();
        let steps: Vec<StepId> =
            journey.stages.iter().flat_map(|stage| &stage.steps).map(|step| step.id).collect();
        let lanes: Vec<LaneId> = journey.lanes.iter().map(|lane| lane.id).collect();
        let stage = some(&stages, at[1], StageId(NOBODY));
        let step = some(&steps, at[2], StepId(NOBODY));
        let lane = some(&lanes, at[1], LaneId(NOBODY));
        let new_step = |id: u64, name: &str| Step::new(StepId(id), name);
        let new_stage = |id: StageId, steps: Vec<Step>| Stage {
            id,
            name: name.clone(),
            goal: String::new(),
            aliases: vec![],
            steps,
        };
        let kind = LaneKind::ALL[at[2] % LaneKind::ALL.len()];
        let new_lane = |id: LaneId| Lane {
            id,
            kind,
            name: name.clone(),
            collapsed: to == 0,
            hidden: to == 1,
            by_channel: to == 2,
        };
        // The whole byte, so that every command of a journey gets its share.
        match (usize::from(self.which) + at[0] / 8) % 17 {
            0 => JourneyCommand::Set(match at[1] % 3 {
                0 => JourneyField::Name(name),
                1 => JourneyField::Window(Window::Minutes(u32::from(self.which))),
                _ => JourneyField::Personas(workspace.personas.iter().map(|known| known.id).collect()),
            }),
            1 => {
                let steps = if at[2] % 5 == 0 { vec![] } else { vec![new_step(fresh.id(), &name)] };
                JourneyCommand::AddStage { at: to, stage: new_stage(StageId(fresh.id()), steps) }
            }
            2 => JourneyCommand::SetStage(new_stage(stage, vec![])),
            3 => JourneyCommand::MoveStage { id: stage, to },
            4 => JourneyCommand::RemoveStage(stage),
            5 | 6 => {
                let id = if at[2] % 6 == 0 { step.0 } else { fresh.id() };
                JourneyCommand::AddStep { stage, at: to, step: new_step(id, &name) }
            }
            7 => {
                let journeys: Vec<JourneyId> = workspace.journeys.iter().map(|known| known.id).collect();
                let link = (to % 2 == 0).then_some(some(&journeys, at[1], JourneyId(NOBODY)));
                JourneyCommand::SetStep(Step { link, ..new_step(step.0, &name) })
            }
            8 => JourneyCommand::MoveStep { id: step, stage, to },
            9 => JourneyCommand::RemoveStep(step),
            10 => JourneyCommand::AddLane { at: to, lane: new_lane(LaneId(fresh.id())) },
            11 => JourneyCommand::SetLane(new_lane(lane)),
            12 => JourneyCommand::MoveLane { id: lane, to },
            13 => JourneyCommand::RemoveLane(lane),
            _ => self.cards(workspace, journey, (stage, step, lane), fresh),
        }
    }

    fn cards(
        &self,
        workspace: &Workspace,
        journey: &Journey,
        (stage, step, lane): (StageId, StepId, LaneId),
        fresh: &mut Fresh,
    ) -> JourneyCommand {
        let Draw { at, to, text, score, .. } = self;
        let place = if self.which.is_multiple_of(2) { Place::Stage(stage) } else { Place::Step(step) };
        let cards: Vec<CardId> = journey.cards.iter().map(|card| card.id).collect();
        let id = some(&cards, at[2], CardId(NOBODY));
        match at[0] % 7 {
            0 | 1 => JourneyCommand::MoveCard { id, lane, place, at: *to },
            2 => JourneyCommand::RemoveCards(vec![id, some(&cards, at[1], CardId(NOBODY))]),
            3 if journey.cards.len() > 1 => {
                let changed = |card: &std::sync::Arc<Card>| Card { owner: text.clone(), ..Card::clone(card) };
                JourneyCommand::SetCards(journey.cards.iter().take(2 + at[1] % 3).map(changed).collect())
            }
            3 | 4 if journey.card(id).is_some() => {
                let mut card = journey.card(id).unwrap().clone();
                card.text.clone_from(text);
                if let Body::Emotion { score: known, .. } = &mut card.body {
                    *known = *score;
                }
                JourneyCommand::SetCard(Box::new(card))
            }
            _ => {
                let kind = journey.lane(lane).map_or(LaneKind::Text, |lane| lane.kind);
                let touchpoints: Vec<TouchpointId> =
                    workspace.touchpoints.iter().map(|known| known.id).collect();
                let touchpoint = some(&touchpoints, at[2], TouchpointId(NOBODY));
                let touch = Body::Touch { touchpoint, frequency: String::new() };
                let mut card = Card::new(
                    CardId(fresh.id()),
                    lane,
                    place,
                    text.clone(),
                    Body::blank(kind).unwrap_or(touch),
                );
                if let Body::Emotion { score: known, .. } = &mut card.body {
                    *known = *score;
                }
                card.link = workspace.journeys.first().map(|journey| journey.id).filter(|_| at[1] % 3 == 0);
                JourneyCommand::AddCard { card: Box::new(card), at: *to }
            }
        }
    }
}
