//! Which format a result is written in: the one that is named, else that of the file's ending, else the first.

use std::path::Path;

use crate::cli::abort::Stop;
use crate::finding::{Place, finding};
use crate::report::result_format::ResultFormat;

/// The format of a result.
///
/// # Errors
/// E002 where the ending of the file is none that is known.
pub(crate) fn chosen_format<W>(
    formats: &'static [ResultFormat<W>],
    asked: Option<&str>,
    output: Option<&Path>,
) -> Result<&'static ResultFormat<W>, Stop> {
    if let Some(format) = asked.and_then(|name| ResultFormat::named(formats, name)) {
        return Ok(format);
    }
    let Some(path) = output.filter(|path| *path != Path::new("-")) else { return Ok(&formats[0]) };
    ResultFormat::of_file(formats, path).ok_or_else(|| {
        let endings = formats.iter().filter_map(|format| format.endings.first()).map(|ending| format!(".{ending}"));
        let place = Place::file(path.to_string_lossy().as_ref());
        finding!(E002: endings = endings.collect::<Vec<_>>().join(", ")).at(place).into()
    })
}
