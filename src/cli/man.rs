//! `ikip man`: the manual page, of the program or of one command.

use anyhow::Result;

use super::args::Man;
use super::session::Session;
use super::{command_line, exit, output};
use crate::cli::abort::Stop;
use crate::finding::finding;
use crate::i18n::lang::Lang;
use crate::report::provenance::PROGRAM_LINE;

/// Headings as the library writes them, and what they are in Indonesian and English.
const HEADINGS: [(&str, &str, &str); 8] = [
    ("NAME", "NAMA", "NAME"),
    ("SYNOPSIS", "RINGKASAN", "SYNOPSIS"),
    ("DESCRIPTION", "KETERANGAN", "DESCRIPTION"),
    ("OPTIONS", "OPSI", "OPTIONS"),
    ("SUBCOMMANDS", "PERINTAH", "COMMANDS"),
    ("Perintah", "PERINTAH", "COMMANDS"),
    ("EXTRA", "CONTOH", "EXAMPLES"),
    ("VERSION", "VERSI", "VERSION"),
];

/// Prints a manual page.
pub(crate) fn run(args: &Man, session: &Session) -> Result<u8> {
    let mut program = command_line(session.lang);
    program.build();
    let page = of(&program, &args.command)?;
    let name = page.get_display_name().unwrap_or_else(|| page.get_name()).to_owned();
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    let text = headed(&String::from_utf8(text)?, &name, session.lang);
    output::print(|out| out.write_all(text.as_bytes()))?;
    Ok(exit::FINE)
}

/// A command by its names or aliases, as a page of its own.
fn of(program: &clap::Command, path: &[String]) -> Result<clap::Command, Stop> {
    path.iter().try_fold(program.clone(), |command, name| {
        command.find_subcommand(name).cloned().ok_or_else(|| {
            let known = if command.has_subcommands() { &command } else { program };
            let commands: Vec<&str> = known.get_subcommands().map(clap::Command::get_name).collect();
            Stop::from(finding!(E007: name = name.as_str(), commands = commands.join(", ")))
        })
    })
}

/// The page with headings in the language, and a title line without a date: equal programs print equal pages.
fn headed(page: &str, name: &str, lang: Lang) -> String {
    let manual = if lang == Lang::Id { "Panduan ikip" } else { "ikip manual" };
    let line = |line: &str| {
        if line.starts_with(".TH ") {
            return format!(".TH {name} 1 \"\" \"{PROGRAM_LINE}\" \"{manual}\"\n");
        }
        // The heading of the examples, which are a section here.
        if line == "Contoh:" || line == "Examples:" {
            return String::new();
        }
        let heading = line.strip_prefix(".SH ").map(|heading| heading.trim().trim_matches('"'));
        let known = HEADINGS.iter().find(|(written, ..)| Some(*written) == heading);
        match known {
            Some((_, id, en)) => format!(".SH {}\n", if lang == Lang::Id { id } else { en }),
            None => format!("{}\n", line.trim_end()),
        }
    };
    page.lines().map(line).collect()
}
