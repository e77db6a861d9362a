//! A chart's figures as rows: the accessible twin, and what a CSV export writes.

use super::Datum;
use crate::text::{Lang, chart as words, number};

/// Rows under a head, each as long as the head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Column names; the first column names the row.
    pub head: Vec<String>,
    /// Cells, written as on the chart; empty where there is no data.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The common case: rows named `first`, each with its figure, and interval and base where any row has one.
    pub(super) fn of_data<'a>(
        lang: Lang,
        first: &str,
        data: impl Iterator<Item = (&'a str, &'a Datum)> + Clone,
    ) -> Table {
        let intervals = data.clone().any(|(_, datum)| datum.interval_text.is_some());
        let bases = data.clone().any(|(_, datum)| datum.n.is_some());
        let mut head = vec![first.to_owned(), words::VALUE.get(lang).to_owned()];
        head.extend(intervals.then(|| words::INTERVAL.get(lang).to_owned()));
        head.extend(bases.then(|| words::BASE.get(lang).to_owned()));
        let rows = data.map(|(label, datum)| {
            let value = if datum.value.is_some() { datum.text.clone() } else { String::new() };
            let mut row = vec![label.to_owned(), value];
            row.extend(intervals.then(|| datum.interval_text.clone().unwrap_or_default()));
            row.extend(bases.then(|| datum.n.map(number::count).unwrap_or_default()));
            row
        });
        Table { head, rows: rows.collect() }
    }
}

impl Table {
    /// Adds columns at the end.
    pub(super) fn extend<const N: usize>(&mut self, head: [String; N], cells: impl Fn(usize) -> [String; N]) {
        self.head.extend(head);
        for (at, row) in self.rows.iter_mut().enumerate() {
            row.extend(cells(at));
        }
    }

    /// The table as CSV for spreadsheets: UTF-8 with a byte order mark, CRLF. A cell that a spreadsheet would take for
    /// a formula is made text by an apostrophe.
    pub fn csv(&self) -> String {
        let mut out = String::from('\u{feff}');
        for row in std::iter::once(&self.head).chain(&self.rows) {
            let cells: Vec<String> = row.iter().map(|cell| csv_cell(cell)).collect();
            out.push_str(&cells.join(","));
            out.push_str("\r\n");
        }
        out
    }
}

fn csv_cell(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{cell}") } else { cell.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn csv_quotes_and_disarms() {
        let table = Table {
            head: vec!["项目".into(), "数值".into()],
            rows: vec![vec!["a,\"b\"".into(), "1,204".into()], vec!["=1+1".into(), "−3.0".into()]],
        };
        assert_eq!(table.csv(), "\u{feff}项目,数值\r\n\"a,\"\"b\"\"\",\"1,204\"\r\n'=1+1,−3.0\r\n");
    }
}
