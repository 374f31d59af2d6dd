//! A small web server for `dist/` on loopback: enough to open the page over http, and nothing more.

use crate::failure::{Outcome, While};
use crate::paths;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

const PORT: u16 = 8417;

/// Serves `dist/` until the program is ended, and says where.
///
/// # Errors
/// When no port can be had.
pub fn run() -> Outcome {
    let listener = TcpListener::bind(("127.0.0.1", PORT))
        .or_else(|_| TcpListener::bind(("127.0.0.1", 0)))
        .while_doing("opening a port on 127.0.0.1")?;
    let address = listener.local_addr().while_doing("asking for the port's number")?;
    println!("Steelyard: http://{address}/");
    println!("The single file, which works by itself: {}", paths::single_file().display());
    eprintln!("    Ctrl-C ends the server");
    for stream in listener.incoming().flatten() {
        thread::spawn(move || {
            // A reader who went away is nobody's loss.
            let _gone = answer(&stream);
        });
    }
    Ok(())
}

fn answer(mut stream: &TcpStream) -> std::io::Result<()> {
    let mut line = String::new();
    let mut reader = BufReader::new(stream);
    reader.read_line(&mut line)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let path = line.split_whitespace().nth(1).unwrap_or("/").split('?').next().unwrap_or("/");
    // Only the files that the build makes: no path of the request reaches the file system.
    let (name, kind) = match path {
        "/" | "/index.html" => ("index.html", "text/html; charset=utf-8"),
        "/steelyard-view.js" => ("steelyard-view.js", "text/javascript; charset=utf-8"),
        "/steelyard.d.ts" => ("steelyard.d.ts", "text/plain; charset=utf-8"),
        _ => {
            return write!(
                stream,
                "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
        }
    };
    let body = fs::read(paths::dist().join(name))?;
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}
