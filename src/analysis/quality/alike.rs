//! Names that may be one agency: equal but for case, spacing and abbreviations, or one letter apart.

use std::collections::{BTreeSet, HashSet};
use std::hash::BuildHasher as _;

use foldhash::fast::RandomState;

use crate::answers::Agency;
use crate::finding::{Finding, finding};
use crate::names::abbreviations::Names;

/// Names shorter than this (in letters) are not compared letter by letter: too many are one letter apart.
const SHORTEST: usize = 8;
/// Names that have a form in common with one, compared with it at most.
const MOST_COMPARED: usize = 64;

/// A warning for each pair of names that look alike, each name with the first one it resembles.
#[must_use]
pub(crate) fn warnings(agencies: &[Agency]) -> Vec<Finding> {
    told(agencies, |_| true)
}

/// The same, but names one letter apart only where one of the two is about an agency that lacks answers: one agency
/// whose answers came under two names, rather than two with like names (Kab. Badung, Kab. Bandung).
#[must_use]
pub(crate) fn split(agencies: &[Agency], lacks_answers: impl Fn(usize) -> bool) -> Vec<Finding> {
    told(agencies, |(first, second)| lacks_answers(*first) || lacks_answers(*second))
}

/// Equal names, abbreviations aside, and those of the names one letter apart that are `wanted`.
fn told(agencies: &[Agency], wanted: impl Fn(&(usize, usize)) -> bool) -> Vec<Finding> {
    let names: Vec<&str> = agencies.iter().map(|agency| &*agency.name).collect();
    let names = Names::new(&names);
    let (mut pairs, mut near) = (names.pairs(), BTreeSet::new());
    one_letter_apart(&names.keys().collect::<Vec<_>>(), &mut near);
    pairs.extend(near.into_iter().filter(wanted));
    let tell = |(first, second): (usize, usize)| {
        finding!(W451: agency = &*agencies[second].name, other = &*agencies[first].name, id = &*agencies[second].id, other_id = &*agencies[first].id).about(agencies[second].id.clone())
    };
    // Equal names under different ids are different agencies: the ids were given to tell them apart.
    let differ = |(first, second): &(usize, usize)| agencies[*first].name != agencies[*second].name;
    pairs.into_iter().filter(differ).map(tell).collect()
}

/// One letter added, lost or changed; a changed digit is another unit ("SMAN 1", "SMAN 2").
fn one_letter_apart(keys: &[String], pairs: &mut BTreeSet<(usize, usize)>) {
    let hasher = RandomState::default();
    let mut known: HashSet<&str, RandomState> = HashSet::default();
    // Names one letter apart have a form in common: themselves, or without one letter.
    let mut forms: Vec<(u64, usize)> = Vec::new();
    let mut shorter = String::new();
    for (at, key) in keys.iter().enumerate() {
        // Equal keys are told as such; one of them stands for all.
        if key.chars().count() < SHORTEST || !known.insert(key) {
            continue;
        }
        forms.push((hasher.hash_one(key.as_str()), at));
        for (skip, c) in key.char_indices().filter(|(_, c)| !c.is_ascii_digit()) {
            shorter.clear();
            shorter.push_str(&key[..skip]);
            shorter.push_str(&key[skip + c.len_utf8()..]);
            forms.push((hasher.hash_one(shorter.as_str()), at));
        }
    }
    forms.sort_unstable();
    for candidates in forms.chunk_by(|a, b| a.0 == b.0).filter(|candidates| candidates.len() > 1) {
        for (place, &(_, one)) in candidates.iter().enumerate() {
            for &(_, other) in candidates[place + 1..].iter().take(MOST_COMPARED) {
                if strsim::levenshtein(&keys[one], &keys[other]) == 1 && in_a_long_word(&keys[one], &keys[other]) {
                    pairs.insert((one.min(other), one.max(other)));
                }
            }
        }
    }
}

/// Whether the letter that two keys differ in stands in a word long enough: "NTB" and "NTT" are no slips of each other.
fn in_a_long_word(one: &str, other: &str) -> bool {
    const LONG: usize = 5;
    let apart = one.split(' ').zip(other.split(' ')).find(|(a, b)| a != b);
    apart.is_none_or(|(a, b)| a.chars().count().max(b.chars().count()) >= LONG)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::answers::ListColumns;

    fn alike(names: &[&str]) -> Vec<(String, String)> {
        let agency = |name: &&str| Agency {
            id: (*name).into(),
            name: (*name).into(),
            group: None,
            columns: ListColumns::default(),
        };
        let agencies: Vec<Agency> = names.iter().map(agency).collect();
        let fact = |finding: &Finding, name: &str| {
            finding.facts.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()).unwrap_or_default()
        };
        warnings(&agencies).iter().map(|finding| (fact(finding, "other"), fact(finding, "agency"))).collect()
    }

    fn pair(a: &str, b: &str) -> Vec<(String, String)> {
        vec![(a.to_owned(), b.to_owned())]
    }

    proptest! {
        #[test]
        fn one_letter_apart_are_those_that_a_look_at_each_pair_finds(
            keys in proptest::collection::vec("(dinas|kantor) [ab1é]{3,5}( [ab]{1,2})?", 2..20),
        ) {
            let forms = |key: &str| {
                let letters = key.char_indices().filter(|(_, c)| !c.is_ascii_digit());
                let shorter = letters.map(|(skip, c)| format!("{}{}", &key[..skip], &key[skip + c.len_utf8()..]));
                shorter.chain([key.to_owned()]).collect::<BTreeSet<String>>()
            };
            let mut expected = BTreeSet::new();
            for (at, one) in keys.iter().enumerate().filter(|(at, key)| !keys[..*at].contains(key)) {
                for (other, key) in keys.iter().enumerate().skip(at + 1).filter(|(at, key)| !keys[..*at].contains(key)) {
                    let long = one.chars().count() >= SHORTEST && key.chars().count() >= SHORTEST;
                    if long
                        && strsim::levenshtein(one, key) == 1
                        && !forms(one).is_disjoint(&forms(key))
                        && in_a_long_word(one, key)
                    {
                        expected.insert((at, other));
                    }
                }
            }
            let mut found = BTreeSet::new();
            one_letter_apart(&keys, &mut found);
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn case_spacing_and_abbreviations_do_not_make_another_agency() {
        assert_eq!(alike(&["Dinas Kesehatan", "DINAS  KESEHATAN"]), pair("Dinas Kesehatan", "DINAS  KESEHATAN"));
        assert_eq!(alike(&["Kab. Banjar", "Kabupaten Banjar"]), pair("Kab. Banjar", "Kabupaten Banjar"));
        assert_eq!(alike(&["Dinas Kominfo", "Diskominfo"]), pair("Dinas Kominfo", "Diskominfo"));
        assert_eq!(
            alike(&["BPKAD", "Badan Pengelolaan Keuangan dan Aset Daerah"]),
            pair("BPKAD", "Badan Pengelolaan Keuangan dan Aset Daerah")
        );
    }

    #[test]
    fn equal_names_under_different_ids_are_different_agencies() {
        let agency =
            |id: &str| Agency { id: id.into(), name: "Desa Sari".into(), group: None, columns: ListColumns::default() };
        assert!(warnings(&[agency("d1"), agency("d2")]).is_empty());
    }

    #[test]
    fn one_letter_apart_is_told_but_not_one_digit() {
        assert_eq!(alike(&["Dinas Pendidikan", "Dinas Pendidkan"]), pair("Dinas Pendidikan", "Dinas Pendidkan"));
        assert!(alike(&["SMA Negeri 1", "SMA Negeri 2"]).is_empty());
        assert!(alike(&["Kota Bima", "Kota Baru"]).is_empty());
        assert!(alike(&["Pemerintah Provinsi NTB", "Pemerintah Provinsi NTT"]).is_empty());
    }
}
