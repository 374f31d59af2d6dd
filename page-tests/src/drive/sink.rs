//! A listener on this machine that nobody may reach: hostile script knows its address, and it must hear nothing.
//!
//! It reads connections itself. A web server gives only what is a request and refuses all else on its own; here a
//! single byte that is no request must be heard too, and a connection on which nothing is said must not.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;
use xtask::failure::{Outcome, While};

/// A sink that listens until the program ends.
#[derive(Clone)]
pub struct Sink {
    port: u16,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Sink {
    /// Starts one on a free port.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start() -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).while_doing("opening a port")?;
        let port = listener.local_addr().while_doing("asking for the port's number")?.port();
        let sink = Self { port, heard: Arc::default() };
        let own = sink.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let own = own.clone();
                // A browser that goes away is nobody's loss.
                thread::spawn(move || drop(own.hear(&stream)));
            }
        });
        Ok(sink)
    }

    /// Address of a path.
    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Forgets what was heard.
    pub fn forget(&self) {
        self.lock().clear();
    }

    /// Paths that were asked for, in order; what is no request stands as it came.
    pub fn requests(&self) -> Vec<String> {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<String>> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hear(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        let mut reader = BufReader::new(stream);
        let mut line = Vec::new();
        let read = reader.read_until(b'\n', &mut line);
        if line.is_empty() {
            return read.map(drop);
        }
        let line = String::from_utf8_lossy(&line).into_owned();
        let path = line.split_whitespace().nth(1).map(str::to_owned);
        let is_request = path.is_some();
        self.lock().push(path.unwrap_or(line));
        let mut header = String::new();
        while is_request && reader.read_line(&mut header)? > 2 {
            header.clear();
        }
        // What a page asked for that is not locked in; the answer keeps it from asking again.
        stream.write_all(
            b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n",
        )
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use std::net::Shutdown;

    #[test]
    fn every_byte_is_heard_and_a_silent_connection_is_not() {
        let sink = Sink::start().unwrap();
        for said in [&b""[..], b"\x16\x03", b"GET /leak/x HTTP/1.1\r\nHost: x\r\n\r\n"] {
            let mut stream = TcpStream::connect(("127.0.0.1", sink.port)).unwrap();
            stream.write_all(said).unwrap();
            stream.shutdown(Shutdown::Write).unwrap();
            // Ended by the sink, once it has heard.
            let mut answer = String::new();
            BufReader::new(stream).read_line(&mut answer).unwrap();
        }
        assert_eq!(sink.requests(), ["\x16\x03", "/leak/x"]);
        sink.forget();
        assert!(sink.requests().is_empty());
    }
}
