//! Personas and segments: making, copying, showing them, and the figures of the segment behind one.

use super::reply::{About, Reply};
use super::{Page, Session};
use crate::edit::{Command, JourneyCommand, JourneyField};
use crate::engine::{self, DatasetInfo, Filter};
use crate::model::{Journey, JourneyId, Persona, PersonaId, Segment, SegmentId};
use crate::text::{board, people as words, shell};
use crate::web::random;
use leptos::prelude::*;
use std::sync::Arc;

impl Session {
    /// The journey along which a persona's segment is measured, and its data set: the first that it is in and whose data this
    /// browser has, else the one that is shown; tracked.
    pub fn ground_of(self, persona: PersonaId) -> Option<(Arc<Journey>, DatasetInfo)> {
        let workspace = self.document.workspace.get();
        let own = workspace.journeys.iter().filter(|journey| journey.personas.contains(&persona)).cloned();
        own.chain(self.journey()).find_map(|journey| {
            let id = journey.dataset?;
            let set = self.data.sets.with(|sets| sets.iter().find(|set| set.id == id).cloned())?;
            Some((journey, set))
        })
    }

    /// The figures of all customers and of the segment of a persona, of all times; tracked. The second are none where the
    /// persona has no segment, or the data cannot tell it.
    pub fn segment_figures(self, id: PersonaId) -> Option<(Reply, Option<Reply>)> {
        let (journey, set) = self.ground_of(id)?;
        let workspace = self.document.workspace.get();
        let segment = workspace.persona(id)?.segment;
        let segment = workspace.segments.iter().find(|known| Some(known.id) == segment);
        let known = |column: &String| set.attributes.iter().any(|(name, _)| name == column);
        let told = segment
            .filter(|segment| !segment.rules.is_empty() && segment.rules.iter().all(|rule| known(&rule.0)));
        let of_segment = told.map(|segment| {
            let mut filter = Filter::default();
            filter.keep_segment(&segment.rules);
            self.reply(About::Segment(id), engine::query_for(&workspace, &journey, set.id, filter))
        });
        Some((self.figures_of(&journey)?, of_segment))
    }

    /// Adds a persona with a name alone, and says which; none where nothing may be changed.
    pub fn new_persona(self, journey: Option<JourneyId>) -> Option<PersonaId> {
        let id = PersonaId(random::bits());
        let persona = Persona::new(id, self.now(board::NEW_PERSONA));
        let mut commands = vec![Command::PutPersona(Box::new(persona))];
        if let Some(journey) = journey {
            commands.extend(self.placing(journey, id, true));
        }
        self.dispatch(Command::Batch(commands)).then_some(id)
    }

    /// Adds a copy of a persona to the same journeys, and says which.
    pub fn duplicate_persona(self, persona: &Persona) -> Option<PersonaId> {
        let id = PersonaId(random::bits());
        let name = shell::COPY_OF.fill(self.view.lang.get_untracked(), &[("name", &persona.name)]);
        let mut commands = vec![Command::PutPersona(Box::new(Persona { id, name, ..persona.clone() }))];
        let workspace = self.document.workspace.get_untracked();
        for journey in workspace.journeys.iter().filter(|journey| journey.personas.contains(&persona.id)) {
            commands.extend(self.placing(journey.id, id, true));
        }
        self.dispatch(Command::Batch(commands)).then_some(id)
    }

    /// Removes a persona, and offers to take that back.
    pub fn remove_persona(self, id: PersonaId) {
        self.view.selection.set(None);
        if self.view.persona.get_untracked() == Some(id) {
            self.view.persona.set(None);
        }
        self.dispatch_and_tell(Command::RemovePersona(id));
    }

    /// Opens the panel of one customer beside the map, or closes it.
    pub fn toggle_customer(self) {
        self.view.customer.update(|customer| {
            *customer = if customer.is_some() { None } else { Some(String::new()) };
        });
    }

    /// Draws a journey for a persona, or no longer.
    pub fn place_persona(self, journey: JourneyId, persona: PersonaId, on: bool) {
        if let Some(command) = self.placing(journey, persona, on) {
            self.dispatch(command);
        }
    }

    fn placing(self, journey: JourneyId, persona: PersonaId, on: bool) -> Option<Command> {
        let workspace = self.document.workspace.get_untracked();
        let mut personas = workspace.journey(journey)?.personas.clone();
        personas.retain(|known| *known != persona);
        if on {
            personas.push(persona);
        }
        Some(Command::Journey(journey, JourneyCommand::Set(JourneyField::Personas(personas))))
    }

    /// Shows the map of a journey, narrowed to one persona.
    pub fn show_persona(self, journey: JourneyId, persona: PersonaId) {
        self.show_journey(journey);
        self.view.persona.set(Some(persona));
        self.go(Page::Map);
    }

    /// Adds a segment without rules and puts it behind a persona.
    pub fn new_segment(self, persona: &Persona) {
        let id = SegmentId(random::bits());
        let name = if persona.name.is_empty() {
            self.now(words::NEW_SEGMENT).to_owned()
        } else {
            persona.name.clone()
        };
        let persona = Persona { segment: Some(id), ..persona.clone() };
        self.dispatch(Command::Batch(vec![
            Command::PutSegment(Segment { id, name, rules: Vec::new() }),
            Command::PutPersona(Box::new(persona)),
        ]));
    }
}
