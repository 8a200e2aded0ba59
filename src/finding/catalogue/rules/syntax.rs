//! Words of the findings about syntax: what is no TOML.

use super::super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "E101",
        id: FindingText {
            message: "bagian ini bukan TOML yang sah: {reason}",
            help: "periksa tanda kutip, koma, tanda sama dengan, dan kurung pada baris ini",
        },
        en: FindingText {
            message: "this is not valid TOML: {reason}",
            help: "check the quotes, commas, equals signs and brackets of this line",
        },
    },
    CatalogueEntry {
        code: "E102",
        id: FindingText {
            message: "teks ini tidak ditutup tanda kutip",
            help: "tulis tanda kutip di awal dan di akhir teks, pada baris yang sama",
        },
        en: FindingText {
            message: "this text has no closing quote",
            help: "put a quote before and behind the text, on the same line",
        },
    },
    CatalogueEntry {
        code: "E103",
        id: FindingText {
            message: "nilai ini harus diapit tanda kutip",
            help: "tulis teks di antara tanda kutip lurus (\"...\"); true dan false tanpa kutip, dengan huruf kecil",
        },
        en: FindingText {
            message: "this value must stand in quotes",
            help: "put text between straight quotes (\"...\"); true and false stand without quotes, in lower case",
        },
    },
    CatalogueEntry {
        code: "E104",
        id: FindingText { message: "setelah kunci ini harus ada = dan nilainya", help: "tulis sebagai kunci = nilai" },
        en: FindingText { message: "a key needs = and a value", help: "write it as key = value" },
    },
    CatalogueEntry {
        code: "E105",
        id: FindingText {
            message: "di sini kurang koma",
            help: "pisahkan setiap pasangan kunci = nilai dan setiap isi daftar dengan koma",
        },
        en: FindingText {
            message: "a comma is missing here",
            help: "separate key = value pairs, and the items of a list, by commas",
        },
    },
    CatalogueEntry {
        code: "E106",
        id: FindingText {
            message: "kurung ini tidak ditutup: kurang {mark}",
            help: "tutup daftar sebelum judul atau kunci berikutnya, dan tabel sebaris pada baris yang sama",
        },
        en: FindingText {
            message: "this bracket is never closed: {mark} is missing",
            help: "close a list before the next heading or key, and an inline table on its own line",
        },
    },
    CatalogueEntry {
        code: "E107",
        id: FindingText {
            message: "{key} ditulis dua kali",
            help: "hapus salah satu; untuk beberapa tabel sejenis pakai judul berkurung ganda",
        },
        en: FindingText {
            message: "{key} is written twice",
            help: "remove one of them; several tables of one kind take headings in double brackets",
        },
    },
    CatalogueEntry {
        code: "E108",
        id: FindingText {
            message: "tabel sebaris harus utuh dalam satu baris, tanpa koma di akhirnya",
            help: "TOML 1.0 tidak mengenal tabel sebaris yang terputus; satukan barisnya, atau pakai blok dengan judul",
        },
        en: FindingText {
            message: "an inline table must stand on one line, without a comma at its end",
            help: "TOML 1.0 knows no inline table over several lines; join them, or use a block with a heading",
        },
    },
    CatalogueEntry {
        code: "E109",
        id: FindingText {
            message: "angka ini harus ditulis sebagai desimal biasa",
            help: "hanya angka dengan paling banyak satu titik, misalnya 12.5; tanpa nol di depan, garis bawah, pangkat, heksadesimal, inf, atau nan",
        },
        en: FindingText {
            message: "this number must be a plain decimal",
            help: "digits with at most one point, as in 12.5; no leading zero, underscore, exponent, hexadecimal, inf or nan",
        },
    },
    CatalogueEntry {
        code: "E110",
        id: FindingText {
            message: "angka ditulis dengan koma",
            help: "dalam berkas aturan tanda desimalnya titik, tanpa tanda kutip: {proposal}",
        },
        en: FindingText {
            message: "a number with a decimal comma",
            help: "in a rules file the decimal mark is a point, without quotes: {proposal}",
        },
    },
    CatalogueEntry {
        code: "E111",
        id: FindingText {
            message: "urutan garis miring terbalik ini tidak dikenal TOML 1.0",
            help: "tulis garis miring terbalik ganda untuk satu garis miring, atau pakai tanda kutip tunggal",
        },
        en: FindingText {
            message: "TOML 1.0 does not know this backslash sequence",
            help: "double the backslash to mean one, or use single quotes",
        },
    },
    CatalogueEntry {
        code: "E112",
        id: FindingText {
            message: "ada sisa tulisan setelah nilai atau judul",
            help: "satu kunci satu baris; keterangan diawali tanda #",
        },
        en: FindingText {
            message: "there is more text behind the value or heading",
            help: "one key on each line; a comment begins with #",
        },
    },
];
