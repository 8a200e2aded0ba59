//! Words of the findings about single keys and ids: missing, unknown, of another kind, or with a value that cannot be.

use super::super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "E113",
        id: FindingText { message: "versi bahasa aturan harus 1", help: "tulis schema = 1" },
        en: FindingText { message: "the version of the rules language must be 1", help: "write schema = 1" },
    },
    CatalogueEntry {
        code: "E114",
        id: FindingText { message: "{key} belum ditulis[ pada {table}]", help: "tambahkan {key}" },
        en: FindingText { message: "{key} is missing[ in {table}]", help: "add {key}" },
    },
    CatalogueEntry {
        code: "E115",
        id: FindingText {
            message: "kunci {key} tidak dikenal[ pada {table}]",
            help: "[mungkin maksudnya {near}; ]lihat daftar kunci: ikip rules schema",
        },
        en: FindingText {
            message: "there is no key {key}[ in {table}]",
            help: "[did you mean {near}? ]all keys are listed by: ikip rules schema",
        },
    },
    CatalogueEntry {
        code: "E116",
        id: FindingText {
            message: "{key} harus berupa teks dalam tanda kutip",
            help: "tulis nilainya di antara tanda kutip",
        },
        en: FindingText { message: "{key} must be text in quotes", help: "put the value between quotes" },
    },
    CatalogueEntry {
        code: "E117",
        id: FindingText {
            message: "{key} harus berupa angka",
            help: "tulis angkanya tanpa tanda kutip, dengan titik sebagai tanda desimal",
        },
        en: FindingText {
            message: "{key} must be a number",
            help: "write the number without quotes, with a decimal point",
        },
    },
    CatalogueEntry {
        code: "E118",
        id: FindingText { message: "{key} harus true atau false", help: "tulis true atau false tanpa tanda kutip" },
        en: FindingText { message: "{key} must be true or false", help: "write true or false without quotes" },
    },
    CatalogueEntry {
        code: "E119",
        id: FindingText {
            message: "{key} harus berupa daftar",
            help: "tulis isinya di antara kurung siku, dipisah koma; kelas dan cap memakai judul berkurung siku ganda",
        },
        en: FindingText {
            message: "{key} must be a list",
            help: "put its items between square brackets, separated by commas; classes and caps take headings in double brackets",
        },
    },
    CatalogueEntry {
        code: "E120",
        id: FindingText {
            message: "{key} harus berupa tabel",
            help: "tulis pasangan kunci = nilai di antara kurung kurawal, atau sebagai blok dengan judul",
        },
        en: FindingText {
            message: "{key} must be a table",
            help: "write key = value pairs between braces, or a block with a heading",
        },
    },
    CatalogueEntry {
        code: "E121",
        id: FindingText {
            message: "{value} tidak berlaku untuk {key}",
            help: "[mungkin maksudnya {near}; ]yang berlaku: {allowed}",
        },
        en: FindingText { message: "{key} cannot be {value}", help: "[did you mean {near}? ]it can be: {allowed}" },
    },
    CatalogueEntry {
        code: "E122",
        id: FindingText { message: "{key} kosong", help: "isi teksnya" },
        en: FindingText { message: "{key} is empty", help: "write the text" },
    },
    CatalogueEntry {
        code: "E123",
        id: FindingText { message: "{key} harus antara {min} dan {max}", help: "tulis angka dari {min} sampai {max}" },
        en: FindingText {
            message: "{key} must be between {min} and {max}",
            help: "write a number from {min} to {max}",
        },
    },
    CatalogueEntry {
        code: "E124",
        id: FindingText { message: "{key} harus bilangan bulat", help: "tulis angkanya tanpa pecahan" },
        en: FindingText { message: "{key} must be a whole number", help: "write the number without a fraction" },
    },
    CatalogueEntry {
        code: "E125",
        id: FindingText {
            message: "{key} berada di dalam {heading}",
            help: "pindahkan ke atas judul pertama: apa yang berdiri di bawah judul menjadi milik tabel itu",
        },
        en: FindingText {
            message: "{key} ended up inside {heading}",
            help: "move it above the first heading: what stands below a heading belongs to that table",
        },
    },
    CatalogueEntry {
        code: "E126",
        id: FindingText {
            message: "{value} bukan warna",
            help: "tulis sebagai # dengan enam angka heksadesimal, misalnya #1b7f3b",
        },
        en: FindingText {
            message: "{value} is not a colour",
            help: "write it as # and six hexadecimal digits, as in #1b7f3b",
        },
    },
    CatalogueEntry {
        code: "E127",
        id: FindingText { message: "{key} harus lebih dari 0", help: "tulis angka di atas 0" },
        en: FindingText { message: "{key} must be above 0", help: "write a number above 0" },
    },
    CatalogueEntry {
        code: "E128",
        id: FindingText { message: "{value} tertulis dua kali pada {key}", help: "hapus salah satu" },
        en: FindingText { message: "{value} stands twice in {key}", help: "remove one of them" },
    },
    CatalogueEntry {
        code: "E129",
        id: FindingText { message: "{key} tidak berisi apa pun", help: "isi paling sedikit satu, atau hapus kuncinya" },
        en: FindingText { message: "{key} holds nothing", help: "write at least one, or remove the key" },
    },
    CatalogueEntry {
        code: "E130",
        id: FindingText {
            message: "id harus teks, bukan angka: {value}",
            help: "tulis di antara tanda kutip, supaya 1.10 tidak menjadi 1.1",
        },
        en: FindingText {
            message: "an id must be text, not a number: {value}",
            help: "put it between quotes, so that 1.10 does not become 1.1",
        },
    },
    CatalogueEntry {
        code: "E131",
        id: FindingText { message: "id {id} sudah dipakai pada baris {line}", help: "beri id lain" },
        en: FindingText { message: "the id {id} is already used in line {line}", help: "choose another id" },
    },
    CatalogueEntry {
        code: "E132",
        id: FindingText {
            message: "id {value} tidak boleh dipakai",
            help: "tanda *, total, dan nama kolom masukan (agency, skor, nilai, ...) sudah punya arti; pilih id lain",
        },
        en: FindingText {
            message: "the id {value} is taken",
            help: "*, total and the column headings of the input (agency, score, nilai, ...) have a meaning of their own; choose another id",
        },
    },
    CatalogueEntry {
        code: "E133",
        id: FindingText {
            message: "id ini berisi spasi di tepi, spasi ganda, atau ganti baris: {value}",
            help: "id harus dapat ditulis apa adanya dalam satu sel",
        },
        en: FindingText {
            message: "this id has blanks at its ends, double blanks or a line break: {value}",
            help: "an id must be able to stand in a cell as it is",
        },
    },
];
