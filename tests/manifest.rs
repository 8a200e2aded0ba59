//! A manifest proves a result: the same when nothing changed, and what differs when something did. With the exit codes
//! of `verify` and `compare`.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::support;

fn ikip(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ikip"))
        .current_dir(folder)
        .env_remove("LC_ALL")
        .env("LANG", "en_US.UTF-8")
        .args(arguments)
        .output()
        .expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with answers and a manifest of their scores.
fn proven() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::copy(root().join("examples/pemeriksa/nilai-sk53.csv"), folder.path().join("nilai.csv")).expect("copied");
    let done =
        ikip(folder.path(), &["score", "nilai.csv", "--rules", "monev-ki-pusat-2025", "--manifest", "bukti.json"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    folder
}

#[test]
fn a_manifest_of_unchanged_inputs_is_the_same_in_both_languages() {
    let folder = proven();
    for (lang, word) in [("id", "Sama:"), ("en", "Same:")] {
        let done = ikip(folder.path(), &["verify", "--manifest", "bukti.json", "--lang", lang]);
        assert_eq!(done.status.code(), Some(0), "{}", text(&done.stdout));
        assert!(text(&done.stdout).starts_with(word), "{}", text(&done.stdout));
    }
}

#[test]
fn the_result_hash_is_that_of_the_csv_with_everything() {
    let folder = proven();
    let csv = ikip(
        folder.path(),
        &["score", "nilai.csv", "--rules", "monev-ki-pusat-2025", "--format", "csv", "--depth", "all"],
    );
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("bukti.json")).expect("read")).expect("JSON");
    assert_eq!(manifest["result"]["sha256"], support::sha256(&csv.stdout));
    assert_eq!(manifest["schema"], "ikip.manifest/1");
}

#[test]
fn a_changed_input_is_named_with_the_changed_result() {
    let folder = proven();
    let path = folder.path().join("nilai.csv");
    let changed = fs::read_to_string(&path).expect("read").replace("98.52", "88.52");
    fs::write(&path, changed).expect("written");
    let done = ikip(folder.path(), &["verify", "--manifest", "bukti.json"]);
    let told = text(&done.stdout);
    assert_eq!(done.status.code(), Some(1), "{told}");
    assert!(told.contains("E622") && told.contains("nilai.csv") && told.contains("E623"), "{told}");
}

#[test]
fn an_input_changed_without_consequence_is_told_but_the_result_is_not() {
    let folder = proven();
    let path = folder.path().join("nilai.csv");
    let changed = fs::read_to_string(&path).expect("read").replace("98.52", "98.520");
    fs::write(&path, changed).expect("written");
    let told = text(&ikip(folder.path(), &["verify", "--manifest", "bukti.json"]).stdout);
    assert!(told.contains("E622") && !told.contains("E623"), "{told}");
}

#[test]
fn the_hash_of_an_input_is_that_of_its_bytes() {
    let folder = proven();
    let manifest = manifest(&folder);
    let bytes = fs::read(folder.path().join("nilai.csv")).expect("read");
    assert_eq!(manifest["inputs"][0]["path"], "nilai.csv");
    assert_eq!(manifest["inputs"][0]["sha256"], support::sha256(&bytes));
    assert_eq!(manifest["inputs"][0]["columns"][2]["meaning"], "criterion");
}

fn manifest(folder: &tempfile::TempDir) -> serde_json::Value {
    serde_json::from_slice(&fs::read(folder.path().join("bukti.json")).expect("read")).expect("JSON")
}

/// Verifies a manifest with one of its values replaced, and gives the codes and messages of what is found.
fn with(folder: &tempfile::TempDir, pointer: &str, value: serde_json::Value) -> Vec<(String, String)> {
    let mut changed = manifest(folder);
    *changed.pointer_mut(pointer).expect(pointer) = value;
    fs::write(folder.path().join("lain.json"), changed.to_string()).expect("written");
    let done = ikip(folder.path(), &["verify", "--manifest", "lain.json", "-o", "hasil.json"]);
    assert_eq!(done.status.code(), Some(1), "{}", text(&done.stderr));
    assert!(done.stdout.is_empty());
    let said: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("hasil.json")).expect("written")).expect("JSON");
    assert_eq!(said["same"], false);
    let part = |found: &serde_json::Value, key: &str| found[key].as_str().expect(key).to_owned();
    said["findings"].as_array().expect("findings").iter().map(|f| (part(f, "code"), part(f, "message"))).collect()
}

#[test]
fn an_edited_option_is_named() {
    let folder = proven();
    let cases = [
        ("/options/keep_going", serde_json::json!(true), "keep_going"),
        ("/options/columns", serde_json::json!([["score", "score"]]), "columns"),
        ("/options/sheet", serde_json::json!("Lembar 2"), "sheet"),
        ("/options/rules", serde_json::json!("monev-ki-pusat-2023"), "rules"),
    ];
    for (pointer, value, option) in cases {
        let found = with(&folder, pointer, value);
        assert!(found.iter().any(|(code, said)| code == "E625" && said.contains(option)), "{option}: {found:?}");
    }
}

#[test]
fn a_column_that_is_read_otherwise_is_named() {
    let folder = proven();
    let found = with(&folder, "/inputs/0/columns/3/meaning", "note".into());
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "E626");
    assert!(found[0].1.contains("\"score\" is now read as score, recorded is note"), "{found:?}");
}

#[test]
fn standard_input_is_proven_and_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let answers = fs::read(root().join("examples/pemeriksa/nilai-sk53.csv")).expect("read");
    let piped = |arguments: &[&str], bytes: &[u8]| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ikip"))
            .current_dir(folder.path())
            .env_remove("LC_ALL")
            .env("LANG", "en_US.UTF-8")
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("a pipe").write_all(bytes).expect("written");
        child.wait_with_output().expect("the program ends")
    };
    let scored = piped(&["score", "-", "--rules", "monev-ki-pusat-2025", "--manifest", "bukti.json"], &answers);
    assert_eq!(scored.status.code(), Some(0), "{}", text(&scored.stderr));
    assert_eq!(manifest(&folder)["inputs"][0]["sha256"], support::sha256(&answers));
    let same = piped(&["verify", "--manifest", "bukti.json"], &answers);
    assert_eq!(same.status.code(), Some(0), "{}", text(&same.stdout));
    let other = text(&answers).replace("98.52", "88.52");
    let differs = piped(&["verify", "--manifest", "bukti.json"], other.as_bytes());
    let told = text(&differs.stdout);
    assert_eq!(differs.status.code(), Some(1), "{told}");
    assert!(told.contains("E622") && told.contains("E623"), "{told}");
}

#[test]
fn an_input_that_is_gone_is_told_once_and_the_system_is_to_blame() {
    let folder = proven();
    fs::remove_file(folder.path().join("nilai.csv")).expect("removed");
    let done = ikip(folder.path(), &["verify", "--manifest", "bukti.json"]);
    let told = text(&done.stdout);
    assert_eq!(done.status.code(), Some(3), "{told}");
    assert!(told.contains("E901") && !told.contains("E622") && told.matches("--> nilai.csv").count() == 1, "{told}");
}

#[test]
fn changed_rules_and_other_files_are_no_manifest() {
    let folder = proven();
    let path = folder.path().join("bukti.json");
    let manifest = fs::read_to_string(&path).expect("read");
    fs::write(&path, manifest.replace("from  = 90", "from  = 91")).expect("written");
    let done = ikip(folder.path(), &["verify", "--manifest", "bukti.json"]);
    assert!(text(&done.stdout).contains("E624"), "{}", text(&done.stdout));
    let done = ikip(folder.path(), &["verify", "--manifest", "nilai.csv"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stderr).contains("E621"), "{}", text(&done.stderr));
    let done = ikip(folder.path(), &["verify", "--manifest", "tidak-ada.json"]);
    assert_eq!(done.status.code(), Some(3));
}

#[test]
fn verify_ends_in_1_on_a_mismatch_and_in_0_without() {
    let run = |table: &str, format: &str| {
        let table = format!("examples/pemeriksa/{table}");
        let against = "examples/pemeriksa/nilai-sk53.csv";
        ikip(root(), &["verify", &table, "--against", against, "--rules", "monev-ki-pusat-2025", "--format", format])
    };
    let wrong = run("terbit-sk52.csv", "json");
    assert_eq!(wrong.status.code(), Some(1), "{}", text(&wrong.stderr));
    let json: serde_json::Value = serde_json::from_slice(&wrong.stdout).expect("JSON");
    assert_eq!(json["schema"], "ikip.verify/1");
    assert_eq!(json["follows"], false);
    assert_eq!(json["mismatches"][0]["subject"], "Kalimantan Timur");
    assert_eq!(json["mismatches"][0]["slips"][0]["slip"], "one-digit");
    assert_eq!(json["findings"][0]["code"], "E601");
    let right = run("terbit-sk53.csv", "text");
    assert_eq!(right.status.code(), Some(0), "{}", text(&right.stdout));
    assert!(right.stderr.is_empty(), "{}", text(&right.stderr));
}

#[test]
fn the_ending_of_the_file_picks_the_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("hasil.json");
    let out = path.to_str().expect("a path");
    let table = "examples/pemeriksa/terbit-ntb-2021.csv";
    let done = ikip(root(), &["verify", table, "--rules", "monev-ntb-2021", "-o", out]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let json: serde_json::Value = serde_json::from_slice(&fs::read(path).expect("written")).expect("JSON");
    assert_eq!(json["follows"], true);
}

#[test]
fn compare_answers_under_its_other_name_and_refuses_what_does_not_pair() {
    let inputs = ["examples/pemeriksa/nilai-sk52.csv", "examples/pemeriksa/nilai-sk53.csv"];
    let done = ikip(root(), &["banding", inputs[0], inputs[1], "--rules", "monev-ki-pusat-2025", "--format", "json"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let json: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(json["schema"], "ikip.compare/1");
    assert_eq!(json["steps"][0]["moves"][1]["pushed"], true);
    let done = ikip(root(), &["compare", inputs[0], "--rules", "monev-ki-pusat-2025"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("E011"), "{}", text(&done.stderr));
}

#[test]
fn lines_for_people_fit_eighty_columns() {
    let table = "examples/pemeriksa/terbit-sk52.csv";
    let against = "examples/pemeriksa/nilai-sk53.csv";
    for lang in ["id", "en"] {
        let done =
            ikip(root(), &["verify", table, "--against", against, "--rules", "monev-ki-pusat-2025", "--lang", lang]);
        let told = text(&done.stdout);
        let body = told.lines().skip_while(|line| !line.is_empty());
        assert!(body.clone().count() > 5 && body.clone().all(|line| line.chars().count() <= 80), "{told}");
    }
}

/// Options of every kind, with what is needed to use them all at once.
fn proven_with_everything(folder: &Path) -> Output {
    let write = |name: &str, content: &str| fs::write(folder.join(name), content).expect("a file");
    write(
        "nilai.csv",
        "Nama Lengkap;Kel;Nilai Mandiri;Kunjungan\nDinas A;OPD;90,5;80\nDinas B;OPD;x;70\nKota C;Kota;60;70\n",
    );
    write(
        "daftar.csv",
        "id,name,group\nDinas A,Dinas A,OPD\nDinas B,Dinas B,OPD\nKota C,Kota C,Kota\nKota D,Kota D,Kota\n",
    );
    write("sanggah.csv", "agency,criterion,assessor,old,new,reason\nKota C,saq,,60,65,bukti baru\n");
    let options = "score nilai.csv --rules monev-kaltim-2025 --agencies daftar.csv --corrections sanggah.csv --keep-going \
                   --column saq=Nilai_Mandiri --column visit=Kunjungan --column group=Kel --column agency=Nama_Lengkap \
                   --group OPD --top 1 --depth 0 --lang id -o hasil.md --manifest bukti.json";
    let arguments: Vec<String> = options.split_whitespace().map(|word| word.replace('_', " ")).collect();
    ikip(folder, &arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

fn recorded(folder: &Path) -> serde_json::Value {
    serde_json::from_slice(&fs::read(folder.join("bukti.json")).expect("read")).expect("JSON")
}

/// What `verify` says of the manifest with something changed in it.
fn with_change(folder: &Path, change: impl FnOnce(&mut serde_json::Value)) -> (Option<i32>, String) {
    let mut changed = recorded(folder);
    change(&mut changed);
    fs::write(folder.join("lain.json"), changed.to_string()).expect("written");
    let done = ikip(folder, &["verify", "--manifest", "lain.json"]);
    (done.status.code(), text(&done.stdout))
}

#[test]
fn every_option_is_recorded_and_a_second_run_with_them_is_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let done = proven_with_everything(folder.path());
    assert_eq!(done.status.code(), Some(1), "one answer is wrong: {}", text(&done.stderr));
    let options = &recorded(folder.path())["options"];
    assert_eq!(options["columns"].as_array().map(Vec::len), Some(4));
    for (key, value) in [
        ("rules", serde_json::json!("monev-kaltim-2025")),
        ("inputs", serde_json::json!(["nilai.csv"])),
        ("agencies", serde_json::json!("daftar.csv")),
        ("corrections", serde_json::json!("sanggah.csv")),
        ("sheet", serde_json::json!(null)),
        ("keep_going", serde_json::json!(true)),
        ("format", serde_json::json!(null)),
        ("output", serde_json::json!("hasil.md")),
        ("depth", serde_json::json!("0")),
        ("groups", serde_json::json!(["OPD"])),
        ("top", serde_json::json!(1)),
        ("strict", serde_json::json!(false)),
        ("lang", serde_json::json!("id")),
    ] {
        assert_eq!(options[key], value, "{key}");
    }
    let again = ikip(folder.path(), &["verify", "--manifest", "bukti.json"]);
    assert_eq!(again.status.code(), Some(0), "{}", text(&again.stdout));
    assert!(text(&again.stdout).starts_with("Same:"), "{}", text(&again.stdout));
}

#[test]
fn whatever_is_changed_in_a_manifest_or_in_what_was_written_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    proven_with_everything(folder.path());
    let folder = folder.path();
    let options = ["top", "groups", "keep_going", "lang", "corrections", "columns"];
    for option in options {
        let (status, told) = with_change(folder, |manifest| {
            manifest["options"][option] = match option {
                "top" => 2.into(),
                "groups" | "columns" => serde_json::json!([]),
                "keep_going" => false.into(),
                "lang" => "en".into(),
                _ => serde_json::Value::Null,
            }
        });
        assert_eq!(status, Some(1), "{option}: {told}");
        assert!(told.contains("E625") && told.contains(&format!("the option {option} ")), "{option}: {told}");
    }
    let (status, told) = with_change(folder, |manifest| manifest["findings"] = serde_json::json!([]));
    assert!(status == Some(1) && told.contains("E627"), "{told}");
    let (status, told) = with_change(folder, |manifest| {
        let text = manifest["instrument"]["text"].as_str().expect("a text").replace("weight = 80", "weight = 70");
        manifest["instrument"]["text"] = text.replace("weight = 20", "weight = 30").into();
    });
    assert!(status == Some(1) && told.contains("E624"), "{told}");
    let (status, told) = with_change(folder, |manifest| manifest["program"]["version"] = "0.0.9".into());
    assert!(status == Some(0) && told.contains("W621"), "{told}");
    fs::write(folder.join("hasil.md"), "lain").expect("written");
    let done = ikip(folder, &["verify", "--manifest", "bukti.json"]);
    assert!(done.status.code() == Some(1) && text(&done.stdout).contains("E628"), "{}", text(&done.stdout));
    fs::remove_file(folder.join("hasil.md")).expect("removed");
    let done = ikip(folder, &["verify", "--manifest", "bukti.json"]);
    assert!(done.status.code() == Some(0) && text(&done.stdout).contains("W622"), "{}", text(&done.stdout));
    fs::remove_file(folder.join("sanggah.csv")).expect("removed");
    let done = ikip(folder, &["verify", "--manifest", "bukti.json"]);
    assert_eq!(done.status.code(), Some(3), "{}", text(&done.stdout));
}

/// The verdict on a manifest as a document of some format.
fn verdict(folder: &Path, name: &str, lang: &str) -> (Option<i32>, String) {
    let done = ikip(folder, &["verify", "--manifest", "bukti.json", "--lang", lang, "-o", name]);
    assert_eq!(text(&done.stderr), "");
    (done.status.code(), text(&fs::read(folder.join(name)).expect("written")))
}

#[test]
fn the_verdict_on_a_manifest_is_a_document_to_attach() {
    let folder = proven();
    let (code, page) = verdict(folder.path(), "putusan.md", "id");
    assert_eq!(code, Some(0));
    let hash = |name: &str| support::sha256(&fs::read(folder.path().join(name)).expect("read"));
    for part in
        ["# Hasil pengujian manifes: sama", "nilai.csv", &hash("nilai.csv"), "bukti.json", "monev-ki-pusat-2025"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    let (code, page) = verdict(folder.path(), "ruling.html", "en");
    assert_eq!(code, Some(0));
    assert!(page.contains("<h1>Outcome: the manifest gives the same result</h1>"), "{page}");
    let done = ikip(folder.path(), &["verify", "--manifest", "bukti.json", "-o", "ruling.docx"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(fs::read(folder.path().join("ruling.docx")).expect("written").starts_with(b"PK"));
    let done = ikip(folder.path(), &["verify", "--manifest", "bukti.json", "-o", "ruling.csv"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("text, md, html, docx, json"), "{}", text(&done.stderr));
}

#[test]
fn the_document_tells_a_changed_file_from_a_missing_one() {
    let folder = proven();
    let input = folder.path().join("nilai.csv");
    let before = text(&fs::read(&input).expect("read"));
    fs::write(&input, before.replacen("90", "91", 1)).expect("written");
    let (code, page) = verdict(folder.path(), "a.md", "id");
    assert_eq!(code, Some(1));
    for part in ["# Hasil pengujian manifes: berbeda", "berubah", "tercatat", "sekarang", "E622", "E623"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    fs::remove_file(&input).expect("removed");
    let (code, page) = verdict(folder.path(), "b.md", "en");
    assert_eq!(code, Some(3));
    for part in ["# Outcome: the manifest cannot be computed again", "not found", "not computed again", "W623"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("changed"), "{page}");
}
