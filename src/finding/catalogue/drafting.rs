//! Words of the findings about tables from which rules are made.

catalogue! { DRAFTING:
    E270
        id "tidak ada tabel kriteria di berkas ini[ (lembar {sheet})]"
            "tabelnya perlu baris judul dengan kolom kode dan pertanyaan (atau indikator), serta bobot, poin, atau induk; skala boleh ada[; lembar yang dibaca: {sheets}]"
        en "this file holds no table of criteria[ (sheet {sheet})]"
            "the table needs a row of headings with the columns kode and pertanyaan (or indikator), and bobot, poin or induk; skala may be there[; sheets read: {sheets}]"
    E271
        id "ada beberapa tabel kriteria: {sheets}"
            "sebutkan yang dimaksud dengan --sheet NAMA, atau satukan semuanya pada satu lembar dengan kolom induk"
        en "there are several tables of criteria: {sheets}"
            "name the one that is meant with --sheet NAME, or put them together on one sheet with a column induk"
    E272
        id "skala \"{value}\" tidak dipahami"
            "yang dipahami: \"Ya/Tidak\", \"Ya = 1; Sebagian = 0,5; Tidak = 0\", \"0–100\", \"1–5 kelipatan 0,5\", \"0; 50; 100\", \"> 90 = 100; ≥ 0 = 50\", atau nama pada lembar Skala"
        en "the scale \"{value}\" is not understood"
            "these are: \"Ya/Tidak\", \"Ya = 1; Sebagian = 0,5; Tidak = 0\", \"0–100\", \"1–5 step 0,5\", \"0; 50; 100\", \"> 90 = 100; ≥ 0 = 50\", or a name of the sheet of scales"
    E273
        id "baris ini tidak punya kode atau tidak punya nama[: \"{name}\"]"
            "setiap kriteria perlu kode sendiri dan nama; hapus barisnya jika bukan kriteria"
        en "this row has no code or no name[: \"{name}\"]"
            "every criterion needs a code of its own and a name; remove the row where it is no criterion"
    E274
        id "\"{value}\" bukan bobot atau poin"
            "tulis angkanya saja (30, 16,67, 30%) atau pecahan (100/6)"
        en "\"{value}\" is no weight and no points"
            "write the number alone (30, 16.67, 30%) or a fraction (100/6)"
    E275
        id "sel gabungan ini menutupi {count} baris, padahal tiap baris perlu isi sendiri"
            "pisahkan selnya dan isi setiap baris; gabungan hanya boleh pada kolom induk, skala, dan kelompok"
        en "this merged cell covers {count} rows, but each row needs a value of its own"
            "split the cell and fill in every row; cells may be merged only in the columns induk, skala and kelompok"
    E276
        id "kode ini diubah aplikasi lembar kerja menjadi tanggal: {value}"
            "beri kolom kode format Teks, lalu tulis kembali kodenya (misalnya 1.2)"
        en "a spreadsheet program turned this code into a date: {value}"
            "give the column of codes the format Text, then write the code again (such as 1.2)"
    E277
        id "batas kualifikasi \"{value}\" tidak dipahami"
            "yang dipahami: 90–100, mulai 90, ≥ 90, di atas 90, < 40; yang terakhir boleh kosong"
        en "the bound of the class \"{value}\" is not understood"
            "these are: 90–100, from 90, ≥ 90, above 90, < 40; the last may be empty"
    E278
        id "kode {code} sudah dipakai di baris {line}"
            "setiap kriteria perlu kode sendiri; beri kolom kode format Teks jika 1.10 menjadi 1.1"
        en "the code {code} stands in row {line} already"
            "every criterion needs a code of its own; give the column of codes the format Text where 1.10 became 1.1"
    E279
        id "poin {code} tertulis {stated}, padahal jumlah poin di bawahnya {sum} (selisih {difference})"
            "perbaiki salah satunya, atau kosongkan poin pada induk"
        en "the points of {code} are written as {stated}, but those below it add up to {sum} ({difference} apart)"
            "mend one of them, or leave the points of the branch empty"
    W270
        id "{count} baris tidak dibaca sebagai kriteria (baris {lines})"
            "tidak perlu diubah jika itu judul, nomor kolom, atau jumlah; jika itu kriteria, beri kode"
        en "{count} {count:row was:rows were} not read as criteria (row {lines})"
            "nothing to do where these are titles, numbers of columns or sums; give a criterion its code"
    W271
        id "skala \"{value}\" tidak menyebut nilai setiap pilihannya; dianggap seperti lazimnya (ya = 1, sebagian = 0,5, tidak = 0, persen = 0–100)"
            "tulis nilainya, misalnya Ya = 1; Tidak = 0"
        en "the scale \"{value}\" does not say what its choices are worth; the usual is taken (ya = 1, sebagian = 0.5, tidak = 0, percent = 0–100)"
            "write what they are worth, such as Ya = 1; Tidak = 0"
}
