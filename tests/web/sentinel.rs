//! What the next visit is told after the database was damaged in the ways that were seen in practice.
//! Damage is made by changing the sentinel (what must be there) or by emptying the database behind it.

use gloo_storage::{LocalStorage, Storage};
use serde_json::{Value, json};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use waymark::model::WorkspaceId;
use waymark::web::store::{Damage, Health, Save, Saved, Store};

const ID: WorkspaceId = WorkspaceId(7);

fn key(name: &str) -> String {
    format!("{name}.sentinel")
}

async fn open(name: &str) -> (Store, Health) {
    let opened = Store::open(name, Rc::new(|_| {})).await;
    (opened.store, opened.health)
}

/// What the next visit finds.
async fn next_visit(name: &str) -> Health {
    let (store, health) = open(name).await;
    store.close();
    health
}

async fn save(store: &Store, json: &str, expected: Option<u64>) -> u64 {
    let save = Save { workspace: ID, name: "旅程", json, expected, keep: None, now_millis: 0 };
    match store.save(save).await {
        Saved::Saved { revision } => revision,
        other => panic!("{other:?}"),
    }
}

/// A database with one workspace saved twice, closed; gives its sentinel after each save.
async fn visited(name: &str) -> [Value; 2] {
    Store::destroy(name).await.unwrap();
    let (store, _) = open(name).await;
    let first = save(&store, "1", None).await;
    let after_first = LocalStorage::get(key(name)).unwrap();
    save(&store, "2", Some(first)).await;
    store.close();
    [after_first, LocalStorage::get(key(name)).unwrap()]
}

#[wasm_bindgen_test]
async fn what_agrees_is_healthy() {
    visited("s-healthy").await;
    assert_eq!(next_visit("s-healthy").await, Health::Healthy);
}

#[wasm_bindgen_test]
async fn a_store_ahead_of_the_sentinel_is_healthy_and_the_sentinel_catches_up() {
    let [after_first, after_second] = visited("s-ahead").await;
    LocalStorage::set(key("s-ahead"), &after_first).unwrap();
    assert_eq!(next_visit("s-ahead").await, Health::Healthy);
    assert_eq!(LocalStorage::get::<Value>(key("s-ahead")).unwrap(), after_second);
}

#[wasm_bindgen_test]
async fn a_store_without_a_sentinel_is_healthy() {
    visited("s-none").await;
    LocalStorage::delete(key("s-none"));
    assert_eq!(next_visit("s-none").await, Health::Healthy);
}

#[wasm_bindgen_test]
async fn a_store_behind_the_sentinel_is_damaged_until_it_is_acknowledged() {
    let [_, mut expected] = visited("s-behind").await;
    expected["operation"] = json!(5);
    expected["docs"][ID.to_string()] = json!([5, "00"]);
    LocalStorage::set(key("s-behind"), &expected).unwrap();
    let damage = vec![Damage::Behind { stored: 2, expected: 5 }, Damage::Older(ID)];
    assert_eq!(next_visit("s-behind").await, Health::Damaged(damage.clone()));
    let (store, again) = open("s-behind").await;
    assert_eq!(again, Health::Damaged(damage), "opening alone changes nothing");
    store.acknowledge().await.unwrap();
    store.close();
    assert_eq!(next_visit("s-behind").await, Health::Healthy);
}

#[wasm_bindgen_test]
async fn an_empty_store_where_work_was_saved_is_damaged_and_never_a_first_visit() {
    let [_, expected] = visited("s-empty").await;
    Store::destroy("s-empty").await.unwrap();
    LocalStorage::set(key("s-empty"), &expected).unwrap();
    let (store, health) = open("s-empty").await;
    assert_eq!(health, Health::Damaged(vec![Damage::Empty]));
    store.acknowledge().await.unwrap();
    save(&store, "from a backup", None).await;
    store.close();
    assert_eq!(next_visit("s-empty").await, Health::Healthy);
}

#[wasm_bindgen_test]
async fn a_workspace_that_vanished_is_missing_but_a_deleted_one_is_not() {
    let [_, mut expected] = visited("s-missing").await;
    let vanished = WorkspaceId(9);
    expected["docs"][vanished.to_string()] = json!([1, "00"]);
    LocalStorage::set(key("s-missing"), &expected).unwrap();
    assert_eq!(next_visit("s-missing").await, Health::Damaged(vec![Damage::Missing(vanished)]));

    // Killed between the deletion and the sentinel: it still names the workspace.
    let [_, expected] = visited("s-deleted").await;
    let (store, _) = open("s-deleted").await;
    store.delete(ID).await.unwrap();
    store.close();
    LocalStorage::set(key("s-deleted"), &expected).unwrap();
    assert_eq!(next_visit("s-deleted").await, Health::Healthy);
}

#[wasm_bindgen_test]
async fn a_text_that_is_not_what_was_written_is_altered() {
    let [_, mut expected] = visited("s-altered").await;
    expected["docs"][ID.to_string()][1] = json!("0123456789abcdef");
    LocalStorage::set(key("s-altered"), &expected).unwrap();
    assert_eq!(next_visit("s-altered").await, Health::Damaged(vec![Damage::Altered(ID)]));
}

#[wasm_bindgen_test]
async fn another_database_than_the_one_that_was_saved_in_is_told() {
    let [_, mut expected] = visited("s-replaced").await;
    expected["database"] = json!("ffffffffffffffff");
    LocalStorage::set(key("s-replaced"), &expected).unwrap();
    assert_eq!(next_visit("s-replaced").await, Health::Damaged(vec![Damage::Replaced]));
}

#[wasm_bindgen_test]
async fn a_visit_without_any_work_stays_a_first_visit() {
    Store::destroy("s-first").await.unwrap();
    assert_eq!(next_visit("s-first").await, Health::FirstVisit);
    assert_eq!(next_visit("s-first").await, Health::FirstVisit);
}
