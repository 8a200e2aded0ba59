//! The promises of `ikip completions` and `ikip man`: for every shell, in both languages, with every command and option.

use crate::support::Run;
use clap::{Command, CommandFactory as _};
use ikip::cli::args::Cli;

/// Every command below the program by its words (`rules show`), with its long options.
fn commands() -> Vec<(String, Vec<String>)> {
    let mut program = Cli::command();
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

#[test]
fn every_shell_completes_every_command_and_option_in_both_languages() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        for lang in ["id", "en"] {
            let script = Run::new(&format!("completions {shell} --lang {lang}")).stderr("").run().stdout;
            for (words, options) in commands() {
                let name = words.rsplit(' ').next().expect("a word");
                assert!(script.contains(name), "{shell} in {lang} does not know {words}");
                for option in options {
                    let written = if shell == "fish" { format!("-l {option}") } else { format!("--{option}") };
                    assert!(script.contains(&written), "{shell} in {lang} does not know --{option} of {words}");
                }
            }
        }
    }
}

#[test]
fn descriptions_in_completions_speak_the_language_that_is_asked_for() {
    for shell in ["elvish", "fish", "powershell", "zsh"] {
        let call = |lang: &str| Run::new(&format!("completions {shell} --lang {lang}")).run().stdout;
        let (id, en) = (call("id"), call("en"));
        assert!(id.contains("Mencetak halaman manual") && !id.contains("Print the manual page"), "{shell}");
        assert!(en.contains("Print the manual page") && !en.contains("Mencetak halaman manual"), "{shell}");
    }
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
