//! JSON lines: an object on each line. A line that is none is reported, and reading goes on behind it.

use super::json::{LONGEST, read};
use super::out::Out;
use super::{Fault, Most, Source};
use crate::table::decode::TextStream;
use crate::table::{Decode, Encoding};

/// A file being read.
pub(super) struct Lines {
    text: TextStream<Box<dyn Decode>>,
    lines: u64,
    held: String,
}

impl Lines {
    pub(super) fn new(encoding: Encoding, gb18030: Box<dyn Decode>) -> Lines {
        Lines { text: TextStream::new(encoding, gb18030), lines: 0, held: String::new() }
    }
}

impl Source for Lines {
    fn push(&mut self, bytes: &[u8], out: &mut Out) -> Result<(), Fault> {
        let Lines { text, lines, held } = self;
        text.push(bytes, &mut |mut text| {
            while let Some((line, rest)) = text.split_once('\n') {
                *lines += 1;
                if held.is_empty() {
                    take(*lines, line, out);
                } else {
                    held.push_str(line);
                    take(*lines, held, out);
                    held.clear();
                }
                text = rest;
            }
            held.push_str(text);
        });
        if self.held.len() > LONGEST {
            return Err(Fault::TooMuch { of: Most::RecordBytes, limit: LONGEST as u64 });
        }
        Ok(())
    }

    fn pull(&mut self, out: &mut Out) -> Result<bool, Fault> {
        take(self.lines + 1, &std::mem::take(&mut self.held), out);
        Ok(false)
    }
}

fn take(number: u64, line: &str, out: &mut Out) {
    let line = line.trim();
    if line.is_empty() {
        return;
    }
    out.begin(number);
    if read(line, out).is_ok() {
        out.end();
    } else {
        out.forget();
        out.lose(line);
    }
}
