//! Words of the findings about what `ikip robustness` is asked.

catalogue! { ROBUSTNESS:
    E701
        id "--noise bukan bagian antara 0 dan 1: {value}"
            "tulis misalnya 10% atau 0.1"
        en "--noise is not a share between 0 and 1: {value}"
            "write 10% or 0.1, for example"
    E702
        id "--vary tidak mengenal \"{name}\""
            "[mungkin maksudnya {near}; ]yang dikenal: {all}"
        en "--vary knows no \"{name}\""
            "[did you mean {near}? ]it knows: {all}"
    E703
        id "banyaknya percobaan di luar batas: {draws}"
            "tulis bilangan bulat dari 1 sampai {most}"
        en "the number of draws is out of range: {draws}"
            "write a whole number from 1 to {most}"
    E704
        id "--concentration bukan angka di atas 0: {value}"
            "tulis misalnya 100; makin besar, makin dekat dengan bobot aturan"
        en "--concentration is not a number above 0: {value}"
            "write 100, for example; the larger, the closer to the weights of the rules"
    E705
        id "kelompok penilai tidak dapat dibaca: {reason}"
            "periksa letak berkas dan haknya"
        en "the groups of assessors cannot be read: {reason}"
            "check where the file is and who may read it"
    E706
        id "baris ini tidak menyebut penilai dan kelompoknya, atau menyebut penilai untuk kedua kali"
            "tulis kolom assessor dan group (atau penilai dan kelompok), satu baris untuk setiap penilai"
        en "this row does not name an assessor and a group, or names an assessor again"
            "write the columns assessor and group (or penilai and kelompok), one row for each assessor"
    W701
        id "{factor} diminta berubah, tetapi tidak dapat: tidak ada yang dapat diundi"
            "hapus dari --vary; alasannya ada dalam hasil"
        en "{factor} was to vary and cannot: there is nothing to draw from"
            "remove it from --vary; the result says why"
    W702
        id "tidak ada yang dinilai: tidak ada peringkat yang dapat diuji"
            "lihat alasannya dengan ikip score"
        en "nothing is scored: there is no rank to examine"
            "ikip score tells the reasons"
}
