//! What can be chosen of the deeper cards. A card asks by these, says them in its definition, and shows no others.

use crate::engine::Entity;
use crate::engine::measure::{Among, By, Label, WonBy};
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
    /// By which channel a customer was won.
    pub won_by: WonBy,
    /// The share of revenue that is margin, in per cent; none takes that of the data.
    pub margin_percent: Option<f64>,
    /// By what churn is shown; none takes the attribute by which it differs most.
    pub churn_by: Option<By>,
    /// By what survival is shown; none shows all together.
    pub survival_by: Option<By>,
    /// What drivers are of; none takes the first there is.
    pub outcome: Option<Outcome>,
    /// Whether a path may stop at any stage.
    pub may_stop: bool,
    /// Which of its charts a card shows.
    pub views: Views,
}

/// Which of its charts each card shows. It changes nothing of what is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Views {
    /// Acquisition over time, instead of by channel.
    pub by_month: bool,
    /// Drivers in a plane with performance, instead of as bars.
    pub plane: bool,
    /// Drivers by correlation, instead of by part of R².
    pub correlation: bool,
    /// Calibration of the model of leaving, instead of its factors.
    pub calibration: bool,
    /// Paths held against the map, instead of departures.
    pub paths: bool,
}

/// A rating that drivers are of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A rating of its own.
    Rating(String),
    /// The rating of the touchpoints, at this one.
    Touchpoint(String),
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
            won_by: WonBy::Order,
            margin_percent: None,
            churn_by: None,
            survival_by: None,
            outcome: None,
            may_stop: true,
            views: Views::default(),
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
    /// [`Options::won_by`].
    WonBy,
    /// [`Options::margin_percent`].
    Margin,
    /// [`Views::by_month`].
    ByMonth,
    /// [`Options::churn_by`].
    ChurnBy,
    /// [`Options::survival_by`].
    SurvivalBy,
    /// [`Options::outcome`].
    Outcome,
    /// [`Views::plane`].
    Plane,
    /// [`Views::correlation`].
    Importance,
    /// [`Views::calibration`].
    Calibration,
    /// [`Options::may_stop`].
    MayStop,
    /// [`Views::paths`].
    Departures,
}
