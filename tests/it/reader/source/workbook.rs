//! Workbooks that other programs wrote: what their cells say, their sheets, and the rows that findings name.

use super::super::{findings, rows};
use super::{import, import_guessed, look};
use waymark::engine::Problem;
use waymark::table::{DateFormat, Fault, Mapping, Reason, Role};

const EVENTS: &[u8] = include_bytes!("../../../fixtures/workbook/events.xlsx");
const EVENTS_1904: &[u8] = include_bytes!("../../../fixtures/workbook/events_1904.xlsx");
const SHARED: &[u8] = include_bytes!("../../../fixtures/workbook/shared.xlsx");

#[test]
fn cells_say_what_the_spreadsheet_shows() {
    for file in [EVENTS, EVENTS_1904] {
        let shown = look("events.xlsx", file, None).unwrap();
        assert_eq!(shown.sheets, ["说明", "事件 & 行为", "Other"]);
        assert_eq!(shown.mapping.sheet, "事件 & 行为", "the first sheet that is not hidden");
        let roles = [Role::Customer, Role::Time, Role::Touchpoint];
        assert_eq!(shown.mapping.roles[..3], roles);
        assert_eq!(shown.mapping.dates, DateFormat::YearFirst);
        let expected = [
            ["c1", "2026-01-31 08:05:00", "浏览", "5", "19.99", "TRUE", "两行\n文字, 有 \"引号\""],
            ["c1", "2026-01-31 08:10:00.250", "下单", "4", "0.3", "FALSE", ""],
            ["13800138000", "2026-01-31", "支付", "", "", "", " 前后有空格 "],
            ["c2", "2026-01-31 10:00", "浏览", "", "3", "", "<&>"],
            ["c2", "not a time", "浏览", "1", "2", "", ""],
        ];
        assert_eq!(shown.rows, expected);
    }
}

#[test]
fn findings_name_the_rows_of_the_spreadsheet() {
    let mapping = look("events.xlsx", EVENTS, None).unwrap().mapping;
    let (table, quality) = import(&mapping, EVENTS, 999).unwrap();
    // Row 2 has a cell of two lines, row 5 is empty.
    assert_eq!(findings(&quality), [(6, Reason::ErrorCell), (7, Reason::BadTime)]);
    assert_eq!(quality.counts, [(Reason::BadTime, 1), (Reason::ErrorCell, 1)]);
    assert_eq!((quality.issues[0].column.as_str(), quality.issues[0].sample.as_str()), ("评分", "#N/A"));
    assert_eq!((quality.rows_read, quality.rows_kept, table.customers.len()), (5, 4, 3));
}

#[test]
fn another_sheet_can_be_chosen() {
    let mut chosen = Mapping { sheet: "Other".into(), ..look("a.xlsx", EVENTS, None).unwrap().mapping };
    // The roles of another sheet say nothing of this one.
    chosen.roles.clear();
    let shown = look("a.xlsx", EVENTS, Some(&chosen)).unwrap();
    assert_eq!(shown.mapping.sheet, "Other");
    // The title above the table is no header; the empty column before it is none of the roles.
    assert_eq!(shown.mapping.headers, ["#1", "user", "time", "event"]);
    assert_eq!(shown.mapping.roles, [Role::Ignore, Role::Customer, Role::Time, Role::Touchpoint]);
    assert_eq!(shown.mapping.dates, DateFormat::ExcelSerial);
    let (table, quality) = import(&shown.mapping, EVENTS, 4096).unwrap();
    assert_eq!(rows(&table), ["u1|1769860800000|view", "u2|1769925600000|pay"]);
    assert_eq!(quality.rows_read, 2);

    chosen.sheet = "none".into();
    let refused = look("a.xlsx", EVENTS, Some(&chosen)).unwrap_err();
    assert_eq!(refused, Problem::Fault(Fault::NoSheet("none".into())));
}

#[test]
fn shared_and_rich_texts_and_values_of_formulas_are_read() {
    let shown = look("shared.xlsx", SHARED, None).unwrap();
    assert_eq!(shown.sheets, ["Data"]);
    assert_eq!(shown.rows[4], ["u5", "2026-03-01 17:00:00", "add to cart", "5.5"]);
    let (table, quality) = import_guessed("shared.xlsx", SHARED).unwrap();
    assert_eq!((quality.rows_read, quality.rows_kept, quality.customers), (39, 39, 7));
    let cents: i64 = table.amount_cents.unwrap().iter().sum();
    assert_eq!(cents, (1..40).map(|row| row * 110).sum::<i64>());
}
