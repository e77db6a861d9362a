//! JSON and JSON lines: which list is read, what becomes a column, and the records that findings name.

use super::super::{assert_adds_up, findings, rows};
use super::{import, import_guessed, look};
use waymark::engine::Problem;
use waymark::table::{Encoding, Fault, Format, Most, Reason, SAMPLE_BYTES};

const LIST: &str = r#"[
  {"user": "u1", "time": "2026-01-31 08:00", "event": "view, \"big\"", "page": {"name": "首页", "tags": ["a", 1]}},
  {"time": "2026-01-31 09:00", "user": "u1", "event": "line\nbreak", "page": null, "total": 12.5},
  {"user": 7, "time": "bad", "event": "}]{["},
  {"user": "u2", "time": "2026-01-31 09:00", "event": "pay"}
]"#;

#[test]
fn objects_are_rows_and_inner_ones_dotted_columns() {
    let shown = look("a.json", LIST.as_bytes(), None).unwrap();
    assert_eq!(shown.mapping.format, Format::Json);
    assert_eq!(shown.mapping.headers, ["user", "time", "event", "page.name", "page.tags", "page", "total"]);
    assert_eq!(shown.rows[0], ["u1", "2026-01-31 08:00", "view, \"big\"", "首页", "[\"a\",1]", "", ""]);
    assert_eq!(shown.rows[2], ["7", "bad", "}]{[", "", "", "", ""]);
    for size in [1, 3, 1 << 20] {
        let (table, quality) = import(&shown.mapping, LIST.as_bytes(), size).unwrap();
        assert_eq!(table.rows(), 3);
        // The second record has a cell of two lines.
        assert_eq!(findings(&quality), [(3, Reason::BadTime)]);
        assert_adds_up(&quality);
    }
}

#[test]
fn the_one_list_of_objects_is_found_wherever_it_is() {
    let record = r#"{"user":"u1","time":"2026-01-31","event":"view"}"#;
    let wrap = |text: &str| text.replace('#', record);
    let found = |text: &str| import_guessed("a.json", wrap(text).as_bytes());
    for text in [
        "[#]",
        "\u{feff} [ # , # ]\n",
        r#"{"code": 0, "tags": [1, [2], "]"], "data": {"total": 2, "list": [#, #], "next": null}, "ok": true}"#,
        r#"{"rows": [#], "more": [], "other": [1.5, {"a": [{}]}]}"#,
    ] {
        let (table, _) = found(text).unwrap_or_else(|problem| panic!("{text}: {problem:?}"));
        assert!(rows(&table).iter().all(|row| row == "u1|1769817600000|view"), "{text}");
    }
    let fault = |text: &str| match found(text) {
        Err(Problem::Fault(fault)) => fault,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(fault(r#"{"a": [#], "b": [#]}"#), Fault::ManyLists);
    assert_eq!(fault(r#"{"a": [1], "b": {"c": 1}}"#), Fault::NoRecords);
    for cut in [r#"[#"#, r#"[#, "#, r#"{"a": [#]"#, r#"[#, {"user": "u"#] {
        assert_eq!(fault(cut), Fault::CutOff, "{cut}");
    }
    for broken in ["[#,,#]", "[# #]", "[#]]", "[#] [#]", "{\"a\" [#]}", "[#, {\"user\": nope}]"] {
        assert!(matches!(fault(broken), Fault::BadRecord { .. }), "{broken}");
    }
}

#[test]
fn records_that_are_no_objects_are_counted() {
    let text = r#"[{"user":"u1","time":"2026-01-31","event":"view"}, 5, "x", [{}], null]"#;
    let (_, quality) = import_guessed("a.json", text.as_bytes()).unwrap();
    assert_eq!(quality.rows_read, 5);
    assert_eq!(findings(&quality), [2, 3, 4, 5].map(|record| (record, Reason::BadRecord)));
    assert_adds_up(&quality);
}

#[test]
fn a_broken_line_costs_one_record() {
    let line = r#"{"user":"u1","time":"2026-01-31","event":"view"}"#;
    let text = format!("{line}\r\n\r\n{{\"user\":\"u2\",\"ti\n[1]\n{line}");
    let mapping = look("a.jsonl", text.as_bytes(), None).unwrap().mapping;
    assert_eq!(mapping.format, Format::JsonLines);
    for size in [1, 5, 1000] {
        let (table, quality) = import(&mapping, text.as_bytes(), size).unwrap();
        assert_eq!((table.rows(), quality.rows_read), (2, 4));
        assert_eq!(findings(&quality), [(3, Reason::BadRecord), (4, Reason::BadRecord)]);
        assert_adds_up(&quality);
    }
    let broken = "{\"a\n{\"b\n";
    match import(&mapping, broken.as_bytes(), 100) {
        Err(Problem::NoRows(quality)) => assert_eq!(quality.counts, [(Reason::BadRecord, 2)]),
        other => panic!("{other:?}"),
    }
}

#[test]
fn columns_that_come_too_late_are_told() {
    let line = r#"{"user":"u1","time":"2026-01-31","event":"view"},{"user":"u2","time":"2026-02-01","event":"pay"},"#;
    let mut text = format!("[{}", line.repeat(usize::try_from(SAMPLE_BYTES).unwrap() / line.len() + 1));
    text.push_str(r#"{"user":"u2","time":"2026-01-31","event":"pay","late":"x","empty":""}]"#);
    let (_, quality) = import_guessed("a.json", text.as_bytes()).unwrap();
    assert_eq!(quality.counts, [(Reason::UnknownColumn, 1)]);
    let issue = &quality.issues[0];
    assert_eq!((issue.line, issue.column.as_str(), issue.sample.as_str()), (quality.rows_read, "late", "x"));
    assert_eq!(quality.rows_kept, quality.rows_read);
}

#[test]
fn other_encodings_are_read() {
    let (bytes, _, _) = encoding_rs::GB18030.encode(LIST);
    let shown = look("a.json", &bytes, None).unwrap();
    assert_eq!(shown.mapping.encoding, Encoding::Gb18030);
    assert_eq!(shown.rows[0][3], "首页");
    assert_eq!(import(&shown.mapping, &bytes, 3).unwrap().0.rows(), 3);
}

#[test]
fn a_record_has_a_largest_size() {
    let text = format!("[{{\"a\":\"{}", "x".repeat(20 << 20));
    let mapping = look("a.json", LIST.as_bytes(), None).unwrap().mapping;
    let refused = import(&mapping, text.as_bytes(), 1 << 20).unwrap_err();
    assert!(matches!(refused, Problem::Fault(Fault::TooMuch { of: Most::RecordBytes, .. })), "{refused:?}");
}
