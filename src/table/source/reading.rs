//! One file being read by its source: looked at for a preview, or made CSV for the importer.

use super::json::Json;
use super::lines::Lines;
use super::out::Out;
use super::xes::Xes;
use super::xlsx::Xlsx;
use super::{Fault, Format, Source};
use crate::table::{Decode, Mapping, Preview, Quality, ReadError, preview, sniff};
use crate::text::Lang;

/// So many bytes of JSON and event logs are looked at for a preview: records need not have the same columns.
pub const SAMPLE_BYTES: u64 = 4 << 20;

/// A file being read. All of it is pushed, then pulled until nothing is left.
pub struct Reading {
    source: Box<dyn Source>,
    out: Out,
    mapping: Mapping,
}

impl Reading {
    /// Looks at a file of this format: the first [`SAMPLE_BYTES`] are enough, but of a workbook all are needed.
    /// `corrected` is a mapping that the user changed: its sheet is read. `gb18030` decodes text in that encoding.
    pub fn look(
        format: Format,
        first_bytes: &[u8],
        corrected: Option<&Mapping>,
        gb18030: Box<dyn Decode>,
    ) -> Reading {
        let mut mapping = corrected.cloned().unwrap_or_default();
        mapping.format = format;
        mapping.separator = ',';
        if corrected.is_none() && format != Format::Xlsx {
            mapping.encoding = sniff::encoding(first_bytes);
        }
        Reading { source: source(&mapping, gb18030), out: Out::sampling(), mapping }
    }

    /// Reads a file as a mapping says.
    pub fn import(mapping: &Mapping, gb18030: Box<dyn Decode>) -> Reading {
        let is_named = mapping.format != Format::Xlsx;
        let out = Out::writing(mapping.headers.clone(), is_named);
        Reading { source: source(mapping, gb18030), out, mapping: mapping.clone() }
    }

    /// Takes the next bytes of the file, cut anywhere.
    ///
    /// # Errors
    /// The file cannot be read on.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.source.push(bytes, &mut self.out)
    }

    /// After the last byte: reads on for a short while, and says whether there may be more. A preview is content
    /// when it has enough rows.
    ///
    /// # Errors
    /// The file is damaged or ends too early.
    pub fn pull(&mut self) -> Result<bool, Fault> {
        Ok(self.source.pull(&mut self.out)? && !self.out.is_full())
    }

    /// How far [`pull`](Self::pull) has come, of how much; none where it has next to nothing to do.
    pub fn progress(&self) -> Option<(u64, u64)> {
        self.source.progress()
    }

    /// The CSV written since this was asked last: UTF-8, separated by commas.
    pub fn take_csv(&mut self) -> Vec<u8> {
        self.out.take_csv()
    }

    /// The preview of what was read.
    ///
    /// # Errors
    /// [`ReadError::Empty`] without any row.
    pub fn into_preview(self, utc_offset_minutes: i32, lang: Lang) -> Result<Preview, ReadError> {
        let Reading { source, out, mapping } = self;
        let (sheets, sheet) = source.sheets();
        // A sheet that was just chosen has no roles yet: everything about it is guessed.
        let is_new = mapping.roles.is_empty() && mapping.headers.is_empty();
        let corrected = (!is_new).then(|| mapping.clone());
        let is_named = mapping.format != Format::Xlsx;
        let written = Mapping { sheet, utc_offset_minutes, headless: false, ..mapping };
        let rows = out.into_sample();
        let mut shown = preview::of_rows(rows, &written, corrected.as_ref(), !is_named, lang)?;
        shown.sheets = sheets;
        Ok(shown)
    }

    /// What the importer made of the CSV, with the row numbers of the file and what was found on the way to it.
    ///
    /// # Errors
    /// Those of the importer.
    pub fn finish<T>(self, result: Result<(T, Quality), ReadError>) -> Result<(T, Quality), ReadError> {
        self.out.finish(result)
    }
}

fn source(mapping: &Mapping, gb18030: Box<dyn Decode>) -> Box<dyn Source> {
    match mapping.format {
        Format::Xlsx => Box::new(Xlsx::new(&mapping.sheet)),
        Format::Xes => Box::new(Xes::new(mapping.encoding, gb18030)),
        Format::Json => Box::new(Json::new(mapping.encoding, gb18030)),
        // Text needs no source; a mapping that asks for one of it is read as lines, and each is refused.
        Format::JsonLines | Format::Text => Box::new(Lines::new(mapping.encoding, gb18030)),
    }
}
