//! Words of the findings about single keys and ids: missing, unknown, of another kind, or with a value that cannot be.

use super::super::{Entry, Words};

/// One entry per code.
pub const ENTRIES: &[Entry] = &[
    Entry {
        code: "E113",
        id: Words { message: "versi bahasa aturan harus 1", help: "tulis schema = 1" },
        en: Words { message: "the version of the rules language must be 1", help: "write schema = 1" },
    },
    Entry {
        code: "E114",
        id: Words { message: "{key} belum ditulis[ pada {table}]", help: "tambahkan {key}" },
        en: Words { message: "{key} is missing[ in {table}]", help: "add {key}" },
    },
    Entry {
        code: "E115",
        id: Words {
            message: "kunci {key} tidak dikenal[ pada {table}]",
            help: "[mungkin maksudnya {near}; ]lihat daftar kunci: ikip rules schema",
        },
        en: Words {
            message: "there is no key {key}[ in {table}]",
            help: "[did you mean {near}? ]all keys are listed by: ikip rules schema",
        },
    },
    Entry {
        code: "E116",
        id: Words {
            message: "{key} harus berupa teks dalam tanda kutip",
            help: "tulis nilainya di antara tanda kutip",
        },
        en: Words { message: "{key} must be text in quotes", help: "put the value between quotes" },
    },
    Entry {
        code: "E117",
        id: Words {
            message: "{key} harus berupa angka",
            help: "tulis angkanya tanpa tanda kutip, dengan titik sebagai tanda desimal",
        },
        en: Words { message: "{key} must be a number", help: "write the number without quotes, with a decimal point" },
    },
    Entry {
        code: "E118",
        id: Words { message: "{key} harus true atau false", help: "tulis true atau false tanpa tanda kutip" },
        en: Words { message: "{key} must be true or false", help: "write true or false without quotes" },
    },
    Entry {
        code: "E119",
        id: Words {
            message: "{key} harus berupa daftar",
            help: "tulis isinya di antara kurung siku, dipisah koma; kelas dan cap memakai judul berkurung siku ganda",
        },
        en: Words {
            message: "{key} must be a list",
            help: "put its items between square brackets, separated by commas; classes and caps take headings in double brackets",
        },
    },
    Entry {
        code: "E120",
        id: Words {
            message: "{key} harus berupa tabel",
            help: "tulis pasangan kunci = nilai di antara kurung kurawal, atau sebagai blok dengan judul",
        },
        en: Words {
            message: "{key} must be a table",
            help: "write key = value pairs between braces, or a block with a heading",
        },
    },
    Entry {
        code: "E121",
        id: Words {
            message: "{value} tidak berlaku untuk {key}",
            help: "[mungkin maksudnya {near}; ]yang berlaku: {allowed}",
        },
        en: Words { message: "{key} cannot be {value}", help: "[did you mean {near}? ]it can be: {allowed}" },
    },
    Entry {
        code: "E122",
        id: Words { message: "{key} kosong", help: "isi teksnya" },
        en: Words { message: "{key} is empty", help: "write the text" },
    },
    Entry {
        code: "E123",
        id: Words { message: "{key} harus antara {min} dan {max}", help: "tulis angka dari {min} sampai {max}" },
        en: Words { message: "{key} must be between {min} and {max}", help: "write a number from {min} to {max}" },
    },
    Entry {
        code: "E124",
        id: Words { message: "{key} harus bilangan bulat", help: "tulis angkanya tanpa pecahan" },
        en: Words { message: "{key} must be a whole number", help: "write the number without a fraction" },
    },
    Entry {
        code: "E125",
        id: Words {
            message: "{key} berada di dalam {heading}",
            help: "pindahkan ke atas judul pertama: apa yang berdiri di bawah judul menjadi milik tabel itu",
        },
        en: Words {
            message: "{key} ended up inside {heading}",
            help: "move it above the first heading: what stands below a heading belongs to that table",
        },
    },
    Entry {
        code: "E126",
        id: Words {
            message: "{value} bukan warna",
            help: "tulis sebagai # dengan enam angka heksadesimal, misalnya #1b7f3b",
        },
        en: Words {
            message: "{value} is not a colour",
            help: "write it as # and six hexadecimal digits, as in #1b7f3b",
        },
    },
    Entry {
        code: "E127",
        id: Words { message: "{key} harus lebih dari 0", help: "tulis angka di atas 0" },
        en: Words { message: "{key} must be above 0", help: "write a number above 0" },
    },
    Entry {
        code: "E128",
        id: Words { message: "{value} tertulis dua kali pada {key}", help: "hapus salah satu" },
        en: Words { message: "{value} stands twice in {key}", help: "remove one of them" },
    },
    Entry {
        code: "E129",
        id: Words { message: "{key} tidak berisi apa pun", help: "isi paling sedikit satu, atau hapus kuncinya" },
        en: Words { message: "{key} holds nothing", help: "write at least one, or remove the key" },
    },
    Entry {
        code: "E130",
        id: Words {
            message: "id harus teks, bukan angka: {value}",
            help: "tulis di antara tanda kutip, supaya 1.10 tidak menjadi 1.1",
        },
        en: Words {
            message: "an id must be text, not a number: {value}",
            help: "put it between quotes, so that 1.10 does not become 1.1",
        },
    },
    Entry {
        code: "E131",
        id: Words { message: "id {id} sudah dipakai pada baris {line}", help: "beri id lain" },
        en: Words { message: "the id {id} is already used in line {line}", help: "choose another id" },
    },
    Entry {
        code: "E132",
        id: Words {
            message: "id {value} tidak boleh dipakai",
            help: "tanda *, total, dan nama kolom masukan (agency, skor, nilai, ...) sudah punya arti; pilih id lain",
        },
        en: Words {
            message: "the id {value} is taken",
            help: "*, total and the column headings of the input (agency, score, nilai, ...) have a meaning of their own; choose another id",
        },
    },
    Entry {
        code: "E133",
        id: Words {
            message: "id ini berisi spasi di tepi, spasi ganda, atau ganti baris: {value}",
            help: "id harus dapat ditulis apa adanya dalam satu sel",
        },
        en: Words {
            message: "this id has blanks at its ends, double blanks or a line break: {value}",
            help: "an id must be able to stand in a cell as it is",
        },
    },
];
