//! PDF of pages, through a browser or an office suite that is installed: this program draws none itself.
//!
//! A Chromium prints all pages in one process ([`browser`]); LibreOffice converts simplified copies of them
//! ([`office`]). Each PDF appears whole or not at all, and whatever hangs is ended after a time limit.

#[cfg(unix)]
mod browser;
mod office;
mod process;
mod program;

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::cli::abort::Stop;
use crate::finding::{BilingualFact, Place, finding, reason};
use crate::report::pdf::undated;
pub(crate) use program::PdfProgram;

/// One page to be printed.
#[derive(Debug, Clone)]
pub(crate) struct PrintJob {
    /// The page, already written.
    pub page: PathBuf,
    /// The name of its PDF in the folder.
    pub pdf: String,
    /// Where its PDF belongs.
    pub place: PathBuf,
}

/// Time that a program may take to start, and for each page.
const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes of a page that may take a second more.
const BYTES_PER_SECOND: u64 = 100_000;
/// The variable that sets another time limit, in seconds.
pub(crate) const LIMIT: &str = "IKIP_PDF_SECONDS";

/// Why a page was not printed.
#[derive(Debug)]
enum Failure {
    /// The program could not be started, or a file not be read or written.
    System(io::Error),
    /// It did not answer for so long.
    Slow(Duration),
    /// It ended, or made nothing; with the last that it said.
    Ended(String),
    /// It refused, in its own words.
    #[cfg(unix)]
    Refused(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl Failure {
    fn told(&self) -> BilingualFact {
        match self {
            Self::System(error) => reason::of_system(error),
            Self::Slow(limit) => {
                let seconds = limit.as_secs();
                BilingualFact::words(
                    format!("tidak ada jawaban dalam {seconds} detik"),
                    format!("there was no answer in {seconds} seconds"),
                )
            }
            Self::Ended(said) if said.is_empty() => {
                BilingualFact::words("programnya berakhir tanpa hasil", "the program ended without a result")
            }
            Self::Ended(said) => BilingualFact::words(
                format!("programnya berakhir tanpa hasil ({said})"),
                format!("the program ended without a result ({said})"),
            ),
            #[cfg(unix)]
            Self::Refused(said) => BilingualFact::words(said.clone(), said.clone()),
        }
    }

    fn stop(&self, program: &PdfProgram, job: &PrintJob) -> Stop {
        let place = Place::file(job.place.to_string_lossy().as_ref());
        finding!(E905: program = program.shown(), reason = self.told()).at(place).into()
    }
}

/// What becomes of the PDF of a page.
pub(crate) type TakePdf<'a> = dyn Fn(&PrintJob, &[u8]) -> anyhow::Result<()> + 'a;

/// Prints every page; `take` gets each PDF.
///
/// # Errors
/// E905 for the first page that the program does not print; those before it are taken. What `take` says.
pub(crate) fn print(program: &PdfProgram, jobs: &[PrintJob], take: &TakePdf<'_>) -> anyhow::Result<()> {
    match program {
        PdfProgram::Office(path) => office::print(path, program, jobs, take),
        #[cfg(unix)]
        PdfProgram::Browser(path) => browser::print(path, program, jobs, take),
    }
}

/// How long to wait for so many bytes of pages.
fn limit(bytes: u64) -> Duration {
    let asked = std::env::var(LIMIT).ok().and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
    asked.unwrap_or_else(|| PATIENCE + Duration::from_secs(bytes / BYTES_PER_SECOND))
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |known| known.len())
}

/// Hands a PDF on, without the time at which it was made.
fn keep(program: &PdfProgram, job: &PrintJob, mut bytes: Vec<u8>, take: &TakePdf<'_>) -> anyhow::Result<()> {
    if !bytes.starts_with(b"%PDF-") {
        return Err(Failure::Ended(String::new()).stop(program, job).into());
    }
    undated(&mut bytes);
    take(job, &bytes)
}
