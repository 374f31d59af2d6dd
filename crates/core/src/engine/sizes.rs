//! Sizes of files, checked before a byte of them is read.

use crate::diag::{Error, ErrorKind, Limit};
use crate::format::limits::{FILE_BYTES, STUDY_BYTES};

/// Checks the sizes of files, in bytes, by name: each for itself, and all together with the `held_bytes` of
/// those that are there already.
///
/// # Errors
/// `TooLarge` for each file that is, else for all together.
pub fn check_sizes(files: &[(String, u64)], held_bytes: u64) -> Result<(), Vec<Error>> {
    let too_large =
        |what, limit: usize| Error::from(ErrorKind::TooLarge { what, limit: limit as u64 });
    let errors: Vec<Error> = files
        .iter()
        .filter(|(_, bytes)| *bytes > FILE_BYTES as u64)
        .map(|(name, _)| too_large(Limit::FileBytes, FILE_BYTES).in_file(name))
        .collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    let all = files.iter().fold(held_bytes, |all, (_, bytes)| all.saturating_add(*bytes));
    if all > STUDY_BYTES as u64 {
        return Err(vec![too_large(Limit::StudyBytes, STUDY_BYTES)]);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_and_all_together_have_a_limit() {
        let file = |name: &str, bytes: u64| (name.to_owned(), bytes);
        let most = FILE_BYTES as u64;
        assert_eq!(check_sizes(&[file("a", most), file("b", most)], 0), Ok(()));
        assert_eq!(check_sizes(&[], 0), Ok(()));
        let named = |result: Result<(), Vec<Error>>| -> Vec<(Option<String>, ErrorKind)> {
            let errors = result.err().unwrap_or_default();
            errors.into_iter().map(|error| (error.at.and_then(|at| at.file), error.kind)).collect()
        };
        let large = ErrorKind::TooLarge { what: Limit::FileBytes, limit: most };
        let both = [file("a", most + 1), file("b", 1), file("c", u64::MAX)];
        let expected = [(Some("a".to_owned()), large.clone()), (Some("c".to_owned()), large)];
        assert_eq!(named(check_sizes(&both, 0)), expected);
        let together = ErrorKind::TooLarge { what: Limit::StudyBytes, limit: STUDY_BYTES as u64 };
        assert_eq!(named(check_sizes(&[file("a", 1)], STUDY_BYTES as u64)), [(None, together)]);
        assert!(check_sizes(&[file("a", 1)], u64::MAX).is_err());
    }
}
