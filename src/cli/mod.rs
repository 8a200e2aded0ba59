//! The command line: arguments in, results and findings out, an exit code at the end. One file per command.
//!
//! Everything that touches the world (files, terminal, environment) and is not reading answers happens here.

mod abort;
mod agency;
pub(crate) mod args;
mod argument_values;
mod check;
mod chosen_format;
mod compare;
mod completions;
pub(crate) mod exit;
mod explain;
mod file_day;
mod file_identity;
mod files;
mod filled_forms;
mod findings_out;
mod help;
mod latest;
mod live_forms;
mod load_data;
mod load_rules;
mod malformed;
mod man;
mod manifest;
mod manifest_paths;
mod objections;
mod output;
mod own_results;
mod pdf;
mod printed_results;
mod progress;
mod rank;
mod report;
mod report_folder;
mod robustness;
mod rules;
mod rules_new;
mod score;
mod session;
mod table;
mod template;
mod usage;
mod verify;

use std::ffi::OsString;
use std::io;

use anyhow::Result;
use clap::{CommandFactory, FromArgMatches};

use crate::cli::abort::Stop;
use args::{Cli, Command};
use session::Session;

use crate::finding::{Place, finding};
use crate::i18n::lang::Lang;

/// Runs the program with its arguments (its own name first) and gives the exit code.
#[must_use]
pub fn run(arguments: &[OsString]) -> u8 {
    if let Some(code) = completions::answer(arguments, |name| std::env::var_os(name)) {
        return code;
    }
    let lang = session::language(arguments, |name| std::env::var_os(name));
    let cli = match parse(arguments, lang) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error, arguments, lang),
    };
    let session = Session::new(&cli.global, lang);
    if let Err(stop) = session::epoch(std::env::var_os("SOURCE_DATE_EPOCH")) {
        return stopped(&stop.into(), &session);
    }
    let code = dispatch(&cli.command, &session).unwrap_or_else(|error| stopped(&error, &session));
    match session.findings.finish() {
        Ok(()) => code,
        Err(error) => code.max(stopped(&error, &session)),
    }
}

fn dispatch(command: &Command, session: &Session) -> Result<u8> {
    match command {
        Command::Score(args) => score::run(args, session),
        Command::Check(args) => check::run(args, session),
        Command::Explain(args) => explain::run(args, session),
        Command::Verify(args) => verify::run(args, session),
        Command::Compare(args) => compare::run(args, session),
        Command::Report(args) => report::run(args, session),
        Command::Robustness(args) => robustness::run(args, session),
        Command::Template(args) => template::run(args, session),
        Command::Table(args) => table::run(args, session),
        Command::Rules(command) => rules::run(command, session),
        Command::Completions(args) => completions::run(args, session),
        Command::Man(args) => man::run(args, session),
    }
}

/// The command line: commands and options with their help in English, as manual pages and completions are made from it.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}

/// The command line, with help in the user's language.
fn command_line(lang: Lang) -> clap::Command {
    help::dressed(Cli::command(), lang)
}

/// What was typed. Making the texts of help takes longer than a small job, so they are made only where they are shown.
fn parse(arguments: &[OsString], lang: Lang) -> Result<Cli, clap::Error> {
    let words = asking_for_help(arguments);
    let shows_help = words.len() < 2 || words.iter().any(|word| word == "--help" || word == "-h");
    if shows_help {
        let command = help::dressed(help::without_others(Cli::command(), "", &words), lang);
        return Cli::from_arg_matches(&command.try_get_matches_from(words)?);
    }
    let matches = Cli::command().try_get_matches_from(&words);
    Cli::from_arg_matches(&matches.or_else(|_| command_line(lang).try_get_matches_from(words))?)
}

/// `ikip help score` is `ikip score --help`, as people know it from other programs.
fn asking_for_help(arguments: &[OsString]) -> Vec<OsString> {
    match arguments {
        [program, asked, rest @ ..] if asked == "help" || asked == "bantuan" => {
            std::iter::once(program).chain(rest).cloned().chain([OsString::from("--help")]).collect()
        }
        _ => arguments.to_vec(),
    }
}

/// Help and version go to stdout and are fine; anything else is wrong usage.
fn refuse(error: &clap::Error, arguments: &[OsString], lang: Lang) -> u8 {
    use clap::error::ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand, DisplayVersion};
    match error.kind() {
        DisplayHelp | DisplayVersion => match error.print() {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => exit::SYSTEM,
            _ => exit::FINE,
        },
        DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            exit::USAGE
        }
        _ => {
            let message = usage::message(error, lang);
            let log = findings_out::FindingsLog::new(findings_out::typed(arguments).as_deref());
            let first = message.lines().next().unwrap_or_default().to_owned();
            let reason = first.split_once(": ").map_or(first.as_str(), |(_, reason)| reason).to_owned();
            log.record(&[finding!(E050: reason = reason)], lang);
            if !log.replaces_text() {
                let _ = io::Write::write_all(&mut io::stderr(), message.as_bytes());
            }
            // The command line is wrong whether or not this file can be written.
            let _ = log.finish();
            exit::USAGE
        }
    }
}

/// The exit code of a run that ended early; its findings are told first.
fn stopped(error: &anyhow::Error, session: &Session) -> u8 {
    if let Some(Stop(findings)) = error.downcast_ref() {
        session.tell(findings);
        return exit::of(findings, false);
    }
    match error.downcast_ref::<io::Error>() {
        Some(error) if error.kind() == io::ErrorKind::BrokenPipe => exit::FINE,
        _ => {
            session.tell(&[finding!(E902: reason = error.to_string()).at(Place::file("stdout"))]);
            exit::SYSTEM
        }
    }
}
