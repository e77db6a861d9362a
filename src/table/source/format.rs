//! Which format a file has: from its first bytes, and from its name where these leave it open. It reads no rows.

use super::Fault;
use crate::table::sniff;
use serde::{Deserialize, Serialize};

/// The format of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A text table: CSV, TSV ...
    #[default]
    Text,
    /// An Office Open XML workbook: `.xlsx`, `.xlsm`.
    Xlsx,
    /// JSON: a list of objects, or an object that holds one.
    Json,
    /// JSON lines: an object on each line.
    JsonLines,
    /// An XES event log.
    Xes,
}

/// The format of a file with these first bytes and this name. What is neither workbook, JSON nor event log is taken for
/// text, whose reader says what it looks like if it is none.
///
/// # Errors
/// [`Fault::Encrypted`] and [`Fault::OldWorkbook`] for workbooks that cannot be read.
pub fn recognise(first_bytes: &[u8], name: &str) -> Result<Format, Fault> {
    let name = name.to_ascii_lowercase();
    let is_named = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if first_bytes.starts_with(b"PK\x03\x04") {
        let holds = |part: &[u8]| first_bytes.windows(part.len()).any(|window| window == part);
        if name.ends_with(".xlsb") || holds(b"xl/workbook.bin") {
            return Err(Fault::OldWorkbook);
        }
        let is_workbook = is_named(&[".xlsx", ".xlsm"]) || holds(b"xl/");
        return Ok(if is_workbook { Format::Xlsx } else { Format::Text });
    }
    if first_bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        // A workbook with a password is a compound file, as those of Excel 97 to 2003 are.
        let mark: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let holds_package = first_bytes.windows(mark.len()).any(|window| window == mark);
        let is_encrypted = holds_package || is_named(&[".xlsx", ".xlsm"]);
        return Err(if is_encrypted { Fault::Encrypted } else { Fault::OldWorkbook });
    }
    let text = plain(first_bytes);
    let text = text.trim_start();
    Ok(if text.starts_with('<') && (text.contains("<log") || is_named(&[".xes"])) {
        Format::Xes
    } else if starts_with(text, '[', &['{', ']']) {
        Format::Json
    } else if starts_with(text, '{', &['"', '}']) {
        if is_named(&[".jsonl", ".ndjson"]) || is_object_a_line(text) {
            Format::JsonLines
        } else {
            Format::Json
        }
    } else {
        Format::Text
    })
}

/// Whether a JSON text seems to hold records: a list of objects, wherever it stands, or an object on each line.
pub fn holds_records(text: &str) -> bool {
    let is_list = |(at, _): (usize, &str)| text[at + 1..].trim_start().starts_with('{');
    is_object_a_line(text.trim_start()) || text.match_indices('[').any(is_list)
}

/// The first bytes as far as they are ASCII, which is all that is looked for; in UTF-16, too.
fn plain(bytes: &[u8]) -> String {
    let is_wide = !matches!(sniff::encoding(bytes), super::super::Encoding::Utf8);
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let bytes = bytes.strip_prefix(b"\xFF\xFE").or(bytes.strip_prefix(b"\xFE\xFF")).unwrap_or(bytes);
    bytes.iter().filter(|byte| **byte != 0 || !is_wide).map(|byte| char::from(*byte)).collect()
}

fn starts_with(text: &str, first: char, then: &[char]) -> bool {
    text.strip_prefix(first).is_some_and(|rest| rest.trim_start().starts_with(then))
}

/// Whether the first line holds a whole object, and another one follows.
fn is_object_a_line(text: &str) -> bool {
    let Some((first, rest)) = text.split_once('\n') else { return false };
    first.trim_end().ends_with('}') && starts_with(rest.trim_start(), '{', &['"', '}'])
}

#[cfg(test)]
mod tests {
    use super::{Format, holds_records, recognise};
    use crate::table::Fault;

    #[test]
    fn records_are_lists_of_objects() {
        for (text, expected) in [
            ("[ {}]", true),
            ("{\"a\":{\"b\":[\n{\"c\":1}]}}", true),
            ("{\"a\":1}\n{\"a\":2}", true),
            ("{\"hello\": \"world\"}", false),
            ("{\"a\":[1,2]}", false),
            ("[[[[", false),
            ("", false),
        ] {
            assert_eq!(holds_records(text), expected, "{text}");
        }
    }

    #[test]
    fn formats_are_known_by_their_first_bytes() {
        let cases: [(&[u8], &str, Result<Format, Fault>); 15] = [
            (b"a,b\n1,2\n", "x.csv", Ok(Format::Text)),
            (b"PK\x03\x04....xl/workbook.xml", "x.zip", Ok(Format::Xlsx)),
            (b"PK\x03\x04....", "X.XLSM", Ok(Format::Xlsx)),
            (b"PK\x03\x04....word/document.xml", "x.docx", Ok(Format::Text)),
            (b"PK\x03\x04....xl/workbook.bin", "x.xlsb", Err(Fault::OldWorkbook)),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "x.xls", Err(Fault::OldWorkbook)),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "x.xlsx", Err(Fault::Encrypted)),
            (b"<?xml version=\"1.0\"?><log>", "x.xml", Ok(Format::Xes)),
            (b"<table><tr>", "x.xls", Ok(Format::Text)),
            (b"\xEF\xBB\xBF [ {\"a\":1}]", "x", Ok(Format::Json)),
            (b"[1]\n2", "x.csv", Ok(Format::Text)),
            (b"{\n \"rows\": [{}]}", "x.json", Ok(Format::Json)),
            (b"{\"a\":1}\r\n{\"a\":2}", "x.txt", Ok(Format::JsonLines)),
            (b"{\"a\":1}", "x.ndjson", Ok(Format::JsonLines)),
            (b"[\0{\0\"\0a\0\"\0:\x001\0}\0]\0", "x.json", Ok(Format::Json)),
        ];
        for (bytes, name, expected) in cases {
            assert_eq!(recognise(bytes, name), expected, "{name} {}", String::from_utf8_lossy(bytes));
        }
    }
}
