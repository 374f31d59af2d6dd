//! The page of Steelyard, which weighs what hinders an implementation against what helps it: in front of the
//! engine of `steelyard_core`, [`page`] is what the page knows and decides without a browser, and `web` draws
//! it and carries the messages. Only `web` touches a browser.

pub mod page;

#[cfg(feature = "web")]
pub mod web;
