//! Headings between the rows of a table: one text, in whatever column or repeated in every cell, and no answer.
//!
//! Where it names a group of the rules, it sets the group of the rows below. Source: section 4 of the language's
//! description, "Headings between rows".

use crate::intake::header::TableShape;
use crate::intake::reading::Pass;
use crate::names::normal::{fold, tidy};
use crate::rules::Instrument;
use crate::table::records::CellSpan;

/// Words that stand before the name of a group in a heading.
const BEFORE: &[&str] =
    &["kelompok", "kategori", "golongan", "group", "kelompok badan publik", "kategori badan publik"];

/// The letter or number before the text of a heading (`B.`, `II)`, `3.`), and the text.
fn numbered(text: &str) -> (Option<&str>, &str) {
    let Some((first, rest)) = text.split_once(char::is_whitespace) else { return (None, text) };
    let mark = first.trim_end_matches(['.', ')', ':', '-']);
    let roman = mark.len() <= 5 && mark.bytes().all(|byte| b"IVXivx".contains(&byte));
    let is_mark = roman || mark.len() == 1 || mark.parse::<u32>().is_ok();
    if is_mark && (mark.len() < first.len() || roman) { (Some(mark), rest.trim_start()) } else { (None, text) }
}

/// The group of the rules that a heading names, a letter or number and a word for group before it aside.
#[must_use]
pub(super) fn group_named<'i>(text: &str, instrument: &'i Instrument) -> Option<&'i str> {
    let text = tidy(text);
    let (_, bare) = numbered(&text);
    let whole = fold(bare);
    let without = |word: &&str| whole.strip_prefix(*word).map(|rest| rest.trim_start().to_owned());
    let names = std::iter::once(whole.clone()).chain(BEFORE.iter().filter_map(without)).chain([fold(&text)]);
    let groups = &instrument.groups;
    names.into_iter().find_map(|name| groups.iter().find(|group| fold(group) == name)).map(String::as_str)
}

impl Pass<'_, '_> {
    /// Whether a record is a heading. Its group, where it names one, holds for the rows below.
    pub(super) fn is_heading_between(&mut self, start: usize, cells: &[CellSpan]) -> bool {
        let filled = |at: &usize| !self.is_blank(cells[*at]);
        let Some(first) = (0..cells.len()).find(filled) else { return false };
        let same = |at: &usize| self.bytes(cells[*at]) == self.bytes(cells[first]);
        let mut others = (first + 1..cells.len()).filter(filled);
        // Nearly every row ends here.
        if !others.clone().all(|at| same(&at)) {
            return false;
        }
        let repeated = others.nth(1).is_some();
        let text = self.tidied(cells[first]).into_owned();
        let group = group_named(&text, self.shared.instrument);
        let is_heading = group.is_some() || repeated || self.stands_apart(first, &text);
        if !is_heading || !text.contains(char::is_alphabetic) {
            return false;
        }
        match group.filter(|_| self.table.header.columns.group.is_none()) {
            Some(group) => self.begin_group(start, group.to_owned()),
            None => self.pass_over(start),
        }
        true
    }

    /// Whether a single text in the column of names is no name: it carries a letter or number like a heading, or has no
    /// row number where all rows have one.
    fn stands_apart(&self, at: usize, text: &str) -> bool {
        let header = &self.table.header;
        let names = [header.columns.agency, header.columns.agency_id].contains(&Some(at));
        let unnumbered = header.numbered && header.columns.number.is_some_and(|number| number != at);
        names && header.layout == TableShape::Wide && (unnumbered || numbered(text).0.is_some())
    }

    fn begin_group(&mut self, start: usize, group: String) {
        let line = self.lines_before(start);
        if !self.whole {
            let at = self.table.header.columns.agency.unwrap_or(0);
            let end = u32::try_from(start).unwrap_or(u32::MAX);
            let cell = CellSpan { start: end, end, ..CellSpan::NONE };
            return self.tell("E262", cell, at, |finding| finding.with("group", group));
        }
        self.found.group_headings.push((line, group.clone()));
        self.memory.agency_cache.forget();
        self.last_identity = None;
        self.section = Some(group);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn a_group_is_known_behind_a_letter_a_number_and_the_word_for_group() {
        let mut instrument = sample::instrument(&["saq"]);
        instrument.groups = vec!["OPD".to_owned(), "Instansi Vertikal".to_owned()];
        for text in ["OPD", "A. OPD", "I. opd", "2) Kelompok OPD", "Kategori: OPD", "KELOMPOK BADAN PUBLIK OPD"] {
            assert_eq!(group_named(text, &instrument), Some("OPD"), "{text}");
        }
        assert_eq!(group_named("B. INSTANSI VERTIKAL", &instrument), Some("Instansi Vertikal"));
        assert_eq!(group_named("OPD Kota", &instrument), None);
    }
}
