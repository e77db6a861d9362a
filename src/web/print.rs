//! Pages for print: pictures that only paper shows. The style sheet hides the rest of the page while they are there.

use super::files::FileError;
use super::{blob, env};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlImageElement, Url};

/// The class of the element that holds the pages.
const PAGES: &str = "print-pages";
/// On the root while they are there.
const PRINTING: &str = "data-printing";

/// Puts SVG documents on the page, one for each sheet of paper, and asks the browser to print. They go when it has.
///
/// # Errors
/// [`FileError::Browser`] if a page cannot be drawn.
pub async fn print(pages: &[String]) -> Result<(), FileError> {
    let absent = || FileError::Browser("no document".into());
    let window = web_sys::window().ok_or_else(absent)?;
    let document = window.document().ok_or_else(absent)?;
    clear(&document);
    let host = document.create_element("div")?;
    host.set_class_name(PAGES);
    host.set_attribute("aria-hidden", "true")?;
    document.body().ok_or_else(absent)?.append_child(&host)?;
    for page in pages {
        let drawn = add(&host, page).await;
        if let Err(error) = drawn {
            clear(&document);
            return Err(FileError::Browser(env::text_of(&error)));
        }
    }
    document.document_element().ok_or_else(absent)?.set_attribute(PRINTING, "")?;
    // One handler in all, which the next print replaces; it may be called again by a print of the reader's own.
    let done = Closure::<dyn FnMut()>::new(move || clear(&document)).into_js_value();
    window.set_onafterprint(Some(done.unchecked_ref()));
    window.print()?;
    Ok(())
}

async fn add(host: &Element, svg: &str) -> Result<(), JsValue> {
    let picture = blob::of_bytes(svg.as_bytes(), "image/svg+xml")?;
    let address = Url::create_object_url_with_blob(&picture)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&address);
    host.append_child(&image)?;
    JsFuture::from(image.decode()).await.map(drop)
}

/// Takes the pages away.
fn clear(document: &Document) {
    if let Some(root) = document.document_element() {
        root.remove_attribute(PRINTING).ok();
    }
    let Ok(images) = document.query_selector_all(&format!(".{PAGES} img")) else { return };
    for at in 0..images.length() {
        if let Some(image) = images.get(at).and_then(|node| node.dyn_into::<HtmlImageElement>().ok()) {
            Url::revoke_object_url(&image.src()).ok();
        }
    }
    if let Ok(Some(host)) = document.query_selector(&format!(".{PAGES}")) {
        host.remove();
    }
}
