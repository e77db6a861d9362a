//! Files of every kind through preview, guess, import and measure, as a user takes them in without correcting anything; and data
//! sets of several files.

use super::reference::fixture;
use waymark::engine::{DatasetInfo, Engine, ImportJob, Problem, Request, Response};
use waymark::model::{DatasetId, Question};
use waymark::table::{Absent, Holds, HostGb18030, Mapping, PREVIEW_BYTES, Repeats, Role, preview};
use waymark::text::Lang;

pub const DATASET: DatasetId = DatasetId(7);

/// What is guessed of a file.
pub fn guessed(bytes: &[u8]) -> Mapping {
    let head = &bytes[..bytes.len().min(PREVIEW_BYTES)];
    preview(head, 0, None, &mut HostGb18030::default(), Lang::En).unwrap().mapping
}

/// Takes in a file in pieces, as a new data set or added to it.
pub fn take(
    engine: &mut Engine,
    mapping: Mapping,
    bytes: &[u8],
    add: Option<Repeats>,
) -> Result<DatasetInfo, Problem> {
    let request =
        Request::Import { dataset: DATASET, name: "file.csv".into(), mapping, synthetic: false, add };
    let mut job = ImportJob::begin(request, Box::new(HostGb18030::default()))?;
    bytes.chunks(4099).try_for_each(|piece| job.push(piece))?;
    match engine.finish_import(job) {
        Response::Imported(info) => Ok(*info),
        Response::Failed(problem) => Err(problem),
        other => panic!("{other:?}"),
    }
}

/// The role of a column by its header.
fn role(mapping: &Mapping, header: &str) -> Role {
    let at = mapping.headers.iter().position(|known| known == header).unwrap();
    mapping.roles[at]
}

#[test]
fn the_survey_is_taken_for_one_with_its_scales_and_codes() {
    let bytes = fixture("sfo_survey_2017/survey_wide.csv");
    let mapping = guessed(&bytes);
    assert_eq!((mapping.holds, mapping.wide), (Holds::Feedback, true));
    for header in &mapping.headers {
        let expected = match header.as_str() {
            "RESPNUM" => Role::Customer,
            "SURVEY_DATE" => Role::Time,
            "NETPRO" => Role::Rating(Question::NPS),
            "WEIGHT" => Role::Weight,
            "Q15PROBLEM" => Role::Attribute,
            name if ["Q7", "Q9", "Q10", "Q13", "Q14"].iter().any(|start| name.starts_with(start)) => {
                Role::Rating(Question::CSAT_5)
            }
            _ => Role::Attribute,
        };
        assert_eq!(role(&mapping, header), expected, "{header}");
    }
    let codes: Vec<(&str, Absent, usize)> =
        mapping.codes.iter().map(|code| (code.value.as_str(), code.means, code.columns.len())).collect();
    let expected = [
        ("0", Absent::NoAnswer, 25),
        ("6", Absent::NotUsed, 25),
        ("Blank", Absent::NoAnswer, 25),
        ("11", Absent::NoAnswer, 1),
    ];
    assert_eq!(codes, expected);
    let mut engine = Engine::new();
    let info = take(&mut engine, mapping, &bytes, None).unwrap();
    let quality = &info.quality;
    // Three respondents answered nothing.
    assert_eq!((quality.rows_read, quality.rows_kept, quality.customers), (2831, 2831, 2828));
    assert_eq!(quality.findings(), 0, "{:?}", &quality.issues[..quality.issues.len().min(5)]);
    assert_eq!(quality.rows_made, Some(info.contents.events));
}

#[test]
fn the_subscribers_are_taken_for_customers() {
    let bytes = fixture("telco_churn/customers.csv");
    let mapping = guessed(&bytes);
    assert_eq!(mapping.holds, Holds::Customers);
    for header in &mapping.headers {
        let expected = match header.as_str() {
            "customerID" => Role::Customer,
            "tenure" => Role::Tenure,
            "Churn" => Role::Churned,
            "MonthlyCharges" => Role::Amount,
            "TotalCharges" => Role::Number,
            _ => Role::Attribute,
        };
        assert_eq!(role(&mapping, header), expected, "{header}");
    }
    let mut engine = Engine::new();
    let info = take(&mut engine, mapping, &bytes, None).unwrap();
    assert_eq!(
        (info.contents.customers, info.contents.without_events, info.contents.events),
        (7043, 7043, 0)
    );
    assert_eq!(
        (info.quality.findings(), info.quality.customers, info.quality.period_millis),
        (0, 7043, None)
    );
}

#[test]
fn the_orders_are_taken_for_orders() {
    let bytes = fixture("cdnow/orders_sample.csv");
    let mapping = guessed(&bytes);
    assert_eq!(mapping.holds, Holds::Orders);
    assert_eq!(mapping.roles, [Role::Case, Role::Customer, Role::Time, Role::Number, Role::Amount]);
    assert_eq!(mapping.touchpoint, "Order");
    let mut engine = Engine::new();
    let info = take(&mut engine, mapping, &bytes, None).unwrap();
    assert_eq!((info.contents.events, info.contents.active), (6919, 2357));
    assert_eq!(info.quality.touchpoints, [("Order".to_owned(), 6919)]);
}
