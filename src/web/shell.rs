//! The few things that the shell around the program's frame is told; on somebody's own page nobody
//! listens.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Offered by the loader of the page; checks what is told, and tells only its own shell.
    #[wasm_bindgen(js_namespace = steelyardBoot, js_name = tell, catch)]
    fn tell(kind: &str, value: &JsValue) -> Result<(), JsValue>;
}

/// Titles of the browser's window, by the names that the shell knows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Title {
    /// Nothing is open.
    Start,
    /// A study is.
    Study,
    /// An example is.
    Example,
}

/// Which title the browser's window is to have.
pub fn tell_title(title: Title) {
    let name = match title {
        Title::Start => "start",
        Title::Study => "study",
        Title::Example => "example",
    };
    // A shell that cannot be told leaves the window's title as it was.
    let _ = tell("title", &name.into());
}

/// Whether closing the window would lose something.
pub fn tell_unsaved(unsaved: bool) {
    let _ = tell("unsaved", &unsaved.into());
}
