//! `ikip rules`: what comes with the program, one instrument as a tree, mistakes, a sheet to start from, schemas.

use std::path::Path;

use anyhow::Result;

use super::args::{RulesCommand, TextOrJson};
use super::exit;
use super::files::FilesOfRun;
use super::output;
use super::rules_new;
use super::session::Session;
use crate::cli::chosen_format::chosen_format;
use crate::cli::load_rules;
use crate::document::terminal;
use crate::finding::{self, Finding, finding, render};
use crate::names::nearest::nearest;
use crate::report::provenance::PROGRAM;
use crate::report::rules::{FORMATS, InstrumentReport, Listed, NoVintage, ahp, list, vintages};
use crate::report::schema::{SCHEMAS, schema};
use crate::report::words::Word;
use crate::rules::{Instrument, Read, builtin, starter};

/// Runs one of the commands about rules.
pub(crate) fn run(command: &RulesCommand, session: &Session) -> Result<u8> {
    match command {
        RulesCommand::List { search, format } => list_shipped(search, *format, session),
        RulesCommand::Which { scheme, year, format } => which(scheme, *year, *format, session),
        RulesCommand::Show { rules, format, output } => show_one(rules, format.as_deref(), output.as_deref(), session),
        RulesCommand::Check { rules, format, strictness } => check(rules, *format, strictness.strict, session),
        RulesCommand::Ahp { rules, format } => show_ahp(rules, *format, session),
        RulesCommand::New { from: None, output, .. } => {
            let permit = FilesOfRun::default().writes(output).check()?;
            output::write(&permit, output.as_deref(), |out| out.write_all(starter::TEXT.as_bytes()))?;
            Ok(exit::FINE)
        }
        RulesCommand::New { from: Some(from), sheet, output, strictness } => {
            let asked = rules_new::Asked { from, sheet: sheet.as_deref(), output: output.as_deref() };
            rules_new::run(&asked, strictness.strict, session)
        }
        RulesCommand::Schema { of } => print(&(schema(of).unwrap_or(&SCHEMAS[0]).text)(session.lang)),
    }
}

fn print(text: &str) -> Result<u8> {
    output::print(|out| out.write_all(text.as_bytes()))?;
    Ok(exit::FINE)
}

/// The shipped rules, in alphabetical order.
fn shipped() -> Vec<Listed> {
    let shipped = builtin::ALL.iter().filter_map(|(id, text)| crate::rules::read(text, id).instrument);
    shipped.map(|instrument| Listed::from(&instrument)).collect()
}

/// `rules which SCHEME YEAR`.
fn which(scheme: &str, year: i64, format: TextOrJson, session: &Session) -> Result<u8> {
    let rules = shipped();
    let found = match vintages(&rules, scheme, year) {
        Ok(found) => found,
        Err(NoVintage::UnknownScheme(schemes)) => {
            let near = nearest(scheme, schemes.iter().map(String::as_str));
            session.tell(&[finding!(E198: scheme = scheme, schemes = schemes.join(", "); near = near)]);
            return Ok(exit::USAGE);
        }
        Err(NoVintage::TooEarly(first)) => {
            let (year, first) = (year.to_string(), first.to_string());
            session.tell(&[finding!(E199: scheme = scheme, year = year, first = first)]);
            return Ok(exit::USAGE);
        }
    };
    match format {
        TextOrJson::Text => print(&found.told(session.lang)),
        TextOrJson::Json => print(&format!("{}\n", serde_json::to_string_pretty(&found)?)),
    }
}

fn list_shipped(search: &[String], format: TextOrJson, session: &Session) -> Result<u8> {
    let rules: Vec<Listed> = shipped().into_iter().filter(|one| one.matches(search)).collect();
    match format {
        TextOrJson::Text if rules.is_empty() => {
            let search = search.join(" ");
            print(&format!("{}\n", Word::NoSuchRules.with(session.lang, &[("search", search)])))
        }
        TextOrJson::Text => {
            let screen = session.screen(false);
            print(&list(&rules, session.lang, screen.width, screen.palette))
        }
        TextOrJson::Json => print(&format!("{}\n", serde_json::to_string_pretty(&rules)?)),
    }
}

fn show_one(name: &str, asked: Option<&str>, output: Option<&Path>, session: &Session) -> Result<u8> {
    let format = chosen_format(FORMATS, asked, output)?;
    let permit = FilesOfRun::default().rules([&name.to_owned()]).writes(output).check()?;
    let (instrument, warnings) = load_rules::rules(name)?;
    session.tell(&warnings);
    let screen = session.screen(output.is_some());
    let report = InstrumentReport { instrument: &instrument, lang: session.lang, screen };
    output::write(&permit, output, |out| (format.write)(&report, out))?;
    Ok(exit::FINE)
}

/// How derived weights came about. Without any, that is said.
fn show_ahp(name: &str, format: TextOrJson, session: &Session) -> Result<u8> {
    let (instrument, warnings) = load_rules::rules(name)?;
    session.tell(&warnings);
    match format {
        TextOrJson::Text => {
            let screen = session.screen(false);
            print(&terminal::render(&ahp::document(&instrument, session.lang), screen.width, screen.palette))
        }
        TextOrJson::Json => {
            output::print(|out| ahp::write_json(&instrument, out))?;
            Ok(exit::FINE)
        }
    }
}

/// What came of one file.
struct CheckedRules<'a> {
    name: &'a str,
    instrument: Option<Instrument>,
    findings: Vec<Finding>,
}

/// Reports on every file; what is found is the result, so it goes to stdout.
fn check(names: &[String], format: TextOrJson, strict: bool, session: &Session) -> Result<u8> {
    let checked: Vec<CheckedRules<'_>> = names.iter().map(|name| read(name)).collect();
    match format {
        TextOrJson::Text => {
            let colour = session.screen(false).palette != crate::report::ansi::Palette::None;
            print(&checked.iter().map(|one| told(one, colour, session)).collect::<Vec<_>>().join("\n"))?;
        }
        TextOrJson::Json => {
            let findings = checked.iter().flat_map(|one| &one.findings);
            let findings: Vec<_> = findings.map(|finding| render::json(finding, session.lang)).collect();
            let files: Vec<_> = checked.iter().map(summary).collect();
            let document = serde_json::json!({
                "schema": "ikip.rules-check/1", "program": PROGRAM, "files": files, "findings": findings,
            });
            print(&format!("{document:#}\n"))?;
        }
    }
    checked.iter().for_each(|one| session.findings.record(&one.findings, session.lang));
    Ok(checked.iter().map(|one| exit::of(&one.findings, strict)).max().unwrap_or(exit::FINE))
}

fn read(name: &str) -> CheckedRules<'_> {
    match load_rules::rules_text(name) {
        Err(stop) => CheckedRules { name, instrument: None, findings: stop.0 },
        Ok(text) => {
            let Read { instrument, mut findings } = crate::rules::read(&text, name);
            finding::sort(&mut findings);
            CheckedRules { name, instrument, findings }
        }
    }
}

fn told(one: &CheckedRules<'_>, colour: bool, session: &Session) -> String {
    let findings = one.findings.iter().map(|finding| render::text(finding, session.lang, colour));
    let mut text: Vec<String> = findings.collect();
    let (errors, warnings) = counts(&one.findings);
    let last = match &one.instrument {
        Some(instrument) if one.findings.is_empty() => {
            let leaves = instrument.criteria.iter().filter(|criterion| criterion.is_leaf()).count();
            let all = instrument.criteria.len() - 1;
            let facts = [("file", one.name.to_owned()), ("criteria", all.to_string()), ("leaves", leaves.to_string())];
            Word::RulesFine.with(session.lang, &facts)
        }
        _ => {
            let facts = [("errors", errors.to_string()), ("warnings", warnings.to_string())];
            format!("{}: {}", one.name, Word::FindingsCount.with(session.lang, &facts))
        }
    };
    text.push(format!("{}\n", crate::i18n::printable::printable(&last)));
    text.join("\n")
}

fn counts(findings: &[Finding]) -> (usize, usize) {
    let errors = findings.iter().filter(|finding| finding.severity() == finding::Severity::Error).count();
    (errors, findings.len() - errors)
}

fn summary(one: &CheckedRules<'_>) -> serde_json::Value {
    let (errors, warnings) = counts(&one.findings);
    let id = one.instrument.as_ref().map(|instrument| &instrument.id);
    serde_json::json!({ "file": one.name, "id": id, "errors": errors, "warnings": warnings })
}
