//! The commands of the README, run as they stand there. What is shown below a command is compared line by line;
//! a line `...` stands for any number of lines.

use std::path::Path;
use std::process::Command;

/// A command and the output shown below it, from every block marked `console`.
fn commands(text: &str) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = !inside && line == "```console";
        } else if inside {
            match line.strip_prefix("$ ") {
                Some(command) => found.push((command.to_owned(), Vec::new())),
                None => found.last_mut().expect("a command above its output").1.push(line.to_owned()),
            }
        }
    }
    found
}

/// Whether lines match what is shown, where `...` matches any number of lines.
fn matches(shown: &[String], lines: &[&str]) -> bool {
    match shown.split_first() {
        None => lines.is_empty(),
        Some((first, rest)) if first == "..." => (0..=lines.len()).any(|skip| matches(rest, &lines[skip..])),
        Some((first, rest)) => lines.first() == Some(&first.as_str()) && matches(rest, &lines[1..]),
    }
}

fn run(file: &str) -> usize {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join(file)).expect(file);
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["examples", "scoring-rules"] {
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.join(name), folder.path().join(name)).expect("a link");
    }
    let tools = Path::new(env!("CARGO_BIN_EXE_ikip")).parent().expect("a folder");
    let path = format!("{}:{}", tools.display(), std::env::var("PATH").unwrap_or_default());
    let mut ran = 0;
    for (command, shown) in commands(&text) {
        if command == "cargo test" {
            continue;
        }
        let command_line = command.replace("cargo run --release --", "ikip");
        let output = Command::new("bash")
            .args(["-c", &command_line])
            .current_dir(folder.path())
            .env("PATH", &path)
            .env_remove("LANG")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .output()
            .expect("bash starts");
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        let (allowed, shown) = match shown.last().and_then(|last| last.strip_prefix("# exit ")) {
            Some(code) => (code.parse().expect("an exit code"), &shown[..shown.len() - 1]),
            None => (0, &shown[..]),
        };
        assert_eq!(output.status.code(), Some(allowed), "{file}: {command}\n{said}");
        let lines: Vec<&str> = said.lines().collect();
        assert!(shown.is_empty() || matches(shown, &lines), "{file}: {command} says\n{said}");
        ran += 1;
    }
    ran
}

#[test]
fn every_command_of_the_readme_says_what_it_shows() {
    assert!(run("README.md") >= 10);
}

#[test]
fn every_command_of_the_indonesian_guide_says_what_it_shows() {
    assert!(run("docs/panduan.md") >= 15);
}

#[test]
fn every_command_of_the_examples_runs() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for entry in std::fs::read_dir(examples).expect("examples") {
        let entry = entry.expect("an entry");
        if entry.path().is_dir() {
            let readme = format!("examples/{}/README.md", entry.file_name().to_string_lossy());
            assert!(run(&readme) >= 1, "{readme} has no command");
        }
    }
}
