//! Programs and libraries that read PDF, SVG, EPS, TIFF, workbooks and documents, which the tests ask what they make
//! of an exported file.

use crate::failure::{Failure, Outcome};
use crate::setup::debian;
use crate::{paths, process};
use std::process::Command;

/// Each program with Debian's package of it.
const READERS: [(&str, &str); 7] = [
    ("qpdf", "qpdf"),
    ("pdffonts", "poppler-utils"),
    ("pdftotext", "poppler-utils"),
    ("pdftocairo", "poppler-utils"),
    ("rsvg-convert", "librsvg2-bin"),
    ("tiffinfo", "libtiff-tools"),
    ("gs", "ghostscript"),
];

/// Python as Debian installs it, for which its packages of libraries are.
const PYTHON: &str = "/usr/bin/python3";
/// Each library of Python with Debian's package of it.
const LIBRARIES: [(&str, &str); 2] = [("openpyxl", "python3-openpyxl"), ("docx", "python3-docx")];

/// Finds them, installing those that are missing.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn find_or_install() -> Outcome {
    let missing = |(program, _): &&(&str, &str)| paths::on_path(program).is_none();
    let mut packages: Vec<&str> =
        READERS.iter().filter(missing).map(|(_, package)| *package).collect();
    packages.dedup();
    packages.extend(LIBRARIES.iter().filter(|one| !has_library(one)).map(|(_, package)| package));
    if !packages.is_empty() {
        debian::install(&packages)?;
    }
    let library = |one: &&(&str, &str)| !has_library(one);
    match READERS.iter().find(missing).or_else(|| LIBRARIES.iter().find(library)) {
        None => Ok(()),
        Some((program, package)) => {
            Err(Failure::new(format!("{program} is missing after installing {package}"))
                .remedy(format!("see that {program} is on PATH, or that {PYTHON} can import it")))
        }
    }
}

fn has_library((name, _): &(&str, &str)) -> bool {
    process::output(Command::new(PYTHON).args(["-c", &format!("import {name}")])).is_ok()
}
