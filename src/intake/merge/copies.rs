//! Files that are copies by their names: `Dinas A (1).xlsx` beside `Dinas A.xlsx`, as browsers and file managers name a
//! second file of one name. Each would be a body of its own, ranked beside the other.

use std::collections::HashMap;

use super::Merger;
use crate::finding::finding;
use crate::names::normal::caseless;

/// What file managers put behind the name of a copy, and before it.
const BEHIND: &[&str] = &[" - copy", " - salinan", " copy", " salinan", "_copy", "_salinan"];
const BEFORE: &[&str] = &["copy of ", "salinan ", "salinan dari "];

/// The name that a copy is of, in small letters; `None` where the name is no copy's.
fn original(name: &str) -> Option<String> {
    // Nearly every name ends here.
    let (first, last) = (name.as_bytes().first()?, name.as_bytes().last()?);
    if !matches!(last, b')' | b'y' | b'Y' | b'n' | b'N') && !matches!(first, b'C' | b'c' | b'S' | b's') {
        return None;
    }
    let name = caseless(name);
    let rest = without_number(&name).unwrap_or(&name);
    let behind = BEHIND.iter().find_map(|word| rest.strip_suffix(word));
    let before = || BEFORE.iter().rev().find_map(|word| rest.strip_prefix(word));
    let original = behind.or_else(before).unwrap_or(rest).trim();
    (original.len() < name.len()).then(|| original.to_owned())
}

/// `name` of `name (2)` and `name(2)`.
fn without_number(name: &str) -> Option<&str> {
    let (rest, number) = name.strip_suffix(')')?.rsplit_once('(')?;
    let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| rest.trim_end())
}

impl Merger<'_> {
    /// An error for each agency whose name is that of another with the mark of a copied file.
    pub(super) fn copied_files(&mut self) {
        if self.list.is_some() {
            return;
        }
        let copies: Vec<(usize, String)> =
            self.agencies.iter().enumerate().filter_map(|(at, agency)| Some((at, original(&agency.name)?))).collect();
        if copies.is_empty() {
            return;
        }
        let by_name: HashMap<String, usize> =
            self.agencies.iter().enumerate().map(|(at, agency)| (caseless(&agency.name), at)).collect();
        for (copy, original) in copies {
            let Some(&other) = by_name.get(&original).filter(|other| **other != copy) else { continue };
            let (copied, known) = (&self.agencies[copy], &self.agencies[other]);
            let finding = finding!(E344: agency = &*copied.name, other = &*known.name)
                .at(self.named(copy).unwrap_or_default())
                .about(&*copied.id);
            self.tell(finding);
            for agency in [copy, other] {
                self.seen[agency].withheld = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_copies_are_known_and_others_are_not() {
        for copy in
            ["Dinas A (1)", "dinas a(2)", "Dinas A - Copy", "Dinas A - Copy (3)", "Salinan Dinas A", "Copy of Dinas A"]
        {
            assert_eq!(original(copy).as_deref(), Some("dinas a"), "{copy}");
        }
        for name in
            ["Dinas A", "Dinas Kebudayaan", "Kecamatan Batang Alai (Timur)", "Dinas Sosial (2025)", "Desa Sungai Danau"]
        {
            assert_eq!(original(name), None, "{name}");
        }
    }
}
