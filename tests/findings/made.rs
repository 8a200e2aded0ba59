//! Inputs of the gallery that no repository can hold, made when they are asked for: files too large, a pipe, a folder
//! inside itself, a file that changes while it is read.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, SystemTime};

/// Codes whose inputs are made here.
const MADE: &[&str] =
    &["E009", "E029", "W030", "W216", "W217", "E217", "E219", "E262", "E903", "E905", "W603", "W031", "W035", "W342"];

/// Whether this system has what the case needs: pipes and links stand in folders of Unix only.
pub fn possible(code: &str) -> bool {
    cfg!(unix) || !matches!(code, "W216" | "E217" | "E905")
}

/// Whether the case shows only when something happens at the right moment.
pub fn is_a_race(code: &str) -> bool {
    code == "E903"
}

/// What the environment of a case holds.
pub fn variables(code: &str) -> Option<(&'static str, &'static str)> {
    (code == "E030").then_some(("SOURCE_DATE_EPOCH", "kemarin"))
}

/// Where a case runs: its own folder, or a copy of it with what was made.
pub struct Desk {
    folder: PathBuf,
    /// Removed with the desk.
    _copy: Option<tempfile::TempDir>,
    restless: Option<Restless>,
}

impl Desk {
    /// The desk of a case.
    pub fn of(case: &Path, code: &str) -> Self {
        if !MADE.contains(&code) {
            return Self { folder: case.to_owned(), _copy: None, restless: None };
        }
        let copy = tempfile::tempdir().expect("a folder");
        let folder = copy.path().join(code);
        fs::create_dir(&folder).expect("a folder");
        for entry in fs::read_dir(case).expect("the case") {
            let entry = entry.expect("an entry");
            fs::copy(entry.path(), folder.join(entry.file_name())).expect("a copy");
        }
        let rules = case.parent().expect("the gallery").join("aturan.toml");
        fs::copy(rules, copy.path().join("aturan.toml")).expect("the rules");
        let restless = make(code, &folder);
        Self { folder, _copy: Some(copy), restless }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if let Some(restless) = self.restless.take() {
            restless.end();
        }
    }
}

fn make(code: &str, folder: &Path) -> Option<Restless> {
    let write = |name: &str, text: String| fs::write(folder.join(name), text).expect("a file");
    match code {
        "E009" => write("aturan.toml", format!("schema = 1\n# {}\n", "=".repeat(8 << 20))),
        "E029" => too_much(folder, 8_001, 1),
        "W030" => too_much(folder, 3_000, 2_000),
        "E219" => write("jawaban.csv", format!("agency,criterion,score\nDinas Sosial,1,{}\n", "9".repeat(17 << 20))),
        "E262" => {
            let rows = (1..=200_000).map(|at| format!("Badan {at:06};80;70\n")).collect::<String>();
            write("jawaban.csv", format!("Badan Publik;1;2\nOPD;;\n{rows}"));
        }
        "W216" | "E217" => in_a_folder(code, &folder.join("formulir")),
        "E903" => {
            let note = "bukti ".repeat(1 << 18);
            write(
                "jawaban.csv",
                format!("agency,criterion,score,note\nDinas Sosial,1,80,{note}\nDinas Sosial,2,70,{note}\n"),
            );
            return Some(Restless::new(folder.join("jawaban.csv")));
        }
        "W031" => {
            fs::create_dir_all(folder.join("laporan/rapor")).expect("a folder");
            write("laporan/rapor/dinas-lama.html", "lama".to_owned());
        }
        "W342" => {
            for (file, seconds) in [("lama.csv", 1_760_000_000), ("baru.csv", 1_764_000_000)] {
                let file = File::options().append(true).open(folder.join(file)).expect("a file of the case");
                file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).expect("a date");
            }
        }
        "W217" => hidden_row(&folder.join("rekap.xlsx")),
        // It writes its form into the folder.
        "W035" => {}
        "W603" => two_years(&folder.join("tabel.xlsx")),
        "E905" => program(&folder.join("peramban")),
        other => panic!("nothing is made for {other}"),
    }
    None
}

/// A program that ends at once.
#[cfg(unix)]
fn program(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::write(path, "#!/bin/sh\nexit 1\n").expect("a file");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("made to run");
}

#[cfg(not(unix))]
fn program(_: &Path) {}

#[cfg(unix)]
fn in_a_folder(code: &str, folder: &Path) {
    fs::create_dir(folder).expect("a folder");
    fs::write(folder.join("Dinas Sosial.csv"), "criterion,score\n1,80\n2,70\n").expect("a file");
    if code == "E217" {
        std::os::unix::fs::symlink("../formulir", folder.join("lagi")).expect("a link");
    } else {
        let made = std::process::Command::new("mkfifo").arg(folder.join("pipa.csv")).status();
        assert!(made.expect("mkfifo").success(), "a pipe");
    }
}

#[cfg(not(unix))]
fn in_a_folder(_: &str, _: &Path) {}

/// Somebody who saves a file again and again, with the same content.
struct Restless {
    over: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Restless {
    fn new(path: PathBuf) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&over);
        let thread = thread::spawn(move || {
            let file = File::options().write(true).open(path).expect("opens");
            let mut saved = SystemTime::now();
            while !seen.load(Ordering::Relaxed) {
                saved += Duration::from_secs(1);
                file.set_modified(saved).expect("a time");
                thread::sleep(Duration::from_micros(100));
            }
        });
        Self { over, thread }
    }

    fn end(self) {
        self.over.store(true, Ordering::Relaxed);
        self.thread.join().expect("a thread");
    }
}

/// A workbook whose second body is filtered away.
fn hidden_row(path: &Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Rekap").expect("a name");
    sheet.write_row(0, 0, ["Badan Publik", "1", "2"]).expect("headings");
    for (row, agency) in (1..).zip(["Dinas Sosial", "Dinas Kesehatan"]) {
        sheet.write_string(row, 0, agency).expect("a name");
        sheet.write_row(row, 1, [80, 75]).expect("scores");
    }
    sheet.set_row_hidden(2).expect("a row");
    book.save(path).expect("a workbook");
}

/// A workbook with a sheet for each of two years, about the same agencies.
fn two_years(path: &Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, scores) in [("2025", [85, 70]), ("2024", [65, 60])] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        sheet.write_row(0, 0, ["Badan Publik", "Nilai", "Kualifikasi"]).expect("headings");
        for ((row, agency), score) in (1..).zip(["Dinas Sosial", "Dinas Kesehatan"]).zip(scores) {
            sheet.write_string(row, 0, agency).expect("a name");
            sheet.write_number(row, 1, score).expect("a score");
            let class = if score >= 80 { "Informatif" } else { "Kurang Informatif" };
            sheet.write_string(row, 2, class).expect("a class");
        }
    }
    book.save(path).expect("a workbook");
}

/// Rules with so many questions, and so many agencies of which one has an answer: to all questions at once.
fn too_much(folder: &Path, questions: usize, agencies: usize) {
    let question = |at: usize| format!("  {{ id = \"{at}\", name = \"Butir {at}\" }},\n");
    let criteria: String = (1..=questions).map(question).collect();
    let rules = format!(
        "schema = 1\ncriteria = [\n{criteria}]\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \
         \"illustrative\"\n[score]\nweights = \"equal\"\n"
    );
    let list: String = (1..=agencies).map(|at| format!("{at},Desa {at}\n")).collect();
    let write = |name: &str, text: String| fs::write(folder.join(name), text).expect("a file");
    write("aturan.toml", rules);
    write("daftar.csv", format!("id,name\n{list}"));
    write("jawaban.csv", "agency_id,agency,total\n1,Desa 1,80\n".to_owned());
}
