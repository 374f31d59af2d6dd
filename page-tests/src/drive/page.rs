//! The page's parts by their selectors, and what a person does with them.
//!
//! Looks through `<steelyard-view>`'s open shadow root, within the frame that the session looks at. Every question
//! waits until it can be answered: nothing here waits for a time.

use super::webdriver::{ELEMENT, Session};
use serde_json::{Value, json};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};
use xtask::failure::{Failure, Outcome, While};

/// How long anything on the page may take that a person waits for, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// What every script of a test begins with: `q` finds one part of the page, `all` finds all.
const PRELUDE: &str = "
    const view = document.querySelector('steelyard-view');
    const root = view && view.shadowRoot;
    const q = (selector) => (root ? root.querySelector(selector) : null);
    const all = (selector) => (root ? [...root.querySelectorAll(selector)] : []);
    const text = (selector) => { const found = q(selector); return found ? found.textContent : null; };
";

/// Keys by the names that WebDriver has for them.
pub mod key {
    /// Tabulator.
    pub const TAB: &str = "\u{E004}";
    /// Enter.
    pub const ENTER: &str = "\u{E007}";
    /// Shift.
    pub const SHIFT: &str = "\u{E008}";
    /// Alt.
    pub const ALT: &str = "\u{E00A}";
    /// Control.
    pub const CONTROL: &str = "\u{E009}";
    /// Escape.
    pub const ESCAPE: &str = "\u{E00C}";
    /// Right arrow.
    pub const RIGHT: &str = "\u{E014}";
    /// Left arrow.
    pub const LEFT: &str = "\u{E012}";
    /// Up arrow.
    pub const UP: &str = "\u{E013}";
    /// Down arrow.
    pub const DOWN: &str = "\u{E015}";
    /// End.
    pub const END: &str = "\u{E010}";
}

/// The page as it stands in a session's present frame.
#[derive(Clone, Copy)]
pub struct Page<'a>(pub &'a Session);

impl Page<'_> {
    /// Runs the body of a function with `q`, `all`, `text`, `view` and `root` at hand.
    ///
    /// # Errors
    /// What the driver says, or what the script throws.
    pub fn js(&self, script: &str) -> Outcome<Value> {
        self.js_with(script, &[])
    }

    /// The same with arguments.
    ///
    /// # Errors
    /// What the driver says, or what the script throws.
    pub fn js_with(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        self.0.run(&format!("{PRELUDE}\n{script}"), arguments)
    }

    /// Runs the body of an async function with the same at hand, and its arguments as `args`.
    ///
    /// # Errors
    /// What the driver says, or what the promise is refused with.
    pub fn js_async(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        self.0.run_async(&format!("{PRELUDE}\n{script}"), arguments)
    }

    /// Waits until an expression holds.
    ///
    /// # Errors
    /// When it does not in good time.
    pub fn wait(&self, expression: &str) -> Outcome {
        self.wait_for(PATIENCE, expression)
    }

    /// The same with a limit of its own.
    ///
    /// # Errors
    /// When it does not hold in good time.
    pub fn wait_for(&self, limit: Duration, expression: &str) -> Outcome {
        let begun = Instant::now();
        let script = format!("return Boolean({expression});");
        loop {
            let answer = self.js(&script);
            if matches!(answer, Ok(Value::Bool(true))) {
                return Ok(());
            }
            if begun.elapsed() > limit {
                let last = match answer {
                    Err(failure) => format!(" ({failure})"),
                    Ok(_) => String::new(),
                };
                return Err(Failure::new(format!("it never came that {expression}{last}")));
            }
            thread::sleep(Duration::from_millis(30));
        }
    }

    /// Waits until the page does nothing, and shows a study's figure.
    ///
    /// # Errors
    /// When it does not in good time.
    pub fn wait_for_figure(&self) -> Outcome {
        self.wait("q('#drawing .mark') && q('table.numbers tbody tr') && !q('#work') && q('.page').ariaBusy !== 'true'")
    }

    /// Text of a part, which is waited for.
    ///
    /// # Errors
    /// When there is no such part.
    pub fn text(&self, selector: &str) -> Outcome<String> {
        self.wait(&format!("q({})", json!(selector)))?;
        let script = format!("return q({}).textContent;", json!(selector));
        Ok(self.js(&script)?.as_str().unwrap_or_default().to_owned())
    }

    /// What the page says could not be done, which is waited for.
    ///
    /// # Errors
    /// When it says nothing.
    pub fn problems(&self) -> Outcome<Vec<String>> {
        self.wait("q('#problems li') && !q('#work')")?;
        let list = self.js("return all('#problems li').map((item) => item.textContent);")?;
        let list = list.as_array().cloned().unwrap_or_default();
        Ok(list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// Goes to a view of the study by its link.
    ///
    /// # Errors
    /// When there is no study.
    pub fn see(&self, view: &str) -> Outcome {
        self.click(&format!("#to-{view}"))?;
        self.wait(&format!("q('#to-{view}').ariaCurrent === 'page' && q('#view-{view}-title')"))
    }

    /// Clicks on a part, which is waited for.
    ///
    /// # Errors
    /// When there is no such part, or something lies over it.
    pub fn click(&self, selector: &str) -> Outcome {
        let element = self.element(selector)?;
        // As a person would: WebKit's driver scrolls neither a list within the page nor from under the bar above it.
        self.js(&format!(
            "q({}).scrollIntoView({{ block: 'center', inline: 'nearest', behavior: 'instant' }});",
            json!(selector)
        ))?;
        self.0.post(&format!("/element/{element}/click"), &json!({}))?;
        Ok(())
    }

    /// Clicks with the mouse on a mark of the figure, which WebDriver's own click takes for no target.
    ///
    /// # Errors
    /// When there are not so many marks.
    pub fn click_mark(&self, index: usize) -> Outcome {
        self.wait_for_figure()?;
        self.point_and_click(&format!("all('#drawing .mark .hit')[{index}]"))
    }

    /// Presses the mouse over what an expression finds, and waits for nothing that follows.
    ///
    /// # Errors
    /// When there is no such thing.
    pub fn point_and_click(&self, expression: &str) -> Outcome {
        let script = format!(
            "const target = {expression};
             target.scrollIntoView({{ block: 'center', inline: 'center', behavior: 'instant' }});
             const {{ left, top, width, height }} = target.getBoundingClientRect();
             return [Math.round(left + width / 2), Math.round(top + height / 2)];"
        );
        let at = self.js(&script)?;
        let actions = json!([
            {"type": "pointerMove", "duration": 0, "x": at[0], "y": at[1], "origin": "viewport"},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]);
        let source = json!({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions});
        self.0.post("/actions", &json!({ "actions": [source] }))?;
        Ok(())
    }

    /// Chooses files in a file input.
    ///
    /// # Errors
    /// When there is no such input.
    pub fn upload(&self, selector: &str, files: &[&Path]) -> Outcome {
        let element = self.element(selector)?;
        let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        self.0.post(&format!("/element/{element}/value"), &json!({"text": names.join("\n")}))?;
        Ok(())
    }

    /// Takes a choice of a list by its label, as a person does: the value and its event.
    ///
    /// # Errors
    /// When there is no such list or choice, or the choice cannot be taken.
    pub fn choose(&self, selector: &str, label: &str) -> Outcome {
        self.wait(&format!("q({})", json!(selector)))?;
        let script = "
            const list = q(arguments[0]);
            const choice = [...list.options].find((one) => one.textContent.trim() === arguments[1]);
            if (!choice) return 'choices: ' + [...list.options].map((one) => one.textContent).join(' | ');
            if (choice.disabled) return 'the choice is disabled';
            list.value = choice.value;
            list.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
            return null;";
        match self.js_with(script, &[json!(selector), json!(label)])? {
            Value::Null => Ok(()),
            why => Err(Failure::new(format!("{label} of {selector}: {why}"))),
        }
    }

    /// Presses keys one after another; those before the last `+` of a chord are held: `[SHIFT, TAB]` is a chord.
    ///
    /// # Errors
    /// What the driver says.
    pub fn chord(&self, keys: &[&str]) -> Outcome {
        let down = keys.iter().map(|key| json!({"type": "keyDown", "value": key}));
        let up = keys.iter().rev().map(|key| json!({"type": "keyUp", "value": key}));
        let actions: Vec<Value> = down.chain(up).collect();
        let source = json!({"type": "key", "id": "keyboard", "actions": actions});
        self.0.post("/actions", &json!({ "actions": [source] }))?;
        Ok(())
    }

    /// Presses one key.
    ///
    /// # Errors
    /// What the driver says.
    pub fn press(&self, key: &str) -> Outcome {
        self.chord(&[key])
    }

    /// What has the focus: its id, else its class, else its tag.
    ///
    /// # Errors
    /// What the driver says.
    pub fn focused(&self) -> Outcome<String> {
        let script = "
            const active = root && root.activeElement;
            return active ? active.id || active.getAttribute('class') || active.tagName.toLowerCase() : '';";
        Ok(self.js(script)?.as_str().unwrap_or_default().to_owned())
    }

    /// Calls a method of the element with plain arguments.
    ///
    /// # Errors
    /// The sentence that the method refuses with.
    pub fn api(&self, method: &str, arguments: Value) -> Outcome<Value> {
        self.js_async("return await view[args[0]](...args[1]);", &[json!(method), arguments])
    }

    /// Calls `load` with files.
    ///
    /// # Errors
    /// The sentence that the method refuses with.
    pub fn load(&self, files: &[(&str, &[u8])]) -> Outcome<Value> {
        let files: Vec<Value> = files
            .iter()
            .map(|(name, bytes)| json!({"name": name, "base64": base64(bytes)}))
            .collect();
        // The page's own arrays: a driver's script may run in a world of its own, whose arrays are others.
        let script = "
            const files = args[0].map(({ name, base64 }) => (
              { name, bytes: window.Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)) }));
            return await view.load(files);";
        self.js_async(script, &[json!(files)])
    }

    /// Calls `export` and gives the file as text.
    ///
    /// # Errors
    /// The sentence that the method refuses with.
    pub fn export_text(&self, options: Value) -> Outcome<String> {
        let script = "return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await view.export(args[0]));";
        Ok(self.js_async(script, &[options])?.as_str().unwrap_or_default().to_owned())
    }

    fn element(&self, selector: &str) -> Outcome<String> {
        self.wait(&format!("q({})", json!(selector)))?;
        let element = self.js(&format!("return q({});", json!(selector)))?;
        let id = element[ELEMENT].as_str();
        let id = id.ok_or_else(|| Failure::new(format!("{selector} is no element: {element}")))?;
        Ok(id.to_owned())
    }
}

/// Bytes as base64.
pub fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// The bytes of base64.
pub fn unbase64(text: &str) -> Outcome<Vec<u8>> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(text).while_doing("reading base64")
}
