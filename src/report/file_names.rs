//! Names of files for agencies: safe on every system, whatever an agency is called, and the same in every run.
//!
//! Only lower-case letters, digits and hyphens are used, so no name can leave its folder, be a device of Windows, or
//! differ from another by case alone.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

/// The longest stem in characters. Room is left for a number, an ending and the folders above.
const LONGEST: usize = 80;

/// Names that Windows takes for devices, whatever their ending.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin", "conout"];

/// One stem per agency, in the order given, no two alike.
///
/// The first of several equal ones keeps the plain stem, the next ones are numbered: names must come in an order that
/// does not depend on the input's.
///
/// # Panics
/// Never: among one number more than there are names, one is free.
#[must_use]
pub(crate) fn stems<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    names
        .map(|name| {
            let stem = stem(name);
            let numbered = (2..).map(|n: usize| format!("{stem}-{n}"));
            let free = std::iter::once(stem.clone()).chain(numbered).find(|candidate| !taken.contains(candidate));
            let free = free.expect("numbers never run out");
            taken.insert(free.clone());
            free
        })
        .collect()
}

/// A name in lower-case letters and digits, words joined by hyphens.
fn stem(name: &str) -> String {
    let mut out = String::new();
    // Accents are split off and dropped; letters of other scripts stay, so that such names remain apart.
    let plain = name.nfkd().flat_map(char::to_lowercase).filter(|&c| !is_accent(c));
    for c in plain {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        if out.chars().count() >= LONGEST || out.len() >= 2 * LONGEST {
            break;
        }
    }
    let stem = out.trim_end_matches('-');
    if stem.is_empty() {
        return "tanpa-nama".to_owned();
    }
    if is_device(stem) { format!("{stem}-1") } else { stem.to_owned() }
}

const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\'' | '\u{2019}')
}

fn is_device(stem: &str) -> bool {
    let port = ["com", "lpt"].iter().any(|port| {
        stem.strip_prefix(port).is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(char::is_numeric))
    });
    port || DEVICES.contains(&stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str]) -> Vec<String> {
        stems(names.iter().copied())
    }

    #[test]
    fn a_name_becomes_words_joined_by_hyphens() {
        assert_eq!(of(&["Dinas Komunikasi & Informatika (Kab. Banjar)"]), ["dinas-komunikasi-informatika-kab-banjar"]);
        assert_eq!(of(&["Ma'had Àlî"]), ["mahad-ali"]);
    }

    #[test]
    fn no_name_leaves_its_folder_or_is_a_device() {
        let names =
            ["../../etc/passwd", "..", "/", "\\\\server\\x", "CON", "con.txt", "LPT1", "COM9.md", "a:b", "-rf", " "];
        for stem in of(&names) {
            assert!(!stem.contains(['/', '\\', '.', ':', ' ']) && !stem.starts_with('-'), "{stem}");
            assert!(!is_device(&stem) && !stem.is_empty(), "{stem}");
        }
    }

    #[test]
    fn equal_names_get_numbers_also_where_only_case_tells_them_apart() {
        assert_eq!(
            of(&["Dinas A", "DINAS A", "dinas-a", "Dinas A 2"]),
            ["dinas-a", "dinas-a-2", "dinas-a-3", "dinas-a-2-2"]
        );
    }

    #[test]
    fn a_name_of_any_length_fits_a_file_name() {
        let long = ["a".repeat(300), "界".repeat(300), "\u{202e}x\u{7}\n".repeat(5000)];
        for stem in stems(long.iter().map(String::as_str)) {
            assert!(stem.len() <= 200 && !stem.is_empty(), "{} bytes", stem.len());
            assert!(stem.chars().all(|c| c.is_alphanumeric() || c == '-'), "{stem}");
        }
    }
}
