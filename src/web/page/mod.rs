//! The Yew page: the state as elements, and what the user does as calls of the core.

mod account;
mod app;
mod codes;
mod columns;
mod common;
mod controls;
mod data;
mod downloads;
mod figure;
mod figure_files;
mod files;
mod filters;
mod findings;
mod folds;
mod header;
mod leave;
mod live_figure;
mod mapping;
mod numbers;
mod open;
mod opening;
mod order;
mod owners;
mod passages;
mod places;
mod protect;
mod questions;
mod quotes;
mod roving;
mod status;
mod study;
mod table;
mod values;
mod views;
mod words;

pub use app::{App, AppProps};
