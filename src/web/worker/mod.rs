//! The worker's side: owns the engine, reads files in pieces, keeps data sets in the store and opens them
//! again by itself. All it is told and all it says goes through [`Host::receive`] and the `post` callback,
//! so the page's tests run it without a worker. It computes nothing itself: that is `engine`.
//!
//! In: `{job, request, file?, buffer?, sample?, unkept?}` or `{cancel: job}`. Out: `{job, response, numbers?}`, any number of
//! `Progressed` and one other, or `{crashed}` as last words.

mod bytes;
mod import;

use super::env::{self, property};
use super::idb;
use super::part::part;
use super::store::{DATABASE, Store, StoreError};
use crate::engine::measure::Measure;
use crate::engine::{BoardRequest, Engine, Problem, Request, Response};
use crate::json;
use crate::metric::Filter;
use crate::model::DatasetId;
use bytes::Bytes;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// So often messages are heard while something goes on: a pause, however short, is a millisecond long or more.
const BREATH_MILLIS: f64 = 60.0;

/// Serves the page until the worker is ended. To be called where there is no `window`.
///
/// The engine is a part of its own, so that the page does not carry it; messages wait until it has come.
pub fn start() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    std::panic::set_hook(Box::new(|info| {
        // A wasm that has panicked is dead; an error event may not reach the page from within a promise.
        console_error_panic_hook::hook(info);
        report_crash(&info.to_string());
    }));
    let early = Rc::new(RefCell::new(Vec::new()));
    let waiting = early.clone();
    let keep = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        waiting.borrow_mut().push(event.data());
    });
    scope.set_onmessage(Some(keep.into_js_value().unchecked_ref()));
    spawn_local(async move {
        if let Err(missing) = serve(early).await {
            report_crash(&missing.to_string());
        }
    });
}

fn report_crash(why: &str) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    if let Ok(message) = idb::record(&[("crashed", why.into())]) {
        scope.post_message(&message).ok();
    }
}

part! { engine =>
    /// Answers the messages that have come early and every later one.
    fn serve(early: Rc<RefCell<Vec<JsValue>>>) -> () {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let to = scope.clone();
        let host = Host::new(DATABASE, move |message| drop(to.post_message(message)));
        early.take().iter().for_each(|message| host.receive(message));
        let on_message =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| host.receive(&event.data()));
        scope.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    }
}

/// The engine with its mailbox.
#[derive(Clone)]
pub struct Host {
    inner: Rc<Inner>,
}

struct Inner {
    database: String,
    post: Box<dyn Fn(&JsValue)>,
    engine: RefCell<Engine>,
    store: RefCell<Option<Store>>,
    /// Whether the page has no store: then nothing is looked for or kept there.
    unkept: Cell<bool>,
    /// Jobs that wait for their turn; an import does not wait, and does not keep others waiting.
    queue: RefCell<VecDeque<Job>>,
    working: Cell<bool>,
    /// Imports on their way, and those of them that are to stop.
    imports: RefCell<BTreeSet<u32>>,
    stopping: RefCell<BTreeSet<u32>>,
    /// The job whose measures are under way; it can be stopped, too.
    measuring: Cell<Option<u32>>,
    /// What became of imports that are over: who stops one may have been told that it is stopped before its answer came.
    kept: RefCell<BTreeMap<u32, (DatasetId, Option<import::Before>)>>,
}

struct Job {
    number: u32,
    request: Request,
    bytes: Bytes,
}

impl Host {
    /// A host that keeps data sets in this database and answers through `post`.
    pub fn new(database: &str, post: impl Fn(&JsValue) + 'static) -> Self {
        Host {
            inner: Rc::new(Inner {
                database: database.into(),
                post: Box::new(post),
                engine: RefCell::default(),
                store: RefCell::default(),
                unkept: Cell::new(false),
                queue: RefCell::default(),
                working: Cell::new(false),
                imports: RefCell::default(),
                stopping: RefCell::default(),
                measuring: Cell::new(None),
                kept: RefCell::default(),
            }),
        }
    }

    /// Takes a message of the page. What is no message of ours is left alone.
    pub fn receive(&self, data: &JsValue) {
        if let Some(number) = number(data, "cancel") {
            self.cancel(number);
            return;
        }
        let Some(number) = number(data, "job") else { return };
        let request = property(data, "request").and_then(|text| text.as_string()).unwrap_or_default();
        let request = match json::read(&request) {
            Ok(request) => request,
            // Both sides are the same wasm, so this is a fault of the program, not of the data.
            Err(_) => return self.say(number, &Response::Failed(Problem::Crashed)),
        };
        self.inner.unkept.set(property(data, "unkept").is_some());
        let job = Job { number, request, bytes: Bytes::of_message(data) };
        let host = self.clone();
        if let Request::Import { .. } = job.request {
            self.inner.imports.borrow_mut().insert(number);
            spawn_local(async move { host.import(job).await });
        } else {
            self.inner.queue.borrow_mut().push_back(job);
            if !self.inner.working.replace(true) {
                spawn_local(async move { host.work().await });
            }
        }
    }

    fn cancel(&self, number: u32) {
        let mut queue = self.inner.queue.borrow_mut();
        if let Some(at) = queue.iter().position(|job| job.number == number) {
            queue.remove(at);
            drop(queue);
            self.say(number, &Response::Cancelled);
        } else if self.inner.imports.borrow().contains(&number) || self.inner.measuring.get() == Some(number)
        {
            self.inner.stopping.borrow_mut().insert(number);
        } else if let Some((dataset, before)) = self.inner.kept.borrow_mut().remove(&number) {
            let host = self.clone();
            spawn_local(async move { host.take_back(dataset, before).await });
        }
    }

    /// Works through the queue. Before each job messages that have arrived are read, so that a job that
    /// was superseded meanwhile is never begun.
    async fn work(&self) {
        loop {
            env::sleep(0).await;
            let job = self.inner.queue.borrow_mut().pop_front();
            let Some(Job { number, request, bytes }) = job else { break };
            if let Request::Board(request) = request {
                self.count(number, *request).await;
                continue;
            }
            let response = match request {
                Request::Measure { dataset, filter, measures } => {
                    self.inner.measuring.set(Some(number));
                    let response = self.measure(number, dataset, &filter, measures).await;
                    self.inner.measuring.set(None);
                    self.inner.stopping.borrow_mut().remove(&number);
                    response
                }
                request => self.handle(request, &bytes).await,
            };
            self.say(number, &response);
        }
        self.inner.working.set(false);
    }

    /// One measure after the other. Between them messages are heard, so that who cancels does not wait for all of them.
    async fn measure(
        &self,
        number: u32,
        dataset: DatasetId,
        filter: &Filter,
        measures: Vec<Measure>,
    ) -> Response {
        let mut answers = Vec::with_capacity(measures.len());
        let mut breathed = js_sys::Date::now();
        for measure in measures {
            if js_sys::Date::now() - breathed >= BREATH_MILLIS {
                env::sleep(0).await;
                breathed = js_sys::Date::now();
            }
            if self.inner.stopping.borrow().contains(&number) {
                return Response::Cancelled;
            }
            let one = Request::Measure { dataset, filter: filter.clone(), measures: vec![measure] };
            match self.handle_stored(dataset, &one).await {
                Response::Measured(answer) => answers.extend(answer),
                response => return response,
            }
        }
        Response::Measured(answers)
    }

    async fn handle(&self, request: Request, bytes: &Bytes) -> Response {
        match &request {
            Request::Preview { .. } => self.preview(request, bytes).await,
            Request::Open { dataset }
            | Request::Inspect { dataset }
            | Request::Discover { dataset, .. }
            | Request::Measure { dataset, .. } => self.handle_stored(*dataset, &request).await,
            Request::Ask { query } => self.handle_stored(query.dataset, &request).await,
            Request::Mend { dataset, .. } => self.mend(*dataset, &request).await,
            Request::TakeBack { dataset } => self.take_back_kept(*dataset).await,
            Request::Close { .. } | Request::Rename { .. } | Request::Import { .. } | Request::Board(_) => {
                self.ask_engine(request)
            }
        }
    }

    /// Remedies are kept with what is known of a data set; its columns stay as they were read.
    async fn mend(&self, dataset: DatasetId, request: &Request) -> Response {
        let before = match self.handle_stored(dataset, &Request::Open { dataset }).await {
            Response::Opened(info) => info.remedies.into_iter().map(|mended| mended.remedy).collect(),
            response => return response,
        };
        let response = self.ask_engine(request.clone());
        let Response::Opened(info) = &response else { return response };
        let kept = match self.store().await {
            Ok(Some(store)) => store.put_dataset_info(info).await,
            Ok(None) => Ok(()),
            Err(error) => Err(error),
        };
        match kept {
            Ok(()) => response,
            Err(error) => {
                // What is not kept would be gone after a reload.
                drop(self.ask_engine(Request::Mend { dataset, remedies: before }));
                Response::Failed(Problem::Store(self.lost(error)))
            }
        }
    }

    /// Counts, and sends the numbers as one typed array beside the names.
    async fn count(&self, number: u32, request: BoardRequest) {
        let mut counted = self.inner.engine.borrow_mut().board(&request);
        if counted == Err(Problem::UnknownDataset) {
            counted = match self.open_stored(request.dataset).await {
                Ok(()) => self.inner.engine.borrow_mut().board(&request),
                Err(problem) => Err(problem),
            };
        }
        match counted {
            Ok((names, numbers)) => {
                let numbers = js_sys::Float64Array::from(numbers.as_slice());
                self.say_with(number, &Response::Counted(Box::new(names)), Some(("numbers", numbers.into())));
            }
            Err(problem) => self.say(number, &Response::Failed(problem)),
        }
    }

    /// A request about a data set: if the engine does not have it, it is opened from the store first.
    async fn handle_stored(&self, dataset: DatasetId, request: &Request) -> Response {
        let response = self.ask_engine(request.clone());
        if response != Response::Failed(Problem::UnknownDataset) {
            return response;
        }
        match self.open_stored(dataset).await {
            Ok(()) => self.ask_engine(request.clone()),
            Err(problem) => Response::Failed(problem),
        }
    }

    fn ask_engine(&self, request: Request) -> Response {
        let mut last = Response::Failed(Problem::UnknownDataset);
        self.inner.engine.borrow_mut().handle(request, &mut |response| last = response);
        last
    }

    async fn open_stored(&self, dataset: DatasetId) -> Result<(), Problem> {
        let store = match self.store().await {
            Ok(Some(store)) => store,
            Ok(None) => return Err(Problem::UnknownDataset),
            Err(error) => return Err(Problem::Store(error.code())),
        };
        let (info, chunks) = match store.dataset(dataset).await {
            Ok(Some(stored)) => stored,
            Ok(None) => return Err(Problem::UnknownDataset),
            Err(StoreError::Damaged) => return Err(Problem::Damaged),
            Err(error) => return Err(Problem::Store(self.lost(error))),
        };
        self.inner.engine.borrow_mut().open(info, &chunks)
    }

    /// The store, opened when it is needed first; none if the page has none. A failure is not remembered:
    /// the next need tries again.
    async fn store(&self) -> Result<Option<Store>, StoreError> {
        if self.inner.unkept.get() {
            return Ok(None);
        }
        if let Some(store) = &*self.inner.store.borrow() {
            return Ok(Some(store.clone()));
        }
        let store = Store::connect(&self.inner.database, Rc::new(|_| {})).await?;
        self.inner.store.replace(Some(store.clone()));
        Ok(Some(store))
    }

    /// Forgets a connection that was closed, and names the error.
    fn lost(&self, error: StoreError) -> String {
        if error == StoreError::Closed {
            self.inner.store.take();
        }
        error.code()
    }

    fn say(&self, number: u32, response: &Response) {
        self.say_with(number, response, None);
    }

    fn say_with(&self, number: u32, response: &Response, beside: Option<(&str, JsValue)>) {
        let Ok(text) = json::write(response) else { return };
        let mut parts = vec![("job", number.into()), ("response", text.into())];
        parts.extend(beside);
        if let Ok(message) = idb::record(&parts) {
            (self.inner.post)(&message);
        }
    }
}

fn number(data: &JsValue, key: &str) -> Option<u32> {
    idb::whole(&property(data, key)?)?.try_into().ok()
}
