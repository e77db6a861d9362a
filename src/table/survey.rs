//! Survey columns: on which scale the whole numbers of a column are answers, and which of them are codes and no answers.
//! What a column means is `guess`'s business.

use super::kind_words::NOT_USED;
use super::profile::Profile;
use super::{AnswerCode, Means, Role, likert};
use crate::model::Question;

/// So many questions of one scale are a survey's, whatever their headers say.
const GRID: usize = 3;
/// Fewer answers tell no scale.
const ANSWERS: usize = 50;
/// What stands for "no answer" in data of surveys, whatever the scale.
const USUAL_CODES: [i64; 10] = [-99, -9, -8, -1, 77, 88, 97, 98, 99, 999];

/// The scale of a column, and the values outside of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    pub(super) min: i32,
    pub(super) max: i32,
    pub(super) codes: Vec<i64>,
    /// How many different answers on the scale were given.
    points: usize,
    has_max: bool,
}

/// The scale of whole numbers. Scales end at 5, 7 or 10; the number after the end, and 0 before a scale that begins at 1, are
/// codes, as are the usual ones far from any scale.
pub(super) fn scale(profile: &Profile) -> Option<Scale> {
    if !profile.is_scored() || profile.numbers.iter().any(|number| number.fract() != 0.0) {
        return None;
    }
    let mut values: Vec<i64> = profile.numbers.iter().copied().map(whole).collect();
    values.dedup();
    let (usual, core): (Vec<i64>, Vec<i64>) = values.iter().partition(|value| USUAL_CODES.contains(value));
    let has = |value: i64| core.contains(&value);
    let (least, most) = (*core.first()?, *core.last()?);
    let max = match most {
        ..=5 => 5,
        6 => 5,
        7 | 8 => 7,
        9 if !has(6) && !has(7) && !has(8) => 5,
        9 if !has(8) => 7,
        9..=11 => 10,
        _ => return None,
    };
    let min = i64::from(max == 10 && least <= 0 || most == 11);
    let min = if max == 10 { 1 - min } else { 1 };
    if least < 0 {
        return None;
    }
    let is_on = |value: &&i64| (min..=max).contains(*value);
    let points = core.iter().filter(is_on).count();
    let mut codes: Vec<i64> = core.iter().filter(|value| !is_on(value)).copied().chain(usual).collect();
    codes.sort_unstable();
    let small = |value: i64| i32::try_from(value).unwrap_or_default();
    Some(Scale { min: small(min), max: small(max), codes, points, has_max: has(max) })
}

#[expect(clippy::cast_possible_truncation, reason = "a float outside of i64 becomes its nearest bound")]
fn whole(value: f64) -> i64 {
    value as i64
}

/// Columns that are questions although their headers do not say so: several of one scale, and beside them one from 0 to 10,
/// which is how recommendation is asked.
pub(super) fn questions(profiles: &[&Profile]) -> Vec<Option<Question>> {
    let scales: Vec<Option<Scale>> = profiles
        .iter()
        .map(|profile| {
            let found = scale(profile).filter(|_| profile.filled >= ANSWERS);
            found.filter(|scale| scale.has_max && scale.points >= 4)
        })
        .collect();
    let of = |max: i32| scales.iter().flatten().filter(|scale| scale.max == max && scale.min == 1).count();
    let is_grid = |scale: &Scale| scale.min == 1 && of(scale.max) >= GRID;
    let has_grid = scales.iter().flatten().any(is_grid);
    let question = |scale: &Option<Scale>| {
        let scale = scale.as_ref()?;
        if is_grid(scale) {
            return Some(Question { max: scale.max, ..Question::CSAT_5 });
        }
        (has_grid && scale.max == 10 && scale.min == 0 && scale.points > 5).then_some(Question::NPS)
    };
    scales.iter().map(question).collect()
}

/// The rating columns, each with its question and all columns that have the same one.
fn rated<'a>(
    roles: &'a [Role],
    profiles: &'a [&'a Profile],
) -> impl Iterator<Item = (Question, &'a Profile, Vec<usize>)> {
    roles.iter().zip(profiles).filter_map(|(role, profile)| match role {
        Role::Rating(question) => {
            let alike = roles.iter().enumerate().filter(|(_, other)| *other == role);
            Some((*question, *profile, alike.map(|(at, _)| at).collect()))
        }
        _ => None,
    })
}

fn note(codes: &mut Vec<AnswerCode>, value: &str, means: Means, columns: &[usize]) {
    if !codes.iter().any(|code| code.value == value && code.columns == columns) {
        codes.push(AnswerCode { value: value.to_owned(), means, columns: columns.to_vec() });
    }
}

/// The answers in words in rating columns, from the best to the worst.
pub(super) fn words(roles: &[Role], profiles: &[&Profile]) -> Vec<AnswerCode> {
    let mut codes: Vec<AnswerCode> = Vec::new();
    for (question, profile, columns) in rated(roles, profiles) {
        let graded = likert::grade(&profile.values).filter(|graded| graded.max == question.max);
        for (value, means) in graded.map(|graded| graded.values).unwrap_or_default() {
            note(&mut codes, &value, means, &columns);
        }
    }
    codes.sort_by(|one, other| one.columns.cmp(&other.columns).then(other.means.cmp(&one.means)));
    codes
}

/// The numbers and words in rating columns that are no answers: each value with the columns that have the same scale.
pub(super) fn codes(roles: &[Role], profiles: &[&Profile]) -> Vec<AnswerCode> {
    let mut codes: Vec<AnswerCode> = Vec::new();
    for (question, profile, columns) in rated(roles, profiles) {
        let (min, max) = (i64::from(question.min), i64::from(question.max));
        for value in scale(profile).map(|scale| scale.codes).unwrap_or_default() {
            // Next to satisfaction with a thing the number after the end says that it was not used.
            let is_next = value == max + 1 && question != Question::NPS;
            if !(min..=max).contains(&value) {
                let means = if is_next { Means::NotUsed } else { Means::NoAnswer };
                note(&mut codes, &value.to_string(), means, &columns);
            }
        }
        for word in &profile.words {
            let is_use = NOT_USED.iter().any(|known| word.eq_ignore_ascii_case(known));
            note(&mut codes, word, if is_use { Means::NotUsed } else { Means::NoAnswer }, &columns);
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::super::profile::Profile;
    use super::{Scale, scale};

    fn found(cells: &str) -> Option<(i32, i32, Vec<i64>)> {
        let cells: Vec<&str> = cells.split(' ').collect();
        scale(&Profile::of(&cells, false)).map(|Scale { min, max, codes, .. }| (min, max, codes))
    }

    #[test]
    fn the_number_after_a_scale_and_zero_before_it_are_codes() {
        assert_eq!(found("1 2 3 4 5"), Some((1, 5, vec![])));
        assert_eq!(found("0 1 2 3 4 5 6"), Some((1, 5, vec![0, 6])));
        assert_eq!(found("1 5 7"), Some((1, 7, vec![])));
        assert_eq!(found("1 5 7 8"), Some((1, 7, vec![8])));
        assert_eq!(found("1 2 3 4 5 9"), Some((1, 5, vec![9])));
        assert_eq!(found("1 2 7 9"), Some((1, 7, vec![9])));
        assert_eq!(found("0 3 10"), Some((0, 10, vec![])));
        assert_eq!(found("1 3 10"), Some((1, 10, vec![])));
        assert_eq!(found("0 3 9 10 11"), Some((0, 10, vec![11])));
        assert_eq!(found("4 5 11"), Some((0, 10, vec![11])));
        assert_eq!(found("1 4 5 99"), Some((1, 5, vec![99])));
        assert_eq!(found("1 13"), None);
        assert_eq!(found("1.5 2"), None);
        assert_eq!(found("-5 1"), None);
    }
}
