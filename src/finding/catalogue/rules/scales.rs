//! Words of the findings about scales: their ends, choices and bands, and what can come from below.

use super::super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "E154",
        id: FindingText {
            message: "skala {value} tidak ada",
            help: "[mungkin maksudnya {near}; ]buat tabel scale dengan nama itu, atau perbaiki namanya",
        },
        en: FindingText {
            message: "there is no scale {value}",
            help: "[did you mean {near}? ]add a scale table of that name, or correct the name",
        },
    },
    CatalogueEntry {
        code: "E155",
        id: FindingText {
            message: "skala {name} tertinggi {highest}, sedangkan nilai penuh {top}: out_of belum ditulis",
            help: "tulis out_of: nilai skala yang berarti penuh, misalnya out_of = {highest}",
        },
        en: FindingText {
            message: "the scale {name} ends at {highest}, while full marks are {top}: out_of is missing",
            help: "write out_of: the value of the scale that is full marks, such as out_of = {highest}",
        },
    },
    CatalogueEntry {
        code: "E156",
        id: FindingText {
            message: "skala ini dapat memberi {highest}, lebih dari nilai penuhnya {full}",
            help: "naikkan out_of, atau turunkan nilai yang melebihinya",
        },
        en: FindingText {
            message: "this scale can give {highest}, more than its full marks {full}",
            help: "raise out_of, or lower the values above it",
        },
    },
    CatalogueEntry {
        code: "E157",
        id: FindingText {
            message: "{id} punya kriteria di bawahnya, jadi tidak dapat memakai skala pilihan {value}",
            help: "pakai skala bands atau number, atau pindahkan skalanya ke daun",
        },
        en: FindingText {
            message: "{id} has criteria below it and cannot use the choice scale {value}",
            help: "use a scale of bands or numbers, or move the scale to the leaves",
        },
    },
    CatalogueEntry {
        code: "E158",
        id: FindingText { message: "{key} tidak ada pada skala {kind}", help: "hapus {key}, atau ubah kind" },
        en: FindingText { message: "a {kind} scale has no {key}", help: "remove {key}, or change kind" },
    },
    CatalogueEntry {
        code: "E159",
        id: FindingText {
            message: "pilihan {value} tertulis dua kali",
            help: "setiap pilihan satu kali, huruf besar dan kecil dianggap sama",
        },
        en: FindingText {
            message: "the choice {value} stands twice",
            help: "each choice once; upper and lower case are the same",
        },
    },
    CatalogueEntry {
        code: "E160",
        id: FindingText {
            message: "max ({max}) harus lebih dari min ({min})",
            help: "tukar keduanya atau perbaiki angkanya",
        },
        en: FindingText { message: "max ({max}) must be above min ({min})", help: "swap them or correct the numbers" },
    },
    CatalogueEntry {
        code: "E161",
        id: FindingText {
            message: "{max} tidak tercapai dengan langkah {step} dari min",
            help: "pilih step yang membagi habis jarak dari min ke max",
        },
        en: FindingText {
            message: "{max} is not reached from min in steps of {step}",
            help: "choose a step that divides the distance from min to max",
        },
    },
    CatalogueEntry {
        code: "E162",
        id: FindingText {
            message: "rentang {value} tidak lebih rendah dari rentang sebelumnya",
            help: "urutkan dari yang tertinggi; pada angka yang sama above berdiri sebelum from",
        },
        en: FindingText {
            message: "the band {value} is not below the one before it",
            help: "put the highest first; at one number above stands before from",
        },
    },
    CatalogueEntry {
        code: "E163",
        id: FindingText {
            message: "rentang {value} tidak pernah tercapai antara {min} dan {max}",
            help: "hapus rentang ini atau perbaiki batasnya",
        },
        en: FindingText {
            message: "the band {value} can never be reached between {min} and {max}",
            help: "remove the band or correct its bound",
        },
    },
    CatalogueEntry {
        code: "E164",
        id: FindingText {
            message: "rentang terakhir mulai pada {value}, sehingga angka dari {min} tidak masuk rentang mana pun",
            help: "tambahkan rentang terakhir dengan from = {min}",
        },
        en: FindingText {
            message: "the last band begins at {value}, so numbers from {min} fit no band",
            help: "add a last band with from = {min}",
        },
    },
    CatalogueEntry {
        code: "E165",
        id: FindingText {
            message: "skala pada {id} tidak menampung semua yang dapat datang dari bawahnya ({bottom} sampai {top})",
            help: "pakai skala dari {bottom} atau kurang sampai {top} atau lebih",
        },
        en: FindingText {
            message: "the scale of {id} does not take all that can come from below ({bottom} to {top})",
            help: "use a scale from {bottom} or less to {top} or more",
        },
    },
    CatalogueEntry {
        code: "E166",
        id: FindingText {
            message: "from dan above tidak boleh bersama",
            help: "pilih satu: from = mulai dari, above = lebih dari",
        },
        en: FindingText {
            message: "from and above cannot stand together",
            help: "choose one: from = at least, above = more than",
        },
    },
    CatalogueEntry {
        code: "E167",
        id: FindingText {
            message: "batas bawah belum ditulis pada {table}",
            help: "tulis from = angka atau above = angka",
        },
        en: FindingText {
            message: "a lower bound is missing in {table}",
            help: "write from = number or above = number",
        },
    },
];
