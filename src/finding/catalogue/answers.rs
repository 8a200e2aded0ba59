//! Words of the findings about answers.

catalogue! { ANSWERS:
    E301
        id "\"{text}\" bukan jawaban untuk {criterion} ({name})"
            "tulis angka seperti 85,5 atau 85.5, bagian seperti 480/503, atau kata keadaan (kosong, tidak berlaku, tidak ada kasus); yang diminta: {expected}"
        en "\"{text}\" is no answer to {criterion} ({name})"
            "write a number such as 85.5 or 85,5, a share such as 480/503, or a state (blank, n/a, no case); asked is: {expected}"
    E302
        id "{text} di luar rentang {criterion} ({name})"
            "yang boleh: {expected}"
        en "{text} is outside the range of {criterion} ({name})"
            "allowed is: {expected}"
    E303
        id "\"{text}\" dapat dibaca dua cara: sebagai desimal atau ribuan[, juga {more} sel lain]"
            "sebut tanda desimalnya dengan --decimal comma (koma) atau --decimal point (titik), atau tulis tanpa tanda ribuan; nilai lain di berkas ini tidak membuktikan tandanya"
        en "\"{text}\" can be read in two ways, as a decimal or as thousands[, and so can {more} more {more:cell:cells}]"
            "state the decimal mark with --decimal comma or --decimal point, or write it without a mark for thousands; no other score of this file proves the mark"
    E304
        id "{text} tidak tepat pada langkah skala {criterion} ({name})"
            "yang boleh: {expected}"
        en "{text} is not on a step of the scale of {criterion} ({name})"
            "allowed is: {expected}"
    E305
        id "\"{text}\" bukan salah satu pilihan {criterion} ({name})"
            "pilihannya: {expected}"
        en "\"{text}\" is not one of the choices of {criterion} ({name})"
            "the choices are: {expected}"
    E307
        id "{agency} sudah punya jawaban untuk {criterion} ({name})[ dari {assessor}]"
            "hapus salah satu[ (yang pertama: {where})]; beberapa penilai perlu kolom `assessor`[, dan beberapa badan publik perlu kolom `agency` (judul kolom di baris {line})][; mungkin salah satunya {zeros}, yang nol di belakangnya dibuang lembar kerja]"
        en "{agency} already has an answer to {criterion} ({name})[ by {assessor}]"
            "remove one of them[ (the first: {where})]; several assessors need a column `assessor`[, and several agencies a column `agency` (headings: line {line})][; perhaps one of them was {zeros}, whose zero a spreadsheet dropped]"
    E308
        id "kriteria \"{text}\" tidak ada dalam aturan"
            "periksa kode atau namanya[; mungkin maksudnya {near}][; lembar kerja menganggap kodenya tanggal ({date}): beri kolom kode format Teks, lalu ketik ulang]"
        en "there is no criterion \"{text}\" in the rules"
            "check its id or name[; perhaps {near} is meant][; a spreadsheet took the code for a date ({date}): format the column of codes as Text and type it again]"
    E309
        id "aturan tidak menerima \"{text}\"[{unproven} yang belum diverifikasi] untuk {criterion} ({name})"
            "[{unproven}isi kolom verifikasi, ]jawab dengan {expected}, atau ubah `{rule}` di berkas aturan"
        en "the rules do not take \"{text}\"[{unproven} that is not verified] for {criterion} ({name})"
            "[{unproven}fill in the column `verified`, ]answer with {expected}, or change `{rule}` in the rules file"
    E310
        id "\"{text}\" tidak dikenal di kolom verifikasi"
            "tulis ya atau tidak (juga yes/no, v/x, 1/0, true/false); kosong berarti tidak"
        en "\"{text}\" is not known in the column `verified`"
            "write yes or no (or ya/tidak, v/x, 1/0, true/false); an empty cell means no"
    E311
        id "{agency}: {whole} dijawab sebagai satu kesatuan, tetapi {inside} di dalamnya juga dijawab[ ({where})]"
            "pilih salah satu: nilai jadi untuk {whole}, atau jawaban di dalamnya"
        en "{agency}: {whole} is answered as a whole, but {inside} inside it is answered too[ ({where})]"
            "choose one: the finished score of {whole}, or the answers inside it"
    E312
        id "{criterion} ({name}) tidak berlaku untuk {agency}[, kelompok {group}]"
            "kosongkan selnya, atau perbaiki kelompoknya; kriteria ini untuk: {groups}"
        en "{criterion} ({name}) does not apply to {agency}[, group {group}]"
            "empty the cell, or correct the group; this criterion is for: {groups}"
    E313
        id "{criterion} dinilai sekali untuk semua, bukan per badan publik"
            "pindahkan ke satu baris dengan badan publik `*`"
        en "{criterion} is assessed once for all, not for each agency"
            "move it to one row under the agency `*`"
    E314
        id "`*` hanya untuk kriteria bersama, dan {criterion} bukan kriteria bersama"
            "tulis nama badan publiknya, atau tandai kriteria ini `shared` di berkas aturan"
        en "`*` is only for shared criteria, and {criterion} is not one"
            "write the name of the agency, or mark the criterion `shared` in the rules file"
    E315
        id "baris ini tidak menyebut kriteria"
            "isi kode kriterianya"
        en "this row names no criterion"
            "fill in the id of the criterion"
    E316
        id "kode {text} tersimpan sebagai angka; dalam aturan ada {code}"
            "beri kolom kode format Teks, lalu ketik ulang kodenya: lembar kerja membuang nol di belakang"
        en "the code {text} is stored as a number; the rules know {code}"
            "format the column of codes as Text and type the code again: spreadsheets drop zeros at the end"
    E317
        id "sel nilai {criterion} ({name}) berisi tanggal {text}"
            "lembar kerja mengira nilainya tanggal: beri format Angka atau Teks dan ketik ulang ({expected})"
        en "the score of {criterion} ({name}) is the date {text}"
            "the spreadsheet took the score for a date: format the cell as Number or Text and type it again ({expected})"
    E318
        id "sel nilai {criterion} ({name}) berisi {text}, bukan nilai"
            "perbaiki rumus atau isinya; yang diminta: {expected}"
        en "the cell of {criterion} ({name}) holds {text}, which is no score"
            "mend the formula or what it holds; asked is: {expected}"
    E319
        id "{text} berupa persen, sedangkan {criterion} ({name}) tidak dinilai sampai 100"
            "tulis angkanya tanpa %; yang diminta: {expected}"
        en "{text} is a percentage, but {criterion} ({name}) does not go up to 100"
            "write the number without %; asked is: {expected}"
    E320
        id "{text}: pembaginya nol"
            "isi jumlah seluruhnya di belakang garis miring, atau tulis \"tidak ada kasus\" untuk {criterion} ({name}, {expected})"
        en "{text}: the divisor is zero"
            "put the whole behind the slash, or write \"no case\" for {criterion} ({name}, {expected})"
    E321
        id "lebih dari satu kriteria bernama \"{text}\""
            "sebut kodenya[, misalnya {near}]"
        en "more than one criterion is called \"{text}\""
            "give its id[, such as {near}]"
    E322
        id "rumus untuk {criterion} ({name}) tidak menyimpan hasil ({text})"
            "buka di Excel atau LibreOffice, simpan, lalu pakai berkas yang baru disimpan; yang diminta: {expected}"
        en "the formula for {criterion} ({name}) has no stored result ({text})"
            "open the file in Excel or LibreOffice, save it, and use the file just saved; asked is: {expected}"
    E323
        id "jawaban untuk {criterion} ({name}) terdiri dari {digits} angka; paling banyak {most}"
            "bulatkan angkanya; yang diminta: {expected}"
        en "the answer to {criterion} ({name}) has {digits} digits; the most is {most}"
            "round the number; asked is: {expected}"
    E324
        id "jawaban {criterion} tidak disertai bukti, dan aturan mewajibkannya"
            "isi kolom bukti (tautan atau nama dokumen), atau kosongkan jawabannya"
        en "the answer to {criterion} has no evidence, and the rules require it"
            "fill in the evidence (a link or a document), or leave the answer blank"
    W324
        id "tabel ini tidak punya kolom bukti, sedangkan aturan menghitung jawaban tanpa bukti sebagai {counts}"
            "tambahkan kolom \"bukti\" berisi tautan atau nama dokumen; untuk yang tidak perlu bukti, misalnya penilaian juri, tulis evidence = \"none\" pada kriterianya"
        en "this table has no column of evidence, and the rules count an answer without evidence as {counts}"
            "add a column \"evidence\" with a link or a document; where none is needed, as for the ratings of a jury, write evidence = \"none\" at the criterion"
    E340
        id "\"{text}\" memakai tanda desimal lain daripada yang dinyatakan dengan --decimal {stated}"
            "perbaiki sel itu, atau sebut tanda desimal yang benar: --decimal comma atau --decimal point"
        en "\"{text}\" uses another decimal mark than --decimal {stated} states"
            "mend the cell, or state the right mark: --decimal comma or --decimal point"
    W340
        id "\"{text}\" mempunyai lebih banyak angka daripada yang disimpan lembar kerja (15): pengubah berkas menulis begitu untuk {short}[, juga {more} sel lain]"
            "tulis {short} jika itu yang dimaksud; yang dihitung adalah angka yang tertulis"
        en "\"{text}\" has more digits than a spreadsheet keeps (15): converters write so for {short}[, and {more} more {more:cell:cells}]"
            "write {short} where that is meant; what counts is the number as written"
    E341
        id "{text} adalah angka dalam notasi ilmiah (dengan eksponen), yang tidak diterima sebagai jawaban untuk {criterion} ({name})"
            "tulis angkanya lengkap, misalnya 0,00001; di lembar kerja ubah format selnya menjadi angka biasa"
        en "{text} is a number in scientific notation (with an exponent), which is not taken as an answer to {criterion} ({name})"
            "write all its digits, such as 0.00001; in a spreadsheet give the cell a plain number format"
    E342
        id "jawaban {agency} dikirim dua kali, juga dalam {first}: {same} jawaban sama, {different} berbeda[ ({criteria})], {only_first} hanya di berkas itu, {only_second} hanya di berkas ini"
            "sisakan satu berkas, atau pakai --latest agar berkas yang lebih baru yang dihitung"
        en "the answers of {agency} came twice, also in {first}: {same} the same, {different} different[ ({criteria})], {only_first} only in that file, {only_second} only in this one"
            "keep one of the files, or let --latest take the newer one"
    E343
        id "--latest tidak dapat memilih antara {first} dan {second}: {reason}"
            "sisakan satu berkas untuk {agency}"
        en "--latest cannot choose between {first} and {second}: {reason}"
            "keep one file for {agency}"
    #[cfg_attr(not(feature = "parquet"), allow(dead_code, reason = "Parquet files alone need it"))]
    E360
        id "nilai {score} lebih panjang daripada {most} angka yang muat dalam berkas Parquet"
            "kurangi desimal aturannya, atau pakai csv atau json"
        en "the score {score} is longer than the {most} digits that a Parquet file holds"
            "let the rules have fewer decimals, or take csv or json"
    W342
        id "{agency} mengirim dua kali: yang dihitung {newer} ({newer_date}), bukan berkas ini ({date})"
            "yang lebih baru menurut tanggal berkasnya; jika bukan itu yang dimaksud, sisakan satu berkas"
        en "{agency} sent its answers twice: {newer} ({newer_date}) is counted, this file ({date}) is not"
            "the newer by the date of the file; if that is not what you mean, keep one of them"
    W341
        id "uraian {criterion} dalam berkas ini lain dari aturan: \"{text}\", bukan \"{name}\""
            "apakah ini formulir tahun lalu atau formulir aturan lain? bandingkan dengan ikip rules show"
        en "the text of {criterion} in this file is another than in the rules: \"{text}\", not \"{name}\""
            "is this a form of last year, or of other rules? compare it with ikip rules show"
}
