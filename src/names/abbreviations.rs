//! Names that may mean one agency: equal but for case, spacing and punctuation, or one an abbreviation of the other.
//!
//! A hint for people, never a judgement: nothing that counts rests on it.

use std::collections::{BTreeSet, HashMap};

/// Abbreviations that are not made of the beginnings or initials of the words they stand for.
const WORDS: &[(&str, &str)] = &[
    ("kab", "kabupaten"),
    ("prov", "provinsi"),
    ("kec", "kecamatan"),
    ("kel", "kelurahan"),
    ("ds", "desa"),
    ("pem", "pemerintah"),
    ("pemda", "pemerintah daerah"),
    ("pemkab", "pemerintah kabupaten"),
    ("pemkot", "pemerintah kota"),
    ("pemprov", "pemerintah provinsi"),
    ("dinkes", "dinas kesehatan"),
    ("disdik", "dinas pendidikan"),
    ("dishub", "dinas perhubungan"),
    ("dinsos", "dinas sosial"),
    ("dispora", "dinas pemuda dan olahraga"),
    ("disnaker", "dinas tenaga kerja"),
    ("distan", "dinas pertanian"),
    ("disbun", "dinas perkebunan"),
    ("dishut", "dinas kehutanan"),
    ("disbudpar", "dinas kebudayaan dan pariwisata"),
    ("disperkim", "dinas perumahan dan kawasan permukiman"),
    ("disperindag", "dinas perindustrian dan perdagangan"),
    ("dukcapil", "kependudukan dan pencatatan sipil"),
    ("disdukcapil", "dinas kependudukan dan pencatatan sipil"),
    ("dispendukcapil", "dinas kependudukan dan pencatatan sipil"),
    ("dispersip", "dinas perpustakaan dan kearsipan"),
    ("diskominfo", "dinas komunikasi dan informatika"),
    ("kominfo", "komunikasi dan informatika"),
    ("bappeda", "badan perencanaan pembangunan daerah"),
    ("rsud", "rumah sakit umum daerah"),
    ("sekda", "sekretariat daerah"),
    ("setda", "sekretariat daerah"),
    ("setwan", "sekretariat dprd"),
    ("sekwan", "sekretariat dprd"),
    ("sdn", "sd negeri"),
    ("smpn", "smp negeri"),
    ("sman", "sma negeri"),
    ("smkn", "smk negeri"),
    ("satpol", "satuan polisi"),
    ("univ", "universitas"),
];
/// Names of more words are compared as they are.
const MOST_WORDS: usize = 16;
/// How many words one abbreviation stands for, at most.
const MOST_COVERED: usize = 8;
/// Shorter abbreviations made of beginnings are too often names of their own.
const SHORTEST_BLEND: usize = 5;
/// Of names with one such frame more are not compared: that are villages of one district, not abbreviations.
const MOST_FRAMED: usize = 256;

/// Lower case, letters and digits only, known abbreviations written out.
#[must_use]
pub(crate) fn key(name: &str) -> String {
    words(name).join(" ")
}

/// Names in words that may be compared.
#[derive(Debug)]
pub(crate) struct Names(Vec<Vec<String>>);

/// A table of texts with quick hashes, whose key is drawn anew in every run.
type Table<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

/// The words of a key; `dan` does not count, nor does `pemerintah` before what is governed.
fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    let written_out = lower
        .split(|c: char| !c.is_alphanumeric())
        .map(|word| WORDS.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long));
    let mut words: Vec<String> = Vec::new();
    for word in written_out.flat_map(|words| words.split(' ')).filter(|word| !word.is_empty() && *word != "dan") {
        let governed = matches!(word, "kabupaten" | "kota" | "provinsi");
        if governed && words.last().is_some_and(|before| before == "pemerintah") {
            words.pop();
        }
        words.push(word.to_owned());
    }
    words
}

impl Names {
    /// Names, cut into words.
    #[must_use]
    pub(crate) fn new(names: &[&str]) -> Self {
        Self(names.iter().map(|name| words(name)).collect())
    }

    /// The [`crate::names::abbreviations::key`] of each name.
    pub(crate) fn keys(&self) -> impl Iterator<Item = String> + '_ {
        self.0.iter().map(|words| words.join(" "))
    }

    /// Pairs of names that may mean one agency, by position; each with the first one that it equals but for case,
    /// spacing and punctuation, and with those that abbreviate it.
    #[must_use]
    pub(crate) fn pairs(&self) -> BTreeSet<(usize, usize)> {
        let all = &self.0;
        let mut pairs = BTreeSet::new();
        let mut pair = |one: usize, other: usize| {
            if one != other {
                pairs.insert((one.min(other), one.max(other)));
            }
        };
        let mut text = Joined::default();
        let mut first: Table<String, usize> = Table::default();
        for (at, words) in all.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
            pair(*first.entry(text.of(words, "", &[]).to_owned()).or_insert(at), at);
        }
        for (at, words) in all.iter().enumerate() {
            initials(words, &mut text, |short| {
                if let Some(&shorter) = first.get(short) {
                    pair(shorter, at);
                }
            });
        }
        let frames = Frames::new(all, &mut text);
        for (at, words) in all.iter().enumerate() {
            frames.blends(all, words, &mut text, |shorter| pair(shorter, at));
        }
        pairs
    }
}

/// Room for one text after another that is made of words.
#[derive(Debug, Default)]
struct Joined(String);

impl Joined {
    /// Words without the blanks between them, as far as no two numbers become one; `between` (unless it is empty)
    /// stands between those before and those behind.
    fn of(&mut self, before: &[String], between: &str, behind: &[String]) -> &str {
        let text = &mut self.0;
        text.clear();
        let between = (!between.is_empty()).then_some(between);
        let (before, behind) = (before.iter().map(String::as_str), behind.iter().map(String::as_str));
        for word in before.chain(between).chain(behind) {
            if text.ends_with(|c: char| c.is_ascii_digit()) && word.starts_with(|c: char| c.is_ascii_digit()) {
                text.push(' ');
            }
            text.push_str(word);
        }
        text
    }
}

/// A name with some of its words in initials: "Dinas PUPR", "DPUPR", and of "Dinas PUPR" again "DPUPR".
fn initials(words: &[String], text: &mut Joined, mut found: impl FnMut(&str)) {
    if words.len() > MOST_WORDS {
        return;
    }
    let letter = |word: &String| word.chars().next().filter(|c| c.is_alphabetic());
    let mut short = String::new();
    for from in 0..words.len() {
        let Some(first) = letter(&words[from]) else { continue };
        short.clear();
        short.push(first);
        for to in from + 2..=words.len().min(from + MOST_COVERED) {
            let Some(next) = letter(&words[to - 1]) else { break };
            short.push(next);
            // Two letters say too little, unless more of the name agrees.
            if to - from > 2 || words.len() > 2 {
                found(text.of(&words[..from], &short, &words[to..]));
            }
        }
        if let Some(next) = words.get(from + 1) {
            short.clear();
            short.push(first);
            short.push_str(next);
            found(text.of(&words[..from], &short, &words[from + 2..]));
        }
    }
}

/// Names by what stands around one of their words, for finding those where this word abbreviates several.
struct Frames(Table<String, Vec<(usize, usize)>>);

impl Frames {
    fn new(all: &[Vec<String>], text: &mut Joined) -> Self {
        let mut frames: Table<String, Vec<(usize, usize)>> = Table::default();
        for (at, words) in all.iter().enumerate().filter(|(_, words)| words.len() <= MOST_WORDS) {
            for (place, word) in words.iter().enumerate() {
                if word.len() >= SHORTEST_BLEND && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                    let frame = text.of(&words[..place], &abbreviated(&word[..1]), &words[place + 1..]);
                    match frames.get_mut(frame) {
                        Some(names) => names.push((at, place)),
                        None => _ = frames.insert(frame.to_owned(), vec![(at, place)]),
                    }
                }
            }
        }
        frames.retain(|_, names| names.len() <= MOST_FRAMED);
        Self(frames)
    }

    /// The names in which one word is made of the beginnings of several of these words: "Kesbangpol".
    fn blends(&self, all: &[Vec<String>], words: &[String], text: &mut Joined, mut found: impl FnMut(usize)) {
        if words.len() > MOST_WORDS {
            return;
        }
        for from in 0..words.len() {
            let Some(letter) = words[from].chars().next() else { continue };
            let between = abbreviated(letter.encode_utf8(&mut [0; 4]));
            for to in from + 2..=words.len().min(from + MOST_COVERED) {
                let frame = text.of(&words[..from], &between, &words[to..]);
                for &(at, place) in self.0.get(frame).into_iter().flatten() {
                    // "Maluku" is no short form of "Maluku Utara".
                    let short = &all[at][place];
                    if *short != words[from] && is_blend(short.as_bytes(), &words[from..to]) {
                        found(at);
                    }
                }
            }
        }
    }
}

/// What stands in a frame for one word or for several that begin with a letter.
fn abbreviated(letter: &str) -> String {
    format!(" {letter} ")
}

/// Whether a word is made of the beginnings of words, one behind the other; `dis` is one of `dinas`.
fn is_blend(short: &[u8], words: &[String]) -> bool {
    let Some((first, rest)) = words.split_first() else { return short.is_empty() };
    let same = short.iter().zip(first.as_bytes()).take_while(|(a, b)| a == b).count();
    let dinas = (first == "dinas" && short.starts_with(b"dis")).then_some(3);
    (1..=same).rev().chain(dinas).any(|taken| is_blend(&short[taken..], rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::names::abbreviations::*;

    /// Whether two names may mean one agency.
    fn alike(one: &str, other: &str) -> bool {
        !Names::new(&[one, other]).pairs().is_empty()
    }

    fn joined(words: &[&str]) -> String {
        let mut text = String::new();
        for word in words {
            if text.ends_with(|c: char| c.is_ascii_digit()) && word.starts_with(|c: char| c.is_ascii_digit()) {
                text.push(' ');
            }
            text.push_str(word);
        }
        text
    }

    /// Whether `short` stands for `long`, letter by letter and word by word.
    fn abbreviates(short: &[String], long: &[String]) -> bool {
        let short: Vec<&str> = short.iter().map(String::as_str).collect();
        let long: Vec<&str> = long.iter().map(String::as_str).collect();
        let initial = |word: &&str| word.chars().next().filter(|c| c.is_alphabetic());
        let within = |from: usize, to: usize, between: &str| joined(&[&long[..from], &[between], &long[to..]].concat());
        for from in 0..long.len() {
            for to in from + 2..=long.len().min(from + MOST_COVERED) {
                let letters: Option<String> = long[from..to].iter().map(initial).collect();
                let enough = to - from > 2 || long.len() > 2;
                if letters.is_some_and(|letters| enough && within(from, to, &letters) == joined(&short)) {
                    return true;
                }
                let merged = initial(&long[from]).map(|letter| format!("{letter}{}", long[from + 1]));
                if merged.is_some_and(|merged| to == from + 2 && within(from, to, &merged) == joined(&short)) {
                    return true;
                }
                let covered: Vec<String> = long[from..to].iter().map(|word| (*word).to_owned()).collect();
                for place in 0..short.len() {
                    let mark = |letter: char| format!(" {letter} ");
                    let first = |word: &str| word.chars().next().map(mark).unwrap_or_default();
                    let letter = first(short[place]);
                    let around = [&short[..place], &[letter.as_str()], &short[place + 1..]].concat();
                    if short[place].len() >= SHORTEST_BLEND
                        && short[place].bytes().all(|byte| byte.is_ascii_lowercase())
                        && joined(&around) == within(from, to, &first(long[from]))
                        && short[place] != long[from]
                        && is_blend(short[place].as_bytes(), &covered)
                    {
                        return true;
                    }
                }
            }
        }
        false
    }

    const VOCABULARY: [&str; 30] = [
        "Dinas",
        "Kesehatan",
        "Kab.",
        "Kabupaten",
        "Banjar",
        "Kominfo",
        "Diskominfo",
        "1",
        "2",
        "PUPR",
        "Pekerjaan",
        "Umum",
        "Penataan",
        "Ruang",
        "DPUPR",
        "Kesbangpol",
        "Kesatuan",
        "Bangsa",
        "Politik",
        "dan",
        "Kota",
        "Pemerintah",
        "Dispar",
        "Pariwisata",
        "P",
        "R",
        "PU",
        "É",
        "Badan",
        "DPU",
    ];

    proptest! {
        #[test]
        fn pairs_are_those_that_a_look_at_each_pair_finds(
            names in proptest::collection::vec(proptest::collection::vec(0..VOCABULARY.len(), 1..6), 2..14),
        ) {
            let names: Vec<String> =
                names.iter().map(|words| words.iter().map(|&at| VOCABULARY[at]).collect::<Vec<_>>().join(" ")).collect();
            let all: Vec<Vec<String>> = names.iter().map(|name| words(name)).collect();
            let equal = |one: usize, other: usize| {
                let [one, other] = [one, other].map(|at| joined(&all[at].iter().map(String::as_str).collect::<Vec<_>>()));
                one == other && !one.is_empty()
            };
            let first = |at: usize| (0..=at).find(|&before| equal(before, at));
            let mut expected = BTreeSet::new();
            for at in 0..names.len() {
                expected.extend(first(at).filter(|&before| before != at).map(|before| (before, at)));
                for short in (0..names.len()).filter(|&short| short != at && abbreviates(&all[short], &all[at])) {
                    expected.insert((short.min(at), short.max(at)));
                }
            }
            // Of equal names, initials are matched to the first one; blends to each.
            let found = Names::new(&names.iter().map(String::as_str).collect::<Vec<_>>()).pairs();
            prop_assert!(found.is_subset(&expected), "{names:?}: {found:?}, {expected:?}");
            let told = |&(one, other): &(usize, usize)| {
                let ways = [(one, other), (other, one)].map(|(short, long)| first(short).map(|short| (short, long)));
                let same = |short: usize, long: usize| short == long || found.contains(&(short.min(long), short.max(long)));
                ways.into_iter().flatten().any(|(short, long)| same(short, long))
            };
            prop_assert!(expected.iter().all(told), "{names:?}: {found:?}, {expected:?}");
        }
    }

    #[test]
    fn case_spacing_punctuation_and_small_words_do_not_make_another_agency() {
        for (one, other) in [
            ("Dinas Kesehatan", "DINAS  KESEHATAN"),
            ("Dinas Kesehatan", "DinasKesehatan"),
            ("Dinas Komunikasi dan Informatika", "Dinas Komunikasi & Informatika"),
            ("RSUD dr. Soetomo", "RSUD Dr Soetomo"),
            ("Pemerintah Kota Bogor", "Kota Bogor"),
        ] {
            assert!(alike(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn an_abbreviation_does_not_make_another_agency() {
        for (one, other) in [
            ("Kab. Banjar", "Kabupaten Banjar"),
            ("Pemprov Kalsel", "Provinsi Kalimantan Selatan"),
            ("Dinas Kominfo", "Diskominfo"),
            ("Dinas Kominfo", "Dinas Komunikasi dan Informatika"),
            ("BPKAD", "Badan Pengelolaan Keuangan dan Aset Daerah"),
            ("Dinas PUPR", "Dinas Pekerjaan Umum dan Penataan Ruang"),
            ("DPUPR", "Dinas Pekerjaan Umum dan Penataan Ruang"),
            ("DPUPR", "Dinas PUPR"),
            ("Badan Kesbangpol", "Badan Kesatuan Bangsa dan Politik"),
            ("Satpol PP", "Satuan Polisi Pamong Praja"),
            ("Dispar Kota Batu", "Dinas Pariwisata Kota Batu"),
            ("Bapenda", "Badan Pendapatan Daerah"),
            ("Disdukcapil", "Dinas Kependudukan dan Pencatatan Sipil"),
        ] {
            assert!(alike(one, other) && alike(other, one), "{one}, {other}");
        }
    }

    #[test]
    fn different_agencies_are_left_alone() {
        let names = [
            "Dinas Kesehatan",
            "Dinas Pendidikan",
            "Dinas Perikanan",
            "Dinas Perhubungan",
            "Dinas Pemuda dan Olahraga",
            "Dinas Pertanian dan Pangan",
            "Desa Sari",
            "Desa Sukamaju Ria",
            "Desa Suka Maju",
            "Kota Bima",
            "Kabupaten Bima",
            "Kecamatan 1",
            "Kecamatan 11",
            "SMA Negeri 1 1",
            "SMA Negeri 11",
            "Provinsi Maluku",
            "Provinsi Maluku Utara",
            "Kab. Labuhanbatu",
            "Kab. Labuhanbatu Utara",
            "BPKAD",
            "BKPSDM",
            "Dinas A",
            "Dinas B",
            "*",
            "",
        ];
        let found: Vec<_> =
            Names::new(&names).pairs().into_iter().map(|(one, other)| (names[one], names[other])).collect();
        assert_eq!(found, []);
    }
}
