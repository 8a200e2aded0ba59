//! Bodies that were renamed: what each old name is now.

use std::collections::HashMap;

use crate::names::normal::fold;
use crate::names::normal::tidy;

/// New names by old ones. A body that was renamed twice is followed to its last name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Renames {
    new_of: HashMap<String, String>,
}

impl Renames {
    /// Adds a pair; the other new name where the old one already has one.
    pub(crate) fn add(&mut self, old: &str, new: &str) -> Option<String> {
        let new = tidy(new).into_owned();
        let known = self.new_of.get(&fold(old)).filter(|known| **known != new).cloned();
        if known.is_none() {
            self.new_of.insert(fold(old), new);
        }
        known
    }

    /// What a body is called now that was called so; `None` where it was not renamed.
    #[must_use]
    pub(crate) fn current(&self, name: &str) -> Option<&str> {
        let next = |name: &str| self.new_of.get(&fold(name)).map(String::as_str);
        let first = next(name)?;
        // Names that go round in a circle end where they began.
        let chain = std::iter::successors(Some(first), |name| next(name)).take(self.new_of.len());
        chain.last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_that_was_renamed_twice_has_its_last_name() {
        let mut renames = Renames::default();
        assert_eq!(renames.add("Dinas Kominfo", "Dinas Komunikasi"), None);
        assert_eq!(renames.add("DINAS KOMUNIKASI", "Dinas Digital"), None);
        assert_eq!(renames.current("Dinas  Kominfo"), Some("Dinas Digital"));
        assert_eq!(renames.current("Dinas Digital"), None);
        assert_eq!(renames.add("Dinas Kominfo", "Dinas Lain"), Some("Dinas Komunikasi".into()));
    }

    #[test]
    fn names_in_a_circle_come_to_an_end() {
        let mut renames = Renames::default();
        renames.add("A", "B");
        renames.add("B", "A");
        assert!(renames.current("A").is_some());
    }
}
