//! `cargo xtask serve` and `cargo xtask dev`: the app in the user's browser.

use crate::{
    args::Args,
    browser, build,
    failure::{Failure, Result},
    paths, say,
    site::Site,
    tools,
};
use std::thread;

/// Tried first, so that the browser finds its data again: it keeps them per address.
const USUAL_PORT: u16 = 4680;

/// Builds the release app, serves it and shows it.
pub fn serve(args: &mut Args) -> Result<()> {
    let port = port(args)?;
    let no_open = args.flag("--no-open");
    args.finish()?;
    let folder = paths::root().join("dist");
    build::release(&tools::ensure()?, &folder)?;
    let address = start(Site { folder, base: "/".to_owned() }, port)?;
    say::line(&format!("\nWaymark is at {address}  (Ctrl+C ends it)"));
    if !no_open {
        browser::open(&address);
    }
    loop {
        thread::park();
    }
}

/// Serves a debug build that is built anew, and reloaded, when a file changes.
pub fn dev(args: &mut Args) -> Result<()> {
    let port = port(args)?.unwrap_or(USUAL_PORT).to_string();
    let no_open = args.flag("--no-open");
    args.finish()?;
    let tools = tools::ensure()?;
    let mut arguments = vec!["serve", "--port", &port];
    if !no_open {
        arguments.push("--open");
    }
    build::trunk(&tools, &arguments, &paths::root().join("target/dev"))
}

fn port(args: &mut Args) -> Result<Option<u16>> {
    let Some(word) = args.value("--port")? else { return Ok(None) };
    let port =
        word.parse().map_err(|_| Failure::new(format!("`{word}` is no port"), "name one from 1 to 65535"))?;
    Ok(Some(port))
}

/// On the port that was asked for; otherwise on the usual one, or a free one if it is taken.
fn start(site: Site, port: Option<u16>) -> Result<String> {
    if let Some(port) = port {
        return site.start(port);
    }
    let again = Site { folder: site.folder.clone(), base: site.base.clone() };
    site.start(USUAL_PORT).or_else(|_| {
        say::note(&format!(
            "port {USUAL_PORT} is taken: using another. Browsers keep their data per address"
        ));
        again.start(0)
    })
}
