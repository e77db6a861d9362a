//! A mapping tried before anything is imported: what it lacks, and how the times of a preview would be read by it.

use super::plain::{is_null, trim};
use super::{Holds, Mapping, Preview, ReadError, Role};

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
        let given = |role: Role| self.placed().filter(|(_, given)| *given == role).count();
        let has_steps = self.holds.are_facts() && given(Role::TimeOf) > 0;
        let stands_in = |role: Role| has_steps && matches!(role, Role::Time | Role::Touchpoint);
        let missing = self.holds.required().iter().copied();
        let missing = missing.filter(|role| given(*role) == 0 && !stands_in(*role));
        let doubled = Role::ONCE.into_iter().filter(|role| given(*role) > 1);
        let has_no_scale =
            |role: &Role| matches!(role, Role::Rating(question) if question.min >= question.max);
        let unscaled = self.placed().map(|(_, role)| role).filter(has_no_scale);
        let fault = |twice| move |role| ReadError::BadMapping { role, twice };
        let mut faults: Vec<ReadError> = missing
            .map(fault(false))
            .chain(doubled.map(fault(true)))
            .chain(unscaled.map(fault(false)))
            .collect();
        if self.holds == Holds::Feedback {
            let answers = |(_, role): (usize, Role)| matches!(role, Role::Rating(_) | Role::Comment);
            if !self.placed().any(answers) {
                faults.push(ReadError::NoAnswers);
            }
            if given(Role::Time) == 0 && self.date.is_none() {
                faults.push(ReadError::NoDate);
            }
        }
        faults
    }
}

impl Preview {
    /// How the times of the shown rows are read by `mapping`, which may differ from the one guessed. None if no column
    /// is the time, or that of a step.
    pub fn time_trial(&self, mapping: &Mapping) -> Option<TimeTrial> {
        let place = |wanted| mapping.placed().find(|(_, role)| *role == wanted).map(|(at, _)| at);
        let column = place(Role::Time).or_else(|| place(Role::TimeOf))?;
        let cells = self.rows.iter().filter_map(|row| row.get(column)).map(|cell| trim(cell));
        let mut trial = TimeTrial { filled: 0, read: 0, example: None, unread: None };
        for cell in cells.filter(|cell| !is_null(cell)) {
            trial.filled += 1;
            match mapping.time(cell) {
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
    use super::super::{DateFormat, Holds, Mapping, Preview, ReadError, Role};
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
    fn each_kind_of_file_needs_its_own_roles() {
        let kind = |holds, roles: &[Role]| Mapping { holds, ..mapping(roles) }.faults();
        assert_eq!(kind(Holds::Orders, &[Role::Customer, Role::Time]), []);
        assert_eq!(kind(Holds::Orders, &[Role::Customer, Role::TimeOf, Role::TimeOf]), []);
        assert_eq!(kind(Holds::Costs, &[Role::Time]), [fault(Role::Amount, false)]);
        assert_eq!(kind(Holds::Customers, &[Role::Customer, Role::Attribute]), []);
        assert_eq!(kind(Holds::Aliases, &[Role::Customer]), [fault(Role::Canonical, false)]);
        assert_eq!(kind(Holds::Feedback, &[Role::Attribute]), [ReadError::NoAnswers, ReadError::NoDate]);
        let dated = Mapping {
            holds: Holds::Feedback,
            date: chrono::NaiveDate::from_ymd_opt(2026, 1, 31),
            ..mapping(&[Role::Comment])
        };
        assert_eq!(dated.faults(), []);
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
