//! The program that prints: the one that is named, or the first that is installed.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::cli::abort::Stop;
use crate::finding::finding;

/// Names of browsers that print as Chromium does, as they stand on the path.
#[cfg(unix)]
const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "brave-browser",
];

/// Where they stand that are on no path.
#[cfg(unix)]
const BROWSERS_ELSEWHERE: &[&str] = &[
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const OFFICES: &[&str] = &["soffice", "libreoffice", "loffice"];

const OFFICES_ELSEWHERE: &[&str] = &[
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.com",
    "C:\\Program Files (x86)\\LibreOffice\\program\\soffice.com",
];

/// A program that makes PDF of pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PdfProgram {
    /// Chromium or one of its kin.
    #[cfg(unix)]
    Browser(PathBuf),
    /// LibreOffice.
    Office(PathBuf),
}

impl PdfProgram {
    /// The program of this name or path; for an empty name the first that is installed, browsers before offices.
    ///
    /// # Errors
    /// E904 where there is none.
    pub(crate) fn find(asked: &str) -> Result<Self, Stop> {
        let path = env::var_os("PATH").unwrap_or_default();
        let found = if asked.is_empty() { installed(&path) } else { named(asked, &path) };
        found.ok_or_else(|| {
            let asked = (!asked.is_empty()).then(|| asked.to_owned());
            finding!(E904; name = asked).into()
        })
    }

    /// What it is called.
    pub(crate) fn shown(&self) -> String {
        let path = match self {
            #[cfg(unix)]
            Self::Browser(path) => path,
            Self::Office(path) => path,
        };
        path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
    }
}

fn installed(path: &OsStr) -> Option<PdfProgram> {
    let first = |names: &[&str], elsewhere: &[&str]| {
        let known = names.iter().find_map(|name| on_path(name, path));
        known.or_else(|| elsewhere.iter().map(PathBuf::from).find(|file| runs(file)))
    };
    #[cfg(unix)]
    if let Some(browser) = first(BROWSERS, BROWSERS_ELSEWHERE) {
        return Some(PdfProgram::Browser(browser));
    }
    first(OFFICES, OFFICES_ELSEWHERE).map(PdfProgram::Office)
}

/// What is called an office is one; anything else must print as a browser does.
fn named(asked: &str, path: &OsStr) -> Option<PdfProgram> {
    let file = Some(PathBuf::from(asked)).filter(|file| file.components().count() > 1 && runs(file));
    let file = std::path::absolute(file.or_else(|| on_path(asked, path))?).ok()?;
    let name = file.file_name()?.to_string_lossy().to_lowercase();
    if OFFICES.iter().any(|office| name.contains(office)) {
        return Some(PdfProgram::Office(file));
    }
    #[cfg(unix)]
    return Some(PdfProgram::Browser(file));
    #[cfg(not(unix))]
    None
}

fn on_path(name: &str, path: &OsStr) -> Option<PathBuf> {
    if Path::new(name).components().count() != 1 {
        return None;
    }
    let folders = env::split_paths(path).filter(|folder| folder.is_absolute());
    folders.flat_map(|folder| [folder.join(name), folder.join(format!("{name}.exe"))]).find(|file| runs(file))
}

#[cfg(unix)]
fn runs(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(file).is_ok_and(|known| known.is_file() && known.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn runs(file: &Path) -> bool {
    file.is_file()
}
