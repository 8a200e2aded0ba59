//! Which published row is about which agency: by id, by name, or nearly by name.
//!
//! A name that only nearly matches is paired when it is the best of both sides, and always told.

use std::collections::{BTreeSet, HashMap};

use foldhash::fast::RandomState;

use crate::answers::Agency;
use crate::names::alike;
use crate::published::model::PublishedRow;

/// Rows and agencies, paired.
#[derive(Debug, Default)]
pub(crate) struct NamePairs {
    /// For each row the index of its agency.
    pub agency_of: Vec<Option<usize>>,
    /// Rows that were paired by a name that only nearly matches.
    pub near: Vec<usize>,
    /// Rows about an agency that an earlier row is already about.
    pub twice: Vec<TwiceNamed>,
    /// Rows about another year than the one that the inputs are about.
    pub of_other_years: BTreeSet<usize>,
}

/// A row about an agency that an earlier row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TwiceNamed {
    pub row: usize,
    pub first: usize,
    pub agency: usize,
}

/// Pairs every row with an agency where there is one. Of a table that holds several years, rows of one are paired: that
/// of the rules (`year`), else the last.
#[must_use]
pub(crate) fn pair(rows: &[PublishedRow], agencies: &[Agency], year: Option<i64>) -> NamePairs {
    let of_other_years = of_other_years(rows, year);
    let mut pairs = NamePairs { agency_of: vec![None; rows.len()], of_other_years, ..NamePairs::default() };
    let known = AgencyNames::new(agencies);
    let mut taken = vec![false; agencies.len()];
    let mut open_rows = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(at, _)| !pairs.of_other_years.contains(at)) {
        match known.exactly(row, agencies) {
            None => open_rows.push(at),
            Some(agency) if !std::mem::replace(&mut taken[agency], true) => pairs.agency_of[at] = Some(agency),
            Some(agency) => {
                let first = pairs.agency_of.iter().position(|known| *known == Some(agency)).unwrap_or(at);
                pairs.twice.push(TwiceNamed { row: at, first, agency });
            }
        }
    }
    let open_agencies: Vec<usize> = (0..agencies.len()).filter(|at| !taken[*at]).collect();
    for (row, agency) in nearly(&open_rows, &open_agencies, rows, agencies) {
        pairs.agency_of[row] = Some(agency);
        pairs.near.push(row);
    }
    pairs
}

fn of_other_years(rows: &[PublishedRow], year: Option<i64>) -> BTreeSet<usize> {
    let years: BTreeSet<i64> = rows.iter().filter_map(|row| row.year).collect();
    let wanted = year.filter(|year| years.contains(year)).or(years.last().copied()).filter(|_| years.len() > 1);
    let is_other = |row: &PublishedRow| row.year.is_some() && wanted.is_some() && row.year != wanted;
    (0..rows.len()).filter(|&at| is_other(&rows[at])).collect()
}

/// What is known by a text.
type NameTable<'a, T> = HashMap<&'a str, T, RandomState>;

/// Agencies by what a row may say of them.
struct AgencyNames<'a> {
    by_id: NameTable<'a, usize>,
    /// The first that is called so, and the others.
    by_name: NameTable<'a, (usize, Vec<usize>)>,
}

impl<'a> AgencyNames<'a> {
    fn new(agencies: &'a [Agency]) -> Self {
        let mut known = Self {
            by_id: HashMap::with_capacity_and_hasher(agencies.len(), RandomState::default()),
            by_name: HashMap::with_capacity_and_hasher(agencies.len(), RandomState::default()),
        };
        for (at, agency) in agencies.iter().enumerate() {
            known.by_id.insert(&agency.id, at);
            known.by_name.entry(&agency.name).and_modify(|(_, others)| others.push(at)).or_insert((at, Vec::new()));
        }
        known
    }

    fn exactly(&self, row: &PublishedRow, agencies: &[Agency]) -> Option<usize> {
        if let Some(at) = row.id.as_ref().and_then(|id| self.by_id.get(&**id)) {
            return Some(*at);
        }
        let (first, others) = self.by_name.get(&*row.name)?;
        if others.is_empty() {
            return Some(*first);
        }
        let of_group = |&at: &usize| row.group.is_some() && agencies[at].group == row.group;
        std::iter::once(first).chain(others).copied().find(of_group)
    }
}

/// Pairs that are each other's best match, in the order of rows.
fn nearly(rows: &[usize], agencies: &[usize], all: &[PublishedRow], known: &[Agency]) -> Vec<(usize, usize)> {
    let printed: Vec<&str> = rows.iter().map(|&row| &*all[row].name).collect();
    let names: Vec<&str> = agencies.iter().map(|&at| &*known[at].name).collect();
    alike::mutual(&printed, &names).into_iter().map(|(row, agency)| (rows[row], agencies[agency])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::ListColumns;

    fn row(name: &str) -> PublishedRow {
        PublishedRow { name: name.into(), ..PublishedRow::default() }
    }

    fn agency(name: &str) -> Agency {
        Agency { id: name.into(), name: name.into(), group: None, columns: ListColumns::default() }
    }

    #[test]
    fn a_short_form_is_paired_and_told() {
        let pairs = pair(
            &[row("Kab. Sumbawa"), row("Kota Bima")],
            &[agency("Kabupaten Bima"), agency("Kabupaten Sumbawa"), agency("Kota Bima")],
            None,
        );
        assert_eq!(pairs.agency_of, [Some(1), Some(2)]);
        assert_eq!(pairs.near, [0]);
    }

    #[test]
    fn neighbours_with_one_other_word_are_not_taken_for_each_other() {
        let pairs = pair(&[row("Kabupaten Lombok Barat")], &[agency("Kabupaten Lombok Utara")], None);
        assert_eq!(pairs.agency_of, [None]);
        let pairs = pair(&[row("Kota Bima")], &[agency("Kabupaten Bima")], None);
        assert_eq!(pairs.agency_of, [None]);
    }

    #[test]
    fn two_that_are_equally_alike_are_not_guessed_between() {
        let pairs = pair(&[row("Dinas Pendidikan")], &[agency("Dinas Pendidikab"), agency("Dinas Pendidikax")], None);
        assert_eq!(pairs.agency_of, [None]);
    }

    #[test]
    fn a_second_row_about_one_agency_is_told() {
        let pairs = pair(&[row("A"), row("A")], &[agency("A")], None);
        assert_eq!(
            (pairs.agency_of, pairs.twice),
            (vec![Some(0), None], vec![TwiceNamed { row: 1, first: 0, agency: 0 }])
        );
    }
}
