//! Words of the findings about classes, gates and conditions: names, and bounds in order and within reach.

use super::super::{Entry, Words};

/// One entry per code.
pub const ENTRIES: &[Entry] = &[
    Entry {
        code: "E168",
        id: Words {
            message: "kelas {label} ({value}) tidak lebih rendah dari kelas sebelumnya ({before})",
            help: "urutkan dari yang terbaik; pada angka yang sama above berdiri sebelum from",
        },
        en: Words {
            message: "the class {label} ({value}) is not below the class before it ({before})",
            help: "put the best first; at one number above stands before from",
        },
    },
    Entry {
        code: "E169",
        id: Words {
            message: "kelas {label} mulai pada {value}, di luar jangkauan: nilai tertinggi {top}",
            help: "turunkan batasnya, atau perbaiki range",
        },
        en: Words {
            message: "the class {label} begins at {value}, out of reach: the highest score is {top}",
            help: "lower its bound, or correct range",
        },
    },
    Entry {
        code: "E170",
        id: Words {
            message: "kelas {label} tidak pernah tercapai: kelas sebelumnya sudah memuat semua nilai mulai {value}",
            help: "hapus kelas ini atau perbaiki batas kelas sebelumnya",
        },
        en: Words {
            message: "the class {label} can never be reached: the class before it takes every score from {value} on",
            help: "remove the class or correct the bound of the one before it",
        },
    },
    Entry {
        code: "E171",
        id: Words {
            message: "batas kelas {label} belum ditulis",
            help: "tulis from atau above; hanya kelas terakhir yang boleh tanpa batas",
        },
        en: Words {
            message: "the class {label} has no bound",
            help: "write from or above; only the last class may go without",
        },
    },
    Entry {
        code: "E172",
        id: Words {
            message: "kelas terakhir {label} mulai di atas {bottom}, sehingga nilai terendah tidak berkelas",
            help: "hapus batasnya, atau tulis from = {bottom}",
        },
        en: Words {
            message: "the last class {label} begins above {bottom}, so the lowest scores have no class",
            help: "remove its bound, or write from = {bottom}",
        },
    },
    Entry {
        code: "E173",
        id: Words {
            message: "{value} sudah menjadi nama atau kode kelas lain",
            help: "beri setiap kelas nama dan kode sendiri; huruf besar dan kecil dianggap sama",
        },
        en: Words {
            message: "{value} is already the label or code of another class",
            help: "give every class a label and code of its own; upper and lower case are the same",
        },
    },
    Entry {
        code: "E174",
        id: Words {
            message: "kriteria {value} tidak ada",
            help: "[mungkin maksudnya {near}; ]tulis id salah satu kriteria",
        },
        en: Words {
            message: "there is no criterion {value}",
            help: "[did you mean {near}? ]write the id of a criterion",
        },
    },
    Entry {
        code: "E175",
        id: Words { message: "syarat ini tidak menanyakan apa pun", help: "tulis from, above, atau top" },
        en: Words { message: "this condition asks nothing", help: "write from, above or top" },
    },
    Entry {
        code: "E176",
        id: Words {
            message: "{id} punya gate tanpa otherwise",
            help: "tulis otherwise = \"zero\", \"reweight\", atau \"unscored\": akibatnya bila syarat tidak terpenuhi",
        },
        en: Words {
            message: "{id} has a gate without otherwise",
            help: "write otherwise = \"zero\", \"reweight\" or \"unscored\": what happens where the condition is not met",
        },
    },
    Entry {
        code: "E177",
        id: Words { message: "{id} punya otherwise tanpa gate", help: "tulis gate, atau hapus otherwise" },
        en: Words { message: "{id} has otherwise without a gate", help: "write a gate, or remove otherwise" },
    },
    Entry {
        code: "E178",
        id: Words {
            message: "syarat berputar: {cycle}",
            help: "sebuah syarat tidak boleh bergantung pada kriteria yang dijaganya; ubah salah satu gate",
        },
        en: Words {
            message: "gates run in a circle: {cycle}",
            help: "a gate must not depend on the criterion that it guards; change one of them",
        },
    },
    Entry {
        code: "E179",
        id: Words {
            message: "syarat {value} tidak pernah terpenuhi: nilai tertinggi {top}",
            help: "turunkan batasnya",
        },
        en: Words {
            message: "the condition {value} can never be met: the highest score is {top}",
            help: "lower the bound",
        },
    },
    Entry {
        code: "E180",
        id: Words {
            message: "kelas {value} tidak ada",
            help: "[mungkin maksudnya {near}; ]tulis label salah satu kelas",
        },
        en: Words { message: "there is no class {value}", help: "[did you mean {near}? ]write the label of a class" },
    },
];
