//! The words of a verdict that is attached to a decision, in both languages.

use crate::report::phrase::phrases;

phrases! {
    FOLLOWS: "Hasil pengujian: peringkat yang diumumkan sesuai", "Outcome: the published ranking follows";
    FOLLOWS_PART: "Hasil pengujian: yang dapat diuji sesuai, sebagian tidak diuji", "Outcome: what could be tested follows, a part was not tested";
    FAILS: "Hasil pengujian: {n} hal tidak sesuai", "Outcome: {n} {n:thing does:things do} not follow";
    NOTHING: "Hasil pengujian: tidak ada yang dapat diuji", "Outcome: nothing could be tested";
    TESTED: "Yang diuji", "What was tested";
    BY_INPUTS: "Setiap angka dibandingkan dengan hasil hitung ulang dari berkas masukan.", "Each figure is compared with what follows from the inputs.";
    BY_TABLE: "Setiap angka dibandingkan dengan yang dapat dihitung ulang dari tabel itu sendiri; berkas masukannya tidak diberikan.", "Each figure is compared with what can be recomputed from the table itself; its inputs were not given.";
    NOT_TESTED: "Yang tidak diuji", "What was not tested";
    ALL_TESTED: "Semua angka pada tabel diuji.", "Every figure of the table was tested.";
    DIFFERENT: "Yang tidak sesuai", "What does not follow";
    FIGURE: "Angka", "Figure";
    PRINTED: "Tercetak", "Printed";
    SHOULD_BE: "Seharusnya", "Should be";
    CAUSE: "Sebab", "Cause";
    AT_ROW: "baris {line}", "row {line}";
    UNKNOWN_CAUSE: "tidak diketahui", "not known";
    PUBLISHED_FILES: "Berkas yang diuji", "What was published";
    INPUT_FILES: "Berkas masukan", "Inputs";
    EVERY_FIGURE: "Setiap angka", "Every figure";
    TOO_MANY: "Tabel ini mencetak {n} angka; satu baris untuk tiap angka ada pada format csv.", "The table prints {n} figures; the format csv has a row for each.";
    VERDICT: "Putusan", "Verdict";
    FIGURE_FOLLOWS: "sesuai", "follows";
    FIGURE_DIFFERS: "tidak sesuai", "does not follow";
    FIGURE_OPEN: "tidak diuji", "not tested";
}
