//! What a map rests on: the rules of the evidence check, one after the other.

use crate::portfolio;
use chrono::NaiveDate;
use std::sync::Arc;
use waymark::engine::{Figures, Filter, query_for};
use waymark::evidence::{Finding, Meter, What, findings, meter};
use waymark::layout::text::EstimatedWidths;
use waymark::layout::{EXPORT_WIDTH, Input, figure, scene};
use waymark::model::*;
use waymark::template::sample_workspace;
use waymark::text::Lang;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The engine's answer for the sample's map, from the sample's data.
fn figures(workspace: &Workspace) -> Figures {
    let journey = &workspace.journeys[0];
    portfolio::figures(query_for(workspace, journey, journey.dataset.unwrap(), Filter::default()))
}

/// The findings of a workspace's first journey on a day.
fn looked(workspace: &Workspace, figures: Option<&Figures>, today: &str) -> (Vec<Finding>, Meter) {
    let input = input(workspace, figures);
    let scene = scene(&input, &mut EstimatedWidths);
    (findings(&input, &scene, day(today)), meter(&input, day(today)))
}

fn input<'a>(workspace: &'a Workspace, figures: Option<&'a Figures>) -> Input<'a> {
    Input {
        workspace,
        journey: &workspace.journeys[0],
        figures,
        source: None,
        linked: &[],
        lang: Lang::Zh,
        persona: None,
        viewport_width: EXPORT_WIDTH,
        whole_cards: false,
    }
}

/// A map whose cards claim nothing but one pain, with this evidence.
fn with_pain(evidence: Evidence) -> (Workspace, CardId) {
    let mut workspace = sample_workspace(Lang::Zh);
    let journey = Arc::make_mut(&mut workspace.journeys[0]);
    let pain = journey.cards.iter().find(|card| matches!(card.body, Body::Pain { .. })).unwrap().clone();
    let id = pain.id;
    let mut pain = Arc::unwrap_or_clone(pain);
    pain.evidence = evidence;
    journey.cards = vec![Arc::new(pain)];
    (workspace, id)
}

fn of(found: &[Finding]) -> Vec<&What> {
    found.iter().map(|finding| &finding.what).collect()
}

#[test]
fn ev1_an_assumption_was_never_verified() {
    let (workspace, id) = with_pain(Evidence::default());
    let (found, meter) = looked(&workspace, None, "2026-07-01");
    assert_eq!(of(&found), [&What::NeverVerified]);
    assert_eq!(found[0].card, Some(id));
    assert!(found[0].place.contains("痛点"), "{}", found[0].place);
    assert_eq!((meter.claims, meter.verified, meter.fresh), (1, 0, 0));
    assert_eq!(meter.share(), Some(0.0));
}

#[test]
fn ev2_data_names_its_source() {
    let bare = Evidence { basis: Basis::Data, ..Evidence::default() };
    let (workspace, _) = with_pain(bare.clone());
    assert_eq!(of(&looked(&workspace, None, "2026-07-01").0), [&What::NoSource]);
    for evidence in [
        Evidence { source: "访谈".into(), ..bare.clone() },
        Evidence { n: Some(3), ..bare.clone() },
        Evidence { quoted: Some(Quoted { metric: Metric::Csat, value: 0.5 }), ..bare },
    ] {
        let (workspace, _) = with_pain(evidence);
        let (found, meter) = looked(&workspace, None, "2026-07-01");
        assert_eq!(of(&found), [] as [&What; 0]);
        assert_eq!((meter.verified, meter.fresh), (1, 1));
    }
}

#[test]
fn ev3_evidence_grows_old_after_a_year() {
    let evidence = Evidence {
        basis: Basis::Data,
        source: "访谈".into(),
        date: Some(day("2025-06-30")),
        ..Evidence::default()
    };
    let (workspace, _) = with_pain(evidence);
    assert_eq!(of(&looked(&workspace, None, "2026-06-30").0), [] as [&What; 0]);
    let (found, meter) = looked(&workspace, None, "2026-07-01");
    assert_eq!(of(&found), [&What::Old { days: 366 }]);
    assert_eq!((meter.verified, meter.fresh), (1, 0));
}

#[test]
fn ev4_a_touchpoint_without_recent_events_is_silent() {
    let workspace = sample_workspace(Lang::Zh);
    let mut figures = figures(&workspace);
    let silent = |figures: &Figures| {
        let (found, _) = looked(&workspace, Some(figures), "2026-07-01");
        found
            .into_iter()
            .filter_map(|one| match one.what {
                What::Silent { months } => Some((one.name, months)),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    let before = silent(&figures);
    let pay = workspace.touchpoints.iter().find(|known| known.name == "支付").unwrap();
    let months = figures.months.len();
    let last = figures.months.iter().rposition(|month| month.complete).unwrap();
    assert!(!before.iter().any(|(name, _)| name == "支付"), "{before:?}");
    let at = figures.touchpoints.iter().position(|known| pay.answers_to(&known.name)).unwrap();
    // Quiet in the last complete month and in what follows it.
    figures.touchpoints[at].monthly_events[last..months].fill(0);
    assert_eq!(silent(&figures).iter().find(|(name, _)| name == "支付"), Some(&("支付".to_owned(), Some(1))));
    figures.touchpoints.remove(at);
    assert_eq!(silent(&figures).iter().find(|(name, _)| name == "支付"), Some(&("支付".to_owned(), None)));
}

#[test]
fn ev5_events_on_no_card_are_told() {
    let mut workspace = sample_workspace(Lang::Zh);
    let figures = figures(&workspace);
    let unplaced = |workspace: &Workspace| {
        let (found, _) = looked(workspace, Some(&figures), "2026-07-01");
        let names =
            found.into_iter().filter(|one| matches!(one.what, What::Unplaced { .. })).map(|one| one.name);
        names.collect::<Vec<String>>()
    };
    let before = unplaced(&workspace);
    let pay = workspace.touchpoints.iter().find(|known| known.name == "支付").unwrap().id;
    let journey = Arc::make_mut(&mut workspace.journeys[0]);
    journey.cards.retain(|card| !matches!(card.body, Body::Touch { touchpoint, .. } if touchpoint == pay));
    let after = unplaced(&workspace);
    assert_eq!(after.len(), before.len() + 1);
    assert!(after.iter().any(|name| !before.contains(name)));
}

#[test]
fn ev6_gaps_are_those_that_the_curve_marks() {
    let workspace = sample_workspace(Lang::Zh);
    let figures = figures(&workspace);
    let (found, _) = looked(&workspace, Some(&figures), "2026-07-01");
    let gaps: Vec<_> = found.iter().filter(|one| matches!(one.what, What::Gap { .. })).collect();
    assert!(!gaps.is_empty());
    assert!(matches!(found[0].what, What::Gap { .. }), "contradictions come first");
    for gap in gaps {
        let What::Gap { claimed, measured, .. } = gap.what else { unreachable!() };
        assert!((claimed - measured).abs() >= 0.5);
        let claim = workspace.journeys[0].card(gap.card.unwrap()).unwrap();
        assert!(matches!(claim.body, Body::Emotion { score, .. } if (score - claimed).abs() < 1e-9));
    }
    let (found, _) = looked(&workspace, None, "2026-07-01");
    assert!(!found.iter().any(|one| matches!(one.what, What::Gap { .. })), "no data contradicts nothing");
}

#[test]
fn ev7_a_quoted_figure_that_moved_is_told() {
    let (mut workspace, id) = with_pain(Evidence::default());
    let place = workspace.journeys[0].card(id).unwrap().place;
    let Place::Step(step) = place else { panic!("the sample's pain lies on a step") };
    let stage = workspace.journeys[0].step(step).unwrap().0.id;
    let figures = figures(&sample_workspace(Lang::Zh));
    let now = figure(&input(&workspace, Some(&figures)), Place::Stage(stage), Metric::Customers).unwrap().0;
    let mut quoting = |value: f64| {
        let journey = Arc::make_mut(&mut workspace.journeys[0]);
        let card = Arc::make_mut(&mut journey.cards[0]);
        card.place = Place::Stage(stage);
        card.evidence.basis = Basis::Data;
        card.evidence.quoted = Some(Quoted { metric: Metric::Customers, value });
        let (found, _) = looked(&workspace, Some(&figures), "2026-07-01");
        found.into_iter().map(|one| one.what).find(|what| matches!(what, What::Moved { .. }))
    };
    assert_eq!(quoting(now), None);
    assert_eq!(quoting(now * 0.96), None, "within a twentieth");
    let moved = What::Moved { metric: Metric::Customers, quoted: now * 0.5, now: Some(now) };
    assert_eq!(quoting(now * 0.5), Some(moved));
    // A figure that the data cannot give any more has moved, too; without data nothing is said.
    let journey = Arc::make_mut(&mut workspace.journeys[0]);
    Arc::make_mut(&mut journey.cards[0]).evidence.quoted = Some(Quoted { metric: Metric::Ces, value: 3.0 });
    let words = |found: Vec<Finding>| {
        found.iter().map(|one| one.what.words("CNY", Lang::En)).collect::<Vec<String>>().join("|")
    };
    let (found, _) = looked(&workspace, Some(&figures), "2026-07-01");
    assert!(words(found).contains("no data now"));
    assert_eq!(of(&looked(&workspace, None, "2026-07-01").0), [] as [&What; 0]);
}
