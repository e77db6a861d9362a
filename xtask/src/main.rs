//! `cargo xtask`: the project's own commands, so that a fresh clone needs nothing but Rust and Node.
//!
//! The table [`COMMANDS`] is the whole command line; each command is one function in a module of
//! its own. Nothing here is part of the app.

mod args;
mod bench;
mod bench_page;
mod browser;
mod build;
mod check;
mod debian;
mod e2e;
mod events;
mod failure;
mod http;
mod kpi;
mod pack;
mod paths;
mod pictures;
mod process;
mod reload;
mod say;
mod serve;
mod setup;
mod site;
mod split;
mod styles;
mod tools;
mod wasm_target;

use args::Args;
use failure::{Failure, Result};
use std::process::ExitCode;

/// One line of `cargo xtask help`.
struct Command {
    name: &'static str,
    /// The options as the help shows them.
    usage: &'static str,
    what: &'static str,
    run: fn(&mut Args) -> Result<()>,
}

/// Every command. To add one, write its module and a line here.
const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        usage: "[--port N] [--no-open]",
        what: "build the app and show it in the browser",
        run: serve::serve,
    },
    Command {
        name: "dev",
        usage: "[--port N] [--no-open]",
        what: "the same with a debug build that follows every change of a file",
        run: serve::dev,
    },
    Command {
        name: "test",
        usage: "[--only fmt|lint|host|wasm|size|e2e]",
        what: "everything that must hold before a change is taken, or one part of it",
        run: check::command,
    },
    Command {
        name: "dist",
        usage: "[--out DIR] [--compress] [--bench]",
        what: "the app as a folder of static files; --compress adds .gz and .br copies, --bench a page to measure the engine",
        run: build::dist,
    },
    Command {
        name: "size",
        usage: "",
        what: "what the app weighs on the wire, file by file",
        run: build::size,
    },
    Command {
        name: "bench",
        usage: "[--rows N] [--runs N] [--dist DIR] [--peers [--engines LIST] | --measures | --maps]",
        what: "how fast the app is in headless Chromium, with its limits beside; --peers: its engine beside other software; --measures: each further figure; --maps: maps of 400 to 5,000 cards",
        run: bench::command,
    },
    Command {
        name: "kpi",
        usage: "FILE... --query Q.json [--mapping M.json]... [--update] [--utc-offset MINUTES]",
        what: "the figures of files (one data set) as JSON, by the app's own engine; docs/kpi.md has an example of each",
        run: kpi::command,
    },
    Command {
        name: "pictures",
        usage: "[--dist DIR]",
        what: "the pictures of README.md and docs/templates.md, taken anew",
        run: pictures::command,
    },
    Command {
        name: "setup",
        usage: "",
        what: "only install what the other commands need",
        run: setup::command,
    },
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_else(|| "help".to_owned());
    match dispatch(&name, Args::new(arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say::failed(&failure);
            ExitCode::FAILURE
        }
    }
}

fn dispatch(name: &str, mut args: Args) -> Result<()> {
    if matches!(name, "help" | "--help" | "-h") {
        help();
        return Ok(());
    }
    let command = COMMANDS.iter().find(|command| command.name == name).ok_or_else(|| {
        Failure::new(format!("there is no command `{name}`"), "`cargo xtask help` lists the commands")
    })?;
    std::env::set_current_dir(paths::root()).map_err(|error| Failure::io("enter", &paths::root(), &error))?;
    (command.run)(&mut args)
}

fn help() {
    say::line("Usage: cargo xtask <command> [options]\n");
    for command in COMMANDS {
        say::line(&format!("  {:<6} {}", command.name, command.usage));
        say::line(&format!("         {}", command.what));
    }
}
