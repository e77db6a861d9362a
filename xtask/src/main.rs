//! `cargo xtask`: the project's own commands, so that a fresh clone needs nothing but Rust and Node.
//!
//! The table [`COMMANDS`] is the whole command line; each command is one function in a module of
//! its own. Nothing here is part of the app.

mod args;
mod debian;
mod failure;
mod paths;
mod process;
mod say;
mod setup;
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
const COMMANDS: &[Command] = &[Command {
    name: "setup",
    usage: "",
    what: "install what is missing: wasm target, trunk, wasm-bindgen, wasm-opt, browser",
    run: setup::command,
}];

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
