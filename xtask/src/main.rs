//! `cargo xtask`: the project's commands. `cargo xtask help` lists them.

use std::process::{Command, ExitCode};
use xtask::failure::{Failure, Outcome};
use xtask::{
    audit, bench, build, bundle, check, fuzz, paths, player, process, release, serve, setup,
    shipped, size,
};

const HELP: &str = "\
cargo xtask run      set up what is missing, build the page in release, serve it on this machine
cargo xtask test     set up what is missing and run every check; words choose among the page tests
cargo xtask lint     check the format, and clippy on the host and on the page's program
cargo xtask audit    hold the dependencies to deny.toml and to RustSec's advisories of today; --update makes them
                     the snapshot that the tests ask, and a folder names a clone of the database to take instead
cargo xtask sbom     print what is in the shipped page, as CycloneDX 1.6
cargo xtask notices  gather the licences of what is in the shipped page into src/page/notices.txt
cargo xtask release  audit, build twice in clean folders, compare, and write what is given away and its hashes
cargo xtask verify   build this commit and say whether a FILE is what comes of it, byte for byte
cargo xtask reproducible  build the last commit in two clean folders and compare the bytes
cargo xtask page     run the page tests alone on the last build; words choose among them
cargo xtask build    build the single file, dist/index.html
cargo xtask player   check, join and minify the player that live figures carry
cargo xtask size     print what the single file weighs, and its largest parts
cargo xtask bench    measure the built page beside other programs in Chromium; words choose what is measured and
                     in which browser, numbers how many rows; --host runs the benchmarks of the engine alone, in which words choose
cargo xtask fuzz     feed what nobody wrote to every reader and to the engine, --minutes N each (20); words choose
cargo xtask gallery  draw every chart of every study in every look into target/gallery; words choose among them
cargo xtask trunk …  run trunk with the right tools: `cargo xtask trunk serve` for development
cargo xtask bundle   make the single file of what trunk compiled (trunk calls this)";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[String]) -> Outcome {
    let (command, rest) =
        words.split_first().map_or(("help", &[][..]), |(first, rest)| (first.as_str(), rest));
    match command {
        "run" => {
            build::single_file(&setup::for_build()?)?;
            serve::run()
        }
        "test" => check::run(rest),
        "lint" => check::lint(&setup::for_build()?),
        "audit" => audit::run(rest),
        "sbom" => {
            print!("{}", shipped::sbom::of_workspace()?);
            Ok(())
        }
        "notices" => shipped::notices::write(),
        "release" => release::write(),
        "verify" => release::verify(rest),
        "reproducible" => release::reproducible(),
        "page" => {
            let all_well = check::page_tests(rest)?.well;
            let failure = || Failure::new("not every page test passed; see above");
            all_well.then_some(()).ok_or_else(failure)
        }
        "build" => build::single_file(&setup::for_build()?),
        "bundle" => bundle::run(),
        "player" => player::write(),
        "size" => size::run(),
        "bench" => bench::run(rest),
        "fuzz" => fuzz::run(rest),
        "gallery" => {
            let mut cargo = Command::new("cargo");
            cargo
                .args(["run", "--locked", "--release", "--quiet", "-p", "steelyard-core"])
                .args(["--example", "gallery", "--", "target/gallery", "tests/figures"])
                .args(rest)
                .current_dir(paths::root());
            process::run("gallery", &mut cargo)
        }
        "trunk" => {
            let mut trunk = setup::for_build()?.command("trunk")?;
            process::run("trunk", trunk.args(rest))
        }
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => {
            Err(Failure::new(format!("there is no command `{other}`")).remedy("cargo xtask help"))
        }
    }
}
