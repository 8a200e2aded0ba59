//! The reference of the rules language and the reader agree: every complete example of the reference is a rules file.

use ikip::finding::render;
use ikip::i18n::lang::Lang;

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
    let reference = include_str!("../../scoring-rules/README.md");
    let examples = complete_examples(reference);
    assert!(examples.len() > 10, "only {} examples were found", examples.len());
    let mut told = String::new();
    for (line, text) in &examples {
        let read = ikip::rules::read(text, &format!("README.md from line {line}"));
        read.findings.iter().for_each(|finding| told.push_str(&render::text(finding, Lang::En, false)));
    }
    assert!(told.is_empty(), "{told}");
}

const ENGLISH: &str = include_str!("../../scoring-rules/README.md");
const INDONESIAN: &str = include_str!("../../scoring-rules/README.id.md");

/// The code blocks of a reference, without the comments in them.
fn blocks(reference: &str) -> Vec<String> {
    let parts = reference.split("```").skip(1).step_by(2);
    let plain = |line: &str| line.split(" # ").next().unwrap_or_default().trim_end().to_owned();
    parts.map(|block| block.lines().map(plain).collect::<Vec<_>>().join("\n")).collect()
}

/// What stands in backticks between the code blocks: keys, values, commands and files.
fn named(reference: &str) -> std::collections::BTreeSet<String> {
    let prose: String = reference.split("```").step_by(2).collect();
    prose.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The rows of the table of shipped files: id, title and basis.
fn shipped(reference: &str) -> Vec<(String, String, String)> {
    let rows = reference.lines().filter(|line| line.starts_with("| [`"));
    let cell = |row: &str, at: usize| row.split('|').nth(at).expect("a cell").trim().to_owned();
    rows.map(|row| (cell(row, 1), cell(row, 2), cell(row, 4))).collect()
}

#[test]
fn the_indonesian_reference_has_the_keys_the_examples_and_the_files_of_the_english_one() {
    assert_eq!(blocks(INDONESIAN), blocks(ENGLISH));
    let (ours, theirs) = (named(INDONESIAN), named(ENGLISH));
    let apart: Vec<&String> = ours.symmetric_difference(&theirs).collect();
    assert!(apart.is_empty(), "named in one of the two only: {apart:?}");
    assert_eq!(shipped(INDONESIAN), shipped(ENGLISH));
    let headings =
        |text: &str| text.lines().filter(|line| line.starts_with('#')).map(|line| line.find(' ')).collect::<Vec<_>>();
    let prose = |text: &str| text.split("```").step_by(2).collect::<String>();
    assert_eq!(headings(&prose(INDONESIAN)), headings(&prose(ENGLISH)), "sections, level by level");
}

#[test]
fn every_link_within_the_indonesian_reference_leads_to_a_heading() {
    let anchor = |heading: &str| -> String {
        let text = heading.trim_start_matches('#').trim().to_lowercase();
        text.chars()
            .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
            .map(|c| if c == ' ' { '-' } else { c })
            .collect()
    };
    let anchors: Vec<String> = INDONESIAN.lines().filter(|line| line.starts_with('#')).map(anchor).collect();
    for link in INDONESIAN.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(anchors.iter().any(|anchor| anchor == link), "#{link} leads nowhere");
    }
}

/// A TOML document as JSON, for the schema: numbers pass through floats here, which matters to no shape.
fn as_json(text: &str) -> serde_json::Value {
    let table: toml::Table = text.parse().expect("valid TOML");
    serde_json::to_value(table).expect("tables are JSON")
}

fn problems(validator: &jsonschema::Validator, text: &str) -> Vec<String> {
    validator.iter_errors(&as_json(text)).map(|error| error.to_string()).collect()
}

#[test]
fn every_shipped_file_and_the_starter_follow_the_schema_in_both_languages() {
    for lang in Lang::ALL {
        let validator = jsonschema::draft202012::new(&ikip::rules::schema::schema(lang)).expect("a schema");
        for (id, text) in ikip::rules::builtin::ALL.iter().chain(&[("starter", ikip::rules::starter::TEXT)]) {
            assert_eq!(problems(&validator, text), Vec::<String>::new(), "{id}");
        }
    }
}

/// The file of every kind of table, with a place for one more key in each.
const TABLES: &str = r#"
schema = 1
#root
criteria = [ { id = "1", name = "a", weight = 100, gate = { on = "2", from = 1 #gate
 }, otherwise = "zero" #criterion
 }, { id = "2", name = "b", weight = 0 } ]
[instrument]
id = "i"
title = "t"
status = "illustrative"
year = 2025
#instrument
[agency]
#agency
[score]
#score
[[class]]
label = "A"
#class
[[cap]]
best_class = "A"
unless = { on = "1", from = 1 }
#cap
[scale.s]
kind = "number"
min = 0
max = 100
#scale
[ranking]
#ranking
[answers]
#answers
[summary]
name = "n"
#summary
"#;

#[test]
fn the_schema_and_the_reader_refuse_an_unknown_key_in_every_table() {
    let validator = jsonschema::draft202012::new(&ikip::rules::schema::schema(Lang::En)).expect("a schema");
    assert_eq!(problems(&validator, TABLES), Vec::<String>::new());
    let marks: Vec<_> = TABLES.split('#').skip(1).filter_map(|part| part.split_whitespace().next()).collect();
    assert_eq!(marks.len(), 12);
    for mark in marks {
        let inline = matches!(mark, "gate" | "criterion");
        let text = TABLES.replace(&format!("#{mark}\n"), if inline { ", zebra = 1" } else { "zebra = 1\n" });
        assert_eq!(problems(&validator, &text).len(), 1, "{mark}");
        let told = ikip::rules::read(&text, "uji.toml").findings;
        assert!(told.iter().any(|finding| finding.code() == "E115"), "{mark}");
    }
}

/// Every key of every table of the schema, with its description.
fn keys(schema: &serde_json::Value, found: &mut Vec<(String, Option<String>)>) {
    if let Some(properties) = schema.get("properties").and_then(|p| p.as_object()) {
        for (key, shape) in properties {
            let description = shape.get("description").and_then(|d| d.as_str()).map(str::to_owned);
            found.push((key.clone(), description));
        }
    }
    match schema {
        serde_json::Value::Object(map) => map.values().for_each(|value| keys(value, found)),
        serde_json::Value::Array(items) => items.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn every_key_of_the_schema_is_described_and_read() {
    for lang in Lang::ALL {
        let mut found = Vec::new();
        keys(&ikip::rules::schema::schema(lang), &mut found);
        assert!(found.len() > 60);
        assert!(found.iter().all(|(_, description)| description.as_ref().is_some_and(|d| !d.is_empty())), "{found:?}");
    }
    // The template that uses nearly every ability also shows that the reader knows each key; the page on robustness
    // shows those of pairwise judgements, the page on the language (whose complete files are read) those of counts.
    let template = ikip::rules::builtin::text("contoh").expect("the template").to_owned()
        + "\nweighted_by = \"x\"\n"
        + include_str!("../../docs/robustness.md")
        + "\n[scale.publikasi]\nkind = \"count\"\nfull = 5\n";
    assert!(include_str!("../../scoring-rules/README.md").contains("kind = \"count\"\nfull = 5\n"));
    let mut found = Vec::new();
    keys(&ikip::rules::schema::schema(Lang::En), &mut found);
    let stands = |key: &str| template.contains(&format!("{key} ")) || template.contains(&format!("[{key}]"));
    let unused: Vec<_> = found.iter().map(|(key, _)| key).filter(|key| !stands(key)).collect();
    assert!(unused.iter().all(|key| *key == "note"), "{unused:?}");
}
