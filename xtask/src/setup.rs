//! `cargo xtask setup`: the installs alone.

use crate::{args::Args, browser, failure::Result, say, tools};

/// Installs what is missing for every other command.
pub fn command(args: &mut Args) -> Result<()> {
    args.finish()?;
    tools::ensure()?;
    browser::ensure()?;
    say::line("Everything is installed. `cargo xtask serve` shows the app.");
    Ok(())
}
