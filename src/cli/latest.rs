//! `--latest`: where the answers of an agency came in several files, the newest by the date of the file counts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::finding::{BilingualFact, Finding, Place};
use crate::intake::SentTwice;
use crate::lowlevel::calendar;

/// The code of the finding about a file that is left out.
pub(crate) const LEFT_OUT: &str = "W342";

/// What is not counted, and what is said of it.
#[derive(Debug, Default)]
pub(crate) struct LatestChoice {
    /// Paths of files that are left out.
    pub left_out: BTreeSet<Arc<str>>,
    /// W342 for each file that is left out, E343 where there is no choice.
    pub findings: Vec<Finding>,
}

/// Chooses the newest file of each agency that sent several.
pub(crate) fn choose(twice: &[SentTwice]) -> LatestChoice {
    let mut files: BTreeMap<&Arc<str>, BTreeMap<&Arc<str>, bool>> = BTreeMap::new();
    for sent in twice {
        let of_agency = files.entry(&sent.agency).or_default();
        of_agency.extend(sent.files.iter().zip(sent.alone));
    }
    let mut choice = LatestChoice::default();
    for (agency, files) in files {
        match newest(&files) {
            Ok(dated) => leave_out_older(agency, &dated, &mut choice),
            Err(reason) => {
                let mut paths = files.keys();
                let (first, second) = (paths.next(), paths.next());
                let name = |path: Option<&&Arc<str>>| path.map_or_else(String::new, ToString::to_string);
                let finding = Finding::new("E343").at(Place::file(name(second))).about(Arc::clone(agency));
                let finding = finding.with("agency", &**agency).with("first", name(first));
                choice.findings.push(finding.with("second", name(second)).say("reason", reason));
            }
        }
    }
    choice
}

/// The files with their dates, the newest first.
fn newest<'f>(files: &BTreeMap<&'f Arc<str>, bool>) -> Result<Vec<(SystemTime, &'f Arc<str>)>, BilingualFact> {
    if !files.values().all(|alone| *alone) {
        return Err(BilingualFact::words("berkasnya juga memuat badan publik lain", "a file holds other bodies too"));
    }
    let dated = files.keys().map(|path| Some((std::fs::metadata(&***path).ok()?.modified().ok()?, *path)));
    let Some(mut dated) = dated.collect::<Option<Vec<_>>>() else {
        return Err(BilingualFact::words("tanggal berkasnya tidak diketahui", "the date of a file is not known"));
    };
    dated.sort_by(|one, other| other.cmp(one));
    if let [(newest, _), (next, _), ..] = dated[..]
        && newest == next
    {
        return Err(BilingualFact::words("tanggal berkasnya sama", "their dates are the same"));
    }
    Ok(dated)
}

fn leave_out_older(agency: &Arc<str>, dated: &[(SystemTime, &Arc<str>)], choice: &mut LatestChoice) {
    let [(newest, counted), older @ ..] = dated else { return };
    for (time, path) in older {
        choice.left_out.insert(Arc::clone(path));
        let finding =
            Finding::new(LEFT_OUT).at(Place::file(&***path)).about(Arc::clone(agency)).with("agency", &**agency);
        let finding = finding.with("newer", &***counted).with("newer_date", date(*newest));
        choice.findings.push(finding.with("date", date(*time)));
    }
}

/// The date and time of a file: `2025-11-30 08:15 UTC`.
fn date(time: SystemTime) -> String {
    const DAY: u64 = 86_400;
    let seconds = time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let day = i64::try_from(seconds / DAY).ok().and_then(calendar::day).unwrap_or_default();
    format!("{day} {:02}:{:02} UTC", seconds % DAY / 3600, seconds % 3600 / 60)
}
