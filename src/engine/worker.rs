//! The engine itself: data sets in memory, an import under way, and the answers given last. It does no I/O: the shell
//! (a web worker, a test) reads bytes, pushes them in, stores chunks and reports progress between two pieces.

use super::measure::{Answer, Measure, measure};
use super::recent::Recent;
use super::{
    BoardNames, BoardRequest, DatasetInfo, Figures, Problem, Query, Request, Response, answer, board,
    discover,
};
use crate::metric::Filter;
use crate::model::DatasetId;
use crate::table::{
    self, Decode, Encoding, EventTable, Fault, Format, Importer, Mapping, ReadError, Reading,
};
use crate::text::Lang;
use waymark_kernel::board::Board as Counts;

/// So many answers are kept.
const ANSWERS_KEPT: usize = 16;
/// So many values of an attribute are listed.
const VALUES_LISTED: usize = 200;

/// Data sets in memory and what was asked of them.
#[derive(Default)]
pub struct Engine {
    loaded: Vec<(DatasetInfo, EventTable)>,
    /// The latest last.
    answers: Vec<Figures>,
    /// Answers to measures, by what was asked.
    measured: Recent<(DatasetId, Filter, Measure), Answer>,
    /// Memory that one count leaves to the next.
    counts: Counts,
}

/// A file being read. Dropping it cancels the import.
pub struct ImportJob {
    id: DatasetId,
    name: String,
    mapping: Mapping,
    synthetic: bool,
    importer: Importer,
    /// Makes CSV of a file that is none.
    reading: Option<Reading>,
}

impl ImportJob {
    /// Begins to read a file. `gb18030` decodes files in that encoding.
    ///
    /// # Errors
    /// [`Problem::BadMapping`]; [`Problem::Unreadable`] if the request is no [`Request::Import`].
    pub fn begin(request: Request, gb18030: Box<dyn Decode>) -> Result<ImportJob, Problem> {
        let Request::Import { dataset, name, mapping, synthetic } = request else {
            return Err(Problem::Unreadable("no import was asked for".into()));
        };
        let as_read = match mapping.format {
            Format::Text => mapping.clone(),
            _ => Mapping { encoding: Encoding::Utf8, separator: ',', ..mapping.clone() },
        };
        let importer = Importer::new(as_read, gb18030)?;
        Ok(ImportJob { id: dataset, name, mapping, synthetic, importer, reading: None })
    }

    /// How the file is to be read.
    pub fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// Lets this reading make CSV of the bytes: needed in every format but [`Format::Text`].
    pub fn read_by(&mut self, reading: Reading) {
        self.reading = Some(reading);
    }

    /// Reads the next bytes of the file, cut anywhere.
    ///
    /// # Errors
    /// [`Problem::Fault`], if the file is no text and cannot be read on.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        let Some(reading) = &mut self.reading else {
            self.importer.push(bytes);
            return Ok(());
        };
        reading.push(bytes)?;
        self.importer.push(&reading.take_csv());
        Ok(())
    }

    /// After the last byte: reads on for a short while, and says whether there may be more.
    ///
    /// # Errors
    /// [`Problem::Fault`], if the file is damaged or ends too early.
    pub fn pull(&mut self) -> Result<bool, Problem> {
        let Some(reading) = &mut self.reading else { return Ok(false) };
        let goes_on = reading.pull()?;
        self.importer.push(&reading.take_csv());
        Ok(goes_on)
    }

    /// How far [`pull`](Self::pull) has come, of how much; none where it has next to nothing to do.
    pub fn progress(&self) -> Option<(u64, u64)> {
        self.reading.as_ref()?.progress()
    }

    /// Rows read so far, rejected ones included.
    pub fn rows(&self) -> u64 {
        self.importer.rows()
    }
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
            Request::Preview { .. } | Request::Import { .. } => {
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
    /// same id is replaced. On failure nothing changes.
    pub fn finish_import(&mut self, job: ImportJob) -> Response {
        let result = job.importer.finish();
        let result = match job.reading {
            Some(reading) => reading.finish(result),
            None => result,
        };
        match result {
            Ok((table, quality)) => {
                let info = DatasetInfo {
                    id: job.id,
                    name: job.name,
                    mapping: job.mapping,
                    bytes: table.bytes() as u64,
                    attributes: attributes(&table),
                    synthetic: job.synthetic,
                    quality,
                };
                Response::Imported(Box::new(self.keep(info, table)))
            }
            Err(error) => Response::Failed(error.into()),
        }
    }

    /// Takes a stored data set into memory: what was kept of it, and its chunks in order. A data set of the same id is
    /// replaced; on failure nothing changes.
    ///
    /// # Errors
    /// [`Problem::Damaged`] if a chunk is missing, cut, changed or of another table.
    pub fn open(&mut self, info: DatasetInfo, chunks: &[Vec<u8>]) -> Result<(), Problem> {
        let table = EventTable::from_chunks(chunks).map_err(|_| Problem::Damaged)?;
        if table.rows() as u64 != info.quality.rows_kept {
            return Err(Problem::Damaged);
        }
        self.keep(info, table);
        Ok(())
    }

    /// The columns of a data set in memory as chunks to be stored in order; none if it is not there.
    pub fn chunks(&self, dataset: DatasetId) -> Option<Vec<Vec<u8>>> {
        self.table(dataset).map(EventTable::to_chunks)
    }

    /// What is known of a data set in memory.
    pub fn info(&self, dataset: DatasetId) -> Option<&DatasetInfo> {
        self.loaded.iter().find(|(info, _)| info.id == dataset).map(|(info, _)| info)
    }

    /// The columns of a data set in memory.
    pub fn table(&self, dataset: DatasetId) -> Option<&EventTable> {
        self.loaded.iter().find(|(info, _)| info.id == dataset).map(|(_, table)| table)
    }

    /// Counts a data set in memory: names, and numbers in the layout of [`BoardNames`].
    ///
    /// # Errors
    /// [`Problem::UnknownDataset`]; [`Problem::Unreadable`] if a column has more than 65,534 names.
    pub fn board(&mut self, request: &BoardRequest) -> Result<(BoardNames, Vec<f64>), Problem> {
        let Engine { loaded, counts, .. } = self;
        let found = loaded.iter().find(|(info, _)| info.id == request.dataset);
        let (_, table) = found.ok_or(Problem::UnknownDataset)?;
        board::board(table, &request.query, counts)
            .ok_or_else(|| Problem::Unreadable("a column has too many names to be counted".into()))
    }

    fn ask(&mut self, query: &Query) -> Response {
        if let Some(at) = self.answers.iter().position(|figures| figures.query == *query) {
            let figures = self.answers.remove(at);
            self.answers.push(figures.clone());
            return Response::Answered(Box::new(figures));
        }
        let Some((info, table)) = self.loaded.iter().find(|(info, _)| info.id == query.dataset) else {
            return Response::Failed(Problem::UnknownDataset);
        };
        let figures = answer(table, &info.quality, query);
        if self.answers.len() >= ANSWERS_KEPT {
            self.answers.remove(0);
        }
        self.answers.push(figures.clone());
        Response::Answered(Box::new(figures))
    }

    /// What is known already is not computed again; the rest is, in one go over the rows kept.
    fn measure(&mut self, dataset: DatasetId, filter: &Filter, measures: Vec<Measure>) -> Response {
        let Engine { loaded, measured, .. } = self;
        let Some((_, table)) = loaded.iter().find(|(info, _)| info.id == dataset) else {
            return Response::Failed(Problem::UnknownDataset);
        };
        let asked = measures.into_iter().map(|measure| (dataset, filter.clone(), measure));
        let mut known: Vec<_> = asked.map(|key| (measured.find(&key), key)).collect();
        let open = known.iter().filter(|(answer, _)| answer.is_none()).map(|(_, key)| key.2.clone());
        let mut fresh = measure(table, filter, &open.collect::<Vec<_>>()).into_iter();
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

    fn keep(&mut self, info: DatasetInfo, table: EventTable) -> DatasetInfo {
        self.forget(info.id);
        self.loaded.push((info.clone(), table));
        info
    }

    fn forget(&mut self, dataset: DatasetId) {
        self.loaded.retain(|(info, _)| info.id != dataset);
        self.answers.retain(|figures| figures.query.dataset != dataset);
        self.measured.forget(|(of, _, _)| *of == dataset);
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Problem {
        Problem::Fault(fault)
    }
}

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Problem {
        match error {
            ReadError::Empty => Problem::EmptyFile,
            ReadError::NotText { looks_like } => Problem::NotText { looks_like: looks_like.into() },
            ReadError::BadMapping { role, twice } => Problem::BadMapping { role, twice },
            ReadError::Fault(fault) => Problem::Fault(fault),
            ReadError::NoRows(quality) => Problem::NoRows(quality),
        }
    }
}

/// Attribute columns with their distinct values, most frequent first (ties by name); the empty cell is none.
fn attributes(table: &EventTable) -> Vec<(String, Vec<String>)> {
    let listed = |attribute: &table::Attribute| {
        let dict = &attribute.values.dict;
        let mut events = vec![0_u64; dict.len()];
        for code in &attribute.values.codes {
            if let Some(count) = events.get_mut(*code as usize) {
                *count += 1;
            }
        }
        let mut names: Vec<(&str, u64)> = dict.names().iter().zip(events).collect();
        names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let names = names.into_iter().take(VALUES_LISTED).map(|(name, _)| name.to_owned());
        (attribute.name.clone(), names.collect())
    };
    table.attributes.iter().map(listed).collect()
}
