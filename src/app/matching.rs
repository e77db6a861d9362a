//! Data and map brought together: a journey drawn from data, and names of the data bound to what the workspace knows.

use super::{Page, Session, Tone};
use crate::edit::{Command, JourneyCommand};
use crate::engine::{DatasetInfo, Discovery, Filter, Goal, Request, Response};
use crate::model::{
    Basis, Body, Card, CardId, ChannelId, Evidence, LaneKind, Place, StageId, Touchpoint, TouchpointId,
};
use crate::template;
use crate::text::{data as words, number};
use crate::web::client::Source;
use crate::web::random;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

impl Session {
    /// Looks for a journey in a data set, and asks what its goal is.
    pub fn begin_drawing(self, info: DatasetInfo) {
        self.discover(info, Goal::Guess, move |info, found| {
            self.data.found.set(Some((Arc::new(info), Arc::new(found))));
        });
    }

    /// Draws the journey that was found, with this goal, and shows it.
    pub fn draw_found(self, goal: Option<String>) {
        let Some((info, found)) = self.data.found.get_untracked() else { return };
        self.data.found.set(None);
        if found.goal == goal {
            return self.take_discovery(&info, &found);
        }
        let goal = goal.map_or(Goal::None, Goal::At);
        self.discover(DatasetInfo::clone(&info), goal, move |info, found| self.take_discovery(&info, &found));
    }

    fn discover(self, info: DatasetInfo, goal: Goal, take: impl FnOnce(DatasetInfo, Discovery) + 'static) {
        if self.data.drawing.get_untracked() {
            return;
        }
        self.data.drawing.set(true);
        let lang = self.view.lang.get_untracked();
        spawn_local(async move {
            let request = Request::Discover { dataset: info.id, lang, goal };
            let response = self.ask(&request, &Source::None).await;
            self.data.drawing.set(false);
            match response {
                Response::Discovered(discovery) => take(info, *discovery),
                Response::Failed(problem) => self.problem(problem.words(lang)),
                _ => {}
            }
        });
    }

    fn take_discovery(self, info: &DatasetInfo, discovery: &Discovery) {
        let lang = self.view.lang.get_untracked();
        let workspace = self.document.workspace.get_untracked();
        let name = info.name.rsplit_once('.').map_or(info.name.as_str(), |(stem, _)| stem);
        let mut next = || random::bits();
        let mut drawn = template::from_data(discovery, (info.id, name), &workspace, lang, &mut next);
        drawn.journey.name = workspace.free_name(&drawn.journey.name);
        let journey = drawn.journey.id;
        if !self.dispatch(drawn.command()) {
            return;
        }
        self.data.filter.set(Filter::default());
        self.data.funnel.set(None);
        self.show_journey(journey);
        self.go(Page::Map);
        let phrase = if discovery.left_out == 0 { words::DRAWN } else { words::DRAWN_SOME };
        let touchpoints = discovery.stages.iter().flat_map(|stage| &stage.steps).flatten().count();
        let text = phrase.fill(
            lang,
            &[
                ("stages", &number::count(discovery.stages.len() as u64)),
                ("touchpoints", &number::count(touchpoints as u64)),
                ("left", &number::count(discovery.left_out)),
            ],
        );
        self.tell(Tone::Done, text, true);
    }

    /// From now on data that says `name` means this touchpoint.
    pub fn bind_touchpoint(self, name: &str, id: TouchpointId) {
        let workspace = self.document.workspace.get_untracked();
        let Some(mut touchpoint) = workspace.touchpoint(id).cloned() else { return };
        touchpoint.aliases.push(name.to_owned());
        let known = touchpoint.name.clone();
        self.bind(Command::PutTouchpoint(touchpoint), name, &known);
    }

    /// From now on data that says `name` means this channel.
    pub fn bind_channel(self, name: &str, id: ChannelId) {
        let workspace = self.document.workspace.get_untracked();
        let Some(mut channel) = workspace.channel(id).cloned() else { return };
        channel.aliases.push(name.to_owned());
        let known = channel.name.clone();
        self.bind(Command::PutChannel(channel), name, &known);
    }

    /// From now on data that says `name` means this stage of the shown journey.
    pub fn bind_stage(self, name: &str, id: StageId) {
        let Some(journey) = untrack(|| self.journey()) else { return };
        let Some(mut stage) = journey.stage(id).cloned() else { return };
        stage.aliases.push(name.to_owned());
        let known = stage.name.clone();
        self.bind(Command::Journey(journey.id, JourneyCommand::SetStage(stage)), name, &known);
    }

    fn bind(self, command: Command, name: &str, known: &str) {
        if self.dispatch(command) {
            // Each binding is a step of its own, also two in a row to the same touchpoint.
            self.seal();
            let lang = self.view.lang.get_untracked();
            let text = words::BOUND.fill(lang, &[("name", name), ("known", known)]);
            self.tell(Tone::Done, text, true);
        }
    }

    /// Makes touchpoints of names of the data `source`; with a card on the shown journey where a place is given.
    pub fn create_touchpoints(self, names: &[String], place: Option<Place>, source: &str) {
        let journey = untrack(|| self.journey());
        let lane = journey.as_ref().and_then(|journey| {
            let lane = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Touchpoint)?;
            Some((journey.id, lane.id))
        });
        let mut batch = Vec::new();
        for name in names {
            let id = TouchpointId(random::bits());
            let touchpoint = Touchpoint { id, name: name.clone(), channel: None, aliases: Vec::new() };
            batch.push(Command::PutTouchpoint(touchpoint));
            if let (Some(place), Some((journey, lane))) = (place, lane) {
                let body = Body::Touch { touchpoint: id, frequency: String::new() };
                let mut card = Card::new(CardId(random::bits()), lane, place, "", body);
                card.evidence = Evidence { basis: Basis::Data, source: source.into(), ..Evidence::default() };
                let add = JourneyCommand::AddCard { card: Box::new(card), at: usize::MAX };
                batch.push(Command::Journey(journey, add));
            }
        }
        self.create(batch, names.len());
    }

    /// Makes channels of names of the data, their kind guessed from the name.
    pub fn create_channels(self, names: &[String]) {
        let mut next = || random::bits();
        let channels = names.iter().map(|name| {
            let kind = template::guess_channel_kind(name);
            Command::PutChannel(template::new_channel(name, kind, &mut next))
        });
        let batch = channels.collect();
        self.create(batch, names.len());
    }

    fn create(self, batch: Vec<Command>, count: usize) {
        if !batch.is_empty() && self.dispatch(Command::Batch(batch)) {
            let lang = self.view.lang.get_untracked();
            let text = words::CREATED.fill(lang, &[("n", &number::count(count as u64))]);
            self.tell(Tone::Done, text, true);
        }
    }
}
