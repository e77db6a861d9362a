//! The page's side of the worker, against small workers written in JavaScript that speak the protocol.

use js_sys::Array;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use waymark::engine::{Problem, Request, Response};
use waymark::model::DatasetId;
use waymark::web::client::{Client, Latest, Progress, Source};
use web_sys::{Blob, Url, Worker};

const CLOSE: Request = Request::Close { dataset: DatasetId(1) };

/// A client whose workers run this script, and how many of them were started.
fn client(script: &'static str) -> (Client, Rc<Cell<u32>>) {
    let started = Rc::new(Cell::new(0));
    let count = started.clone();
    let client = Client::new(move || {
        count.set(count.get() + 1);
        let blob = Blob::new_with_str_sequence(&Array::of1(&script.into()))?;
        Worker::new(&Url::create_object_url_with_blob(&blob)?)
    });
    (client, started)
}

/// Answers every job; tells the progress first, and adds what it was told to cancel.
const OBEDIENT: &str = r#"
    onmessage = ({ data }) => {
        if (data.cancel) return;
        postMessage({ job: data.job, response: '{"progressed":{"done":1,"total":2,"rows":3}}' });
        postMessage({ job: data.job, response: '"closed"' });
    };"#;

/// Answers nothing but the cancellation of a job, and that by answering the job after it.
const LAZY: &str = r#"
    onmessage = ({ data }) => {
        if (data.cancel) postMessage({ job: data.cancel + 1, response: '"closed"' });
    };"#;

#[wasm_bindgen_test]
async fn a_request_is_answered_and_its_progress_told() {
    let (client, started) = client(OBEDIENT);
    let told: Rc<RefCell<Vec<Progress>>> = Rc::default();
    let heard = told.clone();
    let asking =
        client.ask_with_progress(&CLOSE, &Source::None, move |progress| heard.borrow_mut().push(progress));
    assert_eq!(asking.await, Response::Closed);
    assert_eq!(*told.borrow(), [Progress { done: 1, total: 2, rows: 3 }]);
    assert_eq!(client.ask(&CLOSE, &Source::None).await, Response::Closed);
    assert_eq!(started.get(), 1);
}

#[wasm_bindgen_test]
async fn a_dead_worker_fails_all_that_waits_and_the_next_request_starts_another() {
    for script in [
        "let n = 0; onmessage = () => { if (++n === 2) throw new Error('dead'); };",
        "let n = 0; onmessage = () => { if (++n === 2) postMessage({ crashed: 'panicked' }); };",
    ] {
        let (client, started) = client(script);
        let (first, second) = (client.ask(&CLOSE, &Source::None), client.ask(&CLOSE, &Source::None));
        assert_eq!(first.await, Response::Failed(Problem::Crashed));
        assert_eq!(second.await, Response::Failed(Problem::Crashed));
        let third = client.ask(&CLOSE, &Source::None);
        assert_eq!(started.get(), 2);
        drop(third);
        client.stop();
    }
}

#[wasm_bindgen_test]
async fn a_worker_that_cannot_be_started_is_a_failure_and_no_panic() {
    let client = Client::new(|| Err("denied".into()));
    assert_eq!(client.ask(&CLOSE, &Source::None).await, Response::Failed(Problem::Crashed));
    // Without the boot script of the page.
    assert_eq!(Client::default().ask(&CLOSE, &Source::None).await, Response::Failed(Problem::Crashed));
}

#[wasm_bindgen_test]
async fn a_cancelled_request_answers_at_once_and_the_worker_is_told() {
    let (client, _) = client(LAZY);
    let (first, second) = (client.ask(&CLOSE, &Source::None), client.ask(&CLOSE, &Source::None));
    first.cancel_handle().cancel();
    assert_eq!(first.await, Response::Cancelled);
    assert_eq!(second.await, Response::Closed, "the lazy worker answers when the first is cancelled");
}

#[wasm_bindgen_test]
async fn dropping_a_request_cancels_it() {
    let (client, _) = client(LAZY);
    let (first, second) = (client.ask(&CLOSE, &Source::None), client.ask(&CLOSE, &Source::None));
    drop(first);
    assert_eq!(second.await, Response::Closed);
}

#[wasm_bindgen_test]
async fn only_the_latest_answer_is_given() {
    let (client, _) = client(LAZY);
    let latest = Rc::new(Latest::new(client));
    let superseded: Rc<Cell<Option<bool>>> = Rc::default();
    let (asker, outcome) = (latest.clone(), superseded.clone());
    wasm_bindgen_futures::spawn_local(async move {
        outcome.set(Some(asker.ask(&CLOSE).await.is_none()));
    });
    super::wait(0).await;
    assert_eq!(superseded.get(), None);
    assert_eq!(latest.ask(&CLOSE).await, Some(Response::Closed));
    assert_eq!(superseded.get(), Some(true));
}
