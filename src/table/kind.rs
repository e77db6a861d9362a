//! What the rows of a file hold, guessed from its headers and the shape of its values, and what the columns of files mean that
//! hold no events. Columns of events are `guess`'s own business.

use super::guess::{Guess, is_category, is_money, is_name, is_text, question};
use super::profile::Profile;
use super::words::{self, Header, Words};
use super::{DateFormat, Holds, Role, kind_words, survey};

impl Guess<'_> {
    /// What the rows hold. A column of touchpoints makes them events, whatever else is there.
    pub(super) fn kind(&self) -> Holds {
        let says = |words: &Words, fits: &dyn Fn(&Profile) -> bool| {
            self.columns.iter().any(|(header, profile)| fits(profile) && header.says(words) > 0)
        };
        let any = |_: &Profile| true;
        let whole = |words: &Words| self.columns.iter().any(|(header, _)| header.says(words) >= 1000);
        let has_time = self.times() > 0;
        if whole(&kind_words::CANONICAL) && self.columns.len() <= 3 && !has_time {
            return Holds::Aliases;
        }
        let profiles: Vec<&Profile> = self.columns.iter().map(|(_, profile)| *profile).collect();
        let is_survey = survey::questions(&profiles).iter().any(Option::is_some);
        if !is_survey && says(&words::TOUCHPOINT, &is_name) {
            return Holds::Events;
        }
        let has_customer = says(&words::CUSTOMER, &any) || says(&words::CASE, &any);
        let has_period = has_time || profiles.iter().any(|profile| profile.is_month);
        if says(&kind_words::COST, &is_money) && has_period && !has_customer {
            return Holds::Costs;
        }
        let has_money = says(&words::AMOUNT, &is_money);
        let rated = |(header, profile): &&(Header, &Profile)| {
            question(header, profile).is_some() && profile.filled > profile.empty
        };
        if is_survey || self.columns.iter().any(|column| rated(&column)) && !(has_money && has_time) {
            return Holds::Feedback;
        }
        if has_customer && has_time && (has_money || self.times() >= 2) {
            return Holds::Orders;
        }
        if self.has_rows_of_customers() && !has_time {
            return Holds::Customers;
        }
        Holds::Events
    }

    /// Columns of times at which something happened.
    fn times(&self) -> usize {
        let happened = |(header, profile): &&(Header, &Profile)| {
            profile.is_surely_time() && header.says(&kind_words::SINCE) == 0
        };
        self.columns.iter().filter(happened).count()
    }

    /// Whether a column that says that it is the customer has another value in each row.
    fn has_rows_of_customers(&self) -> bool {
        self.columns.iter().any(|(header, profile)| {
            header.says(&words::CUSTOMER) > 0 && profile.filled > 1 && profile.distinct == profile.filled
        }) && self.columns.len() > 1
    }

    /// Gives the roles of a file that holds no events, and tells how its times are written.
    pub(super) fn give_kind(&mut self, holds: Holds) -> DateFormat {
        match holds {
            Holds::Events | Holds::Orders => self.give_orders(),
            Holds::Feedback => self.give_feedback(),
            Holds::Customers => self.give_customers(),
            Holds::Costs => self.give_costs(),
            Holds::Aliases => self.give_aliases(),
        }
    }

    fn give_orders(&mut self) -> DateFormat {
        let steps = self.times() >= 2;
        let dates = if steps { self.give_steps() } else { self.give_time() };
        self.give_customer_by_word();
        self.give_by_word(Role::Case, &words::CASE, |profile| !profile.is_surely_time());
        self.give_by_word(Role::Refund, &kind_words::REFUND, is_money);
        self.give_by_word(Role::Margin, &kind_words::MARGIN, is_money);
        self.give_by_word(Role::Number, &kind_words::QUANTITY, Profile::is_numeric);
        self.give_ratings();
        self.give_by_word(Role::Amount, &words::AMOUNT, is_money);
        self.give_by_word(Role::Comment, &words::COMMENT, is_text);
        self.give_by_word(Role::Touchpoint, &words::TOUCHPOINT, is_name);
        self.give_by_word(Role::Channel, &words::CHANNEL, is_category);
        self.give_customer_without_word();
        dates
    }

    /// Each column of times is a step.
    fn give_steps(&mut self) -> DateFormat {
        let mut dates = DateFormat::YearFirst;
        for (role, (header, profile)) in self.roles.iter_mut().zip(&self.columns) {
            let time = profile.time.filter(|time| time.is_sure && header.says(&kind_words::SINCE) == 0);
            if let Some(time) = time {
                *role = Some(Role::TimeOf);
                dates = time.format;
            }
        }
        dates
    }

    fn give_feedback(&mut self) -> DateFormat {
        let dates = self.give_time();
        self.give_ratings();
        let profiles: Vec<&Profile> = self.columns.iter().map(|(_, profile)| *profile).collect();
        for (role, question) in self.roles.iter_mut().zip(survey::questions(&profiles)) {
            if role.is_none() {
                *role = question.map(Role::Rating);
            }
        }
        self.give_by_word(Role::Weight, &kind_words::WEIGHT, |profile| {
            profile.is_numeric() && profile.numbers.first().is_some_and(|least| *least >= 0.0)
        });
        self.give_customer_by_word();
        if !self.has(Role::Customer) {
            self.give_best(Role::Customer, |_, profile| usize::from(is_respondent(profile)));
        }
        self.give_by_word(Role::Case, &words::CASE, |profile| !profile.is_surely_time());
        self.give_by_word(Role::Comment, &words::COMMENT, is_text);
        if !is_wide_so_far(&self.roles) {
            self.give_by_word(Role::Touchpoint, &words::TOUCHPOINT, is_name);
        }
        self.give_by_word(Role::Channel, &words::CHANNEL, is_category);
        self.give_comment_without_word();
        dates
    }

    fn give_customers(&mut self) -> DateFormat {
        self.give_best(Role::Customer, |header, profile| {
            if profile.distinct == profile.filled { header.says(&words::CUSTOMER) } else { 0 }
        });
        self.give_customer_without_word();
        self.give_by_word(Role::Churned, &kind_words::CHURNED, |profile| (1..=3).contains(&profile.distinct));
        self.give_by_word(Role::Tenure, &kind_words::TENURE, Profile::is_numeric);
        self.give_by_word(Role::Amount, &kind_words::MONTHLY, is_money);
        DateFormat::YearFirst
    }

    fn give_costs(&mut self) -> DateFormat {
        let dates = self.give_time();
        if !self.has(Role::Time) {
            self.give_best(Role::Time, |_, profile| usize::from(profile.is_month));
        }
        self.give_by_word(Role::Amount, &kind_words::COST, is_money);
        if !self.has(Role::Amount) {
            self.give_by_word(Role::Amount, &words::AMOUNT, is_money);
        }
        self.give_by_word(Role::Channel, &words::CHANNEL, is_category);
        if !self.has(Role::Channel) {
            self.give_best(Role::Channel, |_, profile| {
                usize::from(is_category(profile) && !profile.is_numeric() && !profile.is_month)
            });
        }
        dates
    }

    fn give_aliases(&mut self) -> DateFormat {
        self.give_by_word(Role::Canonical, &kind_words::CANONICAL, |_| true);
        self.give_by_word(Role::Customer, &kind_words::ALIAS, |_| true);
        if !self.has(Role::Customer) {
            self.give_customer_by_word();
        }
        if !self.has(Role::Customer) {
            self.give_best(Role::Customer, |_, profile| profile.distinct);
        }
        DateFormat::YearFirst
    }
}

/// A value of its own in each row, and no text.
fn is_respondent(profile: &Profile) -> bool {
    let is_code = profile.wordy * 10 < profile.filled && profile.mean_chars <= 40.0;
    let is_whole = profile.numbers.iter().all(|number| number.fract() == 0.0);
    profile.filled > 1
        && profile.distinct == profile.filled
        && is_code
        && is_whole
        && !profile.is_surely_time()
}

/// Whether several columns are questions on one scale.
fn is_wide_so_far(roles: &[Option<Role>]) -> bool {
    let is_rating = |role: &Option<Role>| matches!(role, Some(Role::Rating(_)));
    roles.iter().enumerate().any(|(at, role)| is_rating(role) && roles[..at].contains(role))
}
