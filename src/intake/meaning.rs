//! What a column can hold, and the headings by which that is known without being told.
//!
//! The words stand in two lists below, one line a meaning.

use crate::names::normal::fold;
use crate::rules::CriterionIx;
use crate::rules::Instrument;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Meaning {
    Agency,
    AgencyId,
    Criterion,
    Score,
    Assessor,
    Group,
    Evidence,
    Note,
    Verified,
    Rank,
    Class,
    /// The verifier's own answer: where it is filled, it counts in place of the agency's.
    VerifiedScore,
    /// `No`: counts rows, says nothing.
    RowNumber,
    /// The name of the criterion beside its code: compared with the rules, since it tells a form of another year.
    CriterionName,
    /// What a form prints as instructions for filling it in.
    FormText,
    /// Not meant, as the user says.
    Ignored,
    /// The answers to one criterion (wide tables).
    Answers(CriterionIx),
    /// A total stated for a branch: compared, not counted.
    Stated(CriterionIx),
    /// Corrections: what was recorded.
    Old,
    /// Corrections: what it is to be.
    New,
    /// Corrections: why.
    Reason,
    /// Corrections: whether an objection was accepted.
    Decision,
}

impl Meaning {
    /// The name by which `--column NAME=HEADING` and the outputs know it.
    #[must_use]
    pub(crate) fn name(self, instrument: &Instrument) -> String {
        match self {
            Self::Answers(ix) => instrument.criteria[ix].id.clone(),
            Self::Stated(ix) => format!("stated:{}", instrument.criteria[ix].id),
            other => other.word().to_owned(),
        }
    }

    fn word(self) -> &'static str {
        let all = WORDS.iter().chain(CORRECTIONS);
        all.into_iter().find(|(meaning, ..)| *meaning == self).map_or("", |(_, word, _)| word)
    }

    /// The meaning of a name in `--column NAME=HEADING`.
    #[must_use]
    pub(crate) fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        WORDS.iter().find(|(_, word, _)| fold(word) == name).map(|(meaning, ..)| *meaning)
    }
}

/// Names of the meanings that `--column` may give, with their other headings.
pub(super) const WORDS: &[(Meaning, &str, &[&str])] = &[
    (
        Meaning::Agency,
        "agency",
        &[
            "badan publik",
            "nama badan publik",
            "skpd",
            "nama skpd",
            "opd",
            "nama opd",
            "perangkat daerah",
            "nama perangkat daerah",
            "instansi",
            "nama instansi",
            "unit",
            "unit kerja",
            "nama unit",
            "nama unit kerja",
            "satuan kerja",
            "nama satuan kerja",
            "provinsi",
            "nama provinsi",
            "kabupaten kota",
            "nama kabupaten kota",
            "kab kota",
            "nama kab kota",
            "desa",
            "nama desa",
            "name",
            "nama",
        ],
    ),
    (Meaning::AgencyId, "agency_id", &["id", "kode badan publik", "kode instansi"]),
    (
        Meaning::Criterion,
        "criterion",
        &["indicator", "question", "kode", "kode indikator", "indikator", "kriteria", "pertanyaan", "nomor"],
    ),
    (
        Meaning::Score,
        "score",
        &[
            "value",
            "answer",
            "nilai",
            "skor",
            "jawaban",
            "jawaban opd",
            "jawaban skpd",
            "jawaban badan publik",
            "jawaban perangkat daerah",
            "jawaban instansi",
        ],
    ),
    (Meaning::Assessor, "assessor", &["rater", "penilai", "informan", "verifikator", "juri", "asesor", "tim penilai"]),
    (Meaning::Group, "group", &["kategori", "kelompok", "jenis"]),
    (Meaning::Evidence, "evidence", &["link", "url", "bukti", "bukti dukung", "tautan"]),
    (Meaning::Note, "note", &["catatan", "keterangan"]),
    (Meaning::Verified, "verified", &["verifikasi", "terverifikasi", "diverifikasi", "status verifikasi"]),
    (
        Meaning::VerifiedScore,
        "verified_score",
        &[
            "hasil verifikasi",
            "jawaban verifikator",
            "jawaban verifikasi",
            "nilai verifikator",
            "nilai verifikasi",
            "skor verifikator",
            "skor verifikasi",
            "nilai hasil verifikasi",
            "validasi",
            "nilai validasi",
        ],
    ),
    (Meaning::Rank, "rank", &["peringkat", "ranking", "urutan"]),
    (Meaning::Class, "class", &["kualifikasi", "klasifikasi", "predikat"]),
    (Meaning::RowNumber, "no", &["no urut", "nomor urut"]),
    (Meaning::CriterionName, "criterion_name", &["uraian", "description", "uraian indikator", "uraian pertanyaan"]),
    (
        Meaning::FormText,
        "form_text",
        &[
            "section",
            "bagian",
            "allowed",
            "isian yang diterima",
            "pilihan jawaban",
            "what may be answered",
            "allowed answers",
        ],
    ),
];

/// Whether a text is a usual heading of the column that names agencies, in any case: a body is never called so.
#[must_use]
pub(super) fn heads_agencies(text: &str) -> bool {
    let words = WORDS.iter().filter(|(meaning, ..)| *meaning == Meaning::Agency);
    words.flat_map(|(_, word, others)| others.iter().chain([word])).any(|word| word.eq_ignore_ascii_case(text))
}

/// Headings of corrections only, so that criteria may be called so.
pub(super) const CORRECTIONS: &[(Meaning, &str, &[&str])] = &[
    (Meaning::Old, "old", &["lama", "nilai lama", "semula"]),
    (Meaning::New, "new", &["baru", "nilai baru", "menjadi"]),
    (Meaning::Reason, "reason", &["alasan"]),
    (Meaning::Decision, "decision", &["putusan", "putusan sanggah"]),
];
