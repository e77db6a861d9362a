//! `cargo xtask bench`: how fast the release build is, measured in headless Chromium as a user would feel it; with `--peers`
//! how fast its engine is beside what people would take instead, with `--measures` how long each further figure takes,
//! with `--maps` maps of several sizes.
//!
//! This file prepares what is measured: the build, its compressed copies, the server, the data. What is measured,
//! and against which limits, is in `tests/bench`.

use crate::{
    args::Args,
    bench_page, browser, build, e2e, events,
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

const SCRIPT: &str = "tests/bench/bench.mjs";
const MAPS: &str = "tests/bench/maps.mjs";
const ROWS: u32 = 1_000_000;
const RUNS: u32 = 3;
/// What the engine is measured beside: npm packages that nothing else needs, so only `--peers` installs them.
const PEERS: &str = "tests/bench/peers";
const MEASURES: &str = "tests/bench/measures.mjs";
const PEER_RUNS: u32 = 7;

/// Builds the app (or takes the build of `--dist`), makes the data, measures.
pub fn command(args: &mut Args) -> Result<()> {
    let rows = number(args, "--rows")?.unwrap_or(ROWS);
    let (peers, measures) = (args.flag("--peers"), args.flag("--measures"));
    let maps = args.flag("--maps");
    let runs = number(args, "--runs")?.unwrap_or(if peers { PEER_RUNS } else { RUNS });
    let engines = if peers { args.value("--engines")? } else { None };
    let given = args.value("--dist")?.map(PathBuf::from);
    args.finish()?;

    let folder = paths::root().join("target/bench");
    let dist = folder.join("dist");
    empty(&dist)?;
    match given {
        Some(given) => copy(&given, &dist)?,
        None => build::release(&tools::ensure()?, &dist)?,
    }
    let csv = folder.join("events.csv");
    if !maps {
        say::timed(&format!("{rows} rows of data"), || events::write(&csv, rows))?;
    }
    let chromium = browser::ensure()?.chromium;
    e2e::install_packages(&e2e::folder())?;

    let mut node = Command::new("node");
    let made = folder.join("made");
    if peers || measures {
        bench_page::add(&dist)?;
        empty(&made)?;
    }
    if measures {
        node.arg(paths::root().join(MEASURES)).arg("--app").arg(&dist).arg("--made").arg(&made);
        node.arg("--out").arg(paths::root().join("target/bench-measures.json"));
    } else if peers {
        e2e::install_packages(&paths::root().join(PEERS))?;
        node.arg(paths::root().join(PEERS).join("run.mjs")).arg("--app").arg(&dist).arg("--made").arg(&made);
        node.arg("--out").arg(paths::root().join("target/bench-peers.json"));
        if let Some(engines) = engines {
            node.args(["--engines", &engines]);
        }
    } else {
        build::precompress(&dist)?;
        let address = Site { folder: dist, base: "/waymark/".to_owned(), reloads: false }.start(0)?;
        let (script, out) =
            if maps { (MAPS, "target/bench-maps.json") } else { (SCRIPT, "target/bench.json") };
        node.arg(paths::root().join(script)).args(["--address", &address]);
        node.arg("--out").arg(paths::root().join(out));
    }
    if !maps {
        node.arg("--csv").arg(csv).args(["--rows", &rows.to_string()]);
    }
    node.args(["--runs", &runs.to_string()]).arg("--chromium").arg(chromium);
    say::timed("measurements", || process::run(&mut node, "the message above says which measurement failed"))
}

/// The whole number after an option; it counts something, so it is not 0.
fn number(args: &mut Args, name: &str) -> Result<Option<u32>> {
    let Some(word) = args.value(name)? else { return Ok(None) };
    match word.parse() {
        Ok(number) if number > 0 => Ok(Some(number)),
        _ => Err(Failure::new(format!("{name} {word}: not a whole number from 1"), "see `cargo xtask help`")),
    }
}

/// An empty folder, so that no file of an earlier build is served or weighed.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Failure::io("remove", folder, &error))?;
    }
    fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))
}

/// A build that was given is copied: compressed copies are not written into it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).map_err(|error| Failure::io("create", to, &error))?;
    let entries = fs::read_dir(from).map_err(|error| Failure::io("read", from, &error))?;
    for entry in entries {
        let from = entry.map_err(|error| Failure::io("read", from, &error))?.path();
        let Some(name) = from.file_name() else { continue };
        if from.is_dir() {
            copy(&from, &to.join(name))?;
        } else {
            fs::copy(&from, to.join(name)).map_err(|error| Failure::io("copy", &from, &error))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::args::Args;

    #[test]
    fn counts_are_whole_numbers_from_1() {
        let parsed = |line: &str| number(&mut Args::new(line.split(' ').map(str::to_owned)), "--rows");
        assert_eq!(parsed("--rows 1000").unwrap(), Some(1000));
        assert_eq!(parsed("--runs 3").unwrap(), None);
        for bad in ["--rows 0", "--rows -1", "--rows 1e6", "--rows"] {
            assert!(parsed(bad).is_err(), "{bad}");
        }
    }
}
