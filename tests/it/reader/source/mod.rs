//! Workbooks, JSON and event logs, from outside: bytes in, table and quality out. Here is what the tests share: a file
//! looked at and imported as the worker does it.

use waymark::engine::{Engine, ImportJob, Problem, Request, Response};
use waymark::model::DatasetId;
use waymark::table::{
    EventTable, Format, HostGb18030, Mapping, Preview, Quality, Reading, SAMPLE_BYTES, preview, recognise,
};
use waymark::text::Lang;

mod alike;
mod hostile;
mod json;
mod workbook;
mod xes;
mod zip;

/// The beginning of a file, as the import dialog shows it.
fn look(name: &str, bytes: &[u8], corrected: Option<&Mapping>) -> Result<Preview, Problem> {
    let format = match corrected {
        Some(mapping) => mapping.format,
        None => recognise(bytes, name)?,
    };
    if format == Format::Text {
        return Ok(preview(bytes, 0, corrected, &mut HostGb18030::default(), Lang::En)?);
    }
    let whole = format == Format::Xlsx || bytes.len() as u64 <= SAMPLE_BYTES;
    let head = if whole { bytes } else { &bytes[..usize::try_from(SAMPLE_BYTES).unwrap()] };
    let mut reading = Reading::look(format, bytes, corrected, Box::new(HostGb18030::default()));
    for piece in head.chunks(1000) {
        reading.push(piece)?;
    }
    while whole && reading.pull()? {}
    Ok(reading.into_preview(0, Lang::En)?)
}

/// A file imported by a mapping, given in pieces of this size.
fn import(mapping: &Mapping, bytes: &[u8], size: usize) -> Result<(EventTable, Quality), Problem> {
    let dataset = DatasetId(1);
    let request = Request::Import {
        dataset,
        name: String::new(),
        mapping: mapping.clone(),
        synthetic: false,
        add: None,
    };
    let mut job = ImportJob::begin(request, Box::new(HostGb18030::default()))?;
    if mapping.format != Format::Text {
        job.read_by(Reading::import(mapping, Box::new(HostGb18030::default())));
    }
    for piece in bytes.chunks(size) {
        job.push(piece)?;
    }
    while job.pull()? {}
    let mut engine = Engine::new();
    match engine.finish_import(job) {
        Response::Imported(info) => {
            assert_eq!(info.mapping, *mapping);
            Ok((engine.table(dataset).unwrap().clone(), info.quality))
        }
        Response::Failed(problem) => Err(problem),
        other => panic!("{other:?}"),
    }
}

/// A file imported as it is guessed to be.
fn import_guessed(name: &str, bytes: &[u8]) -> Result<(EventTable, Quality), Problem> {
    import(&look(name, bytes, None)?.mapping, bytes, 1 << 16)
}
