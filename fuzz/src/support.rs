//! What the host tests make studies and archives with, made here of bytes in place of a seed.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing
)]

pub(crate) use crate::made as random;

#[path = "../../tests/it/support/forms.rs"]
pub(crate) mod forms;
#[path = "../../tests/it/support/study.rs"]
pub(crate) mod study;
#[path = "../../tests/it/support/zip.rs"]
pub(crate) mod zip;
