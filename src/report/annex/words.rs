//! The words of the annex of a decree, in both languages; the Indonesian ones are those that offices print.

use crate::report::phrase::phrases;

phrases! {
    ANNEX: "LAMPIRAN", "ANNEX";
    DECREE: "KEPUTUSAN {issuer}", "DECREE OF {issuer}";
    NUMBER: "NOMOR", "NUMBER";
    DATE: "TANGGAL", "DATE";
    ABOUT: "TENTANG", "CONCERNING";
    LIST: "Daftar Peringkat dan Kualifikasi {title}", "Ranking and Classes: {title}";
    LIST_WITHOUT_CLASSES: "Daftar Peringkat {title}", "Ranking: {title}";
    DONE_AT: "Ditetapkan di {place}", "Done at {place}";
    DONE_ON: "pada tanggal {date}", "on {date}";
    PROOF: "Catatan penghitungan (boleh dihapus sebelum lampiran ditandatangani)", "Note on the computation (may be removed before the annex is signed)";
}
