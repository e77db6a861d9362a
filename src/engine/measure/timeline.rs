//! One customer: what they did, in order, and whom to look at. It is the one measure that tells rows, and tells those of the
//! one customer who is asked for alone.
//!
//! Rules:
//! - TIM1: the events are those of the customer that the filter keeps, by time, then in the order of the file.
//! - TIM2: an event is of the first stage of the map that it belongs to (`metric::stage`, STAGE1), or of none.
//! - TIM3: of more events than asked for, the earliest are told; the sums are of all.
//! - TIM4: a customer is found by the whole id, else by its beginning, whatever its case; only those with a kept event are. Who
//!   is asked for by id alone is told; without an id, customers who are typical (`metric::timeline`).
//! - TIM5: how far a customer came is followed as the stage funnel follows it, over whole journeys (SEL6).

use super::rows::Rows;
use super::{Answer, Refusal};
use crate::metric::timeline::{Typical, Way, typical};
use crate::metric::{Entity, Funnel, Masks, Order, StageMatch, emotion, window_millis};
use crate::model::{Question, StageId, Window};
use crate::table::{Codes, EventTable};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// So many suggestions by the beginning of an id.
const FOUND_MAX: usize = 20;

/// Asks for what one customer did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TimelineQuery {
    /// The customer's id, as the data writes it.
    pub customer: String,
    /// The stages of the map.
    #[serde(default)]
    pub stages: Vec<StageMatch>,
    /// So many events are told at most.
    #[serde(default = "events_most")]
    pub most: usize,
}

fn events_most() -> usize {
    300
}

impl TimelineQuery {
    /// Asks for a customer along the stages of a map.
    pub fn of(customer: impl Into<String>, stages: Vec<StageMatch>) -> TimelineQuery {
        TimelineQuery { customer: customer.into(), stages, most: events_most() }
    }
}

/// What one customer did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct TimelineAnswer {
    /// The id.
    pub customer: String,
    /// Events of theirs that the filter keeps, also those that are not told.
    pub events: u64,
    /// The sum of their amounts in hundredths; none where no event bears one.
    pub revenue_cents: Option<i64>,
    /// The events, earliest first.
    pub told: Vec<Happened>,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Happened {
    /// Wall-clock milliseconds since 1970-01-01.
    pub millis: i64,
    /// What was touched; empty where the data does not say.
    pub touchpoint: String,
    /// Through which channel; empty where the data does not say.
    pub channel: String,
    /// Of which stage of the map.
    pub stage: Option<StageId>,
    /// Answers given with it.
    pub ratings: Vec<Given>,
    /// Its amount in hundredths.
    pub amount_cents: Option<i64>,
}

/// One answer to a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Given {
    /// The column's header.
    pub name: String,
    /// The question.
    pub question: Question,
    /// The answer on the question's own scale.
    pub value: f32,
    /// The same as emotion, -1 (bad) to 1 (good).
    pub emotion: f64,
}

/// Asks for customers to look at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PeopleQuery {
    /// The beginning of an id; empty asks for typical customers instead.
    pub id: String,
    /// The stages of the map, which those who came through went along.
    pub stages: Vec<StageMatch>,
    /// How long that may take.
    pub window: Window,
}

/// Customers to look at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PeopleAnswer {
    /// Customers whose id begins so, the one of the whole id first; at most 20.
    pub found: Vec<String>,
    /// How many there are of these.
    pub matching: u64,
    /// Customers that are typical, each told why.
    pub typical: Vec<Suggestion>,
}

/// A customer worth a look.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Suggestion {
    /// The id.
    pub customer: String,
    /// Their events.
    pub events: u64,
    /// Why.
    pub why: Typical,
}

pub(super) fn timeline(rows: &Rows<'_>, query: &TimelineQuery) -> Result<Answer, Refusal> {
    let table = rows.table;
    let code = table.customers.code(&query.customer);
    let code = code.ok_or_else(|| Refusal::NoCustomer(query.customer.clone()))?;
    let view = rows.customers();
    let events = view.events()?;
    let from = events.entity().partition_point(|known| *known < code);
    let to = events.entity().partition_point(|known| *known <= code);
    let all = view.rows();
    let own = all.get(from..to).filter(|own| !own.is_empty()).ok_or(Refusal::NoEvents)?;
    let told = own.get(..query.most.min(own.len())).unwrap_or(own);
    let steps = Masks::of_stages(table, &query.stages).of_rows(told);
    let amounts = own.iter().filter_map(|row| amount(table, *row as usize));
    Ok(Answer::Timeline(Box::new(TimelineAnswer {
        customer: query.customer.clone(),
        events: own.len() as u64,
        revenue_cents: amounts.reduce(i64::saturating_add),
        told: told
            .iter()
            .zip(steps)
            .map(|(row, mask)| happened(table, *row as usize, stage(query, mask)))
            .collect(),
    })))
}

/// The first stage of a mask (TIM2).
fn stage(query: &TimelineQuery, mask: u64) -> Option<StageId> {
    let at = (mask != 0).then(|| mask.trailing_zeros())?;
    query.stages.get(at as usize).map(|stage| stage.id)
}

fn amount(table: &EventTable, row: usize) -> Option<i64> {
    table.amount_cents.as_ref()?.get(row).copied().filter(|cents| *cents != i64::MIN)
}

fn happened(table: &EventTable, row: usize, stage: Option<StageId>) -> Happened {
    let name = |codes: &Codes| {
        let code = codes.codes.get(row).copied().filter(|code| (*code as usize) < codes.dict.len());
        code.map(|code| codes.dict.name(code).to_owned()).unwrap_or_default()
    };
    let given = |rating: &crate::table::Rating| {
        let value = rating.values.get(row).copied().filter(|value| !value.is_nan())?;
        let (name, question) = (rating.name.clone(), rating.question);
        Some(Given { name, question, value, emotion: emotion(f64::from(value), question) })
    };
    Happened {
        millis: table.time_millis.get(row).copied().unwrap_or(0),
        touchpoint: name(&table.touchpoint),
        channel: table.channel.as_ref().map(name).unwrap_or_default(),
        stage,
        ratings: table.ratings.iter().filter_map(given).collect(),
        amount_cents: amount(table, row),
    }
}

pub(super) fn people(rows: &Rows<'_>, query: &PeopleQuery) -> Result<Answer, Refusal> {
    let events = rows.customers().events()?;
    if events.is_empty() {
        return Err(Refusal::NoEvents);
    }
    let (found, matching) = found(rows, query.id.trim());
    if !query.id.trim().is_empty() {
        return Ok(Answer::People(PeopleAnswer { found, matching, typical: Vec::new() }));
    }
    let ways = ways(rows, query)?;
    let name = |code: u32| rows.table.customers.name(code).to_owned();
    let suggestion = |(code, why): (u32, Typical)| {
        let at = ways.binary_search_by_key(&code, |way| way.customer).ok()?;
        Some(Suggestion { customer: name(code), events: ways.get(at)?.events, why })
    };
    let typical = typical(&ways, query.stages.len()).into_iter().filter_map(suggestion).collect();
    Ok(Answer::People(PeopleAnswer { found, matching, typical }))
}

/// By id (TIM4).
fn found(rows: &Rows<'_>, id: &str) -> (Vec<String>, u64) {
    if id.is_empty() {
        return (Vec::new(), 0);
    }
    let wanted = id.to_lowercase();
    let active = rows.active();
    let names = rows.table.customers.names().iter().zip(active).filter(|(_, active)| *active);
    let mut all: Vec<(bool, &str)> = names
        .map(|(name, _)| (name.to_lowercase(), name))
        .filter(|(folded, _)| folded.starts_with(&wanted))
        .map(|(folded, name)| (folded != wanted, name))
        .collect();
    all.sort_unstable();
    (all.iter().take(FOUND_MAX).map(|(_, name)| (*name).to_owned()).collect(), all.len() as u64)
}

/// What each customer did, in the order of their codes.
fn ways(rows: &Rows<'_>, query: &PeopleQuery) -> Result<Vec<Way>, Refusal> {
    let whole = rows.journeys(Entity::Customer);
    let followed = whole.as_ref().unwrap_or(rows).customers();
    let masks = Masks::of_stages(rows.table, &query.stages).of_rows(&followed.rows());
    let events = followed.events()?;
    let mut funnel = Funnel::new(query.stages.len(), window_millis(query.window), Order::Loose);
    let mut reached = vec![0; rows.table.customers.len()];
    for run in events.runs() {
        let code = events.entity().get(run.start).copied().unwrap_or_default() as usize;
        let times = events.millis().get(run.clone()).unwrap_or_default().iter().copied();
        let steps = masks.get(run).unwrap_or_default().iter().copied();
        if let Some(slot) = reached.get_mut(code) {
            *slot = funnel.follow(times.zip(steps)).reached;
        }
    }
    let (view, own) = (rows.customers().rows(), rows.customers().events()?);
    let way = |run: Range<usize>| {
        let customer = own.entity().get(run.start).copied().unwrap_or_default();
        let mine = view.get(run.clone()).unwrap_or_default();
        let reached = reached.get(customer as usize).copied().unwrap_or_default();
        Way { customer, events: run.len() as u64, reached, felt: felt(rows.table, mine) }
    };
    Ok(own.runs().map(way).collect())
}

/// The lowest answer of some rows and the mean of all, as emotion.
fn felt(table: &EventTable, rows: &[u32]) -> Option<(f64, f64)> {
    let (mut lowest, mut sum, mut answers) = (f64::INFINITY, 0.0, 0_u32);
    for rating in &table.ratings {
        let given =
            rows.iter().filter_map(|row| rating.values.get(*row as usize)).filter(|value| !value.is_nan());
        for value in given {
            let felt = emotion(f64::from(*value), rating.question);
            lowest = lowest.min(felt);
            sum += felt;
            answers += 1;
        }
    }
    (answers > 0).then(|| (lowest, sum / f64::from(answers)))
}

#[cfg(test)]
mod tests {
    use super::{Answer, PeopleQuery, Refusal, TimelineQuery, people, timeline};
    use crate::engine::measure::rows::Rows;
    use crate::metric::fixture::{Row, table};
    use crate::metric::timeline::Typical;
    use crate::metric::{Filter, StageMatch};
    use crate::model::StageId;
    use crate::table::Tables;

    fn tables() -> Tables {
        Tables::of_events(table(&[
            Row::at("A-1", 5, "pay").channel("web").cents(250).rating(5.0),
            Row::at("A-1", 1, "view").channel("app").rating(2.0),
            Row::at("A-1", 9, "return").channel("app").cents(-50),
            Row::at("A-10", 1, "view").channel("app"),
            Row::at("b", 1, "view").channel("app").rating(1.0),
        ]))
    }

    fn stages() -> Vec<StageMatch> {
        let stage = |id, touchpoint: &str| StageMatch {
            id: StageId(id),
            names: Vec::new(),
            touchpoints: vec![touchpoint.into()],
        };
        vec![stage(1, "view"), stage(2, "pay")]
    }

    fn of(customer: &str, filter: &Filter, most: usize) -> Result<super::TimelineAnswer, Refusal> {
        let tables = tables();
        let query = TimelineQuery { most, ..TimelineQuery::of(customer, stages()) };
        match timeline(&Rows::new(&tables, filter), &query)? {
            Answer::Timeline(found) => Ok(*found),
            other => panic!("{other:?}"),
        }
    }

    fn found(id: &str, filter: &Filter) -> super::PeopleAnswer {
        let tables = tables();
        let query = PeopleQuery { id: id.into(), stages: stages(), ..PeopleQuery::default() };
        match people(&Rows::new(&tables, filter), &query).unwrap() {
            Answer::People(found) => found,
            other => panic!("{other:?}"),
        }
    }

    fn app() -> Filter {
        Filter { channels: vec!["app".into()], ..Filter::default() }
    }

    #[test]
    fn tim1_events_come_in_order_of_time_under_the_filter() {
        let names = |filter: &Filter| -> Vec<String> {
            of("A-1", filter, 9).unwrap().told.into_iter().map(|event| event.touchpoint).collect()
        };
        assert_eq!(names(&Filter::default()), ["view", "pay", "return"]);
        assert_eq!(names(&app()), ["view", "return"]);
        let web = Filter { channels: vec!["web".into()], ..Filter::default() };
        assert_eq!(of("b", &web, 9), Err(Refusal::NoEvents));
        assert_eq!(of("nobody", &Filter::default(), 9), Err(Refusal::NoCustomer("nobody".into())));
    }

    #[test]
    fn tim2_an_event_is_of_a_stage_or_of_none() {
        let told = of("A-1", &Filter::default(), 9).unwrap().told;
        let stages: Vec<_> = told.iter().map(|event| event.stage).collect();
        assert_eq!(stages, [Some(StageId(1)), Some(StageId(2)), None]);
        assert_eq!((told[1].ratings[0].value, told[1].ratings[0].emotion), (5.0, 1.0));
    }

    #[test]
    fn tim3_the_earliest_are_told_and_the_sums_are_of_all() {
        let found = of("A-1", &Filter::default(), 1).unwrap();
        assert_eq!((found.told.len(), found.events, found.revenue_cents), (1, 3, Some(200)));
        assert_eq!(found.told[0].touchpoint, "view");
        assert_eq!(of("b", &Filter::default(), 9).unwrap().revenue_cents, None, "no amount is not 0");
    }

    #[test]
    fn tim4_the_whole_id_comes_before_its_beginning() {
        let all = found("a-1", &Filter::default());
        assert_eq!((all.found, all.matching), (vec!["A-1".to_owned(), "A-10".to_owned()], 2));
        assert!(found("", &Filter::default()).found.is_empty());
        let web = Filter { channels: vec!["web".into()], ..Filter::default() };
        assert_eq!(found("A", &web).found, ["A-1"]);
    }

    #[test]
    fn tim5_how_far_one_came_is_of_the_whole_journey() {
        let why = |filter: &Filter| -> Vec<(String, Typical)> {
            found("", filter).typical.into_iter().map(|one| (one.customer, one.why)).collect()
        };
        let expected = [
            ("A-1".to_owned(), Typical::Through { of: 1 }),
            ("A-10".to_owned(), Typical::Left { step: 0, of: 2 }),
            ("b".to_owned(), Typical::Unhappy { lowest: -1.0 }),
        ];
        let (everywhere, app) = (Filter::default(), app());
        assert_eq!(why(&everywhere), expected);
        assert_eq!(why(&app), expected, "the payment was on the web, and ends the journey all the same");
    }
}
