//! `--findings`: findings for programs, one JSON object a line, on stderr or in a file.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use serde_json::{Value, json};

use super::output;
use crate::cli::abort::Stop;
use crate::cli::files::FilesOfRun;
use crate::finding::severity::Severity;
use crate::finding::{BilingualFact, Finding, Place, finding, render};
use crate::i18n::lang::Lang;

/// Where findings go beside, or instead of, their text on stderr.
#[derive(Debug, Clone, PartialEq, Eq)]
enum FindingsTarget {
    /// Text on stderr, nothing else.
    Text,
    /// JSON lines on stderr instead of text.
    Stderr,
    /// Text on stderr, JSON lines in a file.
    File(PathBuf),
}

/// The JSON lines of a run.
#[derive(Debug)]
pub(crate) struct FindingsLog {
    target: FindingsTarget,
    /// What will stand in the file.
    lines: Mutex<String>,
}

impl FindingsLog {
    /// What the option says: `json`, `text` (or nothing), else a file.
    #[must_use]
    pub(crate) fn new(asked: Option<&str>) -> Self {
        let target = match asked {
            None | Some("text") => FindingsTarget::Text,
            Some("json") => FindingsTarget::Stderr,
            Some(path) => FindingsTarget::File(path.into()),
        };
        Self { target, lines: Mutex::default() }
    }

    /// Whether JSON stands on stderr instead of text.
    #[must_use]
    pub(crate) fn replaces_text(&self) -> bool {
        self.target == FindingsTarget::Stderr
    }

    /// The file that will be written.
    #[must_use]
    pub(crate) fn file(&self) -> Option<&Path> {
        match &self.target {
            FindingsTarget::File(path) => Some(path),
            FindingsTarget::Text | FindingsTarget::Stderr => None,
        }
    }

    /// Takes findings in their order.
    pub(crate) fn record(&self, findings: &[Finding], lang: Lang) {
        self.lines(findings.iter().map(|finding| render::json(finding, lang)));
    }

    /// Takes what was counted but not kept, by code: `{ "code", "severity", "more" }`.
    pub(crate) fn record_more(&self, more: &BTreeMap<&'static str, u64>) {
        self.lines(
            more.iter()
                .map(|(code, count)| json!({ "code": code, "severity": Severity::of(code).name(), "more": count })),
        );
    }

    /// Takes a remark that is no finding: `{ "note" }`.
    pub(crate) fn note(&self, text: &str) {
        let text = text.trim_end();
        self.lines((!text.is_empty()).then(|| json!({ "note": text })).into_iter());
    }

    fn lines(&self, values: impl Iterator<Item = Value>) {
        if self.target == FindingsTarget::Text {
            return;
        }
        let text: String = values.map(|value| format!("{value}\n")).collect();
        match self.target {
            // A closed stderr has no reader.
            FindingsTarget::Stderr => drop(std::io::stderr().lock().write_all(text.as_bytes())),
            _ => self.lines.lock().unwrap_or_else(PoisonError::into_inner).push_str(&text),
        }
    }

    /// Writes the file, where one is asked for; without findings it is empty.
    ///
    /// # Errors
    /// E902 where the system refuses.
    pub(crate) fn finish(&self) -> Result<()> {
        let Some(path) = self.file() else { return Ok(()) };
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if holds_something_else(path) {
            let what = BilingualFact::words("berkas lain yang sudah ada", "another file that is there already");
            let finding = finding!(E003: what = what).at(Place::file(path.to_string_lossy().as_ref()));
            return Err(Stop::from(finding).into());
        }
        let permit = FilesOfRun::default().writes([path]).check()?;
        output::write(&permit, Some(path), |out| out.write_all(lines.as_bytes()))
    }
}

/// Whether a file is there that holds no JSON lines: an input, rules or a result, which findings must not replace.
fn holds_something_else(path: &Path) -> bool {
    std::fs::read(path).is_ok_and(|bytes| bytes.first().is_some_and(|byte| *byte != b'{'))
}

/// What a command line that cannot be understood says of findings, as far as it is plain.
#[must_use]
pub(crate) fn typed(arguments: &[OsString]) -> Option<String> {
    let mut found = None;
    for (at, argument) in arguments.iter().enumerate() {
        let text = argument.to_string_lossy();
        if text == "--" {
            break;
        } else if text == "--findings" {
            found = arguments.get(at + 1).map(|value| value.to_string_lossy().into_owned());
        } else if let Some(value) = text.strip_prefix("--findings=") {
            found = Some(value.to_owned());
        }
    }
    found
}
