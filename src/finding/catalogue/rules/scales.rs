//! Words of the findings about scales: their ends, choices and bands, and what can come from below.

catalogue! { SCALES:
    E154
        id "skala {value} tidak ada"
            "[mungkin maksudnya {near}; ]buat tabel scale dengan nama itu, atau perbaiki namanya"
        en "there is no scale {value}"
            "[did you mean {near}? ]add a scale table of that name, or correct the name"
    E155
        id "skala {name} tertinggi {highest}, sedangkan nilai penuh {top}: out_of belum ditulis"
            "tulis out_of: nilai skala yang berarti penuh, misalnya out_of = {highest}"
        en "the scale {name} ends at {highest}, while full marks are {top}: out_of is missing"
            "write out_of: the value of the scale that is full marks, such as out_of = {highest}"
    E156
        id "skala ini dapat memberi {highest}, lebih dari nilai penuhnya {full}"
            "naikkan out_of, atau turunkan nilai yang melebihinya"
        en "this scale can give {highest}, more than its full marks {full}"
            "raise out_of, or lower the values above it"
    E157
        id "{id} punya kriteria di bawahnya, jadi tidak dapat memakai skala pilihan {value}"
            "pakai skala bands atau number, atau pindahkan skalanya ke daun"
        en "{id} has criteria below it and cannot use the choice scale {value}"
            "use a scale of bands or numbers, or move the scale to the leaves"
    E158
        id "{key} tidak ada pada skala {kind}"
            "hapus {key}, atau ubah kind"
        en "a {kind} scale has no {key}"
            "remove {key}, or change kind"
    E159
        id "pilihan {value} tertulis dua kali"
            "setiap pilihan satu kali, huruf besar dan kecil dianggap sama"
        en "the choice {value} stands twice"
            "each choice once; upper and lower case are the same"
    E160
        id "max ({max}) harus lebih dari min ({min})"
            "tukar keduanya atau perbaiki angkanya"
        en "max ({max}) must be above min ({min})"
            "swap them or correct the numbers"
    E161
        id "{max} tidak tercapai dengan langkah {step} dari min"
            "pilih step yang membagi habis jarak dari min ke max"
        en "{max} is not reached from min in steps of {step}"
            "choose a step that divides the distance from min to max"
    E162
        id "rentang {value} tidak lebih rendah dari rentang sebelumnya"
            "urutkan dari yang tertinggi; pada angka yang sama above berdiri sebelum from"
        en "the band {value} is not below the one before it"
            "put the highest first; at one number above stands before from"
    E163
        id "rentang {value} tidak pernah tercapai antara {min} dan {max}"
            "hapus rentang ini atau perbaiki batasnya"
        en "the band {value} can never be reached between {min} and {max}"
            "remove the band or correct its bound"
    E164
        id "rentang terakhir mulai pada {value}, sehingga angka dari {min} tidak masuk rentang mana pun"
            "tambahkan rentang terakhir dengan from = {min}"
        en "the last band begins at {value}, so numbers from {min} fit no band"
            "add a last band with from = {min}"
    E165
        id "skala pada {id} tidak menampung semua yang dapat datang dari bawahnya ({bottom} sampai {top})"
            "pakai skala dari {bottom} atau kurang sampai {top} atau lebih"
        en "the scale of {id} does not take all that can come from below ({bottom} to {top})"
            "use a scale from {bottom} or less to {top} or more"
    E166
        id "from dan above tidak boleh bersama"
            "pilih satu: from = mulai dari, above = lebih dari"
        en "from and above cannot stand together"
            "choose one: from = at least, above = more than"
    E167
        id "batas bawah belum ditulis pada {table}"
            "tulis from = angka atau above = angka"
        en "a lower bound is missing in {table}"
            "write from = number or above = number"
}
