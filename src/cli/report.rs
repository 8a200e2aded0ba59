//! `ikip report`: recap workbook, recap page, annex and report cards, into a folder.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use anyhow::Result;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use super::args;
use super::file_identity;
use super::files::{FileRole, FilesOfRun};
use super::pdf::{self, PdfProgram, PrintJob};
use super::progress::ProgressBar;
use super::rank::{rank, told_by_check};
use super::report_folder::{ReportFolder, refusal};
use super::score::{decree, known_groups, noticed, refused};
use super::session::Session;
use super::{exit, output};
use crate::analysis::compare::earlier_names;
use crate::analysis::compare::position::Side;
use crate::analysis::robustness::{Experiment, Settings};
use crate::answers::Assessments;
use crate::cli::abort::Stop;
use crate::cli::load_data::Taken;
use crate::cli::load_data::Wanted;
use crate::cli::load_data::renames;
use crate::cli::load_data::take;
use crate::finding::{self, Finding, finding};
use crate::i18n::lang::Lang;
use crate::intake::Keep;
use crate::names::nearest;
use crate::names::renames::Renames;
use crate::report::folder::{ANNEX, CARDS, Folder, PAGE, PAGE_PDF, WORKBOOK};
use crate::report::number;
use crate::report::scores::select;
use crate::report::view::ScoreReport;
use crate::report::view::Since;
use crate::report::words::Word;
use crate::report::xlsx::size;
use crate::scoring::{AgencyScore, Detail, Scoreboard};

/// Writes the folder.
pub(crate) fn run(args: &args::ReportArgs, session: &Session) -> Result<u8> {
    let permit = files(args).check()?;
    let program = args.pdf.as_deref().map(PdfProgram::find).transpose()?;
    let mut taken = take(&args.data, Wanted { answers: Keep::All, hashes: true }, session)?;
    if taken.has_errors() && !args.keep_going {
        return Ok(refused(&taken, session));
    }
    let board = rank(&taken.instrument, &mut taken.intake, Detail::All);
    let findings = &taken.intake.findings;
    if finding::any_error(findings) && !args.keep_going {
        return Ok(refused(&taken, session));
    }
    known_groups(&args.group, &board)?;
    let only = known_agencies(&args.agency, &taken.intake.assessments)?;
    let before = match &args.since {
        Some(input) => match earlier(since(input, args), input, Detail::Depth(0), session)? {
            Ok(before) => Some(before),
            Err(code) => return Ok(code),
        },
        None => None,
    };
    let mut of_names = Vec::new();
    let renames = renames(args.names.as_deref(), &taken.instrument, &mut of_names);
    session.tell(&of_names);
    if finding::any_error(&of_names) {
        return Ok(exit::of(&of_names, args.strictness.strict));
    }
    let since = before.as_ref().map(|(label, then, scores)| {
        let (instrument, assessments) = (&then.instrument, &then.intake.assessments);
        let now =
            Side { label: "", instrument: &taken.instrument, assessments: &taken.intake.assessments, scores: &board };
        let then = Side { label, instrument, assessments, scores };
        session.tell(&unmatched(then, now, &renames));
        Since::new(then, now, &renames)
    });
    let mut report = ScoreReport::new(&taken.instrument, &taken.intake.assessments, &board);
    report.findings = findings;
    report.lang = session.lang;
    let decree = decree(&taken.instrument, &args.decree);
    report.decree = &decree;
    report.since = since.as_ref();
    let settings = Settings::default();
    let spread = args.robustness.then(|| {
        let experiment = Experiment::new(&taken.instrument, &taken.intake.assessments, &board, &settings);
        experiment.spread(&|_| {})
    });
    report.spread = spread.as_ref();
    report.only_groups(&args.group);
    let noticed = noticed(findings, size::notice(&report))?;
    report.findings = &noticed;
    let checked = told_by_check(&taken.instrument, &taken.intake);
    report.checked = &checked;
    session.tell(&noticed);
    session.tell_more(&taken.intake.more);
    report.hashes = !args.no_hashes;
    let folder = Folder::new(&report, only.as_ref(), args.short);
    let place = ReportFolder::open(&args.output)?;
    write(&place, &folder, args.docx, session)?;
    // Pages without their PDF are a report too.
    let printed = program.as_ref().map_or(Ok(()), |program| print(&place, &folder, program, session));
    let left: Vec<Finding> = place.finish(&permit, session.lang)?.into_iter().collect();
    session.tell(&left);
    printed?;
    let told = told(args, &folder, session);
    output::print(|out| out.write_all(told.as_bytes()))?;
    let code = exit::of(&noticed, args.strictness.strict);
    Ok(code.max(exit::of(&left, args.strictness.strict)))
}

/// Names then and now that were taken for one, or that may be one.
fn unmatched(then: Side<'_>, now: Side<'_>, renames: &Renames) -> Vec<Finding> {
    let names = earlier_names(then, now, renames);
    let near = names.near.iter().map(|(old, new)| finding!(W601: agency = old.as_str(), known = new.as_str()));
    let alike = names.alike.iter().map(|(old, new)| finding!(W604: agency = old.as_str(), known = new.as_str()));
    near.chain(alike).collect()
}

/// What is read of an earlier result.
fn since(input: &Path, args: &args::ReportArgs) -> args::Data {
    let rules = args.since_rules.as_deref().unwrap_or(&args.data.rules);
    args::Data::of_input(input, rules, &args.data.meant, &args.data.column)
}

/// An earlier result and what it is called.
pub(crate) type EarlierResult = (String, Taken, Scoreboard);

/// Reads and scores an earlier result; the exit code where its data has errors.
pub(crate) fn earlier(
    data: args::Data,
    input: &Path,
    detail: Detail,
    session: &Session,
) -> Result<Result<EarlierResult, u8>> {
    let mut taken = take(&data, Wanted { answers: Keep::Nothing, hashes: false }, session)?;
    let board = rank(&taken.instrument, &mut taken.intake, detail);
    if taken.has_errors() {
        return Ok(Err(refused(&taken, session)));
    }
    session.tell(&taken.intake.findings);
    let label = input.file_stem().unwrap_or(input.as_os_str()).to_string_lossy().into_owned();
    Ok(Ok((label, taken, board)))
}

/// Every file of the folder. The workbook is one long piece of work and the cards are many short ones: they are made side
/// by side.
fn write(place: &ReportFolder, folder: &Folder<'_, '_>, docx: bool, session: &Session) -> Result<()> {
    let progress = ProgressBar::new(Word::Writing.say(session.lang), folder.chosen().len() + 3);
    let refused = |name: &str, error: &io::Error| refusal(&place.place(name), error);
    let workbook = || -> Result<(), Stop> {
        place.write(WORKBOOK, &folder.workbook().map_err(|error| refused(WORKBOOK, &error))?)?;
        progress.step();
        Ok(())
    };
    let pages = || -> Result<(), Stop> {
        place.write(ANNEX, &folder.annex().map_err(|error| refused(ANNEX, &error))?)?;
        progress.step();
        place.write(PAGE, folder.page().map_err(|error| refused(PAGE, &error))?.as_bytes())?;
        progress.step();
        folder.chosen().into_par_iter().try_for_each(|row| {
            let name = |ending: &str| card_name(folder, row, ending);
            let texts = folder.card(row, docx).map_err(|error| refused(&name("html"), &error))?;
            place.write(&name("html"), texts.html.as_bytes())?;
            place.write(&name("md"), texts.markdown.as_bytes())?;
            texts.docx.as_ref().map_or(Ok(()), |bytes| place.write(&name("docx"), bytes))?;
            progress.step();
            Ok(())
        })
    };
    let (workbook, pages) = rayon::join(workbook, pages);
    Ok(workbook.and(pages)?)
}

/// A file of a card, as it is called in the folder.
fn card_name(folder: &Folder<'_, '_>, row: &AgencyScore, ending: &str) -> String {
    format!("{CARDS}/{}.{ending}", folder.stem(row))
}

/// The recap page and every card as PDF, from the pages that were written.
fn print(place: &ReportFolder, folder: &Folder<'_, '_>, program: &PdfProgram, session: &Session) -> Result<()> {
    let job = |page: &str, pdf: String| PrintJob { page: place.staged(page), place: place.place(&pdf), pdf };
    let card = |row: &&AgencyScore| job(&card_name(folder, row, "html"), card_name(folder, row, "pdf"));
    let mut jobs = vec![job(PAGE, PAGE_PDF.to_owned())];
    jobs.extend(folder.chosen().iter().map(card));
    let progress = ProgressBar::new(Word::Printing.say(session.lang), jobs.len());
    pdf::print(program, &jobs, &|job, bytes| {
        place.write(&job.pdf, bytes)?;
        progress.step();
        Ok(())
    })
}

/// What was written, in one line.
fn told(args: &args::ReportArgs, folder: &Folder<'_, '_>, session: &Session) -> String {
    let pdf = args.pdf.is_some();
    let mut files = vec![PAGE.to_owned(), WORKBOOK.to_owned(), ANNEX.to_owned()];
    if pdf {
        files.insert(1, PAGE_PDF.to_owned());
    }
    let forms = [("HTML", true), ("Markdown", true), ("PDF", pdf), ("Word", args.docx)];
    let forms: Vec<&str> = forms.into_iter().filter(|(_, made)| *made).map(|(form, _)| form).collect();
    if !folder.chosen().is_empty() {
        let n = number::count(folder.chosen().len() as u64, session.lang);
        let facts = [("n", n), ("folder", format!("{CARDS}/")), ("forms", all_of(&forms, session.lang))];
        files.push(Word::WrittenCards.with(session.lang, &facts));
    }
    let facts = [("folder", args.output.to_string_lossy().into_owned()), ("files", files.join(", "))];
    format!("{}\n", Word::WrittenTo.with(session.lang, &facts))
}

/// "a dan b", "a, b, dan c"; in English without the last comma.
fn all_of(names: &[&str], lang: Lang) -> String {
    match (names, lang) {
        ([first, last], Lang::Id) => format!("{first} dan {last}"),
        ([rest @ .., last], Lang::Id) if !rest.is_empty() => format!("{}, dan {last}", rest.join(", ")),
        ([rest @ .., last], Lang::En) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// What is read, and what will be written as far as that is known: the names of cards follow from the data.
fn files(args: &args::ReportArgs) -> FilesOfRun {
    let cards = file_identity::files_below(&args.output.join(CARDS));
    let fixed = [PAGE, PAGE_PDF, WORKBOOK, ANNEX].map(|name| args.output.join(name));
    FilesOfRun::default()
        .data(&args.data)
        .reads(FileRole::Answers, &args.since)
        .reads(FileRole::Renames, &args.names)
        .rules(&args.since_rules)
        .writes(fixed.into_iter().chain(cards))
}

/// The agencies of these names or ids; `None` without names.
fn known_agencies(asked: &[String], assessments: &Assessments) -> Result<Option<BTreeSet<usize>>, Stop> {
    if asked.is_empty() {
        return Ok(None);
    }
    let mut found = BTreeSet::new();
    for name in asked {
        let of = |(at, agency): (usize, &crate::answers::Agency)| {
            (select::same(name, &agency.name) || select::same(name, &agency.id)).then_some(at)
        };
        let known: Vec<usize> = assessments.agencies.iter().enumerate().filter_map(of).collect();
        if known.is_empty() {
            let names = assessments.agencies.iter().map(|agency| &*agency.name);
            let unknown = finding!(E020: name = name; nearest = nearest::nearest(name, names));
            return Err(unknown.into());
        }
        found.extend(known);
    }
    Ok(Some(found))
}
