//! How wide the page's own font is, measured on a canvas: what layout asks in place of its table.

use super::env;
use crate::layout::Weight;
use crate::layout::text::{CachedWidths, EstimatedWidths, MeasureText};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// The size at which is measured: large, so that hinting and rounding do not matter.
const SIZE: f64 = 100.0;

/// Widths in the fonts of the page, each character measured once. Without a canvas (some browsers that
/// resist fingerprinting give none) the table of `layout` answers.
pub struct CanvasWidths {
    cache: CachedWidths<Box<dyn FnMut(char, Weight) -> f64>>,
}

impl Default for CanvasWidths {
    fn default() -> Self {
        CanvasWidths::new()
    }
}

impl CanvasWidths {
    /// Widths in the font family of the page's body as its style sheets say now.
    pub fn new() -> Self {
        CanvasWidths::of_family(&body_family().unwrap_or_else(|| "sans-serif".into()))
    }

    /// Widths in the fonts of `family`, as in CSS.
    pub fn of_family(family: &str) -> Self {
        let context = context();
        let fonts = [Weight::Regular, Weight::Strong].map(|weight| font(weight, family));
        let mut set = None;
        let mut bytes = [0u8; 4];
        let slow = move |letter: char, weight: Weight| {
            let Some(context) = &context else { return EstimatedWidths.em(letter, weight) };
            if set != Some(weight) {
                context.set_font(&fonts[usize::from(weight == Weight::Strong)]);
                set = Some(weight);
            }
            match context.measure_text(letter.encode_utf8(&mut bytes)) {
                Ok(metrics) => metrics.width() / SIZE,
                Err(_) => EstimatedWidths.em(letter, weight),
            }
        };
        CanvasWidths { cache: CachedWidths::new(Box::new(slow)) }
    }
}

impl MeasureText for CanvasWidths {
    fn em(&mut self, letter: char, weight: Weight) -> f64 {
        self.cache.em(letter, weight)
    }
}

fn font(weight: Weight, family: &str) -> String {
    format!("{} {SIZE}px {family}", weight.number())
}

fn body_family() -> Option<String> {
    let window = web_sys::window()?;
    let style = window.get_computed_style(&*window.document()?.body()?).ok()??;
    style.get_property_value("font-family").ok().filter(|family| !family.is_empty())
}

fn context() -> Option<CanvasRenderingContext2d> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    let context = canvas.dyn_into::<HtmlCanvasElement>().ok()?.get_context("2d").ok()??;
    // A real context, not the null object of a hardened browser.
    env::property(&context, "measureText")?;
    context.dyn_into().ok()
}
