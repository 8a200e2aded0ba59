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
            message: "{id} dinilai sekali untuk semua: tanpa jawaban ia menjadi kesalahan, apa pun isi blank selain \"exclude\"",
            help: "tulis blank = \"exclude\" jika kriteria ini boleh tidak ada, atau hapus blank",
        },
        en: FindingText {
            message: "{id} is assessed once for all: without an answer it is an error, whatever blank says other than \"exclude\"",
            help: "write blank = \"exclude\" if this criterion may be missing, or remove blank",
        },
    },
    CatalogueEntry {
        code: "E184",
        id: FindingText {
            message: "{id} digabung dengan rata-rata geometrik atau harmonik, padahal nilai di bawah 0 dapat terjadi",
            help: "pakai combine lain, atau range dan skala mulai dari 0",
        },
        en: FindingText {
            message: "{id} is a geometric or harmonic mean, although scores below 0 can occur",
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
            help: "jika yang dimaksud menjumlahkan nilai penuh, tulis weights = \"relative\" dengan weight = 100 pada setiap anak",
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
    CatalogueEntry {
        code: "E186",
        id: FindingText {
            message: "bobot di bawah {branch} tidak dapat diturunkan dari perbandingan[: sudah ada tabel ahp untuknya{twice}][: di bawahnya tidak ada dua kriteria{leaf}][: anak-anaknya tidak berbobot{weightless}]",
            help: "tulis satu tabel ahp per cabang, pada kriteria dengan sedikitnya dua anak yang berbobot",
        },
        en: FindingText {
            message: "the weights below {branch} cannot come from judgements[: it has an ahp table already{twice}][: there are no two criteria below it{leaf}][: its children have no weights{weightless}]",
            help: "write one ahp table for a branch, on a criterion with two weighted children or more",
        },
    },
    CatalogueEntry {
        code: "E187",
        id: FindingText {
            message: "[{pair} bukan pasangan dua kriteria dari cabang itu][perbandingan belum ditulis: {missing}]",
            help: "tulis \"a:b\" satu kali untuk setiap pasangan dari: {children}",
        },
        en: FindingText {
            message: "[{pair} is no pair of two criteria of that branch][judgements are missing: {missing}]",
            help: "write \"a:b\" once for each pair of: {children}",
        },
    },
    CatalogueEntry {
        code: "E188",
        id: FindingText {
            message: "perbandingan {pair} bukan angka dari 1/9 sampai 9",
            help: "tulis \"3\" jika yang pertama tiga kali lebih penting, \"1/3\" jika sebaliknya",
        },
        en: FindingText {
            message: "the judgement {pair} is not a number from 1/9 to 9",
            help: "write \"3\" where the first counts three times as much, \"1/3\" for the opposite",
        },
    },
    CatalogueEntry {
        code: "E189",
        id: FindingText {
            message: "{id} punya bobot tertulis, padahal bobot di bawah {branch} diturunkan dari perbandingan",
            help: "hapus bobot itu, atau hapus tabel ahp",
        },
        en: FindingText {
            message: "{id} has a written weight, although the weights below {branch} come from judgements",
            help: "remove the weight, or the ahp table",
        },
    },
    CatalogueEntry {
        code: "W187",
        id: FindingText {
            message: "perbandingan untuk {branch} tidak konsisten: rasio konsistensi {cr} di atas 0.10 (indeks acak Saaty 1980)",
            help: "minta penilai meninjau ulang[, mulai dari {worst}]; lihat ikip rules ahp",
        },
        en: FindingText {
            message: "the judgements for {branch} are inconsistent: consistency ratio {cr} is above 0.10 (random index Saaty 1980)",
            help: "ask the judges to look again[, first at {worst}]; see ikip rules ahp",
        },
    },
    CatalogueEntry {
        code: "W188",
        id: FindingText {
            message: "perbandingan {judge} untuk {branch} tidak konsisten: rasio {cr} di atas 0.10, tertutup oleh rata-rata para ahli",
            help: "minta ia meninjau ulang sebelum bobotnya dipakai; lihat ikip rules ahp",
        },
        en: FindingText {
            message: "the judgements of {judge} for {branch} are inconsistent: ratio {cr} is above 0.10, hidden by the mean of the judges",
            help: "ask for another look before the weights are used; see ikip rules ahp",
        },
    },
    CatalogueEntry {
        code: "W189",
        id: FindingText {
            message: "konsistensi perbandingan untuk {branch} tidak dapat dinilai: {n} kriteria, indeks acak Saaty 1980 berhenti di 15",
            help: "kelompokkan kriterianya dalam cabang yang lebih kecil",
        },
        en: FindingText {
            message: "the consistency of the judgements for {branch} cannot be told: {n} criteria, the random index Saaty 1980 ends at 15",
            help: "put the criteria into smaller branches",
        },
    },
];
