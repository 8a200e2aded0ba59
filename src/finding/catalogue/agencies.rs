//! Words of the findings about agencies, their list, corrections, completeness and assessors.

use super::{Entry, Words};

/// One entry per code.
pub const ENTRIES: &[Entry] = &[
    Entry {
        code: "E401",
        id: Words {
            message: "{agency}[ (id {id})] tidak ada dalam daftar badan publik",
            help: "tambahkan ke daftar, atau perbaiki namanya[; mungkin maksudnya {near}]",
        },
        en: Words {
            message: "{agency}[ (id {id})] is not on the list of agencies",
            help: "add it to the list, or correct its name[; perhaps {near} is meant]",
        },
    },
    Entry {
        code: "E402",
        id: Words {
            message: "id {id} punya dua nama: \"{first}\"[ ({where})] dan \"{second}\"",
            help: "satu id, satu nama: samakan namanya, atau perbaiki id-nya",
        },
        en: Words {
            message: "the id {id} has two names: \"{first}\"[ ({where})] and \"{second}\"",
            help: "one id, one name: make the names the same, or correct the id",
        },
    },
    Entry {
        code: "E403",
        id: Words {
            message: "{agency} berada di dua kelompok: \"{first}\"[ ({where})] dan \"{second}\"",
            help: "pilih satu kelompok untuk badan publik ini di semua baris",
        },
        en: Words {
            message: "{agency} is in two groups: \"{first}\"[ ({where})] and \"{second}\"",
            help: "choose one group for this agency in all rows",
        },
    },
    Entry {
        code: "E404",
        id: Words {
            message: "kelompok \"{group}\" tidak ada dalam aturan",
            help: "kelompok yang ada: {groups}[; mungkin maksudnya \"{near}\"]",
        },
        en: Words {
            message: "there is no group \"{group}\" in the rules",
            help: "the groups are: {groups}[; perhaps \"{near}\" is meant]",
        },
    },
    Entry {
        code: "E405",
        id: Words {
            message: "{agency} tidak punya kelompok, padahal sebagian kriteria hanya untuk kelompok tertentu",
            help: "isi kolom `group`, di berkas jawaban atau di daftar badan publik",
        },
        en: Words {
            message: "{agency} has no group, but some criteria are for certain groups only",
            help: "fill in the column `group`, in the answers or in the list of agencies",
        },
    },
    Entry {
        code: "E406",
        id: Words {
            message: "baris ini tidak menyebut badan publik",
            help: "isi namanya; sel yang digabung hanya terisi di baris pertama, jadi pisahkan dan isi semua baris",
        },
        en: Words {
            message: "this row names no agency",
            help: "fill in its name; merged cells are filled in their first row only, so split them and fill every row",
        },
    },
    Entry {
        code: "E407",
        id: Words {
            message: "{agency} tidak punya id di baris ini",
            help: "isi kolom id di semua baris, atau di satu pun tidak",
        },
        en: Words {
            message: "{agency} has no id in this row",
            help: "fill in the column of ids in every row, or in none",
        },
    },
    Entry {
        code: "E408",
        id: Words {
            message: "id {id} sudah dipakai {name}[ di baris {line}]",
            help: "satu id untuk satu badan publik: perbaiki salah satunya",
        },
        en: Words {
            message: "the id {id} belongs to {name} already[ in line {line}]",
            help: "one id for one agency: correct one of them",
        },
    },
    Entry {
        code: "E409",
        id: Words {
            message: "baris daftar ini tidak menyebut badan publik",
            help: "isi id atau namanya, atau hapus barisnya",
        },
        en: Words {
            message: "this row of the list names no agency",
            help: "fill in its id or name, or remove the row",
        },
    },
    Entry {
        code: "E410",
        id: Words {
            message: "koreksi ini tidak menemukan jawaban {agency} untuk {criterion}[ dari {assessor}]",
            help: "[mungkin yang dimaksud {near}; ]periksa nama badan publik, kode kriteria, dan penilainya",
        },
        en: Words {
            message: "this correction meets no answer of {agency} to {criterion}[ by {assessor}]",
            help: "[{near} may be meant; ]check the name of the agency, the id of the criterion and the assessor",
        },
    },
    Entry {
        code: "E411",
        id: Words {
            message: "nilai lama untuk {criterion} menurut koreksi ({old}) bukan yang tercatat ({found})",
            help: "periksa apakah koreksinya sudah diterapkan, atau menyebut jawaban lain",
        },
        en: Words {
            message: "the old value of {criterion} in the correction ({old}) is not what is recorded ({found})",
            help: "check whether the correction has been applied already, or names another answer",
        },
    },
    Entry {
        code: "E412",
        id: Words {
            message: "berkas koreksi tidak punya kolom {column}; judul yang terbaca: {headings}",
            help: "kolomnya: agency, criterion, assessor, old, new, reason",
        },
        en: Words {
            message: "the corrections have no column {column}; headings found: {headings}",
            help: "the columns are: agency, criterion, assessor, old, new, reason",
        },
    },
    Entry {
        code: "E413",
        id: Words {
            message: "koreksi ini cocok dengan lebih dari satu jawaban {agency} untuk {criterion}[ dari {assessor}]",
            help: "sebut id badan publiknya, bukan namanya",
        },
        en: Words {
            message: "this correction meets more than one answer of {agency} to {criterion}[ by {assessor}]",
            help: "give the id of the agency instead of its name",
        },
    },
    Entry {
        code: "E414",
        id: Words {
            message: "{agency} di sini tanpa id, tetapi di tempat lain ber-id {id}[ ({where})]",
            help: "isi id yang sama di kedua tempat, atau beri daftar dengan --agencies",
        },
        en: Words {
            message: "{agency} stands here without an id, but elsewhere with the id {id}[ ({where})]",
            help: "give the same id in both places, or a list with --agencies",
        },
    },
    Entry {
        code: "E415",
        id: Words {
            message: "lebih dari satu badan publik dalam daftar bernama {agency}",
            help: "tambahkan kolom `agency_id` yang membedakannya",
        },
        en: Words {
            message: "more than one agency of the list is called {agency}",
            help: "add a column `agency_id` that tells them apart",
        },
    },
    Entry {
        code: "E416",
        id: Words {
            message: "jawaban {agency} ini sudah dikoreksi[ di baris {line}]",
            help: "satu koreksi untuk satu jawaban: gabungkan keduanya",
        },
        en: Words {
            message: "this answer of {agency} is corrected already[ in line {line}]",
            help: "one correction for one answer: join the two",
        },
    },
];
