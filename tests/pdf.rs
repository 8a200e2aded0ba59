//! The promises of `ikip report --pdf`, with programs that only pretend to be a browser or an office suite.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::time::{Duration, Instant};

use crate::support::Run;

const RULES: &str = "schema = 1
criteria = [{ id = \"saq\", name = \"Kuesioner\", weight = 100 }]
[instrument]
id = \"uji\"
title = \"Uji\"
year = 2025
status = \"illustrative\"
";
const ANSWERS: &str = "agency;criterion;score\nDinas Arsip;saq;90\nDinas Sosial;saq;80\n";

/// Answers as a browser does on descriptors 3 and 4. Its PDF is `%PDF-` and a date; every message is kept in a file.
const BROWSER: &str = r#"#!/usr/bin/env bash
echo "mulai $*" >>"$CATATAN"
while IFS= read -r -d '' message <&3; do
    printf '%s\n' "$message" >>"$CATATAN"
    id=${message#*\"id\":}
    id=${id%%,*}
    case $message in
        *createTarget*) result='{"targetId":"t"}' ;;
        *attachToTarget*) result='{"sessionId":"s"}' ;;
        *getFrameTree*) result='{"frameTree":{"frame":{"id":"f"}}}' ;;
        *printToPDF*) result="{\"data\":\"$(printf '%%PDF-1.4 /CreationDate (D:%s)' "$(date +%s%N)" | base64 -w0)\"}" ;;
        *) result='{}' ;;
    esac
    printf '{"method":"Lain.Hal","params":{}}\0{"id":%s,"result":%s}\0' "$id" "$result" >&4
    case $message in *Browser.close*) exit 0 ;; esac
done
"#;

/// Converts as an office suite does: a PDF of the same stem in the folder behind `--outdir`.
const OFFICE: &str = r#"#!/usr/bin/env bash
echo "mulai" >>"$CATATAN"
while [ $# -gt 0 ]; do
    case $1 in
        --outdir) out=$2; mkdir -p "$out"; shift ;;
        *.html) cat "$1" >>"$CATATAN"; stem=${1##*/}; printf '%%PDF-1.6 kantor' >"$out/${stem%.html}.pdf" ;;
    esac
    shift
done
"#;

/// A report with PDF, where the programs of these names, and nothing else but the system's own tools, are installed.
fn report(programs: &[(&str, &str)]) -> Run {
    let run = Run::new("report jawaban.csv --rules aturan.toml -o laporan")
        .file("aturan.toml", RULES)
        .file("jawaban.csv", ANSWERS);
    let bin = run.folder().join("bin");
    fs::create_dir(&bin).expect("a folder");
    for tool in ["bash", "sh", "env", "date", "base64", "cat", "mkdir", "sleep"] {
        let real = ["/bin", "/usr/bin", "/usr/local/bin"].iter().map(|folder| format!("{folder}/{tool}"));
        let real = real.into_iter().find(|path| fs::metadata(path).is_ok()).expect("a tool of the system");
        std::os::unix::fs::symlink(real, bin.join(tool)).expect("a link");
    }
    for (name, script) in programs {
        let path = bin.join(name);
        fs::write(&path, script).expect("a script");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("made to run");
    }
    let (path, record) = (bin.to_string_lossy().into_owned(), run.folder().join("catatan"));
    run.variable("PATH", &path).variable("CATATAN", &record.to_string_lossy())
}

fn record(run: &Run) -> String {
    fs::read_to_string(run.folder().join("catatan")).unwrap_or_default()
}

/// What stands in the folder of cards or, for an empty name, in the report's.
fn names(run: &Run, folder: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(run.folder().join("laporan").join(folder)) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn pdf(run: &Run, name: &str) -> Vec<u8> {
    fs::read(run.folder().join("laporan").join(name)).expect("a PDF")
}

#[test]
fn a_browser_prints_recap_and_cards_in_one_process() {
    let run = report(&[("chromium", BROWSER)]).args("--pdf").stderr("").stdout(
        "Ditulis ke laporan: rekap.html, rekap.pdf, rekap.xlsx, lampiran.docx, 2 rapor (HTML, Markdown, dan PDF) dalam rapor/.\n",
    );
    run.run();
    assert_eq!(names(&run, ""), ["lampiran.docx", "rapor", "rekap.html", "rekap.pdf", "rekap.xlsx"]);
    assert_eq!(
        names(&run, "rapor"),
        [
            "dinas-arsip.html",
            "dinas-arsip.md",
            "dinas-arsip.pdf",
            "dinas-sosial.html",
            "dinas-sosial.md",
            "dinas-sosial.pdf"
        ]
    );
    let record = record(&run);
    assert_eq!(record.matches("mulai").count(), 1, "{record}");
    assert_eq!(record.matches("printToPDF").count(), 3, "{record}");
    assert!(record.contains("setScriptExecutionDisabled") && record.contains("preferCSSPageSize"), "{record}");
    // What is printed is handed over, so that nothing names a place on this machine.
    assert!(record.contains("Dinas Sosial") && !record.contains("file:"), "{record}");
}

#[test]
fn the_time_of_printing_is_in_no_pdf() {
    let run = report(&[("google-chrome", BROWSER)]).args("--pdf");
    run.run();
    let first = pdf(&run, "rekap.pdf");
    run.run();
    assert_eq!(first, pdf(&run, "rekap.pdf"));
    assert_eq!(first, pdf(&run, "rapor/dinas-arsip.pdf"));
    assert!(first.starts_with(b"%PDF-1.4") && !first.contains(&b'('));
}

#[test]
fn without_a_browser_an_office_suite_converts_plain_pages_in_one_call() {
    let run = report(&[("soffice", OFFICE)]).args("--pdf --lang en").stderr("").stdout(
        "Written to laporan: rekap.html, rekap.pdf, rekap.xlsx, lampiran.docx, 2 report cards (HTML, Markdown and PDF) in rapor/.\n",
    );
    run.run();
    assert_eq!(pdf(&run, "rapor/dinas-sosial.pdf"), b"%PDF-1.6 kantor");
    let record = record(&run);
    assert_eq!(record.matches("mulai").count(), 1, "{record}");
    assert!(record.contains("Dinas Sosial") && !record.contains("<svg") && !record.contains("<script"), "{record}");
}

#[test]
fn browsers_come_before_office_suites_unless_one_is_named() {
    let both = [("soffice", OFFICE), ("chromium-browser", BROWSER)];
    let run = report(&both).args("--pdf");
    run.run();
    assert!(pdf(&run, "rekap.pdf").starts_with(b"%PDF-1.4"));
    let run = report(&both).args("--pdf=soffice");
    run.run();
    assert!(pdf(&run, "rekap.pdf").starts_with(b"%PDF-1.6"));
    let run = report(&[("peramban-sendiri", BROWSER)]).args("--pdf=bin/peramban-sendiri");
    run.run();
    assert!(pdf(&run, "rekap.pdf").starts_with(b"%PDF-1.4"));
}

#[test]
fn without_any_program_nothing_is_written_and_a_remedy_is_told() {
    if ["/snap/bin/chromium", "/Applications/Google Chrome.app", "/Applications/LibreOffice.app"]
        .iter()
        .any(|path| fs::metadata(path).is_ok())
    {
        return;
    }
    let run = report(&[]).args("--pdf").status(3).tells("E904").tells("pasang Chromium").stdout("");
    run.run();
    assert!(names(&run, "").is_empty());
    let run = report(&[("chromium", BROWSER)]).args("--pdf=peramban-lain --lang en").status(3);
    run.tells("peramban-lain was not found").tells("install Chromium").run();
}

#[test]
fn only_agencies_that_get_a_card_are_printed() {
    let run = report(&[("chromium", BROWSER)]).args("--pdf --agency").arg("Dinas Arsip");
    run.run();
    assert_eq!(names(&run, "rapor"), ["dinas-arsip.html", "dinas-arsip.md", "dinas-arsip.pdf"]);
}

/// No PDF and nothing unfinished; the pages stand.
fn only_pages(run: &Run) {
    assert_eq!(names(run, ""), ["lampiran.docx", "rapor", "rekap.html", "rekap.xlsx"]);
    assert_eq!(names(run, "rapor"), ["dinas-arsip.html", "dinas-arsip.md", "dinas-sosial.html", "dinas-sosial.md"]);
}

#[test]
fn a_program_that_fails_is_told_with_its_last_words() {
    let failing = "#!/bin/sh\necho 'pustaka tidak ada' >&2\nexit 1\n";
    for name in ["chromium", "soffice"] {
        let run =
            report(&[(name, failing)]).args("--pdf").status(3).tells("E905").tells(name).tells("pustaka tidak ada");
        run.tells("laporan/rekap.pdf").run();
    }
    for name in ["chromium", "soffice"] {
        let run = report(&[(name, failing)]).args("--pdf").status(3);
        run.run();
        only_pages(&run);
    }
}

#[test]
fn what_is_no_pdf_is_not_kept() {
    let run = report(&[("chromium", &BROWSER.replace("%%PDF-1.4", "HTML"))]).args("--pdf").status(3).tells("E905");
    run.run();
    only_pages(&run);
    let run = report(&[("soffice", &OFFICE.replace("%%PDF-1.6", "HTML"))]).args("--pdf").status(3).tells("E905");
    run.run();
    only_pages(&run);
}

#[test]
fn a_program_that_hangs_is_ended_with_all_that_it_started() {
    let hanging = "#!/usr/bin/env bash\nsleep 300 &\necho \"anak $!\" >>\"$CATATAN\"\nwait\n";
    for name in ["chromium", "soffice"] {
        let run = report(&[(name, hanging)]).args("--pdf").variable("IKIP_PDF_SECONDS", "1").status(3);
        let run = run.tells("E905").tells("tidak ada jawaban dalam 1 detik").tells("IKIP_PDF_SECONDS");
        let start = Instant::now();
        run.run();
        assert!(start.elapsed() < Duration::from_secs(60), "it was waited for");
        only_pages(&run);
        let child = record(&run).trim().trim_start_matches("anak ").to_owned();
        let alive = || fs::read_to_string(format!("/proc/{child}/stat")).is_ok_and(|stat| !stat.contains(") Z "));
        let until = Instant::now() + Duration::from_secs(5);
        while alive() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(20));
        }
        assert!(!child.is_empty() && !alive(), "{name}: process {child} is still there");
    }
}

#[test]
fn a_browser_that_refuses_is_told_in_its_own_words() {
    let refusing = BROWSER.replace("*printToPDF*) result=", "*printToPDF*) printf '{\"id\":%s,\"error\":{\"message\":\"Printing failed\"}}\\0' \"$id\" >&4; continue; result=");
    let run = report(&[("chromium", &refusing)]).args("--pdf").status(3).tells("E905").tells("Printing failed");
    run.run();
    only_pages(&run);
}
