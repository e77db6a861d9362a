//! A mapping tried before anything is imported: what it lacks, and how the times of a preview would be read by it.

use super::date::parse_time;
use super::plain::{is_null, trim};
use super::{Mapping, Preview, ReadError, Role};

/// How the times of a preview are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeTrial {
    /// Cells that hold something.
    pub filled: usize,
    /// Cells that can be read as times.
    pub read: usize,
    /// The first cell that can be read, with what it means in wall-clock milliseconds.
    pub example: Option<(String, i64)>,
    /// The first cell that cannot be read.
    pub unread: Option<String>,
}

impl Mapping {
    /// Everything that keeps a file from being read by this mapping: required roles that no column has, then roles
    /// that may be given once and are given twice, then ratings without a scale. Empty if it can be read.
    pub fn faults(&self) -> Vec<ReadError> {
        let roles = || self.roles.iter().take(self.headers.len());
        let given = |role: Role| roles().filter(|given| **given == role).count();
        let missing = Role::REQUIRED.into_iter().filter(|role| given(*role) == 0);
        let doubled = Role::ONCE.into_iter().filter(|role| given(*role) > 1);
        let has_no_scale =
            |role: &&Role| matches!(role, Role::Rating(question) if question.min >= question.max);
        let unscaled = roles().filter(has_no_scale).copied();
        let fault = |twice| move |role| ReadError::BadMapping { role, twice };
        missing.map(fault(false)).chain(doubled.map(fault(true))).chain(unscaled.map(fault(false))).collect()
    }
}

impl Preview {
    /// How the times of the shown rows are read by `mapping`, which may differ from the one guessed. None if no column
    /// is the time.
    pub fn time_trial(&self, mapping: &Mapping) -> Option<TimeTrial> {
        let column = mapping.roles.iter().position(|role| *role == Role::Time)?;
        let cells = self.rows.iter().filter_map(|row| row.get(column)).map(|cell| trim(cell));
        let mut trial = TimeTrial { filled: 0, read: 0, example: None, unread: None };
        for cell in cells.filter(|cell| !is_null(cell)) {
            trial.filled += 1;
            match parse_time(cell, mapping.dates, mapping.utc_offset_minutes) {
                Some(millis) => {
                    trial.read += 1;
                    trial.example.get_or_insert_with(|| (cell.to_owned(), millis));
                }
                None => {
                    trial.unread.get_or_insert_with(|| cell.to_owned());
                }
            }
        }
        Some(trial)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{DateFormat, Mapping, Preview, ReadError, Role};
    use crate::model::{Question, QuestionKind};

    fn mapping(roles: &[Role]) -> Mapping {
        let headers = (0..roles.len()).map(|at| at.to_string()).collect();
        Mapping { headers, roles: roles.to_vec(), ..Mapping::default() }
    }

    fn fault(role: Role, twice: bool) -> ReadError {
        ReadError::BadMapping { role, twice }
    }

    #[test]
    fn all_faults_of_a_mapping_are_named_at_once() {
        let flat = Role::Rating(Question { kind: QuestionKind::Csat, min: 1, max: 1, high_is_good: true });
        assert_eq!(
            mapping(&[Role::Time, Role::Time, Role::Attribute, Role::Attribute, flat]).faults(),
            [
                fault(Role::Customer, false),
                fault(Role::Touchpoint, false),
                fault(Role::Time, true),
                fault(flat, false)
            ]
        );
        let whole = [Role::Customer, Role::Time, Role::Touchpoint, Role::Rating(Question::NPS), Role::Ignore];
        assert_eq!(mapping(&whole).faults(), []);
    }

    #[test]
    fn roles_beyond_the_headers_do_not_count() {
        let mut mapping = mapping(&[Role::Customer, Role::Time, Role::Touchpoint]);
        mapping.headers.pop();
        assert_eq!(mapping.faults(), [fault(Role::Touchpoint, false)]);
    }

    #[test]
    fn a_wrong_date_format_shows_before_the_import() {
        let rows = ["31/01/2026 08:05", "", "01/02/2026 00:00"].map(|cell| vec![cell.to_owned()]).to_vec();
        let preview = Preview { rows, ..Preview::default() };
        let mut mapping = Mapping { dates: DateFormat::MonthFirst, ..mapping(&[Role::Time]) };
        let trial = preview.time_trial(&mapping).unwrap();
        assert_eq!((trial.filled, trial.read), (2, 1));
        assert_eq!(trial.unread.as_deref(), Some("31/01/2026 08:05"));
        mapping.dates = DateFormat::DayFirst;
        let trial = preview.time_trial(&mapping).unwrap();
        assert_eq!((trial.read, trial.unread), (2, None));
        assert_eq!(trial.example, Some(("31/01/2026 08:05".to_owned(), 1_769_846_700_000)));
        mapping.roles = vec![Role::Ignore];
        assert_eq!(preview.time_trial(&mapping), None);
    }
}
