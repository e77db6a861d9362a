//! The map for those who do not look at it: the same journey as a table (lanes by steps), as an outline (stage, step,
//! lane, card) and, of its emotion curve, in sentences. Figures and their words are picked from a finished scene. It
//! knows neither fields nor nodes, and changes nothing.

mod curve;
mod grid;

pub use curve::curve;
pub use grid::{Go, Grid, Spot};

use crate::export::{evidence, lane_name, mark, says};
use crate::layout::{Drawing, ItemLook, Scene};
use crate::model::{
    Body, Card, CardId, Journey, JourneyId, LaneId, LaneKind, PersonaId, Picture, Place, StageId, StepId,
    Workspace,
};
use crate::text::{Lang, board, drawing, export as words};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A journey told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Twin {
    /// The journey's name.
    pub title: String,
    /// Stages from left to right.
    pub stages: Vec<Stage>,
    /// Lanes from top to bottom, those that the map hides, too.
    pub lanes: Vec<Lane>,
    /// The words of each visible emotion lane.
    pub curves: Vec<(LaneId, Vec<String>)>,
    cards: BTreeMap<CardId, Arc<Told>>,
    cells: BTreeMap<(LaneId, Place), Vec<CardId>>,
}

/// A group of columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Which.
    pub id: StageId,
    /// Its name as the user wrote it.
    pub name: String,
    /// Its columns.
    pub steps: Vec<Step>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub id: StepId,
    /// Its name as the user wrote it.
    pub name: String,
    /// What it is called where it has none.
    pub called: String,
    /// Where it leads, in words; empty if nowhere.
    pub leads: String,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Which.
    pub id: LaneId,
    /// What its cards hold.
    pub kind: LaneKind,
    /// Its name, or its kind's.
    pub name: String,
    /// The user's own name; may be empty.
    pub own: String,
    /// Whether the map hides it.
    pub hidden: bool,
    /// Whether some of its cards cover a whole stage.
    pub wide: bool,
}

/// A card in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it says: its text, or the name of its touchpoint or figure.
    pub says: String,
    /// What else the map shows of it: severity, feeling, channel; the measured figure; what it rests on; where it leads.
    pub facts: Vec<String>,
}

/// A place of an outline with the lanes that have cards there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlined {
    /// Where.
    pub place: Place,
    /// Lanes from top to bottom with their cards.
    pub lanes: Vec<(LaneId, Vec<CardId>)>,
}

impl Twin {
    /// The journey of a scene, with its figures. Cards that do not hold for the chosen persona are left out, as on the map.
    pub fn new(workspace: &Workspace, journey: &Journey, scene: &Scene, persona: Option<PersonaId>) -> Twin {
        let lang = scene.lang;
        let mut twin = Twin { title: journey.name.trim().to_owned(), ..Twin::default() };
        let figures: BTreeMap<CardId, &str> = (scene.rows.iter().flat_map(|row| &row.items))
            .filter(|item| item.look == ItemLook::Tile)
            .map(|item| (item.card, item.part.label.as_str()))
            .collect();
        let leads = |link: Option<JourneyId>| {
            let found = scene.links.iter().find(|(id, _)| Some(*id) == link);
            found.map(|(_, words)| words.clone()).unwrap_or_default()
        };
        let holds = |card: &&Arc<Card>| {
            card.personas.is_empty() || persona.is_none_or(|persona| card.personas.contains(&persona))
        };
        for card in journey.cards.iter().filter(holds) {
            let measured = figures.get(&card.id).copied();
            let mut told = told(workspace, card, measured, lang);
            told.facts.extend(Some(leads(card.link)).filter(|words| !words.is_empty()));
            twin.cards.insert(card.id, Arc::new(told));
            twin.cells.entry((card.lane, card.place)).or_default().push(card.id);
        }
        let step = |step: &crate::model::Step| Step {
            id: step.id,
            name: step.name.clone(),
            called: curve::step_name(journey, step.id, lang),
            leads: leads(step.link),
        };
        let stage = |stage: &crate::model::Stage| Stage {
            id: stage.id,
            name: stage.name.clone(),
            steps: stage.steps.iter().map(step).collect(),
        };
        twin.stages = journey.stages.iter().map(stage).collect();
        let is_wide = |lane: LaneId| {
            twin.cells.keys().any(|(of, place)| *of == lane && matches!(place, Place::Stage(_)))
        };
        let lane = |lane: &crate::model::Lane| Lane {
            id: lane.id,
            kind: lane.kind,
            name: lane_name(lane, lang).to_owned(),
            own: lane.name.clone(),
            hidden: lane.hidden,
            wide: is_wide(lane.id),
        };
        twin.lanes = journey.lanes.iter().map(lane).collect();
        let curves = scene.rows.iter().filter_map(|row| Some((row.lane, row.curve.as_ref()?)));
        twin.curves = curves.map(|(lane, of)| (lane, curve(workspace, journey, scene, of))).collect();
        twin
    }

    /// A card in words; none for one that is not told.
    pub fn card(&self, id: CardId) -> Option<&Arc<Told>> {
        self.cards.get(&id)
    }

    /// The cards of a cell in their order.
    pub fn cell(&self, lane: LaneId, place: Place) -> &[CardId] {
        self.cells.get(&(lane, place)).map_or(&[], Vec::as_slice)
    }

    /// Where a card lies.
    pub fn place_of(&self, card: CardId) -> Option<(LaneId, Place)> {
        self.cells.iter().find(|(_, cards)| cards.contains(&card)).map(|(cell, _)| *cell)
    }

    /// A stage's outline: what covers all of it, if anything does, then step by step.
    pub fn outline(&self, stage: &Stage) -> Vec<Outlined> {
        let of = |place: Place| {
            let cards = |lane: &Lane| (lane.id, self.cell(lane.id, place).to_vec());
            let lanes = self.lanes.iter().map(cards).filter(|(_, cards)| !cards.is_empty());
            Outlined { place, lanes: lanes.collect() }
        };
        let whole = Some(of(Place::Stage(stage.id))).filter(|whole| !whole.lanes.is_empty());
        whole.into_iter().chain(stage.steps.iter().map(|step| of(Place::Step(step.id)))).collect()
    }

    /// Where a step leads, in words; empty if nowhere.
    pub fn leads(&self, id: StepId) -> &str {
        let mut steps = self.stages.iter().flat_map(|stage| &stage.steps);
        steps.find(|step| step.id == id).map_or("", |step| &step.leads)
    }

    /// What a place is called.
    pub fn place_name(&self, place: Place, lang: Lang) -> String {
        let steps = || self.stages.iter().flat_map(|stage| &stage.steps);
        match place {
            Place::Step(id) => {
                steps().find(|step| step.id == id).map_or_else(String::new, |step| step.called.clone())
            }
            Place::Stage(id) => {
                let name =
                    self.stages.iter().find(|stage| stage.id == id).map_or("", |stage| stage.name.trim());
                words::MARKED.fill(lang, &[("text", name), ("mark", words::WHOLE_STAGE.get(lang))])
            }
        }
    }
}

/// A card in words; `measured` are the scene's of its figure.
fn told(workspace: &Workspace, card: &Card, measured: Option<&str>, lang: Lang) -> Told {
    // The scene says where a figure stands first; here that is told by the cell.
    let figure = measured.and_then(|label| label.splitn(3, " · ").nth(2)).unwrap_or_default();
    let mark = match &card.body {
        Body::Picture { picture: Some(picture) } => picture_name(picture, lang).to_owned(),
        _ if figure.is_empty() => mark(workspace, card, lang),
        _ => figure.to_owned(),
    };
    let facts = [mark, evidence(card, lang)];
    Told {
        says: says(workspace, card, lang).to_owned(),
        facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect(),
    }
}

/// What a picture shows, as far as that is known.
fn picture_name(picture: &Picture, lang: Lang) -> &'static str {
    let known = match picture {
        Picture::BuiltIn(name) => Drawing::named(name).map(|known| drawing::drawing(known.name).get(lang)),
        Picture::Data(_) => None,
    };
    known.unwrap_or_else(|| board::PICTURE.get(lang))
}
