//! What one layout keeps for the next: the rows of lanes, and what they were made of. An edit lays out the lane that
//! it changed; a lane that only moves is moved.

use super::text::MeasureText;
use super::{Band, Input, Item, Part, Row, Scene, Slot, grid};
use crate::engine::Figures;
use crate::model::{
    Body, Card, Channel, Horizon, JourneyId, Lane, LaneId, LaneKind, Persona, PersonaId, Place, Settings,
    Stage, Touchpoint, TouchpointId,
};
use crate::portfolio::Health;
use crate::text::Lang;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Lays out a map again and again. The scene is always the one that [`super::scene`] would give; rows that did not
/// change are the same `Arc` as before. It is for one measure of text: widths must not change between calls.
#[derive(Debug, Default)]
pub struct Layout {
    frame: Option<Frame>,
    facts: Option<Facts>,
    rows: BTreeMap<LaneId, Kept>,
}

impl Layout {
    /// Lays a journey out.
    pub fn scene(&mut self, input: &Input<'_>, measure: &mut dyn MeasureText) -> Scene {
        let touches = touches(input);
        let same_frame = self.frame.as_ref().is_some_and(|frame| frame.is_of(input));
        let same_facts = self.facts.as_ref().is_some_and(|facts| facts.is_of(input, &touches));
        if !same_frame {
            self.rows.clear();
            self.frame = Some(Frame::of(input));
        }
        if !same_facts {
            self.rows.retain(|_, kept| !shows_figures(kept.lane.kind));
            self.facts = Some(Facts { figures: input.figures.cloned(), touches });
        }
        let mut cards: BTreeMap<LaneId, Vec<Arc<Card>>> = BTreeMap::new();
        for card in &input.journey.cards {
            cards.entry(card.lane).or_default().push(card.clone());
        }
        let before = std::mem::take(&mut self.rows);
        let rows = &mut self.rows;
        grid::scene(input, measure, &mut |lane, spot, make| {
            let cards = cards.remove(&lane.id).unwrap_or_default();
            let row = match before.get(&lane.id).and_then(|kept| kept.row(lane, &cards, spot)) {
                Some(row) => row,
                None => Arc::new(make()),
            };
            rows.insert(lane.id, Kept { lane: lane.clone(), cards, look: spot.look, row: row.clone() });
            row
        })
    }
}

/// Where a lane stands among the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// Its upper side.
    pub(super) y: f64,
    /// What it has from the lanes above.
    pub(super) look: Look,
}

/// What a lane has from the lanes above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// Whether its ground is the other one of two.
    pub(super) alternate: bool,
    /// The line above it, if it is the first of its kind.
    pub(super) border: Option<grid::Border>,
}

/// A row and what it was made of, besides frame and facts.
#[derive(Debug)]
struct Kept {
    lane: Lane,
    cards: Vec<Arc<Card>>,
    look: Look,
    row: Arc<Row>,
}

impl Kept {
    /// The row, if it would be the same again, perhaps at another height.
    fn row(&self, lane: &Lane, cards: &[Arc<Card>], spot: Spot) -> Option<Arc<Row>> {
        let is_same = self.lane == *lane && self.look == spot.look && self.cards == cards;
        let dy = spot.y - self.row.rect.y;
        match is_same {
            true if dy == 0.0 => Some(self.row.clone()),
            // A curve is in scene coordinates through and through, and there is one at most.
            true if self.row.curve.is_none() => Some(Arc::new(moved(&self.row, spot.y))),
            _ => None,
        }
    }
}

/// The row with its upper side at `y`.
fn moved(row: &Row, y: f64) -> Row {
    let dy = y - row.rect.y;
    let part = |part: &Part| Part { rect: part.rect.moved(0.0, dy), ..part.clone() };
    let item = |item: &Arc<Item>| Arc::new(Item { part: part(&item.part), ..Item::clone(item) });
    Row {
        rect: row.rect.moved(0.0, dy),
        head: Arc::new(part(&row.head)),
        chevron: row.chevron.moved(0.0, dy),
        fold: Arc::new(part(&row.fold)),
        ground: Arc::new(part(&row.ground)),
        items: row.items.iter().map(item).collect(),
        curve: None,
        slots: row.slots.iter().map(|slot| Slot { rect: slot.rect.moved(0.0, dy), ..*slot }).collect(),
        bands: row.bands.iter().map(|band| Band { y: band.y + dy, ..*band }).collect(),
        ..*row
    }
}

/// What every row is made of.
#[derive(Debug)]
struct Frame {
    lang: Lang,
    persona: Option<PersonaId>,
    width: f64,
    whole_cards: bool,
    stages: Vec<Stage>,
    shown: Vec<PersonaId>,
    horizon: Horizon,
    personas: Vec<Persona>,
    channels: Vec<Channel>,
    touchpoints: Vec<Touchpoint>,
    settings: Settings,
    links: Vec<(JourneyId, String)>,
    linked: Vec<(JourneyId, Health)>,
}

impl Frame {
    fn of(input: &Input<'_>) -> Frame {
        let (journey, workspace) = (input.journey, input.workspace);
        Frame {
            lang: input.lang,
            persona: input.persona,
            width: input.viewport_width,
            whole_cards: input.whole_cards,
            stages: journey.stages.clone(),
            shown: journey.personas.clone(),
            horizon: journey.horizon,
            personas: workspace.personas.clone(),
            channels: workspace.channels.clone(),
            touchpoints: workspace.touchpoints.clone(),
            settings: workspace.settings.clone(),
            links: links(input),
            linked: input.linked.to_vec(),
        }
    }

    fn is_of(&self, input: &Input<'_>) -> bool {
        let (journey, workspace) = (input.journey, input.workspace);
        self.lang == input.lang
            && self.persona == input.persona
            && self.width == input.viewport_width
            && self.whole_cards == input.whole_cards
            && self.stages == journey.stages
            && self.shown == journey.personas
            && self.horizon == journey.horizon
            && self.personas == workspace.personas
            && self.channels == workspace.channels
            && self.touchpoints == workspace.touchpoints
            && self.settings == workspace.settings
            && self.linked == input.linked
            && self.links == links(input)
    }
}

/// The journeys that steps and cards lead to, each once, with their names.
fn links(input: &Input<'_>) -> Vec<(JourneyId, String)> {
    let mut links: Vec<(JourneyId, String)> = Vec::new();
    for id in input.journey.links() {
        if let Some(journey) = input.workspace.journey(id)
            && links.iter().all(|(known, _)| *known != id)
        {
            links.push((id, journey.name.clone()));
        }
    }
    links
}

/// What rows that show figures are made of, too.
#[derive(Debug)]
struct Facts {
    figures: Option<Figures>,
    touches: Vec<(Place, TouchpointId)>,
}

impl Facts {
    fn is_of(&self, input: &Input<'_>, touches: &[(Place, TouchpointId)]) -> bool {
        self.touches == touches && self.figures.as_ref() == input.figures
    }
}

fn shows_figures(kind: LaneKind) -> bool {
    matches!(kind, LaneKind::Touchpoint | LaneKind::Emotion | LaneKind::Kpi)
}

/// The touchpoints of the journey, whatever their lane.
fn touches(input: &Input<'_>) -> Vec<(Place, TouchpointId)> {
    let touch = |card: &Arc<Card>| match card.body {
        Body::Touch { touchpoint, .. } => Some((card.place, touchpoint)),
        _ => None,
    };
    input.journey.cards.iter().filter_map(touch).collect()
}
