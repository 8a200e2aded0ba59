//! Rows of a ranking that are about its other rows: their mean, the highest of them.

use crate::intake::answer_cell;
use crate::intake::answer_cell::Marks;
use crate::published::Reading;
use crate::published::blocks::Block;
use crate::published::blocks::cell;
use crate::published::blocks::group_of;
use crate::published::columns::PublishedColumn;
use crate::published::model::PassedRow;
use crate::published::model::{GroupFigure, GroupFigureKind, Printed, PublishedRow};
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
        let has = |at: usize| cell(line, at).is_some_and(|text| answer_cell::numeral(&text).is_some());
        let Some((kind, group)) = kind_and_group(text) else {
            self.passed_sum_row(block, line, text);
            return rows;
        };
        let columns: Vec<(usize, Option<usize>)> = (0..block.columns.len())
            .filter(|&at| has(at))
            .filter_map(|at| Some((at, self.summed(block, at)?)))
            // Above the first body stand weights and the most that may be had, and means that a text gives first.
            .filter(|(_, component)| rows > 0 || component.is_none() && kind != GroupFigureKind::Total)
            .collect();
        if columns.is_empty() {
            self.passed_sum_row(block, line, text);
        }
        let all = words::is_sum(&group);
        let named = Some(group).filter(|group| !group.is_empty() && !all);
        for (at, component) in columns {
            let Some(printed) = self.number(block, line, at, marks) else { continue };
            if self.is_bound_of_scale(text, component, &printed) {
                self.passed_sum_row(block, line, text);
                return rows;
            }
            let of_score = component.is_none();
            self.tables.published.figures.push(GroupFigure {
                place: block.table.place(line, at),
                subject: text.to_owned(),
                rows: (named.is_none() && !all).then_some(since..rows),
                group: named.as_deref().map(|group| group_of(&self.reader, group)),
                in_ranking: true,
                kind,
                component,
                printed,
                class: if of_score { self.class_of_sum(block, line, text) } else { None },
            });
        }
        rows
    }

    /// Whether a row called "maksimum" gives the most that may be had, not the highest that stands above it.
    fn is_bound_of_scale(&self, text: &str, component: Option<usize>, printed: &Printed) -> bool {
        let published = &self.tables.published;
        let number = |row: &PublishedRow| match component {
            Some(at) => row.component(at).map(|number| number.value.clone()),
            None => row.score.as_ref().map(|score| score.value.clone()),
        };
        let highest = || published.rows.iter().filter_map(number).max();
        let is_top = printed.value == self.reader.instrument.top;
        words::may_be_bound(text)
            && (is_top || component.is_some() && highest().is_some_and(|most| printed.value > most))
    }

    /// The column of components that a column is, or `None` within for the column of scores; `None` for others.
    fn summed(&self, block: &Block, at: usize) -> Option<Option<usize>> {
        match block.columns[at] {
            PublishedColumn::Score => Some(None),
            PublishedColumn::Component(component) => {
                let components = &self.tables.published.components;
                components.iter().position(|known| *known == component).map(Some)
            }
            _ => None,
        }
    }

    /// Tells of a row with numbers of which nothing is known.
    fn passed_sum_row(&mut self, block: &Block, line: &GridRow, text: &str) {
        let has = |at: usize| cell(line, at).is_some_and(|text| answer_cell::numeral(&text).is_some());
        if (0..line.cells.len()).any(has) {
            let passed = PassedRow { place: block.table.place(line, 0), text: text.to_owned() };
            self.tables.published.passed.push(passed);
        }
    }

    /// The class that such a row prints; a cell that repeats the name of the row is none.
    fn class_of_sum(&self, block: &Block, line: &GridRow, text: &str) -> Option<String> {
        let at = block.columns.iter().position(|column| *column == PublishedColumn::Class)?;
        let class = cell(line, at).filter(|class| class != text && !words::is_nothing(class))?;
        (!words::is_unscored(&class) && !words::is_sum_or_mean(&class)).then(|| self.class(&class))
    }
}

/// What a row says of the rows above it, and of which group; a word for sums and nothing else is about all of them.
fn kind_and_group(text: &str) -> Option<(GroupFigureKind, String)> {
    words::group_figure(text).or_else(|| words::is_added_up(text).then(|| (GroupFigureKind::Total, String::new())))
}
