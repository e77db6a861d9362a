//! What findings, remedies and outcomes are called. The words themselves are in `text`.

use super::{Finding, Mended, Outcome, Remedy};
use crate::text::{Lang, Phrase, import, number, quality as words};

impl Finding {
    /// What is looked for.
    pub const fn label(self) -> Phrase {
        match self {
            Finding::Duplicates => words::DUPLICATES,
            Finding::SameMoment => words::SAME_MOMENT,
            Finding::OutOfOrder => words::OUT_OF_ORDER,
            Finding::FarTimes => words::FAR_TIMES,
            Finding::Currencies => words::CURRENCIES,
            Finding::NegativeAmounts => words::NEGATIVE_AMOUNTS,
            Finding::RefundsAboveAmount => words::REFUNDS_ABOVE_AMOUNT,
            Finding::NegativeTenure => words::NEGATIVE_TENURE,
            Finding::CustomersWithoutEvents => words::CUSTOMERS_WITHOUT_EVENTS,
            Finding::UnknownCustomers => words::UNKNOWN_CUSTOMERS,
            Finding::Gaps => words::GAPS,
        }
    }

    /// What it means.
    pub const fn hint(self) -> Phrase {
        match self {
            Finding::Duplicates => words::DUPLICATES_HINT,
            Finding::SameMoment => words::SAME_MOMENT_HINT,
            Finding::OutOfOrder => words::OUT_OF_ORDER_HINT,
            Finding::FarTimes => words::FAR_TIMES_HINT,
            Finding::Currencies => words::CURRENCIES_HINT,
            Finding::NegativeAmounts => words::NEGATIVE_AMOUNTS_HINT,
            Finding::RefundsAboveAmount => words::REFUNDS_ABOVE_AMOUNT_HINT,
            Finding::NegativeTenure => words::NEGATIVE_TENURE_HINT,
            Finding::CustomersWithoutEvents => words::CUSTOMERS_WITHOUT_EVENTS_HINT,
            Finding::UnknownCustomers => words::UNKNOWN_CUSTOMERS_HINT,
            Finding::Gaps => words::GAPS_HINT,
        }
    }
}

impl Remedy {
    /// What it does, as the name of its button.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Remedy::DropDuplicates => words::DO_DROP_DUPLICATES.get(lang).to_owned(),
            Remedy::DropFarTimes => words::DO_DROP_FAR_TIMES.get(lang).to_owned(),
            Remedy::NoAnswer { rating, value } => {
                words::NO_ANSWER.fill(lang, &[("rating", rating), ("value", &score(*value))])
            }
            Remedy::NoNegativeAmounts => words::DO_NO_AMOUNT.get(lang).to_owned(),
            Remedy::NegativeAmountsAreRefunds => words::DO_REFUND.get(lang).to_owned(),
        }
    }
}

impl Mended {
    /// What was done, and to how much.
    pub fn words(&self, lang: Lang) -> String {
        let what = match self.remedy {
            Remedy::DropFarTimes => words::DROPPED_FAR_TIMES.get(lang).to_owned(),
            Remedy::DropDuplicates => words::DROPPED_DUPLICATES.get(lang).to_owned(),
            Remedy::NoNegativeAmounts => words::NO_AMOUNT.get(lang).to_owned(),
            Remedy::NegativeAmountsAreRefunds => words::REFUNDED.get(lang).to_owned(),
            Remedy::NoAnswer { .. } => self.remedy.words(lang),
        };
        what + &words::CHANGED.fill(lang, &[("n", &number::count(self.changed))])
    }
}

impl Outcome {
    /// What became of the rows of a file that was added, as a sentence: `新增 12 行，更新 3 行，5 行已有，跳过。`
    pub fn words(&self, left_out: u64, lang: Lang) -> String {
        let Outcome { added, updated, skipped } = *self;
        if added == 0 && updated == 0 && left_out == 0 {
            return import::NOTHING_NEW.fill(lang, &[("n", &number::count(skipped))]);
        }
        let parts = [
            (import::ADDED, added),
            (import::UPDATED, updated),
            (import::SKIPPED, skipped),
            (import::LEFT_OUT, left_out),
        ];
        let parts = parts.into_iter().enumerate().filter(|(at, (_, n))| *n > 0 || *at == 0);
        let parts: Vec<String> =
            parts.map(|(_, (phrase, n))| phrase.fill(lang, &[("n", &number::count(n))])).collect();
        let what = import::ROWS.fill(lang, &[("what", &parts.join(import::BETWEEN.get(lang)))]);
        import::SENTENCE.fill(lang, &[("what", &what)])
    }
}

/// An answer on its scale, without needless places.
pub fn score(value: f32) -> String {
    number::decimal(f64::from(value), usize::from(value.fract() != 0.0))
}

#[cfg(test)]
mod tests {
    use super::Outcome;
    use crate::text::Lang;

    #[test]
    fn what_became_of_rows_is_told_in_words() {
        let some = Outcome { added: 1200, updated: 3, skipped: 5 };
        assert_eq!(some.words(0, Lang::Zh), "新增 1,200 行，更新 3 行，5 行已有，跳过。");
        assert_eq!(some.words(2, Lang::En), "Rows: 1,200 added, 3 updated, 5 already there, 2 left out.");
        let none = Outcome { skipped: 7, ..Outcome::default() };
        assert_eq!(none.words(0, Lang::Zh), "没有新的行：全部 7 行都已经有了。");
        assert_eq!(none.words(1, Lang::En), "Rows: 0 added, 7 already there, 1 left out.");
    }
}
