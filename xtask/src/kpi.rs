//! `cargo xtask kpi`: the figures of event files. The work is done by `examples/kpi.rs` of the app's own package, so that
//! xtask need not be built with it.

use crate::{args::Args, failure::Result, paths, process};
use std::process::Command;

/// Runs the example with the same words; paths are those from the root of the project.
pub fn command(args: &mut Args) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--example", "kpi", "--manifest-path"]);
    cargo.arg(paths::root().join("Cargo.toml")).arg("--").args(args.take_rest());
    process::run(
        &mut cargo,
        "the message above says what is missing; docs/kpi.md has an example of each measure",
    )
}
