//! Rows of a ranking that are about its other rows: their mean, the highest of them.

use crate::intake::answer_cell;
use crate::intake::answer_cell::Marks;
use crate::published::Reading;
use crate::published::blocks::Block;
use crate::published::blocks::cell;
use crate::published::blocks::group_of;
use crate::published::columns::PublishedColumn;
use crate::published::model::GroupFigure;
use crate::published::model::PassedRow;
use crate::published::words;
use crate::table::grid::GridRow;

impl Reading<'_> {
    /// Reads such a row, which is called `text`. `since`: the first row that it may be about; returns where the next such
    /// row begins to count.
    pub(super) fn sum_row(
        &mut self,
        block: &Block,
        line: &GridRow,
        text: &str,
        since: usize,
        marks: &mut Marks,
    ) -> usize {
        let rows = self.tables.published.rows.len();
        let score = block.columns.iter().position(|column| *column == PublishedColumn::Score);
        let has = |at: &usize| cell(line, *at).is_some_and(|text| answer_cell::numeral(&text).is_some());
        let figure = words::group_figure(text).zip(score.filter(has));
        let Some(((kind, group), at)) = figure else {
            if (0..line.cells.len()).any(|at| has(&at)) {
                let passed = PassedRow { place: block.table.place(line, 0), text: text.to_owned() };
                self.tables.published.passed.push(passed);
            }
            return rows;
        };
        if let Some(printed) = self.number(block, line, at, marks) {
            let all = words::is_sum(&group);
            let group = Some(group).filter(|group| !group.is_empty() && !all);
            self.tables.published.figures.push(GroupFigure {
                place: block.table.place(line, at),
                subject: text.to_owned(),
                rows: (group.is_none() && !all).then_some(since..rows),
                group: group.map(|group| group_of(&self.reader, &group)),
                in_ranking: true,
                kind,
                printed,
                class: self.class_of_sum(block, line, text),
            });
        }
        rows
    }

    /// The class that such a row prints; a cell that repeats the name of the row is none.
    fn class_of_sum(&self, block: &Block, line: &GridRow, text: &str) -> Option<String> {
        let at = block.columns.iter().position(|column| *column == PublishedColumn::Class)?;
        let class = cell(line, at).filter(|class| class != text && !words::is_nothing(class))?;
        (!words::is_unscored(&class) && !words::is_sum_or_mean(&class)).then(|| self.class(class))
    }
}
