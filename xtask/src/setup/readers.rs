//! Programs that read PDF, SVG, EPS and TIFF, which the tests ask what they make of an exported figure.

use crate::failure::{Failure, Outcome};
use crate::paths;
use crate::setup::debian;

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

/// Finds them, installing those that are missing.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn find_or_install() -> Outcome {
    let missing = |(program, _): &&(&str, &str)| paths::on_path(program).is_none();
    let mut packages: Vec<&str> =
        READERS.iter().filter(missing).map(|(_, package)| *package).collect();
    packages.dedup();
    if !packages.is_empty() {
        debian::install(&packages)?;
    }
    match READERS.iter().find(missing) {
        None => Ok(()),
        Some((program, package)) => {
            Err(Failure::new(format!("{program} is missing after installing {package}"))
                .remedy(format!("see that {program} is on PATH")))
        }
    }
}
