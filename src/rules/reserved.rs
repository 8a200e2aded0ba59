//! Names that no criterion may bear: the agency `*`, the root `total`, and the headings of input tables, under which a
//! wide table could not tell a criterion from a column. Source: the column table of the input formats.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The headings, as people write them, in both languages.
pub(crate) const HEADINGS: &[&str] = &[
    "agency",
    "badan publik",
    "SKPD",
    "OPD",
    "perangkat daerah",
    "instansi",
    "unit",
    "unit kerja",
    "satuan kerja",
    "provinsi",
    "kabupaten/kota",
    "desa",
    "name",
    "nama",
    "agency_id",
    "id",
    "kode badan publik",
    "kode instansi",
    "criterion",
    "indicator",
    "question",
    "kode",
    "kode indikator",
    "indikator",
    "kriteria",
    "pertanyaan",
    "nomor",
    "score",
    "value",
    "answer",
    "nilai",
    "skor",
    "jawaban",
    "assessor",
    "rater",
    "penilai",
    "informan",
    "verifikator",
    "group",
    "kategori",
    "kelompok",
    "jenis",
    "evidence",
    "link",
    "url",
    "bukti",
    "bukti dukung",
    "tautan",
    "note",
    "catatan",
    "keterangan",
    "verified",
    "verifikasi",
    "terverifikasi",
    "rank",
    "peringkat",
    "ranking",
    "urutan",
    "class",
    "kualifikasi",
    "klasifikasi",
    "predikat",
    "no",
    "no urut",
    "state",
];

/// [`HEADINGS`] as ids are compared with them.
static PLAIN: LazyLock<BTreeSet<String>> = LazyLock::new(|| HEADINGS.iter().map(|heading| plain(heading)).collect());

/// Words of letters and digits in lower case.
fn plain(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether an id is refused, without regard to case and punctuation.
#[must_use]
pub(crate) fn is_reserved(id: &str) -> bool {
    let whole = plain(id);
    let name = whole.strip_prefix("nama ").unwrap_or(&whole);
    id.trim() == "*" || name == "total" || PLAIN.contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_refused_in_any_case_and_codes_are_not() {
        for id in
            ["*", "total", "Nama SKPD", "TOTAL", "Nilai", "agency-id", "Kabupaten / Kota", "No.", "KODE INDIKATOR"]
        {
            assert!(is_reserved(id), "{id}");
        }
        for id in ["1", "saq", "A2", "nilai.1", "total.1", "no-1"] {
            assert!(!is_reserved(id), "{id}");
        }
    }
}
