//! Words of published tables, beside the headings of every intake. All folded: lower case, no punctuation.

use crate::intake::answer_cell;
use crate::names::normal::fold;
use crate::names::normal::tidy;
use crate::names::normal::without_brackets;
use crate::published::model::GroupFigureKind;

/// Words that make of a criterion's heading what it brings into the total.
pub(crate) const PART: &[&str] =
    &["bagian", "kontribusi", "terbobot", "tertimbang", "berbobot", "part", "contribution", "weighted"];
/// What a level of the tree of criteria is called before its name.
pub(crate) const LEVEL: &[&str] = &[
    "domain",
    "aspek",
    "aspect",
    "indikator",
    "indicator",
    "kriteria",
    "criterion",
    "komponen",
    "component",
    "variabel",
    "dimensi",
    "dimension",
    "tahap",
    "tahapan",
    "stage",
    "unsur",
    "bagian",
    "subindeks",
    "sub",
    "hasil",
    "capaian",
    "jumlah",
];
pub(crate) const COUNT: &[&str] =
    &["count", "jumlah", "banyaknya", "jumlah badan publik", "jumlah bp", "jumlah opd", "n"];
pub(crate) const PERCENT: &[&str] =
    &["percent", "persen", "persentase", "presentase", "prosentase", "percentage", "share"];
pub(crate) const BASE: &[&str] = &["of", "base", "dari", "keseluruhan", "total"];
pub(crate) const RANK: &[&str] = &[
    "rangking",
    "rangkin",
    "juara",
    "posisi",
    "peringkat ke",
    "ranking ke",
    "peringkat nasional",
    "peringkat provinsi",
    "peringkat umum",
    "rank nasional",
    "ranking nasional",
];
pub(crate) const AGENCY: &[&str] = &[
    "pemda",
    "pemerintah daerah",
    "lembaga",
    "kementerian",
    "kementerian lembaga",
    "k l",
    "kabupaten",
    "kota",
    "kecamatan",
    "kelurahan",
    "bumn",
    "bumd",
    "perguruan tinggi",
    "partai politik",
    "responden",
    "body",
    "institution",
    "object",
    "objek",
    "objek penilaian",
    "public body",
    "province",
];
/// A heading is a score's if one of these is in it ...
pub(crate) const SCORE: &[&str] = &["nilai", "skor", "score", "indeks", "index", "hasil", "total", "perolehan"];
/// ... and the rest of it are these, a year, or words of the instrument.
pub(crate) const BESIDE_SCORE: &[&str] =
    &["akhir", "final", "penilaian", "monev", "ikip", "kip", "tahun", "rata", "keseluruhan", "the"];

/// What a line is called that adds up the classes.
const SUM: &[&str] = &[
    "jumlah",
    "total",
    "jumlah total",
    "keseluruhan",
    "sum",
    "all",
    "semua",
    "total badan publik",
    "jumlah badan publik",
    "seluruh badan publik",
    "badan publik",
    "peserta",
    "jumlah peserta",
    "dinilai",
    "yang dinilai",
    "badan publik dinilai",
    "badan publik yang dinilai",
    "jumlah dinilai",
    "jumlah yang dinilai",
];
/// Words for a row that adds up the numbers above it. A line that counts is another.
const ADDED_UP: &[&str] = &["jumlah", "total", "jumlah total", "jumlah nilai", "total nilai", "sum", "total score"];
const MEAN: &[&str] =
    &["rata rata", "rerata", "nilai rata rata", "rata rata nilai", "rata rata skor", "mean", "average", "median"];
/// Words for figures about a group. Longer phrases stand before those that they begin with.
const FIGURES: &[(GroupFigureKind, &[&str])] = &[
    (GroupFigureKind::Mean, &["rata rata", "rerata", "rataan", "mean", "average"]),
    (GroupFigureKind::Highest, &["tertinggi", "maksimum", "maksimal", "max", "highest"]),
    (GroupFigureKind::Lowest, &["terendah", "minimum", "minimal", "min", "lowest"]),
    (
        GroupFigureKind::Unrated,
        &["tidak dinilai", "belum dinilai", "tdk dinilai", "tanpa nilai", "unscored", "not scored", "not assessed"],
    ),
    (
        GroupFigureKind::Rated,
        &["dinilai", "yang dinilai", "jumlah dinilai", "jumlah yang dinilai", "scored", "assessed", "rated"],
    ),
    (GroupFigureKind::Listed, &["terdaftar", "jumlah terdaftar", "listed"]),
];
const UNSCORED: &[&str] = &[
    "tidak dinilai",
    "belum dinilai",
    "tdk dinilai",
    "tidak mengikuti",
    "tidak mengisi",
    "tidak mengisi saq",
    "tidak mengembalikan",
    "tidak mengembalikan saq",
    "tidak ikut",
    "tidak berpartisipasi",
    "tanpa nilai",
    "tms",
    "tidak memenuhi syarat",
    "didiskualifikasi",
    "diskualifikasi",
    "disqualified",
    "gugur",
    "mengundurkan diri",
    "unscored",
    "not assessed",
    "not scored",
    "no score",
];

/// Words that only say that a figure is one that was printed.
const PRINTED: &[&str] =
    &["published", "printed", "terbit", "tercetak", "terpublikasi", "dipublikasikan", "diterbitkan", "diumumkan"];

/// A heading without the word that says that its figures were printed; `None` where there is none.
#[must_use]
pub(crate) fn without_printed(heading: &str) -> Option<String> {
    let folded = fold(heading);
    let words: Vec<&str> = folded.split(' ').collect();
    let (first, last) = (*words.first()?, *words.last()?);
    let rest = match (PRINTED.contains(&last), PRINTED.contains(&first)) {
        _ if words.len() < 2 => return None,
        (true, _) => &words[..words.len() - 1],
        (false, true) => &words[1..],
        (false, false) => return None,
    };
    Some(rest.join(" "))
}

/// Whether a heading is one of the words, brackets at its end aside.
#[must_use]
pub(crate) fn is_one_of(heading: &str, words: &[&str]) -> bool {
    if heading.is_ascii() {
        let bare = without_brackets(heading);
        return names_one(heading, words) || bare.len() < heading.len() && names_one(bare, words);
    }
    [fold(heading), fold(without_brackets(heading))].iter().any(|folded| words.contains(&folded.as_str()))
}

/// Whether ASCII text folds to one of the words, told without folding it.
fn names_one(text: &str, words: &[&str]) -> bool {
    let Some(from) = text.bytes().position(|byte| byte.is_ascii_alphanumeric()) else { return words.contains(&"") };
    let text = &text.as_bytes()[from..];
    let first = text[0].to_ascii_lowercase();
    words.iter().any(|word| word.as_bytes().first() == Some(&first) && folds_to(text, word.as_bytes()))
}

/// Whether ASCII text that begins with a letter or digit folds to a word.
fn folds_to(text: &[u8], word: &[u8]) -> bool {
    let (mut rest, mut gap) = (word, false);
    for byte in text {
        if !byte.is_ascii_alphanumeric() {
            gap = true;
            continue;
        }
        if std::mem::take(&mut gap) {
            let Some(after) = rest.strip_prefix(b" ") else { return false };
            rest = after;
        }
        match rest.split_first() {
            Some((letter, after)) if *letter == byte.to_ascii_lowercase() => rest = after,
            _ => return false,
        }
    }
    rest.is_empty()
}

/// The letters that words begin with, a bit each.
const fn initials(words: &[&str]) -> u32 {
    let (mut letters, mut at) = (0, 0);
    while at < words.len() {
        letters |= 1 << (words[at].as_bytes()[0] - b'a');
        at += 1;
    }
    letters
}

/// Whether a text may fold to a word that begins with one of these letters: most cells are none at their first.
fn may_begin(text: &str, letters: u32) -> bool {
    match text.bytes().find(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()) {
        Some(first) if first.is_ascii_digit() => false,
        Some(first) if first.is_ascii() => letters >> (first.to_ascii_lowercase() - b'a') & 1 == 1,
        first => first.is_some(),
    }
}

/// Whether a cell names a line of sums.
#[must_use]
pub(crate) fn is_sum(cell: &str) -> bool {
    const LETTERS: u32 = initials(SUM);
    may_begin(cell, LETTERS) && is_one_of(cell, SUM)
}

/// Whether the name of a row may mean the most that may be had as well as the highest of the bodies.
#[must_use]
pub(crate) fn may_be_bound(cell: &str) -> bool {
    const BOUNDS: &[&str] = &["maksimum", "maksimal", "maks", "max", "maximum"];
    fold(cell).split(' ').any(|word| BOUNDS.contains(&word))
}

/// Whether a cell names a row that adds up the numbers above it.
#[must_use]
pub(crate) fn is_added_up(cell: &str) -> bool {
    is_one_of(cell, ADDED_UP)
}

/// Whether a cell names a line of sums or of means.
#[must_use]
pub(crate) fn is_sum_or_mean(cell: &str) -> bool {
    const LETTERS: u32 = initials(MEAN);
    is_sum(cell) || may_begin(cell, LETTERS) && is_one_of(cell, MEAN)
}

/// What a line or a column of a summary says of a group, by the words for it; the rest is the name of the group.
#[must_use]
pub(crate) fn group_figure(text: &str) -> Option<(GroupFigureKind, String)> {
    const AROUND: &[&str] = &["nilai", "skor", "score", "total", "akhir", "kelompok", "kategori", "group", "of", "the"];
    let folded = fold(without_brackets(text));
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let begin = words.iter().take_while(|word| AROUND.contains(word)).count();
    let (kind, taken) = FIGURES.iter().find_map(|(kind, named)| {
        let fits = |phrase: &&str| {
            let phrase: Vec<&str> = phrase.split(' ').collect();
            words[begin..].starts_with(&phrase).then_some(phrase.len())
        };
        named.iter().find_map(fits).map(|taken| (*kind, taken))
    })?;
    let rest: Vec<&str> = words[begin + taken..].iter().copied().skip_while(|word| AROUND.contains(word)).collect();
    let rest = rest.join(" ");
    // The name as it is written: what of the text folds to the rest.
    let written = text.char_indices().map(|(at, _)| &text[at..]).find(|tail| fold(without_brackets(tail)) == rest);
    let written = if rest.is_empty() { "" } else { written.unwrap_or(&rest) };
    Some((kind, without_brackets(written).trim().to_owned()))
}

/// Whether a cell says "not assessed".
#[must_use]
pub(crate) fn is_unscored(cell: &str) -> bool {
    const LETTERS: u32 = initials(UNSCORED);
    may_begin(cell, LETTERS) && is_one_of(cell, UNSCORED)
}

/// Whether a cell is empty, a dash, or another word for nothing.
#[must_use]
pub(crate) fn is_nothing(cell: &str) -> bool {
    tidy(cell).is_empty() || answer_cell::state(cell).is_some()
}

/// Whether a word is a year of our time.
#[must_use]
pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1990..2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use crate::published::words::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_word_is_told_without_folding_as_it_is_by_folding(
            text in "[ .(]{0,2}(jumlah|Total|badan publik|RATA-RATA|a|kota 1)[ -.)]{0,2}(|total|Publik|\\(x\\))[ .]{0,2}",
        ) {
            let folded = [fold(&text), fold(without_brackets(&text))];
            prop_assert_eq!(is_sum(&text), folded.iter().any(|folded| SUM.contains(&folded.as_str())));
            for words in [SUM, MEAN, UNSCORED, &["a", "kota 1 total", ""]] {
                prop_assert_eq!(is_one_of(&text, words), folded.iter().any(|folded| words.contains(&folded.as_str())));
            }
        }
    }
}
