//! LibreOffice: many pages in one call. It knows little of style sheets, so it gets plain copies of the pages.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::process::Running;
use super::{Failure, PdfProgram, PrintJob, TakePdf, keep, limit, size};
use crate::report::html::plain;

/// Pages of one call: command lines have an end, and a call that fails is lost.
const AT_ONCE: usize = 50;

/// Converts every page.
///
/// # Errors
/// As [`super::print`].
pub(crate) fn print(path: &Path, program: &PdfProgram, jobs: &[PrintJob], take: &TakePdf<'_>) -> anyhow::Result<()> {
    let Some(first) = jobs.first() else { return Ok(()) };
    let desk = TempDir::new().map_err(|error| Failure::from(error).stop(program, first))?;
    for part in jobs.chunks(AT_ONCE) {
        let names = convert(path, desk.path(), part).map_err(|failure| failure.stop(program, &part[0]))?;
        for (job, made) in part.iter().zip(names) {
            let bytes = fs::read(&made).map_err(|_| Failure::Ended(String::new()).stop(program, job))?;
            keep(program, job, bytes, take)?;
            let _ = fs::remove_file(made);
        }
    }
    Ok(())
}

/// Where the PDF of each page was made.
fn convert(path: &Path, desk: &Path, jobs: &[PrintJob]) -> Result<Vec<PathBuf>, Failure> {
    let mut profile = OsString::from("-env:UserInstallation=");
    profile.push(address(&desk.join("profil")));
    let mut command = Command::new(path);
    command.arg(profile).args(["--headless", "--norestore", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir"]);
    command.arg(desk.join("pdf")).current_dir(desk);
    let mut made = Vec::new();
    for (n, job) in jobs.iter().enumerate() {
        let copy = desk.join(format!("{n}.html"));
        fs::write(&copy, plain::page(&fs::read_to_string(&job.page)?))?;
        command.arg(copy);
        made.push(desk.join("pdf").join(format!("{n}.pdf")));
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut running = Running::start(&mut command)?;
    let limit = limit(jobs.iter().map(|job| size(&job.page)).sum());
    match running.wait(limit)? {
        None => Err(Failure::Slow(limit)),
        Some(_) if made.iter().all(|file| file.is_file()) => Ok(made),
        Some(_) => Err(Failure::Ended(running.last_words())),
    }
}

/// The address of a folder, as LibreOffice takes it.
fn address(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let mut text = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b':' | b'-' | b'_' | b'.' | b'~' => {
                text.push(char::from(byte));
            }
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_any_name() {
        assert_eq!(address(Path::new("/a b/ç#?%.html")), "file:///a%20b/%C3%A7%23%3F%25.html");
    }
}
