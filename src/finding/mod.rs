//! Findings: everything the program has to say about what it was given.
//!
//! A finding is data: a code, a place and the facts. The words of each code stand in the [`catalogue`], in both
//! languages; [`render`] turns a finding into text with an excerpt, or JSON. Nothing here reads files.

pub(crate) mod catalogue;
pub(crate) mod grouped;
pub(crate) mod reason;
pub(crate) mod render;
pub(crate) mod severity;

pub(crate) use crate::finding::severity::Severity;
use std::sync::Arc;

use crate::i18n::lang::Lang;
use catalogue::CatalogueEntry;

/// Where a finding points. Lines and columns count from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    /// The input as the user named it (a folder's file with the folder in front; `-` is standard input).
    pub file: Option<Arc<str>>,
    /// Line in the file, from 1.
    pub line: Option<u64>,
    /// Column, from 1, as the program counts it in which the file is mended: characters of the line in a text file
    /// (CSV, TOML), columns of the sheet in a workbook.
    pub column: Option<u64>,
    /// The cell in a spreadsheet's own terms: `Sheet1!C7`.
    pub cell: Option<String>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub(crate) fn file(file: impl Into<Arc<str>>) -> Self {
        Self { file: Some(file.into()), ..Self::default() }
    }

    /// The place as it is told: `file:line:column`, in a workbook `file Sheet!C7`; empty where there is no file.
    #[must_use]
    pub(crate) fn shown(&self) -> String {
        let file = self.file.as_deref().unwrap_or_default();
        match (&self.cell, self.line, self.column) {
            _ if file.is_empty() => String::new(),
            (Some(cell), ..) => format!("{file} {cell}"),
            (None, Some(line), Some(column)) => format!("{file}:{line}:{column}"),
            (None, Some(line), None) => format!("{file}:{line}"),
            (None, None, _) => file.to_owned(),
        }
    }

    /// The place in a sentence: `file:line`, in a workbook `file Sheet!C7`.
    #[must_use]
    pub(crate) fn told(&self) -> String {
        Self { column: None, ..self.clone() }.shown()
    }

    /// The same place at a line.
    #[must_use]
    pub(crate) const fn line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// The same place at a column.
    #[must_use]
    pub(crate) const fn column(mut self, column: u64) -> Self {
        self.column = Some(column);
        self
    }
}

/// The source line a finding is about, with the part to point at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// One line of the input, without its line end.
    pub text: String,
    /// Byte range in `text`; empty = a position.
    pub mark: std::ops::Range<usize>,
}

/// A fact that reads differently in the two languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct BilingualFact {
    /// Bahasa Indonesia.
    pub id: String,
    /// English.
    pub en: String,
}

impl BilingualFact {
    /// A decimal as each language writes it: `0.5` is `0,5` in Indonesian.
    #[must_use]
    pub(crate) fn number(decimal: &str) -> Self {
        Self { id: decimal.replace('.', ","), en: decimal.to_owned() }
    }

    /// Words in both languages.
    #[must_use]
    pub(crate) fn words(id: impl Into<String>, en: impl Into<String>) -> Self {
        Self { id: id.into(), en: en.into() }
    }

    fn say(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}

/// A value that fills a `{name}` in the words of a finding.
pub(crate) trait FactValue {
    /// Adds the fact to a finding.
    fn add(self, name: &'static str, finding: &mut Finding);
}

impl<T: Into<String>> FactValue for T {
    fn add(self, name: &'static str, finding: &mut Finding) {
        finding.facts.push((name, self.into()));
    }
}

impl FactValue for BilingualFact {
    fn add(self, name: &'static str, finding: &mut Finding) {
        finding.said.push((name, self));
    }
}

/// A finding of a code with its facts: `finding!(E203: column = name, headings = known; near = maybe)`. Facts after `;`
/// are optional values, for parts of the words in brackets. A fact that the words need and that is missing is an error of
/// compilation, as is a code that is not in the catalogue.
///
/// Where the code is found at run time, all that it may be are named: `finding!(code in [E301, E302]: text = cell)`.
macro_rules! finding {
    ($code:ident $(: $($name:ident = $value:expr),+ $(,)?)? $(; $($maybe:ident = $known:expr),+ $(,)?)?) => {{
        const _: () = $crate::finding::catalogue::$code
            .check_facts(&[$($(stringify!($name)),+)?], &[$($(stringify!($maybe)),+)?]);
        $crate::finding::Finding::of(&$crate::finding::catalogue::$code)
            $($(.with(stringify!($name), $value))+)?
            $($(.maybe(stringify!($maybe), $known))+)?
    }};
    ($code:ident in [$($of:ident),+ $(,)?] $(: $($name:ident = $value:expr),+ $(,)?)? $(; $($maybe:ident = $known:expr),+ $(,)?)?) => {{
        let code: &'static $crate::finding::catalogue::CatalogueEntry = $code;
        $crate::finding::finding!(@each [$($of),+] [$($(stringify!($name)),+)?]);
        debug_assert!([$(&$crate::finding::catalogue::$of),+].contains(&code), "{}", code.code);
        $crate::finding::Finding::of(code)
            $($(.with(stringify!($name), $value))+)?
            $($(.maybe(stringify!($maybe), $known))+)?
    }};
    (@each [$($of:ident),+] $given:tt) => {
        $(const _: () = $crate::finding::catalogue::$of.check_facts(&$given, &[]);)+
    };
}

pub(crate) use finding;

/// One thing found in the input, with what the user needs to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The catalogue entry: code and words.
    pub entry: &'static CatalogueEntry,
    /// Where.
    pub place: Place,
    /// The source line, where there is one to show.
    pub excerpt: Option<Box<Excerpt>>,
    /// The facts that fill the `{names}` of the words.
    pub facts: Vec<(&'static str, String)>,
    /// Facts that depend on the language: numbers, reasons.
    pub said: Vec<(&'static str, BilingualFact)>,
    /// The id of the agency concerned, where it is one.
    pub agency: Option<Arc<str>>,
}

impl Finding {
    /// A finding of an entry of the catalogue, without its facts: [`finding!`] gives them and checks that none is missing.
    #[must_use]
    pub(crate) fn of(entry: &'static CatalogueEntry) -> Self {
        Self { entry, place: Place::default(), excerpt: None, facts: Vec::new(), said: Vec::new(), agency: None }
    }

    /// The same finding at a place.
    #[must_use]
    pub(crate) fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// The same finding with one more fact.
    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl FactValue) -> Self {
        value.add(name, &mut self);
        self
    }

    /// The same finding with one more fact, where there is one.
    #[must_use]
    pub(crate) fn maybe(self, name: &'static str, value: Option<impl FactValue>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The same finding with the line it is about.
    #[must_use]
    pub(crate) fn excerpt(mut self, text: impl Into<String>, mark: std::ops::Range<usize>) -> Self {
        self.excerpt = Some(Box::new(Excerpt { text: text.into(), mark }));
        self
    }

    /// The same finding about one agency.
    #[must_use]
    pub(crate) fn about(mut self, agency: impl Into<Arc<str>>) -> Self {
        self.agency = Some(agency.into());
        self
    }

    /// The code, as in `E301`.
    #[must_use]
    pub(crate) const fn code(&self) -> &'static str {
        self.entry.code
    }

    /// Error or warning, by the first letter of the code.
    #[must_use]
    pub(crate) fn severity(&self) -> Severity {
        self.entry.severity()
    }

    /// What was found, in one sentence.
    #[must_use]
    pub(crate) fn message(&self, lang: Lang) -> String {
        crate::i18n::template::fill(self.entry.words(lang).message, &self.facts_in(lang))
    }

    /// What was expected and how to mend it.
    #[must_use]
    pub(crate) fn help(&self, lang: Lang) -> String {
        crate::i18n::template::fill(self.entry.words(lang).help, &self.facts_in(lang))
    }

    fn facts_in(&self, lang: Lang) -> Vec<(&'static str, String)> {
        let said = self.said.iter().map(|(name, said)| (*name, said.say(lang).to_owned()));
        self.facts.iter().cloned().chain(said).collect()
    }
}

/// Puts findings in the order in which a reader meets them: file, line, column, code.
pub(crate) fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (&a.place, a.code(), &a.facts, &a.said).cmp(&(&b.place, b.code(), &b.facts, &b.said)));
}

/// Whether any of them is an error.
#[must_use]
pub(crate) fn any_error(findings: &[Finding]) -> bool {
    findings.iter().any(|f| f.severity() == Severity::Error)
}
