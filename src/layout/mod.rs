//! Journey and figures in, a finished [`Scene`] out: positioned boxes, wrapped lines, curves, and hit testing.
//!
//! Pure and deterministic. A figure is picked from the engine's answer, never computed here. Nothing is
//! drawn here: the page and `export::svg` print the scene.

mod badge;
mod card;
mod channels;
mod clipped;
mod curve;
mod drawings;
mod emotion;
mod facts;
mod geometry;
mod grid;
mod head;
mod header;
mod hit;
mod icons;
mod keep;
mod lane_head;
mod legend;
mod link;
mod mark;
mod paint;
mod picture;
mod pill;
mod plan;
mod reading;
mod scene;
mod sheet;
mod shift;
mod stack;
pub mod text;
mod tile;
mod walk;

pub use drawings::Drawing;
pub use geometry::{Point, Rect, Size, point, rect};
pub use hit::{DropSlot, Hit};
pub use icons::Icon;
pub use keep::Layout;
pub use mark::{Anchor, Dash, Fill, Font, Mark, Stroke, TextLine, Weight};
pub use paint::{Paint, Theme};
pub use scene::{
    Band, Column, EmotionCurve, EmotionLine, EmotionNode, EmotionSource, Item, ItemLook, Part, Pill, Row,
    Scene, Slot, StageHead, StepHead,
};
pub use shift::shifted;
pub use walk::{Cursor, Toward};

use text::MeasureText;

use crate::engine::Figures;
use crate::model::{Journey, JourneyId, Metric, PersonaId, Place, Workspace};
use crate::portfolio::Health;
use crate::text::Lang;

/// What a scene is made of. It does not depend on selection, zoom or theme.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The registries and settings.
    pub workspace: &'a Workspace,
    /// The journey to lay out.
    pub journey: &'a Journey,
    /// The engine's answer for this journey's stages, if there is data.
    pub figures: Option<&'a Figures>,
    /// The name of the data set behind the figures.
    pub source: Option<&'a str>,
    /// How the journeys stand that steps and cards lead to, as far as that is known.
    pub linked: &'a [(JourneyId, Health)],
    /// The language of the words.
    pub lang: Lang,
    /// Show only cards that hold for this persona (and for all).
    pub persona: Option<PersonaId>,
    /// Pixels that the map may fill across, lane column included; a longer map scrolls.
    pub viewport_width: f64,
    /// Whether cards show all their lines, as they do in a file, where nobody can open one. On screen four lines stand, and how
    /// many more there are.
    pub whole_cards: bool,
}

/// The reader's own fonts, as CSS writes them, Chinese ones first: of the map, the charts and their files.
pub const FONTS: &str = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif";

/// The frame that an exported map fills, in pixels, whatever the window of its author.
pub const EXPORT_WIDTH: f64 = 1600.0;

/// The measured figure of a place: its value in the metric's own unit (money in whole units) and its base, where it has one. None
/// where the data has nothing to say.
pub fn figure(input: &Input<'_>, place: Place, metric: Metric) -> Option<(f64, Option<u64>)> {
    let reading = reading::reading(&plan::Plan::new(input), place, metric);
    Some((reading.value?, reading.n))
}

/// A figure as tiles write it.
pub fn figure_text(metric: Metric, value: f64, currency: &str, lang: Lang) -> String {
    reading::value_text(metric, value, currency, lang)
}

/// Lays a journey out, once; a [`Layout`] does it again and again.
pub fn scene(input: &Input<'_>, measure: &mut dyn MeasureText) -> Scene {
    Layout::default().scene(input, measure)
}
