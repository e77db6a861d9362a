//! One condition of a filter, as clicking a bar, a slice or a cell sets it; a second click takes it back.

use super::measure::Dimension;
use super::{Filter, StageFilter, StageMatch};

/// A condition that a mark of a chart stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// One value of a dimension: its name in the data; of a stage its position among the stages of the map.
    Value(Dimension, String),
    /// A span of time, from (inclusive) to (exclusive), wall-clock milliseconds.
    Period(i64, i64),
    /// Customers whose first event lies in a span of time.
    Cohort(i64, i64),
}

impl Pick {
    /// Whether the filter keeps this alone.
    pub fn is_on(&self, filter: &Filter) -> bool {
        match self {
            Pick::Value(Dimension::Channel, name) => filter.channels == [name.clone()],
            Pick::Value(Dimension::Touchpoint, name) => filter.touchpoints == [name.clone()],
            Pick::Value(Dimension::Stage, at) => filter.stages.as_ref().is_some_and(|stages| {
                Some(stages.at.as_slice()) == position(at).as_ref().map(std::slice::from_ref)
            }),
            Pick::Value(Dimension::Attribute(column), value) => {
                filter.attributes.iter().any(|known| known.0 == *column && known.1 == [value.clone()])
            }
            Pick::Period(from, to) => (filter.from_millis, filter.to_millis) == (Some(*from), Some(*to)),
            Pick::Cohort(from, to) => filter.cohort == Some((*from, *to)),
        }
    }

    /// Sets the condition, in place of another one of its kind; takes it away where it is set. `stages` are those of the
    /// map.
    pub fn toggle(&self, filter: &mut Filter, stages: &[StageMatch]) {
        if self.is_on(filter) {
            return self.clear(filter);
        }
        self.clear(filter);
        match self {
            Pick::Value(Dimension::Channel, name) => filter.channels = vec![name.clone()],
            Pick::Value(Dimension::Touchpoint, name) => filter.touchpoints = vec![name.clone()],
            Pick::Value(Dimension::Stage, at) => {
                let at = position(at).into_iter().collect();
                filter.stages = Some(StageFilter { of: stages.to_vec(), at });
            }
            Pick::Value(Dimension::Attribute(column), value) => {
                filter.attributes.push((column.clone(), vec![value.clone()]));
            }
            Pick::Period(from, to) => (filter.from_millis, filter.to_millis) = (Some(*from), Some(*to)),
            Pick::Cohort(from, to) => filter.cohort = Some((*from, *to)),
        }
    }

    /// Takes every condition of this kind away.
    pub fn clear(&self, filter: &mut Filter) {
        match self {
            Pick::Value(Dimension::Channel, _) => {
                filter.channels.clear();
                filter.within = false;
            }
            Pick::Value(Dimension::Touchpoint, _) => filter.touchpoints.clear(),
            Pick::Value(Dimension::Stage, _) => filter.stages = None,
            Pick::Value(Dimension::Attribute(column), _) => {
                filter.attributes.retain(|known| known.0 != *column);
            }
            Pick::Period(..) => (filter.from_millis, filter.to_millis) = (None, None),
            Pick::Cohort(..) => filter.cohort = None,
        }
    }
}

fn position(at: &str) -> Option<usize> {
    at.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Pick;
    use crate::engine::Filter;
    use crate::engine::measure::Dimension;

    #[test]
    fn a_second_click_takes_back_what_the_first_set() {
        let by = |by: Dimension, name: &str| Pick::Value(by, name.to_owned());
        for pick in [
            by(Dimension::Channel, "app"),
            by(Dimension::Channel, ""),
            by(Dimension::Touchpoint, "pay"),
            by(Dimension::Stage, "2"),
            by(Dimension::Attribute("tier".into()), "VIP"),
            Pick::Period(5, 9),
            Pick::Cohort(5, 9),
        ] {
            let mut filter = Filter::default();
            pick.toggle(&mut filter, &[]);
            assert!(pick.is_on(&filter) && !filter.is_empty(), "{pick:?}");
            pick.toggle(&mut filter, &[]);
            assert_eq!(filter, Filter::default(), "{pick:?}");
        }
    }

    #[test]
    fn another_value_of_the_same_kind_takes_its_place_and_leaves_the_rest() {
        let app = Pick::Value(Dimension::Channel, "app".into());
        let web = Pick::Value(Dimension::Channel, "web".into());
        let mut filter = Filter { from_millis: Some(1), ..Filter::default() };
        app.toggle(&mut filter, &[]);
        web.toggle(&mut filter, &[]);
        assert_eq!((filter.channels.as_slice(), filter.from_millis), (&["web".to_owned()][..], Some(1)));
        // Two ticked by hand are not this one alone: a click narrows to it.
        filter.channels.push("app".into());
        web.toggle(&mut filter, &[]);
        assert_eq!(filter.channels, ["web"]);
    }
}
