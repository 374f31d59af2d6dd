//! Silence, counted: a browser in a network of its own, of which every packet goes to a machine that answers everything.
//!
//! `page-tests --silence chromium` runs within that network, where [`crate::tests`] starts it. Nothing there leads
//! anywhere but to the other side, which takes every address for its own, answers look-ups of names, and counts. What
//! the driver of a browser says to it goes over the loopback, where nothing of a page is counted either: whatever a
//! page asks for goes to an address that is not this machine's.

mod hostile;
mod job;
pub mod network;
mod pages;
mod sink;

use crate::bench::Bench;
use crate::check;
use crate::drive::engine::Engine;
use network::{Heard, Network};
use std::thread;
use std::time::{Duration, Instant};
use xtask::failure::{Failure, Outcome};
use xtask::setup::browsers;

/// The word by which the program is told to be the inner side.
pub const INNER: &str = "--silence";
/// The word by which it is told to be the side that everything is said to.
pub const SINK: &str = "--silence-sink";

/// How long something may take to leave that was begun; the control shows that it is enough.
const DEPARTURE: Duration = Duration::from_secs(3);
/// How long a browser's own first words may take.
const SETTLING: Duration = Duration::from_secs(60);

/// Runs one of the two sides by the words after the program's name; `None` where they name none.
pub fn run(words: &[String]) -> Option<Outcome> {
    match words {
        [word] if word == SINK => Some(sink::run()),
        [word, engine] if word == INNER => Some(within(engine)),
        _ => None,
    }
}

/// Within the network: the control, then the whole job, each with what was counted of it.
fn within(engine: &str) -> Outcome {
    let engine = Engine::ALL.into_iter().find(|known| known.name() == engine);
    let engine = engine.ok_or_else(|| Failure::new("this is no browser of the tests"))?;
    let network = Network::make()?;
    let browsers = browsers::find_or_install(engine == Engine::Firefox)?;
    let mut bench = Bench::start_in(engine, &browsers, &format!("{}-silence", engine.name()))?;
    settle(&network)?;
    let outcome = counted(&network, &mut bench);
    if outcome.is_err() {
        // Another browser than the one whose test started this.
        bench.picture("silence").inspect(|path| println!("picture: {}", path.display())).ok();
    }
    outcome
}

fn counted(network: &Network, bench: &mut Bench) -> Outcome {
    let engine = bench.engine;
    let begun = network.heard()?;
    let done = job::whole(bench)?;
    wait_for(DEPARTURE);
    let heard = network.heard()?.since(&begun);
    println!("{}: {done}: {heard}", engine.name());
    let names = network.names();
    check!(heard.is_nothing(), "it was said: {heard}; names before and then: {names:?}");

    bench.clear()?;
    let begun = network.heard()?;
    let done = job::figure(bench)?;
    wait_for(DEPARTURE);
    let heard = network.heard()?.since(&begun);
    println!("{}: {done}: {heard}", engine.name());
    check!(heard.is_nothing(), "figure.html said something: {heard}");

    hostile::tried(network, bench)?;

    // Last, since a browser goes on trying.
    for (what, page, counted) in pages::controls(engine) {
        let begun = network.heard()?;
        let path = bench.write("control.html", page.as_bytes())?;
        bench.session().go(&format!("file://{}", path.display()))?;
        let waiting = Instant::now();
        loop {
            let heard = network.heard()?.since(&begun);
            if counted(&heard) {
                println!("{}: control, {what}: {heard}", engine.name());
                break;
            }
            check!(waiting.elapsed() < DEPARTURE * 4, "{what} was not counted: {heard}");
            thread::sleep(Duration::from_millis(50));
        }
    }
    Ok(())
}

/// Waits until a browser that was just started has nothing more to say of its own.
fn settle(network: &Network) -> Outcome {
    let begun = Instant::now();
    let mut last = network.heard()?;
    let mut since = Instant::now();
    while since.elapsed() < DEPARTURE {
        check!(begun.elapsed() < SETTLING, "the browser itself does not fall silent: {last}");
        thread::sleep(Duration::from_millis(100));
        let now = network.heard()?;
        if now != last {
            (last, since) = (now, Instant::now());
        }
    }
    println!("before anything was opened: {}; names: {:?}", last, network.names());
    Ok(())
}

fn wait_for(time: Duration) {
    thread::sleep(time);
}

/// What a control must have counted.
type Counted = fn(&Heard) -> bool;
