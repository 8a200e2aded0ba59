//! `ikip template`: an empty form to fill in, one for all or one per agency.

use std::collections::HashMap;
use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use anyhow::Result;

use super::args::Template;
use super::exit;
use super::files::{FileRole, FilesOfRun, WritePermit};
use super::filled_forms;
use super::live_forms;
use super::objections;
use super::output;
use super::session::Session;
use crate::analysis::formula_names;
use crate::answers::Agency;
use crate::cli::abort::Stop;
use crate::cli::load_rules;
use crate::finding::{self, Finding, Place, finding, reason};
use crate::intake::{self, Request};
use crate::report::file_names;
use crate::report::template::{FORMATS, Form, FormFormat, FormOrder, FormShape, Who, shares};
use crate::report::words::Word;
use crate::rules::{CriterionIx, Instrument};

/// Where the form goes.
enum Target<'a> {
    /// One for all: a file, or standard output.
    One(Option<&'a Path>),
    /// One per agency.
    Folder(&'a Path),
}

/// Writes the form.
pub(crate) fn run(args: &Template, session: &Session) -> Result<u8> {
    if !args.objection.is_empty() {
        return objections::run(args, session);
    }
    let (target, format) = target(args)?;
    let files = FilesOfRun::default().rules([&args.rules]).reads(FileRole::AgencyList, &args.agencies);
    let (instrument, mut findings) = load_rules::rules(&args.rules)?;
    let agencies = args.agencies.as_ref().map(|path| listed(path, &instrument, &mut findings));
    if finding::any_error(&findings) {
        return Err(Stop(findings).into());
    }
    let only =
        args.only.iter().map(|id| load_rules::branch(&instrument, id)).collect::<Result<Vec<CriterionIx>, Stop>>()?;
    let assessors: Vec<String> = args.assessor.iter().flat_map(|names| named(names)).collect();
    let jury = !only.is_empty() && !assessors.is_empty() && agencies.is_some() && matches!(target, Target::One(_));
    let shape = if jury { FormShape::Jury } else { FormShape::Questions };
    let order = FormOrder { assessors: &assessors, only: &only, shape, live: args.live };
    let makes = Maker { session, format, instrument: &instrument, order };
    let stem = args.output.as_deref().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
    let nameless = stem.unwrap_or_else(|| Word::FormNameless.say(session.lang).to_owned());
    let forms = match target {
        Target::One(path) => vec![makes.one(path, &nameless, agencies.as_deref())],
        Target::Folder(folder) => makes.each(folder, agencies.as_deref()),
    };
    let paths: Vec<&Path> = forms.iter().filter_map(|form| form.path.as_deref()).collect();
    let permit = files.writes(&paths).check()?;
    if !args.replace {
        filled_forms::refuse(&paths)?;
    }
    if args.live {
        let shown: Vec<_> = forms.iter().map(|file| makes.form(file)).filter(|form| form.live).collect();
        live_forms::check(&instrument, format, &shown, &mut findings)?;
    }
    session.tell(&findings);
    if let Target::Folder(folder) = target {
        create(folder)?;
    }
    forms.iter().try_for_each(|form| makes.write(&permit, form))?;
    Ok(exit::of(&findings, args.strictness.strict))
}

/// A form that will be written; without a path to standard output.
struct FormFile<'w> {
    path: Option<PathBuf>,
    who: Vec<Who<'w>>,
}

fn create(folder: &Path) -> Result<(), Stop> {
    fs::create_dir_all(folder).map_err(|error| {
        let place = Place::file(folder.to_string_lossy().as_ref());
        finding!(E902: reason = reason::of_system(&error)).at(place).into()
    })
}

/// What every form of a run has in common.
struct Maker<'a> {
    session: &'a Session,
    format: &'static FormFormat,
    instrument: &'a Instrument,
    order: FormOrder<'a>,
}

impl Maker<'_> {
    /// One form for all. Without a list it is for the agency after which the file is called.
    fn one<'w>(&self, path: Option<&Path>, nameless: &'w str, agencies: Option<&'w [Agency]>) -> FormFile<'w>
    where
        Self: 'w,
    {
        let shared = shares(self.instrument);
        // A jury rates bodies.
        let everybody = (shared && self.order.shape == FormShape::Questions).then_some(Who::Everybody);
        let others: Vec<Who<'_>> = match agencies {
            Some(agencies) => agencies.iter().map(Who::Listed).collect(),
            // Next to rows for everybody, rows must identify their agency.
            None if shared => vec![Who::Named(nameless)],
            None => vec![Who::File],
        };
        FormFile { path: path.map(Path::to_owned), who: everybody.into_iter().chain(others).collect() }
    }

    /// A file for each agency, and one for what is shared.
    fn each<'w>(&self, folder: &Path, agencies: Option<&'w [Agency]>) -> Vec<FormFile<'w>> {
        let lang = self.session.lang;
        let mut files: Vec<(&str, Who<'_>)> = Vec::new();
        if shares(self.instrument) {
            files.push((Word::FormShared.say(lang), Who::Everybody));
        }
        match agencies {
            Some(agencies) => files.extend(agencies.iter().map(|agency| (&*agency.name, Who::Listed(agency)))),
            None => files.push((Word::FormSheet.say(lang), Who::File)),
        }
        let stems = file_names::stems(files.iter().map(|(name, _)| *name));
        let path = |stem: &String| Some(folder.join(format!("{stem}.{}", self.format.name)));
        let form = |(stem, (_, who)): (&String, &(&str, Who<'w>))| FormFile { path: path(stem), who: vec![*who] };
        stems.iter().zip(&files).map(form).collect()
    }

    fn form<'w>(&'w self, file: &FormFile<'w>) -> Form<'w> {
        let live = self.order.live && live_forms::shows_score(&file.who);
        Form::new(self.instrument, file.who.clone(), &FormOrder { live, ..self.order.clone() }, self.session.lang)
    }

    fn write(&self, permit: &WritePermit, file: &FormFile<'_>) -> Result<()> {
        let form = self.form(file);
        // A body of which nothing is asked gets no file: an empty one would be an error when it is read.
        let path = file.path.as_deref();
        if form.is_empty() && matches!(path, Some(path) if path != Path::new("-")) {
            return Ok(());
        }
        output::write(permit, path, |out| (self.format.write)(&form, out))
    }
}

/// Where the form goes, and in which format: a folder is what is one already, ends in a slash, or has no ending.
///
/// # Errors
/// E002 where the ending of the file is none that is known.
fn target(args: &Template) -> Result<(Target<'_>, &'static FormFormat), Stop> {
    let asked = args.format.as_deref().and_then(FormFormat::named);
    let Some(path) = args.output.as_deref().filter(|path| *path != Path::new("-")) else {
        let plain = FormFormat::named("csv").unwrap_or(&FORMATS[0]);
        return Ok((Target::One(None), asked.unwrap_or(plain)));
    };
    let slash = path.to_string_lossy().ends_with(['/', MAIN_SEPARATOR]);
    if slash || path.is_dir() || path.extension().is_none() {
        return Ok((Target::Folder(path), asked.unwrap_or(&FORMATS[0])));
    }
    let ending = path.extension().and_then(|ending| FormFormat::named(&ending.to_string_lossy()));
    let format = asked.or(ending).ok_or_else(|| {
        let endings: Vec<String> = FORMATS.iter().map(|format| format!(".{}", format.name)).collect();
        let place = Place::file(path.to_string_lossy().as_ref());
        finding!(E002: endings = endings.join(", ")).at(place)
    })?;
    Ok((Target::One(Some(path)), format))
}

/// The names in one `--assessor`: a comma with a blank behind it belongs to a name (`Ani, M.Si.`).
fn named(names: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in names.split(',') {
        match found.last_mut().filter(|_| part.starts_with(' ')) {
            Some(last) => last.extend([",", part]),
            None => found.push(part.to_owned()),
        }
    }
    found.retain(|name| !name.trim().is_empty());
    found
}

/// The agencies of the list, in its order.
fn listed(path: &Path, instrument: &Instrument, findings: &mut Vec<Finding>) -> Vec<Agency> {
    let request = Request { agencies: Some(path.to_owned()), ..Request::default() };
    let mut read = intake::read(instrument, &request);
    findings.append(&mut read.findings);
    findings.extend(formula_names::warnings(&read.assessments.agencies));
    let mut agencies = read.assessments.agencies;
    if agencies.is_empty() && !finding::any_error(findings) {
        findings.push(finding!(E204).at(Place::file(path.to_string_lossy().as_ref())));
    }
    let place: HashMap<&str, usize> = read.listed.iter().enumerate().map(|(at, id)| (&**id, at)).collect();
    agencies.sort_by_key(|agency| place.get(&*agency.id).copied());
    agencies
}
