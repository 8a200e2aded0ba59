//! The promises of `ikip completions` and `ikip man`: for every shell, in both languages, with every command and option,
//! with ids of rules, and with the names in the files on the line.

use crate::support::Run;
use clap::Command;

/// Every command below the program by its words (`rules show`), with its long options.
fn commands() -> Vec<(String, Vec<String>)> {
    let mut program = ikip::command();
    program.build();
    let mut found = Vec::new();
    collect(&program, "", &mut found);
    assert!(found.len() > 12, "{found:?}");
    found
}

fn collect(command: &Command, above: &str, found: &mut Vec<(String, Vec<String>)>) {
    for sub in command.get_subcommands() {
        let words = format!("{above} {}", sub.get_name()).trim().to_owned();
        let options = sub.get_arguments().filter_map(|argument| argument.get_long()).map(str::to_owned).collect();
        found.push((words.clone(), options));
        collect(sub, &words, found);
    }
}

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// A call as the script of a shell makes it at the end of these words; the last is the one that is being typed.
fn asking(shell: &str, lang: &str, words: &[&str]) -> Run {
    let run = Run::new("--").stderr("").variable("_CLAP_IFS", "\n");
    let run = run.variable("_CLAP_COMPLETE_INDEX", &(words.len() - 1).to_string());
    let run = run.variable(&format!("IKIP_COMPLETE_{}", lang.to_uppercase()), shell);
    words.iter().fold(run, |run, word| run.arg(word))
}

/// What is offered at the end of these words, a value a line with what the shell shows beside it.
fn offered(shell: &str, lang: &str, words: &[&str]) -> String {
    asking(shell, lang, words).run().stdout
}

/// What is offered in bash, where a line is a value.
fn values(run: &Run) -> Vec<String> {
    run.run().stdout.lines().map(str::to_owned).collect()
}

#[test]
fn every_shell_completes_every_command_and_option_in_both_languages() {
    for shell in SHELLS {
        for lang in ["id", "en"] {
            let script = Run::new(&format!("completions {shell} --lang {lang}")).stderr("").run().stdout;
            let variable = format!("IKIP_COMPLETE_{}", lang.to_uppercase());
            assert!(script.contains(&variable) && script.contains("ikip"), "{shell} in {lang}: {script}");
        }
        for (words, options) in commands() {
            let words: Vec<&str> = std::iter::once("ikip").chain(words.split(' ')).collect();
            let (name, above) = words.split_last().expect("a word");
            let found = offered(shell, "id", &[above, &[""]].concat());
            assert!(found.contains(name), "{shell} does not know {name} in {found}");
            let found = offered(shell, "id", &[&words[..], &["--"]].concat());
            for option in options {
                assert!(found.contains(&format!("--{option}")), "{shell} does not know --{option} of {words:?}");
            }
        }
    }
}

#[test]
fn descriptions_in_completions_speak_the_language_that_is_asked_for() {
    // Bash and elvish show values alone.
    for shell in ["fish", "powershell", "zsh"] {
        let (id, en) = (offered(shell, "id", &["ikip", "man"]), offered(shell, "en", &["ikip", "man"]));
        assert!(id.contains("Mencetak halaman manual") && !id.contains("Print the manual page"), "{shell}: {id}");
        assert!(en.contains("Print the manual page") && !en.contains("Mencetak halaman manual"), "{shell}: {en}");
    }
}

#[test]
fn an_other_name_of_a_command_is_completed_once_it_is_begun_and_its_options_with_it() {
    for (begun, name) in [
        ("nil", "nilai"),
        ("per", "periksa"),
        ("jel", "jelaskan"),
        ("coc", "cocokkan"),
        ("ban", "banding"),
        ("lap", "laporan"),
        ("ket", "ketahanan"),
        ("for", "formulir"),
        ("atu", "aturan"),
    ] {
        assert_eq!(values(&asking("bash", "id", &["ikip", begun])), [name]);
    }
    assert_eq!(values(&asking("bash", "id", &["ikip", "tabe"])), ["tabel"]);
    assert!(values(&asking("bash", "id", &["ikip", "nilai", "--mani"])) == ["--manifest"]);
    let first = values(&asking("bash", "id", &["ikip", ""]));
    assert!(first.contains(&"score".to_owned()) && !first.contains(&"nilai".to_owned()), "{first:?}");
}

#[test]
fn ids_of_shipped_rules_are_completed_wherever_rules_are_named_and_files_too() {
    let own = "aturan-kami.toml";
    for words in [
        &["ikip", "score", "data.csv", "--rules"][..],
        &["ikip", "nilai", "--rules"],
        &["ikip", "compare", "a.csv", "b.csv", "--rules", "ikip-2021", "--rules"],
        &["ikip", "verify", "a.csv", "--rules", "ikip-2021", "--also"],
        &["ikip", "rules", "show"],
        &["ikip", "aturan", "check"],
    ] {
        let found = values(&asking("bash", "id", &[words, &["monev-kal"]].concat()));
        assert_eq!(found, ["monev-kalbar-2022", "monev-kalsel-2025", "monev-kaltim-2025"], "{words:?}");
        let found = values(&asking("bash", "id", &[words, &["aturan"]].concat()).file(own, "schema = 1"));
        assert_eq!(found, [own], "{words:?}");
    }
    let found = values(&asking("bash", "id", &["ikip", "rules", "which", "monev-ki"]));
    assert_eq!(found, ["monev-ki-pusat"]);
}

#[test]
fn agencies_groups_and_criteria_are_those_of_the_files_and_rules_on_the_line() {
    let answers =
        "agency,group,criterion,score\nDinas Kesehatan,OPD,saq,90\nDinas Kominfo,OPD,saq,80\nRSUD,OPD,saq,70\n";
    let explain = ["ikip", "explain", "j.csv", "--rules", "monev-kaltim-2025"];
    let asked = |more: &[&str]| asking("bash", "id", &[&explain, more].concat()).file("j.csv", answers);
    assert_eq!(values(&asked(&["--agency", "Dinas "])), ["Dinas Kesehatan", "Dinas Kominfo"]);
    assert_eq!(values(&asked(&["--agency", "dinas\\ ko"])), ["Dinas Kominfo"]);
    assert_eq!(values(&asked(&["--agency", ""])), ["Dinas Kesehatan", "Dinas Kominfo", "RSUD", "all"]);
    let set = values(&asked(&["--set", "sa"]));
    assert!(set.contains(&"saq=".to_owned()), "{set:?}");
    // A list names those who sent nothing.
    let listed = asked(&["--agencies", "daftar.csv", "--agency", "D"]).file("daftar.csv", "id,name\n7,Dinas Sosial\n");
    assert!(values(&listed).contains(&"Dinas Sosial".to_owned()));
    let only = values(&asking("bash", "id", &["ikip", "template", "--rules", "monev-kaltim-2025", "--only", "vis"]));
    assert_eq!(only, ["visit"]);
    // Groups are those of the rules where these have a list, else those that the inputs name.
    let group = |rules: &str, begun: &str| {
        let words = ["ikip", "score", "j.csv", "--rules", rules, "--group", begun];
        values(&asking("bash", "id", &words).file("j.csv", answers))
    };
    assert_eq!(group("contoh", "ins"), ["Instansi vertikal"]);
    assert_eq!(group("spbe-2020", ""), ["OPD"]);
}

#[test]
fn names_are_not_looked_for_in_large_files_standard_input_or_under_rules_that_do_not_hold() {
    let explain = |rules: &str, input: &str| {
        asking("bash", "id", &["ikip", "explain", input, "--rules", rules, "--agency", "D"]).stdin("agency,saq\nD,1\n")
    };
    let mut large = String::from("agency,criterion,score\n");
    while large.len() <= 4 << 20 {
        large.push_str("Dinas,saq,90\n");
    }
    assert!(values(&explain("monev-kaltim-2025", "j.csv").file("j.csv", large)).is_empty());
    assert!(values(&explain("monev-kaltim-2025", "-")).is_empty());
    assert!(values(&explain("bukan-aturan", "j.csv").file("j.csv", "agency,saq\nD,1\n")).is_empty());
    assert_eq!(values(&explain("monev-kaltim-2025", "j.csv").file("j.csv", "agency,saq\nD,1\n")), ["D"]);
}

/// What bash itself ends up with: the script is sourced and its function called as bash calls it.
#[test]
fn bash_completes_by_the_script_that_is_printed() {
    let bash = std::path::Path::new("/bin/bash");
    if !bash.exists() {
        println!("SKIPPED: there is no /bin/bash");
        return;
    }
    let run = Run::new("completions bash --lang en").file("j.csv", "agency,saq\nDinas Kominfo,1\n");
    let script = run.run().stdout;
    assert!(script.contains("complete -o filenames"), "bash would not quote blanks: {script}");
    let called = "COMP_WORDS=(ikip explain j.csv --rules monev-kaltim-2025 --agency Di); COMP_CWORD=6; COMP_TYPE=9\n\
                  _clap_complete_ikip ikip Di --agency\nprintf '%s|' \"${COMPREPLY[@]}\"\n";
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_ikip")).parent().expect("a folder");
    let path = std::env::join_paths(
        std::iter::once(program.to_owned()).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    );
    let output = std::process::Command::new(bash)
        .args(["--norc", "--noprofile", "-c", &format!("{script}\n{called}")])
        .current_dir(run.folder())
        .env("PATH", path.expect("a path"))
        .output()
        .expect("bash runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "Dinas Kominfo|", "{output:?}");
}

#[test]
fn a_manual_page_has_headings_in_its_language_and_says_which_program_it_is_of() {
    let page = |arguments: &str| Run::new(arguments).stderr("").run().stdout;
    let (id, en) = (page("man rules show"), page("man rules show --lang en"));
    assert!(id.contains(".TH ikip-rules-show 1 \"\" \"ikip "), "{id}");
    for (heading, other) in
        [("NAMA", "NAME"), ("RINGKASAN", "SYNOPSIS"), ("KETERANGAN", "DESCRIPTION"), ("OPSI", "OPTIONS")]
    {
        assert!(id.contains(&format!(".SH {heading}\n")) && !id.contains(&format!(".SH {other}\n")), "{id}");
        assert!(en.contains(&format!(".SH {other}\n")) && !en.contains(&format!(".SH {heading}\n")), "{en}");
    }
    Run::new("man score bukan").status(2).tells("E007").run();
}

#[test]
fn the_manual_lists_every_command_and_a_page_of_its_own_every_option() {
    for lang in ["id", "en"] {
        let whole = Run::new(&format!("man --lang {lang}")).stderr("").run().stdout;
        for (words, options) in commands() {
            let listed = words.contains(' ') || whole.contains(&format!("ikip\\-{words}(1)"));
            assert!(listed, "{words} is not in the manual in {lang}");
            let page = Run::new(&format!("man {words} --lang {lang}")).stderr("").run().stdout;
            for option in options {
                let written = format!("\\-\\-{}", option.replace('-', "\\-"));
                assert!(page.contains(&written), "--{option} is not in the page of {words} in {lang}");
            }
        }
    }
}

#[test]
fn the_indonesian_names_of_options_are_completed() {
    for (typed, wanted) in [("--han", "--hanya"), ("--bat", "--batas-waktu"), ("--atu", "--aturan")] {
        let found = offered("bash", "id", &["ikip", "check", typed]);
        assert!(found.lines().any(|line| line.trim() == wanted), "{typed}: {found}");
    }
}
