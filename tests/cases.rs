//! Cases that users met, one folder each in tests/cases: its files, and in `expect.toml` the calls with what must come
//! out. A case runs in a copy of its folder.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::support::call;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    run: Vec<ExpectedRun>,
}

/// One call, after the changes of files that it asks for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedRun {
    args: Vec<String>,
    /// The folder within the case.
    #[serde(default)]
    folder: String,
    /// File, text in it, what stands there instead.
    #[serde(default)]
    replace: Vec<[String; 3]>,
    /// From where to where a file or folder goes.
    #[serde(default)]
    rename: Vec<[String; 2]>,
    #[serde(default)]
    delete: Vec<String>,
    exit: i32,
    #[serde(default)]
    stdout_has: Vec<String>,
    #[serde(default)]
    stdout_lacks: Vec<String>,
    #[serde(default)]
    stderr_has: Vec<String>,
    #[serde(default)]
    stderr_lacks: Vec<String>,
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the case").map(|entry| entry.expect("an entry").path()) {
        let target = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            fs::write(&target, fs::read(&entry).expect("a file")).expect("a copy");
        }
    }
}

impl ExpectedRun {
    fn prepare(&self, folder: &Path) {
        for [file, from, to] in &self.replace {
            let text = fs::read_to_string(folder.join(file)).expect("a text");
            assert!(text.contains(from.as_str()), "{file} holds no {from}");
            fs::write(folder.join(file), text.replace(from.as_str(), to)).expect("written");
        }
        for [from, to] in &self.rename {
            fs::rename(folder.join(from), folder.join(to)).expect("renamed");
        }
        for file in &self.delete {
            fs::remove_file(folder.join(file)).expect("deleted");
        }
    }

    /// What is wrong with the outcome, in words.
    fn faults(&self, folder: &Path) -> Vec<String> {
        let outcome = call(&self.args, &folder.join(&self.folder), &[], &[]);
        let mut faults = Vec::new();
        if outcome.status != self.exit {
            faults.push(format!("exit {} instead of {}", outcome.status, self.exit));
        }
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        for (name, text, has, lacks) in [
            ("stdout", flat(&outcome.stdout), &self.stdout_has, &self.stdout_lacks),
            ("stderr", flat(&outcome.stderr), &self.stderr_has, &self.stderr_lacks),
        ] {
            faults
                .extend(has.iter().filter(|part| !text.contains(part.as_str())).map(|p| format!("{name} lacks {p:?}")));
            faults
                .extend(lacks.iter().filter(|part| text.contains(part.as_str())).map(|p| format!("{name} has {p:?}")));
        }
        if !faults.is_empty() {
            faults.push(format!("{}\n{}", outcome.stdout, outcome.stderr));
        }
        faults
    }
}

#[test]
fn every_case_comes_out_right() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.join("expect.toml").is_file())
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    let mut wrong = Vec::new();
    for case in cases {
        let text = fs::read_to_string(case.join("expect.toml")).expect("expectations");
        let expect: Expect = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", case.display()));
        let place = tempfile::tempdir().expect("a folder");
        copy(&case, place.path());
        for run in &expect.run {
            run.prepare(place.path());
            let faults = run.faults(place.path());
            if !faults.is_empty() {
                wrong.push(format!("{} {:?}: {}", case.display(), run.args, faults.join("; ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
