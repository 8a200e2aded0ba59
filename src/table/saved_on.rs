//! The day on which a program saved a workbook, as the file itself says: the same wherever the file is copied.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::xlsx::package::Package;
use crate::i18n::date::CalendarDay;

/// Files larger than this are not looked into.
const LARGEST: u64 = 64 << 20;
/// Where workbooks of each kind say it: the part, and the element.
const PLACES: [(&str, &str); 2] = [("docProps/core.xml", "dcterms:modified"), ("meta.xml", "dc:date")];
/// The year of the empty forms that the program writes: no day on which anything was saved.
const NO_DAY: &str = "2000-01-01";

/// The day that a workbook (XLSX, XLSB, ODS) names; `None` where it names none or is none.
#[must_use]
pub(crate) fn saved_on(path: &Path) -> Option<CalendarDay> {
    if fs::metadata(path).ok()?.len() > LARGEST {
        return None;
    }
    let bytes: Arc<[u8]> = fs::read(path).ok()?.into();
    let mut package = Package::open(bytes).ok()?;
    PLACES.iter().find_map(|(part, element)| {
        let bytes = package.bytes(part).ok()??;
        let text = String::from_utf8_lossy(&bytes);
        let (_, behind) = text.split_once(&format!("<{element}"))?;
        let day = behind.split_once('>')?.1.get(..10)?;
        CalendarDay::parse(day).filter(|_| day != NO_DAY)
    })
}
