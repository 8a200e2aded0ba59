//! Every argument of the program. The doc comments are the English help; the Indonesian stands in [`super::help`].
//!
//! What the user typed, nothing more: files are opened and names are looked up elsewhere.

use std::path::{Path, PathBuf};

use crate::i18n::date::CalendarDay;
use crate::intake::hints::DecimalMark;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use super::argument_values::{
    TableChoice, check_formats, column, comparisons, day, decree, depth, explanations, form_formats, formats,
    instruments, one_table, robustness_formats, schemas, set, table, table_formats, verdicts, whole,
};
use crate::i18n::lang::Lang;
use crate::report::schema::SCHEMAS;
use crate::scoring::Detail;

/// Exact, explainable public-information transparency scores
#[derive(Debug, Parser)]
#[command(
    name = "ikip",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// Print the version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Language of results and findings: id or en (otherwise: en where LANG says so, else id)
    #[arg(long, global = true, value_name = "id|en", hide_possible_values = true)]
    pub lang: Option<LangArg>,
    /// Colour: auto (on a terminal only), always or never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub color: ColorArg,
    /// Findings as JSON lines: json (on stderr instead of text) or a file
    #[arg(long, global = true, value_name = "json|FILE")]
    pub findings: Option<String>,
    /// Tell on stderr what was understood of the inputs
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Print this help
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
}

/// Every command: one line here, one file beside this one.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Rank, classify, print or export (also: nilai)
    #[command(alias = "nilai")]
    Score(Box<ScoreArgs>),
    /// Find every problem in the inputs, change nothing (also: periksa)
    #[command(alias = "periksa")]
    Check(Box<CheckArgs>),
    /// Show how single scores came about, and what if (also: jelaskan)
    #[command(alias = "jelaskan")]
    Explain(Box<Explain>),
    /// Test whether a published ranking follows (also: cocokkan)
    #[command(alias = "cocokkan")]
    Verify(Verify),
    /// Show who moved between results, and why (also: banding)
    #[command(alias = "banding")]
    Compare(Compare),
    /// Write recap and report cards into a folder (also: laporan)
    #[command(alias = "laporan")]
    Report(Box<ReportArgs>),
    /// Show how firm scores, ranks and classes are (also: ketahanan)
    #[command(alias = "ketahanan")]
    Robustness(Box<RobustnessArgs>),
    /// Write an empty form to fill in (also: formulir)
    #[command(alias = "formulir")]
    Template(Template),
    /// Show the tables of any file as they were read (also: tabel)
    #[command(alias = "tabel")]
    Table(ShowTables),
    /// List, show, check or start scoring rules (also: aturan)
    #[command(subcommand, alias = "aturan", arg_required_else_help = true)]
    Rules(RulesCommand),
    /// Print the completions for a shell (also: pelengkap)
    #[command(alias = "pelengkap")]
    Completions(Completions),
    /// Print the manual page (also: manual)
    #[command(alias = "manual")]
    Man(Man),
}

/// What the user says of inputs beside the meanings of columns.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Meant {
    /// Column or cells that are not meant, by heading or as SHEET!A1:C3 (repeatable)
    #[arg(long, value_name = "HEADING|RANGE")]
    pub ignore: Vec<String>,
    /// Decimal mark of the inputs: comma or point
    #[arg(long, value_name = "MARK", value_enum, hide_possible_values = true)]
    pub decimal: Option<DecimalMark>,
    /// Where an agency sent its answers in several files, count the newest, by the date of the file
    #[arg(long)]
    pub latest: bool,
}

/// What is scored, and by which rules.
#[derive(Debug, Args)]
pub(crate) struct Data {
    /// Files (CSV, TSV, XLSX, XLS, XLSB, ODS, HTML, DOCX, PDF with text) or folders with answers; - is standard input
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// Scoring rules: a TOML file, or the id of rules that come with the program
    #[arg(long, value_name = "FILE|ID")]
    pub rules: String,
    /// List of agencies: id, name, group and any other column
    #[arg(long, value_name = "FILE")]
    pub agencies: Option<PathBuf>,
    /// Which column means what, as in agency="Nama OPD", saq.1=F or rekap.xlsx:uji="Juri" (repeatable)
    #[arg(long, value_name = "MEANING=HEADING", value_parser = column)]
    pub column: Vec<(String, String)>,
    /// What else is said of the inputs.
    #[command(flatten)]
    pub meant: Meant,
    /// Sheet of a workbook to read
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Which table of a page, document or workbook to read, counted from 1 as `ikip table` shows them
    #[arg(long, value_name = "N", value_parser = one_table, conflicts_with = "sheet")]
    pub table: Option<usize>,
    /// Corrections after objections (a file or a folder): agency, criterion, assessor, old, new, reason, decision
    #[arg(long, value_name = "FILE|DIR")]
    pub corrections: Option<PathBuf>,
}

impl Data {
    /// One input under some rules, with nothing beside it but the meanings of its columns.
    #[must_use]
    pub(crate) fn of_input(input: &Path, rules: &str, meant: &Meant, column: &[(String, String)]) -> Self {
        Self {
            inputs: vec![input.to_owned()],
            rules: rules.to_owned(),
            agencies: None,
            column: column.to_vec(),
            meant: meant.clone(),
            sheet: None,
            table: None,
            corrections: None,
        }
    }
}

/// Which findings matter.
#[derive(Debug, Args)]
pub(crate) struct Strictness {
    /// Let warnings end in exit code 1 too
    #[arg(long)]
    pub strict: bool,
}

/// Arguments of `score`.
#[derive(Debug, Args)]
pub(crate) struct ScoreArgs {
    /// What is scored.
    #[command(flatten)]
    pub data: Data,
    /// Output format: {formats} (otherwise by the ending of the output file)
    #[arg(long, value_name = "FORMAT", value_parser = formats(), hide_possible_values = true)]
    pub format: Option<String>,
    /// Write to this file, whole or not at all; several are written from one reading (repeatable)
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Columns of CSV and TSV: rank, agency_id, agency, group, score, exact, coverage, class, capped_by, reason,
    /// reason_criterion, state, or ids of criteria
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// CSV and TSV with a row for every criterion of every agency
    #[arg(long, conflicts_with = "columns")]
    pub long: bool,
    /// CSV and TSV without headings, JSON Lines without the line about the whole
    #[arg(long)]
    pub no_header: bool,
    /// Levels of criteria to show: 0, 1, 2, ... or all
    #[arg(long, value_name = "N|all", value_parser = depth, allow_negative_numbers = true)]
    pub depth: Option<Detail>,
    /// Show this group only (repeatable)
    #[arg(long, value_name = "GROUP")]
    pub group: Vec<String>,
    /// Show the first N places only, and all that share the last of them
    #[arg(long, value_name = "N", value_parser = whole::<usize>, allow_negative_numbers = true)]
    pub top: Option<usize>,
    /// Leave out agencies whose data has errors, and say so
    #[arg(long)]
    pub keep_going: bool,
    /// Write what proves the result (rules, hashes, options) to this file
    #[arg(long, value_name = "FILE")]
    pub manifest: Option<PathBuf>,
    /// What stands on the annex of a decree (docx), as in number="7 Tahun 2026"; also: date, about, issuer, place, position,
    /// signatory (repeatable)
    #[arg(long, value_name = "KEY=TEXT", value_parser = decree)]
    pub decree: Vec<(String, String)>,
    /// Which findings matter.
    #[command(flatten)]
    pub strictness: Strictness,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// What is checked.
    #[command(flatten)]
    pub data: Data,
    /// Output format: {formats} (otherwise by the ending of the output file)
    #[arg(long, value_name = "FORMAT", value_parser = check_formats(), hide_possible_values = true)]
    pub format: Option<String>,
    /// Write to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How far each body is with its answers; always in XLSX, and in HTML and Markdown with --agencies
    #[arg(long)]
    pub status: bool,
    /// Only questions of this branch are asked for, as while questionnaires come in before the jury sits (repeatable)
    #[arg(long, value_name = "ID")]
    pub only: Vec<String>,
    /// The last day for answers, as in 2026-12-15: who kept to it is told in the status
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub deadline: Option<CalendarDay>,
    /// Write reminders for mail merge (CSV or XLSX) to this file
    #[arg(long, value_name = "FILE")]
    pub remind: Option<PathBuf>,
    /// Which findings matter.
    #[command(flatten)]
    pub strictness: Strictness,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// What is scored.
    #[command(flatten)]
    pub data: Data,
    /// Which agencies to explain: an id, a name or a part of it, a group, or all (repeatable)
    #[arg(long, value_name = "NAME", required = true)]
    pub agency: Vec<String>,
    /// What if a criterion had been answered so, as in saq.1.1=Ya (repeatable)
    #[arg(long, value_name = "ID=ANSWER", value_parser = set)]
    pub set: Vec<(String, String)>,
    /// Output format: {formats} (otherwise by the ending of the output file)
    #[arg(long, value_name = "FORMAT", value_parser = explanations(), hide_possible_values = true)]
    pub format: Option<String>,
    /// Write to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Leave out agencies whose data has errors, and say so
    #[arg(long)]
    pub keep_going: bool,
    /// Which findings matter.
    #[command(flatten)]
    pub strictness: Strictness,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["published", "manifest"]))]
pub(crate) struct Verify {
    /// Published rankings or summaries: CSV, TSV, XLSX, XLS, XLSB, ODS, HTML, DOCX, PDF with text, Markdown, or JSON of
    /// `ikip score`
    #[arg(value_name = "PUBLISHED")]
    pub published: Vec<PathBuf>,
    /// What the ranking should follow from (repeatable); without it a table is checked by what it prints itself
    #[arg(long, value_name = "INPUT")]
    pub against: Vec<PathBuf>,
    /// Scoring rules: a TOML file, or the id of rules that come with the program
    #[arg(long, value_name = "FILE|ID", required_unless_present = "manifest")]
    pub rules: Option<String>,
    /// Other rules that may have been used by mistake, such as last year's (repeatable)
    #[arg(long, value_name = "FILE|ID")]
    pub also: Vec<String>,
    /// List of agencies: id, name, group and any other column
    #[arg(long, value_name = "FILE")]
    pub agencies: Option<PathBuf>,
    /// An earlier result: wrong figures that it gives the same body are told as left standing
    #[arg(long, value_name = "INPUT")]
    pub since: Option<PathBuf>,
    /// The rules of that result, where they were others
    #[arg(long, value_name = "FILE|ID", requires = "since")]
    pub since_rules: Option<String>,
    /// Corrections after objections: agency, criterion, assessor, old, new, reason
    #[arg(long, value_name = "FILE")]
    pub corrections: Option<PathBuf>,
    /// Bodies that were renamed: a table with the columns old and new
    #[arg(long, value_name = "FILE")]
    pub names: Option<PathBuf>,
    /// Which column of the published table means what, as in rank="Urutan" (repeatable)
    #[arg(long, value_name = "MEANING=HEADING", value_parser = column)]
    pub column: Vec<(String, String)>,
    /// What else is said of the tables.
    #[command(flatten)]
    pub meant: Meant,
    /// The only sheet of a published workbook to be verified
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// The only table of a page, document or workbook to be verified, counted from 1 as `ikip table` shows them
    #[arg(long, value_name = "N", value_parser = one_table, conflicts_with = "sheet")]
    pub table: Option<usize>,
    /// The table holds the first N places only
    #[arg(long, value_name = "N", value_parser = whole::<u32>, allow_negative_numbers = true)]
    pub top: Option<u32>,
    /// The table holds this group only
    #[arg(long, value_name = "GROUP")]
    pub group: Option<String>,
    /// Run a manifest of `ikip score --manifest` again instead
    #[arg(long, value_name = "FILE", conflicts_with_all = ["published", "against", "rules", "also"])]
    pub manifest: Option<PathBuf>,
    /// Where the files of the manifest are now
    #[arg(long, value_name = "FOLDER", requires = "manifest")]
    pub base: Option<PathBuf>,
    /// Output format: {formats} (otherwise by the ending of the output file)
    #[arg(long, value_name = "FORMAT", value_parser = verdicts(), hide_possible_values = true)]
    pub format: Option<String>,
    /// Write to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Which findings matter.
    #[command(flatten)]
    pub strictness: Strictness,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// Two data sets or more, in the order of time; one with --corrections or several --rules
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    /// Scoring rules, once or once per input: a TOML file, or the id of rules that come with the program
    #[arg(long, value_name = "FILE|ID", required = true)]
    pub rules: Vec<String>,
    /// List of agencies: id, name, group and any other column
    #[arg(long, value_name = "FILE")]
    pub agencies: Option<PathBuf>,
    /// Corrections after objections (a file or a folder): agency, criterion, assessor, old, new, reason, decision
    #[arg(long, value_name = "FILE|DIR")]
    pub corrections: Option<PathBuf>,
    /// Minutes of the objections to this workbook (XLSX): an overview, and a sheet to sign for each body
    #[arg(long, value_name = "FILE", requires = "corrections")]
    pub minutes: Option<PathBuf>,
    /// Bodies that were renamed: a table with the columns old and new
    #[arg(long, value_name = "FILE")]
    pub names: Option<PathBuf>,
    /// Which column means what, as in agency="Nama OPD", saq.1=F or rekap.xlsx:uji="Juri" (repeatable)
    #[arg(long, value_name = "MEANING=HEADING", value_parser = column)]
    pub column: Vec<(String, String)>,
    /// What else is said of the inputs.
    #[command(flatten)]
    pub meant: Meant,
    /// Output format: {formats} (otherwise by the ending of the output file)
    #[arg(long, value_name = "FORMAT", value_parser = comparisons(), hide_possible_values = true)]
    pub format: Option<String>,
    /// Write to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Which findings matter.
    #[command(flatten)]
    pub strictness: Strictness,
}

/// Arguments of `report`.
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// What is scored.
    #[command(flatten)]
    pub data: Data,
    /// Folder to write to; files of the same name are replaced, others left
    #[arg(short, long, value_name = "FOLDER")]
    pub output: PathBuf,
    /// Report cards of these agencies only, by name or id (repeatable)
    #[arg(long, value_name = "NAME")]
    pub agency: Vec<String>,
    /// An earlier result: the recap page and the cards then show who moved since
    #[arg(long, value_name = "INPUT")]
    pub since: Option<PathBuf>,
    /// The rules of that result, where they were others
    #[arg(long, value_name = "FILE|ID", requires = "since")]
    pub since_rules: Option<String>,
    /// What stands on the annex of a decree (docx), as in number="7 Tahun 2026"; also: date, about, issuer, place, position,
    /// signatory (repeatable)
    #[arg(long, value_name = "KEY=TEXT", value_parser = decree)]
    pub decree: Vec<(String, String)>,
    /// Bodies that were renamed: a table with the columns old and new
    #[arg(long, value_name = "FILE")]
    pub names: Option<PathBuf>,
    /// Report cards also say in how many of a hundred draws of weights and assessors the class stays
    #[arg(long)]
    pub robustness: bool,
    /// Report cards as Word files too
    #[arg(long)]
    pub docx: bool,
    /// Short report cards of two pages at most, without single answers
    #[arg(long)]
    pub short: bool,
    /// Leave the hashes of files out of pages and cards
    #[arg(long)]
    pub no_hashes: bool,
    /// Recap page and report cards as PDF too, through an installed Chromium or LibreOffice (or this program)
    #[arg(long, value_name = "PROGRAM", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub pdf: Option<String>,
    /// Show this group only (repeatable)
    #[arg(long, value_name = "GROUP")]
    pub group: Vec<String>,
    /// Leave out agencies whose data has errors, and say so
    #[arg(long)]
    pub keep_going: bool,
    /// Which findings matter.
    #[command(flatten)]
    pub strictness: Strictness,
}

/// Arguments of `template`.
#[derive(Debug, Args)]
pub(crate) struct Template {
    /// Scoring rules: a TOML file, or the id of rules that come with the program
    #[arg(long, value_name = "FILE|ID")]
    pub rules: String,
    /// List of agencies: id, name, group and any other column
    #[arg(long, value_name = "FILE")]
    pub agencies: Option<PathBuf>,
    /// Ask every question of this assessor too (repeatable, or "Ani,Budi")
    #[arg(long, value_name = "NAME")]
    pub assessor: Vec<String>,
    /// Only what stands in this branch (repeatable); with assessors and a list: a jury sheet, a row per body
    #[arg(long, value_name = "ID")]
    pub only: Vec<String>,
    /// The form shows completeness, scores and class while it is filled in (xlsx, one form per body)
    #[arg(long, conflicts_with = "objection")]
    pub live: bool,
    /// Instead of forms: a form for objections to these answers for each body, into a folder (repeatable)
    #[arg(long, value_name = "INPUT", conflicts_with_all = ["only", "assessor"])]
    pub objection: Vec<PathBuf>,
    /// Output format: {formats} (otherwise by the ending of the output file, in a folder xlsx)
    #[arg(long, value_name = "FORMAT", value_parser = form_formats(), hide_possible_values = true)]
    pub format: Option<String>,
    /// One form for all in this file, or one per agency in this folder; whole or not at all
    #[arg(short, long, value_name = "FILE|DIR")]
    pub output: Option<PathBuf>,
    /// Write over forms that hold answers too
    #[arg(long)]
    pub replace: bool,
    /// Which findings matter.
    #[command(flatten)]
    pub strictness: Strictness,
}

/// Arguments of `table`.
#[derive(Debug, Args)]
pub(crate) struct ShowTables {
    /// Files with tables: CSV, TSV, XLSX, XLS, XLSB, ODS, HTML, DOCX, PDF with text; - is standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// This table of each file only, counted from 1, or all
    #[arg(long, value_name = "N|all", value_parser = table, default_value = "all", hide_default_value = true)]
    pub table: TableChoice,
    /// Output format: md, csv (one table) or json (otherwise by the ending of the output file)
    #[arg(long, value_name = "FORMAT", value_parser = table_formats(), hide_possible_values = true)]
    pub format: Option<String>,
    /// Write to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Which findings matter.
    #[command(flatten)]
    pub strictness: Strictness,
}

/// Commands about rules files.
#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// List the rules that come with the program, scheme by scheme (also: daftar)
    #[command(alias = "daftar")]
    List {
        /// Words that id, title, authority, year or status must have
        #[arg(value_name = "SEARCH")]
        search: Vec<String>,
        /// Output format: {formats}
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        #[arg(hide_default_value = true, hide_possible_values = true)]
        format: TextOrJson,
    },
    /// Show rules as a tree with the weight of every criterion in the total (also: tampilkan)
    #[command(alias = "tampilkan")]
    Show {
        /// A TOML file, or the id of rules that come with the program
        #[arg(value_name = "FILE|ID")]
        rules: String,
        /// Output format: {formats} (toml: the file itself; otherwise by the ending of the output file)
        #[arg(long, value_name = "FORMAT", value_parser = instruments(), hide_possible_values = true)]
        format: Option<String>,
        /// Write to this file, whole or not at all
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Report every mistake in rules files (also: periksa)
    #[command(alias = "periksa")]
    Check {
        /// TOML files, or ids of rules that come with the program
        #[arg(value_name = "FILE|ID", required = true)]
        rules: Vec<String>,
        /// Output format: {formats}
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        #[arg(hide_default_value = true, hide_possible_values = true)]
        format: TextOrJson,
        /// Which findings matter.
        #[command(flatten)]
        strictness: Strictness,
    },
    /// Tell which vintage of a scheme holds for a year (also: berlaku)
    #[command(alias = "berlaku")]
    Which {
        /// The beginning of an id, up to its year: monev-ki-pusat
        #[arg(value_name = "SCHEME")]
        scheme: String,
        /// The year that was assessed
        #[arg(value_name = "YEAR", value_parser = clap::value_parser!(i64).range(1900..=9999))]
        year: i64,
        /// Output format: {formats}
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        #[arg(hide_default_value = true, hide_possible_values = true)]
        format: TextOrJson,
    },
    /// Show how weights came from pairwise judgements (AHP)
    Ahp {
        /// A TOML file, or the id of rules that come with the program
        #[arg(value_name = "FILE|ID")]
        rules: String,
        /// Output format: {formats}
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        #[arg(hide_default_value = true, hide_possible_values = true)]
        format: TextOrJson,
    },
    /// Print a commented sheet to start from, or rules made from a table of criteria (also: baru)
    #[command(alias = "baru")]
    New {
        /// Table of criteria: kode, pertanyaan, induk, bobot or poin, skala (XLSX, CSV, ODS, HTML ...)
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
        /// Sheet of a workbook to read
        #[arg(long, value_name = "NAME", requires = "from")]
        sheet: Option<String>,
        /// Write to this file, whole or not at all
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Which findings matter.
        #[command(flatten)]
        strictness: Strictness,
    },
    /// Print a JSON Schema: of rules files, or of what the program writes (also: skema)
    #[command(alias = "skema")]
    Schema {
        /// Of what: {formats} (otherwise rules)
        #[arg(value_name = "NAME", default_value = SCHEMAS[0].name, value_parser = schemas())]
        #[arg(hide_default_value = true, hide_possible_values = true)]
        of: String,
    },
}

/// Arguments of `robustness`.
#[derive(Debug, Args)]
pub(crate) struct RobustnessArgs {
    /// What is scored.
    #[command(flatten)]
    pub data: Data,
    /// What varies, separated by commas: weights, assessors, answers, missing, rounding, combine (otherwise the first two)
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    pub vary: Option<Vec<String>>,
    /// How far a weight may move, as a share of itself: 10% or 0.1
    #[arg(long, value_name = "SHARE", default_value = "10%")]
    #[arg(hide_default_value = true)]
    pub noise: String,
    /// How weights are drawn: {formats}
    #[arg(long, value_name = "HOW", default_value = "uniform")]
    #[arg(value_parser = ["uniform", "dirichlet", "simplex"], hide_default_value = true, hide_possible_values = true)]
    pub weights: String,
    /// Of --weights dirichlet: how close to the weights of the rules, from 100 on close
    #[arg(long, value_name = "NUMBER", default_value = "100")]
    #[arg(hide_default_value = true)]
    pub concentration: String,
    /// How assessors are drawn: {formats}
    #[arg(long, value_name = "HOW", default_value = "bootstrap")]
    #[arg(value_parser = ["bootstrap", "leave-one-out"], hide_default_value = true, hide_possible_values = true)]
    pub panel: String,
    /// Groups of assessors: a CSV with the columns assessor and group
    #[arg(long, value_name = "FILE")]
    pub assessor_groups: Option<PathBuf>,
    /// How many draws
    #[arg(long, value_name = "N", default_value = "10000", value_parser = whole::<usize>)]
    #[arg(hide_default_value = true)]
    pub draws: usize,
    /// Seed: the same number gives the same draws
    #[arg(long, value_name = "N", default_value = "1", value_parser = whole::<u64>)]
    #[arg(hide_default_value = true)]
    pub seed: u64,
    /// Which pairs are compared: {formats}
    #[arg(long, value_name = "WHICH", default_value = "neighbours")]
    #[arg(value_parser = ["neighbours", "all"], hide_default_value = true, hide_possible_values = true)]
    pub pairs: String,
    /// Write every draw to this CSV file
    #[arg(long, value_name = "FILE")]
    pub draws_out: Option<PathBuf>,
    /// Output format: {formats} (otherwise by the ending of the output file)
    #[arg(long, value_name = "FORMAT", value_parser = robustness_formats(), hide_possible_values = true)]
    pub format: Option<String>,
    /// Write to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Which findings matter.
    #[command(flatten)]
    pub strictness: Strictness,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// bash, elvish, fish, powershell or zsh
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    pub shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub(crate) struct Man {
    /// Of this command instead of the whole program
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
}

// The values below carry no documentation of their own: shells would show it untranslated.

/// A language, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LangArg {
    Id,
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Id => Self::Id,
            LangArg::En => Self::En,
        }
    }
}

/// When to colour: on a terminal that wants it, in any case, or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorArg {
    Auto,
    Always,
    Never,
}

/// For people or for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextOrJson {
    Text,
    Json,
}
