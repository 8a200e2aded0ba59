//! `ikip template --objection`: a form for objections for each body, with the answers that count.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::abort::Stop;
use super::args::{Data, Meant, Template};
use super::files::{FileRole, FilesOfRun};
use super::load_data::{Wanted, take};
use super::session::Session;
use super::{exit, filled_forms, output};
use crate::answers::{Answer, Assessments, Subject};
use crate::finding::{Place, finding, reason};
use crate::intake::Keep;
use crate::report::file_names;
use crate::report::template::objection::{self, ObjectionForm, ObjectionRow};
use crate::rules::{CriterionIx, Instrument};

/// Writes the forms into a folder.
pub(super) fn run(args: &Template, session: &Session) -> Result<u8> {
    let folder = folder(args)?;
    let files = FilesOfRun::default().rules([&args.rules]).reads(FileRole::AgencyList, &args.agencies);
    let files = files.reads(FileRole::Answers, &args.objection);
    let data = Data {
        inputs: args.objection.clone(),
        rules: args.rules.clone(),
        agencies: args.agencies.clone(),
        column: Vec::new(),
        meant: Meant::default(),
        sheet: None,
        table: None,
        corrections: None,
    };
    let taken = take(&data, Wanted { answers: Keep::All, hashes: false }, session)?;
    if taken.has_errors() {
        return Err(Stop(taken.intake.findings).into());
    }
    let (instrument, assessments) = (&taken.instrument, &taken.intake.assessments);
    let answered = |at: &usize| assessments.store.any_answer(Subject::Agency(*at));
    let bodies: Vec<usize> = (0..assessments.agencies.len()).filter(answered).collect();
    let stems = file_names::stems(bodies.iter().map(|&at| &*assessments.agencies[at].name));
    let paths: Vec<PathBuf> = stems.iter().map(|stem| folder.join(format!("{stem}.xlsx"))).collect();
    let shown: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    let permit = files.writes(&shown).check()?;
    if !args.replace {
        filled_forms::refuse(&shown)?;
    }
    session.tell(&taken.intake.findings);
    fs::create_dir_all(folder).map_err(|error| {
        let place = Place::file(folder.to_string_lossy().as_ref());
        Stop::from(finding!(E902: reason = reason::of_system(&error)).at(place))
    })?;
    for (&at, path) in bodies.iter().zip(&paths) {
        let answers = rows(instrument, assessments, at);
        let form = ObjectionForm { instrument, agency: &assessments.agencies[at], answers, lang: session.lang };
        output::write(&permit, Some(path), |out| objection::write(&form, out))?;
    }
    Ok(exit::of(&taken.intake.findings, args.strictness.strict))
}

/// The folder that `-o` names.
///
/// # Errors
/// E034 where it names none.
fn folder(args: &Template) -> Result<&Path, Stop> {
    let path = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let path = path.filter(|path| path.is_dir() || path.extension().is_none() && !path.is_file());
    path.ok_or_else(|| finding!(E034).into())
}

/// What a body answered and what it was asked, in the order of the rules.
fn rows<'a>(instrument: &Instrument, assessments: &'a Assessments, agency: usize) -> Vec<ObjectionRow<'a>> {
    let of_body = |answer: &&Answer| answer.subject == Subject::Agency(agency);
    let answers: Vec<&Answer> = assessments.answers.iter().flatten().filter(of_body).collect();
    let group = assessments.agencies[agency].group.as_deref();
    let mut rows = Vec::new();
    for criterion in 1..instrument.criteria.len() {
        let own: Vec<&Answer> = answers.iter().copied().filter(|answer| answer.criterion == criterion).collect();
        let asked = is_asked(instrument, criterion, group) && !answered_above(instrument, &answers, criterion);
        if own.is_empty() && asked {
            rows.push(ObjectionRow { criterion, assessor: "", answer: None });
        }
        let row = |answer: &'a Answer| ObjectionRow {
            criterion,
            assessor: &assessments.assessors[answer.assessor],
            answer: Some(answer),
        };
        rows.extend(own.into_iter().map(row));
    }
    rows
}

fn is_asked(instrument: &Instrument, ix: CriterionIx, group: Option<&str>) -> bool {
    let criterion = &instrument.criteria[ix];
    criterion.is_leaf() && !criterion.shared && instrument.applies(ix, group)
}

/// Whether a branch above was answered as a whole.
fn answered_above(instrument: &Instrument, answers: &[&Answer], ix: CriterionIx) -> bool {
    instrument.upwards(ix).skip(1).any(|above| answers.iter().any(|answer| answer.criterion == above))
}
