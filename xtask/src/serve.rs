//! A small web server on loopback: `cargo xtask run` opens the built page over it, and so do the page tests.

use crate::failure::{Outcome, While};
use crate::paths;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use tiny_http::{Header, Request, Response};

/// The port of `cargo xtask run`, where it is free.
const PORT: u16 = 8417;

/// Any free port.
const ANY_PORT: u16 = 0;

/// Serves `dist/` until the program is ended, and says where.
///
/// # Errors
/// When no port can be had.
pub fn run() -> Outcome {
    let server = Server::on_port(PORT).or_else(|_| Server::on_port(ANY_PORT))?;
    let kinds = [
        ("index.html", "text/html; charset=utf-8"),
        ("steelyard-view.js", "text/javascript; charset=utf-8"),
        ("steelyard.d.ts", "text/plain; charset=utf-8"),
        ("embedding.html", "text/html; charset=utf-8"),
    ];
    for (name, media_type) in kinds {
        server.put_file(&format!("/{name}"), media_type, paths::dist().join(name));
    }
    server.put_file("/", "text/html; charset=utf-8", paths::single_file());
    println!("Steelyard: {}", server.address("/"));
    println!("The single file, which works by itself: {}", paths::single_file().display());
    eprintln!("    Ctrl-C ends the server");
    loop {
        thread::park();
    }
}

/// A server that listens until the program ends. It gives what was put under a path and nothing else: no path of a
/// request reaches the file system.
#[derive(Clone)]
pub struct Server {
    port: u16,
    state: Arc<Mutex<State>>,
}

/// What the server holds and has heard.
#[derive(Default)]
struct State {
    pages: BTreeMap<String, Page>,
    requests: Vec<String>,
}

#[derive(Clone)]
struct Page {
    media_type: String,
    content: Content,
}

#[derive(Clone)]
enum Content {
    Bytes(Vec<u8>),
    /// Read anew for each request, so that a new build is served.
    File(PathBuf),
}

impl Server {
    /// Starts one on a free port.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start() -> Outcome<Self> {
        Self::on_port(ANY_PORT)
    }

    fn on_port(port: u16) -> Outcome<Self> {
        let listener = tiny_http::Server::http(("127.0.0.1", port))
            .while_doing("opening a port on 127.0.0.1")?;
        let port = listener.server_addr().to_ip().map_or(port, |address| address.port());
        let server = Self { port, state: Arc::default() };
        let own = server.clone();
        thread::spawn(move || {
            for request in listener.incoming_requests() {
                own.answer(request);
            }
        });
        Ok(server)
    }

    /// Puts a page under a path, in place of what was there, and gives its address.
    pub fn put(&self, path: &str, media_type: &str, content: impl Into<Vec<u8>>) -> String {
        self.put_content(path, media_type, Content::Bytes(content.into()))
    }

    /// Puts a file under a path, in place of what was there, and gives its address.
    pub fn put_file(&self, path: &str, media_type: &str, file: PathBuf) -> String {
        self.put_content(path, media_type, Content::File(file))
    }

    fn put_content(&self, path: &str, media_type: &str, content: Content) -> String {
        let page = Page { media_type: media_type.to_owned(), content };
        self.lock().pages.insert(path.to_owned(), page);
        self.address(path)
    }

    /// Address of a path.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Forgets what was heard.
    pub fn forget(&self) {
        self.lock().requests.clear();
    }

    /// Paths that were asked for, with what stood after them, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.lock().requests.clone()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, request: Request) {
        let url = request.url().to_owned();
        let path = url.split('?').next().unwrap_or_default();
        let page = {
            let mut state = self.lock();
            let page = state.pages.get(path).cloned();
            state.requests.push(url);
            page
        };
        let found = page.and_then(|page| Some((page.content.bytes()?, page.media_type)));
        let (status, body, media_type) = match found {
            Some((body, media_type)) => (200, body, media_type),
            None => (404, b"nothing".to_vec(), "text/plain".to_owned()),
        };
        let headers = [("Content-Type", media_type.as_str()), ("Cache-Control", "no-store")];
        let headers =
            headers.into_iter().filter_map(|(name, value)| Header::from_bytes(name, value).ok());
        let response = Response::from_data(body).with_status_code(status);
        let response = headers.fold(response, Response::with_header);
        // A reader who went away is nobody's loss.
        let _gone = request.respond(response);
    }
}

impl Content {
    /// What it is now; `None` where the file is not there.
    fn bytes(self) -> Option<Vec<u8>> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::File(path) => fs::read(path).ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    fn asked(server: &Server, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn what_was_put_is_served_and_every_request_is_heard() {
        let server = Server::start().unwrap();
        server.put("/page", "text/html", "<p>");
        let page = asked(&server, "/page?query");
        assert!(page.starts_with("HTTP/1.1 200 "), "{page}");
        assert!(page.contains("Content-Type: text/html\r\n"), "{page}");
        assert!(page.contains("Cache-Control: no-store\r\n"), "{page}");
        assert!(page.ends_with("\r\n\r\n<p>"), "{page}");
        assert!(asked(&server, "/../Cargo.toml").starts_with("HTTP/1.1 404 "));
        assert_eq!(server.requests(), ["/page?query", "/../Cargo.toml"]);
        server.forget();
        server.put_file("/file", "text/plain", paths::root().join("Trunk.toml"));
        assert!(
            asked(&server, "/file")
                .ends_with(&fs::read_to_string(paths::root().join("Trunk.toml")).unwrap())
        );
        assert_eq!(server.requests(), ["/file"]);
    }
}
