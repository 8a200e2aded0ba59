//! Summaries: how many agencies are in each class, line by line, with a column for each class, or for each group.

use crate::intake::answer_cell::Marks;
use crate::published::Reading;
use crate::published::blocks::Block;
use crate::published::blocks::cell;
use crate::published::blocks::group_of;
use crate::published::cells;
use crate::published::columns::PublishedColumn;
use crate::published::columns::is_by_line;
use crate::published::model::ClassCount;
use crate::published::model::GroupFigure;
use crate::published::words;
use crate::table::grid::GridRow;

/// What a line or a column counts.
#[derive(Debug, Clone)]
enum Of {
    Class(String),
    Unscored,
    All,
}

impl Of {
    fn counted(self, table: usize, group: Option<String>) -> ClassCount {
        let (class, unscored) = match self {
            Self::Class(class) => (Some(class), false),
            Self::Unscored => (None, true),
            Self::All => (None, false),
        };
        ClassCount { table, group, class, unscored, ..ClassCount::default() }
    }
}

impl Reading<'_> {
    pub(super) fn summary(&mut self, block: &Block, marks: &mut Marks) {
        let table = self.tables.published.counts.last().map_or(0, |line| line.table + 1);
        let by_class = is_by_line(&block.columns);
        for line in &block.table.rows {
            if by_class {
                self.group_line(block, line, table, marks);
            } else {
                self.class_line(block, line, table, marks);
            }
        }
    }

    /// What the first cell of a line names.
    fn of(&self, text: String) -> Of {
        let known = self.reader.instrument.class_named(&text).is_some();
        if !known && words::is_sum(&text) {
            return Of::All;
        }
        if !known && words::is_unscored(&text) {
            return Of::Unscored;
        }
        Of::Class(self.class(text))
    }

    /// A line about one class.
    fn class_line(&mut self, block: &Block, line: &GridRow, table: usize, marks: &mut Marks) {
        let Some(at) = block.columns.iter().position(|column| *column == PublishedColumn::Class) else { return };
        let number = block.columns.iter().position(|column| *column == PublishedColumn::Number);
        // "Jumlah" may stand under the number of the row.
        let Some(text) = cell(line, at).or_else(|| cell(line, number?)) else { return };
        let of = self.of(text);
        let mut counted = ClassCount { place: block.table.place(line, at), ..of.clone().counted(table, None) };
        for (at, column) in block.columns.iter().enumerate() {
            let Some(text) = cell(line, at) else { continue };
            match column {
                PublishedColumn::Count => counted.count = self.read(block, line, at, cells::count(&text)),
                PublishedColumn::Base => counted.base = self.read(block, line, at, cells::count(&text)),
                PublishedColumn::Percent => counted.percent = self.number(block, line, at, marks),
                PublishedColumn::GroupCount => {
                    let group = group_of(&self.reader, &block.table.headings[at]);
                    let count = self.read(block, line, at, cells::count(&text));
                    let place = block.table.place(line, at);
                    let counted = ClassCount { place, count, ..of.clone().counted(table, Some(group)) };
                    self.tables.published.counts.push(counted);
                }
                _ => {}
            }
        }
        if counted.count.is_some() || counted.percent.is_some() {
            self.tables.published.counts.push(counted);
        }
    }

    /// A line about one group (or all of them), with a column for each class.
    fn group_line(&mut self, block: &Block, line: &GridRow, table: usize, marks: &mut Marks) {
        let named = block.columns.iter().position(|column| *column == PublishedColumn::Group);
        let number = block.columns.iter().position(|column| *column == PublishedColumn::Number);
        let name = named.and_then(|at| cell(line, at)).or_else(|| cell(line, number?));
        let alone = named.is_none();
        let sums = |name: &String| words::is_sum_or_mean(name);
        let group = { name.clone() }.filter(|name| !alone && !sums(name)).map(|name| group_of(&self.reader, &name));
        self.figures_of_line(block, line, name.as_deref().unwrap_or_default(), group.as_deref(), marks);
        if name.as_ref().is_some_and(|name| sums(name) && !words::is_sum(name)) {
            return;
        }
        let mut counts: Vec<(Option<usize>, ClassCount)> = Vec::new();
        for (at, column) in block.columns.iter().enumerate() {
            let (class, percent) = match column {
                PublishedColumn::ClassCount(class) => (Some(*class), false),
                PublishedColumn::ClassPercent(class) => (Some(*class), true),
                PublishedColumn::Count => (None, false),
                _ => continue,
            };
            let Some(text) = cell(line, at) else { continue };
            let known = counts.iter().position(|(known, _)| *known == class).unwrap_or_else(|| {
                let label = class.map(|class| self.reader.instrument.classes[class].label.clone());
                let of = label.map_or(Of::All, Of::Class);
                counts.push((
                    class,
                    ClassCount { place: block.table.place(line, at), ..of.counted(table, group.clone()) },
                ));
                counts.len() - 1
            });
            if percent {
                counts[known].1.percent = self.number(block, line, at, marks);
            } else {
                counts[known].1.count = self.read(block, line, at, cells::count(&text));
            }
        }
        self.tables.published.counts.extend(counts.into_iter().map(|(_, counted)| counted));
    }

    /// The figures of a line that count no class: how many have a score, their mean.
    fn figures_of_line(&mut self, block: &Block, line: &GridRow, name: &str, group: Option<&str>, marks: &mut Marks) {
        for (at, column) in block.columns.iter().enumerate() {
            let PublishedColumn::Figure(kind) = *column else { continue };
            let Some(printed) = self.number(block, line, at, marks) else { continue };
            self.tables.published.figures.push(GroupFigure {
                place: block.table.place(line, at),
                subject: name.to_owned(),
                group: group.map(str::to_owned),
                rows: None,
                in_ranking: false,
                kind,
                printed,
                class: None,
            });
        }
    }
}
