//! What a browser wrote to its console: each of the three is asked in another way.

use super::engine::{Engine, Started};
use super::webdriver::Session;
use serde_json::{Value, json};
use std::fs;
use xtask::failure::Outcome;

/// Reads the console of one browser, each message once.
#[derive(Debug, Default)]
pub struct Console {
    /// How much of the console's file was read before.
    read: usize,
}

impl Console {
    /// Messages since the last call: what scripts wrote, uncaught errors, and what the browser itself complains of,
    /// such as a policy that was broken.
    ///
    /// # Errors
    /// What the driver says.
    pub fn take(&mut self, engine: Engine, browser: &Started) -> Outcome<Vec<String>> {
        let mut messages = match engine {
            Engine::Firefox => firefox(&browser.session)?,
            Engine::Chromium | Engine::WebKit => Vec::new(),
        };
        let output = fs::read(&browser.console).unwrap_or_default();
        let new = String::from_utf8_lossy(output.get(self.read..).unwrap_or_default()).into_owned();
        self.read = output.len();
        let mark = match engine {
            Engine::Chromium => ":CONSOLE:",
            Engine::Firefox => "console.",
            Engine::WebKit => "CONSOLE ",
        };
        let written = new.lines().filter(|line| line.contains(mark) && !is_own(line));
        messages.extend(written.map(str::to_owned));
        Ok(messages)
    }
}

/// True for what the browser's own scripts complain of, by their addresses or by their names, such as Firefox's loader
/// of remote settings, which finds no network and none of what it would have fetched.
fn is_own(line: &str) -> bool {
    ["resource://", "chrome://", "RSLoader", "Unable to find the attachment for"]
        .iter()
        .any(|own| line.contains(own))
}

/// Asks the browser's own console service, which hears of policies too; what the browser's own scripts complain of
/// is left out.
fn firefox(session: &Session) -> Outcome<Vec<String>> {
    let script = "
        const own = /^(resource|chrome|moz-extension|jar):/;
        const all = Services.console.getMessageArray()
          .filter((entry) => entry instanceof Ci.nsIScriptError)
          .filter((entry) => !own.test(entry.sourceName) && !/chrome/.test(entry.category))
          // A hint at how a page may load sooner, and no fault: it is of no error and of no policy.
          .filter((entry) => entry.category !== 'Layout' || !entry.errorMessage.startsWith('Layout was forced'))
          .map((entry) => `${entry.category}: ${entry.errorMessage} (${entry.sourceName})`);
        Services.console.reset();
        return all;";
    session.post("/moz/context", &json!({"context": "chrome"}))?;
    let messages = session.run(script, &[]);
    session.post("/moz/context", &json!({"context": "content"}))?;
    Ok(strings(&messages?))
}

/// The strings of a list.
fn strings(list: &Value) -> Vec<String> {
    let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
