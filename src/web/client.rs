//! The page's side of the engine worker: asks, follows the progress, cancels, and starts a fresh worker
//! after one has died. It computes nothing.

use super::env::{global, property};
use super::part::{PartMissing, part};
use crate::engine::{Problem, Request, Response};
use crate::json;
use crate::text::Lang;
use js_sys::{Function, Object, Reflect};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, MessageEvent, Worker};

/// Where the bytes of a request come from.
#[derive(Clone, Debug, Default)]
pub enum Source {
    /// It needs none.
    #[default]
    None,
    /// A file; the worker reads it.
    File(Blob),
    /// The synthetic sample in this language, which the worker generates and then reads like any file.
    Sample(Lang),
}

/// How far a request has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read.
    pub done: u64,
    /// Bytes in all.
    pub total: u64,
    /// Rows read.
    pub rows: u64,
}

/// The page's side of the worker. Clones share one worker, which is started by the first request.
#[derive(Clone)]
pub struct Client {
    inner: Rc<Inner>,
}

struct Inner {
    start: Box<dyn Fn() -> Result<Worker, JsValue>>,
    running: RefCell<Option<Running>>,
    next_job: Cell<u32>,
    unkept: Cell<bool>,
    jobs: RefCell<BTreeMap<u32, Job>>,
}

struct Running {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

struct Job {
    response: Option<Response>,
    waker: Option<Waker>,
    on_progress: Option<Box<dyn FnMut(Progress)>>,
}

impl Default for Client {
    fn default() -> Self {
        Client::new(start_worker)
    }
}

impl Client {
    /// A client whose workers are started by `start`; [`Client::default`] uses the page's boot script.
    pub fn new(start: impl Fn() -> Result<Worker, JsValue> + 'static) -> Self {
        Client {
            inner: Rc::new(Inner {
                start: Box::new(start),
                running: RefCell::default(),
                next_job: Cell::new(1),
                unkept: Cell::new(false),
                jobs: RefCell::default(),
            }),
        }
    }

    /// Asks the worker. Dropping the future cancels the request.
    pub fn ask(&self, request: &Request, source: &Source) -> Asking {
        self.ask_with_progress(request, source, |_| {})
    }

    /// Asks the worker and follows the progress. Dropping the future cancels the request.
    pub fn ask_with_progress(
        &self,
        request: &Request,
        source: &Source,
        on_progress: impl FnMut(Progress) + 'static,
    ) -> Asking {
        let number = self.inner.next_job.get();
        self.inner.next_job.set(number.wrapping_add(1));
        let job = Job { response: None, waker: None, on_progress: Some(Box::new(on_progress)) };
        self.inner.jobs.borrow_mut().insert(number, job);
        let (inner, request, source) = (self.inner.clone(), request.clone(), source.clone());
        // Begun at once: it comes up while the part that writes requests is downloaded.
        Inner::started(&inner).ok();
        spawn_local(async move {
            let text = text_of(request).await;
            if !inner.is_awaited(number) {
                return;
            }
            let posted = match text {
                Ok(Some(text)) => Inner::post(&inner, number, &text, &source).is_ok(),
                _ => false,
            };
            if !posted {
                inner.settle(number, Response::Failed(Problem::Crashed));
            }
        });
        Asking { cancel: Cancel { inner: Rc::downgrade(&self.inner), number }, done: false }
    }

    /// From now on data sets are not kept in the store but in the worker's memory alone: for a page whose
    /// own store keeps nothing, and whose user was told. Otherwise a data set that cannot be kept fails.
    pub fn keep_nothing(&self) {
        self.inner.unkept.set(true);
    }

    /// Ends the worker and its memory; what it was asked fails as [`Problem::Crashed`]. The next request
    /// starts a fresh one.
    pub fn stop(&self) {
        self.inner.bury();
    }
}

/// A request on its way.
#[must_use = "dropping it cancels the request"]
pub struct Asking {
    cancel: Cancel,
    done: bool,
}

impl Asking {
    /// A handle to cancel with from elsewhere (a button); the future then gives [`Response::Cancelled`].
    pub fn cancel_handle(&self) -> Cancel {
        self.cancel.clone()
    }
}

impl Future for Asking {
    type Output = Response;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Response> {
        let Some(inner) = self.cancel.inner.upgrade() else {
            self.done = true;
            return Poll::Ready(Response::Cancelled);
        };
        let mut jobs = inner.jobs.borrow_mut();
        let Some(job) = jobs.get_mut(&self.cancel.number) else {
            self.done = true;
            return Poll::Ready(Response::Cancelled);
        };
        let Some(response) = job.response.take() else {
            job.waker = Some(context.waker().clone());
            return Poll::Pending;
        };
        jobs.remove(&self.cancel.number);
        self.done = true;
        Poll::Ready(response)
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        if !self.done
            && let Some(inner) = self.cancel.inner.upgrade()
        {
            let job = inner.jobs.borrow_mut().remove(&self.cancel.number);
            if job.is_some_and(|job| job.response.is_none()) {
                inner.post_cancel(self.cancel.number);
            }
        }
    }
}

/// Cancels one request.
#[derive(Clone)]
pub struct Cancel {
    inner: Weak<Inner>,
    number: u32,
}

impl Cancel {
    /// Cancels it, if it is still on its way. The answer is [`Response::Cancelled`] at once; the worker
    /// stops at its next breath.
    pub fn cancel(&self) {
        if let Some(inner) = self.inner.upgrade()
            && inner.settle(self.number, Response::Cancelled)
        {
            inner.post_cancel(self.number);
        }
    }
}

/// A place that shows one answer at a time: asking again cancels what was asked before.
pub struct Latest {
    client: Client,
    last: RefCell<Option<Cancel>>,
}

impl Latest {
    /// A place that asks this client.
    pub fn new(client: Client) -> Self {
        Latest { client, last: RefCell::default() }
    }

    /// Asks, and cancels what was asked before from here. None if it was itself superseded.
    pub async fn ask(&self, request: &Request) -> Option<Response> {
        let asking = self.client.ask(request, &Source::None);
        if let Some(earlier) = self.last.replace(Some(asking.cancel_handle())) {
            earlier.cancel();
        }
        match asking.await {
            Response::Cancelled => None,
            response => Some(response),
        }
    }
}

impl Inner {
    /// Starts a worker if there is none.
    fn started(this: &Rc<Self>) -> Result<(), JsValue> {
        if this.running.borrow().is_none() {
            let running = Running::start(this)?;
            this.running.replace(Some(running));
        }
        Ok(())
    }

    /// Whether somebody waits for the answer to a job.
    fn is_awaited(&self, number: u32) -> bool {
        self.jobs.borrow().get(&number).is_some_and(|job| job.response.is_none())
    }

    /// Sends a request, to a fresh worker if there is none.
    fn post(this: &Rc<Self>, number: u32, text: &str, source: &Source) -> Result<(), JsValue> {
        let message = Object::new();
        Reflect::set(&message, &"job".into(), &number.into())?;
        Reflect::set(&message, &"request".into(), &text.into())?;
        if this.unkept.get() {
            Reflect::set(&message, &"unkept".into(), &JsValue::TRUE)?;
        }
        match source {
            Source::None => {}
            Source::File(file) => drop(Reflect::set(&message, &"file".into(), file)?),
            Source::Sample(lang) => drop(Reflect::set(&message, &"sample".into(), &lang.tag().into())?),
        }
        Inner::started(this)?;
        match &*this.running.borrow() {
            Some(running) => running.worker.post_message(&message),
            None => Err(JsValue::UNDEFINED),
        }
    }

    fn post_cancel(&self, number: u32) {
        let message = Object::new();
        if let (Ok(_), Some(running)) =
            (Reflect::set(&message, &"cancel".into(), &number.into()), &*self.running.borrow())
        {
            running.worker.post_message(&message).ok();
        }
    }

    /// Takes a message of the worker: the answer to a job, or its last words.
    fn receive(self: Rc<Self>, data: &JsValue) {
        if property(data, "crashed").is_some() {
            self.bury();
            return;
        }
        let number = property(data, "job").and_then(|job| super::idb::whole(&job)).unwrap_or(0);
        let Ok(number) = u32::try_from(number) else { return };
        let text = property(data, "response").and_then(|text| text.as_string()).unwrap_or_default();
        spawn_local(async move {
            match response(text).await {
                Ok(Some(Response::Progressed { done, total, rows })) => {
                    self.progress(number, Progress { done, total, rows });
                }
                Ok(Some(response)) => drop(self.settle(number, response)),
                // Both sides are the same wasm, so this cannot be a matter of versions.
                Ok(None) | Err(PartMissing) => drop(self.settle(number, Response::Failed(Problem::Crashed))),
            }
        });
    }

    fn progress(&self, number: u32, progress: Progress) {
        // The callback may ask or cancel something, so nothing may be borrowed while it runs.
        let taken = self.jobs.borrow_mut().get_mut(&number).and_then(|job| job.on_progress.take());
        if let Some(mut on_progress) = taken {
            on_progress(progress);
            if let Some(job) = self.jobs.borrow_mut().get_mut(&number) {
                job.on_progress = Some(on_progress);
            }
        }
    }

    /// Gives a job its answer; false if it has one or nobody waits.
    fn settle(&self, number: u32, response: Response) -> bool {
        let waker = match self.jobs.borrow_mut().get_mut(&number) {
            Some(job) if job.response.is_none() => {
                job.response = Some(response);
                job.waker.take()
            }
            _ => return false,
        };
        if let Some(waker) = waker {
            waker.wake();
        }
        true
    }

    /// Ends a worker that died (a wasm that panicked cannot go on) and tells everybody who waits.
    fn bury(&self) {
        if let Some(running) = self.running.take() {
            running.worker.set_onmessage(None);
            running.worker.set_onerror(None);
            running.worker.set_onmessageerror(None);
            running.worker.terminate();
        }
        let numbers: Vec<u32> = self.jobs.borrow().keys().copied().collect();
        for number in numbers {
            self.settle(number, Response::Failed(Problem::Crashed));
        }
    }
}

part! { wire => fn text_of(request: Request) -> Option<String> {
    json::write(&request).ok()
} }

part! { wire => fn response(text: String) -> Option<Response> {
    json::read(&text).ok()
} }

impl Running {
    fn start(inner: &Rc<Inner>) -> Result<Self, JsValue> {
        let worker = (inner.start)()?;
        let to = Rc::downgrade(inner);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(inner) = to.upgrade() {
                inner.receive(&event.data());
            }
        });
        let to = Rc::downgrade(inner);
        let on_error = Closure::<dyn FnMut(JsValue)>::new(move |_| {
            if let Some(inner) = to.upgrade() {
                inner.bury();
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Running { worker, _on_message: on_message, _on_error: on_error })
    }
}

/// Starts a worker by the page's boot script, which hands it the wasm that is already compiled.
fn start_worker() -> Result<Worker, JsValue> {
    let boot = global("__waymark").ok_or(JsValue::UNDEFINED)?;
    let start = property(&boot, "startWorker").ok_or(JsValue::UNDEFINED)?;
    start.dyn_into::<Function>()?.call0(&boot)?.dyn_into()
}
