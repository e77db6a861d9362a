//! The beginning of a file: how it seems to be written, what its columns seem to mean, and its first rows.

use super::cells::Cells;
use super::decode::{Decode, TextStream};
use super::guess::{Guessed, guess};
use super::header::{is_headless, made_up_headers, unique_headers};
use super::import::separator_byte;
use super::number::parse_number;
use super::plain::trim;
use super::profile::Profile;
use super::sniff;
use super::{ColumnGuess, Mapping, Preview, ReadError, Role, currency};
use crate::text::Lang;
use waymark_kernel::Batch;
use waymark_kernel::feed::{Feed, Sink};
use waymark_kernel::scan::Scanner;

/// So many bytes are worth giving to [`preview`]; fewer are taken for the whole file.
pub const PREVIEW_BYTES: usize = 64 * 1024;

/// So many rows are shown.
const SHOWN_ROWS: usize = 50;
/// So many rows are looked at to find the separator.
const SNIFFED_ROWS: usize = 200;
/// So many rows tell the shape of the columns.
const PROFILED_ROWS: usize = 1000;
/// So many samples are given of a column.
const SAMPLES: usize = 5;
/// More columns are no table that a person maps; also the limit of spreadsheets.
const MAX_COLUMNS: usize = 16_384;

/// Looks at the first bytes of a file and guesses how to read it. `corrected` is a mapping that the user changed:
/// its encoding, separator and header line are taken, and its roles too if the header has as many columns. `gb18030`
/// decodes files in that encoding; a mapping with headers and no roles says what the file holds, and its columns are guessed
/// for that; columns of a file without a header line are named in `lang`.
///
/// # Errors
/// [`ReadError::Empty`] if there is no header, [`ReadError::NotText`] for spreadsheets, archives, pictures ...
pub fn preview(
    first_bytes: &[u8],
    utc_offset_minutes: i32,
    corrected: Option<&Mapping>,
    gb18030: &mut dyn Decode,
    lang: Lang,
) -> Result<Preview, ReadError> {
    if let Some(looks_like) = sniff::binary_format(first_bytes) {
        return Err(ReadError::NotText { looks_like });
    }
    let encoding = corrected.map_or_else(|| sniff::encoding(first_bytes), |mapping| mapping.encoding);
    let is_whole = first_bytes.len() < PREVIEW_BYTES;
    let mut text = String::new();
    let mut stream = TextStream::new(encoding, gb18030);
    stream.push(first_bytes, &mut |piece| text.push_str(piece));
    if is_whole {
        stream.finish(&mut |piece| text.push_str(piece));
    }
    let separator = corrected.map_or_else(|| sniff_separator(&text, is_whole), |mapping| mapping.separator);
    let rows = first_rows(&text, separator_byte(separator), is_whole, PROFILED_ROWS + 1);
    let written = Mapping { encoding, separator, utc_offset_minutes, ..Mapping::default() };
    of_rows(rows, &written, corrected, true, lang)
}

/// The preview of these rows, of which the first names the columns unless it `may_be_data` and is. `written` says how they
/// are written.
pub(super) fn of_rows(
    mut rows: Vec<Vec<String>>,
    written: &Mapping,
    corrected: Option<&Mapping>,
    may_be_data: bool,
    lang: Lang,
) -> Result<Preview, ReadError> {
    let (first, data) = rows.split_first().ok_or(ReadError::Empty)?;
    let is_data = || corrected.map_or_else(|| is_headless(first, data), |mapping| mapping.headless);
    let headless = may_be_data && is_data();
    let headers = if headless { made_up_headers(first.len(), lang) } else { unique_headers(first) };
    if !headless {
        rows.remove(0);
    }
    let decimal_comma = has_decimal_commas(&rows);
    let profiles = profiles(headers.len(), &rows, decimal_comma);
    // The user says what the file holds, and the columns are to be guessed for that.
    let said = corrected.filter(|mapping| mapping.roles.is_empty() && !mapping.headers.is_empty());
    let guessed = guess(&headers, &profiles, said.map(|mapping| mapping.holds));
    let columns = columns(&profiles, &rows);
    let Guessed { holds, roles, dates, wide, codes } = guessed;
    let amounts = roles.iter().position(|role| *role == Role::Amount);
    let currency = amounts.map(|column| currency::usual(cells(&rows, column))).unwrap_or_default();
    let touchpoint = holds.touchpoint().map(|name| name.get(lang).to_owned()).unwrap_or_default();
    let mut mapping = Mapping {
        headers,
        roles,
        dates,
        decimal_comma,
        headless,
        holds,
        wide,
        codes,
        currency,
        touchpoint,
        ..written.clone()
    };
    if let Some(corrected) = corrected {
        mapping.utc_offset_minutes = corrected.utc_offset_minutes;
        mapping.date = corrected.date;
        if corrected.roles.len() == mapping.headers.len() {
            let Mapping { encoding, separator, format, .. } = mapping;
            let (sheet, headers) = (mapping.sheet, mapping.headers);
            mapping = Mapping { encoding, separator, format, sheet, headers, headless, ..corrected.clone() };
        }
    }
    let rows = rows.into_iter().take(SHOWN_ROWS).collect();
    Ok(Preview { mapping, columns, rows, sheets: Vec::new() })
}

/// The rows of a text table as they are, each with the number of its line; at most so many. `bytes` is the whole file, `gb18030`
/// decodes one in that encoding. For readers that know themselves what the cells mean.
pub fn text_rows(bytes: &[u8], gb18030: &mut dyn Decode, most: usize) -> Vec<(u64, Vec<String>)> {
    let mut text = String::new();
    let mut stream = TextStream::new(sniff::encoding(bytes), gb18030);
    stream.push(bytes, &mut |piece| text.push_str(piece));
    stream.finish(&mut |piece| text.push_str(piece));
    rows(&text, separator_byte(sniff_separator(&text, true)), true, most)
}

fn first_rows(text: &str, separator: u8, is_whole: bool, most: usize) -> Vec<Vec<String>> {
    rows(text, separator, is_whole, most).into_iter().map(|(_, row)| row).collect()
}

/// The rows that are no blank lines, header first, each with its line. The last is left out if the text ends inside it.
fn rows(text: &str, separator: u8, is_whole: bool, most: usize) -> Vec<(u64, Vec<String>)> {
    let mut first = FirstRows { rows: Vec::new(), most };
    let mut feed = Feed::new(Scanner::new(separator, 0, MAX_COLUMNS));
    feed.push(text.as_bytes(), &mut first);
    if is_whole {
        feed.finish(&mut first);
    }
    first.rows
}

struct FirstRows {
    rows: Vec<(u64, Vec<String>)>,
    most: usize,
}

impl Sink for FirstRows {
    fn rows(&mut self, bytes: &[u8], batch: &Batch) {
        let cells = Cells { bytes, batch };
        for row in 0..cells.rows() {
            let is_hint = self.rows.is_empty() && cells.is_separator_hint(row);
            if self.rows.len() < self.most && !cells.is_blank(row) && !is_hint {
                let texts = cells.texts(row).map(|cell| cell.into_owned()).collect();
                self.rows.push((cells.line(row), texts));
            }
        }
    }
}

fn sniff_separator(text: &str, is_whole: bool) -> char {
    let widths =
        |separator| first_rows(text, separator, is_whole, SNIFFED_ROWS).iter().map(Vec::len).collect();
    sniff::separator(widths)
}

fn profiles(columns: usize, rows: &[Vec<String>], decimal_comma: bool) -> Vec<Profile> {
    let cells = |column: usize| cells(rows, column).collect::<Vec<_>>();
    (0..columns).map(|column| Profile::of(&cells(column), decimal_comma)).collect()
}

fn columns(profiles: &[Profile], rows: &[Vec<String>]) -> Vec<ColumnGuess> {
    let column = |(column, profile): (usize, &Profile)| ColumnGuess {
        samples: samples(cells(rows, column)),
        distinct: profile.distinct,
        empty: profile.empty,
    };
    profiles.iter().enumerate().map(column).collect()
}

fn cells(rows: &[Vec<String>], column: usize) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(move |row| row.get(column)).map(String::as_str)
}

fn samples<'a>(cells: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for cell in cells.map(trim).filter(|cell| !cell.is_empty()) {
        if !samples.iter().any(|sample| sample == cell) {
            samples.push(cell.to_owned());
        }
        if samples.len() == SAMPLES {
            break;
        }
    }
    samples
}

/// Whether more numbers make sense with `,` as the decimal point alone than with `.` alone.
fn has_decimal_commas(rows: &[Vec<String>]) -> bool {
    let cells = rows.iter().flatten().filter(|cell| cell.contains([',', '.']));
    let (mut comma, mut point) = (0, 0);
    for cell in cells {
        match (parse_number(cell, true), parse_number(cell, false)) {
            (Some(_), None) => comma += 1,
            (None, Some(_)) => point += 1,
            _ => {}
        }
    }
    comma > point
}
