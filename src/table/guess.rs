//! Which column means what, guessed from its header and the shape of its values. The user corrects the rest.
//!
//! A header alone is not believed: a "time" that holds no times and a "score" that holds ids are not taken.

use super::profile::Profile;
use super::rating_words;
use super::words::{self, Header, Words};
use super::{DateFormat, Role};
use crate::model::{Question, QuestionKind};

/// One role for each column, and how times are written.
pub(super) fn guess_roles(headers: &[String], profiles: &[Profile]) -> (Vec<Role>, DateFormat) {
    let columns = headers.iter().map(|header| Header::new(header)).zip(profiles).collect();
    let mut guess = Guess { columns, roles: vec![None; headers.len()] };
    let dates = guess.give_time();
    guess.give_by_word(Role::Customer, &words::CUSTOMER, |profile| {
        !profile.is_surely_time() && (profile.filled < 2 || profile.distinct > 1)
    });
    guess.give_by_word(Role::Case, &words::CASE, |profile| !profile.is_surely_time());
    guess.give_ratings();
    guess.give_by_word(Role::Amount, &words::AMOUNT, is_money);
    guess.give_by_word(Role::Comment, &words::COMMENT, is_text);
    guess.give_by_word(Role::Touchpoint, &words::TOUCHPOINT, is_name);
    guess.give_by_word(Role::Stage, &words::STAGE, is_category);
    guess.give_by_word(Role::Channel, &words::CHANNEL, is_category);
    guess.give_customer_without_word();
    guess.give_touchpoint_without_word();
    guess.give_comment_without_word();
    (guess.rest(), dates)
}

struct Guess<'a> {
    columns: Vec<(Header, &'a Profile)>,
    roles: Vec<Option<Role>>,
}

impl Guess<'_> {
    /// Gives a role to the column whose header says it most and whose values fit; the first of equals.
    fn give_by_word(&mut self, role: Role, words: &Words, fits: impl Fn(&Profile) -> bool) {
        self.give_best(role, |header, profile| if fits(profile) { header.says(words) } else { 0 });
    }

    fn give_best(&mut self, role: Role, score: impl Fn(&Header, &Profile) -> usize) {
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

    fn has(&self, role: Role) -> bool {
        self.roles.contains(&Some(role))
    }

    /// A header that says time with values that are times; then any column of times; then, if there is nothing
    /// better, a header that says time alone.
    fn give_time(&mut self) -> DateFormat {
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

    fn give_ratings(&mut self) {
        for (role, (header, profile)) in self.roles.iter_mut().zip(&self.columns) {
            if role.is_none() {
                *role = question(header, profile).map(Role::Rating);
            }
        }
    }

    /// Without a customer, the case is the one who travels; else a column of ids.
    fn give_customer_without_word(&mut self) {
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

    fn give_comment_without_word(&mut self) {
        if !self.has(Role::Comment) {
            self.give_best(Role::Comment, |_, profile| {
                let is_long = profile.mean_chars >= 16.0 && profile.wordy * 2 > profile.filled;
                usize::from(is_long && is_text(profile) && profile.distinct * 2 > profile.filled)
            });
        }
    }

    /// What is left: categories to break down by, and what is not worth importing.
    fn rest(self) -> Vec<Role> {
        let role = |(role, (_, profile)): (Option<Role>, (Header, &Profile))| {
            role.unwrap_or(if is_category(profile) { Role::Attribute } else { Role::Ignore })
        };
        self.roles.into_iter().zip(self.columns).map(role).collect()
    }
}

fn is_text(profile: &Profile) -> bool {
    let is_varied = profile.filled < 20 || profile.distinct > 10 || profile.mean_chars >= 8.0;
    !profile.is_numeric() && !profile.is_surely_time() && is_varied
}

/// Prices differ; a number with a handful of values is a level.
fn is_money(profile: &Profile) -> bool {
    let differs = profile.filled < 50 || profile.distinct > 5;
    profile.filled == 0 || profile.is_numeric() && differs && !profile.is_surely_time()
}

/// Names of touchpoints repeat; short files are given the benefit of the doubt.
fn is_name(profile: &Profile) -> bool {
    let repeats = profile.filled < 20 || profile.distinct * 2 <= profile.filled;
    !profile.is_surely_time() && repeats && profile.mean_chars <= 60.0
}

fn is_category(profile: &Profile) -> bool {
    profile.is_categorical() && !profile.is_surely_time() && profile.mean_chars <= 40.0
}

/// The rating question that a column answers: by the words of its header, if its numbers lie on a scale.
fn question(header: &Header, profile: &Profile) -> Option<Question> {
    let says = |words| header.says(words);
    let kind = if says(&rating_words::NPS) > 0 {
        QuestionKind::Nps
    } else if says(&rating_words::CES) > 0 {
        QuestionKind::Ces
    } else if says(&rating_words::CSAT) > 0 {
        QuestionKind::Csat
    } else {
        return None;
    };
    let (min, max) = (profile.numbers.first().copied(), profile.usual_max());
    let (Some(min), Some(max)) = (min, max) else {
        return (profile.filled == 0).then(|| usual_question(kind));
    };
    let is_on_scale = profile.is_numeric() && min >= 0.0 && (1.0..=10.0).contains(&max);
    is_on_scale.then(|| question_on(kind, min, max, says(&rating_words::EASE) > 0))
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
