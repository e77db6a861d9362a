//! The outermost object of a file, and how files are written.

use super::{VERSION, base64, part};
use crate::engine::{DatasetInfo, Figures};
use crate::json;
use crate::model::{JourneyId, Workspace};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize, Serializer};

/// A Waymark file.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "WaymarkFile"))]
pub(super) struct Envelope<'a> {
    /// Always `waymark`.
    pub(super) format: Format,
    /// Version of the format, from 1. Readers refuse to write files of a version they do not know.
    pub(super) version: u32,
    /// What the file is for.
    pub(super) kind: Kind,
    /// Wall-clock time of the export.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) exported_at: Option<&'a NaiveDateTime>,
    /// The content. A file of the kind `journey` has one journey and only what it refers to.
    pub(super) workspace: &'a Workspace,
    /// The last figures of the map, so that a reader without the data sees them. Not needed to open the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<serde_json::Value>"))]
    pub(super) figures: Option<&'a Figures>,
    /// Raw rows of data sets, only if asked for. They may hold personal data.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) data: &'a [RawDataset],
}

/// The mark of the format.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub(super) enum Format {
    #[serde(rename = "waymark")]
    Waymark,
}

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A whole workspace: opening it replaces what is shown.
    Workspace,
    /// One journey: opening it adds the journey to the workspace that is open.
    Journey,
}

/// A stored data set with its columns, as the engine packs them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct RawDataset {
    /// What it is and how it was read.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "serde_json::Value"))]
    pub info: DatasetInfo,
    /// Its columns; base 64 in the file.
    #[serde(serialize_with = "encode_chunks", deserialize_with = "decode_chunks")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<String>"))]
    pub chunks: Vec<Vec<u8>>,
}

fn encode_chunks<S: Serializer>(chunks: &[Vec<u8>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(chunks.iter().map(|chunk| base64::encode(chunk)))
}

fn decode_chunks<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Vec<u8>>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    let decoded = texts.iter().map(|text| base64::decode(text)).collect::<Option<_>>();
    decoded.ok_or_else(|| serde::de::Error::custom("a chunk is not base 64"))
}

/// The workspace as it is kept in the browser: compact, without time, figures and rows.
pub fn save_workspace(workspace: &Workspace) -> String {
    write(&Envelope { exported_at: None, ..exported(Kind::Workspace, workspace) }, false)
}

/// The workspace as a file for people: indented, with its last figures, and with raw rows if there are any.
pub fn export_workspace(
    workspace: &Workspace,
    figures: Option<&Figures>,
    data: &[RawDataset],
    exported_at: &NaiveDateTime,
) -> String {
    let envelope = exported(Kind::Workspace, workspace);
    write(&Envelope { exported_at: Some(exported_at), figures, data, ..envelope }, true)
}

/// One journey with the personas, segments, channels and touchpoints it refers to, and no other. Links
/// to journeys that stay behind are cut. An unknown id gives a file without a journey.
pub fn save_journey(
    workspace: &Workspace,
    journey: JourneyId,
    figures: Option<&Figures>,
    exported_at: &NaiveDateTime,
) -> String {
    let part = part::of_journey(workspace, journey);
    let envelope = exported(Kind::Journey, &part);
    write(&Envelope { exported_at: Some(exported_at), figures, ..envelope }, true)
}

/// One journey as [`save_journey`] has it, on one line and without figures: what a picture of the map carries.
pub fn pack_journey(workspace: &Workspace, journey: JourneyId) -> String {
    write(&exported(Kind::Journey, &part::of_journey(workspace, journey)), false)
}

const fn exported(kind: Kind, workspace: &Workspace) -> Envelope<'_> {
    Envelope {
        format: Format::Waymark,
        version: VERSION,
        kind,
        exported_at: None,
        workspace,
        figures: None,
        data: &[],
    }
}

fn write(envelope: &Envelope<'_>, indented: bool) -> String {
    let written = if indented { json::write_indented(envelope) } else { json::write(envelope) };
    // Only maps with keys that are no strings and foreign serializers fail, and there are none. Stopping is
    // better than an empty file in the place of somebody's work.
    written.unwrap_or_else(|error| unreachable!("a workspace is always JSON: {error}"))
}
