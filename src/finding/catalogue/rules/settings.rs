//! Words of the findings about settings that do not go together, and such as are hardly meant.

catalogue! { SETTINGS:
    E182
        id "{id} berada di bawah kriteria yang dinilai sekali untuk semua, jadi tidak dapat dikecualikan"
            "hapus shared = false, atau pindahkan kriterianya"
        en "{id} stands below a criterion that is assessed once for all and cannot be left out of that"
            "remove shared = false, or move the criterion"
    W183
        id "{id} dinilai sekali untuk semua: tanpa jawaban ia menjadi kesalahan, apa pun isi blank selain \"exclude\""
            "tulis blank = \"exclude\" jika kriteria ini boleh tidak ada, atau hapus blank"
        en "{id} is assessed once for all: without an answer it is an error, whatever blank says other than \"exclude\""
            "write blank = \"exclude\" if this criterion may be missing, or remove blank"
    E184
        id "{id} digabung dengan rata-rata geometrik atau harmonik, padahal nilai di bawah 0 dapat terjadi"
            "pakai combine lain, atau range dan skala mulai dari 0"
        en "{id} is a geometric or harmonic mean, although scores below 0 can occur"
            "use another combine, or a range and scales from 0 on"
    E185
        id "range harus dua angka, yang pertama lebih kecil, yang kedua di atas 0"
            "tulis misalnya range = nilai terendah lalu nilai penuh, di antara kurung siku"
        en "range must be two numbers, the first below the second, the second above 0"
            "write the lowest score and full marks between square brackets"
    W186
        id "{parent} dijumlahkan (\"sum\") tanpa bobot tertulis: setiap anak dihitung 100 dibagi banyaknya anak"
            "jika yang dimaksud menjumlahkan nilai penuh, tulis weights = \"relative\" dengan weight = 100 pada setiap anak"
        en "{parent} is a \"sum\" without written weights: each child counts 100 divided by the number of children"
            "to add up whole scores, write weights = \"relative\" and weight = 100 on each child"
    W101
        id "id {id} dan {other} sama bagi lembar kerja"
            "program pengolah angka mengubah 1.10 menjadi 1.1; simpan kolomnya sebagai teks, atau pilih id lain"
        en "the ids {id} and {other} are the same to a spreadsheet"
            "spreadsheets turn 1.10 into 1.1; keep the column as text, or choose another id"
    W102
        id "skala {name} tidak dipakai"
            "hapus skalanya, atau pakai pada salah satu kriteria"
        en "nothing uses the scale {name}"
            "remove the scale, or name it on a criterion"
    W103
        id "status \"official\" tanpa sumber"
            "tulis alamatnya pada sources, atau turunkan status"
        en "status \"official\" without sources"
            "write addresses in sources, or lower the status"
    W104
        id "tahun belum ditulis"
            "tulis year: aturan dua tahun adalah dua berkas"
        en "the year is missing"
            "write year: the rules of two years are two files"
    E186
        id "bobot di bawah {branch} tidak dapat diturunkan dari perbandingan[: sudah ada tabel ahp untuknya{twice}][: di bawahnya tidak ada dua kriteria{leaf}][: anak-anaknya tidak berbobot{weightless}]"
            "tulis satu tabel ahp per cabang, pada kriteria dengan sedikitnya dua anak yang berbobot"
        en "the weights below {branch} cannot come from judgements[: it has an ahp table already{twice}][: there are no two criteria below it{leaf}][: its children have no weights{weightless}]"
            "write one ahp table for a branch, on a criterion with two weighted children or more"
    E187
        id "[{pair} bukan pasangan dua kriteria dari cabang itu][perbandingan belum ditulis: {missing}]"
            "tulis \"a:b\" satu kali untuk setiap pasangan dari: {children}"
        en "[{pair} is no pair of two criteria of that branch][judgements are missing: {missing}]"
            "write \"a:b\" once for each pair of: {children}"
    E188
        id "perbandingan {pair} bukan angka dari 1/9 sampai 9"
            "tulis \"3\" jika yang pertama tiga kali lebih penting, \"1/3\" jika sebaliknya"
        en "the judgement {pair} is not a number from 1/9 to 9"
            "write \"3\" where the first counts three times as much, \"1/3\" for the opposite"
    E189
        id "{id} punya bobot tertulis, padahal bobot di bawah {branch} diturunkan dari perbandingan"
            "hapus bobot itu, atau hapus tabel ahp"
        en "{id} has a written weight, although the weights below {branch} come from judgements"
            "remove the weight, or the ahp table"
    W187
        id "perbandingan untuk {branch} tidak konsisten: rasio konsistensi {cr} di atas 0.10 (indeks acak Saaty 1980)"
            "minta penilai meninjau ulang[, mulai dari {worst}]; lihat ikip rules ahp"
        en "the judgements for {branch} are inconsistent: consistency ratio {cr} is above 0.10 (random index Saaty 1980)"
            "ask the judges to look again[, first at {worst}]; see ikip rules ahp"
    W188
        id "perbandingan {judge} untuk {branch} tidak konsisten: rasio {cr} di atas 0.10, tertutup oleh rata-rata para ahli"
            "minta ia meninjau ulang sebelum bobotnya dipakai; lihat ikip rules ahp"
        en "the judgements of {judge} for {branch} are inconsistent: ratio {cr} is above 0.10, hidden by the mean of the judges"
            "ask for another look before the weights are used; see ikip rules ahp"
    W189
        id "konsistensi perbandingan untuk {branch} tidak dapat dinilai: {n} kriteria, indeks acak Saaty 1980 berhenti di 15"
            "kelompokkan kriterianya dalam cabang yang lebih kecil"
        en "the consistency of the judgements for {branch} cannot be told: {n} criteria, the random index Saaty 1980 ends at 15"
            "put the criteria into smaller branches"
}
