//! What holds for a whole run: language, colours, the width of the screen, and where findings go.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use super::args::{ColorArg, Global};
use super::findings_out::FindingsLog;
use crate::cli::abort::Stop;
use crate::finding::{self, Finding, finding, grouped};
use crate::i18n::lang::Lang;
use crate::report::ansi::Palette;
use crate::report::view::Screen;
use crate::report::words::Word;

/// The settings of a run.
#[derive(Debug)]
pub(crate) struct Session {
    /// The language of results and findings.
    pub lang: Lang,
    /// Whether to tell what was understood.
    pub verbose: bool,
    color: ColorArg,
    /// Findings for programs.
    pub findings: FindingsLog,
}

impl Session {
    /// The session that the global options ask for.
    #[must_use]
    pub(crate) fn new(global: &Global, lang: Lang) -> Self {
        let findings = FindingsLog::new(global.findings.as_deref());
        Self { lang, verbose: global.verbose, color: global.color, findings }
    }

    /// How results look: on the terminal, or in a file or pipe.
    #[must_use]
    pub(crate) fn screen(&self, to_file: bool) -> Screen {
        let stdout = std::io::stdout();
        let on_terminal = !to_file && stdout.is_terminal();
        let colour = match self.color {
            ColorArg::Always => true,
            ColorArg::Never => false,
            ColorArg::Auto => on_terminal && AutoStream::choice(&stdout) != ColorChoice::Never,
        };
        let width = terminal_size::terminal_size().filter(|_| on_terminal).map(|(width, _)| usize::from(width.0));
        Screen { width, palette: if colour { palette() } else { Palette::None } }
    }

    /// Whether findings on stderr are coloured.
    fn colours_findings(&self) -> bool {
        match self.color {
            ColorArg::Always => true,
            ColorArg::Never => false,
            ColorArg::Auto => AutoStream::choice(&std::io::stderr()) != ColorChoice::Never,
        }
    }

    /// Tells findings on stderr, in the order in which a reader meets them.
    pub(crate) fn tell(&self, findings: &[Finding]) {
        let mut sorted = findings.to_vec();
        finding::sort(&mut sorted);
        self.findings.record(&sorted, self.lang);
        if self.findings.replaces_text() {
            return;
        }
        let colour = self.colours_findings();
        to_stderr(&grouped::texts(&sorted, self.lang, colour).join("\n"));
    }

    /// Tells on stderr how many findings of each code are not told one by one.
    pub(crate) fn tell_more(&self, more: &BTreeMap<&'static str, u64>) {
        self.findings.record_more(more);
        if !self.findings.replaces_text() {
            to_stderr(&not_told(more, self.lang));
        }
    }

    /// Writes a remark to stderr; as JSON where findings are.
    pub(crate) fn say(&self, text: &str) {
        if self.findings.replaces_text() {
            self.findings.note(text);
        } else {
            to_stderr(text);
        }
    }
}

/// A closed stderr is no error.
fn to_stderr(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// One line for each code of which more was found than is told.
#[must_use]
pub(crate) fn not_told(more: &BTreeMap<&'static str, u64>, lang: Lang) -> String {
    let line = |(code, count): (&&str, &u64)| {
        let facts = [("code", (*code).to_owned()), ("count", count.to_string())];
        format!("{}\n", Word::MoreFindings.with(lang, &facts))
    };
    more.iter().map(line).collect()
}

/// The colours of the terminal, by the one variable on which terminals agree.
fn palette() -> Palette {
    match std::env::var("COLORTERM").as_deref() {
        Ok("truecolor" | "24bit") => Palette::Full,
        _ => Palette::Fixed,
    }
}

/// The language that the command line or the environment asks for, before the command line is understood: help and
/// the refusal of a wrong command line need it already.
#[must_use]
pub(crate) fn language(arguments: &[OsString], variable: impl Fn(&str) -> Option<OsString>) -> Lang {
    typed(arguments).unwrap_or_else(|| {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(&variable).find(|value| !value.is_empty());
        let english = set.is_some_and(|value| value.to_string_lossy().to_lowercase().starts_with("en"));
        if english { Lang::En } else { Lang::Id }
    })
}

/// Whether `SOURCE_DATE_EPOCH` is a time. No output carries one, so that nothing else depends on it; a wrong value means
/// that a build is not what its maker thinks.
///
/// # Errors
/// E030 for anything but a whole number from 0 on.
pub(crate) fn epoch(value: Option<OsString>) -> Result<(), Stop> {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(()) };
    let text = value.to_string_lossy();
    match text.parse::<u64>() {
        Ok(_) if text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(()),
        _ => Err(finding!(E030: value = text).into()),
    }
}

fn typed(arguments: &[OsString]) -> Option<Lang> {
    let known = |value: &OsStr| Lang::ALL.into_iter().find(|lang| value == lang.code());
    let mut found = None;
    for (at, argument) in arguments.iter().enumerate() {
        let text = argument.to_string_lossy();
        if text == "--" {
            break;
        } else if text == "--lang" {
            found = arguments.get(at + 1).and_then(|value| known(value)).or(found);
        } else if let Some(value) = text.strip_prefix("--lang=") {
            found = known(OsStr::new(value)).or(found);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language_of(arguments: &[&str], variables: &[(&str, &str)]) -> Lang {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        let value = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
        language(&arguments, value)
    }

    #[test]
    fn the_option_beats_the_environment_and_indonesian_is_the_rest() {
        assert_eq!(language_of(&[], &[]), Lang::Id);
        assert_eq!(language_of(&[], &[("LANG", "C.UTF-8")]), Lang::Id);
        assert_eq!(language_of(&[], &[("LANG", "en_GB.UTF-8")]), Lang::En);
        assert_eq!(language_of(&[], &[("LC_ALL", "id_ID"), ("LANG", "en_US")]), Lang::Id);
        assert_eq!(language_of(&[], &[("LC_ALL", ""), ("LANG", "en_US")]), Lang::En);
        assert_eq!(language_of(&["score", "--lang", "id"], &[("LANG", "en_US")]), Lang::Id);
        assert_eq!(language_of(&["--lang=en"], &[]), Lang::En);
        assert_eq!(language_of(&["--", "--lang=en"], &[]), Lang::Id);
    }
}
