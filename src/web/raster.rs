//! SVG to PNG, by an image and a canvas of the page. The SVG must hold everything it shows (no links to
//! other files): the browser loads none for an image.

use super::{blob, env};
use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

/// The longest side of a picture in pixels that all current browsers draw.
pub const MAX_SIDE: f64 = 32_767.0;
/// The largest area in pixels that all current desktop browsers draw (16,384 x 16,384).
pub const MAX_AREA: f64 = 268_435_456.0;

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq)]
pub enum RasterError {
    /// It would have more pixels than a browser draws.
    TooLarge {
        /// The largest scale that fits.
        largest_scale: f64,
    },
    /// The SVG, or whatever picture, cannot be drawn.
    BadSvg,
    /// The browser refused, in its words; most likely for lack of memory.
    Browser(String),
}

impl From<JsValue> for RasterError {
    fn from(error: JsValue) -> Self {
        RasterError::Browser(env::text_of(&error))
    }
}

/// The largest scale at which a drawing of this size (CSS pixels) can be made into a picture.
pub fn largest_scale(width: f64, height: f64) -> f64 {
    (MAX_SIDE / width.max(height)).min((MAX_AREA / (width * height)).sqrt())
}

/// Draws an SVG of `width` x `height` CSS pixels as a PNG with `scale` pixels for each.
///
/// # Errors
/// [`RasterError`].
pub async fn svg_to_png(svg: &str, width: f64, height: f64, scale: f64) -> Result<Blob, RasterError> {
    let largest_scale = largest_scale(width, height);
    if !(scale > 0.0 && scale <= largest_scale) {
        return Err(RasterError::TooLarge { largest_scale });
    }
    let picture = blob::of_bytes(svg.as_bytes(), "image/svg+xml")?;
    let address = Url::create_object_url_with_blob(&picture)?;
    let drawn = draw(&address, width * scale, height * scale).await;
    Url::revoke_object_url(&address)?;
    encode(&drawn?).await
}

async fn draw(address: &str, width: f64, height: f64) -> Result<HtmlCanvasElement, RasterError> {
    painted(&decoded(address).await?, width, height, None)
}

/// The picture at an address.
pub(super) async fn decoded(address: &str) -> Result<HtmlImageElement, RasterError> {
    let image = HtmlImageElement::new()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await.map_err(|_| RasterError::BadSvg)?;
    Ok(image)
}

/// A picture on a canvas of so many pixels, on a ground of that CSS colour.
pub(super) fn painted(
    image: &HtmlImageElement,
    width: f64,
    height: f64,
    ground: Option<&str>,
) -> Result<HtmlCanvasElement, RasterError> {
    let absent = || RasterError::Browser("no canvas".into());
    let document = web_sys::window().and_then(|window| window.document()).ok_or_else(absent)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into().map_err(|_| absent())?;
    canvas.set_width(pixels(width));
    canvas.set_height(pixels(height));
    let context = canvas.get_context("2d")?.ok_or_else(absent)?;
    let context: CanvasRenderingContext2d = context.dyn_into().map_err(|_| absent())?;
    if let Some(ground) = ground {
        context.set_fill_style_str(ground);
        context.fill_rect(0.0, 0.0, width, height);
    }
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)?;
    Ok(canvas)
}

fn pixels(length: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float cast saturates")]
    {
        length.ceil() as u32
    }
}

async fn encode(canvas: &HtmlCanvasElement) -> Result<Blob, RasterError> {
    let mut refused = None;
    let encoded = Promise::new(&mut |resolve, _| {
        let none = resolve.clone();
        let done = Closure::once_into_js(move |blob: JsValue| drop(none.call1(&JsValue::UNDEFINED, &blob)));
        if let Err(error) = canvas.to_blob(done.unchecked_ref()) {
            refused = Some(error);
            drop(resolve.call0(&JsValue::UNDEFINED));
        }
    });
    if let Some(error) = refused {
        return Err(error.into());
    }
    let blob = JsFuture::from(encoded).await?;
    blob.dyn_into().map_err(|_| RasterError::Browser("the picture is too large for this browser".into()))
}
