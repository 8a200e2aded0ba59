//! `ikip report`: recap workbook, recap page and report cards, into a folder.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use super::args;
use super::pdf::{self, PdfProgram, PrintJob};
use super::progress::ProgressBar;
use super::score::{known_groups, noticed, rank, refused};
use super::session::Session;
use super::{exit, output};
use crate::analysis::compare::position::Side;
use crate::analysis::robustness::{Experiment, Settings};
use crate::answers::Assessments;
use crate::cli::abort::Stop;
use crate::cli::load_data::Taken;
use crate::cli::load_data::Wanted;
use crate::cli::load_data::take;
use crate::finding::{self, Finding, Place, reason};
use crate::intake::Keep;
use crate::names::nearest;
use crate::report::folder::{CARDS, Folder, PAGE, PAGE_PDF, WORKBOOK};
use crate::report::number;
use crate::report::scores::select;
use crate::report::view::ScoreReport;
use crate::report::view::Since;
use crate::report::words::Word;
use crate::report::xlsx::size;
use crate::scoring::{AgencyScore, Detail, Scoreboard};

/// Writes the folder.
pub(crate) fn run(args: &args::ReportArgs, session: &Session) -> Result<u8> {
    apart_from_inputs(args)?;
    let program = args.pdf.as_deref().map(PdfProgram::find).transpose()?;
    let mut taken = take(&args.data, Wanted { answers: Keep::All, hashes: true }, session)?;
    if taken.has_errors() && !args.keep_going {
        return Ok(refused(&taken, session));
    }
    let board = rank(&mut taken, Detail::All);
    let findings = &taken.intake.findings;
    if finding::any_error(findings) && !args.keep_going {
        return Ok(refused(&taken, session));
    }
    known_groups(&args.group, &board)?;
    let only = known_agencies(&args.agency, &taken.intake.assessments)?;
    let before = match &args.since {
        Some(input) => match earlier(input, args, session)? {
            Ok(before) => Some(before),
            Err(code) => return Ok(code),
        },
        None => None,
    };
    let since = before.as_ref().map(|(label, then, scores)| {
        let (instrument, assessments) = (&then.instrument, &then.intake.assessments);
        Since::new(Side { label, instrument, assessments, scores }, &taken.instrument, &taken.intake.assessments)
    });
    let mut report = ScoreReport::new(&taken.instrument, &taken.intake.assessments, &board);
    report.findings = findings;
    report.lang = session.lang;
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
    session.tell(&noticed);
    session.tell_more(&taken.intake.more);
    let folder = Folder::new(&report, only.as_ref());
    write(&args.output, &folder, session)?;
    if let Some(program) = &program {
        print(&args.output, &folder, program, session)?;
    }
    let told = told(&args.output, &folder, program.is_some(), session);
    output::write(None, |out| out.write_all(told.as_bytes()))?;
    Ok(exit::of(&noticed, args.strictness.strict))
}

/// The earlier result and what it is called; the exit code where its data has errors.
fn earlier(
    input: &Path,
    args: &args::ReportArgs,
    session: &Session,
) -> Result<Result<(String, Taken, Scoreboard), u8>> {
    let data = args::Data {
        meant: args.data.meant.clone(),
        inputs: vec![input.to_owned()],
        rules: args.since_rules.clone().unwrap_or_else(|| args.data.rules.clone()),
        agencies: None,
        column: args.data.column.clone(),
        sheet: None,
        table: None,
        corrections: None,
    };
    let mut taken = take(&data, Wanted { answers: Keep::Nothing, hashes: false }, session)?;
    let board = rank(&mut taken, Detail::Depth(0));
    if taken.has_errors() {
        return Ok(Err(refused(&taken, session)));
    }
    session.tell(&taken.intake.findings);
    let label = input.file_stem().unwrap_or(input.as_os_str()).to_string_lossy().into_owned();
    Ok(Ok((label, taken, board)))
}

/// Every file of the folder, each whole or not at all. The workbook is one long piece of work and the cards are many
/// short ones: they are made side by side.
fn write(path: &Path, folder: &Folder<'_, '_>, session: &Session) -> Result<()> {
    let cards = path.join(CARDS);
    if !folder.chosen().is_empty() {
        create(&cards)?;
    }
    create(path)?;
    let progress = ProgressBar::new(Word::Writing.say(session.lang), folder.chosen().len() + 2);
    let workbook = || -> Result<()> {
        let path = path.join(WORKBOOK);
        let bytes = folder.workbook().map_err(|error| refusal(&path, &error))?;
        file(&path, &bytes)?;
        progress.step();
        Ok(())
    };
    let pages = || -> Result<()> {
        let page = path.join(PAGE);
        file(&page, folder.page().map_err(|error| refusal(&page, &error))?.as_bytes())?;
        progress.step();
        folder.chosen().into_par_iter().try_for_each(|row| {
            let name = |ending: &str| cards.join(format!("{}.{ending}", folder.stem(row)));
            let texts = folder.card(row).map_err(|error| refusal(&name("html"), &error))?;
            file(&name("html"), texts.html.as_bytes())?;
            file(&name("md"), texts.markdown.as_bytes())?;
            progress.step();
            Ok(())
        })
    };
    let (workbook, pages) = rayon::join(workbook, pages);
    workbook.and(pages)
}

/// The recap page and every card as PDF, from the pages that were written.
fn print(path: &Path, folder: &Folder<'_, '_>, program: &PdfProgram, session: &Session) -> Result<()> {
    let card = |row: &&AgencyScore| {
        let name = |ending: &str| path.join(CARDS).join(format!("{}.{ending}", folder.stem(row)));
        PrintJob { page: name("html"), pdf: name("pdf") }
    };
    let mut jobs = vec![PrintJob { page: path.join(PAGE), pdf: path.join(PAGE_PDF) }];
    jobs.extend(folder.chosen().iter().map(card));
    let progress = ProgressBar::new(Word::Printing.say(session.lang), jobs.len());
    pdf::print(program, &jobs, &|| progress.step())
}

fn file(path: &Path, bytes: &[u8]) -> Result<()> {
    output::write(Some(path), |out| out.write_all(bytes))
}

fn create(path: &Path) -> Result<(), Stop> {
    fs::create_dir_all(path).map_err(|error| refusal(path, &error))
}

fn refusal(path: &Path, error: &io::Error) -> Stop {
    Finding::new("E902").at(Place::file(path.to_string_lossy().as_ref())).say("reason", reason::of_system(error)).into()
}

/// What was written, in one line.
fn told(path: &Path, folder: &Folder<'_, '_>, pdf: bool, session: &Session) -> String {
    let mut files = vec![PAGE.to_owned(), WORKBOOK.to_owned()];
    if pdf {
        files.insert(1, PAGE_PDF.to_owned());
    }
    let cards = if pdf { Word::WrittenCardsPdf } else { Word::WrittenCards };
    if !folder.chosen().is_empty() {
        let n = number::count(folder.chosen().len() as u64, session.lang);
        files.push(cards.with(session.lang, &[("n", n), ("folder", format!("{CARDS}/"))]));
    }
    let facts = [("folder", path.to_string_lossy().into_owned()), ("files", files.join(", "))];
    format!("{}\n", Word::WrittenTo.with(session.lang, &facts))
}

/// A report among the inputs would be read as answers the next time, and a file of the report that is an input would
/// destroy what it was made from.
fn apart_from_inputs(args: &args::ReportArgs) -> Result<(), Stop> {
    let place = |path: &Path| Place::file(path.to_string_lossy().as_ref());
    let output = resolved(&args.output);
    for input in &args.data.inputs {
        let Ok(known) = fs::canonicalize(input) else { continue };
        if known.is_dir() && output.starts_with(&known) {
            let input = input.to_string_lossy();
            return Err(Finding::new("E021").at(place(&args.output)).with("input", input).into());
        }
    }
    for input in args.data.inputs.iter().chain(&args.data.agencies).chain(&args.data.corrections).chain(&args.since) {
        let Ok(known) = fs::canonicalize(input) else { continue };
        let written = [output.join(PAGE), output.join(PAGE_PDF), output.join(WORKBOOK)].contains(&known)
            || known.starts_with(output.join(CARDS));
        if written && known.is_file() {
            return Err(Finding::new("E003").at(place(input)).into());
        }
    }
    Ok(())
}

/// A path that need not be there yet, without links and `..` as far as it is there.
fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let existing = path.ancestors().find_map(|above| Some((above, fs::canonicalize(above).ok()?)));
    match existing {
        Some((above, known)) => path.strip_prefix(above).map_or(known.clone(), |rest| known.join(rest)),
        None => path,
    }
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
            let unknown = Finding::new("E020").with("name", name).maybe("nearest", nearest::nearest(name, names));
            return Err(unknown.into());
        }
        found.extend(known);
    }
    Ok(Some(found))
}
