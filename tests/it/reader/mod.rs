//! The reader of files, from outside: bytes in, table and quality out.
//! Here is what its tests share: mappings by letters, imports, and tables as text.

use waymark::model::Question;
use waymark::table::{EventTable, HostGb18030, Importer, Mapping, Quality, ReadError, Reason, Role, preview};
use waymark::text::Lang;

mod cells;
mod columns;
mod dates;
mod encodings;
mod guessing;
mod properties;
mod roles;
mod scanner;
mod source;
mod splitter;
mod store;

const EVENTS: &[u8] = include_bytes!("../../fixtures/ecom_clickstream/events.csv");

/// Columns by letter: c customer, t time, p touchpoint, h channel, s stage, k case, m comment, a amount, r rating
/// 1 to 5, n NPS, x attribute, - ignored.
fn mapping(roles: &str) -> Mapping {
    let role = |letter| match letter {
        'c' => Role::Customer,
        't' => Role::Time,
        'p' => Role::Touchpoint,
        'h' => Role::Channel,
        's' => Role::Stage,
        'k' => Role::Case,
        'm' => Role::Comment,
        'a' => Role::Amount,
        'r' => Role::Rating(Question::CSAT_5),
        'n' => Role::Rating(Question::NPS),
        'x' => Role::Attribute,
        _ => Role::Ignore,
    };
    let headers = roles.chars().enumerate().map(|(at, letter)| format!("{letter}{at}")).collect();
    Mapping { separator: ',', headers, roles: roles.chars().map(role).collect(), ..Mapping::default() }
}

fn import_pieces<'a>(
    mapping: &Mapping,
    pieces: impl IntoIterator<Item = &'a [u8]>,
) -> Result<(EventTable, Quality), ReadError> {
    let mut importer = Importer::new(mapping.clone(), Box::new(HostGb18030::default()))?;
    for piece in pieces {
        importer.push(piece);
    }
    importer.finish()
}

fn import(mapping: &Mapping, text: &str) -> (EventTable, Quality) {
    import_pieces(mapping, [text.as_bytes()]).unwrap()
}

fn guess(bytes: &[u8]) -> Mapping {
    preview(bytes, 480, None, &mut HostGb18030::default(), Lang::En).unwrap().mapping
}

/// The rows of a table as text, in its order.
fn rows(table: &EventTable) -> Vec<String> {
    let mut out = Vec::new();
    for customer in 0..table.customers.len() {
        for row in table.rows_of(customer) {
            let code = u32::try_from(customer).unwrap();
            let mut line = format!("{}|{}", table.customers.name(code), table.time_millis[row]);
            let options = [&table.channel, &table.stage, &table.case, &table.comment];
            let codes = std::iter::once(&table.touchpoint)
                .chain(options.into_iter().flatten())
                .chain(table.attributes.iter().map(|attribute| &attribute.values));
            for column in codes {
                line = format!("{line}|{}", column.dict.name(column.codes[row]));
            }
            for rating in &table.ratings {
                line = format!("{line}|{}", rating.values[row]);
            }
            if let Some(cents) = &table.amount_cents {
                line = format!("{line}|{}", cents[row]);
            }
            out.push(line);
        }
    }
    out
}

/// Findings as (line, reason).
fn findings(quality: &Quality) -> Vec<(u64, Reason)> {
    quality.issues.iter().map(|issue| (issue.line, issue.reason)).collect()
}

fn assert_adds_up(quality: &Quality) {
    let dropped: u64 = quality.counts.iter().filter(|(reason, _)| reason.drops_row()).map(|(_, n)| n).sum();
    assert_eq!(quality.rows_read, quality.rows_kept + dropped);
}

/// Equal in every column, names and codes alike.
fn assert_same(left: &EventTable, right: &EventTable) {
    fn labels(table: &EventTable) -> Vec<(Vec<&str>, &[u32])> {
        let options = [&table.channel, &table.stage, &table.case, &table.comment];
        let attributes = table.attributes.iter().map(|attribute| &attribute.values);
        let all = std::iter::once(&table.touchpoint).chain(options.into_iter().flatten()).chain(attributes);
        all.map(|codes| (codes.dict.names().iter().collect(), codes.codes.as_slice())).collect()
    }
    fn ratings(table: &EventTable) -> Vec<(&str, Question, Vec<u32>)> {
        let bits = |values: &[f32]| values.iter().map(|value| value.to_bits()).collect();
        table
            .ratings
            .iter()
            .map(|rating| (rating.name.as_str(), rating.question, bits(&rating.values)))
            .collect()
    }
    fn names(table: &EventTable) -> Vec<&str> {
        table.attributes.iter().map(|attribute| attribute.name.as_str()).collect()
    }
    assert!(left.customers.names() == right.customers.names() && left.starts == right.starts);
    assert!(left.time_millis == right.time_millis && left.amount_cents == right.amount_cents);
    assert!(labels(left) == labels(right), "labels differ");
    assert!(ratings(left) == ratings(right), "ratings differ");
    assert_eq!(names(left), names(right));
}
