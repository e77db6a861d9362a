//! The rules by which evidence is looked through.

use super::{Finding, Meter, What};
use crate::engine::Figures;
use crate::layout::{EmotionSource, Input, Scene, figure};
use crate::model::{Basis, Body, Card, LaneKind, Place, StepId};
use crate::text::map;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Evidence older than this is to be looked at again: a year.
pub const OLD_AFTER_DAYS: i64 = 365;

/// Whether a card on such a lane claims something about customers or the company: what is planned, measured or merely named
/// does not.
const fn claims(kind: LaneKind) -> bool {
    !matches!(
        kind,
        LaneKind::Measure | LaneKind::Kpi | LaneKind::Touchpoint | LaneKind::Picture | LaneKind::Text
    )
}

/// All that wants looking at, contradictions first, in the order of the map. `scene` is the layout of the same input.
pub fn findings(input: &Input<'_>, scene: &Scene, today: NaiveDate) -> Vec<Finding> {
    let mut found: Vec<Finding> = gaps(input, scene);
    for card in &input.journey.cards {
        found.extend(of_card(input, card, today).into_iter().map(|what| about(input, card, what)));
    }
    if let Some(figures) = input.figures {
        found.extend(silent(input, figures));
        found.extend(unplaced(input, figures));
    }
    found.sort_by_key(|finding| finding.what.rank());
    found
}

/// How much of the map is verified and fresh.
pub fn meter(input: &Input<'_>, today: NaiveDate) -> Meter {
    let mut meter = Meter::default();
    for card in input.journey.cards.iter().filter(|card| is_claim(input, card)) {
        meter.claims += 1;
        if card.evidence.basis == Basis::Data {
            meter.verified += 1;
            meter.fresh += usize::from(of_card(input, card, today).is_empty());
        }
    }
    meter
}

fn is_claim(input: &Input<'_>, card: &Card) -> bool {
    input.journey.lane(card.lane).is_some_and(|lane| claims(lane.kind))
}

/// What is to be said of a card's own evidence (EV1, EV2, EV3, EV7).
fn of_card(input: &Input<'_>, card: &Card, today: NaiveDate) -> Vec<What> {
    let evidence = &card.evidence;
    if !is_claim(input, card) {
        return Vec::new();
    }
    if evidence.basis == Basis::Assumption {
        return vec![What::NeverVerified];
    }
    let mut found = Vec::new();
    if evidence.source.trim().is_empty() && evidence.n.is_none() && evidence.quoted.is_none() {
        found.push(What::NoSource);
    }
    let days = evidence.date.map(|date| (today - date).num_days());
    if let Some(days) = days.filter(|days| *days > OLD_AFTER_DAYS) {
        found.push(What::Old { days });
    }
    // Without data nothing can be compared: a figure that is not there has not moved.
    if let Some(quoted) = evidence.quoted.filter(|_| input.figures.is_some()) {
        let now = figure(input, card.place, quoted.metric).map(|figure| figure.0);
        let moved = now.is_none_or(|now| {
            (now - quoted.value).abs() > (quoted.value.abs() / 20.0).max(f64::from(f32::EPSILON))
        });
        if moved {
            found.push(What::Moved { metric: quoted.metric, quoted: quoted.value, now });
        }
    }
    found
}

fn about(input: &Input<'_>, card: &Card, what: What) -> Finding {
    let touchpoint = || match card.body {
        Body::Touch { touchpoint, .. } => {
            input.workspace.touchpoint(touchpoint).map(|known| known.name.clone())
        }
        _ => None,
    };
    let name = if card.text.trim().is_empty() { touchpoint().unwrap_or_default() } else { card.text.clone() };
    let lane = input.journey.lane(card.lane);
    let lane = lane.map(|lane| match lane.name.as_str() {
        "" => map::lane(lane.kind).get(input.lang).to_owned(),
        name => name.to_owned(),
    });
    let parts = [place_name(input, card.place), lane.unwrap_or_default()];
    let place = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<String>>().join(" · ");
    Finding { card: Some(card.id), name, place, what }
}

/// The step, or the stage where the step has no name.
fn place_name(input: &Input<'_>, place: Place) -> String {
    let step = match place {
        Place::Step(id) => input.journey.step(id).map(|(_, step)| step.name.clone()),
        Place::Stage(_) => None,
    };
    let stage = || input.journey.stage_of(place).map(|stage| stage.name.clone()).unwrap_or_default();
    step.filter(|name| !name.is_empty()).unwrap_or_else(stage)
}

/// EV6.
fn gaps(input: &Input<'_>, scene: &Scene) -> Vec<Finding> {
    let curves = scene.rows.iter().filter_map(|row| row.curve.as_ref());
    let nodes = curves.flat_map(|curve| &curve.nodes).filter(|node| node.source == EmotionSource::Measured);
    let finding = |node: &std::sync::Arc<crate::layout::EmotionNode>| {
        let gap = node.gap?;
        let what = What::Gap { step: node.step, claimed: node.score - gap, measured: node.score, n: node.n };
        let place = place_name(input, Place::Step(node.step));
        Some(Finding { card: claim(input, node.step), name: place.clone(), place: String::new(), what })
    };
    nodes.filter_map(finding).collect()
}

/// The card that claims an emotion in a step.
fn claim(input: &Input<'_>, step: StepId) -> Option<crate::model::CardId> {
    let is_it = |card: &&std::sync::Arc<Card>| {
        matches!(card.body, Body::Emotion { .. }) && card.place == Place::Step(step)
    };
    input.journey.cards.iter().find(is_it).map(|card| card.id)
}

/// EV4.
fn silent(input: &Input<'_>, figures: &Figures) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let complete: Vec<bool> = figures.months.iter().map(|month| month.complete).collect();
    let mut found = Vec::new();
    for card in &input.journey.cards {
        let Body::Touch { touchpoint: id, .. } = card.body else { continue };
        let Some(touchpoint) = input.workspace.touchpoint(id).filter(|_| seen.insert(id)) else { continue };
        let known: Vec<_> =
            figures.touchpoints.iter().filter(|known| touchpoint.answers_to(&known.name)).collect();
        let events =
            |month: usize| known.iter().filter_map(|known| known.monthly_events.get(month)).sum::<u64>();
        let quiet = (0..complete.len()).rev().filter(|month| complete.get(*month) == Some(&true));
        let months = quiet.take_while(|month| events(*month) == 0).count();
        if known.is_empty() {
            found.push(about(input, card, What::Silent { months: None }));
        } else if months > 0 {
            found.push(about(input, card, What::Silent { months: Some(months) }));
        }
    }
    found
}

/// EV5, most events first.
fn unplaced(input: &Input<'_>, figures: &Figures) -> Vec<Finding> {
    let placed: Vec<_> = (input.journey.cards.iter())
        .filter_map(|card| match card.body {
            Body::Touch { touchpoint, .. } => input.workspace.touchpoint(touchpoint),
            _ => None,
        })
        .collect();
    let is_on_no_card = |name: &str| !placed.iter().any(|touchpoint| touchpoint.answers_to(name));
    let found = figures.touchpoints.iter().filter(|known| known.events > 0 && is_on_no_card(&known.name));
    found
        .map(|known| Finding {
            card: None,
            name: known.name.clone(),
            place: String::new(),
            what: What::Unplaced { events: known.events },
        })
        .collect()
}
