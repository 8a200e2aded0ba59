//! The list of the rules that come with the program.

use serde::Serialize;

use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::report::grid::{Grid, GridColumn};
use crate::report::words::{self, Word};
use crate::rules::Instrument;

/// One line of the list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Listed {
    id: String,
    title: String,
    year: Option<i64>,
    status: &'static str,
    #[serde(skip)]
    standing: Word,
}

impl From<&Instrument> for Listed {
    fn from(instrument: &Instrument) -> Self {
        Self {
            id: instrument.id.clone(),
            title: instrument.title.clone(),
            year: instrument.year,
            status: instrument.status.key(),
            standing: words::status(instrument.status),
        }
    }
}

/// The list as a table.
#[must_use]
pub(crate) fn list(rules: &[Listed], lang: Lang, width: Option<usize>) -> String {
    let mut grid = Grid::new(vec![
        GridColumn::label(Word::Id.say(lang)),
        GridColumn::text(Word::Title.say(lang)),
        GridColumn::label(Word::Year.say(lang)),
        GridColumn::text(Word::Status.say(lang)),
    ]);
    for one in rules {
        let year = one.year.map_or_else(String::new, |year| year.to_string());
        grid.row(vec![printable(&one.id), printable(&one.title), year, one.standing.say(lang).to_owned()]);
    }
    grid.render(width)
}
