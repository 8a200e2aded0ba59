//! Words of the findings about files and tables.

use super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "E201",
        id: FindingText {
            message: "berkas ini kosong[ (lembar {sheet})]",
            help: "simpan datanya lebih dahulu, lalu sebut berkas yang benar",
        },
        en: FindingText {
            message: "this file is empty[ (sheet {sheet})]",
            help: "save the data first, then name the right file",
        },
    },
    CatalogueEntry {
        code: "E202",
        id: FindingText {
            message: "berkas ini tidak berisi tabel yang dikenal[ (lembar {sheet})]: tidak ada baris judul kolom yang dikenal[; baris pertama: {headings}]",
            help: "tabel perlu satu baris judul, misalnya `agency,criterion,score` atau `Badan Publik;Indikator;Nilai`, dengan pemisah , ; tab atau |; judul lain disebut dengan --column",
        },
        en: FindingText {
            message: "this file holds no table that is known[ (sheet {sheet})]: no row of known headings[; the first row: {headings}]",
            help: "a table needs one row of headings, such as `agency,criterion,score` or `Badan Publik;Indikator;Nilai`, with , ; tab or | between cells; other headings are named with --column",
        },
    },
    CatalogueEntry {
        code: "E203",
        id: FindingText {
            message: "kolom `{column}` tidak ada[ di lembar {sheet}]; judul yang terbaca: {headings}",
            help: "ganti judul kolomnya, atau sebut dengan --column {column}=\"JUDUL\"[; mungkin maksudnya \"{near}\"]",
        },
        en: FindingText {
            message: "there is no column `{column}`[ in sheet {sheet}]; headings found: {headings}",
            help: "rename the column, or name it with --column {column}=\"HEADING\"[; perhaps \"{near}\" is meant]",
        },
    },
    CatalogueEntry {
        code: "E204",
        id: FindingText {
            message: "ada baris judul, tetapi tidak ada satu pun baris data[ di lembar {sheet}]",
            help: "isi tabelnya, atau keluarkan berkas ini dari masukan",
        },
        en: FindingText {
            message: "there is a row of headings, but not one row of data[ in sheet {sheet}]",
            help: "fill in the table, or leave this file out",
        },
    },
    CatalogueEntry {
        code: "E205",
        id: FindingText {
            message: "dua kolom berarti sama, yaitu {column}: \"{first}\" dan \"{second}\"",
            help: "hapus salah satu, atau pilih satu dengan --column {column}={choice}[; mungkin salah satunya {zeros}, yang nol di belakangnya dibuang lembar kerja]",
        },
        en: FindingText {
            message: "two columns mean the same, {column}: \"{first}\" and \"{second}\"",
            help: "remove one of them, or choose one with --column {column}={choice}[; perhaps one of them was {zeros}, whose zero a spreadsheet dropped]",
        },
    },
    CatalogueEntry {
        code: "E206",
        id: FindingText {
            message: "tidak ada kolom jawaban[ di lembar {sheet}]: tidak satu pun judul ini menyebut kriteria: {headings}",
            help: "satu baris per jawaban perlu kolom `criterion` dan `score`; satu baris per badan publik perlu kolom berjudul kode kriteria, misalnya \"{id}\"[; mungkin \"{heading}\" maksudnya {near}: ganti judulnya, atau sebutkan dengan --column {code}=\"JUDUL\"]",
        },
        en: FindingText {
            message: "there is no column of answers: these headings name no criterion[ in sheet {sheet}]: {headings}",
            help: "one row per answer needs the columns `criterion` and `score`; one row per agency needs columns headed by the ids of criteria, such as \"{id}\"[; perhaps \"{heading}\" means {near}: rename it, or name it with --column {code}=\"HEADING\"]",
        },
    },
    CatalogueEntry {
        code: "E207",
        id: FindingText {
            message: "baris ini berisi {found} sel, padahal ada {expected} judul kolom (baris {line})",
            help: "lengkapi atau hapus selnya; sel yang memuat pemisah harus diapit tanda kutip[, juga desimal: \"85{mark}5\"]",
        },
        en: FindingText {
            message: "this row has {found} {found:cell:cells}, but there are {expected} {expected:heading:headings} (line {line})",
            help: "add or remove cells; a cell that holds the delimiter needs quotes around it[, decimals too: \"85{mark}5\"]",
        },
    },
    CatalogueEntry {
        code: "E208",
        id: FindingText {
            message: "baris judul terulang di tengah data (pertama di baris {line})",
            help: "hapus baris ini; kalau dua tabel digabung, simpan sebagai dua berkas",
        },
        en: FindingText {
            message: "the row of headings stands once more among the data (first in line {line})",
            help: "remove this row; where two tables were joined, save them as two files",
        },
    },
    CatalogueEntry {
        code: "E209",
        id: FindingText {
            message: "tanda kutip yang dibuka di sini tidak pernah ditutup",
            help: "tutup dengan \" di akhir sel, atau hapus tanda kutipnya; mulai dari sini[ sampai baris {until}] tidak ada yang terbaca",
        },
        en: FindingText {
            message: "the quote that opens here is never closed",
            help: "close it with \" at the end of the cell, or remove it; nothing from here[ to line {until}] was read",
        },
    },
    CatalogueEntry {
        code: "E210",
        id: FindingText {
            message: "tanda kutip di sel ini tidak pada tempatnya",
            help: "kutip mengapit seluruh sel, dan kutip di dalamnya ditulis dua kali (\"\"); baris sesudahnya tidak dibaca[, kutipnya baru tertutup di baris {until}]",
        },
        en: FindingText {
            message: "the quotes of this cell are out of place",
            help: "quotes go around the whole cell, and a quote inside is written twice (\"\"); the rows behind it were not read[, the quote closes only in line {until}]",
        },
    },
    CatalogueEntry {
        code: "E211",
        id: FindingText {
            message: "sel ini memuat karakter kendali {character}",
            help: "hapus karakter itu; biasanya sisa salinan dari program lain",
        },
        en: FindingText {
            message: "this cell holds the control character {character}",
            help: "remove the character; it usually comes from copying out of another program",
        },
    },
    CatalogueEntry {
        code: "E212",
        id: FindingText {
            message: "byte ke-{offset} bukan UTF-8, padahal bagian lain berkas ini UTF-8",
            help: "buka dan simpan ulang seluruh berkas sebagai \"CSV UTF-8\"; biasanya dua berkas dengan penyandian berbeda digabung",
        },
        en: FindingText {
            message: "the byte at offset {offset} is not UTF-8, although other parts of this file are",
            help: "open the whole file and save it as \"CSV UTF-8\"; usually two files of different encodings were joined",
        },
    },
    CatalogueEntry {
        code: "E213",
        id: FindingText {
            message: "dua tanda desimal dalam satu berkas: \"{first}\"[ ({where})] dan \"{second}\"",
            help: "pakai satu tanda saja, koma atau titik, di seluruh berkas; ribuan tidak diberi tanda",
        },
        en: FindingText {
            message: "two decimal marks in one file: \"{first}\"[ ({where})] and \"{second}\"",
            help: "use one mark throughout the file, comma or point; thousands take no mark",
        },
    },
    CatalogueEntry {
        code: "E214",
        id: FindingText {
            message: "berkas {encoding} ini rusak: ada pasangan karakter yang tidak lengkap",
            help: "simpan ulang dari program asalnya, sebaiknya sebagai \"CSV UTF-8\"",
        },
        en: FindingText {
            message: "this {encoding} file is damaged: there is an incomplete pair of characters",
            help: "save it again from the program it came from, best as \"CSV UTF-8\"",
        },
    },
    CatalogueEntry {
        code: "W215",
        id: FindingText {
            message: "berkas ini dilewati: jenisnya bukan tabel atau buku kerja yang dapat dibaca",
            help: "kalau berisi jawaban, simpan sebagai CSV atau XLSX; kalau tidak, pindahkan dari folder ini",
        },
        en: FindingText {
            message: "this file was passed over: it is no table or workbook that can be read",
            help: "if it holds answers, save it as CSV or XLSX; if not, move it out of this folder",
        },
    },
    CatalogueEntry {
        code: "W217",
        id: FindingText {
            message: "{count} baris data tersembunyi atau tersaring di lembar ini ikut dihitung: baris {rows}",
            help: "tampilkan baris itu (hapus saringannya) dan periksa; hapus dari lembar jika tidak dimaksud",
        },
        en: FindingText {
            message: "{count} {count:row:rows} of data on this sheet {count:is:are} hidden or filtered away, and {count:counts:count} like the others: {count:row:rows} {rows}",
            help: "show them (clear the filter) and look; delete them from the sheet where they are not meant",
        },
    },
    CatalogueEntry {
        code: "W216",
        id: FindingText {
            message: "ini bukan berkas biasa (pipa atau perangkat) dan dilewati",
            help: "sebut langsung di baris perintah kalau memang hendak dibaca",
        },
        en: FindingText {
            message: "this is no ordinary file (a pipe or a device) and was passed over",
            help: "name it on the command line if it is meant to be read",
        },
    },
    CatalogueEntry {
        code: "E217",
        id: FindingText {
            message: "folder ini berada di dalam dirinya sendiri melalui tautan",
            help: "hapus tautannya; isi folder hanya dibaca sekali",
        },
        en: FindingText {
            message: "this folder stands inside itself by way of a link",
            help: "remove the link; what the folder holds was read once",
        },
    },
    CatalogueEntry {
        code: "E218",
        id: FindingText {
            message: "folder ini tidak berisi tabel atau buku kerja yang dapat dibaca",
            help: "periksa nama foldernya",
        },
        en: FindingText {
            message: "this folder holds no table or workbook that can be read",
            help: "check the name of the folder",
        },
    },
    CatalogueEntry {
        code: "E219",
        id: FindingText {
            message: "baris ini lebih panjang dari 16 MiB",
            help: "ini bukan tabel, atau akhir barisnya hilang; baris sesudahnya tidak dibaca",
        },
        en: FindingText {
            message: "this row is longer than 16 MiB",
            help: "this is no table, or its line ends are lost; the rows behind it were not read",
        },
    },
    CatalogueEntry {
        code: "E220",
        id: FindingText {
            message: "berkas {kind} tidak dapat dibaca sebagai tabel",
            help: "[hasil ikip score dibaca dengan: ikip verify {json}; ]buka di program asalnya lalu simpan sebagai .xlsx atau CSV",
        },
        en: FindingText {
            message: "the file is {kind}, which cannot be read as a table",
            help: "[a result of ikip score is read by: ikip verify {json}; ]open it in the program that wrote it and save it as .xlsx or CSV",
        },
    },
    CatalogueEntry {
        code: "E221",
        id: FindingText {
            message: "lembar [\"{sheet}\" ]tidak ada; yang ada: {sheets}",
            help: "pilih salah satu dengan --sheet",
        },
        en: FindingText {
            message: "there is no sheet[ \"{sheet}\"]; there are: {sheets}",
            help: "choose one of them with --sheet",
        },
    },
    CatalogueEntry {
        code: "E222",
        id: FindingText {
            message: "beberapa lembar dapat dibaca: {sheets}",
            help: "pilih satu dengan --sheet atau --table N, atau simpan tiap lembar sebagai berkas sendiri",
        },
        en: FindingText {
            message: "several sheets could be read: {sheets}",
            help: "choose one with --sheet or --table N, or save each sheet as a file of its own",
        },
    },
    CatalogueEntry {
        code: "E223",
        id: FindingText {
            message: "buku kerja ini rusak atau bukan XLSX: {reason}",
            help: "buka di Excel atau LibreOffice lalu simpan ulang sebagai .xlsx",
        },
        en: FindingText {
            message: "this workbook is damaged or no XLSX: {reason}",
            help: "open it in Excel or LibreOffice and save it again as .xlsx",
        },
    },
    CatalogueEntry {
        code: "E224",
        id: FindingText {
            message: "isi buku kerja ini jauh lebih besar daripada berkasnya ({reason}) dan tidak dibaca",
            help: "hapus lembar dan format kosong yang tidak dipakai lalu simpan ulang, atau simpan sebagai CSV",
        },
        en: FindingText {
            message: "what this workbook holds is out of all proportion to its file ({reason}), and was not read",
            help: "remove sheets and empty formats that are not used and save it again, or save it as CSV",
        },
    },
    CatalogueEntry {
        code: "E225",
        id: FindingText {
            message: "judul kolom \"{heading}\" dari --column tidak ada di masukan mana pun; judul yang terbaca: {headings}",
            help: "tulis judulnya seperti di berkas[; mungkin maksudnya \"{near}\"]",
        },
        en: FindingText {
            message: "the heading \"{heading}\" of --column stands in none of the inputs; headings found: {headings}",
            help: "write the heading as it stands in the file[; perhaps \"{near}\" is meant]",
        },
    },
    CatalogueEntry {
        code: "E226",
        id: FindingText {
            message: "kolom \"{heading}\" tidak dibaca; judulnya mirip \"{near}\"",
            help: "jika itu yang dimaksud, perbaiki judulnya atau pakai --column {column}=\"{heading}\"; jika bukan, --ignore \"{heading}\"",
        },
        en: FindingText {
            message: "the column \"{heading}\" was not read; its heading resembles \"{near}\"",
            help: "if that is what it means, correct the heading or use --column {column}=\"{heading}\"; if not, --ignore \"{heading}\"",
        },
    },
    CatalogueEntry {
        code: "W228",
        id: FindingText {
            message: "tidak ada kolom untuk {criteria}, sedangkan kolom ini berisi angka tetapi tidak dipakai: {headings}",
            help: "jika salah satunya yang dimaksud, sebutkan dengan --column KODE=\"JUDUL\"; jika tidak, abaikan",
        },
        en: FindingText {
            message: "no column answers {criteria}, and these columns hold numbers but are ignored: {headings}",
            help: "if one of them is meant, name it with --column ID=\"HEADING\"; if not, ignore this",
        },
    },
    CatalogueEntry {
        code: "E227",
        id: FindingText {
            message: "baris ini terbaca sebagai judul kolom, padahal judul kolom yang lebih lengkap ada di baris {line}: {headings}",
            help: "jika baris ini data, pindahkan ke bawah judul kolom; jika bukan, hapus",
        },
        en: FindingText {
            message: "this row reads as headings, but better known headings stand in line {line}: {headings}",
            help: "if this row is data, move it below the headings; if not, remove it",
        },
    },
    CatalogueEntry {
        code: "E230",
        id: FindingText {
            message: "berkas {kind} ini rusak: {reason}",
            help: "buka di program asalnya lalu simpan ulang, atau simpan sebagai .xlsx atau CSV",
        },
        en: FindingText {
            message: "this {kind} file is damaged: {reason}",
            help: "open it in the program that wrote it and save it again, or save it as .xlsx or CSV",
        },
    },
    CatalogueEntry {
        code: "E231",
        id: FindingText {
            message: "berkas ini diberi sandi dan tidak dapat dibaca",
            help: "buka dengan sandinya lalu simpan ulang tanpa sandi (Excel: File, Info, Protect Workbook, Encrypt with Password, kosongkan)",
        },
        en: FindingText {
            message: "this file has a password and cannot be read",
            help: "open it with its password and save it again without one (Excel: File, Info, Protect Workbook, Encrypt with Password, leave it empty)",
        },
    },
    CatalogueEntry {
        code: "E232",
        id: FindingText {
            message: "berkas {kind} ini tidak berisi tabel satu pun",
            help: "periksa apakah ini berkas yang dimaksud; gambar tabel dan teks biasa bukan tabel",
        },
        en: FindingText {
            message: "this {kind} file holds no table at all",
            help: "check whether this is the file that is meant; a picture of a table and plain text are no tables",
        },
    },
    CatalogueEntry {
        code: "E233",
        id: FindingText {
            message: "tabel {number} tidak ada: berkas ini berisi {count} tabel",
            help: "lihat semuanya dengan ikip table tanpa --table",
        },
        en: FindingText {
            message: "there is no table {number}: this file holds {count}",
            help: "see all of them with ikip table without --table",
        },
    },
    CatalogueEntry {
        code: "E234",
        id: FindingText {
            message: "{format} hanya memuat satu tabel, sedangkan yang terbaca {count}: {tables}",
            help: "pilih satu dengan --table N, atau tulis semuanya sebagai md atau json",
        },
        en: FindingText {
            message: "{format} holds one table, but {count} were read: {tables}",
            help: "choose one with --table N, or write all of them as md or json",
        },
    },
    CatalogueEntry {
        code: "E235",
        id: FindingText {
            message: "halaman ini menyebut dirinya {encoding}, tetapi berisi byte yang bukan itu",
            help: "buka halamannya di peramban, lalu simpan ulang, atau salin tabelnya ke Excel dan simpan sebagai .xlsx",
        },
        en: FindingText {
            message: "this page declares {encoding}, but holds bytes that are none of it",
            help: "open the page in a browser and save it again, or copy the table into Excel and save it as .xlsx",
        },
    },
    CatalogueEntry {
        code: "E239",
        id: FindingText {
            message: "kolom teks ini tidak dapat dipisahkan dengan aman; terbaca: {rows}",
            help: "antara kolom perlu dua spasi atau lebih, atau pemisah , ; tab atau |; atau tempel tabelnya ke Excel dan simpan sebagai .xlsx",
        },
        en: FindingText {
            message: "the columns of this text cannot be told apart safely; understood as: {rows}",
            help: "columns need two blanks or more between them, or , ; tab or |; or paste the table into Excel and save it as .xlsx",
        },
    },
    CatalogueEntry {
        code: "W230",
        id: FindingText {
            message: "{count} sel atau teks yang tidak ditampilkan berkas {kind} ini tidak dibaca",
            help: "jika itu bagian dari data, tampilkan dahulu lalu simpan ulang; ikip table menunjukkan apa yang terbaca",
        },
        en: FindingText {
            message: "{count} cells or texts that this {kind} file does not show were not read",
            help: "where they are part of the data, show them and save again; ikip table shows what was read",
        },
    },
    CatalogueEntry {
        code: "W231",
        id: FindingText {
            message: "dokumen ini memuat perubahan terlacak; yang dibaca adalah teks jika semuanya diterima",
            help: "terima atau tolak perubahannya di Word (Review, Accept), lalu simpan ulang, supaya tidak ada keraguan",
        },
        en: FindingText {
            message: "this document holds tracked changes; read was the text with all of them accepted",
            help: "accept or reject the changes in Word (Review, Accept) and save again, so that there is no doubt",
        },
    },
    CatalogueEntry {
        code: "W232",
        id: FindingText {
            message: "{count} tabel yang berurutan dibaca sebagai satu: {table}",
            help: "periksa dengan ikip table; jika memang tabel berbeda, tulis judul di antaranya",
        },
        en: FindingText {
            message: "{count} tables, one below the other, were read as one: {table}",
            help: "look at it with ikip table; where they are different tables, write a heading between them",
        },
    },
    CatalogueEntry {
        code: "E236",
        id: FindingText {
            message: "PDF ini tidak berisi teks: kemungkinan hasil pindai (gambar)",
            help: "minta berkas aslinya (Excel atau Word), atau ketik tabelnya ke Excel; ikip tidak membaca gambar",
        },
        en: FindingText {
            message: "this PDF holds no text: probably a scan (a picture)",
            help: "ask for the original (Excel or Word), or type the table into Excel; ikip reads no pictures",
        },
    },
    CatalogueEntry {
        code: "E237",
        id: FindingText {
            message: "fon pada halaman {page} tidak memberi tahu hurufnya, sehingga teksnya tidak dapat dipercaya",
            help: "minta berkas aslinya (Excel atau Word), atau cetak ulang ke PDF dengan fon lain",
        },
        en: FindingText {
            message: "the font on page {page} does not tell its characters, so its text cannot be trusted",
            help: "ask for the original (Excel or Word), or print it to PDF again with another font",
        },
    },
    CatalogueEntry {
        code: "E238",
        id: FindingText {
            message: "sel tabel pada halaman {page} tidak dapat dipisahkan dengan aman; terbaca: {rows}",
            help: "minta berkas aslinya (Excel atau Word), atau salin tabelnya ke Excel, rapikan, dan simpan sebagai .xlsx",
        },
        en: FindingText {
            message: "the cells of the table on page {page} cannot be told apart safely; understood as: {rows}",
            help: "ask for the original (Excel or Word), or copy the table into Excel, put it in order and save it as .xlsx",
        },
    },
    CatalogueEntry {
        code: "W233",
        id: FindingText {
            message: "halaman {page} tidak berisi teks: kosong, atau gambar yang tidak dibaca",
            help: "jika di sana ada tabel, minta berkas aslinya",
        },
        en: FindingText {
            message: "page {page} holds no text: it is empty, or a picture that is not read",
            help: "where a table stands there, ask for the original",
        },
    },
    CatalogueEntry {
        code: "W234",
        id: FindingText {
            message: "{count} huruf yang berdiri miring pada halaman {page} tidak dibaca",
            help: "periksa dengan ikip table; jika itu bagian dari tabel, minta berkas aslinya",
        },
        en: FindingText {
            message: "{count} characters that stand on their side on page {page} were not read",
            help: "look at it with ikip table; where they are part of the table, ask for the original",
        },
    },
    CatalogueEntry {
        code: "W235",
        id: FindingText {
            message: "{table} terbaca[ dari halaman {page}]: {rows} baris x {columns} kolom; baris pertama: {shown}[; {count} sel digabung dari beberapa baris: {joined}]",
            help: "sel PDF dan teks tempel diduga dari letaknya: periksa dengan ikip table sebelum memakai hasilnya",
        },
        en: FindingText {
            message: "{table} was read[ from page {page}]: {rows} rows x {columns} columns; first rows: {shown}[; {count} cells were joined from several lines: {joined}]",
            help: "cells of a PDF or of pasted text are inferred from where they stand: look at them with ikip table before you use the result",
        },
    },
    CatalogueEntry {
        code: "E260",
        id: FindingText {
            message: "tabel ini dapat dibaca dua cara: satu jawaban per baris, dengan kriteria dari kolom \"{criterion}\", atau satu badan publik per baris, dengan jawaban dari kolom \"{answers}\" dan sejenisnya",
            help: "sebut arti kolom itu: --column no=\"{criterion}\" jika menomori baris, --column agency_id=\"{criterion}\" jika kode badan publik; atau buang kolom yang tidak perlu dengan --ignore \"{answers}\"",
        },
        en: FindingText {
            message: "this table can be read in two ways: one answer a row, with criteria from the column \"{criterion}\", or one body a row, with answers from the column \"{answers}\" and its like",
            help: "say what that column is: --column no=\"{criterion}\" where it numbers rows, --column agency_id=\"{criterion}\" where it is the code of the body; or leave out what is not needed with --ignore \"{answers}\"",
        },
    },
    CatalogueEntry {
        code: "E261",
        id: FindingText {
            message: "sel gabungan {range} berisi satu isian (\"{text}\") untuk {count} sel jawaban: tidak dapat diketahui untuk siapa isian itu berlaku",
            help: "pisahkan sel gabungan itu, lalu isi setiap selnya; jika bukan jawaban, sebut --ignore \"{sheet}!{range}\"",
        },
        en: FindingText {
            message: "the merged cell {range} holds one entry (\"{text}\") for {count} cells of answers: nobody can tell which it answers",
            help: "split the merged cell and fill in each cell; where it is no answer, say --ignore \"{sheet}!{range}\"",
        },
    },
    CatalogueEntry {
        code: "E262",
        id: FindingText {
            message: "judul kelompok \"{group}\" berdiri di antara baris sebuah berkas yang dibaca sepotong demi sepotong",
            help: "tambahkan kolom Kelompok yang terisi di setiap baris",
        },
        en: FindingText {
            message: "the heading of the group \"{group}\" stands between the rows of a file that is read piece by piece",
            help: "add a column for the group, filled in on every row",
        },
    },
    CatalogueEntry {
        code: "W262",
        id: FindingText {
            message: "judul di antara baris, \"{heading}\", bukan nama kelompok dalam aturan ({groups}): baris di bawahnya tidak mendapat kelompok darinya",
            help: "tulis judulnya seperti nama kelompok dalam aturan, atau isi kelompok lewat kolom Kelompok atau --agencies",
        },
        en: FindingText {
            message: "the heading \"{heading}\" between the rows names no group of the rules ({groups}), so it gives the rows below it none",
            help: "write it as the group is named in the rules, or give groups in a column or with --agencies",
        },
    },
    CatalogueEntry {
        code: "E263",
        id: FindingText {
            message: "sel ini ditulis sebagai rumus =\"...\", kebiasaan sebagian aplikasi saat mengekspor untuk Excel, tetapi kutipnya tidak diapit kutip CSV",
            help: "buka berkas ini di Excel lalu simpan sebagai .xlsx, atau ekspor ulang sebagai CSV biasa",
        },
        en: FindingText {
            message: "this cell is written as a formula =\"...\", as some applications export for Excel, but its quotes are not quoted as CSV wants",
            help: "open the file in Excel and save it as .xlsx, or export it again as plain CSV",
        },
    },
    CatalogueEntry {
        code: "E264",
        id: FindingText {
            message: "kolom \"{heading}\" tampak seperti jawaban (misalnya \"{example}\"), tetapi tidak dibaca",
            help: "sebut artinya dengan --column ARTI=\"{heading}\", misalnya --column {id}=\"{heading}\", atau bahwa kolom itu tidak dimaksud dengan --ignore \"{heading}\"",
        },
        en: FindingText {
            message: "the column \"{heading}\" looks like answers (for example \"{example}\"), but was not read",
            help: "say what it is with --column MEANING=\"{heading}\", such as --column {id}=\"{heading}\", or that it is not meant with --ignore \"{heading}\"",
        },
    },
    CatalogueEntry {
        code: "W260",
        id: FindingText {
            message: "kolom yang tidak dibaca: {headings}",
            help: "jika memang bukan jawaban, sebut --ignore \"JUDUL\" agar tidak diperingatkan lagi; jika jawaban, sebut artinya dengan --column",
        },
        en: FindingText {
            message: "columns that were not read: {headings}",
            help: "where they hold no answers, say --ignore \"HEADING\" and this is not told again; where they do, say what they are with --column",
        },
    },
    CatalogueEntry {
        code: "E265",
        id: FindingText {
            message: "formulir ini dibuat untuk aturan {found}, bukan {id}",
            help: "pakai aturan yang benar dengan --rules, atau minta formulir yang dibuat untuk {id}: ikip template --rules {id}",
        },
        en: FindingText {
            message: "this form was made for the rules {found}, not {id}",
            help: "name the right rules with --rules, or ask for a form that was made for {id}: ikip template --rules {id}",
        },
    },
    CatalogueEntry {
        code: "E266",
        id: FindingText {
            message: "bagian atas formulir ini menyebut {visible}, padahal barisnya (kolom yang disembunyikan) untuk {inside}",
            help: "pakailah formulir badan publik yang bersangkutan, atau perbaiki nama pada kolom yang disembunyikan; jangan menyalin formulir badan publik lain",
        },
        en: FindingText {
            message: "the head of this form names {visible}, but its rows (a hidden column) are about {inside}",
            help: "use the form of that body, or mend the name in the hidden column; do not copy the form of another body",
        },
    },
    CatalogueEntry {
        code: "E267",
        id: FindingText {
            message: "tidak ada kolom untuk {id} ({name}), sedangkan judul yang mirip berisi angka tetapi tidak dibaca: {headings}",
            help: "sebut kolom yang dimaksud dengan --column {id}=\"{heading}\"; jika bukan jawabannya, --ignore \"{heading}\"",
        },
        en: FindingText {
            message: "no column answers {id} ({name}), and headings that resemble it hold numbers but were not read: {headings}",
            help: "name the column that is meant with --column {id}=\"{heading}\"; if it is no answer to it, --ignore \"{heading}\"",
        },
    },
    CatalogueEntry {
        code: "W266",
        id: FindingText {
            message: "nama berkas ini menyebut {called}, padahal isinya tentang {agency}",
            help: "periksa formulir siapa ini: jika isinya benar, ganti nama berkasnya; jika tidak, minta formulir {called} yang benar",
        },
        en: FindingText {
            message: "this file is called like {called}, but its rows are about {agency}",
            help: "see whose form it is: where the rows are right, rename the file; where not, ask {called} for its own form",
        },
    },
];
