//! The words of `ikip robustness`, in both languages.

use crate::i18n::lang::Lang;
use crate::i18n::template::fill;

/// A sentence in both languages; `{names}` are filled by [`Phrase::with`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase {
    id: &'static str,
    en: &'static str,
}

impl Phrase {
    /// The sentence in a language.
    pub(super) const fn say(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Id => self.id,
            Lang::En => self.en,
        }
    }

    /// The sentence with its `{names}` filled.
    pub(super) fn with(self, lang: Lang, facts: &[(&'static str, String)]) -> String {
        fill(self.say(lang), facts)
    }
}

macro_rules! phrases {
    ($($name:ident: $id:literal, $en:literal;)*) => {
        $(pub(super) const $name: Phrase = Phrase { id: $id, en: $en };)*
        #[cfg(test)]
        const ALL: &[(&str, Phrase)] = &[$((stringify!($name), $name),)*];
    };
}

phrases! {
    TITLE: "Ketahanan: {title}", "Robustness: {title}";
    VARIED: "Apa yang diubah-ubah", "What was varied";
    NOTHING_VARIED: "Tidak ada yang dapat diubah-ubah: setiap percobaan sama dengan hasil aslinya.", "Nothing could be varied: every draw is the result itself.";
    DRAWS: "{draws} percobaan, benih {seed}. Bagian yang dihitung dari percobaan meleset paling banyak {error} poin persen.", "{draws} draws, seed {seed}. A share counted over the draws is off by at most {error} percentage points.";
    HOW_UNIFORM: "Bobot: setiap bobot dikalikan bilangan acak antara {low} dan {high}, lalu jumlah bobot bersaudara dikembalikan seperti semula, pada setiap tingkat.", "Weights: each weight times a random number between {low} and {high}, siblings then brought back to their sum, at every level.";
    HOW_DIRICHLET: "Bobot: Dirichlet dengan konsentrasi {c} di sekitar bobot aturan, pada setiap tingkat.", "Weights: Dirichlet with concentration {c} around the weights of the rules, at every level.";
    HOW_SIMPLEX: "Bobot: semua susunan bobot sama mungkinnya, pada setiap tingkat; bobot aturan tidak berperan.", "Weights: all sets of weights are as likely, at every level; those of the rules play no part.";
    HOW_BOOTSTRAP: "Penilai: panel seukuran semula diundi dengan pengembalian; sel yang tidak dijawab siapa pun dari mereka tetap.", "Assessors: a panel of the same size drawn with replacement; a cell that none of them answered stays.";
    HOW_LEAVE_ONE_OUT: "Penilai: satu penilai dikesampingkan; sel yang hanya dijawab olehnya tetap.", "Assessors: one assessor left out; a cell that nobody else answered stays.";
    HOW_ANSWERS: "Jawaban: satu jawaban setiap yang dinilai naik atau turun satu langkah pada skalanya.", "Answers: one answer of each agency goes up or down by one step of its scale.";
    HOW_MISSING: "Jawaban kosong: menurut aturan, nol, dikeluarkan, atau rata-rata yang lain.", "Missing answers: as the rules say, zero, excluded, or the mean of the others.";
    HOW_ROUNDING: "Pembulatan: ke atas, ke genap, atau dipotong; pada nilai akhir atau pada setiap kriteria.", "Rounding: half up, half even or cut off; of the total or of every criterion.";
    HOW_COMBINE: "Penggabungan: rata-rata berbobot atau rata-rata geometrik.", "Combination: weighted mean or geometric mean.";
    FIXED_NO_WEIGHTS: "Bobot tidak dapat diubah: tidak ada dua kriteria yang berbobot.", "Weights cannot vary: no two criteria have a weight.";
    FIXED_ONE_ASSESSOR: "Penilai tidak dapat diubah: tidak ada sel yang dijawab dua penilai.", "Assessors cannot vary: no cell was answered by two.";
    FIXED_NO_STEPS: "Jawaban tidak dapat diubah: tidak ada yang punya langkah pada skalanya.", "Answers cannot vary: none has a step on its scale.";
    FIXED_NOTHING_MISSING: "Jawaban kosong tidak dapat diubah: semuanya terjawab.", "Missing answers cannot vary: nothing is missing.";
    FIXED_NO_MEANS: "Penggabungan tidak dapat diubah: tidak ada rata-rata berbobot.", "The combination cannot vary: there is no weighted mean.";
    READING: "Singkatnya", "In short";
    READ_CLASSES: "Kualifikasi pasti pada {certain} dari {all}, cenderung tetap pada {likely}, terbuka pada {open}.", "The class is certain for {certain} of {all}, likely for {likely}, open for {open}.";
    READ_PAIRS: "Urutan dengan tetangga di bawahnya pasti pada {certain} dari {all} pasang, cenderung tetap pada {likely}, terbuka pada {open}.", "The order with the next below is certain for {certain} of {all} pairs, likely for {likely}, open for {open}.";
    READ_SHIFT: "Rata-rata sebuah peringkat bergeser {shift} tempat.", "On average a rank moves by {shift} places.";
    READ_FACTOR: "Yang paling menggeser peringkat: {factor}.", "What moves ranks most: {factor}.";
    BOUNDS: "Pasti: pada sedikitnya {certain} dari 100 percobaan. Cenderung: sedikitnya {likely}. Selebihnya terbuka.", "Certain: in at least {certain} of 100 draws. Likely: in at least {likely}. Otherwise open.";
    AGENCIES: "Rentang nilai dan peringkat", "Intervals of scores and ranks";
    AGENCIES_CAPTION: "Rentang: 5–95% percobaan; peringkat yang benar-benar terjadi.", "Intervals: 5 to 95% of the draws; ranks that occurred.";
    SCORE_INTERVAL: "Rentang nilai", "Score interval";
    RANK_INTERVAL: "Rentang peringkat", "Rank interval";
    SAME_CLASS: "Tetap", "Kept";
    VERDICT: "Putusan", "Verdict";
    CERTAIN: "pasti", "certain";
    LIKELY: "cenderung", "likely";
    OPEN: "terbuka", "open";
    RANKS_DRAWN: "Rentang peringkat; titik: peringkat resmi.", "Rank intervals; dot: the rank of the result.";
    CLASSES_DRAWN: "Bagian percobaan menurut kualifikasi.", "Share of draws by class.";
    PAIRS: "Siapa di atas siapa", "Who stands before whom";
    ABOVE: "Di atas", "Above";
    BELOW: "Di bawah", "Below";
    SHARE: "Bagian percobaan", "Share of draws";
    MORE: "… dan {n} lagi; semuanya ada di JSON.", "… and {n} more; all are in the JSON.";
    SENSITIVITY: "Apa yang menggeser peringkat", "What moves ranks";
    SENSITIVITY_CAPTION: "Indeks Sobol pada rata-rata pergeseran peringkat, dari {runs} perhitungan.", "Sobol indices of the mean shift in rank, from {runs} runs.";
    FACTOR: "Faktor", "Factor";
    FIRST: "Sendiri (S)", "Alone (S)";
    TOTAL: "Seluruhnya (ST)", "In all (ST)";
    ERROR: "±", "±";
    CANNOT_TELL: "tidak dapat dikatakan", "cannot be told";
    NOTHING_MOVES: "tidak ada yang bergeser", "nothing moves";
    WITHOUT: "Tanpa satu ini", "Without this one";
    WITHOUT_CAPTION: "Yang paling menggeser peringkat jika dikesampingkan.", "What moves ranks most when left out.";
    KIND: "Jenis", "Kind";
    WHAT: "Apa", "What";
    CRITERION: "kriteria", "criterion";
    ASSESSOR: "penilai", "assessor";
    ANSWER: "jawaban", "answer";
    MEAN_SHIFT: "Pergeseran rata-rata", "Mean shift";
    RANKS_CHANGED: "Peringkat berubah", "Ranks changed";
    CLASSES_CHANGED: "Kualifikasi berubah", "Classes changed";
    SHIFTS: "Perubahan bobot terkecil yang berarti", "The smallest change of weights that matters";
    SHIFTS_CAPTION: "Poin bobot induk yang berpindah antarsaudara sampai setara dengan yang di bawahnya (sebelum pembulatan), atau sampai batas kualifikasi.", "Points of the parent's weight that move between siblings until level with the next below (before rounding), or at the bound of a class.";
    SHIFTS_UNTOLD: "Perubahan bobot terkecil tidak dihitung: aturan ini tidak hanya memakai rata-rata berbobot.", "The smallest change of weights is not told: these rules are not weighted means throughout.";
    FROM: "Dari", "From";
    TO: "Ke", "To";
    POINTS: "Poin", "Points";
    UNTIL: "Sampai", "Until";
    LEVEL_WITH: "setara {name}", "level with {name}";
    AGREEMENT: "Kesepakatan penilai", "Agreement of assessors";
    AGREEMENT_CAPTION: "Lengkap: dinilai oleh semua penilai cabang itu; ICC, W, dan Cronbach hanya dari mereka, paling sedikit {least}.", "Complete: rated by every assessor of the branch; ICC, W and Cronbach from those only, at least {least}.";
    BRANCH: "Cabang", "Branch";
    COMPLETE: "Lengkap", "Complete";
    RATED: "Dinilai ≥ 2", "Rated ≥ 2";
    EQUAL_SHARE: "Sama", "Equal";
    ALL_EQUAL: "semua sama", "all equal";
    SEVERITY: "Penilai dibanding yang lain", "Assessors against the others";
    DIFFERENCE: "Selisih rata-rata", "Mean difference";
    ANSWERS: "Jawaban", "Answers";
    REMARK: "Catatan", "Remark";
    NEVER_VARIES: "tidak pernah berbeda", "never varies";
    FAR: "Jawaban yang jauh dari yang lain", "Answers far from the rest";
    OTHERS: "Yang lain", "Others";
    CORRELATIONS: "Kriteria yang mengatakan hal sama atau saling berlawanan", "Criteria that say the same or pull against each other";
    LIMITS: "Apa yang tidak dapat disimpulkan", "What cannot be concluded";
    LIMIT_RULES: "Percobaan ini tidak menguji apakah kriteria dan bobotnya tepat, hanya seberapa besar hasil bergantung padanya.", "The draws do not test whether criteria and weights are right, only how much the result hangs on them.";
    LIMIT_FIXED: "Apa yang tidak diubah-ubah dianggap pasti; kesalahan yang sama pada semua jawaban tidak terlihat.", "What was not varied is taken as certain; a mistake in all answers alike does not show.";
    LIMIT_RANK: "Peringkat resmi tetap yang dihitung menurut aturan; rentangnya bukan peringkat tandingan.", "The official rank is the one that follows from the rules; the interval is no rival to it.";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::i18n::template::names;

    #[test]
    fn every_phrase_is_said_in_both_languages_with_the_same_facts() {
        for (name, phrase) in ALL {
            let facts = |text: &str| names(text).map(str::to_owned).collect::<BTreeSet<_>>();
            assert!(!phrase.id.is_empty() && !phrase.en.is_empty(), "{name}");
            assert_eq!(facts(phrase.id), facts(phrase.en), "{name}");
        }
    }
}
