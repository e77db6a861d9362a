//! The engine itself: data sets in memory, an import under way, and the answers given last. It does no I/O: the shell
//! (a web worker, a test) reads bytes, pushes them in, stores chunks and reports progress between two pieces.

use super::dataset::Dataset;
use super::measure::{Answer, Measure, measure};
use super::recent::Recent;
use super::{
    BoardNames, BoardRequest, DatasetInfo, Figures, ImportJob, Problem, Query, Request, Response, answer,
    board, discover,
};
use crate::metric::{Filter, FunnelFigures};
use crate::model::DatasetId;
use crate::table::{self, Decode, EventTable, Mapping, Tables};
use crate::text::Lang;
use waymark_kernel::board::Board as Counts;

/// So many answers are kept.
const ANSWERS_KEPT: usize = 16;

/// Data sets in memory and what was asked of them.
#[derive(Default)]
pub struct Engine {
    loaded: Vec<Dataset>,
    /// The latest last.
    answers: Vec<Figures>,
    /// Answers to measures, by what was asked.
    measured: Recent<(DatasetId, Filter, Measure), Answer>,
    /// Memory that one count leaves to the next.
    counts: Counts,
}

impl Engine {
    /// An engine without data.
    pub fn new() -> Engine {
        Engine::default()
    }

    /// Serves a request that needs no bytes from outside: `Ask`, `Measure`, `Discover`, `Close`, and `Open` if the data set is
    /// in memory. Bytes come by [`preview`](Self::preview), [`ImportJob`] and [`open`](Self::open); asked here,
    /// these are [`Problem::UnknownDataset`] or [`Problem::Unreadable`].
    pub fn handle(&mut self, request: Request, respond: &mut dyn FnMut(Response)) {
        respond(match request {
            Request::Ask { query } => self.ask(&query),
            Request::Measure { dataset, filter, measures } => self.measure(dataset, &filter, measures),
            Request::Discover { dataset, lang, goal } => match self.table(dataset) {
                Some(table) => Response::Discovered(Box::new(discover(table, &goal, lang))),
                None => Response::Failed(Problem::UnknownDataset),
            },
            Request::Inspect { dataset } => match self.find(dataset) {
                Some(found) => Response::Inspected(Box::new(found.inspect())),
                None => Response::Failed(Problem::UnknownDataset),
            },
            Request::Mend { dataset, remedies } => match self.take(dataset) {
                Some(found) => Response::Opened(Box::new(self.keep(found.mend(remedies)))),
                None => Response::Failed(Problem::UnknownDataset),
            },
            Request::Rename { dataset, name } => self.rename(dataset, name),
            Request::Close { dataset } => {
                self.forget(dataset);
                Response::Closed
            }
            Request::Open { dataset } => match self.info(dataset) {
                Some(info) => Response::Opened(Box::new(info.clone())),
                None => Response::Failed(Problem::UnknownDataset),
            },
            Request::Board(request) => match self.board(&request) {
                Ok((names, _)) => Response::Counted(Box::new(names)),
                Err(problem) => Response::Failed(problem),
            },
            Request::Preview { .. } | Request::Import { .. } | Request::TakeBack { .. } => {
                Response::Failed(Problem::Unreadable("the bytes are missing".into()))
            }
        });
    }

    /// Looks at the first bytes of a file (`table::PREVIEW_BYTES` of them) as [`Request::Preview`] asks.
    pub fn preview(
        &self,
        first_bytes: &[u8],
        utc_offset_minutes: i32,
        corrected: Option<&Mapping>,
        gb18030: &mut dyn Decode,
        lang: Lang,
    ) -> Response {
        match table::preview(first_bytes, utc_offset_minutes, corrected, gb18030, lang) {
            Ok(preview) => Response::Previewed(Box::new(preview)),
            Err(error) => Response::Failed(error.into()),
        }
    }

    /// Ends an import: the data set is in memory, and [`chunks`](Self::chunks) gives what to store. A data set of the
    /// same id is replaced, or added to if that was asked for: then it must be in memory. On failure nothing changes.
    ///
    /// To undo it, keep [`info`](Self::info) and [`chunks`](Self::chunks) as they were before, and [`open`](Self::open) them.
    pub fn finish_import(&mut self, job: ImportJob) -> Response {
        match self.finish(job) {
            Ok(info) => Response::Imported(Box::new(info)),
            Err(problem) => Response::Failed(problem),
        }
    }

    fn finish(&mut self, job: ImportJob) -> Result<DatasetInfo, Problem> {
        let (table, file, to) = job.finish()?;
        let dataset = match to.add {
            None => Dataset::new(table, file, &to),
            Some(repeats) => {
                let before = self.take(to.id).ok_or(Problem::UnknownDataset)?;
                before.add(table, file, repeats)
            }
        };
        Ok(self.keep(dataset))
    }

    /// Takes a stored data set into memory: what was kept of it, and its chunks in order. A data set of the same id is
    /// replaced; on failure nothing changes.
    ///
    /// # Errors
    /// [`Problem::Damaged`] if a chunk is missing, cut, changed or of another table.
    pub fn open(&mut self, info: DatasetInfo, chunks: &[Vec<u8>]) -> Result<(), Problem> {
        let tables = Tables::from_chunks(chunks).map_err(|_| Problem::Damaged)?;
        let dataset = Dataset::stored(info, tables);
        if dataset.tables().events.rows() as u64 != dataset.info.events() {
            return Err(Problem::Damaged);
        }
        self.keep(dataset);
        Ok(())
    }

    /// The columns of a data set in memory, as they were read, as chunks to be stored in order; none if it is not there.
    pub fn chunks(&self, dataset: DatasetId) -> Option<Vec<Vec<u8>>> {
        self.find(dataset).map(|dataset| dataset.raw().to_chunks())
    }

    /// What is known of a data set in memory.
    pub fn info(&self, dataset: DatasetId) -> Option<&DatasetInfo> {
        self.find(dataset).map(|dataset| &dataset.info)
    }

    /// What happened, of a data set in memory.
    pub fn table(&self, dataset: DatasetId) -> Option<&EventTable> {
        self.tables(dataset).map(|tables| &tables.events)
    }

    /// The tables of a data set in memory, with its remedies applied.
    pub fn tables(&self, dataset: DatasetId) -> Option<&Tables> {
        self.find(dataset).map(Dataset::tables)
    }

    fn find(&self, dataset: DatasetId) -> Option<&Dataset> {
        self.loaded.iter().find(|known| known.info.id == dataset)
    }

    /// Counts a data set in memory: names, and numbers in the layout of [`BoardNames`].
    ///
    /// # Errors
    /// [`Problem::UnknownDataset`]; [`Problem::Unreadable`] if a column has more than 65,534 names.
    pub fn board(&mut self, request: &BoardRequest) -> Result<(BoardNames, Vec<f64>), Problem> {
        let Engine { loaded, counts, .. } = self;
        let found = loaded.iter().find(|known| known.info.id == request.dataset);
        let tables = found.ok_or(Problem::UnknownDataset)?.tables();
        board::board(&tables.events, &request.query, counts)
            .ok_or_else(|| Problem::Unreadable("a column has too many names to be counted".into()))
    }

    fn ask(&mut self, query: &Query) -> Response {
        if let Some(at) = self.answers.iter().position(|figures| figures.query == *query) {
            let figures = self.answers.remove(at);
            self.answers.push(figures.clone());
            return Response::Answered(Box::new(figures));
        }
        let Some(dataset) = self.find(query.dataset) else {
            return Response::Failed(Problem::UnknownDataset);
        };
        let mut figures = answer(&dataset.tables().events, &dataset.info.quality, query);
        // The questions of a survey have no order in time: who left one out has not been lost there.
        if dataset.info.is_survey() {
            figures.stage_funnel = FunnelFigures::default();
        }
        if self.answers.len() >= ANSWERS_KEPT {
            self.answers.remove(0);
        }
        self.answers.push(figures.clone());
        Response::Answered(Box::new(figures))
    }

    /// What is known already is not computed again; the rest is, in one go over the rows kept.
    fn measure(&mut self, dataset: DatasetId, filter: &Filter, measures: Vec<Measure>) -> Response {
        let Engine { loaded, measured, .. } = self;
        let Some(tables) = loaded.iter().find(|known| known.info.id == dataset).map(Dataset::tables) else {
            return Response::Failed(Problem::UnknownDataset);
        };
        let asked = measures.into_iter().map(|measure| (dataset, filter.clone(), measure));
        let mut known: Vec<_> = asked.map(|key| (measured.find(&key), key)).collect();
        let open = known.iter().filter(|(answer, _)| answer.is_none()).map(|(_, key)| key.2.clone());
        let mut fresh = measure(tables, filter, &open.collect::<Vec<_>>()).into_iter();
        let mut answers = Vec::with_capacity(known.len());
        for (answer, key) in known.drain(..) {
            let answer = match answer {
                Some(answer) => answer,
                None => {
                    let Some(answer) = fresh.next() else { continue };
                    measured.keep(key, answer.clone());
                    answer
                }
            };
            answers.push(answer);
        }
        Response::Measured(answers)
    }

    fn rename(&mut self, dataset: DatasetId, name: String) -> Response {
        let found = self.loaded.iter_mut().find(|known| known.info.id == dataset);
        found.map_or(Response::Failed(Problem::UnknownDataset), |known| {
            known.info.name = name;
            Response::Opened(Box::new(known.info.clone()))
        })
    }

    /// Takes a data set out of memory.
    fn take(&mut self, dataset: DatasetId) -> Option<Dataset> {
        let at = self.loaded.iter().position(|known| known.info.id == dataset)?;
        Some(self.loaded.swap_remove(at))
    }

    fn keep(&mut self, dataset: Dataset) -> DatasetInfo {
        let info = dataset.info.clone();
        self.forget(info.id);
        self.loaded.push(dataset);
        info
    }

    fn forget(&mut self, dataset: DatasetId) {
        self.loaded.retain(|known| known.info.id != dataset);
        self.answers.retain(|figures| figures.query.dataset != dataset);
        self.measured.forget(|(of, _, _)| *of == dataset);
    }
}
