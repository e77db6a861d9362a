//! From the crate to `dist/`: the release build, the folder for a web host, and its sizes.

use crate::{
    args::Args,
    bench_page,
    failure::{Failure, Result},
    paths, process, say, split, styles,
    tools::{self, Tools},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Weighs and compresses files with Node's zlib, which a build needs anyway for wasm-opt.
const COMPRESS: &str = "xtask/src/compress.mjs";

/// What the first visit may cost at most, 350 KB: wasm, scripts and styles as brotli sends them.
const FIRST_LOAD_BUDGET_KIB: &str = "341.7";

/// `cargo xtask dist`: the app as a folder of static files.
pub fn dist(args: &mut Args) -> Result<()> {
    let out = args.value("--out")?.map(PathBuf::from);
    let compress = args.flag("--compress");
    let bench = args.flag("--bench");
    args.finish()?;
    let out = out.unwrap_or_else(|| paths::root().join("dist"));
    release(&tools::ensure()?, &out)?;
    if bench {
        bench_page::add(&out)?;
    }
    if compress {
        precompress(&out)?;
    }
    say::line(&format!("{} can be put under any path of any static web host.", out.display()));
    Ok(())
}

/// `cargo xtask size`: what the app weighs on the wire.
pub fn size(args: &mut Args) -> Result<()> {
    args.finish()?;
    let out = paths::root().join("dist");
    release(&tools::ensure()?, &out)?;
    weigh(&out, &[])
}

/// Builds into `out` and fails when the first load has outgrown its budget.
pub fn within_budget(tools: &Tools, out: &Path) -> Result<()> {
    release(tools, out)?;
    weigh(out, &["--budget", FIRST_LOAD_BUDGET_KIB])
}

/// Puts compressed copies beside the files of a built folder, and prints the sizes.
pub fn precompress(folder: &Path) -> Result<()> {
    weigh(folder, &["--write"])
}

/// Builds the optimised app into `out`.
pub fn release(tools: &Tools, out: &Path) -> Result<()> {
    say::timed("release build (some minutes the first time)", || {
        trunk(tools, &["build", "--release", "--features", "split"], out)
    })?;
    split::split(tools, out)?;
    styles::join(out)
}

/// Runs Trunk; what it builds comes to `out`.
pub fn trunk(tools: &Tools, arguments: &[&str], out: &Path) -> Result<()> {
    fs::create_dir_all(out).map_err(|error| Failure::io("create", out, &error))?;
    let mut trunk = tools.command("trunk")?;
    // Offline: Trunk must use the tools it is given, not download others. `NO_COLOR=1`, as some
    // terminals set it, is not a value that Trunk understands.
    trunk.args(arguments).arg("--offline").arg("--dist").arg(out).env_remove("NO_COLOR");
    // Trunk cannot minify what wasm-bindgen writes, and says so in every build.
    trunk.env("RUST_LOG", "error,trunk=info,trunk::processing::minify=error").env("RUST_BACKTRACE", "0");
    process::run(
        &mut trunk,
        "the messages above say where; `cargo check --target wasm32-unknown-unknown` repeats them",
    )
}

/// Prints the sizes of a folder's files, raw and compressed.
fn weigh(folder: &Path, options: &[&str]) -> Result<()> {
    let mut node = Command::new("node");
    node.arg(paths::root().join(COMPRESS)).arg(folder).args(options);
    let remedy =
        "over the budget: see what grew; not started: install Node.js 20 or newer (https://nodejs.org)";
    say::timed("sizes on the wire", || process::run(&mut node, remedy))
}
