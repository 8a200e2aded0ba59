//! What proves a result: `ikip score --manifest FILE` writes it, `ikip verify --manifest FILE` runs it again.
//!
//! The result is proven by the SHA-256 of the ranking as CSV with all criteria and all agencies, so that a clerk can
//! check it with `ikip score --format csv --depth all` and `sha256sum`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::args::ScoreArgs;
use super::files::{FileRole, FilesOfRun, WritePermit};
use super::session::Session;
use super::{exit, load_data, output, rank};
use crate::answers::Assessments;
use crate::cli::abort::Stop;
use crate::cli::file_identity::files_below;
use crate::cli::latest;
use crate::cli::manifest_paths::{PathBase, recorded};
use crate::finding::reason::{of_json, of_system};
use crate::finding::{self, Finding, Place, finding, render};
use crate::intake::hints::{DecimalMark, Hints, Ignored, Override};
use crate::intake::{InputArg, Keep, Request};
use crate::report::manifest_check::{FileCheck, HashPair, ManifestCheck, ManifestCheckFormat, RecordedRules};
use crate::report::provenance::sha256;
use crate::report::scores::ScoreFormat;
use crate::report::view::ScoreReport;
use crate::rules::Instrument;
use crate::scoring::{self, Detail};

/// The name and version of the shape.
pub(crate) const SCHEMA: &str = "ikip.manifest/1";

/// A manifest as it is written and read.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    schema: String,
    program: ManifestProgram,
    instrument: ManifestRules,
    options: Options,
    /// The SHA-256 of each option as JSON: an option changed afterwards is told by its name.
    #[serde(default)]
    options_sha256: BTreeMap<String, String>,
    inputs: Vec<Hashed>,
    findings: Vec<Value>,
    result: ReplayOutcome,
    /// The file that was written; `None` where the result went to the screen or a pipe.
    #[serde(default)]
    output: Option<Written>,
}

impl Manifest {
    /// What a second run reads.
    fn files(&self, path: &Path) -> FilesOfRun {
        FilesOfRun::default()
            .reads(FileRole::Manifest, [path])
            .reads(FileRole::Answers, &self.options.inputs)
            .reads(FileRole::AgencyList, &self.options.agencies)
            .reads(FileRole::Corrections, &self.options.corrections)
            .reads(FileRole::RecordedResult, self.output.iter().map(|written| &written.path))
    }
}

/// A file that was written.
#[derive(Debug, Serialize, Deserialize)]
struct Written {
    path: String,
    sha256: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct ManifestProgram {
    name: String,
    version: String,
}

/// The rules, with their whole text.
#[derive(Debug, Serialize, Deserialize)]
struct ManifestRules {
    id: String,
    title: String,
    status: String,
    rounding: String,
    round_at: String,
    ties: String,
    sha256: String,
    text: String,
}

/// Everything on the command line: what decides what is computed, and then how it was shown.
#[derive(Debug, Serialize, Deserialize)]
struct Options {
    rules: String,
    inputs: Vec<PathBuf>,
    agencies: Option<PathBuf>,
    corrections: Option<PathBuf>,
    columns: Vec<(String, String)>,
    #[serde(default)]
    ignore: Vec<String>,
    #[serde(default)]
    decimal: Option<DecimalMark>,
    /// Files that `--latest` left out: their dates may be others when the manifest is run again.
    #[serde(default)]
    left_out: Vec<PathBuf>,
    sheet: Option<String>,
    keep_going: bool,
    #[serde(default)]
    format: Option<String>,
    #[serde(default)]
    output: Option<PathBuf>,
    /// `all`, or the number of levels.
    #[serde(default)]
    depth: Option<String>,
    #[serde(default)]
    groups: Vec<String>,
    #[serde(default)]
    top: Option<usize>,
    #[serde(default)]
    strict: bool,
    #[serde(default)]
    lang: Option<String>,
}

impl Options {
    fn new(args: &ScoreArgs, session: &Session) -> Self {
        let data = &args.data;
        let depth = |detail: Detail| match detail {
            Detail::Depth(depth) => depth.to_string(),
            Detail::All => "all".to_owned(),
        };
        Self {
            rules: data.rules.clone(),
            inputs: data.inputs.clone(),
            agencies: data.agencies.clone(),
            corrections: data.corrections.clone(),
            columns: data.column.clone(),
            ignore: data.meant.ignore.clone(),
            decimal: data.meant.decimal,
            left_out: Vec::new(),
            sheet: super::argument_values::sheet(data.sheet.as_ref(), data.table),
            keep_going: args.keep_going,
            format: args.format.clone(),
            output: args.output.first().cloned(),
            depth: args.depth.map(depth),
            groups: args.group.clone(),
            top: args.top,
            strict: args.strictness.strict,
            lang: Some(session.lang.code().to_owned()),
        }
    }

    /// Changes every path of a file; rules are one where such a file exists.
    fn each_path(&mut self, change: &dyn Fn(&str) -> String) {
        let changed = |path: &mut PathBuf| *path = PathBuf::from(change(&path.to_string_lossy()));
        self.inputs.iter_mut().chain(&mut self.left_out).for_each(changed);
        [&mut self.agencies, &mut self.corrections, &mut self.output].into_iter().flatten().for_each(changed);
        if Path::new(&self.rules).is_file() {
            self.rules = change(&self.rules);
        }
    }
}

/// A file that was read, and what its columns were taken for.
#[derive(Debug, Serialize, Deserialize, PartialEq, Eq)]
struct Hashed {
    path: String,
    sha256: Option<String>,
    #[serde(default)]
    columns: Vec<ManifestColumn>,
}

/// A heading; without a meaning it was ignored.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
struct ManifestColumn {
    heading: String,
    meaning: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ReplayOutcome {
    format: String,
    depth: String,
    agencies: usize,
    sha256: String,
}

/// Writes the manifest of a run.
///
/// # Errors
/// The system refuses to write, or to read a list or corrections again for their hash.
pub(crate) fn write(
    permit: &WritePermit,
    path: &Path,
    args: &ScoreArgs,
    (instrument, assessments, findings): (&Instrument, &Assessments, &[Finding]),
    session: &Session,
) -> Result<()> {
    use crate::report::json_keys;
    let data = &args.data;
    let mut options = Options::new(args, session);
    let (left_out, findings): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|found| found.code() == latest::LEFT_OUT);
    options.left_out = left_out.iter().filter_map(|found| Some(found.place.file.as_deref()?.into())).collect();
    options.each_path(&|file| recorded(path, file));
    let mut inputs = hashes(assessments, [data.agencies.as_deref(), data.corrections.as_deref()])?;
    inputs.iter_mut().for_each(|input| input.path = recorded(path, &input.path));
    let mut result_file = written(args.output.first().map(PathBuf::as_path))?;
    result_file.iter_mut().for_each(|file| file.path = recorded(path, &file.path));
    let manifest = Manifest {
        schema: SCHEMA.to_owned(),
        program: ManifestProgram {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        instrument: ManifestRules {
            id: instrument.id.clone(),
            title: instrument.title.clone(),
            status: instrument.status.key().to_owned(),
            rounding: json_keys::rounding(instrument.rounding).to_owned(),
            round_at: json_keys::round_at(instrument.round_at).to_owned(),
            ties: json_keys::ties(instrument.ranking.ties).to_owned(),
            sha256: sha256(instrument.text.as_bytes()),
            text: instrument.text.to_string(),
        },
        options_sha256: seals(&options),
        options,
        inputs,
        findings: findings.iter().map(|found| render::json(found, session.lang)).collect(),
        result: outcome(instrument, assessments)?,
        output: result_file,
    };
    output::write(permit, Some(path), |out| {
        serde_json::to_writer_pretty(&mut *out, &manifest)?;
        out.write_all(b"\n")
    })
}

/// The hash of the file that a run wrote.
fn written(output: Option<&Path>) -> Result<Option<Written>> {
    let file = output.filter(|path| *path != Path::new("-") && path.is_file());
    let hashed = |path: &Path| Ok(Written { path: path.to_string_lossy().into_owned(), sha256: hash_of(path)? });
    file.map(hashed).transpose()
}

/// The hash of every option, by its name.
fn seals(options: &Options) -> BTreeMap<String, String> {
    match serde_json::to_value(options) {
        Ok(Value::Object(options)) => {
            options.into_iter().map(|(name, value)| (name, sha256(value.to_string().as_bytes()))).collect()
        }
        _ => BTreeMap::new(),
    }
}

/// The inputs with their hashes, and those of the list and the corrections.
fn hashes(assessments: &Assessments, others: [Option<&Path>; 2]) -> Result<Vec<Hashed>> {
    let mut all = Vec::new();
    for input in &assessments.inputs {
        let hash = match &input.sha256 {
            Some(hash) => Some(hash.clone()),
            // What came through standard input cannot be read again.
            None if input.path == "-" => None,
            None => Some(hash_of(&file_of(&input.path))?),
        };
        let columns = input
            .columns
            .iter()
            .map(|(heading, meaning)| ManifestColumn { heading: heading.clone(), meaning: meaning.clone() });
        all.push(Hashed { path: input.path.clone(), sha256: hash, columns: columns.collect() });
    }
    for path in others.into_iter().flatten() {
        // A folder of corrections is all of its files.
        let mut files = if path.is_dir() { files_below(path) } else { vec![path.to_owned()] };
        files.sort();
        for file in files {
            let path_text = file.to_string_lossy().into_owned();
            all.push(Hashed { path: path_text, sha256: Some(hash_of(&file)?), columns: Vec::new() });
        }
    }
    Ok(all)
}

/// The file of an input: a sheet stands behind a `#`, which a file's name may hold too.
fn file_of(input: &str) -> PathBuf {
    let whole = PathBuf::from(input);
    match input.rsplit_once('#') {
        Some((file, _)) if !whole.exists() => PathBuf::from(file),
        _ => whole,
    }
}

fn hash_of(path: &Path) -> Result<String> {
    let refused = |error: std::io::Error| {
        let place = Place::file(path.to_string_lossy().as_ref());
        Stop::from(finding!(E901: reason = of_system(&error)).at(place))
    };
    let mut file = File::open(path).map_err(refused)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer).map_err(refused)?;
        if read == 0 {
            return Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
        }
        hasher.update(&buffer[..read]);
    }
}

/// The result as CSV with everything, hashed.
fn outcome(instrument: &Instrument, assessments: &Assessments) -> Result<ReplayOutcome> {
    const FORMAT: &str = "csv";
    let board = scoring::score(instrument, assessments, Detail::All);
    let format = ScoreFormat::named(FORMAT).expect("CSV is one of the formats");
    let mut bytes = Vec::new();
    (format.write)(&ScoreReport::new(instrument, assessments, &board), &mut bytes)?;
    Ok(ReplayOutcome {
        format: FORMAT.to_owned(),
        depth: "all".to_owned(),
        agencies: board.agencies.len(),
        sha256: sha256(&bytes),
    })
}

/// Where and how [`verify`] writes what came out.
#[derive(Clone, Copy)]
struct ReplayTarget<'a> {
    permit: &'a WritePermit,
    path: Option<&'a Path>,
    format: &'static ManifestCheckFormat,
}

/// Runs a manifest again and says "same", or what differs.
///
/// # Errors
/// The manifest cannot be read, or is none.
pub(crate) fn verify(
    path: &Path,
    base: Option<&Path>,
    format: &'static ManifestCheckFormat,
    output: Option<&Path>,
    session: &Session,
) -> Result<u8> {
    let manifest = read(path)?;
    let permit = manifest.files(path).writes(output).check()?;
    let target = ReplayTarget { permit: &permit, path: output, format };
    let base = PathBase::new(base, path, manifest.options.inputs.iter().map(PathBuf::as_path));
    let place = || Place::file(path.to_string_lossy().as_ref());
    let mut differs = Vec::new();
    let version = env!("CARGO_PKG_VERSION");
    if manifest.program.version != version {
        differs.push(finding!(W621: recorded = manifest.program.version.as_str(), found = version).at(place()));
    }
    let rules = &manifest.instrument;
    let hash = sha256(rules.text.as_bytes());
    if hash != rules.sha256 {
        differs.push(finding!(E624: recorded = rules.sha256.as_str(), found = hash.as_str()).at(place()));
    }
    differs.extend(other_rules(&base.resolve(&manifest.options.rules), &hash));
    for (option, now) in seals(&manifest.options) {
        if manifest.options_sha256.get(&option).is_some_and(|recorded| *recorded != now) {
            differs.push(finding!(E625: option = option).at(place()));
        }
    }
    let read = crate::rules::read(&rules.text, &rules.id);
    let Some(instrument) = read.instrument else {
        // Its text was changed so that it is none any more.
        differs.extend(read.findings);
        let (instrument, differs) = (None, differs.as_slice());
        let checked = Replay { path, base: &base, manifest: &manifest, instrument, found: &[], result: None, differs };
        let code = checked.tell(target, session)?;
        return Ok(if hash == rules.sha256 { code } else { exit::DATA });
    };
    let options = &manifest.options;
    let opened = |path: &Option<PathBuf>| path.as_ref().map(|path| base.resolve(&path.to_string_lossy()));
    let (agencies, corrections) = (opened(&options.agencies), opened(&options.corrections));
    let request = Request {
        inputs: options
            .inputs
            .iter()
            .map(|path| InputArg::argument(&base.resolve_text(&path.to_string_lossy())))
            .collect(),
        left_out: options.left_out.iter().map(|path| base.resolve_text(&path.to_string_lossy()).into()).collect(),
        agencies: agencies.clone(),
        corrections: corrections.clone(),
        ..request(options, &instrument)
    };
    let mut intake = load_data::read(&instrument, &request);
    differs.extend(manifest.output.as_ref().and_then(|written| other_output(written, &base)));
    intake.findings.extend(read.findings);
    rank::rank(&instrument, &mut intake, Detail::Depth(0));
    let assessments = &intake.assessments;
    let mut found = hashes(assessments, [agencies.as_deref(), corrections.as_deref()])?;
    for input in &manifest.inputs {
        let path = base.resolve_text(&input.path);
        found.iter_mut().filter(|now| now.path == path).for_each(|now| now.path.clone_from(&input.path));
    }
    for input in &manifest.inputs {
        let known = found.iter().find(|now| now.path == input.path);
        differs.extend(known.into_iter().flat_map(|now| other_meanings(input, now)));
        let now = known.and_then(|now| now.sha256.clone());
        // A file that cannot be read is told by what the intake found.
        let unread = now.is_none() && intake.findings.iter().any(|found| found.code() == "E901");
        if now != input.sha256 && !unread {
            differs.push(
                finding!(E622: recorded = input.sha256.clone().unwrap_or_default(), found = now.unwrap_or_else(|| "-".to_owned())).at(Place::file(input.path.as_str())),
            );
        }
    }
    let missing = intake.findings.iter().any(|found| found.code() == "E901");
    if missing {
        differs.push(finding!(W623: folder = base.shown()).at(place()));
    }
    if !missing && found.iter().zip(&manifest.inputs).all(|(now, recorded)| now.sha256 == recorded.sha256) {
        differs
            .extend(other_findings(&manifest.findings, &intake.findings, session).map(|finding| finding.at(place())));
    }
    let mut result = None;
    if finding::any_error(&intake.findings) && !options.keep_going {
        differs.extend(intake.findings);
    } else {
        let now = outcome(&instrument, assessments)?;
        if now.sha256 != manifest.result.sha256 {
            let recorded = manifest.result.sha256.as_str();
            differs.push(finding!(E623: recorded = recorded, found = now.sha256.as_str()).at(place()));
        }
        result = Some(now.sha256);
    }
    let (instrument, differs) = (Some(&instrument), differs.as_slice());
    Replay { path, base: &base, manifest: &manifest, instrument, found: &found, result, differs }.tell(target, session)
}

fn read(path: &Path) -> Result<Manifest, Stop> {
    let place = || Place::file(path.to_string_lossy().as_ref());
    let bytes =
        std::fs::read(path).map_err(|error| Stop::from(finding!(E901: reason = of_system(&error)).at(place())))?;
    let none = |reason: &str| Stop::from(finding!(E621: reason = of_json(reason)).at(place()));
    let manifest: Manifest = serde_json::from_slice(&bytes).map_err(|error| none(&error.to_string()))?;
    if manifest.schema == SCHEMA { Ok(manifest) } else { Err(none(&manifest.schema)) }
}

fn request(options: &Options, instrument: &Instrument) -> Request {
    let meaning = |(name, heading): &(String, String)| Override::of(name, heading, instrument);
    Request {
        inputs: options.inputs.iter().map(|path| InputArg::argument(&path.to_string_lossy())).collect(),
        hints: Hints {
            columns: options.columns.iter().filter_map(meaning).collect(),
            ignore: options.ignore.iter().map(|text| Ignored::of(text)).collect(),
            decimal: options.decimal,
        },
        agencies: options.agencies.clone(),
        corrections: options.corrections.clone(),
        sheet: options.sheet.clone(),
        left_out: BTreeSet::new(),
        keep: Keep::Nothing,
        hash: true,
        account: false,
        threads: None,
    }
}

/// The file that was written, where it is another now or not to be found.
fn other_output(recorded: &Written, base: &PathBase) -> Option<Finding> {
    let place = Place::file(recorded.path.as_str());
    let path = &base.resolve(&recorded.path);
    if !path.is_file() {
        return Some(finding!(W622: recorded = recorded.sha256.as_str()).at(place));
    }
    let now = hash_of(path).ok()?;
    let other = || finding!(E628: recorded = recorded.sha256.as_str(), found = now.as_str()).at(place);
    (now != recorded.sha256).then(other)
}

/// The rules file, where it is there and no longer the one whose text the manifest holds.
fn other_rules(path: &Path, recorded: &str) -> Option<Finding> {
    let now = path.is_file().then(|| hash_of(path).ok()).flatten()?;
    let place = Place::file(path.to_string_lossy().as_ref());
    (now != recorded).then(|| finding!(W624: recorded = recorded, found = now.as_str()).at(place))
}

/// What is found now and was not, or was and is not: by code and place, whatever the language.
fn other_findings(recorded: &[Value], now: &[Finding], session: &Session) -> Option<Finding> {
    let key = |found: &Value| ["code", "line", "column", "agency"].map(|key| found[key].to_string());
    let now: Vec<Value> = now.iter().map(|found| render::json(found, session.lang)).collect();
    let sorted = |findings: &[Value]| {
        let mut keys: Vec<[String; 4]> = findings.iter().map(key).collect();
        keys.sort();
        keys
    };
    if sorted(recorded) == sorted(&now) {
        return None;
    }
    let codes = |findings: &[Value]| {
        let mut codes: Vec<&str> = findings.iter().filter_map(|found| found["code"].as_str()).collect();
        codes.sort_unstable();
        if codes.is_empty() { "-".to_owned() } else { codes.join(", ") }
    };
    Some(finding!(E627: recorded = codes(recorded), found = codes(&now)))
}

/// The columns of an input that are read otherwise than they were.
fn other_meanings(recorded: &Hashed, now: &Hashed) -> Vec<Finding> {
    let meaning = |columns: &[ManifestColumn], heading: &str| {
        columns.iter().find(|column| column.heading == heading).and_then(|column| column.meaning.clone())
    };
    let changed = |column: &&ManifestColumn| meaning(&now.columns, &column.heading) != column.meaning;
    let named = |meaning: Option<String>| meaning.unwrap_or_else(|| "-".to_owned());
    let finding = |column: &ManifestColumn| {
        finding!(E626: column = column.heading.as_str(), recorded = named(column.meaning.clone()), found = named(meaning(&now.columns, &column.heading))).at(Place::file(recorded.path.as_str()))
    };
    recorded.columns.iter().filter(changed).map(finding).collect()
}

/// What a second run came to.
struct Replay<'a> {
    base: &'a PathBase,
    path: &'a Path,
    manifest: &'a Manifest,
    /// `None` where their text is none any more.
    instrument: Option<&'a Instrument>,
    found: &'a [Hashed],
    /// The hash of the result; `None` where errors in the data leave none.
    result: Option<String>,
    differs: &'a [Finding],
}

impl Replay<'_> {
    /// Writes what came out; the exit code.
    fn tell(&self, target: ReplayTarget<'_>, session: &Session) -> Result<u8> {
        let check = self.check(session, target.path.is_some());
        output::write(target.permit, target.path, |out| (target.format.write)(&check, out))?;
        session.findings.record(self.differs, session.lang);
        Ok(exit::of(self.differs, false))
    }

    fn check(&self, session: &Session, to_file: bool) -> ManifestCheck<'_> {
        let input = |recorded: &Hashed| {
            let now = self.found.iter().find(|now| now.path == recorded.path);
            let found = now.and_then(|now| now.sha256.clone());
            FileCheck { path: recorded.path.clone(), hash: HashPair { recorded: recorded.sha256.clone(), found } }
        };
        let written = |written: &Written| {
            let found = hash_of(&self.base.resolve(&written.path)).ok();
            FileCheck { path: written.path.clone(), hash: HashPair { recorded: Some(written.sha256.clone()), found } }
        };
        let Manifest { instrument: rules, program, inputs, result, output, .. } = self.manifest;
        ManifestCheck {
            path: self.path.to_string_lossy().into_owned(),
            version: &program.version,
            rules: RecordedRules { id: &rules.id, title: &rules.title, status: &rules.status, sha256: &rules.sha256 },
            instrument: self.instrument,
            inputs: inputs.iter().map(input).collect(),
            result: HashPair { recorded: Some(result.sha256.clone()), found: self.result.clone() },
            output: output.as_ref().map(written),
            findings: self.differs,
            lang: session.lang,
            screen: session.screen(to_file),
        }
    }
}
