//! Words of the findings about agencies, their list, corrections, completeness and assessors.

use super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "W419",
        id: FindingText {
            message: "{agency} tidak menjawab satu pun pertanyaan dari: {stages}",
            help: "periksa apakah berkas jawabannya belum masuk; dalam kurung: banyaknya pertanyaan",
        },
        en: FindingText {
            message: "{agency} answered none of the questions of: {stages}",
            help: "check whether a file of answers is missing; in brackets: how many questions",
        },
    },
    CatalogueEntry {
        code: "E401",
        id: FindingText {
            message: "{agency}[ (id {id})] tidak ada dalam daftar badan publik",
            help: "tambahkan ke daftar, atau perbaiki namanya[; mungkin maksudnya {near}]",
        },
        en: FindingText {
            message: "{agency}[ (id {id})] is not on the list of agencies",
            help: "add it to the list, or correct its name[; perhaps {near} is meant]",
        },
    },
    CatalogueEntry {
        code: "E402",
        id: FindingText {
            message: "id {id} punya dua nama: \"{first}\"[ ({where})] dan \"{second}\"",
            help: "satu id, satu nama: samakan namanya, atau perbaiki id-nya",
        },
        en: FindingText {
            message: "the id {id} has two names: \"{first}\"[ ({where})] and \"{second}\"",
            help: "one id, one name: make the names the same, or correct the id",
        },
    },
    CatalogueEntry {
        code: "E403",
        id: FindingText {
            message: "{agency} berada di dua kelompok: \"{first}\"[ ({where})] dan \"{second}\"",
            help: "pilih satu kelompok untuk badan publik ini di semua baris",
        },
        en: FindingText {
            message: "{agency} is in two groups: \"{first}\"[ ({where})] and \"{second}\"",
            help: "choose one group for this agency in all rows",
        },
    },
    CatalogueEntry {
        code: "E404",
        id: FindingText {
            message: "kelompok \"{group}\" tidak ada dalam aturan",
            help: "kelompok yang ada: {groups}[; mungkin maksudnya \"{near}\"]",
        },
        en: FindingText {
            message: "there is no group \"{group}\" in the rules",
            help: "the groups are: {groups}[; perhaps \"{near}\" is meant]",
        },
    },
    CatalogueEntry {
        code: "E405",
        id: FindingText {
            message: "{agency} tidak punya kelompok, padahal sebagian kriteria hanya untuk kelompok tertentu",
            help: "isi kolom `group`, di berkas jawaban atau di daftar badan publik",
        },
        en: FindingText {
            message: "{agency} has no group, but some criteria are for certain groups only",
            help: "fill in the column `group`, in the answers or in the list of agencies",
        },
    },
    CatalogueEntry {
        code: "E406",
        id: FindingText {
            message: "baris ini tidak menyebut badan publik",
            help: "isi namanya; sel yang digabung hanya terisi di baris pertama, jadi pisahkan dan isi semua baris",
        },
        en: FindingText {
            message: "this row names no agency",
            help: "fill in its name; merged cells are filled in their first row only, so split them and fill every row",
        },
    },
    CatalogueEntry {
        code: "E407",
        id: FindingText {
            message: "{agency} tidak punya id di baris ini",
            help: "isi kolom id di semua baris, atau di satu pun tidak",
        },
        en: FindingText {
            message: "{agency} has no id in this row",
            help: "fill in the column of ids in every row, or in none",
        },
    },
    CatalogueEntry {
        code: "E408",
        id: FindingText {
            message: "id {id} sudah dipakai {name}[ di baris {line}]",
            help: "satu id untuk satu badan publik: perbaiki salah satunya",
        },
        en: FindingText {
            message: "the id {id} belongs to {name} already[ in line {line}]",
            help: "one id for one agency: correct one of them",
        },
    },
    CatalogueEntry {
        code: "E409",
        id: FindingText {
            message: "baris daftar ini tidak menyebut badan publik",
            help: "isi id atau namanya, atau hapus barisnya",
        },
        en: FindingText {
            message: "this row of the list names no agency",
            help: "fill in its id or name, or remove the row",
        },
    },
    CatalogueEntry {
        code: "E410",
        id: FindingText {
            message: "koreksi ini tidak menemukan jawaban {agency} untuk {criterion}[ dari {assessor}]",
            help: "[mungkin yang dimaksud {near}; ]periksa nama badan publik, kode kriteria, dan penilainya",
        },
        en: FindingText {
            message: "this correction meets no answer of {agency} to {criterion}[ by {assessor}]",
            help: "[{near} may be meant; ]check the name of the agency, the id of the criterion and the assessor",
        },
    },
    CatalogueEntry {
        code: "E411",
        id: FindingText {
            message: "nilai lama untuk {criterion} menurut koreksi ({old}) bukan yang tercatat ({found})",
            help: "periksa apakah koreksinya sudah diterapkan, atau menyebut jawaban lain",
        },
        en: FindingText {
            message: "the old value of {criterion} in the correction ({old}) is not what is recorded ({found})",
            help: "check whether the correction has been applied already, or names another answer",
        },
    },
    CatalogueEntry {
        code: "E412",
        id: FindingText {
            message: "berkas koreksi tidak punya kolom {column}; judul yang terbaca: {headings}",
            help: "kolomnya: agency, criterion, assessor, old, new, reason",
        },
        en: FindingText {
            message: "the corrections have no column {column}; headings found: {headings}",
            help: "the columns are: agency, criterion, assessor, old, new, reason",
        },
    },
    CatalogueEntry {
        code: "E419",
        id: FindingText {
            message: "daftar nama tidak punya kolom {column}; judul yang terbaca: {headings}",
            help: "kolomnya: old (lama) dan new (baru)",
        },
        en: FindingText {
            message: "the list of names has no column {column}; headings found: {headings}",
            help: "the columns are: old and new",
        },
    },
    CatalogueEntry {
        code: "E424",
        id: FindingText {
            message: "baris ini tidak menyebut nama lama dan nama baru",
            help: "isi keduanya, atau hapus barisnya",
        },
        en: FindingText {
            message: "this row does not give both the old and the new name",
            help: "fill in both, or delete the row",
        },
    },
    CatalogueEntry {
        code: "E425",
        id: FindingText {
            message: "\"{old}\" mendapat dua nama baru: \"{first}\" dan \"{second}\"",
            help: "pertahankan satu saja",
        },
        en: FindingText {
            message: "\"{old}\" is given two new names: \"{first}\" and \"{second}\"",
            help: "keep one of them",
        },
    },
    CatalogueEntry {
        code: "E413",
        id: FindingText {
            message: "koreksi ini cocok dengan lebih dari satu jawaban {agency} untuk {criterion}[ dari {assessor}]",
            help: "sebut id badan publiknya, bukan namanya",
        },
        en: FindingText {
            message: "this correction meets more than one answer of {agency} to {criterion}[ by {assessor}]",
            help: "give the id of the agency instead of its name",
        },
    },
    CatalogueEntry {
        code: "E414",
        id: FindingText {
            message: "{agency} di sini tanpa id, tetapi di tempat lain ber-id {id}[ ({where})]",
            help: "isi id yang sama di kedua tempat, atau beri daftar dengan --agencies",
        },
        en: FindingText {
            message: "{agency} stands here without an id, but elsewhere with the id {id}[ ({where})]",
            help: "give the same id in both places, or a list with --agencies",
        },
    },
    CatalogueEntry {
        code: "E415",
        id: FindingText {
            message: "lebih dari satu badan publik dalam daftar bernama {agency}",
            help: "tambahkan kolom `agency_id` yang membedakannya",
        },
        en: FindingText {
            message: "more than one agency of the list is called {agency}",
            help: "add a column `agency_id` that tells them apart",
        },
    },
    CatalogueEntry {
        code: "E416",
        id: FindingText {
            message: "jawaban {agency} ini sudah dikoreksi[ di baris {line}]",
            help: "satu koreksi untuk satu jawaban: gabungkan keduanya",
        },
        en: FindingText {
            message: "this answer of {agency} is corrected already[ in line {line}]",
            help: "one correction for one answer: join the two",
        },
    },
    CatalogueEntry {
        code: "E417",
        id: FindingText {
            message: "kelompok {agency}[ dan {more} badan publik lain] kosong, sedangkan baris lain tabel ini menyebut kelompoknya; peringkat dan rata-rata kelompok menjadi lain",
            help: "isi kelompok di setiap baris, juga di bawah sel pertama dari kelompok yang sama",
        },
        en: FindingText {
            message: "the group of {agency}[ and {more} more {more:body:bodies}] is empty, while other rows of this table name theirs; that changes ranks and group means",
            help: "fill in the group on every row, also below the first cell of the same group",
        },
    },
    CatalogueEntry {
        code: "E418",
        id: FindingText {
            message: "satu jawaban {agency} untuk {criterion}[ (dan untuk {more} kriteria lain)] tidak menyebut penilainya, sedangkan penilai bernama juga menjawabnya",
            help: "jawaban siapa ini? isi nama penilainya, atau kosongkan jawaban yang tidak berlaku, misalnya pertanyaan juri yang terisi dalam formulir badan publik",
        },
        en: FindingText {
            message: "an answer of {agency} to {criterion}[ (and to {more} more {more:criterion:criteria})] names no assessor, while named assessors answered it too",
            help: "whose answer is it? name its assessor, or empty the answer that does not count, such as a question for the jury that the body filled in itself",
        },
    },
    CatalogueEntry {
        code: "W421",
        id: FindingText {
            message: "aturan memberi peringkat di dalam kelompok ({groups}), tetapi masukan tidak menyebut kelompok satu pun: {agencies} badan publik diperingkat bersama",
            help: "tambahkan kolom group, atau beri daftar badan publik dengan kelompoknya (--agencies); jika semuanya sekelompok, abaikan",
        },
        en: FindingText {
            message: "the rules rank within groups ({groups}), but the inputs name no group: {agencies} public bodies are ranked together",
            help: "add a column group, or give a list of agencies with their groups (--agencies); if all are of one group, leave it",
        },
    },
    CatalogueEntry {
        code: "W417",
        id: FindingText {
            message: "kelompok {agency}[ dan {more} badan publik lain] kosong pada sebagian barisnya; yang dipakai kelompok dari baris lain",
            help: "isi kelompok yang sama di setiap baris",
        },
        en: FindingText {
            message: "the group of {agency}[ and {more} more {more:body:bodies}] is empty on some of its rows; the one of its other rows was taken",
            help: "fill in the same group on every row",
        },
    },
    CatalogueEntry {
        code: "W418",
        id: FindingText {
            message: "\"{other}\" dibaca sebagai {agency}: namanya hanya berbeda huruf besar dan kecil atau karakter yang tidak tampak",
            help: "samakan penulisannya; jika keduanya memang dua badan publik, beri agency_id",
        },
        en: FindingText {
            message: "\"{other}\" was read as {agency}: the names differ in case or in characters that are never seen only",
            help: "write the name in one way; where they are two bodies, give each an agency_id",
        },
    },
    CatalogueEntry {
        code: "E420",
        id: FindingText {
            message: "sanggahan atas {criterion} tidak menyebut jawaban yang diminta",
            help: "isi kolom Menjadi dengan jawaban yang diminta (- untuk jawaban kosong), atau kosongkan seluruh barisnya jika tidak disanggah",
        },
        en: FindingText {
            message: "the objection to {criterion} does not say which answer is asked for",
            help: "write the answer into the column Is (- for a blank), or leave the row as it was where there is no objection",
        },
    },
    CatalogueEntry {
        code: "E421",
        id: FindingText {
            message: "putusan \"{text}\" atas sanggahan {agency} ({criterion}) tidak dikenal",
            help: "tulis diterima atau ditolak, atau kosongkan selama belum diputus",
        },
        en: FindingText {
            message: "the decision \"{text}\" on the objection of {agency} ({criterion}) is not known",
            help: "write accepted or rejected, or leave it empty as long as nothing is decided",
        },
    },
    CatalogueEntry {
        code: "W420",
        id: FindingText {
            message: "sanggahan {agency} atas {criterion} belum diputus; jawabannya tidak diubah",
            help: "isi kolom Putusan: diterima atau ditolak",
        },
        en: FindingText {
            message: "the objection of {agency} to {criterion} is not decided; the answer stays as it was",
            help: "fill in the column Decision: accepted or rejected",
        },
    },
    CatalogueEntry {
        code: "W426",
        id: FindingText {
            message: "baris daftar ini bukan badan publik (judul kelompok, jumlah, catatan) dan dilewati: {rows}",
            help: "jika salah satunya badan publik, isilah nomor atau id-nya seperti pada baris lain",
        },
        en: FindingText {
            message: "these rows of the list are no agencies (headings of groups, totals, notes) and were passed over: {rows}",
            help: "if one of them is an agency, give it a number or an id like the other rows have",
        },
    },
    CatalogueEntry {
        code: "E344",
        id: FindingText {
            message: "\"{agency}\" tampaknya salinan berkas {other}, bukan badan publik lain",
            help: "pakai salah satu: hapus berkas yang lama, atau ganti namanya jika memang badan publik lain",
        },
        en: FindingText {
            message: "\"{agency}\" looks like a copy of the file of {other}, not like another body",
            help: "keep one of them: remove the older file, or rename it where it is another body",
        },
    },
];
