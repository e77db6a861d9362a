//! A file being read: bytes in, and at the end the table, what was found, and where it goes.

use super::{FileInfo, Problem, Request};
use crate::model::DatasetId;
use crate::table::{
    Decode, Encoding, EventTable, Fault, Format, Importer, Mapping, Outcome, ReadError, Reading, Repeats,
};

/// A file being read. Dropping it cancels the import.
pub struct ImportJob {
    id: DatasetId,
    name: String,
    mapping: Mapping,
    synthetic: bool,
    add: Option<Repeats>,
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
        let Request::Import { dataset, name, mapping, synthetic, add } = request else {
            return Err(Problem::Unreadable("no import was asked for".into()));
        };
        let as_read = match mapping.format {
            Format::Text => mapping.clone(),
            _ => Mapping { encoding: Encoding::Utf8, separator: ',', ..mapping.clone() },
        };
        let importer = Importer::new(as_read, gb18030)?;
        Ok(ImportJob { id: dataset, name, mapping, synthetic, add, importer, reading: None })
    }

    /// The data set that it will be, or be added to.
    pub fn dataset(&self) -> DatasetId {
        self.id
    }

    /// Whether it will be added to a data set, which must be in memory when the import ends.
    pub fn is_addition(&self) -> bool {
        self.add.is_some()
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

    /// Ends the file.
    pub(super) fn finish(self) -> Result<(EventTable, FileInfo, Destination), Problem> {
        let result = self.importer.finish();
        let result = match self.reading {
            Some(reading) => reading.finish(result),
            None => result,
        };
        let (table, quality) = result?;
        let outcome = Outcome { added: table.rows() as u64, ..Outcome::default() };
        let file = FileInfo { name: self.name, mapping: self.mapping, quality, outcome };
        Ok((table, file, Destination { id: self.id, synthetic: self.synthetic, add: self.add }))
    }
}

/// Where the rows of a file go.
pub(super) struct Destination {
    pub(super) id: DatasetId,
    pub(super) synthetic: bool,
    pub(super) add: Option<Repeats>,
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
            ReadError::NoAnswers => Problem::NoAnswers,
            ReadError::NoDate => Problem::NoDate,
            ReadError::Fault(fault) => Problem::Fault(fault),
            ReadError::NoRows(quality) => Problem::NoRows(quality),
        }
    }
}
