//! The day of a file of answers.

use std::path::Path;

use crate::i18n::date::CalendarDay;
use crate::table;

/// The day in the name of a file, else the one on which the workbook itself says it was saved. The file system is not
/// asked: copying a file must not change its day.
pub(crate) fn file_day(path: &Path) -> Option<CalendarDay> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    CalendarDay::found_in(&name).or_else(|| table::saved_on(path))
}
