//! Workbooks of spreadsheets (Office Open XML, ECMA-376): one sheet as rows of text. A workbook is held in memory as it
//! is, packed; its sheets are unpacked and read piece by piece, so that a hostile one costs time at most. Formulas are
//! read as the values that were stored with them; charts, pictures and macros are not touched.

mod archive;
mod book;
mod sheet;
mod strings;
mod value;

use super::out::Out;
use super::xml::Xml;
use super::{Fault, Most, Source};
use crate::table::decode::TextStream;
use crate::table::{Decode, Encoding};
use archive::{Archive, Unpacking};
use book::Book;
use sheet::Sheet;
use strings::Strings;

/// A workbook may be so large, packed.
const MOST_BYTES: usize = 256 << 20;

/// A workbook being read.
pub(super) struct Xlsx {
    file: Vec<u8>,
    wanted: String,
    book: Book,
    chosen: usize,
    strings: Strings,
    sheet: Sheet,
    stage: Stage,
    /// Unpacked bytes that were read, of all that will be.
    done: u64,
    total: u64,
    /// The sheet, while the texts are read.
    next: Option<Part>,
}

/// What is being read.
enum Stage {
    Start,
    Strings(Part),
    Cells(Part),
    End,
}

/// A part of the workbook on its way from bytes to elements.
struct Part {
    unpacking: Unpacking,
    text: TextStream<Unknown>,
    xml: Xml,
}

/// The parts of a workbook are in UTF-8.
struct Unknown;

impl Decode for Unknown {
    fn decode(&mut self, _: &[u8], _: bool, _: &mut String) {}
}

impl Xlsx {
    /// Reads the sheet of this name; the first if it is empty.
    pub(super) fn new(sheet: &str) -> Xlsx {
        Xlsx {
            file: Vec::new(),
            wanted: sheet.to_owned(),
            book: Book::default(),
            chosen: 0,
            strings: Strings::default(),
            sheet: Sheet::default(),
            stage: Stage::Start,
            done: 0,
            total: 0,
            next: None,
        }
    }

    /// Reads what the workbook says of itself, and finds what is to be read of it.
    fn open(&mut self) -> Result<Stage, Fault> {
        let archive = Archive::open(&self.file)?;
        self.book = Book::open(&archive, &self.file)?;
        let wanted = |(name, _): &(String, String)| *name == self.wanted;
        self.chosen = match self.wanted.as_str() {
            "" => self.book.first,
            name => self.book.sheets.iter().position(wanted).ok_or_else(|| Fault::NoSheet(name.into()))?,
        };
        let (_, path) = self.book.sheets.get(self.chosen).ok_or_else(|| Fault::NoSheet(String::new()))?;
        let mut part = |path: &str| match archive.part(path) {
            Some(part) => {
                self.total += part.size;
                Part::new(part, &self.file).map(Some)
            }
            None => Ok(None),
        };
        let cells = part(path)?.ok_or(Fault::damaged("a sheet is missing"))?;
        let strings = self.book.strings.as_deref().map(part).transpose()?.flatten();
        Ok(match strings {
            Some(strings) => {
                self.next = Some(cells);
                Stage::Strings(strings)
            }
            None => Stage::Cells(cells),
        })
    }
}

impl Part {
    fn new(part: &archive::Part, file: &[u8]) -> Result<Part, Fault> {
        let unpacking = Unpacking::new(part, file)?;
        Ok(Part { unpacking, text: TextStream::new(Encoding::Utf8, Unknown), xml: Xml::default() })
    }

    /// Reads on for one piece; gives how many bytes it had, none at the end.
    fn read(
        &mut self,
        file: &[u8],
        take: &mut dyn FnMut(super::xml::Piece<'_>) -> Result<(), Fault>,
    ) -> Result<Option<u64>, Fault> {
        let Part { unpacking, text, xml } = self;
        let Some(piece) = unpacking.next(file)? else {
            xml.finish()?;
            return Ok(None);
        };
        let mut result = Ok(());
        text.push(piece, &mut |text| {
            if result.is_ok() {
                result = xml.push(text, take);
            }
        });
        result.map(|()| Some(piece.len() as u64))
    }
}

impl Source for Xlsx {
    fn push(&mut self, bytes: &[u8], _: &mut Out) -> Result<(), Fault> {
        if self.file.len() + bytes.len() > MOST_BYTES {
            return Err(Fault::TooMuch { of: Most::FileBytes, limit: MOST_BYTES as u64 });
        }
        self.file.extend_from_slice(bytes);
        Ok(())
    }

    fn pull(&mut self, out: &mut Out) -> Result<bool, Fault> {
        let Xlsx { file, book, strings, sheet, .. } = self;
        let read = match &mut self.stage {
            Stage::Start => {
                self.stage = self.open()?;
                return Ok(true);
            }
            Stage::Strings(part) => part.read(file, &mut |piece| strings.take(&piece))?,
            Stage::Cells(part) => part.read(file, &mut |piece| sheet.take(&piece, book, strings, out))?,
            Stage::End => return Ok(false),
        };
        match read {
            Some(bytes) => self.done += bytes,
            None => self.stage = self.next.take().map_or(Stage::End, Stage::Cells),
        }
        Ok(!matches!(self.stage, Stage::End))
    }

    fn progress(&self) -> Option<(u64, u64)> {
        Some((self.done, self.total))
    }

    fn sheets(&self) -> (Vec<String>, String) {
        let names: Vec<String> = self.book.sheets.iter().map(|(name, _)| name.clone()).collect();
        let sheet = names.get(self.chosen).cloned().unwrap_or_default();
        (names, sheet)
    }
}
