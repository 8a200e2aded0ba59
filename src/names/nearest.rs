//! "Did you mean": the known name that is closest to one that is not known.

/// Words that people write for the keys of the language.
const SYNONYMS: &[(&str, &str)] = &[
    ("bobot", "weight"),
    ("nama", "name"),
    ("kode", "id"),
    ("judul", "title"),
    ("tahun", "year"),
    ("induk", "parent"),
    ("skala", "scale"),
    ("kelas", "class"),
    ("kriteria", "criteria"),
    ("nilai", "score"),
    ("skor", "score"),
    ("instrumen", "instrument"),
    ("lembaga", "agency"),
    ("pilihan", "choices"),
    ("rentang", "bands"),
    ("jenis", "kind"),
    ("desimal", "decimals"),
    ("ringkasan", "summary"),
    ("poin", "points"),
    ("kelompok", "groups"),
    ("group", "groups"),
    ("syarat", "gate"),
    ("catatan", "note"),
    ("sumber", "sources"),
    ("dasar", "basis"),
    ("warna", "color"),
    ("colour", "color"),
    ("batas", "from"),
    ("peringkat", "ranking"),
    ("jawaban", "answers"),
    ("method", "combine"),
    ("default", "blank"),
];

/// The nearest of the known names, if one is near enough to be meant: up to a third of its letters differ, case aside.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.trim().to_lowercase();
    let length = name.chars().count();
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let lower = candidate.to_lowercase();
        let distance = strsim::damerau_levenshtein(&name, &lower);
        let allowed = (length.max(lower.chars().count()) / 3).max(1);
        // One letter for another says nothing about names of one letter.
        let near = distance <= allowed && distance < length.max(lower.chars().count());
        if near && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The nearest of the known keys, or the key for an Indonesian word.
pub(crate) fn nearest_key<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let meant = SYNONYMS.iter().find(|(word, _)| *word == lower).map(|(_, key)| *key);
    let meant = meant.and_then(|key| known.iter().find(|k| **k == key).copied());
    meant.or_else(|| nearest(name, known.iter().copied()))
}

#[cfg(test)]
mod tests {
    use crate::names::nearest::*;

    #[test]
    fn a_slip_finds_the_name_and_a_stranger_finds_none() {
        assert_eq!(nearest("wieght", ["id", "weight", "weights"]), Some("weight"));
        assert_eq!(nearest("IKIP-2042", ["ikip-2024", "spbe-2020"]), Some("ikip-2024"));
        assert_eq!(nearest("zebra", ["id", "weight"]), None);
        assert_eq!(nearest("a", ["b", "c"]), None);
        assert_eq!(nearest_key("bobot", &["id", "weight"]), Some("weight"));
    }
}
