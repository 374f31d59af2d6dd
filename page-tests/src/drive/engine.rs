//! The three browsers: how each is started so that it does nothing by itself and says everything.

use super::process::{Display, Process};
use super::webdriver::{Driver, Session};
use serde_json::{Value, json};
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};
use xtask::failure::{Failure, Outcome, While};
use xtask::setup::browsers::Browsers;

/// How long a driver may take to listen.
const START: Duration = Duration::from_secs(30);

/// An engine that the page is tested in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit, as WebKitGTK's small browser.
    WebKit,
}

impl Engine {
    /// All of them, in the order of a run.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Name before the names of its tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

/// A started browser with its driver, and what ends with them. Fields are dropped in this order.
pub struct Started {
    /// The session.
    pub session: Session,
    /// The file into which the browser writes what its console hears.
    pub console: PathBuf,
    /// Where downloads are put, in the browsers that can be told.
    pub downloads: PathBuf,
    _driver: Process,
    _display: Option<Display>,
}

/// Starts a browser with everything it writes under `folder`.
///
/// # Errors
/// When the driver or the browser does not start.
pub fn start(engine: Engine, browsers: &Browsers, folder: &Path) -> Outcome<Started> {
    let downloads = folder.join("downloads");
    fs::create_dir_all(&downloads).while_doing("making a folder for downloads")?;
    let port = free_port()?;
    let (mut command, display) = match engine {
        Engine::Chromium => (Command::new(&browsers.chromedriver), None),
        Engine::Firefox => (Command::new(&browsers.geckodriver), None),
        Engine::WebKit => {
            let display = Display::start(&browsers.xvfb)?;
            let mut command = Command::new(&browsers.webkitdriver);
            command.env("DISPLAY", &display.name);
            // The drawing of a machine without a graphics card, which every machine has.
            command.env("LIBGL_ALWAYS_SOFTWARE", "1").env("GDK_BACKEND", "x11");
            (command, Some(display))
        }
    };
    match engine {
        Engine::Firefox => {
            // System access is for reading the browser's own console.
            command.args(["--port", &port.to_string(), "--allow-system-access"]);
            // Lets the setting below that names its maker's server be one.
            command.env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
        }
        Engine::Chromium | Engine::WebKit => {
            command.arg(format!("--port={port}"));
        }
    }
    // Neither the user's settings nor what a desktop offers.
    command.env("HOME", folder).env_remove("DBUS_SESSION_BUS_ADDRESS");
    let mut driver = Process::start(&mut command, &folder.join("driver.log"))?;
    let client = Driver::on_port(port);
    let begun = Instant::now();
    while !client.is_ready() {
        if driver.has_ended() || begun.elapsed() > START {
            let said = driver.output();
            return Err(Failure::new(format!(
                "the driver of {} does not listen: {said}",
                engine.name()
            )));
        }
        thread::sleep(Duration::from_millis(50));
    }
    let console = folder.join(match engine {
        Engine::Chromium | Engine::WebKit => "console.log",
        Engine::Firefox => "driver.log",
    });
    let wanted = capabilities(engine, browsers, folder, &console, &downloads)?;
    let session = client.session(&wanted).map_err(|failure| {
        Failure::new(format!("{} did not start: {failure}\n{}", engine.name(), driver.output()))
    })?;
    if engine != Engine::WebKit {
        session.post("/window/rect", &json!({"width": 1300, "height": 1000}))?;
    }
    Ok(Started { session, _driver: driver, console, downloads, _display: display })
}

fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).while_doing("looking for a free port")?;
    Ok(listener.local_addr().while_doing("looking for a free port")?.port())
}

fn capabilities(
    engine: Engine,
    browsers: &Browsers,
    folder: &Path,
    console: &Path,
    downloads: &Path,
) -> Outcome<Value> {
    Ok(match engine {
        Engine::Chromium => json!({
            "goog:chromeOptions": {
                "binary": browsers.chromium,
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
                    "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync", "--disable-default-apps",
                    "--disable-dev-shm-usage", "--disable-search-engine-choice-screen",
                    // Its own talk with its maker, which the test of silence would count: of accounts it asks here,
                    // where nobody answers.
                    "--disable-features=OptimizationHints,OptimizationGuideModelDownloading",
                    "--gaia-url=http://127.0.0.1:9",
                    "--enable-logging",
                    format!("--log-file={}", console.display()),
                    format!("--user-data-dir={}", folder.join("profile").display()),
                ],
                "prefs": {
                    "download.default_directory": downloads,
                    "download.prompt_for_download": false,
                    // Several files one after another, as a person saves them.
                    "profile.default_content_setting_values.automatic_downloads": 1,
                },
            },
        }),
        Engine::Firefox => json!({
            "moz:firefoxOptions": {
                "binary": browsers.firefox,
                "args": ["-headless"],
                "prefs": {
                    "devtools.console.stdout.content": true,
                    "browser.download.folderList": 2,
                    "browser.download.dir": downloads,
                    "browser.download.alwaysOpenPanel": false,
                    "browser.download.always_ask_before_handling_new_types": false,
                    "accessibility.tabfocus": 7,
                    // Its own talk with its maker, which the test of silence would count.
                    "services.settings.server": "data:,#remote-settings-dummy/v1",
                },
            },
        }),
        Engine::WebKit => json!({
            "webkitgtk:browserOptions": {
                "binary": talkative(&browsers.minibrowser, folder, console)?,
                "args": ["--automation", "--enable-write-console-messages-to-stdout=true"],
            },
        }),
    })
}

/// A program that starts WebKit's browser with its output in a file: its driver throws the output away.
fn talkative(browser: &Path, folder: &Path, console: &Path) -> Outcome<PathBuf> {
    let path = folder.join("browser");
    let script =
        format!("#!/bin/sh\nexec '{}' \"$@\" >'{}' 2>&1\n", browser.display(), console.display());
    fs::write(&path, script).while_doing("writing a script")?;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755))
        .while_doing("writing a script")?;
    Ok(path)
}
