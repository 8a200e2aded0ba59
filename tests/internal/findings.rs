//! The gallery of findings holds every code of the catalogue, and its table says what the catalogue says.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ikip::finding::catalogue;

fn gallery() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings")
}

#[test]
fn every_code_has_a_case() {
    let folders = fs::read_dir(gallery()).expect("the gallery").map(|entry| entry.expect("an entry").file_name());
    let shown: BTreeSet<String> = folders.filter_map(|name| name.into_string().ok()).collect();
    let missing: Vec<&str> = catalogue::all().map(|entry| entry.code).filter(|code| !shown.contains(*code)).collect();
    assert!(missing.is_empty(), "codes without a case: {missing:?}");
}

#[test]
fn the_readme_lists_every_code_in_both_languages() {
    let path = gallery().join("README.md");
    let mut text = String::from(
        "# Findings\n\nEvery code, what it says and how to mend it. `E` is an error, `W` a warning. The folder of a code \
         holds a small\ninput that provokes it, and the exact text in both languages. Words in braces are facts of the \
         finding; a part in\nbrackets is left out where its facts are not known.\n\n| code | what is found | how to mend it |\n|---|---|---|\n",
    );
    for entry in catalogue::all() {
        let cell = |words: &str| words.replace('|', "\\|").replace('\n', " ");
        text += &format!(
            "| [{code}]({code}) | {}<br>*{}* | {}<br>*{}* |\n",
            cell(entry.id.message),
            cell(entry.en.message),
            cell(entry.id.help),
            cell(entry.en.help),
            code = entry.code,
        );
    }
    if std::env::var_os("IKIP_BLESS").is_some() {
        fs::write(&path, &text).expect("the gallery can be written");
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), text, "run with IKIP_BLESS=1");
}
