//! A template from a journey: its words under the language in which they are read, and nothing that only holds for one
//! company on one day. Left out are figures, evidence, comments, owners, links, due days and states of measures, other names
//! in data, and the user's own pictures.

use super::item::{Item, Nth};
use super::read::standard;
use super::{Cards, Column, Format, OwnChannel, Phase, Row, Template, VERSION, Who, Words};
use crate::json::{self, Value};
use crate::model::{
    Body, Card, Channel, ChannelKind, Journey, LaneKind, Persona, Picture, Place, Touchpoint, Workspace,
    same_name,
};
use crate::template::channel_name;
use crate::text::Lang;

impl Template {
    /// The template of a journey of `workspace`, whose words are in `lang`.
    pub fn of_journey(workspace: &Workspace, journey: &Journey, lang: Lang) -> Template {
        let mut press = Press { workspace, journey, lang, channels: Vec::new() };
        let words = |text: &str| Words::of(lang, text);
        let stages = journey.stages.iter().map(|stage| Phase {
            name: words(&stage.name),
            goal: words(&stage.goal),
            cards: press.cards(Place::Stage(stage.id)),
            steps: stage
                .steps
                .iter()
                .map(|step| Column {
                    name: words(&step.name),
                    note: words(&step.note),
                    cards: press.cards(Place::Step(step.id)),
                })
                .collect(),
        });
        let stages = stages.collect();
        let personas = journey.personas.iter().filter_map(|id| workspace.persona(*id));
        let lanes = journey.lanes.iter().map(|lane| Row {
            kind: lane.kind,
            name: words(&lane.name),
            collapsed: lane.collapsed,
            hidden: lane.hidden,
            by_channel: lane.by_channel,
        });
        Template {
            format: Format::Template,
            version: VERSION,
            name: words(&journey.name),
            about: Words::default(),
            scenario: words(&journey.scenario),
            goal: words(&journey.goal),
            horizon: journey.horizon,
            window: journey.window,
            report: Vec::new(),
            channels: press.channels,
            personas: personas.map(|persona| Who::of(persona, lang)).collect(),
            lanes: lanes.collect(),
            stages,
        }
    }

    /// The template as the text of a file.
    pub fn write(&self) -> String {
        // Only maps with keys that are no texts fail, and there are none.
        json::write_indented(self).unwrap_or_default()
    }
}

/// What is looked up while cards are taken down.
struct Press<'a> {
    workspace: &'a Workspace,
    journey: &'a Journey,
    lang: Lang,
    channels: Vec<OwnChannel>,
}

impl Press<'_> {
    fn words(&self, text: &str) -> Words {
        Words::of(self.lang, text)
    }

    fn cards(&mut self, place: Place) -> Cards {
        let mut cards = Cards::new();
        for card in self.journey.cards.iter().filter(|card| card.place == place) {
            if let (Some((kind, lane)), Some(item)) = (self.lane(card), self.item(card)) {
                cards.entry(kind).or_default().push(Item { lane, ..item });
            }
        }
        cards
    }

    /// The kind of the card's lane, and which of that kind it is.
    fn lane(&self, card: &Card) -> Option<(LaneKind, Nth)> {
        let kind = self.journey.lane(card.lane)?.kind;
        let mut alike = self.journey.lanes.iter().filter(|lane| lane.kind == kind);
        Some((kind, Nth(alike.position(|lane| lane.id == card.lane)? + 1)))
    }

    /// None for a touchpoint without a name: nothing could be drawn from it.
    fn item(&mut self, card: &Card) -> Option<Item> {
        let people = &self.journey.personas;
        let numbers = card.personas.iter().filter_map(|id| people.iter().position(|known| known == id));
        let item = Item {
            text: self.words(&card.text),
            note: self.words(&card.note),
            personas: numbers.map(|at| at + 1).collect(),
            ..Item::of_body(&card.body, self.lang)
        };
        let Body::Touch { touchpoint, .. } = card.body else { return Some(item) };
        let known = self.workspace.touchpoint(touchpoint).filter(|known| !known.name.is_empty())?;
        Some(Item { touchpoint: self.words(&known.name), channel: self.channel(known), ..item })
    }

    /// How the template calls the channel of a touchpoint.
    fn channel(&mut self, touchpoint: &Touchpoint) -> Option<String> {
        let channel = self.workspace.channel(touchpoint.channel?)?;
        if is_standard(channel) {
            return Some(key_of(channel.kind));
        }
        let name = self.words(&channel.name);
        if let Some(known) = self.channels.iter().find(|own| own.name == name) {
            return Some(known.key.clone());
        }
        // No kind is called so.
        let key = format!("own_{}", self.channels.len() + 1);
        self.channels.push(OwnChannel { key: key.clone(), name, kind: channel.kind, medium: channel.medium });
        Some(key)
    }
}

fn is_standard(channel: &Channel) -> bool {
    let named = |lang: Lang| same_name(&channel.name, channel_name(channel.kind).get(lang));
    channel.medium == channel.kind.medium() && Lang::ALL.into_iter().any(named)
}

/// The key of a standard channel, as [`standard`] reads it.
fn key_of(kind: ChannelKind) -> String {
    let written = json::value(&kind).ok();
    let key = written.as_ref().and_then(Value::as_str).unwrap_or_default();
    debug_assert_eq!(standard(key), Some(kind), "a kind is read as it is written");
    key.to_owned()
}

impl Who {
    fn of(persona: &Persona, lang: Lang) -> Who {
        let texts = |texts: &[String]| texts.iter().map(|text| Words::of(lang, text)).collect();
        Who {
            name: Words::of(lang, &persona.name),
            tagline: Words::of(lang, &persona.tagline),
            quote: Words::of(lang, &persona.quote),
            background: Words::of(lang, &persona.background),
            needs: texts(&persona.needs),
            preferences: texts(&persona.preferences),
            behaviours: texts(&persona.behaviours),
            picture: match &persona.picture {
                Some(Picture::BuiltIn(name)) => Some(name.clone()),
                _ => None,
            },
        }
    }
}
