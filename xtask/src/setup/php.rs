//! PHP and HTML Purifier, by which the tests try what journals' programs leave of a live figure.

use crate::failure::{Failure, Outcome};
use crate::paths;
use crate::setup::debian;
use std::path::Path;

/// Debian's packages of both.
const PACKAGES: [&str; 2] = ["php-cli", "php-htmlpurifier"];
/// Where Debian puts HTML Purifier, on the path on which PHP looks.
const PURIFIER: &str = "/usr/share/php/HTMLPurifier.auto.php";

/// Finds them, installing what is missing.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn find_or_install() -> Outcome {
    let is_there = || paths::on_path("php").is_some() && Path::new(PURIFIER).is_file();
    if !is_there() {
        debian::install(&PACKAGES)?;
    }
    if is_there() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "PHP or {PURIFIER} is missing after installing {}",
        PACKAGES.join(", ")
    ))
    .remedy("see that php is on PATH and that HTML Purifier is where Debian puts it"))
}
