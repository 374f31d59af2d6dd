//! Running other programs, with progress on the terminal and failures in words.

use crate::failure::{Failure, Outcome, While};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Says which step begins. Progress goes to the standard error, results to the standard output.
pub fn step(what: &str) {
    eprintln!("==> {what}");
}

/// Runs `command` with its output on the terminal; `what` names the step.
///
/// # Errors
/// When the program is missing or ends with anything but success.
pub fn run(what: &str, command: &mut Command) -> Outcome {
    step(what);
    let begun = Instant::now();
    let status = command.status().map_err(|error| missing(command, &error))?;
    if !status.success() {
        return Err(Failure::new(format!("{what}: {} ended with {status}", shown(command))));
    }
    eprintln!("    done in {:.1} s", begun.elapsed().as_secs_f64());
    Ok(())
}

/// Runs `command` in silence and gives its standard output.
///
/// # Errors
/// When the program is missing or ends with anything but success; its standard error is in the message.
pub fn output(command: &mut Command) -> Outcome<String> {
    let result = command.stdin(Stdio::null()).output().map_err(|error| missing(command, &error))?;
    if !result.status.success() {
        let said = String::from_utf8_lossy(&result.stderr);
        return Err(Failure::new(format!(
            "{} ended with {}: {}",
            shown(command),
            result.status,
            said.trim()
        )));
    }
    Ok(String::from_utf8_lossy(&result.stdout).into_owned())
}

/// Runs `command`, shows its standard output as it comes and keeps it. The flag is whether it ended well.
///
/// # Errors
/// When the program is missing or its output cannot be read.
pub fn watched(what: &str, command: &mut Command) -> Outcome<(bool, Vec<String>)> {
    step(what);
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| missing(command, &error))?;
    let mut lines = Vec::new();
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines() {
            let line =
                line.while_doing(format_args!("reading the output of {}", shown(command)))?;
            println!("{line}");
            lines.push(line);
        }
    }
    std::io::stdout().flush().while_doing("writing to the terminal")?;
    let status = child.wait().while_doing(format_args!("waiting for {}", shown(command)))?;
    Ok((status.success(), lines))
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn missing(command: &Command, error: &std::io::Error) -> Failure {
    let program = command.get_program().to_string_lossy().into_owned();
    let failure = Failure::new(format!("{program} cannot be started: {error}"));
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            failure.remedy(format!("install {program} so that it is on PATH"))
        }
        _ => failure,
    }
}
