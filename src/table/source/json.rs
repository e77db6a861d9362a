//! JSON: a list of objects, or an object in which one list of objects stands, however deep. The list is cut into its
//! records while bytes come; each is read by itself, so that no more than one is in memory. Inner objects become columns
//! with dots in their names, inner lists stay JSON.

use super::out::Out;
use super::{Fault, Most, Source};
use crate::json;
use crate::table::decode::TextStream;
use crate::table::{Decode, Encoding};

/// One record may be so long.
pub(super) const LONGEST: usize = 16 << 20;

/// A file being read.
pub(super) struct Json {
    text: TextStream<Box<dyn Decode>>,
    cutter: Cutter,
}

impl Json {
    pub(super) fn new(encoding: Encoding, gb18030: Box<dyn Decode>) -> Json {
        Json { text: TextStream::new(encoding, gb18030), cutter: Cutter::default() }
    }
}

impl Source for Json {
    fn push(&mut self, bytes: &[u8], out: &mut Out) -> Result<(), Fault> {
        let Json { text, cutter } = self;
        let mut result = Ok(());
        text.push(bytes, &mut |text| {
            if result.is_ok() {
                result = cutter.push(text, out);
            }
        });
        result
    }

    fn pull(&mut self, _: &mut Out) -> Result<bool, Fault> {
        match (&self.cutter.at, self.cutter.has_list) {
            (At::End, true) => Ok(false),
            (At::End, false) => Err(Fault::NoRecords),
            _ => Err(Fault::CutOff),
        }
    }
}

/// A record as a row.
pub(super) fn read(record: &str, out: &mut Out) -> Result<(), json::Error> {
    json::flatten(record, &mut |name, text| out.set(name, text))
}

/// What is expected next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum At {
    /// The list, or the object that holds it.
    #[default]
    Start,
    /// A name, or the end of an object around the list.
    Name,
    /// The colon behind a name.
    Colon,
    /// The value of a name.
    Value,
    /// A comma, or the end of an object around the list.
    Comma,
    /// What a list begins with: an object makes it the list of records.
    ListStart,
    /// A record, or the end of the list.
    Record,
    /// A comma, or the end of the list.
    RecordComma,
    /// Nothing.
    End,
}

/// Cuts a document into its records.
#[derive(Default)]
struct Cutter {
    at: At,
    /// Objects around the list that are open.
    around: u32,
    has_list: bool,
    records: u64,
    /// A value that is being passed over, or a record that is being collected.
    span: Option<Span>,
    held: String,
}

impl Cutter {
    fn push(&mut self, text: &str, out: &mut Out) -> Result<(), Fault> {
        let bytes = text.as_bytes();
        // Where the part of the record begins that is in this piece.
        let mut from = 0;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let Some(span) = &mut self.span else {
                from = at;
                self.begin(byte)?;
                at += usize::from(self.span.is_none());
                continue;
            };
            let end = match span.take(byte) {
                Step::Within => {
                    at += 1;
                    continue;
                }
                Step::Last => at + 1,
                Step::Behind => at,
            };
            self.span = None;
            at = end;
            if self.at == At::Record {
                self.end_record(&text[from..end], out)?;
                self.at = At::RecordComma;
            } else if self.at == At::Value || self.at == At::ListStart {
                self.at = At::Comma;
            } else {
                self.at = At::Colon;
            }
        }
        if self.span.is_some() && self.at == At::Record {
            self.held.push_str(&text[from..]);
            if self.held.len() > LONGEST {
                return Err(Fault::TooMuch { of: Most::RecordBytes, limit: LONGEST as u64 });
            }
        }
        Ok(())
    }

    /// Takes a character outside of values, or begins one with it.
    fn begin(&mut self, byte: u8) -> Result<(), Fault> {
        if matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
            return Ok(());
        }
        self.at = match (self.at, byte) {
            (At::Start | At::Value, b'{') => {
                self.around += 1;
                At::Name
            }
            (At::Start | At::Value, b'[') => At::ListStart,
            (At::Name, b'"') => return self.span(At::Name, 0),
            (At::Name | At::Comma, b'}') => {
                self.around -= 1;
                if self.around == 0 { At::End } else { At::Comma }
            }
            (At::Colon, b':') => At::Value,
            (At::Comma, b',') => At::Name,
            (At::Value, _) => return self.span(At::Value, 0),
            (At::ListStart, b'{') => {
                if self.has_list {
                    return Err(Fault::ManyLists);
                }
                self.has_list = true;
                return self.span(At::Record, 0);
            }
            (At::ListStart, b']') => self.end_list(),
            (At::ListStart, _) if self.around == 0 => return Err(Fault::NoRecords),
            // A list of something else: it is passed over to its end.
            (At::ListStart, _) => return self.span(At::ListStart, 1),
            (At::Record, b']') | (At::RecordComma, b']') => self.end_list(),
            (At::Record, b',' | b'}' | b':') => return Err(self.wrong("this is no JSON")),
            (At::Record, _) => return self.span(At::Record, 0),
            (At::RecordComma, b',') => At::Record,
            _ => return Err(self.wrong("this is no JSON")),
        };
        Ok(())
    }

    fn span(&mut self, at: At, depth: u32) -> Result<(), Fault> {
        self.at = at;
        self.span = Some(Span { depth, ..Span::default() });
        Ok(())
    }

    fn end_list(&mut self) -> At {
        if self.around == 0 {
            self.has_list = true;
            return At::End;
        }
        At::Comma
    }

    fn end_record(&mut self, rest: &str, out: &mut Out) -> Result<(), Fault> {
        self.records += 1;
        out.begin(self.records);
        let mut held = std::mem::take(&mut self.held);
        let record = if held.is_empty() {
            rest
        } else {
            held.push_str(rest);
            &held
        };
        if record.starts_with('{') {
            read(record, out).map_err(|error| self.wrong(&error.to_string()))?;
            out.end();
        } else {
            out.lose(record);
        }
        held.clear();
        self.held = held;
        Ok(())
    }

    fn wrong(&self, why: &str) -> Fault {
        Fault::BadRecord { record: self.records, why: why.to_owned() }
    }
}

/// Whether a value goes on.
enum Step {
    Within,
    /// This character is its last one.
    Last,
    /// This character is no longer part of it.
    Behind,
}

/// The extent of one value: whether it is well formed is for its reader to say.
#[derive(Default)]
struct Span {
    depth: u32,
    is_quoted: bool,
    is_escaped: bool,
}

impl Span {
    fn take(&mut self, byte: u8) -> Step {
        if self.is_quoted {
            if self.is_escaped {
                self.is_escaped = false;
            } else if byte == b'\\' {
                self.is_escaped = true;
            } else if byte == b'"' {
                self.is_quoted = false;
                return if self.depth == 0 { Step::Last } else { Step::Within };
            }
            return Step::Within;
        }
        match byte {
            b'"' => self.is_quoted = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' if self.depth == 0 => return Step::Behind,
            b'}' | b']' => {
                self.depth -= 1;
                if self.depth == 0 {
                    return Step::Last;
                }
            }
            b',' if self.depth == 0 => return Step::Behind,
            _ => {}
        }
        Step::Within
    }
}
