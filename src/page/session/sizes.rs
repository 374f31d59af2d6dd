//! Whether files are small enough to be held, before any is read.

use crate::page::Problem;
use steelyard_core::engine;

/// See [`engine::check_sizes`].
///
/// # Errors
/// A problem for each file that is too large, else one for all together.
pub fn check_sizes(files: &[(String, u64)], held_bytes: u64) -> Result<(), Vec<Problem>> {
    engine::check_sizes(files, held_bytes)
        .map_err(|errors| errors.into_iter().map(Problem::of_error).collect())
}
