//! What was found about the evidence of a map.

use crate::model::{CardId, Metric, StepId};

/// One thing that wants looking at.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The card that it is about, if it is about one.
    pub card: Option<CardId>,
    /// What the card or touchpoint is called.
    pub name: String,
    /// Where it is, in words; empty for what is on no map.
    pub place: String,
    /// What it is.
    pub what: What,
}

/// What is wrong with a piece of evidence.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// EV1: an assumption.
    NeverVerified,
    /// EV2: it says data, and not which.
    NoSource,
    /// EV3: it is so many days old.
    Old {
        /// Days since its day.
        days: i64,
    },
    /// EV4: no events in the last complete months; none ever if the data does not know it.
    Silent {
        /// Complete months without events at the end; none where the data has never known it.
        months: Option<usize>,
    },
    /// EV5: events that no card shows.
    Unplaced {
        /// Events.
        events: u64,
    },
    /// EV6: ratings contradict the claim.
    Gap {
        /// In which step.
        step: StepId,
        /// What the map claims, -2 to +2.
        claimed: f64,
        /// What was measured, -2 to +2.
        measured: f64,
        /// Answers.
        n: Option<u64>,
    },
    /// EV7: the figure that was quoted has moved.
    Moved {
        /// Which figure.
        metric: Metric,
        /// What was quoted, in the metric's own unit.
        quoted: f64,
        /// What it is now; none if the data has nothing to say any more.
        now: Option<f64>,
    },
}

impl What {
    /// The rank of its rule, in the order in which they are told: contradictions first.
    pub const fn rank(&self) -> usize {
        match self {
            What::Gap { .. } => 0,
            What::Moved { .. } => 1,
            What::Silent { .. } => 2,
            What::Unplaced { .. } => 3,
            What::Old { .. } => 4,
            What::NoSource => 5,
            What::NeverVerified => 6,
        }
    }
}

/// How much of a map is verified and fresh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Meter {
    /// Cards that claim something about customers.
    pub claims: usize,
    /// Those that rest on data.
    pub verified: usize,
    /// Those that rest on data that has a source, is not old, and has not moved.
    pub fresh: usize,
}

impl Meter {
    /// The share of claims that are verified and fresh, 0 to 1; none without claims.
    pub fn share(self) -> Option<f64> {
        (self.claims > 0).then(|| self.fresh as f64 / self.claims as f64)
    }
}
