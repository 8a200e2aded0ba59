//! A command line that cannot be understood, said in the user's language. English is clap's own.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::malformed::Malformed;
use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;

/// The message for stderr, ending in a line break. What was typed is shown as text, whatever it holds: scripts type
/// names from files.
#[must_use]
pub(crate) fn message(error: &clap::Error, lang: Lang) -> String {
    let said = match lang {
        Lang::En => error.render().to_string(),
        Lang::Id => {
            let said = said(error).unwrap_or_else(|| error.render().to_string().trim_end().to_owned());
            let usage = usage(error).map_or_else(String::new, |usage| format!("\n\n{usage}"));
            format!("kesalahan: {said}{usage}\n\nUntuk bantuan: `ikip --help` atau `ikip PERINTAH --help`\n")
        }
    };
    said.split_inclusive('\n').fold(String::new(), |text, line| match line.strip_suffix('\n') {
        Some(line) => text + &printable(line) + "\n",
        None => text + &printable(line),
    })
}

/// What is wrong, in Indonesian; `None` for what hardly happens.
fn said(error: &clap::Error) -> Option<String> {
    let argument = || text(error, ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let near = suggested(error, ContextKind::SuggestedArg);
            Some(format!("argumen {} tidak dikenal{near}", argument()?))
        }
        ErrorKind::InvalidSubcommand => {
            let near = suggested(error, ContextKind::SuggestedSubcommand);
            Some(format!("perintah {} tidak dikenal{near}", text(error, ContextKind::InvalidSubcommand)?))
        }
        ErrorKind::InvalidValue => Some(invalid_value(error, &argument()?)),
        ErrorKind::ValueValidation => {
            let value = text(error, ContextKind::InvalidValue)?;
            let expected = error.source().and_then(|source| source.downcast_ref::<Malformed>());
            let expected = expected.map_or_else(String::new, |form| format!(": {}", form.say(Lang::Id)));
            Some(format!("nilai \"{value}\" untuk {} tidak sah{expected}", argument()?))
        }
        ErrorKind::MissingRequiredArgument => Some(format!("yang ini wajib disebut: {}", argument()?)),
        ErrorKind::MissingSubcommand => Some("belum ada perintah".to_owned()),
        ErrorKind::ArgumentConflict => {
            let (one, other) = (argument()?, text(error, ContextKind::PriorArg)?);
            if one == other {
                return Some(format!("{one} hanya boleh disebut satu kali"));
            }
            Some(format!("{one} tidak dapat dipakai bersama {other}"))
        }
        ErrorKind::TooManyValues => {
            let value = text(error, ContextKind::InvalidValue)?;
            Some(format!("{} tidak menerima nilai \"{value}\"", argument()?))
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Some(format!("jumlah nilai untuk {} tidak sesuai", argument()?))
        }
        _ => None,
    }
}

/// How the command is called, as clap says it of the arguments that were given.
fn usage(error: &clap::Error) -> Option<String> {
    let ContextValue::StyledStr(usage) = error.get(ContextKind::Usage)? else { return None };
    let usage = usage.to_string();
    let usage = usage.trim().strip_prefix("Usage:")?.trim();
    Some(format!("Pemakaian: {}", usage.replace("[OPTIONS]", "[OPSI]").replace("<COMMAND>", "<PERINTAH>")))
}

fn invalid_value(error: &clap::Error, argument: &str) -> String {
    let valid = text(error, ContextKind::ValidValue).unwrap_or_default();
    match text(error, ContextKind::InvalidValue).filter(|value| !value.is_empty()) {
        Some(value) => {
            let near = text(error, ContextKind::SuggestedValue);
            let near = near.map_or_else(String::new, |near| format!(" (maksudnya {near}?)"));
            format!("nilai \"{value}\" untuk {argument} tidak dikenal{near}; pilihannya: {valid}")
        }
        None if valid.is_empty() => format!("{argument} belum diberi nilai"),
        None => format!("{argument} belum diberi nilai; pilihannya: {valid}"),
    }
}

fn suggested(error: &clap::Error, kind: ContextKind) -> String {
    text(error, kind).map_or_else(String::new, |near| format!("; maksudnya {near}?"))
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
