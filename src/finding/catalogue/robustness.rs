//! Words of the findings about what `ikip robustness` is asked.

use super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(super) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "E701",
        id: FindingText {
            message: "--noise bukan bagian antara 0 dan 1: {value}",
            help: "tulis misalnya 10% atau 0.1",
        },
        en: FindingText {
            message: "--noise is not a share between 0 and 1: {value}",
            help: "write 10% or 0.1, for example",
        },
    },
    CatalogueEntry {
        code: "E702",
        id: FindingText {
            message: "--vary tidak mengenal \"{name}\"",
            help: "[mungkin maksudnya {near}; ]yang dikenal: {all}",
        },
        en: FindingText { message: "--vary knows no \"{name}\"", help: "[did you mean {near}? ]it knows: {all}" },
    },
    CatalogueEntry {
        code: "E703",
        id: FindingText {
            message: "banyaknya percobaan di luar batas: {draws}",
            help: "tulis bilangan bulat dari 1 sampai {most}",
        },
        en: FindingText {
            message: "the number of draws is out of range: {draws}",
            help: "write a whole number from 1 to {most}",
        },
    },
    CatalogueEntry {
        code: "E704",
        id: FindingText {
            message: "--concentration bukan angka di atas 0: {value}",
            help: "tulis misalnya 100; makin besar, makin dekat dengan bobot aturan",
        },
        en: FindingText {
            message: "--concentration is not a number above 0: {value}",
            help: "write 100, for example; the larger, the closer to the weights of the rules",
        },
    },
    CatalogueEntry {
        code: "E705",
        id: FindingText {
            message: "kelompok penilai tidak dapat dibaca: {reason}",
            help: "periksa letak berkas dan haknya",
        },
        en: FindingText {
            message: "the groups of assessors cannot be read: {reason}",
            help: "check where the file is and who may read it",
        },
    },
    CatalogueEntry {
        code: "E706",
        id: FindingText {
            message: "baris ini tidak menyebut penilai dan kelompoknya, atau menyebut penilai untuk kedua kali",
            help: "tulis kolom assessor dan group (atau penilai dan kelompok), satu baris untuk setiap penilai",
        },
        en: FindingText {
            message: "this row does not name an assessor and a group, or names an assessor again",
            help: "write the columns assessor and group (or penilai and kelompok), one row for each assessor",
        },
    },
    CatalogueEntry {
        code: "W701",
        id: FindingText {
            message: "{factor} diminta berubah, tetapi tidak dapat: tidak ada yang dapat diundi",
            help: "hapus dari --vary; alasannya ada dalam hasil",
        },
        en: FindingText {
            message: "{factor} was to vary and cannot: there is nothing to draw from",
            help: "remove it from --vary; the result says why",
        },
    },
    CatalogueEntry {
        code: "W702",
        id: FindingText {
            message: "tidak ada yang dinilai: tidak ada peringkat yang dapat diuji",
            help: "lihat alasannya dengan ikip score",
        },
        en: FindingText {
            message: "nothing is scored: there is no rank to examine",
            help: "ikip score tells the reasons",
        },
    },
];
