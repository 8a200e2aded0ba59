//! `aliases` of a choice scale: other spellings that count as one of its choices.

use super::diagnostics::Diagnostics;
use super::keys::{Fields, tidy};
use super::spanned::TomlValue;
use crate::finding::finding;
use crate::names::nearest::nearest;
use crate::rules::scale::{Alias, Choice};

/// The aliases of a scale; `None` when one of them is wrong, which has been reported.
pub(super) fn read(fields: &mut Fields<'_>, choices: &[Choice], report: &mut Diagnostics<'_>) -> Option<Vec<Alias>> {
    let Some(node) = fields.node("aliases") else { return Some(Vec::new()) };
    let TomlValue::Table(entries) = &node.value else {
        report.say(finding!(E120: key = "aliases"), &node.span);
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
            report.say(finding!(E191: value = &spelling), &entry.key.span);
            sound = false;
        }
        let written = match &entry.node.value {
            TomlValue::Text(text) => tidy(text),
            TomlValue::Number(text) => text.clone(),
            _ => {
                report.say(finding!(E116: key = "aliases"), &entry.node.span);
                sound = false;
                continue;
            }
        };
        match choices.iter().position(|choice| same(&choice.label, &written)) {
            Some(choice) => aliases.push(Alias { spelling, choice }),
            None => {
                let near = nearest(&written, choices.iter().map(|choice| choice.label.as_str()));
                report.say(finding!(E190: value = &written; near = near), &entry.node.span);
                sound = false;
            }
        }
    }
    sound.then_some(aliases)
}
