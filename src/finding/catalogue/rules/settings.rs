//! Words of the findings about settings that do not go together, and such as are hardly meant.

use super::super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "E182",
        id: FindingText {
            message: "{id} berada di bawah kriteria yang dinilai sekali untuk semua, jadi tidak dapat dikecualikan",
            help: "hapus shared = false, atau pindahkan kriterianya",
        },
        en: FindingText {
            message: "{id} stands below a criterion that is assessed once for all and cannot be left out of that",
            help: "remove shared = false, or move the criterion",
        },
    },
    CatalogueEntry {
        code: "W183",
        id: FindingText {
            message: "{id} dinilai sekali untuk semua: tanpa jawaban ia menjadi galat, apa pun isi blank selain \"exclude\"",
            help: "tulis blank = \"exclude\" bila kriteria ini boleh tidak ada, atau hapus blank",
        },
        en: FindingText {
            message: "{id} is assessed once for all: without an answer it is an error, whatever blank says other than \"exclude\"",
            help: "write blank = \"exclude\" if this criterion may be missing, or remove blank",
        },
    },
    CatalogueEntry {
        code: "E184",
        id: FindingText {
            message: "{id} digabung dengan rata-rata geometrik, padahal nilai di bawah 0 dapat terjadi",
            help: "pakai combine lain, atau range dan skala mulai dari 0",
        },
        en: FindingText {
            message: "{id} is a geometric mean, although scores below 0 can occur",
            help: "use another combine, or a range and scales from 0 on",
        },
    },
    CatalogueEntry {
        code: "E185",
        id: FindingText {
            message: "range harus dua angka, yang pertama lebih kecil, yang kedua di atas 0",
            help: "tulis misalnya range = nilai terendah lalu nilai penuh, di antara kurung siku",
        },
        en: FindingText {
            message: "range must be two numbers, the first below the second, the second above 0",
            help: "write the lowest score and full marks between square brackets",
        },
    },
    CatalogueEntry {
        code: "W186",
        id: FindingText {
            message: "{parent} dijumlahkan (\"sum\") tanpa bobot tertulis: setiap anak dihitung 100 dibagi banyaknya anak",
            help: "bila yang dimaksud menjumlahkan nilai penuh, tulis weights = \"relative\" dengan weight = 100 pada setiap anak",
        },
        en: FindingText {
            message: "{parent} is a \"sum\" without written weights: each child counts 100 divided by the number of children",
            help: "to add up whole scores, write weights = \"relative\" and weight = 100 on each child",
        },
    },
    CatalogueEntry {
        code: "W101",
        id: FindingText {
            message: "id {id} dan {other} sama bagi lembar kerja",
            help: "program pengolah angka mengubah 1.10 menjadi 1.1; simpan kolomnya sebagai teks, atau pilih id lain",
        },
        en: FindingText {
            message: "the ids {id} and {other} are the same to a spreadsheet",
            help: "spreadsheets turn 1.10 into 1.1; keep the column as text, or choose another id",
        },
    },
    CatalogueEntry {
        code: "W102",
        id: FindingText {
            message: "skala {name} tidak dipakai",
            help: "hapus skalanya, atau pakai pada salah satu kriteria",
        },
        en: FindingText {
            message: "nothing uses the scale {name}",
            help: "remove the scale, or name it on a criterion",
        },
    },
    CatalogueEntry {
        code: "W103",
        id: FindingText {
            message: "status \"official\" tanpa sumber",
            help: "tulis alamatnya pada sources, atau turunkan status",
        },
        en: FindingText {
            message: "status \"official\" without sources",
            help: "write addresses in sources, or lower the status",
        },
    },
    CatalogueEntry {
        code: "W104",
        id: FindingText { message: "tahun belum ditulis", help: "tulis year: aturan dua tahun adalah dua berkas" },
        en: FindingText { message: "the year is missing", help: "write year: the rules of two years are two files" },
    },
];
