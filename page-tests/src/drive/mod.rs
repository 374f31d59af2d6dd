//! What drives a browser: processes, WebDriver, a server that counts, and a page's parts by their selectors.

pub mod console;
pub mod engine;
pub mod page;
pub mod process;
pub mod server;
pub mod webdriver;
