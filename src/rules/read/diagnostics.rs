//! The text of a rules file and what is found in it: offsets become lines, columns and excerpts here and nowhere else.
//! Knows nothing of TOML or of the language.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::finding::{Finding, Place};

/// A byte range of the text.
pub(super) type Span = Range<usize>;

/// A value and where it was written.
#[derive(Debug, Clone)]
pub(super) struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

/// The text and the findings so far.
pub(super) struct Diagnostics<'t> {
    pub text: &'t str,
    file: Arc<str>,
    /// Offset of the first byte of each line.
    starts: Vec<usize>,
    findings: Vec<Finding>,
    /// Lines with an error of syntax: whatever else seems wrong there may only follow from it.
    muted: BTreeSet<usize>,
    /// Words of lines that could not be read at all: what is missing may have stood there.
    lost: BTreeSet<String>,
}

impl<'t> Diagnostics<'t> {
    pub(crate) fn new(text: &'t str, file: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, file: file.into(), starts, findings: Vec::new(), muted: BTreeSet::new(), lost: BTreeSet::new() }
    }

    /// The line, from 0, in which an offset lies.
    pub(crate) fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// Line number as people count.
    pub(crate) fn line_number(&self, span: &Span) -> String {
        (self.line_of(span.start) + 1).to_string()
    }

    /// A finding at a place of the text, unless an error of syntax in its line has been reported already.
    pub(crate) fn say(&mut self, finding: Finding, span: &Span) {
        if !self.muted.contains(&self.line_of(span.start)) {
            self.tell(finding, span);
        }
    }

    /// An error of syntax; what else seems wrong in its line is not told.
    pub(crate) fn say_syntax(&mut self, finding: Finding, span: &Span) {
        let line = self.line_of(span.start);
        if self.muted.insert(line) {
            self.tell(finding, span);
        }
    }

    /// Suppresses further findings about a line that was repaired for an error reported elsewhere.
    pub(crate) fn mute(&mut self, offset: usize) {
        self.muted.insert(self.line_of(offset));
    }

    /// Remembers the words of a part that could not be read.
    pub(crate) fn lose(&mut self, part: &str) {
        let word = |c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
        self.lost.extend(part.split(word).filter(|w| !w.is_empty()).map(str::to_owned));
    }

    /// Whether a name stands in a part that could not be read, so that its absence proves nothing.
    pub(crate) fn may_be_lost(&self, name: &str) -> bool {
        self.lost.contains(name)
    }

    /// Whether any part could not be read.
    pub(crate) fn lost_any(&self) -> bool {
        !self.lost.is_empty()
    }

    /// A finding at a place of the text, whatever has been reported of its line.
    pub(crate) fn tell(&mut self, finding: Finding, span: &Span) {
        let index = self.line_of(span.start);
        let start = self.starts[index];
        let line = self.text[start..].split('\n').next().unwrap_or_default().trim_end_matches('\r');
        let from = (span.start - start).min(line.len());
        let to = span.end.saturating_sub(start).clamp(from, line.len());
        let column = line[..from].chars().count() + 1;
        let place = Place::file(Arc::clone(&self.file)).line(index as u64 + 1).column(column as u64);
        self.findings.push(finding.at(place).excerpt(line, from..to));
    }

    /// Everything found, in the order of the text.
    pub(crate) fn into_findings(mut self) -> Vec<Finding> {
        crate::finding::sort(&mut self.findings);
        self.findings.dedup();
        self.findings
    }

    /// Whether an error has been found so far.
    pub(crate) fn failed(&self) -> bool {
        crate::finding::any_error(&self.findings)
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::finding;
    use crate::rules::read::diagnostics::*;

    #[test]
    fn columns_count_characters_and_the_excerpt_is_the_line() {
        let text = "a = 1\r\nnama = \"é\" x\n";
        let mut report = Diagnostics::new(text, "f.toml");
        let at = text.find('x').expect("in the text");
        report.say(finding!(E112), &(at..at + 1));
        let found = report.into_findings();
        assert_eq!((found[0].place.line, found[0].place.column), (Some(2), Some(12)));
        let excerpt = found[0].excerpt.as_ref().expect("an excerpt");
        assert_eq!((excerpt.text.as_str(), &excerpt.text[excerpt.mark.clone()]), ("nama = \"é\" x", "x"));
    }

    #[test]
    fn a_line_with_an_error_of_syntax_is_told_once() {
        let mut report = Diagnostics::new("a = b c\nd = 1\n", "f.toml");
        report.say_syntax(finding!(E103), &(4..7));
        report.say_syntax(finding!(E112), &(6..7));
        report.say(finding!(E115: key = "a"; table = Some("x")), &(0..1));
        report.say(finding!(E115: key = "d"; table = Some("x")), &(8..9));
        let codes: Vec<_> = report.into_findings().iter().map(Finding::code).collect();
        assert_eq!(codes, ["E103", "E115"]);
    }
}
