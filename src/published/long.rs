//! Published tables with a row for each score: agency, criterion, score, as intakes of answers have them. What a total
//! prints is the score; without a column of agencies the file's name is the agency.

use std::borrow::Cow;

use crate::intake::answer_cell::Marks;
use crate::published::Reading;
use crate::published::blocks::Block;
use crate::published::blocks::cell;
use crate::published::columns::PublishedColumn;
use crate::published::level;
use crate::published::model::Component;
use crate::published::model::PrintedForm;
use crate::published::model::PublishedRow;
use crate::rules::TOTAL;
use crate::table::grid::GridRow;
use crate::table::source::Source;

impl Reading<'_> {
    pub(super) fn long(&mut self, source: &Source, block: &Block, marks: &mut Marks) {
        let from = self.tables.published.rows.len();
        self.pools.table(None, None);
        for line in &block.table.rows {
            self.one(source, block, line, from, marks);
        }
        level(&mut self.tables.published.rows[from..]);
    }

    /// One score of one agency.
    fn one(&mut self, source: &Source, block: &Block, line: &GridRow, from: usize, marks: &mut Marks) {
        let text = |wanted: PublishedColumn| {
            let at = block.columns.iter().position(|column| *column == wanted)?;
            cell(line, at)
        };
        let Some(at) = block.columns.iter().position(|column| *column == PublishedColumn::Score) else { return };
        let named = text(PublishedColumn::Agency)
            .or_else(|| text(PublishedColumn::Id))
            .or_else(|| source.stem.as_deref().map(Cow::Borrowed));
        let criterion = text(PublishedColumn::Criterion).and_then(|cell| self.reader.criterion_of_cell(&cell));
        let Some((name, criterion)) = named.zip(criterion) else { return };
        let (id, group) = (text(PublishedColumn::Id), text(PublishedColumn::Group));
        let number = self.number(block, line, at, marks);
        let rows = &self.tables.published.rows;
        let same = |row: &PublishedRow| *row.name == *name && row.id.as_deref() == id.as_deref();
        let known = (from..rows.len()).find(|&at| same(&rows[at])).unwrap_or_else(|| {
            let row = PublishedRow {
                place: block.table.place(line, at),
                id: id.as_deref().map(Into::into),
                name: name.as_ref().into(),
                group: group.as_deref().map(Into::into),
                ..PublishedRow::default()
            };
            self.pools.row(&row);
            self.tables.published.rows.push(row);
            self.tables.published.rows.len() - 1
        });
        if criterion == TOTAL {
            self.tables.published.rows[known].score = number;
            self.tables.published.rows[known].place = block.table.place(line, at);
            return;
        }
        let component = Component { criterion, form: PrintedForm::Score };
        let published = &mut self.tables.published;
        let place = published.components.iter().position(|known| *known == component).unwrap_or_else(|| {
            published.components.push(component);
            published.components.len() - 1
        });
        let components = &mut published.rows[known].components;
        components.resize(components.len().max(place + 1), None);
        components[place] = number;
    }
}
