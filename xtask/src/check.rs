//! `cargo xtask test`: everything that must hold before a change is taken.

use crate::{
    args::Args,
    browser::{self, Browser},
    build, e2e,
    failure::{Failure, Result},
    process, say,
    tools::{self, Tools},
    wasm_target::TARGET,
};
use std::process::Command;

/// What the steps work with.
pub struct Kit {
    /// The build tools.
    pub tools: Tools,
    /// The browser that tests drive.
    pub browser: Browser,
}

/// One part of the whole test.
struct Step {
    name: &'static str,
    what: &'static str,
    run: fn(&Kit) -> Result<()>,
}

/// Quick and telling steps first.
const STEPS: &[Step] = &[
    Step { name: "fmt", what: "formatting", run: format },
    Step { name: "lint", what: "clippy, for the host and for wasm", run: lint },
    Step { name: "host", what: "tests of the pure floor, on this machine", run: host_tests },
    Step { name: "wasm", what: "tests of the browser floor, in headless Chromium", run: wasm_tests },
    Step { name: "size", what: "release build, within its budget", run: size },
    Step { name: "e2e", what: "what a user does with it, in headless Chromium", run: e2e::run },
];

/// All steps, or the one named by `--only`.
pub fn command(args: &mut Args) -> Result<()> {
    let only = args.value("--only")?;
    args.finish()?;
    let chosen: Vec<&Step> =
        STEPS.iter().filter(|step| only.as_deref().is_none_or(|name| name == step.name)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(Failure::new("there is no such step", format!("--only {}", names.join("|"))));
    }
    let kit = Kit { tools: tools::ensure()?, browser: browser::ensure()? };
    for step in chosen {
        say::timed(&format!("{}: {}", step.name, step.what), || (step.run)(&kit))?;
    }
    Ok(())
}

fn format(_: &Kit) -> Result<()> {
    let mut cargo = Command::new("cargo");
    process::run(cargo.args(["fmt", "--all", "--check"]), "run `cargo fmt --all`")
}

fn lint(kit: &Kit) -> Result<()> {
    let remedy = "mend what clippy names above";
    let strict = ["--", "-D", "warnings"];
    let mut host = Command::new("cargo");
    process::run(host.args(["clippy", "--workspace", "--all-targets"]).args(strict), remedy)?;
    let mut wasm = kit.tools.command("cargo")?;
    wasm.args(["clippy", "--package", "waymark", "--lib", "--bins", "--test", "web", "--target", TARGET]);
    process::run(wasm.args(strict), remedy)
}

fn host_tests(_: &Kit) -> Result<()> {
    process::run(Command::new("cargo").args(["test", "--workspace"]), "see the failing test above")
}

fn wasm_tests(kit: &Kit) -> Result<()> {
    let mut cargo = kit.tools.command("cargo")?;
    cargo.args(["test", "--package", "waymark", "--test", "web", "--target", TARGET]);
    cargo.env("CHROMEDRIVER", &kit.browser.driver);
    process::run(&mut cargo, "see the failing test above; webdriver.json holds the browser's options")
}

fn size(kit: &Kit) -> Result<()> {
    build::within_budget(&kit.tools, &e2e::dist())
}
