//! What the user says about inputs: which column is what, which are not meant, which decimal mark is used.

use crate::intake::meaning::Meaning;
use crate::names::normal::fold;
use crate::rules::Instrument;
use crate::table::MergedRange;

/// A column that the user explains: `--column agency="Nama OPD"`, `--column saq.1=F`, `--column rekap.xlsx:uji="Juri"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Override {
    pub meaning: Meaning,
    /// The heading, or the letters of the column.
    pub heading: String,
    /// The end of the path of the only input that is meant; `None`: every input that has such a column.
    pub file: Option<String>,
}

impl Override {
    /// What `--column [FILE:]NAME=HEADING` says; `None` where the name is neither of a column nor the id of a criterion.
    #[must_use]
    pub(crate) fn of(name: &str, heading: &str, instrument: &Instrument) -> Option<Self> {
        let meaning = |name: &str| Meaning::named(name).or_else(|| instrument.find(name).map(Meaning::Answers));
        let heading = heading.to_owned();
        if let Some(meaning) = meaning(name) {
            return Some(Self { meaning, heading, file: None });
        }
        let (file, name) = name.rsplit_once(':')?;
        Some(Self { meaning: meaning(name)?, heading, file: Some(file.to_owned()) })
    }

    /// Whether an input is meant.
    #[must_use]
    pub(crate) fn is_about(&self, path: &str) -> bool {
        let ends =
            |file: &String| path == file || path.strip_suffix(file.as_str()).is_some_and(|rest| rest.ends_with('/'));
        self.file.as_ref().is_none_or(ends)
    }

    /// The column that the letters name, counted from 0; `None` where the heading is no letters.
    #[must_use]
    pub(crate) fn letters(&self) -> Option<usize> {
        let letters = self.heading.as_bytes();
        let fits = (1..=3).contains(&letters.len()) && letters.iter().all(u8::is_ascii_uppercase);
        fits.then(|| letters.iter().fold(0, |at, letter| at * 26 + usize::from(letter - b'A') + 1) - 1)
    }
}

/// What is not meant: `--ignore "Alamat"`, `--ignore "Rekap!A1:C3"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ignored {
    /// The column with this heading.
    Heading(String),
    /// Cells of a sheet.
    Range { sheet: String, range: MergedRange },
}

impl Ignored {
    /// What the option says: a range behind a `!`, else a heading.
    #[must_use]
    pub(crate) fn of(text: &str) -> Self {
        let range = text.rsplit_once('!').and_then(|(sheet, range)| {
            let range = MergedRange::named(range)?;
            Some(Self::Range { sheet: sheet.trim_matches('\'').to_owned(), range })
        });
        range.unwrap_or_else(|| Self::Heading(text.to_owned()))
    }
}

/// The decimal mark of all inputs, where the user states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum DecimalMark {
    Comma,
    Point,
}

/// Everything that the user says about inputs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hints {
    pub columns: Vec<Override>,
    pub ignore: Vec<Ignored>,
    pub decimal: Option<DecimalMark>,
}

impl Hints {
    /// Whether a heading (folded) is one that is not meant.
    #[must_use]
    pub(crate) fn ignores(&self, folded: &str) -> bool {
        self.ignore.iter().any(|one| matches!(one, Ignored::Heading(heading) if fold(heading) == folded))
    }

    /// The cells of a sheet that are not meant.
    pub(crate) fn ignored_ranges<'h>(&'h self, sheet: &'h str) -> impl Iterator<Item = &'h MergedRange> {
        self.ignore.iter().filter_map(move |one| match one {
            Ignored::Range { sheet: named, range } if fold(named) == fold(sheet) => Some(range),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn a_column_is_named_by_heading_by_letters_and_for_one_file() {
        let instrument = sample::instrument(&["saq"]);
        let given = Override::of("data/rekap.xlsx:saq", "AA", &instrument).expect("known");
        assert_eq!((given.meaning, given.letters()), (Meaning::Answers(1), Some(26)));
        assert!(given.is_about("data/rekap.xlsx") && given.is_about("2025/data/rekap.xlsx"));
        assert!(!given.is_about("lama-data/rekap.xlsx"));
        assert_eq!(Override::of("agency", "Nama OPD", &instrument).and_then(|given| given.letters()), None);
        assert_eq!(Override::of("lain:apa", "x", &instrument), None);
    }

    #[test]
    fn what_is_ignored_is_a_heading_or_a_range_of_a_sheet() {
        assert_eq!(Ignored::of("Alamat"), Ignored::Heading("Alamat".into()));
        let range = MergedRange { row: 1, column: 0, rows: 2, columns: 3 };
        assert_eq!(Ignored::of("Rekap!A2:C3"), Ignored::Range { sheet: "Rekap".into(), range });
        assert_eq!(Ignored::of("Awas!"), Ignored::Heading("Awas!".into()));
    }
}
