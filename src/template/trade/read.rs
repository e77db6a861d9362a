//! From text to a template that can be drawn, or an error with its place.

use super::item::{Item, Wrong};
use super::{Cards, Template, VERSION};
use crate::file::{FileError, parse, typed};
use crate::json::{self, Value};
use crate::model::{self, ChannelKind, LaneKind, Workspace, WorkspaceId};
use crate::text::Lang;

impl Template {
    /// Whether a text says of itself that it is a template; a glance, not a check.
    pub fn claims(text: &str) -> bool {
        text.contains("\"waymark-template\"")
    }

    /// Reads a template and checks that it can be drawn.
    ///
    /// # Errors
    /// [`FileError`] with the place: no JSON, a newer form, something missing, unknown or out of range.
    pub fn read(text: &str) -> Result<Template, FileError> {
        let file = parse(text)?;
        if let Some(version) = file.get("version").and_then(Value::as_u64).filter(|v| *v > u64::from(VERSION))
        {
            return Err(FileError::TooNew { version: u32::try_from(version).unwrap_or(u32::MAX) });
        }
        let template: Template = typed(&file, "")?;
        template.check()?;
        Ok(template)
    }

    fn check(&self) -> Result<(), FileError> {
        if self.stages.is_empty() {
            return Err(shape("stages", "a template has at least one stage"));
        }
        for (at, stage) in self.stages.iter().enumerate() {
            self.check_cards(&stage.cards, &format!("stages[{at}].cards"))?;
            for (step, column) in stage.steps.iter().enumerate() {
                self.check_cards(&column.cards, &format!("stages[{at}].steps[{step}].cards"))?;
            }
        }
        self.check_drawn()
    }

    fn check_cards(&self, cards: &Cards, place: &str) -> Result<(), FileError> {
        for (kind, items) in cards {
            let name = json::value(kind).ok();
            let name = name.as_ref().and_then(Value::as_str).unwrap_or_default();
            for (at, item) in items.iter().enumerate() {
                self.check_item(item, *kind)
                    .map_err(|wrong| shape(&format!("{place}.{name}[{at}]"), wrong))?;
            }
        }
        Ok(())
    }

    fn check_item(&self, item: &Item, kind: LaneKind) -> Result<(), Wrong> {
        let lanes = self.lanes.iter().filter(|lane| lane.kind == kind).count();
        if !(1..=lanes).contains(&item.lane.0) {
            return Err("there is no such lane in \"lanes\"");
        }
        if item.personas.iter().any(|number| !(1..=self.personas.len()).contains(number)) {
            return Err("a persona is a number in \"personas\", from 1");
        }
        if item.channel.as_deref().is_some_and(|key| !self.knows_channel(key)) {
            return Err("a channel is a standard one or a key in \"channels\"");
        }
        item.body(kind, Lang::Zh).map(drop)
    }

    fn knows_channel(&self, key: &str) -> bool {
        self.channels.iter().any(|own| own.key == key) || standard(key).is_some()
    }

    /// What is left are the invariants of the model: a stage has a step, numbers are in range.
    fn check_drawn(&self) -> Result<(), FileError> {
        let mut last = 0;
        let mut next = || {
            last += 1;
            last
        };
        let mut workspace = Workspace::new(WorkspaceId(0), "");
        let drawn = self.draw(&workspace, Lang::Zh, &mut next);
        workspace.channels = drawn.channels;
        workspace.touchpoints = drawn.touchpoints;
        workspace.personas = drawn.personas;
        workspace.journeys.push(drawn.journey.into());
        model::check(&workspace).map_err(FileError::Invalid)
    }
}

/// The standard channel of this key.
pub(super) fn standard(key: &str) -> Option<ChannelKind> {
    json::of_value(&Value::from(key)).ok()
}

fn shape(path: &str, message: &str) -> FileError {
    FileError::Shape { path: path.into(), message: message.into() }
}
