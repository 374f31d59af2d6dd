//! xmllint, which asks the standard's own schema whether an exported codebook is valid.

use crate::failure::{Failure, Outcome};
use crate::paths;
use crate::setup::debian;

/// Finds xmllint, installing it where it is missing.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn find_or_install() -> Outcome {
    if paths::on_path("xmllint").is_none() {
        debian::install(&["libxml2-utils"])?;
    }
    paths::on_path("xmllint").map(drop).ok_or_else(|| {
        Failure::new("xmllint is missing after installing libxml2-utils")
            .remedy("see that xmllint is on PATH")
    })
}
