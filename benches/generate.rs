//! Writes files of made-up assessments for timing: the same bytes for the same arguments, on every machine.
//!
//! Every row is a function of its agency, indicator and assessor alone, so that any order costs no memory. Knows
//! nothing of the calculator; the rules that fit these files are `benches/rules.toml`, the ways in which cells vary
//! are told in `benches/README.md`.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Parser, ValueEnum};

#[path = "generate/cells.rs"]
mod cells;
#[path = "generate/shuffle.rs"]
mod shuffle;

use cells::{ASSESSORS, Cell, Cells, INDICATORS};
use shuffle::Shuffle;

/// The order of the rows of a long file.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Order {
    /// All rows of one agency together.
    Agency,
    /// All rows of one assessor together.
    Assessor,
    /// None at all.
    Shuffled,
}

/// Writes a file of made-up assessments: 693 rows for each agency.
#[derive(Parser)]
struct Args {
    /// How many agencies (1443 make a million rows)
    #[arg(long, default_value_t = 1443)]
    agencies: u64,
    #[arg(long, value_enum, default_value_t = Order::Agency)]
    order: Order,
    /// Cut after this many rows
    #[arg(long)]
    rows: Option<u64>,
    /// Totals that lie exactly between two printed numbers, half of them right below a class
    #[arg(long)]
    ties: bool,
    /// Line breaks inside quoted notes, in one row of twelve
    #[arg(long)]
    line_breaks: bool,
    /// Something wrong in every row
    #[arg(long)]
    faults: bool,
    /// One row per agency, indicators in columns
    #[arg(long, conflicts_with_all = ["folder", "faults"])]
    wide: bool,
    /// One file per agency; OUT is the folder
    #[arg(long)]
    folder: bool,
    /// Another set of answers
    #[arg(long, default_value_t = 2025)]
    seed: u64,
    /// The file (or folder) to write
    out: PathBuf,
}

fn main() -> io::Result<()> {
    let args = Args::parse();
    let cells = Cells { seed: args.seed, ties: args.ties, line_breaks: args.line_breaks, faults: args.faults };
    if args.wide {
        wide(&args, &cells)
    } else if args.folder {
        folder(&args, &cells)
    } else {
        long(&args, &cells)
    }
}

fn writer(path: &Path) -> io::Result<BufWriter<File>> {
    Ok(BufWriter::with_capacity(1 << 20, File::create(path)?))
}

fn long(args: &Args, cells: &Cells) -> io::Result<()> {
    let rows = args.agencies * INDICATORS * ASSESSORS;
    let shuffle = Shuffle::new(rows, args.seed);
    let mut out = writer(&args.out)?;
    out.write_all(cells::LONG_HEADER)?;
    for at in 0..rows.min(args.rows.unwrap_or(rows)) {
        let cell = match args.order {
            Order::Agency => by_agency(at),
            Order::Assessor => by_assessor(at, args.agencies),
            Order::Shuffled => by_agency(shuffle.at(at)),
        };
        cells.row(&cell, &mut out)?;
    }
    out.flush()
}

const fn by_agency(at: u64) -> Cell {
    Cell { agency: at / (INDICATORS * ASSESSORS), indicator: at / ASSESSORS % INDICATORS, assessor: at % ASSESSORS }
}

const fn by_assessor(at: u64, agencies: u64) -> Cell {
    Cell { assessor: at / (agencies * INDICATORS), agency: at / INDICATORS % agencies, indicator: at % INDICATORS }
}

fn folder(args: &Args, cells: &Cells) -> io::Result<()> {
    fs::create_dir_all(&args.out)?;
    for agency in 0..args.agencies {
        let mut out = writer(&args.out.join(format!("{}.csv", cells::agency_id(agency))))?;
        out.write_all(cells::LONG_HEADER)?;
        for at in 0..INDICATORS * ASSESSORS {
            cells.row(&Cell { agency, ..by_agency(at) }, &mut out)?;
        }
        out.flush()?;
    }
    Ok(())
}

fn wide(args: &Args, cells: &Cells) -> io::Result<()> {
    let mut out = writer(&args.out)?;
    write!(out, "agency_id,agency,group")?;
    for indicator in 0..INDICATORS {
        write!(out, ",{}", cells::indicator_id(indicator))?;
    }
    writeln!(out)?;
    for agency in 0..args.agencies {
        cells.wide_row(agency, &mut out)?;
    }
    out.flush()
}
