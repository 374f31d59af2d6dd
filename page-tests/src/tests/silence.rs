//! Nothing leaves, counted by the kernel: a whole job in a network of its own, in which every packet is heard.

use crate::bench::Bench;
use crate::check_equal;
use crate::silence::{INNER, network};
use crate::suite::Test;
use std::process::Stdio;
use xtask::bundle;
use xtask::failure::{Failure, Outcome, While};

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "not_one_packet_leaves", run: counted },
    Test { name: "the_program_takes_from_the_browser_what_is_listed", run: listed },
];

/// All that the program's wasm takes from the browser, a line each.
const IMPORTS: &str = include_str!("imports.txt");

/// Parts of names by which a network, storage or an address could be reached.
const REACHES: [&str; 19] = [
    "fetch",
    "request",
    "http",
    "socket",
    "eventsource",
    "beacon",
    "rtc",
    "transport",
    "stream",
    "import",
    "location",
    "href",
    "src",
    "cookie",
    "storage",
    "indexeddb",
    "caches",
    "serviceworker",
    "_eval",
];

/// Those that could in a page without policy: the address of a link by which a file is saved, and of a picture that is
/// drawn. Both are of the page's own memory (`blob:`), and the policy lets no other be asked for, nor what an attribute names.
const OF_OWN_MEMORY: [&str; 2] = ["__wbg_set_href", "__wbg_set_src"];

/// What is not among the imports cannot be called, whatever runs in the wasm.
fn listed(bench: &mut Bench) -> Outcome {
    let imports = bundle::imports(&bench.program()?)?;
    let known: Vec<&str> = IMPORTS.lines().collect();
    check_equal!(imports, known, "what the program takes from the browser (imports.txt)");
    let reaches = |name: &&String| {
        let name = name.to_lowercase();
        REACHES.iter().any(|part| name.contains(part))
    };
    let reaching: Vec<&String> = imports.iter().filter(reaches).collect();
    check_equal!(reaching, OF_OWN_MEMORY, "what could reach a network, storage or an address");
    Ok(())
}

/// Starts this program once more within such a network, with a browser of its own; that side holds the counts.
fn counted(bench: &mut Bench) -> Outcome {
    if let Some(reason) = network::unavailable() {
        bench.skip(reason);
        return Ok(());
    }
    let own = std::env::current_exe().while_doing("looking for this program")?;
    let ran = network::apart(own)
        .args([INNER, bench.engine.name()])
        .stdin(Stdio::null())
        .output()
        .while_doing("starting the test in its network")?;
    let said = String::from_utf8_lossy(&ran.stdout);
    said.lines().for_each(|line| println!("  {line}"));
    match ran.status.success() {
        true => Ok(()),
        false => Err(Failure::new(String::from_utf8_lossy(&ran.stderr).trim().to_owned())),
    }
}
