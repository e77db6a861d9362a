//! Templates: whole maps of a trade, to begin with. The nine of the product lie in `templates/*.json` (its README tells how to
//! write one); a user's own are files of the same form. Here is the form itself, the type that a file is read into.
//! Reading and checking is in `read`, drawing in `draw`, the way back from a journey in `save`, a card in `item`.
//!
//! A template has no ids, no figures and no evidence: it knows nothing about anyone's customers, so every card that is
//! drawn from it is an assumption. Texts are [`Words`], in both languages or in the one of their author.

mod draw;
mod item;
mod read;
mod save;

use crate::model::{ChannelKind, Horizon, LaneKind, Medium, Window};
use crate::text::Lang;
use item::Item;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the form that is written and read.
const VERSION: u32 = 1;

/// The templates of the product, by key: the text of each file.
pub const TRADES: [(&str, &str); 9] = [
    ("ecommerce", include_str!("../../../templates/ecommerce.json")),
    ("store", include_str!("../../../templates/store.json")),
    ("telecom", include_str!("../../../templates/telecom.json")),
    ("bank", include_str!("../../../templates/bank.json")),
    ("travel", include_str!("../../../templates/travel.json")),
    ("health", include_str!("../../../templates/health.json")),
    ("education", include_str!("../../../templates/education.json")),
    ("services", include_str!("../../../templates/services.json")),
    ("saas", include_str!("../../../templates/saas.json")),
];

/// The templates of the product, each with its key. A test holds that all nine can be read.
pub fn trades() -> Vec<(&'static str, Template)> {
    TRADES.into_iter().filter_map(|(key, text)| Some((key, Template::read(text).ok()?))).collect()
}

/// A whole map to begin with. One that exists has been checked: it can be drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    format: Format,
    version: u32,
    /// What it is called; the name of the journey that is drawn.
    pub name: Words,
    /// Whom it is for, in a line.
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub about: Words,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    scenario: Words,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    goal: Words,
    #[serde(default)]
    horizon: Horizon,
    #[serde(default)]
    window: Window,
    /// What a report about such a journey should have, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub report: Vec<ReportSection>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    channels: Vec<OwnChannel>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    personas: Vec<Who>,
    lanes: Vec<Row>,
    stages: Vec<Phase>,
}

/// The mark of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Format {
    #[serde(rename = "waymark-template")]
    Template,
}

/// A section of a report about a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportSection {
    /// Who the customers are, what they bought and prefer.
    CustomerBackground,
    /// Each touchpoint with its use and rating.
    TouchpointAnalysis,
    /// What customers say, and how satisfied they are.
    FeedbackAndSatisfaction,
    /// What is done about it, and what came of it.
    ImprovementMeasures,
    /// Figures against their targets.
    Kpis,
    /// How many go on from stage to stage, and where they are lost.
    Conversion,
    /// Channels beside each other, and the changes between them.
    Channels,
    /// Waiting and response times.
    Waiting,
    /// What is complained about, and how it ends.
    Complaints,
    /// Who stays and who leaves.
    Retention,
    /// Membership: tiers and points.
    Loyalty,
    /// Groups of customers beside each other.
    Segments,
    /// Lifetime value against the cost of winning a customer.
    Value,
}

/// A text in one language or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In Chinese; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub zh: String,
    /// In English; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
}

impl Words {
    /// A text that is there in one language.
    fn of(lang: Lang, text: &str) -> Words {
        match lang {
            Lang::Zh => Words { zh: text.into(), en: String::new() },
            Lang::En => Words { zh: String::new(), en: text.into() },
        }
    }

    /// The wording in `lang`, else the one that there is.
    pub fn get(&self, lang: Lang) -> &str {
        let (wanted, other) = match lang {
            Lang::Zh => (&self.zh, &self.en),
            Lang::En => (&self.en, &self.zh),
        };
        if wanted.is_empty() { other } else { wanted }
    }

    fn is_empty(&self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
    }
}

/// A channel that is not one of the standard ones under its usual name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnChannel {
    /// How touchpoints of this template call it.
    key: String,
    name: Words,
    kind: ChannelKind,
    medium: Medium,
}

/// A persona.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Who {
    name: Words,
    #[serde(skip_serializing_if = "Words::is_empty")]
    tagline: Words,
    #[serde(skip_serializing_if = "Words::is_empty")]
    quote: Words,
    #[serde(skip_serializing_if = "Words::is_empty")]
    background: Words,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    needs: Vec<Words>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    preferences: Vec<Words>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    behaviours: Vec<Words>,
    /// A built-in picture, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<String>,
}

/// A lane.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    kind: LaneKind,
    /// Empty for the kind's own name.
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    name: Words,
    #[serde(default, skip_serializing_if = "is_false")]
    collapsed: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    hidden: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    by_channel: bool,
}

/// What lies on a stage or a step, by the kind of its lane, in order from the top.
type Cards = BTreeMap<LaneKind, Vec<Item>>;

/// A stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Phase {
    name: Words,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    goal: Words,
    /// Cards as wide as the stage.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    cards: Cards,
    steps: Vec<Column>,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    name: Words,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    note: Words,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    cards: Cards,
}

impl Template {
    /// The names of the stages, in order.
    pub fn stages(&self) -> impl Iterator<Item = &Words> {
        self.stages.iter().map(|stage| &stage.name)
    }

    /// How many steps it has.
    pub fn steps(&self) -> usize {
        self.stages.iter().map(|stage| stage.steps.len()).sum()
    }

    /// How many cards it has.
    pub fn cards(&self) -> usize {
        self.places().flat_map(BTreeMap::values).map(Vec::len).sum()
    }

    /// What lies on each stage and step.
    fn places(&self) -> impl Iterator<Item = &Cards> {
        self.stages
            .iter()
            .flat_map(|stage| std::iter::once(&stage.cards).chain(stage.steps.iter().map(|step| &step.cards)))
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}
