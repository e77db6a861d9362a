//! What a file seems to be: separator, roles, formats.

use super::{EVENTS, guess, import, import_pieces, mapping};
use waymark::table::{DateFormat, Encoding, HostGb18030, Mapping, PREVIEW_BYTES, Role, preview};
use waymark::text::Lang;

#[test]
fn one_column() {
    let shown = preview(b"name\nx\ny\n", 0, None, &mut HostGb18030::default(), Lang::En).unwrap();
    assert_eq!((shown.mapping.headers.len(), shown.mapping.separator), (1, ','));
    assert_eq!(shown.rows, [["x"], ["y"]]);
}

#[test]
fn a_file_without_a_header_line_is_read_from_its_first_row() {
    let text = "u1,2026-01-31 08:05,view,web\nu2,2026-01-31 09:05,pay,app\nu1,2026-02-01 10:00,pay,web\n";
    let mut mapping = guess(text.as_bytes());
    assert!(mapping.headless);
    assert_eq!(mapping.headers, ["Column 1", "Column 2", "Column 3", "Column 4"]);
    assert_eq!(mapping.roles[1], Role::Time);
    mapping.roles = vec![Role::Customer, Role::Time, Role::Touchpoint, Role::Channel];
    let (table, quality) = import(&mapping, text);
    assert_eq!((table.rows(), quality.rows_read, quality.customers), (3, 3, 2));
    // The user knows better.
    let corrected = Mapping { headless: false, ..mapping };
    let shown = preview(text.as_bytes(), 0, Some(&corrected), &mut HostGb18030::default(), Lang::Zh).unwrap();
    assert_eq!((shown.mapping.headers[2].as_str(), shown.rows.len()), ("view", 2));
}

#[test]
fn separators_are_found() {
    for separator in [',', '\t', ';', '|'] {
        let text = "user,time,event,note\n1,2026-01-31,a,\"x,y;z|w\"\n2,2026-01-31,b,1.5\n"
            .replace(',', &separator.to_string());
        assert_eq!(guess(text.as_bytes()).separator, separator);
        let hinted = format!("sep={separator}\n{text}");
        let mapping = guess(hinted.as_bytes());
        assert_eq!((mapping.separator, mapping.headers.len()), (separator, 4));
        let (table, quality) = import(&mapping, &hinted);
        assert_eq!((table.rows(), quality.rows_read), (2, 2));
    }
    let decimal = "user;time;event;amount\n1;31.1.2026;a;1.234,50\n2;1.2.2026;b;7,5\n";
    let mapping = guess(decimal.as_bytes());
    assert_eq!((mapping.separator, mapping.decimal_comma, mapping.dates), (';', true, DateFormat::DayFirst));
    assert_eq!(import(&mapping, decimal).0.amount_cents.unwrap(), [123_450, 750]);
}

#[test]
fn the_clickstream_is_read_without_help() {
    let mapping = guess(&EVENTS[..PREVIEW_BYTES]);
    let expected = [
        Role::Customer,
        Role::Case,
        Role::Touchpoint,
        Role::Time,
        Role::Channel,
        Role::Attribute,
        Role::Attribute,
        Role::Attribute,
    ];
    assert_eq!(mapping.roles, expected);
    let (table, quality) = import_pieces(&mapping, EVENTS.chunks(100_000)).unwrap();
    assert_eq!((quality.rows_read, quality.rows_kept, quality.customers), (31_106, 31_106, 600));
    assert_eq!(table.case.as_ref().unwrap().dict.len(), 3605);
    assert_eq!(quality.touchpoints[0], ("product_view".to_owned(), 6851));
    for customer in 0..table.customers.len() {
        assert!(table.time_millis[table.rows_of(customer)].is_sorted());
    }
}

#[test]
fn the_textbook_log_takes_the_case_for_the_customer() {
    let bytes = include_bytes!("../../fixtures/micro/running_example.csv");
    let mapping = guess(bytes);
    let expected = [Role::Customer, Role::Touchpoint, Role::Time, Role::Attribute, Role::Attribute];
    assert_eq!(mapping.roles, expected);
    let (table, quality) = import_pieces(&mapping, [&bytes[..]]).unwrap();
    assert_eq!((quality.rows_kept, quality.customers), (42, 6));
    // 2010-12-30 14:32:00+01:00 is 21:32 in China.
    assert_eq!(table.time_millis[0], 1_293_744_720_000);
}

#[test]
fn a_corrected_mapping_keeps_its_roles_where_the_header_fits() {
    let bytes = encoding_rs::GB18030.encode("用户;时间;页面\n1;2026-01-31;首页\n").0.into_owned();
    let mut corrected = Mapping { encoding: Encoding::Utf8, separator: ';', ..mapping("ctp") };
    corrected.dates = DateFormat::DayFirst;
    corrected.roles[2] = Role::Stage;
    let shown = preview(&bytes, 0, Some(&corrected), &mut HostGb18030::default(), Lang::En).unwrap();
    assert_eq!((shown.mapping.encoding, shown.mapping.dates), (Encoding::Utf8, DateFormat::DayFirst));
    assert_eq!(shown.mapping.roles, corrected.roles);
    corrected.separator = ',';
    corrected.encoding = Encoding::Gb18030;
    let shown = preview(&bytes, 0, Some(&corrected), &mut HostGb18030::default(), Lang::En).unwrap();
    assert_eq!(shown.mapping.headers, ["用户;时间;页面"]);
    assert_eq!(shown.mapping.roles.len(), 1);
}
