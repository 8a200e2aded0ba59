//! Names on the command line -> rules and assessments.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::cli::abort::Stop;
use crate::finding::reason::of_system;
use crate::finding::{Finding, Place, finding};
use crate::names::nearest::nearest;
use crate::rules::{self, CriterionIx, Instrument, Read, builtin};

/// The most bytes that a rules file may have. The longest that is known has a hundredth of it.
const MOST: u64 = 8 << 20;

/// The text of rules, with the name under which findings about it stand.
///
/// # Errors
/// E004 where there is neither a file nor a shipped file of that name, E005, E008 or E009 where it
/// cannot be read as text.
pub(crate) fn rules_text(name: &str) -> Result<String, Stop> {
    if let Some(text) = builtin::text(name) {
        return Ok(text.to_owned());
    }
    let path = Path::new(name);
    let looks_like_a_path = path.components().count() > 1 || path.extension().is_some();
    if !path.exists() && !looks_like_a_path {
        let unknown = finding!(E004: name = name; nearest = builtin::nearest(name));
        return Err(unknown.into());
    }
    let place = Place::file(name);
    let refused = |error: std::io::Error| finding!(E005: reason = of_system(&error)).at(Place::file(name));
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes)).map_err(refused)?;
    if bytes.len() as u64 > MOST {
        return Err(finding!(E009: most = (MOST >> 20).to_string()).at(place).into());
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        finding!(E008).at(place.line(line)).into()
    })
}

/// Reads rules; an instrument comes with its warnings.
///
/// # Errors
/// Everything that is wrong with the file, or with its name.
pub(crate) fn rules(name: &str) -> Result<(Instrument, Vec<Finding>), Stop> {
    let Read { instrument, findings } = rules::read(&rules_text(name)?, name);
    match instrument {
        Some(instrument) => Ok((instrument, findings)),
        None => Err(Stop(findings)),
    }
}

/// The branch that `--only` names.
///
/// # Errors
/// E033 where the rules have no such criterion.
pub(crate) fn branch(instrument: &Instrument, id: &str) -> Result<CriterionIx, Stop> {
    instrument.find(id).ok_or_else(|| {
        let near = nearest(id, instrument.criteria.iter().map(|criterion| criterion.id.as_str()));
        finding!(E033: name = id; near = near).into()
    })
}
