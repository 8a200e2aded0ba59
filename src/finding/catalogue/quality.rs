//! Words of the findings about the quality of a data set: completeness, evidence, look-alikes, assessors.

use super::{Entry, Words};

/// One entry per code.
pub const ENTRIES: &[Entry] = &[
    Entry {
        code: "W451",
        id: Words {
            message: "\"{agency}\" mirip dengan \"{other}\": mungkin badan publik yang sama",
            help: "bila sama, tulis dengan satu nama; bila berbeda, abaikan (id: {id} dan {other_id})",
        },
        en: Words {
            message: "\"{agency}\" looks like \"{other}\": they may be one agency",
            help: "if they are one, use one name; if not, ignore this (ids: {id} and {other_id})",
        },
    },
    Entry {
        code: "W452",
        id: Words {
            message: "{agency}: {count} jawaban di atas 0 tanpa bukti dukung ({criteria})",
            help: "lengkapi kolom bukti dukung, atau turunkan nilainya bila buktinya memang tidak ada",
        },
        en: Words {
            message: "{agency}: {count} {count:answer:answers} above 0 without evidence ({criteria})",
            help: "fill in the evidence column, or lower the answer if there is none",
        },
    },
    Entry {
        code: "W453",
        id: Words {
            message: "{agency}: {count} jawaban belum diverifikasi ({criteria})",
            help: "isi kolom verifikasi; sampai itu dilakukan, aturan `unverified` yang menentukan nilainya",
        },
        en: Words {
            message: "{agency}: {count} {count:answer:answers} not verified ({criteria})",
            help: "fill in the column `verified`; until then the rule `unverified` decides what they count as",
        },
    },
    Entry {
        code: "W454",
        id: Words {
            message: "penilai {assessor} memberi nilai yang sama pada semua {count} jawabannya",
            help: "pastikan formulirnya benar-benar diisi satu per satu",
        },
        en: Words {
            message: "assessor {assessor} gave the same score on all {count} answers",
            help: "make sure that the form was really filled in question by question",
        },
    },
    Entry {
        code: "W455",
        id: Words {
            message: "penilai {assessor} rata-rata {percent} poin persen {side} penilai lain pada kriteria yang sama",
            help: "bahas perbedaannya dalam rapat penilai; nilainya tetap dihitung apa adanya",
        },
        en: Words {
            message: "assessor {assessor} is on average {percent} percentage points {side} the others on the same criteria",
            help: "discuss the difference among the assessors; the scores count as they are",
        },
    },
    Entry {
        code: "W456",
        id: Words {
            message: "{agency} belum punya jawaban satu pun",
            help: "tagih jawabannya; selama belum ada, {outcome}",
        },
        en: Words {
            message: "{agency} has no answers yet",
            help: "ask for its answers; as long as there are none, {outcome}",
        },
    },
    Entry {
        code: "W457",
        id: Words {
            message: "{agency} masih berutang {count} jawaban ({criteria})",
            help: "lengkapi jawabannya; sampai itu dilakukan, aturan `blank` yang menentukan nilainya",
        },
        en: Words {
            message: "{agency} still owes {count} {count:answer:answers} ({criteria})",
            help: "fill in what is missing; until then the rule `blank` decides what they count as",
        },
    },
];
