//! Differences and conflicts in words. The words themselves are in `text`.

use super::tree::Kind;
use super::{Change, Conflict, Difference, Field, Side, What};
use crate::text::{Lang, Phrase, versions as words};

impl Kind {
    /// What a thing of this kind is called.
    pub const fn label(self) -> Phrase {
        match self {
            Kind::Workspace => words::WORKSPACE,
            Kind::Journey => words::JOURNEY,
            Kind::Stage => words::STAGE,
            Kind::Step => words::STEP,
            Kind::Lane => words::LANE,
            Kind::Card => words::CARD,
            Kind::Persona => words::PERSONA,
            Kind::Segment => words::SEGMENT,
            Kind::Channel => words::CHANNEL,
            Kind::Touchpoint => words::TOUCHPOINT,
            Kind::Formula => words::FORMULA,
            Kind::Target => words::TARGET,
        }
    }
}

/// What a field is called, by its name in the file; that name itself if it has none for people.
pub fn field_name(name: &str, lang: Lang) -> String {
    let known = words::FIELDS.iter().find(|(known, _)| *known == name);
    known.map_or_else(|| name.to_owned(), |(_, phrase)| phrase.get(lang).to_owned())
}

/// What a thing is and what it is called: `卡片“付款失败”`.
fn called(kind: Kind, name: &str, lang: Lang) -> String {
    if name.is_empty() {
        return kind.label().get(lang).to_owned();
    }
    words::CALLED.fill(lang, &[("kind", kind.label().get(lang)), ("name", name)])
}

impl Difference {
    /// Which thing: `卡片“付款失败”`.
    pub fn subject(&self, lang: Lang) -> String {
        called(self.kind, &self.name, lang)
    }

    /// Where it is: `网购旅程 › 付款 › 痛点`; empty for what belongs to the whole workspace.
    pub fn place(&self) -> String {
        self.path.join(" › ")
    }

    /// What happened, a sentence for each field: `严重度：1 → 3`.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        let one = |phrase: Phrase| vec![phrase.get(lang).to_owned()];
        match &self.change {
            Change::Added => one(words::ADDED),
            Change::Removed => one(words::REMOVED),
            Change::Moved => one(words::MOVED),
            Change::Fields(fields) => fields.iter().map(|field| field.words(lang)).collect(),
        }
    }

    /// The same in one line.
    pub fn words(&self, lang: Lang) -> String {
        self.sentences(lang).join(words::BETWEEN.get(lang))
    }
}

impl Field {
    /// What happened to it, as a sentence.
    pub fn words(&self, lang: Lang) -> String {
        let field = field_name(&self.name, lang);
        let fill = |phrase: Phrase, from: &str, to: &str| {
            phrase.fill(lang, &[("field", &field), ("from", from), ("to", to)])
        };
        match (&self.from, &self.to) {
            (Some(from), Some(to)) => fill(words::CHANGED, from, to),
            (None, Some(to)) => fill(words::SET, "", to),
            (Some(from), None) => fill(words::CLEARED, from, ""),
            (None, None) => fill(words::TOUCHED, "", ""),
        }
    }
}

impl Conflict {
    /// Which thing, as [`Difference::subject`].
    pub fn subject(&self, lang: Lang) -> String {
        called(self.kind, &self.name, lang)
    }

    /// Where it is, as [`Difference::place`].
    pub fn place(&self) -> String {
        self.path.join(" › ")
    }

    /// What has to be decided, as a sentence.
    pub fn words(&self, lang: Lang) -> String {
        match &self.what {
            What::Field(name) => words::BOTH_CHANGED.fill(lang, &[("field", &field_name(name, lang))]),
            What::Removed(Side::Ours) => words::REMOVED_HERE.get(lang).to_owned(),
            What::Removed(Side::Theirs) => words::REMOVED_THERE.get(lang).to_owned(),
        }
    }
}
