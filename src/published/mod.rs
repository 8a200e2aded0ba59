//! Published rankings and summaries: tables -> [`Published`].
//!
//! A file or sheet may hold several tables, one for each group or a summary below a ranking; a workbook several sheets.
//! A table with agencies is a ranking; one with classes and counts is a summary. Headings are those of every intake,
//! with a few more: what a criterion brings into the total ("bagian SAQ"), counts, percentages and their whole.

mod blocks;
mod cells;
mod columns;
mod groups;
mod json;
mod long;
mod merged;
pub(crate) mod model;
mod printed_headings;
mod side_by_side;
mod sum_rows;
mod summary;
mod weight_headings;
mod words;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::answers::Input;
use crate::exact::Exact;
use crate::finding::{Finding, Place, finding};
use crate::intake::answer_cell;
use crate::intake::answer_cell::Marks;
use crate::intake::headings::Headings;
use crate::intake::hints::Hints;
use crate::names::normal::fold;
use crate::published::blocks::Block;
use crate::published::blocks::cell;
use crate::published::columns::ColumnReader;
use crate::published::columns::PublishedColumn;
use crate::published::groups::Pools;
use crate::published::model::Component;
use crate::published::model::PassedRow;
use crate::published::model::Printed;
use crate::published::model::PrintedForm;
use crate::published::model::Published;
use crate::published::model::PublishedRow;
use crate::rules::Instrument;
use crate::table::cell::column_choice;
use crate::table::grid;
use crate::table::grid::GridRow;
use crate::table::grid::RawTable;
use crate::table::source::InputArg;
use crate::table::source::Source;
use crate::table::source::expand;

/// What was read of published tables.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub published: Published,
    pub inputs: Vec<Input>,
    pub findings: Vec<Finding>,
}

/// Reads published tables. `hints`: what the user says of the tables; `sheet`: the only sheet of a workbook to be read.
#[must_use]
pub(crate) fn read(paths: &[PathBuf], instrument: &Instrument, hints: &Hints, sheet: Option<&str>) -> Tables {
    read_for(paths, instrument, hints, sheet, false)
}

/// The same; with the SHA-256 of every file where `hashes` are asked for.
#[must_use]
pub(crate) fn read_for(
    paths: &[PathBuf],
    instrument: &Instrument,
    hints: &Hints,
    sheet: Option<&str>,
    hashes: bool,
) -> Tables {
    let headings = Headings::new(instrument, hints);
    let named: Vec<InputArg> = paths.iter().map(|path| InputArg::argument(&path.display().to_string())).collect();
    let (sources, findings) = expand(&named);
    let reader = ColumnReader { instrument, headings: &headings };
    let mut reading = Reading {
        reader,
        sheet,
        hashes,
        tables: Tables { findings, ..Tables::default() },
        pools: Pools::default(),
        weighted: BTreeSet::new(),
    };
    for source in &sources {
        reading.source(source);
    }
    let Reading { mut tables, pools, weighted, .. } = reading;
    let width = tables.published.components.len();
    tables.published.rows.iter_mut().for_each(|row| row.components.resize(width, None));
    pools.name_groups(&mut tables.published.rows, &instrument.groups);
    weight_headings::settle(instrument, &weighted, &mut tables.published);
    tables
}

struct Reading<'a> {
    reader: ColumnReader<'a>,
    sheet: Option<&'a str>,
    hashes: bool,
    tables: Tables,
    pools: Pools,
    /// Columns (index of the component) whose heading names the weight.
    weighted: BTreeSet<usize>,
}

impl Reading<'_> {
    fn source(&mut self, source: &Source) {
        if self.result(source) {
            return;
        }
        let reader = self.reader;
        let mut raws = match grid::raw(source, self.sheet, &|rows: &[GridRow]| blocks::holds_a_table(&reader, rows)) {
            Ok(raws) => raws,
            Err(finding) if finding.code() == "E202" => return self.no_table(source),
            Err(finding) => return self.tables.findings.push(*finding),
        };
        self.tables.findings.extend(raws.iter().flat_map(|raw| raw.told.iter().cloned()));
        let mut tables: Vec<Vec<Block>> = raws
            .iter_mut()
            .map(|raw| match side_by_side::split(&reader, raw) {
                Some(mut parts) => parts.iter_mut().flat_map(|part| blocks::split(&reader, part)).collect(),
                None => blocks::split(&reader, raw),
            })
            .collect();
        for (raw, blocks) in raws.iter().zip(&mut tables) {
            blocks.iter_mut().for_each(|block| merged::fill(block, &raw.merged));
        }
        // A list of names beside a ranking says nothing of it.
        let figures = tables.iter().flatten().any(Block::has_figures);
        let mut first: Option<&[PublishedColumn]> = None;
        let mut names = BTreeSet::new();
        let mut found = false;
        let sheets = raws.len();
        for (raw, blocks) in raws.iter().zip(&tables) {
            for block in blocks {
                if block.is_ranking() {
                    // Other sheets with other columns tell other things about the same agencies.
                    let like = *first.get_or_insert(&block.columns);
                    let other = sheets > 1 && like != block.columns;
                    if figures && !block.has_figures() || other || sheets > 1 && !self.is_new(raw, block, &mut names) {
                        continue;
                    }
                }
                found = true;
                self.block(source, raw, block);
            }
        }
        if !found {
            self.no_table(source);
        }
    }

    fn no_table(&mut self, source: &Source) {
        let place = Place::file(Arc::clone(&source.path));
        self.tables.findings.push(finding!(E614).at(place));
    }

    /// Whether a sheet is about other agencies than those before it: one of another year is not read as well, and told.
    fn is_new(&mut self, raw: &RawTable, block: &Block, names: &mut BTreeSet<String>) -> bool {
        let these: BTreeSet<String> =
            block.table.rows.iter().filter_map(|row| block.named_body(row)).map(|name| fold(&name)).collect();
        let known = these.intersection(names).count();
        if 2 * known > these.len() {
            let sheet = raw.sheet.clone().unwrap_or_default();
            self.tables.findings.push(finding!(W603: sheet = sheet).at(block.table.header_place()));
            return false;
        }
        names.extend(these);
        true
    }

    fn block(&mut self, source: &Source, raw: &RawTable, block: &Block) {
        let table = &block.table;
        if let Some((first, second)) = twice(&block.columns) {
            let name = name(block.columns[second], self.reader.instrument);
            let choice = column_choice([first, second], &table.headings);
            let [first, second] = [first, second].map(|at| table.headings[at].as_str());
            let finding =
                finding!(E205: column = name.unwrap_or_default(), first = first, second = second, choice = choice);
            return self.tables.findings.push(finding.at(table.header_place()));
        }
        let mut marks = Marks::default();
        if columns::is_long(&block.columns) {
            self.long(source, block, &mut marks);
        } else if block.is_ranking() {
            let title = block.title.as_deref().map(|title| blocks::group_of(&self.reader, title));
            self.pools.table(title, raw.sheet.clone().or_else(|| source.stem.clone()));
            self.ranking(block, &mut marks);
        } else {
            self.summary(block, &mut marks);
        }
        self.doubt(block, marks);
        let sha256 = if self.hashes { source.sha256().ok() } else { None };
        let input = input(source, raw, block, marks, self.reader.instrument);
        self.tables.inputs.push(Input { sha256, ..input });
    }

    fn ranking(&mut self, block: &Block, marks: &mut Marks) {
        let places = self.places(block);
        let width = self.tables.published.components.len();
        let from = self.tables.published.rows.len();
        let mut since = from;
        let titled = block.title.as_deref().map(blocks::without_enumerator);
        let mut class = titled.and_then(|title| self.reader.class(title));
        for line in &block.table.rows {
            if let Some(section) = block.section(line, &self.reader) {
                class = self.reader.class(blocks::without_enumerator(&section));
                if class.is_none() {
                    self.pools.section(blocks::group_of(&self.reader, &section));
                }
                continue;
            }
            if let Some(text) = block.sums(line, &self.reader) {
                since = self.sum_row(block, line, &text, since, marks);
                continue;
            }
            if block.named_body(line).is_none() {
                self.nameless(block, line);
                continue;
            }
            let mut row = self.row(block, line, &places, width, marks);
            // A class that stands above bodies is printed for each of them.
            if row.class.is_none() && !row.unscored {
                row.class = class.map(|class| self.reader.instrument.classes[class].label.clone());
            }
            self.pools.row(&row);
            self.tables.published.rows.push(row);
        }
        level(&mut self.tables.published.rows[from..]);
    }

    /// Where each component of a table stands in the one list that several tables share.
    fn places(&mut self, block: &Block) -> Vec<Option<usize>> {
        let published = &mut self.tables.published;
        let mut places = Vec::with_capacity(block.columns.len());
        for (at, column) in block.columns.iter().enumerate() {
            let PublishedColumn::Component(component) = *column else {
                places.push(None);
                continue;
            };
            let known = published.components.iter().position(|known| *known == component);
            let place = known.unwrap_or_else(|| {
                published.components.push(component);
                published.components.len() - 1
            });
            if component.form == PrintedForm::Score
                && self.reader.names_weight(&block.table.headings[at], component.criterion)
            {
                self.weighted.insert(place);
            }
            places.push(Some(place));
        }
        places
    }

    fn row(
        &mut self,
        block: &Block,
        line: &GridRow,
        places: &[Option<usize>],
        width: usize,
        marks: &mut Marks,
    ) -> PublishedRow {
        let mut row = PublishedRow { components: vec![None; width], ..PublishedRow::default() };
        let mut context = Vec::new();
        for (at, column) in block.columns.iter().enumerate() {
            let Some(text) = cell(line, at) else { continue };
            if matches!(column, PublishedColumn::Class | PublishedColumn::Rank | PublishedColumn::Score) {
                row.unscored |= words::is_unscored(&text);
            }
            match column {
                PublishedColumn::Agency => row.name = text.as_ref().into(),
                PublishedColumn::Id => row.id = Some(text.as_ref().into()),
                PublishedColumn::Group => row.group = Some(self.group(text.as_ref())),
                PublishedColumn::Year => row.year = text.parse().ok(),
                PublishedColumn::Context => context.push(text),
                PublishedColumn::Class if words::is_nothing(&text) => {}
                PublishedColumn::Class if !words::is_unscored(&text) => row.class = Some(self.class(&text)),
                PublishedColumn::Rank => {
                    row.rank = self.read(block, line, at, cells::rank(&text));
                    if cells::is_no_place(&text) {
                        let place = block.table.place(line, at);
                        self.tables.published.passed.push(PassedRow { place, text: text.into_owned() });
                    }
                }
                PublishedColumn::Score => row.score = self.number(block, line, at, marks),
                PublishedColumn::Component(_) => {
                    if let Some(place) = places[at] {
                        row.components[place] = self.number(block, line, at, marks);
                    }
                }
                _ => {}
            }
        }
        row.context = (!context.is_empty()).then(|| context.join(" · ").into());
        if row.name.is_empty() {
            row.name = row.id.clone().unwrap_or_default();
        }
        let at =
            block.columns.iter().position(|c| matches!(c, PublishedColumn::Agency | PublishedColumn::Id)).unwrap_or(0);
        row.place = block.table.place(line, at);
        row
    }

    /// A class as printed, or as the rules call it where the table shortens it or puts its bounds behind it.
    fn class(&self, text: &str) -> String {
        let rules = self.reader.instrument;
        let named = || self.reader.class(text).map(|class| rules.classes[class].label.clone());
        let as_printed = rules.class_named(text).is_some();
        if as_printed { text.to_owned() } else { named().unwrap_or_else(|| text.to_owned()) }
    }

    /// The name of a group, which the row before often has too.
    fn group(&self, text: &str) -> Arc<str> {
        let before = self.tables.published.rows.last().and_then(|row| row.group.as_ref());
        before.filter(|group| &***group == text).map_or_else(|| text.into(), Arc::clone)
    }

    /// A row without a name is a note below the table; where it has figures, a name is lacking.
    fn nameless(&mut self, block: &Block, line: &GridRow) {
        let figure = (0..block.columns.len()).find_map(|at| {
            let figures = matches!(
                block.columns[at],
                PublishedColumn::Rank | PublishedColumn::Score | PublishedColumn::Component(_)
            );
            let text = cell(line, at).filter(|text| figures && answer_cell::numeral(text).is_some())?;
            Some((at, text))
        });
        if let Some((at, text)) = figure {
            let heading = block.table.headings.get(at).map_or("", String::as_str);
            let finding = block.table.locate(finding!(E616: found = text, column = heading), line, at);
            self.tables.findings.push(finding);
        }
    }

    /// A printed number; a dash and its kin are none.
    fn number(&mut self, block: &Block, row: &GridRow, at: usize, marks: &mut Marks) -> Option<Printed> {
        let text = cell(row, at)?;
        let kind = row.kinds.get(at).copied().unwrap_or_default();
        let read = cells::number(&text, kind, marks);
        self.read(block, row, at, read)
    }

    /// What was read of a cell; a cell that cannot be read is told.
    fn read<T>(&mut self, block: &Block, row: &GridRow, at: usize, read: Result<Option<T>, ()>) -> Option<T> {
        read.unwrap_or_else(|()| {
            let text = cell(row, at).unwrap_or_default().into_owned();
            let heading = block.table.headings.get(at).map_or("", String::as_str);
            let finding = block.table.locate(finding!(E613: found = text, column = heading), row, at);
            self.tables.findings.push(finding);
            None
        })
    }

    /// Both marks in one table, or a mark that may as well stand between thousands.
    fn doubt(&mut self, block: &Block, marks: Marks) {
        let has = |mark: Marks| marks.0 & mark.0 != 0;
        let (point, comma) = (has(Marks::POINT), has(Marks::COMMA));
        let (point_or, comma_or) = (has(Marks::POINT_IN_DOUBT), has(Marks::COMMA_IN_DOUBT));
        let both = (point || point_or) && (comma || comma_or);
        // Thousands would be outside the range of most rules.
        let thousands = self.reader.instrument.top >= Exact::int(1000);
        let unproven = thousands && ((point_or && !point) || (comma_or && !comma));
        if both || unproven {
            self.tables.findings.push(finding!(E615).at(block.table.header_place()));
        }
    }
}

/// Trailing zeros are often lost: the numbers of a column carry the digits that the longest of them shows.
fn level(rows: &mut [PublishedRow]) {
    let widest = |numbers: &mut dyn Iterator<Item = &Printed>| numbers.map(|n| n.decimals).max().unwrap_or(0);
    let scores = widest(&mut rows.iter().filter_map(|row| row.score.as_ref()));
    let width = rows.iter().map(|row| row.components.len()).max().unwrap_or(0);
    let components: Vec<u32> =
        (0..width).map(|at| widest(&mut rows.iter().filter_map(|row| row.components.get(at)?.as_ref()))).collect();
    for row in rows {
        row.score.iter_mut().for_each(|score| score.decimals = scores);
        for (component, decimals) in row.components.iter_mut().zip(&components) {
            component.iter_mut().for_each(|number| number.decimals = *decimals);
        }
    }
}

/// Two columns that hold the same.
fn twice(columns: &[PublishedColumn]) -> Option<(usize, usize)> {
    (0..columns.len()).find_map(|second| {
        let column = columns[second];
        let first = columns[..second].iter().position(|known| *known == column)?;
        let once = !matches!(
            column,
            PublishedColumn::Ignored | PublishedColumn::Number | PublishedColumn::GroupCount | PublishedColumn::Context
        );
        once.then_some((first, second))
    })
}

/// What a column was taken for, as it is told.
fn name(column: PublishedColumn, instrument: &Instrument) -> Option<String> {
    let id = |criterion: usize| instrument.criteria[criterion].id.as_str();
    let label = |class: usize| instrument.classes[class].label.as_str();
    Some(match column {
        PublishedColumn::Agency => "agency".to_owned(),
        PublishedColumn::Id => "agency_id".to_owned(),
        PublishedColumn::Group => "group".to_owned(),
        PublishedColumn::Year => "year".to_owned(),
        PublishedColumn::Context => "context".to_owned(),
        PublishedColumn::Number => "no".to_owned(),
        PublishedColumn::Rank => "rank".to_owned(),
        PublishedColumn::Class => "class".to_owned(),
        PublishedColumn::Score => "score".to_owned(),
        PublishedColumn::Criterion => "criterion".to_owned(),
        PublishedColumn::Component(Component { criterion, form: PrintedForm::Score }) => id(criterion).to_owned(),
        PublishedColumn::Component(Component { criterion, form: PrintedForm::Part }) => {
            format!("part:{}", id(criterion))
        }
        PublishedColumn::Count | PublishedColumn::GroupCount => "count".to_owned(),
        PublishedColumn::Percent => "percent".to_owned(),
        PublishedColumn::Base => "of".to_owned(),
        PublishedColumn::ClassCount(class) => format!("count:{}", label(class)),
        PublishedColumn::ClassPercent(class) => format!("percent:{}", label(class)),
        PublishedColumn::Figure(kind) => kind.name().to_owned(),
        PublishedColumn::Ignored => return None,
    })
}

fn input(source: &Source, raw: &RawTable, block: &Block, marks: Marks, instrument: &Instrument) -> Input {
    let columns = block.columns.iter().map(|column| name(*column, instrument));
    let table = &block.table;
    let mark = if marks.0 & (Marks::COMMA.0 | Marks::COMMA_IN_DOUBT.0) != 0 {
        Some(',')
    } else {
        (marks.0 != 0).then_some('.')
    };
    let sheet = raw.sheet.as_ref().map(|sheet| format!("#{sheet}")).unwrap_or_default();
    Input {
        path: format!("{}{sheet}", source.path),
        sha256: None,
        rows: table.rows.len() as u64,
        delimiter: raw.delimiter,
        encoding: raw.encoding,
        byte_order_mark: raw.byte_order_mark,
        decimal_mark: mark,
        layout: "published",
        header_row: table.header_line,
        columns: table.headings.iter().cloned().zip(columns).collect(),
        passed_over: Vec::new(),
        notes: Vec::new(),
        account: None,
    }
}
