//! Words of the findings about the quality of a data set: completeness, evidence, look-alikes, assessors.

catalogue! { QUALITY:
    W451
        id "\"{agency}\" mirip dengan \"{other}\": mungkin badan publik yang sama"
            "jika sama, tulis dengan satu nama; jika berbeda, abaikan (id: {id} dan {other_id})"
        en "\"{agency}\" looks like \"{other}\": they may be one agency"
            "if they are one, use one name; if not, ignore this (ids: {id} and {other_id})"
    W452
        id "{agency}: {count} jawaban di atas 0 tanpa bukti dukung ({criteria})"
            "lengkapi kolom bukti dukung, atau turunkan nilainya jika buktinya memang tidak ada"
        en "{agency}: {count} {count:answer:answers} above 0 without evidence ({criteria})"
            "fill in the evidence column, or lower the answer if there is none"
    W453
        id "{agency}: {count} jawaban belum diverifikasi ({criteria})"
            "isi kolom verifikasi; sampai itu dilakukan, aturan `unverified` yang menentukan nilainya"
        en "{agency}: {count} {count:answer:answers} not verified ({criteria})"
            "fill in the column `verified`; until then the rule `unverified` decides what they count as"
    W454
        id "penilai {assessor} memberi nilai yang sama pada semua {count} jawabannya"
            "pastikan formulirnya benar-benar diisi satu per satu"
        en "assessor {assessor} gave the same score on all {count} answers"
            "make sure that the form was really filled in question by question"
    W455
        id "penilai {assessor} rata-rata {percent} poin persen {side} penilai lain pada kriteria yang sama"
            "bahas perbedaannya dalam rapat penilai; nilainya tetap dihitung apa adanya"
        en "assessor {assessor} is on average {percent} percentage points {side} the others on the same criteria"
            "discuss the difference among the assessors; the scores count as they are"
    W456
        id "{agency} belum menyampaikan jawaban"
            "mintalah jawabannya; selama belum ada, {outcome}"
        en "{agency} has no answers yet"
            "ask for its answers; as long as there are none, {outcome}"
    W457
        id "{agency} masih memiliki {count} pertanyaan yang belum dijawab ({criteria})"
            "lengkapi jawabannya; sampai itu dilakukan, aturan `blank` yang menentukan nilainya"
        en "{agency} still owes {count} {count:answer:answers} ({criteria})"
            "fill in what is missing; until then the rule `blank` decides what they count as"
}
