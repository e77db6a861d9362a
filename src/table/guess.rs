//! Which column means what, guessed from its header and the shape of its values. The user corrects the rest.
//!
//! A header alone is not believed: a "time" that holds no times and a "score" that holds ids are not taken.

use super::likert::{self, About, Graded};
use super::profile::Profile;
use super::rating_words;
use super::words::{self, Header, Words};
use super::{AnswerCode, DateFormat, Holds, Role, survey};
use crate::model::{Question, QuestionKind};

/// What a file seems to hold, and how it is to be read.
#[derive(Debug, Default)]
pub(super) struct Guessed {
    pub(super) holds: Holds,
    /// One for each column.
    pub(super) roles: Vec<Role>,
    pub(super) dates: DateFormat,
    pub(super) wide: bool,
    pub(super) codes: Vec<AnswerCode>,
}

/// What a file holds and what its columns mean. `holds` is what the user says that it holds.
pub(super) fn guess(headers: &[String], profiles: &[Profile], holds: Option<Holds>) -> Guessed {
    let columns = headers.iter().map(|header| Header::new(header)).zip(profiles).collect();
    let mut guess = Guess { columns, roles: vec![None; headers.len()] };
    let holds = holds.unwrap_or_else(|| guess.kind());
    let dates = if holds == Holds::Events { guess.give_events() } else { guess.give_kind(holds) };
    let Guess { columns, .. } = &guess;
    let profiles: Vec<&Profile> = columns.iter().map(|(_, profile)| *profile).collect();
    let roles = guess.rest(holds);
    let wide = holds == Holds::Feedback && is_wide(&roles);
    let mut codes = survey::words(&roles, &profiles);
    if holds == Holds::Feedback {
        codes.extend(survey::codes(&roles, &profiles));
    }
    Guessed { holds, roles, dates, wide, codes }
}

/// Several questions on one scale, and no column that says what they are about.
fn is_wide(roles: &[Role]) -> bool {
    let is_shared =
        |(at, role): (usize, &Role)| matches!(role, Role::Rating(_)) && roles[..at].contains(role);
    !roles.contains(&Role::Touchpoint) && roles.iter().enumerate().any(is_shared)
}

pub(super) struct Guess<'a> {
    pub(super) columns: Vec<(Header, &'a Profile)>,
    pub(super) roles: Vec<Option<Role>>,
}

impl Guess<'_> {
    fn give_events(&mut self) -> DateFormat {
        let dates = self.give_time();
        self.give_customer_by_word();
        self.give_by_word(Role::Case, &words::CASE, |profile| !profile.is_surely_time());
        self.give_ratings();
        self.give_by_word(Role::Amount, &words::AMOUNT, is_money);
        self.give_by_word(Role::Comment, &words::COMMENT, is_text);
        self.give_by_word(Role::Touchpoint, &words::TOUCHPOINT, is_name);
        self.give_by_word(Role::Stage, &words::STAGE, is_category);
        self.give_by_word(Role::Channel, &words::CHANNEL, is_category);
        self.give_customer_without_word();
        self.give_touchpoint_without_word();
        self.give_comment_without_word();
        dates
    }

    pub(super) fn give_customer_by_word(&mut self) {
        self.give_by_word(Role::Customer, &words::CUSTOMER, |profile| {
            !profile.is_surely_time() && (profile.filled < 2 || profile.distinct > 1)
        });
    }

    /// Gives a role to the column whose header says it most and whose values fit; the first of equals.
    pub(super) fn give_by_word(&mut self, role: Role, words: &Words, fits: impl Fn(&Profile) -> bool) {
        self.give_best(role, |header, profile| if fits(profile) { header.says(words) } else { 0 });
    }

    pub(super) fn give_best(&mut self, role: Role, score: impl Fn(&Header, &Profile) -> usize) {
        let mut best = (0, None);
        for (at, (header, profile)) in self.columns.iter().enumerate() {
            let score = if self.roles[at].is_none() { score(header, profile) } else { 0 };
            if score > best.0 {
                best = (score, Some(at));
            }
        }
        if let Some(at) = best.1 {
            self.roles[at] = Some(role);
        }
    }

    pub(super) fn has(&self, role: Role) -> bool {
        self.roles.contains(&Some(role))
    }

    /// A header that says time with values that are times; then any column of times; then, if there is nothing
    /// better, a header that says time alone.
    pub(super) fn give_time(&mut self) -> DateFormat {
        let is_time = |profile: &Profile| usize::from(profile.time.is_some());
        self.give_best(Role::Time, |header, profile| header.says(&words::TIME) * is_time(profile));
        if !self.has(Role::Time) {
            self.give_best(Role::Time, |_, profile| usize::from(profile.is_surely_time()));
        }
        if !self.has(Role::Time) {
            self.give_best(Role::Time, |header, profile| {
                if profile.is_numeric() { 0 } else { header.says(&words::TIME).saturating_sub(1000) }
            });
        }
        let at = self.roles.iter().position(|role| *role == Some(Role::Time));
        at.and_then(|at| self.columns[at].1.time).map_or(DateFormat::YearFirst, |time| time.format)
    }

    pub(super) fn give_ratings(&mut self) {
        for (role, (header, profile)) in self.roles.iter_mut().zip(&self.columns) {
            if role.is_none() {
                *role = question(header, profile).map(Role::Rating);
            }
        }
    }

    /// Without a customer, the case is the one who travels; else a column of ids.
    pub(super) fn give_customer_without_word(&mut self) {
        if self.has(Role::Customer) {
            return;
        }
        if let Some(case) = self.roles.iter_mut().find(|role| **role == Some(Role::Case)) {
            *case = Some(Role::Customer);
            return;
        }
        let is_id = |profile: &Profile| {
            !profile.is_surely_time() && profile.mean_chars <= 40.0 && profile.distinct * 20 > profile.filled
        };
        // The more distinct the values, the more likely they are ids; a touchpoint is not to be taken for one.
        self.give_best(Role::Customer, |header, profile| {
            let is_named_id =
                header.says(&Words { whole: &["id", "编号"], part: &["id", "no", "编号", "号"] }) > 0;
            let is_fraction = profile.numbers.iter().any(|number| number.fract() != 0.0);
            let distinct = profile.distinct * 1000 / profile.filled.max(1);
            let score = distinct + if is_named_id { 10_000 } else { 0 };
            if is_id(profile) && !is_fraction { score } else { 0 }
        });
    }

    /// The first column of names that repeat.
    fn give_touchpoint_without_word(&mut self) {
        if !self.has(Role::Touchpoint) {
            self.give_best(Role::Touchpoint, |_, profile| {
                usize::from(is_category(profile) && !profile.is_numeric() && profile.distinct > 1)
            });
        }
    }

    pub(super) fn give_comment_without_word(&mut self) {
        if !self.has(Role::Comment) {
            self.give_best(Role::Comment, |_, profile| {
                let is_long = profile.mean_chars >= 16.0 && profile.wordy * 2 > profile.filled;
                usize::from(is_long && is_text(profile) && profile.distinct * 2 > profile.filled)
            });
        }
    }

    /// What is left: categories to break down by, and what is not worth importing.
    fn rest(self, holds: Holds) -> Vec<Role> {
        // Of events numbers that are no categories are mostly ids; of everything else they are amounts of something.
        let keeps_numbers = !matches!(holds, Holds::Events | Holds::Aliases);
        let role = |(role, (_, profile)): (Option<Role>, (Header, &Profile))| {
            let is_number = keeps_numbers && profile.is_numeric() && !is_id(profile);
            role.unwrap_or(match () {
                () if is_number && (profile.distinct > 20 || !is_category(profile)) => Role::Number,
                () if is_category(profile) => Role::Attribute,
                () => Role::Ignore,
            })
        };
        self.roles.into_iter().zip(self.columns).map(role).collect()
    }
}

/// Whole numbers that are all different count rows or name things.
fn is_id(profile: &Profile) -> bool {
    profile.distinct == profile.filled && profile.numbers.iter().all(|number| number.fract() == 0.0)
}

pub(super) fn is_text(profile: &Profile) -> bool {
    let is_varied = profile.filled < 20 || profile.distinct > 10 || profile.mean_chars >= 8.0;
    !profile.is_numeric() && !profile.is_surely_time() && is_varied
}

/// Prices differ; a number with a handful of values is a level.
pub(super) fn is_money(profile: &Profile) -> bool {
    let differs = profile.filled < 50 || profile.distinct > 5;
    profile.filled == 0 || profile.is_numeric() && differs && !profile.is_surely_time()
}

/// Names of touchpoints repeat; short files are given the benefit of the doubt.
pub(super) fn is_name(profile: &Profile) -> bool {
    let repeats = profile.filled < 20 || profile.distinct * 2 <= profile.filled;
    !profile.is_surely_time() && repeats && profile.mean_chars <= 60.0
}

pub(super) fn is_category(profile: &Profile) -> bool {
    profile.is_categorical() && !profile.is_surely_time() && profile.mean_chars <= 40.0
}

/// The rating question that a column answers: by the words of its header, if its numbers lie on a scale.
pub(super) fn question(header: &Header, profile: &Profile) -> Option<Question> {
    let says = |words| header.says(words);
    let kind = if says(&rating_words::NPS) > 0 {
        Some(QuestionKind::Nps)
    } else if says(&rating_words::CES) > 0 {
        Some(QuestionKind::Ces)
    } else if says(&rating_words::CSAT) > 0 {
        Some(QuestionKind::Csat)
    } else {
        None
    };
    if let Some(graded) = likert::grade(&profile.values) {
        return in_words(&graded, kind);
    }
    let kind = kind?;
    let (min, max) = (profile.numbers.first().copied(), profile.usual_max());
    let (Some(min), Some(max)) = (min, max) else {
        return (profile.filled == 0).then(|| usual_question(kind));
    };
    let is_ease = says(&rating_words::EASE) > 0;
    let coded = survey::scale(profile).filter(|found| !found.codes.is_empty() && profile.filled >= 50);
    if let Some(found) = coded.filter(|found| f64::from(found.max) < max) {
        return Some(question_on(kind, f64::from(found.min), f64::from(found.max), is_ease));
    }
    let is_on_scale = profile.is_scored() && min >= 0.0 && (1.0..=10.0).contains(&max);
    is_on_scale.then(|| question_on(kind, min, max, is_ease))
}

/// The question that is answered in words: by what the words are about, and by the header where they may be about anything.
/// Recommendation is asked from 0 to 10, so other words do not answer it.
fn in_words(graded: &Graded, header: Option<QuestionKind>) -> Option<Question> {
    let is_nps = graded.max == 10 && header == Some(QuestionKind::Nps);
    if is_nps {
        return Some(Question::NPS);
    }
    let header = header.filter(|kind| *kind != QuestionKind::Nps);
    let kind = match graded.about {
        About::Satisfaction | About::Ease => graded.about.question(),
        _ => header.or(graded.about.question()),
    };
    Some(Question { kind: kind?, min: graded.min, max: graded.max, high_is_good: true })
}

fn usual_question(kind: QuestionKind) -> Question {
    match kind {
        QuestionKind::Nps => Question::NPS,
        QuestionKind::Ces => Question::CES_5,
        QuestionKind::Csat => Question::CSAT_5,
    }
}

/// The smallest usual scale that holds the answers. Zero among answers above 7 means 0 to 10, which is how
/// recommendation is asked; zero among small answers is how many surveys code "no answer", and stays outside.
fn question_on(kind: QuestionKind, min: f64, max: f64, is_ease: bool) -> Question {
    if kind == QuestionKind::Nps || kind == QuestionKind::Csat && max > 7.0 && min == 0.0 {
        return Question::NPS;
    }
    let scale_max = if max <= 5.0 {
        5
    } else if max <= 7.0 {
        7
    } else {
        10
    };
    // CES 1.0 asks for effort from 1 to 5; CES 2.0 asks whether it was easy from 1 to 7.
    let high_is_good = kind == QuestionKind::Csat || is_ease || scale_max == 7;
    Question { kind, min: 1, max: scale_max, high_is_good }
}
