//! The worker's contract, spoken to as the shell does: bytes pushed in, requests served, responses judged.

use waymark::engine::{
    Engine, Figures, Filter, FunnelQuery, ImportJob, Problem, Query, Request, Response, StageMatch, StepMatch,
};
use waymark::engine::{Entity, Goal, Order};
use waymark::model::{DatasetId, StageId, Window};
use waymark::table::{DateFormat, Holds, HostGb18030, Mapping, Role};
use waymark::text::Lang;

const DATASET: DatasetId = DatasetId(1);
const SMALL: &str = "customer,time,touchpoint,score\n\
    a,2026-01-01 10:00,view,5\n\
    a,2026-01-01 10:30,pay,4\n\
    b,2026-01-02 09:00,view,\n\
    b,2026-01-02 08:00,pay,1\n\
    ,2026-01-02 08:00,pay,1\n";

/// A mapping of a file's own headers to roles, in UTC.
pub(crate) fn role_mapping(bytes: &[u8], roles: &[Role]) -> Mapping {
    let header = bytes.split(|byte| *byte == b'\n').next().unwrap();
    let header = std::str::from_utf8(header).unwrap().trim_end();
    Mapping {
        separator: ',',
        headers: header.split(',').map(str::to_owned).collect(),
        roles: roles.to_vec(),
        dates: DateFormat::YearFirst,
        ..Mapping::default()
    }
}

/// Imports a file in pieces of 4,099 bytes, as a shell would.
pub(crate) fn import(engine: &mut Engine, dataset: DatasetId, mapping: Mapping, bytes: &[u8]) -> Response {
    let request = Request::Import { dataset, name: "file.csv".into(), mapping, synthetic: false, add: None };
    match ImportJob::begin(request, Box::new(HostGb18030::default())) {
        Ok(mut job) => match bytes.chunks(4099).try_for_each(|piece| job.push(piece)) {
            Ok(()) => engine.finish_import(job),
            Err(problem) => Response::Failed(problem),
        },
        Err(problem) => Response::Failed(problem),
    }
}

fn small_roles() -> [Role; 4] {
    [Role::Customer, Role::Time, Role::Touchpoint, Role::Rating(waymark::model::Question::CSAT_5)]
}

fn small() -> Engine {
    let mut engine = Engine::new();
    let response =
        import(&mut engine, DATASET, role_mapping(SMALL.as_bytes(), &small_roles()), SMALL.as_bytes());
    assert!(matches!(response, Response::Imported(_)), "{response:?}");
    engine
}

fn serve(engine: &mut Engine, request: Request) -> Response {
    let mut answers = Vec::new();
    engine.handle(request, &mut |response| answers.push(response));
    assert_eq!(answers.len(), 1, "one request, one answer");
    answers.remove(0)
}

fn query() -> Query {
    let stage =
        |id, name: &str| StageMatch { id: StageId(id), names: vec![], touchpoints: vec![name.into()] };
    Query {
        dataset: DATASET,
        filter: Filter::default(),
        stages: vec![stage(1, "view"), stage(2, "pay")],
        window: Window::Minutes(30),
        funnel: None,
    }
}

fn ask(engine: &mut Engine, query: Query) -> Figures {
    match serve(engine, Request::Ask { query: Box::new(query) }) {
        Response::Answered(figures) => *figures,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_is_imported_asked_and_closed() {
    let mut engine = small();
    let info = engine.info(DATASET).unwrap().clone();
    assert_eq!((info.quality.rows_read, info.quality.rows_kept, info.name.as_str()), (5, 4, "file.csv"));
    assert!(info.bytes > 0);
    assert_eq!(serve(&mut engine, Request::Open { dataset: DATASET }), Response::Opened(Box::new(info)));
    let figures = ask(&mut engine, query());
    assert_eq!((figures.overview.events, figures.overview.customers, figures.rejected_rows), (4, 2, 1));
    let reached: Vec<u64> = figures.stage_funnel.steps.iter().map(|step| step.reached).collect();
    assert_eq!(reached, [2, 1]);
    assert_eq!(figures.stages[1].ratings[0].summary.mean, 2.5);
    assert_eq!(serve(&mut engine, Request::Close { dataset: DATASET }), Response::Closed);
    let gone = serve(&mut engine, Request::Ask { query: Box::new(query()) });
    assert_eq!(
        gone,
        Response::Failed(Problem::UnknownDataset),
        "a closed data set is not answered from memory"
    );
}

#[test]
fn the_same_question_has_the_same_answer() {
    let mut engine = small();
    let first = ask(&mut engine, query());
    for minutes in 0..40 {
        ask(&mut engine, Query { window: Window::Minutes(minutes), ..query() });
    }
    assert_eq!(ask(&mut engine, query()), first);
    let other = "customer,time,touchpoint,score\nz,2026-01-01,view,1\n";
    import(&mut engine, DATASET, role_mapping(other.as_bytes(), &small_roles()), other.as_bytes());
    assert_eq!(ask(&mut engine, query()).overview.events, 1, "new data, new answer");
}

#[test]
fn a_stored_data_set_comes_back_whole_or_damaged() {
    let mut engine = small();
    let (info, chunks) = (engine.info(DATASET).unwrap().clone(), engine.chunks(DATASET).unwrap());
    let before = ask(&mut engine, query());
    let mut fresh = Engine::new();
    assert_eq!(fresh.open(info.clone(), &chunks), Ok(()));
    assert_eq!(ask(&mut fresh, query()), before);
    let mut changed = chunks.clone();
    let middle = changed[0].len() / 2;
    changed[0][middle] ^= 1;
    let cut = [chunks[0][..middle].to_vec()];
    for bad in [&changed[..], &cut[..], &[]] {
        assert_eq!(fresh.open(info.clone(), bad), Err(Problem::Damaged));
    }
    let mut other = info;
    other.contents.events += 1;
    assert_eq!(fresh.open(other, &chunks), Err(Problem::Damaged), "chunks of another data set");
    assert_eq!(ask(&mut fresh, query()), before, "a failure changes nothing");
    assert_eq!(fresh.chunks(DatasetId(99)), None);
}

#[test]
fn what_was_kept_of_data_sets_by_earlier_versions_is_read() {
    let mapping = r#"{"encoding":"utf8","separator":",","headers":["c","t","p"],"roles":["customer","time","touchpoint"],
        "dates":"year_first","utc_offset_minutes":480,"decimal_comma":false}"#;
    let info = format!(
        r#"{{"id":"0000000000007","name":"old.csv","mapping":{mapping},"quality":{{"rows_read":4,"rows_kept":3,"customers":2,
        "period_millis":[0,1],"duplicates":0,"missing":[],"counts":[],"issues":[],"touchpoints":[],"channels":[],"stages":[]}},
        "bytes":9,"attributes":[],"synthetic":false}}"#
    );
    let info: waymark::engine::DatasetInfo = waymark::json::read(&info).unwrap();
    assert_eq!((info.mapping.holds, info.events(), info.files().len()), (Holds::Events, 3, 1));
    assert_eq!((info.files()[0].outcome.added, info.files()[0].name.as_str()), (3, "old.csv"));
    let chunk = include_bytes!("../fixtures/table/v1.wmtb").to_vec();
    assert_eq!(Engine::new().open(info, &[chunk]), Ok(()));
}

#[test]
fn unknown_data_sets_are_said_to_be_unknown() {
    let mut engine = Engine::new();
    for request in [
        Request::Ask { query: Box::new(query()) },
        Request::Open { dataset: DATASET },
        Request::Discover { dataset: DATASET, lang: Lang::Zh, goal: Goal::Guess },
    ] {
        assert_eq!(serve(&mut engine, request), Response::Failed(Problem::UnknownDataset));
    }
    assert_eq!(serve(&mut engine, Request::Close { dataset: DATASET }), Response::Closed);
}

#[test]
fn a_mapping_without_a_required_role_or_with_one_twice_is_refused() {
    let mut engine = Engine::new();
    for (roles, role, twice) in [
        ([Role::Customer, Role::Time, Role::Ignore, Role::Ignore], Role::Touchpoint, false),
        ([Role::Ignore, Role::Time, Role::Touchpoint, Role::Ignore], Role::Customer, false),
        ([Role::Customer, Role::Time, Role::Touchpoint, Role::Touchpoint], Role::Touchpoint, true),
    ] {
        let response = import(&mut engine, DATASET, role_mapping(SMALL.as_bytes(), &roles), SMALL.as_bytes());
        assert_eq!(response, Response::Failed(Problem::BadMapping { role, twice }));
    }
}

#[test]
fn a_file_without_rows_or_without_one_good_row_leaves_the_engine_as_it_was() {
    let mut engine = small();
    let before = ask(&mut engine, query());
    for (text, empty) in [
        ("", true),
        ("customer,time,touchpoint,score\n", true),
        ("customer,time,touchpoint,score\na,never,view,1\n", false),
    ] {
        let response =
            import(&mut engine, DATASET, role_mapping(SMALL.as_bytes(), &small_roles()), text.as_bytes());
        match response {
            Response::Failed(Problem::EmptyFile) => assert!(empty, "{text}"),
            Response::Failed(Problem::NoRows(quality)) => assert_eq!((quality.rows_read, empty), (1, false)),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(ask(&mut engine, query()), before);
}

#[test]
fn requests_with_bytes_are_not_served_without_them() {
    let mut engine = Engine::new();
    let preview =
        Request::Preview { name: String::new(), utc_offset_minutes: 480, mapping: None, lang: Lang::En };
    assert!(matches!(serve(&mut engine, preview.clone()), Response::Failed(Problem::Unreadable(_))));
    assert!(matches!(
        ImportJob::begin(preview, Box::new(HostGb18030::default())),
        Err(Problem::Unreadable(_))
    ));
}

#[test]
fn a_preview_guesses_and_binary_files_are_named() {
    let engine = Engine::new();
    let look = |bytes: &[u8]| engine.preview(bytes, 480, None, &mut HostGb18030::default(), Lang::En);
    match look(SMALL.as_bytes()) {
        Response::Previewed(preview) => {
            assert_eq!(preview.mapping.headers, ["customer", "time", "touchpoint", "score"]);
            assert_eq!(preview.mapping.roles[..3], [Role::Customer, Role::Time, Role::Touchpoint]);
        }
        other => panic!("{other:?}"),
    }
    assert!(matches!(look(b"PK\x03\x04xl/workbook.xml"), Response::Failed(Problem::NotText { .. })));
}

#[test]
fn messages_survive_json() {
    let mut engine = small();
    let funnel = FunnelQuery {
        steps: vec![StepMatch { label: "看".into(), touchpoints: vec!["view".into()] }],
        entity: Entity::Case,
        window: Window::Unlimited,
        order: Order::StrictOrder,
    };
    let request = Request::Ask { query: Box::new(Query { funnel: Some(funnel), ..query() }) };
    let text = serde_json::to_string(&request).unwrap();
    assert_eq!(serde_json::from_str::<Request>(&text).unwrap(), request);
    for request in [
        request,
        Request::Discover { dataset: DATASET, lang: Lang::En, goal: Goal::Guess },
        Request::Close { dataset: DATASET },
    ] {
        let response = serve(&mut engine, request);
        let text = serde_json::to_string(&response).unwrap();
        let read: Response = serde_json::from_str(&text).unwrap();
        // serde_json's short parser may miss the last bit of a float; twelve decimals are more than a page shows.
        assert_eq!(format!("{read:.12?}"), format!("{response:.12?}"));
    }
}

#[test]
fn a_map_is_found_in_the_data() {
    let mut engine = small();
    match serve(&mut engine, Request::Discover { dataset: DATASET, lang: Lang::Zh, goal: Goal::Guess }) {
        Response::Discovered(found) => {
            let placed = found.stages.iter().flat_map(|stage| &stage.steps).flatten().count();
            assert_eq!((found.named_stages, placed, found.customers), (false, 2, 2));
        }
        other => panic!("{other:?}"),
    }
}
