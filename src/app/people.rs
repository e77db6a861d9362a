//! Personas and segments: making, copying, showing them, and the figures of the segment behind one.

use super::{Page, Session};
use crate::edit::{Command, JourneyCommand, JourneyField};
use crate::engine::{self, DatasetInfo, Figures, Filter, Query, Request, Response};
use crate::model::{Journey, JourneyId, Persona, PersonaId, Segment, SegmentId};
use crate::text::{board, people as words, shell};
use crate::web::client::Source;
use crate::web::random;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;
use std::sync::Arc;

/// Answers by the question; none where it was refused.
pub type Replies = HashMap<Query, Option<Arc<Figures>>>;

impl Session {
    /// Asks each of these questions once, and all of them anew when the data changed. Called by the view that shows the answers,
    /// for as long as it is there.
    pub fn replies(self, wanted: Memo<Vec<Query>>) -> RwSignal<Replies> {
        let replies = RwSignal::new(Replies::new());
        Effect::new(move |_| {
            self.data.changed.track();
            replies.update_untracked(HashMap::clear);
        });
        Effect::new(move |_| {
            self.data.changed.track();
            let wanted = wanted.get();
            spawn_local(async move {
                for query in wanted {
                    match replies.try_with_untracked(|replies| replies.contains_key(&query)) {
                        // The page was left.
                        None => return,
                        Some(true) => continue,
                        Some(false) => {}
                    }
                    let request = Request::Ask { query: Box::new(query.clone()) };
                    let figures = match self.ask(&request, &Source::None).await {
                        Response::Answered(figures) => Some(Arc::from(figures)),
                        _ => None,
                    };
                    replies.try_update(|replies| replies.insert(query, figures));
                }
            });
        });
        replies
    }

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

    /// The questions after all customers and after the segment of a persona, of all times; tracked. The second is none where the
    /// persona has no segment, or the data cannot tell it.
    pub fn segment_queries(self, persona: PersonaId) -> Option<(Query, Option<Query>)> {
        let (journey, set) = self.ground_of(persona)?;
        let workspace = self.document.workspace.get();
        let under = |filter| engine::query_for(&workspace, &journey, set.id, filter);
        let segment = workspace.persona(persona)?.segment;
        let segment = workspace.segments.iter().find(|known| Some(known.id) == segment);
        let known = |column: &String| set.attributes.iter().any(|(name, _)| name == column);
        let told = segment
            .filter(|segment| !segment.rules.is_empty() && segment.rules.iter().all(|rule| known(&rule.0)));
        let of_segment = told.map(|segment| {
            let mut filter = Filter::default();
            filter.keep_segment(&segment.rules);
            under(filter)
        });
        Some((under(Filter::default()), of_segment))
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
