//! Arbitrary valid workspaces for property tests. A recipe of raw numbers is drawn and a workspace built from
//! it, so that every draw holds the invariants and shrinks towards the empty workspace.

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;
use waymark::model::*;

/// Texts as people and attackers write them.
pub fn text() -> impl Strategy<Value = String> {
    let naughty = vec![
        "",
        "支付",
        "= 1+1",
        "</script><img src=x onerror=alert(1)>",
        "\u{202e}abc",
        "a\u{0}b",
        "👩‍👩‍👧",
        "\"\\\n",
    ];
    prop_oneof![3 => "\\PC{0,10}", 1 => any::<String>(), 2 => proptest::sample::select(naughty).prop_map(String::from)]
}

/// What a card is made from; indices are taken modulo what there is.
#[derive(Clone, Debug)]
struct CardRecipe {
    lane: usize,
    place: usize,
    numbers: [u8; 4],
    texts: (String, String, String),
    flag: bool,
}

#[derive(Clone, Debug)]
struct JourneyRecipe {
    name: String,
    stages: Vec<(String, u8)>,
    lanes: Vec<(usize, bool, bool)>,
    cards: Vec<CardRecipe>,
    parent: Option<usize>,
    window: Option<u32>,
}

fn card() -> impl Strategy<Value = CardRecipe> {
    (any::<usize>(), any::<usize>(), any::<[u8; 4]>(), (text(), text(), text()), any::<bool>())
        .prop_map(|(lane, place, numbers, texts, flag)| CardRecipe { lane, place, numbers, texts, flag })
}

fn journey() -> impl Strategy<Value = JourneyRecipe> {
    (
        text(),
        vec((text(), 0u8..3), 0..4),
        vec((0..LaneKind::ALL.len(), any::<bool>(), any::<bool>()), 0..7),
        vec(card(), 0..14),
        any::<Option<usize>>(),
        any::<Option<u32>>(),
    )
        .prop_map(|(name, stages, lanes, cards, parent, window)| JourneyRecipe {
            name,
            stages,
            lanes,
            cards,
            parent,
            window,
        })
}

/// Any valid workspace of a few journeys. Ids are spread over all 64 bits.
pub fn workspace() -> impl Strategy<Value = Workspace> {
    let registries = (
        vec((text(), text(), any::<bool>()), 0..3),
        vec(text(), 0..3),
        vec((text(), 0usize..19), 0..4),
        vec((text(), any::<bool>()), 0..5),
    );
    (any::<u32>(), text(), registries, vec(journey(), 0..3)).prop_map(|(seed, name, registries, journeys)| {
        let mut last = u64::from(seed);
        let mut ids = move || {
            last += 1;
            last.wrapping_mul(0x9e37_79b9_7f4a_7c15)
        };
        let mut built = Workspace::new(WorkspaceId(ids()), name);
        let (personas, segments, channels, touchpoints) = registries;
        for name in segments {
            let rules = vec![(name.clone(), vec![name.clone()])];
            built.segments.push(Segment { id: SegmentId(ids()), name, rules });
        }
        for (name, kind) in channels {
            let kind = ChannelKind::ALL[kind];
            built.channels.push(Channel {
                id: ChannelId(ids()),
                name,
                kind,
                medium: kind.medium(),
                aliases: Vec::new(),
            });
        }
        for (name, bound) in touchpoints {
            let channel = built.channels.first().filter(|_| bound).map(|channel| channel.id);
            built.touchpoints.push(Touchpoint {
                id: TouchpointId(ids()),
                aliases: vec![name.clone()],
                name,
                channel,
            });
        }
        for (name, needs, bound) in personas {
            let segment = built.segments.first().filter(|_| bound).map(|segment| segment.id);
            built.personas.push(persona(PersonaId(ids()), name, needs, segment));
        }
        for recipe in journeys {
            let journey = build(&built, recipe, &mut ids);
            built.journeys.push(Arc::new(journey));
        }
        for name in built.personas.iter().map(|persona| persona.name.clone()).collect::<Vec<_>>() {
            built.score.formulas.push(UserMetric {
                id: FormulaId(ids()),
                text: name.clone(),
                name,
                unit: UserUnit::Share,
                high_is_good: false,
            });
        }
        let formula = built.score.formulas.first().map(|formula| TargetOf::Formula(formula.id));
        for journey in &built.journeys {
            let of = formula.clone().unwrap_or_else(|| TargetOf::Question(journey.name.clone()));
            let goal = Goal { value: f64::from(seed) / 7.0, warn: formula.is_some().then_some(0.1) };
            built.score.targets.push(Target { journey: journey.id, of, goal });
            built.score.cards.hidden.push(journey.name.clone());
        }
        assert_eq!(check(&built), Ok(()), "the strategy itself is wrong");
        built
    })
}

fn persona(id: PersonaId, name: String, needs: String, segment: Option<SegmentId>) -> Persona {
    Persona {
        id,
        tagline: needs.clone(),
        quote: name.clone(),
        name,
        background: String::new(),
        needs: vec![needs],
        preferences: Vec::new(),
        behaviours: Vec::new(),
        segment,
        picture: Some(Picture::BuiltIn("person".into())),
    }
}

fn build(workspace: &Workspace, recipe: JourneyRecipe, ids: &mut dyn FnMut() -> u64) -> Journey {
    let mut stages = Vec::new();
    let link = |at: usize| pick(&workspace.journeys, at).filter(|_| at % 2 == 1).map(|journey| journey.id);
    for (name, more) in recipe.stages {
        let steps = (0..=more)
            .map(|at| Step { link: link(usize::from(at)), ..Step::new(StepId(ids()), name.clone()) })
            .collect();
        stages.push(Stage {
            id: StageId(ids()),
            goal: name.clone(),
            aliases: vec![name.clone()],
            name,
            steps,
        });
    }
    let mut lanes = Vec::new();
    for (kind, collapsed, hidden) in recipe.lanes {
        lanes.push(Lane {
            id: LaneId(ids()),
            kind: LaneKind::ALL[kind],
            name: String::new(),
            collapsed,
            hidden,
            by_channel: hidden != collapsed,
        });
    }
    let mut journey = Journey {
        id: JourneyId(ids()),
        scenario: recipe.name.clone(),
        name: recipe.name,
        goal: String::new(),
        owner: String::new(),
        horizon: Horizon::Future,
        version: "v1".into(),
        personas: workspace.personas.iter().map(|persona| persona.id).collect(),
        parent: recipe.parent.and_then(|at| pick(&workspace.journeys, at)).map(|journey| journey.id),
        today: recipe.parent.and_then(|at| pick(&workspace.journeys, at + 1)).map(|journey| journey.id),
        dataset: recipe.parent.map(|at| DatasetId(at as u64)),
        window: recipe.window.map_or(Window::Unlimited, Window::Minutes),
        stages,
        lanes,
        cards: Vec::new(),
    };
    for card in recipe.cards {
        let card = build_card(workspace, &journey, card, ids);
        journey.cards.extend(card.map(Into::into));
    }
    journey
}

fn pick<T>(list: &[T], at: usize) -> Option<&T> {
    list.get(at.checked_rem(list.len())?)
}

/// None where there is no lane, no place, or no touchpoint to refer to.
fn build_card(
    workspace: &Workspace,
    journey: &Journey,
    recipe: CardRecipe,
    ids: &mut dyn FnMut() -> u64,
) -> Option<Card> {
    let lane = pick(&journey.lanes, recipe.lane)?;
    let steps = journey.stages.iter().flat_map(|stage| &stage.steps).map(|step| Place::Step(step.id));
    let places: Vec<Place> = journey.stages.iter().map(|stage| Place::Stage(stage.id)).chain(steps).collect();
    let place = *pick(&places, recipe.place)?;
    let [a, b, c, d] = recipe.numbers;
    let (text, note, other) = recipe.texts;
    let grade = |number: u8| number % 3 + 1;
    let body = match Body::blank(lane.kind) {
        None => Body::Touch {
            touchpoint: pick(&workspace.touchpoints, usize::from(a))?.id,
            frequency: other.clone(),
        },
        Some(Body::Emotion { .. }) => {
            Body::Emotion { score: f64::from(a) / 63.75 - 2.0, moment_of_truth: recipe.flag }
        }
        Some(Body::Quote { .. }) => Body::Quote { speaker: other.clone() },
        Some(Body::Pain { .. }) => Body::Pain { severity: grade(a), bottleneck: recipe.flag },
        Some(Body::Opportunity { .. }) => {
            Body::Opportunity { impact: Some(grade(a)), effort: None, delight: recipe.flag }
        }
        Some(Body::Kpi { .. }) => {
            Body::Kpi { metric: Metric::Nps, target: Some(f64::from(a) / 3.0), warn: None }
        }
        Some(Body::Picture { .. }) => {
            Body::Picture { picture: recipe.flag.then(|| Picture::BuiltIn(other.clone())) }
        }
        Some(Body::Measure { .. }) => Body::Measure {
            department: other.clone(),
            due: NaiveDate::from_yo_opt(2026, u32::from(b) + 1),
            status: MeasureStatus::Doing,
            expected: note.clone(),
        },
        Some(Body::Plain | Body::Touch { .. }) => Body::Plain,
    };
    let mut card = Card::new(CardId(ids()), lane.id, place, text, body);
    card.note = note;
    card.owner = other.clone();
    card.personas = pick(&workspace.personas, usize::from(c))
        .filter(|_| recipe.flag)
        .map(|persona| persona.id)
        .into_iter()
        .collect();
    card.link = pick(&workspace.journeys, usize::from(d)).filter(|_| recipe.flag).map(|journey| journey.id);
    card.evidence =
        Evidence { basis: Basis::Data, source: other.clone(), n: Some(u32::from(d)), ..Evidence::default() };
    if recipe.flag {
        let date = NaiveDate::from_yo_opt(2026, u32::from(c) + 1)?;
        card.comments.push(Comment { author: other.clone(), date, text: other });
    }
    Some(card)
}
