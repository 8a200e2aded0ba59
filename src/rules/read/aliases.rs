//! `aliases` of a choice scale: other spellings that count as one of its choices.

use super::diagnostics::Diagnostics;
use super::keys::{Fields, tidy};
use super::spanned::TomlValue;
use crate::names::nearest::nearest;
use crate::rules::scale::{Alias, Choice};

/// The aliases of a scale; `None` when one of them is wrong, which has been reported.
pub(super) fn read(fields: &mut Fields<'_>, choices: &[Choice], report: &mut Diagnostics<'_>) -> Option<Vec<Alias>> {
    let Some(node) = fields.node("aliases") else { return Some(Vec::new()) };
    let TomlValue::Table(entries) = &node.value else {
        report.say("E120", &node.span, &[("key", "aliases")]);
        return None;
    };
    let same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
    let mut aliases: Vec<Alias> = Vec::new();
    let mut sound = true;
    for entry in entries {
        let spelling = tidy(&entry.key.value);
        let taken = choices.iter().any(|choice| same(&choice.label, &spelling))
            || aliases.iter().any(|known| same(&known.spelling, &spelling));
        if spelling.is_empty() || taken {
            report.say("E191", &entry.key.span, &[("value", &spelling)]);
            sound = false;
        }
        let written = match &entry.node.value {
            TomlValue::Text(text) => tidy(text),
            TomlValue::Number(text) => text.clone(),
            _ => {
                report.say("E116", &entry.node.span, &[("key", "aliases")]);
                sound = false;
                continue;
            }
        };
        match choices.iter().position(|choice| same(&choice.label, &written)) {
            Some(choice) => aliases.push(Alias { spelling, choice }),
            None => {
                let near = nearest(&written, choices.iter().map(|choice| choice.label.as_str()));
                let facts = [("value", written.as_str()), ("near", near.unwrap_or_default())];
                report.say("E190", &entry.node.span, &facts[..if near.is_some() { 2 } else { 1 }]);
                sound = false;
            }
        }
    }
    sound.then_some(aliases)
}
