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
    [fold(heading), fold(without_brackets(heading))].iter().any(|folded| words.contains(&folded.as_str()))
}

/// Whether a cell names a line of sums.
#[must_use]
pub(crate) fn is_sum(cell: &str) -> bool {
    is_one_of(cell, SUM)
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
    is_sum(cell) || is_one_of(cell, MEAN)
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
    is_one_of(cell, UNSCORED)
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
