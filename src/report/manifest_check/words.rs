//! The words of a second run that is attached to a decision, in both languages.

use crate::report::phrase::phrases;

phrases! {
    SAME: "Hasil pengujian manifes: sama", "Outcome: the manifest gives the same result";
    DIFFERS: "Hasil pengujian manifes: berbeda", "Outcome: the manifest no longer gives the same";
    NOT_RUN: "Hasil pengujian manifes: tidak dapat dihitung ulang", "Outcome: the manifest cannot be computed again";
    MANIFEST: "Manifes: {path}, ditulis ikip versi {version}", "Manifest: {path}, written by ikip version {version}";
    FILES: "Berkas yang dibaca", "Files that were read";
    RESULTS: "Hasil", "Result";
    WHAT: "Yang diuji", "What was tested";
    VERDICT: "Putusan", "Verdict";
    RANKING: "Peringkat dengan semua kriteria, sebagai CSV", "The ranking with all criteria, as CSV";
    WRITTEN: "Berkas hasil {path}", "The file {path}";
    DIFFERENCES: "Yang berbeda", "What differs";
    RECORDED: "tercatat {hash}", "recorded {hash}";
    NOW: "sekarang {hash}", "now {hash}";
    FILE_SAME: "sama", "same";
    FILE_CHANGED: "berubah", "changed";
    FILE_MISSING: "tidak ditemukan", "not found";
    NOT_COMPUTED: "tidak dihitung ulang", "not computed again";
    NOT_RECORDED: "tidak tercatat", "not recorded";
}
