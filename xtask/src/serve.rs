//! `cargo xtask serve` and `cargo xtask dev`: the app in the user's browser.

use crate::{
    args::Args,
    browser, build,
    failure::{Failure, Result},
    paths, say,
    site::Site,
    tools,
};
use std::{path::Path, thread};

/// Tried first, so that the browser finds its data again: it keeps them per address.
const USUAL_PORT: u16 = 4680;

/// Builds the release app, serves it and shows it.
pub fn serve(args: &mut Args) -> Result<()> {
    let options = Options::from(args)?;
    let folder = paths::root().join("dist");
    build::release(&tools::ensure()?, &folder)?;
    options.show(&folder, false)?;
    loop {
        thread::park();
    }
}

/// Serves a debug build that is built anew, and reloaded, when a file changes.
pub fn dev(args: &mut Args) -> Result<()> {
    let options = Options::from(args)?;
    let folder = paths::root().join("target/dev");
    let tools = tools::ensure()?;
    say::timed("debug build", || build::trunk(&tools, &["build"], &folder))?;
    options.show(&folder, true)?;
    build::trunk(&tools, &["watch"], &folder)
}

struct Options {
    port: Option<u16>,
    opens_browser: bool,
}

impl Options {
    fn from(args: &mut Args) -> Result<Self> {
        let options = Self { port: port(args)?, opens_browser: !args.flag("--no-open") };
        args.finish()?;
        Ok(options)
    }

    fn show(&self, folder: &Path, reloads: bool) -> Result<()> {
        let site = || Site { folder: folder.to_owned(), base: "/".to_owned(), reloads };
        let address = match self.port {
            Some(port) => site().start(port)?,
            None => site().start(USUAL_PORT).or_else(|_| {
                say::note(&format!(
                    "port {USUAL_PORT} is taken: using another. Browsers keep data per address"
                ));
                site().start(0)
            })?,
        };
        say::line(&format!("\nWaymark is at {address}  (Ctrl+C ends it)"));
        if self.opens_browser {
            browser::open(&address);
        }
        Ok(())
    }
}

fn port(args: &mut Args) -> Result<Option<u16>> {
    let Some(word) = args.value("--port")? else { return Ok(None) };
    let port =
        word.parse().map_err(|_| Failure::new(format!("`{word}` is no port"), "name one from 1 to 65535"))?;
    Ok(Some(port))
}
