//! Cards of money, customers and models made of files that were taken in as a user would: what they draw and say is what the
//! engine answered, what the data cannot carry is told before it is asked for, and options change what they are about.

use super::kinds::{DATASET, guessed, take};
use super::reference::{expected, fixture};
use std::cell::RefCell;
use waymark::chart::{Chart, Frame};
use waymark::dashboard::{Deep, DeepCard, Need, Options, Outcome, Sheet, Views, outcomes, people_groups};
use waymark::engine::measure::{Answer, By, WonBy};
use waymark::engine::{
    DatasetInfo, Engine, Figures, Filter, Query, Request, Response, StageMatch, query_for,
};
use waymark::layout::Theme;
use waymark::layout::text::EstimatedWidths;
use waymark::model::{StageId, Window, Workspace};
use waymark::table::Repeats;
use waymark::template;
use waymark::text::{Lang, number};

const ORDERS: &[u8] = include_bytes!("../fixtures/shop/orders.csv");
const COSTS: &[u8] = include_bytes!("../fixtures/shop/costs.csv");

struct Page {
    engine: Engine,
    info: DatasetInfo,
    workspace: Workspace,
    figures: Figures,
}

impl Page {
    fn of(files: &[&[u8]]) -> Page {
        let mut engine = Engine::new();
        let mut info = None;
        for (at, bytes) in files.iter().enumerate() {
            info = Some(take(&mut engine, guessed(bytes), bytes, (at > 0).then_some(Repeats::Skip)).unwrap());
        }
        let workspace = template::sample_workspace(Lang::En);
        let query = query_for(&workspace, &workspace.journeys[0], DATASET, Filter::default());
        let figures = ask(&mut engine, query);
        Page { engine, info: info.unwrap(), workspace, figures }
    }

    fn sheet(&self, lang: Lang) -> Sheet<'_> {
        let plain = Sheet::plain(&self.figures, &self.workspace, &self.workspace.journeys[0], lang);
        Sheet { data: Some(&self.info), ..plain }
    }

    fn card(&mut self, deep: Deep, options: &Options) -> (DeepCard, Vec<Answer>) {
        let measures = deep.measures(&self.sheet(Lang::En), options);
        let mut answers = Vec::new();
        let request = Request::Measure { dataset: DATASET, filter: Filter::default(), measures };
        self.engine.handle(request, &mut |response| {
            let Response::Measured(found) = response else { panic!("{response:?}") };
            answers = found;
        });
        let made = deep.card(&self.sheet(Lang::En), options, &answers);
        let card = made.unwrap_or_else(|why| panic!("{deep:?}: {why}"));
        for lang in [Lang::Zh, Lang::En] {
            readable(&deep.card(&self.sheet(lang), options, &answers).unwrap(), lang);
        }
        (card, answers)
    }
}

fn ask(engine: &mut Engine, query: Query) -> Figures {
    let mut figures = None;
    engine.handle(Request::Ask { query: Box::new(query) }, &mut |response| {
        let Response::Answered(answer) = response else { panic!("{response:?}") };
        figures = Some(*answer);
    });
    figures.unwrap()
}

/// Every place of a text is filled, nothing leaves its frame on a phone or a wide page, and the table has all columns.
fn readable(made: &DeepCard, lang: Lang) {
    let DeepCard { card, facts, how } = made;
    let said = [&card.finding, &card.definition].into_iter().chain(how.rows.iter().map(|row| &row.1));
    for text in said.chain(facts.iter().map(|(_, datum)| &datum.text)) {
        assert!(!text.is_empty() && !text.contains(['{', '}']), "{text:?} of {made:?}");
        assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    }
    let measure = RefCell::new(EstimatedWidths);
    for width in [330.0, 900.0] {
        let frame = Frame::new((width, card.chart.min_height()), Theme::Light, lang, &measure);
        let drawing = card.chart.draw(&frame);
        assert!(!drawing.marks.is_empty(), "{card:?}");
        for mark in &drawing.marks {
            let (right, low) = (mark.area.x + mark.area.width, mark.area.y + mark.area.height);
            assert!(mark.area.x >= -11.5 && right <= width + 11.5 && low <= drawing.height + 0.5, "{mark:?}");
        }
    }
    let table = card.chart.table(lang);
    assert!(!table.rows.is_empty() && table.rows.iter().all(|row| row.len() == table.head.len()));
}

fn fact<'c>(made: &'c DeepCard, name: &str) -> &'c str {
    let found = made.facts.iter().find(|(of, _)| *of == name);
    &found.unwrap_or_else(|| panic!("{name} is none of {:?}", made.facts)).1.text
}

fn rows(made: &DeepCard) -> Vec<Vec<String>> {
    made.card.chart.table(Lang::En).rows
}

#[test]
fn what_data_cannot_carry_is_told_before_it_is_asked_for() {
    let lacks = |files: &[&[u8]], deep: Deep| deep.lacks(&Page::of(files).info);
    assert_eq!(lacks(&[ORDERS], Deep::Acquisition), Some(Need::Costs));
    assert_eq!(lacks(&[ORDERS, COSTS], Deep::Acquisition), None);
    assert_eq!(lacks(&[ORDERS], Deep::Churn), Some(Need::Customers));
    assert_eq!(lacks(&[ORDERS], Deep::Drivers), Some(Need::Ratings));
    let plain = b"customer_id,plan\na,pro\nb,free\nc,free\n";
    assert_eq!(lacks(&[ORDERS, plain], Deep::Leaving), Some(Need::Churned));
    let lost = b"customer_id,plan,churn\na,pro,yes\nb,free,no\nc,free,no\n";
    assert_eq!(lacks(&[ORDERS, lost], Deep::Churn), None);
    assert_eq!(lacks(&[ORDERS, lost], Deep::Survival), Some(Need::Tenure));
    assert_eq!(lacks(&[&fixture("telco_churn/customers.csv")], Deep::Cohorts), Some(Need::Events));
    let no_channel = b"user,time,event\na,2026-01-01,view\nb,2026-01-02,pay\n";
    assert_eq!(lacks(&[no_channel], Deep::Transitions), Some(Need::Channels));
    assert_eq!(lacks(&[no_channel], Deep::Paths), None);
}

#[test]
fn acquisition_is_by_channel_over_time_and_by_the_margin_chosen() {
    let mut page = Page::of(&[ORDERS, COSTS]);
    let (made, answers) = page.card(Deep::Acquisition, &Options::default());
    let [Answer::Acquisition(answer)] = &answers[..] else { panic!("{answers:?}") };
    assert_eq!(fact(&made, "CAC, blended"), "¥23.75");
    assert_eq!(fact(&made, "LTV : CAC"), format!("{:.2} : 1", answer.whole.blended.value_to_cost.unwrap()));
    // Dearest first; a channel that won nobody says so and has no figure, and who came by none stands last.
    let told: Vec<(String, String)> =
        rows(&made).into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    assert_eq!(told[0], ("tv".to_owned(), String::new()));
    assert_eq!(told.last().unwrap().0, "No channel");
    assert!(told.contains(&("ads".into(), "¥30.00".into())), "{told:?}");
    let table = made.card.chart.table(Lang::En);
    assert_eq!(table.head[2..], ["n", "Cost", "LTV : CAC", "Payback"]);

    let views = Views { by_month: true, ..Views::default() };
    let (months, _) = page.card(Deep::Acquisition, &Options { views, ..Options::default() });
    assert!(matches!(months.card.chart, Chart::Line(_)));
    assert_eq!(rows(&months).len(), 3);

    let all = Options { margin_percent: Some(100.0), won_by: WonBy::FirstTouch, ..Options::default() };
    let (all, _) = page.card(Deep::Acquisition, &all);
    assert_eq!(fact(&all, "LTV : CAC"), "4.21 : 1", "100 of revenue each for 23.75");
}

#[test]
fn churn_is_shown_by_the_attribute_that_tells_most_and_by_any_other() {
    let mut page = Page::of(&[&fixture("telco_churn/customers.csv")]);
    let theirs = expected("telco_churn");
    let (made, answers) = page.card(Deep::Churn, &Options::default());
    assert!(answers.len() > 10, "every attribute is compared");
    assert!(made.card.finding.contains("Contract"), "{}", made.card.finding);
    for row in rows(&made) {
        let group = &theirs["churn_by"]["Contract"][&row[0]];
        assert_eq!(row[1], number::percent(group["rate"].as_f64().unwrap()));
        let [low, high] = [0, 1].map(|at| number::percent(group["wilson95"][at].as_f64().unwrap()));
        assert_eq!(row[2], format!("{low} – {high}"));
        assert_eq!(row[3], number::count(group["n"].as_u64().unwrap()));
        assert_eq!(row[4], number::count(group["churned"].as_u64().unwrap()));
    }
    assert_eq!(fact(&made, "Churn"), "26.5%");
    assert_eq!(fact(&made, "Monthly churn"), "0.82%", "a share of a cross-section is no monthly rate");
    assert_eq!(made.card.picks.len(), 3);
    let groups = people_groups(&page.sheet(Lang::En));
    assert!(groups.iter().any(|(by, _)| *by == By::Attribute("gender".into())));
    let bands = groups.iter().find(|(by, _)| matches!(by, By::Bands { .. })).unwrap().0.clone();
    for by in [By::Attribute("gender".into()), bands] {
        let (other, answers) = page.card(Deep::Churn, &Options { churn_by: Some(by), ..Options::default() });
        assert_eq!(answers.len(), 1);
        assert_ne!(rows(&other), rows(&made));
    }
}

#[test]
fn survival_has_its_curve_its_bases_and_its_groups() {
    let mut page = Page::of(&[&fixture("telco_churn/customers.csv")]);
    let theirs = expected("telco_churn");
    let (made, _) = page.card(Deep::Survival, &Options::default());
    let point = &theirs["kaplan_meier_tenure"]["points"]["12"];
    assert_eq!(fact(&made, "Still there after 12 months"), number::percent(point["S"].as_f64().unwrap()));
    assert_eq!(fact(&made, "Median stay"), "not reached");
    let at_12 = rows(&made).into_iter().find(|row| row[0] == "12").unwrap();
    assert_eq!(at_12[1], number::percent(point["S"].as_f64().unwrap()));
    assert_eq!(at_12[3], number::count(point["at_risk"].as_u64().unwrap()));
    let by = Some(By::Attribute("Contract".into()));
    let (groups, _) = page.card(Deep::Survival, &Options { survival_by: by, ..Options::default() });
    let Chart::Curves(curves) = &groups.card.chart else { panic!() };
    assert_eq!(curves.curves.len(), 3);
    assert!(curves.curves.iter().any(|curve| curve.note == "median 35"), "{:?}", curves.curves[0].note);
    let test = groups.how.rows.iter().find(|row| row.0 == "Log-rank test").unwrap();
    assert!(test.1.ends_with("p < 0.001"), "{}", test.1);
    assert_eq!(groups.card.chart.table(Lang::En).head[0], "Contract");
}

#[test]
fn the_model_of_leaving_shows_what_it_is_worth_outside_of_its_sample() {
    let mut page = Page::of(&[&fixture("telco_churn/customers.csv")]);
    let (made, answers) = page.card(Deep::Leaving, &Options::default());
    let [Answer::Leaving(answer)] = &answers[..] else { panic!("{answers:?}") };
    let unseen = answer.unseen.as_ref().unwrap();
    assert_eq!(fact(&made, "AUC, out of fold"), number::decimal(answer.auc.unwrap(), 3));
    assert!(unseen.brier >= answer.brier, "out of sample is not better than in it");
    let n: u64 = unseen.calibration.iter().map(|band| band.observed.denominator).sum();
    let lost: u64 = unseen.calibration.iter().map(|band| band.observed.numerator).sum();
    assert_eq!((n, lost), (answer.n, answer.lost));
    let away = unseen.calibration.iter().map(|band| (band.predicted - band.observed.value()).abs());
    assert!(away.fold(0.0, f64::max) < 0.05, "calibrated: {:?}", unseen.calibration);
    assert!(made.card.finding.contains("a higher tenure"), "{}", made.card.finding);
    assert!(rows(&made).iter().any(|row| row[0] == "Contract is Two year"), "{:?}", rows(&made));
    let views = Views { calibration: true, ..Views::default() };
    let (bands, _) = page.card(Deep::Leaving, &Options { views, ..Options::default() });
    assert_eq!(rows(&bands).len(), 10);
    assert_eq!(rows(&bands)[9].last(), Some(&number::percent(unseen.calibration[9].predicted)));
}

#[test]
fn drivers_have_shares_correlations_and_a_plane_and_say_that_they_are_no_causes() {
    let mut page = Page::of(&[&fixture("sfo_survey_2017/survey_wide.csv")]);
    let (made, answers) = page.card(Deep::Drivers, &Options::default());
    let [Answer::Drivers(answer)] = &answers[..] else { panic!("{answers:?}") };
    let model = answer.model.as_ref().unwrap();
    assert!(model.n > 300 && model.terms.len() <= 12, "{} of {}", model.n, model.terms.len());
    assert_eq!(fact(&made, "Explained, R²"), number::percent(model.r_squared));
    assert!(made.card.definition.contains("not cause"));
    let Chart::Bars(bars) = &made.card.chart else { panic!() };
    let sum: f64 = bars.bars.iter().filter_map(|bar| bar.datum.value).sum();
    assert!((sum - model.r_squared).abs() < 1e-9, "the parts add up to R²");
    assert_eq!(rows(&made)[0].len(), made.card.chart.table(Lang::En).head.len());
    let views = Views { correlation: true, ..Views::default() };
    let (alone, _) = page.card(Deep::Drivers, &Options { views, ..Options::default() });
    assert_eq!(rows(&alone).len(), answer.factors.len().min(20));
    let views = Views { plane: true, ..Views::default() };
    let (plane, _) = page.card(Deep::Drivers, &Options { views, ..Options::default() });
    assert!(matches!(plane.card.chart, Chart::Plane(_)));
    let known = outcomes(&page.sheet(Lang::En));
    assert!(matches!(known[0].0, Outcome::Rating(_)), "who recommends comes first");
    let overall = Outcome::Touchpoint("Q7ALL".into());
    assert!(known.iter().any(|(outcome, _)| *outcome == overall), "{known:?}");
    let (other, answers) =
        page.card(Deep::Drivers, &Options { outcome: Some(overall), ..Options::default() });
    let [Answer::Drivers(of)] = &answers[..] else { panic!() };
    assert!(of.factors.iter().all(|factor| factor.name != "Q7ALL"), "an outcome is no factor of itself");
    assert_ne!(other.card.finding, made.card.finding);
}

#[test]
fn paths_are_held_against_the_stages_of_the_map() {
    // a follows the map, b skips the second stage, c goes back, d stops early; mail is on no stage.
    let events = b"user,time,event\n\
        a,2026-01-01,see\na,2026-01-02,see\na,2026-01-03,try\na,2026-01-04,mail\na,2026-01-05,buy\n\
        b,2026-01-01,see\nb,2026-01-02,buy\n\
        c,2026-01-01,see\nc,2026-01-02,try\nc,2026-01-03,see\n\
        d,2026-01-01,see\nd,2026-01-02,try\n";
    let mut page = Page::of(&[events]);
    let stage = |id, name: &str| StageMatch {
        id: StageId(id),
        names: vec![name.into()],
        touchpoints: vec![name.into()],
    };
    let query = Query {
        dataset: DATASET,
        filter: Filter::default(),
        stages: vec![stage(1, "see"), stage(2, "try"), stage(3, "buy")],
        window: Window::default(),
        funnel: None,
    };
    page.figures = ask(&mut page.engine, query);
    let (made, answers) = page.card(Deep::Conformance, &Options::default());
    let [Answer::Conformance(answer)] = &answers[..] else { panic!("{answers:?}") };
    let pair = |rate: waymark::engine::Rate| (rate.numerator, rate.denominator);
    assert_eq!(pair(answer.cases.unwrap()), (2, 4), "a and d");
    assert_eq!(pair(answer.perfect), (1, 4), "a");
    // Six moves, two of them not on the map: see to buy, try to see.
    assert_eq!(pair(answer.transitions.unwrap()), (4, 6));
    let names: Vec<String> = rows(&made).into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(names.len(), 2);
    assert!(names.contains(&"see → buy (skips)".to_owned()), "{names:?}");
    assert!(names.contains(&"try → see (goes back)".to_owned()), "{names:?}");
    // Who must finish deviates by stopping.
    let strict = Options { may_stop: false, ..Options::default() };
    let (_, answers) = page.card(Deep::Conformance, &strict);
    let [Answer::Conformance(answer)] = &answers[..] else { panic!() };
    assert_eq!((pair(answer.cases.unwrap()), answer.bad_ends), ((1, 4), 2));
    let views = Views { paths: true, ..Views::default() };
    let (paths, _) = page.card(Deep::Conformance, &Options { views, ..Options::default() });
    let first: Vec<String> = rows(&paths).into_iter().map(|row| row[0].clone()).collect();
    assert!(first.contains(&"see → try → buy".to_owned()), "{first:?}");
}
