//! Headings of columns: what each may be called, in Indonesian and English.
//!
//! Source: the table of columns in section 4 of the language's description. Headings are compared folded: without
//! case, punctuation and bracketed text at the end.

use crate::intake::meaning::CORRECTIONS;
use crate::intake::meaning::Meaning;
use crate::intake::meaning::WORDS;
use std::borrow::Cow;
use std::collections::HashMap;

use crate::intake::header::TableHeader;
use crate::intake::header::TableShape;
use crate::intake::hints::{Hints, Override};
use crate::intake::part_heading::PART;
use crate::names::normal::fold;
use crate::names::normal::tidy;
use crate::names::normal::without_brackets;
use crate::names::normal::without_weight;
use crate::rules::{CriterionIx, Instrument, TOTAL};

/// Longer text is no heading, whatever it says.
const LONGEST: usize = 2000;

/// Headings of a stated total.
const TOTALS: &[&str] =
    &["total score", "total skor", "total nilai", "skor total", "nilai total", "skor akhir", "nilai akhir", "jumlah"];

/// All headings that are known in a run.
#[derive(Debug, Clone)]
pub(crate) struct Headings {
    words: HashMap<String, Meaning>,
    /// Headings the user explains: folded, and as they were given.
    overrides: Vec<(String, Override)>,
    hints: Hints,
    ids: HashMap<String, CriterionIx>,
    /// Ids without regard to case; `None`: more than one.
    folded_ids: HashMap<String, Option<CriterionIx>>,
    /// Folded names; `None`: more than one criterion is called so.
    names: HashMap<String, Option<CriterionIx>>,
}

impl Headings {
    /// The headings for an instrument, with what the user explains.
    #[must_use]
    pub(crate) fn new(instrument: &Instrument, hints: &Hints) -> Self {
        let mut words = HashMap::new();
        for (meaning, word, others) in WORDS {
            for heading in std::iter::once(word).chain(*others) {
                words.insert(fold(heading), *meaning);
            }
        }
        let mut known = Self {
            words,
            overrides: hints.columns.iter().map(|given| (fold(&given.heading), given.clone())).collect(),
            hints: hints.clone(),
            ids: HashMap::new(),
            folded_ids: HashMap::new(),
            names: HashMap::new(),
        };
        for (ix, criterion) in instrument.criteria.iter().enumerate() {
            known.ids.insert(criterion.id.clone(), ix);
            let once = |seen: &mut Option<CriterionIx>| *seen = None;
            known.folded_ids.entry(criterion.id.to_lowercase()).and_modify(once).or_insert(Some(ix));
            if ix != TOTAL {
                for name in names_of(&criterion.name) {
                    let same = |seen: &mut Option<CriterionIx>| *seen = seen.filter(|&other| other == ix);
                    known.names.entry(name).and_modify(same).or_insert(Some(ix));
                }
            }
        }
        known
    }

    /// The headings as they hold in one input: without what the user says of others.
    #[must_use]
    pub(crate) fn within(&self, path: &str) -> Cow<'_, Self> {
        if self.overrides.iter().all(|(_, given)| given.is_about(path)) {
            return Cow::Borrowed(self);
        }
        let mut own = self.clone();
        own.overrides.retain(|(_, given)| given.is_about(path));
        Cow::Owned(own)
    }

    /// What the user says about inputs.
    #[must_use]
    pub(crate) const fn hints(&self) -> &Hints {
        &self.hints
    }

    /// The columns that the user names by their letters, which none of these headings reads.
    pub(crate) fn by_letters<'h>(&'h self, cells: &'h [String]) -> impl Iterator<Item = (usize, Meaning)> + 'h {
        let stands = |folded: &String| cells.iter().any(|cell| fold(cell) == *folded);
        let named = self.overrides.iter().filter(move |(folded, _)| !stands(folded));
        named.filter_map(|(_, given)| Some((given.letters()?, given.meaning)))
    }

    /// What a heading means; `None`: nothing that is known.
    #[must_use]
    pub(crate) fn meaning(&self, heading: &str) -> Option<Meaning> {
        if heading.is_empty() || heading.len() > LONGEST {
            return None;
        }
        let heading = tidy(heading);
        let folded = fold(&heading);
        if let Some((_, given)) = self.overrides.iter().find(|(known, _)| *known == folded) {
            return Some(given.meaning);
        }
        if self.hints.ignores(&folded) {
            return Some(Meaning::Ignored);
        }
        if let Some((criterion, part)) = heading.rsplit_once(PART) {
            return self.part(criterion, part);
        }
        let bare = fold(without_weight(without_brackets(&heading)));
        let word = self.words.get(&folded).or_else(|| self.words.get(&bare)).copied();
        let overridden = |meaning| self.overrides.iter().any(|(_, given)| given.meaning == meaning);
        if let Some(meaning) = word {
            return (!overridden(meaning)).then_some(meaning);
        }
        let chosen = |ix| self.overrides.iter().any(|(_, given)| given.meaning == Meaning::Answers(ix));
        self.criterion(&heading).filter(|&ix| !chosen(ix)).map(Meaning::Answers).or_else(|| self.stated(&bare))
    }

    /// What a column holds that is headed by a criterion and, below it, by a part of it: `Nilai` is the answer, and so
    /// may be the verifier's; weights, products, notes and evidence are not.
    fn part(&self, criterion: &str, part: &str) -> Option<Meaning> {
        let chosen = |ix| self.overrides.iter().any(|(_, given)| given.meaning == Meaning::Answers(ix));
        let criterion = self.criterion(criterion).filter(|&ix| !chosen(ix))?;
        let part = fold(without_brackets(part));
        let answers = [Meaning::Score, Meaning::Verified, Meaning::VerifiedScore];
        self.words.get(&part).is_some_and(|meaning| answers.contains(meaning)).then_some(Meaning::Answers(criterion))
    }

    /// What a heading of a file of corrections means.
    #[must_use]
    pub(crate) fn of_corrections(&self, heading: &str) -> Option<Meaning> {
        let folded = fold(heading);
        let known =
            |(_, word, others): &&(Meaning, &str, &[&str])| *word == folded || others.contains(&folded.as_str());
        CORRECTIONS.iter().find(known).map(|(meaning, ..)| *meaning).or_else(|| self.meaning(heading))
    }

    /// What the user explains of headings that are none of these; `headings` is asked for a folded one.
    pub(crate) fn unused<'a>(&'a self, headings: impl Fn(&str) -> bool + 'a) -> impl Iterator<Item = &'a Override> {
        self.overrides
            .iter()
            .filter(move |(folded, given)| given.letters().is_none() && !headings(folded))
            .map(|(_, given)| given)
    }

    /// The criterion that a text names: by id, then by name, brackets and a weight at the end aside.
    #[must_use]
    pub(crate) fn criterion(&self, text: &str) -> Option<CriterionIx> {
        let tidied = tidy(text);
        let bare = without_brackets(&tidied);
        [&tidied, bare, without_weight(bare)]
            .into_iter()
            .find_map(|text| self.by_id(text).or_else(|| self.by_name(text)))
    }

    /// The criterion with this id; case counts only where it must.
    #[must_use]
    pub(crate) fn by_id(&self, id: &str) -> Option<CriterionIx> {
        self.ids.get(id).copied().or_else(|| self.folded_ids.get(&id.to_lowercase()).copied().flatten())
    }

    /// The only criterion with this name, or with its id or a number that is no id before its name
    /// (`1.1 Profil badan publik`, `2) Laporan keuangan`).
    fn by_name(&self, text: &str) -> Option<CriterionIx> {
        if let Some(found) = self.names.get(&fold(text)).copied().flatten() {
            return Some(found);
        }
        let (id, name) = text.split_once(char::is_whitespace)?;
        let named = self.names.get(&fold(name)).copied().flatten();
        let number = id.trim_end_matches(['.', ':', ')', '-']);
        match self.by_id(number) {
            Some(found) => named.filter(|named| *named == found),
            None => named.filter(|_| number.len() < id.len() && number.parse::<u32>().is_ok()),
        }
    }

    /// `Total X`, `Nilai X` of recap sheets: the total of a branch, or the answer to it.
    fn stated(&self, folded: &str) -> Option<Meaning> {
        if TOTALS.contains(&folded) {
            return Some(Meaning::Stated(TOTAL));
        }
        let (first, rest) = folded.split_once(' ')?;
        let named = self.names.get(rest).copied().flatten()?;
        match first {
            "total" | "jumlah" => Some(Meaning::Stated(named)),
            "nilai" | "skor" | "score" => Some(Meaning::Answers(named)),
            _ => None,
        }
    }

    /// The heading that an unknown one differs from by a single letter, with its meaning, where no column of the table
    /// has that meaning yet.
    #[must_use]
    pub(crate) fn one_letter_off(&self, heading: &str, header: &TableHeader) -> Option<(String, Meaning)> {
        /// Shorter words resemble too many others.
        const SHORTEST: usize = 5;
        let wide = header.layout == TableShape::Wide;
        let free = |meaning: Meaning| {
            let asked = match meaning {
                Meaning::Agency
                | Meaning::AgencyId
                | Meaning::Assessor
                | Meaning::Group
                | Meaning::Evidence
                | Meaning::Verified => true,
                Meaning::Answers(_) => wide,
                _ => false,
            };
            asked && !header.meanings.contains(&Some(meaning))
        };
        let near = |a: &str, b: &str| a.len().abs_diff(b.len()) <= 4 && strsim::damerau_levenshtein(a, b) == 1;
        let (folded, lower) = (fold(without_brackets(heading)), tidy(heading).to_lowercase());
        let words = self.words.iter().map(|(word, meaning)| (word, *meaning));
        let names = self.names.iter().filter_map(|(name, ix)| Some((name, Meaning::Answers((*ix)?))));
        let by_word = words
            .chain(names)
            .filter(|(word, meaning)| word.chars().count() >= SHORTEST && near(word, &folded) && free(*meaning));
        let ids = self.folded_ids.iter().filter_map(|(id, ix)| Some((id, Meaning::Answers((*ix)?))));
        let by_id = ids.filter(|(id, meaning)| id.len() > 2 && near(id, &lower) && free(*meaning));
        by_word.chain(by_id).map(|(word, meaning)| (word.clone(), meaning)).min_by(|a, b| a.0.cmp(&b.0))
    }

    /// The criterion whose id or name is all that a heading holds, words for a score aside: `Nilai SAQ`, `Presentasi
    /// (skor)`. Some such headings are known ([`Self::meaning`]); this is asked of those that are not.
    #[must_use]
    pub(crate) fn exactly(&self, heading: &str) -> Option<CriterionIx> {
        if heading.len() > LONGEST {
            return None;
        }
        let heading = tidy(heading);
        [&heading, without_weight(without_brackets(&heading))].into_iter().find_map(|heading| {
            let shorter = std::iter::successors(Some(heading), |rest| self.without_score(rest));
            shorter.into_iter().find_map(|rest| self.criterion(rest))
        })
    }

    /// A heading without the word for a score at its start, else at its end; `None` where there is none, or no more.
    #[must_use]
    pub(crate) fn without_score<'a>(&self, heading: &'a str) -> Option<&'a str> {
        let between = |c: char| !c.is_alphanumeric();
        let is_score = |word: &str| self.words.get(&fold(word)) == Some(&Meaning::Score);
        let heading = heading.trim_start_matches(between);
        let first = heading.split_once(between).filter(|(word, _)| is_score(word));
        let first = first.map(|(_, rest)| rest.trim_start_matches(between));
        let last = || heading.trim_end_matches(between).rsplit_once(between).filter(|(_, word)| is_score(word));
        first.or_else(|| last().map(|(rest, _)| rest.trim_end_matches(between))).filter(|rest| !rest.is_empty())
    }

    /// Whether answers may stand below a heading, going by its first word: not below `Peringkat SAQ`, `Bobot SAQ`.
    #[must_use]
    pub(crate) fn may_be_answers(&self, heading: &str) -> bool {
        const WEIGHTS: [&str; 2] = ["bobot", "weight"];
        let folded = fold(heading);
        let first = folded.split(' ').next().unwrap_or_default();
        !WEIGHTS.contains(&first) && !matches!(self.words.get(first), Some(Meaning::Rank | Meaning::Class))
    }

    /// Whether a heading names more than one criterion.
    #[must_use]
    pub(crate) fn is_ambiguous(&self, heading: &str) -> bool {
        let heading = tidy(heading);
        self.names.get(&fold(without_brackets(&heading))).is_some_and(Option::is_none)
    }
}

/// The id that a spreadsheet may have made this number of, dropping the zeros at its end: 1.10 became 1.1.
#[must_use]
pub(crate) fn with_zeros<'a>(instrument: &'a Instrument, number: &str) -> Option<&'a str> {
    let lost = |id: &str| {
        let rest = id.strip_prefix(number)?;
        let zeros = if number.contains('.') { rest } else { rest.strip_prefix('.')? };
        (!zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0')).then_some(())
    };
    let ids = instrument.criteria.iter().map(|criterion| criterion.id.as_str());
    if number.is_empty() { None } else { ids.into_iter().find(|id| lost(id).is_some()) }
}

/// The ways in which a criterion's name may be written: whole, and without brackets at its end.
pub(crate) fn names_of(name: &str) -> Vec<String> {
    let (whole, bare) = (fold(name), fold(without_brackets(name)));
    if whole == bare { vec![whole] } else { vec![whole, bare] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    fn headings(overrides: &[Override]) -> Headings {
        let hints = Hints { columns: overrides.to_vec(), ..Hints::default() };
        let mut instrument = sample::instrument(&["saq", "1.1", "1.10", "uji"]);
        instrument.criteria[1].name = "Kuesioner (SAQ)".into();
        instrument.criteria[2].name = "Mengumumkan informasi".into();
        instrument.criteria[3].name = "Kembar".into();
        instrument.criteria[4].name = "Kembar".into();
        Headings::new(&instrument, &hints)
    }

    #[test]
    fn headings_are_known_in_both_languages_whatever_their_case_and_punctuation() {
        let known = headings(&[]);
        for (text, meaning) in [
            ("Agency_ID", Meaning::AgencyId),
            ("NAMA BADAN PUBLIK", Meaning::Agency),
            ("Kabupaten/Kota", Meaning::Agency),
            ("Nilai (0-100)", Meaning::Score),
            ("No.", Meaning::RowNumber),
            ("Nomor", Meaning::Criterion),
            ("Bukti Dukung", Meaning::Evidence),
            ("Total Score", Meaning::Stated(TOTAL)),
        ] {
            assert_eq!(known.meaning(text), Some(meaning), "{text}");
        }
        assert_eq!(known.meaning("Alamat"), None);
    }

    #[test]
    fn a_criterion_is_known_by_id_or_name_with_its_weight_behind_it() {
        let known = headings(&[]);
        assert_eq!(known.meaning("1.1"), Some(Meaning::Answers(2)));
        assert_eq!(known.meaning("1.10"), Some(Meaning::Answers(3)));
        assert_eq!(known.meaning("MENGUMUMKAN\ninformasi (Bobot 30)"), Some(Meaning::Answers(2)));
        assert_eq!(known.meaning("1.1 Mengumumkan informasi"), Some(Meaning::Answers(2)));
        assert_eq!(known.meaning("Total Kuesioner"), Some(Meaning::Stated(1)));
        assert_eq!(known.meaning("Nilai Kuesioner"), Some(Meaning::Answers(1)));
        assert_eq!(known.meaning("2. Mengumumkan informasi - Bobot: 30%"), Some(Meaning::Answers(2)));
        assert_eq!(known.meaning("1.10 Mengumumkan informasi"), None);
        assert_eq!(known.meaning("Kembar"), None);
        assert!(known.is_ambiguous("kembar"));
    }

    #[test]
    fn words_for_a_score_are_taken_off_a_heading_one_by_one() {
        let known = headings(&[]);
        let shorter = ["Nilai Skor: SAQ jawaban", "Skor: SAQ jawaban", "SAQ jawaban", "SAQ"];
        let taken = std::iter::successors(Some(shorter[0]), |rest| known.without_score(rest));
        assert_eq!(taken.collect::<Vec<_>>(), shorter);
        assert_eq!(known.without_score("Nilai "), None);
        assert_eq!(known.without_score("Nilainya SAQ"), None);
        assert_eq!(known.exactly("Nilai SAQ (Bobot 80)"), Some(1));
        assert_eq!(known.exactly("Nilai Kembar"), None);
    }

    #[test]
    fn a_heading_that_the_user_explains_stands_alone_for_its_meaning() {
        let known = headings(&[Override { meaning: Meaning::Agency, heading: "Nama OPD Lengkap".into(), file: None }]);
        assert_eq!(known.meaning("nama opd lengkap"), Some(Meaning::Agency));
        assert_eq!(known.meaning("Instansi"), None);
    }
}
