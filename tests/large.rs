//! Inputs so long that single answers are not kept at first: what is written does not depend on it.

use crate::support::Run;

const RULES: &str = "schema = 1\ncriteria = [\n  { id = \"a\", name = \"A\", weight = 60 },\n  { id = \"b\", name = \
                     \"B\", weight = 40 },\n]\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \
                     \"illustrative\"\n[[class]]\nlabel = \"Tinggi\"\nfrom = 60\n[[class]]\nlabel = \"Rendah\"\n";

/// So many agencies, with notes that make a file of more than four mebibytes.
fn answers(agencies: usize) -> String {
    let note = "bukti ".repeat((5 << 20) / 12 / agencies);
    let row = |at: usize, id: &str| format!("Desa {at:04},{id},{},{note}\n", (at * 37 + id.len()) % 101);
    let rows: String = (0..agencies).flat_map(|at| [row(at, "a"), row(at, "b")]).collect();
    format!("agency,criterion,score,note\n{rows}")
}

fn call(agencies: usize, arguments: &str) -> Run {
    let input = answers(agencies);
    assert!(input.len() > 4 << 20, "{} bytes", input.len());
    Run::new("score jawaban.csv --rules aturan.toml")
        .args(arguments)
        .file("aturan.toml", RULES)
        .file("jawaban.csv", input)
}

#[test]
fn a_page_with_sections_has_what_only_single_answers_tell() {
    let short = call(40, "--format html").run();
    // Where what was understood is told, the file is read once, with its answers.
    let verbose = call(40, "--format html -v").run();
    assert_eq!(short.stdout, verbose.stdout);
    assert_eq!(short.stderr, "");
    assert!(short.stdout.contains("Perbaikan paling sedikit untuk mencapainya"), "the way to the next class");
    assert_eq!(short.stdout.matches("<article class=\"agency\"").count(), 40);
}

#[test]
fn a_page_without_sections_is_the_same_whether_answers_are_kept_or_not() {
    let short = call(1_100, "--format html").run();
    assert_eq!(short.stdout, call(1_100, "--format html -v").run().stdout);
    assert_eq!(short.stdout.matches("<article class=\"agency\"").count(), 0);
    let top = call(1_100, "--format html --top 3").run();
    assert!(top.stdout.matches("<article class=\"agency\"").count() >= 3, "whoever is shown has a section");
}

#[test]
fn a_workbook_with_formulas_has_its_answers() {
    let (short, verbose) = (call(40, "-o hasil.xlsx"), call(40, "-o hasil.xlsx -v"));
    assert_eq!(short.run().stderr, "");
    verbose.run();
    let bytes = |run: &Run| std::fs::read(run.folder().join("hasil.xlsx")).expect("a workbook");
    assert!(bytes(&short) == bytes(&verbose), "the workbooks differ");
}
