//! `cargo xtask release`, `verify` and `reproducible`: what is given away, and how somebody else proves that it was
//! made of these sources and of nothing else.

use crate::bundle::sha256;
use crate::failure::{Failure, Outcome, While};
use crate::setup::tools;
use crate::shipped::{Shipped, notices, sbom};
use crate::{audit, build, paths, process, setup};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The built files that are given away: their names in `dist/`, and in the folder of a release.
const BUILT: [(&str, &str); 3] = [
    ("index.html", "steelyard.html"),
    ("steelyard-view.js", "steelyard-view.js"),
    ("steelyard.d.ts", "steelyard.d.ts"),
];

/// Writes `target/release-VERSION/`: the single file, the element and its types, what is in them, the licences, and
/// the SHA-256 of each. Audits with today's advisories, and builds twice more to see whether the bytes are the same.
///
/// # Errors
/// When the sources are not those of a commit, the compiler is another than the one that is named, or a step fails.
pub fn write() -> Outcome {
    let commit = commit()?;
    if let Some(dirt) = uncommitted()? {
        return Err(Failure::new(format!(
            "a release is of a commit, and this is not in it:\n{dirt}"
        )));
    }
    let tools = setup::for_build()?;
    if let Some(difference) = other_compiler(&tools)? {
        return Err(Failure::new(difference).remedy("rustup toolchain install, in this folder"));
    }
    audit::run(&[])?;
    let built = clean_builds()?;
    let version = Shipped::of_workspace()?.page.version;
    let folder = paths::root().join("target").join(format!("release-{version}"));
    if folder.exists() {
        fs::remove_dir_all(&folder).while_doing("clearing the folder of the release")?;
    }
    fs::create_dir_all(&folder).while_doing("making the folder of the release")?;
    let mut files = Vec::new();
    for (name, given) in BUILT {
        let bytes =
            fs::read(built.join("dist").join(name)).while_doing(format_args!("reading {name}"))?;
        files.push((given.to_owned(), bytes));
    }
    files.push(("steelyard.cdx.json".to_owned(), sbom::of_workspace()?.into_bytes()));
    files.push(("NOTICES.txt".to_owned(), notices::of_workspace()?.into_bytes()));
    files.sort();
    let mut sums = String::new();
    for (name, bytes) in &files {
        fs::write(folder.join(name), bytes).while_doing(format_args!("writing {name}"))?;
        sums.push_str(&format!("{}  {name}\n", sha256(bytes)));
    }
    fs::write(folder.join("SHA256SUMS"), &sums).while_doing("writing SHA256SUMS")?;
    println!("Steelyard {version} of commit {commit}, in {}:\n{sums}", folder.display());
    Ok(())
}

/// Builds this commit and says whether `file` is what comes of it, byte by byte.
///
/// # Errors
/// When it is not, or nothing can be built.
pub fn verify(words: &[String]) -> Outcome {
    let [file] = words else {
        return Err(Failure::new("one file").remedy("cargo xtask verify FILE"));
    };
    let theirs = fs::read(file).while_doing(format_args!("reading {file}"))?;
    println!("commit {}", commit()?);
    if let Some(dirt) = uncommitted()? {
        println!("and what is in no commit:\n{dirt}");
    }
    let tools = setup::for_build()?;
    let compiler = other_compiler(&tools)?;
    build::anew(&tools)?;
    println!("{}  {file}", sha256(&theirs));
    let mut is_same = false;
    for (name, _) in BUILT {
        let ours =
            fs::read(paths::dist().join(name)).while_doing(format_args!("reading {name}"))?;
        println!("{}  dist/{name}", sha256(&ours));
        if ours == theirs {
            println!("{file} is byte for byte the {name} of this commit");
            is_same = true;
        }
    }
    if is_same {
        return Ok(());
    }
    let failure = Failure::new(format!("{file} is none of the files of this commit"));
    Err(match compiler {
        Some(difference) => {
            failure.remedy(format!("build with the compiler that is named; {difference}"))
        }
        None => failure.remedy("see that this is the commit that the file is said to be of"),
    })
}

/// Builds the last commit in two clean folders and compares the bytes.
///
/// # Errors
/// When they differ, or a build fails.
pub fn reproducible() -> Outcome {
    clean_builds().map(drop)
}

/// Builds the last commit in two folders that share nothing but the downloads of cargo: neither path, nor depth, nor
/// cargo's home, nor anything that was built before. Gives the first of them.
fn clean_builds() -> Outcome<PathBuf> {
    let base = paths::root().join("target").join("reproducible");
    if base.exists() {
        fs::remove_dir_all(&base).while_doing("clearing the builds of last time")?;
    }
    let (one, other) = (base.join("one"), base.join("somewhere").join("else entirely"));
    let home = other_cargo_home(&base)?;
    let commit = commit()?;
    for (folder, home) in [(&one, None), (&other, Some(&home))] {
        check_out(&commit, folder)?;
        let mut cargo = Command::new("cargo");
        cargo.args(["xtask", "build"]).current_dir(folder);
        for variable in ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR", "CARGO_MANIFEST_DIR"] {
            cargo.env_remove(variable);
        }
        if let Some(home) = home {
            cargo.env("CARGO_HOME", home);
        }
        process::run(&format!("building the last commit in {}", folder.display()), &mut cargo)?;
        // Gigabytes, of which nothing is asked any more.
        fs::remove_dir_all(folder.join("target")).while_doing("clearing a clean build")?;
    }
    let mut differing = Vec::new();
    for (name, _) in BUILT {
        let read = |folder: &Path| {
            fs::read(folder.join("dist").join(name)).while_doing(format_args!("reading {name}"))
        };
        let (first, second) = (read(&one)?, read(&other)?);
        let verdict = if first == second { "the same in both" } else { "another in the second" };
        println!("{}  {name} ({} bytes), {verdict}", sha256(&first), first.len());
        if first != second {
            differing.push(name);
        }
    }
    if differing.is_empty() {
        Ok(one)
    } else {
        Err(Failure::new(format!("two clean builds differ: {}", differing.join(", "))))
    }
}

/// The files of a commit in a folder that is made for them.
fn check_out(commit: &str, folder: &Path) -> Outcome {
    fs::create_dir_all(folder).while_doing("making a folder for a clean build")?;
    let archive = folder.with_extension("tar");
    let mut git = Command::new("git");
    git.args(["archive", "--format=tar", "--output"])
        .arg(&archive)
        .arg(commit)
        .current_dir(paths::root());
    process::output(&mut git)?;
    process::output(Command::new("tar").arg("-xf").arg(&archive).arg("-C").arg(folder))?;
    fs::remove_file(&archive).while_doing("clearing the archive of the last commit")
}

/// Another home of cargo, which has the downloads of the first.
fn other_cargo_home(base: &Path) -> Outcome<PathBuf> {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")))
        .ok_or_else(|| Failure::new("cargo has no home: neither CARGO_HOME nor HOME is set"))?;
    let other = base.join("cargo-of-others");
    fs::create_dir_all(&other).while_doing("making another home of cargo")?;
    for name in ["registry", "config.toml"] {
        let there = home.join(name);
        if there.exists() {
            link(&there, &other.join(name))?;
        }
    }
    Ok(other)
}

#[cfg(unix)]
fn link(to: &Path, at: &Path) -> Outcome {
    std::os::unix::fs::symlink(to, at).while_doing("linking cargo's downloads")
}

/// Elsewhere each home has its own downloads.
#[cfg(not(unix))]
fn link(_to: &Path, _at: &Path) -> Outcome {
    Ok(())
}

/// What tells the compiler of the web build from the one that rust-toolchain.toml names; nothing where it is that one.
fn other_compiler(tools: &setup::WebTools) -> Outcome<Option<String>> {
    let named = tools::named_compiler()?;
    let said = process::output(
        Command::new("rustc")
            .arg("--version")
            .current_dir(paths::root())
            .envs(tools.compiler().environment()),
    )?;
    let said = said.trim();
    let is_named = said.split_whitespace().nth(1) == Some(named.as_str());
    let is_ordinary = *tools.compiler() == setup::wasm::Compiler::Ordinary;
    Ok((!is_named || !is_ordinary).then(|| {
        let other = if is_ordinary { said.to_owned() } else { "Debian's compiler".to_owned() };
        format!("rust-toolchain.toml names {named}, and the page is built by {other}")
    }))
}

fn commit() -> Outcome<String> {
    let mut git = Command::new("git");
    let said = process::output(git.args(["rev-parse", "HEAD"]).current_dir(paths::root()))?;
    Ok(said.trim().to_owned())
}

/// What differs from the last commit, as git lists it.
fn uncommitted() -> Outcome<Option<String>> {
    let mut git = Command::new("git");
    let said = process::output(git.args(["status", "--porcelain"]).current_dir(paths::root()))?;
    let said = said.trim_end();
    Ok((!said.is_empty()).then(|| said.to_owned()))
}
