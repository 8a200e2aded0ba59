//! `[decree]`: what stands at the head and the foot of the annex in which a result is published.

/// Facts of a decree, each as it is printed; `None`: left open, to be filled in by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Decree {
    pub number: Option<String>,
    /// As it is printed: "12 Desember 2025".
    pub date: Option<String>,
    /// What the decree is about.
    pub about: Option<String>,
    /// Whose decree it is; otherwise the authority of the instrument.
    pub issuer: Option<String>,
    pub place: Option<String>,
    /// The office of the signatory.
    pub position: Option<String>,
    pub signatory: Option<String>,
}

impl Decree {
    /// The keys of the table, in the order of the page.
    pub(crate) const KEYS: [&'static str; 7] = ["number", "date", "about", "issuer", "place", "position", "signatory"];

    /// The fact of a key; `None` where there is no such key.
    pub(crate) fn fact(&mut self, key: &str) -> Option<&mut Option<String>> {
        Some(match key {
            "number" => &mut self.number,
            "date" => &mut self.date,
            "about" => &mut self.about,
            "issuer" => &mut self.issuer,
            "place" => &mut self.place,
            "position" => &mut self.position,
            "signatory" => &mut self.signatory,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_a_fact_of_its_own() {
        let mut decree = Decree::default();
        for key in Decree::KEYS {
            *decree.fact(key).expect("a key") = Some(key.to_owned());
        }
        for key in Decree::KEYS {
            assert_eq!(decree.fact(key), Some(&mut Some(key.to_owned())));
        }
        assert_eq!(decree.fact("nomor"), None);
    }
}
