//! The three browsers of the page tests and what drives each of them.

use crate::failure::{Failure, Outcome};
use crate::setup::{debian, tools};
use crate::{paths, process};
use std::path::{Path, PathBuf};
use std::process::Command;

const PACKAGES: [&str; 7] = [
    "chromium",
    "chromium-driver",
    "firefox-esr",
    "webkit2gtk-driver",
    "xvfb",
    "fontconfig",
    "fonts-liberation",
];
/// A font with Arial's widths, which figures are laid out for.
const FONT: &str = "Liberation Sans";

/// Where each browser and its driver lie.
#[derive(Debug, Clone)]
pub struct Browsers {
    /// The Chromium program.
    pub chromium: PathBuf,
    /// Its WebDriver server.
    pub chromedriver: PathBuf,
    /// The Firefox program.
    pub firefox: PathBuf,
    /// Its WebDriver server.
    pub geckodriver: PathBuf,
    /// WebKitGTK's small browser, the one its driver can start.
    pub minibrowser: PathBuf,
    /// WebKitGTK's WebDriver server.
    pub webkitdriver: PathBuf,
    /// The X server without a screen that WebKitGTK's browser needs.
    pub xvfb: PathBuf,
}

/// Finds the browsers and drivers, installing what is missing. Firefox's driver, which is built from source, only
/// where Firefox is wanted; else its place is empty.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn find_or_install(is_firefox_wanted: bool) -> Outcome<Browsers> {
    if find().is_none() || !has_font() {
        debian::install(&PACKAGES)?;
    }
    if !has_font() {
        return Err(Failure::new(format!("the browsers have no {FONT} to draw figures with"))
            .remedy(
                "install a package of the Liberation fonts, and see that fc-match finds them",
            ));
    }
    let geckodriver =
        if is_firefox_wanted { tools::geckodriver()?.join("geckodriver") } else { PathBuf::new() };
    let found = find().ok_or_else(|| {
        Failure::new(format!(
            "a browser or driver is missing after installing {}",
            PACKAGES.join(", ")
        ))
        .remedy("look at what the package manager said, and see that they are on PATH")
    })?;
    Ok(Browsers { geckodriver, ..found })
}

fn has_font() -> bool {
    let query = ["--format=%{family}", FONT];
    process::output(Command::new("fc-match").args(query)).is_ok_and(|family| family == FONT)
}

fn find() -> Option<Browsers> {
    let minibrowser =
        ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec", "/usr/lib"]
            .iter()
            .flat_map(|base| {
                ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"]
                    .map(|name| Path::new(base).join(name))
            })
            .map(|folder| folder.join("MiniBrowser"))
            .find(|path| path.is_file())?;
    Some(Browsers {
        chromium: paths::on_path("chromium")?,
        chromedriver: paths::on_path("chromedriver")?,
        firefox: paths::on_path("firefox-esr").or_else(|| paths::on_path("firefox"))?,
        geckodriver: PathBuf::new(),
        minibrowser,
        webkitdriver: paths::on_path("WebKitWebDriver")?,
        xvfb: paths::on_path("Xvfb")?,
    })
}
