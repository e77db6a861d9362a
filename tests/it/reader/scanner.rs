//! The scanner against the splitter that goes character by character: the same rows, cells, lines and flaws, however the
//! bytes are cut.

use super::splitter::Splitter;
use proptest::prelude::*;
use waymark::table::Reason;
use waymark_kernel::batch::unquoted;
use waymark_kernel::feed::{Feed, Sink};
use waymark_kernel::scan::Scanner;
use waymark_kernel::{Batch, Flaw};

#[derive(Debug, PartialEq)]
struct Seen {
    line: u64,
    cells: usize,
    flaw: Option<Reason>,
    kept: Vec<String>,
}

#[derive(Default)]
struct Rows(Vec<Seen>);

impl Sink for Rows {
    fn rows(&mut self, bytes: &[u8], batch: &Batch) {
        for row in 0..batch.rows() {
            let odd = batch.odd.iter().find(|odd| odd.row as usize == row);
            let cells = odd.map_or(batch.cells(row), |odd| odd.cells as usize);
            let flaw = odd.and_then(|odd| odd.flaw).map(|flaw| match flaw {
                Flaw::OpenQuote => Reason::OpenQuote,
                Flaw::TooLong => Reason::CellTooLong,
            });
            let text =
                |column| String::from_utf8(unquoted(batch.cell(bytes, row, column)).into_owned()).unwrap();
            let kept = (0..batch.cells(row).min(cells)).map(text).collect();
            self.0.push(Seen { line: batch.lines[row], cells, flaw, kept });
        }
    }
}

fn scanned(text: &str, width: usize, most: usize, piece: usize) -> Vec<Seen> {
    let mut feed = Feed::new(Scanner::new(b',', width, most));
    let mut rows = Rows::default();
    for piece in text.as_bytes().chunks(piece) {
        feed.push(piece, &mut rows);
    }
    feed.finish(&mut rows);
    rows.0
}

fn split(text: &str, most: usize) -> Vec<Seen> {
    let mut rows = Vec::new();
    let mut splitter = Splitter::new(b',', most);
    let mut take = |row: super::splitter::Row<'_>| {
        let kept = row.iter().map(str::to_owned).collect();
        rows.push(Seen { line: row.line, cells: row.cells, flaw: row.flaw, kept });
    };
    splitter.push(text, &mut take);
    splitter.finish(&mut take);
    rows
}

fn text() -> impl Strategy<Value = String> {
    let parts = [
        "a",
        ",",
        "\"",
        "\n",
        "\r",
        "\r\n",
        "\"\"",
        ",\"",
        "\",",
        "字",
        "long enough to fill a block, ",
        "\0",
        "x,y,z\n",
    ];
    let part = prop::sample::select(parts.to_vec());
    prop::collection::vec(part, 0..120).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn the_scanner_sees_what_the_splitter_sees(text in text(), most in 1usize..5, piece in 1usize..200) {
        let expected = split(&text, most);
        prop_assert_eq!(&scanned(&text, 0, most, 1 << 30), &expected);
        prop_assert_eq!(&scanned(&text, most, most, piece), &expected);
    }
}

#[test]
fn many_rows_and_odd_ones_between() {
    let mut text = String::new();
    for row in 0..5000 {
        text += match row % 97 {
            3 => "short\r\n",
            5 => "\"quoted, with\nlines\",b,c\n",
            7 => "a,b,c,d,e\n",
            11 => "\r\n",
            _ => "one,two,three\n",
        };
    }
    let expected = split(&text, 3);
    assert_eq!(scanned(&text, 3, 3, 1 << 30), expected);
    assert_eq!(scanned(&text, 3, 3, 1009), expected);
}
