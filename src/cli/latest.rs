//! `--latest`: where the answers of an agency came in several files, the newest counts: by the day in its name or that the
//! workbook names, else by the time of the file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::cli::file_day::file_day;
use crate::finding::{BilingualFact, Finding, Place, finding};
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
                let (first, second) = (name(first), name(second));
                let place = Place::file(second.as_str());
                let finding = finding!(E343: agency = &**agency, first = first, second = second, reason = reason);
                choice.findings.push(finding.at(place).about(Arc::clone(agency)));
            }
        }
    }
    choice
}

/// The files with their dates, the newest first: by their days (see [`file_day`]) where all have one and they tell the
/// newest, else by the time that the file system gives.
fn newest<'f>(files: &BTreeMap<&'f Arc<str>, bool>) -> Result<Vec<(String, &'f Arc<str>)>, BilingualFact> {
    if !files.values().all(|alone| *alone) {
        return Err(BilingualFact::words("berkasnya juga memuat badan publik lain", "a file holds other bodies too"));
    }
    let by_day = files.keys().map(|path| Some((file_day(Path::new(&***path))?, *path))).collect::<Option<Vec<_>>>();
    if let Some(dated) = by_day.and_then(newest_first) {
        return Ok(dated.into_iter().map(|(day, path)| (day.to_string(), path)).collect());
    }
    let time = |path: &Path| std::fs::metadata(path).ok()?.modified().ok();
    let by_time = files.keys().map(|path| Some((time(Path::new(&***path))?, *path))).collect::<Option<Vec<_>>>();
    let Some(by_time) = by_time else {
        return Err(BilingualFact::words("tanggal berkasnya tidak diketahui", "the date of a file is not known"));
    };
    let Some(dated) = newest_first(by_time) else {
        return Err(BilingualFact::words("tanggal berkasnya sama", "their dates are the same"));
    };
    Ok(dated.into_iter().map(|(time, path)| (said(time), path)).collect())
}

/// Sorted, the newest first; `None` where two are equally new.
fn newest_first<D: Ord>(mut dated: Vec<(D, &Arc<str>)>) -> Option<Vec<(D, &Arc<str>)>> {
    dated.sort_by(|one, other| other.cmp(one));
    let is_tie = matches!(&dated[..], [(newest, _), (next, _), ..] if newest == next);
    (!is_tie).then_some(dated)
}

fn leave_out_older(agency: &Arc<str>, dated: &[(String, &Arc<str>)], choice: &mut LatestChoice) {
    let [(newest, counted), older @ ..] = dated else { return };
    for (time, path) in older {
        choice.left_out.insert(Arc::clone(path));
        let (newer, date) = (&***counted, time.as_str());
        let finding = finding!(W342: agency = &**agency, newer = newer, newer_date = newest.as_str(), date = date);
        choice.findings.push(finding.at(Place::file(&***path)).about(Arc::clone(agency)));
    }
}

/// The date and time of a file: `2025-11-30 08:15 UTC`.
fn said(time: SystemTime) -> String {
    const DAY: u64 = 86_400;
    let seconds = time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let day = i64::try_from(seconds / DAY).ok().and_then(calendar::day).unwrap_or_default();
    format!("{day} {:02}:{:02} UTC", seconds % DAY / 3600, seconds % 3600 / 60)
}
