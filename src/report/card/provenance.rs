//! Where a result comes from, as pages and cards say it: rules, method, program, inputs.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::answers::Answer;
use crate::answers::Input;
use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::report::number;
use crate::report::provenance::{PROGRAM_LINE, sha256};
use crate::report::scores::notes;
use crate::report::view::ScoreReport;
use crate::report::words::{self, Word};

/// A heading and what stands under it. Printable, not escaped.
pub(crate) type Fact = (String, String);

/// The rules, how numbers were rounded and places given, and the program.
#[must_use]
pub(crate) fn method(report: &ScoreReport<'_>) -> Vec<Fact> {
    let (instrument, lang) = (report.instrument, report.lang);
    let said = |word: Word, text: &str| (word.say(lang).to_owned(), printable(text));
    let mut facts = vec![
        said(Word::Rules, &format!("{} ({})", notes::title(instrument), instrument.id)),
        said(Word::Status, words::status(instrument.status).say(lang)),
    ];
    facts.extend(instrument.authority.iter().map(|authority| said(Word::Authority, authority)));
    if !instrument.basis.is_empty() {
        facts.push(said(Word::Basis, &instrument.basis.join("; ")));
    }
    facts.extend(instrument.note.iter().map(|note| said(Word::Note, note.trim())));
    if !instrument.sources.is_empty() {
        facts.push(said(Word::Sources, &instrument.sources.join(" ; ")));
    }
    facts.push(said(Word::Rounded, &notes::rounding(instrument, lang)));
    facts.push(said(Word::RanksAndTies, &notes::ranks(instrument, lang)));
    if notes::any_approximate(report) {
        facts.push((Word::Note.say(lang).to_owned(), Word::Approximate.say(lang).to_owned()));
    }
    facts.push(said(Word::Program, PROGRAM_LINE));
    facts
}

/// One input as a page lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InputLine {
    pub path: String,
    pub rows: String,
    pub sha256: String,
}

/// The rules file and every input, with its hash.
#[must_use]
pub(crate) fn inputs(report: &ScoreReport<'_>) -> Vec<InputLine> {
    let inputs = report.assessments.everything_read().map(|input| line(input, report.lang));
    std::iter::once(rules(report)).chain(inputs).collect()
}

fn rules(report: &ScoreReport<'_>) -> InputLine {
    InputLine {
        path: format!("{} ({})", printable(&report.instrument.id), Word::Rules.say(report.lang)),
        rows: String::new(),
        sha256: sha256(report.instrument.text.as_bytes()),
    }
}

fn line(input: &Input, lang: Lang) -> InputLine {
    let path = match input.layout {
        "agencies" => format!("{} ({})", input.path, Word::AgencyList.say(lang)),
        "corrections" => format!("{} ({})", input.path, Word::CorrectionsFile.say(lang)),
        _ => input.path.clone(),
    };
    InputLine {
        path: printable(&path),
        rows: number::count(input.rows, lang),
        sha256: input.sha256.clone().unwrap_or_default(),
    }
}

/// Where cards come from: what all share is worked out once, since there may be an input per agency.
#[derive(Debug)]
pub(crate) struct Origin<'a> {
    pub method: Arc<[Fact]>,
    rules: InputLine,
    inputs: &'a [Input],
    /// By the file that answers name as their place: the sheets of a workbook are inputs of their own.
    by_file: HashMap<&'a str, Vec<usize>>,
    /// The agency list and the corrections, which are about all.
    beside: Vec<InputLine>,
    lang: Lang,
}

impl<'a> Origin<'a> {
    /// Of everybody in a report.
    #[must_use]
    pub(crate) fn new(report: &ScoreReport<'a>) -> Self {
        let inputs = report.assessments.inputs.as_slice();
        let mut by_file: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, input) in inputs.iter().enumerate() {
            let file = if input.delimiter.is_none() { input.path.rsplit_once('#').map(|(file, _)| file) } else { None };
            by_file.entry(file.unwrap_or(&input.path)).or_default().push(at);
        }
        let beside = report.assessments.beside.iter().map(|input| line(input, report.lang)).collect();
        Self { method: method(report).into(), rules: rules(report), inputs, by_file, beside, lang: report.lang }
    }

    /// The rules and the inputs from which these answers come, and in words how many others there are.
    #[must_use]
    pub(crate) fn inputs_of(&self, own: &[&Answer], everybody: &[&Answer]) -> (Vec<InputLine>, Option<String>) {
        let mut files: Vec<&str> = own.iter().chain(everybody).filter_map(|a| a.place.file.as_deref()).collect();
        files.dedup();
        let of = |file: &str| self.by_file.get(file).map_or(&[][..], Vec::as_slice);
        let held: BTreeSet<usize> = files.into_iter().flat_map(of).copied().collect();
        let others = self.inputs.len() - held.len();
        let lines = held.into_iter().map(|at| line(&self.inputs[at], self.lang));
        let told =
            (others > 0).then(|| Word::OtherInputs.with(self.lang, &[("n", number::count(others as u64, self.lang))]));
        (std::iter::once(self.rules.clone()).chain(lines).chain(self.beside.iter().cloned()).collect(), told)
    }
}

/// One finding as a page lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FindingLine {
    pub code: String,
    pub error: bool,
    pub place: String,
    pub message: String,
}

/// What was found in the inputs.
#[must_use]
pub(crate) fn findings(report: &ScoreReport<'_>) -> Vec<FindingLine> {
    let line = |finding: &crate::finding::Finding| FindingLine {
        code: finding.code().to_owned(),
        error: finding.severity() == crate::finding::severity::Severity::Error,
        place: printable(&finding.place.told()),
        message: printable(&finding.message(report.lang)),
    };
    report.findings.iter().map(line).collect()
}
