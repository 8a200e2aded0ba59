//! The gallery of findings: for each code a small input that provokes it, the text shown in both languages, the JSON.
//!
//! A case is a folder `tests/findings/<code>/` with the inputs and `args` (one argument a line; the program runs in
//! the folder). What cannot stand in a repository (a pipe, a row of 17 MiB) is made beside a copy of the folder by
//! [`made`]. `IKIP_BLESS=1` writes the expected texts anew; read the difference before you commit it.

mod made;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

fn gallery() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings")
}

fn cases() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(gallery())
        .expect("the gallery")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn code(folder: &Path) -> &str {
    folder.file_name().and_then(|name| name.to_str()).expect("a code")
}

/// What the program says about a case, on both streams, and its exit code. Where the case is a race, as many runs as it
/// takes to win it.
fn run(folder: &Path, extra: &[&str]) -> (String, String, i32) {
    let attempts = if made::is_a_race(code(folder)) { 50 } else { 1 };
    let mut said = once(folder, extra);
    for _ in 1..attempts {
        if said.0.contains(code(folder)) {
            break;
        }
        said = once(folder, extra);
    }
    said
}

fn once(folder: &Path, extra: &[&str]) -> (String, String, i32) {
    let args = fs::read_to_string(folder.join("args")).expect("args");
    let desk = made::Desk::of(folder, code(folder));
    let output = Command::new(env!("CARGO_BIN_EXE_ikip"))
        .current_dir(desk.folder())
        .args(args.lines())
        .args(extra)
        .env_remove("LANG")
        .envs(made::variables(code(folder)))
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr), output.status.code().unwrap_or(-1))
}

/// The findings in the JSON of a command, wherever they stand.
fn findings(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(map) if map.contains_key("code") && map.contains_key("severity") => vec![value.clone()],
        Value::Object(map) => map.values().flat_map(findings).collect(),
        Value::Array(items) => items.iter().flat_map(findings).collect(),
        _ => Vec::new(),
    }
}

fn agrees(folder: &Path, name: &str, said: &str, wrong: &mut Vec<String>) {
    let path = folder.join(name);
    if std::env::var_os("IKIP_BLESS").is_some() {
        fs::write(&path, said).expect("the gallery can be written");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected != said {
        wrong.push(format!("{}/{name}:\n--- expected\n{expected}\n--- said\n{said}", code(folder)));
    }
}

#[test]
fn every_case_says_what_the_gallery_shows() {
    let mut wrong = Vec::new();
    for folder in cases() {
        let code = code(&folder);
        if !made::possible(code) {
            continue;
        }
        let (out, _, _) = run(&folder, &["--lang", "en", "--format", "json"]);
        let json = serde_json::from_str::<Value>(&out).ok();
        let own: Option<Vec<Value>> =
            json.as_ref().map(|value| findings(value).into_iter().filter(|finding| finding["code"] == code).collect());
        for lang in ["id", "en"] {
            let (out, err, exit) = run(&folder, &["--lang", lang]);
            let text = format!("{err}{out}");
            // `verify` tells row by row what does not follow; its codes stand in the JSON.
            if !text.contains(code) && own.as_ref().is_none_or(Vec::is_empty) {
                wrong.push(format!("{code}: is not told in {lang}:\n{text}"));
            }
            agrees(&folder, &format!("{lang}.txt"), &format!("{text}(exit {exit})\n"), &mut wrong);
        }
        if let Some(own) = own {
            if own.is_empty() {
                wrong.push(format!("{code}: is not in the JSON:\n{out}"));
            }
            let text = serde_json::to_string_pretty(&own).expect("JSON") + "\n";
            agrees(&folder, "findings.json", &text, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
