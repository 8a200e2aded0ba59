//! Which of many names the name of a file holds: forms are saved as `dinas-a.xlsx`, and come back as
//! `Dinas A (1).xlsx` or `Dinas A 2026-11-03.xlsx`.

use std::collections::HashMap;

use super::normal::fold;

/// A form's file name keeps this many letters of a long name at least.
const CUT: usize = 60;

/// Names by their letters and digits. A name that several have stands for none of them.
#[derive(Debug, Default)]
pub(crate) struct FileNames(HashMap<String, Option<usize>>);

impl FileNames {
    /// The names of each thing, which is known by its number from 0.
    pub(crate) fn new<'n, const N: usize>(things: impl Iterator<Item = [&'n str; N]>) -> Self {
        let mut known: HashMap<String, Option<usize>> = HashMap::new();
        let names = things.enumerate().flat_map(|(at, names)| names.map(|name| (squeezed(name), at)));
        for (name, at) in names.filter(|(name, _)| !name.is_empty()) {
            known.entry(name).and_modify(|other| *other = other.filter(|other| *other == at)).or_insert(Some(at));
        }
        Self(known)
    }

    /// What the name of a file without its ending stands for; `None`: nothing, or several.
    pub(crate) fn find(&self, stem: &str) -> Option<usize> {
        let name = squeezed(stem);
        // A date or a number behind the name.
        let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
        self.0.get(&name).or_else(|| self.0.get(bare)).copied().flatten().or_else(|| self.cut(&name))
    }

    /// The only long name that begins so.
    fn cut(&self, name: &str) -> Option<usize> {
        if name.chars().count() < CUT {
            return None;
        }
        let mut meant = self.0.iter().filter(|(long, _)| long.starts_with(name)).map(|(_, at)| *at);
        let first = meant.next().flatten();
        first.filter(|first| meant.all(|other| other == Some(*first)))
    }
}

fn squeezed(text: &str) -> String {
    fold(text).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_the_letters_of_its_name() {
        let long = "Dinas Pemberdayaan Masyarakat, Pemerintahan Desa, Kependudukan dan Pencatatan Sipil";
        let names = ["Dinas \"Cepat\" & Tepat's", "Balai Nol", "Kota 3", "Dinas A", "Dinas-A", long];
        let known = FileNames::new(names.into_iter().map(|name| [name]));
        let found = |stem: &str| known.find(stem);
        assert_eq!(found("dinas-cepat-tepats"), Some(0));
        assert_eq!(["balai-nol", "Balai Nol (2)", "Balai_Nol (2)", "BALAI_NOL 2026-11-03"].map(found), [Some(1); 4]);
        assert_eq!(found("kota-3"), Some(2));
        assert_eq!(found("dinas a"), None, "two are called so");
        assert_eq!(found("dinas-pemberdayaan-masyarakat-pemerintahan-desa-kependudukan-dan-pencata"), Some(5));
        assert_eq!(["dinas-pemberdayaan", "rekap", ""].map(found), [None; 3]);
    }

    #[test]
    fn an_id_and_a_name_alike_are_one() {
        let known = FileNames::new([["Dinas A", "dinas-a"], ["Dinas B", "d02"]].into_iter());
        assert_eq!([known.find("dinas a"), known.find("D02")], [Some(0), Some(1)]);
    }
}
