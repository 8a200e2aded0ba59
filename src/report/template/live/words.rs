//! Sentences of the live score.

use crate::report::phrase::phrases;

phrases! {
    SHEET: "Hitungan", "Calculation";
    PAGE: "Nilai sementara", "Score so far";
    ABOUT: "Dihitung dari isian pada lembar Formulir dan berubah selama formulir diisi. Nilai akhir ditetapkan setelah verifikasi.", "Worked out from what is filled in on the sheet Form, and changes while it is filled in. The final score follows after verification.";
    COMPLETE: "Kelengkapan jawaban", "Answered";
    ANSWERED: "Pertanyaan yang sudah dijawab", "Questions answered";
    RESULT: "Hasil", "Result";
    BRANCHES: "Bagian dan pertanyaan", "Branches and questions";
    SHARE: "Porsi dalam bagiannya (%)", "Part of its branch (%)";
    DONE: "Sudah dijawab", "Answered so far";
    SO_FAR: "Hasil sementara", "Result so far";
    REMARK: "Penjelasan", "Explanation";
    OF: " dari {n}", " of {n}";
    HEAD_COMPLETE: "Kelengkapan jawaban ", "Answered ";
    HEAD_SCORE: " · nilai sementara ", " · score so far ";
    LEFT_OUT: "tidak diperhitungkan (tidak berlaku)", "left out (does not apply)";
    EMPTY: "belum ada jawaban", "no answer yet";
    GATED: "syarat belum terpenuhi", "its condition is not met";
    UNASKED: "tidak ditanyakan", "not asked";
    WITHDRAWN: "tanpa nilai: syarat belum terpenuhi", "no score: a condition is not met";
    UNKNOWN: "bergantung pada penilaian pihak lain", "depends on what others answer";
    FAULTY: "ada isian yang harus diperiksa atau dilengkapi", "something must be checked or filled in";
    NO_ANSWERS: "belum ada jawaban", "no answers yet";
    WAITS: "nilai akhir menunggu penilaian pihak lain", "the total waits for what others answer";
    TOO_LITTLE: "jawaban belum cukup lengkap untuk diberi nilai", "too little is answered for a score";
    TOO_MUCH: "terlalu banyak jawaban \"tidak berlaku\"", "too many answers are \"N/A\"";
    NOTHING: "belum ada yang diperhitungkan", "nothing counts yet";
    GUIDE: "Lembar Nilai sementara menunjukkan kelengkapan, nilai setiap bagian, dan kualifikasi selama formulir diisi.", "The sheet Score so far shows completeness, the score of every branch and the class while the form is filled in.";
}
