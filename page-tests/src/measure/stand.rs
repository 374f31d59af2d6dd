//! What all measurements stand on: one browser, a window for each side, and the files that both read.

use super::rows::Rows;
use crate::bench::Bench;
use crate::drive::page::Page;
use serde_json::{Value, json};
use std::fs;
use std::time::Duration;
use xtask::failure::{Outcome, While};
use xtask::paths;

/// Rounds of each measurement, and of one of a large file.
const ROUNDS: usize = 7;
const ROUNDS_OF_LARGE: usize = 3;
/// Rows from which on a file is large.
const LARGE: usize = 500_000;
/// How long a script may take.
pub const PATIENCE: Duration = Duration::from_secs(600);
/// What others do with the same files.
const OTHERS: &str = include_str!("others.js");
/// What DuckDB-wasm imports of apache-arrow, whose script was run before.
const ARROW: &str = "export const { Type, Table, RecordBatchReader, tableToIPC, tableFromIPC, DataType } = globalThis.Arrow;";
/// Files of the packages that run beside the page.
const PACKAGES: [&str; 4] = [
    "udsv/dist/uDSV.iife.min.js",
    "papaparse/papaparse.min.js",
    "d3-dsv/dist/d3-dsv.min.js",
    "crossfilter2/crossfilter.min.js",
];
/// Files that are fetched when they are needed: the name here, the type, the file of a package.
const FETCHED: [(&str, &str, &str); 5] = [
    ("/xlsx.js", "text/javascript", "xlsx/dist/xlsx.full.min.js"),
    ("/arrow.js", "text/javascript", "apache-arrow/Arrow.es2015.min.js"),
    ("/duckdb.mjs", "text/javascript", "@duckdb/duckdb-wasm/dist/duckdb-browser.mjs"),
    (
        "/duckdb.worker.js",
        "text/javascript",
        "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js",
    ),
    ("/duckdb.wasm", "application/wasm", "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"),
];

/// One browser and what was asked of it.
pub struct Stand {
    /// The browser.
    pub bench: Bench,
    /// Rows of coded tables, where words said so.
    pub sizes: Vec<usize>,
}

impl Stand {
    /// Puts the pages of both sides up.
    ///
    /// # Errors
    /// When a package is missing or the browser says no.
    pub fn new(bench: Bench, sizes: Vec<usize>) -> Outcome<Self> {
        let packages = paths::root().join("benches/others/node_modules");
        let mut scripts = String::new();
        for package in PACKAGES {
            let text = fs::read_to_string(packages.join(package));
            scripts += &text.while_doing(format_args!("reading {package}"))?;
            scripts.push('\n');
        }
        let icon = "<link rel=icon href=data:,>";
        let html = "text/html; charset=utf-8";
        let theirs = format!(
            "<!doctype html>{icon}<title>others</title>\
             <script type=importmap>{{\"imports\":{{\"apache-arrow\":\"/arrow.mjs\"}}}}</script>\
             <script>{scripts}{OTHERS}</script>"
        );
        bench.site.put("/others", html, theirs);
        bench.site.put("/arrow.mjs", "text/javascript", ARROW);
        for (name, kind, file) in FETCHED {
            bench.site.put_file(name, kind, packages.join(file));
        }
        let element = paths::dist().join("steelyard-view.js");
        bench.site.put_file("/steelyard-view.js", "text/javascript; charset=utf-8", element);
        let ours = format!(
            "<!doctype html><meta charset=utf-8>{icon}<title>ours</title>\
             <script src=steelyard-view.js></script><body><steelyard-view></steelyard-view>"
        );
        bench.site.put("/ours", html, ours);
        bench.session().be_patient(PATIENCE)?;
        Ok(Self { bench, sizes })
    }

    /// Rounds for a file of so many rows.
    pub fn rounds(&self, rows: usize) -> usize {
        if rows >= LARGE { ROUNDS_OF_LARGE } else { ROUNDS }
    }

    /// Puts a coded table where both sides fetch it; gives how many bytes it has.
    pub fn serve_rows(&self, rows: Rows) -> usize {
        let bytes = rows.bytes();
        let len = bytes.len();
        self.bench.site.put("/file", "application/octet-stream", bytes);
        len
    }

    /// Opens the element on a page of its own in the window, and waits until it takes files.
    ///
    /// # Errors
    /// When it does not start.
    pub fn element(&self) -> Outcome<Page<'_>> {
        self.bench.session().go(&self.bench.site.address("/ours"))?;
        self.bench.page().wait("q('#examples button')")?;
        Ok(self.bench.page())
    }

    /// A window for each side, ours with the element; what lies in a tab behind another is held up.
    ///
    /// # Errors
    /// When a page does not start.
    pub fn sides(&self) -> Outcome<Sides<'_>> {
        self.element()?;
        let session = self.bench.session();
        let ours = session.get("/window")?;
        let theirs = session.post("/window/new", &json!({ "type": "window" }))?["handle"].clone();
        session.post("/window", &json!({ "handle": theirs }))?;
        session.go(&self.bench.site.address("/others"))?;
        Ok(Sides { bench: &self.bench, ours, theirs })
    }
}

/// Two windows. The second is closed when this is dropped.
pub struct Sides<'s> {
    bench: &'s Bench,
    ours: Value,
    theirs: Value,
}

impl<'s> Sides<'s> {
    /// Looks at the element.
    ///
    /// # Errors
    /// What the driver says.
    pub fn ours(&self) -> Outcome<Page<'s>> {
        self.bench.session().post("/window", &json!({ "handle": self.ours }))?;
        Ok(self.bench.page())
    }

    /// Looks at the others.
    ///
    /// # Errors
    /// What the driver says.
    pub fn theirs(&self) -> Outcome<Page<'s>> {
        self.bench.session().post("/window", &json!({ "handle": self.theirs }))?;
        Ok(self.bench.page())
    }

    /// Gives both the file's bytes as `bytes`.
    ///
    /// # Errors
    /// What the driver says.
    pub fn fetch(&self) -> Outcome {
        let fetch =
            "window.bytes = new window.Uint8Array(await (await fetch('/file')).arrayBuffer());";
        self.theirs()?.js_async(fetch, &[])?;
        self.ours()?.js_async(fetch, &[])?;
        Ok(())
    }
}

impl Drop for Sides<'_> {
    fn drop(&mut self) {
        // A browser that has gone has no windows to close, and the next command says so.
        let _closed = self.theirs().and_then(|_| self.bench.session().close_window());
        let _back = self.ours();
    }
}
