//! The portfolio: what is done with journeys as wholes. Their figures are in `reply`.

use super::Session;
use crate::edit::{Command, JourneyCommand, JourneyField};
use crate::model::{Journey, JourneyId};
use crate::text::shell as words;
use crate::web::random;
use leptos::prelude::*;
use std::sync::Arc;

impl Session {
    /// Puts a journey under another one, or under none.
    pub fn put_under(self, journey: JourneyId, parent: Option<JourneyId>) {
        self.dispatch(Command::Journey(journey, JourneyCommand::Set(JourneyField::Parent(parent))));
    }

    /// Adds a copy of a journey and shows it.
    pub fn duplicate_journey(self, journey: &Journey) {
        let lang = self.view.lang.get_untracked();
        let id = JourneyId(random::bits());
        let name = words::COPY_OF.fill(lang, &[("name", &journey.name)]);
        let name = self.document.workspace.with_untracked(|workspace| workspace.free_name(&name));
        if self.dispatch(Command::AddJourney(Box::new(Journey { id, name, ..journey.clone() }))) {
            self.show_journey(id);
        }
    }

    /// Removes a journey, and offers to take that back.
    pub fn remove_journey(self, journey: JourneyId) {
        self.view.selection.set(None);
        self.dispatch_and_tell(Command::RemoveJourney(journey));
    }

    /// Moves a journey before or behind its neighbour among all journeys.
    pub fn shift_journey(self, id: JourneyId, later: bool) {
        let journeys = self.document.workspace.with_untracked(|workspace| {
            let at = workspace.journeys.iter().position(|journey| journey.id == id)?;
            let kin = |journey: &Arc<Journey>| {
                journey.parent == workspace.journeys.get(at).and_then(|own| own.parent)
            };
            let mut others = workspace.journeys.iter().enumerate().filter(|(_, journey)| kin(journey));
            if later {
                others.find(|(other, _)| *other > at)
            } else {
                others.take_while(|(other, _)| *other < at).last()
            }
            .map(|(other, _)| other)
        });
        if let Some(to) = journeys {
            self.dispatch(Command::MoveJourney { id, to });
        }
    }
}
