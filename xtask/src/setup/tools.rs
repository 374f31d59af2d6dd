//! Tools from the crate and npm registries, pinned: trunk, the wasm-bindgen CLI, wasm-opt, geckodriver.

use crate::failure::{Failure, Outcome, While};
use crate::paths;
use crate::process;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The newest trunk that the oldest supported compiler builds.
const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";

/// The folder of trunk. A trunk 0.21 that is on PATH already will do.
///
/// # Errors
/// When it cannot be installed.
pub fn trunk() -> Outcome<PathBuf> {
    find_or_install("trunk", "trunk", TRUNK, |said| said.starts_with("trunk 0.21."))
}

/// The folder of the wasm-bindgen CLI, of exactly the version that Cargo.lock names: the two share a private format.
///
/// # Errors
/// When Cargo.lock names none or it cannot be installed.
pub fn wasm_bindgen() -> Outcome<PathBuf> {
    let version = locked_version("wasm-bindgen")?;
    let exact = format!("wasm-bindgen {version}");
    find_or_install("wasm-bindgen-cli", "wasm-bindgen", &version, |said| said.trim() == exact)
}

/// The folder of geckodriver, which drives Firefox in the page tests.
///
/// # Errors
/// When it cannot be installed.
pub fn geckodriver() -> Outcome<PathBuf> {
    let ours = format!("geckodriver {GECKODRIVER}");
    find_or_install("geckodriver", "geckodriver", GECKODRIVER, |said| said.starts_with(&ours))
}

/// The folder of wasm-opt, from the npm package in package-lock.json. Debian's and the crate of that name are too
/// old for what the compiler emits.
///
/// # Errors
/// When node or npm is missing, or npm fails.
pub fn wasm_opt() -> Outcome<PathBuf> {
    node_modules()?;
    Ok(paths::root().join("node_modules").join(".bin"))
}

/// Installs what package-lock.json names, unless that was done for this very lock file.
///
/// # Errors
/// When node or npm is missing, or npm fails.
pub fn node_modules() -> Outcome {
    npm(&paths::root())
}

/// Installs what `benches/others` weighs live figures against.
///
/// # Errors
/// When node or npm is missing, or npm fails.
pub fn others() -> Outcome {
    npm(&paths::root().join("benches/others"))
}

/// Installs in a folder what its package-lock.json names, unless that was done for this very lock.
fn npm(folder: &Path) -> Outcome {
    let pins = "package-lock.json";
    let wanted =
        fs::read_to_string(folder.join(pins)).while_doing(format_args!("reading {pins}"))?;
    let stamp = folder.join("node_modules").join(".steelyard-lock");
    if fs::read_to_string(&stamp).is_ok_and(|done| done == wanted) {
        return Ok(());
    }
    for program in ["node", "npm"] {
        if paths::on_path(program).is_none() {
            return Err(Failure::new(format!("{program} is missing (wasm-opt, the players of figures and the accessibility tests need it)"))
                .remedy("install Node.js 20 or later: https://nodejs.org, or Debian's packages nodejs and npm"));
        }
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(folder);
    process::run(&format!("npm ci in {}", folder.display()), &mut npm)?;
    fs::write(&stamp, wanted).while_doing("writing into node_modules")
}

/// A program of an npm package, such as `terser/bin/terser`, for node to run.
#[must_use]
pub fn node_program(path: &str) -> Command {
    let mut node = Command::new("node");
    node.arg(paths::root().join("node_modules").join(path));
    node
}

/// The folder of `binary`: on PATH in a fitting version, in the cache, or installed into it now.
fn find_or_install(
    package: &str,
    binary: &str,
    version: &str,
    fits: impl Fn(&str) -> bool,
) -> Outcome<PathBuf> {
    if let Some(found) = paths::on_path(binary)
        && process::output(Command::new(&found).arg("--version")).is_ok_and(|said| fits(&said))
        && let Some(folder) = found.parent()
    {
        return Ok(folder.to_path_buf());
    }
    let home = paths::cache().join("tools").join(format!("{package}-{version}"));
    let folder = home.join("bin");
    if !folder.join(format!("{binary}{}", std::env::consts::EXE_SUFFIX)).is_file() {
        cargo_install(package, version, &home)?;
    }
    Ok(folder)
}

fn cargo_install(package: &str, version: &str, home: &Path) -> Outcome {
    let mut cargo = Command::new("cargo");
    // A debug build: it is built in a third of the time, and these tools do not work hard.
    cargo
        .args(["install", "--locked", "--debug", "--version", version, "--root"])
        .arg(home)
        .arg(package);
    // Not into the project's own target directory, nor with what a surrounding build has set.
    cargo.current_dir(paths::root()).env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS");
    process::run(&format!("building {package} {version} (once; up to two minutes)"), &mut cargo)
        .map_err(|failure| {
            Failure::new(failure.to_string()).remedy(format!(
                "cargo install --locked {package} --version {version}, then run this command again"
            ))
        })
}

/// The tools that make the page, each with the version that the project names.
///
/// # Errors
/// When a file that names one cannot be read.
pub fn named() -> Outcome<Vec<(&'static str, String)>> {
    let lock = fs::read_to_string(paths::root().join("package-lock.json"))
        .while_doing("reading package-lock.json")?;
    let lock: serde_json::Value =
        serde_json::from_str(&lock).while_doing("reading package-lock.json")?;
    let npm = |name: &str| {
        let version = lock.pointer(&format!("/packages/node_modules~1{name}/version"));
        let version = version.and_then(|version| version.as_str()).map(str::to_owned);
        version.ok_or_else(|| Failure::new(format!("package-lock.json does not name {name}")))
    };
    Ok(vec![
        ("rustc", named_compiler()?),
        ("trunk", TRUNK.to_owned()),
        ("wasm-bindgen-cli", locked_version("wasm-bindgen")?),
        ("binaryen", npm("binaryen")?),
        ("terser", npm("terser")?),
    ])
}

/// The version of the compiler that rust-toolchain.toml names.
///
/// # Errors
/// When it names none.
pub fn named_compiler() -> Outcome<String> {
    let text = fs::read_to_string(paths::root().join("rust-toolchain.toml"))
        .while_doing("reading rust-toolchain.toml")?;
    let named: toml::Table = toml::from_str(&text).while_doing("reading rust-toolchain.toml")?;
    let channel = named.get("toolchain").and_then(|toolchain| toolchain.get("channel"));
    let version = channel.and_then(toml::Value::as_str).map(str::to_owned);
    version.ok_or_else(|| Failure::new("rust-toolchain.toml names no compiler"))
}

/// The version of `package` in Cargo.lock.
///
/// # Errors
/// When Cargo.lock does not name it.
pub fn locked_version(package: &str) -> Outcome<String> {
    let lock =
        fs::read_to_string(paths::root().join("Cargo.lock")).while_doing("reading Cargo.lock")?;
    version_in(&lock, package)
        .ok_or_else(|| Failure::new(format!("Cargo.lock does not name {package}")))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn version_is_of_the_package_named_exactly() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.128\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.128"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
