//! Words of the findings about syntax: what is no TOML.

catalogue! { SYNTAX:
    E101
        id "bagian ini bukan TOML yang sah: {reason}"
            "periksa tanda kutip, koma, tanda sama dengan, dan kurung pada baris ini"
        en "this is not valid TOML: {reason}"
            "check the quotes, commas, equals signs and brackets of this line"
    E102
        id "teks ini tidak ditutup tanda kutip"
            "tulis tanda kutip di awal dan di akhir teks, pada baris yang sama"
        en "this text has no closing quote"
            "put a quote before and behind the text, on the same line"
    E103
        id "nilai ini harus diapit tanda kutip"
            "tulis teks di antara tanda kutip lurus (\"...\"); true dan false tanpa kutip, dengan huruf kecil"
        en "this value must stand in quotes"
            "put text between straight quotes (\"...\"); true and false stand without quotes, in lower case"
    E104
        id "setelah kunci ini harus ada = dan nilainya"
            "tulis sebagai kunci = nilai"
        en "a key needs = and a value"
            "write it as key = value"
    E105
        id "di sini kurang koma"
            "pisahkan setiap pasangan kunci = nilai dan setiap isi daftar dengan koma"
        en "a comma is missing here"
            "separate key = value pairs, and the items of a list, by commas"
    E106
        id "kurung ini tidak ditutup: kurang {mark}"
            "tutup daftar sebelum judul atau kunci berikutnya, dan tabel sebaris pada baris yang sama"
        en "this bracket is never closed: {mark} is missing"
            "close a list before the next heading or key, and an inline table on its own line"
    E107
        id "{key} ditulis dua kali"
            "hapus salah satu; untuk beberapa tabel sejenis pakai judul berkurung ganda"
        en "{key} is written twice"
            "remove one of them; several tables of one kind take headings in double brackets"
    E108
        id "tabel sebaris harus utuh dalam satu baris, tanpa koma di akhirnya"
            "TOML 1.0 tidak mengenal tabel sebaris yang terputus; satukan barisnya, atau pakai blok dengan judul"
        en "an inline table must stand on one line, without a comma at its end"
            "TOML 1.0 knows no inline table over several lines; join them, or use a block with a heading"
    E109
        id "angka ini harus ditulis sebagai desimal biasa"
            "hanya angka dengan paling banyak satu titik, misalnya 12.5; tanpa nol di depan, garis bawah, pangkat, heksadesimal, inf, atau nan"
        en "this number must be a plain decimal"
            "digits with at most one point, as in 12.5; no leading zero, underscore, exponent, hexadecimal, inf or nan"
    E110
        id "angka ditulis dengan koma"
            "dalam berkas aturan tanda desimalnya titik, tanpa tanda kutip: {proposal}"
        en "a number with a decimal comma"
            "in a rules file the decimal mark is a point, without quotes: {proposal}"
    E111
        id "urutan garis miring terbalik ini tidak dikenal TOML 1.0"
            "tulis garis miring terbalik ganda untuk satu garis miring, atau pakai tanda kutip tunggal"
        en "TOML 1.0 does not know this backslash sequence"
            "double the backslash to mean one, or use single quotes"
    E112
        id "ada sisa tulisan setelah nilai atau judul"
            "satu kunci satu baris; keterangan diawali tanda #"
        en "there is more text behind the value or heading"
            "one key on each line; a comment begins with #"
}
