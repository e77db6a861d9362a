//! Encodings, cut and damaged characters, and files that are no text at all.

use super::{findings, guess, import, import_pieces, mapping, rows};
use waymark::table::{
    Decode, Encoding, HostGb18030, Mapping, PREVIEW_BYTES, ReadError, Reason, Role, preview,
};
use waymark::text::Lang;

/// One small file in all encodings.
fn encodings() -> Vec<(Encoding, Vec<u8>)> {
    let text = "客户,时间,触点,备注\nü1,2026-01-31,首页,\"多\n行\"\n😀,2026-01-31,𠮷野家,é\n";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let with_mark = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let (little, big) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
    vec![
        (Encoding::Utf8, text.as_bytes().to_vec()),
        (Encoding::Utf8, with_mark(b"\xEF\xBB\xBF", text.as_bytes())),
        (Encoding::Utf16Le, little.clone()),
        (Encoding::Utf16Le, with_mark(b"\xFF\xFE", &little)),
        (Encoding::Utf16Be, big.clone()),
        (Encoding::Utf16Be, with_mark(b"\xFE\xFF", &big)),
        (Encoding::Gb18030, encoding_rs::GB18030.encode(text).0.into_owned()),
    ]
}

#[test]
fn every_encoding_is_found_and_read_cut_at_every_byte() {
    for (encoding, bytes) in encodings() {
        let mut mapping = guess(&bytes);
        assert_eq!(mapping.encoding, encoding);
        assert_eq!(mapping.headers, ["客户", "时间", "触点", "备注"]);
        mapping.roles = vec![Role::Customer, Role::Time, Role::Touchpoint, Role::Comment];
        for cut in 0..=bytes.len() {
            let (left, right) = bytes.split_at(cut);
            let (table, quality) = import_pieces(&mapping, [left, right]).unwrap();
            let expected = ["ü1|1769817600000|首页|多\n行", "😀|1769817600000|𠮷野家|é"];
            assert_eq!(
                (rows(&table), quality.counts),
                (expected.map(String::from).to_vec(), vec![]),
                "{encoding:?} {cut}"
            );
        }
        let (table, _) = import_pieces(&mapping, bytes.chunks(1)).unwrap();
        assert_eq!(table.rows(), 2);
    }
}

#[test]
fn the_first_64_kib_may_end_inside_a_character() {
    let text = format!("客户,触点\n{}", "张三,首页浏览\n".repeat(5000));
    let gb18030 = encoding_rs::GB18030.encode(&text).0.into_owned();
    for cut in 0..4 {
        assert_eq!(guess(&text.as_bytes()[..PREVIEW_BYTES + cut]).encoding, Encoding::Utf8);
        assert_eq!(guess(&gb18030[..PREVIEW_BYTES + cut]).encoding, Encoding::Gb18030);
    }
}

#[test]
fn damaged_characters_are_kept_visible_and_reported() {
    let bytes = b"c,t,p\n1,2026-01-31,\xE9\xA6\xFFx\n1,2026-01-31,y\n1,2026-01-31,\xE9";
    for size in [1, 2, 3, 100] {
        let (table, quality) = import_pieces(&mapping("ctp"), bytes.chunks(size)).unwrap();
        assert_eq!(&table.touchpoint.dict.names()[0], "\u{fffd}\u{fffd}x");
        assert_eq!(findings(&quality), [(2, Reason::BadCharacters), (4, Reason::BadCharacters)]);
        assert_eq!(quality.rows_kept, 3);
    }
}

#[test]
fn every_damaged_cell_is_reported_also_one_that_says_what_an_earlier_one_said() {
    for name in ["\u{fffd}", "\"\u{fffd}\"", "a long name with \u{fffd} in it, or half of one"] {
        let text = format!("c;t;p\n1;2026-01-31;{name}\n1;2026-01-31;y\n2;2026-01-31;{name}\n");
        let mapping = Mapping { separator: ';', ..mapping("ctp") };
        let (table, quality) = import(&mapping, &text);
        assert_eq!(table.touchpoint.dict.len(), 2);
        assert_eq!(findings(&quality), [(2, Reason::BadCharacters), (4, Reason::BadCharacters)], "{name}");
    }
}

#[test]
fn files_that_are_no_text_tables() {
    let cases: &[(&[u8], &str)] = &[
        (b"PK\x03\x04....xl/workbook.xml", "XLSX"),
        (b"PK\x03\x04....word/document.xml", "DOCX"),
        (b"PK\x03\x04....", "ZIP"),
        (b"%PDF-1.7", "PDF"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "XLS"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\xFF\xD8\xFF\xE0", "JPEG"),
        (b"\x1F\x8B\x08", "GZIP"),
        (b"<html><table>", "HTML"),
        (b"\xEF\xBB\xBF<?xml version", "XML"),
        (b"[{\"a\":1}]", "JSON"),
        (b"\x00\x01\x02\x03\x00\x07\x08", "binary"),
    ];
    for (bytes, expected) in cases {
        match preview(bytes, 0, None, &mut HostGb18030::default(), Lang::En) {
            Err(ReadError::NotText { looks_like }) => assert_eq!(looks_like, *expected),
            other => panic!("{expected}: {other:?}"),
        }
    }
}

/// The host's decoder behaves as the trait promises, so that the page's can be held to the same.
#[test]
fn a_decoder_is_fresh_after_the_last_piece() {
    let mut decoder = HostGb18030::default();
    let mut out = String::new();
    decoder.decode(b"\xCA", false, &mut out);
    decoder.decode(&[], true, &mut out);
    assert_eq!(out, "\u{fffd}");
    out.clear();
    decoder.decode(b"\xCA\xD7", true, &mut out);
    assert_eq!(out, "首");
}
