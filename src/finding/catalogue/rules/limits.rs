//! Words of the findings about other spellings, limits and units of a rules file.

use super::super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "E190",
        id: FindingText {
            message: "ejaan lain itu menunjuk \"{value}\", yang bukan pilihan skala ini[; maksudnya {near}?]",
            help: "tulis nama sebuah pilihan persis seperti di choices",
        },
        en: FindingText {
            message: "this other spelling stands for \"{value}\", which is no choice of the scale[; did you mean {near}?]",
            help: "write the name of a choice as it stands in choices",
        },
    },
    CatalogueEntry {
        code: "E191",
        id: FindingText {
            message: "ejaan lain \"{value}\" sudah ada, sebagai pilihan atau sebagai ejaan",
            help: "setiap ejaan menunjuk satu pilihan saja; hapus salah satu",
        },
        en: FindingText {
            message: "the other spelling \"{value}\" is there already, as a choice or as a spelling",
            help: "each spelling stands for one choice; remove one of them",
        },
    },
    CatalogueEntry {
        code: "E192",
        id: FindingText {
            message: "syarat {id} bergantung pada lebih dari {most} syarat yang berantai",
            help: "rantai sepanjang itu bukan aturan yang dapat dijelaskan; jadikan sebagian menjadi satu kriteria induk",
        },
        en: FindingText {
            message: "the gate of {id} hangs on a chain of more than {most} gates",
            help: "no decree has such a chain; put some of the criteria under one parent",
        },
    },
    CatalogueEntry {
        code: "E193",
        id: FindingText {
            message: "{id} berada lebih dari {most} tingkat di bawah total",
            help: "kurangi tingkatnya: gantungkan pada induk yang lebih tinggi",
        },
        en: FindingText {
            message: "{id} stands more than {most} levels below the total",
            help: "hang it below a higher parent",
        },
    },
    CatalogueEntry {
        code: "E194",
        id: FindingText {
            message: "{key} berisi {count}; paling banyak {most}",
            help: "untuk nilai yang menyambung pakai skala kind = \"number\"; untuk daftar panjang bagi menjadi beberapa skala",
        },
        en: FindingText {
            message: "{key} holds {count}; at most {most} are taken",
            help: "a value that runs on is a scale of kind = \"number\"; a long list is several scales",
        },
    },
    CatalogueEntry {
        code: "E195",
        id: FindingText {
            message: "{id} tidak punya anak, jadi unit tidak berlaku padanya",
            help: "untuk pertanyaan yang dijawab dengan poin tulis points = N",
        },
        en: FindingText {
            message: "{id} has no children, so unit says nothing there",
            help: "a question that is answered in points carries points = N",
        },
    },
    CatalogueEntry {
        code: "E196",
        id: FindingText {
            message: "{id} berskala {scale} dan sekaligus unit = \"points\"",
            help: "pilih salah satu: skala mengubah nilai yang diisi, unit menyatakan bahwa yang diisi poin",
        },
        en: FindingText {
            message: "{id} has the scale {scale} and unit = \"points\"",
            help: "choose one: the scale turns what is entered into a score, the unit says that it is points",
        },
    },
    CatalogueEntry {
        code: "E197",
        id: FindingText {
            message: "poin penuh {id} tidak tentu: bobotnya nol, digabung dengan min atau geometric, atau bergantung pada kelompok",
            help: "unit = \"points\" perlu bagian tetap dari total; tulis bobotnya, atau isikan nilai 0 sampai nilai tertinggi",
        },
        en: FindingText {
            message: "the full points of {id} are not one number: it weighs nothing, is combined by min or geometric, or depends on the group",
            help: "unit = \"points\" needs a fixed share of the total; write its weight, or enter scores up to the top of the range",
        },
    },
];
