//! The programs that turn the crate into a page: trunk, the wasm-bindgen CLI, wasm-opt, the wasm
//! splitter and a minifier. Each is
//! kept in the cache in a folder named after its version, so a change of version is a new folder.

use crate::{
    failure::{Failure, Result},
    paths, process, say,
    wasm_target::{self, WasmToolchain},
};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

/// The newest Trunk that this Rust can build.
const TRUNK: &str = "0.21.14";
/// The splitter that fits the `wasm_split_helpers` in Cargo.lock.
const WASM_SPLIT: &str = "0.2.3";
/// The version of the npm package that carries wasm-opt.
const BINARYEN: &str = "132.0.0";

/// The minifier of the scripts that wasm-bindgen and the splitter write.
const ESBUILD: &str = "0.28.2";

/// Where the installed tools are.
#[derive(Debug)]
pub struct Tools {
    toolchain: WasmToolchain,
    folders: Vec<PathBuf>,
}

impl Tools {
    /// A program that finds the tools and builds for wasm with the right toolchain.
    pub fn command(&self, program: &str) -> Result<Command> {
        let mut command = Command::new(program);
        process::prepend_path(&mut command, self.folders.iter().map(PathBuf::as_path))?;
        self.toolchain.apply(&mut command);
        Ok(command)
    }
}

/// Finds or installs everything that a build needs.
pub fn ensure() -> Result<Tools> {
    let cache = paths::cache()?;
    // Two set-ups at once would fight over the same folders; the lock ends with the file.
    let lock = File::create(cache.join("lock")).map_err(|error| Failure::io("create", &cache, &error))?;
    if lock.try_lock().is_err() {
        say::note("another set-up is running: waiting for it");
        lock.lock().map_err(|error| Failure::io("lock", &cache, &error))?;
    }
    let toolchain = wasm_target::ensure()?;
    // In this order because a build by hand needs them in this order.
    let wasm_bindgen = cargo_install(&cache, "wasm-bindgen-cli", &locked_version("wasm-bindgen")?, &[])?;
    let wasm_opt = npm_install(&cache, "binaryen", BINARYEN)?;
    let minifier = npm_install(&cache, "esbuild", ESBUILD)?;
    let trunk = cargo_install(&cache, "trunk", TRUNK, &["--locked"])?;
    let splitter = cargo_install(
        &cache,
        "wasm_split_cli_support",
        WASM_SPLIT,
        &["--locked", "--features", "build-binary"],
    )?;
    Ok(Tools { toolchain, folders: vec![wasm_bindgen, wasm_opt, minifier, trunk, splitter] })
}

/// Installs a crate's programs into the cache and returns their folder.
fn cargo_install(cache: &Path, package: &str, version: &str, options: &[&str]) -> Result<PathBuf> {
    let folder = cache.join(format!("{package}-{version}"));
    let programs = folder.join("bin");
    if programs.is_dir() {
        return Ok(programs);
    }
    say::timed(&format!("cargo install {package} {version} (some minutes, once)"), || {
        let mut cargo = Command::new("cargo");
        cargo.args(["install", package, "--version", version, "--root"]).arg(&folder).args(options);
        // The tools are small jobs: a quick build is worth more than the last bit of their speed.
        cargo.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        cargo.current_dir(cache).env_remove("CARGO_TARGET_DIR");
        process::run(&mut cargo, "the crate registry must be reachable, and a C compiler installed")
    })?;
    Ok(programs)
}

/// Installs a package from npm into the cache and returns the folder of its programs.
fn npm_install(cache: &Path, package: &str, version: &str) -> Result<PathBuf> {
    let folder = cache.join(format!("{package}-{version}"));
    let programs = folder.join("node_modules/.bin");
    if programs.is_dir() {
        return Ok(programs);
    }
    say::timed(&format!("npm install {package} {version}"), || {
        fs::create_dir_all(&folder).map_err(|error| Failure::io("create", &folder, &error))?;
        let mut npm = npm();
        npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]).arg(&folder);
        process::run(
            npm.arg(format!("{package}@{version}")),
            "install Node.js 20 or newer (https://nodejs.org)",
        )
    })?;
    Ok(programs)
}

/// npm under the name that this system gives it.
pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// The version of a package in Cargo.lock: the CLI must be of exactly the library's version.
fn locked_version(package: &str) -> Result<String> {
    let file = paths::root().join("Cargo.lock");
    let text = fs::read_to_string(&file).map_err(|error| Failure::io("read", &file, &error))?;
    version_in(&text, package).ok_or_else(|| {
        Failure::new(
            format!("Cargo.lock has no package {package}"),
            "run `cargo check` to write Cargo.lock anew",
        )
    })
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn the_locked_version_is_that_of_the_exact_package() {
        let lock = "[[package]]\nname = \"a-b\"\nversion = \"2.0.0\"\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n";
        assert_eq!(version_in(lock, "a").as_deref(), Some("1.0.0"));
        assert_eq!(version_in(lock, "c"), None);
    }
}
