//! The compiler of the web build: one that has a standard library for wasm32-unknown-unknown.
//!
//! Three ways, in this order: the target is there already; rustup adds it; or, where rustup reaches no network, the
//! library is built from Debian's sources for Debian's own compiler, into the user's cache. The host build and
//! the tests stay on the ordinary toolchain in every case.

use crate::failure::{Failure, Outcome, While};
use crate::paths;
use crate::process;
use crate::setup::debian;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target of the web build.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's newest compiler, the sources of its own library, and its clippy: three packages of one version.
const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "rust-web-src", "rust-web-clippy"];
const DEBIAN_COMPILER: &str = "/usr/bin/rustc";
const DEBIAN_CLIPPY: &str = "/usr/bin/cargo-clippy";

/// A compiler that can compile for [`TARGET`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compiler {
    /// The ordinary toolchain, which has the target.
    Ordinary,
    /// Debian's compiler with a library of ours beside it.
    Debian {
        /// The folder that stands in for the compiler's sysroot.
        sysroot: PathBuf,
        /// The ordinary toolchain's linker, since Debian's compiler comes without one for wasm.
        linker: PathBuf,
    },
}

/// Finds a compiler for the web build, installing what is missing.
///
/// # Errors
/// When none of the three ways works; the message says what to install.
pub fn find_or_install() -> Outcome<Compiler> {
    if ordinary_has_target() {
        return Ok(Compiler::Ordinary);
    }
    if let Some(ready) = debian_ready() {
        return Ok(ready);
    }
    if paths::on_path("rustup").is_some() {
        let mut rustup = Command::new("rustup");
        rustup.args(["target", "add", TARGET]);
        match process::run(&format!("rustup target add {TARGET}"), &mut rustup) {
            Ok(()) if ordinary_has_target() => return Ok(Compiler::Ordinary),
            _ => eprintln!(
                "    rustup could not add the target; trying Debian's compiler and sources instead"
            ),
        }
    }
    build_for_debian().map_err(|failure| {
        Failure::new(format!("no compiler for {TARGET}: {failure}")).remedy(format!(
            "with a network: rustup target add {TARGET}, then run this command again"
        ))
    })
}

impl Compiler {
    /// The environment that makes cargo (and trunk, which calls cargo) compile for the web with this compiler.
    #[must_use]
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        let mut flags = reproducible_flags();
        let mut pairs: Vec<(&'static str, OsString)> = Vec::new();
        if *self == Self::Ordinary {
            flags.extend(library_flag());
        }
        if let Self::Debian { sysroot, linker } = self {
            flags.push(format!("--sysroot={}", sysroot.display()));
            // Cargo's setting and not RUSTC, so that the bundler, called by trunk's hook, can set it back.
            pairs.push(("CARGO_BUILD_RUSTC", DEBIAN_COMPILER.into()));
            pairs.push(("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker.into()));
        }
        pairs.push(("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" ").into()));
        pairs
    }

    /// The words that start clippy of this compiler's version.
    #[must_use]
    pub fn clippy(&self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Ordinary => ("cargo", &["clippy"]),
            Self::Debian { .. } => (DEBIAN_CLIPPY, &["clippy"]),
        }
    }
}

/// Keeps this machine's folders out of the program, so that the same sources give the same bytes anywhere. Those of
/// the project itself are relative already.
fn reproducible_flags() -> Vec<String> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let mapped = [(Some(paths::root()), "steelyard"), (home, "cargo")];
    mapped.into_iter().filter_map(|(folder, name)| mapping(&folder?, name)).collect()
}

/// Where rustup has put the sources of Rust's library (`rust-src`, which editors want), the compiler names them in what
/// it makes of them; else it names where they were when the library was built. This makes it the latter.
fn library_flag() -> Option<String> {
    let asked = |words: &[&str]| {
        process::output(Command::new("rustc").args(words).current_dir(paths::root())).ok()
    };
    let (sysroot, version) = (asked(&["--print", "sysroot"])?, asked(&["-vV"])?);
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "))?;
    let sources = Path::new(sysroot.trim()).join("lib").join("rustlib").join("src").join("rust");
    mapping(&sources, &format!("/rustc/{commit}"))
}

/// The flag that writes `name` for a folder; none for a folder with a blank in it, at which cargo would tear the flag.
fn mapping(folder: &Path, name: &str) -> Option<String> {
    let folder = folder.display().to_string();
    (!folder.contains(char::is_whitespace)).then(|| format!("--remap-path-prefix={folder}={name}"))
}

fn ordinary_has_target() -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]).current_dir(paths::root());
    process::output(&mut rustc).is_ok_and(|folder| has_library(Path::new(folder.trim())))
}

fn has_library(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

/// The library folder that a sysroot at `sysroot` has for the target.
fn library_folder(sysroot: &Path) -> PathBuf {
    sysroot.join("lib").join("rustlib").join(TARGET).join("lib")
}

fn debian_sysroot(version: &str) -> PathBuf {
    paths::cache().join(format!("wasm-library-{version}"))
}

/// The version of Debian's compiler, such as 1.96.0.
fn debian_version() -> Option<String> {
    let said = process::output(Command::new(DEBIAN_COMPILER).arg("--version")).ok()?;
    said.split_whitespace().nth(1).map(str::to_owned)
}

fn debian_ready() -> Option<Compiler> {
    let sysroot = debian_sysroot(&debian_version()?);
    if !has_library(&library_folder(&sysroot)) || !Path::new(DEBIAN_CLIPPY).is_file() {
        return None;
    }
    Some(Compiler::Debian { sysroot, linker: linker().ok()? })
}

/// rust-lld of the ordinary toolchain.
fn linker() -> Outcome<PathBuf> {
    let mut rustc = Command::new("rustc");
    let sysroot = process::output(rustc.args(["--print", "sysroot"]).current_dir(paths::root()))?;
    let rustlib = Path::new(sysroot.trim()).join("lib").join("rustlib");
    let hosts = fs::read_dir(&rustlib).while_doing("looking for the toolchain's linker")?;
    let found = hosts
        .flatten()
        .map(|host| host.path().join("bin").join("rust-lld"))
        .find(|path| path.is_file());
    found.ok_or_else(|| {
        Failure::new("the toolchain has no rust-lld")
            .remedy("install Rust by rustup (https://rustup.rs)")
    })
}

fn build_for_debian() -> Outcome<Compiler> {
    debian::install(&DEBIAN_PACKAGES)?;
    let version = debian_version()
        .ok_or_else(|| Failure::new(format!("{DEBIAN_COMPILER} does not answer")))?;
    let sources = PathBuf::from(format!("/usr/src/rustc-{version}/library"));
    let sysroot = debian_sysroot(&version);
    let work = sysroot.join("build");
    clear(&work)?;
    copy_folder(&sources, &work.join("library"))?;

    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "--locked", "--release", "--target", TARGET, "--manifest-path", "sysroot/Cargo.toml"])
        .current_dir(work.join("library"))
        .env("RUSTC", DEBIAN_COMPILER)
        // What the compiler's own build sets: unstable features, and names that tell std's crates from others.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("__CARGO_DEFAULT_LIB_METADATA", "stablestd")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env(
            "RUSTFLAGS",
            format!(
                "-Cembed-bitcode=yes -Zforce-unstable-if-unmarked --remap-path-prefix={}=/rustc/{version}/library {}",
                work.join("library").display(),
                reproducible_flags().join(" "),
            ),
        );
    process::run(
        &format!("building the library of Rust {version} for {TARGET} (once; about a minute)"),
        &mut cargo,
    )?;

    let libraries = library_folder(&sysroot);
    fs::create_dir_all(&libraries).while_doing("making the folder of the wasm library")?;
    let built = work.join("target").join(TARGET).join("release").join("deps");
    for entry in fs::read_dir(&built).while_doing("reading the built library")?.flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "rlib") {
            fs::copy(entry.path(), libraries.join(entry.file_name()))
                .while_doing("copying the wasm library")?;
        }
    }
    clear(&work)?;
    Ok(Compiler::Debian { sysroot, linker: linker()? })
}

fn clear(folder: &Path) -> Outcome {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::new(format!("clearing {}: {error}", folder.display())))
        }
        _ => Ok(()),
    }
}

fn copy_folder(from: &Path, to: &Path) -> Outcome {
    let what = || format!("copying {}", from.display());
    fs::create_dir_all(to).while_doing(what())?;
    for entry in fs::read_dir(from).while_doing(what())? {
        let entry = entry.while_doing(what())?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target).while_doing(what())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn folders_of_this_machine_are_written_otherwise() {
        let said = Compiler::Ordinary.environment();
        let (_, flags) = said.iter().find(|(name, _)| name.ends_with("_RUSTFLAGS")).unwrap();
        let flags = flags.to_string_lossy();
        for flag in [mapping(&paths::root(), "steelyard"), library_flag()].into_iter().flatten() {
            assert!(flags.split(' ').any(|given| given == flag), "{flag} in {flags}");
        }
        assert!(flags.split(' ').all(|flag| flag.starts_with("--remap-path-prefix=")), "{flags}");
        assert!(library_flag().is_none_or(|flag| flag.contains("/rustlib/src/rust=/rustc/")));
        assert_eq!(
            mapping(Path::new("/a"), "cargo").as_deref(),
            Some("--remap-path-prefix=/a=cargo")
        );
        assert_eq!(mapping(Path::new("/some where"), "cargo"), None);
    }
}
