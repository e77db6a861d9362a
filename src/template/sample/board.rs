//! The sample map: who it is about, what they do and feel, and what is claimed. No measured figure is
//! written here: KPI tiles hold targets, and the claimed emotions differ from the measured ones on purpose.

use super::detail;
use crate::model::{
    Basis, Body, Card, CardId, Channel, ChannelKind, Comment, Evidence, Horizon, Journey, JourneyId,
    LaneKind, MeasureStatus, Metric, Persona, PersonaId, Picture, Place, Segment, SegmentId, Settings,
    Touchpoint, TouchpointId, Window, Workspace,
};
use crate::template::preset::{new_lane, new_stage};
use crate::template::{Ids, standard_channels};
use crate::text::{Lang, Phrase, sample as words, sample_data};
use chrono::NaiveDate;
use std::sync::Arc;

/// The channel of each touchpoint, in the order of `words::TOUCHPOINTS`.
const CHANNELS: [ChannelKind; 12] = [
    ChannelKind::Social,
    ChannelKind::Website,
    ChannelKind::App,
    ChannelKind::OnlineChat,
    ChannelKind::App,
    ChannelKind::App,
    ChannelKind::Sms,
    ChannelKind::Delivery,
    ChannelKind::Phone,
    ChannelKind::MiniProgram,
    ChannelKind::Store,
    ChannelKind::Sms,
];

/// Visible lanes from top to bottom, and whether they begin collapsed or hidden.
const LANES: [(LaneKind, View); 14] = [
    (LaneKind::Picture, View::Hidden),
    (LaneKind::Goal, View::Hidden),
    (LaneKind::Behaviour, View::Open),
    (LaneKind::Need, View::Open),
    (LaneKind::Touchpoint, View::Open),
    (LaneKind::Emotion, View::Open),
    (LaneKind::Quote, View::Open),
    (LaneKind::Pain, View::Open),
    (LaneKind::Kpi, View::Open),
    (LaneKind::Opportunity, View::Open),
    (LaneKind::Measure, View::Open),
    (LaneKind::Frontstage, View::Collapsed),
    (LaneKind::Backstage, View::Collapsed),
    (LaneKind::Department, View::Hidden),
];

#[derive(Clone, Copy, PartialEq)]
enum View {
    Open,
    Collapsed,
    Hidden,
}

/// Claimed emotion of each step, and whether it is a moment of truth.
const EMOTIONS: [(f64, bool); 10] = [
    (1.3, false),
    (0.6, false),
    (0.9, false),
    (0.4, false),
    (0.1, false),
    (-0.4, true),
    (0.2, false),
    (1.5, true),
    (-1.0, false),
    (1.0, false),
];

/// Step, severity, whether it is a bottleneck, and how many people or tickets were looked at. No number
/// means that nobody has checked it. In the order of `words::PAINS`.
const PAINS: [(usize, u8, bool, Option<u32>); 8] = [
    (0, 1, false, None),
    (1, 1, false, Some(18)),
    (3, 2, true, Some(120)),
    (4, 2, false, Some(12)),
    (5, 3, true, Some(64)),
    (6, 1, false, Some(37)),
    (8, 2, true, Some(24)),
    (7, 1, false, Some(26)),
];

/// Where an opportunity lies, impact, effort, and whether it is a delight. In the order of `words::OPPORTUNITIES`.
const OPPORTUNITIES: [(At, u8, u8, bool); 6] = [
    (At::Step(0), 1, 2, false),
    (At::Stage(1), 2, 2, false),
    (At::Stage(2), 3, 2, false),
    (At::Step(6), 1, 1, false),
    (At::Stage(4), 2, 1, false),
    (At::Step(7), 2, 1, true),
];

/// Stage, due day and status. In the order of `words::MEASURES`.
const MEASURES: [(usize, (i32, u32, u32), MeasureStatus); 4] = [
    (1, (2026, 9, 30), MeasureStatus::Planned),
    (2, (2026, 8, 15), MeasureStatus::Doing),
    (3, (2026, 10, 31), MeasureStatus::Idea),
    (4, (2026, 5, 31), MeasureStatus::Done),
];

/// The tile of each stage with the value aimed at.
const TILES: [(Metric, f64); 5] = [
    (Metric::Customers, 4_500.0),
    (Metric::Conversion, 0.65),
    (Metric::Csat, 0.40),
    (Metric::Conversion, 0.60),
    (Metric::Nps, 40.0),
];

#[derive(Clone, Copy)]
pub(super) enum At {
    Stage(usize),
    Step(usize),
}

/// The sample workspace with its journey and one that details a step of it, in `lang`.
pub fn workspace(lang: Lang) -> Workspace {
    let ids: Ids<'_> = &mut super::fixed_ids();
    let mut workspace = Workspace::new(super::WORKSPACE, words::WORKSPACE.get(lang));
    workspace.settings = Settings { lang, ..Settings::default() };
    workspace.channels = standard_channels(lang, ids);
    workspace.segments = segments(lang, ids);
    workspace.personas = personas(lang, &workspace.segments, ids);
    workspace.touchpoints = touchpoints(lang, &workspace.channels, ids);
    let mut board = Board { lang, journey: empty_journey(&workspace, lang, ids), ids };
    board.fill(&workspace);
    let Board { mut journey, ids, .. } = board;
    let detail = detail::journey(&workspace, journey.id, lang, ids);
    // How one pays begins where the cart is checked out.
    journey.stages[2].steps[0].link = Some(detail.id);
    let future = super::future::future(&journey, lang, ids);
    workspace.journeys.extend([journey, future, detail].map(Arc::new));
    workspace
}

fn segments(lang: Lang, ids: Ids<'_>) -> Vec<Segment> {
    let header = |column: usize| sample_data::HEADERS[column].get(lang).to_owned();
    let values =
        |phrases: &[Phrase]| phrases.iter().map(|phrase| phrase.get(lang).to_owned()).collect::<Vec<_>>();
    let rules = [
        (header(12), values(&sample_data::TIERS[2..])),
        (header(12), values(&sample_data::TIERS[..1])),
        (header(11), values(&sample_data::DEVICES[..1])),
    ];
    (words::SEGMENTS.iter().zip(rules))
        .map(|(name, rule)| Segment { id: SegmentId(ids()), name: name.get(lang).into(), rules: vec![rule] })
        .collect()
}

fn personas(lang: Lang, segments: &[Segment], ids: Ids<'_>) -> Vec<Persona> {
    let say = |phrases: &[Phrase]| phrases.iter().map(|phrase| phrase.get(lang).to_owned()).collect();
    let mut personas = Vec::new();
    for (person, segment) in words::PERSONAS.iter().zip(segments) {
        personas.push(Persona {
            id: PersonaId(ids()),
            name: person.name.get(lang).into(),
            tagline: person.tagline.get(lang).into(),
            quote: person.quote.get(lang).into(),
            background: person.background.get(lang).into(),
            needs: say(&person.needs),
            preferences: say(&person.preferences),
            behaviours: say(&person.behaviours),
            segment: Some(segment.id),
            picture: None,
        });
    }
    personas
}

fn touchpoints(lang: Lang, channels: &[Channel], ids: Ids<'_>) -> Vec<Touchpoint> {
    (words::TOUCHPOINTS.iter().zip(CHANNELS))
        .map(|(name, kind)| Touchpoint {
            id: TouchpointId(ids()),
            name: name.get(lang).into(),
            channel: channels.iter().find(|channel| channel.kind == kind).map(|channel| channel.id),
            aliases: Vec::new(),
        })
        .collect()
}

fn empty_journey(workspace: &Workspace, lang: Lang, ids: Ids<'_>) -> Journey {
    let mut stages = Vec::new();
    for ((name, goal), steps) in words::STAGES.iter().zip(words::STEPS.chunks(2)) {
        let steps = steps.iter().map(|step| step.get(lang).to_owned()).collect();
        let mut stage = new_stage(name.get(lang).into(), steps, ids);
        stage.goal = goal.get(lang).into();
        stages.push(stage);
    }
    let lanes = LANES.map(|(kind, view)| {
        let mut lane = new_lane(kind, ids);
        (lane.collapsed, lane.hidden) = (view == View::Collapsed, view == View::Hidden);
        lane
    });
    Journey {
        id: JourneyId(ids()),
        name: words::JOURNEY.get(lang).into(),
        scenario: words::SCENARIO.get(lang).into(),
        goal: words::GOAL.get(lang).into(),
        owner: words::OWNER.get(lang).into(),
        horizon: Horizon::Today,
        version: words::VERSION.get(lang).into(),
        personas: workspace.personas.iter().map(|persona| persona.id).collect(),
        parent: None,
        today: None,
        dataset: Some(super::DATASET),
        window: Window::default(),
        stages,
        lanes: lanes.to_vec(),
        cards: Vec::new(),
    }
}

/// A map while its cards are laid out.
pub(super) struct Board<'a> {
    pub(super) lang: Lang,
    pub(super) journey: Journey,
    pub(super) ids: Ids<'a>,
}

impl Board<'_> {
    fn fill(&mut self, workspace: &Workspace) {
        self.plain();
        self.touches(workspace);
        for (step, (score, moment_of_truth)) in EMOTIONS.into_iter().enumerate() {
            self.add(LaneKind::Emotion, At::Step(step), "", Body::Emotion { score, moment_of_truth });
        }
        self.quotes(workspace);
        self.pains();
        for (stage, (metric, target)) in TILES.into_iter().enumerate() {
            self.add(
                LaneKind::Kpi,
                At::Stage(stage),
                "",
                Body::Kpi { metric, target: Some(target), warn: None },
            );
        }
        self.improvements();
    }

    fn plain(&mut self) {
        for (step, text) in words::BEHAVIOURS.into_iter().enumerate() {
            self.say(LaneKind::Behaviour, At::Step(step), text, Body::Plain);
        }
        let rows = [
            (LaneKind::Goal, words::STAGES.map(|(_, goal)| goal)),
            (LaneKind::Need, words::NEEDS),
            (LaneKind::Frontstage, words::FRONTSTAGE),
            (LaneKind::Backstage, words::BACKSTAGE),
            (LaneKind::Department, words::DEPARTMENTS),
        ];
        for (kind, texts) in rows {
            for (stage, text) in texts.into_iter().enumerate() {
                self.say(kind, At::Stage(stage), text, Body::Plain);
            }
        }
        for kind in [LaneKind::Behaviour, LaneKind::Need] {
            let source = words::PAIN_SOURCES[1].get(self.lang);
            self.support(kind, source, date(2026, 3, 20), Some(18));
        }
        let pictures = [
            "social",
            "search",
            "app",
            "chat",
            "basket",
            "angry",
            "delivery",
            "unpack",
            "hotline",
            "word_of_mouth",
        ];
        for (step, name) in pictures.into_iter().enumerate() {
            let picture = Some(Picture::BuiltIn(name.into()));
            self.add(LaneKind::Picture, At::Step(step), "", Body::Picture { picture });
        }
    }

    fn touches(&mut self, workspace: &Workspace) {
        for (step, frequency) in words::FREQUENCY.into_iter().enumerate() {
            self.touch(workspace, step, step, frequency.get(self.lang));
        }
        // Beside the chat there is the fitting room of the store: one step, two channels.
        self.touch(workspace, 3, 10, "");
    }

    pub(super) fn touch(&mut self, workspace: &Workspace, step: usize, touchpoint: usize, frequency: &str) {
        let touchpoint = workspace.touchpoints[touchpoint].id;
        let body = Body::Touch { touchpoint, frequency: frequency.into() };
        self.add(LaneKind::Touchpoint, At::Step(step), "", body).evidence.basis = Basis::Data;
    }

    fn quotes(&mut self, workspace: &Workspace) {
        let speakers = [0, 0, 0, 0, 1].map(|persona: usize| &workspace.personas[persona]);
        for (stage, (text, speaker)) in words::QUOTES.into_iter().zip(speakers).enumerate() {
            let card = self.say(
                LaneKind::Quote,
                At::Stage(stage),
                text,
                Body::Quote { speaker: speaker.name.clone() },
            );
            card.personas = vec![speaker.id];
        }
        let source = words::PAIN_SOURCES[1].get(self.lang);
        self.support(LaneKind::Quote, source, date(2026, 3, 20), None);
    }

    fn pains(&mut self) {
        let lang = self.lang;
        for (at, (step, severity, bottleneck, n)) in PAINS.into_iter().enumerate() {
            let body = Body::Pain { severity, bottleneck };
            let card = self.say(LaneKind::Pain, At::Step(step), words::PAINS[at], body);
            if n.is_some() {
                card.evidence = known(words::PAIN_SOURCES[at].get(lang), None, n);
            }
            if severity == 3 {
                let (author, text) = words::COMMENT;
                let date = date(2026, 6, 8).unwrap_or_default();
                let comment = Comment { author: author.get(lang).into(), date, text: text.get(lang).into() };
                card.comments.push(comment);
                card.owner = author.get(lang).into();
            }
        }
    }

    fn improvements(&mut self) {
        let lang = self.lang;
        for (at, (place, impact, effort, delight)) in OPPORTUNITIES.into_iter().enumerate() {
            let body = Body::Opportunity { impact: Some(impact), effort: Some(effort), delight };
            let card = self.say(LaneKind::Opportunity, place, words::OPPORTUNITIES[at], body);
            // What spans a stage came out of the usability test; the single steps are ideas so far.
            if matches!(place, At::Stage(_)) {
                card.evidence = known(words::PAIN_SOURCES[3].get(lang), date(2026, 4, 28), None);
            }
        }
        for (at, (stage, (year, month, day), status)) in MEASURES.into_iter().enumerate() {
            let (text, department, expected) = words::MEASURES[at];
            let body = Body::Measure {
                department: department.get(lang).into(),
                due: date(year, month, day),
                status,
                expected: expected.get(lang).into(),
            };
            let card = self.say(LaneKind::Measure, At::Stage(stage), text, body);
            card.owner = words::MEASURE_OWNERS[at].get(lang).into();
            if status != MeasureStatus::Idea {
                card.evidence.basis = Basis::Data;
            }
        }
    }

    /// Gives all cards of a lane one source.
    fn support(&mut self, kind: LaneKind, source: &str, date: Option<NaiveDate>, n: Option<u32>) {
        let lane = self.journey.lanes.iter().find(|lane| lane.kind == kind).map(|lane| lane.id);
        for card in self.journey.cards.iter_mut().filter(|card| Some(card.lane) == lane) {
            Arc::make_mut(card).evidence = known(source, date, n);
        }
    }

    pub(super) fn say(&mut self, kind: LaneKind, at: At, text: Phrase, body: Body) -> &mut Card {
        self.add(kind, at, text.get(self.lang), body)
    }

    pub(super) fn add(&mut self, kind: LaneKind, at: At, text: &str, body: Body) -> &mut Card {
        let row = self.journey.lanes.iter().position(|lane| lane.kind == kind).unwrap_or(0);
        let place = match at {
            At::Stage(stage) => Place::Stage(self.journey.stages[stage].id),
            At::Step(step) => Place::Step(self.journey.stages[step / 2].steps[step % 2].id),
        };
        let card = Card::new(CardId((self.ids)()), self.journey.lanes[row].id, place, text, body);
        let at = self.journey.cards.len();
        self.journey.cards.push(Arc::new(card));
        Arc::make_mut(&mut self.journey.cards[at])
    }
}

pub(super) fn known(source: &str, date: Option<NaiveDate>, n: Option<u32>) -> Evidence {
    Evidence { basis: Basis::Data, source: source.into(), date, n, quoted: None }
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}
