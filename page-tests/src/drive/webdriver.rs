//! A WebDriver client: one session of a browser, commands and answers as JSON over HTTP.
//!
//! Blocking and small: what the tests need of <https://www.w3.org/TR/webdriver2/> and nothing more.

use serde_json::{Value, json};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use ureq::Agent;
use xtask::failure::{Failure, Outcome, While};

/// The field that makes an object a reference to an element.
pub const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How long any one command may take; scripts that wait have a shorter limit of their own.
const COMMAND_LIMIT: Duration = Duration::from_secs(90);
/// How long a script may take before the browser breaks it off, in milliseconds.
const SCRIPT_LIMIT_MS: u64 = 60_000;

/// A driver that listens on a port of this machine.
#[derive(Clone)]
pub struct Driver {
    agent: Agent,
    base: String,
    /// How long any one command may take.
    limit: Rc<Cell<Duration>>,
}

impl Driver {
    /// The driver on that port, which need not listen yet.
    pub fn on_port(port: u16) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).build();
        let limit = Rc::new(Cell::new(COMMAND_LIMIT));
        Self { agent: config.new_agent(), base: format!("http://127.0.0.1:{port}"), limit }
    }

    /// True once it takes commands.
    pub fn is_ready(&self) -> bool {
        self.get("/status").is_ok_and(|status| status["ready"] == json!(true))
    }

    /// Starts a browser with these capabilities.
    ///
    /// # Errors
    /// What the driver says.
    pub fn session(&self, capabilities: &Value) -> Outcome<Session> {
        let wanted = json!({"capabilities": {"alwaysMatch": capabilities}});
        let made = self.post("/session", &wanted)?;
        let id = made["sessionId"].as_str();
        let id = id.ok_or_else(|| Failure::new(format!("no session: {made}")))?;
        let session = Session { driver: self.clone(), path: format!("/session/{id}") };
        session.post("/timeouts", &json!({"script": SCRIPT_LIMIT_MS, "pageLoad": 60_000}))?;
        Ok(session)
    }

    fn get(&self, path: &str) -> Outcome<Value> {
        let request = self.agent.get(format!("{}{path}", self.base));
        value(path, request.config().timeout_global(Some(self.limit.get())).build().call())
    }

    fn post(&self, path: &str, body: &Value) -> Outcome<Value> {
        let request = self.agent.post(format!("{}{path}", self.base));
        let request = request.header("Content-Type", "application/json; charset=utf-8");
        let request = request.config().timeout_global(Some(self.limit.get())).build();
        value(path, request.send(body.to_string()))
    }

    fn delete(&self, path: &str) -> Outcome<Value> {
        let request = self.agent.delete(format!("{}{path}", self.base));
        value(path, request.config().timeout_global(Some(self.limit.get())).build().call())
    }
}

fn value(
    path: &str,
    answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Outcome<Value> {
    let mut answer = answer.while_doing(format_args!("asking the driver for {path}"))?;
    let text = answer
        .body_mut()
        .with_config()
        .limit(256 << 20)
        .read_to_string()
        .while_doing(format_args!("reading the driver's answer to {path}"))?;
    let body: Value = serde_json::from_str(&text)
        .while_doing(format_args!("the driver's answer to {path} is no JSON"))?;
    let value = body["value"].clone();
    match value["error"].as_str() {
        Some(error) => {
            let message = value["message"].as_str().unwrap_or_default();
            let first = message.lines().next().unwrap_or_default();
            Err(Failure::new(format!("{path}: {error}: {first}")))
        }
        None => Ok(value),
    }
}

/// A browser with one window. It is closed when this is dropped.
pub struct Session {
    driver: Driver,
    path: String,
}

impl Drop for Session {
    fn drop(&mut self) {
        // A browser that has gone is closed already.
        let _closed = self.driver.delete(&self.path);
    }
}

impl Session {
    /// Any command with a body.
    ///
    /// # Errors
    /// What the driver says.
    pub fn post(&self, command: &str, body: &Value) -> Outcome<Value> {
        self.driver.post(&format!("{}{command}", self.path), body)
    }

    /// Any command that only asks.
    ///
    /// # Errors
    /// What the driver says.
    pub fn get(&self, command: &str) -> Outcome<Value> {
        self.driver.get(&format!("{}{command}", self.path))
    }

    /// Lets scripts, and so commands, take so long from now on.
    ///
    /// # Errors
    /// What the driver says.
    pub fn be_patient(&self, limit: Duration) -> Outcome {
        self.driver.limit.set(limit + COMMAND_LIMIT);
        self.post("/timeouts", &json!({ "script": limit.as_millis() as u64 })).map(drop)
    }

    /// Opens an address in the window and looks at its outermost document.
    ///
    /// # Errors
    /// What the driver says.
    pub fn go(&self, url: &str) -> Outcome {
        self.post("/url", &json!({ "url": url }))?;
        self.post("/frame", &json!({ "id": null }))?;
        Ok(())
    }

    /// Runs the body of a function, to which the arguments are `arguments`, and gives what it returns.
    ///
    /// # Errors
    /// What the driver says, or what the script throws.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        self.post("/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs the body of an async function, to which the arguments are `args`, and gives what its promise holds.
    ///
    /// # Errors
    /// What the driver says, or what the promise is refused with.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        let whole = format!(
            "const args = Array.from(arguments);\
             const done = args.pop();\
             (async () => {{\n{script}\n}})().then(\
               (value) => done({{ value: value === undefined ? null : value }}),\
               (error) => done({{ refused: String(error && error.message ? error.message : error) }}));"
        );
        let answer = self.post("/execute/async", &json!({ "script": whole, "args": arguments }))?;
        match answer["refused"].as_str() {
            Some(message) => Err(Failure::new(message)),
            None => Ok(answer["value"].clone()),
        }
    }

    /// Closes the window that the session looks at; another must be chosen then.
    ///
    /// # Errors
    /// What the driver says.
    pub fn close_window(&self) -> Outcome {
        self.driver.delete(&format!("{}/window", self.path)).map(drop)
    }

    /// A picture of the window as PNG, in base64.
    ///
    /// # Errors
    /// What the driver says.
    pub fn screenshot(&self) -> Outcome<String> {
        Ok(self.get("/screenshot")?.as_str().unwrap_or_default().to_owned())
    }
}
