//! What a file is, from its first bytes: its character encoding, the separator of its cells, or a format that is no
//! text table at all. It decodes nothing (that is `decode`).

use super::Encoding;

/// What a file that is no text table looks like; none for what may be one.
pub(super) fn binary_format(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 17] = [
        (b"%PDF", "PDF"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "XLS"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"RIFF", "RIFF"),
        (b"\x1F\x8B", "GZIP"),
        (b"BZh", "BZIP2"),
        (b"\xFD7zXZ\0", "XZ"),
        (b"\x28\xB5\x2F\xFD", "ZSTD"),
        (b"7z\xBC\xAF\x27\x1C", "7Z"),
        (b"Rar!", "RAR"),
        (b"PK\x05\x06", "ZIP"),
        (b"SQLite format 3\0", "SQLite"),
        (b"PAR1", "Parquet"),
        (b"ARROW1", "Arrow"),
        (b"{\\rtf", "RTF"),
    ];
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(zip_format(bytes));
    }
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(name);
    }
    let is_utf16 = utf16(bytes).is_some();
    if !is_utf16 && looks_binary(bytes) {
        return Some("binary");
    }
    if is_utf16 { None } else { markup_format(bytes) }
}

/// The character encoding: a byte order mark decides, then the zero bytes of UTF-16, then whether the bytes keep the
/// rules of UTF-8 or those of GB18030. A character cut at the end is no error.
pub(super) fn encoding(bytes: &[u8]) -> Encoding {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        return Encoding::Utf8;
    }
    if let Some(encoding) = utf16(bytes) {
        return encoding;
    }
    let (characters, errors) = utf8_census(bytes);
    // A UTF-8 file with a few damaged characters is still UTF-8; GBK read as UTF-8 is almost nothing but errors.
    if errors == 0 || characters > errors * 8 || gb18030_errors(bytes) > errors {
        Encoding::Utf8
    } else {
        Encoding::Gb18030
    }
}

/// The separator with which most lines have as many cells as the first; `,` if nothing separates.
/// `cells` gives the number of cells of each of the first rows for a separator.
pub(super) fn separator(mut cells: impl FnMut(u8) -> Vec<usize>) -> char {
    let mut best = (0, 0, ',');
    for candidate in [b',', b'\t', b';', b'|'] {
        let counts = cells(candidate);
        let header = counts.first().copied().unwrap_or_default();
        if header < 2 {
            continue;
        }
        let alike = counts.iter().filter(|count| **count == header).count() * 100 / counts.len();
        // A small difference in regularity counts less than the number of columns.
        let score = (alike / 10, header);
        if score > (best.0, best.1) {
            best = (score.0, score.1, char::from(candidate));
        }
    }
    best.2
}

fn zip_format(bytes: &[u8]) -> &'static str {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    if holds(b"xl/") {
        "XLSX"
    } else if holds(b"word/") {
        "DOCX"
    } else if holds(b"ppt/") {
        "PPTX"
    } else if holds(b"opendocument.spreadsheet") {
        "ODS"
    } else {
        "ZIP"
    }
}

/// Text that is no table: web pages saved as `.xls`, XML and JSON.
fn markup_format(bytes: &[u8]) -> Option<&'static str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let starts = |word: &[u8]| bytes.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if starts(b"<?xml") {
        Some("XML")
    } else if starts(b"<!doctype") || starts(b"<html") || starts(b"<table") || starts(b"<meta") {
        Some("HTML")
    } else if starts(b"{\"") || starts(b"[{") || starts(b"{\n") || starts(b"[\n") || starts(b"{\r") {
        Some("JSON")
    } else {
        None
    }
}

fn looks_binary(bytes: &[u8]) -> bool {
    let is_control =
        |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | 0x0B | 0x0C | b'\r' | 0x1B);
    bytes.iter().filter(is_control).count() > bytes.len() / 10
}

fn utf16(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(b"\xFF\xFE") {
        return Some(Encoding::Utf16Le);
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return Some(Encoding::Utf16Be);
    }
    // ASCII (separators, digits, line ends) has a zero byte in each unit; text in UTF-8 and GB18030 has none.
    let (pairs, _) = bytes.as_chunks::<2>();
    let is_text = |byte: u8| matches!(byte, 0x20..=0x7E | b'\t' | b'\n' | b'\r');
    let first = pairs.iter().filter(|pair| pair[0] == 0 && is_text(pair[1])).count();
    let second = pairs.iter().filter(|pair| pair[1] == 0 && is_text(pair[0])).count();
    let enough = pairs.len() / 20 + 1;
    if second >= enough && second > first * 8 {
        Some(Encoding::Utf16Le)
    } else if first >= enough && first > second * 8 {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// The number of characters beyond ASCII, and of maximal parts that are no UTF-8.
fn utf8_census(mut bytes: &[u8]) -> (usize, usize) {
    let (mut characters, mut errors) = (0, 0);
    loop {
        let (valid, rest, bad) = match std::str::from_utf8(bytes) {
            Ok(text) => (text.as_bytes(), &[][..], None),
            Err(error) => {
                let (valid, rest) = bytes.split_at(error.valid_up_to());
                (valid, rest, error.error_len())
            }
        };
        characters += valid.iter().filter(|byte| **byte >= 0xC0).count();
        let Some(bad) = bad else { return (characters, errors) };
        errors += 1;
        bytes = &rest[bad..];
    }
}

/// The number of places where the bytes break the structure of GB18030 (two bytes, or four with digits between).
fn gb18030_errors(bytes: &[u8]) -> usize {
    let mut errors = 0;
    let mut at = 0;
    while let Some(&lead) = bytes.get(at) {
        if lead < 0x80 {
            at += 1;
            continue;
        }
        let Some(&second) = bytes.get(at + 1) else { break };
        let is_lead = (0x81..=0xFE).contains(&lead);
        at += match second {
            0x40..=0x7E | 0x80..=0xFE if is_lead => 2,
            0x30..=0x39 if is_lead => {
                let tail = [bytes.get(at + 2).copied(), bytes.get(at + 3).copied()];
                let is_four = tail[0].is_none_or(|byte| (0x81..=0xFE).contains(&byte))
                    && tail[1].is_none_or(|byte| byte.is_ascii_digit());
                errors += usize::from(!is_four);
                if is_four { 4 } else { 1 }
            }
            _ => {
                errors += 1;
                1
            }
        };
    }
    errors
}
