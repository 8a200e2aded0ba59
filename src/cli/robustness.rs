//! `ikip robustness`: how firm scores, ranks and classes are.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use super::args::RobustnessArgs;
use super::files::{FileRole, FilesOfRun};
use super::session::Session;
use super::{exit, output, rank, score};
use crate::analysis::robustness::{Experiment, Factor, PanelNoise, Settings, WeightNoise, examine};
use crate::cli::abort::Stop;
use crate::cli::chosen_format::chosen_format;
use crate::cli::load_data::{Wanted, take};
use crate::cli::progress::ProgressBar;
use crate::exact::Exact;
use crate::finding::reason::of_system;
use crate::finding::{self, Place, finding};
use crate::intake::Keep;
use crate::names::nearest::nearest;
use crate::report::robustness::{FORMATS, RobustnessReport, write_draws};
use crate::scoring::Detail;

/// The most draws: their scores fit the memory of an ordinary machine.
const MOST_DRAWS: usize = 1_000_000;

/// Examines a result and writes what is firm and what is not.
pub(crate) fn run(args: &RobustnessArgs, session: &Session) -> Result<u8> {
    let settings = settings(args)?;
    let format = chosen_format(FORMATS, args.format.as_deref(), args.output.as_deref())?;
    let files = FilesOfRun::default().data(&args.data).reads(FileRole::AssessorGroups, &args.assessor_groups);
    let permit = files.writes(args.draws_out.iter().chain(&args.output)).check()?;
    let panel = args.assessor_groups.as_deref().map_or_else(|| Ok(BTreeMap::new()), groups)?;
    let wanted = Wanted { answers: Keep::All, hashes: format.hashes };
    let mut taken = take(&args.data, wanted, session)?;
    if taken.has_errors() {
        return Ok(score::refused(&taken, session));
    }
    let board = rank::rank(&taken.instrument, &mut taken.intake, Detail::All);
    if finding::any_error(&taken.intake.findings) {
        return Ok(score::refused(&taken, session));
    }
    let experiment = Experiment::new(&taken.instrument, &taken.intake.assessments, &board, &settings);
    // The experiment holds them as numbers.
    taken.intake.assessments.answers = None;
    let (instrument, assessments) = (&taken.instrument, &taken.intake.assessments);
    let progress = ProgressBar::new("ikip", settings.draws);
    let found = examine(&experiment, assessments, &board, &|draws| progress.steps(draws));
    drop(progress);
    let mut findings = taken.intake.findings.clone();
    if args.vary.is_some() {
        let fixed = found.spread.fixed.iter();
        findings.extend(fixed.map(|(factor, _)| finding!(W701: factor = factor.name())));
    }
    if found.spread.agencies.is_empty() {
        findings.push(finding!(W702));
    }
    finding::sort(&mut findings);
    session.tell(&findings);
    session.tell_more(&taken.intake.more);
    let report = RobustnessReport {
        instrument,
        assessments,
        board: &board,
        found: &found,
        panel: &panel,
        findings: &findings,
        lang: session.lang,
        screen: session.screen(args.output.is_some()),
    };
    if let Some(path) = &args.draws_out {
        output::write(&permit, Some(path), |out| write_draws(&report, out))?;
    }
    output::write(&permit, args.output.as_deref(), |out| (format.write)(&report, out))?;
    Ok(exit::of(&findings, args.strictness.strict))
}

fn settings(args: &RobustnessArgs) -> Result<Settings, Stop> {
    let default = Settings::default();
    if args.draws == 0 || args.draws > MOST_DRAWS {
        return Err(finding!(E703: draws = args.draws.to_string(), most = MOST_DRAWS.to_string()).into());
    }
    Ok(Settings {
        vary: args.vary.as_deref().map_or(Ok(default.vary), factors)?,
        weights: match args.weights.as_str() {
            "dirichlet" => WeightNoise::Dirichlet(concentration(&args.concentration)?),
            "simplex" => WeightNoise::Simplex,
            _ => WeightNoise::Uniform(noise(&args.noise)?),
        },
        panel: if args.panel == "leave-one-out" { PanelNoise::LeaveOneOut } else { PanelNoise::Bootstrap },
        draws: args.draws,
        seed: args.seed,
        all_pairs: args.pairs == "all",
        keep_draws: args.draws_out.is_some(),
    })
}

/// The factors of a list of names, in the order of output.
fn factors(names: &[String]) -> Result<Vec<Factor>, Stop> {
    let mut found = Vec::new();
    for name in names.iter().map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty()) {
        let known = || Factor::ALL.iter().map(|factor| factor.name());
        let Some(factor) = Factor::named(&name) else {
            let all = known().collect::<Vec<_>>().join(", ");
            return Err(finding!(E702: name = &name, all = all; near = nearest(&name, known())).into());
        };
        found.push(factor);
    }
    found.sort_unstable();
    found.dedup();
    if found.is_empty() {
        let all = Factor::ALL.map(Factor::name).join(", ");
        return Err(finding!(E702: name = "", all = all).into());
    }
    Ok(found)
}

/// `10%`, `10 %`, `0.1` or `0,1`: a share from 0 to 1.
fn noise(text: &str) -> Result<f64, Stop> {
    let number = |text: &str| Exact::parse_decimal(&text.trim().replacen(',', ".", 1));
    let share = match text.trim().strip_suffix('%') {
        Some(percent) => number(percent).map(|percent| &percent / &Exact::HUNDRED),
        None => number(text),
    };
    let fits = |share: &Exact| !share.is_negative() && *share <= Exact::ONE;
    match share.filter(fits) {
        Some(share) => Ok(share.to_f64()),
        None => Err(finding!(E701: value = text).into()),
    }
}

fn concentration(text: &str) -> Result<f64, Stop> {
    let number = Exact::parse_decimal(&text.trim().replacen(',', ".", 1)).filter(|number| *number > Exact::ZERO);
    number.map(|number| number.to_f64()).ok_or_else(|| finding!(E704: value = text).into())
}

/// The groups of assessors: a CSV with the columns `assessor` and `group`.
fn groups(path: &Path) -> Result<BTreeMap<String, String>, Stop> {
    let name = path.to_string_lossy();
    let place = || Place::file(&*name);
    let text = std::fs::read_to_string(path)
        .map_err(|error| Stop::from(finding!(E705: reason = of_system(&error)).at(place())))?;
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t', b','].into_iter().find(|&d| head.as_bytes().contains(&d)).unwrap_or(b',');
    let mut rows = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let wrong = |line: u64| Stop::from(finding!(E706).at(place().line(line)));
    let head = rows.headers().map_err(|_| wrong(1))?.clone();
    let column = |names: [&str; 3]| head.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()));
    let columns = column(["assessor", "penilai", "informan"]).zip(column(["group", "kelompok", "unsur"]));
    let (assessor, group) = columns.ok_or_else(|| wrong(1))?;
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for (at, row) in rows.records().enumerate() {
        let line = at as u64 + 2;
        let row = row.map_err(|_| wrong(line))?;
        let cell = |at: usize| row.get(at).map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned);
        let (name, group) = cell(assessor).zip(cell(group)).ok_or_else(|| wrong(line))?;
        if found.insert(name, group).is_some() {
            return Err(wrong(line));
        }
    }
    Ok(found)
}
