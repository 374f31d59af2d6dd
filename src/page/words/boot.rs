//! What the page says before, or instead of, the program: the bundler puts these into the shell's HTML and loader.
//!
//! Plain constants without any `use`, because the bundler compiles this file by itself.

/// The window's title while nothing is open. Titles go into the browser's history, so none names a study or a file.
pub const TITLE: &str = "Steelyard";
/// The window's titles while a study is open, by the views that are seen.
pub const TITLES: [(&str, &str); 5] = [
    ("data", "Data – Steelyard"),
    ("codes", "Codes – Steelyard"),
    ("figure", "Figure – Steelyard"),
    ("numbers", "Numbers – Steelyard"),
    ("export", "Export – Steelyard"),
];
/// Shown where scripts do not run.
pub const NO_SCRIPT: &str = "Steelyard needs JavaScript. Nothing is sent anywhere: the page works without a network. Please allow JavaScript for this page and open it again.";
/// Shown where WebAssembly is missing or forbidden.
pub const NO_WASM: &str = "Steelyard needs WebAssembly, which this browser does not have or does not allow. Please open the page in a current Firefox, Chrome, Edge or Safari.";
/// Shown when the program does not start for a reason that is not foreseen.
pub const BROKEN: &str = "Steelyard could not start. The file may be damaged: please download it again. If that does not help, please report what the browser's console says.";
/// What the page is, for search engines and link previews.
pub const DESCRIPTION: &str =
    "Weighs barriers against facilitators in coded interviews. The data never leaves the browser.";
