//! Previewing and importing: pieces of a file into the engine, progress to the page, columns to the store.

use super::bytes::Bytes;
use super::{Host, Job};
use crate::engine::{DatasetInfo, ImportJob, Problem, Request, Response};
use crate::table::PREVIEW_BYTES;
use crate::web::decoder::BrowserGb18030;
use crate::web::env;

/// So much of a file is read at a time: large enough to be fast, small enough to be stopped soon.
const PIECE_BYTES: u64 = 4 << 20;
/// Progress is told at most this often.
const PROGRESS_MILLIS: f64 = 50.0;
/// So often messages are heard that arrived meanwhile: a pause, however short, is some milliseconds long.
const BREATH_MILLIS: f64 = 200.0;

impl Host {
    /// Looks at the first bytes of a file.
    pub(super) async fn preview(&self, request: Request, bytes: &Bytes) -> Response {
        let Request::Preview { utc_offset_minutes, mapping, lang } = request else {
            return Response::Failed(Problem::EmptyFile);
        };
        let head = match bytes.reader().begin(0, PREVIEW_BYTES as u64) {
            Ok(piece) => piece.bytes().await,
            Err(text) => Err(text),
        };
        match head {
            Ok(head) => self.inner.engine.borrow().preview(
                &head,
                utc_offset_minutes,
                mapping.as_ref(),
                &mut BrowserGb18030::new(),
                lang,
            ),
            Err(text) => Response::Failed(Problem::Unreadable(text)),
        }
    }

    /// Reads a whole file and answers; other requests are served between its pieces.
    pub(super) async fn import(&self, job: Job) {
        let number = job.number;
        let response = self.read_in(job).await.unwrap_or_else(|response| response);
        self.inner.imports.borrow_mut().remove(&number);
        self.inner.stopping.borrow_mut().remove(&number);
        self.say(number, &response);
    }

    async fn read_in(&self, job: Job) -> Result<Response, Response> {
        let Job { number, request, bytes } = job;
        let gb18030 = Box::new(BrowserGb18030::new());
        let mut import = ImportJob::begin(request, gb18030).map_err(Response::Failed)?;
        let reader = bytes.reader();
        let total = reader.size();
        let mut done = 0;
        let mut told = js_sys::Date::now();
        let mut breathed = told;
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
            import.push(&piece);
            if js_sys::Date::now() - told >= PROGRESS_MILLIS {
                told = js_sys::Date::now();
                self.say(number, &Response::Progressed { done, total, rows: import.rows() });
            }
            if js_sys::Date::now() - breathed >= BREATH_MILLIS {
                env::sleep(0).await;
                breathed = js_sys::Date::now();
            }
        }
        let response = self.inner.engine.borrow_mut().finish_import(import);
        if let Response::Imported(info) = &response {
            self.keep(info).await.inspect_err(|_| {
                // Half kept is worse than not imported: after a reload the data set would be gone.
                drop(self.ask_engine(Request::Close { dataset: info.id }));
            })?;
        }
        Ok(response)
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
