//! A journey from a template, in one language.

use super::item::Item;
use super::read::standard;
use super::{Cards, Template, Who, Words};
use crate::model::{
    Body, Card, CardId, ChannelId, Journey, JourneyId, Lane, LaneId, LaneKind, Persona, PersonaId, Picture,
    Place, Stage, StageId, Step, StepId, Workspace,
};
use crate::template::Ids;
use crate::template::drawn::{Draft, Drawn};
use crate::text::Lang;
use std::sync::Arc;

impl Template {
    /// Draws the journey, with what the workspace lacks for it. Personas, touchpoints and channels that the workspace knows
    /// by name are used.
    pub fn draw(&self, workspace: &Workspace, lang: Lang, ids: Ids<'_>) -> Drawn {
        let mut draft = Draft::new(workspace, ids);
        let personas: Vec<PersonaId> = self
            .personas
            .iter()
            .map(|who| draft.persona(who.name.get(lang), |id| who.persona(id, lang)))
            .collect();
        let lanes: Vec<Lane> = self
            .lanes
            .iter()
            .map(|row| Lane {
                id: LaneId((draft.ids)()),
                kind: row.kind,
                name: row.name.get(lang).into(),
                collapsed: row.collapsed,
                hidden: row.hidden,
                by_channel: row.by_channel,
            })
            .collect();
        let mut board = Board { template: self, lang, personas, lanes, cards: Vec::new(), draft };
        let stages = self.stages.iter().map(|phase| board.stage(phase)).collect();
        let Board { personas, lanes, cards, draft, .. } = board;
        let journey = Journey {
            id: JourneyId((draft.ids)()),
            name: self.name.get(lang).into(),
            scenario: self.scenario.get(lang).into(),
            goal: self.goal.get(lang).into(),
            owner: String::new(),
            horizon: self.horizon,
            version: String::new(),
            personas,
            parent: None,
            today: None,
            dataset: None,
            window: self.window,
            stages,
            lanes,
            cards,
        };
        draft.done(journey)
    }
}

/// The journey while it is drawn.
struct Board<'a> {
    template: &'a Template,
    lang: Lang,
    personas: Vec<PersonaId>,
    lanes: Vec<Lane>,
    cards: Vec<Arc<Card>>,
    draft: Draft<'a>,
}

impl Board<'_> {
    fn text(&self, words: &Words) -> String {
        words.get(self.lang).to_owned()
    }

    fn stage(&mut self, phase: &super::Phase) -> Stage {
        let id = StageId((self.draft.ids)());
        self.place(&phase.cards, Place::Stage(id));
        let steps = phase.steps.iter().map(|column| {
            let id = StepId((self.draft.ids)());
            self.place(&column.cards, Place::Step(id));
            Step { note: self.text(&column.note), ..Step::new(id, self.text(&column.name)) }
        });
        let steps = steps.collect();
        Stage { id, name: self.text(&phase.name), goal: self.text(&phase.goal), aliases: Vec::new(), steps }
    }

    fn place(&mut self, cards: &Cards, place: Place) {
        for (kind, items) in cards {
            for item in items {
                let lane =
                    self.lanes.iter().filter(|lane| lane.kind == *kind).nth(item.lane.0.saturating_sub(1));
                // A template that was read has only cards that have a lane and fit it.
                if let Some(lane) = lane.map(|lane| lane.id)
                    && let Some(card) = self.card(item, *kind, lane, place)
                {
                    self.cards.push(Arc::new(card));
                }
            }
        }
    }

    fn card(&mut self, item: &Item, kind: LaneKind, lane: LaneId, place: Place) -> Option<Card> {
        let body = match item.body(kind, self.lang).ok()? {
            Some(body) => body,
            None => self.touch(item),
        };
        let mut card = Card::new(CardId((self.draft.ids)()), lane, place, self.text(&item.text), body);
        card.note = self.text(&item.note);
        card.personas = item
            .personas
            .iter()
            .filter_map(|number| self.personas.get(number.checked_sub(1)?))
            .copied()
            .collect();
        Some(card)
    }

    fn touch(&mut self, item: &Item) -> Body {
        let (template, lang) = (self.template, self.lang);
        let key = item.channel.as_deref();
        let channel = |draft: &mut Draft<'_>| key.and_then(|key| template.channel(key, draft, lang));
        let touchpoint = self.draft.touchpoint(item.touchpoint.get(lang), channel);
        Body::Touch { touchpoint, frequency: self.text(&item.often) }
    }
}

impl Template {
    fn channel(&self, key: &str, draft: &mut Draft<'_>, lang: Lang) -> Option<ChannelId> {
        if let Some(own) = self.channels.iter().find(|own| own.key == key) {
            return Some(draft.channel(own.name.get(lang), own.kind, own.medium));
        }
        standard(key).map(|kind| draft.standard_channel(kind, lang))
    }
}

impl Who {
    fn persona(&self, id: PersonaId, lang: Lang) -> Persona {
        let text = |words: &Words| words.get(lang).to_owned();
        let texts = |words: &[Words]| words.iter().map(text).collect();
        Persona {
            id,
            name: text(&self.name),
            tagline: text(&self.tagline),
            quote: text(&self.quote),
            background: text(&self.background),
            needs: texts(&self.needs),
            preferences: texts(&self.preferences),
            behaviours: texts(&self.behaviours),
            segment: None,
            picture: self.picture.clone().map(Picture::BuiltIn),
        }
    }
}
