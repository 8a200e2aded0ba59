//! Names that may be one agency: equal but for case, spacing and abbreviations, or one letter apart.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::assessments::Agency;
use crate::finding::Finding;

/// Names shorter than this (in letters) are not compared letter by letter: too many are one letter apart.
const SHORTEST: usize = 8;

/// Abbreviations that offices write for the same word.
const WORDS: &[(&str, &str)] = &[
    ("kab", "kabupaten"),
    ("prov", "provinsi"),
    ("kec", "kecamatan"),
    ("kel", "kelurahan"),
    ("ds", "desa"),
    ("pem", "pemerintah"),
    ("pemkab", "pemerintah kabupaten"),
    ("pemkot", "pemerintah kota"),
    ("pemprov", "pemerintah provinsi"),
    ("dinkes", "dinas kesehatan"),
    ("disdik", "dinas pendidikan"),
    ("dishub", "dinas perhubungan"),
    ("dinsos", "dinas sosial"),
    ("diskominfo", "dinas komunikasi dan informatika"),
    ("kominfo", "komunikasi dan informatika"),
    ("dispersip", "dinas perpustakaan dan kearsipan"),
    ("bappeda", "badan perencanaan pembangunan daerah"),
    ("rsud", "rumah sakit umum daerah"),
    ("sekda", "sekretariat daerah"),
    ("setda", "sekretariat daerah"),
    ("setwan", "sekretariat dprd"),
];

/// A warning for each pair of names that look alike, each name with the first one it resembles.
#[must_use]
pub fn warnings(agencies: &[Agency]) -> Vec<Finding> {
    let keys: Vec<String> = agencies.iter().map(|agency| key(&agency.name)).collect();
    let mut pairs = BTreeSet::new();
    equal(&keys, &mut pairs);
    initials(&keys, &mut pairs);
    one_letter_apart(&keys, &mut pairs);
    let tell = |(first, second): (usize, usize)| {
        Finding::new("W451")
            .with("agency", &*agencies[second].name)
            .with("other", &*agencies[first].name)
            .with("id", &*agencies[second].id)
            .with("other_id", &*agencies[first].id)
            .about(agencies[second].id.clone())
    };
    // Equal names under different ids are different agencies: the ids were given to tell them apart.
    let differ = |(first, second): &(usize, usize)| agencies[*first].name != agencies[*second].name;
    pairs.into_iter().filter(differ).map(tell).collect()
}

/// Lower case, letters and digits only, abbreviations written out.
#[must_use]
pub fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let written_out = words.map(|word| WORDS.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long));
    written_out.collect::<Vec<_>>().join(" ")
}

fn equal(keys: &[String], pairs: &mut BTreeSet<(usize, usize)>) {
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (at, key) in keys.iter().enumerate() {
        let earlier = *first.entry(key).or_insert(at);
        if earlier != at {
            pairs.insert((earlier, at));
        }
    }
}

/// "BPKAD" and "Badan Pengelolaan Keuangan dan Aset Daerah".
fn initials(keys: &[String], pairs: &mut BTreeSet<(usize, usize)>) {
    let single: HashMap<&str, usize> = keys
        .iter()
        .enumerate()
        .filter(|(_, key)| key.len() >= 3 && !key.contains(' '))
        .map(|(at, key)| (key.as_str(), at))
        .collect();
    for (at, key) in keys.iter().enumerate() {
        let words: Vec<&str> = key.split(' ').filter(|word| *word != "dan").collect();
        if words.len() < 3 {
            continue;
        }
        let letters: String = words.iter().filter_map(|word| word.chars().next()).collect();
        if let Some(&short) = single.get(letters.as_str()) {
            pairs.insert((short.min(at), short.max(at)));
        }
    }
}

/// One letter added, lost or changed; a changed digit is another unit ("SMAN 1", "SMAN 2").
fn one_letter_apart(keys: &[String], pairs: &mut BTreeSet<(usize, usize)>) {
    let mut cut: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, key) in keys.iter().enumerate() {
        let letters: Vec<char> = key.chars().collect();
        if letters.len() < SHORTEST {
            continue;
        }
        let mut forms: BTreeSet<String> = (0..letters.len())
            .filter(|&skip| !letters[skip].is_ascii_digit())
            .map(|skip| letters.iter().enumerate().filter(|(i, _)| *i != skip).map(|(_, c)| c).collect())
            .collect();
        forms.insert(key.clone());
        for form in forms {
            cut.entry(form).or_default().push(at);
        }
    }
    for candidates in cut.values().filter(|candidates| candidates.len() > 1) {
        for pair in candidates.windows(2) {
            if strsim::levenshtein(&keys[pair[0]], &keys[pair[1]]) == 1 {
                pairs.insert((pair[0].min(pair[1]), pair[0].max(pair[1])));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(names: &[&str]) -> Vec<(String, String)> {
        let agency =
            |name: &&str| Agency { id: (*name).into(), name: (*name).into(), group: None, columns: BTreeMap::new() };
        let agencies: Vec<Agency> = names.iter().map(agency).collect();
        let fact = |finding: &Finding, name: &str| {
            finding.facts.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()).unwrap_or_default()
        };
        warnings(&agencies).iter().map(|finding| (fact(finding, "other"), fact(finding, "agency"))).collect()
    }

    fn pair(a: &str, b: &str) -> Vec<(String, String)> {
        vec![(a.to_owned(), b.to_owned())]
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
            |id: &str| Agency { id: id.into(), name: "Desa Sari".into(), group: None, columns: BTreeMap::new() };
        assert!(warnings(&[agency("d1"), agency("d2")]).is_empty());
    }

    #[test]
    fn one_letter_apart_is_told_but_not_one_digit() {
        assert_eq!(alike(&["Dinas Pendidikan", "Dinas Pendidkan"]), pair("Dinas Pendidikan", "Dinas Pendidkan"));
        assert!(alike(&["SMA Negeri 1", "SMA Negeri 2"]).is_empty());
        assert!(alike(&["Kota Bima", "Kota Baru"]).is_empty());
    }
}
