//! Words of the findings about agencies, their list, corrections, completeness and assessors.

catalogue! { AGENCIES:
    W419
        id "{agency} tidak menjawab satu pun pertanyaan dari: {stages}"
            "periksa apakah berkas jawabannya belum masuk; dalam kurung: banyaknya pertanyaan"
        en "{agency} answered none of the questions of: {stages}"
            "check whether a file of answers is missing; in brackets: how many questions"
    E401
        id "{agency}[ (id {id})] tidak ada dalam daftar badan publik"
            "tambahkan ke daftar, atau perbaiki namanya[; mungkin maksudnya {near}]"
        en "{agency}[ (id {id})] is not on the list of agencies"
            "add it to the list, or correct its name[; perhaps {near} is meant]"
    E402
        id "id {id} punya dua nama: \"{first}\"[ ({where})] dan \"{second}\""
            "satu id, satu nama: samakan namanya, atau perbaiki id-nya"
        en "the id {id} has two names: \"{first}\"[ ({where})] and \"{second}\""
            "one id, one name: make the names the same, or correct the id"
    E403
        id "{agency} berada di dua kelompok: \"{first}\"[ ({where})] dan \"{second}\""
            "pilih satu kelompok untuk badan publik ini di semua baris"
        en "{agency} is in two groups: \"{first}\"[ ({where})] and \"{second}\""
            "choose one group for this agency in all rows"
    E404
        id "kelompok \"{group}\" tidak ada dalam aturan"
            "kelompok yang ada: {groups}[; mungkin maksudnya \"{near}\"]"
        en "there is no group \"{group}\" in the rules"
            "the groups are: {groups}[; perhaps \"{near}\" is meant]"
    E405
        id "{agency} tidak punya kelompok, padahal sebagian kriteria hanya untuk kelompok tertentu"
            "isi kolom `group`, di berkas jawaban atau di daftar badan publik"
        en "{agency} has no group, but some criteria are for certain groups only"
            "fill in the column `group`, in the answers or in the list of agencies"
    E406
        id "baris ini tidak menyebut badan publik"
            "isi namanya; sel yang digabung hanya terisi di baris pertama, jadi pisahkan dan isi semua baris"
        en "this row names no agency"
            "fill in its name; merged cells are filled in their first row only, so split them and fill every row"
    E407
        id "{agency} tidak punya id di baris ini"
            "isi kolom id di semua baris, atau di satu pun tidak"
        en "{agency} has no id in this row"
            "fill in the column of ids in every row, or in none"
    E408
        id "id {id} sudah dipakai {name}[ di baris {line}]"
            "satu id untuk satu badan publik: perbaiki salah satunya"
        en "the id {id} belongs to {name} already[ in line {line}]"
            "one id for one agency: correct one of them"
    E409
        id "baris daftar ini tidak menyebut badan publik"
            "isi id atau namanya, atau hapus barisnya"
        en "this row of the list names no agency"
            "fill in its id or name, or remove the row"
    E410
        id "koreksi ini tidak menemukan jawaban {agency} untuk {criterion}[ dari {assessor}]"
            "[mungkin yang dimaksud {near}; ]periksa nama badan publik, kode kriteria, dan penilainya"
        en "this correction meets no answer of {agency} to {criterion}[ by {assessor}]"
            "[{near} may be meant; ]check the name of the agency, the id of the criterion and the assessor"
    E411
        id "nilai lama untuk {criterion} menurut koreksi ({old}) bukan yang tercatat ({found})"
            "periksa apakah koreksinya sudah diterapkan, atau menyebut jawaban lain"
        en "the old value of {criterion} in the correction ({old}) is not what is recorded ({found})"
            "check whether the correction has been applied already, or names another answer"
    E412
        id "berkas koreksi tidak punya kolom {column}; judul yang terbaca: {headings}"
            "kolomnya: agency, criterion, assessor, old, new, reason"
        en "the corrections have no column {column}; headings found: {headings}"
            "the columns are: agency, criterion, assessor, old, new, reason"
    E419
        id "daftar nama tidak punya kolom {column}; judul yang terbaca: {headings}"
            "kolomnya: old (lama) dan new (baru)"
        en "the list of names has no column {column}; headings found: {headings}"
            "the columns are: old and new"
    E424
        id "baris ini tidak menyebut nama lama dan nama baru"
            "isi keduanya, atau hapus barisnya"
        en "this row does not give both the old and the new name"
            "fill in both, or delete the row"
    E425
        id "\"{old}\" mendapat dua nama baru: \"{first}\" dan \"{second}\""
            "pertahankan satu saja"
        en "\"{old}\" is given two new names: \"{first}\" and \"{second}\""
            "keep one of them"
    E413
        id "koreksi ini cocok dengan lebih dari satu jawaban {agency} untuk {criterion}[ dari {assessor}]"
            "sebut id badan publiknya, bukan namanya"
        en "this correction meets more than one answer of {agency} to {criterion}[ by {assessor}]"
            "give the id of the agency instead of its name"
    E414
        id "{agency} di sini tanpa id, tetapi di tempat lain ber-id {id}[ ({where})]"
            "isi id yang sama di kedua tempat, atau beri daftar dengan --agencies"
        en "{agency} stands here without an id, but elsewhere with the id {id}[ ({where})]"
            "give the same id in both places, or a list with --agencies"
    E415
        id "lebih dari satu badan publik dalam daftar bernama {agency}"
            "tambahkan kolom `agency_id` yang membedakannya"
        en "more than one agency of the list is called {agency}"
            "add a column `agency_id` that tells them apart"
    E416
        id "jawaban {agency} ini sudah dikoreksi[ di baris {line}]"
            "satu koreksi untuk satu jawaban: gabungkan keduanya"
        en "this answer of {agency} is corrected already[ in line {line}]"
            "one correction for one answer: join the two"
    E417
        id "kelompok {agency}[ dan {more} badan publik lain] kosong, sedangkan baris lain tabel ini menyebut kelompoknya; peringkat dan rata-rata kelompok menjadi lain"
            "isi kelompok di setiap baris, juga di bawah sel pertama dari kelompok yang sama"
        en "the group of {agency}[ and {more} more {more:body:bodies}] is empty, while other rows of this table name theirs; that changes ranks and group means"
            "fill in the group on every row, also below the first cell of the same group"
    E418
        id "satu jawaban {agency} untuk {criterion}[ (dan untuk {more} kriteria lain)] tidak menyebut penilainya, sedangkan penilai bernama juga menjawabnya"
            "jawaban siapa ini? isi nama penilainya, atau kosongkan jawaban yang tidak berlaku, misalnya pertanyaan juri yang terisi dalam formulir badan publik"
        en "an answer of {agency} to {criterion}[ (and to {more} more {more:criterion:criteria})] names no assessor, while named assessors answered it too"
            "whose answer is it? name its assessor, or empty the answer that does not count, such as a question for the jury that the body filled in itself"
    W421
        id "aturan memberi peringkat di dalam kelompok ({groups}), tetapi masukan tidak menyebut kelompok satu pun: {agencies} badan publik diperingkat bersama"
            "tambahkan kolom group, atau beri daftar badan publik dengan kelompoknya (--agencies); jika semuanya sekelompok, abaikan"
        en "the rules rank within groups ({groups}), but the inputs name no group: {agencies} public bodies are ranked together"
            "add a column group, or give a list of agencies with their groups (--agencies); if all are of one group, leave it"
    W417
        id "kelompok {agency}[ dan {more} badan publik lain] kosong pada sebagian barisnya; yang dipakai kelompok dari baris lain"
            "isi kelompok yang sama di setiap baris"
        en "the group of {agency}[ and {more} more {more:body:bodies}] is empty on some of its rows; the one of its other rows was taken"
            "fill in the same group on every row"
    W418
        id "\"{other}\" dibaca sebagai {agency}: namanya hanya berbeda huruf besar dan kecil atau karakter yang tidak tampak"
            "samakan penulisannya; jika keduanya memang dua badan publik, beri agency_id"
        en "\"{other}\" was read as {agency}: the names differ in case or in characters that are never seen only"
            "write the name in one way; where they are two bodies, give each an agency_id"
    E420
        id "sanggahan atas {criterion} tidak menyebut jawaban yang diminta"
            "isi kolom Menjadi dengan jawaban yang diminta (- untuk jawaban kosong), atau kosongkan seluruh barisnya jika tidak disanggah"
        en "the objection to {criterion} does not say which answer is asked for"
            "write the answer into the column Is (- for a blank), or leave the row as it was where there is no objection"
    E421
        id "putusan \"{text}\" atas sanggahan {agency} ({criterion}) tidak dikenal"
            "tulis diterima atau ditolak, atau kosongkan selama belum diputus"
        en "the decision \"{text}\" on the objection of {agency} ({criterion}) is not known"
            "write accepted or rejected, or leave it empty as long as nothing is decided"
    W420
        id "sanggahan {agency} atas {criterion} belum diputus; jawabannya tidak diubah"
            "isi kolom Putusan: diterima atau ditolak"
        en "the objection of {agency} to {criterion} is not decided; the answer stays as it was"
            "fill in the column Decision: accepted or rejected"
    W426
        id "baris daftar ini bukan badan publik (judul kelompok, jumlah, catatan) dan dilewati: {rows}"
            "jika salah satunya badan publik, isilah nomor atau id-nya seperti pada baris lain"
        en "these rows of the list are no agencies (headings of groups, totals, notes) and were passed over: {rows}"
            "if one of them is an agency, give it a number or an id like the other rows have"
    E344
        id "\"{agency}\" tampaknya salinan berkas {other}, bukan badan publik lain"
            "pakai salah satu: hapus berkas yang lama, atau ganti namanya jika memang badan publik lain"
        en "\"{agency}\" looks like a copy of the file of {other}, not like another body"
            "keep one of them: remove the older file, or rename it where it is another body"
}
