//! Browsers that deny: the properties of `window` are replaced by what sandboxed iframes, old browsers and
//! broken stores do.

use gloo_storage::{LocalStorage, Storage};
use js_sys::{Function, Object, Reflect};
use serde_json::json;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use waymark::model::WorkspaceId;
use waymark::web::prefs::{Prefs, Theme};
use waymark::web::store::{Health, Save, Saved, Store, StoreError, StoreEvent};
use waymark::web::tabs::{TabMessage, Tabs};

/// A property of `window` that is replaced until this is dropped.
struct Replaced {
    key: &'static str,
    original: JsValue,
}

impl Replaced {
    /// Its getter now runs this script.
    fn getter(key: &'static str, body: &str) -> Self {
        let window: Object = web_sys::window().unwrap().into();
        let original = Object::get_own_property_descriptor(&window, &key.into());
        let descriptor = Object::new();
        Reflect::set(&descriptor, &"get".into(), &Function::new_no_args(body)).unwrap();
        Reflect::set(&descriptor, &"configurable".into(), &true.into()).unwrap();
        Object::define_property(&window, &key.into(), &descriptor);
        Replaced { key, original }
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        let window: Object = web_sys::window().unwrap().into();
        Object::define_property(&window, &self.key.into(), &self.original.clone().into());
    }
}

const DENY: &str = "throw new DOMException('denied', 'SecurityError')";

async fn open(name: &str) -> (Store, Health) {
    let opened = Store::open(name, Rc::new(|_| {})).await;
    (opened.store, opened.health)
}

fn unavailable(error: StoreError) -> Health {
    Health::Unavailable { error, had_work: false }
}

#[wasm_bindgen_test]
async fn without_any_storage_the_app_works_in_memory() {
    let _storage = Replaced::getter("localStorage", DENY);
    let _database = Replaced::getter("indexedDB", DENY);
    let (store, health) = open("d-denied").await;
    assert_eq!(health, unavailable(StoreError::Denied));
    assert!(store.is_memory());
    let id = WorkspaceId(1);
    let save = Save { workspace: id, name: "", json: "{}", expected: None, keep: None, now_millis: 0 };
    assert_eq!(store.save(save).await, Saved::Saved { revision: 1 });
    assert_eq!(store.load(id).await.unwrap().unwrap().json, "{}");
    let prefs = Prefs { theme: Theme::Dark, ..Prefs::default() };
    assert!(!prefs.save(), "the caller learns that it is not kept");
    assert_eq!(Prefs::load(), prefs);
}

#[wasm_bindgen_test]
async fn a_browser_without_the_interfaces_is_told_apart_from_one_that_denies() {
    let _database = Replaced::getter("indexedDB", "return undefined");
    let _channel = Replaced::getter("BroadcastChannel", "return undefined");
    assert_eq!(open("d-absent").await.1, unavailable(StoreError::Absent));
    Tabs::join("d-absent", |_| {}).tell(&TabMessage::DatasetsChanged);
}

#[wasm_bindgen_test]
async fn a_database_that_fails_where_work_was_saved_is_no_first_visit() {
    LocalStorage::set(
        "d-failing.sentinel",
        json!({ "database": "0", "operation": 1, "docs": { "0000000000001": [1, "00"] } }),
    )
    .unwrap();
    let failing = "return { open() { throw new DOMException('Internal error', 'UnknownError') } }";
    let _database = Replaced::getter("indexedDB", failing);
    let (_, health) = open("d-failing").await;
    let error = StoreError::Unknown("UnknownError: Internal error".into());
    assert_eq!(health, Health::Unavailable { error, had_work: true });
}

#[wasm_bindgen_test]
async fn a_database_that_never_opens_is_told_within_a_second() {
    let _database = Replaced::getter("indexedDB", "return { open() { return {} } }");
    let events: Rc<RefCell<Vec<StoreEvent>>> = Rc::default();
    let heard = events.clone();
    wasm_bindgen_futures::spawn_local(async move {
        Store::open("d-silent", Rc::new(move |event| heard.borrow_mut().push(event))).await;
    });
    super::wait(1000).await;
    assert_eq!(*events.borrow(), [StoreEvent::Waiting]);
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_version_of_the_app_is_not_touched() {
    let request =
        web_sys::window().unwrap().indexed_db().unwrap().unwrap().open_with_u32("d-newer", 99).unwrap();
    while request.ready_state() != web_sys::IdbRequestReadyState::Done {
        super::wait(5).await;
    }
    let db: web_sys::IdbDatabase = wasm_bindgen::JsCast::unchecked_into(request.result().unwrap());
    db.close();
    assert_eq!(open("d-newer").await.1, unavailable(StoreError::Newer));
}
