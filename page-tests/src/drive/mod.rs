//! What drives a browser: processes, WebDriver, a sink that counts, and a page's parts by their selectors.

pub mod console;
pub mod engine;
pub mod page;
pub mod process;
pub mod sink;
pub mod webdriver;
