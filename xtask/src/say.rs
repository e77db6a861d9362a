//! Everything xtask itself prints. Tools that it runs print for themselves.

#![allow(clippy::print_stdout, reason = "telling the person at the terminal what happens is the purpose")]

use crate::failure::Failure;
use std::time::{Duration, Instant};

/// A plain line.
pub fn line(text: &str) {
    println!("{text}");
}

/// Something worth knowing that needs no action.
pub fn note(text: &str) {
    println!("    {text}");
}

/// The last words of a command that failed.
pub fn failed(failure: &Failure) {
    eprintln!("\nxtask: {failure}");
}

/// Announces a piece of work, and says how long it took when it is done.
pub fn timed<T, E>(what: &str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    println!("==> {what}");
    let started = Instant::now();
    let result = work();
    let verdict = if result.is_ok() { "done" } else { "FAILED" };
    println!("    {verdict} in {}: {what}", duration(started.elapsed()));
    result
}

fn duration(time: Duration) -> String {
    match time.as_secs() {
        0..60 => format!("{:.1} s", time.as_secs_f64()),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}
