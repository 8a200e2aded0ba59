//! `ikip explain`: how single scores came about, and what other answers would change.

use anyhow::Result;
use rayon::prelude::*;

use super::args::Explain;
use super::files::FilesOfRun;
use super::session::Session;
use super::{agency, exit, output, rank, score};
use crate::analysis::explain::Explainer;
use crate::analysis::improve::{self, improve};
use crate::analysis::whatif::{self, Change, WhatIfError};
use crate::answers::Assessments;
use crate::cli::abort::Stop;
use crate::cli::chosen_format::chosen_format;
use crate::cli::load_data::Wanted;
use crate::cli::load_data::take;
use crate::finding::{self, Finding, finding};
use crate::i18n::lang::Lang;
use crate::intake::Keep;
use crate::intake::answer_cell;
use crate::names::nearest::nearest;
use crate::report::explain::FORMATS;
use crate::report::explain::view::Account;
use crate::report::explain::view::Changed;
use crate::report::explain::view::ExplainReport;
use crate::report::explain::view::Told;
use crate::report::rules;
use crate::rules::{CriterionIx, Instrument};
use crate::scoring::{self, Detail, Scoreboard};
use crate::table::cell::CellKind;

/// Explains the chosen agencies.
pub(crate) fn run(args: &Explain, session: &Session) -> Result<u8> {
    let format = chosen_format(FORMATS, args.format.as_deref(), args.output.as_deref())?;
    let permit = FilesOfRun::default().data(&args.data).writes(&args.output).check()?;
    let mut taken = take(&args.data, Wanted { answers: Keep::All, hashes: format.hashes }, session)?;
    let changes = changes(&args.set, &taken.instrument, session.lang)?;
    if taken.has_errors() && !args.keep_going {
        return Ok(score::refused(&taken, session));
    }
    let board = rank::rank(&taken.instrument, &mut taken.intake, Detail::All);
    let findings = &taken.intake.findings;
    if finding::any_error(findings) && !args.keep_going {
        return Ok(score::refused(&taken, session));
    }
    let (instrument, assessments) = (&taken.instrument, &taken.intake.assessments);
    let chosen = agency::chosen(&args.agency, assessments, &board)?;
    let accounts = accounts(instrument, assessments, &board, &chosen, &changes, session.lang)?;
    let report = ExplainReport {
        instrument,
        assessments,
        accounts: &accounts,
        findings,
        lang: session.lang,
        screen: session.screen(args.output.is_some()),
        fractions: session.verbose,
    };
    session.tell(findings);
    session.tell_more(&taken.intake.more);
    output::write(&permit, args.output.as_deref(), |out| (format.write)(&report, out))?;
    Ok(exit::of(findings, args.strictness.strict))
}

/// What `--set` says, read as a cell of an input would be.
///
/// # Errors
/// E023 to E025, E028: every one that cannot be.
fn changes(given: &[(String, String)], instrument: &Instrument, lang: Lang) -> Result<Vec<Change>, Stop> {
    let mut changes: Vec<Change> = Vec::new();
    let mut findings = Vec::new();
    for (id, text) in given {
        match change(id, text, instrument, lang) {
            Ok(change) if changes.iter().any(|known| known.criterion == change.criterion) => {
                findings.push(finding!(E028: criterion = id));
            }
            Ok(change) => changes.push(change),
            Err(Stop(told)) => findings.extend(told),
        }
    }
    if findings.is_empty() { Ok(changes) } else { Err(Stop(findings)) }
}

fn change(id: &str, text: &str, instrument: &Instrument, lang: Lang) -> Result<Change, Stop> {
    let criterion = find(id, instrument).ok_or_else(|| {
        let known = instrument.criteria.iter().map(|criterion| criterion.id.as_str());
        Stop::from(finding!(E023: name = id; nearest = nearest(id, known)))
    })?;
    let (reply, marks) = answer_cell::answer(text, CellKind::Text, &instrument.criteria[criterion], instrument)
        .map_err(|_| Stop::from(no_answer(criterion, text, instrument, lang)))?;
    // No other cell proves here what the mark is.
    if marks.is_in_doubt() {
        let id = &instrument.criteria[criterion].id;
        return Err(finding!(E025: text = text, criterion = id).into());
    }
    Ok(Change { criterion, assessor: None, reply, text: text.trim().to_owned() })
}

/// A criterion by its id, exactly or else without regard to case.
fn find(id: &str, instrument: &Instrument) -> Option<CriterionIx> {
    let id = id.trim();
    let folded = id.to_lowercase();
    instrument.find(id).or_else(|| instrument.criteria.iter().position(|c| c.id.to_lowercase() == folded))
}

fn no_answer(criterion: CriterionIx, text: &str, instrument: &Instrument, lang: Lang) -> Finding {
    let of = &instrument.criteria[criterion];
    finding!(E024: text = text, criterion = &of.id, name = &of.name, allowed = rules::allowed(instrument, criterion, lang))
}

/// The explanation of each agency, and of what would be.
///
/// # Errors
/// The first answer that an agency cannot give.
fn accounts(
    instrument: &Instrument,
    assessments: &Assessments,
    board: &Scoreboard,
    chosen: &[usize],
    changes: &[Change],
    lang: Lang,
) -> Result<Vec<Account>, Stop> {
    let effort = improve::effort_for_each_of(chosen.len());
    let now = Explainer::new(instrument, assessments, board);
    let account = |&agency: &usize| {
        let told = told(&now, agency, effort);
        let changed = if changes.is_empty() {
            None
        } else {
            let other = whatif::apply(instrument, assessments, agency, changes)
                .map_err(|(at, refused)| refusal(&refused, &changes[at], agency, instrument, assessments, lang))?;
            let board = scoring::score(instrument, &other, Detail::All);
            let then = Explainer::new(instrument, &other, &board);
            Some(Changed { changes: changes.to_vec(), told: self::told(&then, agency, effort) })
        };
        Ok(Account { told, changed })
    };
    chosen.par_iter().map(account).collect::<Result<Vec<_>, Stop>>()
}

fn told(explainer: &Explainer<'_>, agency: usize, effort: usize) -> Told {
    let explanation = explainer.explain(agency).expect("a scoreboard knows every agency it was made of");
    let way = improve(explainer, &explanation, effort);
    Told { explanation, way }
}

/// Why an agency cannot answer so.
fn refusal(
    refused: &WhatIfError,
    change: &Change,
    agency: usize,
    instrument: &Instrument,
    assessments: &Assessments,
    lang: Lang,
) -> Stop {
    let agency = &assessments.agencies[agency];
    let id = |ix: CriterionIx| instrument.criteria[ix].id.as_str();
    let (criterion, name) = (id(change.criterion), &*agency.name);
    match refused {
        WhatIfError::OtherGroups => {
            finding!(E026: criterion = criterion, agency = name; group = agency.group.as_deref())
        }
        WhatIfError::AnsweredAbove(other) | WhatIfError::AnsweredBelow(other) => {
            finding!(E027: criterion = criterion, agency = name, other = id(*other))
        }
        WhatIfError::NoAnswersKept | WhatIfError::Misfit(_) | WhatIfError::State | WhatIfError::UnknownAssessor(_) => {
            no_answer(change.criterion, &change.text, instrument, lang)
        }
    }
    .into()
}
