//! What all parts of a scene share while it is made: the columns, where places lie, and the picked figures.

use super::facts::Facts;
use super::{Column, Input, Paint, Rect, rect};
use crate::model::{Card, JourneyId, LaneId, PersonaId, Place};
use crate::portfolio::Health;
use crate::text::{Lang, Phrase};
use std::collections::BTreeMap;
use std::ops::Range;

/// Width of the frozen lane column.
const LANE_COLUMN: f64 = 184.0;
/// Its width on a phone, where the icon stands above the label.
const NARROW_LANE_COLUMN: f64 = 76.0;
/// A narrower frame is a phone's.
const PHONE: f64 = 600.0;
/// Narrowest column of a map that fits its frame.
const NARROW: f64 = 112.0;
/// Column of a map that scrolls anyway.
const SCROLLING: f64 = 132.0;
/// Lines of text on a card before the sign that there are more.
const CARD_LINES: usize = 4;
/// Widest column: a short map fills its frame up to here.
const WIDE: f64 = 288.0;

pub(super) struct Plan<'a> {
    pub(super) input: &'a Input<'a>,
    /// Width of the frozen lane column.
    pub(super) lane_column: f64,
    pub(super) columns: Vec<Column>,
    pub(super) facts: Facts<'a>,
    places: BTreeMap<Place, Range<usize>>,
    lanes: BTreeMap<LaneId, Vec<&'a Card>>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(input: &'a Input<'a>) -> Self {
        let columns = columns(input);
        let places = places(&columns);
        let mut lanes: BTreeMap<LaneId, Vec<&Card>> = BTreeMap::new();
        for card in input.journey.cards.iter().filter(|card| shown_to(card, input.persona)) {
            if places.contains_key(&card.place) {
                lanes.entry(card.lane).or_default().push(card);
            }
        }
        Plan { input, lane_column: lane_column(input), facts: Facts::new(input), columns, places, lanes }
    }

    pub(super) fn word(&self, phrase: Phrase) -> &'static str {
        phrase.get(self.lang())
    }

    /// The most lines of text on a card.
    pub(super) fn card_lines(&self) -> usize {
        if self.input.whole_cards { usize::MAX } else { CARD_LINES }
    }

    pub(super) fn lang(&self) -> Lang {
        self.input.lang
    }

    /// The visible cards of a lane in model order.
    pub(super) fn cards(&self, lane: LaneId) -> &[&'a Card] {
        self.lanes.get(&lane).map_or(&[], Vec::as_slice)
    }

    /// The columns of a place; empty if it is not on the map.
    pub(super) fn range(&self, place: Place) -> Range<usize> {
        self.places.get(&place).cloned().unwrap_or(0..0)
    }

    /// Whether the lane column is that of a phone.
    pub(super) fn is_narrow(&self) -> bool {
        self.lane_column < LANE_COLUMN
    }

    /// The right end of the map.
    pub(super) fn right(&self) -> f64 {
        self.columns.last().map_or(self.lane_column, |column| column.x + column.width)
    }

    /// The box over some columns.
    pub(super) fn span(&self, columns: &Range<usize>, y: f64, height: f64) -> Rect {
        let left = self.columns.get(columns.start).map_or(self.lane_column, |column| column.x);
        let right = self.columns[columns.clone()].last().map_or(left, |last| last.x + last.width);
        rect(left, y, right - left, height)
    }

    /// The middle of a column.
    pub(super) fn middle(&self, column: usize) -> f64 {
        self.columns.get(column).map_or(self.lane_column, |column| column.x + column.width / 2.0)
    }

    /// The name of a column's step, or of its stage where the step has none.
    pub(super) fn step_name(&self, column: usize) -> &'a str {
        let Some(column) = self.columns.get(column) else { return "" };
        match self.input.journey.step(column.step) {
            Some((stage, step)) if step.name.trim().is_empty() => &stage.name,
            Some((_, step)) => &step.name,
            None => "",
        }
    }

    /// The name of a place, for labels.
    pub(super) fn place_name(&self, place: Place) -> &'a str {
        match place {
            Place::Stage(id) => self.input.journey.stage(id).map_or("", |stage| &stage.name),
            Place::Step(_) => self.step_name(self.range(place).start),
        }
    }

    /// How a journey stands that a step or a card leads to.
    pub(super) fn linked(&self, id: JourneyId) -> Option<&'a Health> {
        self.input.linked.iter().find(|(known, _)| *known == id).map(|(_, health)| health)
    }

    /// The colour of a persona on this map.
    pub(super) fn persona_paint(&self, persona: PersonaId) -> Paint {
        let listed = &self.input.journey.personas;
        let at = listed.iter().position(|id| *id == persona).unwrap_or_else(|| {
            let all = &self.input.workspace.personas;
            listed.len() + all.iter().position(|known| known.id == persona).unwrap_or(0)
        });
        Paint::persona(at)
    }
}

fn shown_to(card: &Card, persona: Option<PersonaId>) -> bool {
    card.personas.is_empty() || persona.is_none_or(|id| card.personas.contains(&id))
}

fn lane_column(input: &Input<'_>) -> f64 {
    if input.viewport_width < PHONE { NARROW_LANE_COLUMN } else { LANE_COLUMN }
}

fn columns(input: &Input<'_>) -> Vec<Column> {
    let left = lane_column(input);
    let stages = &input.journey.stages;
    let steps = || stages.iter().flat_map(|stage| stage.steps.iter().map(move |step| (stage.id, step.id)));
    let count = steps().count().max(1) as f64;
    let share = ((input.viewport_width - left) / count).floor();
    let width = if share >= NARROW { share.min(WIDE) } else { SCROLLING };
    let place = |at: usize| left + at as f64 * width;
    steps().enumerate().map(|(at, (stage, step))| Column { step, stage, x: place(at), width }).collect()
}

fn places(columns: &[Column]) -> BTreeMap<Place, Range<usize>> {
    let mut places = BTreeMap::new();
    for (at, column) in columns.iter().enumerate() {
        places.insert(Place::Step(column.step), at..at + 1);
        places.entry(Place::Stage(column.stage)).or_insert(at..at).end = at + 1;
    }
    places
}
