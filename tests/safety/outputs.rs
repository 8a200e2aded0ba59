//! Outputs appear whole or not at all.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::safety::{answers, desk, run, shell};

/// The files of a folder and below, those that an unfinished run left behind apart.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() && name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            all.extend(files(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else if !name.starts_with('.') {
            all.insert(name, fs::read(&path).expect("a file"));
        }
    }
    all
}

fn unfinished(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.starts_with('.') && name.ends_with(".tmp") || entry.path().is_dir() && unfinished(&entry.path())
        })
    })
}

/// Starts a line of the shell and kills it once it has begun to write; whether that was in time.
fn killed_while_writing(folder: &Path, line: &str, wait: Duration) -> bool {
    let mut child = shell(folder, &format!("exec {line}")).spawn().expect("the program starts");
    let start = Instant::now();
    while !unfinished(folder) && start.elapsed() < Duration::from_secs(60) {
        if child.try_wait().expect("a child").is_some() {
            return false;
        }
    }
    std::thread::sleep(wait);
    child.kill().expect("SIGKILL");
    child.wait().expect("an end").code().is_none()
}

/// Removes what a killed run leaves beside its output, as `rm .*.tmp` would.
fn tidy(folder: &Path) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() {
            tidy(&entry.path());
        } else if entry.file_name().to_string_lossy().ends_with(".tmp") {
            fs::remove_file(entry.path()).expect("removed");
        }
    }
}

#[test]
fn a_file_survives_whoever_is_killed_while_writing_it_anew() {
    let desk = desk();
    let folder = desk.path();
    fs::write(folder.join("a.csv"), answers(2000, 0)).expect("a file");
    for format in ["json", "html", "xlsx"] {
        let name = format!("hasil.{format}");
        fs::write(folder.join(&name), "yang lama").expect("a file");
        let line = format!("\"$IKIP\" score a.csv --rules aturan.toml --depth all -o {name}");
        let mut killed = 0;
        for wait in 0..4 {
            if killed_while_writing(folder, &line, Duration::from_micros(wait * 700)) {
                killed += 1;
                assert_eq!(fs::read(folder.join(&name)).expect("a file"), b"yang lama", "{name} after {wait}");
            } else {
                fs::write(folder.join(&name), "yang lama").expect("a file");
            }
            tidy(folder);
        }
        assert!(killed > 0, "{name} was never caught in the act");
        let (code, _, stderr) = run(folder, &line);
        assert_eq!((code, stderr.as_str()), (0, ""));
        assert!(fs::metadata(folder.join(&name)).expect("a file").len() > 100_000, "{name}");
    }
}

#[test]
fn a_killed_report_leaves_each_file_as_it_was_or_as_it_will_be() {
    let desk = desk();
    let folder = desk.path();
    fs::write(folder.join("lama.csv"), answers(60, 0)).expect("a file");
    fs::write(folder.join("baru.csv"), answers(60, 13)).expect("a file");
    let report = |input: &str, to: &str| format!("\"$IKIP\" report {input} --rules aturan.toml -o {to}");
    assert_eq!(run(folder, &report("lama.csv", "lama")).0, 0);
    assert_eq!(run(folder, &report("baru.csv", "baru")).0, 0);
    let (old, new) = (files(&folder.join("lama")), files(&folder.join("baru")));
    assert!(old.len() > 100, "{}", old.len());
    let mut killed = 0;
    for wait in 0..6 {
        killed +=
            usize::from(killed_while_writing(folder, &report("baru.csv", "lama"), Duration::from_millis(3 * wait)));
        for (name, now) in files(&folder.join("lama")) {
            assert!(old.get(&name) == Some(&now) || new.get(&name) == Some(&now), "{name} is neither old nor new");
        }
        tidy(&folder.join("lama"));
    }
    assert!(killed > 0, "the report was never caught in the act");
}

#[test]
fn a_full_disk_is_told_and_leaves_the_old_file() {
    let desk = desk();
    let folder = desk.path();
    fs::write(folder.join("a.csv"), answers(4000, 0)).expect("a file");
    // A disk of its own, as large as a floppy of 1971; only where the system lets us have one.
    let line = "unshare -rm sh -c 'mkdir penuh && mount -t tmpfs -o size=80k none penuh && echo lama > penuh/h.json \
                && \"$IKIP\" score a.csv --rules aturan.toml --depth all -o penuh/h.json; echo \"$?\"; cat penuh/h.json; ls -A penuh'";
    let (_, stdout, stderr) = run(folder, line);
    if stderr.contains("E902") || stdout.starts_with('0') {
        assert_eq!(stdout, "3\nlama\nh.json\n", "{stderr}");
        assert!(stderr.contains("penuh/h.json"), "{stderr}");
    } else {
        println!("no disk of its own: {stderr}");
    }
}

#[test]
fn a_limit_of_file_sizes_is_told_and_leaves_the_old_file() {
    let desk = desk();
    let folder = desk.path();
    fs::write(folder.join("a.csv"), answers(4000, 0)).expect("a file");
    for name in ["hasil.json", "hasil.html", "hasil.csv", "hasil.xlsx"] {
        fs::write(folder.join(name), "lama").expect("a file");
        let line = format!("trap '' XFSZ; ulimit -f 16; exec \"$IKIP\" score a.csv --rules aturan.toml -o {name}");
        let (code, _, stderr) = run(folder, &line);
        assert_eq!(code, 3, "{name} {stderr}");
        assert!(stderr.contains("E902") && stderr.contains(name), "{stderr}");
        assert_eq!(fs::read(folder.join(name)).expect("a file"), b"lama");
        assert!(!unfinished(folder), "{name} leaves something behind");
    }
}

#[test]
fn a_full_device_is_told_whatever_is_written_to_it() {
    let desk = desk();
    fs::write(desk.path().join("a.csv"), answers(3, 0)).expect("a file");
    for call in [
        "score a.csv --rules aturan.toml",
        "score a.csv --rules aturan.toml --format json",
        "score a.csv --rules aturan.toml --format xlsx",
        "score a.csv --rules aturan.toml --format html",
        "check a.csv --rules aturan.toml",
        "check a.csv --rules aturan.toml --format json",
        "rules show contoh",
        "rules list",
        "man",
        "completions bash",
    ] {
        let (code, _, stderr) = run(desk.path(), &format!("\"$IKIP\" {call} > /dev/full"));
        assert!(code == 3 && stderr.contains("E902"), "{call}: {code} {stderr}");
    }
    let (code, _, stderr) = run(desk.path(), "\"$IKIP\" score a.csv --rules aturan.toml --format csv -o /dev/full");
    assert!(code == 3 && stderr.contains("E902"), "{code} {stderr}");
}

#[test]
fn a_closed_pipe_is_silent_whatever_is_written_to_it() {
    let desk = desk();
    fs::write(desk.path().join("a.csv"), answers(6000, 0)).expect("a file");
    let wrong = answers(6000, 0).replace(",2,", ",9,");
    fs::write(desk.path().join("salah.csv"), wrong).expect("a file");
    for call in [
        "score a.csv --rules aturan.toml --format table",
        "score a.csv --rules aturan.toml --format csv",
        "score a.csv --rules aturan.toml --format json",
        "score a.csv --rules aturan.toml --format jsonl",
        "score a.csv --rules aturan.toml --format md",
        "score a.csv --rules aturan.toml --format html",
        "check salah.csv --rules aturan.toml",
        "check salah.csv --rules aturan.toml --format json",
    ] {
        let mut child = shell(desk.path(), &format!("exec \"$IKIP\" {call}")).spawn().expect("the program starts");
        let mut line = String::new();
        let mut stdout = BufReader::with_capacity(64, child.stdout.take().expect("a pipe"));
        stdout.read_line(&mut line).expect("a line");
        drop(stdout);
        let mut stderr = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut stderr).expect("text");
        let code = child.wait().expect("an end").code();
        assert_eq!(stderr, "", "{call}");
        let small = call.starts_with("check");
        assert!(code == Some(0) || small && code == Some(1), "{call}: {code:?}");
        assert!(!line.is_empty(), "{call}");
    }
}
