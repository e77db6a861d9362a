//! The worker's message handler, run in the page: the real worker differs only in who calls it.

use js_sys::{Array, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use waymark::engine::{DatasetInfo, Filter, Problem, Query, Request, Response};
use waymark::model::{DatasetId, Window};
use waymark::table::{Encoding, Mapping, Remedy, Repeats};
use waymark::template;
use waymark::text::Lang;
use waymark::web::store::Store;
use waymark::web::worker::Host;
use web_sys::Blob;

const ID: DatasetId = DatasetId(5);

/// A host and what it has said so far.
struct Talk {
    host: Host,
    said: Rc<RefCell<Vec<(u32, Response)>>>,
}

impl Talk {
    fn new(database: &str) -> Self {
        let said: Rc<RefCell<Vec<(u32, Response)>>> = Rc::default();
        let heard = said.clone();
        let host = Host::new(database, move |message: &JsValue| {
            let field = |key: &str| Reflect::get(message, &key.into()).unwrap();
            let response = serde_json::from_str(&field("response").as_string().unwrap()).unwrap();
            heard.borrow_mut().push((field("job").as_f64().unwrap() as u32, response));
        });
        Talk { host, said }
    }

    fn send(&self, fields: &[(&str, JsValue)]) {
        let message = Object::new();
        for (key, value) in fields {
            Reflect::set(&message, &(*key).into(), value).unwrap();
        }
        self.host.receive(&message);
    }

    fn post(&self, job: u32, request: &Request, bytes: Option<(&str, JsValue)>) {
        let text = serde_json::to_string(request).unwrap();
        let mut fields = vec![("job", job.into()), ("request", text.into())];
        fields.extend(bytes);
        self.send(&fields);
    }

    /// The answer to a job, as soon as it is there.
    async fn answer(&self, job: u32) -> Response {
        for _ in 0..2_000 {
            let is_last =
                |said: &&(u32, Response)| said.0 == job && !matches!(said.1, Response::Progressed { .. });
            if let Some((_, response)) = self.said.borrow().iter().find(is_last) {
                return response.clone();
            }
            super::wait(5).await;
        }
        panic!("no answer to {job}: {:?}", self.said.borrow());
    }

    async fn import(&self, job: u32, csv: &str) -> Response {
        let (_, mapping) = self.preview(1000 + job, csv.as_bytes()).await;
        self.post(job, &import(ID, mapping), Some(("file", blob(csv.as_bytes()).into())));
        self.answer(job).await
    }

    async fn preview(&self, job: u32, bytes: &[u8]) -> (Vec<Vec<String>>, Mapping) {
        let request =
            Request::Preview { name: String::new(), utc_offset_minutes: 480, mapping: None, lang: Lang::En };
        self.post(job, &request, Some(("file", blob(bytes).into())));
        match self.answer(job).await {
            Response::Previewed(preview) => (preview.rows, preview.mapping),
            other => panic!("{other:?}"),
        }
    }
}

fn blob(bytes: &[u8]) -> Blob {
    Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).unwrap()
}

fn import(dataset: DatasetId, mapping: Mapping) -> Request {
    Request::Import { dataset, name: "事件".into(), mapping, synthetic: false, add: None }
}

fn ask(dataset: DatasetId) -> Request {
    Request::Ask {
        query: Box::new(Query {
            dataset,
            filter: Filter::default(),
            stages: Vec::new(),
            window: Window::default(),
            funnel: None,
        }),
    }
}

fn imported(response: Response) -> DatasetInfo {
    match response {
        Response::Imported(info) => *info,
        other => panic!("{other:?}"),
    }
}

/// A file of so many events of two customers.
fn csv(rows: usize) -> String {
    let mut text = String::from("客户编号,时间,触点\n");
    for row in 0..rows {
        let (customer, day) = (row % 2, row % 28 + 1);
        text.push_str(&format!("c{customer},2026-01-{day:02} 10:00,浏览商品详情页{}\n", row % 7));
    }
    text
}

#[wasm_bindgen_test]
async fn an_imported_file_is_answered_from_and_survives_the_death_of_the_worker() {
    Store::destroy("w-import").await.unwrap();
    let talk = Talk::new("w-import");
    let info = imported(talk.import(1, &csv(100)).await);
    assert_eq!((info.quality.rows_kept, info.quality.customers), (100, 2));
    talk.post(2, &ask(ID), None);
    let first = talk.answer(2).await;
    assert!(matches!(&first, Response::Answered(figures) if figures.overview.events == 100), "{first:?}");

    let fresh = Talk::new("w-import");
    fresh.post(1, &ask(ID), None);
    assert_eq!(fresh.answer(1).await, first, "a fresh worker opens the stored data set by itself");
    fresh.post(2, &Request::Open { dataset: ID }, None);
    assert_eq!(fresh.answer(2).await, Response::Opened(Box::new(info)));
}

#[wasm_bindgen_test]
async fn a_data_set_that_is_nowhere_is_unknown() {
    Store::destroy("w-unknown").await.unwrap();
    let talk = Talk::new("w-unknown");
    talk.post(1, &ask(DatasetId(99)), None);
    assert_eq!(talk.answer(1).await, Response::Failed(Problem::UnknownDataset));
}

#[wasm_bindgen_test]
async fn where_the_page_has_no_store_data_sets_live_in_memory_alone() {
    Store::destroy("w-unkept").await.unwrap();
    let talk = Talk::new("w-unkept");
    let (_, mapping) = talk.preview(1, csv(10).as_bytes()).await;
    let text = serde_json::to_string(&import(ID, mapping)).unwrap();
    let file = blob(csv(10).as_bytes());
    let unkept = ("unkept", JsValue::TRUE);
    talk.send(&[("job", 2.into()), ("request", text.into()), ("file", file.into()), unkept.clone()]);
    imported(talk.answer(2).await);
    talk.post(3, &ask(ID), Some(unkept));
    assert!(matches!(talk.answer(3).await, Response::Answered(_)));
    let store = Store::connect("w-unkept", Rc::new(|_| {})).await.unwrap();
    assert_eq!(store.datasets().await.unwrap(), []);
}

#[wasm_bindgen_test]
async fn damaged_chunks_are_told_and_not_computed_with() {
    Store::destroy("w-damaged").await.unwrap();
    let talk = Talk::new("w-damaged");
    imported(talk.import(1, &csv(100)).await);
    let store = Store::connect("w-damaged", Rc::new(|_| {})).await.unwrap();
    let (info, mut chunks) = store.dataset(ID).await.unwrap().unwrap();
    let middle = chunks[0].len() / 2;
    chunks[0][middle] ^= 1;
    store.put_dataset(&info, &chunks).await.unwrap();
    let fresh = Talk::new("w-damaged");
    fresh.post(1, &ask(ID), None);
    assert_eq!(fresh.answer(1).await, Response::Failed(Problem::Damaged));
}

#[wasm_bindgen_test]
async fn an_import_that_was_stopped_as_it_ended_is_taken_back() {
    Store::destroy("w-late").await.unwrap();
    let talk = Talk::new("w-late");
    imported(talk.import(1, &csv(100)).await);
    // The page was told that the import is stopped before the answer came.
    talk.send(&[("cancel", 1.into())]);
    let store = Store::connect("w-late", Rc::new(|_| {})).await.unwrap();
    for _ in 0..400 {
        if store.datasets().await.unwrap().is_empty() {
            break;
        }
        super::wait(5).await;
    }
    assert_eq!(store.datasets().await.unwrap(), []);
    talk.post(2, &ask(ID), None);
    assert_eq!(talk.answer(2).await, Response::Failed(Problem::UnknownDataset));
}

#[wasm_bindgen_test]
async fn a_file_is_added_to_a_stored_data_set_and_an_addition_that_was_stopped_is_taken_back() {
    Store::destroy("w-add").await.unwrap();
    let talk = Talk::new("w-add");
    let info = imported(talk.import(1, &csv(10)).await);
    let fresh = Talk::new("w-add");
    let more = "客户编号,时间,触点\nc9,2026-03-01 10:00,下单\n";
    let request = |mapping| match import(ID, mapping) {
        Request::Import { dataset, name, mapping, synthetic, .. } => {
            Request::Import { dataset, name, mapping, synthetic, add: Some(Repeats::Skip) }
        }
        other => other,
    };
    fresh.post(2, &request(info.mapping.clone()), Some(("file", blob(more.as_bytes()).into())));
    let added = imported(fresh.answer(2).await);
    assert_eq!((added.events(), added.files.len(), added.files[1].outcome.added), (11, 2, 1));
    // Stored, too: another worker finds it.
    let later = Talk::new("w-add");
    later.post(3, &Request::Open { dataset: ID }, None);
    assert_eq!(later.answer(3).await, Response::Opened(Box::new(added)));
    // Whoever stopped it as it ended finds the data set as it was.
    fresh.send(&[("cancel", 2.into())]);
    let store = Store::connect("w-add", Rc::new(|_| {})).await.unwrap();
    for _ in 0..400 {
        let (stored, _) = store.dataset(ID).await.unwrap().unwrap();
        if stored == info {
            fresh.post(4, &Request::Open { dataset: ID }, None);
            assert_eq!(fresh.answer(4).await, Response::Opened(Box::new(info)));
            return;
        }
        super::wait(5).await;
    }
    panic!("the addition was not taken back");
}

#[wasm_bindgen_test]
async fn an_addition_is_taken_back_once_and_the_store_is_as_it_was() {
    Store::destroy("w-addition").await.unwrap();
    let talk = Talk::new("w-addition");
    let before = imported(talk.import(1, &csv(10)).await);
    let add = match import(ID, before.mapping.clone()) {
        Request::Import { dataset, name, mapping, synthetic, .. } => {
            Request::Import { dataset, name, mapping, synthetic, add: Some(Repeats::Skip) }
        }
        other => other,
    };
    let more = "客户编号,时间,触点\nc9,2026-03-01 10:00,下单\n";
    talk.post(2, &add, Some(("file", blob(more.as_bytes()).into())));
    assert_eq!(imported(talk.answer(2).await).events(), 11);
    talk.post(3, &Request::TakeBack { dataset: ID }, None);
    assert_eq!(talk.answer(3).await, Response::Opened(Box::new(before.clone())));
    let store = Store::connect("w-addition", Rc::new(|_| {})).await.unwrap();
    assert_eq!(store.dataset(ID).await.unwrap().map(|(info, _)| info), Some(before));
    talk.post(4, &Request::TakeBack { dataset: ID }, None);
    assert_eq!(talk.answer(4).await, Response::Failed(Problem::UnknownDataset));
}

#[wasm_bindgen_test]
async fn remedies_are_kept_and_hold_when_the_data_set_is_opened_again() {
    Store::destroy("w-remedies").await.unwrap();
    let talk = Talk::new("w-remedies");
    let rows = csv(10);
    let last = rows.trim_end().rsplit('\n').next().unwrap();
    imported(talk.import(1, &format!("{rows}{last}\n")).await);
    talk.post(2, &Request::Mend { dataset: ID, remedies: vec![Remedy::DropDuplicates] }, None);
    let mended = opened(talk.answer(2).await);
    assert_eq!((mended.events(), mended.remedies[0].changed), (10, 1));
    let again = Talk::new("w-remedies");
    again.post(3, &Request::Open { dataset: ID }, None);
    assert_eq!(opened(again.answer(3).await), mended);
    again.post(4, &Request::Mend { dataset: ID, remedies: Vec::new() }, None);
    assert_eq!(opened(again.answer(4).await).events(), 11);
}

fn opened(response: Response) -> DatasetInfo {
    match response {
        Response::Opened(info) => *info,
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test]
async fn an_import_stops_when_it_is_cancelled_and_keeps_nothing() {
    Store::destroy("w-cancel").await.unwrap();
    let talk = Talk::new("w-cancel");
    let text = csv(150_000);
    assert!(text.len() > 5 << 20, "several pieces");
    let (_, mapping) = talk.preview(1, text.as_bytes()).await;
    talk.post(2, &import(ID, mapping), Some(("file", blob(text.as_bytes()).into())));
    talk.send(&[("cancel", 2.into())]);
    assert_eq!(talk.answer(2).await, Response::Cancelled);
    talk.post(3, &ask(ID), None);
    assert_eq!(talk.answer(3).await, Response::Failed(Problem::UnknownDataset));
}

#[wasm_bindgen_test]
async fn other_requests_are_answered_while_a_file_is_read() {
    Store::destroy("w-between").await.unwrap();
    let talk = Talk::new("w-between");
    let text = csv(150_000);
    let (_, mapping) = talk.preview(1, text.as_bytes()).await;
    talk.post(2, &import(ID, mapping), Some(("file", blob(text.as_bytes()).into())));
    talk.post(3, &Request::Close { dataset: DatasetId(1) }, None);
    imported(talk.answer(2).await);
    let order: Vec<u32> = talk
        .said
        .borrow()
        .iter()
        .filter(|(_, response)| !matches!(response, Response::Progressed { .. }))
        .map(|(job, _)| *job)
        .collect();
    assert_eq!(order, [1, 3, 2]);
}

#[wasm_bindgen_test]
async fn a_superseded_request_is_never_begun() {
    Store::destroy("w-queue").await.unwrap();
    let talk = Talk::new("w-queue");
    imported(talk.import(1, &csv(10)).await);
    for job in [2, 3, 4] {
        talk.post(job, &ask(ID), None);
    }
    talk.send(&[("cancel", 3.into())]);
    assert_eq!(talk.answer(3).await, Response::Cancelled);
    for job in [2, 4] {
        assert!(matches!(talk.answer(job).await, Response::Answered(_)));
    }
}

#[wasm_bindgen_test]
async fn a_file_in_gbk_is_read_by_the_browsers_decoder() {
    // "客户编号,时间,触点\nc1,2026-01-01,下单\n" in GBK.
    let mut bytes = b"\xbf\xcd\xbb\xa7\xb1\xe0\xba\xc5,\xca\xb1\xbc\xe4,\xb4\xa5\xb5\xe3\n".to_vec();
    bytes.extend(b"c1,2026-01-01,\xcf\xc2\xb5\xa5\n");
    Store::destroy("w-gbk").await.unwrap();
    let talk = Talk::new("w-gbk");
    let (rows, mapping) = talk.preview(1, &bytes).await;
    assert_eq!((mapping.encoding, mapping.headers[0].as_str()), (Encoding::Gb18030, "客户编号"));
    assert_eq!(rows[0][2], "下单");
    talk.post(2, &import(ID, mapping), Some(("file", blob(&bytes).into())));
    assert_eq!(imported(talk.answer(2).await).quality.touchpoints, [("下单".to_owned(), 1)]);
}

#[wasm_bindgen_test]
async fn the_sample_is_read_like_any_file() {
    Store::destroy("w-sample").await.unwrap();
    let talk = Talk::new("w-sample");
    let request = Request::Import {
        dataset: template::SAMPLE_DATASET,
        name: "示例".into(),
        mapping: template::sample_mapping(Lang::Zh),
        synthetic: true,
        add: None,
    };
    talk.post(1, &request, Some(("sample", Lang::Zh.tag().into())));
    let info = imported(talk.answer(1).await);
    assert!(info.synthetic);
    assert_eq!(info.quality.customers, template::SAMPLE_CUSTOMERS as u64);
}

#[wasm_bindgen_test]
async fn a_request_without_its_bytes_is_an_empty_file() {
    Store::destroy("w-none").await.unwrap();
    let talk = Talk::new("w-none");
    talk.post(
        1,
        &Request::Preview { name: String::new(), utc_offset_minutes: 0, mapping: None, lang: Lang::En },
        None,
    );
    assert_eq!(talk.answer(1).await, Response::Failed(Problem::EmptyFile));
}
