//! The currency that a cell names. Amounts are added up, so those of a column must be of one currency, and those of a data set,
//! too: what is not is reported. Nothing is converted: no rate is known here.

use super::inspect::{Check, Example, Finding};
use super::plain::{to_ascii, trim};
use super::{Attribute, EventTable, NONE};
use std::collections::BTreeMap;

/// The ISO 4217 codes of the currencies that are known.
pub const CURRENCIES: [&str; 8] = ["CNY", "USD", "EUR", "GBP", "HKD", "TWD", "JPY", "KRW"];

/// How currencies are written beside a number, with their ISO 4217 code. Longer signs stand before those they contain.
const SIGNS: [(&str, &str); 26] = [
    ("HK$", "HKD"),
    ("HKD", "HKD"),
    ("港元", "HKD"),
    ("港币", "HKD"),
    ("NT$", "TWD"),
    ("TWD", "TWD"),
    ("新台币", "TWD"),
    ("US$", "USD"),
    ("USD", "USD"),
    ("美元", "USD"),
    ("$", "USD"),
    ("€", "EUR"),
    ("EUR", "EUR"),
    ("欧元", "EUR"),
    ("£", "GBP"),
    ("GBP", "GBP"),
    ("英镑", "GBP"),
    ("JPY", "JPY"),
    ("日元", "JPY"),
    ("₩", "KRW"),
    ("CNY", "CNY"),
    ("RMB", "CNY"),
    ("人民币", "CNY"),
    ("¥", "CNY"),
    ("元", "CNY"),
    ("圆", "CNY"),
];

/// The ISO 4217 code of the currency that a cell names; none if it names none.
pub(super) fn named(cell: &str) -> Option<&'static str> {
    let is_plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b' ');
    if cell.bytes().all(is_plain) {
        return None;
    }
    let text = to_ascii(cell).replace('￥', "¥").to_uppercase();
    SIGNS.iter().find(|(sign, _)| text.contains(sign)).map(|(_, code)| *code)
}

/// The currency that most of these cells name; empty if they name none.
pub(super) fn usual<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for code in cells.filter_map(named) {
        *counts.entry(code).or_default() += 1;
    }
    counts.iter().max_by_key(|(_, count)| **count).map(|(code, _)| (*code).to_owned()).unwrap_or_default()
}

/// Looks for amounts of several currencies: `files` are names of files with the currency that their amounts name; columns of
/// currencies are found by their values; `left_out` amounts of files named another currency than their file. Nothing is told where no currency is named.
pub(super) fn check(files: &[(String, String)], left_out: u64, tables: &[&EventTable]) -> Option<Check> {
    let mut known: Vec<(String, String)> = Vec::new();
    for (name, code) in files.iter().filter(|(_, code)| !code.is_empty()) {
        known.push((code.clone(), name.clone()));
    }
    for table in tables.iter().filter(|table| table.amount_cents.is_some()) {
        for column in &table.attributes {
            known.extend(of_column(column).into_iter().map(|code| (code, column.name.clone())));
        }
    }
    let (first, _) = known.first()?.clone();
    let mut others: Vec<Example> = Vec::new();
    let mut codes = vec![first];
    for (code, place) in known {
        if !codes.contains(&code) {
            others.push(Example { text: format!("{code} · {place}"), ..Example::default() });
            codes.push(code);
        }
    }
    Some(Check {
        finding: Finding::Currencies,
        count: others.len() as u64 + left_out,
        of: codes.len() as u64 + left_out,
        examples: others,
        remedies: Vec::new(),
    })
}

/// The currencies of a column all of whose values are some, the most frequent first.
fn of_column(column: &Attribute) -> Vec<String> {
    let names = column.values.dict.names();
    let is_code = |name: &str| {
        let name = trim(name).to_uppercase();
        SIGNS.iter().any(|(sign, code)| *sign == name || *code == name)
    };
    if names.is_empty() || !names.iter().all(is_code) {
        return Vec::new();
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for code in column.values.codes.iter().filter(|code| **code != NONE) {
        if let Some(code) = names.get(*code as usize).and_then(|name| named(name)) {
            *counts.entry(code).or_default() += 1;
        }
    }
    let mut codes: Vec<(&str, usize)> = counts.into_iter().collect();
    codes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    codes.into_iter().map(|(code, _)| code.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{named, usual};

    #[test]
    fn a_sign_a_code_or_a_word_names_a_currency() {
        let cases = [
            ("12.50", None),
            ("¥12.50", Some("CNY")),
            ("￥1,200", Some("CNY")),
            ("1200元", Some("CNY")),
            ("HK$ 5", Some("HKD")),
            ("$5", Some("USD")),
            ("-US$5", Some("USD")),
            ("5,00 €", Some("EUR")),
            ("usd 5", Some("USD")),
            ("3 stars", None),
        ];
        for (cell, code) in cases {
            assert_eq!(named(cell), code, "{cell}");
        }
        assert_eq!(usual(["$5", "€3", "$7", "9"].into_iter()), "USD");
        assert_eq!(usual(["5"].into_iter()), "");
    }
}
