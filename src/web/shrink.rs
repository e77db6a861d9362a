//! A picture of the user's, scaled down to what a card shows, as a `data:` address. A map is a file that people send to
//! each other: a photograph of 5 MB on each step would be no map.

use super::files::{self, FileError};
use super::raster::{self, RasterError};
use crate::layout::{Paint, Theme};
use wasm_bindgen::JsValue;
use web_sys::{Blob, HtmlCanvasElement, Url};

/// A larger file, in bytes, is most likely not meant for a map.
const LARGEST: u64 = 40 << 20;
/// The longest side of a picture on a card, in pixels: a card of two columns on a dense screen.
pub const CARD: f64 = 480.0;
/// The longest side of a persona's picture, in pixels.
pub const FACE: f64 = 256.0;
/// The longest address that is aimed at, in characters: 40 KB of picture.
const LONGEST: usize = 40 * 1024 / 3 * 4;
/// What a file that is none is called, in the browser's manner.
const NO_PICTURE: &str = "not a picture";
/// Qualities that are tried, best first.
const QUALITIES: [f64; 4] = [0.85, 0.7, 0.55, 0.4];

/// The picture in a file, no side longer than so many pixels.
///
/// # Errors
/// [`FileError::Browser`] if it is no picture that the browser can read, [`FileError::TooLarge`] above 40 MB.
pub async fn small_picture(file: &Blob, longest: f64) -> Result<String, FileError> {
    let size = files::size(file);
    if size > LARGEST {
        return Err(FileError::TooLarge { size, limit: LARGEST });
    }
    let address = Url::create_object_url_with_blob(file)?;
    let drawn = draw(&address, longest).await;
    Url::revoke_object_url(&address)?;
    let canvas = drawn.map_err(|error| match error {
        RasterError::Browser(why) => FileError::Browser(why),
        RasterError::BadSvg | RasterError::TooLarge { .. } => FileError::Browser(NO_PICTURE.into()),
    })?;
    // A browser that cannot write WebP answers with PNG; JPEG is smaller for photographs.
    let webp = encoded(&canvas, "image/webp", QUALITIES[0])?;
    let kind = if webp.starts_with("data:image/webp") { "image/webp" } else { "image/jpeg" };
    let mut best = String::new();
    for quality in QUALITIES {
        best = encoded(&canvas, kind, quality)?;
        if best.len() <= LONGEST {
            break;
        }
    }
    Ok(best)
}

async fn draw(address: &str, longest: f64) -> Result<HtmlCanvasElement, RasterError> {
    let image = raster::decoded(address).await?;
    let (width, height) = (f64::from(image.natural_width()), f64::from(image.natural_height()));
    let scale = (longest / width).min(longest / height).min(1.0);
    let side = |length: f64| (length * scale).round().max(1.0);
    // JPEG knows no transparency: what is clear is white, as a card is.
    raster::painted(&image, side(width), side(height), Some(Paint::Surface.hex(Theme::Light)))
}

fn encoded(canvas: &HtmlCanvasElement, kind: &str, quality: f64) -> Result<String, JsValue> {
    canvas.to_data_url_with_type_and_encoder_options(kind, &JsValue::from_f64(quality))
}
