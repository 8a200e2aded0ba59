//! The words of an instrument as a document, in both languages.

use crate::report::phrase::phrases;

phrases! {
    FROM_TO: "{low} sampai {high}", "{low} to {high}";
    LESS_THAN: "kurang dari {value}", "less than {value}";
    BELOW: "di bawah {value}", "below {value}";
    UP_TO: "sampai {value}", "up to {value}";
    TREE: "Kriteria dan bobot", "Criteria and weights";
    SCALE: "Skala", "Scale";
    ANSWER: "Jawaban dan nilainya", "Answers and what they are worth";
    CODE: "Kode", "Code";
    RULES_OF: "Cara menghitung", "How scores are computed";
}
