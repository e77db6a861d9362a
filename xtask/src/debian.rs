//! Installing Debian packages. On other systems [`available`] is false and the caller says what to
//! install by hand.

use crate::{failure::Result, process, say};
use std::{path::Path, process::Command};

/// Whether this is Debian or a system built on it.
pub fn available() -> bool {
    Path::new("/etc/debian_version").exists() && process::find(&["apt-get"]).is_some()
}

/// Installs those of `packages` that are missing; refreshes the package lists first.
pub fn install(packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    say::timed(&format!("apt-get install {}", missing.join(" ")), || {
        // Old lists would offer an old compiler, or one that the server no longer has.
        apt(&["update", "-q"])?;
        apt(&[&["install", "-y", "-q", "--no-install-recommends"], missing.as_slice()].concat())
    })
}

/// A command that runs as root: as it is for root, by sudo for others.
pub fn as_root(program: &str) -> Command {
    let is_root = process::answer(Command::new("id").arg("-u")).as_deref() == Some("0");
    if is_root || process::find(&["sudo"]).is_none() {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.arg(program);
    command
}

fn is_installed(package: &str) -> bool {
    let status = process::answer(Command::new("dpkg-query").args(["-W", "-f=${Status}", package]));
    status.is_some_and(|status| status.ends_with(" installed"))
}

fn apt(arguments: &[&str]) -> Result<()> {
    let mut command = as_root("apt-get");
    command.args(["-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]).args(arguments);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    let remedy = format!("as root, and with the network: apt-get update && apt-get {}", arguments.join(" "));
    process::run(&mut command, &remedy)
}
