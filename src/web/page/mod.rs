//! The Yew page: the state as elements, and what the user does as calls of the core.

mod account;
mod app;
mod check;
mod codes;
mod columns;
mod common;
mod controls;
mod downloads;
mod figure;
mod figure_files;
mod files;
mod filters;
mod findings;
mod header;
mod leave;
mod live_figure;
mod numbers;
mod open;
mod opening;
mod order;
mod owners;
mod passages;
mod places;
mod protect;
mod quotes;
mod roving;
mod status;
mod study;
mod table;
mod values;
mod words;

pub use app::{App, AppProps};
