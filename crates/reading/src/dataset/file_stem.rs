//! Names of files without their extension.

/// The name of a file up to its last point.
pub(super) fn file_stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}
