//! The one way in: text to a checked workspace, or an error with its place.

use super::migrate::migrate;
use super::{FileError, Kind, Notice, RawDataset, VERSION, unknown};
use crate::engine::Figures;
use crate::json::{self, Value};
use crate::model::{self, Picture, Workspace};
use crate::text::Lang;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use std::sync::Arc;

/// A larger file is refused.
pub const MAX_BYTES: usize = 64 << 20;

/// The members of the envelope; any other is unknown.
const MEMBERS: [&str; 7] = ["format", "version", "kind", "exported_at", "workspace", "figures", "data"];

/// A file that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// What the file is for.
    pub kind: Kind,
    /// The version it was written in.
    pub version: u32,
    /// Its content; holds every invariant of the model.
    pub workspace: Workspace,
    /// Whether it must not be written over, since it holds what this version does not know.
    pub read_only: bool,
    /// The figures saved with it.
    pub figures: Option<Box<Figures>>,
    /// The raw rows saved with it.
    pub data: Vec<RawDataset>,
    /// What the reader should know.
    pub notices: Vec<Notice>,
}

impl Loaded {
    /// All that the reader should know, in words; none if there is nothing.
    pub fn notice(&self, lang: Lang) -> Option<String> {
        let texts: Vec<String> = self.notices.iter().map(|notice| notice.text(lang)).collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    }
}

/// A file by what is to be done with it.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// To be opened in the place of what is open.
    Workspace(Box<Loaded>),
    /// To be added to what is open, by [`super::merge_journey`].
    Journey(Box<Loaded>),
}

/// Opens a file, whatever it is for.
///
/// # Errors
/// [`FileError`], as from [`load`].
pub fn load_any(text: &str) -> Result<Content, FileError> {
    let loaded = Box::new(load(text)?);
    Ok(match loaded.kind {
        Kind::Workspace => Content::Workspace(loaded),
        Kind::Journey => Content::Journey(loaded),
    })
}

/// Opens a file: brings it up to the current version, reads it, and checks the invariants of the model.
/// A file of a newer version opens read-only if it can be understood.
///
/// # Errors
/// [`FileError`] with the place where it fails. It never panics, whatever the text.
pub fn load(text: &str) -> Result<Loaded, FileError> {
    let mut file = parse(text)?;
    let version = version_of(&file)?;
    migrate(&mut file, version);
    let loaded = read(&file, version).map_err(|error| match error {
        _ if version > VERSION => FileError::TooNew { version },
        error => error,
    })?;
    model::check(&loaded.workspace).map_err(FileError::Invalid)?;
    Ok(loaded)
}

/// The JSON value that the text of a file holds.
///
/// # Errors
/// It is too large, empty, cut off or no JSON: [`FileError`] with the place.
pub fn parse(text: &str) -> Result<Value, FileError> {
    if text.len() > MAX_BYTES {
        return Err(FileError::TooLarge { bytes: text.len() });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(FileError::Empty);
    }
    json::parse(text).map_err(|error| match error.classify() {
        Category::Eof => FileError::Truncated { line: error.line() },
        _ => FileError::Syntax { line: error.line(), column: error.column() },
    })
}

fn version_of(file: &Value) -> Result<u32, FileError> {
    if file.get("format").and_then(Value::as_str) != Some("waymark") {
        return Err(FileError::NotWaymark);
    }
    let version = file.get("version").and_then(Value::as_u64).and_then(|version| u32::try_from(version).ok());
    version.filter(|version| *version >= 1).ok_or(FileError::BadVersion)
}

fn read(file: &Value, version: u32) -> Result<Loaded, FileError> {
    let kind: Kind = typed(file.get("kind").unwrap_or(&Value::Null), "kind")?;
    let content = file.get("workspace").unwrap_or(&Value::Null);
    let mut workspace: Workspace = typed(content, "workspace")?;
    if kind == Kind::Journey && workspace.journeys.len() != 1 {
        return Err(shape("workspace.journeys", "a file of one journey has one journey"));
    }
    let mut notices = Vec::new();
    if version > VERSION {
        notices.push(Notice::Newer { version });
    }
    let paths = unknown_fields(file, &workspace);
    if !paths.is_empty() {
        notices.push(Notice::UnknownFields { paths });
    }
    let count = remove_foreign_pictures(&mut workspace);
    if count > 0 {
        notices.push(Notice::PicturesRemoved { count });
    }
    let figures = match file.get("figures") {
        None | Some(Value::Null) => None,
        Some(figures) => typed(figures, "figures").map_err(|_| notices.push(Notice::FiguresLeftOut)).ok(),
    };
    let mut data = Vec::new();
    for raw in file.get("data").and_then(Value::as_array).into_iter().flatten() {
        match typed(raw, "data") {
            Ok(raw) => data.push(raw),
            Err(_) => notices.push(Notice::DataLeftOut),
        }
    }
    Ok(Loaded { kind, version, workspace, read_only: version > VERSION, figures, data, notices })
}

fn unknown_fields(file: &Value, workspace: &Workspace) -> Vec<String> {
    let names = file.as_object().into_iter().flat_map(|members| members.keys());
    let mut paths: Vec<String> = names.filter(|name| !MEMBERS.contains(&name.as_str())).cloned().collect();
    if let (Some(read), Ok(kept)) = (file.get("workspace"), json::value(workspace)) {
        paths.extend(unknown::fields(read, &kept, "workspace"));
    }
    paths
}

/// Pictures that are addresses instead of content would be fetched from somewhere when shown.
fn remove_foreign_pictures(workspace: &mut Workspace) -> usize {
    let foreign = |picture: &Option<Picture>| matches!(picture, Some(Picture::Data(address)) if !address.starts_with("data:image/"));
    let mut removed = 0;
    for persona in workspace.personas.iter_mut().filter(|persona| foreign(&persona.picture)) {
        persona.picture = None;
        removed += 1;
    }
    for journey in &mut workspace.journeys {
        for card in &mut Arc::make_mut(journey).cards {
            if let model::Body::Picture { picture } = &mut Arc::make_mut(card).body
                && foreign(picture)
            {
                *picture = None;
                removed += 1;
            }
        }
    }
    removed
}

/// What the part `path` of a file holds, as a type.
///
/// # Errors
/// [`FileError::Shape`] with the place, which begins with `path` (empty for the whole file).
pub fn typed<T: DeserializeOwned>(value: &Value, path: &str) -> Result<T, FileError> {
    json::of_value(value).map_err(|error| {
        let dot =
            if path.is_empty() || error.place.is_empty() || error.place.starts_with('[') { "" } else { "." };
        shape(&[path, dot, &error.place].concat(), &error.what)
    })
}

fn shape(path: &str, message: &str) -> FileError {
    FileError::Shape { path: path.into(), message: message.into() }
}
