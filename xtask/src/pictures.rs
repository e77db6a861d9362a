//! `cargo xtask pictures`: the pictures of the documents, taken anew from the release build in headless Chromium.
//!
//! Which pictures there are is in `docs/pictures/make.mjs`.

use crate::{args::Args, browser, build, e2e, failure::Result, paths, process, say, site::Site, tools};
use std::{path::PathBuf, process::Command};

const SCRIPT: &str = "docs/pictures/make.mjs";

/// Builds the app (or takes the build of `--dist`) and takes the pictures.
pub fn command(args: &mut Args) -> Result<()> {
    let given = args.value("--dist")?.map(PathBuf::from);
    args.finish()?;
    let folder = match given {
        Some(given) => given,
        None => {
            let folder = paths::root().join("target/pictures");
            build::release(&tools::ensure()?, &folder)?;
            folder
        }
    };
    let chromium = browser::ensure()?.chromium;
    e2e::install_packages(&e2e::folder())?;
    let address = Site { folder, base: "/waymark/".to_owned(), reloads: false }.start(0)?;
    let mut node = Command::new("node");
    node.arg(paths::root().join(SCRIPT)).args(["--address", &address]).arg("--chromium").arg(chromium);
    say::timed("pictures", || process::run(&mut node, "the message above says which picture failed"))
}
