//! Findings in words. The words themselves are in `text`.

use super::{Meter, What};
use crate::layout::figure_text;
use crate::text::{Lang, Phrase, evidence as words, map, number};

impl What {
    /// What such findings are called together.
    pub const fn title(&self) -> Phrase {
        match self {
            What::Gap { .. } => words::GAPS,
            What::Moved { .. } => words::MOVED,
            What::Silent { .. } => words::SILENT,
            What::Unplaced { .. } => words::UNPLACED,
            What::Old { .. } => words::OLD,
            What::NoSource => words::NO_SOURCE,
            What::NeverVerified => words::NEVER,
        }
    }

    /// What was found, as a sentence; `currency` is that of the workspace.
    pub fn words(&self, currency: &str, lang: Lang) -> String {
        match self {
            What::NeverVerified => words::NEVER_TOLD.get(lang).to_owned(),
            What::NoSource => words::NO_SOURCE_TOLD.get(lang).to_owned(),
            What::Old { days } => words::OLD_TOLD.fill(lang, &[("months", &(days / 30).to_string())]),
            What::Silent { months: None } => words::UNKNOWN_TOLD.get(lang).to_owned(),
            What::Silent { months: Some(months) } => {
                words::SILENT_TOLD.fill(lang, &[("months", &months.to_string())])
            }
            What::Unplaced { events } => words::UNPLACED_TOLD.fill(lang, &[("n", &number::count(*events))]),
            What::Gap { claimed, measured, n, .. } => {
                let n = n.map_or_else(|| "–".to_owned(), number::count);
                let [claimed, measured] = [claimed, measured].map(|score| number::change(*score, 1));
                words::GAP_TOLD.fill(lang, &[("claimed", &claimed), ("measured", &measured), ("n", &n)])
            }
            What::Moved { metric, quoted, now } => {
                let text = |value: f64| figure_text(*metric, value, currency, lang);
                let name = map::metric(*metric).get(lang);
                let was = text(*quoted);
                match now {
                    Some(now) => {
                        let now = text(*now);
                        words::MOVED_TOLD.fill(lang, &[("metric", name), ("was", &was), ("now", &now)])
                    }
                    None => words::GONE_TOLD.fill(lang, &[("metric", name), ("was", &was)]),
                }
            }
        }
    }
}

impl Meter {
    /// The meter as a sentence.
    pub fn words(self, lang: Lang) -> String {
        let Some(share) = self.share() else { return words::NO_CLAIMS.get(lang).to_owned() };
        let (claims, fresh) = (self.claims.to_string(), self.fresh.to_string());
        words::METER.fill(lang, &[("share", &number::percent(share)), ("fresh", &fresh), ("claims", &claims)])
    }
}
