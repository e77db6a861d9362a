//! The deeper cards on the sample: what they say must be what the engine answered, and what they draw can be read.

use crate::engine::import;
use std::cell::RefCell;
use waymark::chart::{Chart, Datum, Frame, Heat, HeatCell, HeatRow};
use waymark::dashboard::{Deep, DeepCard, Options, Sheet, suggest_funnel};
use waymark::engine::measure::{Answer, Refusal};
use waymark::engine::{DatasetInfo, Engine, Figures, Filter, Request, Response, query_for};
use waymark::layout::Theme;
use waymark::layout::text::EstimatedWidths;
use waymark::model::{DatasetId, Workspace};
use waymark::template;
use waymark::text::{Lang, number};

const DATASET: DatasetId = DatasetId(1);

struct Sample {
    engine: Engine,
    workspace: Workspace,
    figures: Figures,
    info: DatasetInfo,
}

fn sample(lang: Lang) -> Sample {
    let workspace = template::sample_workspace(lang);
    let mut engine = Engine::new();
    let bytes = template::sample_events_csv(lang);
    let imported = import(&mut engine, DATASET, template::sample_mapping(lang), &bytes);
    let Response::Imported(info) = imported else { panic!("{imported:?}") };
    let mut query = query_for(&workspace, &workspace.journeys[0], DATASET, Filter::default());
    let mut figures = None;
    // The second time with the funnel that the page suggests, as the page asks.
    for _ in 0..2 {
        engine.handle(Request::Ask { query: Box::new(query.clone()) }, &mut |response| {
            let Response::Answered(answer) = response else { panic!("{response:?}") };
            figures = Some(*answer);
        });
        query.funnel = figures.as_ref().and_then(suggest_funnel);
    }
    Sample { engine, workspace, figures: figures.unwrap(), info: *info }
}

/// The card with the answers that it was made from.
fn card(sample: &mut Sample, deep: Deep, lang: Lang) -> (DeepCard, Vec<Answer>) {
    let Sample { engine, workspace, figures, info } = sample;
    let plain = Sheet::plain(figures, workspace, &workspace.journeys[0], lang);
    let sheet = Sheet { data: Some(info), ..plain };
    let mut found = Vec::new();
    let request = Request::Measure {
        dataset: DATASET,
        filter: Filter::default(),
        measures: deep.measures(&sheet, &Options::default()),
    };
    engine.handle(request, &mut |response| {
        let Response::Measured(answers) = response else { panic!("{response:?}") };
        found = answers;
    });
    (deep.card(&sheet, &Options::default(), &found).unwrap(), found)
}

#[test]
fn every_card_of_the_sample_says_and_draws_something_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let mut sample = sample(lang);
        let carried = Deep::ALL.into_iter().filter(|deep| deep.lacks(&sample.info).is_none());
        for deep in carried.collect::<Vec<_>>() {
            let (made, _) = card(&mut sample, deep, lang);
            let DeepCard { card, facts, how } = &made;
            let said = [&card.finding, &card.definition].into_iter().chain(how.rows.iter().map(|row| &row.1));
            for text in said.chain(facts.iter().map(|(_, datum)| &datum.text)) {
                assert!(!text.is_empty() && !text.contains(['{', '}']), "{deep:?}: {text:?} of {made:?}");
                assert!(!text.contains("NaN") && !text.contains("inf"), "{deep:?}: {text}");
            }
            assert!(how.rows.len() >= 4, "definition, base, filter and period");
            let measure = RefCell::new(EstimatedWidths);
            for width in [330.0, 900.0] {
                let frame = Frame::new((width, card.chart.min_height()), Theme::Light, lang, &measure);
                let drawing = card.chart.draw(&frame);
                assert!(!drawing.marks.is_empty(), "{deep:?}");
                for mark in &drawing.marks {
                    assert!(
                        mark.area.x + mark.area.width <= width + 0.5,
                        "{deep:?} leaves its frame: {mark:?}"
                    );
                }
            }
            let table = card.chart.table(lang);
            assert!(!table.rows.is_empty() && table.rows.iter().all(|row| row.len() == table.head.len()));
        }
    }
}

#[test]
fn cohorts_show_what_was_answered_and_nothing_that_is_not_there() {
    let mut sample = sample(Lang::En);
    let (made, answers) = card(&mut sample, Deep::Cohorts, Lang::En);
    let (Chart::Heat(heat), [Answer::Cohorts(answer)]) = (&made.card.chart, &answers[..]) else { panic!() };
    let last = answer.cohorts.iter().rfind(|cohort| cohort.size > 0).unwrap();
    let row = heat.rows.last().unwrap();
    assert_eq!((row.n, row.cells.len()), (Some(last.size), last.cells.len()));
    let incomplete = row.cells.last().unwrap().as_ref().unwrap();
    assert_eq!(incomplete.partial, !last.cells.last().unwrap().complete);
    let shares = heat.rows.iter().flat_map(|row| row.cells.iter().skip(1).flatten());
    assert!(shares.filter_map(|cell| cell.datum.value).all(|share| share <= heat.full));
}

#[test]
fn the_tiles_of_orders_are_the_answer() {
    let mut sample = sample(Lang::Zh);
    let (made, answers) = card(&mut sample, Deep::Orders, Lang::Zh);
    let Answer::Orders(orders) = &answers[0] else { panic!("{answers:?}") };
    let repurchase = orders.figures.repurchase.unwrap();
    let fact = |name: &str| &made.facts.iter().find(|(of, _)| *of == name).unwrap().1;
    assert_eq!(fact("复购率").text, number::percent(repurchase.value()));
    assert_eq!(fact("复购率").n, Some(orders.figures.customers));
    assert_eq!(fact("前 10% 客户收入占比").value, orders.top_share.map(|top| top.share));
    let forecast = made.facts.iter().any(|(name, _)| *name == "未来 12 个月价值（预测）");
    assert_eq!(forecast, matches!(answers[1], Answer::Lifetime(_)), "a refused forecast is no tile");
}

#[test]
fn a_refusal_is_a_sentence() {
    let sample = sample(Lang::En);
    let journey = &sample.workspace.journeys[0];
    let sheet = Sheet::plain(&sample.figures, &sample.workspace, journey, Lang::En);
    let refused = [Answer::Refused { reason: Refusal::NoAmounts }];
    let sentence = Deep::Rfm.card(&sheet, &Options::default(), &refused).unwrap_err();
    assert_eq!(sentence, Refusal::NoAmounts.words(Lang::En));
    assert!(Deep::Paths.card(&sheet, &Options::default(), &[]).is_err(), "no answer is no card");
}

#[test]
fn a_heat_map_keeps_blanks_blank() {
    let datum = |value: f64| Datum { value: Some(value), text: number::percent(value), ..Datum::default() };
    let cell = |value, partial| Some(HeatCell { datum: datum(value), partial });
    let heat = Heat {
        corner: "cohort".into(),
        columns: vec!["0".into(), "1".into()],
        rows: vec![
            HeatRow { label: "a".into(), n: Some(9), cells: vec![cell(1.0, false), cell(0.5, true)] },
            HeatRow { label: "b".into(), n: Some(4), cells: vec![cell(1.0, true)] },
        ],
        full: 0.5,
    };
    let measure = RefCell::new(EstimatedWidths);
    let frame = Frame::new((600.0, 120.0), Theme::Dark, Lang::En, &measure);
    let labels: Vec<String> = heat.draw(&frame).marks.into_iter().map(|mark| mark.label).collect();
    assert_eq!(labels, ["a · 0", "a · 1 (partial)", "b · 0 (partial)"]);
    assert_eq!(heat.table(Lang::En).rows, [["a", "9", "100.0%", "50.0%*"], ["b", "4", "100.0%*", ""]]);
}
