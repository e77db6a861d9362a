//! The names of columns: from the header line, or made up where a file has none, and how such a file is known.

use super::date::parse_time;
use super::number::parse_number;
use super::plain::{is_null, trim};
use super::profile::Profile;
use crate::text::{Lang, reader};

/// Whether a file has no header line: its first row holds a time where the others do, and no word where they hold times or
/// numbers. (An event has a time; a file whose first row has none says what its columns are.)
pub(super) fn is_headless(first: &[String], data: &[Vec<String>]) -> bool {
    let mut has_time = false;
    for (column, cell) in first.iter().enumerate() {
        let cell = trim(cell);
        if is_null(cell) {
            continue;
        }
        let cells: Vec<&str> = data.iter().filter_map(|row| row.get(column)).map(String::as_str).collect();
        let profile = Profile::of(if data.is_empty() { std::slice::from_ref(&cell) } else { &cells }, false);
        match profile.time.filter(|time| time.is_sure) {
            Some(time) if parse_time(cell, time.format, 0).is_some() => has_time = true,
            Some(_) => return false,
            None if profile.is_numeric() && parse_number(cell, false).is_none() => return false,
            None => {}
        }
    }
    has_time
}

/// Names of so many columns without any.
pub(super) fn made_up_headers(columns: usize, lang: Lang) -> Vec<String> {
    (1..=columns).map(|number| reader::COLUMN.fill(lang, &[("number", &number.to_string())])).collect()
}

/// Trimmed headers, each different from the others: a header is the name of its column everywhere after this.
pub(super) fn unique_headers(row: &[String]) -> Vec<String> {
    let mut headers: Vec<String> = Vec::with_capacity(row.len());
    for (at, cell) in row.iter().enumerate() {
        let name = match trim(cell) {
            "" => format!("#{}", at + 1),
            name => name.to_owned(),
        };
        let mut unique = name.clone();
        let mut count = 1;
        while headers.contains(&unique) {
            count += 1;
            unique = format!("{name} ({count})");
        }
        headers.push(unique);
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::is_headless;

    #[test]
    fn a_first_row_of_data_is_no_header() {
        let cases: [(&str, bool); 9] = [
            ("1,2026-01-31 08:05,view;2,2026-01-31 09:05,pay", true),
            ("user,time,event;2,2026-01-31 09:05,pay", false),
            ("u1,31/01/2026,view;u2,30/01/2026,pay", true),
            ("u1,2026-01-31,score;u2,2026-01-30,5;u2,2026-01-30,4", false),
            ("u1,,view;u2,2026-01-30,pay", false),
            ("2021,2022;1,2", false),
            ("u1,2026-01-31,view", true),
            ("user,time,event", false),
            ("u1,1769817600,view;u2,1769817601,pay", false),
        ];
        for (text, expected) in cases {
            let mut rows = text.split(';').map(|row| row.split(',').map(str::to_owned).collect::<Vec<_>>());
            let first = rows.next().unwrap();
            assert_eq!(is_headless(&first, &rows.collect::<Vec<_>>()), expected, "{text}");
        }
    }
}
