//! What is found in imported data, and what is done about it: files in, findings out; remedies applied, taken away in any order,
//! stored and opened again.

use crate::engine::{import, role_mapping};
use waymark::engine::{DatasetInfo, Engine, ImportJob, Request, Response};
use waymark::model::{DatasetId, Question};
use waymark::table::{
    Check, Finding, Holds, HostGb18030, Inspection, Mapping, Meaning, Remedy, Repeats, Role,
};

const DATASET: DatasetId = DatasetId(1);
const ROLES: [Role; 5] =
    [Role::Customer, Role::Time, Role::Touchpoint, Role::Rating(Question::CSAT_5), Role::Amount];
const EVENTS: &str = "customer,time,touchpoint,score,amount\n\
    a,2026-01-01,view,5,\n\
    a,2026-01-01,view,5,\n\
    a,2026-01-01,pay,,10\n\
    a,2026-03-05,refund,1,-4.50\n\
    b,2026-01-02,view,5,\n\
    b,1970-01-01,view,,\n\
    c,9999-12-31,pay,,3\n";

fn ask(engine: &mut Engine, request: Request) -> Response {
    let mut last = None;
    engine.handle(request, &mut |response| last = Some(response));
    last.unwrap()
}

fn inspect(engine: &mut Engine) -> Inspection {
    match ask(engine, Request::Inspect { dataset: DATASET }) {
        Response::Inspected(found) => *found,
        response => panic!("{response:?}"),
    }
}

fn mend(engine: &mut Engine, remedies: &[Remedy]) -> DatasetInfo {
    match ask(engine, Request::Mend { dataset: DATASET, remedies: remedies.to_vec() }) {
        Response::Opened(info) => *info,
        response => panic!("{response:?}"),
    }
}

fn check(found: &Inspection, finding: Finding) -> &Check {
    found.checks.iter().find(|check| check.finding == finding).unwrap()
}

fn count(engine: &mut Engine, finding: Finding) -> u64 {
    check(&inspect(engine), finding).count
}

fn events() -> Engine {
    let mut engine = Engine::new();
    let response = import(&mut engine, DATASET, role_mapping(EVENTS.as_bytes(), &ROLES), EVENTS.as_bytes());
    assert!(matches!(response, Response::Imported(_)), "{response:?}");
    engine
}

fn add(engine: &mut Engine, mapping: Mapping, text: &str) -> DatasetInfo {
    let add = Some(Repeats::Skip);
    let request =
        Request::Import { dataset: DATASET, name: "more.csv".into(), mapping, synthetic: false, add };
    let mut job = ImportJob::begin(request, Box::new(HostGb18030::default())).unwrap();
    job.push(text.as_bytes()).unwrap();
    match engine.finish_import(job) {
        Response::Imported(info) => *info,
        response => panic!("{response:?}"),
    }
}

#[test]
fn each_finding_has_its_count_its_examples_and_its_remedy() {
    let mut engine = events();
    let found = inspect(&mut engine);
    let duplicates = check(&found, Finding::Duplicates);
    assert_eq!((duplicates.count, duplicates.of), (1, 7));
    assert_eq!(
        (duplicates.examples[0].customer.as_str(), duplicates.examples[0].text.as_str()),
        ("a", "view")
    );
    assert_eq!(duplicates.remedies, [Remedy::DropDuplicates]);
    assert_eq!(check(&found, Finding::SameMoment).count, 1);
    let far = check(&found, Finding::FarTimes);
    assert_eq!((far.count, far.remedies.as_slice()), (2, [Remedy::DropFarTimes].as_slice()));
    let negative = check(&found, Finding::NegativeAmounts);
    assert_eq!((negative.count, negative.of, negative.examples[0].text.as_str()), (1, 3, "-4.50"));
    assert_eq!(found.answers[0].counts, [(1.0, 1), (5.0, 3)]);
    // What does not apply is not told: there are no customers, refunds or steps.
    let told: Vec<Finding> = found.checks.iter().map(|check| check.finding).collect();
    assert!(!told.contains(&Finding::CustomersWithoutEvents) && !told.contains(&Finding::OutOfOrder));
    // A time of the year 9999 makes no list of a hundred thousand months.
    assert!(found.coverage.counts.is_empty());
}

#[test]
fn remedies_change_the_figures_and_go_again_in_any_order() {
    let mut engine = events();
    let before = engine.info(DATASET).unwrap().clone();
    let none = Remedy::NoAnswer { rating: "score".into(), value: 1.0 };
    let info = mend(&mut engine, &[Remedy::DropFarTimes, none.clone(), Remedy::DropDuplicates]);
    let changed: Vec<u64> = info.remedies.iter().map(|mended| mended.changed).collect();
    assert_eq!(changed, [2, 1, 1]);
    assert_eq!((info.contents.events, info.contents.active, info.quality.duplicates), (4, 2, 0));
    assert_eq!(count(&mut engine, Finding::FarTimes), 0);
    let found = inspect(&mut engine);
    assert_eq!(found.answers[0].counts, [(5.0, 2)]);
    let months: Vec<u64> = found.coverage.counts.iter().map(|(_, count)| *count).collect();
    assert_eq!((found.coverage.by_month, months.len(), months[0], months[63]), (false, 64, 2, 1));
    assert_eq!(check(&found, Finding::Gaps).count, 61);
    // The first goes while the others stay.
    let info = mend(&mut engine, &[none, Remedy::DropDuplicates]);
    assert_eq!((info.contents.events, info.quality.duplicates), (6, 0));
    let info = mend(&mut engine, &[]);
    assert_eq!(info, before);
}

#[test]
fn amounts_below_zero_are_none_or_refunds() {
    let mut engine = events();
    let cents = |engine: &Engine| {
        let table = engine.table(DATASET).unwrap();
        let mut cents: Vec<i64> = table.amount_cents.clone().unwrap();
        cents.retain(|cents| *cents != i64::MIN);
        cents.sort_unstable();
        cents
    };
    assert_eq!(cents(&engine), [-450, 300, 1000]);
    mend(&mut engine, &[Remedy::NoNegativeAmounts]);
    assert_eq!(cents(&engine), [300, 1000]);
    mend(&mut engine, &[Remedy::NegativeAmountsAreRefunds]);
    assert_eq!(cents(&engine), [0, 300, 1000]);
    let refunds = engine.table(DATASET).unwrap().number(Meaning::Refund).unwrap();
    assert_eq!(refunds.values.iter().filter(|value| **value == 4.5).count(), 1);
    // A refund of more than was paid is told in its turn.
    assert_eq!(count(&mut engine, Finding::RefundsAboveAmount), 1);
}

#[test]
fn remedies_are_stored_beside_the_rows_as_they_were_read_and_hold_for_files_added_later() {
    let mut engine = events();
    let info = mend(&mut engine, &[Remedy::DropDuplicates]);
    let chunks = engine.chunks(DATASET).unwrap();
    let mut again = Engine::new();
    again.open(info.clone(), &chunks).unwrap();
    assert_eq!(again.table(DATASET).unwrap().rows(), 6);
    assert_eq!(again.info(DATASET), Some(&info));
    let more = "customer,time,touchpoint,score,amount\nd,2026-01-05,view,4,\nd,2026-01-05,view,4,\n";
    let info = add(&mut again, role_mapping(more.as_bytes(), &ROLES), more);
    assert_eq!((info.contents.events, info.remedies[0].changed), (7, 2));
    // The rows as they were read are all there.
    assert_eq!(mend(&mut again, &[]).contents.events, 9);
    // The same file once more says nothing new.
    let info = add(&mut again, role_mapping(EVENTS.as_bytes(), &ROLES), EVENTS);
    let outcome = info.files.last().unwrap().outcome;
    assert_eq!((outcome.added, outcome.updated, outcome.skipped, info.contents.events), (0, 0, 7, 9));
}

#[test]
fn customers_are_missed_on_either_side() {
    let mut engine = events();
    let list = "customer,city\na,Kyoto\nb,Oslo\nx,Rome\ny,Lima\n";
    let roles = [Role::Customer, Role::Attribute];
    let info =
        add(&mut engine, Mapping { holds: Holds::Customers, ..role_mapping(list.as_bytes(), &roles) }, list);
    assert_eq!((info.contents.customers, info.contents.without_events), (4, 2));
    let found = inspect(&mut engine);
    let without = check(&found, Finding::CustomersWithoutEvents);
    let names: Vec<&str> = without.examples.iter().map(|example| example.customer.as_str()).collect();
    assert_eq!((without.count, without.of, names), (2, 4, vec!["x", "y"]));
    let unknown = check(&found, Finding::UnknownCustomers);
    assert_eq!((unknown.count, unknown.of, unknown.examples[0].customer.as_str()), (1, 3, "c"));
    // Attributes of customers stay beside events that a remedy leaves.
    mend(&mut engine, &[Remedy::DropDuplicates]);
    let table = engine.table(DATASET).unwrap();
    assert_eq!((table.rows(), table.attributes.len()), (6, 1));
}

#[test]
fn what_lies_in_the_nature_of_a_table_is_no_fault() {
    let survey = "id,day,food,staff\na,2026-01-01,5,4\nb,2026-01-02,3,1\n";
    let roles = [Role::Customer, Role::Time, Role::Rating(Question::CSAT_5), Role::Rating(Question::CSAT_5)];
    let mut engine = Engine::new();
    let mapping = Mapping { holds: Holds::Feedback, wide: true, ..role_mapping(survey.as_bytes(), &roles) };
    import(&mut engine, DATASET, mapping, survey.as_bytes());
    assert_eq!(engine.table(DATASET).unwrap().rows(), 4);
    // All questions of a respondent are answered at one moment.
    assert_eq!(count(&mut engine, Finding::SameMoment), 0);
    let list = "id,city\na,Kyoto\nb,Oslo\n";
    let mapping = Mapping {
        holds: Holds::Customers,
        ..role_mapping(list.as_bytes(), &[Role::Customer, Role::Attribute])
    };
    import(&mut engine, DATASET, mapping, list.as_bytes());
    let found = inspect(&mut engine);
    assert!(found.checks.iter().all(|check| check.finding != Finding::CustomersWithoutEvents));
}

#[test]
fn steps_out_of_order_are_found_by_their_columns() {
    let orders = "order,customer,ordered,shipped,delivered\n\
        1,a,2026-01-01,2026-01-02,2026-01-05\n\
        2,a,2026-01-03,2026-01-02,2026-01-05\n\
        3,b,2026-01-03,2026-01-04,2026-01-01\n\
        4,c,2026-01-03,,2026-01-04\n";
    let roles = [Role::Case, Role::Customer, Role::TimeOf, Role::TimeOf, Role::TimeOf];
    let mut engine = Engine::new();
    let mapping = Mapping { holds: Holds::Orders, ..role_mapping(orders.as_bytes(), &roles) };
    let response = import(&mut engine, DATASET, mapping, orders.as_bytes());
    assert!(matches!(response, Response::Imported(_)), "{response:?}");
    let found = inspect(&mut engine);
    let order = check(&found, Finding::OutOfOrder);
    let told: Vec<&str> = order.examples.iter().map(|example| example.text.as_str()).collect();
    assert_eq!(order.of, 11);
    assert_eq!(told, ["shipped < ordered", "delivered < ordered", "delivered < shipped"]);
}

#[test]
fn a_data_set_keeps_its_new_name_when_a_file_is_added() {
    let mut engine = events();
    let rename = Request::Rename { dataset: DATASET, name: "双十一".into() };
    assert!(matches!(ask(&mut engine, rename), Response::Opened(_)));
    let more = "customer,time,touchpoint,score,amount\nd,2026-01-05,view,4,\n";
    assert_eq!(add(&mut engine, role_mapping(more.as_bytes(), &ROLES), more).name, "双十一");
}
