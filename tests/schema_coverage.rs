//! The JSON Schemas and what is written are tied to each other from both sides: no output has a field that its schema
//! does not describe, and no schema describes a field that no output has.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::Run;
use serde_json::Value as Json;

/// A schema, and the fields that outputs had so far, as paths in the schema (`/$defs/agency/rank`).
struct Coverage {
    name: &'static str,
    schema: Json,
    closed: jsonschema::Validator,
    seen: BTreeSet<String>,
}

impl Coverage {
    fn of(name: &'static str) -> Self {
        let text = Run::new("rules schema").arg(name).stderr("").run().stdout;
        let schema: Json = serde_json::from_str(&text).expect("JSON");
        let mut closed = schema.clone();
        close(&mut closed, false);
        let closed = jsonschema::validator_for(&closed).expect("a schema");
        Self { name, schema, closed, seen: BTreeSet::new() }
    }

    /// Marks the fields of an output.
    fn meet(&mut self, output: &Json, what: &str) {
        let unknown: Vec<String> = self
            .closed
            .iter_errors(output)
            .map(|error| {
                format!("{}: {}", error.instance_path(), &error.to_string().chars().take(300).collect::<String>())
            })
            .collect();
        assert!(unknown.is_empty(), "{}: {what} has fields that its schema does not describe: {unknown:#?}", self.name);
        let mut seen = std::mem::take(&mut self.seen);
        walk(&self.schema, &self.schema, "", output, &mut seen);
        self.seen = seen;
    }

    /// The fields that no output had. What several schemas define alike may be met in any of them.
    fn unseen(&self, all: &[Self]) -> Vec<String> {
        let mut described = BTreeSet::new();
        fields(&self.schema, "", &mut described);
        let alike = |field: &str, other: &Self| {
            let name = field.strip_prefix("/$defs/").and_then(|rest| rest.split('/').next());
            name.is_some_and(|name| self.schema["$defs"][name] == other.schema["$defs"][name])
        };
        let met = |field: &String| {
            self.seen.contains(field) || all.iter().any(|other| other.seen.contains(field) && alike(field, other))
        };
        described.into_iter().filter(|field| !met(field)).collect()
    }
}

/// Lets no object have fields that are not described; `partly`: it is described elsewhere too.
fn close(schema: &mut Json, partly: bool) {
    match schema {
        Json::Object(parts) => {
            let has_fields = parts.contains_key("properties");
            if has_fields && !partly && !parts.contains_key("additionalProperties") {
                parts.insert("unevaluatedProperties".to_owned(), Json::Bool(false));
            }
            for (key, part) in parts.iter_mut() {
                let branches = ["oneOf", "anyOf", "allOf", "if", "then", "else"].contains(&key.as_str());
                match part {
                    Json::Array(parts) if branches => parts.iter_mut().for_each(|part| close(part, has_fields)),
                    part => close(part, branches && has_fields),
                }
            }
        }
        Json::Array(parts) => parts.iter_mut().for_each(|part| close(part, false)),
        _ => {}
    }
}

/// Every described field by its path.
fn fields(schema: &Json, path: &str, found: &mut BTreeSet<String>) {
    match schema {
        Json::Object(parts) => {
            for (key, part) in parts {
                let below = format!("{path}/{key}");
                if key == "properties" {
                    let names = part.as_object().expect("fields");
                    found.extend(names.keys().map(|name| format!("{below}/{name}")));
                }
                // What narrows a field is no field.
                if !["if", "then", "else"].contains(&key.as_str()) {
                    fields(part, &below, found);
                }
            }
        }
        Json::Array(parts) => {
            parts.iter().enumerate().for_each(|(at, part)| fields(part, &format!("{path}/{at}"), found));
        }
        _ => {}
    }
}

/// Follows an output through its schema, and marks the fields that it has.
fn walk(whole: &Json, schema: &Json, path: &str, output: &Json, seen: &mut BTreeSet<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let pointer = name.trim_start_matches('#');
        walk(whole, whole.pointer(pointer).expect("a part of the schema"), pointer, output, seen);
    }
    for (name, part) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(value) = output.get(name) {
            let below = format!("{path}/properties/{name}");
            seen.insert(below.clone());
            walk(whole, part, &below, value, seen);
        }
    }
    for value in output.as_array().into_iter().flatten() {
        walk(whole, &schema["items"], &format!("{path}/items"), value, seen);
    }
    if schema["additionalProperties"].is_object() {
        for value in output.as_object().into_iter().flat_map(serde_json::Map::values) {
            walk(whole, &schema["additionalProperties"], &format!("{path}/additionalProperties"), value, seen);
        }
    }
    for choice in ["oneOf", "anyOf", "allOf"] {
        let parts: Vec<(String, &Json)> = match &schema[choice] {
            Json::Array(parts) => {
                parts.iter().enumerate().map(|(at, part)| (format!("{path}/{choice}/{at}"), part)).collect()
            }
            Json::Object(_) => vec![(format!("{path}/{choice}"), &schema[choice])],
            _ => Vec::new(),
        };
        for (below, part) in parts {
            if fits(whole, part, output) {
                walk(whole, part, &below, output, seen);
            }
        }
    }
}

/// Whether an output may be meant by one of several parts.
fn fits(whole: &Json, part: &Json, output: &Json) -> bool {
    let mut alone = part.clone();
    if let Some(parts) = alone.as_object_mut() {
        parts.insert("$defs".to_owned(), whole["$defs"].clone());
    }
    jsonschema::validator_for(&alone).is_ok_and(|validator| validator.is_valid(output))
}

fn example(path: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(path).to_string_lossy().into_owned()
}

/// Runs a command that writes JSON to standard output.
fn json(run: &Run) -> Json {
    let outcome = run.outcome();
    serde_json::from_str(&outcome.stdout).unwrap_or_else(|error| panic!("{error}: {}", outcome.stderr))
}

const RULES: &str = r#"
schema = 1
criteria = [
  { id = "saq", name = "Kuesioner", weight = 60, min_coverage = 0.5 },
  { id = "saq.1", name = "Profil", weight = 50, scale = "ya", evidence = "optional" },
  { id = "saq.2", name = "Laporan", weight = 50, scale = "persen" },
  { id = "uji", name = "Uji publik", weight = 40, gate = { on = "saq", from = 40 }, otherwise = "zero" },
  { id = "uji.1", name = "Komitmen", weight = 60 },
  { id = "uji.2", name = "Inovasi", weight = 40, groups = ["OPD"] },
]
[instrument]
id = "uji"
title = "Uji"
year = 2026
status = "illustrative"
[agency]
groups = ["OPD", "Desa"]
[score]
weights = "relative"
[ranking]
within = "group"
break_ties = ["saq"]
[[class]]
label = "Informatif"
from = 80
[[class]]
label = "Cukup"
from = 50
[[class]]
label = "Kurang"
[[cap]]
unless = { on = "uji", from = 40 }
best_class = "Cukup"
[scale.ya]
kind = "choice"
choices = { "Ya" = 1, "Sebagian" = 0.5, "Tidak" = 0 }
out_of = 1
[scale.persen]
kind = "bands"
min = 0
max = 100
bands = [{ from = 80, score = 100 }, { from = 40, score = 60 }, { from = 0, score = 0 }]
"#;

/// Three assessors, headings between the rows, a column that is not read, answers that are missing.
const ANSWERS: &str = "agency_id,agency,group,criterion,assessor,score,evidence,penginput\n\
    A,Dinas A,OPD,saq.1,Ani,Ya,https://contoh.go.id,x\nA,Dinas A,OPD,saq.1,Budi,Sebagian,,x\n\
    A,Dinas A,OPD,saq.2,Ani,85,,x\nA,Dinas A,OPD,saq.2,Budi,45,,x\nA,Dinas A,OPD,saq.2,Citra,90,,x\n\
    A,Dinas A,OPD,uji.1,Ani,90,,x\nA,Dinas A,OPD,uji.1,Budi,40,,x\nA,Dinas A,OPD,uji.2,Ani,70,,x\n\
    B,Dinas B,OPD,saq.1,Ani,Tidak,,x\nB,Dinas B,OPD,saq.2,Ani,30,,x\nB,Dinas B,OPD,uji.1,Ani,95,,x\n\
    C,Desa C,Desa,saq.1,Ani,Ya,,x\nC,Desa C,Desa,saq.2,Ani,tidak berlaku,,x\nC,Desa C,Desa,uji.1,Budi,30,,x\n\
    D,Desa D,Desa,uji.1,Budi,60,,x\n";

/// One correction of an answer.
const ANSWERS_CORRECTED: &str =
    "agency,criterion,assessor,old,new,reason\nDinas A,uji.1,Budi,40,80,salah ketik pada berita acara\n";

fn ahp_of_three() -> String {
    "schema = 1\ncriteria = [\n  { id = \"a\", name = \"A\" },\n  { id = \"b\", name = \"B\" },\n  { id = \"c\", name = \"C\" },\n\
     ]\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2026\nstatus = \"illustrative\"\n[[ahp]]\nbranch = \"total\"\n\
     judges = [{ name = \"Ahli\", judgements = { \"a:b\" = \"3\", \"a:c\" = \"1/5\", \"b:c\" = \"4\" } }]\n"
        .to_owned()
}

fn rich(command: &str) -> Run {
    Run::new(command).args("j.csv --rules r.toml --format json").file("r.toml", RULES).file("j.csv", ANSWERS)
}

fn meet_output(all: &mut [Coverage], name: &str, output: &Json, what: &str) {
    all.iter_mut().find(|one| one.name == name).expect("a schema").meet(output, what);
}

/// What the cases of the gallery of findings that end with a result give as JSON, with the schema of it.
fn gallery() -> Vec<(&'static str, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings");
    let entries = fs::read_dir(folder).expect("the gallery").map(|entry| entry.expect("an entry").path());
    let mut cases: Vec<_> = entries.filter(|path| path.join("args").is_file()).collect();
    cases.sort();
    let output = |case: &Path| {
        let code = case.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let args = fs::read_to_string(case.join("args")).expect("args");
        let schema = match args.lines().next()? {
            "score" => "scores",
            "check" => "check",
            "explain" => "explanation",
            "verify" if args.contains("--manifest") => "manifest-check",
            "verify" => "verify",
            "compare" => "compare",
            "robustness" => "robustness",
            "table" => "table",
            _ => return None,
        };
        let writes = args.lines().any(|word| word.starts_with("--format") || word.starts_with("-o"));
        if writes || !(code.starts_with('W') || code.starts_with("E6")) {
            return None;
        }
        let mut program = Command::new(env!("CARGO_BIN_EXE_ikip"));
        let run = program.current_dir(case).args(args.lines()).args(["--format", "json"]).stdin(Stdio::null());
        let output = run.output().expect("the program starts");
        Some((schema, String::from_utf8(output.stdout).expect("UTF-8")))
    };
    cases.iter().filter_map(|case| output(case)).collect()
}

/// Described fields that the outputs below do not have, since it takes more to make them: the facts of single slips and
/// causes (`tests/internal/planted_tables`), of single kinds of notes, steps and breaks.
const NOT_MET: [&str; 9] = [
    "/$defs/input/properties/notes/items/",
    "/$defs/slip/properties/",
    "/$defs/cause/",
    "/$defs/step/properties/",
    "/$defs/break/properties/added",
    "/$defs/break/properties/key",
    "/properties/assessors/properties/correlations/items/",
    "/properties/branches/items/properties/other_tables/items/",
    "/properties/branches/items/properties/worst/",
];

#[test]
fn schemas_and_outputs_have_the_same_fields() {
    let names = [
        "scores",
        "check",
        "explanation",
        "verify",
        "compare",
        "robustness",
        "ahp",
        "instrument",
        "rules-list",
        "vintages",
        "manifest",
        "manifest-check",
        "table",
    ];
    let mut all: Vec<Coverage> = names.map(Coverage::of).into();
    let mut meet = |name: &str, run: &Run, what: &str| meet_output(&mut all, name, &json(run), what);
    let monev = example("monev-opd");
    meet("scores", &Run::new("score --format json --depth all --rules monev-diy-2025").arg(&monev), "monev");
    meet("check", &Run::new("check --format json --rules monev-diy-2025").arg(&monev), "monev");
    meet("scores", &rich("score --depth all"), "rich");
    let earlier = ANSWERS.replace(",90,", ",10,");
    meet("check", &rich("check --status --deadline 2026-01-31"), "rich");
    meet("explanation", &rich("explain --agency A --set uji.1=100"), "rich A");
    for agency in ["A", "B", "C", "D"] {
        meet("explanation", &rich(&format!("explain --agency {agency}")), agency);
    }
    meet("robustness", &rich("robustness --draws 300 --pairs all"), "rich");
    let two = Run::new("compare j.csv k.csv --rules r.toml --format json").file("r.toml", RULES);
    meet("compare", &two.file("j.csv", ANSWERS).file("k.csv", &earlier), "rich");
    meet("instrument", &Run::new("rules show r.toml --format json").file("r.toml", RULES), "rich");
    meet("rules-list", &Run::new("rules list --format json"), "shipped");
    meet("vintages", &Run::new("rules which monev-ki-pusat 2024 --format json"), "shipped");
    let nac = example("ikip-nac-2022");
    meet("scores", &Run::new("score --depth all --format json --rules ikip-2021").arg(&nac), "with a summary");
    let year = |command: &str, input: &str| {
        let folder = example("tahun-kerja");
        let run = Run::new(command).args("--format json").arg(&format!("{folder}/{input}"));
        run.arg("--rules").arg(&format!("{folder}/aturan.toml")).arg("--agencies").arg(&format!("{folder}/daftar.csv"))
    };
    meet("scores", &year("score", "jawaban"), "the year");
    let corrections = rich("explain --agency A --corrections s.csv").file("s.csv", ANSWERS_CORRECTED);
    meet("explanation", &corrections, "corrected");
    let mut years = Run::new("compare --format json");
    for (year, rules) in [("2021", "ikip-2021"), ("2022", "ikip-2021"), ("2023", "ikip-2021"), ("2024", "ikip-2024")] {
        years = years.arg(&example(&format!("ikip-kalsel/{year}.csv"))).arg("--rules").arg(rules);
    }
    meet("compare", &years, "years");
    let ahp = RULES.replace("weight = 60, min_coverage", "min_coverage").replace("weight = 40, gate", "gate")
        + "[[ahp]]\nbranch = \"total\"\njudges = [{ name = \"Ahli\", judgements = { \"saq:uji\" = \"3\" } }]\n";
    meet("ahp", &Run::new("rules ahp r.toml --format json").file("r.toml", ahp), "rich");
    let groups = "assessor,group\nAni,Akademisi\nBudi,Pers\nCitra,Pers\n";
    let pentahelix = rich("robustness --draws 300 --weights dirichlet --assessor-groups g.csv").file("g.csv", groups);
    meet("robustness", &pentahelix, "dirichlet");
    let three = ahp_of_three();
    meet("ahp", &Run::new("rules ahp r.toml --format json").file("r.toml", three), "three");
    let changed = RULES
        .replace("weight = 60, min", "weight = 50, min")
        .replace("weight = 40, gate", "weight = 50, gate")
        .replace("from = 80\n[[class]]", "above = 84\n[[class]]")
        .replace("from = 80, score = 100", "from = 85, score = 100");
    let moved = ANSWERS.replace("D,Dinas D,OPD", "D,Desa D,Desa").replace("B,Dinas B,OPD", "B,Dinas B,Desa");
    let run = Run::new("compare j.csv k.csv --rules r.toml --rules s.toml --format json").file("r.toml", RULES);
    meet("compare", &run.file("s.toml", changed).file("j.csv", ANSWERS).file("k.csv", moved), "changed rules");
    let folder = example("pemeriksa");
    let decree = Run::new("verify --format json --rules monev-ki-pusat-2025").arg(&format!("{folder}/terbit-sk52.csv"));
    meet("verify", &decree.arg("--against").arg(&format!("{folder}/nilai-sk53.csv")), "a decree");
    for name in ["openpyxl.xlsx", "polos.pdf", "bergaris.pdf"] {
        let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/table/data").join(name);
        meet("table", &Run::new("table --format json").arg(&table.to_string_lossy()), name);
    }
    let manifest = Run::new("score j.csv --rules r.toml -o hasil.csv --manifest bukti.json").file("r.toml", RULES);
    let manifest = manifest.file("j.csv", ANSWERS);
    manifest.run();
    let text = fs::read_to_string(manifest.folder().join("bukti.json")).expect("the manifest");
    meet_output(&mut all, "manifest", &serde_json::from_str(&text).expect("JSON"), "rich");
    for (name, output) in gallery() {
        if let Ok(output) = serde_json::from_str(&output) {
            meet_output(&mut all, name, &output, "the gallery");
        }
    }
    let mut missing = Vec::new();
    for one in &all {
        let unseen = one.unseen(&all).into_iter().filter(|field| !NOT_MET.iter().any(|known| field.starts_with(known)));
        missing.extend(unseen.map(|field| format!("{}: {field}", one.name)));
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
