//! From text to nodes. Every error of syntax becomes a finding in the words of the catalogue; the line is mended or
//! skipped, and reading goes on behind it.

use toml::de::DeTable;

use crate::finding::catalogue::{CatalogueEntry, E101, E102, E103, E104, E105, E106, E107, E109, E111, E112};
use crate::finding::reason::of_toml;
use crate::finding::{Finding, finding};
use crate::rules::read::diagnostics::Diagnostics;
use crate::rules::read::diagnostics::Span;
use crate::rules::read::recover;
use crate::rules::read::recover::Edit;
use crate::rules::read::recover::Patched;
use crate::rules::read::spanned;
use crate::rules::read::spanned::KeyValue;

/// More errors than this end the reading: the file is something else than TOML.
const MOST_ROUNDS: usize = 60;

/// Reads the text as TOML 1.0 and tells all its errors of syntax.
pub(super) fn parse(report: &mut Diagnostics<'_>) -> Vec<KeyValue> {
    let mut patched = Patched::new(report.text);
    let mut last = 0..0;
    for _ in 0..MOST_ROUNDS {
        let fault = {
            let (document, errors) = DeTable::parse_recoverable(&patched.text);
            let faults =
                errors.iter().map(|e| SyntaxFault { message: e.message().to_owned(), span: e.span().unwrap_or(0..0) });
            let (harmless, breaking): (Vec<_>, Vec<_>) = faults.partition(SyntaxFault::leaves_the_rest);
            match breaking.into_iter().min_by_key(|fault| fault.span.start) {
                Some(fault) => fault,
                None => {
                    for fault in &harmless {
                        fault.tell(&patched, report);
                    }
                    return spanned::convert(document.get_ref(), &patched, report);
                }
            }
        };
        if !mend_one(&fault, &mut patched, report) {
            fault.tell(&patched, report);
            return give_up(report);
        }
        last = patched.original(&fault.span);
    }
    report.tell(finding!(E138: count = &MOST_ROUNDS.to_string()), &last);
    give_up(report)
}

/// Reads nothing more: whatever is missing may stand in what was not read.
fn give_up(report: &mut Diagnostics<'_>) -> Vec<KeyValue> {
    report.lose(report.text);
    report.lose("criteria schema instrument id title status name weight");
    Vec::new()
}

struct SyntaxFault {
    message: String,
    span: Span,
}

impl SyntaxFault {
    /// Whether the parser reads on behind it without loss.
    fn leaves_the_rest(&self) -> bool {
        [&E103, &E107, &E109, &E111].contains(&self.entry())
    }

    fn entry(&self) -> &'static CatalogueEntry {
        const ENTRIES: &[(&str, &CatalogueEntry)] = &[
            ("string values must be quoted", &E103),
            ("invalid boolean", &E103),
            ("duplicate key", &E107),
            ("cannot extend value", &E107),
            ("missing escaped value", &E111),
            ("unexpected leading zero", &E109),
            ("unexpected sign", &E109),
            ("redundant", &E109),
            ("radix must", &E109),
            ("integers with", &E109),
            ("`_` may", &E109),
            ("invalid mantissa", &E109),
            ("invalid fraction", &E109),
            ("invalid exponent", &E109),
            ("invalid float", &E109),
            ("invalid decimal", &E109),
            ("invalid hex", &E109),
            ("invalid octal", &E109),
            ("invalid binary", &E109),
            ("invalid integer", &E109),
            ("invalid date", &E103),
            ("key with no value", &E104),
            ("missing value", &E104),
            ("missing assignment", &E104),
            ("missing comma", &E105),
            ("unclosed", &E106),
            ("unexpected key or value", &E112),
            ("invalid basic string", &E102),
            ("invalid literal string", &E102),
            ("invalid multi-line", &E102),
        ];
        ENTRIES.iter().find(|(start, _)| self.message.starts_with(start)).map_or(&E101, |(_, entry)| entry)
    }

    /// The finding in the words of its kind, about a part of the text.
    fn finding(&self, part: &str) -> Finding {
        match self.entry() {
            &E101 => finding!(E101: reason = of_toml(&self.message)),
            &E106 => finding!(E106: mark = closing_mark(&self.message)),
            &E107 => finding!(E107: key = part),
            entry => finding!(entry in [E102, E103, E104, E105, E109, E111, E112]),
        }
    }

    /// Reports it.
    fn tell(&self, patched: &Patched, report: &mut Diagnostics<'_>) {
        let line = line_at(&patched.text, self.span.start);
        let span = patched.original(&widened(&patched.text, &self.span, &line));
        let finding = self.finding(report.text.get(span.clone()).unwrap_or_default());
        if self.entry() == &E107 { report.say(finding, &span) } else { report.say_syntax(finding, &span) }
    }
}

/// An empty span behind the last character of a line points at that character.
fn widened(text: &str, span: &Span, line: &Span) -> Span {
    if span.is_empty() && span.start == line.end && span.start > line.start {
        let before = text[line.start..line.end].chars().next_back().map_or(0, char::len_utf8);
        return span.start - before..span.start;
    }
    span.clone()
}

fn closing_mark(message: &str) -> &'static str {
    if message.contains("inline table") {
        "}"
    } else if message.contains("array table") {
        "]]"
    } else {
        "]"
    }
}

/// The line around an offset, without its line end.
fn line_at(text: &str, at: usize) -> Span {
    let at = at.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    start..start + text[start..end].trim_end_matches('\r').len()
}

/// Reports one fault and mends its line; `false` when nothing is left to mend.
fn mend_one(fault: &SyntaxFault, patched: &mut Patched, report: &mut Diagnostics<'_>) -> bool {
    let here = line_at(&patched.text, fault.span.start);
    if let Some((number, comma)) = recover::decimal_comma(&patched.text[here.clone()]) {
        return mend_decimal_comma(here.start, &number, comma, patched, report);
    }
    let in_list = |at: usize| !recover::open_brackets(&patched.text, at).is_empty();
    let line = &patched.text[here.clone()];
    if fault.entry() == &E105 && recover::is_sound(line, in_list(here.start)) {
        fault.tell(patched, report);
        patched.apply(&Edit::Insert(fault.span.start, ","));
        return true;
    }
    // The fault may show only behind the line in which a table was left open.
    let open = recover::open_brackets(&patched.text, here.start).last().copied();
    if let Some((opened, '{')) = open {
        let before = line_at(&patched.text, opened);
        if let Some(edit) = recover::single_edit(&patched.text[before.clone()], in_list(before.start)) {
            return mend_line(fault, &edit, before.start, patched, report);
        }
    }
    // An item that lost a bracket looks like a key of its own.
    if matches!(open, Some((_, '[')))
        && !line.trim_start().starts_with('[')
        && let Some(edit) = recover::single_edit(line, true)
    {
        return mend_line(fault, &edit, here.start, patched, report);
    }
    if close_what_is_open(&here, patched, report) {
        return true;
    }
    let line = &patched.text[here.clone()];
    match recover::single_edit(line, open.is_some()) {
        Some(edit) => mend_line(fault, &edit, here.start, patched, report),
        None => skip_line(fault, here, patched, report),
    }
}

/// The fault may show only behind a list that was left open, in which the next heading looks like an item, or at the end.
fn close_what_is_open(here: &Span, patched: &mut Patched, report: &mut Diagnostics<'_>) -> bool {
    let (line, end) = (&patched.text[here.clone()], patched.text.len());
    let in_list = !recover::open_brackets(&patched.text, here.start).is_empty();
    let sound = line.trim().is_empty() || recover::is_sound(line, in_list);
    let at_end = sound && patched.text[here.end..].trim().is_empty();
    let open_at_end = || recover::open_brackets(&patched.text, end).last().map(|(opened, mark)| (end, *opened, *mark));
    let open = recover::left_open(&patched.text, here.end).or_else(|| open_at_end().filter(|_| at_end));
    let Some((start, opened, mark)) = open else { return false };
    let close = if mark == '[' { "\n]\n" } else { "\n}\n" };
    report.say_syntax(finding!(E106: mark = close.trim()), &patched.original(&(opened..opened + 1)));
    patched.apply(&Edit::Insert(start, close));
    true
}

fn mend_decimal_comma(
    start: usize,
    number: &Span,
    comma: usize,
    patched: &mut Patched,
    report: &mut Diagnostics<'_>,
) -> bool {
    let number = start + number.start..start + number.end;
    let proposal = patched.text[number.clone()].replace(',', ".");
    report.say(finding!(E110: proposal = &proposal), &patched.original(&number));
    patched.apply(&Edit::Point(start + comma));
    true
}

fn mend_line(
    fault: &SyntaxFault,
    edit: &Edit,
    start: usize,
    patched: &mut Patched,
    report: &mut Diagnostics<'_>,
) -> bool {
    let at = match edit {
        Edit::Insert(at, _) => *at..*at,
        Edit::Blank(span) => span.clone(),
        Edit::Point(at) => *at..at + 1,
    };
    let at = start + at.start..start + at.end;
    let line = line_at(&patched.text, at.start);
    let span = patched.original(&widened(&patched.text, &at, &line));
    let finding = match edit {
        Edit::Insert(_, ",") => finding!(E105),
        Edit::Insert(_, "=") => finding!(E104),
        Edit::Insert(_, "\"") => finding!(E102),
        Edit::Insert(_, mark) => finding!(E106: mark = *mark),
        Edit::Blank(_) => fault.finding(report.text.get(span.clone()).unwrap_or_default()),
        Edit::Point(_) => finding!(E110: proposal = "."),
    };
    report.say_syntax(finding, &span);
    let shifted = match edit {
        Edit::Insert(at, mark) => Edit::Insert(start + at, mark),
        Edit::Blank(span) => Edit::Blank(start + span.start..start + span.end),
        Edit::Point(at) => Edit::Point(start + at),
    };
    patched.apply(&shifted);
    true
}

/// Leaves out what cannot be mended: the end of the line, or all of it.
fn skip_line(fault: &SyntaxFault, line: Span, patched: &mut Patched, report: &mut Diagnostics<'_>) -> bool {
    if patched.text[line.clone()].trim().is_empty() {
        return false;
    }
    // Items without their list follow from the line in which it should begin.
    let orphan = report.lost_any() && patched.text[line.clone()].trim_start().starts_with(['{', '}', ']']);
    if !orphan {
        fault.tell(patched, report);
    }
    report.mute(patched.original(&line).start);
    let in_line = line.contains(&fault.span.start);
    let outside = recover::open_brackets(&patched.text, line.start).is_empty();
    let kept = &patched.text[line.start..fault.span.start.clamp(line.start, line.end)];
    let end = if in_line && outside && !kept.trim().is_empty() && recover::is_sound(kept, false) {
        fault.span.start..line.end
    } else {
        line
    };
    let part = patched.text[end.clone()].to_owned();
    if end.start != fault.span.start || !outside {
        report.lose(&part);
    }
    patched.apply(&Edit::Blank(end));
    true
}
