//! Debian's packages, for what only the system can give: browsers, and the compiler with a wasm library to build.

use crate::failure::{Failure, Outcome};
use crate::paths;
use crate::process;
use std::process::Command;

/// Whether every package is installed.
#[must_use]
pub fn has(packages: &[&str]) -> bool {
    packages.iter().all(|package| {
        let query = ["-W", "-f=${db:Status-Status}", package];
        process::output(Command::new("dpkg-query").args(query))
            .is_ok_and(|status| status == "installed")
    })
}

/// Installs those of `packages` that are missing.
///
/// # Errors
/// When this is no Debian, when the user may not install packages, or when apt-get fails. The message says what to
/// install by hand.
pub fn install(packages: &[&str]) -> Outcome {
    if has(packages) {
        return Ok(());
    }
    let wanted = packages.join(" ");
    let by_hand = format!(
        "as root: apt-get update && apt-get install {wanted} (or the like of another system)"
    );
    if paths::on_path("apt-get").is_none() {
        return Err(Failure::new(format!(
            "missing: {wanted}; and there is no apt-get to install it"
        ))
        .remedy(by_hand));
    }
    let Some(prefix) = root_prefix() else {
        return Err(Failure::new(format!("missing: {wanted}; and only root may install it"))
            .remedy(by_hand));
    };
    let apt = |arguments: &[&str]| {
        let words: Vec<&str> =
            prefix.iter().copied().chain(["apt-get"]).chain(arguments.iter().copied()).collect();
        let (program, rest) = words.split_first()?;
        let mut command = Command::new(program);
        command.args(rest).env("DEBIAN_FRONTEND", "noninteractive");
        Some(command)
    };
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(packages);
    for (what, arguments) in
        [("apt-get update", &["update", "--quiet"][..]), ("apt-get install", &arguments)]
    {
        let Some(mut command) = apt(arguments) else { continue };
        process::run(&format!("{what} ({wanted})"), &mut command)
            .map_err(|failure| Failure::new(failure.to_string()).remedy(&by_hand))?;
    }
    Ok(())
}

/// The words to put before a command so that it runs as root: none for root itself, sudo where it asks nothing.
fn root_prefix() -> Option<&'static [&'static str]> {
    let user = process::output(Command::new("id").arg("-u")).ok()?;
    if user.trim() == "0" {
        return Some(&[]);
    }
    process::output(Command::new("sudo").args(["-n", "true"])).ok().map(|_| &["sudo", "-n"][..])
}
