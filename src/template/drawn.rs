//! A journey that was drawn with all that the workspace lacks for it, and the registries while it is drawn. Where it is
//! drawn from is told by `from_data` and `trade`.

use super::channel::{channel_name, new_channel};
use super::{Ids, guess_channel_kind};
use crate::edit::Command;
use crate::model::{
    Channel, ChannelId, ChannelKind, Journey, Medium, Persona, PersonaId, Touchpoint, TouchpointId,
    Workspace, same_name,
};
use crate::text::Lang;

/// A drawn journey, with what the workspace lacks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The journey; valid once the others are in the workspace.
    pub journey: Journey,
    /// Personas that are not in the workspace yet.
    pub personas: Vec<Persona>,
    /// Touchpoints that are not in the workspace yet.
    pub touchpoints: Vec<Touchpoint>,
    /// Channels that are not in the workspace yet.
    pub channels: Vec<Channel>,
}

impl Drawn {
    /// Adds the journey with all that it needs, as one step.
    pub fn command(self) -> Command {
        let mut batch: Vec<Command> = self.channels.into_iter().map(Command::PutChannel).collect();
        batch.extend(self.touchpoints.into_iter().map(Command::PutTouchpoint));
        batch.extend(self.personas.into_iter().map(|persona| Command::PutPersona(Box::new(persona))));
        batch.push(Command::AddJourney(Box::new(self.journey)));
        Command::Batch(batch)
    }
}

/// The registries while a journey is drawn: what the workspace knows by name is used, the rest is made.
pub(super) struct Draft<'a> {
    workspace: &'a Workspace,
    personas: Vec<Persona>,
    touchpoints: Vec<Touchpoint>,
    channels: Vec<Channel>,
    /// Where ids of what is made come from.
    pub(super) ids: Ids<'a>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(workspace: &'a Workspace, ids: Ids<'a>) -> Self {
        Draft { workspace, personas: Vec::new(), touchpoints: Vec::new(), channels: Vec::new(), ids }
    }

    /// The journey with all that was made for it.
    pub(super) fn done(self, journey: Journey) -> Drawn {
        Drawn { journey, personas: self.personas, touchpoints: self.touchpoints, channels: self.channels }
    }

    /// The touchpoint that answers to `name`; a new one is met on the channel that `channel` finds.
    pub(super) fn touchpoint(
        &mut self,
        name: &str,
        channel: impl FnOnce(&mut Self) -> Option<ChannelId>,
    ) -> TouchpointId {
        let mut known = self.workspace.touchpoints.iter().chain(&self.touchpoints);
        if let Some(known) = known.find(|touchpoint| touchpoint.answers_to(name)) {
            return known.id;
        }
        let channel = channel(self);
        let id = TouchpointId((self.ids)());
        self.touchpoints.push(Touchpoint { id, name: name.into(), channel, aliases: Vec::new() });
        id
    }

    /// The channel that answers to `name`; the kind of a new one is guessed.
    pub(super) fn guessed_channel(&mut self, name: &str) -> ChannelId {
        let kind = guess_channel_kind(name);
        self.channel(name, kind, kind.medium())
    }

    /// The channel of a kind as it usually is: by its name in either language, else any of the kind.
    pub(super) fn standard_channel(&mut self, kind: ChannelKind, lang: Lang) -> ChannelId {
        let name = channel_name(kind);
        let named = Lang::ALL.into_iter().find_map(|lang| self.known_channel(name.get(lang)));
        let known = || self.workspace.channels.iter().chain(&self.channels).find(|known| known.kind == kind);
        match named.or_else(|| known().map(|channel| channel.id)) {
            Some(id) => id,
            None => self.channel(name.get(lang), kind, kind.medium()),
        }
    }

    /// The channel that answers to `name`, made as it is described if there is none.
    pub(super) fn channel(&mut self, name: &str, kind: ChannelKind, medium: Medium) -> ChannelId {
        if let Some(id) = self.known_channel(name) {
            return id;
        }
        let channel = Channel { medium, ..new_channel(name, kind, self.ids) };
        let id = channel.id;
        self.channels.push(channel);
        id
    }

    fn known_channel(&self, name: &str) -> Option<ChannelId> {
        let answers = |channel: &&Channel| {
            same_name(&channel.name, name) || channel.aliases.iter().any(|alias| same_name(alias, name))
        };
        self.workspace.channels.iter().chain(&self.channels).find(answers).map(|channel| channel.id)
    }

    /// The persona of this name, else what `make` makes of a fresh id.
    pub(super) fn persona(&mut self, name: &str, make: impl FnOnce(PersonaId) -> Persona) -> PersonaId {
        let mut known = self.workspace.personas.iter().chain(&self.personas);
        if let Some(known) = known.find(|persona| same_name(&persona.name, name)) {
            return known.id;
        }
        let persona = make(PersonaId((self.ids)()));
        let id = persona.id;
        self.personas.push(persona);
        id
    }
}
