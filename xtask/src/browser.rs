//! Chromium and its driver, for the tests; and opening the user's own browser.

use crate::{
    debian,
    failure::{Failure, Result},
    process, say,
};
use std::{
    env,
    path::PathBuf,
    process::{Command, Stdio},
};

/// A browser that tests can drive. The font makes Chinese visible in its screenshots and prints.
const PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-noto-cjk"];
const CHROMIUM_NAMES: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const CHROMIUM_FOLDERS: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];

/// The browser of the tests.
#[derive(Debug)]
pub struct Browser {
    /// Chromium or Chrome.
    pub chromium: PathBuf,
    /// The WebDriver server of the same version.
    pub driver: PathBuf,
}

/// Finds the test browser, or installs it.
pub fn ensure() -> Result<Browser> {
    if let Some(browser) = installed() {
        return Ok(browser);
    }
    if debian::available() {
        debian::install(PACKAGES)?;
    }
    installed().ok_or_else(|| {
        Failure::new(
            "the tests need Chromium or Chrome, and chromedriver of the same version",
            "macOS: `brew install --cask google-chrome chromedriver`. Windows: install Chrome, and put chromedriver \
             (https://googlechromelabs.github.io/chrome-for-testing) on PATH. Other Linux: install the packages \
             that hold chromium and chromedriver. Or name the files in CHROMIUM and CHROMEDRIVER",
        )
    })
}

fn installed() -> Option<Browser> {
    let named = |variable| env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file());
    let in_folder = || CHROMIUM_FOLDERS.iter().map(PathBuf::from).find(|file| file.is_file());
    let chromium = named("CHROMIUM").or_else(|| process::find(CHROMIUM_NAMES)).or_else(in_folder)?;
    let driver = named("CHROMEDRIVER").or_else(|| process::find(&["chromedriver"]))?;
    Some(Browser { chromium, driver })
}

/// Shows `address` in the user's browser where there is a screen; the address was printed anyway.
pub fn open(address: &str) {
    let has_screen = env::var_os("DISPLAY").is_some() || env::var_os("WAYLAND_DISPLAY").is_some();
    let (program, arguments): (&str, &[&str]) = if cfg!(windows) {
        ("cmd", &["/c", "start"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else if has_screen {
        ("xdg-open", &[])
    } else {
        return;
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(address).stdout(Stdio::null()).stderr(Stdio::null());
    if command.spawn().is_err() {
        say::note("no browser could be opened: please open the address yourself");
    }
}
