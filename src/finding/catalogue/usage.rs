//! Words of the findings about how the program was called.

use super::{Entry, Words};

/// One entry per code.
pub const ENTRIES: &[Entry] = &[
    Entry {
        code: "E001",
        id: Words { message: "tidak ada badan publik dalam kelompok \"{group}\"", help: "kelompok yang ada: {groups}" },
        en: Words { message: "there is no agency in the group \"{group}\"", help: "the groups are: {groups}" },
    },
    Entry {
        code: "E002",
        id: Words {
            message: "format keluaran tidak dapat diketahui dari nama berkas ini",
            help: "pakai akhiran {endings}, atau sebutkan dengan --format",
        },
        en: Words {
            message: "the name of this file does not say in which format to write it",
            help: "use one of the endings {endings}, or name it with --format",
        },
    },
    Entry {
        code: "E003",
        id: Words {
            message: "berkas keluaran ini juga berkas masukan",
            help: "tulis ke berkas lain; masukan tidak pernah ditimpa",
        },
        en: Words {
            message: "this output file is an input too",
            help: "write to another file; inputs are never overwritten",
        },
    },
    Entry {
        code: "E004",
        id: Words {
            message: "tidak ada aturan \"{name}\"[; maksudnya {nearest}?]",
            help: "sebutkan berkas TOML, atau salah satu dari `ikip rules list`",
        },
        en: Words {
            message: "there are no rules \"{name}\"[; did you mean {nearest}?]",
            help: "name a TOML file, or one of `ikip rules list`",
        },
    },
    Entry {
        code: "E005",
        id: Words {
            message: "berkas aturan ini tidak dapat dibaca: {reason}",
            help: "periksa apakah berkasnya ada dan boleh dibaca",
        },
        en: Words {
            message: "this rules file cannot be read: {reason}",
            help: "check that the file exists and that you may read it",
        },
    },
    Entry {
        code: "E006",
        id: Words {
            message: "belum ada berkas masukan",
            help: "sebutkan berkas atau folder jawaban, atau - untuk masukan standar",
        },
        en: Words { message: "there is no input", help: "name a file or folder of answers, or - for standard input" },
    },
    Entry {
        code: "E007",
        id: Words { message: "tidak ada perintah \"{name}\"", help: "perintah yang ada: {commands}" },
        en: Words { message: "there is no command \"{name}\"", help: "the commands are: {commands}" },
    },
    Entry {
        code: "E008",
        id: Words {
            message: "berkas aturan ini bukan teks UTF-8",
            help: "simpan ulang berkasnya sebagai UTF-8; baris ini memuat bita pertama yang salah",
        },
        en: Words {
            message: "this rules file is not UTF-8 text",
            help: "save it again as UTF-8; this line has the first wrong byte",
        },
    },
    Entry {
        code: "E009",
        id: Words {
            message: "berkas aturan ini lebih besar dari {most} MiB",
            help: "berkas aturan biasanya beberapa puluh KiB; mungkin yang disebut bukan berkas aturan",
        },
        en: Words {
            message: "this rules file is larger than {most} MiB",
            help: "rules files usually have some tens of KiB; this may be another file",
        },
    },
    Entry {
        code: "E010",
        id: Words {
            message: "--column tidak mengenal arti \"{name}\"",
            help: "arti yang dikenal: agency, agency_id, criterion, score, assessor, group, evidence, note, verified, rank, class, atau kode sebuah kriteria",
        },
        en: Words {
            message: "--column does not know the meaning \"{name}\"",
            help: "the meanings are: agency, agency_id, criterion, score, assessor, group, evidence, note, verified, rank, class, or the id of a criterion",
        },
    },
    Entry {
        code: "E011",
        id: Words {
            message: "{inputs} masukan dan {rules} aturan tidak dapat dibandingkan",
            help: "beri dua masukan atau lebih dengan satu --rules atau satu untuk tiap masukan, atau satu masukan dengan --corrections",
        },
        en: Words {
            message: "{inputs} inputs and {rules} rules cannot be compared",
            help: "give two inputs or more with --rules once or once per input, or one input with --corrections",
        },
    },
    Entry {
        code: "E020",
        id: Words {
            message: "tidak ada badan publik \"{name}\"[; maksudnya {nearest}?]",
            help: "sebutkan nama atau kodenya seperti dalam masukan",
        },
        en: Words {
            message: "there is no agency \"{name}\"[; did you mean {nearest}?]",
            help: "give its name or id as in the inputs",
        },
    },
    Entry {
        code: "E021",
        id: Words {
            message: "folder laporan ini berada di dalam folder masukan {input}",
            help: "tulis ke folder lain; bila tidak, laporan ini akan dibaca sebagai jawaban pada kali berikutnya",
        },
        en: Words {
            message: "this folder for the report lies in the input folder {input}",
            help: "write to another folder; else the report would be read as answers the next time",
        },
    },
    Entry {
        code: "E022",
        id: Words {
            message: "\"{name}\" cocok dengan {n} badan publik: {names}",
            help: "tulis namanya lebih lengkap, atau kodenya; boleh beberapa kali --agency, sebuah kelompok, atau all",
        },
        en: Words {
            message: "\"{name}\" fits {n} agencies: {names}",
            help: "give more of its name, or its id; --agency may be repeated, or name a group, or all",
        },
    },
    Entry {
        code: "E023",
        id: Words {
            message: "--set menyebut kriteria \"{name}\" yang tidak ada dalam aturan[; maksudnya {nearest}?]",
            help: "tulis kodenya seperti dalam `ikip rules show`",
        },
        en: Words {
            message: "--set names the criterion \"{name}\", which the rules do not have[; did you mean {nearest}?]",
            help: "give its id as `ikip rules show` has it",
        },
    },
    Entry {
        code: "E024",
        id: Words {
            message: "\"{text}\" dalam --set bukan jawaban untuk {criterion} {name}",
            help: "yang boleh dijawab: {allowed}",
        },
        en: Words {
            message: "\"{text}\" in --set is no answer to {criterion} {name}",
            help: "what may be answered: {allowed}",
        },
    },
    Entry {
        code: "E025",
        id: Words {
            message: "\"{text}\" dalam --set untuk {criterion} dapat dibaca dengan dua cara: tanda desimal atau tanda ribuan",
            help: "tambahkan angka di belakang koma (72,1250), atau tulis tanpa tanda",
        },
        en: Words {
            message: "\"{text}\" in --set for {criterion} can be read in two ways: a decimal mark, or one between thousands",
            help: "add a digit after the mark (72.1250), or write it without a mark",
        },
    },
    Entry {
        code: "E026",
        id: Words {
            message: "{criterion} dalam --set tidak ditanyakan kepada {agency}[ (kelompok {group})]",
            help: "pilih kriteria yang ditanyakan kepada kelompoknya",
        },
        en: Words {
            message: "{criterion} in --set is not asked of {agency}[ (group {group})]",
            help: "choose a criterion that its group is asked",
        },
    },
    Entry {
        code: "E027",
        id: Words {
            message: "{criterion} dalam --set tidak dapat dijawab oleh {agency}: {other} sudah dijawab",
            help: "sebuah cabang dijawab sebagai keseluruhan atau di dalamnya, tidak keduanya; kosongkan {other} dengan --set {other}=-",
        },
        en: Words {
            message: "{criterion} in --set cannot be answered by {agency}: {other} is answered",
            help: "a branch is answered as a whole or inside, never both; blank {other} with --set {other}=-",
        },
    },
    Entry {
        code: "E028",
        id: Words {
            message: "--set menyebut {criterion} lebih dari sekali",
            help: "satu jawaban untuk satu kriteria: hapus yang lain",
        },
        en: Words {
            message: "--set names {criterion} more than once",
            help: "one answer for one criterion: remove the others",
        },
    },
    Entry {
        code: "E029",
        id: Words {
            message: "{agencies} badan publik dengan {criteria} kriteria tidak muat dalam satu buku kerja",
            help: "buku kerja memuat paling banyak {cells} sel dan {most} kriteria; pakai csv atau json, atau tampilkan sebagian dengan --group atau --top",
        },
        en: Words {
            message: "{agencies} {agencies:agency:agencies} with {criteria} criteria: too much for one workbook",
            help: "a workbook holds up to {cells} cells and {most} criteria; use csv or json, or show some of them with --group or --top",
        },
    },
    Entry {
        code: "W030",
        id: Words {
            message: "buku kerja berisi nilai tanpa rumus dan tanpa jawaban satu per satu: {agencies} badan publik dan {answers} jawaban terlalu banyak untuk rumus",
            help: "angkanya sama dengan csv dan json; untuk buku kerja dengan rumus, hitung sebagian masukan saja",
        },
        en: Words {
            message: "the workbook holds values without formulas and without single answers: {agencies} {agencies:agency:agencies} with {answers} {answers:answer:answers} are too many for formulas",
            help: "the numbers are those of csv and json; for a workbook with formulas, score a part of the inputs",
        },
    },
];
