//! What holds of the figures for all data: no order of rows, no partition and no unrelated event changes what it
//! should not; and the funnel agrees with its definition read literally.

use proptest::prelude::*;
use waymark::engine::{Entity, Figures, Filter, FunnelQuery, Order, Query, StageMatch, StepMatch, answer};
use waymark::metric::{Chain, Funnel};
use waymark::model::{DatasetId, Question, StageId, Window};
use waymark::table::{EventTable, HostGb18030, Importer, Mapping, Quality, Role};

/// An event: customer, second, touchpoint, channel, session, score.
pub type Event = (u8, u32, u8, u8, u8, Option<u8>);

pub fn events(most: usize) -> impl Strategy<Value = Vec<Event>> {
    let event = (0..5_u8, 0..8_000_000_u32, 0..5_u8, 0..3_u8, 0..3_u8, proptest::option::of(1..=5_u8));
    proptest::collection::vec(event, 1..most)
}

/// Events at different seconds: between equal times the order of the file decides.
fn at_different_times(mut events: Vec<Event>) -> Vec<Event> {
    let mut seen = std::collections::HashSet::new();
    events.retain(|event| seen.insert((event.0, event.1)));
    events
}

pub fn import(events: &[Event]) -> (EventTable, Quality) {
    let headers = ["customer", "time", "touchpoint", "channel", "session", "score", "channel again"];
    let mapping = Mapping {
        separator: ',',
        headers: headers.map(str::to_owned).to_vec(),
        roles: vec![
            Role::Customer,
            Role::Time,
            Role::Touchpoint,
            Role::Channel,
            Role::Case,
            Role::Rating(Question::CSAT_5),
            Role::Attribute,
        ],
        dates: waymark::table::DateFormat::EpochSeconds,
        ..Mapping::default()
    };
    let mut text = headers.join(",") + "\n";
    for (customer, second, touchpoint, channel, session, score) in events {
        let channel = if *channel == 0 { String::new() } else { format!("ch{channel}") };
        let score = score.map(|score| score.to_string()).unwrap_or_default();
        let time = 1_700_000_000 + second;
        text +=
            &format!("c{customer},{time},t{touchpoint},{channel},s{customer}{session},{score},{channel}\n");
    }
    let mut importer = Importer::new(mapping, Box::new(HostGb18030::default())).unwrap();
    importer.push(text.as_bytes());
    importer.finish().unwrap()
}

pub fn query(filter: Filter) -> Query {
    let steps = ["t0", "t1", "t2"];
    Query {
        dataset: DatasetId(1),
        filter,
        stages: (1..)
            .zip(steps)
            .map(|(id, name)| StageMatch { id: StageId(id), names: vec![], touchpoints: vec![name.into()] })
            .collect(),
        window: Window::Minutes(20_000),
        funnel: Some(FunnelQuery {
            steps: steps
                .iter()
                .map(|name| StepMatch { label: (*name).into(), touchpoints: vec![(*name).into()] })
                .collect(),
            entity: Entity::Case,
            window: Window::Unlimited,
            order: Order::Loose,
        }),
    }
}

fn figures(events: &[Event], filter: Filter) -> Figures {
    let (table, quality) = import(events);
    answer(&table, &quality, &query(filter))
}

pub fn channel(name: &str) -> Filter {
    Filter { channels: vec![name.into()], ..Filter::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_order_of_rows_changes_nothing(
        (given, shuffled) in events(60).prop_map(at_different_times)
            .prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle()))
    ) {
        let (a, b) = (figures(&given, Filter::default()), figures(&shuffled, Filter::default()));
        // Sums of floats are added in another order.
        prop_assert_eq!(format!("{a:.9?}"), format!("{b:.9?}"));
    }

    #[test]
    fn filters_by_channel_part_the_events(given in events(60)) {
        let whole = figures(&given, Filter::default());
        let parts: Vec<Figures> = ["", "ch1", "ch2"].map(|name| figures(&given, channel(name))).into();
        let sum = |of: fn(&Figures) -> u64| parts.iter().map(of).sum::<u64>();
        prop_assert_eq!(sum(|f| f.overview.events), whole.overview.events);
        let answers = |f: &Figures| f.overview.ratings.first().map_or(0, |rating| rating.summary.n);
        prop_assert_eq!(sum(answers), answers(&whole));
        prop_assert_eq!(sum(|f| f.stages[0].events), whole.stages[0].events);
        for part in &parts {
            prop_assert_eq!(part.overview.events + part.overview.filtered_out, whole.overview.events);
            prop_assert!(part.overview.customers <= whole.overview.customers);
            prop_assert!(part.channels.len() <= 1);
        }
        let by_channel: u64 = whole.channels.iter().map(|channel| channel.events).sum();
        prop_assert_eq!(by_channel, whole.overview.events);
    }

    #[test]
    fn a_column_filters_alike_as_channel_and_as_attribute(given in events(40), name in "ch1|ch2|") {
        let by_attribute = Filter {
            attributes: vec![("channel again".into(), vec![name.clone()])],
            ..Filter::default()
        };
        let within = Filter { within: true, ..channel(&name) };
        let (mut a, b) = (figures(&given, by_attribute), figures(&given, within));
        a.query = b.query.clone();
        prop_assert_eq!(&a, &b);
        // Usually funnels follow whole journeys: nobody gets less far, and nothing else differs.
        let mut whole = figures(&given, channel(&name));
        prop_assert_eq!(whole.stage_funnel.entities, b.stage_funnel.entities);
        for (wide, narrow) in whole.stage_funnel.steps.iter().zip(&b.stage_funnel.steps) {
            prop_assert!(wide.reached >= narrow.reached && wide.unordered >= narrow.unordered);
        }
        (whole.query, whole.stage_funnel, whole.funnel) = (b.query, b.stage_funnel, b.funnel);
        prop_assert_eq!(a, whole);
    }

    #[test]
    fn months_part_the_events(given in events(60)) {
        let all = figures(&given, Filter::default());
        let sum: u64 = all.months.iter().map(|month| month.events).sum();
        prop_assert_eq!(sum, all.overview.events);
        for touchpoint in &all.touchpoints {
            prop_assert_eq!(touchpoint.monthly_events.len(), all.months.len());
            prop_assert_eq!(touchpoint.monthly_events.iter().sum::<u64>(), touchpoint.events);
        }
    }

    #[test]
    fn no_part_exceeds_its_whole(given in events(60)) {
        let all = figures(&given, Filter::default());
        let funnels = [&all.stage_funnel, all.funnel.as_ref().unwrap()];
        for funnel in funnels {
            for pair in funnel.steps.windows(2) {
                prop_assert!(pair[1].reached <= pair[0].reached);
            }
            for step in &funnel.steps {
                prop_assert!(step.reached <= step.unordered && step.unordered <= funnel.entities);
            }
        }
        prop_assert_eq!(all.stage_funnel.steps[0].reached, all.stages[0].customers);
        for stage in &all.stages {
            prop_assert!(stage.customers <= stage.events && stage.customers <= all.overview.customers);
            prop_assert!(stage.monthly_customers.iter().all(|month| *month <= stage.customers));
        }
        for touchpoint in &all.touchpoints {
            prop_assert!((0.0..=1.0).contains(&touchpoint.mean_position));
            prop_assert!(touchpoint.cases.unwrap() <= all.overview.cases.unwrap());
            let rate = touchpoint.reach.unwrap();
            prop_assert!(rate.wilson.0 <= rate.value() && rate.value() <= rate.wilson.1);
        }
    }

    #[test]
    fn an_unrelated_event_changes_no_loose_funnel_and_no_other_touchpoint(given in events(40), second in 0..8_000_000_u32) {
        let mut more = given.clone();
        // A customer who is there already, at a touchpoint of no step.
        more.push((given[0].0, second, 4, given[0].3, given[0].4, None));
        let (before, after) = (figures(&given, Filter::default()), figures(&more, Filter::default()));
        let reached = |f: &Figures| f.stage_funnel.steps.iter().map(|step| (step.reached, step.unordered)).collect::<Vec<_>>();
        prop_assert_eq!(reached(&before), reached(&after));
        let counts = |f: &Figures| {
            let mut counts: Vec<_> = f.touchpoints.iter().filter(|t| t.name != "t4")
                .map(|t| (t.name.clone(), t.events, t.customers, t.cases, t.reach)).collect();
            counts.sort_by(|a, b| a.0.cmp(&b.0));
            counts
        };
        prop_assert_eq!(counts(&before), counts(&after));
        prop_assert_eq!(before.overview.events + 1, after.overview.events);
    }

    /// t1 <= .. <= tk, tk - t1 <= window, by trying every chain.
    #[test]
    fn a_loose_funnel_is_its_definition(mut given in chain_events(), window in 0..12_i64) {
        given.sort_by_key(|(time, _)| *time);
        let found = Funnel::new(3, Some(window), Order::Loose).follow(given.iter().copied());
        prop_assert_eq!(found.reached, best(&given, window, |before, now| before <= now));
    }

    /// ClickHouse forgets a chain when a later event reaches the same step; it never invents one.
    #[test]
    fn a_strict_funnel_never_exceeds_a_loose_one(mut given in chain_events(), window in 0..12_i64) {
        given.sort_by_key(|(time, _)| *time);
        let reached = |order| {
            let Chain { reached, .. } = Funnel::new(3, Some(window), order).follow(given.iter().copied());
            reached
        };
        let increase = reached(Order::StrictIncrease);
        prop_assert!(increase <= best(&given, window, |before, now| before < now));
        prop_assert!(reached(Order::StrictDeduplication) <= reached(Order::Loose));
        prop_assert!(reached(Order::StrictOrder) <= reached(Order::Loose));
        let mut times: Vec<i64> = given.iter().map(|(time, _)| *time).collect();
        times.dedup();
        if times.len() == given.len() && given.iter().all(|(_, mask)| mask.count_ones() < 2) {
            prop_assert_eq!(increase, reached(Order::Loose), "without ties the two are one");
        }
    }
}

/// Events as time and bit set of three steps; none set is an unrelated event.
fn chain_events() -> impl Strategy<Value = Vec<(i64, u64)>> {
    let mask = prop_oneof![Just(0_u64), Just(1), Just(2), Just(4), Just(3)];
    proptest::collection::vec((0..16_i64, mask), 0..9)
}

/// The most steps that any chain reaches.
fn best(events: &[(i64, u64)], window: i64, follows: fn(i64, i64) -> bool) -> usize {
    fn go(
        events: &[(i64, u64)],
        step: usize,
        chain: (i64, i64),
        window: i64,
        follows: fn(i64, i64) -> bool,
    ) -> usize {
        let (start, before) = chain;
        let next = events.iter().filter(|(time, mask)| {
            step < 3 && mask >> step & 1 == 1 && follows(before, *time) && *time - start <= window
        });
        next.map(|(time, _)| go(events, step + 1, (start, *time), window, follows)).max().unwrap_or(step)
    }
    let starts = events.iter().filter(|(_, mask)| mask & 1 == 1);
    starts.map(|(time, _)| go(events, 1, (*time, *time), window, follows)).max().unwrap_or(0)
}
