//! What every test stands on: a browser with an empty window, the page's addresses, a folder, and the servers.

use crate::drive::console::Console;
use crate::drive::engine::{self, Engine, Started};
use crate::drive::page::Page;
use crate::drive::sink::Sink;
use crate::drive::webdriver::{ELEMENT, Session};
use base64::Engine as _;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use xtask::bundle::Program;
use xtask::failure::{Failure, Outcome, While};
use xtask::paths;
use xtask::serve::Server;
use xtask::setup::browsers::Browsers;

/// One browser and everything around it.
pub struct Bench {
    /// The engine.
    pub engine: Engine,
    /// Serves pages to the browser.
    pub site: Server,
    /// Hears whatever leaves the page.
    pub sink: Sink,
    browsers: Browsers,
    folder: PathBuf,
    browser: Started,
    console: Console,
    skipped: RefCell<Option<String>>,
}

impl Bench {
    /// Starts a browser.
    ///
    /// # Errors
    /// When it does not start, or the page was not built.
    pub fn start(engine: Engine, browsers: &Browsers) -> Outcome<Self> {
        Self::start_in(engine, browsers, engine.name())
    }

    /// Starts a browser that keeps what it writes in a folder of that name.
    ///
    /// # Errors
    /// When it does not start, or the page was not built.
    pub fn start_in(engine: Engine, browsers: &Browsers, name: &str) -> Outcome<Self> {
        let folder = paths::root().join("target").join("page-tests").join(name);
        // What an earlier run left behind; where it left nothing there is nothing to remove.
        let _cleared = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).while_doing("making a folder for the tests")?;
        let browser = engine::start(engine, browsers, &folder)?;
        let (site, sink) = (Server::start()?, Sink::start()?);
        let page = fs::read(paths::single_file()).map_err(|error| {
            Failure::new(format!("dist/index.html cannot be read: {error}"))
                .remedy("cargo xtask build")
        })?;
        site.put("/", "text/html; charset=utf-8", page);
        let browsers = browsers.clone();
        let console = Console::default();
        let skipped = RefCell::default();
        Ok(Self { engine, site, sink, browsers, folder, browser, console, skipped })
    }

    /// Makes the window empty and forgets what was heard before a test.
    ///
    /// # Errors
    /// When the browser cannot be brought to that even by starting it anew.
    pub fn clear(&mut self) -> Outcome {
        let emptied = self.session().go("about:blank").and_then(|()| self.take_console());
        if emptied.is_err() {
            // The browser hangs or is gone, which was the failure of the test before.
            let folder = self.folder.join("again");
            let _cleared = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder).while_doing("making a folder for the tests")?;
            self.browser = engine::start(self.engine, &self.browsers, &folder)?;
            self.console = Console::default();
        }
        self.site.forget();
        self.sink.forget();
        Ok(())
    }

    /// The session, to say anything that WebDriver knows.
    pub fn session(&self) -> &Session {
        &self.browser.session
    }

    /// The page in the frame that the session looks at.
    pub fn page(&self) -> Page<'_> {
        Page(self.session())
    }

    /// Address of the built page as a file.
    pub fn file_address(&self) -> String {
        format!("file://{}", paths::single_file().display())
    }

    /// Address of the built page on the server.
    pub fn http_address(&self) -> String {
        self.site.address("/")
    }

    /// Opens the page at an address, waits until it has started and looks into its frame.
    ///
    /// # Errors
    /// When it does not start.
    pub fn open(&self, address: &str) -> Outcome<Page<'_>> {
        self.session().go(address)?;
        self.page().wait("document.documentElement.dataset.steelyard === 'ready'")?;
        self.enter_frame("#steelyard")?;
        self.page().wait("q('#examples button')")?;
        Ok(self.page())
    }

    /// Opens the built page from its file.
    ///
    /// # Errors
    /// When it does not start.
    pub fn open_file(&self) -> Outcome<Page<'_>> {
        self.open(&self.file_address())
    }

    /// Looks into a frame of the document that the session looks at.
    ///
    /// # Errors
    /// When there is no such frame.
    pub fn enter_frame(&self, selector: &str) -> Outcome {
        self.page().wait(&format!("document.querySelector({})", json!(selector)))?;
        let script = format!("return document.querySelector({});", json!(selector));
        let frame = self.session().run(&script, &[])?;
        if frame[ELEMENT].is_null() {
            return Err(Failure::new(format!("{selector} is no frame")));
        }
        self.session().post("/frame", &json!({ "id": frame }))?;
        Ok(())
    }

    /// Looks at the outermost document again.
    ///
    /// # Errors
    /// What the driver says.
    pub fn to_top(&self) -> Outcome {
        self.session().post("/frame", &json!({ "id": Value::Null }))?;
        Ok(())
    }

    /// Does something under each scheme of colours that the browser can be told that people prefer, and goes back to
    /// its own.
    ///
    /// # Errors
    /// The first of them, or what the driver says.
    pub fn in_each_scheme(&mut self, mut run: impl FnMut(&mut Self, &str) -> Outcome) -> Outcome {
        // Only Chromium's driver can be told.
        if self.engine != Engine::Chromium {
            return run(self, "");
        }
        let outcome = ["light", "dark"].into_iter().try_for_each(|scheme| {
            self.prefer(scheme)?;
            run(self, scheme)
        });
        self.prefer("light")?;
        outcome
    }

    fn prefer(&self, scheme: &str) -> Outcome {
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        let command =
            json!({"cmd": "Emulation.setEmulatedMedia", "params": {"features": features}});
        self.session().post("/goog/cdp/execute", &command).map(drop)
    }

    /// What the console heard since the last call.
    ///
    /// # Errors
    /// What the driver says.
    pub fn console(&mut self) -> Outcome<Vec<String>> {
        self.console.take(self.engine, &self.browser)
    }

    fn take_console(&mut self) -> Outcome {
        self.console().map(drop)
    }

    /// Folder of downloads.
    pub fn downloads(&self) -> &Path {
        &self.browser.downloads
    }

    /// Writes a file that can be uploaded.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, name: &str, content: &[u8]) -> Outcome<PathBuf> {
        let folder = self.folder.join("files");
        fs::create_dir_all(&folder).while_doing("making a folder for files")?;
        let path = folder.join(name);
        fs::write(&path, content).while_doing(format_args!("writing {name}"))?;
        Ok(path)
    }

    /// A file of the shared data; `None`, and the test is skipped, where there is no such data.
    ///
    /// # Errors
    /// When the data is there and this file is missing from it.
    pub fn shared(&self, path: &str) -> Outcome<Option<PathBuf>> {
        let root = paths::shared();
        if !root.is_dir() {
            self.skip(format!("there is no shared data at {}", root.display()));
            return Ok(None);
        }
        // Browsers take a file to upload by its plain path only.
        root.join(path).canonicalize().map(Some).while_doing(format_args!("looking for {path}"))
    }

    /// Says why the test that runs cannot be held here.
    pub fn skip(&self, reason: String) {
        *self.skipped.borrow_mut() = Some(reason);
    }

    /// Why the test that has just run was skipped, if it was.
    pub fn take_skipped(&self) -> Option<String> {
        self.skipped.take()
    }

    /// The compiled program of the last build, to make other pages of it.
    ///
    /// # Errors
    /// When nothing was built.
    pub fn program(&self) -> Outcome<Program> {
        Program::of_last_build()
    }

    /// Keeps a picture of the window under `target/screenshots`.
    ///
    /// # Errors
    /// When the browser gives none.
    pub fn picture(&self, name: &str) -> Outcome<PathBuf> {
        let folder = paths::root().join("target").join("screenshots");
        fs::create_dir_all(&folder).while_doing("making target/screenshots")?;
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(self.session().screenshot()?)
            .while_doing("reading a picture of the window")?;
        let path = folder.join(format!("{}-{name}.png", self.engine.name()));
        fs::write(&path, bytes).while_doing("writing a picture of the window")?;
        Ok(path)
    }
}
