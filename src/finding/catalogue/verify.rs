//! Words of the findings about verify and compare.

use super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "E601",
        id: FindingText {
            message: "nilai {agency} tidak sesuai: tercetak {printed}[, seharusnya {expected}]",
            help: "periksa perhitungan nilai ini; `ikip explain` menunjukkan asalnya",
        },
        en: FindingText {
            message: "the score of {agency} does not follow: {printed} is printed[, it should be {expected}]",
            help: "check how this score was worked out; `ikip explain` shows where it comes from",
        },
    },
    CatalogueEntry {
        code: "E602",
        id: FindingText {
            message: "nilai {criterion} ({name}) untuk {agency} tidak sesuai: tercetak {printed}[, seharusnya {expected}]",
            help: "periksa jawaban di bawah kriteria ini dan bobotnya",
        },
        en: FindingText {
            message: "the score of {criterion} ({name}) for {agency} does not follow: {printed} is printed[, it should be {expected}]",
            help: "check the answers below this criterion and their weights",
        },
    },
    CatalogueEntry {
        code: "E603",
        id: FindingText {
            message: "bagian {criterion} ({name}) dalam total {agency} tidak sesuai: tercetak {printed}[, seharusnya {expected}]",
            help: "bagian dalam total adalah nilai kriteria kali bobotnya",
        },
        en: FindingText {
            message: "the part of {criterion} ({name}) in the total of {agency} does not follow: {printed} is printed[, it should be {expected}]",
            help: "the part in the total is the criterion's score times its weight",
        },
    },
    CatalogueEntry {
        code: "E604",
        id: FindingText {
            message: "kualifikasi {agency} tidak sesuai: tercetak {printed}[, seharusnya {expected}]",
            help: "bandingkan nilainya dengan batas kualifikasi dalam aturan (`ikip rules show`)",
        },
        en: FindingText {
            message: "the class of {agency} does not follow: {printed} is printed[, it should be {expected}]",
            help: "compare its score with the bounds of the classes in the rules (`ikip rules show`)",
        },
    },
    CatalogueEntry {
        code: "E605",
        id: FindingText {
            message: "peringkat {agency} tidak sesuai: tercetak {printed}[, seharusnya {expected}]",
            help: "peringkat dihitung dari nilai; lihat [ranking] dalam aturan untuk nilai yang sama",
        },
        en: FindingText {
            message: "the rank of {agency} does not follow: {printed} is printed[, it should be {expected}]",
            help: "ranks are counted from the scores; for equal scores see [ranking] in the rules",
        },
    },
    CatalogueEntry {
        code: "E606",
        id: FindingText {
            message: "{agency} dinilai tetapi tidak ada dalam tabel",
            help: "jika tabel hanya memuat sebagian, pakai --top N atau --group KELOMPOK",
        },
        en: FindingText {
            message: "{agency} is scored but not in the table",
            help: "where the table holds a part of the list only, use --top N or --group GROUP",
        },
    },
    CatalogueEntry {
        code: "E607",
        id: FindingText {
            message: "{agency} ada dalam tabel tetapi tidak dalam masukan",
            help: "periksa penulisan namanya, atau tambahkan penilaiannya ke masukan",
        },
        en: FindingText {
            message: "{agency} is in the table but not in the inputs",
            help: "check how the name is written, or add its assessments to the inputs",
        },
    },
    CatalogueEntry {
        code: "E608",
        id: FindingText {
            message: "{agency} muncul lebih dari sekali dalam tabel",
            help: "sisakan satu baris untuk tiap badan publik",
        },
        en: FindingText {
            message: "{agency} stands in the table more than once",
            help: "leave one row for each public body",
        },
    },
    CatalogueEntry {
        code: "E609",
        id: FindingText {
            message: "jumlah untuk {class} tidak sesuai: tercetak {printed}[, seharusnya {expected}]",
            help: "hitung ulang berapa banyak yang berkualifikasi ini",
        },
        en: FindingText {
            message: "the count of {class} does not follow: {printed} is printed[, it should be {expected}]",
            help: "count again how many are in this class",
        },
    },
    CatalogueEntry {
        code: "E610",
        id: FindingText {
            message: "persentase untuk {class} tidak sesuai: tercetak {printed}%[, seharusnya {expected}%]",
            help: "persentase adalah jumlah dibagi keseluruhan yang disebut tabel",
        },
        en: FindingText {
            message: "the percentage of {class} does not follow: {printed}% is printed[, it should be {expected}%]",
            help: "a percentage is the count over the whole that the table names",
        },
    },
    CatalogueEntry {
        code: "E611",
        id: FindingText {
            message: "jumlah keseluruhan tidak sesuai: tercetak {printed}[, baris-barisnya berjumlah {expected}]",
            help: "jumlahkan ulang baris kualifikasinya",
        },
        en: FindingText {
            message: "the sum does not follow: {printed} is printed[, its lines add up to {expected}]",
            help: "add up the lines of the classes again",
        },
    },
    CatalogueEntry {
        code: "E612",
        id: FindingText {
            message: "\"{printed}\" bukan kualifikasi dalam aturan",
            help: "kualifikasi yang dikenal: {classes}",
        },
        en: FindingText { message: "\"{printed}\" is no class of the rules", help: "the classes are: {classes}" },
    },
    CatalogueEntry {
        code: "E613",
        id: FindingText {
            message: "isi sel \"{found}\" di kolom \"{column}\" tidak dapat dibaca sebagai angka",
            help: "tulis angka saja, dengan titik atau koma sebagai tanda desimal",
        },
        en: FindingText {
            message: "the cell \"{found}\" in column \"{column}\" is not a number",
            help: "write digits only, with a decimal point or a decimal comma",
        },
    },
    CatalogueEntry {
        code: "E614",
        id: FindingText {
            message: "tabel ini bukan peringkat atau rekap yang dapat diperiksa",
            help: "perlu kolom badan publik dengan peringkat, nilai atau kualifikasi, atau kualifikasi dengan jumlahnya, dalam CSV, XLSX, Markdown, atau JSON dari `ikip score`; judul kolom lain disebut dengan --column agency=\"Judul\"",
        },
        en: FindingText {
            message: "this table is no ranking or summary that can be verified",
            help: "it needs a column of public bodies with a rank, a score or a class, or classes with their counts, in CSV, XLSX, Markdown or the JSON of `ikip score`; other headings are named by --column agency=\"Heading\"",
        },
    },
    CatalogueEntry {
        code: "E615",
        id: FindingText {
            message: "tanda desimal tabel ini meragukan",
            help: "pakai satu tanda saja, titik atau koma; tiga angka di belakangnya bisa juga ribuan",
        },
        en: FindingText {
            message: "the decimal mark of this table is in doubt",
            help: "use one mark only, point or comma; three digits behind it may as well be thousands",
        },
    },
    CatalogueEntry {
        code: "E616",
        id: FindingText {
            message: "baris ini berisi angka \"{found}\" di kolom \"{column}\", tetapi tidak menyebut badan publik",
            help: "tulis nama badan publiknya pada setiap baris, juga jika selnya digabung",
        },
        en: FindingText {
            message: "this row has the figure \"{found}\" in column \"{column}\" but names no public body",
            help: "write the name of the public body in each row, also where its cell was merged",
        },
    },
    CatalogueEntry {
        code: "E629",
        id: FindingText {
            message: "nilai {agency} di luar rentang {expected}: tercetak {printed}",
            help: "periksa tanda desimalnya",
        },
        en: FindingText {
            message: "the score of {agency} is outside the range {expected}: {printed} is printed",
            help: "check its decimal mark",
        },
    },
    CatalogueEntry {
        code: "E630",
        id: FindingText {
            message: "kelompok {agency} tidak sesuai: tercetak {printed}[, seharusnya {expected}]",
            help: "betulkan kelompoknya dalam tabel atau dalam daftar badan publik",
        },
        en: FindingText {
            message: "the group of {agency} does not follow: {printed} is printed[, it should be {expected}]",
            help: "correct the group in the table or in the list of public bodies",
        },
    },
    CatalogueEntry {
        code: "E631",
        id: FindingText {
            message: "angka untuk {agency} tidak sesuai: tercetak {printed}[, seharusnya {expected}]",
            help: "hitung ulang dari nilai badan publik yang dimaksud",
        },
        en: FindingText {
            message: "the figure for {agency} does not follow: {printed} is printed[, it should be {expected}]",
            help: "count again from the scores of the bodies concerned",
        },
    },
    CatalogueEntry {
        code: "W601",
        id: FindingText {
            message: "\"{agency}\" hanya mirip dengan \"{known}\", dan dianggap sama",
            help: "samakan penulisan namanya, atau beri kolom agency_id",
        },
        en: FindingText {
            message: "\"{agency}\" only resembles \"{known}\", and is taken for it",
            help: "write the name alike, or give a column agency_id",
        },
    },
    CatalogueEntry {
        code: "W602",
        id: FindingText {
            message: "tidak ada yang dapat diperiksa dari tabel ini saja",
            help: "beri masukannya dengan --against",
        },
        en: FindingText {
            message: "nothing can be verified from this table alone",
            help: "give the inputs with --against",
        },
    },
    CatalogueEntry {
        code: "W603",
        id: FindingText {
            message: "lembar \"{sheet}\" memuat badan publik yang sama dengan lembar sebelumnya dan tidak ikut diperiksa",
            help: "periksa lembar itu sendiri dengan --sheet \"{sheet}\"",
        },
        en: FindingText {
            message: "the sheet \"{sheet}\" is about the same public bodies as one before it and was not verified as well",
            help: "verify it by itself with --sheet \"{sheet}\"",
        },
    },
    CatalogueEntry {
        code: "W604",
        id: FindingText {
            message: "\"{agency}\" (keluar) dan \"{known}\" (masuk) mungkin badan publik yang sama",
            help: "samakan penulisan namanya, atau beri keduanya agency_id yang sama",
        },
        en: FindingText {
            message: "\"{agency}\" (left) and \"{known}\" (entered) may be one public body",
            help: "write the name alike, or give both the same agency_id",
        },
    },
    CatalogueEntry {
        code: "E621",
        id: FindingText {
            message: "berkas ini bukan manifes ikip: {reason}",
            help: "manifes ditulis oleh `ikip score --manifest BERKAS`",
        },
        en: FindingText {
            message: "this file is no manifest of ikip: {reason}",
            help: "a manifest is written by `ikip score --manifest FILE`",
        },
    },
    CatalogueEntry {
        code: "E622",
        id: FindingText {
            message: "masukan ini bukan lagi yang dicatat manifes: SHA-256 {found}, tercatat {recorded}",
            help: "pakai berkas yang sama, atau tulis manifes baru",
        },
        en: FindingText {
            message: "this input is no longer the one in the manifest: SHA-256 {found}, recorded {recorded}",
            help: "use the same file, or write a new manifest",
        },
    },
    CatalogueEntry {
        code: "E623",
        id: FindingText {
            message: "hasilnya berbeda dari yang dicatat manifes: SHA-256 {found}, tercatat {recorded}",
            help: "bandingkan masukan, aturan, dan versi programnya",
        },
        en: FindingText {
            message: "the result differs from the one in the manifest: SHA-256 {found}, recorded {recorded}",
            help: "compare the inputs, the rules and the version of the program",
        },
    },
    CatalogueEntry {
        code: "E624",
        id: FindingText {
            message: "teks aturan dalam manifes tidak cocok dengan hash-nya: SHA-256 {found}, tercatat {recorded}",
            help: "manifes ini telah diubah; minta salinan aslinya",
        },
        en: FindingText {
            message: "the rules in the manifest do not match their hash: SHA-256 {found}, recorded {recorded}",
            help: "the manifest was changed; ask for the original",
        },
    },
    CatalogueEntry {
        code: "E625",
        id: FindingText {
            message: "opsi {option} dalam manifes tidak cocok dengan hash-nya",
            help: "manifes ini telah diubah; minta salinan aslinya",
        },
        en: FindingText {
            message: "the option {option} in the manifest does not match its hash",
            help: "the manifest was changed; ask for the original",
        },
    },
    CatalogueEntry {
        code: "E626",
        id: FindingText {
            message: "kolom \"{column}\" kini dibaca sebagai {found}, tercatat {recorded}",
            help: "bandingkan opsi --column dan versi programnya",
        },
        en: FindingText {
            message: "the column \"{column}\" is now read as {found}, recorded is {recorded}",
            help: "compare the options --column and the versions of the program",
        },
    },
    CatalogueEntry {
        code: "E627",
        id: FindingText {
            message: "temuannya berbeda dari yang dicatat manifes: kini {found}, tercatat {recorded}",
            help: "bandingkan versi programnya; jika sama, manifes ini telah diubah",
        },
        en: FindingText {
            message: "the findings differ from those in the manifest: now {found}, recorded {recorded}",
            help: "compare the versions of the program; where they are the same, the manifest was changed",
        },
    },
    CatalogueEntry {
        code: "E628",
        id: FindingText {
            message: "berkas hasil ini bukan lagi yang ditulis waktu itu: SHA-256 {found}, tercatat {recorded}",
            help: "berkas itu telah diubah atau ditimpa; hitung ulang, atau minta salinan aslinya",
        },
        en: FindingText {
            message: "this file is no longer the one that was written then: SHA-256 {found}, recorded {recorded}",
            help: "it was changed or written over; score again, or ask for the original",
        },
    },
    CatalogueEntry {
        code: "W622",
        id: FindingText {
            message: "berkas hasil yang ditulis waktu itu tidak ada di sini",
            help: "jika ada salinannya, SHA-256-nya harus {recorded}",
        },
        en: FindingText {
            message: "the file that was written then is not here",
            help: "a copy of it must have the SHA-256 {recorded}",
        },
    },
    CatalogueEntry {
        code: "W621",
        id: FindingText {
            message: "manifes ditulis oleh versi {recorded}, yang berjalan versi {found}",
            help: "jika hasilnya berbeda, ulangi dengan versi yang sama",
        },
        en: FindingText {
            message: "the manifest was written by version {recorded}, this is version {found}",
            help: "where results differ, run the same version again",
        },
    },
    CatalogueEntry {
        code: "W623",
        id: FindingText {
            message: "berkas yang disebut manifes dicari dari folder {folder}",
            help: "jalankan dengan --base FOLDER jika berkasnya ada di tempat lain",
        },
        en: FindingText {
            message: "the files of the manifest were sought from the folder {folder} on",
            help: "where they are elsewhere now, run it with --base DIR",
        },
    },
    CatalogueEntry {
        code: "W624",
        id: FindingText {
            message: "berkas aturan ini bukan lagi yang dicatat manifes: SHA-256 {found}, tercatat {recorded}",
            help: "hasilnya dihitung ulang dengan aturan yang tercatat dalam manifes, bukan dengan berkas ini",
        },
        en: FindingText {
            message: "this rules file is no longer the one of the manifest: SHA-256 {found}, recorded {recorded}",
            help: "the result was computed again by the rules that the manifest holds, not by this file",
        },
    },
];
