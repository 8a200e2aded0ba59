//! Words of the findings about single keys and ids: missing, unknown, of another kind, or with a value that cannot be.

catalogue! { KEYS:
    E113
        id "versi bahasa aturan harus 1"
            "tulis schema = 1"
        en "the version of the rules language must be 1"
            "write schema = 1"
    E114
        id "{key} belum ditulis[ pada {table}]"
            "tambahkan {key}"
        en "{key} is missing[ in {table}]"
            "add {key}"
    E115
        id "kunci {key} tidak dikenal[ pada {table}]"
            "[mungkin maksudnya {near}; ]lihat daftar kunci: ikip rules schema"
        en "there is no key {key}[ in {table}]"
            "[did you mean {near}? ]all keys are listed by: ikip rules schema"
    E116
        id "{key} harus berupa teks dalam tanda kutip"
            "tulis nilainya di antara tanda kutip"
        en "{key} must be text in quotes"
            "put the value between quotes"
    E117
        id "{key} harus berupa angka"
            "tulis angkanya tanpa tanda kutip, dengan titik sebagai tanda desimal"
        en "{key} must be a number"
            "write the number without quotes, with a decimal point"
    E118
        id "{key} harus true atau false"
            "tulis true atau false tanpa tanda kutip"
        en "{key} must be true or false"
            "write true or false without quotes"
    E119
        id "{key} harus berupa daftar"
            "tulis isinya di antara kurung siku, dipisah koma; kelas dan cap memakai judul berkurung siku ganda"
        en "{key} must be a list"
            "put its items between square brackets, separated by commas; classes and caps take headings in double brackets"
    E120
        id "{key} harus berupa tabel"
            "tulis pasangan kunci = nilai di antara kurung kurawal, atau sebagai blok dengan judul"
        en "{key} must be a table"
            "write key = value pairs between braces, or a block with a heading"
    E121
        id "{value} tidak berlaku untuk {key}"
            "[mungkin maksudnya {near}; ]yang berlaku: {allowed}"
        en "{key} cannot be {value}"
            "[did you mean {near}? ]it can be: {allowed}"
    E122
        id "{key} kosong"
            "isi teksnya"
        en "{key} is empty"
            "write the text"
    E123
        id "{key} harus antara {min} dan {max}"
            "tulis angka dari {min} sampai {max}"
        en "{key} must be between {min} and {max}"
            "write a number from {min} to {max}"
    E124
        id "{key} harus bilangan bulat"
            "tulis angkanya tanpa pecahan"
        en "{key} must be a whole number"
            "write the number without a fraction"
    E125
        id "{key} berada di dalam {heading}"
            "pindahkan ke atas judul pertama: apa yang berdiri di bawah judul menjadi milik tabel itu"
        en "{key} ended up inside {heading}"
            "move it above the first heading: what stands below a heading belongs to that table"
    E126
        id "{value} bukan warna"
            "tulis sebagai # dengan enam angka heksadesimal, misalnya #1b7f3b"
        en "{value} is not a colour"
            "write it as # and six hexadecimal digits, as in #1b7f3b"
    E127
        id "{key} harus lebih dari 0"
            "tulis angka di atas 0"
        en "{key} must be above 0"
            "write a number above 0"
    E128
        id "{value} tertulis dua kali pada {key}"
            "hapus salah satu"
        en "{value} stands twice in {key}"
            "remove one of them"
    E129
        id "{key} tidak berisi apa pun"
            "isi paling sedikit satu, atau hapus kuncinya"
        en "{key} holds nothing"
            "write at least one, or remove the key"
    E130
        id "id harus teks, bukan angka: {value}"
            "tulis di antara tanda kutip, supaya 1.10 tidak menjadi 1.1"
        en "an id must be text, not a number: {value}"
            "put it between quotes, so that 1.10 does not become 1.1"
    E131
        id "id {id} sudah dipakai pada baris {line}"
            "beri id lain"
        en "the id {id} is already used in line {line}"
            "choose another id"
    E132
        id "id {value} tidak boleh dipakai"
            "tanda *, total, dan nama kolom masukan (agency, skor, nilai, ...) sudah punya arti; pilih id lain"
        en "the id {value} is taken"
            "*, total and the column headings of the input (agency, score, nilai, ...) have a meaning of their own; choose another id"
    E133
        id "id ini berisi spasi di tepi, spasi ganda, atau ganti baris: {value}"
            "id harus dapat ditulis apa adanya dalam satu sel"
        en "this id has blanks at its ends, double blanks or a line break: {value}"
            "an id must be able to stand in a cell as it is"
}
