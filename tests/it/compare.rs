//! Comparing, cutting time and grouping on the sample: each part must be what the whole says when the filter keeps that
//! part alone, and what the page shows must be the answer.

use crate::engine::import;
use waymark::chart::Chart;
use waymark::dashboard::{
    Compared, Key, Own, Series, Sheet, Versus, by_dimension, tiles, touchpoint_grid, trend, trend_by,
};
use waymark::engine::measure::{
    Answer, Dimension, FormulaQuery, GroupsAnswer, GroupsQuery, Measure, SeriesQuery, SeriesStep,
};
use waymark::engine::{Against, Engine, Figures, Filter, Pick, Request, Response, Slice, overall, query_for};
use waymark::metric::calendar::{Cut, Unit};
use waymark::metric::compare;
use waymark::model::{DatasetId, FormulaId, Goal, Status, Target, UserMetric, UserUnit, Workspace};
use waymark::template;
use waymark::text::Lang;

const DATASET: DatasetId = DatasetId(1);

struct Sample {
    engine: Engine,
    workspace: Workspace,
}

impl Sample {
    fn new() -> Sample {
        let workspace = template::sample_workspace(Lang::Zh);
        let mut engine = Engine::new();
        let bytes = template::sample_events_csv(Lang::Zh);
        let imported = import(&mut engine, DATASET, template::sample_mapping(Lang::Zh), &bytes);
        assert!(matches!(imported, Response::Imported(_)));
        Sample { engine, workspace }
    }

    fn figures(&mut self, filter: &Filter) -> Figures {
        let query = query_for(&self.workspace, &self.workspace.journeys[0], DATASET, filter.clone());
        let mut found = None;
        self.engine.handle(Request::Ask { query: Box::new(query) }, &mut |response| {
            let Response::Answered(figures) = response else { panic!("{response:?}") };
            found = Some(*figures);
        });
        found.unwrap()
    }

    fn measure(&mut self, filter: &Filter, measure: Measure) -> Answer {
        let mut found = None;
        let request = Request::Measure { dataset: DATASET, filter: filter.clone(), measures: vec![measure] };
        self.engine.handle(request, &mut |response| {
            let Response::Measured(answers) = response else { panic!("{response:?}") };
            found = answers.into_iter().next();
        });
        found.unwrap()
    }

    fn series(&mut self, filter: &Filter, query: SeriesQuery) -> Vec<SeriesStep> {
        let answer = self.measure(filter, Measure::Series(query));
        let Answer::Series(steps) = answer else { panic!("{answer:?}") };
        steps
    }

    fn groups(&mut self, filter: &Filter, query: GroupsQuery) -> GroupsAnswer {
        let answer = self.measure(filter, Measure::Groups(query));
        let Answer::Groups(found) = answer else { panic!("{answer:?}") };
        *found
    }
}

fn month(month: u32) -> (i64, i64) {
    let cut = Cut { unit: Unit::Month, first_month: 1 };
    let index = 2026 * 12 + i64::from(month) - 1;
    (cut.first_day(index) * 86_400_000, cut.first_day(index + 1) * 86_400_000)
}

fn only(from: i64, to: i64) -> Filter {
    Filter { from_millis: Some(from), to_millis: Some(to), ..Filter::default() }
}

/// What a series or group must say, but for conversion over time.
fn same(a: &Slice, b: &Slice) {
    assert_eq!(
        (a.events, a.customers, a.revenue_cents, &a.ratings),
        (b.events, b.customers, b.revenue_cents, &b.ratings)
    );
}

#[test]
fn ser1_steps_are_the_whole_of_their_time_and_part_the_events() {
    let mut sample = Sample::new();
    let whole = sample.figures(&Filter::default());
    for unit in [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year] {
        let steps = sample.series(&Filter::default(), SeriesQuery { unit, ..SeriesQuery::default() });
        assert_eq!(
            steps.iter().map(|step| step.figures.events).sum::<u64>(),
            whole.overview.events,
            "{unit:?}"
        );
        assert!(steps.windows(2).all(|pair| pair[0].to_millis == pair[1].from_millis), "{unit:?}");
        let some = &steps[steps.len() / 2];
        let alone = sample.figures(&only(some.from_millis, some.to_millis));
        same(&some.figures, &Slice::of(&alone));
    }
}

#[test]
fn ser1_the_months_are_those_of_the_answer() {
    let mut sample = Sample::new();
    let whole = sample.figures(&Filter::default());
    let query = SeriesQuery {
        stages: whole.query.stages.clone(),
        window: whole.query.window,
        ..SeriesQuery::default()
    };
    let steps = sample.series(&Filter::default(), query);
    let sheet = Sheet::plain(&whole, &sample.workspace, &sample.workspace.journeys[0], Lang::Zh);
    let months = Series::months(&sheet);
    assert_eq!(months.steps, steps, "conversion by month of beginning included");
}

#[test]
fn ser1_rolling_steps_overlap_and_are_the_whole_of_their_time() {
    let mut sample = Sample::new();
    let query = SeriesQuery { unit: Unit::Week, rolling: 4, ..SeriesQuery::default() };
    let steps = sample.series(&Filter::default(), query);
    let weeks = sample.series(&Filter::default(), SeriesQuery { unit: Unit::Week, ..SeriesQuery::default() });
    assert_eq!(steps.len(), weeks.len(), "one ends with each week");
    for (step, week) in steps.iter().zip(&weeks) {
        assert_eq!((step.to_millis, step.to_millis - step.from_millis), (week.to_millis, 28 * 86_400_000));
    }
    let some = &steps[steps.len() / 2];
    same(&some.figures, &Slice::of(&sample.figures(&only(some.from_millis, some.to_millis))));
}

#[test]
fn ser1_a_group_is_what_a_click_on_it_shows() {
    let mut sample = Sample::new();
    let whole = sample.figures(&Filter::default());
    let stages = whole.query.stages.clone();
    let attribute = sample.engine.info(DATASET).unwrap().attributes[0].0.clone();
    for by in [Dimension::Channel, Dimension::Touchpoint, Dimension::Stage, Dimension::Attribute(attribute)] {
        let query = GroupsQuery {
            by: by.clone(),
            stages: stages.clone(),
            window: whole.query.window,
            conversion: true,
            formula: Some(FormulaQuery::of("events / customers")),
            ..GroupsQuery::default()
        };
        let found = sample.groups(&Filter::default(), query);
        assert!(found.groups.len() > 1, "{by:?}");
        for group in [&found.groups[0], found.groups.last().unwrap()] {
            let mut filter = Filter::default();
            Pick::Value(by.clone(), group.name.clone()).toggle(&mut filter, &stages);
            let alone = sample.figures(&filter);
            same(&group.figures, &Slice::of(&alone));
            assert_eq!(group.figures.conversion, overall(&alone.stage_funnel), "{by:?} {}", group.name);
            let each = alone.overview.events as f64 / alone.overview.customers as f64;
            assert_eq!(group.figures.formula, Some(each));
        }
    }
}

#[test]
fn part1_bars_under_a_touchpoint_convert_as_a_click_on_them_does() {
    let mut sample = Sample::new();
    let whole = sample.figures(&Filter::default());
    let stages = whole.query.stages.clone();
    let attribute = sample.engine.info(DATASET).unwrap().attributes[0].0.clone();
    let touchpoints = vec![whole.touchpoints[2].name.clone()];
    for within in [false, true] {
        let base = Filter { touchpoints: touchpoints.clone(), within, ..Filter::default() };
        for by in [Dimension::Channel, Dimension::Attribute(attribute.clone())] {
            let (conversion, window) = (true, whole.query.window);
            let query = GroupsQuery {
                by: by.clone(),
                stages: stages.clone(),
                window,
                conversion,
                ..GroupsQuery::default()
            };
            let found = sample.groups(&base, query);
            assert!(!found.groups.is_empty());
            for group in &found.groups {
                let mut filter = base.clone();
                Pick::Value(by.clone(), group.name.clone()).toggle(&mut filter, &stages);
                // A pick of a channel takes it back.
                filter.within = within;
                let alone = sample.figures(&filter);
                assert_eq!(
                    group.figures.conversion,
                    overall(&alone.stage_funnel),
                    "{by:?} {} {within}",
                    group.name
                );
            }
        }
    }
}

#[test]
fn a_comparison_says_its_test_and_both_figures() {
    let mut sample = Sample::new();
    let (june, may) = (only(month(6).0, month(6).1), only(month(5).0, month(5).1));
    let figures = sample.figures(&june);
    let data = sample.engine.info(DATASET).unwrap().quality.period_millis.unwrap();
    let other = Against::Before.filter(&june, data).unwrap();
    assert_eq!(other.filter, may);
    let before = sample.figures(&other.filter);
    let journey = &sample.workspace.journeys[0];
    let plain = Sheet::plain(&figures, &sample.workspace, journey, Lang::En);
    let sheet = Sheet { other: Some(Compared { figures: &before, name: "May" }), ..plain };

    let csat = Key::Rating(0);
    let versus = Versus::of(&sheet, csat).unwrap();
    let top = |figures: &Figures| figures.overview.ratings[0].summary.top;
    let expected = compare::rates(top(&before), top(&figures));
    assert_eq!(versus.clear, expected.p.unwrap() < 0.05);
    assert!(versus.test.as_ref().unwrap().starts_with("z = "), "{versus:?}");
    assert!(versus.rows.iter().any(|(_, text)| text.contains("two-proportion")), "{:?}", versus.rows);
    let nps = Versus::of(&sheet, Key::Rating(1)).unwrap();
    assert!(nps.rows.iter().any(|(_, text)| text.contains("two NPS")), "{:?}", nps.rows);
    let events = Versus::of(&sheet, Key::Events).unwrap();
    assert!(events.clear && events.test.is_none(), "a count of everything has no test");

    let tile = tiles(&sheet).into_iter().find(|tile| tile.key == csat).unwrap();
    assert_eq!((tile.versus, tile.change), (Some((versus, "May".into())), None));
    let Chart::Line(line) = trend(&sheet, csat).chart else { unreachable!() };
    assert_eq!(line.beside.unwrap().name, "May");
    let grid = touchpoint_grid(&sheet);
    let first = &grid.rows[0];
    assert!(
        first
            .cells
            .iter()
            .all(|cell| cell.text.is_empty() || cell.versus.is_some() || cell.text.starts_with('¥'))
    );
    let table = grid.table(Lang::En);
    assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
}

#[test]
fn bars_stand_beside_what_they_are_compared_with() {
    let mut sample = Sample::new();
    let (june, may) = (only(month(6).0, month(6).1), only(month(5).0, month(5).1));
    let (figures, before) = (sample.figures(&june), sample.figures(&may));
    let query = GroupsQuery { stages: figures.query.stages.clone(), ..GroupsQuery::default() };
    let (here, there) = (sample.groups(&june, query.clone()), sample.groups(&may, query));
    let journey = &sample.workspace.journeys[0];
    let plain = Sheet::plain(&figures, &sample.workspace, journey, Lang::Zh);
    let sheet = Sheet { other: Some(Compared { figures: &before, name: "5月" }), ..plain };
    let card = by_dimension(&sheet, Key::Events, &Dimension::Channel, &here, Some(&there));
    let Chart::Bars(bars) = &card.chart else { unreachable!() };
    assert_eq!(bars.beside.as_deref(), Some("5月"));
    assert_eq!((bars.bars.len(), card.picks.len()), (here.groups.len(), here.groups.len()));
    let channel = &here.groups[0].name;
    let other = there.groups.iter().find(|group| group.name == *channel).unwrap();
    assert_eq!(bars.bars[0].beside.as_ref().unwrap().value, Some(other.figures.events as f64));
    assert_eq!(card.picks[0], Some(Pick::Value(Dimension::Channel, channel.clone())));
}

#[test]
fn a_metric_of_the_users_own_is_a_tile_with_a_target() {
    let mut sample = Sample::new();
    let figures = sample.figures(&Filter::default());
    let id = FormulaId(77);
    sample.workspace.score.formulas.push(UserMetric {
        id,
        name: "人均接触".into(),
        text: "events / customers".into(),
        unit: UserUnit::Number,
        high_is_good: true,
    });
    let journey = sample.workspace.journeys[0].id;
    let of = Key::Formula(id);
    let value = figures.overview.events as f64 / figures.overview.customers as f64;
    let goal = Goal { value: value + 1.0, warn: Some(value - 1.0) };
    let own = [Own { id, value: Ok(Some(value)), other: None }];
    let target = Target { journey, of: waymark::model::TargetOf::Formula(id), goal };
    sample.workspace.score.targets.push(target);
    let plain = Sheet::plain(&figures, &sample.workspace, &sample.workspace.journeys[0], Lang::Zh);
    let sheet = Sheet { own: &own, ..plain };
    let tile = tiles(&sheet).into_iter().find(|tile| tile.key == of).unwrap();
    assert_eq!((tile.name.as_str(), tile.datum.value), ("人均接触", Some(value)));
    assert_eq!(tile.goal.unwrap().1, Status::Near);

    let query =
        SeriesQuery { formula: Some(FormulaQuery::of("events / customers")), ..SeriesQuery::default() };
    let steps = sample.series(&Filter::default(), query);
    let series = Series {
        cut: Cut { unit: Unit::Month, first_month: 1 },
        rolling: 1,
        steps: steps.clone(),
        other: None,
    };
    let plain = Sheet::plain(&figures, &sample.workspace, &sample.workspace.journeys[0], Lang::Zh);
    let card = trend_by(&Sheet { own: &own, ..plain }, of, &series);
    let Chart::Line(line) = card.chart else { unreachable!() };
    let each = |step: &SeriesStep| Some(step.figures.events as f64 / step.figures.customers as f64);
    let shown: Vec<Option<f64>> = line.points.iter().map(|point| point.datum.value).collect();
    assert_eq!(shown, steps.iter().map(each).collect::<Vec<_>>());
    assert_eq!(line.target.map(|target| target.value), Some(goal.value));
}
