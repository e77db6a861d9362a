//! What can be chosen of the deeper cards. A card asks by these, says them in its definition, and shows no others.

use crate::engine::Entity;
use crate::engine::measure::{Among, Label};
use crate::metric::calendar::Unit;
use crate::metric::cohort::Retention;

/// What is chosen of all deeper cards.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The period of cohorts; none takes what makes a readable table.
    pub cohort_unit: Option<Unit>,
    /// What counts as retained.
    pub retention: Retention,
    /// The period of retention and churn.
    pub stay_unit: Unit,
    /// Lost is whose last event is more than so many days ago.
    pub inactive_days: u32,
    /// Which events are orders; none are those with an amount.
    pub order: Option<String>,
    /// Whose paths and durations; none takes sessions where there are any.
    pub by: Option<Entity>,
    /// Paths over what.
    pub label: Label,
    /// A contact within so many hours of another is a repeat.
    pub within_hours: u32,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            cohort_unit: None,
            retention: Retention::Classic,
            stay_unit: Unit::Month,
            inactive_days: 90,
            order: None,
            by: None,
            label: Label::Touchpoint,
            within_hours: 24,
        }
    }
}

impl Options {
    /// Which events are orders.
    pub(super) fn orders(&self) -> Among {
        match &self.order {
            None => Among::Valued,
            Some(touchpoint) => Among::Touchpoints(vec![touchpoint.clone()]),
        }
    }
}

/// An option of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// [`Options::cohort_unit`].
    CohortUnit,
    /// [`Options::retention`].
    Retention,
    /// [`Options::stay_unit`].
    StayUnit,
    /// [`Options::inactive_days`].
    InactiveDays,
    /// [`Options::order`].
    Order,
    /// [`Options::by`].
    By,
    /// [`Options::label`].
    Label,
    /// [`Options::within_hours`].
    WithinHours,
}
