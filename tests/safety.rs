//! What no input and no disk may do to whoever runs the program: crash it, hang it, fill the memory, spoil a file, or
//! command a terminal. The program is really killed, the disk really full, the pipe really closed.
#![cfg(target_os = "linux")]

mod memory;
mod outputs;
mod terminal;

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// The rules of all these tests.
const RULES: &str = r#"schema = 1
criteria = [
  { id = "1", name = "Pengumuman", weight = 60 },
  { id = "2", name = "Pelayanan", weight = 40 },
]
[instrument]
id = "uji"
title = "Uji"
year = 2025
status = "illustrative"
[[class]]
label = "Informatif"
from = 80
[[class]]
label = "Kurang Informatif"
"#;

/// A folder with the rules in it.
fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("aturan.toml"), RULES).expect("rules");
    folder
}

/// Answers of so many agencies; `add` tells one set from another.
fn answers(agencies: usize, add: usize) -> String {
    let mut text = String::from("agency,criterion,score\n");
    for n in 0..agencies {
        let _ = write!(text, "Badan {n:06},1,{}\nBadan {n:06},2,{}\n", (n + add) % 101, (7 * n + add) % 101);
    }
    text
}

/// A command that runs a line of the shell in a folder; `$IKIP` is the program.
fn shell(folder: &Path, line: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(line).current_dir(folder).env("IKIP", env!("CARGO_BIN_EXE_ikip"));
    for name in ["LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs a line of the shell: exit code, stdout, stderr.
fn run(folder: &Path, line: &str) -> (i32, String, String) {
    let output = shell(folder, line).output().expect("the shell runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}
