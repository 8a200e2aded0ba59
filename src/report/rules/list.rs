//! The rules that come with the program: the list, by scheme, and which vintage holds for a year.

use anstyle::Style;
use serde::Serialize;

use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::report::ansi::{self, Palette};
use crate::report::grid::{Column, Grid};
use crate::report::words::{self, Word};
use crate::rules::Instrument;
use crate::rules::instrument::Status;

/// One line of the list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Listed {
    id: String,
    title: String,
    year: Option<i64>,
    status: &'static str,
    /// The beginning of the id, up to the year: what vintages have in common.
    scheme: String,
    #[serde(skip)]
    standing: Status,
    #[serde(skip)]
    authority: String,
}

impl From<&Instrument> for Listed {
    fn from(instrument: &Instrument) -> Self {
        Self {
            id: instrument.id.clone(),
            title: instrument.title.clone(),
            year: instrument.year,
            status: instrument.status.key(),
            scheme: scheme(&instrument.id).to_owned(),
            standing: instrument.status,
            authority: instrument.authority.clone().unwrap_or_default(),
        }
    }
}

/// What stands before the year in an id: `monev-ki-pusat` of `monev-ki-pusat-2025`.
pub(crate) fn scheme(id: &str) -> &str {
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let starts = id.match_indices('-').map(|(at, _)| at);
    let year = starts.into_iter().find(|&at| is_year(id[at + 1..].split('-').next().unwrap_or_default()));
    year.map_or(id, |at| &id[..at])
}

/// The family of a scheme: what its id begins with.
fn family(scheme: &str) -> &str {
    scheme.split('-').next().unwrap_or(scheme)
}

impl Listed {
    /// Whether every word of a search stands in the id, the title, the authority, the year or the status.
    #[must_use]
    pub(crate) fn matches(&self, search: &[String]) -> bool {
        let year = self.year.map_or_else(String::new, |year| year.to_string());
        let text = [&self.id, &self.title, &self.authority, &year, self.status].join(" ").to_lowercase();
        search.iter().flat_map(|words| words.split_whitespace()).all(|word| text.contains(&word.to_lowercase()))
    }
}

/// The list as a table: scheme by scheme, the newest first in each.
#[must_use]
pub(crate) fn list(rules: &[Listed], lang: Lang, width: Option<usize>, palette: Palette) -> String {
    let mut sorted: Vec<&Listed> = rules.iter().collect();
    sorted.sort_by(|a, b| {
        let key = |one: &Listed| (family(&one.scheme).to_owned(), one.scheme.clone(), std::cmp::Reverse(one.year));
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
    let mut grid = Grid::new(vec![
        Column::label(Word::Id.say(lang)),
        Column::text(Word::Title.say(lang)),
        Column::label(Word::Year.say(lang)),
        Column::text(Word::Status.say(lang)),
    ]);
    let mut blocks = Vec::new();
    for one in &sorted {
        let year = one.year.map_or_else(String::new, |year| year.to_string());
        let status = words::status(one.standing).say(lang);
        let status = if palette == Palette::None { status.to_owned() } else { ansi::marked(status) };
        blocks.push(family(&one.scheme));
        grid.row(vec![printable(&one.id), printable(&one.title), year, status]);
    }
    let text = grouped(&grid, &blocks, lang, width);
    ansi::paint(&text, |status| colour(status, lang, palette))
}

/// The rows of each family under its name.
fn grouped(grid: &Grid, families: &[&str], lang: Lang, width: Option<usize>) -> String {
    let widths = grid.widths(width);
    let mut text = String::new();
    let mut from = 0;
    while from < families.len() {
        let to = from + families[from..].iter().take_while(|family| **family == families[from]).count();
        let part = grid.part(from..to, &widths);
        if from == 0 {
            let head: Vec<&str> = part.lines().take(2).collect();
            text.push_str(&format!("{}\n", head.join("\n")));
        }
        let rows: Vec<&str> = part.lines().skip(2).collect();
        text.push_str(&format!("{}: {}\n{}\n", Word::Scheme.say(lang), families[from], rows.join("\n")));
        from = to;
    }
    text
}

fn colour(status: &str, lang: Lang, palette: Palette) -> Style {
    let hex = [(Status::Official, "#1b7f3b"), (Status::PartlyPublished, "#8a6d00"), (Status::Illustrative, "#b25400")];
    let own = hex.into_iter().find(|(known, _)| words::status(*known).say(lang) == status);
    ansi::style(own.map(|(_, hex)| hex), palette)
}

/// Which vintages of a scheme hold for a year.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Vintages {
    schema: &'static str,
    scheme: String,
    year: i64,
    /// The files that hold: of the year itself, else of the last year before it.
    holds: Vec<Listed>,
    /// Whether they are of that very year.
    of_that_year: bool,
    /// The first ones after the year.
    next: Vec<Listed>,
}

/// Why no vintage can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoVintage {
    /// No shipped file is of this scheme; the schemes that there are.
    UnknownScheme(Vec<String>),
    /// The first vintage is of a later year.
    TooEarly(i64),
}

/// The vintages of a scheme that hold for a year.
///
/// # Errors
/// The scheme is unknown, or begins later.
pub(crate) fn vintages(rules: &[Listed], asked: &str, year: i64) -> Result<Vintages, NoVintage> {
    let asked = asked.trim().to_lowercase();
    let own: Vec<&Listed> = rules.iter().filter(|one| one.scheme == asked || one.id == asked).collect();
    let own: Vec<&Listed> = match own.first() {
        Some(first) => rules.iter().filter(|one| one.scheme == first.scheme).collect(),
        None => {
            let mut schemes: Vec<String> = rules.iter().map(|one| one.scheme.clone()).collect();
            schemes.dedup();
            return Err(NoVintage::UnknownScheme(schemes));
        }
    };
    let years = || own.iter().filter_map(|one| one.year);
    let Some(held) = years().filter(|known| *known <= year).max() else {
        return Err(NoVintage::TooEarly(years().min().unwrap_or(year)));
    };
    let of = |wanted: i64| own.iter().filter(|one| one.year == Some(wanted)).map(|one| (*one).clone()).collect();
    Ok(Vintages {
        schema: "ikip.vintages/1",
        scheme: own[0].scheme.clone(),
        year,
        holds: of(held),
        of_that_year: held == year,
        next: years().filter(|known| *known > year).min().map(of).unwrap_or_default(),
    })
}

impl Vintages {
    /// The answer in words: the files, whether they are of the year, and what comes next.
    #[must_use]
    pub(crate) fn told(&self, lang: Lang) -> String {
        let year = |one: &Listed| one.year.map_or_else(String::new, |year| year.to_string());
        let mut text = String::new();
        for one in &self.holds {
            let facts = [("id", one.id.clone()), ("title", printable(&one.title)), ("year", year(one))];
            let status = words::status(one.standing).say(lang);
            text.push_str(&format!("{} · {status}\n", Word::VintageHolds.with(lang, &facts)));
        }
        let word = if self.of_that_year { Word::VintageOfYear } else { Word::VintageBefore };
        text.push_str(&format!("{}\n", word.with(lang, &[("asked", self.year.to_string())])));
        for one in &self.next {
            let facts = [("id", one.id.clone()), ("year", year(one))];
            text.push_str(&format!("{}\n", Word::VintageNext.with(lang, &facts)));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_is_what_stands_before_the_year() {
        for (id, of) in [
            ("monev-ki-pusat-2025", "monev-ki-pusat"),
            ("ikip-2023-kelas-40", "ikip"),
            ("skm-2017-0111", "skm"),
            ("spi-kpk", "spi-kpk"),
            ("contoh", "contoh"),
        ] {
            assert_eq!(scheme(id), of);
        }
    }
}
