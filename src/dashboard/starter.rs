//! Metrics that are often wanted and that the engine has no name for, as formulas to begin with.

use crate::model::UserUnit;
use crate::text::{Phrase, compare as words};

/// A metric to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Starter {
    /// Its name.
    pub name: Phrase,
    /// Its formula.
    pub text: String,
    /// How its value is written.
    pub unit: UserUnit,
}

/// What names of touchpoints contain at which a message was opened, and delivered.
const OPENED: [&str; 4] = ["打开", "已读", "open", "read"];
const DELIVERED: [&str; 5] = ["送达", "发送", "推送", "deliver", "sent"];

/// The metrics to begin with, for data with these touchpoints. Open rate = opened / delivered; where no touchpoint tells
/// them, its names are those to be replaced.
pub fn starters<'a>(touchpoints: impl Iterator<Item = &'a str> + Clone) -> Vec<Starter> {
    let tells = |words: &[&str], usual: &str| {
        let is_told = |name: &&str| words.iter().any(|word| name.to_lowercase().contains(word));
        touchpoints.clone().find(is_told).unwrap_or(usual).to_owned()
    };
    let (opened, delivered) = (tells(&OPENED, "打开"), tells(&DELIVERED, "送达"));
    let open_rate = format!("[events:{opened}] / [events:{delivered}]");
    [
        (words::STARTER_OPEN_RATE, open_rate.as_str(), UserUnit::Share),
        (words::STARTER_BUYERS, "buyers / customers", UserUnit::Share),
        (words::STARTER_ARPU, "revenue / customers", UserUnit::Money),
        (words::STARTER_CONTACTS, "events / orders", UserUnit::Number),
    ]
    .map(|(name, text, unit)| Starter { name, text: text.to_owned(), unit })
    .to_vec()
}

#[cfg(test)]
mod tests {
    use super::starters;

    #[test]
    fn an_open_rate_takes_the_names_of_the_data() {
        let of = |names: &[&str]| starters(names.iter().copied())[0].text.clone();
        assert_eq!(of(&["官网", "邮件送达", "打开邮件"]), "[events:打开邮件] / [events:邮件送达]");
        assert_eq!(of(&["Email sent", "Email opened"]), "[events:Email opened] / [events:Email sent]");
        assert_eq!(of(&["官网"]), "[events:打开] / [events:送达]");
    }
}
