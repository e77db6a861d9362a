//! A Rust toolchain that can build for `wasm32-unknown-unknown`.
//!
//! Where rustup can add the target, that is all. Where it cannot (its server is out of reach) but
//! Debian's packages are, the distribution's compiler is used: `std` is built once from the
//! distribution's sources, and the whole is linked into rustup as the toolchain [`LINKED`].

use crate::{
    debian,
    failure::{Failure, Result},
    paths, process, say,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

/// The target of the app.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The name under which rustup knows the distribution's compiler.
const LINKED: &str = "waymark-wasm";
const DISTRIBUTION_RUSTC: &str = "/usr/bin/rustc";
const DISTRIBUTION_LIBRARIES: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";
/// Compiler, cargo, linter, library sources, linker.
const PACKAGES: &[&str] =
    &["rustc-web", "cargo-web", "rust-web-clippy", "rust-web-src", "rust-web-llvm", "lld-22"];
/// rustup answers a failing download within seconds, but a swallowed connection may hang.
const RUSTUP_LIMIT: Duration = Duration::from_secs(120);
const REMEDY: &str = "install Rust from https://rustup.rs, then: rustup target add wasm32-unknown-unknown";

/// Which toolchain builds for wasm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WasmToolchain {
    /// The one that runs this program.
    Current,
    /// The distribution's compiler, linked as [`LINKED`].
    Distribution,
}

impl WasmToolchain {
    /// Makes `command` and all that it starts use this toolchain.
    pub fn apply(&self, command: &mut Command) {
        if *self == Self::Distribution {
            command.env("RUSTUP_TOOLCHAIN", LINKED);
        }
    }
}

/// Finds a toolchain with the wasm target, or installs one.
pub fn ensure() -> Result<WasmToolchain> {
    if has_target(Command::new("rustc")) {
        return Ok(WasmToolchain::Current);
    }
    // A finished recipe also remembers that rustup could not add the target.
    if recipe_is_current() {
        return Ok(WasmToolchain::Distribution);
    }
    if process::find(&["rustup"]).is_none() {
        return Err(Failure::new("there is no rustup to add the wasm target", REMEDY));
    }
    say::note("the wasm target is missing: rustup target add wasm32-unknown-unknown");
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]).env("RUST_BACKTRACE", "0");
    if process::succeeds_within(&mut rustup, RUSTUP_LIMIT) && has_target(Command::new("rustc")) {
        return Ok(WasmToolchain::Current);
    }
    if !debian::available() {
        return Err(Failure::new("the wasm target is missing and rustup could not add it", REMEDY));
    }
    say::note("rustup could not add the target: using Debian's compiler instead");
    debian::install(PACKAGES)?;
    say::timed("building the standard library for wasm (about a minute, once)", install_std)?;
    process::run(Command::new("rustup").args(["toolchain", "link", LINKED, "/usr"]), REMEDY)?;
    Ok(WasmToolchain::Distribution)
}

/// Whether `rustc` (any way of calling it) has a `std` for the target.
fn has_target(mut rustc: Command) -> bool {
    let folder = process::answer(rustc.args(["--print", "target-libdir", "--target", TARGET]));
    folder.is_some_and(|folder| !libraries(Path::new(&folder)).is_empty())
}

/// Whether the linked toolchain is there and its `std` was built by the compiler as it is today: a
/// distribution update replaces the compiler, and then `std` must be built again.
fn recipe_is_current() -> bool {
    let built_by = fs::read_to_string(stamp()).unwrap_or_default();
    let linked = || process::answer(Command::new("rustup").args(["run", LINKED, "rustc", "-vV"]));
    !built_by.is_empty() && linked().as_deref() == Some(built_by.trim())
}

fn stamp() -> PathBuf {
    Path::new(DISTRIBUTION_LIBRARIES).with_file_name("waymark-std-built-by")
}

/// Builds `std` in a stub crate and copies its libraries beside the compiler.
fn install_std() -> Result<()> {
    let stub = paths::cache()?.join("wasm-std");
    write_stub(&stub)?;
    let mut cargo = Command::new("/usr/bin/cargo");
    cargo
        .args(["build", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort,panic_unwind,test"])
        .current_dir(&stub)
        .env("RUSTC_BOOTSTRAP", "1")
        // Link-time optimisation of the app needs bitcode in the libraries.
        .env("RUSTFLAGS", "-C embed-bitcode=yes")
        .env("RUSTC", DISTRIBUTION_RUSTC)
        .env("CARGO_TARGET_DIR", stub.join("target"))
        .env_remove("RUSTUP_TOOLCHAIN");
    process::prepend_path(&mut cargo, [Path::new("/usr/bin")])?;
    process::run(&mut cargo, "the crate registry must be reachable: std's own dependencies come from it")?;

    let built = libraries(&stub.join("target").join(TARGET).join("release/deps"));
    let version = process::answer(Command::new(DISTRIBUTION_RUSTC).arg("-vV")).unwrap_or_default();
    let version_file = stub.join("built-by");
    fs::write(&version_file, version).map_err(|error| Failure::io("write", &version_file, &error))?;

    // Libraries of two builds side by side cannot be told apart, so the old ones go first.
    let root_only = "run `sudo cargo xtask setup`: the libraries belong beside the compiler in /usr";
    process::run(debian::as_root("rm").args(["-rf", DISTRIBUTION_LIBRARIES]), root_only)?;
    process::run(debian::as_root("mkdir").args(["-p", DISTRIBUTION_LIBRARIES]), root_only)?;
    process::run(debian::as_root("cp").args(&built).arg(DISTRIBUTION_LIBRARIES), root_only)?;
    process::run(debian::as_root("cp").args([&version_file, &stamp()]), root_only)?;
    fs::remove_dir_all(&stub).map_err(|error| Failure::io("remove", &stub, &error))
}

/// An empty library crate in a fresh folder, so that nothing of an earlier build is mixed in.
fn write_stub(stub: &Path) -> Result<()> {
    if stub.exists() {
        fs::remove_dir_all(stub).map_err(|error| Failure::io("remove", stub, &error))?;
    }
    let manifest = "[package]\nname = \"stub\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n";
    let source = stub.join("src");
    fs::create_dir_all(&source)
        .and_then(|()| fs::write(stub.join("Cargo.toml"), manifest))
        .and_then(|()| fs::write(source.join("lib.rs"), "#![no_std]\n"))
        .map_err(|error| Failure::io("write", stub, &error))
}

/// The `.rlib` files of a folder, without the stub's own.
fn libraries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_library = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rlib");
    let is_stub =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libstub-"));
    entries.filter(|path| is_library(path) && !is_stub(path)).collect()
}
