//! Words of the findings about scoring.

catalogue! { SCORING:
    E501
        id "{agency} belum menjawab {criterion} ({name}), dan aturan menganggap jawaban kosong sebagai kesalahan"
            "lengkapi jawabannya, tulis \"tidak berlaku\" jika memang demikian, atau hitung yang lain dengan --keep-going"
        en "{agency} has not answered {criterion} ({name}), and the rules make a blank an error"
            "fill in the answer, write \"tidak berlaku\" if it does not apply, or score the others with --keep-going"
    E502
        id "kriteria bersama {criterion} ({name}) belum dinilai"
            "isi satu penilaian dengan nama badan publik `*`; nilainya berlaku untuk semua"
        en "the shared criterion {criterion} ({name}) has no answer"
            "record one assessment under the agency `*`; it counts for everybody"
    E503
        id "{agency} tidak punya bobot untuk nilai gabungan: kolom \"{column}\" berisi \"{found}\""
            "isi kolom \"{column}\" pada daftar badan publik (--agencies) dengan angka dari 0 ke atas"
        en "{agency} has no weight in the summary: column \"{column}\" holds \"{found}\""
            "put a number from 0 on into column \"{column}\" of the agency list (--agencies)"
    E504
        id "{agency} menjawab \"tidak berlaku\" pada {share}% bobot {criterion} ({name}), paling banyak {most}%"
            "periksa jawabannya satu per satu: butir yang berlaku harus dinilai; batasnya max_not_applicable dalam aturan"
        en "{agency} answers \"tidak berlaku\" on {share}% of the weight of {criterion} ({name}), at most {most}% are allowed"
            "look at the answers one by one: what applies must be assessed; the limit is max_not_applicable in the rules"
    W504
        id "{agency} menjawab \"tidak berlaku\" pada {share}% bobot yang ditanyakan; butir lainnya memikul seluruh nilai[ (dan {others} lainnya paling sedikit 10%)]"
            "periksa apakah butir itu memang tidak berlaku; batasnya dapat ditulis dalam aturan: max_not_applicable"
        en "{agency} answers \"tidak berlaku\" on {share}% of the asked weight, and the rest carries the whole[ (and {others} others on 10% or more)]"
            "see whether those items really do not apply; the rules can set a limit: max_not_applicable"
    W506
        id "yang diisi tampak seperti poin, bukan nilai: pada {agencies} badan publik setiap angka tidak melebihi bobotnya ({criterion}: {most})"
            "jika memang poin, tulis unit = \"points\" pada kriteria itu dalam aturan, atau isikan poin/bobot, misalnya 25,57/30"
        en "what was entered looks like points, not scores: for {agencies} agencies every number is at most its weight ({criterion}: {most})"
            "if they are points, write unit = \"points\" on these criteria in the rules, or enter points/weight, such as 25.57/30"
    W507
        id "yang diisi tampak seperti bagian dari 1, bukan nilai: setiap jawaban untuk {criterion}[ dan {others} kriteria lain] paling tinggi 1, padahal boleh sampai {most}"
            "jika memang persentase, tulis 90 atau 90%, bukan 0,9; jika nilainya memang serendah itu, abaikan"
        en "what was entered looks like parts of 1, not scores: every answer to {criterion}[ and {others} other {others:criterion:criteria}] is at most 1, where up to {most} may be entered"
            "if these are percentages, write 90 or 90% instead of 0.9; if the scores are that low, leave it"
    W508
        id "kualifikasi {agency}[ dan {others} badan publik lain] tidak ditentukan oleh masukannya: jika angka dengan {decimals} desimal itu sudah dibulatkan, kualifikasinya {worst} atau {best}"
            "isikan nilai komponennya dengan lebih banyak desimal, atau jawaban di bawahnya"
        en "the class of {agency}[ and {others} other {others:body:bodies}] is not decided by the inputs: if the numbers with {decimals} {decimals:decimal:decimals} were rounded, it is {worst} or {best}"
            "enter the component scores with more decimals, or the answers below them"
    W505
        id "{agency}: berkas mencantumkan {found} untuk {criterion}, menurut aturan hasilnya {follows}"
            "yang dihitung adalah jawabannya, bukan jumlah yang tercantum; periksa rumus di berkas asal"
        en "{agency}: the file states {found} for {criterion}, the rules give {follows}"
            "the answers count, not the stated total; check the formula in the file it came from"
    W509
        id "{subject}: {what} dalam masukan tertulis {printed}, menurut jawabannya {expected}[ (juga {others} angka lain)]"
            "yang dihitung adalah jawabannya; semua angka jadi dalam berkas ini diuji oleh ikip verify BERKAS --against BERKAS"
        en "{subject}: {what} in the input is {printed}, by its answers it is {expected}[ (and {others} more {others:figure:figures})]"
            "the answers count; ikip verify FILE --against FILE tests every printed figure of this file"
    W510
        id "hasil jadi dalam masukan (peringkat, kualifikasi, rata-rata) tidak dapat dibandingkan: {why}"
            "yang dihitung adalah jawabannya; perbaiki sel itu, atau hapus kolom hasil jadi dari masukan"
        en "the results printed in the input (ranks, classes, means) cannot be compared: {why}"
            "the answers count; mend the cell, or take the columns of results out of the input"
    W511
        id "semua jawaban paling tinggi {greatest}, padahal boleh sampai {most} (misalnya {criterion}): tampaknya diisi dengan skala lain"
            "jika skalanya 1/0, 1–5, atau 1–10, nyatakan skala itu dalam aturan (`scale`); jika nilainya memang serendah itu, abaikan"
        en "no answer is above {greatest}, where up to {most} may be entered (for example {criterion}): another scale seems to have been used"
            "where the scale is 1/0, 1-5 or 1-10, say so in the rules (`scale`); if the scores are that low, leave it"
    W512
        id "{count} jawaban {agency} untuk {criterion} ({name}) tidak dihitung: syarat untuk kriteria itu tidak terpenuhi[ (juga pada {others} badan publik lain)]"
            "lihat syaratnya dengan ikip explain; periksa jawaban yang menentukan syarat itu jika badan publik ini memang ikut"
        en "{count} {count:answer:answers} of {agency} to {criterion} ({name}) {count:does:do} not count: its gate is not met[ (also for {others} other {others:body:bodies})]"
            "ikip explain shows the gate; look at the answers that decide it where the body did take part"
}
