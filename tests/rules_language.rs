//! The reference of the rules language and the reader agree: every complete example of the reference is a rules file.

use ikip::finding::render;
use ikip::lang::Lang;

/// The blocks of the reference that are whole files, with the line in which each begins.
fn complete_examples(reference: &str) -> Vec<(usize, String)> {
    let mut examples = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (at, line) in reference.lines().enumerate() {
        match &mut open {
            None if line == "```toml complete" => open = Some((at + 2, String::new())),
            Some(_) if line == "```" => examples.extend(open.take()),
            Some((_, text)) => {
                text.push_str(line);
                text.push('\n');
            }
            None => {}
        }
    }
    examples
}

#[test]
fn every_complete_example_of_the_reference_reads_without_a_finding() {
    let reference = include_str!("../scoring-rules/README.md");
    let examples = complete_examples(reference);
    assert!(examples.len() > 10, "only {} examples were found", examples.len());
    let mut told = String::new();
    for (line, text) in &examples {
        let read = ikip::rules::read(text, &format!("README.md from line {line}"));
        read.findings.iter().for_each(|finding| told.push_str(&render::text(finding, Lang::En, false)));
    }
    assert!(told.is_empty(), "{told}");
}
