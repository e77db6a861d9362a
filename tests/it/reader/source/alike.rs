//! The same rows in every format give the same table and the same findings.

use super::super::assert_same;
use super::zip::workbook;
use super::{import, look};
use proptest::prelude::*;
use std::fmt::Write as _;
use waymark::model::Question;
use waymark::table::{Mapping, Role};

const HEADERS: [&str; 6] = ["user", "time", "event", "score", "total", "comment"];

type Row = [String; 6];

fn row() -> impl Strategy<Value = Row> {
    let text = "[a-c字😀,;|\"'<>&_x]{1,4}";
    let time = prop::sample::select(vec!["2026-01-31 08:05", "2026-02-01T00:00:01Z", "never", ""]);
    let comment = "[a-c,\"\n字 ]{0,9}";
    (text, time, text, 0_u8..7, -9999_i64..9999, comment).prop_map(
        |(user, time, event, score, cents, comment)| {
            let total =
                format!("{}{}.{:02}", if cents < 0 { "-" } else { "" }, cents.abs() / 100, cents.abs() % 100);
            [format!("u{user}"), time.into(), event, score.to_string(), total, comment]
        },
    )
}

fn csv(rows: &[Row]) -> Vec<u8> {
    let line = |row: &[String]| {
        row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",")
    };
    let header = HEADERS.map(str::to_owned);
    std::iter::once(line(&header))
        .chain(rows.iter().map(|row| line(row)))
        .collect::<Vec<_>>()
        .join("\n")
        .into()
}

fn json_string(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            other => out.push(other),
        }
    }
    out + "\""
}

fn objects(rows: &[Row]) -> Vec<String> {
    let object = |row: &Row| {
        let fields = HEADERS.iter().zip(row).map(|(name, cell)| match *name {
            "score" | "total" => format!("\"{name}\": {cell}"),
            _ => format!("\"{name}\":{}", json_string(cell)),
        });
        format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
    };
    rows.iter().map(object).collect()
}

fn escaped(text: &str) -> String {
    // What looks like an escape of a character has to be escaped.
    let text = text.replace("_x", "_x005F_x");
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Numbers as numbers; texts in the cells of even rows, shared by those of odd rows.
fn xlsx(rows: &[Row]) -> Vec<u8> {
    let (mut sheet, mut texts, mut shared) = (String::new(), String::new(), 0);
    let header = HEADERS.map(str::to_owned);
    for (at, row) in std::iter::once(&header).chain(rows).enumerate() {
        write!(sheet, "<row r=\"{}\">", at + 1).unwrap();
        for (column, cell) in row.iter().enumerate() {
            let place = format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), at + 1);
            if at > 0 && (3..5).contains(&column) {
                write!(sheet, "<c r=\"{place}\"><v>{cell}</v></c>").unwrap();
            } else if at % 2 == 0 {
                let text = escaped(cell);
                write!(
                    sheet,
                    "<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
                )
                .unwrap();
            } else {
                write!(sheet, "<c r=\"{place}\" t=\"s\"><v>{shared}</v></c>").unwrap();
                write!(texts, "<si><t>{}</t><rPh><t>read aloud</t></rPh></si>", escaped(cell)).unwrap();
                shared += 1;
            }
        }
        sheet.push_str("</row>");
    }
    workbook(&sheet, &texts)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn rows_in_every_format_import_to_equal_tables(rows in prop::collection::vec(row(), 1..30), size in 1_usize..300) {
        let roles = [
            Role::Customer, Role::Time, Role::Touchpoint, Role::Rating(Question::CSAT_5), Role::Amount, Role::Comment,
        ];
        let files = [
            ("a.csv", csv(&rows), 1),
            ("a.json", format!("[{}]", objects(&rows).join(",\n")).into(), 0),
            ("a.jsonl", objects(&rows).join("\n").into(), 0),
            ("a.xlsx", xlsx(&rows), 1),
        ];
        let mut first = None;
        for (name, bytes, header) in &files {
            let shown = look(name, bytes, None).unwrap();
            prop_assert_eq!(&shown.mapping.headers, &HEADERS, "{}", name);
            let mapping = Mapping { roles: roles.to_vec(), dates: Default::default(), decimal_comma: false, headless: false, ..shown.mapping };
            let read = import(&mapping, bytes, size).ok();
            let Some((table, mut quality)) = read else {
                prop_assert!(first.is_none(), "{} alone cannot be read", name);
                return Ok(());
            };
            // A CSV tells lines, of which a cell may have several; the others tell records.
            let of_csv = |line: u64| if *name == "a.csv" { record_of(&rows, line) } else { line - header };
            for issue in &mut quality.issues {
                issue.line = of_csv(issue.line);
                issue.sample.clear();
            }
            match &first {
                None => first = Some((table, quality)),
                Some((known, same)) => {
                    assert_same(known, &table);
                    prop_assert_eq!(same, &quality, "{}", name);
                }
            }
        }
    }
}

/// The record that begins on this line of the CSV.
fn record_of(rows: &[Row], line: u64) -> u64 {
    let lines = |row: &Row| 1 + row[5].matches('\n').count() as u64;
    let mut at = 2;
    for (record, row) in rows.iter().enumerate() {
        if at == line {
            return record as u64 + 1;
        }
        at += lines(row);
    }
    panic!("no record begins on line {line}");
}
