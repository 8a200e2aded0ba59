//! Words of the findings about criteria: their tree, weights and points, and how they are combined.

use super::super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "E134",
        id: FindingText {
            message: "induk {value} tidak ada",
            help: "[mungkin maksudnya {near}; ]tulis id salah satu kriteria",
        },
        en: FindingText {
            message: "there is no parent {value}",
            help: "[did you mean {near}? ]write the id of a criterion",
        },
    },
    CatalogueEntry {
        code: "E135",
        id: FindingText {
            message: "induk berputar: {cycle}",
            help: "setiap kriteria harus berujung pada total; ubah salah satu parent",
        },
        en: FindingText {
            message: "parents run in a circle: {cycle}",
            help: "every criterion must lead up to the total; change one parent",
        },
    },
    CatalogueEntry {
        code: "E136",
        id: FindingText {
            message: "belum ada satu pun kriteria",
            help: "tulis paling sedikit satu kriteria dengan id dan name",
        },
        en: FindingText { message: "there is no criterion", help: "write at least one criterion with id and name" },
    },
    CatalogueEntry {
        code: "E137",
        id: FindingText {
            message: "cabang {id} kosong: ada {key}, tetapi tidak ada kriteria di bawahnya",
            help: "tambahkan kriteria di bawahnya, atau hapus {key}",
        },
        en: FindingText {
            message: "the branch {id} is empty: it has {key}, but nothing stands below it",
            help: "add criteria below it, or remove {key}",
        },
    },
    CatalogueEntry {
        code: "E138",
        id: FindingText {
            message: "terlalu banyak kesalahan tata tulis: setelah {count} kesalahan, sisa berkas tidak dibaca",
            help: "periksa apakah ini memang berkas aturan; perbaiki yang sudah disebut, lalu periksa lagi",
        },
        en: FindingText {
            message: "too many errors of syntax: after {count} of them the rest of the file was not read",
            help: "check that this is a rules file at all; mend what has been told, then check again",
        },
    },
    CatalogueEntry {
        code: "E139",
        id: FindingText {
            message: "kelompok {value} tidak ada dalam daftar kelompok",
            help: "[mungkin maksudnya {near}; ]tambahkan pada groups di bagian agency, atau perbaiki namanya",
        },
        en: FindingText {
            message: "the group {value} is not in the list of groups",
            help: "[did you mean {near}? ]add it to groups of the agency table, or correct the name",
        },
    },
    CatalogueEntry {
        code: "E140",
        id: FindingText {
            message: "bobot di bawah {parent}[ untuk kelompok {group}] berjumlah {sum}, seharusnya {target}: kurang {difference}",
            help: "perbaiki bobotnya, atau ubah cara membacanya dengan weights; bobot tidak pernah disesuaikan diam-diam",
        },
        en: FindingText {
            message: "weights below {parent}[ for the group {group}] add up to {sum} instead of {target}: {difference} too little",
            help: "correct the weights, or say with weights how they are meant; they are never rescaled silently",
        },
    },
    CatalogueEntry {
        code: "E141",
        id: FindingText {
            message: "bobot di bawah {parent}[ untuk kelompok {group}] berjumlah {sum}, seharusnya {target}: lebih {difference}",
            help: "perbaiki bobotnya, atau ubah cara membacanya dengan weights; bobot tidak pernah disesuaikan diam-diam",
        },
        en: FindingText {
            message: "weights below {parent}[ for the group {group}] add up to {sum} instead of {target}: {difference} too much",
            help: "correct the weights, or say with weights how they are meant; they are never rescaled silently",
        },
    },
    CatalogueEntry {
        code: "E142",
        id: FindingText {
            message: "bobot {id} di bawah {parent} belum ditulis",
            help: "tulis weight pada setiap kriteria yang seinduk, atau weights = \"equal\" jika semuanya sama",
        },
        en: FindingText {
            message: "{id} below {parent} has no weight",
            help: "write a weight on each of the siblings, or weights = \"equal\" where all weigh the same",
        },
    },
    CatalogueEntry {
        code: "E143",
        id: FindingText {
            message: "bobot ditulis, padahal weights = \"equal\"",
            help: "hapus bobotnya, atau pakai weights yang lain pada induknya",
        },
        en: FindingText {
            message: "a weight is written, although weights = \"equal\"",
            help: "remove the weight, or give the parent other weights",
        },
    },
    CatalogueEntry {
        code: "E144",
        id: FindingText { message: "bobot tidak boleh kurang dari 0", help: "tulis 0 jika kriteria hanya dicatat" },
        en: FindingText { message: "a weight must not be below 0", help: "write 0 where a criterion is only recorded" },
    },
    CatalogueEntry {
        code: "E145",
        id: FindingText {
            message: "semua bobot di bawah {parent} adalah 0",
            help: "beri paling sedikit satu kriteria bobot di atas 0",
        },
        en: FindingText {
            message: "all weights below {parent} are 0",
            help: "give at least one criterion a weight above 0",
        },
    },
    CatalogueEntry {
        code: "E146",
        id: FindingText {
            message: "bobot ini bukan angka dan bukan pecahan: {value}",
            help: "tulis angka, atau pecahan dalam tanda kutip seperti \"100/6\"; pembaginya bukan 0",
        },
        en: FindingText {
            message: "this weight is neither a number nor a fraction: {value}",
            help: "write a number, or a fraction in quotes such as \"100/6\"; the divisor is not 0",
        },
    },
    CatalogueEntry {
        code: "E147",
        id: FindingText {
            message: "{id} punya kriteria di bawahnya, jadi tidak boleh berpoin",
            help: "hapus points; poin sebuah cabang adalah jumlah poin di bawahnya",
        },
        en: FindingText {
            message: "{id} has criteria below it and can carry no points",
            help: "remove points; the points of a branch are those below it",
        },
    },
    CatalogueEntry {
        code: "E148",
        id: FindingText {
            message: "{id} punya bobot sekaligus poin",
            help: "pilih salah satu: poin adalah bobot di antara saudaranya",
        },
        en: FindingText {
            message: "{id} has both a weight and points",
            help: "choose one: points are the weight among the siblings",
        },
    },
    CatalogueEntry {
        code: "E149",
        id: FindingText {
            message: "{id} tidak berpoin, padahal saudaranya berpoin",
            help: "tulis points pada setiap kriteria yang seinduk, atau pada tidak satu pun",
        },
        en: FindingText {
            message: "{id} has no points, although its siblings have",
            help: "write points on each of the siblings, or on none",
        },
    },
    CatalogueEntry {
        code: "E150",
        id: FindingText {
            message: "{id} punya bobot di bawah cabang yang dijumlahkan poinnya",
            help: "hapus bobotnya; di bawah combine = \"points\" hanya poin yang dihitung",
        },
        en: FindingText {
            message: "{id} has a weight below a branch that adds up points",
            help: "remove the weight; below combine = \"points\" only points count",
        },
    },
    CatalogueEntry {
        code: "E151",
        id: FindingText {
            message: "{id} belum berpoin",
            help: "tulis points: setiap daun di bawah combine = \"points\" membawa poin",
        },
        en: FindingText {
            message: "{id} has no points",
            help: "write points: every leaf below combine = \"points\" carries them",
        },
    },
    CatalogueEntry {
        code: "E152",
        id: FindingText {
            message: "{id} berada di bawah combine = \"points\", jadi tidak boleh punya combine lain",
            help: "hapus combine di sini",
        },
        en: FindingText {
            message: "{id} stands below combine = \"points\" and can have no other combine",
            help: "remove combine here",
        },
    },
    CatalogueEntry {
        code: "E153",
        id: FindingText {
            message: "{parent} tidak berbobot, padahal weights = \"root\" menjadikannya jumlah bobot di bawahnya",
            help: "tulis bobot {parent}, atau pakai weights yang lain",
        },
        en: FindingText {
            message: "{parent} has no weight, although weights = \"root\" makes it the sum of those below",
            help: "write the weight of {parent}, or use other weights",
        },
    },
];
