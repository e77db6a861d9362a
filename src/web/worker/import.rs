//! Previewing and importing: pieces of a file into the engine, progress to the page, columns to the store. What reads
//! workbooks, JSON and event logs is a part of its own that is loaded with the first of them.

use super::bytes::{Bytes, Reader};
use super::{BREATH_MILLIS, Host, Job};
use crate::engine::{DatasetInfo, ImportJob, Problem, Request, Response};
use crate::model::DatasetId;
use crate::table::{Fault, Format, Mapping, PREVIEW_BYTES, Preview, Reading, SAMPLE_BYTES, recognise};
use crate::text::Lang;
use crate::web::decoder::BrowserGb18030;
use crate::web::env;
use crate::web::part::{PartMissing, part};

/// So much of a file is read at a time: large enough to be fast, small enough to be stopped soon.
const PIECE_BYTES: u64 = 4 << 20;
/// Progress is told at most this often.
const PROGRESS_MILLIS: f64 = 50.0;

/// A data set as it was.
pub(super) type Before = (DatasetInfo, Vec<Vec<u8>>);

/// How often an import tells how far it is, and listens.
struct Pace {
    number: u32,
    told: f64,
    breathed: f64,
}

impl Pace {
    fn new(number: u32) -> Self {
        let now = js_sys::Date::now();
        Pace { number, told: now, breathed: now }
    }

    /// After each piece: tells and listens where it is time to.
    async fn step(&mut self, host: &Host, done: u64, total: u64, rows: u64) {
        if js_sys::Date::now() - self.told >= PROGRESS_MILLIS {
            self.told = js_sys::Date::now();
            host.say(self.number, &Response::Progressed { done, total, rows });
        }
        if js_sys::Date::now() - self.breathed >= BREATH_MILLIS {
            env::sleep(0).await;
            self.breathed = js_sys::Date::now();
        }
    }
}

impl Host {
    /// Looks at the first bytes of a file.
    pub(super) async fn preview(&self, request: Request, bytes: &Bytes) -> Response {
        let Request::Preview { name, utc_offset_minutes, mapping, lang } = request else {
            return Response::Failed(Problem::EmptyFile);
        };
        let reader = bytes.reader();
        let head = match piece(&reader, 0, PREVIEW_BYTES as u64).await {
            Ok(head) => head,
            Err(problem) => return Response::Failed(problem),
        };
        let format = match &mapping {
            Some(mapping) => Ok(mapping.format),
            None => recognise(&head, &name),
        };
        let asked = match format {
            Ok(Format::Text) => {
                return self.inner.engine.borrow().preview(
                    &head,
                    utc_offset_minutes,
                    mapping.as_ref(),
                    &mut BrowserGb18030::new(),
                    lang,
                );
            }
            Ok(format) => Asked::Look { format, head, corrected: mapping },
            Err(fault) => return Response::Failed(fault.into()),
        };
        match look(&reader, asked, utc_offset_minutes, lang).await {
            Ok(preview) => Response::Previewed(Box::new(preview)),
            Err(problem) => Response::Failed(problem),
        }
    }

    /// Reads a whole file and answers; other requests are served between its pieces.
    pub(super) async fn import(&self, job: Job) {
        let number = job.number;
        let mut before = None;
        let mut response = self.read_in(job, &mut before).await.unwrap_or_else(|response| response);
        self.inner.imports.borrow_mut().remove(&number);
        let is_stopped = self.inner.stopping.borrow_mut().remove(&number);
        if let Response::Imported(info) = &response {
            if is_stopped {
                self.take_back(info.id, before).await;
                response = Response::Cancelled;
            } else {
                // What was there before an addition is large: that of the latest is enough.
                self.inner.kept.borrow_mut().values_mut().for_each(|(_, before)| *before = None);
                self.inner.kept.borrow_mut().insert(number, (info.id, before));
            }
        }
        self.say(number, &response);
    }

    /// Reads a file. What a data set was before an addition is put into `before`.
    async fn read_in(&self, job: Job, before: &mut Option<Before>) -> Result<Response, Response> {
        let Job { number, request, bytes } = job;
        let gb18030 = Box::new(BrowserGb18030::new());
        let mut import = ImportJob::begin(request, gb18030).map_err(Response::Failed)?;
        if import.mapping().format != Format::Text {
            let asked = Asked::Import(import.mapping().clone());
            import.read_by(open(asked).await.map_err(|missing| Response::Failed(missing.into()))?);
        }
        if import.is_addition() {
            let open = Request::Open { dataset: import.dataset() };
            if let failed @ Response::Failed(_) = self.handle_stored(import.dataset(), &open).await {
                return Err(failed);
            }
        }
        let reader = bytes.reader();
        let total = reader.size();
        let mut done = 0;
        let mut pace = Pace::new(number);
        let unreadable = |text| Response::Failed(Problem::Unreadable(text));
        let mut next = reader.begin(0, PIECE_BYTES).map_err(unreadable)?;
        while done < total {
            let piece = next.bytes().await.map_err(unreadable)?;
            self.stop_if_asked(number)?;
            if piece.is_empty() {
                let text = "the file ended before its size".into();
                return Err(Response::Failed(Problem::Unreadable(text)));
            }
            done += piece.len() as u64;
            // The browser reads on while this piece is taken in.
            next = reader.begin(done, PIECE_BYTES).map_err(unreadable)?;
            import.push(&piece).map_err(Response::Failed)?;
            pace.step(self, done, total, import.rows()).await;
        }
        // Sorting needs the memory.
        drop(next);
        reader.release();
        while import.pull().map_err(Response::Failed)? {
            self.stop_if_asked(number)?;
            let Some((done, total)) = import.progress() else { continue };
            pace.step(self, done, total, import.rows()).await;
        }
        // The last turn before the longest one: what was asked meanwhile is heard.
        env::sleep(0).await;
        self.stop_if_asked(number)?;
        if import.is_addition() {
            let engine = self.inner.engine.borrow();
            let dataset = import.dataset();
            *before = engine.info(dataset).cloned().zip(engine.chunks(dataset));
        }
        let response = self.inner.engine.borrow_mut().finish_import(import);
        if let Response::Imported(info) = &response
            && let Err(refused) = self.keep(info).await
        {
            // Half kept is worse than not imported: after a reload it would be gone.
            drop(self.ask_engine(Request::Close { dataset: info.id }));
            if let Some((info, chunks)) = before.take() {
                drop(self.inner.engine.borrow_mut().open(info, &chunks));
            }
            return Err(refused);
        }
        Ok(response)
    }

    /// Takes back an import that was stopped when all of it had been read: the data set is as it was before, or forgotten and
    /// deleted if there was none.
    pub(super) async fn take_back(&self, dataset: DatasetId, before: Option<Before>) {
        drop(self.ask_engine(Request::Close { dataset }));
        let store = self.store().await;
        // A store that refuses this has refused the page, too, which then shows the data set.
        match (before, store) {
            (None, Ok(Some(store))) => drop(store.delete_dataset(dataset).await),
            (Some((info, chunks)), store) => {
                if let Ok(Some(store)) = store {
                    drop(store.put_dataset(&info, &chunks).await);
                }
                drop(self.inner.engine.borrow_mut().open(info, &chunks));
            }
            (None, _) => {}
        }
    }

    /// Takes back the last file that was added to a data set, as long as what was before is kept.
    pub(super) async fn take_back_kept(&self, dataset: DatasetId) -> Response {
        let before = {
            let mut kept = self.inner.kept.borrow_mut();
            let of_it = kept.values_mut().filter(|(of, before)| *of == dataset && before.is_some());
            of_it.last().and_then(|(_, before)| before.take())
        };
        let Some(before) = before else { return Response::Failed(Problem::UnknownDataset) };
        self.take_back(dataset, Some(before)).await;
        self.ask_engine(Request::Open { dataset })
    }

    fn stop_if_asked(&self, number: u32) -> Result<(), Response> {
        if self.inner.stopping.borrow().contains(&number) { Err(Response::Cancelled) } else { Ok(()) }
    }

    /// Stores the columns. Where the page has no store the data set lives in memory, which its user was
    /// told; otherwise an import that cannot be kept fails.
    async fn keep(&self, info: &DatasetInfo) -> Result<(), Response> {
        let refused = |code| Response::Failed(Problem::Store(code));
        let Some(store) = self.store().await.map_err(|error| refused(error.code()))? else { return Ok(()) };
        let Some(chunks) = self.inner.engine.borrow().chunks(info.id) else { return Ok(()) };
        store.put_dataset(info, &chunks).await.map_err(|error| refused(self.lost(error)))
    }
}

/// What is asked of the part that reads workbooks, JSON and event logs.
enum Asked {
    /// To show the beginning of a file.
    Look { format: Format, head: Vec<u8>, corrected: Option<Mapping> },
    /// To read a whole file.
    Import(Mapping),
}

part! { readers => fn open(asked: Asked) -> Reading {
    let gb18030 = Box::new(BrowserGb18030::new());
    match asked {
        Asked::Look { format, head, corrected } => Reading::look(format, &head, corrected.as_ref(), gb18030),
        Asked::Import(mapping) => Reading::import(&mapping, gb18030),
    }
} }

impl From<PartMissing> for Problem {
    fn from(_: PartMissing) -> Problem {
        Problem::NotLoaded
    }
}

/// Looks at as much of a file as its preview needs.
async fn look(
    reader: &Reader,
    asked: Asked,
    utc_offset_minutes: i32,
    lang: Lang,
) -> Result<Preview, Problem> {
    let is_workbook = matches!(asked, Asked::Look { format: Format::Xlsx, .. });
    let mut reading = open(asked).await?;
    let total = reader.size();
    let wanted = if is_workbook { total } else { total.min(SAMPLE_BYTES) };
    let mut done = 0;
    while done < wanted {
        let piece = piece(reader, done, PIECE_BYTES.min(wanted - done)).await?;
        if piece.is_empty() {
            return Err(Fault::CutOff.into());
        }
        done += piece.len() as u64;
        reading.push(&piece)?;
    }
    while done == total && reading.pull()? {}
    Ok(reading.into_preview(utc_offset_minutes, lang)?)
}

async fn piece(reader: &Reader, from: u64, length: u64) -> Result<Vec<u8>, Problem> {
    let piece = reader.begin(from, length).map_err(Problem::Unreadable)?;
    piece.bytes().await.map_err(Problem::Unreadable)
}
