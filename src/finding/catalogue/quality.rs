//! Words of the findings about the quality of a data set: completeness, evidence, look-alikes, assessors.

use super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "W451",
        id: FindingText {
            message: "\"{agency}\" mirip dengan \"{other}\": mungkin badan publik yang sama",
            help: "jika sama, tulis dengan satu nama; jika berbeda, abaikan (id: {id} dan {other_id})",
        },
        en: FindingText {
            message: "\"{agency}\" looks like \"{other}\": they may be one agency",
            help: "if they are one, use one name; if not, ignore this (ids: {id} and {other_id})",
        },
    },
    CatalogueEntry {
        code: "W452",
        id: FindingText {
            message: "{agency}: {count} jawaban di atas 0 tanpa bukti dukung ({criteria})",
            help: "lengkapi kolom bukti dukung, atau turunkan nilainya jika buktinya memang tidak ada",
        },
        en: FindingText {
            message: "{agency}: {count} {count:answer:answers} above 0 without evidence ({criteria})",
            help: "fill in the evidence column, or lower the answer if there is none",
        },
    },
    CatalogueEntry {
        code: "W453",
        id: FindingText {
            message: "{agency}: {count} jawaban belum diverifikasi ({criteria})",
            help: "isi kolom verifikasi; sampai itu dilakukan, aturan `unverified` yang menentukan nilainya",
        },
        en: FindingText {
            message: "{agency}: {count} {count:answer:answers} not verified ({criteria})",
            help: "fill in the column `verified`; until then the rule `unverified` decides what they count as",
        },
    },
    CatalogueEntry {
        code: "W454",
        id: FindingText {
            message: "penilai {assessor} memberi nilai yang sama pada semua {count} jawabannya",
            help: "pastikan formulirnya benar-benar diisi satu per satu",
        },
        en: FindingText {
            message: "assessor {assessor} gave the same score on all {count} answers",
            help: "make sure that the form was really filled in question by question",
        },
    },
    CatalogueEntry {
        code: "W455",
        id: FindingText {
            message: "penilai {assessor} rata-rata {percent} poin persen {side} penilai lain pada kriteria yang sama",
            help: "bahas perbedaannya dalam rapat penilai; nilainya tetap dihitung apa adanya",
        },
        en: FindingText {
            message: "assessor {assessor} is on average {percent} percentage points {side} the others on the same criteria",
            help: "discuss the difference among the assessors; the scores count as they are",
        },
    },
    CatalogueEntry {
        code: "W456",
        id: FindingText {
            message: "{agency} belum menyampaikan jawaban",
            help: "mintalah jawabannya; selama belum ada, {outcome}",
        },
        en: FindingText {
            message: "{agency} has no answers yet",
            help: "ask for its answers; as long as there are none, {outcome}",
        },
    },
    CatalogueEntry {
        code: "W457",
        id: FindingText {
            message: "{agency} masih memiliki {count} pertanyaan yang belum dijawab ({criteria})",
            help: "lengkapi jawabannya; sampai itu dilakukan, aturan `blank` yang menentukan nilainya",
        },
        en: FindingText {
            message: "{agency} still owes {count} {count:answer:answers} ({criteria})",
            help: "fill in what is missing; until then the rule `blank` decides what they count as",
        },
    },
];
