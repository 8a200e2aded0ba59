//! Summaries: how many agencies are in each class, line by line, with a column for each class, or for each group.

use std::borrow::Cow;
use std::collections::BTreeMap;

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
        let mut table = self.tables.published.counts.last().map_or(0, |line| line.table + 1);
        let by_class = is_by_line(&block.columns);
        let keys = SummaryKeys::new(block);
        for line in &block.table.rows {
            table += usize::from(!by_class && keys.begins(line));
            if by_class {
                self.group_line(block, line, table, marks);
            } else {
                let group = keys.of(line).map(|key| self.named_group(&key));
                self.class_line(block, line, (table, group), marks);
            }
        }
    }

    /// What cells before the class name: a group of the rules where one of them does, else all of them.
    fn named_group(&self, key: &[String]) -> String {
        let groups = &self.reader.instrument.groups;
        let known = key.iter().map(|text| group_of(&self.reader, text)).find(|group| groups.contains(group));
        known.unwrap_or_else(|| key.join(" · "))
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
        Of::Class(self.class(&text))
    }

    /// The classes that a text joins: "Cukup, Kurang, Tidak", "Kurang dan Tidak"; none where it is no such list.
    fn joined(&self, text: &str) -> Vec<usize> {
        if self.reader.class(text).is_some() {
            return Vec::new();
        }
        let spread = [" dan ", " and ", " atau ", " serta ", " s.d. ", " & "];
        let text = spread.iter().fold(text.to_owned(), |text, between| text.replace(between, ","));
        let parts = text.split([',', ';', '/', '+', '&']).map(str::trim).filter(|part| !part.is_empty());
        let classes: Option<Vec<usize>> = parts.map(|part| self.reader.class(part)).collect();
        classes.filter(|classes| classes.len() > 1).unwrap_or_default()
    }

    /// A line about one class.
    fn class_line(
        &mut self,
        block: &Block,
        line: &GridRow,
        (table, group): (usize, Option<String>),
        marks: &mut Marks,
    ) {
        let Some(at) = block.columns.iter().position(|column| *column == PublishedColumn::Class) else { return };
        let number = block.columns.iter().position(|column| *column == PublishedColumn::Number);
        // "Jumlah" may stand under the number of the row.
        let Some(text) = cell(line, at).or_else(|| cell(line, number?)) else { return };
        let joined = self.joined(&text);
        let of = self.of(text.into_owned());
        let place = block.table.place(line, at);
        let mut counted = ClassCount { place, joined: joined.clone(), ..of.clone().counted(table, group) };
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
                    let joined = joined.clone();
                    let counted = ClassCount { place, joined, count, ..of.clone().counted(table, Some(group)) };
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
        let sums = |name: &str| words::is_sum_or_mean(name);
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
                component: None,
                printed,
                class: None,
            });
        }
    }
}

/// What tells several summaries in one list apart: the texts before the class (year, area, group), where they differ.
struct SummaryKeys {
    /// By line: its key, and whether another one begins with it.
    keys: BTreeMap<u64, (Vec<String>, bool)>,
}

impl SummaryKeys {
    fn new(block: &Block) -> Self {
        let class = block.columns.iter().position(|column| *column == PublishedColumn::Class).unwrap_or(0);
        let before: Vec<usize> = (0..class).filter(|&at| block.columns[at] != PublishedColumn::Number).collect();
        let mut keys = BTreeMap::new();
        let mut last: Vec<String> = Vec::new();
        for line in &block.table.rows {
            let key: Vec<String> = before.iter().filter_map(|&at| cell(line, at)).map(Cow::into_owned).collect();
            // A cell that is merged over lines is written once.
            let goes_on = key.is_empty() || key == last;
            let begins = !goes_on && !last.is_empty();
            last = if goes_on { last } else { key };
            keys.insert(line.line, (last.clone(), begins));
        }
        if !keys.values().any(|(_, begins)| *begins) {
            keys.clear();
        }
        Self { keys }
    }

    fn begins(&self, line: &GridRow) -> bool {
        self.keys.get(&line.line).is_some_and(|(_, begins)| *begins)
    }

    fn of(&self, line: &GridRow) -> Option<Vec<String>> {
        self.keys.get(&line.line).map(|(key, _)| key.clone())
    }
}
