//! Drawings on an HTML canvas, crisp on screens of any density. The only file of the pure floor that knows a browser.

use super::Drawing;
use super::paint::{ChartError, Surface, paint};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Fractions of a device pixel that positions keep.
const FINE: f64 = 4.0;

/// Paints a drawing on a canvas, in place of what was there. `device_pixels` is the screen's device pixels in a CSS
/// pixel; the canvas is given so many pixels, its size on the page is the page's matter.
///
/// # Errors
/// [`ChartError::NoCanvas`] where the browser gives no drawing context, [`ChartError::Backend`] where it refuses.
pub fn paint_canvas(
    drawing: &Drawing,
    canvas: &HtmlCanvasElement,
    device_pixels: f64,
) -> Result<(), ChartError> {
    // Setting the size also clears the canvas and its state.
    canvas.set_width(pixels(drawing.width * device_pixels));
    canvas.set_height(pixels(drawing.height * device_pixels));
    let context = canvas.get_context("2d").ok().flatten().ok_or(ChartError::NoCanvas)?;
    let context: CanvasRenderingContext2d = context.dyn_into().map_err(|_| ChartError::NoCanvas)?;
    context.set_transform(1.0 / FINE, 0.0, 0.0, 1.0 / FINE, 0.0, 0.0).map_err(|_| ChartError::NoCanvas)?;
    context.set_line_join("round");
    let mut backend = CanvasBackend::with_canvas_object(canvas.clone()).ok_or(ChartError::NoCanvas)?;
    paint(drawing, &mut backend, Surface { units: device_pixels * FINE, device_pixels, font_divisor: 1.0 })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size on a screen, clamped")]
fn pixels(size: f64) -> u32 {
    size.round().clamp(1.0, 16_384.0) as u32
}
