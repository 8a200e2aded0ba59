//! Words of the findings about criteria: their tree, weights and points, and how they are combined.

catalogue! { CRITERIA:
    E134
        id "induk {value} tidak ada"
            "[mungkin maksudnya {near}; ]tulis id salah satu kriteria"
        en "there is no parent {value}"
            "[did you mean {near}? ]write the id of a criterion"
    E135
        id "induk berputar: {cycle}"
            "setiap kriteria harus berujung pada total; ubah salah satu parent"
        en "parents run in a circle: {cycle}"
            "every criterion must lead up to the total; change one parent"
    E136
        id "belum ada satu pun kriteria"
            "tulis paling sedikit satu kriteria dengan id dan name"
        en "there is no criterion"
            "write at least one criterion with id and name"
    E137
        id "cabang {id} kosong: ada {key}, tetapi tidak ada kriteria di bawahnya"
            "tambahkan kriteria di bawahnya, atau hapus {key}"
        en "the branch {id} is empty: it has {key}, but nothing stands below it"
            "add criteria below it, or remove {key}"
    E138
        id "terlalu banyak kesalahan tata tulis: setelah {count} kesalahan, sisa berkas tidak dibaca"
            "periksa apakah ini memang berkas aturan; perbaiki yang sudah disebut, lalu periksa lagi"
        en "too many errors of syntax: after {count} of them the rest of the file was not read"
            "check that this is a rules file at all; mend what has been told, then check again"
    E139
        id "kelompok {value} tidak ada dalam daftar kelompok"
            "[mungkin maksudnya {near}; ]tambahkan pada groups di bagian agency, atau perbaiki namanya"
        en "the group {value} is not in the list of groups"
            "[did you mean {near}? ]add it to groups of the agency table, or correct the name"
    E140
        id "bobot di bawah {parent}[ untuk kelompok {group}] berjumlah {sum}, seharusnya {target}: kurang {difference}"
            "perbaiki bobotnya, atau ubah cara membacanya dengan weights; bobot tidak pernah disesuaikan diam-diam"
        en "weights below {parent}[ for the group {group}] add up to {sum} instead of {target}: {difference} too little"
            "correct the weights, or say with weights how they are meant; they are never rescaled silently"
    E141
        id "bobot di bawah {parent}[ untuk kelompok {group}] berjumlah {sum}, seharusnya {target}: lebih {difference}"
            "perbaiki bobotnya, atau ubah cara membacanya dengan weights; bobot tidak pernah disesuaikan diam-diam"
        en "weights below {parent}[ for the group {group}] add up to {sum} instead of {target}: {difference} too much"
            "correct the weights, or say with weights how they are meant; they are never rescaled silently"
    E142
        id "bobot {id} di bawah {parent} belum ditulis"
            "tulis weight pada setiap kriteria yang seinduk, atau weights = \"equal\" jika semuanya sama"
        en "{id} below {parent} has no weight"
            "write a weight on each of the siblings, or weights = \"equal\" where all weigh the same"
    E143
        id "bobot ditulis, padahal weights = \"equal\""
            "hapus bobotnya, atau pakai weights yang lain pada induknya"
        en "a weight is written, although weights = \"equal\""
            "remove the weight, or give the parent other weights"
    E144
        id "bobot tidak boleh kurang dari 0"
            "tulis 0 jika kriteria hanya dicatat"
        en "a weight must not be below 0"
            "write 0 where a criterion is only recorded"
    E145
        id "semua bobot di bawah {parent} adalah 0"
            "beri paling sedikit satu kriteria bobot di atas 0"
        en "all weights below {parent} are 0"
            "give at least one criterion a weight above 0"
    E146
        id "bobot ini bukan angka dan bukan pecahan: {value}"
            "tulis angka, atau pecahan dalam tanda kutip seperti \"100/6\"; pembaginya bukan 0"
        en "this weight is neither a number nor a fraction: {value}"
            "write a number, or a fraction in quotes such as \"100/6\"; the divisor is not 0"
    E147
        id "{id} punya kriteria di bawahnya, jadi tidak boleh berpoin"
            "hapus points; poin sebuah cabang adalah jumlah poin di bawahnya"
        en "{id} has criteria below it and can carry no points"
            "remove points; the points of a branch are those below it"
    E148
        id "{id} punya bobot sekaligus poin"
            "pilih salah satu: poin adalah bobot di antara saudaranya"
        en "{id} has both a weight and points"
            "choose one: points are the weight among the siblings"
    E149
        id "{id} tidak berpoin, padahal saudaranya berpoin"
            "tulis points pada setiap kriteria yang seinduk, atau pada tidak satu pun"
        en "{id} has no points, although its siblings have"
            "write points on each of the siblings, or on none"
    E150
        id "{id} punya bobot di bawah cabang yang dijumlahkan poinnya"
            "hapus bobotnya; di bawah combine = \"points\" hanya poin yang dihitung"
        en "{id} has a weight below a branch that adds up points"
            "remove the weight; below combine = \"points\" only points count"
    E151
        id "{id} belum berpoin"
            "tulis points: setiap daun di bawah combine = \"points\" membawa poin"
        en "{id} has no points"
            "write points: every leaf below combine = \"points\" carries them"
    E152
        id "{id} berada di bawah combine = \"points\", jadi tidak boleh punya combine lain"
            "hapus combine di sini"
        en "{id} stands below combine = \"points\" and can have no other combine"
            "remove combine here"
    E153
        id "{parent} tidak berbobot, padahal weights = \"root\" menjadikannya jumlah bobot di bawahnya"
            "tulis bobot {parent}, atau pakai weights yang lain"
        en "{parent} has no weight, although weights = \"root\" makes it the sum of those below"
            "write the weight of {parent}, or use other weights"
}
