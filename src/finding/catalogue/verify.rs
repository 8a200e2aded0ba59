//! Words of the findings about verify and compare.

catalogue! { VERIFY:
    E601
        id "nilai {agency} tidak sesuai: tercetak {printed}[, seharusnya {expected}]"
            "periksa perhitungan nilai ini; `ikip explain` menunjukkan asalnya"
        en "the score of {agency} does not follow: {printed} is printed[, it should be {expected}]"
            "check how this score was worked out; `ikip explain` shows where it comes from"
    E602
        id "nilai {criterion} ({name}) untuk {agency} tidak sesuai: tercetak {printed}[, seharusnya {expected}]"
            "periksa jawaban di bawah kriteria ini dan bobotnya"
        en "the score of {criterion} ({name}) for {agency} does not follow: {printed} is printed[, it should be {expected}]"
            "check the answers below this criterion and their weights"
    E603
        id "bagian {criterion} ({name}) dalam total {agency} tidak sesuai: tercetak {printed}[, seharusnya {expected}]"
            "bagian dalam total adalah nilai kriteria kali bobotnya"
        en "the part of {criterion} ({name}) in the total of {agency} does not follow: {printed} is printed[, it should be {expected}]"
            "the part in the total is the criterion's score times its weight"
    E604
        id "kualifikasi {agency} tidak sesuai: tercetak {printed}[, seharusnya {expected}]"
            "bandingkan nilainya dengan batas kualifikasi dalam aturan (`ikip rules show`)"
        en "the class of {agency} does not follow: {printed} is printed[, it should be {expected}]"
            "compare its score with the bounds of the classes in the rules (`ikip rules show`)"
    E605
        id "peringkat {agency} tidak sesuai: tercetak {printed}[, seharusnya {expected}]"
            "peringkat dihitung dari nilai; lihat [ranking] dalam aturan untuk nilai yang sama"
        en "the rank of {agency} does not follow: {printed} is printed[, it should be {expected}]"
            "ranks are counted from the scores; for equal scores see [ranking] in the rules"
    E606
        id "{agency} dinilai tetapi tidak ada dalam tabel"
            "jika tabel hanya memuat sebagian, pakai --top N atau --group KELOMPOK"
        en "{agency} is scored but not in the table"
            "where the table holds a part of the list only, use --top N or --group GROUP"
    E607
        id "{agency} ada dalam tabel tetapi tidak dalam masukan"
            "periksa penulisan namanya, atau tambahkan penilaiannya ke masukan"
        en "{agency} is in the table but not in the inputs"
            "check how the name is written, or add its assessments to the inputs"
    E608
        id "{agency} muncul lebih dari sekali dalam tabel"
            "sisakan satu baris untuk tiap badan publik"
        en "{agency} stands in the table more than once"
            "leave one row for each public body"
    E609
        id "jumlah untuk {class} tidak sesuai: tercetak {printed}[, seharusnya {expected}]"
            "hitung ulang berapa banyak yang berkualifikasi ini"
        en "the count of {class} does not follow: {printed} is printed[, it should be {expected}]"
            "count again how many are in this class"
    E610
        id "persentase untuk {class} tidak sesuai: tercetak {printed}%[, seharusnya {expected}%]"
            "persentase adalah jumlah dibagi keseluruhan yang disebut tabel"
        en "the percentage of {class} does not follow: {printed}% is printed[, it should be {expected}%]"
            "a percentage is the count over the whole that the table names"
    E611
        id "jumlah keseluruhan tidak sesuai: tercetak {printed}[, baris-barisnya berjumlah {expected}]"
            "jumlahkan ulang baris kualifikasinya"
        en "the sum does not follow: {printed} is printed[, its lines add up to {expected}]"
            "add up the lines of the classes again"
    E612
        id "\"{printed}\" bukan kualifikasi dalam aturan"
            "kualifikasi yang dikenal: {classes}"
        en "\"{printed}\" is no class of the rules"
            "the classes are: {classes}"
    E613
        id "isi sel \"{found}\" di kolom \"{column}\" tidak dapat dibaca sebagai angka"
            "tulis angka saja, dengan titik atau koma sebagai tanda desimal"
        en "the cell \"{found}\" in column \"{column}\" is not a number"
            "write digits only, with a decimal point or a decimal comma"
    E614
        id "tabel ini bukan peringkat atau rekap yang dapat diperiksa"
            "perlu kolom badan publik dengan peringkat, nilai atau kualifikasi, atau kualifikasi dengan jumlahnya, dalam CSV, XLSX, Markdown, atau JSON dari `ikip score`; judul kolom lain disebut dengan --column agency=\"Judul\""
        en "this table is no ranking or summary that can be verified"
            "it needs a column of public bodies with a rank, a score or a class, or classes with their counts, in CSV, XLSX, Markdown or the JSON of `ikip score`; other headings are named by --column agency=\"Heading\""
    E615
        id "tanda desimal tabel ini meragukan"
            "pakai satu tanda saja, titik atau koma; tiga angka di belakangnya bisa juga ribuan"
        en "the decimal mark of this table is in doubt"
            "use one mark only, point or comma; three digits behind it may as well be thousands"
    E616
        id "baris ini berisi angka \"{found}\" di kolom \"{column}\", tetapi tidak menyebut badan publik"
            "tulis nama badan publiknya pada setiap baris, juga jika selnya digabung"
        en "this row has the figure \"{found}\" in column \"{column}\" but names no public body"
            "write the name of the public body in each row, also where its cell was merged"
    E629
        id "nilai {agency} di luar rentang {expected}: tercetak {printed}"
            "periksa tanda desimalnya"
        en "the score of {agency} is outside the range {expected}: {printed} is printed"
            "check its decimal mark"
    E630
        id "kelompok {agency} tidak sesuai: tercetak {printed}[, seharusnya {expected}]"
            "betulkan kelompoknya dalam tabel atau dalam daftar badan publik"
        en "the group of {agency} does not follow: {printed} is printed[, it should be {expected}]"
            "correct the group in the table or in the list of public bodies"
    E631
        id "angka untuk {agency} tidak sesuai: tercetak {printed}[, seharusnya {expected}]"
            "hitung ulang dari nilai badan publik yang dimaksud"
        en "the figure for {agency} does not follow: {printed} is printed[, it should be {expected}]"
            "count again from the scores of the bodies concerned"
    W601
        id "\"{agency}\" hanya mirip dengan \"{known}\", dan dianggap sama"
            "samakan penulisan namanya, atau beri kolom agency_id"
        en "\"{agency}\" only resembles \"{known}\", and is taken for it"
            "write the name alike, or give a column agency_id"
    W602
        id "tidak ada yang dapat diperiksa dari tabel ini saja"
            "beri masukannya dengan --against"
        en "nothing can be verified from this table alone"
            "give the inputs with --against"
    W603
        id "lembar \"{sheet}\" memuat badan publik yang sama dengan lembar sebelumnya dan tidak ikut diperiksa"
            "periksa lembar itu sendiri dengan --sheet \"{sheet}\""
        en "the sheet \"{sheet}\" is about the same public bodies as one before it and was not verified as well"
            "verify it by itself with --sheet \"{sheet}\""
    W604
        id "\"{agency}\" (keluar) dan \"{known}\" (masuk) mungkin badan publik yang sama"
            "samakan penulisan namanya, atau beri keduanya agency_id yang sama"
        en "\"{agency}\" (left) and \"{known}\" (entered) may be one public body"
            "write the name alike, or give both the same agency_id"
    E621
        id "berkas ini bukan manifes ikip: {reason}"
            "manifes ditulis oleh `ikip score --manifest BERKAS`"
        en "this file is no manifest of ikip: {reason}"
            "a manifest is written by `ikip score --manifest FILE`"
    E622
        id "masukan ini bukan lagi yang dicatat manifes: SHA-256 {found}, tercatat {recorded}"
            "pakai berkas yang sama, atau tulis manifes baru"
        en "this input is no longer the one in the manifest: SHA-256 {found}, recorded {recorded}"
            "use the same file, or write a new manifest"
    E623
        id "hasilnya berbeda dari yang dicatat manifes: SHA-256 {found}, tercatat {recorded}"
            "bandingkan masukan, aturan, dan versi programnya"
        en "the result differs from the one in the manifest: SHA-256 {found}, recorded {recorded}"
            "compare the inputs, the rules and the version of the program"
    E624
        id "teks aturan dalam manifes tidak cocok dengan hash-nya: SHA-256 {found}, tercatat {recorded}"
            "manifes ini telah diubah; minta salinan aslinya"
        en "the rules in the manifest do not match their hash: SHA-256 {found}, recorded {recorded}"
            "the manifest was changed; ask for the original"
    E625
        id "opsi {option} dalam manifes tidak cocok dengan hash-nya"
            "manifes ini telah diubah; minta salinan aslinya"
        en "the option {option} in the manifest does not match its hash"
            "the manifest was changed; ask for the original"
    E626
        id "kolom \"{column}\" kini dibaca sebagai {found}, tercatat {recorded}"
            "bandingkan opsi --column dan versi programnya"
        en "the column \"{column}\" is now read as {found}, recorded is {recorded}"
            "compare the options --column and the versions of the program"
    E627
        id "temuannya berbeda dari yang dicatat manifes: kini {found}, tercatat {recorded}"
            "bandingkan versi programnya; jika sama, manifes ini telah diubah"
        en "the findings differ from those in the manifest: now {found}, recorded {recorded}"
            "compare the versions of the program; where they are the same, the manifest was changed"
    E628
        id "berkas hasil ini bukan lagi yang ditulis waktu itu: SHA-256 {found}, tercatat {recorded}"
            "berkas itu telah diubah atau ditimpa; hitung ulang, atau minta salinan aslinya"
        en "this file is no longer the one that was written then: SHA-256 {found}, recorded {recorded}"
            "it was changed or written over; score again, or ask for the original"
    W622
        id "berkas hasil yang ditulis waktu itu tidak ada di sini"
            "jika ada salinannya, SHA-256-nya harus {recorded}"
        en "the file that was written then is not here"
            "a copy of it must have the SHA-256 {recorded}"
    W621
        id "manifes ditulis oleh versi {recorded}, yang berjalan versi {found}"
            "jika hasilnya berbeda, ulangi dengan versi yang sama"
        en "the manifest was written by version {recorded}, this is version {found}"
            "where results differ, run the same version again"
    W623
        id "berkas yang disebut manifes dicari dari folder {folder}"
            "jalankan dengan --base FOLDER jika berkasnya ada di tempat lain"
        en "the files of the manifest were sought from the folder {folder} on"
            "where they are elsewhere now, run it with --base DIR"
    W624
        id "berkas aturan ini bukan lagi yang dicatat manifes: SHA-256 {found}, tercatat {recorded}"
            "hasilnya dihitung ulang dengan aturan yang tercatat dalam manifes, bukan dengan berkas ini"
        en "this rules file is no longer the one of the manifest: SHA-256 {found}, recorded {recorded}"
            "the result was computed again by the rules that the manifest holds, not by this file"
}
