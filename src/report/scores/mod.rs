//! The scoreboard in every format: one file per format, one line each in [`FORMATS`].

mod csv;
pub(crate) mod json;
mod markdown;
pub(crate) mod notes;
pub(crate) mod select;
mod table;

use std::io::{self, Write};

use crate::answers::Agency;
use crate::answers::Assessments;
use crate::finding::Finding;
use crate::i18n::lang::Lang;
use crate::report::ansi::Palette;
use crate::report::movement::Since;
use crate::rules::instrument::Within;
use crate::rules::{CriterionIx, Instrument};
use crate::scoring::{AgencyScore, Detail, GroupScore, Reason, Scoreboard, State};

/// A way to write a scoreboard.
#[derive(Debug, Clone, Copy)]
pub struct ScoreFormat {
    /// As in `--format`.
    pub name: &'static str,
    /// Ending of the files that are written in it; `None` where none says so.
    pub ending: Option<&'static str>,
    /// What of the tree it shows when nobody asks.
    pub detail: Detail,
    /// Whether it carries the SHA-256 of every input.
    pub hashes: bool,
    /// Whether it shows single answers: it then needs the whole tree, whatever depth is asked.
    pub answers: bool,
    /// Whether it needs the single answers of this report; some show none of very many agencies.
    pub needs_answers: fn(&ScoreReport<'_>) -> bool,
    /// What a user must know before this report is written in it: a warning, or the error that stands in the way.
    pub notice: fn(&ScoreReport<'_>) -> Option<Finding>,
    /// Writes it.
    pub write: fn(&ScoreReport<'_>, &mut dyn Write) -> io::Result<()>,
}

/// Of formats that hold whatever there is.
const fn nothing(_: &ScoreReport<'_>) -> Option<Finding> {
    None
}

/// Of formats that show no single answers.
const fn never(_: &ScoreReport<'_>) -> bool {
    false
}

/// Every format, the default first.
pub const FORMATS: &[ScoreFormat] = &[
    ScoreFormat {
        name: "table",
        ending: Some("txt"),
        detail: Detail::Depth(1),
        hashes: false,
        answers: false,
        needs_answers: never,
        notice: nothing,
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
        write: csv::write_tsv,
    },
    ScoreFormat {
        name: "json",
        ending: Some("json"),
        detail: Detail::All,
        hashes: true,
        answers: false,
        needs_answers: never,
        notice: nothing,
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
        write: markdown::write,
    },
    ScoreFormat {
        name: "xlsx",
        ending: Some("xlsx"),
        detail: Detail::All,
        hashes: true,
        answers: true,
        needs_answers: super::xlsx::size::needs_answers,
        notice: super::xlsx::size::notice,
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
        write: super::html::write,
    },
];

impl ScoreFormat {
    /// The format of a name, as in `--format`.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// The format in which a file of this name is written.
    #[must_use]
    pub(crate) fn of_file(path: &std::path::Path) -> Option<&'static Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        FORMATS.iter().find(|format| format.ending == Some(ending.as_str()))
    }
}

/// Where the output is looked at.
#[derive(Debug, Clone, Copy, Default)]
pub struct Screen {
    /// Columns of the terminal; `None`: no terminal, take the width that is needed.
    pub width: Option<usize>,
    /// What colours it shows.
    pub palette: Palette,
}

/// Everything that an output may show.
#[derive(Debug, Clone)]
pub struct ScoreReport<'a> {
    /// The rules.
    pub instrument: &'a Instrument,
    /// Whom the scores are about, and what was read.
    pub assessments: &'a Assessments,
    /// The results.
    pub board: &'a Scoreboard,
    /// Warnings, and the errors that `--keep-going` went past.
    pub findings: &'a [Finding],
    /// The language of words; formats for programs keep their headings.
    pub lang: Lang,
    /// Where it is looked at.
    pub screen: Screen,
    /// The agencies that are shown, in the order of the board.
    pub rows: Vec<&'a AgencyScore>,
    /// The groups that are shown.
    pub groups: Vec<&'a GroupScore>,
    /// An earlier result, where movement is shown.
    pub since: Option<&'a Since<'a>>,
}

impl<'a> ScoreReport<'a> {
    /// A report of everything on a board.
    #[must_use]
    pub fn new(instrument: &'a Instrument, assessments: &'a Assessments, board: &'a Scoreboard) -> Self {
        Self {
            instrument,
            assessments,
            board,
            findings: &[],
            lang: Lang::default(),
            screen: Screen::default(),
            rows: board.agencies.iter().collect(),
            groups: board.groups.iter().collect(),
            since: None,
        }
    }

    /// The agency of a row.
    #[must_use]
    pub fn agency(&self, row: &AgencyScore) -> &'a Agency {
        &self.assessments.agencies[row.agency()]
    }

    /// The label of a row's class.
    #[must_use]
    pub(crate) fn class(&self, row: &AgencyScore) -> Option<&'a str> {
        row.class().map(|class| self.instrument.classes[class].label.as_str())
    }

    /// The criteria that have columns.
    #[must_use]
    pub(crate) fn columns(&self) -> &'a [CriterionIx] {
        &self.board.kept
    }

    /// Whether any agency has a group.
    #[must_use]
    pub(crate) fn has_groups(&self) -> bool {
        self.rows.iter().any(|row| self.agency(row).group.is_some())
    }

    /// The scored rows, one part per set of places: group by group, or all together.
    #[must_use]
    pub(crate) fn parts(&self) -> Vec<RankingPart<'a>> {
        let scored = self.rows.iter().copied().filter(|row| row.is_scored());
        let mut parts: Vec<RankingPart<'a>> = Vec::new();
        for row in scored {
            let group = match self.instrument.ranking.within {
                Within::Group => self.agency(row).group.as_deref(),
                Within::All => None,
            };
            match parts.last_mut().filter(|part| part.group == group) {
                Some(part) => part.rows.push(row),
                None => parts.push(RankingPart { group, rows: vec![row] }),
            }
        }
        parts
    }

    /// The rows without a score.
    pub(crate) fn unscored(&self) -> impl Iterator<Item = &'a AgencyScore> + '_ {
        self.rows.iter().copied().filter(|row| !row.is_scored())
    }
}

/// Agencies that are ranked among each other.
#[derive(Debug, Clone)]
pub(crate) struct RankingPart<'a> {
    /// `None`: all together, or those without a group.
    pub group: Option<&'a str>,
    /// By rank.
    pub rows: Vec<&'a AgencyScore>,
}

/// `scored` or `unscored`: the stable name of an agency's state.
const fn state_name(row: &AgencyScore) -> &'static str {
    match row.reason() {
        None => State::Scored.name(),
        Some(_) => State::Unscored.name(),
    }
}

/// The criterion whose gate left an agency without a score.
const fn gate_of(row: &AgencyScore) -> Option<CriterionIx> {
    match row.reason() {
        Some(Reason::Gate(ix)) => Some(ix),
        _ => None,
    }
}
