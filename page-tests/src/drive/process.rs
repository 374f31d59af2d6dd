//! Programs that a test run starts and always ends.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use xtask::failure::{Failure, Outcome, While};

/// How long a program may take to end by itself once it is asked to.
const GRACE: Duration = Duration::from_secs(5);

/// A running program whose output goes to a file. It is ended when this is dropped.
pub struct Process {
    child: Child,
    log: PathBuf,
}

impl Process {
    /// Starts `command` with its output in `log`.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(command: &mut Command, log: &Path) -> Outcome<Self> {
        let out = File::create(log).while_doing("making a log file")?;
        let err = out.try_clone().while_doing("making a log file")?;
        let child = command
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(err)
            .spawn()
            .while_doing(format_args!("starting {:?}", command.get_program()))?;
        Ok(Self { child, log: log.to_path_buf() })
    }

    /// Everything that the program has written so far.
    pub fn output(&self) -> String {
        String::from_utf8_lossy(&fs::read(&self.log).unwrap_or_default()).into_owned()
    }

    /// True once the program has ended.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// Asks a program to end, so that it can end what it started itself, and ends it if it does not.
fn end(child: &mut Child) {
    // The standard library knows only the signal that cannot be heard.
    let asked = Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
    let begun = Instant::now();
    while asked.as_ref().is_ok_and(|status| status.success()) && begun.elapsed() < GRACE {
        match child.try_wait() {
            Ok(None) => thread::sleep(Duration::from_millis(20)),
            _ => return,
        }
    }
    // What has gone by itself meanwhile is as good.
    let _gone = child.kill();
    let _status = child.wait();
}

/// An X server without a screen.
pub struct Display {
    child: Child,
    /// Its name, such as `:99`.
    pub name: String,
}

impl Display {
    /// Starts one under a number that is free.
    ///
    /// # Errors
    /// When it cannot be started or does not say its number.
    pub fn start(xvfb: &Path) -> Outcome<Self> {
        let mut child = Command::new(xvfb)
            .args(["-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .while_doing("starting Xvfb")?;
        let mut number = String::new();
        if let Some(out) = child.stdout.take() {
            // A failure shows as an empty number.
            let _read = BufReader::new(out).read_line(&mut number);
        }
        let display = Self { child, name: format!(":{}", number.trim()) };
        if number.trim().is_empty() {
            return Err(Failure::new("Xvfb did not say on which display it listens"));
        }
        Ok(display)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}
