//! Words of the findings about files and tables.

catalogue! { FILES:
    E201
        id "berkas ini kosong[ (lembar {sheet})]"
            "simpan datanya lebih dahulu, lalu sebut berkas yang benar"
        en "this file is empty[ (sheet {sheet})]"
            "save the data first, then name the right file"
    E202
        id "berkas ini tidak berisi tabel yang dikenal[ (lembar {sheet})]: tidak ada baris judul kolom yang dikenal[; baris pertama: {headings}]"
            "tabel perlu satu baris judul, misalnya `agency,criterion,score` atau `Badan Publik;Indikator;Nilai`, dengan pemisah , ; tab atau |; judul lain disebut dengan --column"
        en "this file holds no table that is known[ (sheet {sheet})]: no row of known headings[; the first row: {headings}]"
            "a table needs one row of headings, such as `agency,criterion,score` or `Badan Publik;Indikator;Nilai`, with , ; tab or | between cells; other headings are named with --column"
    E203
        id "kolom `{column}` tidak ada[ di lembar {sheet}]; judul yang terbaca: {headings}"
            "ganti judul kolomnya, atau sebut dengan --column {column}=\"JUDUL\"[; mungkin maksudnya \"{near}\"]"
        en "there is no column `{column}`[ in sheet {sheet}]; headings found: {headings}"
            "rename the column, or name it with --column {column}=\"HEADING\"[; perhaps \"{near}\" is meant]"
    E204
        id "ada baris judul, tetapi tidak ada satu pun baris data[ di lembar {sheet}]"
            "isi tabelnya, atau keluarkan berkas ini dari masukan"
        en "there is a row of headings, but not one row of data[ in sheet {sheet}]"
            "fill in the table, or leave this file out"
    E205
        id "dua kolom berarti sama, yaitu {column}: \"{first}\" dan \"{second}\""
            "hapus salah satu, atau pilih satu dengan --column {column}={choice}[; mungkin salah satunya {zeros}, yang nol di belakangnya dibuang lembar kerja]"
        en "two columns mean the same, {column}: \"{first}\" and \"{second}\""
            "remove one of them, or choose one with --column {column}={choice}[; perhaps one of them was {zeros}, whose zero a spreadsheet dropped]"
    E206
        id "tidak ada kolom jawaban[ di lembar {sheet}]: tidak satu pun judul ini menyebut kriteria: {headings}"
            "satu baris per jawaban perlu kolom `criterion` dan `score`; satu baris per badan publik perlu kolom berjudul kode kriteria, misalnya \"{id}\"[; mungkin \"{heading}\" maksudnya {near}: ganti judulnya, atau sebutkan dengan --column {code}=\"JUDUL\"]"
        en "there is no column of answers: these headings name no criterion[ in sheet {sheet}]: {headings}"
            "one row per answer needs the columns `criterion` and `score`; one row per agency needs columns headed by the ids of criteria, such as \"{id}\"[; perhaps \"{heading}\" means {near}: rename it, or name it with --column {code}=\"HEADING\"]"
    E207
        id "baris ini berisi {found} sel, padahal ada {expected} judul kolom (baris {line})"
            "lengkapi atau hapus selnya; sel yang memuat pemisah harus diapit tanda kutip[, juga desimal: \"85{mark}5\"]"
        en "this row has {found} {found:cell:cells}, but there are {expected} {expected:heading:headings} (line {line})"
            "add or remove cells; a cell that holds the delimiter needs quotes around it[, decimals too: \"85{mark}5\"]"
    E208
        id "baris judul terulang di tengah data (pertama di baris {line})"
            "hapus baris ini; kalau dua tabel digabung, simpan sebagai dua berkas"
        en "the row of headings stands once more among the data (first in line {line})"
            "remove this row; where two tables were joined, save them as two files"
    E209
        id "tanda kutip yang dibuka di sini tidak pernah ditutup"
            "tutup dengan \" di akhir sel, atau hapus tanda kutipnya; mulai dari sini[ sampai baris {until}] tidak ada yang terbaca"
        en "the quote that opens here is never closed"
            "close it with \" at the end of the cell, or remove it; nothing from here[ to line {until}] was read"
    E210
        id "tanda kutip di sel ini tidak pada tempatnya"
            "kutip mengapit seluruh sel, dan kutip di dalamnya ditulis dua kali (\"\"); baris sesudahnya tidak dibaca[, kutipnya baru tertutup di baris {until}]"
        en "the quotes of this cell are out of place"
            "quotes go around the whole cell, and a quote inside is written twice (\"\"); the rows behind it were not read[, the quote closes only in line {until}]"
    E211
        id "sel ini memuat karakter kendali {character}"
            "hapus karakter itu; biasanya sisa salinan dari program lain"
        en "this cell holds the control character {character}"
            "remove the character; it usually comes from copying out of another program"
    E212
        id "byte ke-{offset} bukan UTF-8, padahal bagian lain berkas ini UTF-8"
            "buka dan simpan ulang seluruh berkas sebagai \"CSV UTF-8\"; biasanya dua berkas dengan penyandian berbeda digabung"
        en "the byte at offset {offset} is not UTF-8, although other parts of this file are"
            "open the whole file and save it as \"CSV UTF-8\"; usually two files of different encodings were joined"
    E213
        id "dua tanda desimal dalam satu berkas: \"{first}\"[ ({where})] dan \"{second}\""
            "pakai satu tanda saja, koma atau titik, di seluruh berkas; ribuan tidak diberi tanda"
        en "two decimal marks in one file: \"{first}\"[ ({where})] and \"{second}\""
            "use one mark throughout the file, comma or point; thousands take no mark"
    E214
        id "berkas {encoding} ini rusak: ada pasangan karakter yang tidak lengkap"
            "simpan ulang dari program asalnya, sebaiknya sebagai \"CSV UTF-8\""
        en "this {encoding} file is damaged: there is an incomplete pair of characters"
            "save it again from the program it came from, best as \"CSV UTF-8\""
    W215
        id "berkas ini dilewati: jenisnya bukan tabel atau buku kerja yang dapat dibaca"
            "kalau berisi jawaban, simpan sebagai CSV atau XLSX; kalau tidak, pindahkan dari folder ini"
        en "this file was passed over: it is no table or workbook that can be read"
            "if it holds answers, save it as CSV or XLSX; if not, move it out of this folder"
    W217
        id "{count} baris data tersembunyi atau tersaring di lembar ini ikut dihitung: baris {rows}"
            "tampilkan baris itu (hapus saringannya) dan periksa; hapus dari lembar jika tidak dimaksud"
        en "{count} {count:row:rows} of data on this sheet {count:is:are} hidden or filtered away, and {count:counts:count} like the others: {count:row:rows} {rows}"
            "show them (clear the filter) and look; delete them from the sheet where they are not meant"
    W216
        id "ini bukan berkas biasa (pipa atau perangkat) dan dilewati"
            "sebut langsung di baris perintah kalau memang hendak dibaca"
        en "this is no ordinary file (a pipe or a device) and was passed over"
            "name it on the command line if it is meant to be read"
    E217
        id "folder ini berada di dalam dirinya sendiri melalui tautan"
            "hapus tautannya; isi folder hanya dibaca sekali"
        en "this folder stands inside itself by way of a link"
            "remove the link; what the folder holds was read once"
    E218
        id "folder ini tidak berisi tabel atau buku kerja yang dapat dibaca"
            "periksa nama foldernya"
        en "this folder holds no table or workbook that can be read"
            "check the name of the folder"
    E219
        id "baris ini lebih panjang dari 16 MiB"
            "ini bukan tabel, atau akhir barisnya hilang; baris sesudahnya tidak dibaca"
        en "this row is longer than 16 MiB"
            "this is no table, or its line ends are lost; the rows behind it were not read"
    E220
        id "berkas {kind} tidak dapat dibaca sebagai tabel"
            "[hasil ikip score dibaca dengan: ikip verify {json}; ]buka di program asalnya lalu simpan sebagai .xlsx atau CSV"
        en "the file is {kind}, which cannot be read as a table"
            "[a result of ikip score is read by: ikip verify {json}; ]open it in the program that wrote it and save it as .xlsx or CSV"
    E221
        id "lembar [\"{sheet}\" ]tidak ada; yang ada: {sheets}"
            "pilih salah satu dengan --sheet"
        en "there is no sheet[ \"{sheet}\"]; there are: {sheets}"
            "choose one of them with --sheet"
    E222
        id "beberapa lembar dapat dibaca: {sheets}"
            "pilih satu dengan --sheet atau --table N, atau simpan tiap lembar sebagai berkas sendiri"
        en "several sheets could be read: {sheets}"
            "choose one with --sheet or --table N, or save each sheet as a file of its own"
    E223
        id "buku kerja ini rusak atau bukan XLSX: {reason}"
            "buka di Excel atau LibreOffice lalu simpan ulang sebagai .xlsx"
        en "this workbook is damaged or no XLSX: {reason}"
            "open it in Excel or LibreOffice and save it again as .xlsx"
    E224
        id "isi buku kerja ini jauh lebih besar daripada berkasnya ({reason}) dan tidak dibaca"
            "hapus lembar dan format kosong yang tidak dipakai lalu simpan ulang, atau simpan sebagai CSV"
        en "what this workbook holds is out of all proportion to its file ({reason}), and was not read"
            "remove sheets and empty formats that are not used and save it again, or save it as CSV"
    E225
        id "judul kolom \"{heading}\" dari --column tidak ada di masukan mana pun; judul yang terbaca: {headings}"
            "tulis judulnya seperti di berkas[; mungkin maksudnya \"{near}\"]"
        en "the heading \"{heading}\" of --column stands in none of the inputs; headings found: {headings}"
            "write the heading as it stands in the file[; perhaps \"{near}\" is meant]"
    E226
        id "kolom \"{heading}\" tidak dibaca; judulnya mirip \"{near}\""
            "jika itu yang dimaksud, perbaiki judulnya atau pakai --column {column}=\"{heading}\"; jika bukan, --ignore \"{heading}\""
        en "the column \"{heading}\" was not read; its heading resembles \"{near}\""
            "if that is what it means, correct the heading or use --column {column}=\"{heading}\"; if not, --ignore \"{heading}\""
    W228
        id "tidak ada kolom untuk {criteria}, sedangkan kolom ini berisi angka tetapi tidak dipakai: {headings}"
            "jika salah satunya yang dimaksud, sebutkan dengan --column KODE=\"JUDUL\"; jika tidak, abaikan"
        en "no column answers {criteria}, and these columns hold numbers but are ignored: {headings}"
            "if one of them is meant, name it with --column ID=\"HEADING\"; if not, ignore this"
    E227
        id "baris ini terbaca sebagai judul kolom, padahal judul kolom yang lebih lengkap ada di baris {line}: {headings}"
            "jika baris ini data, pindahkan ke bawah judul kolom; jika bukan, hapus"
        en "this row reads as headings, but better known headings stand in line {line}: {headings}"
            "if this row is data, move it below the headings; if not, remove it"
    E230
        id "berkas {kind} ini rusak: {reason}"
            "buka di program asalnya lalu simpan ulang, atau simpan sebagai .xlsx atau CSV"
        en "this {kind} file is damaged: {reason}"
            "open it in the program that wrote it and save it again, or save it as .xlsx or CSV"
    E231
        id "berkas ini diberi sandi dan tidak dapat dibaca"
            "buka dengan sandinya lalu simpan ulang tanpa sandi (Excel: File, Info, Protect Workbook, Encrypt with Password, kosongkan)"
        en "this file has a password and cannot be read"
            "open it with its password and save it again without one (Excel: File, Info, Protect Workbook, Encrypt with Password, leave it empty)"
    E232
        id "berkas {kind} ini tidak berisi tabel satu pun"
            "periksa apakah ini berkas yang dimaksud; gambar tabel dan teks biasa bukan tabel"
        en "this {kind} file holds no table at all"
            "check whether this is the file that is meant; a picture of a table and plain text are no tables"
    E233
        id "tabel {number} tidak ada: berkas ini berisi {count} tabel"
            "lihat semuanya dengan ikip table tanpa --table"
        en "there is no table {number}: this file holds {count}"
            "see all of them with ikip table without --table"
    E234
        id "{format} hanya memuat satu tabel, sedangkan yang terbaca {count}: {tables}"
            "pilih satu dengan --table N, atau tulis semuanya sebagai md atau json"
        en "{format} holds one table, but {count} were read: {tables}"
            "choose one with --table N, or write all of them as md or json"
    E235
        id "halaman ini menyebut dirinya {encoding}, tetapi berisi byte yang bukan itu"
            "buka halamannya di peramban, lalu simpan ulang, atau salin tabelnya ke Excel dan simpan sebagai .xlsx"
        en "this page declares {encoding}, but holds bytes that are none of it"
            "open the page in a browser and save it again, or copy the table into Excel and save it as .xlsx"
    E239
        id "kolom teks ini tidak dapat dipisahkan dengan aman; terbaca: {rows}"
            "antara kolom perlu dua spasi atau lebih, atau pemisah , ; tab atau |; atau tempel tabelnya ke Excel dan simpan sebagai .xlsx"
        en "the columns of this text cannot be told apart safely; understood as: {rows}"
            "columns need two blanks or more between them, or , ; tab or |; or paste the table into Excel and save it as .xlsx"
    W230
        id "{count} sel atau teks yang tidak ditampilkan berkas {kind} ini tidak dibaca"
            "jika itu bagian dari data, tampilkan dahulu lalu simpan ulang; ikip table menunjukkan apa yang terbaca"
        en "{count} cells or texts that this {kind} file does not show were not read"
            "where they are part of the data, show them and save again; ikip table shows what was read"
    W231
        id "dokumen ini memuat perubahan terlacak; yang dibaca adalah teks jika semuanya diterima"
            "terima atau tolak perubahannya di Word (Review, Accept), lalu simpan ulang, supaya tidak ada keraguan"
        en "this document holds tracked changes; read was the text with all of them accepted"
            "accept or reject the changes in Word (Review, Accept) and save again, so that there is no doubt"
    W232
        id "{count} tabel yang berurutan dibaca sebagai satu: {table}"
            "periksa dengan ikip table; jika memang tabel berbeda, tulis judul di antaranya"
        en "{count} tables, one below the other, were read as one: {table}"
            "look at it with ikip table; where they are different tables, write a heading between them"
    E236
        id "PDF ini tidak berisi teks: kemungkinan hasil pindai (gambar)"
            "minta berkas aslinya (Excel atau Word), atau ketik tabelnya ke Excel; ikip tidak membaca gambar"
        en "this PDF holds no text: probably a scan (a picture)"
            "ask for the original (Excel or Word), or type the table into Excel; ikip reads no pictures"
    E237
        id "fon pada halaman {page} tidak memberi tahu hurufnya, sehingga teksnya tidak dapat dipercaya"
            "minta berkas aslinya (Excel atau Word), atau cetak ulang ke PDF dengan fon lain"
        en "the font on page {page} does not tell its characters, so its text cannot be trusted"
            "ask for the original (Excel or Word), or print it to PDF again with another font"
    E238
        id "sel tabel pada halaman {page} tidak dapat dipisahkan dengan aman; terbaca: {rows}"
            "minta berkas aslinya (Excel atau Word), atau salin tabelnya ke Excel, rapikan, dan simpan sebagai .xlsx"
        en "the cells of the table on page {page} cannot be told apart safely; understood as: {rows}"
            "ask for the original (Excel or Word), or copy the table into Excel, put it in order and save it as .xlsx"
    W233
        id "halaman {page} tidak berisi teks: kosong, atau gambar yang tidak dibaca"
            "jika di sana ada tabel, minta berkas aslinya"
        en "page {page} holds no text: it is empty, or a picture that is not read"
            "where a table stands there, ask for the original"
    W234
        id "{count} huruf yang berdiri miring pada halaman {page} tidak dibaca"
            "periksa dengan ikip table; jika itu bagian dari tabel, minta berkas aslinya"
        en "{count} characters that stand on their side on page {page} were not read"
            "look at it with ikip table; where they are part of the table, ask for the original"
    W235
        id "{table} terbaca[ dari halaman {page}]: {rows} baris x {columns} kolom; baris pertama: {shown}[; {count} sel digabung dari beberapa baris: {joined}]"
            "sel PDF dan teks tempel diduga dari letaknya: periksa dengan ikip table sebelum memakai hasilnya"
        en "{table} was read[ from page {page}]: {rows} rows x {columns} columns; first rows: {shown}[; {count} cells were joined from several lines: {joined}]"
            "cells of a PDF or of pasted text are inferred from where they stand: look at them with ikip table before you use the result"
    E260
        id "tabel ini dapat dibaca dua cara: satu jawaban per baris, dengan kriteria dari kolom \"{criterion}\", atau satu badan publik per baris, dengan jawaban dari kolom \"{answers}\" dan sejenisnya"
            "sebut arti kolom itu: --column no=\"{criterion}\" jika menomori baris, --column agency_id=\"{criterion}\" jika kode badan publik; atau buang kolom yang tidak perlu dengan --ignore \"{answers}\""
        en "this table can be read in two ways: one answer a row, with criteria from the column \"{criterion}\", or one body a row, with answers from the column \"{answers}\" and its like"
            "say what that column is: --column no=\"{criterion}\" where it numbers rows, --column agency_id=\"{criterion}\" where it is the code of the body; or leave out what is not needed with --ignore \"{answers}\""
    E261
        id "sel gabungan {range} berisi satu isian (\"{text}\") untuk {count} sel jawaban: tidak dapat diketahui untuk siapa isian itu berlaku"
            "pisahkan sel gabungan itu, lalu isi setiap selnya; jika bukan jawaban, sebut --ignore \"{sheet}!{range}\""
        en "the merged cell {range} holds one entry (\"{text}\") for {count} cells of answers: which of them it answers cannot be told"
            "split the merged cell and fill in each cell; where it is no answer, say --ignore \"{sheet}!{range}\""
    E262
        id "judul kelompok \"{group}\" berdiri di antara baris sebuah berkas yang dibaca sepotong demi sepotong"
            "tambahkan kolom Kelompok yang terisi di setiap baris"
        en "the heading of the group \"{group}\" stands between the rows of a file that is read piece by piece"
            "add a column for the group, filled in on every row"
    W262
        id "judul di antara baris, \"{heading}\", bukan nama kelompok dalam aturan ({groups}): baris di bawahnya tidak mendapat kelompok darinya"
            "tulis judulnya seperti nama kelompok dalam aturan, atau isi kelompok lewat kolom Kelompok atau --agencies"
        en "the heading \"{heading}\" between the rows names no group of the rules ({groups}), so it gives the rows below it none"
            "write it as the group is named in the rules, or give groups in a column or with --agencies"
    E263
        id "sel ini ditulis sebagai rumus =\"...\", kebiasaan sebagian aplikasi saat mengekspor untuk Excel, tetapi kutipnya tidak diapit kutip CSV"
            "buka berkas ini di Excel lalu simpan sebagai .xlsx, atau ekspor ulang sebagai CSV biasa"
        en "this cell is written as a formula =\"...\", as some applications export for Excel, but its quotes are not quoted as CSV wants"
            "open the file in Excel and save it as .xlsx, or export it again as plain CSV"
    E264
        id "kolom \"{heading}\" tampak seperti jawaban (misalnya \"{example}\"), tetapi tidak dibaca"
            "sebut artinya dengan --column ARTI=\"{heading}\", misalnya --column {id}=\"{heading}\", atau bahwa kolom itu tidak dimaksud dengan --ignore \"{heading}\""
        en "the column \"{heading}\" looks like answers (for example \"{example}\"), but was not read"
            "say what it is with --column MEANING=\"{heading}\", such as --column {id}=\"{heading}\", or that it is not meant with --ignore \"{heading}\""
    W260
        id "kolom yang tidak dibaca: {headings}"
            "jika memang bukan jawaban, sebut --ignore \"JUDUL\" agar tidak diperingatkan lagi; jika jawaban, sebut artinya dengan --column"
        en "columns that were not read: {headings}"
            "where they hold no answers, say --ignore \"HEADING\" and this is not told again; where they do, say what they are with --column"
    E265
        id "formulir ini dibuat untuk aturan {found}, bukan {id}"
            "pakai aturan yang benar dengan --rules, atau minta formulir yang dibuat untuk {id}: ikip template --rules {id}"
        en "this form was made for the rules {found}, not {id}"
            "name the right rules with --rules, or ask for a form that was made for {id}: ikip template --rules {id}"
    E266
        id "bagian atas formulir ini menyebut {visible}, padahal barisnya (kolom yang disembunyikan) untuk {inside}"
            "pakailah formulir badan publik yang bersangkutan, atau perbaiki nama pada kolom yang disembunyikan; jangan menyalin formulir badan publik lain"
        en "the head of this form names {visible}, but its rows (a hidden column) are about {inside}"
            "use the form of that body, or mend the name in the hidden column; do not copy the form of another body"
    E267
        id "tidak ada kolom untuk {id} ({name}), sedangkan judul yang mirip berisi angka tetapi tidak dibaca: {headings}"
            "sebut kolom yang dimaksud dengan --column {id}=\"{heading}\"; jika bukan jawabannya, --ignore \"{heading}\""
        en "no column answers {id} ({name}), and headings that resemble it hold numbers but were not read: {headings}"
            "name the column that is meant with --column {id}=\"{heading}\"; if it is no answer to it, --ignore \"{heading}\""
    W263
        id "baris tanpa nomor urut di antara {numbered} baris bernomor dihitung sebagai badan publik: {names}[ dan {more} lainnya]"
            "jika bukan badan publik (target, batas, contoh), hapus barisnya atau sebut selnya dengan --ignore; jika badan publik, isi nomornya"
        en "rows without a number among {numbered} numbered ones count as public bodies: {names}[ and {more} more]"
            "where they are no public bodies (a target, a limit, an example), remove the rows or name their cells with --ignore; else fill in the number"
    W266
        id "nama berkas ini menyebut {called}, padahal isinya tentang {agency}"
            "periksa formulir siapa ini: jika isinya benar, ganti nama berkasnya; jika tidak, minta formulir {called} yang benar"
        en "this file is called like {called}, but its rows are about {agency}"
            "see whose form it is: where the rows are right, rename the file; where not, ask {called} for its own form"
}
