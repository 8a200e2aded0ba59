//! The scoreboard in every format: one file per format, one line each in [`FORMATS`].

mod columns;
mod csv;
pub(crate) mod json;
mod markdown;
pub(crate) mod notes;
#[cfg(feature = "parquet")]
mod parquet;
pub(crate) mod select;
mod table;

pub(crate) use crate::report::view::ScoreReport;
pub(crate) use crate::report::view::Screen;
use std::io::{self, Write};

use crate::finding::Finding;
use crate::rules::CriterionIx;
use crate::scoring::{AgencyScore, Detail, Reason, State};

/// A way to write a scoreboard.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ScoreFormat {
    /// As in `--format`.
    pub name: &'static str,
    /// Ending of the files that are written in it; `None` where none says so.
    pub ending: Option<&'static str>,
    /// How much of the tree is shown by default.
    pub detail: Detail,
    /// Whether it carries the SHA-256 of every input.
    pub hashes: bool,
    /// Whether it shows single answers: it then needs the whole tree, whatever depth is asked.
    pub answers: bool,
    /// Whether it needs the single answers of this report; some show none of very many agencies.
    pub needs_answers: fn(&ScoreReport<'_>) -> bool,
    /// What a user must know before this report is written in it: a warning, or the error that stands in the way.
    pub notice: fn(&ScoreReport<'_>) -> Option<Finding>,
    /// Whether the user may choose its columns, or have it without its first line.
    pub rows: FormatRows,
    /// Writes it.
    pub write: fn(&ScoreReport<'_>, &mut dyn Write) -> io::Result<()>,
}

/// What the user may say of the rows of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormatRows {
    Fixed,
    /// Without the first line on request.
    Headed,
    /// Other columns, too.
    Chosen,
    /// Other columns; their names belong to the format.
    #[cfg_attr(not(feature = "parquet"), allow(dead_code, reason = "no such format is built in"))]
    Named,
}

impl FormatRows {
    /// Whether `--columns` and `--long` say what it holds.
    pub(crate) const fn takes_columns(self) -> bool {
        matches!(self, Self::Chosen | Self::Named)
    }

    /// Whether `--no-header` says what it holds.
    pub(crate) const fn takes_no_header(self) -> bool {
        matches!(self, Self::Chosen | Self::Headed)
    }
}

/// Of formats that hold whatever there is.
const fn nothing(_: &ScoreReport<'_>) -> Option<Finding> {
    None
}

/// Of formats that show no single answers.
const fn never(_: &ScoreReport<'_>) -> bool {
    false
}

/// The format that is the annex of a decree.
pub(crate) const ANNEX: &str = "docx";

/// The format that is the recap workbook.
pub(crate) const WORKBOOK: &str = "xlsx";

/// Every format, the default first.
pub(crate) const FORMATS: &[ScoreFormat] = &[
    ScoreFormat {
        name: "table",
        ending: Some("txt"),
        detail: Detail::Depth(1),
        hashes: false,
        answers: false,
        needs_answers: never,
        notice: nothing,
        rows: FormatRows::Fixed,
        write: table::write,
    },
    ScoreFormat {
        name: "csv",
        ending: Some("csv"),
        detail: Detail::Depth(1),
        hashes: false,
        answers: false,
        needs_answers: never,
        notice: nothing,
        rows: FormatRows::Chosen,
        write: csv::write_csv,
    },
    ScoreFormat {
        name: "tsv",
        ending: Some("tsv"),
        detail: Detail::Depth(1),
        hashes: false,
        answers: false,
        needs_answers: never,
        notice: nothing,
        rows: FormatRows::Chosen,
        write: csv::write_tsv,
    },
    #[cfg(feature = "parquet")]
    ScoreFormat {
        name: "parquet",
        ending: Some("parquet"),
        detail: Detail::Depth(1),
        hashes: true,
        answers: false,
        needs_answers: never,
        notice: parquet::notice,
        rows: FormatRows::Named,
        write: parquet::write,
    },
    ScoreFormat {
        name: "json",
        ending: Some("json"),
        detail: Detail::All,
        hashes: true,
        answers: false,
        needs_answers: never,
        notice: nothing,
        rows: FormatRows::Fixed,
        write: json::write,
    },
    ScoreFormat {
        name: "jsonl",
        ending: Some("jsonl"),
        detail: Detail::All,
        hashes: true,
        answers: false,
        needs_answers: never,
        notice: nothing,
        rows: FormatRows::Headed,
        write: json::write_lines,
    },
    ScoreFormat {
        name: "md",
        ending: Some("md"),
        detail: Detail::Depth(1),
        hashes: true,
        answers: false,
        needs_answers: never,
        notice: nothing,
        rows: FormatRows::Fixed,
        write: markdown::write,
    },
    ScoreFormat {
        name: WORKBOOK,
        ending: Some("xlsx"),
        detail: Detail::All,
        hashes: true,
        answers: true,
        needs_answers: super::xlsx::size::needs_answers,
        notice: super::xlsx::size::notice,
        rows: FormatRows::Fixed,
        write: crate::report::xlsx::write,
    },
    ScoreFormat {
        name: "html",
        ending: Some("html"),
        detail: Detail::All,
        hashes: true,
        answers: true,
        needs_answers: super::html::has_sections,
        notice: nothing,
        rows: FormatRows::Fixed,
        write: super::html::write,
    },
    ScoreFormat {
        name: ANNEX,
        ending: Some("docx"),
        detail: Detail::Depth(0),
        hashes: true,
        answers: false,
        needs_answers: never,
        notice: nothing,
        rows: FormatRows::Fixed,
        write: super::annex::write,
    },
];

impl ScoreFormat {
    /// The format of a name, as in `--format`.
    #[must_use]
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// The format in which a file of this name is written.
    #[must_use]
    pub(crate) fn of_file(path: &std::path::Path) -> Option<&'static Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        FORMATS.iter().find(|format| format.ending == Some(ending.as_str()))
    }
}

/// `scored` or `unscored`: the stable name of an agency's state.
const fn state_name(row: &AgencyScore) -> &'static str {
    match row.reason() {
        None => State::Scored.name(),
        Some(_) => State::Unscored.name(),
    }
}

/// The criterion whose gate, or whose own coverage, left an agency without a score.
const fn reason_criterion(row: &AgencyScore) -> Option<CriterionIx> {
    match row.reason() {
        Some(Reason::Gate(ix) | Reason::CoverageOf(ix)) => Some(ix),
        _ => None,
    }
}
