//! Which data set a file is added to, unless the user says otherwise.

use super::DatasetInfo;
use crate::model::DatasetId;
use crate::table::Mapping;

/// The data set that a file of this mapping is added to; none where it is to be one of its own.
///
/// A file of the shape of one that is there goes where that one is: the next month of the same report. A file of another kind
/// goes to the data of the journey on show, which it completes. The synthetic sample takes no other data.
pub fn target(sets: &[DatasetInfo], journey: Option<DatasetId>, mapping: &Mapping) -> Option<DatasetId> {
    let own = || sets.iter().filter(|set| !set.synthetic);
    let same = |set: &&DatasetInfo| {
        let alike = |known: &Mapping| known.holds == mapping.holds && known.has_shape_of(mapping);
        set.files().iter().any(|file| alike(&file.mapping))
    };
    let of_journey = |set: &&DatasetInfo| Some(set.id) == journey;
    let completes = |set: &&DatasetInfo| set.files().iter().all(|file| file.mapping.holds != mapping.holds);
    let found = own().filter(same).find(of_journey).or_else(|| own().find(same));
    found.or_else(|| own().filter(of_journey).find(completes)).map(|set| set.id)
}

#[cfg(test)]
mod tests {
    use super::super::{Contents, DatasetInfo, FileInfo};
    use super::target;
    use crate::model::DatasetId;
    use crate::table::{Holds, Mapping, Outcome, Quality};

    fn mapping(holds: Holds, headers: &[&str]) -> Mapping {
        Mapping { holds, headers: headers.iter().map(|h| (*h).to_owned()).collect(), ..Mapping::default() }
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
            set(1, true, mapping(Holds::Events, &["a"])),
            set(2, false, mapping(Holds::Events, &["a", "b"])),
            set(3, false, mapping(Holds::Events, &["a", "b"])),
        ];
        let at = |journey, holds, headers: &[&str]| {
            target(&sets, Some(DatasetId(journey)), &mapping(holds, headers)).map(|id| id.0)
        };
        // The next file of the same report; where several have it, that of the journey.
        assert_eq!(at(1, Holds::Events, &["a", "b"]), Some(2));
        assert_eq!(at(3, Holds::Events, &["a", "b"]), Some(3));
        // Another kind completes the journey's data; never the sample.
        assert_eq!(at(3, Holds::Customers, &["c"]), Some(3));
        assert_eq!(at(1, Holds::Customers, &["c"]), None);
        assert_eq!(at(1, Holds::Events, &["a"]), None);
        // Another file of the same kind is another data set.
        assert_eq!(at(2, Holds::Events, &["x"]), None);
    }
}
