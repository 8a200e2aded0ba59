//! Forms of random instruments, filled in with random answers: each way of filling one in gives the results of the
//! same answers given as a long table. What a form lets people type is what the rules take.

mod live;

use crate::oracle;
use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use crate::oracle::answers::EVERYBODY;
use crate::oracle::make_answers::{Sheet, make_leaves};
use crate::oracle::rules::{Kind, Rule, Rules};
use crate::oracle::tape::Tape;
use crate::support::forms::{Entries, Entry, Key, cells, csv_of, filled_table, filled_workbook, keys, part};
use crate::support::{Run, call};
use calamine::{Reader as _, Xlsx};

/// How many instruments; `IKIP_CASES` asks for more, `IKIP_SEED` for others.
fn seeds() -> std::ops::Range<u64> {
    let asked = |name: &str, usual: u64| match std::env::var(name) {
        Ok(text) => text.parse().expect("a number"),
        Err(_) => usual,
    };
    let first = asked("IKIP_SEED", 7000);
    first..first + asked("IKIP_CASES", 25)
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
        let lang = if self.seed.is_multiple_of(3) { "en" } else { "id" };
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
        self.folder_with(ending, "").expect("forms")
    }

    /// The same with further options; `None` where they are refused.
    fn folder_with(&self, ending: &str, options: &str) -> Option<Vec<(String, Vec<u8>)>> {
        let lang = if self.seed.is_multiple_of(3) { "en" } else { "id" };
        let mut run = self.run("template -o formulir/").arg("--format").arg(ending).args("--lang").arg(lang);
        for name in &self.assessors {
            run = run.arg("--assessor").arg(name);
        }
        run = run.args(options);
        if run.outcome().status != 0 {
            return None;
        }
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
        files.sort();
        Some(files)
    }
}

#[test]
fn every_way_of_filling_a_form_in_scores_like_the_same_answers_as_a_long_table() {
    let (mut scored, mut refused, mut live) = (0, 0, 0);
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
        if let Some(forms) = case.folder_with("xlsx", "--live") {
            check("a folder of live forms", case.scored(&forms));
            live += 1;
        }
    }
    assert!(live > scored / 2, "only {live} of {scored} instruments had live forms");
    assert!(scored > 4 * refused, "{scored} scored, {refused} refused: the answers should be right");
}

#[test]
fn what_a_form_offers_to_choose_from_is_what_the_scale_takes_and_what_states_are_allowed() {
    let mut lists = 0;
    for seed in seeds() {
        let case = Case::random(seed);
        let bytes = case.form("f.xlsx");
        let xml = part(&bytes, "xl/worksheets/sheet1.xml");
        let states = if seed.is_multiple_of(3) { ["N/A", "no case"] } else { ["tidak berlaku", "tidak ada kasus"] };
        for ((_, criterion, _), cell) in cells(&bytes, "") {
            let criterion = case.rules.get(case.rules.find(&criterion));
            let Some(Kind::Choice(choices)) = criterion.scale.as_ref().map(|scale| &scale.kind) else { continue };
            let Some(mut offered) = offered(&bytes, &xml, &cell) else {
                panic!("seed {seed}: nothing is offered at {cell}")
            };
            let allowed = [&criterion.not_applicable, &criterion.no_case].map(|rule| *rule != Rule::Error);
            let states =
                states.iter().zip(allowed).filter(|(_, allowed)| *allowed).map(|(state, _)| (*state).to_owned());
            let mut expected: Vec<String> = choices.iter().map(|(label, _)| label.clone()).chain(states).collect();
            // In whatever order the choices stand.
            expected.sort();
            offered.sort();
            assert_eq!(offered, expected, "seed {seed}, {cell}\n{}", case.text);
            lists += 1;
        }
    }
    assert!(lists > 50, "only {lists} lists");
}

/// The list to choose from at a cell.
fn offered(bytes: &[u8], xml: &str, cell: &str) -> Option<Vec<String>> {
    let row: u32 = cell[1..].parse().expect("a row");
    let covers = |area: &str| {
        let mut ends = area.split(':').map(|end| end[1..].parse::<u32>().expect("a row"));
        let first = ends.next().expect("a first row");
        area.starts_with(&cell[..1]) && first <= row && row <= ends.next().unwrap_or(first)
    };
    let between = |text: &str, from: &str, to: &str| {
        let start = text.find(from)? + from.len();
        Some(text[start..start + text[start..].find(to)?].to_owned())
    };
    let check = xml.split("<dataValidation ").skip(1).find(|check| {
        check.starts_with("type=\"list\"")
            && between(check, "sqref=\"", "\"").is_some_and(|areas| areas.split(' ').any(covers))
    })?;
    let formula = between(check, "<formula1>", "</formula1>")?;
    if let Some(texts) = formula.strip_prefix('"') {
        return Some(texts.trim_end_matches('"').split(',').map(str::to_owned).collect());
    }
    let (sheet, area) = formula.split_once('!')?;
    let (first, last) = area.split_once(':')?;
    let place = |end: &str| {
        let mut parts = end.split('$').skip(1);
        let letters = parts.next().expect("letters").bytes().fold(0, |n, c| n * 26 + u32::from(c - b'A') + 1);
        (parts.next().expect("a row").parse::<u32>().expect("a number") - 1, letters - 1)
    };
    let ((top, col), (bottom, _)) = (place(first), place(last));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_range(sheet.trim_matches('\'')).expect("the lists");
    Some((top..=bottom).map(|row| range.get_value((row, col)).expect("an entry").to_string()).collect())
}

#[test]
fn what_cannot_be_an_answer_is_found_at_its_cell() {
    let list = "id,name,group\nA,Dinas Satu,OPD\nB,Dinas Dua,OPD\n";
    let make = Run::new("template --rules contoh --agencies d.csv -o f.xlsx").file("d.csv", list);
    make.run();
    let form = fs::read(make.folder().join("f.xlsx")).expect("the form");
    let wrong = [
        ("saq.1.1", "mungkin"),
        ("saq.2.1", "41"),
        ("situs.1", "7.3"),
        ("situs.2", "6"),
        ("saq.3.1", "-1"),
        ("K1", "lima puluh"),
        ("saq.3.1", "600/503"),
    ];
    for (criterion, answer) in wrong {
        let key = ("B".to_owned(), criterion.to_owned(), String::new());
        let entries = Entries::from([(key.clone(), Entry { answer: answer.to_owned(), ..Entry::default() })]);
        let filled = filled_workbook(&form, &entries, "");
        let run = Run::new("score f.xlsx --rules contoh --agencies d.csv").file("d.csv", list).file("f.xlsx", filled);
        run.status(1).tells(&format!("f.xlsx Formulir!{}", cells(&form, "")[&key])).run();
    }
}

/// What is scored, apart from what the inputs are.
fn results(arguments: &[String], folder: &Path) -> (serde_json::Value, i32) {
    let outcome = call(arguments, folder, &[], b"");
    let mut value: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap_or_default();
    if let Some(all) = value.as_object_mut() {
        for apart in ["inputs", "findings", "understood", "corrections"] {
            all.remove(apart);
        }
    }
    (value, outcome.status)
}

/// Scores inputs, then the answers of the workbook that this wrote.
fn there_and_back(inputs: &[&str], options: &[&str], folder: &Path, recap: &Path, what: &str) {
    let line = |inputs: &[&str], more: &[&str]| -> Vec<String> {
        let all = [&["score"][..], inputs, options, more].concat();
        all.into_iter().map(str::to_owned).collect()
    };
    let recap = recap.to_str().expect("UTF-8");
    let (expected, status) = results(&line(inputs, &["--format", "json", "--depth", "all"]), folder);
    if status != 0 {
        return;
    }
    let written = call(&line(inputs, &["-o", recap]), folder, &[], b"");
    assert_eq!(written.status, 0, "{what}: {}", written.stderr);
    let sheet = if options.contains(&"en") { "Answers" } else { "Jawaban" };
    let back = line(&[recap], &["--format", "json", "--depth", "all", "--sheet", sheet]);
    let again = call(&back, folder, &[], b"");
    assert_eq!(again.status, 0, "{what}: {}", again.stderr);
    let (got, _) = results(&back, folder);
    let (is, must) = (format!("{got:#}"), format!("{expected:#}"));
    let apart = is.lines().zip(must.lines()).find(|(is, must)| is != must);
    assert!(is == must, "{what}: {apart:?}");
}

#[test]
fn the_answers_of_a_recap_workbook_score_as_the_answers_it_was_made_from() {
    for seed in seeds() {
        let mut tape = Tape::seeded(seed, 6000);
        let text = oracle::make_rules::make(&mut tape);
        let sheet = oracle::make_answers::make(&mut tape, &Rules::read(&text));
        let run = Run::new("").file("aturan.toml", &text).file("a.csv", &sheet.long);
        let (run, list) = match &sheet.list {
            Some(list) => (run.file("daftar.csv", list), true),
            None => (run, false),
        };
        let mut options = vec!["--rules", "aturan.toml", "--lang", if seed.is_multiple_of(2) { "id" } else { "en" }];
        if list {
            options.extend(["--agencies", "daftar.csv"]);
        }
        let what = format!("seed {seed}\n{text}\n{}", sheet.long);
        there_and_back(&["a.csv"], &options, run.folder(), &run.folder().join("r.xlsx"), &what);
    }
}

#[test]
fn the_answers_of_every_example_survive_their_recap_workbook() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    let mut commands = std::collections::BTreeSet::new();
    for entry in fs::read_dir(root.join("examples")).expect("the examples") {
        let Ok(readme) = fs::read_to_string(entry.expect("an entry").path().join("README.md")) else { continue };
        commands.extend(readme.lines().filter_map(|line| Some(line.split_once("-- score ")?.1.trim().to_owned())));
    }
    assert!(commands.len() >= 5, "{commands:?}");
    for (at, command) in commands.iter().enumerate() {
        let words: Vec<&str> = command.split_whitespace().collect();
        let first = words.iter().position(|word| word.starts_with("--")).expect("options");
        let mut options = words[first..].to_vec();
        // What shapes the output is asked here.
        for shape in ["-o", "--format", "--corrections"] {
            if let Some(at) = options.iter().position(|word| *word == shape) {
                options.drain(at..at + 2);
            }
        }
        there_and_back(&words[..first], &options, root, &folder.path().join(format!("{at}.xlsx")), command);
    }
}
