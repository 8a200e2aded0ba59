//! Words of the findings about tables from which rules are made.

use super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "E270",
        id: FindingText {
            message: "tidak ada tabel kriteria di berkas ini[ (lembar {sheet})]",
            help: "tabelnya perlu baris judul dengan kolom kode dan pertanyaan (atau indikator), serta bobot, poin, atau induk; skala boleh ada[; lembar yang dibaca: {sheets}]",
        },
        en: FindingText {
            message: "this file holds no table of criteria[ (sheet {sheet})]",
            help: "the table needs a row of headings with the columns kode and pertanyaan (or indikator), and bobot, poin or induk; skala may be there[; sheets read: {sheets}]",
        },
    },
    CatalogueEntry {
        code: "E271",
        id: FindingText {
            message: "ada beberapa tabel kriteria: {sheets}",
            help: "sebutkan yang dimaksud dengan --sheet NAMA, atau satukan semuanya pada satu lembar dengan kolom induk",
        },
        en: FindingText {
            message: "there are several tables of criteria: {sheets}",
            help: "name the one that is meant with --sheet NAME, or put them together on one sheet with a column induk",
        },
    },
    CatalogueEntry {
        code: "E272",
        id: FindingText {
            message: "skala \"{value}\" tidak dipahami",
            help: "yang dipahami: \"Ya/Tidak\", \"Ya = 1; Sebagian = 0,5; Tidak = 0\", \"0–100\", \"1–5 kelipatan 0,5\", \"0; 50; 100\", \"> 90 = 100; ≥ 0 = 50\", atau nama pada lembar Skala",
        },
        en: FindingText {
            message: "the scale \"{value}\" is not understood",
            help: "these are: \"Ya/Tidak\", \"Ya = 1; Sebagian = 0,5; Tidak = 0\", \"0–100\", \"1–5 step 0,5\", \"0; 50; 100\", \"> 90 = 100; ≥ 0 = 50\", or a name of the sheet of scales",
        },
    },
    CatalogueEntry {
        code: "E273",
        id: FindingText {
            message: "baris ini tidak punya kode atau tidak punya nama[: \"{name}\"]",
            help: "setiap kriteria perlu kode sendiri dan nama; hapus barisnya jika bukan kriteria",
        },
        en: FindingText {
            message: "this row has no code or no name[: \"{name}\"]",
            help: "every criterion needs a code of its own and a name; remove the row where it is no criterion",
        },
    },
    CatalogueEntry {
        code: "E274",
        id: FindingText {
            message: "\"{value}\" bukan bobot atau poin",
            help: "tulis angkanya saja (30, 16,67, 30%) atau pecahan (100/6)",
        },
        en: FindingText {
            message: "\"{value}\" is no weight and no points",
            help: "write the number alone (30, 16.67, 30%) or a fraction (100/6)",
        },
    },
    CatalogueEntry {
        code: "E275",
        id: FindingText {
            message: "sel gabungan ini menutupi {count} baris, padahal tiap baris perlu isi sendiri",
            help: "pisahkan selnya dan isi setiap baris; gabungan hanya boleh pada kolom induk, skala, dan kelompok",
        },
        en: FindingText {
            message: "this merged cell covers {count} rows, but each row needs a value of its own",
            help: "split the cell and fill in every row; cells may be merged only in the columns induk, skala and kelompok",
        },
    },
    CatalogueEntry {
        code: "E276",
        id: FindingText {
            message: "kode ini diubah aplikasi lembar kerja menjadi tanggal: {value}",
            help: "beri kolom kode format Teks, lalu tulis kembali kodenya (misalnya 1.2)",
        },
        en: FindingText {
            message: "a spreadsheet program turned this code into a date: {value}",
            help: "give the column of codes the format Text, then write the code again (such as 1.2)",
        },
    },
    CatalogueEntry {
        code: "E277",
        id: FindingText {
            message: "batas kualifikasi \"{value}\" tidak dipahami",
            help: "yang dipahami: 90–100, mulai 90, ≥ 90, di atas 90, < 40; yang terakhir boleh kosong",
        },
        en: FindingText {
            message: "the bound of the class \"{value}\" is not understood",
            help: "these are: 90–100, from 90, ≥ 90, above 90, < 40; the last may be empty",
        },
    },
    CatalogueEntry {
        code: "E278",
        id: FindingText {
            message: "kode {code} sudah dipakai di baris {line}",
            help: "setiap kriteria perlu kode sendiri; beri kolom kode format Teks jika 1.10 menjadi 1.1",
        },
        en: FindingText {
            message: "the code {code} stands in row {line} already",
            help: "every criterion needs a code of its own; give the column of codes the format Text where 1.10 became 1.1",
        },
    },
    CatalogueEntry {
        code: "E279",
        id: FindingText {
            message: "poin {code} tertulis {stated}, padahal jumlah poin di bawahnya {sum} (selisih {difference})",
            help: "perbaiki salah satunya, atau kosongkan poin pada induk",
        },
        en: FindingText {
            message: "the points of {code} are written as {stated}, but those below it add up to {sum} ({difference} apart)",
            help: "mend one of them, or leave the points of the branch empty",
        },
    },
    CatalogueEntry {
        code: "W270",
        id: FindingText {
            message: "{count} baris tidak dibaca sebagai kriteria (baris {lines})",
            help: "tidak perlu diubah jika itu judul, nomor kolom, atau jumlah; jika itu kriteria, beri kode",
        },
        en: FindingText {
            message: "{count} {count:row was:rows were} not read as criteria (row {lines})",
            help: "nothing to do where these are titles, numbers of columns or sums; give a criterion its code",
        },
    },
    CatalogueEntry {
        code: "W271",
        id: FindingText {
            message: "skala \"{value}\" tidak menyebut nilai setiap pilihannya; dianggap seperti lazimnya (ya = 1, sebagian = 0,5, tidak = 0, persen = 0–100)",
            help: "tulis nilainya, misalnya Ya = 1; Tidak = 0",
        },
        en: FindingText {
            message: "the scale \"{value}\" does not say what its choices are worth; the usual is taken (ya = 1, sebagian = 0.5, tidak = 0, percent = 0–100)",
            help: "write what they are worth, such as Ya = 1; Tidak = 0",
        },
    },
];
