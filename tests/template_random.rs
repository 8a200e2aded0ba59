//! Forms of random instruments, filled in with random answers: each way of filling one in gives the results of the
//! same answers given as a long table. What a form lets people type is what the rules take.

mod oracle;
mod support;

use std::collections::BTreeMap;
use std::fs;

use oracle::answers::EVERYBODY;
use oracle::make_answers::{Sheet, make_leaves};
use oracle::rules::{Kind, Rule, Rules};
use oracle::tape::Tape;
use support::Run;
use support::forms::{Entries, Entry, Key, cells, csv_of, filled_table, filled_workbook, keys, part};

/// How many instruments; `IKIP_CASES` asks for more, `IKIP_SEED` for others.
fn seeds() -> std::ops::Range<u64> {
    let asked = |name: &str, usual: u64| match std::env::var(name) {
        Ok(text) => text.parse().expect("a number"),
        Err(_) => usual,
    };
    let first = asked("IKIP_SEED", 7000);
    first..first + asked("IKIP_CASES", 40)
}

/// An instrument, its agencies, and what they answer.
struct Case {
    seed: u64,
    text: String,
    rules: Rules,
    sheet: Sheet,
    list: String,
    /// The options that name the assessors.
    assessors: Vec<String>,
    entries: Entries,
}

/// Fifteen digits are what a cell of a spreadsheet holds.
fn held(cell: &str) -> String {
    if cell.contains('/') || cell.parse::<f64>().is_err() {
        return cell.to_owned();
    }
    let (mut digits, mut out) = (0, String::new());
    for c in cell.chars() {
        digits += usize::from(c.is_ascii_digit() && (digits > 0 || c != '0'));
        if digits <= 15 {
            out.push(c);
        }
    }
    // Three places would have to be proved to be decimals.
    let places = out.split_once('.').map_or(0, |(_, after)| after.len());
    out.trim_end_matches('.').to_owned() + if places == 3 { "0" } else { "" }
}

impl Case {
    fn random(seed: u64) -> Self {
        let mut tape = Tape::seeded(seed, 6000);
        let text = oracle::make_rules::make(&mut tape);
        let rules = Rules::read(&text);
        let sheet = make_leaves(&mut tape, &rules);
        let list = sheet.list.clone().expect("listed");
        let mut assessors: Vec<String> = sheet.answers.iter().map(|answer| answer.assessor.clone()).collect();
        assessors.sort();
        assessors.dedup();
        let several = assessors.len() > 1;
        if !several {
            assessors.clear();
        }
        let mut entries = Entries::new();
        for (at, answer) in sheet.answers.iter().enumerate() {
            let assessor = if several { answer.assessor.clone() } else { String::new() };
            let remark = |n: usize, text: &str| if at % n == 0 { format!("{text} {at}") } else { String::new() };
            let entry = Entry {
                answer: held(&answer.cell),
                evidence: remark(3, "=HYPERLINK(\"https://example.org/?a=1&b=2\")"),
                note: remark(4, "dua\nbaris; <b>\"tebal\"</b>, -1"),
            };
            entries.insert((answer.agency.clone(), answer.criterion.clone(), assessor), entry);
        }
        Self { seed, text, rules, sheet, list, assessors, entries }
    }

    /// A call with the rules and the list at hand.
    fn run(&self, arguments: &str) -> Run {
        Run::new(arguments)
            .args("--rules aturan.toml --agencies daftar.csv")
            .file("aturan.toml", &self.text)
            .file("daftar.csv", &self.list)
    }

    fn template(&self, output: &str) -> Run {
        let lang = if self.seed % 3 == 0 { "en" } else { "id" };
        let mut run = self.run("template").args("--lang").arg(lang).arg("-o").arg(output);
        for name in &self.assessors {
            run = run.arg("--assessor").arg(name);
        }
        run.run();
        run
    }

    fn form(&self, output: &str) -> Vec<u8> {
        fs::read(self.template(output).folder().join(output)).expect("the form")
    }

    /// The answers as a long table.
    fn long(&self) -> String {
        let mut rows = vec![
            ["agency_id", "agency", "criterion", "assessor", "score", "evidence", "note"].map(str::to_owned).to_vec(),
        ];
        let names: BTreeMap<&str, &str> =
            self.sheet.agencies.iter().map(|a| (a.id.as_str(), a.name.as_str())).collect();
        for ((agency, criterion, assessor), entry) in &self.entries {
            let name = names.get(agency.as_str()).copied().unwrap_or(EVERYBODY);
            let cells = [agency, name, criterion, assessor, &entry.answer, &entry.evidence, &entry.note];
            rows.push(cells.map(str::to_owned).to_vec());
        }
        csv_of(&rows, b',')
    }

    /// What is scored: every number with its exact value, the findings by code, the exit code.
    fn scored(&self, files: &[(String, Vec<u8>)]) -> (serde_json::Value, i32) {
        let mut run = self.run("score --format json --depth all");
        for (name, bytes) in files {
            run = run.file(name, bytes);
        }
        let input = files[0].0.split_once('/').map_or(files[0].0.as_str(), |(folder, _)| folder);
        let outcome = run.arg(input).outcome();
        let mut value: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap_or_default();
        if let Some(all) = value.as_object_mut() {
            all.remove("inputs");
            all.remove("findings");
            // Rows left empty are blanks of a form, and no rows of a table.
            all.remove("understood");
        }
        if outcome.status != 0 {
            let codes: std::collections::BTreeSet<&str> =
                outcome.stderr.split("[E").skip(1).map(|rest| &rest[..3]).collect();
            value = serde_json::json!(codes);
        }
        (value, outcome.status)
    }

    fn one(&self, name: &str, bytes: impl Into<Vec<u8>>) -> (serde_json::Value, i32) {
        self.scored(&[(name.to_owned(), bytes.into())])
    }

    /// One form per agency, each filled in.
    fn folder(&self, ending: &str) -> Vec<(String, Vec<u8>)> {
        let lang = if self.seed % 3 == 0 { "en" } else { "id" };
        let mut run = self.run("template -o formulir/").arg("--format").arg(ending).args("--lang").arg(lang);
        for name in &self.assessors {
            run = run.arg("--assessor").arg(name);
        }
        run.run();
        let mut files = Vec::new();
        for entry in fs::read_dir(run.folder().join("formulir")).expect("the folder") {
            let path = entry.expect("an entry").path();
            let bytes = fs::read(&path).expect("the form");
            let filled = match ending {
                "xlsx" => filled_workbook(&bytes, &self.entries, ""),
                _ => filled_table(&bytes, &self.entries, "").into_bytes(),
            };
            files.push((format!("formulir/{}", path.file_name().expect("a name").to_string_lossy()), filled));
        }
        files
    }
}

#[test]
fn every_way_of_filling_a_form_in_scores_like_the_same_answers_as_a_long_table() {
    let (mut scored, mut refused) = (0, 0);
    for seed in seeds() {
        let case = Case::random(seed);
        let asked: std::collections::BTreeSet<Key> = keys(&case.form("f.csv"), "").into_iter().collect();
        for key in case.entries.keys() {
            assert!(asked.contains(key), "seed {seed}: {key:?} is not asked\n{}", case.text);
        }
        // A table without any row is refused, where a form left empty is a form of blanks.
        if case.entries.is_empty() {
            continue;
        }
        let (expected, status) = case.one("a.csv", case.long());
        *(if status == 0 { &mut scored } else { &mut refused }) += 1;
        let check = |way: &str, got: (serde_json::Value, i32)| {
            assert_eq!(got.1, status, "seed {seed}, {way}: {:?} for {expected}\n{}", got.0, case.text);
            let lines = |value: &serde_json::Value| format!("{value:#}");
            let (is, must) = (lines(&got.0), lines(&expected));
            let apart = is.lines().zip(must.lines()).find(|(is, must)| is != must);
            assert!(is == must, "seed {seed}, {way}: {apart:?}\n{}", case.text);
        };
        check("csv", case.one("f.csv", filled_table(&case.form("f.csv"), &case.entries, "")));
        check("xlsx", case.one("f.xlsx", filled_workbook(&case.form("f.xlsx"), &case.entries, "")));
        check("a folder of xlsx", case.scored(&case.folder("xlsx")));
        check("a folder of csv", case.scored(&case.folder("csv")));
    }
    assert!(scored > 4 * refused, "{scored} scored, {refused} refused: the answers should be right");
}
