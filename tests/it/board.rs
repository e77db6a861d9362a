//! Boards against a count that goes event by event, with names for codes and maps for lists.

use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use waymark::engine::Filter;
use waymark::metric::{Board, BoardQuery, board};
use waymark::model::Question;
use waymark::table::{EventTable, HostGb18030, Importer, Mapping, Role};

const MONTH: i64 = 31 * 86_400_000;
const STAGES: [&str; 3] = ["See", "Buy", "Stay"];

type Event = (u8, i64, u8, u8, u8, Option<u8>, Option<i16>);

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event =
        (0..6u8, 0..400i64, 0..4u8, 0..3u8, 0..4u8, prop::option::of(0..11u8), prop::option::of(-50..900i16));
    prop::collection::vec(event, 1..80)
}

fn table(events: &[Event]) -> EventTable {
    let mut text = String::from("c,t,p,h,s,r,a\n");
    for (customer, day, touch, channel, stage, score, cents) in events {
        let channel = ["", "web", "app"][usize::from(*channel)];
        let stage = ["", "See", "Buy", "Stay"][usize::from(*stage)];
        let score = score.map(|score| score.to_string()).unwrap_or_default();
        let cents = cents.map(|cents| format!("{:.2}", f64::from(cents) / 100.0)).unwrap_or_default();
        text += &format!("c{customer},{},t{touch},{channel},{stage},{score},{cents}\n", day * 86_400);
    }
    let roles = [
        Role::Customer,
        Role::Time,
        Role::Touchpoint,
        Role::Channel,
        Role::Stage,
        Role::Rating(Question::NPS),
        Role::Amount,
    ];
    let mapping = Mapping {
        separator: ',',
        headers: roles.iter().enumerate().map(|(at, _)| at.to_string()).collect(),
        roles: roles.to_vec(),
        dates: waymark::table::DateFormat::EpochSeconds,
        ..Mapping::default()
    };
    let mut importer = Importer::new(mapping, Box::new(HostGb18030::default())).unwrap();
    importer.push(text.replace(",0,t", ",0000000000,t").as_bytes());
    importer.finish().unwrap().0
}

/// The kept rows of each customer in their order.
fn paths(table: &EventTable, filter: &Filter) -> Vec<Vec<usize>> {
    let channel = table.channel.as_ref().unwrap();
    let keep = |row: &usize| {
        let time = table.time_millis[*row];
        filter.from_millis.is_none_or(|from| time >= from)
            && filter.to_millis.is_none_or(|to| time < to)
            && (filter.channels.is_empty()
                || filter.channels.iter().any(|name| name == channel.dict.name(channel.codes[*row])))
    };
    let of = |customer| table.rows_of(customer).filter(keep).collect::<Vec<_>>();
    (0..table.customers.len()).map(of).filter(|rows| !rows.is_empty()).collect()
}

fn month(table: &EventTable, row: usize) -> i32 {
    use chrono::Datelike;
    let date = chrono::DateTime::from_timestamp_millis(table.time_millis[row]).unwrap();
    date.year() * 12 + date.month0().cast_signed()
}

fn check(table: &EventTable, filter: &Filter, board: &Board) {
    let paths = paths(table, filter);
    let rows: Vec<usize> = paths.iter().flatten().copied().collect();
    assert_eq!((board.rows, board.customers), (rows.len() as u64, paths.len() as u64));
    let cents = table.amount_cents.as_ref().unwrap();
    let value = |row: usize| if cents[row] == i64::MIN { 0 } else { cents[row] };
    assert_eq!(board.cents, rows.iter().map(|row| value(*row)).sum::<i64>());
    let stage = table.stage.as_ref().unwrap();
    let count = |rows: &mut dyn Iterator<Item = usize>| u32::try_from(rows.count()).unwrap();
    for (code, scores) in (0..).zip(&board.touchpoints) {
        for (score, found) in (0_u8..).zip(scores) {
            let is = |row: &usize| {
                let value = table.ratings[0].values[*row];
                let same = if score == 15 { value.is_nan() } else { value == f32::from(score) };
                same && table.touchpoint.codes[*row] == code
            };
            assert_eq!(*found, count(&mut rows.iter().copied().filter(is)));
        }
    }
    for (at, found) in board.months.iter().enumerate() {
        let is = |row: &&usize| month(table, **row) - board.first_month == i32::try_from(at).unwrap();
        let events = count(&mut rows.iter().filter(is).copied());
        assert_eq!(found.iter().sum::<u32>(), events);
        assert_eq!(board.month_cents[at], rows.iter().filter(is).map(|row| value(*row)).sum::<i64>());
    }
    let mut reached = vec![0; STAGES.len()];
    let mut follows = BTreeMap::new();
    let mut cohorts: BTreeMap<(i32, i32), u32> = BTreeMap::new();
    let mut variants: BTreeMap<String, u32> = BTreeMap::new();
    for path in &paths {
        let names = path.iter().map(|row| stage.dict.name(stage.codes[*row]));
        let steps = names.fold(0, |step, name| step + usize::from(STAGES.get(step) == Some(&name)));
        reached.iter_mut().take(steps).for_each(|count| *count += 1);
        for pair in path.windows(2) {
            let code = |row: usize| table.touchpoint.codes[row];
            *follows.entry((code(pair[0]), code(pair[1]))).or_insert(0_u64) += 1;
        }
        let first = month(table, path[0]);
        let months: BTreeSet<i32> = path.iter().map(|row| month(table, *row) - first).collect();
        months
            .into_iter()
            .for_each(|since| *cohorts.entry((first - board.first_month, since)).or_default() += 1);
        let names = path.iter().map(|row| table.touchpoint.dict.name(table.touchpoint.codes[*row]));
        *variants.entry(names.collect::<Vec<_>>().join(" > ")).or_default() += 1;
    }
    assert_eq!(board.reached, reached);
    let found = board.follows.iter().map(|(a, b, n)| ((u32::from(*a), u32::from(*b)), *n));
    assert_eq!(found.collect::<BTreeMap<_, _>>(), follows);
    let side = i32::try_from(board.months.len()).unwrap();
    for (place, count) in (0..).zip(&board.cohorts) {
        assert_eq!(*count, cohorts.get(&(place / side, place % side)).copied().unwrap_or_default());
    }
    assert_eq!(board.variants, variants.len() as u64);
    let mut expected: Vec<(String, u32)> = variants.into_iter().collect();
    expected.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    expected.truncate(20);
    let name = |code: &u16| table.touchpoint.dict.name(u32::from(*code));
    let written = |codes: &[u16]| codes.iter().map(name).collect::<Vec<_>>().join(" > ");
    let found: Vec<_> = board.top_variants.iter().map(|(codes, count)| (written(codes), *count)).collect();
    assert_eq!(found, expected);
}

proptest! {
    #[test]
    fn one_pass_counts_what_many_count(events in events(), channels in 0usize..3, from in prop::option::of(0..400i64), months in 0i64..9) {
        let table = table(&events);
        let filter = Filter {
            from_millis: from.map(|day| day * 86_400_000),
            to_millis: from.map(|day| day * 86_400_000 + months * MONTH),
            channels: ["", "web"][..channels].iter().map(ToString::to_string).collect(),
            attributes: vec![],
            ..Filter::default()
        };
        let mut counts = waymark_kernel::board::Board::default();
        for filter in [filter, Filter::default()] {
            let steps = STAGES.map(str::to_owned).to_vec();
            let query = BoardQuery { filter: filter.clone(), steps, sums: true, paths: true };
            check(&table, &filter, &board(&table, &query, &mut counts).unwrap());
        }
    }
}
