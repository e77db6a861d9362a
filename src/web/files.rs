//! Files in and out: the file dialog, dropped files, reading a small file, downloads. Large files are read
//! by the worker.

use super::blob;
use super::env::text_of;
use crate::text::{Lang, file, problem};
use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, File, FileList, HtmlAnchorElement, HtmlInputElement, Url};

/// A download's blob address is kept for this long, so that the browser can begin to read it.
const DOWNLOAD_MILLIS: i32 = 60_000;

/// Why a file could not be read or offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is larger than the limit.
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// It is not UTF-8.
    NotUtf8,
    /// The browser could not read or make it, in its words.
    Browser(String),
}

impl FileError {
    /// The error in words for the user, with what to do.
    pub fn words(&self, lang: Lang) -> String {
        let megabytes = |bytes: u64| (bytes >> 20).to_string();
        match self {
            FileError::TooLarge { size, limit } => {
                file::TOO_LARGE.fill(lang, &[("size", &megabytes(*size)), ("limit", &megabytes(*limit))])
            }
            FileError::NotUtf8 => problem::NOT_UTF8.get(lang).into(),
            FileError::Browser(why) => problem::UNREADABLE.fill(lang, &[("why", why)]),
        }
    }
}

impl From<JsValue> for FileError {
    fn from(error: JsValue) -> Self {
        FileError::Browser(text_of(&error))
    }
}

/// Lets the user choose a file. `accept` is as in `<input accept>`. None if they chose none. It must be
/// called from a click or a key press, or the browser does not show the dialog.
pub async fn pick(accept: &str) -> Option<File> {
    choose(accept, false).await?.get(0)
}

/// Lets the user choose any number of files, as [`pick`] does one.
pub async fn pick_many(accept: &str) -> Vec<File> {
    choose(accept, true).await.map(|files| listed(&files)).unwrap_or_default()
}

fn listed(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

async fn choose(accept: &str, several: bool) -> Option<FileList> {
    let document = web_sys::window()?.document()?;
    let input: HtmlInputElement = document.create_element("input").ok()?.dyn_into().ok()?;
    input.set_type("file");
    input.set_accept(accept);
    input.set_multiple(several);
    input.set_hidden(true);
    // Safari shows the dialog only for an element of the page.
    document.body()?.append_child(&input).ok()?;
    let settled = Promise::new(&mut |resolve, _| {
        for event in ["change", "cancel"] {
            input.add_event_listener_with_callback(event, &resolve).ok();
        }
    });
    input.click();
    JsFuture::from(settled).await.ok();
    input.remove();
    input.files()
}

/// The types of pictures that cards take.
pub const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/// The files of a drop.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    let files = event.data_transfer().and_then(|data| data.files());
    files.map(|files| listed(&files)).unwrap_or_default()
}

/// The first picture of a clipboard, if there is one.
pub fn pasted_picture(data: &web_sys::DataTransfer) -> Option<File> {
    let files = data.files().map(|files| listed(&files)).unwrap_or_default();
    files.into_iter().find(|file| PICTURES.contains(&file.type_().as_str()))
}

/// Whether a drag carries files, for the drop target to show itself.
pub fn carries_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// The size of a file in bytes.
pub fn size(file: &Blob) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size is a whole number")]
    {
        file.size() as u64
    }
}

/// The whole of a small UTF-8 file (a byte order mark is left out).
///
/// # Errors
/// [`FileError`], among others if it is larger than `limit` bytes.
pub async fn read_text(file: &Blob, limit: u64) -> Result<String, FileError> {
    let bytes = read_bytes(file, limit).await?;
    let text = String::from_utf8(bytes).map_err(|_| FileError::NotUtf8)?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// The whole of a small file.
///
/// # Errors
/// [`FileError`], among others if it is larger than `limit` bytes.
pub async fn read_bytes(file: &Blob, limit: u64) -> Result<Vec<u8>, FileError> {
    let size = size(file);
    if size > limit {
        return Err(FileError::TooLarge { size, limit });
    }
    let reading = blob::begin(file, 0.0, file.size()).map_err(FileError::Browser)?;
    reading.bytes().await.map_err(FileError::Browser)
}

/// Offers a text as a download.
///
/// # Errors
/// [`FileError::Browser`] if the browser refuses.
pub fn download_text(name: &str, mime: &str, text: &str) -> Result<(), FileError> {
    download_bytes(name, mime, text.as_bytes())
}

/// Offers bytes as a download.
///
/// # Errors
/// [`FileError::Browser`] if the browser refuses.
pub fn download_bytes(name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileError> {
    download(name, &blob::of_bytes(bytes, mime)?)
}

/// Offers a blob as a download under `name`; characters that no file system takes are replaced.
///
/// # Errors
/// [`FileError::Browser`] if the browser refuses.
pub fn download(name: &str, blob: &Blob) -> Result<(), FileError> {
    let address = Url::create_object_url_with_blob(blob)?;
    let clicked = click_link(&file_name(name), &address);
    let revoke = Closure::once_into_js(move || drop(Url::revoke_object_url(&address)));
    if let Some(window) = web_sys::window() {
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), DOWNLOAD_MILLIS)?;
    }
    clicked
}

fn click_link(name: &str, address: &str) -> Result<(), FileError> {
    let absent = || FileError::Browser("no document".into());
    let document = web_sys::window().and_then(|window| window.document()).ok_or_else(absent)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into().map_err(|_| absent())?;
    link.set_href(address);
    link.set_download(name);
    link.set_hidden(true);
    document.body().ok_or_else(absent)?.append_child(&link)?;
    link.click();
    link.remove();
    Ok(())
}

/// A name that Windows, macOS and Linux take.
fn file_name(name: &str) -> String {
    let bad = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let clean: String = name.chars().map(|c| if bad(c) { '_' } else { c }).collect();
    let clean = clean.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if clean.is_empty() { "waymark".into() } else { clean.into() }
}
