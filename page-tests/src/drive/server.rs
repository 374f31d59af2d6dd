//! A web server on this machine that counts every request by its path.
//!
//! One serves pages; another is the sink, of which hostile script knows the address and which must hear nothing.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;
use xtask::failure::{Outcome, While};

/// What the server holds and has heard.
#[derive(Default)]
struct State {
    pages: BTreeMap<String, (String, Vec<u8>)>,
    requests: Vec<String>,
}

/// A server that listens until the program ends.
#[derive(Clone)]
pub struct Server {
    port: u16,
    state: Arc<Mutex<State>>,
}

impl Server {
    /// Starts one on a free port.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start() -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).while_doing("opening a port")?;
        let port = listener.local_addr().while_doing("asking for the port's number")?.port();
        let server = Self { port, state: Arc::default() };
        let own = server.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let own = own.clone();
                // A browser that goes away is nobody's loss.
                thread::spawn(move || drop(own.answer(stream)));
            }
        });
        Ok(server)
    }

    /// Puts a page under a path, in place of what was there.
    pub fn put(&self, path: &str, media_type: &str, content: impl Into<Vec<u8>>) -> String {
        let page = (media_type.to_owned(), content.into());
        self.lock().pages.insert(path.to_owned(), page);
        self.address(path)
    }

    /// Address of a path.
    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Forgets what was heard.
    pub fn forget(&self) {
        self.lock().requests.clear();
    }

    /// Paths that were asked for, in order; what is no request stands as it came.
    pub fn requests(&self) -> Vec<String> {
        self.lock().requests.clone()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, mut stream: TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut line = Vec::new();
        let read = reader.read_until(b'\n', &mut line);
        let line = String::from_utf8_lossy(&line).into_owned();
        let Some(path) = line.split_whitespace().nth(1) else {
            // Whatever it was, something was said.
            if !line.is_empty() {
                self.lock().requests.push(line);
            }
            return read.map(drop);
        };
        self.lock().requests.push(path.to_owned());
        let mut length = 0;
        let mut header = String::new();
        while reader.read_line(&mut header)? > 2 {
            if let Some((name, value)) = header.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or(0);
            }
            header.clear();
        }
        std::io::copy(&mut reader.take(length), &mut std::io::sink())?;
        let path = path.split('?').next().unwrap_or(path);
        let page = self.lock().pages.get(path).cloned();
        let (status, media_type, body) = match page {
            Some((media_type, body)) => ("200 OK", media_type, body),
            None => ("404 Not Found", "text/plain".to_owned(), b"nothing".to_vec()),
        };
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        stream.write_all(&body)
    }
}
