//! Words of the findings about classes, gates and conditions: names, and bounds in order and within reach.

catalogue! { CLASSES:
    E168
        id "kelas {label} ({value}) tidak lebih rendah dari kelas sebelumnya ({before})"
            "urutkan dari yang terbaik; pada angka yang sama above berdiri sebelum from"
        en "the class {label} ({value}) is not below the class before it ({before})"
            "put the best first; at one number above stands before from"
    E169
        id "kelas {label} mulai pada {value}, di luar jangkauan: nilai tertinggi {top}"
            "turunkan batasnya, atau perbaiki range"
        en "the class {label} begins at {value}, out of reach: the highest score is {top}"
            "lower its bound, or correct range"
    E170
        id "kelas {label} tidak pernah tercapai: kelas sebelumnya sudah memuat semua nilai mulai {value}"
            "hapus kelas ini atau perbaiki batas kelas sebelumnya"
        en "the class {label} can never be reached: the class before it takes every score from {value} on"
            "remove the class or correct the bound of the one before it"
    E171
        id "batas kelas {label} belum ditulis"
            "tulis from atau above; hanya kelas terakhir yang boleh tanpa batas"
        en "the class {label} has no bound"
            "write from or above; only the last class may go without"
    E172
        id "kelas terakhir {label} mulai di atas {bottom}, sehingga nilai terendah tidak berkelas"
            "hapus batasnya, atau tulis from = {bottom}"
        en "the last class {label} begins above {bottom}, so the lowest scores have no class"
            "remove its bound, or write from = {bottom}"
    E173
        id "{value} sudah menjadi nama atau kode kelas lain"
            "beri setiap kelas nama dan kode sendiri; huruf besar dan kecil dianggap sama"
        en "{value} is already the label or code of another class"
            "give every class a label and code of its own; upper and lower case are the same"
    E174
        id "kriteria {value} tidak ada"
            "[mungkin maksudnya {near}; ]tulis id salah satu kriteria"
        en "there is no criterion {value}"
            "[did you mean {near}? ]write the id of a criterion"
    E175
        id "syarat ini tidak menanyakan apa pun"
            "tulis from, above, atau top"
        en "this condition asks nothing"
            "write from, above or top"
    E176
        id "{id} punya gate tanpa otherwise"
            "tulis otherwise = \"zero\", \"reweight\", atau \"unscored\": akibatnya jika syarat tidak terpenuhi"
        en "{id} has a gate without otherwise"
            "write otherwise = \"zero\", \"reweight\" or \"unscored\": what happens where the condition is not met"
    E177
        id "{id} punya otherwise tanpa gate"
            "tulis gate, atau hapus otherwise"
        en "{id} has otherwise without a gate"
            "write a gate, or remove otherwise"
    E178
        id "syarat berputar: {cycle}"
            "sebuah syarat tidak boleh bergantung pada kriteria yang dijaganya; ubah salah satu gate"
        en "gates run in a circle: {cycle}"
            "a gate must not depend on the criterion that it guards; change one of them"
    E179
        id "syarat {value} tidak pernah terpenuhi: nilai tertinggi {top}"
            "turunkan batasnya"
        en "the condition {value} can never be met: the highest score is {top}"
            "lower the bound"
    E180
        id "kelas {value} tidak ada"
            "[mungkin maksudnya {near}; ]tulis label salah satu kelas"
        en "there is no class {value}"
            "[did you mean {near}? ]write the label of a class"
}
