//! A map as a shop would draw it, with made-up figures, for the tests of layout and exports.

use std::sync::Arc;
use waymark::engine::*;
use waymark::model::*;
use waymark::text::Lang;

/// A journey of five stages and ten steps with the figures of its data.
pub struct Sample {
    pub workspace: Workspace,
    pub figures: Figures,
}

impl Sample {
    pub fn journey(&self) -> &Journey {
        &self.workspace.journeys[0]
    }
}

struct Builder {
    next: u64,
    journey: Journey,
}

impl Builder {
    fn id(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    fn lane(&mut self, kind: LaneKind) -> LaneId {
        let id = LaneId(self.id());
        self.journey.lanes.push(Lane {
            id,
            kind,
            name: String::new(),
            collapsed: false,
            hidden: false,
            by_channel: false,
        });
        id
    }

    fn card(&mut self, lane: LaneId, place: Place, text: &str, body: Body, n: Option<u32>) -> &mut Card {
        let mut card = Card::new(CardId(self.id()), lane, place, text, body);
        card.evidence.basis = Basis::Data;
        card.evidence.n = n;
        self.journey.cards.push(card.into());
        Arc::make_mut(self.journey.cards.last_mut().unwrap())
    }

    fn step(&self, at: usize) -> Place {
        Place::Step(self.journey.stages.iter().flat_map(|stage| &stage.steps).nth(at).unwrap().id)
    }

    fn stage(&self, at: usize) -> Place {
        Place::Stage(self.journey.stages[at].id)
    }
}

const STAGES: [(&str, [&str; 2]); 5] = [
    ("认知", ["看到种草内容", "搜索比价"]),
    ("考虑", ["浏览详情", "咨询尺码"]),
    ("购买", ["加购结算", "支付"]),
    ("使用", ["等待收货", "开箱试穿"]),
    ("忠诚", ["退换与售后", "复购推荐"]),
];

const TOUCHES: [(&str, ChannelKind, u64, f64); 10] = [
    ("社媒", ChannelKind::Social, 41_200, 0.55),
    ("网站", ChannelKind::Website, 33_100, 0.2),
    ("App 详情页", ChannelKind::App, 27_300, 0.35),
    ("在线客服", ChannelKind::OnlineChat, 6_120, 0.45),
    ("App 购物车", ChannelKind::App, 19_400, -0.6),
    ("App 支付", ChannelKind::App, 12_100, -0.8),
    ("短信", ChannelKind::Sms, 11_900, -0.15),
    ("快递", ChannelKind::Delivery, 11_300, 0.65),
    ("电话", ChannelKind::Phone, 2_304, -0.3),
    ("小程序", ChannelKind::MiniProgram, 3_870, 0.75),
];

/// The map of the design's picture, more or less.
pub fn sample() -> Sample {
    let mut workspace = Workspace::new(WorkspaceId(1), "示例电商");
    let persona = PersonaId(900);
    workspace.personas.push(Persona {
        id: persona,
        name: "林悦".into(),
        tagline: "28 岁 · 都市白领".into(),
        quote: "我愿意为省心付钱，但别让我在结算页等。".into(),
        background: String::new(),
        needs: vec![],
        preferences: vec![],
        behaviours: vec![],
        segment: None,
        picture: None,
    });
    for (at, (name, kind, ..)) in (0u64..).zip(TOUCHES) {
        let channel = ChannelId(700 + at);
        let (name, aliases) = (name.to_owned(), vec![]);
        workspace.channels.push(Channel {
            id: channel,
            name: name.clone(),
            kind,
            medium: kind.medium(),
            aliases: vec![],
        });
        workspace.touchpoints.push(Touchpoint {
            id: TouchpointId(800 + at),
            name,
            channel: Some(channel),
            aliases,
        });
    }
    let mut builder = Builder { next: 1000, journey: empty_journey(persona) };
    for (name, steps) in STAGES {
        let id = StageId(builder.id());
        let steps = steps.map(|step| Step::new(StepId(builder.id()), step));
        builder.journey.stages.push(Stage {
            id,
            name: name.into(),
            goal: String::new(),
            aliases: vec![],
            steps: steps.into(),
        });
    }
    text_lanes(&mut builder);
    measured_lanes(&mut builder);
    let figures = figures(&builder.journey);
    workspace.journeys.push(builder.journey.into());
    check(&workspace).unwrap();
    Sample { workspace, figures }
}

fn empty_journey(persona: PersonaId) -> Journey {
    Journey {
        id: JourneyId(2),
        name: "线上购物旅程".into(),
        scenario: "换季购置通勤装，移动端为主".into(),
        goal: "三天内收到合身的衣服，退换不折腾".into(),
        owner: "体验部".into(),
        horizon: Horizon::Today,
        version: "v7".into(),
        personas: vec![persona],
        parent: None,
        today: None,
        dataset: None,
        window: Window::Minutes(7 * 1440),
        stages: vec![],
        lanes: vec![],
        cards: vec![],
    }
}

fn text_lanes(b: &mut Builder) {
    let behaviour = b.lane(LaneKind::Behaviour);
    let acts = [
        "刷到穿搭视频，点进商品",
        "搜同款，对比三家价格",
        "看评价与实拍图",
        "问客服身高体重怎么选",
        "凑满减，改地址两次",
        "选支付方式，跳转验证",
        "每天查两次物流",
        "试穿、拍照给朋友",
        "在线申请换码",
        "晒单，领券再逛",
    ];
    for (at, text) in acts.into_iter().enumerate() {
        b.card(behaviour, b.step(at), text, Body::Plain, None);
    }
    let need = b.lane(LaneKind::Need);
    let needs = [
        "内容可信，别是广告",
        "尺码准、信息全，一次选对",
        "三步之内付完，优惠自动算好",
        "准时、可预期，包装完好",
        "退换省心，被当老客户对待",
    ];
    for (at, text) in needs.into_iter().enumerate() {
        b.card(need, b.stage(at), text, Body::Plain, None);
    }
    let touch = b.lane(LaneKind::Touchpoint);
    for at in 0..10 {
        let body = Body::Touch { touchpoint: TouchpointId(800 + at as u64), frequency: String::new() };
        b.card(touch, b.step(at), "", body, None);
    }
    let emotion = b.lane(LaneKind::Emotion);
    let feelings = [1.3, 0.6, 0.9, 0.6, -0.3, -0.8, 0.1, 1.5, -0.9, 1.3];
    for (at, score) in feelings.into_iter().enumerate() {
        let body = Body::Emotion { score, moment_of_truth: at == 5 || at == 7 };
        let text = if at == 5 { "失望源于跳转验证" } else { "" };
        b.card(emotion, b.step(at), text, body, None);
    }
}

fn measured_lanes(b: &mut Builder) {
    let pain = b.lane(LaneKind::Pain);
    let pains: [(usize, &str, u8, Option<u32>); 8] = [
        (0, "怀疑是软广", 1, None),
        (1, "比价信息不透明", 1, Some(214)),
        (3, "客服等待 4.2 分钟", 2, Some(1902)),
        (4, "满减算不清，地址改两次", 2, Some(3310)),
        (5, "跳转验证失败，重来一遍", 3, Some(2768)),
        (6, "物流停更两天", 1, Some(987)),
        (8, "退款要打电话催", 2, Some(431)),
        (8, "客服换人后要从头再说一遍", 1, Some(120)),
    ];
    for (at, text, severity, n) in pains {
        let card = b.card(pain, b.step(at), text, Body::Pain { severity, bottleneck: at == 5 }, n);
        if n.is_none() {
            card.evidence.basis = Basis::Assumption;
        }
    }
    let kpi = b.lane(LaneKind::Kpi);
    let tiles = [
        (0, Metric::Customers, Some(12_000.0)),
        (1, Metric::Csat, Some(0.75)),
        (2, Metric::Conversion, Some(0.42)),
        (3, Metric::Csat, None),
        (4, Metric::Conversion, None),
    ];
    for (at, metric, target) in tiles {
        b.card(kpi, b.stage(at), "", Body::Kpi { metric, target, warn: None }, None);
    }
    let chance = b.lane(LaneKind::Opportunity);
    let idea = Body::Opportunity { impact: Some(3), effort: Some(1), delight: false };
    b.card(chance, b.step(0), "达人实名测评合作", idea.clone(), None).evidence.basis = Basis::Assumption;
    b.card(chance, b.stage(2), "免跳转支付与优惠自动最优", idea.clone(), None);
    let delight = Body::Opportunity { impact: None, effort: None, delight: true };
    b.card(chance, b.step(7), "开箱附手写卡片", delight, None).evidence.basis = Basis::Assumption;
    let measure = b.lane(LaneKind::Measure);
    let body = |department: &str, status, expected: &str| Body::Measure {
        department: department.into(),
        due: chrono::NaiveDate::from_ymd_opt(2026, 9, 30),
        status,
        expected: expected.into(),
    };
    let doing = [
        (1, "详情页加真人试穿与尺码推荐", body("商品部", MeasureStatus::Planned, "")),
        (2, "支付验证改为应用内完成", body("支付组", MeasureStatus::Doing, "+4.1 点")),
        (4, "老客专属极速退款", body("客服部", MeasureStatus::Done, "+0.8 点")),
    ];
    for (at, text, body) in doing {
        b.card(measure, b.stage(at), text, body, None);
    }
}

fn summary(emotion: f64, n: u64) -> RatingSummary {
    let mean = 3.0 + 2.0 * emotion;
    let share = ((mean - 1.0) / 4.0).clamp(0.0, 1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of n is a count")]
    let top = rate((share * n as f64) as u64, n);
    let half = 1.4 / (n as f64).sqrt();
    RatingSummary {
        n,
        mean,
        mean_interval: Some((mean - half, mean + half)),
        top,
        nps: None,
        promoters_detractors: None,
        nps_interval: None,
        emotion,
        emotion_interval: Some(((emotion - half).max(-1.0), (emotion + half).min(1.0))),
    }
}

fn rate(numerator: u64, denominator: u64) -> Rate {
    let value = numerator as f64 / denominator as f64;
    Rate { numerator, denominator, wilson: ((value - 0.02).max(0.0), (value + 0.02).min(1.0)) }
}

fn csat(emotion: f64, n: u64) -> Vec<QuestionFigures> {
    vec![QuestionFigures { name: "评分".into(), question: Question::CSAT_5, summary: summary(emotion, n) }]
}

/// Made-up figures with all that the map shows.
fn figures(journey: &Journey) -> Figures {
    let reached = [12_480u64, 7_712, 2_961, 2_846, 783];
    let steps = journey.stages.iter().enumerate().map(|(at, stage)| FunnelStep {
        label: stage.id.to_string(),
        reached: reached[at],
        unordered: reached[at] + 200,
        step: (at > 0).then(|| rate(reached[at], reached[at - 1])),
        overall: Some(rate(reached[at], reached[0])),
        monthly_step: (0..6)
            .map(|month| {
                (at > 0)
                    .then(|| rate(reached[at] / 6 + 40 * ((month * 7 + at as u64) % 5), reached[at - 1] / 5))
            })
            .collect(),
    });
    let touchpoints = TOUCHES.iter().enumerate().map(|(at, (name, _, events, emotion))| TouchpointFigures {
        name: (*name).into(),
        events: *events,
        customers: events / 3,
        cases: None,
        reach: Some(rate(events / 4, 12_480)),
        channels: vec![],
        revenue_cents: None,
        mean_position: at as f64 / 9.0,
        ratings: if at == 6 { csat(*emotion, 18) } else { csat(*emotion, 120 + 60 * at as u64) },
        monthly_events: vec![events / 6; 6],
    });
    let stages = journey.stages.iter().enumerate().map(|(at, stage)| StageFigures {
        id: stage.id,
        events: reached[at] * 2,
        customers: reached[at],
        reach: Some(rate(reached[at], 12_480)),
        revenue_cents: None,
        ratings: csat(0.3, 900 + at as u64),
        monthly_customers: (0..6).map(|month| 1800 + month * 70 + (month % 3) * 90).collect(),
        monthly_ratings: vec![
            (0..6).map(|month| Some(summary(0.2 + 0.03 * f64::from((month * 5) % 7), 150))).collect(),
        ],
    });
    let mut nps = summary(0.3, 4_100);
    nps.nps = Some(31.4);
    nps.nps_interval = Some((29.3, 33.5));
    Figures {
        query: Query {
            dataset: DatasetId(5),
            filter: Filter::default(),
            stages: vec![],
            window: journey.window,
            funnel: None,
        },
        rejected_rows: 0,
        overview: Overview {
            events: 170_000,
            customers: 12_480,
            cases: None,
            period_millis: Some((1_767_225_600_000, 1_782_777_600_000)),
            revenue_cents: None,
            filtered_out: 0,
            ratings: vec![QuestionFigures { name: "NPS".into(), question: Question::NPS, summary: nps }],
        },
        touchpoints: touchpoints.collect(),
        stages: stages.collect(),
        stage_funnel: FunnelFigures { entities: 12_480, steps: steps.collect() },
        funnel: None,
        channels: vec![],
        months: (1..=6)
            .map(|month| Period {
                year: 2026,
                month,
                complete: true,
                events: 28_000,
                customers: 2_000,
                revenue_cents: None,
                ratings: vec![None],
            })
            .collect(),
    }
}

/// What layout is asked for the sample.
pub fn input<'a>(sample: &'a Sample, lang: Lang, viewport_width: f64) -> waymark::layout::Input<'a> {
    waymark::layout::Input {
        workspace: &sample.workspace,
        journey: sample.journey(),
        figures: Some(&sample.figures),
        source: Some("订单与评分"),
        linked: &[],
        lang,
        persona: None,
        viewport_width,
        whole_cards: false,
    }
}
