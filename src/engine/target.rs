//! Which data set a file is added to, unless the user says otherwise.

use super::DatasetInfo;
use crate::model::DatasetId;
use crate::model::same_name;
use crate::table::{Holds, Mapping, Role};

/// The data set that a file of this mapping is added to; none where it is to be one of its own.
///
/// A file of the shape of one that is there goes where that one is: the next month of the same report. A file of another kind
/// goes to the data of the journey on show if it seems to complete them: if both call the customer the same, or for costs, which
/// know no customers. The synthetic sample takes no other data.
pub fn target(sets: &[DatasetInfo], journey: Option<DatasetId>, mapping: &Mapping) -> Option<DatasetId> {
    let own = || sets.iter().filter(|set| !set.synthetic);
    let same = |set: &&DatasetInfo| {
        let alike = |known: &Mapping| known.holds == mapping.holds && known.has_shape_of(mapping);
        set.files().iter().any(|file| alike(&file.mapping))
    };
    let of_journey = |set: &&DatasetInfo| Some(set.id) == journey;
    let completes = |set: &&DatasetInfo| {
        let files = set.files();
        files.iter().all(|file| file.mapping.holds != mapping.holds)
            && files.iter().any(|file| knows_the_same(&file.mapping, mapping))
    };
    let found = own().filter(same).find(of_journey).or_else(|| own().find(same));
    found.or_else(|| own().filter(of_journey).find(completes)).map(|set| set.id)
}

/// Whether the customers of two files are most likely those of one system.
fn knows_the_same(one: &Mapping, other: &Mapping) -> bool {
    let customer = |mapping: &Mapping| {
        let column = mapping.placed().find(|(_, role)| *role == Role::Customer)?.0;
        mapping.headers.get(column).cloned()
    };
    match (customer(one), customer(other)) {
        (Some(one), Some(other)) => same_name(&one, &other),
        _ => one.holds == Holds::Costs || other.holds == Holds::Costs,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Contents, DatasetInfo, FileInfo};
    use super::target;
    use crate::model::DatasetId;
    use crate::table::{Holds, Mapping, Outcome, Quality, Role};

    fn mapping(holds: Holds, headers: &[&str]) -> Mapping {
        // A header that says so is that of the customers.
        let role = |header: &&str| if header.starts_with('c') { Role::Customer } else { Role::Ignore };
        let roles = headers.iter().map(role).collect();
        Mapping {
            holds,
            roles,
            headers: headers.iter().map(|h| (*h).to_owned()).collect(),
            ..Mapping::default()
        }
    }

    fn set(id: u64, synthetic: bool, mapping: Mapping) -> DatasetInfo {
        let (quality, outcome) = (Quality::default(), Outcome::default());
        let file = FileInfo { name: String::new(), mapping: mapping.clone(), quality, outcome };
        DatasetInfo {
            id: DatasetId(id),
            name: String::new(),
            mapping,
            quality: Quality::default(),
            bytes: 0,
            attributes: Vec::new(),
            synthetic,
            files: vec![file],
            contents: Contents::default(),
            remedies: Vec::new(),
        }
    }

    #[test]
    fn a_file_goes_where_its_like_is_or_where_its_kind_is_missing() {
        let sets = [
            set(1, true, mapping(Holds::Events, &["c"])),
            set(2, false, mapping(Holds::Events, &["c", "b"])),
            set(3, false, mapping(Holds::Events, &["c", "b"])),
        ];
        let at = |journey, holds, headers: &[&str]| {
            target(&sets, Some(DatasetId(journey)), &mapping(holds, headers)).map(|id| id.0)
        };
        // The next file of the same report; where several have it, that of the journey.
        assert_eq!(at(1, Holds::Events, &["c", "b"]), Some(2));
        assert_eq!(at(3, Holds::Events, &["c", "b"]), Some(3));
        // Another kind completes the journey's data if it knows the same customers; never the sample.
        assert_eq!(at(3, Holds::Customers, &["c", "d"]), Some(3));
        assert_eq!(at(3, Holds::Feedback, &["client", "d"]), None, "customers of another system");
        assert_eq!(at(3, Holds::Costs, &["month"]), Some(3), "costs know no customers");
        assert_eq!(at(1, Holds::Customers, &["c"]), None);
        assert_eq!(at(1, Holds::Events, &["c"]), None);
        // Another file of the same kind is another data set.
        assert_eq!(at(2, Holds::Events, &["x"]), None);
    }
}
