//! Data sets of several files: rows added without duplicates, customers under several ids, customers without events, costs;
//! surveys and steps in columns; and that all of it comes back from the store.

use super::kinds::{DATASET, guessed, take};
use proptest::prelude::*;
use waymark::engine::{DatasetInfo, Engine, Problem};
use waymark::model::Question;
use waymark::table::{
    AnswerCode, EventTable, Holds, Mapping, Meaning, NONE, Outcome, Reason, Repeats, Role, Tables,
};

fn mapping(holds: Holds, header: &str, roles: &[Role]) -> Mapping {
    Mapping {
        separator: ',',
        headers: header.split(',').map(str::to_owned).collect(),
        roles: roles.to_vec(),
        holds,
        ..Mapping::default()
    }
}

/// A table as text, a row a line.
fn rows(table: &EventTable) -> Vec<String> {
    let name = |codes: &waymark::table::Codes, row: usize| match codes.codes[row] {
        NONE => String::new(),
        code => codes.dict.name(code).to_owned(),
    };
    let mut lines = Vec::new();
    for customer in 0..table.customers.len() {
        for row in table.rows_of(customer) {
            let code = u32::try_from(customer).unwrap();
            let mut cells = vec![
                table.customers.name(code).to_owned(),
                (table.time_millis[row] / 86_400_000).to_string(),
            ];
            cells.push(name(&table.touchpoint, row));
            cells.extend(
                [&table.channel, &table.case, &table.comment]
                    .into_iter()
                    .flatten()
                    .map(|codes| name(codes, row)),
            );
            cells
                .extend(table.ratings.iter().map(|rating| format!("{}={}", rating.name, rating.values[row])));
            cells.extend(table.amount_cents.iter().map(|cents| match cents[row] {
                i64::MIN => String::new(),
                cents => cents.to_string(),
            }));
            cells
                .extend(table.numbers.iter().map(|number| format!("{}={}", number.name, number.values[row])));
            cells.extend(
                table.attributes.iter().map(|one| format!("{}={}", one.name, name(&one.values, row))),
            );
            lines.push(cells.join("|"));
        }
    }
    lines
}

/// Rows in an order that does not depend on which customer came first.
fn sorted(table: &EventTable) -> Vec<String> {
    let mut rows = rows(table);
    rows.sort();
    rows
}

struct Set(Engine);

impl Set {
    fn of(mapping: &Mapping, text: &str) -> Set {
        let mut engine = Engine::new();
        take(&mut engine, mapping.clone(), text.as_bytes(), None).unwrap();
        Set(engine)
    }

    fn add(&mut self, mapping: &Mapping, text: &str, repeats: Repeats) -> Outcome {
        self.told(mapping, text, repeats).files.last().unwrap().outcome
    }

    fn told(&mut self, mapping: &Mapping, text: &str, repeats: Repeats) -> DatasetInfo {
        take(&mut self.0, mapping.clone(), text.as_bytes(), Some(repeats)).unwrap()
    }

    fn tables(&self) -> &Tables {
        self.0.tables(DATASET).unwrap()
    }

    fn info(&self) -> &DatasetInfo {
        self.0.info(DATASET).unwrap()
    }
}

const EVENT: &str = "user,time,event,channel";

fn events() -> Mapping {
    mapping(Holds::Events, EVENT, &[Role::Customer, Role::Time, Role::Touchpoint, Role::Channel])
}

fn orders() -> Mapping {
    mapping(Holds::Orders, "order,user,time,amount", &[Role::Case, Role::Customer, Role::Time, Role::Amount])
}

const EVENTS: &str =
    "user,time,event,channel\nb,2026-01-02,pay,web\na,2026-01-01,view,app\na,2026-01-01,view,app\n";

fn outcome(added: u64, updated: u64, skipped: u64) -> Outcome {
    Outcome { added, updated, skipped }
}

#[test]
fn a_file_added_again_changes_nothing() {
    for repeats in [Repeats::Skip, Repeats::Update] {
        let mut set = Set::of(&events(), EVENTS);
        let before = rows(&set.tables().events);
        assert_eq!(set.add(&events(), EVENTS, repeats), outcome(0, 0, 3));
        assert_eq!(
            rows(&set.tables().events),
            before,
            "duplicates inside of a file are not taken for repeats"
        );
        assert_eq!((set.info().events(), set.info().quality.rows_read, set.info().files.len()), (3, 6, 2));
    }
}

#[test]
fn orders_are_known_by_their_number_and_updated_or_left() {
    let text = "order,user,time,amount\n1,a,2026-01-01,10\n2,b,2026-01-02,20\n";
    let later = "order,user,time,amount\n2,b,2026-01-05,25\n3,c,2026-01-06,30\n1,a,2026-01-01,10\n";
    let mut set = Set::of(&orders(), text);
    assert_eq!(set.add(&orders(), later, Repeats::Skip), outcome(1, 0, 2));
    assert_eq!(
        sorted(&set.tables().events),
        ["a|20454|order|1|1000", "b|20455|order|2|2000", "c|20459|order|3|3000"]
    );
    let mut set = Set::of(&orders(), text);
    assert_eq!(set.add(&orders(), later, Repeats::Update), outcome(1, 1, 1));
    assert_eq!(
        sorted(&set.tables().events),
        ["a|20454|order|1|1000", "b|20458|order|2|2500", "c|20459|order|3|3000"]
    );
}

#[test]
fn an_update_leaves_columns_that_the_file_has_not() {
    let narrow = mapping(Holds::Events, "user,time,event", &[Role::Customer, Role::Time, Role::Touchpoint]);
    let wide = mapping(
        Holds::Events,
        "user,time,event,score,plan",
        &[Role::Customer, Role::Time, Role::Touchpoint, Role::Rating(Question::CSAT_5), Role::Attribute],
    );
    let mut set = Set::of(&events(), EVENTS);
    // Without a new column there is nothing new to say.
    assert_eq!(set.add(&narrow, "user,time,event\nb,2026-01-02,pay\n", Repeats::Update), outcome(0, 0, 1));
    let added = set.add(
        &wide,
        "user,time,event,score,plan\nb,2026-01-02,pay,4,pro\nd,2026-01-03,pay,,\n",
        Repeats::Update,
    );
    assert_eq!(added, outcome(1, 1, 0));
    assert_eq!(
        sorted(&set.tables().events),
        [
            "a|20454|view|app|score=NaN|plan=",
            "a|20454|view|app|score=NaN|plan=",
            "b|20455|pay|web|score=4|plan=pro",
            "d|20456|pay||score=NaN|plan=",
        ]
    );
}

#[test]
fn one_customer_under_several_ids_is_one_whatever_comes_first() {
    let aliases = mapping(Holds::Aliases, "other,main", &[Role::Customer, Role::Canonical]);
    let ids = "other,main\nb,a\nx,b\np,q\nq,p\n";
    let late =
        "user,time,event,channel\nx,2026-01-03,view,app\nq,2026-01-04,view,app\np,2026-01-05,view,app\n";
    let customers = mapping(Holds::Customers, "id,city", &[Role::Customer, Role::Attribute]);
    let people = "id,city\nb,上海\nz,北京\n";
    let mut first = Set::of(&aliases, ids);
    first.add(&events(), EVENTS, Repeats::Skip);
    first.add(&events(), late, Repeats::Skip);
    first.add(&customers, people, Repeats::Skip);
    let mut last = Set::of(&events(), EVENTS);
    last.add(&customers, people, Repeats::Skip);
    last.add(&events(), late, Repeats::Skip);
    last.add(&aliases, ids, Repeats::Skip);
    for set in [&first, &last] {
        assert_eq!(set.info().contents.active, 2, "{:?}", rows(&set.tables().events));
        assert_eq!(set.info().contents.without_events, 1);
        assert!(sorted(&set.tables().events).contains(&"a|20455|pay|web|city=上海".to_owned()));
        assert!(
            sorted(&set.tables().events).contains(&"p|20457|view|app|city=".to_owned()),
            "a circle is one customer"
        );
    }
    assert_eq!(sorted(&first.tables().events), sorted(&last.tables().events));
    assert_eq!(
        first.add(&events(), late, Repeats::Skip),
        outcome(0, 0, 3),
        "known again by the id they stand for"
    );
}

#[test]
fn what_is_known_of_customers_stands_beside_their_events() {
    let customers = mapping(
        Holds::Customers,
        "id,channel,months,left",
        &[Role::Customer, Role::Attribute, Role::Tenure, Role::Churned],
    );
    let mut set = Set::of(&events(), EVENTS);
    let info =
        set.told(&customers, "id,channel,months,left\na,vip,3,Yes\nz,new,0,no\nz,old,1,1\n", Repeats::Skip);
    assert_eq!((info.contents.customers, info.contents.without_events, info.contents.active), (2, 1, 2));
    assert_eq!(info.attributes, [("channel".to_owned(), vec!["vip".to_owned()])]);
    let people = set.tables().customers.as_ref().unwrap();
    assert_eq!(
        people.number(Meaning::Churned).unwrap().values,
        [1.0, 1.0],
        "the last row of a customer holds"
    );
    assert_eq!(people.number(Meaning::Tenure).unwrap().values, [3.0, 1.0]);
    let event = |set: &Set| sorted(&set.tables().events)[0].clone();
    assert_eq!(event(&set), "a|20454|view|app|channel=vip");
    let newer = "id,channel,months,left\na,gold,4,Yes\n";
    assert_eq!(set.add(&customers, newer, Repeats::Skip), outcome(0, 0, 1));
    assert_eq!(event(&set), "a|20454|view|app|channel=vip");
    assert_eq!(set.add(&customers, newer, Repeats::Update), outcome(0, 1, 0));
    assert_eq!(event(&set), "a|20454|view|app|channel=gold");
}

#[test]
fn costs_are_known_by_period_and_channel() {
    let text = "month,渠道,花费\n2026-01,抖音,\"1,000\"\n2026-01,搜索,500\n2026-02,抖音,800\n";
    let mapping = guessed(text.as_bytes());
    assert_eq!(
        (mapping.holds, &mapping.roles[..]),
        (Holds::Costs, &[Role::Time, Role::Channel, Role::Amount][..])
    );
    let mut set = Set::of(&mapping, text);
    assert_eq!(set.add(&mapping, text, Repeats::Update), outcome(0, 0, 3));
    let newer = "month,渠道,花费\n2026-02,抖音,900\n2026-03,抖音,1\n";
    assert_eq!(set.add(&mapping, newer, Repeats::Update), outcome(1, 1, 0));
    let costs = set.tables().costs.as_ref().unwrap();
    assert_eq!(costs.amount_cents.as_ref().unwrap(), &[100_000, 50_000, 90_000, 100]);
    assert_eq!((set.info().contents.costs, set.info().contents.active), (4, 0));
}

#[test]
fn answers_of_a_survey_are_rows_with_their_place_in_the_file() {
    let header = "id,day,staff,food,nps,city,w,note";
    let roles = [
        Role::Customer,
        Role::Time,
        Role::Rating(Question::CSAT_5),
        Role::Rating(Question::CSAT_5),
        Role::Rating(Question::NPS),
        Role::Attribute,
        Role::Weight,
        Role::Comment,
    ];
    let codes = vec![
        AnswerCode { value: "6".into(), columns: vec![2, 3], ..AnswerCode::default() },
        AnswerCode { value: "blank".into(), ..AnswerCode::default() },
    ];
    let survey = Mapping {
        wide: true,
        names: vec![String::new(), String::new(), "店员".into()],
        codes,
        ..mapping(Holds::Feedback, header, &roles)
    };
    let text = "id,day,staff,food,nps,city,w,note\n1,2026-01-01,5,6,9,上海,0.2847177143,good\n2,2026-01-01,7,x,Blank,上海,2,\n3,2026-01-02,,,,北京,1,only words\n4,2026-01-02,6,,,北京,1,\n";
    let set = Set::of(&survey, text);
    assert_eq!(
        rows(&set.tables().events),
        [
            "1|20454|店员|good|CSAT 1–5=5|NPS 0–10=NaN|w=0.2847177143|city=上海",
            "1|20454|nps||CSAT 1–5=NaN|NPS 0–10=9|w=0.2847177143|city=上海",
            "3|20455|feedback|only words|CSAT 1–5=NaN|NPS 0–10=NaN|w=1|city=北京",
        ]
    );
    let quality = &set.info().quality;
    assert_eq!((quality.rows_read, quality.rows_kept, quality.rows_made), (4, 4, Some(3)));
    assert_eq!(quality.coded.iter().map(|(_, n)| n).sum::<u64>(), 3);
    let found: Vec<(u64, &str, Reason)> =
        quality.issues.iter().map(|issue| (issue.line, issue.column.as_str(), issue.reason)).collect();
    assert_eq!(found, [(3, "staff", Reason::RatingOutOfScale), (3, "food", Reason::BadRating)]);
}

#[test]
fn respondents_without_an_id_are_each_their_own_and_known_again() {
    let mapping = Mapping {
        date: chrono::NaiveDate::from_ymd_opt(2026, 1, 1),
        touchpoint: "问卷".into(),
        ..mapping(Holds::Feedback, "stars,note", &[Role::Rating(Question::CSAT_5), Role::Comment])
    };
    let text = "stars,note\n5,好\n5,好\n1,差\n";
    let mut set = Set::of(&mapping, text);
    assert_eq!(
        (set.info().contents.active, set.info().quality.touchpoints.clone()),
        (3, vec![("问卷".to_owned(), 3)])
    );
    assert_eq!(set.add(&mapping, text, Repeats::Skip), outcome(0, 0, 3));
    assert_eq!(set.add(&mapping, "stars,note\n2,一般\n", Repeats::Skip), outcome(1, 0, 0));
}

#[test]
fn times_of_steps_in_columns_are_events_and_the_amount_is_there_once() {
    let text = "order_id,customer_id,ordered_at,paid_at,delivered_at,amount\n\
        1,a,2026-01-01 10:00,2026-01-01 10:05,2026-01-03 09:00,12.50\n\
        2,b,2026-01-02 10:00,,soon,8\n";
    let newer = text.replace("soon", "2026-01-09 10:00");
    let mapping = guessed(newer.as_bytes());
    assert_eq!(mapping.holds, Holds::Orders);
    assert_eq!(
        mapping.roles,
        [Role::Case, Role::Customer, Role::TimeOf, Role::TimeOf, Role::TimeOf, Role::Amount]
    );
    let mapping = Mapping { names: vec![String::new(), String::new(), "下单".into()], ..mapping };
    let mut set = Set::of(&mapping, text);
    assert_eq!(
        rows(&set.tables().events),
        ["a|20454|下单|1|1250", "a|20454|paid_at|1|", "a|20456|delivered_at|1|", "b|20455|下单|2|800",]
    );
    let quality = &set.info().quality;
    assert_eq!((quality.rows_kept, quality.rows_made), (2, Some(4)));
    assert_eq!((quality.issues[0].line, quality.issues[0].reason), (3, Reason::BadStepTime));
    // The next export knows more of the order.
    assert_eq!(set.add(&mapping, &newer, Repeats::Update), outcome(1, 0, 4));
}

#[test]
fn an_addition_to_nothing_fails_and_one_can_be_undone() {
    let mut engine = Engine::new();
    let refused = take(&mut engine, events(), EVENTS.as_bytes(), Some(Repeats::Skip));
    assert_eq!(refused.err(), Some(Problem::UnknownDataset));
    let mut set = Set::of(&events(), EVENTS);
    let (info, chunks) = (set.info().clone(), set.0.chunks(DATASET).unwrap());
    set.add(&orders(), "order,user,time,amount\n1,a,2026-01-01,10\n", Repeats::Skip);
    assert_eq!(set.info().events(), 4);
    assert_eq!(set.0.open(info.clone(), &chunks), Ok(()));
    assert_eq!((set.info(), rows(&set.tables().events).len()), (&info, 3));
}

#[test]
fn all_tables_come_back_from_the_store() {
    let mut set = Set::of(&events(), EVENTS);
    let people = mapping(
        Holds::Customers,
        "id,city,fee,score",
        &[Role::Customer, Role::Attribute, Role::Amount, Role::Number],
    );
    set.add(&people, "id,city,fee,score\na,上海,1.5,0.1\nz,北京,,-3e9\n", Repeats::Skip);
    let aliases = mapping(Holds::Aliases, "other,main", &[Role::Customer, Role::Canonical]);
    set.add(&aliases, "other,main\nb,a\n", Repeats::Skip);
    let costs = mapping(Holds::Costs, "day,channel,cost", &[Role::Time, Role::Channel, Role::Amount]);
    set.add(&costs, "day,channel,cost\n2026-01-01,app,7\n", Repeats::Skip);
    let back = Tables::from_chunks(set.0.chunks(DATASET).unwrap()).unwrap();
    let tables = set.tables();
    assert_eq!(rows(&back.events), rows(&tables.events), "with the attributes of customers");
    for (back, table) in
        [(&back.customers, &tables.customers), (&back.costs, &tables.costs), (&back.aliases, &tables.aliases)]
    {
        assert_eq!(rows(back.as_ref().unwrap()), rows(table.as_ref().unwrap()));
    }
    let mut again = Engine::new();
    again.open(set.info().clone(), &set.0.chunks(DATASET).unwrap()).unwrap();
    assert_eq!(again.chunks(DATASET), set.0.chunks(DATASET), "what is gathered is not stored twice");
}

proptest! {
    /// Rows whose keys differ.
    #[test]
    fn two_halves_added_are_the_whole_and_twice_is_once(
        rows_of in prop::collection::btree_set((0..5_u8, 0..20_i64, 0..3_u8), 1..40),
        cut in 0_usize..40,
        repeats in prop_oneof![Just(Repeats::Skip), Just(Repeats::Update)],
    ) {
        let line = |(user, day, event): &(u8, i64, u8)| format!("u{user},2026-01-{:02},e{event},c{}\n", day + 1, day % 2);
        let lines: Vec<String> = rows_of.iter().map(line).collect();
        let text = |lines: &[String]| format!("{EVENT}\n{}", lines.concat());
        let cut = cut.clamp(1, lines.len());
        let whole = Set::of(&events(), &text(&lines));
        let mut halves = Set::of(&events(), &text(&lines[..cut]));
        if cut < lines.len() {
            halves.add(&events(), &text(&lines[cut..]), repeats);
        }
        prop_assert_eq!(sorted(&halves.tables().events), sorted(&whole.tables().events));
        let again = halves.add(&events(), &text(&lines), repeats);
        prop_assert_eq!(again, outcome(0, 0, lines.len() as u64));
        prop_assert_eq!(sorted(&halves.tables().events), sorted(&whole.tables().events));
        let chunks = halves.0.chunks(DATASET).unwrap();
        prop_assert_eq!(sorted(&Tables::from_chunks(chunks).unwrap().events), sorted(&whole.tables().events));
    }
}
