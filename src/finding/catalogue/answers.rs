//! Words of the findings about answers.

use super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "E301",
        id: FindingText {
            message: "\"{text}\" bukan jawaban untuk {criterion} ({name})",
            help: "tulis angka seperti 85,5 atau 85.5, bagian seperti 480/503, atau kata keadaan (kosong, tidak berlaku, tidak ada kasus); yang diminta: {expected}",
        },
        en: FindingText {
            message: "\"{text}\" is no answer to {criterion} ({name})",
            help: "write a number such as 85.5 or 85,5, a share such as 480/503, or a state (blank, n/a, no case); asked is: {expected}",
        },
    },
    CatalogueEntry {
        code: "E302",
        id: FindingText { message: "{text} di luar rentang {criterion} ({name})", help: "yang boleh: {expected}" },
        en: FindingText {
            message: "{text} is outside the range of {criterion} ({name})",
            help: "allowed is: {expected}",
        },
    },
    CatalogueEntry {
        code: "E303",
        id: FindingText {
            message: "\"{text}\" dapat dibaca dua cara: sebagai desimal atau ribuan[, juga {more} sel lain]",
            help: "sebut tanda desimalnya dengan --decimal comma (koma) atau --decimal point (titik), atau tulis tanpa tanda ribuan; nilai lain di berkas ini tidak membuktikan tandanya",
        },
        en: FindingText {
            message: "\"{text}\" can be read in two ways, as a decimal or as thousands[, and so can {more} more {more:cell:cells}]",
            help: "state the decimal mark with --decimal comma or --decimal point, or write it without a mark for thousands; no other score of this file proves the mark",
        },
    },
    CatalogueEntry {
        code: "E304",
        id: FindingText {
            message: "{text} tidak tepat pada langkah skala {criterion} ({name})",
            help: "yang boleh: {expected}",
        },
        en: FindingText {
            message: "{text} is not on a step of the scale of {criterion} ({name})",
            help: "allowed is: {expected}",
        },
    },
    CatalogueEntry {
        code: "E305",
        id: FindingText {
            message: "\"{text}\" bukan salah satu pilihan {criterion} ({name})",
            help: "pilihannya: {expected}",
        },
        en: FindingText {
            message: "\"{text}\" is not one of the choices of {criterion} ({name})",
            help: "the choices are: {expected}",
        },
    },
    CatalogueEntry {
        code: "E307",
        id: FindingText {
            message: "{agency} sudah punya jawaban untuk {criterion} ({name})[ dari {assessor}]",
            help: "hapus salah satu[ (yang pertama: {where})]; beberapa penilai perlu kolom `assessor`[, dan beberapa badan publik perlu kolom `agency` (judul kolom di baris {line})][; mungkin salah satunya {zeros}, yang nol di belakangnya dibuang lembar kerja]",
        },
        en: FindingText {
            message: "{agency} already has an answer to {criterion} ({name})[ by {assessor}]",
            help: "remove one of them[ (the first: {where})]; several assessors need a column `assessor`[, and several agencies a column `agency` (headings: line {line})][; perhaps one of them was {zeros}, whose zero a spreadsheet dropped]",
        },
    },
    CatalogueEntry {
        code: "E308",
        id: FindingText {
            message: "kriteria \"{text}\" tidak ada dalam aturan",
            help: "periksa kode atau namanya[; mungkin maksudnya {near}][; lembar kerja menganggap kodenya tanggal ({date}): beri kolom kode format Teks, lalu ketik ulang]",
        },
        en: FindingText {
            message: "there is no criterion \"{text}\" in the rules",
            help: "check its id or name[; perhaps {near} is meant][; a spreadsheet took the code for a date ({date}): format the column of codes as Text and type it again]",
        },
    },
    CatalogueEntry {
        code: "E309",
        id: FindingText {
            message: "aturan tidak menerima \"{text}\"[{unproven} yang belum diverifikasi] untuk {criterion} ({name})",
            help: "[{unproven}isi kolom verifikasi, ]jawab dengan {expected}, atau ubah `{rule}` di berkas aturan",
        },
        en: FindingText {
            message: "the rules do not take \"{text}\"[{unproven} that nobody verified] for {criterion} ({name})",
            help: "[{unproven}fill in the column `verified`, ]answer with {expected}, or change `{rule}` in the rules file",
        },
    },
    CatalogueEntry {
        code: "E310",
        id: FindingText {
            message: "\"{text}\" tidak dikenal di kolom verifikasi",
            help: "tulis ya atau tidak (juga yes/no, v/x, 1/0, true/false); kosong berarti tidak",
        },
        en: FindingText {
            message: "\"{text}\" is not known in the column `verified`",
            help: "write yes or no (or ya/tidak, v/x, 1/0, true/false); an empty cell means no",
        },
    },
    CatalogueEntry {
        code: "E311",
        id: FindingText {
            message: "{agency}: {whole} dijawab sebagai satu kesatuan, tetapi {inside} di dalamnya juga dijawab[ ({where})]",
            help: "pilih salah satu: nilai jadi untuk {whole}, atau jawaban di dalamnya",
        },
        en: FindingText {
            message: "{agency}: {whole} is answered as a whole, but {inside} inside it is answered too[ ({where})]",
            help: "choose one: the finished score of {whole}, or the answers inside it",
        },
    },
    CatalogueEntry {
        code: "E312",
        id: FindingText {
            message: "{criterion} ({name}) tidak berlaku untuk {agency}[, kelompok {group}]",
            help: "kosongkan selnya, atau perbaiki kelompoknya; kriteria ini untuk: {groups}",
        },
        en: FindingText {
            message: "{criterion} ({name}) does not apply to {agency}[, group {group}]",
            help: "empty the cell, or correct the group; this criterion is for: {groups}",
        },
    },
    CatalogueEntry {
        code: "E313",
        id: FindingText {
            message: "{criterion} dinilai sekali untuk semua, bukan per badan publik",
            help: "pindahkan ke satu baris dengan badan publik `*`",
        },
        en: FindingText {
            message: "{criterion} is assessed once for all, not for each agency",
            help: "move it to one row under the agency `*`",
        },
    },
    CatalogueEntry {
        code: "E314",
        id: FindingText {
            message: "`*` hanya untuk kriteria bersama, dan {criterion} bukan kriteria bersama",
            help: "tulis nama badan publiknya, atau tandai kriteria ini `shared` di berkas aturan",
        },
        en: FindingText {
            message: "`*` is only for shared criteria, and {criterion} is not one",
            help: "write the name of the agency, or mark the criterion `shared` in the rules file",
        },
    },
    CatalogueEntry {
        code: "E315",
        id: FindingText { message: "baris ini tidak menyebut kriteria", help: "isi kode kriterianya" },
        en: FindingText { message: "this row names no criterion", help: "fill in the id of the criterion" },
    },
    CatalogueEntry {
        code: "E316",
        id: FindingText {
            message: "kode {text} tersimpan sebagai angka; dalam aturan ada {code}",
            help: "beri kolom kode format Teks, lalu ketik ulang kodenya: lembar kerja membuang nol di belakang",
        },
        en: FindingText {
            message: "the code {text} is stored as a number; the rules know {code}",
            help: "format the column of codes as Text and type the code again: spreadsheets drop zeros at the end",
        },
    },
    CatalogueEntry {
        code: "E317",
        id: FindingText {
            message: "sel nilai {criterion} ({name}) berisi tanggal {text}",
            help: "lembar kerja mengira nilainya tanggal: beri format Angka atau Teks dan ketik ulang ({expected})",
        },
        en: FindingText {
            message: "the score of {criterion} ({name}) is the date {text}",
            help: "the spreadsheet took the score for a date: format the cell as Number or Text and type it again ({expected})",
        },
    },
    CatalogueEntry {
        code: "E318",
        id: FindingText {
            message: "sel nilai {criterion} ({name}) berisi {text}, bukan nilai",
            help: "perbaiki rumus atau isinya; yang diminta: {expected}",
        },
        en: FindingText {
            message: "the cell of {criterion} ({name}) holds {text}, which is no score",
            help: "mend the formula or what it holds; asked is: {expected}",
        },
    },
    CatalogueEntry {
        code: "E319",
        id: FindingText {
            message: "{text} berupa persen, sedangkan {criterion} ({name}) tidak dinilai sampai 100",
            help: "tulis angkanya tanpa %; yang diminta: {expected}",
        },
        en: FindingText {
            message: "{text} is a percentage, but {criterion} ({name}) does not go up to 100",
            help: "write the number without %; asked is: {expected}",
        },
    },
    CatalogueEntry {
        code: "E320",
        id: FindingText {
            message: "{text}: pembaginya nol",
            help: "isi jumlah seluruhnya di belakang garis miring, atau tulis \"tidak ada kasus\" untuk {criterion} ({name}, {expected})",
        },
        en: FindingText {
            message: "{text}: the divisor is zero",
            help: "put the whole behind the slash, or write \"no case\" for {criterion} ({name}, {expected})",
        },
    },
    CatalogueEntry {
        code: "E321",
        id: FindingText {
            message: "lebih dari satu kriteria bernama \"{text}\"",
            help: "sebut kodenya[, misalnya {near}]",
        },
        en: FindingText {
            message: "more than one criterion is called \"{text}\"",
            help: "give its id[, such as {near}]",
        },
    },
    CatalogueEntry {
        code: "E322",
        id: FindingText {
            message: "rumus untuk {criterion} ({name}) tidak menyimpan hasil ({text})",
            help: "buka di Excel atau LibreOffice, simpan, lalu pakai berkas yang baru disimpan; yang diminta: {expected}",
        },
        en: FindingText {
            message: "the formula for {criterion} ({name}) has no stored result ({text})",
            help: "open the file in Excel or LibreOffice, save it, and use the file just saved; asked is: {expected}",
        },
    },
    CatalogueEntry {
        code: "E323",
        id: FindingText {
            message: "jawaban untuk {criterion} ({name}) terdiri dari {digits} angka; paling banyak {most}",
            help: "bulatkan angkanya; yang diminta: {expected}",
        },
        en: FindingText {
            message: "the answer to {criterion} ({name}) has {digits} digits; the most is {most}",
            help: "round the number; asked is: {expected}",
        },
    },
    CatalogueEntry {
        code: "E324",
        id: FindingText {
            message: "jawaban {criterion} tidak disertai bukti, dan aturan mewajibkannya",
            help: "isi kolom bukti (tautan atau nama dokumen), atau kosongkan jawabannya",
        },
        en: FindingText {
            message: "the answer to {criterion} has no evidence, and the rules require it",
            help: "fill in the evidence (a link or a document), or leave the answer blank",
        },
    },
    CatalogueEntry {
        code: "W324",
        id: FindingText {
            message: "tabel ini tidak punya kolom bukti, sedangkan aturan menghitung jawaban tanpa bukti sebagai {counts}",
            help: "tambahkan kolom \"bukti\" berisi tautan atau nama dokumen",
        },
        en: FindingText {
            message: "this table has no column of evidence, and the rules count an answer without evidence as {counts}",
            help: "add a column \"evidence\" with a link or a document",
        },
    },
    CatalogueEntry {
        code: "E340",
        id: FindingText {
            message: "\"{text}\" memakai tanda desimal lain daripada yang dinyatakan dengan --decimal {stated}",
            help: "perbaiki sel itu, atau sebut tanda desimal yang benar: --decimal comma atau --decimal point",
        },
        en: FindingText {
            message: "\"{text}\" uses another decimal mark than --decimal {stated} states",
            help: "mend the cell, or state the right mark: --decimal comma or --decimal point",
        },
    },
    CatalogueEntry {
        code: "W340",
        id: FindingText {
            message: "\"{text}\" mempunyai lebih banyak angka daripada yang disimpan lembar kerja (15): pengubah berkas menulis begitu untuk {short}[, juga {more} sel lain]",
            help: "tulis {short} jika itu yang dimaksud; yang dihitung adalah angka yang tertulis",
        },
        en: FindingText {
            message: "\"{text}\" has more digits than a spreadsheet keeps (15): converters write so for {short}[, and {more} more {more:cell:cells}]",
            help: "write {short} where that is meant; what counts is the number as written",
        },
    },
    CatalogueEntry {
        code: "E341",
        id: FindingText {
            message: "{text} adalah angka dalam notasi ilmiah (dengan eksponen), yang tidak diterima sebagai jawaban untuk {criterion} ({name})",
            help: "tulis angkanya lengkap, misalnya 0,00001; di lembar kerja ubah format selnya menjadi angka biasa",
        },
        en: FindingText {
            message: "{text} is a number in scientific notation (with an exponent), which is not taken as an answer to {criterion} ({name})",
            help: "write all its digits, such as 0.00001; in a spreadsheet give the cell a plain number format",
        },
    },
    CatalogueEntry {
        code: "E342",
        id: FindingText {
            message: "jawaban {agency} dikirim dua kali, juga dalam {first}: {same} jawaban sama, {different} berbeda[ ({criteria})], {only_first} hanya di berkas itu, {only_second} hanya di berkas ini",
            help: "sisakan satu berkas, atau pakai --latest agar berkas yang lebih baru yang dihitung",
        },
        en: FindingText {
            message: "the answers of {agency} came twice, also in {first}: {same} the same, {different} different[ ({criteria})], {only_first} only in that file, {only_second} only in this one",
            help: "keep one of the files, or let --latest take the newer one",
        },
    },
    CatalogueEntry {
        code: "E343",
        id: FindingText {
            message: "--latest tidak dapat memilih antara {first} dan {second}: {reason}",
            help: "sisakan satu berkas untuk {agency}",
        },
        en: FindingText {
            message: "--latest cannot choose between {first} and {second}: {reason}",
            help: "keep one file for {agency}",
        },
    },
    CatalogueEntry {
        code: "E360",
        id: FindingText {
            message: "nilai {score} lebih panjang daripada {most} angka yang muat dalam berkas Parquet",
            help: "kurangi desimal aturannya, atau pakai csv atau json",
        },
        en: FindingText {
            message: "the score {score} is longer than the {most} digits that a Parquet file holds",
            help: "let the rules have fewer decimals, or take csv or json",
        },
    },
    CatalogueEntry {
        code: "W342",
        id: FindingText {
            message: "{agency} mengirim dua kali: yang dihitung {newer} ({newer_date}), bukan berkas ini ({date})",
            help: "yang lebih baru menurut tanggal berkasnya; jika bukan itu yang dimaksud, sisakan satu berkas",
        },
        en: FindingText {
            message: "{agency} sent its answers twice: {newer} ({newer_date}) is counted, this file ({date}) is not",
            help: "the newer by the date of the file; if that is not what you mean, keep one of them",
        },
    },
    CatalogueEntry {
        code: "W341",
        id: FindingText {
            message: "uraian {criterion} dalam berkas ini lain dari aturan: \"{text}\", bukan \"{name}\"",
            help: "apakah ini formulir tahun lalu atau formulir aturan lain? bandingkan dengan ikip rules show",
        },
        en: FindingText {
            message: "the text of {criterion} in this file is another than in the rules: \"{text}\", not \"{name}\"",
            help: "is this a form of last year, or of other rules? compare it with ikip rules show",
        },
    },
];
