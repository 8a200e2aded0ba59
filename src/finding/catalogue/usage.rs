//! Words of the findings about how the program was called.

use super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "E001",
        id: FindingText {
            message: "tidak ada badan publik dalam kelompok \"{group}\"",
            help: "kelompok yang ada: {groups}",
        },
        en: FindingText { message: "there is no agency in the group \"{group}\"", help: "the groups are: {groups}" },
    },
    CatalogueEntry {
        code: "E002",
        id: FindingText {
            message: "format keluaran tidak dapat diketahui dari nama berkas ini",
            help: "pakai akhiran {endings}, atau sebutkan dengan --format",
        },
        en: FindingText {
            message: "the name of this file does not say in which format to write it",
            help: "use one of the endings {endings}, or name it with --format",
        },
    },
    CatalogueEntry {
        code: "E003",
        id: FindingText {
            message: "berkas keluaran ini juga {what}[: {path}]",
            help: "tulis ke berkas lain; yang dibaca tidak pernah ditimpa",
        },
        en: FindingText {
            message: "this output file is also {what}[: {path}]",
            help: "write to another file; what is read is never written over",
        },
    },
    CatalogueEntry {
        code: "E004",
        id: FindingText {
            message: "tidak ada aturan \"{name}\"[; maksudnya {nearest}?]",
            help: "sebutkan berkas TOML, atau salah satu dari `ikip rules list`",
        },
        en: FindingText {
            message: "there are no rules \"{name}\"[; did you mean {nearest}?]",
            help: "name a TOML file, or one of `ikip rules list`",
        },
    },
    CatalogueEntry {
        code: "E005",
        id: FindingText {
            message: "berkas aturan ini tidak dapat dibaca: {reason}",
            help: "periksa apakah berkasnya ada dan boleh dibaca",
        },
        en: FindingText {
            message: "this rules file cannot be read: {reason}",
            help: "check that the file exists and that you may read it",
        },
    },
    CatalogueEntry {
        code: "E006",
        id: FindingText {
            message: "belum ada berkas masukan",
            help: "sebutkan berkas atau folder jawaban, atau - untuk masukan standar",
        },
        en: FindingText {
            message: "there is no input",
            help: "name a file or folder of answers, or - for standard input",
        },
    },
    CatalogueEntry {
        code: "E007",
        id: FindingText { message: "tidak ada perintah \"{name}\"", help: "perintah yang ada: {commands}" },
        en: FindingText { message: "there is no command \"{name}\"", help: "the commands are: {commands}" },
    },
    CatalogueEntry {
        code: "E008",
        id: FindingText {
            message: "berkas aturan ini bukan teks UTF-8",
            help: "simpan ulang berkasnya sebagai UTF-8; baris ini memuat byte pertama yang salah",
        },
        en: FindingText {
            message: "this rules file is not UTF-8 text",
            help: "save it again as UTF-8; this line has the first wrong byte",
        },
    },
    CatalogueEntry {
        code: "E009",
        id: FindingText {
            message: "berkas aturan ini lebih besar dari {most} MiB",
            help: "berkas aturan biasanya beberapa puluh KiB; mungkin yang disebut bukan berkas aturan",
        },
        en: FindingText {
            message: "this rules file is larger than {most} MiB",
            help: "rules files usually have some tens of KiB; this may be another file",
        },
    },
    CatalogueEntry {
        code: "E010",
        id: FindingText {
            message: "--column tidak mengenal arti \"{name}\"",
            help: "arti yang dikenal: agency, agency_id, criterion, score, assessor, group, evidence, note, verified, rank, class, atau kode sebuah kriteria",
        },
        en: FindingText {
            message: "--column does not know the meaning \"{name}\"",
            help: "the meanings are: agency, agency_id, criterion, score, assessor, group, evidence, note, verified, rank, class, or the id of a criterion",
        },
    },
    CatalogueEntry {
        code: "E011",
        id: FindingText {
            message: "{inputs} masukan dan {rules} aturan tidak dapat dibandingkan",
            help: "beri dua masukan atau lebih dengan satu --rules atau satu untuk tiap masukan, atau satu masukan dengan --corrections",
        },
        en: FindingText {
            message: "{inputs} inputs and {rules} rules cannot be compared",
            help: "give two inputs or more with --rules once or once per input, or one input with --corrections",
        },
    },
    CatalogueEntry {
        code: "E020",
        id: FindingText {
            message: "tidak ada badan publik \"{name}\"[; maksudnya {nearest}?]",
            help: "sebutkan nama atau kodenya seperti dalam masukan",
        },
        en: FindingText {
            message: "there is no agency \"{name}\"[; did you mean {nearest}?]",
            help: "give its name or id as in the inputs",
        },
    },
    CatalogueEntry {
        code: "E021",
        id: FindingText {
            message: "keluaran ini berada di dalam folder masukan {input}",
            help: "tulis ke folder lain; jika tidak, keluaran ini akan dibaca sebagai jawaban pada kali berikutnya",
        },
        en: FindingText {
            message: "this output lies in the input folder {input}",
            help: "write to another folder; else this output would be read as answers the next time",
        },
    },
    CatalogueEntry {
        code: "E022",
        id: FindingText {
            message: "\"{name}\" cocok dengan {n} badan publik: {names}",
            help: "tulis namanya lebih lengkap, atau kodenya; boleh beberapa kali --agency, sebuah kelompok, atau all",
        },
        en: FindingText {
            message: "\"{name}\" fits {n} agencies: {names}",
            help: "give more of its name, or its id; --agency may be repeated, or name a group, or all",
        },
    },
    CatalogueEntry {
        code: "E023",
        id: FindingText {
            message: "--set menyebut kriteria \"{name}\" yang tidak ada dalam aturan[; maksudnya {nearest}?]",
            help: "tulis kodenya seperti dalam `ikip rules show`",
        },
        en: FindingText {
            message: "--set names the criterion \"{name}\", which the rules do not have[; did you mean {nearest}?]",
            help: "give its id as `ikip rules show` has it",
        },
    },
    CatalogueEntry {
        code: "E024",
        id: FindingText {
            message: "\"{text}\" dalam --set bukan jawaban untuk {criterion} {name}",
            help: "yang boleh dijawab: {allowed}",
        },
        en: FindingText {
            message: "\"{text}\" in --set is no answer to {criterion} {name}",
            help: "what may be answered: {allowed}",
        },
    },
    CatalogueEntry {
        code: "E025",
        id: FindingText {
            message: "\"{text}\" dalam --set untuk {criterion} dapat dibaca dengan dua cara: tanda desimal atau tanda ribuan",
            help: "tambahkan angka di belakang koma (72,1250), atau tulis tanpa tanda",
        },
        en: FindingText {
            message: "\"{text}\" in --set for {criterion} can be read in two ways: a decimal mark, or one between thousands",
            help: "add a digit after the mark (72.1250), or write it without a mark",
        },
    },
    CatalogueEntry {
        code: "E026",
        id: FindingText {
            message: "{criterion} dalam --set tidak ditanyakan kepada {agency}[ (kelompok {group})]",
            help: "pilih kriteria yang ditanyakan kepada kelompoknya",
        },
        en: FindingText {
            message: "{criterion} in --set is not asked of {agency}[ (group {group})]",
            help: "choose a criterion that its group is asked",
        },
    },
    CatalogueEntry {
        code: "E027",
        id: FindingText {
            message: "{criterion} dalam --set tidak dapat dijawab oleh {agency}: {other} sudah dijawab",
            help: "sebuah cabang dijawab sebagai keseluruhan atau di dalamnya, tidak keduanya; kosongkan {other} dengan --set {other}=-",
        },
        en: FindingText {
            message: "{criterion} in --set cannot be answered by {agency}: {other} is answered",
            help: "a branch is answered as a whole or inside, never both; blank {other} with --set {other}=-",
        },
    },
    CatalogueEntry {
        code: "E028",
        id: FindingText {
            message: "--set menyebut {criterion} lebih dari sekali",
            help: "satu jawaban untuk satu kriteria: hapus yang lain",
        },
        en: FindingText {
            message: "--set names {criterion} more than once",
            help: "one answer for one criterion: remove the others",
        },
    },
    CatalogueEntry {
        code: "E029",
        id: FindingText {
            message: "{agencies} badan publik dengan {criteria} kriteria tidak muat dalam satu buku kerja",
            help: "buku kerja memuat paling banyak {cells} sel dan {most} kriteria; pakai csv atau json, atau tampilkan sebagian dengan --group atau --top",
        },
        en: FindingText {
            message: "{agencies} {agencies:agency:agencies} with {criteria} criteria: too much for one workbook",
            help: "a workbook holds up to {cells} cells and {most} criteria; use csv or json, or show some of them with --group or --top",
        },
    },
    CatalogueEntry {
        code: "E030",
        id: FindingText {
            message: "SOURCE_DATE_EPOCH berisi \"{value}\", bukan bilangan bulat detik sejak 1970",
            help: "isi dengan bilangan bulat mulai 0, atau hapus variabel itu",
        },
        en: FindingText {
            message: "SOURCE_DATE_EPOCH is \"{value}\", which is no whole number of seconds since 1970",
            help: "set it to a whole number from 0 on, or unset it",
        },
    },
    CatalogueEntry {
        code: "E031",
        id: FindingText {
            message: "formulir ini sudah berisi jawaban: {count} baris",
            help: "simpan formulir kosong di tempat lain; --replace menimpa yang ini dan membuang isinya",
        },
        en: FindingText {
            message: "this form holds answers already: {count} {count:row:rows}",
            help: "write the empty form to another place; --replace writes over this one and throws away what it holds",
        },
    },
    CatalogueEntry {
        code: "E032",
        id: FindingText {
            message: "sudah ada berkas lain di tempat formulir ini",
            help: "simpan formulir kosong di tempat lain; --replace menimpa berkas itu dan membuang isinya",
        },
        en: FindingText {
            message: "there is another file in the place of this form",
            help: "write the empty form to another place; --replace writes over that file and throws away what it holds",
        },
    },
    CatalogueEntry {
        code: "W031",
        id: FindingText {
            message: "{count} berkas dari laporan sebelumnya tetap ada di folder ini: {files}",
            help: "berkas itu tidak ditulis oleh perintah ini, misalnya karena badan publiknya tidak ada lagi; hapus jika tidak diperlukan",
        },
        en: FindingText {
            message: "{count} {count:file:files} of an earlier report {count:remains:remain} in this folder: {files}",
            help: "this command did not write them, for example because the agency is gone; delete them where they are not needed",
        },
    },
    CatalogueEntry {
        code: "E033",
        id: FindingText {
            message: "--only menyebut kriteria \"{name}\" yang tidak ada dalam aturan[; maksudnya {near}?]",
            help: "tulis kodenya seperti dalam `ikip rules show`",
        },
        en: FindingText {
            message: "--only names the criterion \"{name}\", which the rules do not have[; is {near} meant?]",
            help: "write its id as `ikip rules show` shows it",
        },
    },
    CatalogueEntry {
        code: "E034",
        id: FindingText {
            message: "formulir sanggah ditulis ke dalam sebuah folder, satu untuk setiap badan publik",
            help: "sebutkan foldernya: -o sanggah/",
        },
        en: FindingText {
            message: "forms for objections go into a folder, one for each body",
            help: "name the folder: -o sanggah/",
        },
    },
    CatalogueEntry {
        code: "E040",
        id: FindingText {
            message: "berkas ini hasil yang ditulis ikip, bukan jawaban",
            help: "keluarkan dari masukan dan sebutkan berkas jawabannya[; jawaban di dalam buku kerja ini terbaca dengan --sheet {sheet}]; ikip verify memeriksa hasil",
        },
        en: FindingText {
            message: "this file is a result that ikip wrote, and no answers",
            help: "take it out of the inputs and name the files of answers[; those in this workbook can be read with --sheet {sheet}]; ikip verify checks a result",
        },
    },
    CatalogueEntry {
        code: "E045",
        id: FindingText {
            message: "rumus di dalam formulir tidak dapat mengikuti aturan pada kriteria {criterion}",
            help: "buat formulir tanpa --live; nilainya tetap dihitung `ikip score` dari formulir yang sudah diisi",
        },
        en: FindingText {
            message: "formulas in a form cannot follow the rules at the criterion {criterion}",
            help: "make the form without --live; `ikip score` still scores it once it is filled in",
        },
    },
    CatalogueEntry {
        code: "E046",
        id: FindingText {
            message: "--live memerlukan satu formulir XLSX untuk setiap badan publik",
            help: "tulis ke folder (-o formulir/), tanpa --format csv atau tsv",
        },
        en: FindingText {
            message: "--live needs one XLSX form for every agency",
            help: "write into a folder (-o forms/), without --format csv or tsv",
        },
    },
    CatalogueEntry {
        code: "E047",
        id: FindingText {
            message: "aturan ini bertanya menurut kelompok, tetapi ada badan publik yang kelompoknya tidak diketahui",
            help: "sebutkan daftar badan publik dengan kolom kelompok: --agencies badan-publik.csv",
        },
        en: FindingText {
            message: "these rules ask by group, but the group of an agency is not known",
            help: "name the list of agencies with a column group: --agencies agencies.csv",
        },
    },
    CatalogueEntry {
        code: "W035",
        id: FindingText {
            message: "nilai akhir tidak dapat ditunjukkan di dalam formulir karena bergantung pada yang dijawab pihak lain: {criteria}[, dan {more} lagi]",
            help: "nilai bagian yang ditanyakan tetap ditunjukkan; nilai akhir dihitung `ikip score` setelah semua jawaban terkumpul",
        },
        en: FindingText {
            message: "a form cannot show the total, which hangs on what others answer: {criteria}[, and {more} more]",
            help: "the scores of what is asked are shown; `ikip score` works out the total once all answers are there",
        },
    },
    CatalogueEntry {
        code: "W032",
        id: FindingText {
            message: "\"{text}\" diawali tanda rumus",
            help: "lembar sebar yang membuka CSV menganggapnya rumus; perbaiki nama itu, atau pakai -o hasil.xlsx, yang menyimpannya sebagai teks",
        },
        en: FindingText {
            message: "\"{text}\" begins with the sign of a formula",
            help: "a spreadsheet that opens the CSV takes it for a formula; mend the name, or use -o result.xlsx, which keeps it as text",
        },
    },
    CatalogueEntry {
        code: "W030",
        id: FindingText {
            message: "buku kerja berisi nilai tanpa rumus dan tanpa jawaban satu per satu: {agencies} badan publik dan {answers} jawaban terlalu banyak untuk rumus",
            help: "angkanya sama dengan csv dan json; untuk buku kerja dengan rumus, hitung sebagian masukan saja",
        },
        en: FindingText {
            message: "the workbook holds values without formulas and without single answers: {agencies} {agencies:agency:agencies} with {answers} {answers:answer:answers} are too many for formulas",
            help: "the numbers are those of csv and json; for a workbook with formulas, score a part of the inputs",
        },
    },
    CatalogueEntry {
        code: "E050",
        id: FindingText {
            message: "perintah ini tidak dapat dipahami: {reason}",
            help: "lihat `ikip --help` atau `ikip PERINTAH --help`",
        },
        en: FindingText {
            message: "this command line cannot be understood: {reason}",
            help: "see `ikip --help` or `ikip COMMAND --help`",
        },
    },
    CatalogueEntry {
        code: "E051",
        id: FindingText {
            message: "manifes membuktikan satu berkas keluaran, bukan beberapa",
            help: "tulis dengan satu -o bersama --manifest, dan berkas lain dalam perintah tersendiri",
        },
        en: FindingText {
            message: "a manifest proves one output file, not several",
            help: "write one -o with --manifest, and the others by a command of their own",
        },
    },
    CatalogueEntry {
        code: "E052",
        id: FindingText {
            message: "--format {format} menyebut satu format, sedangkan ada beberapa berkas keluaran",
            help: "hapus --format: akhiran setiap berkas menyebut formatnya",
        },
        en: FindingText {
            message: "--format {format} names one format, while there are several output files",
            help: "leave --format out: the ending of each file names its format",
        },
    },
    CatalogueEntry {
        code: "E053",
        id: FindingText {
            message: "{option} tidak berlaku untuk format keluaran ini",
            help: "pakai bersama --format atau akhiran berkas: {formats}",
        },
        en: FindingText {
            message: "{option} does not fit this output format",
            help: "use it with --format or a file ending of: {formats}",
        },
    },
    CatalogueEntry {
        code: "E054",
        id: FindingText {
            message: "tidak ada kolom \"{column}\"[; maksudnya {nearest}?]",
            help: "kolom yang ada: {columns}, dan kode kriteria",
        },
        en: FindingText {
            message: "there is no column \"{column}\"[; did you mean {nearest}?]",
            help: "the columns are: {columns}, and ids of criteria",
        },
    },
];
