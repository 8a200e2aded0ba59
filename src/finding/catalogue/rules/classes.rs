//! Words of the findings about classes, gates and conditions: names, and bounds in order and within reach.

use super::super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "E168",
        id: FindingText {
            message: "kelas {label} ({value}) tidak lebih rendah dari kelas sebelumnya ({before})",
            help: "urutkan dari yang terbaik; pada angka yang sama above berdiri sebelum from",
        },
        en: FindingText {
            message: "the class {label} ({value}) is not below the class before it ({before})",
            help: "put the best first; at one number above stands before from",
        },
    },
    CatalogueEntry {
        code: "E169",
        id: FindingText {
            message: "kelas {label} mulai pada {value}, di luar jangkauan: nilai tertinggi {top}",
            help: "turunkan batasnya, atau perbaiki range",
        },
        en: FindingText {
            message: "the class {label} begins at {value}, out of reach: the highest score is {top}",
            help: "lower its bound, or correct range",
        },
    },
    CatalogueEntry {
        code: "E170",
        id: FindingText {
            message: "kelas {label} tidak pernah tercapai: kelas sebelumnya sudah memuat semua nilai mulai {value}",
            help: "hapus kelas ini atau perbaiki batas kelas sebelumnya",
        },
        en: FindingText {
            message: "the class {label} can never be reached: the class before it takes every score from {value} on",
            help: "remove the class or correct the bound of the one before it",
        },
    },
    CatalogueEntry {
        code: "E171",
        id: FindingText {
            message: "batas kelas {label} belum ditulis",
            help: "tulis from atau above; hanya kelas terakhir yang boleh tanpa batas",
        },
        en: FindingText {
            message: "the class {label} has no bound",
            help: "write from or above; only the last class may go without",
        },
    },
    CatalogueEntry {
        code: "E172",
        id: FindingText {
            message: "kelas terakhir {label} mulai di atas {bottom}, sehingga nilai terendah tidak berkelas",
            help: "hapus batasnya, atau tulis from = {bottom}",
        },
        en: FindingText {
            message: "the last class {label} begins above {bottom}, so the lowest scores have no class",
            help: "remove its bound, or write from = {bottom}",
        },
    },
    CatalogueEntry {
        code: "E173",
        id: FindingText {
            message: "{value} sudah menjadi nama atau kode kelas lain",
            help: "beri setiap kelas nama dan kode sendiri; huruf besar dan kecil dianggap sama",
        },
        en: FindingText {
            message: "{value} is already the label or code of another class",
            help: "give every class a label and code of its own; upper and lower case are the same",
        },
    },
    CatalogueEntry {
        code: "E174",
        id: FindingText {
            message: "kriteria {value} tidak ada",
            help: "[mungkin maksudnya {near}; ]tulis id salah satu kriteria",
        },
        en: FindingText {
            message: "there is no criterion {value}",
            help: "[did you mean {near}? ]write the id of a criterion",
        },
    },
    CatalogueEntry {
        code: "E175",
        id: FindingText { message: "syarat ini tidak menanyakan apa pun", help: "tulis from, above, atau top" },
        en: FindingText { message: "this condition asks nothing", help: "write from, above or top" },
    },
    CatalogueEntry {
        code: "E176",
        id: FindingText {
            message: "{id} punya gate tanpa otherwise",
            help: "tulis otherwise = \"zero\", \"reweight\", atau \"unscored\": akibatnya jika syarat tidak terpenuhi",
        },
        en: FindingText {
            message: "{id} has a gate without otherwise",
            help: "write otherwise = \"zero\", \"reweight\" or \"unscored\": what happens where the condition is not met",
        },
    },
    CatalogueEntry {
        code: "E177",
        id: FindingText { message: "{id} punya otherwise tanpa gate", help: "tulis gate, atau hapus otherwise" },
        en: FindingText { message: "{id} has otherwise without a gate", help: "write a gate, or remove otherwise" },
    },
    CatalogueEntry {
        code: "E178",
        id: FindingText {
            message: "syarat berputar: {cycle}",
            help: "sebuah syarat tidak boleh bergantung pada kriteria yang dijaganya; ubah salah satu gate",
        },
        en: FindingText {
            message: "gates run in a circle: {cycle}",
            help: "a gate must not depend on the criterion that it guards; change one of them",
        },
    },
    CatalogueEntry {
        code: "E179",
        id: FindingText {
            message: "syarat {value} tidak pernah terpenuhi: nilai tertinggi {top}",
            help: "turunkan batasnya",
        },
        en: FindingText {
            message: "the condition {value} can never be met: the highest score is {top}",
            help: "lower the bound",
        },
    },
    CatalogueEntry {
        code: "E180",
        id: FindingText {
            message: "kelas {value} tidak ada",
            help: "[mungkin maksudnya {near}; ]tulis label salah satu kelas",
        },
        en: FindingText {
            message: "there is no class {value}",
            help: "[did you mean {near}? ]write the label of a class",
        },
    },
];
