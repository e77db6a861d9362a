//! A file given in pieces, cut anywhere, as batches of whole rows: only a row that is cut is copied.

use crate::batch::Batch;
use crate::scan::Scanner;

/// So much of a piece is put behind a row that was cut, to find its end; more if that is not enough.
const STEP: usize = 4096;

/// What is held between two pieces.
#[derive(Clone, Debug)]
pub struct Feed {
    scanner: Scanner,
    batch: Batch,
    held: Vec<u8>,
}

/// Takes the rows that a [`Feed`] finds.
pub trait Sink {
    /// The next rows, as places in these bytes.
    fn rows(&mut self, bytes: &[u8], batch: &Batch);
}

impl Feed {
    /// A feed of rows as this scanner finds them.
    pub fn new(scanner: Scanner) -> Feed {
        Feed { scanner, batch: Batch::default(), held: Vec::new() }
    }

    /// Takes the next piece and hands on the rows that are complete.
    #[inline(never)]
    pub fn push(&mut self, piece: &[u8], sink: &mut dyn Sink) {
        let mut rest = piece;
        let mut step = STEP;
        let mut held = std::mem::take(&mut self.held);
        while !held.is_empty() {
            let before = held.len();
            let take = rest.len().min(step);
            held.extend_from_slice(&rest[..take]);
            let used = self.drain(&held, false, sink);
            if used >= before {
                rest = &rest[used - before..];
                held.clear();
                break;
            }
            held.drain(..used);
            if take == rest.len() {
                self.held = held;
                return;
            }
            rest = &rest[take..];
            step *= 2;
        }
        let used = self.drain(rest, false, sink);
        held.extend_from_slice(&rest[used..]);
        self.held = held;
    }

    /// Ends the file: what is held is its last row.
    pub fn finish(&mut self, sink: &mut dyn Sink) {
        let held = std::mem::take(&mut self.held);
        self.drain(&held, true, sink);
    }

    /// Hands on whole rows; gives how many bytes they took.
    fn drain(&mut self, bytes: &[u8], last: bool, sink: &mut dyn Sink) -> usize {
        let mut from = 0;
        while from < bytes.len() {
            let used = self.scanner.scan(&bytes[from..], last, &mut self.batch);
            if self.batch.rows() > 0 {
                sink.rows(&bytes[from..], &self.batch);
            }
            if used == 0 {
                break;
            }
            from += used;
        }
        from
    }
}
