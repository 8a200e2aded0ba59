//! Which published row is about which agency: by id, by name, or nearly by name.
//!
//! A name that only nearly matches is paired when it is the best of both sides, and always told.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::quality::alike::key;
use crate::assessments::Agency;
use crate::assessments::published::Row;

/// The likeness (0 to 1) from which two names are taken for one that was written twice.
const LIKENESS: f64 = 0.88;

/// Rows and agencies, paired.
#[derive(Debug, Default)]
pub struct Pairs {
    /// For each row the index of its agency.
    pub agency_of: Vec<Option<usize>>,
    /// Rows that were paired by a name that only nearly matches.
    pub near: Vec<usize>,
    /// Rows about an agency that an earlier row is already about.
    pub twice: Vec<usize>,
}

/// Pairs every row with an agency where there is one.
#[must_use]
pub fn pair(rows: &[Row], agencies: &[Agency]) -> Pairs {
    let mut pairs = Pairs { agency_of: vec![None; rows.len()], ..Pairs::default() };
    let mut taken = BTreeSet::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(agency) = exactly(row, agencies) else { continue };
        if taken.insert(agency) {
            pairs.agency_of[at] = Some(agency);
        } else {
            pairs.twice.push(at);
        }
    }
    let open_rows: Vec<usize> =
        (0..rows.len()).filter(|at| pairs.agency_of[*at].is_none() && !pairs.twice.contains(at)).collect();
    let open_agencies: Vec<usize> = (0..agencies.len()).filter(|at| !taken.contains(at)).collect();
    for (row, agency) in nearly(&open_rows, &open_agencies, rows, agencies) {
        pairs.agency_of[row] = Some(agency);
        pairs.near.push(row);
    }
    pairs.near.sort_unstable();
    pairs
}

fn exactly(row: &Row, agencies: &[Agency]) -> Option<usize> {
    if let Some(id) = &row.id
        && let Some(at) = agencies.iter().position(|agency| agency.id == *id)
    {
        return Some(at);
    }
    let named: Vec<usize> = (0..agencies.len()).filter(|&at| agencies[at].name == row.name).collect();
    match named.as_slice() {
        [one] => Some(*one),
        several => several.iter().copied().find(|&at| row.group.is_some() && agencies[at].group == row.group),
    }
}

/// Pairs that are each other's best match.
fn nearly(rows: &[usize], agencies: &[usize], all: &[Row], known: &[Agency]) -> Vec<(usize, usize)> {
    let plain_names: BTreeMap<usize, String> = agencies.iter().map(|&at| (at, plain(&known[at].name))).collect();
    let likeness: BTreeMap<(usize, usize), f64> = rows
        .iter()
        .map(|&row| (row, plain(&all[row].name)))
        .flat_map(|(row, name)| plain_names.iter().map(move |(&at, other)| ((row, at), alike(&name, other))))
        .filter(|(_, alike)| *alike >= LIKENESS)
        .collect();
    let best = |fits: &dyn Fn(&(usize, usize)) -> bool| {
        let mut found: Vec<_> = likeness.iter().filter(|(pair, _)| fits(pair)).collect();
        found.sort_by(|a, b| b.1.total_cmp(a.1));
        match found.as_slice() {
            [first, second, ..] if first.1.total_cmp(second.1).is_eq() => None,
            [first, ..] => Some(*first.0),
            [] => None,
        }
    };
    let mutual =
        |&&row: &&usize| best(&|pair| pair.0 == row).is_some_and(|pair| best(&|other| other.1 == pair.1) == Some(pair));
    rows.iter().filter(mutual).filter_map(|&row| best(&|pair| pair.0 == row)).collect()
}

/// How alike two plain names are, 0 to 1.
fn alike(a: &str, b: &str) -> f64 {
    if a == b { 1.0 } else { strsim::normalized_damerau_levenshtein(a, b) }
}

/// A name with abbreviations written out, without the words that some tables write and others leave out.
fn plain(name: &str) -> String {
    let key = key(name);
    let words = key.split(' ').filter(|word| !["pemerintah", "provinsi", "dan"].contains(word));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str) -> Row {
        Row { name: name.into(), ..Row::default() }
    }

    fn agency(name: &str) -> Agency {
        Agency { id: name.into(), name: name.into(), group: None, columns: BTreeMap::new() }
    }

    #[test]
    fn a_short_form_is_paired_and_told() {
        let pairs = pair(
            &[row("Kab. Sumbawa"), row("Kota Bima")],
            &[agency("Kabupaten Bima"), agency("Kabupaten Sumbawa"), agency("Kota Bima")],
        );
        assert_eq!(pairs.agency_of, [Some(1), Some(2)]);
        assert_eq!(pairs.near, [0]);
    }

    #[test]
    fn neighbours_with_one_other_word_are_not_taken_for_each_other() {
        let pairs = pair(&[row("Kabupaten Lombok Barat")], &[agency("Kabupaten Lombok Utara")]);
        assert_eq!(pairs.agency_of, [None]);
        let pairs = pair(&[row("Kota Bima")], &[agency("Kabupaten Bima")]);
        assert_eq!(pairs.agency_of, [None]);
    }

    #[test]
    fn a_second_row_about_one_agency_is_told() {
        let pairs = pair(&[row("A"), row("A")], &[agency("A")]);
        assert_eq!((pairs.agency_of, pairs.twice), (vec![Some(0), None], vec![1]));
    }
}
