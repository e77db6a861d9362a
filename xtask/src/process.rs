//! Running other programs.

use crate::failure::{Failure, Result};
use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Runs a program to its end with its output in plain sight.
pub fn run(command: &mut Command, remedy: &str) -> Result<()> {
    let status = command
        .status()
        .map_err(|error| Failure::new(format!("{} could not be started: {error}", name(command)), remedy))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("`{}` failed ({status})", spelled(command)), remedy))
}

/// Runs a program to its end; what it says is shown only if it fails.
pub fn run_quietly(command: &mut Command, remedy: &str) -> Result<()> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Failure::new(format!("{} could not be started: {error}", name(command)), remedy))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(Failure::new(format!("{said}`{}` failed ({})", spelled(command), output.status), remedy))
}

/// What a program prints, trimmed; `None` if it is missing or fails. For questions, not for work.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Runs a program, but ends it after `limit`. Whether it succeeded in time.
pub fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    let Ok(mut child) = command.stdin(Stdio::null()).spawn() else { return false };
    let started = Instant::now();
    while started.elapsed() < limit {
        match child.try_wait() {
            Ok(None) => thread::sleep(Duration::from_millis(100)),
            Ok(Some(status)) => return status.success(),
            Err(_) => return false,
        }
    }
    drop(child.kill());
    drop(child.wait());
    false
}

/// The first of `names` that is on PATH.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let spelled = names.iter().map(|name| format!("{name}{}", env::consts::EXE_SUFFIX));
    spelled.flat_map(|name| folders.iter().map(move |folder| folder.join(&name))).find(|file| file.is_file())
}

/// Puts `folders` before everything else on the program's PATH.
pub fn prepend_path<'a>(command: &mut Command, folders: impl IntoIterator<Item = &'a Path>) -> Result<()> {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = folders.into_iter().map(Path::to_owned).chain(env::split_paths(&old));
    let joined = env::join_paths(all).map_err(|error| {
        Failure::new(
            format!("a folder cannot be put on PATH: {error}"),
            "set WAYMARK_CACHE to a plainer path",
        )
    })?;
    command.env("PATH", joined);
    Ok(())
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn spelled(command: &Command) -> String {
    let arguments = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
    std::iter::once(name(command)).chain(arguments).collect::<Vec<_>>().join(" ")
}
