//! Runs the built program in a folder of its own and checks what comes out.

#![allow(dead_code, reason = "each test file uses its part of this")]

pub mod forms;
pub mod rules;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

/// The SHA-256 of bytes, as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The text of a shipped rules file.
pub fn shipped(id: &str) -> String {
    std::fs::read_to_string(format!("scoring-rules/{id}.toml")).unwrap_or_else(|_| panic!("{id} is shipped"))
}

/// The ids of all shipped rules files, in order.
pub fn shipped_ids() -> Vec<String> {
    let files = std::fs::read_dir("scoring-rules").expect("the rules").map(|file| file.expect("a file").path());
    let rules = files.filter(|path| path.extension().is_some_and(|end| end == "toml"));
    let mut ids: Vec<String> = rules.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    ids.sort();
    ids
}

/// One call of the program: what is there, what is typed, what is expected.
pub struct Run {
    folder: TempDir,
    arguments: Vec<String>,
    variables: Vec<(String, String)>,
    stdin: Vec<u8>,
    status: i32,
    stdout: Option<String>,
    stderr: Option<String>,
    says: Vec<String>,
    tells: Vec<String>,
}

/// What came out of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
}

impl Run {
    /// A call with these arguments (split at blanks) in an empty folder, in Indonesian, expected to end well.
    pub fn new(arguments: &str) -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            arguments: arguments.split_whitespace().map(str::to_owned).collect(),
            variables: Vec::new(),
            stdin: Vec::new(),
            status: 0,
            stdout: None,
            stderr: None,
            says: Vec::new(),
            tells: Vec::new(),
        }
    }

    /// One more argument, blanks and all.
    pub fn arg(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    /// More arguments, split at blanks.
    pub fn args(mut self, arguments: &str) -> Self {
        self.arguments.extend(arguments.split_whitespace().map(str::to_owned));
        self
    }

    /// A file in the folder.
    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, content).expect("a file");
        self
    }

    /// A variable of the environment.
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// What the program reads from standard input.
    pub fn stdin(mut self, text: impl AsRef<[u8]>) -> Self {
        self.stdin = text.as_ref().to_vec();
        self
    }

    /// The exit code that is expected.
    pub fn status(mut self, status: i32) -> Self {
        self.status = status;
        self
    }

    /// All of stdout.
    pub fn stdout(mut self, text: impl Into<String>) -> Self {
        self.stdout = Some(text.into());
        self
    }

    /// All of stderr.
    pub fn stderr(mut self, text: impl Into<String>) -> Self {
        self.stderr = Some(text.into());
        self
    }

    /// A part of stdout.
    pub fn says(mut self, part: &str) -> Self {
        self.says.push(part.to_owned());
        self
    }

    /// A part of stderr.
    pub fn tells(mut self, part: &str) -> Self {
        self.tells.push(part.to_owned());
        self
    }

    /// The folder in which the program runs.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs the program and checks nothing.
    pub fn outcome(&self) -> Outcome {
        call(&self.arguments, self.folder.path(), &self.variables, &self.stdin)
    }

    /// Runs the program and checks everything that was expected.
    pub fn run(&self) -> Outcome {
        let outcome = self.outcome();
        let shown = format!("ikip {}\n{outcome:#?}", self.arguments.join(" "));
        assert_eq!(outcome.status, self.status, "the exit code of {shown}");
        if let Some(expected) = &self.stdout {
            assert_eq!(&outcome.stdout, expected, "stdout of {shown}");
        }
        if let Some(expected) = &self.stderr {
            assert_eq!(&outcome.stderr, expected, "stderr of {shown}");
        }
        for part in &self.says {
            assert!(outcome.stdout.contains(part), "{part:?} is not in stdout of {shown}\n{}", outcome.stdout);
        }
        for part in &self.tells {
            assert!(outcome.stderr.contains(part), "{part:?} is not in stderr of {shown}\n{}", outcome.stderr);
        }
        outcome
    }
}

/// Calls the program, away from the settings of whoever runs the tests.
pub fn call(arguments: &[String], folder: &Path, variables: &[(String, String)], stdin: &[u8]) -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ikip"));
    command.args(arguments).current_dir(folder);
    for name in ["LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "COLORTERM", "COLUMNS"] {
        command.env_remove(name);
    }
    command.envs(variables.iter().map(|(name, value)| (name, value)));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let bytes = stdin.to_vec();
    // A program that stops reading early closes the pipe: that is its right.
    let writer = std::thread::spawn(move || drop(pipe.write_all(&bytes)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the input is written");
    Outcome {
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        status: output.status.code().expect("an exit code"),
    }
}
