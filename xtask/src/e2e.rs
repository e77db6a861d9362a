//! The browser tests: Playwright drives Chromium against the release build, served under a sub-path
//! so that an address that is not relative cannot go unnoticed.

use crate::{
    build,
    check::Kit,
    failure::{Failure, Result},
    paths, process, say,
    site::Site,
    tools,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const SUB_PATH: &str = "/some/path/";
const NODE_REMEDY: &str = "install Node.js 20 or newer (https://nodejs.org)";

/// Where the build under test is kept, apart from the user's own `dist/`.
pub fn dist() -> PathBuf {
    paths::root().join("target/e2e-dist")
}

/// Where the tests are, and the Playwright that drives the browser for them and for `bench`.
pub fn folder() -> PathBuf {
    paths::root().join("tests/e2e")
}

/// Builds, serves and tests the app.
pub fn run(kit: &Kit) -> Result<()> {
    let folder = folder();
    install_packages(&folder)?;
    build::release(&kit.tools, &dist())?;
    let address = Site { folder: dist(), base: SUB_PATH.to_owned(), reloads: false }.start(0)?;
    say::note(&format!("the app is served at {address}"));

    let mut playwright = Command::new("node");
    playwright.args(["node_modules/@playwright/test/cli.js", "test"]).current_dir(&folder);
    playwright.env("BASE_URL", address).env("CHROMIUM", &kit.browser.chromium);
    process::run(&mut playwright, "see the failing test above; traces are in tests/e2e/test-results")
}

/// `npm ci` when the lock file changed since the last time.
pub fn install_packages(folder: &Path) -> Result<()> {
    let lock_file = folder.join("package-lock.json");
    let stamp = folder.join("node_modules/.installed-lock.json");
    let lock = fs::read(&lock_file).map_err(|error| Failure::io("read", &lock_file, &error))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say::timed(&format!("npm ci in {}", folder.display()), || {
        let mut npm = tools::npm();
        npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
            .current_dir(folder)
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        process::run(&mut npm, NODE_REMEDY)?;
        fs::write(&stamp, lock).map_err(|error| Failure::io("write", &stamp, &error))
    })
}
