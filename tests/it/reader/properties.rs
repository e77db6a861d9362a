//! What holds for all files: cuts change nothing, nothing panics, what is written is read back.

use super::{assert_adds_up, import, import_pieces, mapping, rows};
use proptest::prelude::*;
use waymark::table::{DateFormat, Encoding, EventTable, HostGb18030, Mapping, Quality, ReadError, preview};
use waymark::text::Lang;

/// Text with the characters that a reader trips over.
fn tricky() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "1",
        ",",
        "\"",
        "\n",
        "\r",
        "\"\"",
        "2026-01-31",
        "x",
        "\u{feff}",
        "字",
        "😀",
        " ",
        "\0",
        ";",
        "\r\n",
        "1,2026-01-31,x\n",
    ]);
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

/// A cell that survives trimming.
fn cell() -> impl Strategy<Value = String> {
    "[a-z字\",;\r\n😀|]{1,8}".prop_map(|text| format!("<{text}>"))
}

fn summary(result: Result<(EventTable, Quality), ReadError>) -> String {
    match result {
        Ok((table, quality)) => {
            assert_adds_up(&quality);
            format!("{:?} {quality:?}", rows(&table))
        }
        Err(error) => format!("{error:?}"),
    }
}

proptest! {
    #[test]
    fn any_cut_of_the_bytes_gives_the_same_table(text in tricky(), size in 1usize..9, damaged in any::<bool>()) {
        let mut bytes = format!("c,t,p\n{text}").into_bytes();
        if damaged && let Some(last) = bytes.last_mut() {
            *last = 0xE5;
        }
        let whole = summary(import_pieces(&mapping("ctp"), [&bytes[..]]));
        let cut = summary(import_pieces(&mapping("ctp"), bytes.chunks(size)));
        prop_assert_eq!(whole, cut);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), encoding in 0usize..4) {
        let seen = preview(&bytes, 480, None, &mut HostGb18030::default(), Lang::En);
        if let Ok(shown) = seen {
            prop_assert_eq!(shown.mapping.headers.len(), shown.columns.len());
        }
        let mapping = Mapping { encoding: Encoding::ALL[encoding], ..mapping("ctpra") };
        let whole = summary(import_pieces(&mapping, [&bytes[..]]));
        prop_assert_eq!(whole, summary(import_pieces(&mapping, bytes.chunks(3))));
    }

    #[test]
    fn what_is_written_is_read_back(cells in prop::collection::vec((cell(), cell(), 0i64..1000, 0u8..6), 1..40)) {
        let mut text = String::from("c,t,p,r\r\n");
        let mut expected: Vec<(String, i64, usize, String)> = Vec::new();
        for (row, (customer, touchpoint, second, rating)) in cells.iter().enumerate() {
            let quote = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
            let written = if *rating == 0 { String::new() } else { rating.to_string() };
            text += &format!("{},{},{},{written}\r\n", quote(customer), 1_700_000_000 + second, quote(touchpoint));
            let value = if *rating == 0 { "NaN".to_owned() } else { written };
            let millis = (1_700_000_000 + second) * 1000;
            expected.push((customer.clone(), millis, row, format!("{customer}|{millis}|{touchpoint}|{value}")));
        }
        let first = |customer: &str| expected.iter().position(|row| row.0 == customer);
        let mut sorted: Vec<_> = expected.iter().collect();
        sorted.sort_by_key(|row| (first(&row.0), row.1, row.2));
        let mapping = Mapping { dates: DateFormat::EpochSeconds, ..mapping("ctpr") };
        let (table, quality) = import(&mapping, &text);
        prop_assert_eq!(quality.rows_kept, cells.len() as u64);
        prop_assert_eq!(rows(&table), sorted.iter().map(|row| row.3.clone()).collect::<Vec<_>>());
    }
}
