//! The other side: every address is its own. It answers look-ups of names, takes connections and ends them, and leaves
//! the counting to the kernel.

use std::io::{self, BufRead, Read, Write};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::thread;
use std::time::Duration;
use xtask::failure::{Outcome, While};

/// Ports on which it takes connections; on all others the kernel refuses them, which is counted as well.
const PORTS: [u16; 3] = [80, 443, 3478];
/// What stands before a connection in what it writes; names stand alone.
pub const CALL: &str = "call ";
/// What stands in place of a name where nothing was said.
pub const SILENT: &str = "(nothing)";
/// The address of every name, which is nobody's (RFC 5737).
const EVERYBODY: [u8; 4] = [203, 0, 113, 7];

/// Says that it is there; listens once it is told to, and says so; then writes each name that is looked up in a line.
/// It ends when nobody holds its input any more.
///
/// # Errors
/// Where it cannot listen.
pub fn run() -> Outcome {
    let mut input = io::stdin().lock();
    say("here")?;
    let mut word = String::new();
    input.read_line(&mut word).while_doing("waiting for a word")?;
    let names = UdpSocket::bind("[::]:53").while_doing("listening for look-ups")?;
    for port in PORTS {
        let listener =
            TcpListener::bind(("::", port)).while_doing(format_args!("listening on {port}"))?;
        thread::spawn(move || {
            for caller in listener.incoming().flatten() {
                thread::spawn(move || say(&format!("{CALL}{port} {}", called(caller))));
            }
        });
    }
    say("ready")?;
    thread::spawn(move || answer(&names));
    while input.read_line(&mut word).while_doing("waiting for the end")? > 0 {}
    Ok(())
}

fn say(what: &str) -> Outcome {
    let mut out = io::stdout().lock();
    writeln!(out, "{what}").and_then(|()| out.flush()).while_doing("writing")
}

/// Whom a connection wants, by the first text with a point in what it says: the host of a request, or the name in
/// the first words of TLS.
fn called(mut caller: TcpStream) -> String {
    let mut said = [0; 4_096];
    let patience = Some(Duration::from_millis(500));
    let read = caller.set_read_timeout(patience).and_then(|()| caller.read(&mut said));
    let said = said.get(..read.unwrap_or(0)).unwrap_or_default();
    if said.is_empty() {
        return SILENT.to_owned();
    }
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let mut words = said.split(|byte| !is_of_name(byte));
    let name =
        words.find(|word| word.len() > 6 && word.iter().filter(|byte| **byte == b'.').count() > 0);
    String::from_utf8_lossy(name.unwrap_or(b"(nobody)")).into_owned()
}

fn answer(names: &UdpSocket) {
    let mut packet = [0; 1_500];
    while let Ok((length, from)) = names.recv_from(&mut packet) {
        if let Some((name, answer)) = packet.get(..length).and_then(answer_to)
            && say(&name).is_ok()
        {
            // Who has gone needs no answer.
            let _sent = names.send_to(&answer, from);
        }
    }
}

/// The name that a query asks for, and what it is answered: the one address, or that there is no other.
fn answer_to(query: &[u8]) -> Option<(String, Vec<u8>)> {
    let mut at = 12;
    let mut labels = Vec::new();
    loop {
        let length = usize::from(*query.get(at)?);
        at += 1;
        if length == 0 {
            break;
        }
        labels.push(String::from_utf8_lossy(query.get(at..at + length)?).into_owned());
        at += length;
    }
    let question = query.get(12..at + 4)?;
    let asks_for_address = query.get(at..at + 2)? == [0, 1];
    let mut answer = query.get(..2)?.to_vec();
    answer.extend([0x81, 0x80, 0, 1, 0, u8::from(asks_for_address), 0, 0, 0, 0]);
    answer.extend(question);
    if asks_for_address {
        answer.extend([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4]);
        answer.extend(EVERYBODY);
    }
    Some((labels.join("."), answer))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn every_name_has_the_one_address() {
        let mut query = vec![7, 9, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        query.extend(b"\x04leak\x07example\0\0\x01\0\x01");
        let (name, answer) = answer_to(&query).unwrap();
        assert_eq!(name, "leak.example");
        assert_eq!(answer[..8], [7, 9, 0x81, 0x80, 0, 1, 0, 1]);
        assert!(answer.ends_with(&EVERYBODY));
        let at = query.len() - 3;
        query[at] = 28;
        let (_, answer) = answer_to(&query).unwrap();
        assert_eq!(answer[7], 0);
        assert_eq!(answer_to(&query[..20]), None);
    }
}
