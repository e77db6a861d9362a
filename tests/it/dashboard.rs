//! The KPI page as data, on the sample: what tiles and cards say must be what the figures are.

use crate::engine::import;
use std::sync::OnceLock;
use waymark::chart::{Bar, Chart};
use waymark::dashboard::{
    Key, Sheet, channels, ratings_by_touchpoint, stage_funnel, suggest_funnel, tiles, touchpoint_funnel,
    trend, volume,
};
use waymark::engine::{
    Engine, Entity, Figures, Filter, FunnelQuery, Order, QuestionFigures, Request, Response, StepMatch,
    query_for,
};
use waymark::model::{DatasetId, Metric, Question, Window, Workspace};
use waymark::template;
use waymark::text::{Lang, number, sample as names};

const DATASET: DatasetId = DatasetId(1);

struct Sample {
    workspace: Workspace,
    figures: Figures,
}

fn ask(lang: Lang, filter: Filter) -> Sample {
    let workspace = template::sample_workspace(lang);
    let mut engine = Engine::new();
    let bytes = template::sample_events_csv(lang);
    let imported = import(&mut engine, DATASET, template::sample_mapping(lang), &bytes);
    assert!(matches!(imported, Response::Imported(_)));
    let mut query = query_for(&workspace, &workspace.journeys[0], DATASET, filter);
    let step = |at: usize| {
        let name = names::TOUCHPOINTS[at].get(lang).to_owned();
        StepMatch { label: name.clone(), touchpoints: vec![name] }
    };
    query.funnel = Some(FunnelQuery {
        steps: vec![step(0), step(5)],
        entity: Entity::Case,
        window: Window::Minutes(60),
        order: Order::Loose,
    });
    let mut figures = None;
    engine.handle(Request::Ask { query: Box::new(query) }, &mut |response| {
        if let Response::Answered(answer) = response {
            figures = Some(*answer);
        }
    });
    Sample { workspace, figures: figures.unwrap() }
}

fn sample(lang: Lang) -> &'static Sample {
    static ZH: OnceLock<Sample> = OnceLock::new();
    static EN: OnceLock<Sample> = OnceLock::new();
    match lang {
        Lang::Zh => ZH.get_or_init(|| ask(Lang::Zh, Filter::default())),
        Lang::En => EN.get_or_init(|| ask(Lang::En, Filter::default())),
    }
}

fn sheet(sample: &Sample, lang: Lang) -> Sheet<'_> {
    Sheet::plain(&sample.figures, &sample.workspace, &sample.workspace.journeys[0], lang)
}

fn bars(chart: &Chart) -> &[Bar] {
    let Chart::Bars(chart) = chart else { panic!("{chart:?}") };
    &chart.bars
}

#[test]
fn tiles_are_the_answer_in_a_fixed_order() {
    let s = sheet(sample(Lang::Zh), Lang::Zh);
    let tiles = tiles(&s);
    let shown: Vec<(&str, &str)> =
        tiles.iter().map(|tile| (tile.name.as_str(), tile.datum.text.as_str())).collect();
    let overview = &s.figures.overview;
    let csat = number::percent(overview.ratings[0].summary.top.value());
    let nps = number::decimal(overview.ratings[1].summary.nps.unwrap(), 1);
    let conversion = number::percent(s.figures.stage_funnel.steps[4].overall.unwrap().value());
    assert_eq!(shown[0], ("客户数", "4,000"));
    assert_eq!(shown[2], ("CSAT 满意度", csat.as_str()));
    assert_eq!(shown[3], ("NPS 净推荐值", nps.as_str()));
    assert_eq!(shown[4], ("整体转化率", conversion.as_str()));
    assert_eq!(shown.len(), 6, "the sample asks no CES question: no tile for it");
    assert_eq!(tiles[2].datum.n, Some(overview.ratings[0].summary.n));
}

#[test]
fn chg1_only_whole_months_are_compared() {
    let s = sheet(sample(Lang::Zh), Lang::Zh);
    let change = |key: Key| tiles(&s).into_iter().find(|tile| tile.key == key).unwrap().change.unwrap();
    assert_eq!((change(Key::Events).month.as_str(), change(Key::Events).before.as_str()), ("6月", "5月"));
    // Who began in June has not had thirty days when the data ends.
    assert_eq!(change(Key::Conversion).month, "5月");
    let Chart::Line(line) = trend(&s, Key::Conversion).chart else { unreachable!() };
    let partial: Vec<bool> = line.points.iter().map(|point| point.partial).collect();
    assert_eq!(partial, [false, false, false, false, false, true]);
    assert!(trend(&s, Key::Conversion).definition.ends_with("空心为窗口未满的时段"));

    // 15 June 2026: the filter cuts June, so May is the last whole month.
    let until = Some(1_781_481_600_000);
    let cut = ask(Lang::Zh, Filter { to_millis: until, ..Filter::default() });
    let s = sheet(&cut, Lang::Zh);
    let tile = tiles(&s).into_iter().find(|tile| tile.key == Key::Events).unwrap();
    assert_eq!(tile.change.unwrap().month, "5月");
}

#[test]
fn chg2_a_change_is_the_difference_of_its_months() {
    let s = sheet(sample(Lang::En), Lang::En);
    let months = &s.figures.months;
    let (may, june) = (months[4].events as f64, months[5].events as f64);
    let size = number::percent((june - may) / may);
    assert_eq!(
        trend(&s, Key::Events).finding,
        format!("Contacts: {} in Jun, up {size} on May", number::count(months[5].events))
    );
    let top = |at: usize| months[at].ratings[0].unwrap().top.value() * 100.0;
    let tile = tiles(&s).into_iter().find(|tile| tile.key == Key::Rating(0)).unwrap();
    assert_eq!(tile.change.unwrap().size, format!("{} pp", number::decimal((top(5) - top(4)).abs(), 1)));
}

#[test]
fn chg3_an_unclear_change_is_neither_good_nor_bad() {
    let s = sheet(sample(Lang::Zh), Lang::Zh);
    let tile = tiles(&s).into_iter().find(|tile| tile.key == Key::Rating(0)).unwrap();
    let change = tile.change.unwrap();
    assert_eq!((change.clear, change.good), (false, None));
    assert!(trend(&s, Key::Rating(0)).finding.contains("误差范围内"));
}

#[test]
fn where_low_is_good_a_rise_is_bad_and_the_lowest_is_best() {
    let mut effort =
        Sample { workspace: sample(Lang::Zh).workspace.clone(), figures: sample(Lang::Zh).figures.clone() };
    let ces = |rating: &mut QuestionFigures| rating.question = Question::CES_5;
    let figures = &mut effort.figures;
    ces(&mut figures.overview.ratings[0]);
    let name = figures.overview.ratings[0].name.clone();
    let touchpoints = figures.touchpoints.iter_mut().flat_map(|touchpoint| &mut touchpoint.ratings);
    touchpoints.filter(|rating| rating.name == name).for_each(ces);
    for (month, mean) in figures.months.iter_mut().zip([2.0, 2.0, 2.0, 2.0, 2.0, 3.0]) {
        let summary = month.ratings[0].as_mut().unwrap();
        (summary.mean, summary.mean_interval) = (mean, Some((mean - 0.1, mean + 0.1)));
    }
    let s = sheet(&effort, Lang::Zh);
    let tile = tiles(&s).into_iter().find(|tile| tile.key == Key::Rating(0)).unwrap();
    let change = tile.change.unwrap();
    assert_eq!((tile.name.as_str(), change.up, change.good), ("CES 费力度", Some(true), Some(false)));
    let card = ratings_by_touchpoint(&s, 0).unwrap();
    let values: Vec<f64> = bars(&card.chart).iter().map(|bar| bar.datum.value.unwrap()).collect();
    assert!(values.is_sorted());
    let overall = s.figures.overview.ratings[0].summary.mean;
    assert!(bars(&card.chart).iter().filter(|bar| bar.poor).all(|bar| bar.datum.value.unwrap() > overall));
}

#[test]
fn the_stage_funnel_names_the_step_that_loses_most() {
    let s = sheet(sample(Lang::Zh), Lang::Zh);
    let steps = &s.figures.stage_funnel.steps;
    let lowest = steps.iter().filter_map(|step| step.step).map(|rate| rate.value()).fold(1.0, f64::min);
    let loss = number::percent(1.0 - lowest);
    assert_eq!(stage_funnel(&s).finding, format!("「使用」到「忠诚」流失最多：{loss}"));
    let s = sheet(sample(Lang::En), Lang::En);
    assert_eq!(stage_funnel(&s).finding, format!("Most are lost between Use and Loyalty: {loss}"));
    assert!(stage_funnel(&s).definition.contains("30 days"));
}

#[test]
fn the_touchpoint_funnel_says_whose_and_how_long() {
    let card = touchpoint_funnel(&sheet(sample(Lang::Zh), Lang::Zh)).unwrap();
    assert!(card.definition.starts_with("按会话或订单的有序漏斗，窗口 1 小时"), "{}", card.definition);
    let none = Sample {
        figures: Figures { funnel: None, ..sample(Lang::Zh).figures.clone() },
        workspace: sample(Lang::Zh).workspace.clone(),
    };
    assert!(touchpoint_funnel(&sheet(&none, Lang::Zh)).is_none());
}

#[test]
fn poor_is_what_lies_wholly_below_everything_together() {
    let s = sheet(sample(Lang::Zh), Lang::Zh);
    let card = ratings_by_touchpoint(&s, 0).unwrap();
    let overall = s.figures.overview.ratings[0].summary.top.value();
    for bar in bars(&card.chart) {
        assert_eq!(bar.poor, bar.datum.interval.unwrap().1 < overall, "{}", bar.label);
    }
    let worst = bars(&card.chart).last().unwrap();
    assert_eq!(worst.label, "支付");
    assert!(
        card.finding.starts_with("支付、") && card.finding.contains("等 5 个触点明显差于整体"),
        "{}",
        card.finding
    );
    assert!(ratings_by_touchpoint(&s, 7).is_none(), "there is no such question");
}

#[test]
fn a_small_base_is_marked_and_is_no_finding() {
    let mut small =
        Sample { workspace: sample(Lang::Zh).workspace.clone(), figures: sample(Lang::Zh).figures.clone() };
    small.workspace.settings.small_base = 100_000;
    let s = sheet(&small, Lang::Zh);
    let card = ratings_by_touchpoint(&s, 0).unwrap();
    assert!(bars(&card.chart).iter().all(|bar| bar.datum.small_base && !bar.poor));
    assert!(card.finding.starts_with("没有触点明显差于整体"));
    assert_eq!(stage_funnel(&s).finding, "样本太少，还看不出在哪一步流失");
}

#[test]
fn volumes_and_channels_are_shares_of_all_events() {
    let s = sheet(sample(Lang::Zh), Lang::Zh);
    let first = &s.figures.touchpoints[0];
    let share = number::percent(first.events as f64 / s.figures.overview.events as f64);
    assert_eq!(volume(&s).finding, format!("「{}」接触最多，占 {share}", first.name));
    let Chart::Donut(donut) = channels(&s).unwrap().chart else { unreachable!() };
    assert_eq!(donut.slices.iter().map(|slice| slice.count).sum::<u64>(), s.figures.overview.events);
    let none = Sample {
        figures: Figures { channels: Vec::new(), ..s.figures.clone() },
        workspace: s.workspace.clone(),
    };
    assert!(channels(&sheet(&none, Lang::Zh)).is_none(), "data without channels has no such card");
}

#[test]
fn a_funnel_is_suggested_in_the_order_of_meeting() {
    let funnel = suggest_funnel(&sample(Lang::Zh).figures).unwrap();
    let labels: Vec<&str> = funnel.steps.iter().map(|step| step.label.as_str()).collect();
    // The product page is met at the same point as the search, by fewer: the search stands for both.
    assert_eq!(labels, ["种草内容", "搜索比价", "购物车结算", "支付"]);
    let mut one = sample(Lang::Zh).figures.clone();
    one.touchpoints.truncate(1);
    assert!(suggest_funnel(&one).is_none());
}

#[test]
fn every_mark_of_a_funnel_and_of_bars_can_be_explained() {
    let s = sheet(sample(Lang::Zh), Lang::Zh);
    for card in [stage_funnel(&s), ratings_by_touchpoint(&s, 1).unwrap(), volume(&s), channels(&s).unwrap()] {
        assert!(
            card.subject
                .iter()
                .chain(card.marks.iter().flatten())
                .all(|figure| s.figures.value(figure).is_some())
        );
    }
    let funnel = stage_funnel(&s);
    let steps = &s.figures.stage_funnel.steps;
    assert_eq!(funnel.subject, funnel.marks[4], "the finding is of the worst step");
    assert_eq!(
        s.figures.value(funnel.subject.as_ref().unwrap()).unwrap().parts,
        Some((steps[4].reached, steps[3].reached))
    );
    assert_eq!(Key::Rating(1).figure(&s).unwrap().metric, Metric::Nps);
}
