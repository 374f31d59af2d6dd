//! Pages that do ask: without them, a network in which nothing can be heard would pass for silence.

use super::Counted;
use crate::drive::engine::Engine;

/// An address of nobody (RFC 5737).
const NOBODY: &str = "198.51.100.9";

/// What each tries, its page, and what must have been counted of it.
pub fn controls(engine: Engine) -> Vec<(&'static str, String, Counted)> {
    let page = |inside: &str| {
        format!("<!doctype html><meta charset=utf-8><title>control</title><body>{inside}")
    };
    let mut controls: Vec<(&str, String, Counted)> = vec![
        // Another name than those that were looked up before, which a browser remembers.
        ("a name looked up and called", page("<img src='http://control.example/x'>"), |heard| {
            heard.look_ups > 0 && heard.udp > 0 && heard.tcp > 0
        }),
        ("an address called", page(&format!("<img src='http://{NOBODY}/x'>")), |heard| {
            heard.tcp > 0
        }),
    ];
    // WebKitGTK is built without it by most distributions.
    if engine != Engine::WebKit {
        let script = format!(
            "<script>
               const peer = new RTCPeerConnection({{ iceServers: [{{ urls: 'stun:{NOBODY}:3478' }}] }});
               peer.createDataChannel('x');
               peer.createOffer().then((offer) => peer.setLocalDescription(offer));
             </script>"
        );
        controls.push(("WebRTC", page(&script), |heard| heard.udp > 0));
    }
    controls
}
