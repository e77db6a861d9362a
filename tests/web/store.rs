//! The store: saves, conflicts, snapshots, data sets, and the same rules in memory.

use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use waymark::engine::{Contents, DatasetInfo};
use waymark::model::{DatasetId, WorkspaceId};
use waymark::table::{Mapping, Quality};
use waymark::web::store::{
    Health, Named, Reason, SNAPSHOT_MILLIS, SNAPSHOTS_KEPT, Save, Saved, Store, StoreError, StoreEvent,
};

const ID: WorkspaceId = WorkspaceId(7);
const OTHER: WorkspaceId = WorkspaceId(8);

/// A fresh database.
async fn fresh(name: &str) -> Store {
    Store::destroy(name).await.unwrap();
    let opened = Store::open(name, Rc::new(|_| {})).await;
    assert_eq!(opened.health, Health::FirstVisit);
    opened.store
}

fn save(json: &str, expected: Option<u64>, now_millis: i64) -> Save<'_> {
    Save { workspace: ID, name: "旅程", json, expected, keep: None, now_millis }
}

/// Saves and gives the revision.
async fn saved(store: &Store, save: Save<'_>) -> u64 {
    match store.save(save).await {
        Saved::Saved { revision } => revision,
        other => panic!("{other:?}"),
    }
}

async fn both(name: &str) -> [Store; 2] {
    [fresh(name).await, Store::in_memory()]
}

#[wasm_bindgen_test]
async fn what_was_saved_is_loaded_by_the_next_visit() {
    let store = fresh("t-load").await;
    let revision = saved(&store, save(r#"{"名":"一"}"#, None, 5)).await;
    store.close();
    let opened = Store::open("t-load", Rc::new(|_| {})).await;
    assert_eq!(opened.health, Health::Healthy);
    let doc = opened.store.load(ID).await.unwrap().unwrap();
    assert_eq!((doc.json.as_str(), doc.name.as_str()), (r#"{"名":"一"}"#, "旅程"));
    assert_eq!((doc.revision, doc.saved_at_millis), (revision, 5));
    assert_eq!(opened.store.load(OTHER).await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn a_save_on_an_old_revision_is_a_conflict_and_changes_nothing() {
    for store in both("t-conflict").await {
        let first = saved(&store, save("1", None, 0)).await;
        let second = saved(&store, save("2", Some(first), 1)).await;
        assert!(second > first);
        for expected in [None, Some(first), Some(second + 1)] {
            let Saved::Conflict { stored: Some(stored) } = store.save(save("3", expected, 2)).await else {
                panic!("expected a conflict for {expected:?}");
            };
            assert_eq!((stored.json.as_str(), stored.revision), ("2", second));
        }
        assert_eq!(store.load(ID).await.unwrap().unwrap().json, "2");
    }
}

#[wasm_bindgen_test]
async fn a_save_of_a_workspace_deleted_elsewhere_is_a_conflict_without_a_stored_state() {
    for store in both("t-gone").await {
        let revision = saved(&store, save("1", None, 0)).await;
        store.delete(ID).await.unwrap();
        assert_eq!(store.save(save("2", Some(revision), 2)).await, Saved::Conflict { stored: None });
        assert!(saved(&store, save("2", None, 3)).await > revision, "revisions never come back");
    }
}

#[wasm_bindgen_test]
async fn of_two_tabs_that_save_at_once_one_wins_and_one_is_told() {
    let first = fresh("t-tabs").await;
    let second = Store::connect("t-tabs", Rc::new(|_| {})).await.unwrap();
    let mut revision = saved(&first, save("0", None, 0)).await;
    for round in 1..20 {
        let (a, b) = (format!("a{round}"), format!("b{round}"));
        let (a, b) =
            join(first.save(save(&a, Some(revision), round)), second.save(save(&b, Some(revision), round)))
                .await;
        let winners: Vec<u64> = [&a, &b]
            .iter()
            .filter_map(|outcome| match outcome {
                Saved::Saved { revision } => Some(*revision),
                _ => None,
            })
            .collect();
        assert_eq!(winners.len(), 1, "{a:?} {b:?}");
        revision = winners[0];
    }
}

/// Polls two futures together.
async fn join<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    let (mut a, mut b) = (Box::pin(a), Box::pin(b));
    let (mut done_a, mut done_b) = (None, None);
    std::future::poll_fn(|context| {
        use std::task::Poll;
        if done_a.is_none()
            && let Poll::Ready(output) = a.as_mut().poll(context)
        {
            done_a = Some(output);
        }
        if done_b.is_none()
            && let Poll::Ready(output) = b.as_mut().poll(context)
        {
            done_b = Some(output);
        }
        if done_a.is_some() && done_b.is_some() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    (done_a.unwrap(), done_b.unwrap())
}

#[wasm_bindgen_test]
async fn editing_keeps_a_snapshot_every_two_minutes_and_the_last_twenty() {
    for store in both("t-snapshots").await {
        let mut revision = saved(&store, save("v0", None, 0)).await;
        revision = saved(&store, save("v1", Some(revision), 1)).await;
        revision = saved(&store, save("v2", Some(revision), 2)).await;
        let kept = store.snapshots(Some(ID)).await.unwrap();
        assert_eq!(kept.len(), 1, "the second came too soon after the first");
        assert_eq!(store.snapshot(kept[0].number).await.unwrap().unwrap().json, "v0");
        for minute in 1..=i64::from(SNAPSHOTS_KEPT) + 5 {
            let text = format!("w{minute}");
            revision = saved(&store, save(&text, Some(revision), minute * SNAPSHOT_MILLIS + 1)).await;
        }
        let kept = store.snapshots(Some(ID)).await.unwrap();
        assert_eq!(kept.len(), SNAPSHOTS_KEPT as usize);
        let newest = store.snapshot(kept[0].number).await.unwrap().unwrap();
        assert_eq!(newest.json, format!("w{}", SNAPSHOTS_KEPT + 4), "the state before the last save");
        assert_eq!((newest.info.reason, newest.info.name.as_str()), (Reason::Edited, "旅程"));
        let oldest = store.snapshot(kept[kept.len() - 1].number).await.unwrap().unwrap();
        assert_eq!(oldest.json, "w5");
    }
}

#[wasm_bindgen_test]
async fn a_named_state_outlasts_the_others_until_it_is_removed() {
    for store in both("t-named").await {
        let mut revision = saved(&store, save("v0", None, 0)).await;
        let named = |label, json| Named { workspace: ID, label, name: "旅程", json, now_millis: 1 };
        let kept = store.keep_named(named("评审稿", "named")).await.unwrap();
        let gone = store.keep_named(named("草稿", "draft")).await.unwrap();
        for minute in 1..=i64::from(SNAPSHOTS_KEPT) + 5 {
            let text = format!("w{minute}");
            revision = saved(&store, save(&text, Some(revision), minute * SNAPSHOT_MILLIS + 1)).await;
        }
        store.remove_snapshot(gone).await.unwrap();
        assert_eq!(store.snapshots(Some(ID)).await.unwrap().len(), SNAPSHOTS_KEPT as usize + 1);
        let state = store.snapshot(kept).await.unwrap().unwrap();
        assert_eq!((state.info.label.as_str(), state.json.as_str()), ("评审稿", "named"));
        assert_eq!(state.info.reason, Reason::Named);
        assert_eq!(store.snapshot(gone).await.unwrap(), None);
        store.delete(ID).await.unwrap();
        assert_eq!(store.snapshots(None).await.unwrap(), []);
    }
}

#[wasm_bindgen_test]
async fn a_snapshot_that_equals_the_last_is_not_taken() {
    for store in both("t-equal").await {
        let revision = saved(&store, save("v0", None, 0)).await;
        for now in 1..4 {
            store.take_snapshot(ID, Reason::Opened, now).await.unwrap();
        }
        assert_eq!(store.snapshots(Some(ID)).await.unwrap().len(), 1);
        let edited = saved(&store, save("v1", Some(revision), 5)).await;
        let restore = Save { keep: Some(Reason::BeforeRestore), ..save("v0", Some(edited), 6) };
        saved(&store, restore).await;
        let reasons: Vec<Reason> =
            store.snapshots(Some(ID)).await.unwrap().iter().map(|info| info.reason).collect();
        assert_eq!(reasons, [Reason::BeforeRestore, Reason::Opened]);
    }
}

#[wasm_bindgen_test]
async fn a_deleted_workspace_goes_with_its_snapshots_and_no_others() {
    for store in both("t-delete").await {
        saved(&store, save("mine", None, 3)).await;
        saved(&store, Save { workspace: OTHER, name: "另一个", ..save("other", None, 4) }).await;
        let listed = store.list().await.unwrap();
        let names: Vec<&str> = listed.iter().map(|listed| listed.name.as_str()).collect();
        assert_eq!(names, ["另一个", "旅程"], "saved last comes first");
        for (workspace, now) in [(ID, 5), (OTHER, 6)] {
            store.take_snapshot(workspace, Reason::Opened, now).await.unwrap();
        }
        store.delete(ID).await.unwrap();
        assert_eq!(store.list().await.unwrap().len(), 1);
        assert_eq!(store.load(ID).await.unwrap(), None);
        let kept = store.snapshots(None).await.unwrap();
        assert_eq!((kept.len(), kept[0].workspace), (1, OTHER));
        assert_eq!(store.snapshot(kept[0].number).await.unwrap().unwrap().json, "other");
    }
}

fn info(id: u64, name: &str) -> DatasetInfo {
    DatasetInfo {
        id: DatasetId(id),
        name: name.into(),
        mapping: Mapping { separator: ',', ..Mapping::default() },
        quality: Quality::default(),
        bytes: 6,
        attributes: Vec::new(),
        synthetic: false,
        files: Vec::new(),
        contents: Contents::default(),
        remedies: Vec::new(),
    }
}

#[wasm_bindgen_test]
async fn a_data_set_comes_back_with_its_chunks_in_order() {
    let store = fresh("t-data").await;
    let chunks: Vec<Vec<u8>> = (0..70u8).map(|n| vec![n; usize::from(n)]).collect();
    store.put_dataset(&info(2, "乙"), &chunks).await.unwrap();
    store.put_dataset(&info(1, "甲"), &[vec![1, 2], Vec::new()]).await.unwrap();
    assert_eq!(store.dataset(DatasetId(2)).await.unwrap().unwrap(), (info(2, "乙"), chunks));
    assert_eq!(store.datasets().await.unwrap().len(), 2);
    // Importing again under the same id leaves no chunk of the longer one behind.
    store.put_dataset(&info(2, "乙"), &[vec![9]]).await.unwrap();
    assert_eq!(store.dataset(DatasetId(2)).await.unwrap().unwrap().1, [vec![9]]);
    store.put_dataset_info(&info(2, "改名")).await.unwrap();
    assert_eq!(store.dataset(DatasetId(2)).await.unwrap().unwrap(), (info(2, "改名"), vec![vec![9]]));
    store.delete_dataset(DatasetId(2)).await.unwrap();
    assert_eq!(store.dataset(DatasetId(2)).await.unwrap(), None);
    assert_eq!(store.dataset(DatasetId(1)).await.unwrap().unwrap().1, [vec![1, 2], Vec::new()]);
}

#[wasm_bindgen_test]
async fn a_store_in_memory_lists_noted_data_sets_and_says_what_it_is() {
    let store = Store::in_memory();
    assert!(store.is_memory() && !fresh("t-memory").await.is_memory());
    store.note_dataset(&info(1, "甲"));
    assert_eq!(store.datasets().await.unwrap(), [info(1, "甲")]);
    let usage = store.usage().await.unwrap();
    assert_eq!((usage.used, usage.quota), (6.0, None));
}

#[wasm_bindgen_test]
async fn a_closed_store_says_so() {
    let store = fresh("t-closed").await;
    store.close();
    assert_eq!(store.save(save("1", None, 0)).await, Saved::Failed(StoreError::Closed));
    assert_eq!(store.load(ID).await, Err(StoreError::Closed));
}

#[wasm_bindgen_test]
async fn a_tab_is_told_when_a_newer_one_needs_the_database_and_can_save_before_it_closes() {
    use std::cell::RefCell;
    Store::destroy("t-newer").await.unwrap();
    let events: Rc<RefCell<Vec<StoreEvent>>> = Rc::default();
    let heard = events.clone();
    let opened = Store::open("t-newer", Rc::new(move |event| heard.borrow_mut().push(event))).await;
    let revision = saved(&opened.store, save("1", None, 0)).await;
    // Deleting asks the open connection to go, as an upgrade does.
    let (gone, last) = join(Store::destroy("t-newer"), async {
        while events.borrow().is_empty() {
            opened.store.load(ID).await.unwrap();
        }
        opened.store.save(save("2", Some(revision), 1)).await
    })
    .await;
    assert_eq!(*events.borrow(), [StoreEvent::Outdated]);
    assert!(matches!(last, Saved::Saved { .. }), "{last:?}");
    assert_eq!(gone, Ok(()), "the old connection made room");
    assert_eq!(opened.store.save(save("3", Some(revision), 2)).await, Saved::Failed(StoreError::Closed));
}
