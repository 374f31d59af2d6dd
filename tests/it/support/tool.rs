//! Programs that tests ask what they make of a file.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::skip_without_tool;

/// What a tool did with a file.
pub struct Ran {
    /// What it wrote to its standard output.
    pub out: String,
    /// What it wrote to its standard error.
    pub err: String,
    /// Where the file stood, which is gone; what the tool made beside it is still there.
    pub path: PathBuf,
}

/// Runs a tool, which must succeed, on a file of its own that holds `bytes`; in the arguments `FILE` stands for
/// its path. `None`, with the test counted as skipped, where there is no such tool.
pub fn run(tool: &str, arguments: &[&str], bytes: &[u8], extension: &str) -> Option<Ran> {
    // Tests run at the same time, in one process.
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let count = RUNS.fetch_add(1, Ordering::Relaxed);
    let tool_name = tool.rsplit('/').next().unwrap_or(tool);
    let name = format!("steelyard-{}-{count}-{tool_name}.{extension}", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, bytes).unwrap();
    let path_text = path.to_string_lossy().into_owned();
    let arguments = arguments.iter().map(|word| word.replace("FILE", &path_text));
    let output = Command::new(tool).args(arguments).stdin(Stdio::null()).output();
    std::fs::remove_file(&path).unwrap();
    if output.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
        skip_without_tool(tool);
        return None;
    }
    let output = output.unwrap();
    let [out, err] =
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(output.status.success(), "{tool}: {out}{err}");
    Some(Ran { out, err, path })
}

/// What a tool says of a file on its standard output, where it has nothing to say on its standard error.
pub fn told(tool: &str, arguments: &[&str], bytes: &[u8], extension: &str) -> Option<String> {
    let Ran { out, err, .. } = run(tool, arguments, bytes, extension)?;
    assert_eq!(err.trim(), "", "{tool} warns");
    Some(out)
}
