//! Words of the findings about scoring.

use super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "E501",
        id: FindingText {
            message: "{agency} belum menjawab {criterion} ({name}), dan aturan menganggap jawaban kosong sebagai galat",
            help: "lengkapi jawabannya, tulis \"tidak berlaku\" bila memang demikian, atau hitung yang lain dengan --keep-going",
        },
        en: FindingText {
            message: "{agency} has not answered {criterion} ({name}), and the rules make a blank an error",
            help: "fill in the answer, write \"tidak berlaku\" if it does not apply, or score the others with --keep-going",
        },
    },
    CatalogueEntry {
        code: "E502",
        id: FindingText {
            message: "kriteria bersama {criterion} ({name}) belum dinilai",
            help: "isi satu penilaian dengan nama badan publik `*`; nilainya berlaku untuk semua",
        },
        en: FindingText {
            message: "the shared criterion {criterion} ({name}) has no answer",
            help: "record one assessment under the agency `*`; it counts for everybody",
        },
    },
    CatalogueEntry {
        code: "E503",
        id: FindingText {
            message: "{agency} tidak punya bobot untuk nilai gabungan: kolom \"{column}\" berisi \"{found}\"",
            help: "isi kolom \"{column}\" pada daftar badan publik (--agencies) dengan angka dari 0 ke atas",
        },
        en: FindingText {
            message: "{agency} has no weight in the summary: column \"{column}\" holds \"{found}\"",
            help: "put a number from 0 on into column \"{column}\" of the agency list (--agencies)",
        },
    },
    CatalogueEntry {
        code: "W505",
        id: FindingText {
            message: "{agency}: berkas mencantumkan {found} untuk {criterion}, menurut aturan hasilnya {follows}",
            help: "yang dihitung adalah jawabannya, bukan jumlah yang tercantum; periksa rumus di berkas asal",
        },
        en: FindingText {
            message: "{agency}: the file states {found} for {criterion}, the rules give {follows}",
            help: "the answers count, not the stated total; check the formula in the file it came from",
        },
    },
];
