//! `ikip completions`: the script of a shell, and the answers it asks for while a command is typed.
//!
//! The script only runs `ikip` with the words typed so far and a variable of [`REQUESTS`], so that commands, options, ids
//! of rules, criteria and agencies are those of the program and of the files at hand.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use clap::{ArgMatches, Command, CommandFactory as _};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter as _};
use clap_complete::env::Shells;

use super::args::{Cli, Completions, Meant};
use super::file_identity::files_below;
use super::session::Session;
use super::{command_line, exit, load_data, load_rules, output};
use crate::answers::Assessments;
use crate::i18n::lang::Lang;
use crate::intake::{InputArg, Request};
use crate::report::rules::scheme;
use crate::rules::{Instrument, builtin};

/// The variable of a script names the shell; which variable it is, the language of descriptions.
const REQUESTS: [(&str, Lang); 2] = [("IKIP_COMPLETE_ID", Lang::Id), ("IKIP_COMPLETE_EN", Lang::En)];

/// The most bytes of answers that are read for the names in them: what takes no time that is felt.
const MOST: u64 = 4 << 20;

/// Words for all agencies, which complete no name.
const EVERYBODY: &str = "all";

/// Prints the completions of a shell.
pub(crate) fn run(args: &Completions, session: &Session) -> Result<u8> {
    let variable = REQUESTS.iter().find(|(_, lang)| *lang == session.lang).map_or(REQUESTS[0].0, |(name, _)| *name);
    let mut script = Vec::new();
    if let Some(shell) = Shells::builtins().completer(&args.shell.to_string()) {
        shell.write_registration(variable, "ikip", "ikip", "ikip", &mut script)?;
    }
    // Bash quotes what it inserts only where it takes it for names of files; names of agencies have blanks.
    let script = String::from_utf8(script)?.replace("complete -o nospace", "complete -o filenames -o nospace");
    output::print(|out| out.write_all(script.as_bytes()))?;
    Ok(exit::FINE)
}

/// Answers the script of a shell, if it is one that runs the program: the exit code, else `None`.
pub(crate) fn answer(arguments: &[OsString], variable: impl Fn(&str) -> Option<OsString>) -> Option<u8> {
    let (shell, lang) = REQUESTS.iter().find_map(|(name, lang)| variable(name).map(|shell| (shell, *lang)))?;
    let shells = Shells::builtins();
    let shell = shells.completer(shell.to_str()?)?;
    let words: Vec<OsString> = arguments.iter().skip_while(|word| *word != "--").skip(1).cloned().collect();
    let folder = std::env::current_dir().ok();
    let mut command = completing(command_line(lang), &Arc::new(TypedLine(words.clone())));
    let mut found = Vec::new();
    // A shell that asks in another way than its script does gets no answer.
    let answered =
        !words.is_empty() && shell.write_complete(&mut command, words, folder.as_deref(), &mut found).is_ok();
    let printed = answered && output::print(|out| out.write_all(&found)).is_ok();
    Some(if printed { exit::FINE } else { exit::USAGE })
}

/// The command line with everything that completes values. Other names of commands are offered by the library where no
/// first name begins as typed.
fn completing(command: Command, typed: &Arc<TypedLine>) -> Command {
    let command = command.mut_args(|argument| match completer(argument.get_id().as_str(), typed) {
        Some(completer) => argument.add(completer),
        None => argument,
    });
    command.mut_subcommands(|sub| completing(sub, typed))
}

/// What completes the values of an argument, by its id; `None` where the library knows enough (files, formats).
fn completer(argument: &str, typed: &Arc<TypedLine>) -> Option<ArgValueCompleter> {
    let values: fn(&TypedLine) -> Vec<String> = match argument {
        "rules" | "also" | "since_rules" => return Some(ArgValueCompleter::new(rules)),
        "scheme" => |_| schemes(),
        "agency" => TypedLine::agencies,
        "group" => TypedLine::groups,
        "only" => |typed| typed.criteria(""),
        "set" => |typed| typed.criteria("="),
        _ => return None,
    };
    let typed = Arc::clone(typed);
    Some(ArgValueCompleter::new(move |current: &OsStr| fitting(current, values(&typed))))
}

/// Ids of rules that come with the program, and files.
fn rules(current: &OsStr) -> Vec<CompletionCandidate> {
    let mut found = fitting(current, builtin::ids().map(str::to_owned).collect());
    found.extend(PathCompleter::file().complete(current));
    found
}

/// Every scheme of the rules that come with the program, once.
fn schemes() -> Vec<String> {
    let mut schemes: Vec<String> = builtin::ids().map(|id| scheme(id).to_owned()).collect();
    schemes.dedup();
    schemes
}

/// The values that begin as typed, case and backslashes before blanks aside.
fn fitting(current: &OsStr, values: Vec<String>) -> Vec<CompletionCandidate> {
    let typed = current.to_string_lossy().replace('\\', "").to_lowercase();
    values.into_iter().filter(|value| value.to_lowercase().starts_with(&typed)).map(CompletionCandidate::new).collect()
}

/// The words of a command line that is being typed.
#[derive(Debug)]
struct TypedLine(Vec<OsString>);

impl TypedLine {
    /// The arguments of the command, as far as they can be told.
    fn matches(&self) -> Option<ArgMatches> {
        let mut matches = Cli::command().ignore_errors(true).try_get_matches_from(&self.0).ok()?;
        matches.remove_subcommand().map(|(_, matches)| matches)
    }

    /// The rules that are named, where they can be used.
    fn instrument(&self, matches: &ArgMatches) -> Option<Instrument> {
        let named = matches.try_get_many::<String>("rules").ok()??.next()?;
        load_rules::rules(named).ok().map(|(instrument, _)| instrument)
    }

    /// The groups of the rules, else those in the inputs.
    fn groups(&self) -> Vec<String> {
        let Some(matches) = self.matches() else { return Vec::new() };
        let Some(instrument) = self.instrument(&matches) else { return Vec::new() };
        if !instrument.groups.is_empty() {
            return instrument.groups;
        }
        let assessments = self.assessments(&matches, &instrument);
        let agencies = assessments.map(|assessments| assessments.agencies).unwrap_or_default();
        sorted(agencies.iter().filter_map(|agency| agency.group.as_deref()).map(str::to_owned))
    }

    /// Ids of criteria, each with what follows it.
    fn criteria(&self, end: &str) -> Vec<String> {
        let instrument = self.matches().and_then(|matches| self.instrument(&matches));
        let criteria = instrument.map(|instrument| instrument.criteria).unwrap_or_default();
        // The first is the total.
        criteria.iter().skip(1).map(|criterion| format!("{}{end}", criterion.id)).collect()
    }

    /// Names in the inputs and in the list of agencies.
    fn agencies(&self) -> Vec<String> {
        let Some(matches) = self.matches() else { return Vec::new() };
        let assessments = self.instrument(&matches).and_then(|instrument| self.assessments(&matches, &instrument));
        let Some(assessments) = assessments else { return Vec::new() };
        let mut names = sorted(assessments.agencies.iter().map(|agency| agency.name.to_string()));
        names.push(EVERYBODY.to_owned());
        names
    }

    /// The inputs and the list of agencies as they are read under the rules; `None` where they are large.
    fn assessments(&self, matches: &ArgMatches, instrument: &Instrument) -> Option<Assessments> {
        let inputs = matches.try_get_many::<PathBuf>("inputs").ok()?.into_iter().flatten();
        let inputs: Vec<&PathBuf> = inputs.filter(|path| path.exists()).collect();
        let list = matches.try_get_one::<PathBuf>("agencies").ok()?.cloned();
        if inputs.iter().copied().chain(&list).map(|path| size(path)).sum::<u64>() > MOST {
            return None;
        }
        let columns = matches.try_get_many::<(String, String)>("column").ok()?.into_iter().flatten();
        let columns: Vec<(String, String)> = columns.cloned().collect();
        let request = Request {
            inputs: inputs.iter().map(|path| InputArg::argument(&path.to_string_lossy())).collect(),
            hints: load_data::hints(&columns, &Meant::default(), instrument).ok()?,
            agencies: list,
            sheet: matches.try_get_one::<String>("sheet").ok()?.cloned(),
            ..Request::default()
        };
        Some(load_data::read(instrument, &request).assessments)
    }
}

/// Every text once, in alphabetical order.
fn sorted(texts: impl Iterator<Item = String>) -> Vec<String> {
    texts.collect::<BTreeSet<String>>().into_iter().collect()
}

/// The bytes of a file, or of all files of a folder.
fn size(path: &Path) -> u64 {
    let bytes = |path: &Path| std::fs::metadata(path).map_or(0, |known| known.len());
    if path.is_dir() { files_below(path).iter().map(|file| bytes(file)).sum() } else { bytes(path) }
}
