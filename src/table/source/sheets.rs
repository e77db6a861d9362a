//! All rows of a small workbook as they are, for readers that know themselves what the cells mean.

use super::out::Out;
use super::xlsx::Xlsx;
use super::{Fault, Source};

/// A sheet by its name, and its rows, each with the number the spreadsheet gives it.
pub type Sheet = (String, Vec<(u64, Vec<String>)>);

/// The sheets of a workbook with at most so many rows each.
///
/// # Errors
/// The workbook is damaged or cannot be read.
pub fn workbook_rows(bytes: &[u8], most: usize) -> Result<Vec<Sheet>, Fault> {
    let (names, first) = read(bytes, "", most)?;
    let mut sheets = Vec::with_capacity(names.len());
    let mut first = Some(first);
    for name in names {
        let rows = match &first {
            Some((shown, _)) if *shown == name => first.take().map(|(_, rows)| rows).unwrap_or_default(),
            _ => read(bytes, &name, most)?.1.1,
        };
        sheets.push((name, rows));
    }
    Ok(sheets)
}

/// The names of all sheets, and one with its name.
fn read(bytes: &[u8], name: &str, most: usize) -> Result<(Vec<String>, Sheet), Fault> {
    let mut source = Xlsx::new(name);
    let mut out = Out::keeping(most);
    source.push(bytes, &mut out)?;
    while source.pull(&mut out)? && !out.is_full() {}
    let (names, shown) = source.sheets();
    Ok((names, (shown, out.into_rows())))
}
