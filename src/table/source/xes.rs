//! XES event logs (IEEE 1849): one row for each event, with the attributes of its trace before its own. They are named as
//! pm4py names them: `case:concept:name`, `concept:name`, `time:timestamp`. Attributes of attributes, lists, globals,
//! classifiers and extensions are passed over.

use super::out::Out;
use super::xml::{Piece, Tag, Xml};
use super::{Fault, Source};
use crate::table::decode::TextStream;
use crate::table::{Decode, Encoding};

/// Elements that hold a value.
const KINDS: [&str; 6] = ["string", "date", "int", "float", "boolean", "id"];
/// Encodings that a file may name; which one it has is known from its bytes.
const ENCODINGS: [&str; 9] =
    ["utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be", "gbk", "gb18030"];

/// A log being read.
pub(super) struct Xes {
    text: TextStream<Box<dyn Decode>>,
    xml: Xml,
    log: Log,
    /// The first characters, until the declaration in them has been read.
    start: Option<String>,
}

impl Xes {
    pub(super) fn new(encoding: Encoding, gb18030: Box<dyn Decode>) -> Xes {
        let text = TextStream::new(encoding, gb18030);
        Xes { text, xml: Xml::default(), log: Log::default(), start: Some(String::new()) }
    }
}

impl Source for Xes {
    fn push(&mut self, bytes: &[u8], out: &mut Out) -> Result<(), Fault> {
        let Xes { text, xml, log, start } = self;
        let mut result = Ok(());
        text.push(bytes, &mut |text| {
            if result.is_ok() {
                result =
                    declared(start, text).and_then(|()| xml.push(text, &mut |piece| log.take(&piece, out)));
            }
        });
        result
    }

    fn pull(&mut self, _: &mut Out) -> Result<bool, Fault> {
        self.xml.finish()?;
        Ok(false)
    }
}

/// Refuses a file that says it is in an encoding that is not read: its words would come out wrong.
fn declared(start: &mut Option<String>, text: &str) -> Result<(), Fault> {
    let Some(before) = start else { return Ok(()) };
    before.extend(text.chars().take(200_usize.saturating_sub(before.len())));
    let Some(end) = before.find('>').or((before.len() >= 200).then_some(0)) else { return Ok(()) };
    let declaration = before[..end].to_ascii_lowercase();
    *start = None;
    let Some((_, named)) = declaration.split_once("encoding") else { return Ok(()) };
    let name = named.trim_start_matches([' ', '=', '"', '\'']).split(['"', '\'']).next().unwrap_or_default();
    let is_read = !declaration.starts_with("<?xml") || ENCODINGS.contains(&name) || name == "gb2312";
    if is_read { Ok(()) } else { Err(Fault::Encoding(name.to_owned())) }
}

/// Where in the log the reader is.
#[derive(Default)]
struct Log {
    depth: usize,
    /// The depth of the trace and of the event that are open.
    trace: Option<usize>,
    event: Option<usize>,
    /// Attributes of the trace.
    case: Vec<(String, String)>,
    events: u64,
    key: String,
    value: String,
}

impl Log {
    fn take(&mut self, piece: &Piece<'_>, out: &mut Out) -> Result<(), Fault> {
        match piece {
            Piece::Open(name, tag) => {
                self.depth += 1;
                self.open(name, tag, out)
            }
            Piece::Close(_) => {
                if self.event == Some(self.depth) {
                    self.event = None;
                    out.end();
                } else if self.trace == Some(self.depth) {
                    self.trace = None;
                }
                self.depth = self.depth.saturating_sub(1);
                Ok(())
            }
            Piece::Text(_) => Ok(()),
        }
    }

    fn open(&mut self, name: &str, tag: &Tag<'_>, out: &mut Out) -> Result<(), Fault> {
        let within = self.depth - 1;
        match name {
            _ if within == 0 => return if name == "log" { Ok(()) } else { Err(Fault::NoLog) },
            "trace" if within == 1 => {
                self.trace = Some(self.depth);
                self.case.clear();
            }
            "event" if within == 1 || self.trace == Some(within) => {
                if within == 1 {
                    self.case.clear();
                }
                self.event = Some(self.depth);
                self.events += 1;
                out.begin(self.events);
                self.case.iter().for_each(|(key, value)| out.set(key, value));
            }
            _ if self.event == Some(within) && KINDS.contains(&name) => {
                self.attribute(tag)?;
                out.set(&self.key, &self.value);
            }
            _ if self.trace == Some(within) && KINDS.contains(&name) => {
                self.attribute(tag)?;
                self.case.push((["case:", &self.key].concat(), self.value.clone()));
            }
            _ => {}
        }
        Ok(())
    }

    fn attribute(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let Log { key, value, .. } = self;
        key.clear();
        value.clear();
        tag.each(&mut |name, text| match name {
            "key" => text.clone_into(key),
            "value" => text.clone_into(value),
            _ => {}
        })
    }
}
