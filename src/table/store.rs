//! The tables of a data set as bytes for the browser's store, and back: compact, versioned, checked.
//!
//! They are a list of chunks of about two mebibytes. A chunk is a head, sections and a checksum:
//!
//! ```text
//! "WMTB"  version u16  0 u16  index u32  chunks u32  stamp u64 | section ... | checksum u64
//! section: kind u8  column u16  count u32  length u32  payload
//! ```
//!
//! The events come first, then each other table behind a section that says which it is. The stamp is the same in all chunks
//! of a data set and differs between data sets, so that chunks of two cannot be mixed. A browser's store can come back damaged or short: every chunk missing, cut or changed is noticed.

use super::hash::{hash_bytes, mix};
use super::pack::{Source, put_numbers, put_ratings, put_signed, put_text, put_unsigned};
use super::{Codes, Dict, EventTable, Meaning, NONE, Tables};
use crate::model::{Question, QuestionKind};
use std::fmt;

const MAGIC: &[u8; 4] = b"WMTB";
/// Raised with every change of the form. Version 1 knew events alone, and no columns of numbers: it is read as this one.
const VERSION: u16 = 2;
pub(super) const HEAD_BYTES: usize = 24;
const CHUNK_BYTES: usize = 2 << 20;
/// Rows of one section: at most 1 MiB.
const SECTION_ROWS: usize = 1 << 17;
/// Names of one section: it is closed as soon as it has so many bytes.
const SECTION_TEXT_BYTES: usize = 1 << 20;

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A column is there: its name, and its question if it is a rating.
    Declare = 1,
    /// Further strings of a dictionary.
    Names = 2,
    /// Further rows.
    Rows = 3,
    /// Another table begins; which is its column.
    Table = 4,
}

/// Columns by number; ratings and attributes count on from theirs.
pub(super) mod column {
    pub(in super::super) const CUSTOMERS: u16 = 0;
    pub(in super::super) const TIME: u16 = 1;
    pub(in super::super) const TOUCHPOINT: u16 = 2;
    pub(in super::super) const CHANNEL: u16 = 3;
    pub(in super::super) const STAGE: u16 = 4;
    pub(in super::super) const CASE: u16 = 5;
    pub(in super::super) const COMMENT: u16 = 6;
    pub(in super::super) const AMOUNT: u16 = 7;
    pub(in super::super) const RATINGS: u16 = 0x1000;
    pub(in super::super) const NUMBERS: u16 = 0x4000;
    pub(in super::super) const ATTRIBUTES: u16 = 0x8000;
}

/// The tables beside the events, by number.
pub(super) mod table {
    pub(in super::super) const CUSTOMERS: u16 = 1;
    pub(in super::super) const COSTS: u16 = 2;
    pub(in super::super) const ALIASES: u16 = 3;
}

/// A stored table cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Which chunk, from 0; the number of chunks found, if one is missing at the end.
    pub chunk: usize,
    /// What is wrong, for developers.
    pub cause: &'static str,
}

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "chunk {} of a stored table: {}", self.chunk, self.cause)
    }
}

impl std::error::Error for Damaged {}

impl Tables {
    /// The tables as chunks of at most about 4 MiB, to be stored in order.
    pub fn to_chunks(&self) -> Vec<Vec<u8>> {
        let mut chunks = Chunks::default();
        chunks.table(&self.events);
        for (number, other) in [
            (table::CUSTOMERS, &self.customers),
            (table::COSTS, &self.costs),
            (table::ALIASES, &self.aliases),
        ] {
            if let Some(other) = other {
                chunks.section(Kind::Table, number, 0, &[]);
                chunks.table(other);
            }
        }
        chunks.seal()
    }

    /// The tables from their chunks, in order.
    ///
    /// # Errors
    /// [`Damaged`] if a chunk is missing, cut, changed, of another data set or of a version this program does not know.
    pub fn from_chunks<C: AsRef<[u8]>>(chunks: impl IntoIterator<Item = C>) -> Result<Tables, Damaged> {
        super::restore::restore(chunks)
    }
}

/// Chunks in the making; their heads are filled in at the end, when the stamp is known.
#[derive(Default)]
struct Chunks {
    chunks: Vec<Vec<u8>>,
}

impl Chunks {
    fn table(&mut self, table: &EventTable) {
        self.names(column::CUSTOMERS, &table.customers);
        let events = table.starts.windows(2).map(|pair| u64::from(pair[1] - pair[0])).collect::<Vec<_>>();
        self.rows(column::CUSTOMERS, &events, |piece, out| put_unsigned(piece.iter().copied(), out));
        self.rows(column::TIME, &table.time_millis, put_signed);
        self.codes(column::TOUCHPOINT, "", Some(&table.touchpoint));
        self.codes(column::CHANNEL, "", table.channel.as_ref());
        self.codes(column::STAGE, "", table.stage.as_ref());
        self.codes(column::CASE, "", table.case.as_ref());
        self.codes(column::COMMENT, "", table.comment.as_ref());
        if let Some(cents) = &table.amount_cents {
            self.declare(column::AMOUNT, "", &[]);
            self.rows(column::AMOUNT, cents, put_signed);
        }
        for (at, rating) in (column::RATINGS..).zip(&table.ratings) {
            self.declare(at, &rating.name, &scale(rating.question));
            self.rows(at, &rating.values, put_ratings);
        }
        for (at, number) in (column::NUMBERS..).zip(&table.numbers) {
            self.declare(at, &number.name, &[meaning_code(number.means)]);
            self.rows(at, &number.values, put_numbers);
        }
        for (at, attribute) in (column::ATTRIBUTES..=u16::MAX).zip(table.own_attributes()) {
            self.codes(at, &attribute.name, Some(&attribute.values));
        }
    }

    fn section(&mut self, kind: Kind, column: u16, count: usize, payload: &[u8]) {
        let is_full = |chunk: &Vec<u8>| chunk.len() + payload.len() > CHUNK_BYTES;
        if self.chunks.last().is_none_or(|chunk| is_full(chunk) && chunk.len() > HEAD_BYTES) {
            self.chunks.push(vec![0; HEAD_BYTES]);
        }
        if let Some(chunk) = self.chunks.last_mut() {
            chunk.push(kind as u8);
            chunk.extend(column.to_le_bytes());
            chunk.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
            chunk.extend(u32::try_from(payload.len()).unwrap_or(u32::MAX).to_le_bytes());
            chunk.extend(payload);
        }
    }

    fn declare(&mut self, column: u16, name: &str, what: &[u8]) {
        let mut payload = Vec::new();
        put_text(name, &mut payload);
        payload.extend_from_slice(what);
        self.section(Kind::Declare, column, 1, &payload);
    }

    fn names(&mut self, column: u16, dict: &Dict) {
        let mut payload = Vec::new();
        let mut count = 0;
        for name in dict.names().iter() {
            put_text(name, &mut payload);
            count += 1;
            if payload.len() >= SECTION_TEXT_BYTES {
                self.section(Kind::Names, column, count, &payload);
                payload.clear();
                count = 0;
            }
        }
        if count > 0 {
            self.section(Kind::Names, column, count, &payload);
        }
    }

    fn rows<T>(&mut self, column: u16, values: &[T], put: impl Fn(&[T], &mut Vec<u8>)) {
        let mut payload = Vec::new();
        for piece in values.chunks(SECTION_ROWS) {
            payload.clear();
            put(piece, &mut payload);
            self.section(Kind::Rows, column, piece.len(), &payload);
        }
    }

    fn codes(&mut self, column: u16, name: &str, codes: Option<&Codes>) {
        let Some(codes) = codes else { return };
        self.declare(column, name, &[]);
        self.names(column, &codes.dict);
        // No value is 0, so that it costs no width.
        let packed = |code: &u32| if *code == NONE { 0 } else { u64::from(*code) + 1 };
        self.rows(column, &codes.codes, |piece, out| put_unsigned(piece.iter().map(packed), out));
    }

    fn seal(self) -> Vec<Vec<u8>> {
        let total = u32::try_from(self.chunks.len()).unwrap_or(u32::MAX).to_le_bytes();
        let stamp = self.chunks.iter().fold(0, |stamp, chunk| mix(stamp, hash_bytes(chunk))).to_le_bytes();
        let mut sealed = self.chunks;
        for (index, chunk) in (0u32..).zip(&mut sealed) {
            let head =
                [&MAGIC[..], &VERSION.to_le_bytes(), &[0; 2], &index.to_le_bytes(), &total, &stamp].concat();
            chunk[..HEAD_BYTES].copy_from_slice(&head);
            let checksum = hash_bytes(chunk).to_le_bytes();
            chunk.extend(checksum);
        }
        sealed
    }
}

/// The head of a chunk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) index: u32,
    pub(super) total: u32,
    pub(super) stamp: [u8; 8],
}

/// The head and the sections of a chunk whose checksum is right.
pub(super) fn open_chunk(chunk: &[u8]) -> Result<(Head, Source<'_>), &'static str> {
    let (body, checksum) = chunk.split_last_chunk::<8>().ok_or("too short")?;
    let mut source = Source(body);
    let mut head = || {
        let magic = source.array::<4>()?;
        let version = u16::from_le_bytes(source.array()?);
        source.array::<2>()?;
        let head = Head { index: source.u32()?, total: source.u32()?, stamp: source.array()? };
        Some((magic, version, head))
    };
    let (magic, version, head) = head().ok_or("too short")?;
    if magic != *MAGIC {
        return Err("no chunk of a table");
    }
    if hash_bytes(body) != u64::from_le_bytes(*checksum) {
        return Err("wrong checksum");
    }
    if !(1..=VERSION).contains(&version) { Err("unknown version") } else { Ok((head, source)) }
}

fn scale(question: Question) -> Vec<u8> {
    let mut bytes = vec![kind_code(question.kind), u8::from(question.high_is_good)];
    bytes.extend(question.min.to_le_bytes());
    bytes.extend(question.max.to_le_bytes());
    bytes
}

pub(super) fn meaning_code(means: Meaning) -> u8 {
    match means {
        Meaning::Plain => 0,
        Meaning::Margin => 1,
        Meaning::Refund => 2,
        Meaning::Weight => 3,
        Meaning::Tenure => 4,
        Meaning::Churned => 5,
    }
}

pub(super) fn kind_code(kind: QuestionKind) -> u8 {
    match kind {
        QuestionKind::Csat => 0,
        QuestionKind::Nps => 1,
        QuestionKind::Ces => 2,
    }
}
