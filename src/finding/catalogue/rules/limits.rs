//! Words of the findings about other spellings, limits and units of a rules file.

catalogue! { LIMITS:
    E190
        id "ejaan lain itu menunjuk \"{value}\", yang bukan pilihan skala ini[; maksudnya {near}?]"
            "tulis nama sebuah pilihan persis seperti di choices"
        en "this other spelling stands for \"{value}\", which is no choice of the scale[; did you mean {near}?]"
            "write the name of a choice as it stands in choices"
    E191
        id "ejaan lain \"{value}\" sudah ada, sebagai pilihan atau sebagai ejaan"
            "setiap ejaan menunjuk satu pilihan saja; hapus salah satu"
        en "the other spelling \"{value}\" is there already, as a choice or as a spelling"
            "each spelling stands for one choice; remove one of them"
    E192
        id "syarat {id} bergantung pada lebih dari {most} syarat yang berantai"
            "rantai sepanjang itu bukan aturan yang dapat dijelaskan; jadikan sebagian menjadi satu kriteria induk"
        en "the gate of {id} hangs on a chain of more than {most} gates"
            "no decree has such a chain; put some of the criteria under one parent"
    E193
        id "{id} berada lebih dari {most} tingkat di bawah total"
            "kurangi tingkatnya: gantungkan pada induk yang lebih tinggi"
        en "{id} stands more than {most} levels below the total"
            "hang it below a higher parent"
    E194
        id "{key} berisi {count}; paling banyak {most}"
            "untuk nilai yang menyambung pakai skala kind = \"number\"; untuk daftar panjang bagi menjadi beberapa skala"
        en "{key} holds {count}; at most {most} are taken"
            "a value that runs on is a scale of kind = \"number\"; a long list is several scales"
    E195
        id "{id} tidak punya anak, jadi unit tidak berlaku padanya"
            "untuk pertanyaan yang dijawab dengan poin tulis points = N"
        en "{id} has no children, so unit says nothing there"
            "a question that is answered in points carries points = N"
    E196
        id "{id} berskala {scale} dan sekaligus unit = \"points\""
            "pilih salah satu: skala mengubah nilai yang diisi, unit menyatakan bahwa yang diisi poin"
        en "{id} has the scale {scale} and unit = \"points\""
            "choose one: the scale turns what is entered into a score, the unit says that it is points"
    E197
        id "poin penuh {id} tidak tentu: bobotnya nol, digabung dengan min atau geometric, atau bergantung pada kelompok"
            "unit = \"points\" perlu bagian tetap dari total; tulis bobotnya, atau isikan nilai 0 sampai nilai tertinggi"
        en "the full points of {id} are not one number: it weighs nothing, is combined by min or geometric, or depends on the group"
            "unit = \"points\" needs a fixed share of the total; write its weight, or enter scores up to the top of the range"
    E198
        id "tidak ada skema \"{scheme}\"[; maksudnya {near}?]"
            "skema yang ada: {schemes}"
        en "there is no scheme \"{scheme}\"[; did you mean {near}?]"
            "schemes that come with the program: {schemes}"
    E199
        id "tidak ada aturan {scheme} untuk {year}: yang pertama dari {first}"
            "sebut tahun yang lebih baru, atau tulis berkas aturan sendiri untuk tahun itu"
        en "there are no rules {scheme} for {year}: the first are of {first}"
            "name a later year, or write a rules file for that year"
}
