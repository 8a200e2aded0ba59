//! Words of the findings about how the program was called.

catalogue! { USAGE:
    E001
        id "tidak ada badan publik dalam kelompok \"{group}\""
            "kelompok yang ada: {groups}"
        en "there is no agency in the group \"{group}\""
            "the groups are: {groups}"
    E002
        id "format keluaran tidak dapat diketahui dari nama berkas ini"
            "pakai akhiran {endings}, atau sebutkan dengan --format"
        en "the name of this file does not say in which format to write it"
            "use one of the endings {endings}, or name it with --format"
    E003
        id "berkas keluaran ini juga {what}[: {path}]"
            "tulis ke berkas lain; yang dibaca tidak pernah ditimpa"
        en "this output file is also {what}[: {path}]"
            "write to another file; what is read is never written over"
    E004
        id "tidak ada aturan \"{name}\"[; maksudnya {nearest}?]"
            "sebutkan berkas TOML, atau salah satu dari `ikip rules list`"
        en "there are no rules \"{name}\"[; did you mean {nearest}?]"
            "name a TOML file, or one of `ikip rules list`"
    E005
        id "berkas aturan ini tidak dapat dibaca: {reason}"
            "periksa apakah berkasnya ada dan boleh dibaca"
        en "this rules file cannot be read: {reason}"
            "check that the file exists and that you may read it"
    E006
        id "belum ada berkas masukan"
            "sebutkan berkas atau folder jawaban, atau - untuk masukan standar"
        en "there is no input"
            "name a file or folder of answers, or - for standard input"
    E007
        id "tidak ada perintah \"{name}\""
            "perintah yang ada: {commands}"
        en "there is no command \"{name}\""
            "the commands are: {commands}"
    E008
        id "berkas aturan ini bukan teks UTF-8"
            "simpan ulang berkasnya sebagai UTF-8; baris ini memuat byte pertama yang salah"
        en "this rules file is not UTF-8 text"
            "save it again as UTF-8; this line has the first wrong byte"
    E009
        id "berkas aturan ini lebih besar dari {most} MiB"
            "berkas aturan biasanya beberapa puluh KiB; mungkin yang disebut bukan berkas aturan"
        en "this rules file is larger than {most} MiB"
            "rules files usually have some tens of KiB; this may be another file"
    E010
        id "--column tidak mengenal arti \"{name}\""
            "arti yang dikenal: agency, agency_id, criterion, score, assessor, group, evidence, note, verified, rank, class, atau kode sebuah kriteria"
        en "--column does not know the meaning \"{name}\""
            "the meanings are: agency, agency_id, criterion, score, assessor, group, evidence, note, verified, rank, class, or the id of a criterion"
    E011
        id "{inputs} masukan dan {rules} aturan tidak dapat dibandingkan"
            "beri dua masukan atau lebih dengan satu --rules atau satu untuk tiap masukan, atau satu masukan dengan --corrections"
        en "{inputs} inputs and {rules} rules cannot be compared"
            "give two inputs or more with --rules once or once per input, or one input with --corrections"
    E020
        id "tidak ada badan publik \"{name}\"[; maksudnya {nearest}?]"
            "sebutkan nama atau kodenya seperti dalam masukan"
        en "there is no agency \"{name}\"[; did you mean {nearest}?]"
            "give its name or id as in the inputs"
    E021
        id "keluaran ini berada di dalam folder masukan {input}"
            "tulis ke folder lain; jika tidak, keluaran ini akan dibaca sebagai jawaban pada kali berikutnya"
        en "this output lies in the input folder {input}"
            "write to another folder; else this output would be read as answers the next time"
    E022
        id "\"{name}\" cocok dengan {n} badan publik: {names}"
            "tulis namanya lebih lengkap, atau kodenya; boleh beberapa kali --agency, sebuah kelompok, atau all"
        en "\"{name}\" fits {n} agencies: {names}"
            "give more of its name, or its id; --agency may be repeated, or name a group, or all"
    E023
        id "--set menyebut kriteria \"{name}\" yang tidak ada dalam aturan[; maksudnya {nearest}?]"
            "tulis kodenya seperti dalam `ikip rules show`"
        en "--set names the criterion \"{name}\", which the rules do not have[; did you mean {nearest}?]"
            "give its id as `ikip rules show` has it"
    E024
        id "\"{text}\" dalam --set bukan jawaban untuk {criterion} {name}"
            "yang boleh dijawab: {allowed}"
        en "\"{text}\" in --set is no answer to {criterion} {name}"
            "what may be answered: {allowed}"
    E025
        id "\"{text}\" dalam --set untuk {criterion} dapat dibaca dengan dua cara: tanda desimal atau tanda ribuan"
            "tambahkan angka di belakang koma (72,1250), atau tulis tanpa tanda"
        en "\"{text}\" in --set for {criterion} can be read in two ways: a decimal mark, or one between thousands"
            "add a digit after the mark (72.1250), or write it without a mark"
    E026
        id "{criterion} dalam --set tidak ditanyakan kepada {agency}[ (kelompok {group})]"
            "pilih kriteria yang ditanyakan kepada kelompoknya"
        en "{criterion} in --set is not asked of {agency}[ (group {group})]"
            "choose a criterion that its group is asked"
    E027
        id "{criterion} dalam --set tidak dapat dijawab oleh {agency}: {other} sudah dijawab"
            "sebuah cabang dijawab sebagai keseluruhan atau di dalamnya, tidak keduanya; kosongkan {other} dengan --set {other}=-"
        en "{criterion} in --set cannot be answered by {agency}: {other} is answered"
            "a branch is answered as a whole or inside, never both; blank {other} with --set {other}=-"
    E028
        id "--set menyebut {criterion} lebih dari sekali"
            "satu jawaban untuk satu kriteria: hapus yang lain"
        en "--set names {criterion} more than once"
            "one answer for one criterion: remove the others"
    E029
        id "{agencies} badan publik dengan {criteria} kriteria tidak muat dalam satu buku kerja"
            "buku kerja memuat paling banyak {cells} sel dan {most} kriteria; pakai csv atau json, atau tampilkan sebagian dengan --group atau --top"
        en "{agencies} {agencies:agency:agencies} with {criteria} criteria: too much for one workbook"
            "a workbook holds up to {cells} cells and {most} criteria; use csv or json, or show some of them with --group or --top"
    E030
        id "SOURCE_DATE_EPOCH berisi \"{value}\", bukan bilangan bulat detik sejak 1970"
            "isi dengan bilangan bulat mulai 0, atau hapus variabel itu"
        en "SOURCE_DATE_EPOCH is \"{value}\", which is no whole number of seconds since 1970"
            "set it to a whole number from 0 on, or unset it"
    E031
        id "formulir ini sudah berisi jawaban: {count} baris"
            "simpan formulir kosong di tempat lain; --replace menimpa yang ini dan membuang isinya"
        en "this form holds answers already: {count} {count:row:rows}"
            "write the empty form to another place; --replace writes over this one and throws away what it holds"
    E032
        id "sudah ada berkas lain di tempat formulir ini"
            "simpan formulir kosong di tempat lain; --replace menimpa berkas itu dan membuang isinya"
        en "there is another file in the place of this form"
            "write the empty form to another place; --replace writes over that file and throws away what it holds"
    W031
        id "{count} berkas dari laporan sebelumnya tetap ada di folder ini: {files}"
            "berkas itu tidak ditulis oleh perintah ini, misalnya karena badan publiknya tidak ada lagi; hapus jika tidak diperlukan"
        en "{count} {count:file:files} of an earlier report {count:remains:remain} in this folder: {files}"
            "this command did not write them, for example because the agency is gone; delete them where they are not needed"
    E033
        id "--only menyebut kriteria \"{name}\" yang tidak ada dalam aturan[; maksudnya {near}?]"
            "tulis kodenya seperti dalam `ikip rules show`"
        en "--only names the criterion \"{name}\", which the rules do not have[; is {near} meant?]"
            "write its id as `ikip rules show` shows it"
    E034
        id "formulir sanggah ditulis ke dalam sebuah folder, satu untuk setiap badan publik"
            "sebutkan foldernya: -o sanggah/"
        en "forms for objections go into a folder, one for each body"
            "name the folder: -o sanggah/"
    E040
        id "berkas ini hasil yang ditulis ikip, bukan jawaban"
            "keluarkan dari masukan dan sebutkan berkas jawabannya[; jawaban di dalam buku kerja ini terbaca dengan --sheet {sheet}]; ikip verify memeriksa hasil"
        en "this file is a result that ikip wrote, and no answers"
            "take it out of the inputs and name the files of answers[; those in this workbook can be read with --sheet {sheet}]; ikip verify checks a result"
    E045
        id "rumus di dalam formulir tidak dapat mengikuti aturan pada kriteria {criterion}"
            "buat formulir tanpa --live; nilainya tetap dihitung `ikip score` dari formulir yang sudah diisi"
        en "formulas in a form cannot follow the rules at the criterion {criterion}"
            "make the form without --live; `ikip score` still scores it once it is filled in"
    E046
        id "--live memerlukan satu formulir XLSX untuk setiap badan publik"
            "tulis ke folder (-o formulir/), tanpa --format csv atau tsv"
        en "--live needs one XLSX form for every agency"
            "write into a folder (-o forms/), without --format csv or tsv"
    E047
        id "aturan ini bertanya menurut kelompok, tetapi ada badan publik yang kelompoknya tidak diketahui"
            "sebutkan daftar badan publik dengan kolom kelompok: --agencies badan-publik.csv"
        en "these rules ask by group, but the group of an agency is not known"
            "name the list of agencies with a column group: --agencies agencies.csv"
    W035
        id "nilai akhir tidak dapat ditunjukkan di dalam formulir karena bergantung pada yang dijawab pihak lain: {criteria}[, dan {more} lagi]"
            "nilai bagian yang ditanyakan tetap ditunjukkan; nilai akhir dihitung `ikip score` setelah semua jawaban terkumpul"
        en "a form cannot show the total, which hangs on what others answer: {criteria}[, and {more} more]"
            "the scores of what is asked are shown; `ikip score` works out the total once all answers are there"
    W032
        id "\"{text}\" diawali tanda rumus"
            "lembar sebar yang membuka CSV menganggapnya rumus; perbaiki nama itu, atau pakai -o hasil.xlsx, yang menyimpannya sebagai teks"
        en "\"{text}\" begins with the sign of a formula"
            "a spreadsheet that opens the CSV takes it for a formula; mend the name, or use -o result.xlsx, which keeps it as text"
    W030
        id "buku kerja berisi nilai tanpa rumus dan tanpa jawaban satu per satu: {agencies} badan publik dan {answers} jawaban terlalu banyak untuk rumus"
            "angkanya sama dengan csv dan json; untuk buku kerja dengan rumus, hitung sebagian masukan saja"
        en "the workbook holds values without formulas and without single answers: {agencies} {agencies:agency:agencies} with {answers} {answers:answer:answers} are too many for formulas"
            "the numbers are those of csv and json; for a workbook with formulas, score a part of the inputs"
    E050
        id "perintah ini tidak dapat dipahami: {reason}"
            "lihat `ikip --help` atau `ikip PERINTAH --help`"
        en "this command line cannot be understood: {reason}"
            "see `ikip --help` or `ikip COMMAND --help`"
    E051
        id "manifes membuktikan satu berkas keluaran, bukan beberapa"
            "tulis dengan satu -o bersama --manifest, dan berkas lain dalam perintah tersendiri"
        en "a manifest proves one output file, not several"
            "write one -o with --manifest, and the others by a command of their own"
    E052
        id "--format {format} menyebut satu format, sedangkan ada beberapa berkas keluaran"
            "hapus --format: akhiran setiap berkas menyebut formatnya"
        en "--format {format} names one format, while there are several output files"
            "leave --format out: the ending of each file names its format"
    E053
        id "{option} tidak berlaku untuk format keluaran ini"
            "pakai bersama --format atau akhiran berkas: {formats}"
        en "{option} does not fit this output format"
            "use it with --format or a file ending of: {formats}"
    E054
        id "tidak ada kolom \"{column}\"[; maksudnya {nearest}?]"
            "kolom yang ada: {columns}, dan kode kriteria"
        en "there is no column \"{column}\"[; did you mean {nearest}?]"
            "the columns are: {columns}, and ids of criteria"
}
