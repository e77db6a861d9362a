//! Maps that come from other programs: rows of a table, Mermaid `journey` diagrams. Each reader makes a [`Foreign`] or says
//! where it fails; what becomes of it is the user's choice. It reads no bytes: rows and text come in.

mod join;
mod line;
mod mermaid;
mod rows;

pub use join::joined;
pub use line::{Table, claims};
pub use mermaid::{is_mermaid, mermaid};
pub use rows::rows;

use crate::file::{self, Kind, Loaded};
use crate::model::{Card, Channel, ChannelId, Horizon, Journey, JourneyId, Lane, LaneId, LaneKind, Persona};
use crate::model::{PersonaId, Stage, StageId, Step, StepId, Touchpoint, TouchpointId, Window, Workspace};
use crate::model::{WorkspaceId, same_name};
use crate::template::{Ids, guess_channel_kind, new_channel};
use crate::text::{Lang, Phrase, exchange as words};

/// A map that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreign {
    /// One journey and what it refers to.
    pub workspace: Workspace,
    /// Lanes that are of no kind: free text.
    pub free_lanes: Vec<String>,
}

impl Foreign {
    /// Its journey.
    pub fn journey(&self) -> Option<&Journey> {
        self.workspace.journeys.first().map(AsRef::as_ref)
    }

    /// What is in it, in words.
    pub fn summary(&self, lang: Lang) -> String {
        let Some(journey) = self.journey() else { return String::new() };
        let counts = [
            ("stages", journey.stages.len()),
            ("steps", journey.stages.iter().map(|stage| stage.steps.len()).sum()),
            ("lanes", journey.lanes.len()),
            ("cards", journey.cards.len()),
        ]
        .map(|(name, count)| (name, count.to_string()));
        let mut text =
            words::SUMMARY.fill(lang, &counts.each_ref().map(|(name, text)| (*name, text.as_str())));
        if !self.free_lanes.is_empty() {
            let names = self.free_lanes.join(words::NAMES.get(lang));
            text.push_str(&words::FREE_LANES.fill(lang, &[("names", &names)]));
        }
        text
    }

    /// As a file of one journey, to be merged.
    pub fn loaded(self) -> Loaded {
        Loaded {
            kind: Kind::Journey,
            version: file::VERSION,
            workspace: self.workspace,
            read_only: false,
            figures: None,
            data: Vec::new(),
            notices: Vec::new(),
        }
    }
}

/// Why a map cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A cell of a table.
    Cell {
        /// Its row, as the user's program numbers them.
        row: u64,
        /// The heading of its column.
        column: String,
        /// What is wrong with it.
        what: Phrase,
        /// What it says.
        text: String,
    },
    /// A line of a text, from 1.
    Line {
        /// Which.
        line: usize,
        /// What is wrong with it.
        what: Phrase,
        /// What it says.
        text: String,
    },
    /// There is nothing in it.
    Empty,
}

impl Trouble {
    /// The reason in words.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Trouble::Cell { row, column, what, text } => {
                let (row, what) = (row.to_string(), what.fill(lang, &[("text", text)]));
                words::AT_CELL.fill(lang, &[("row", &row), ("column", column), ("what", &what)])
            }
            Trouble::Line { line, what, text } => {
                let (line, what) = (line.to_string(), what.fill(lang, &[("text", text)]));
                words::AT_LINE.fill(lang, &[("line", &line), ("what", &what)])
            }
            Trouble::Empty => words::EMPTY.get(lang).to_owned(),
        }
    }
}

/// A journey in the making, with the registries it needs: everything is found by its name or made.
struct Maker<'i> {
    ids: Ids<'i>,
    workspace: Workspace,
    journey: Journey,
}

impl<'i> Maker<'i> {
    fn new(name: &str, ids: Ids<'i>) -> Maker<'i> {
        let workspace = Workspace::new(WorkspaceId(ids()), name);
        let journey = Journey {
            id: JourneyId(ids()),
            name: name.to_owned(),
            scenario: String::new(),
            goal: String::new(),
            owner: String::new(),
            horizon: Horizon::Today,
            version: String::new(),
            personas: Vec::new(),
            parent: None,
            today: None,
            dataset: None,
            window: Window::default(),
            stages: Vec::new(),
            lanes: Vec::new(),
            cards: Vec::new(),
        };
        Maker { ids, workspace, journey }
    }

    fn stage(&mut self, name: &str) -> StageId {
        if let Some(known) = self.journey.stages.iter().find(|stage| alike(&stage.name, name)) {
            return known.id;
        }
        let id = StageId((self.ids)());
        let stage =
            Stage { id, name: name.into(), goal: String::new(), aliases: Vec::new(), steps: Vec::new() };
        self.journey.stages.push(stage);
        id
    }

    fn step(&mut self, stage: StageId, name: &str) -> Option<StepId> {
        let id = StepId((self.ids)());
        let stage = self.journey.stages.iter_mut().find(|known| known.id == stage)?;
        if let Some(known) = stage.steps.iter().find(|step| alike(&step.name, name)) {
            return Some(known.id);
        }
        stage.steps.push(Step::new(id, name));
        Some(id)
    }

    fn lane(&mut self, name: &str, kind: LaneKind) -> LaneId {
        let same = |lane: &&Lane| lane.kind == kind && alike(&lane.name, name);
        if let Some(known) = self.journey.lanes.iter().find(same) {
            return known.id;
        }
        let id = LaneId((self.ids)());
        self.journey.lanes.push(Lane { name: name.into(), ..Lane::new(id, kind) });
        id
    }

    fn persona(&mut self, name: &str) -> PersonaId {
        if let Some(known) = self.workspace.personas.iter().find(|known| alike(&known.name, name)) {
            return known.id;
        }
        let id = PersonaId((self.ids)());
        self.journey.personas.push(id);
        self.workspace.personas.push(Persona::new(id, name));
        id
    }

    fn touchpoint(&mut self, name: &str, channel: &str) -> TouchpointId {
        let channel = (!channel.is_empty()).then(|| self.channel(channel));
        let same = |known: &&Touchpoint| alike(&known.name, name) && known.channel == channel;
        if let Some(known) = self.workspace.touchpoints.iter().find(same) {
            return known.id;
        }
        let id = TouchpointId((self.ids)());
        self.workspace.touchpoints.push(Touchpoint { id, name: name.into(), channel, aliases: Vec::new() });
        id
    }

    fn channel(&mut self, name: &str) -> ChannelId {
        let same = |known: &&Channel| alike(&known.name, name);
        if let Some(known) = self.workspace.channels.iter().find(same) {
            return known.id;
        }
        let channel = new_channel(name, guess_channel_kind(name), &mut *self.ids);
        let id = channel.id;
        self.workspace.channels.push(channel);
        id
    }

    fn add(&mut self, card: Card) {
        self.journey.cards.push(card.into());
    }

    /// The finished map: every stage has a step.
    fn finish(mut self) -> Result<Foreign, Trouble> {
        if self.journey.stages.is_empty() {
            return Err(Trouble::Empty);
        }
        for stage in self.journey.stages.iter_mut().filter(|stage| stage.steps.is_empty()) {
            stage.steps.push(Step::new(StepId((self.ids)()), ""));
        }
        let free =
            self.journey.lanes.iter().filter(|lane| lane.kind == LaneKind::Text && !lane.name.is_empty());
        let free_lanes = free.map(|lane| lane.name.clone()).collect();
        self.workspace.journeys.push(self.journey.into());
        Ok(Foreign { workspace: self.workspace, free_lanes })
    }
}

/// Whether two names, of which any may be empty, mean the same.
fn alike(a: &str, b: &str) -> bool {
    a.trim() == b.trim() || same_name(a, b)
}
