//! How the journeys stand that the shown one leads to. What asks the engine is in `reply`.

use super::Session;
use crate::model::JourneyId;
use leptos::prelude::*;
use std::sync::Arc;

impl Session {
    /// Keeps [`Data::linked`](super::Data) true for as long as the view is there that calls this.
    pub fn follow_links(self) {
        Effect::new(move |_| {
            let mut ids: Vec<JourneyId> =
                self.journey().map(|journey| journey.links().collect()).unwrap_or_default();
            ids.sort_unstable();
            ids.dedup();
            let stand: Vec<_> = ids.into_iter().filter_map(|id| Some((id, self.health(id)?))).collect();
            // Laying the map out again is worth it only where something is new.
            if self.data.linked.with_untracked(|known| **known != stand) {
                self.data.linked.set(Arc::new(stand));
            }
        });
    }
}
