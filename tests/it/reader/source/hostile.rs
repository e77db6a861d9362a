//! Files that want to do harm, and files that were harmed: each gives an error in words, soon and in little memory.

use super::zip::{BOOK, Entry, RELATIONS, archive, crc32, workbook, write};
use super::{import, import_guessed, look};
use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;
use waymark::engine::Problem;
use waymark::table::{Fault, Format, Mapping, Most, Reason, Role};
use waymark::text::Lang;

const EVENTS: &[u8] = include_bytes!("../../../fixtures/workbook/events.xlsx");

fn fault(bytes: &[u8]) -> Fault {
    match import_guessed("a.xlsx", bytes) {
        Err(Problem::Fault(fault)) => {
            assert!(!fault.words(Lang::Zh).contains('{') && !fault.words(Lang::En).contains('{'));
            fault
        }
        other => panic!("{other:?}"),
    }
}

/// A workbook whose sheet has these bytes, told of as it is said.
fn with_sheet(packed: Vec<u8>, size: usize, checksum: u32, flags: u16) -> Vec<u8> {
    let whole = |name, text: &'static str| Entry {
        name,
        packed: compress_to_vec(text.as_bytes(), 6),
        size: text.len(),
        checksum: crc32(text.as_bytes()),
        flags: 0,
    };
    write(&[
        whole("xl/workbook.xml", BOOK),
        whole("xl/_rels/workbook.xml.rels", RELATIONS),
        Entry { name: "xl/s.xml", packed, size, checksum, flags },
    ])
}

#[test]
fn an_archive_that_says_it_is_a_bomb_is_not_unpacked() {
    let packed = compress_to_vec(&vec![b' '; 100 << 10], 6);
    let refused = fault(&with_sheet(packed.clone(), 4 << 29, 0, 0));
    assert!(matches!(refused, Fault::TooMuch { of: Most::UnpackedBytes, .. }), "{refused:?}");
}

#[test]
fn a_part_may_not_be_larger_than_it_says() {
    let content = vec![b' '; 30 << 20];
    let packed = compress_to_vec(&content, 6);
    assert_eq!(
        fault(&with_sheet(packed, 1000, 0, 0)),
        Fault::Damaged("a part is larger than it says".into())
    );
}

#[test]
fn checksums_and_sizes_are_held_to() {
    let content = b"<worksheet><sheetData/></worksheet>";
    let packed = compress_to_vec(content, 6);
    let wrong = Fault::Damaged("the checksum of a part is wrong".into());
    assert_eq!(fault(&with_sheet(packed.clone(), content.len(), 1, 0)), wrong);
    assert_eq!(fault(&with_sheet(packed.clone(), content.len() + 1, crc32(content), 0)), wrong);
    assert_eq!(fault(&with_sheet(packed, content.len(), crc32(content), 1)), Fault::Encrypted);
}

#[test]
fn a_sheet_of_two_far_cells_is_small() {
    // tafia/calamine#693: 512 GiB elsewhere.
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    let shown = look("a.xlsx", &workbook(far, ""), None).unwrap();
    assert_eq!(shown.mapping.headers.len(), 16_384);
    for beyond in [
        "<row r=\"1048577\"><c><v>1</v></c></row>",
        "<row r=\"0\"/>",
        "<row r=\"x\"/>",
        "<row r=\"99999999999999999999\"/>",
        "<row><c r=\"XFE1\"><v>1</v></c></row>",
        "<row><c r=\"XFD1\"><v>1</v></c><c><v>1</v></c></row>",
        "<row><c r=\"7\"><v>1</v></c></row>",
    ] {
        assert!(matches!(fault(&workbook(beyond, "")), Fault::Damaged(_)), "{beyond}");
    }
}

#[test]
fn wide_and_long_sheets_are_stopped_by_their_cells() {
    let sheet = format!("<row><c r=\"XFD1\"><v>1</v></c></row>{}", "<row/>".repeat(13_000));
    let mapping = Mapping {
        format: Format::Xlsx,
        headers: (0..16_384).map(|at| at.to_string()).collect(),
        roles: [Role::Customer, Role::Time, Role::Touchpoint]
            .into_iter()
            .chain([Role::Ignore; 16_381])
            .collect(),
        ..Mapping::default()
    };
    let refused = import(&mapping, &workbook(&sheet, ""), 1 << 20).unwrap_err();
    assert!(matches!(refused, Problem::Fault(Fault::TooMuch { of: Most::Cells, .. })), "{refused:?}");
}

#[test]
fn entities_are_refused() {
    let parts: [(&str, &[u8]); 3] = [
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/s.xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><worksheet>&b;</worksheet>"),
    ];
    assert_eq!(fault(&archive(&parts)), Fault::DocumentType);
}

#[test]
fn protected_and_old_workbooks_are_named() {
    let compound = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".repeat(100);
    assert_eq!(look("a.xls", &compound, None).unwrap_err(), Problem::Fault(Fault::OldWorkbook));
    assert_eq!(look("a.xlsx", &compound, None).unwrap_err(), Problem::Fault(Fault::Encrypted));
    let mark: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(look("a", &[compound, mark].concat(), None).unwrap_err(), Problem::Fault(Fault::Encrypted));
    let empty = archive(&[("xl/workbook.xml", b"<workbook/>")]);
    assert_eq!(fault(&empty), Fault::NoSheet(String::new()));
    assert!(matches!(fault(&archive(&[("xl/other.xml", b"<a/>")])), Fault::Damaged(_)));
}

#[test]
fn cells_that_say_nothing_true_are_told() {
    let texts = "<si><t>user</t></si><si><t>time</t></si><si><t>event</t></si>";
    let head = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>";
    let cell = |text: &str| format!("<c t=\"str\"><v>{text}</v></c>");
    let row = |user: &str, last: &str| {
        format!("<row>{}{}{}{last}</row>", cell(user), cell("2026-01-31"), cell("view"))
    };
    // A note beside the table, below what was looked at; a number of a text that is not there.
    let rows = (row("u1", "") + &row("u2", "")).repeat(750);
    let odd = row("u1", "<c r=\"E9\"><v>7</v></c>") + &row("u2", "") + "<row><c t=\"s\"><v>3</v></c></row>";
    let (_, quality) = import_guessed("a.xlsx", &workbook(&format!("{head}{rows}{odd}"), texts)).unwrap();
    assert_eq!(quality.counts, [(Reason::ErrorCell, 1), (Reason::UnknownColumn, 1)]);
    let places: Vec<(u64, &str)> =
        quality.issues.iter().map(|issue| (issue.line, issue.column.as_str())).collect();
    assert_eq!(places, [(1502, "E"), (1504, "user")]);
    assert_eq!((quality.rows_read, quality.rows_kept), (1502, 1502));
}

#[test]
fn a_workbook_cut_anywhere_is_an_error() {
    let mapping = look("a.xlsx", EVENTS, None).unwrap().mapping;
    for end in 0..EVENTS.len() {
        let refused = import(&mapping, &EVENTS[..end], 1 << 20).unwrap_err();
        assert!(matches!(refused, Problem::Fault(_)), "cut at {end}: {refused:?}");
    }
}

proptest! {
    #[test]
    fn no_damage_makes_it_panic(changes in prop::collection::vec((0..EVENTS.len(), any::<u8>()), 1..20), size in 1_usize..9000) {
        let mapping = look("a.xlsx", EVENTS, None).unwrap().mapping;
        let mut bytes = EVENTS.to_vec();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        drop(import(&mapping, &bytes, size));
        drop(look("a.xlsx", &bytes, None));
    }

    #[test]
    fn no_text_makes_them_panic(
        parts in prop::collection::vec(prop::sample::select(vec![
            "{", "}", "[", "]", "\"", ":", ",", "\\", "1", "a", "\n", " ", "{\"a\":1}", "[{\"a\":", "<", ">", "</", "/>",
            "<log>", "<trace>", "<event>", "<string key='a' value='b'/>", "</event>", "</log>", "<!--", "-->", "&amp;", "&", "😀",
        ]), 0..60),
        size in 1_usize..20,
    ) {
        let text = parts.concat();
        for format in [Format::Json, Format::JsonLines, Format::Xes] {
            let mapping = Mapping {
                format,
                headers: ["a", "b", "c"].map(str::to_owned).to_vec(),
                roles: vec![Role::Customer, Role::Time, Role::Touchpoint],
                ..Mapping::default()
            };
            let cut = import(&mapping, text.as_bytes(), size).map(|(_, quality)| quality);
            let whole = import(&mapping, text.as_bytes(), usize::MAX).map(|(_, quality)| quality);
            prop_assert_eq!(cut, whole, "{:?}", format);
            drop(look("a", text.as_bytes(), Some(&mapping)));
        }
    }
}
