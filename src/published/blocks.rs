//! The tables of a file or sheet: where each begins, the title above it, the sections inside it, and the notes below.

use std::borrow::{Borrow, Cow};

use crate::intake::answer_cell;
use crate::intake::layout;
use crate::intake::row_words::is_total;
use crate::lowlevel::shared_text::Text;
use crate::names::normal::fold;
use crate::names::normal::tidy;
use crate::published::columns::ColumnReader;
use crate::published::columns::PublishedColumn;
use crate::published::columns::is_ranking;
use crate::published::columns::is_summary;
use crate::published::model::GroupFigureKind;
use crate::published::words;
use crate::table::grid::GridRow;
use crate::table::grid::RawTable;
use crate::table::grid::TableGrid;

/// One table.
#[derive(Debug)]
pub(crate) struct Block {
    /// Its heading row, and its rows without blank lines and rules.
    pub table: TableGrid,
    pub columns: Vec<PublishedColumn>,
    /// The text right above it.
    pub title: Option<String>,
}

impl Block {
    /// Whether it is about agencies rather than counts.
    #[must_use]
    pub(crate) fn is_ranking(&self) -> bool {
        is_ranking(&self.columns)
    }

    /// Whether a row has a class where the classes of its ranking stand: it is no header then, whatever its other cells
    /// are called.
    fn holds_class(&self, row: &GridRow, reader: &ColumnReader<'_>) -> bool {
        let is_class = |at: usize| {
            self.columns[at] == PublishedColumn::Class
                && cell(row, at).is_some_and(|text| reader.class(&text).is_some() || words::is_unscored(&text))
        };
        let classes = row.cells.iter().filter(|text| reader.instrument.class_named(text.trim()).is_some()).count();
        self.is_ranking() && (classes < 2 && (0..self.columns.len()).any(is_class) || self.goes_on(row))
    }

    /// Whether a row has the year or the group of the row before it in their columns.
    fn goes_on(&self, row: &GridRow) -> bool {
        let Some(last) = self.table.rows.last() else { return false };
        let tells = |at: usize| matches!(self.columns[at], PublishedColumn::Group | PublishedColumn::Year);
        let tells: Vec<usize> = (0..self.columns.len()).filter(|&at| tells(at)).collect();
        !tells.is_empty() && tells.iter().all(|&at| cell(row, at).is_some() && cell(row, at) == cell(last, at))
    }

    /// Whether it tells more of agencies than who they are.
    #[must_use]
    pub(crate) fn has_figures(&self) -> bool {
        let tells = |c: &PublishedColumn| {
            matches!(
                c,
                PublishedColumn::Rank | PublishedColumn::Class | PublishedColumn::Score | PublishedColumn::Component(_)
            )
        };
        self.columns.iter().any(tells)
    }

    /// Whether a row gives a figure or a class.
    #[must_use]
    pub(crate) fn says_something(&self, row: &GridRow) -> bool {
        let counts = |at: usize| {
            matches!(
                self.columns[at],
                PublishedColumn::Rank
                    | PublishedColumn::Class
                    | PublishedColumn::Score
                    | PublishedColumn::Component(_)
                    | PublishedColumn::Id
            )
        };
        // A heading may stand under the ranks, where these come first.
        let says = |at: usize, text: &str| {
            self.columns[at] != PublishedColumn::Rank || crate::published::cells::rank(text).is_ok()
        };
        (0..self.columns.len()).any(|at| counts(at) && cell(row, at).is_some_and(|text| says(at, &text)))
    }

    /// The heading of a section that a row is: a text alone, or behind a letter or a Roman number, among rows that are
    /// numbered.
    #[must_use]
    pub(crate) fn section(&self, row: &GridRow, reader: &ColumnReader<'_>) -> Option<String> {
        let texts = first_texts(row, 3);
        if texts.len() > 2 {
            return None;
        }
        // A heading may stand under the column of ranks, being the first.
        let heading = matches!(texts.as_slice(), [text] if !text.starts_with(|c: char| c.is_ascii_digit()) && !self.is_class(row, reader));
        if !heading && self.says_something(row) {
            return None;
        }
        let (number, name) = match texts.as_slice() {
            [name] => (None, &**name),
            [number, name] => (Some(&**number), &**name),
            _ => return None,
        };
        let numbered = self.columns.iter().position(|column| *column == PublishedColumn::Number);
        let own_number = numbered.and_then(|at| cell(row, at));
        let is_group = group_of(reader, name) != name;
        let heads = match (number, own_number) {
            (Some(number), _) => is_enumerator(number),
            (None, _) if self.is_under_figures(row) => true,
            (None, Some(text)) => text == name && answer_cell::numeral(&text).is_none(),
            (None, None) => numbered.is_some() || self.named_body(row).is_none(),
        };
        (heads || is_group).then(|| name.to_owned())
    }

    /// Whether the class that a row names stands in the column of classes.
    fn is_class(&self, row: &GridRow, reader: &ColumnReader<'_>) -> bool {
        (0..self.columns.len()).any(|at| {
            self.columns[at] == PublishedColumn::Class
                && cell(row, at).is_some_and(|text| reader.class(&text).is_some() || words::is_unscored(&text))
                && (0..at).all(|before| cell(row, before).is_none())
        })
    }

    /// Whether the first cell of a row stands in a column of ranks or numbers and is a text.
    fn is_under_figures(&self, row: &GridRow) -> bool {
        let figures = |column: &PublishedColumn| {
            matches!(column, PublishedColumn::Rank | PublishedColumn::Score | PublishedColumn::Component(_))
        };
        let first = (0..self.columns.len()).find(|&at| cell(row, at).is_some());
        first
            .is_some_and(|at| figures(&self.columns[at]) && cell(row, at).is_some_and(|text| !words::is_nothing(&text)))
    }

    /// The cell that names an agency.
    #[must_use]
    pub(crate) fn named_body<'r>(&self, row: &'r GridRow) -> Option<Cow<'r, str>> {
        let about = |at: &usize| matches!(self.columns[*at], PublishedColumn::Agency | PublishedColumn::Id);
        (0..self.columns.len()).filter(about).find_map(|at| cell(row, at))
    }

    /// What a row is called that adds up others, or gives their mean: "Jumlah", "Rata-rata OPD"; `None` for others.
    #[must_use]
    pub(crate) fn sums<'r>(&self, row: &'r GridRow, reader: &ColumnReader<'_>) -> Option<Cow<'r, str>> {
        let text = |at: usize| {
            matches!(
                self.columns.get(at),
                None | Some(
                    PublishedColumn::Agency
                        | PublishedColumn::Number
                        | PublishedColumn::Rank
                        | PublishedColumn::Group
                        | PublishedColumn::Ignored
                )
            )
        };
        let ranked = (0..self.columns.len()).any(|at| {
            self.columns[at] == PublishedColumn::Rank
                && cell(row, at).is_some_and(|text| answer_cell::numeral(&text).is_some())
        });
        let is_group = |name: &str| {
            words::is_sum(name) || is_generic(name) || { reader.instrument.groups.iter() }
                .any(|g| fold(g) == fold(name))
        };
        let of_group = |cell: &str| {
            let figure = words::group_figure(cell);
            let of =
                figure.is_some_and(|(kind, rest)| kind == GroupFigureKind::Mean || rest.is_empty() || is_group(&rest));
            // What the reader of answers takes for no agency is none here either.
            of || is_total(cell)
                || cell.split_once(' ').is_some_and(|(first, rest)| words::is_sum(first) && is_group(rest))
        };
        let sums = |cell: &Cow<'_, str>| words::is_sum_or_mean(cell) || !ranked && of_group(cell);
        (0..row.cells.len()).filter(|&at| text(at)).find_map(|at| cell(row, at).filter(sums))
    }
}

/// The tables of a sheet or text, in order.
#[must_use]
pub(crate) fn split(reader: &ColumnReader<'_>, raw: &mut RawTable) -> Vec<Block> {
    let mut rows = std::mem::take(&mut raw.rows);
    rows.retain(|row| !is_blank(row) && !is_rule(row));
    let mut blocks: Vec<Block> = Vec::new();
    let mut above: Vec<GridRow> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let in_table = || blocks.last().is_some_and(|block| block.holds_class(&rows[at], reader));
        if let Some(header) = header(reader, &rows[at..]).filter(|_| !in_table()) {
            let waiting = match blocks.last_mut() {
                Some(block) => end_of(block),
                None => std::mem::take(&mut above),
            };
            let title = waiting.iter().rev().find_map(lone_text);
            let table = raw.table(header.cells, rows[at].line, Vec::new());
            blocks.push(Block { table, columns: header.columns, title });
            at += header.rows;
            continue;
        }
        let row = std::mem::take(&mut rows[at]);
        match blocks.last_mut() {
            Some(block) => block.table.rows.push(row),
            None => above.push(row),
        }
        at += 1;
    }
    if let Some(last) = blocks.last_mut() {
        end_of(last);
    }
    blocks
}

/// Whether rows hold any table.
#[must_use]
pub(crate) fn holds_a_table(reader: &ColumnReader<'_>, rows: &[GridRow]) -> bool {
    let rows: Vec<&GridRow> = rows.iter().filter(|row| !is_blank(row) && !is_rule(row)).collect();
    (0..rows.len()).any(|at| header(reader, &rows[at..]).is_some())
}

/// Takes the rows behind the last that says something: notes, signatures, the title of what follows.
fn end_of(block: &mut Block) -> Vec<GridRow> {
    if !block.is_ranking() {
        let figures = |row: &GridRow| row.cells.iter().any(|cell| answer_cell::numeral(cell).is_some());
        let keep = block.table.rows.iter().rposition(figures).map_or(0, |last| last + 1);
        return block.table.rows.split_off(keep);
    }
    let number = block.columns.iter().position(|column| *column == PublishedColumn::Number);
    let is_row = |row: &GridRow| {
        let numbered = number.and_then(|at| cell(row, at)).is_some_and(|text| answer_cell::numeral(&text).is_some());
        let unnumbered = number.is_none() && block.named_body(row).is_some_and(|name| !is_note(&name));
        block.says_something(row) || numbered || unnumbered
    };
    let keep = block.table.rows.iter().rposition(is_row).map_or(0, |last| last + 1);
    block.table.rows.split_off(keep)
}

/// Whether a text below a table is no name: it tells a date, a source, or who signed.
fn is_note(text: &str) -> bool {
    const FIRST: &[&str] =
        &["sumber", "catatan", "keterangan", "ditetapkan", "ketua", "kepala", "ttd", "note", "source"];
    let folded = fold(text);
    let first = folded.split(' ').next().unwrap_or("");
    FIRST.contains(&first) || text.starts_with('*') || folded.split(' ').any(words::is_year)
}

/// A header, and of how many rows.
pub(crate) struct BlockHeader {
    pub cells: Vec<String>,
    pub columns: Vec<PublishedColumn>,
    pub rows: usize,
}

/// The header that a row begins, alone or with the next one where merged cells have spread it.
pub(crate) fn header<R: Borrow<GridRow>>(reader: &ColumnReader<'_>, rows: &[R]) -> Option<BlockHeader> {
    let first = rows.first()?.borrow();
    let texts = || first.tidied().filter(|cell| !cell.is_empty());
    if texts().take(2).count() < 2 || texts().any(|cell| is_figure(reader, &cell)) {
        return None;
    }
    let first = tidied(first);
    let single = candidate(reader, first.clone(), rows, 1);
    let second =
        rows.get(1).map(|row| tidied(row.borrow())).filter(|second| !second.iter().any(|cell| is_figure(reader, cell)));
    let second = second.filter(|second| layout::spread_over_two(&first, second));
    let mut best = single;
    if let Some(second) = second {
        for cells in [layout::merged(&first, &second, reader.headings), joined(&first, &second)] {
            let two = candidate(reader, cells, rows, 2);
            if known(two.as_ref()) > known(best.as_ref()) {
                best = two;
            }
        }
    }
    best
}

fn known(header: Option<&BlockHeader>) -> usize {
    header.map_or(0, |header| header.columns.iter().filter(|column| **column != PublishedColumn::Ignored).count())
}

/// How many rows below a header show what its columns hold.
const SHOWN: usize = 200;

fn candidate<R: Borrow<GridRow>>(
    reader: &ColumnReader<'_>,
    mut cells: Vec<String>,
    rows: &[R],
    height: usize,
) -> Option<BlockHeader> {
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    let numbered = rows.get(height).is_some_and(|row| numbers_columns(&tidied(row.borrow())));
    let height = height + usize::from(numbered);
    let below: Vec<&[Text]> = rows
        .iter()
        .skip(height)
        .take(SHOWN)
        .map(Borrow::borrow)
        .take_while(|row| first_texts(row, 2).len() > 1)
        .map(|row| row.cells.as_slice())
        .collect();
    let columns = reader.columns(&cells, &below);
    (is_ranking(&columns) || is_summary(&columns)).then_some(BlockHeader { cells, columns, rows: height })
}

/// Whether a row numbers the columns from 1 on, with brackets or without.
fn numbers_columns(cells: &[String]) -> bool {
    let plain = |(at, cell): (usize, &String)| cell.parse::<usize>().ok() == Some(at + 1);
    let all = cells.len() > 2 && cells.iter().enumerate().all(plain);
    all || layout::numbers_columns_in_brackets(cells)
}

/// One header of two rows: the upper carried over its gaps, with the lower behind it.
fn joined(above: &[String], below: &[String]) -> Vec<String> {
    let mut carried = String::new();
    let at = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
    (0..above.len().max(below.len()))
        .map(|ix| {
            let upper = at(above, ix);
            if !upper.is_empty() {
                carried = upper;
            }
            tidy(&format!("{carried} {}", at(below, ix))).into_owned()
        })
        .collect()
}

/// A group as the rules call it, whatever numbers it in the table ("A. OPD", "Kategori OPD").
#[must_use]
pub(crate) fn group_of(reader: &ColumnReader<'_>, text: &str) -> String {
    let known = |text: &str| {
        let folded = fold(text);
        reader.instrument.groups.iter().find(|group| fold(group) == folded).cloned()
    };
    let unnumbered = without_enumerator(text);
    let words = ["kategori", "kelompok", "group", "kluster", "klaster"];
    let bare = unnumbered.split_once([' ', ':']).filter(|(word, _)| words.contains(&fold(word).as_str()));
    let bare = bare.map_or(unnumbered, |(_, rest)| rest.trim_start_matches([':', ' ']));
    [text, unnumbered, bare].into_iter().find_map(known).unwrap_or_else(|| text.to_owned())
}

/// A heading without the letter or the Roman number before it.
#[must_use]
pub(crate) fn without_enumerator(text: &str) -> &str {
    let unnumbered = text.split_once([' ', '.', ')']).filter(|(number, _)| is_enumerator(number));
    unnumbered.map_or(text, |(_, rest)| rest.trim_start_matches(['.', ')', ' ']))
}

/// Whether a name is that of a kind of bodies rather than of one.
fn is_generic(name: &str) -> bool {
    const KINDS: &[&str] = &[
        "opd",
        "skpd",
        "kabupaten",
        "kota",
        "kabupaten kota",
        "kab kota",
        "provinsi",
        "kecamatan",
        "kelurahan",
        "desa",
        "badan publik",
        "instansi",
        "kementerian",
        "lembaga",
        "kelompok",
        "kategori",
        "seluruh",
        "semua",
    ];
    KINDS.contains(&fold(name).as_str())
}

/// A letter or a Roman number, as sections are numbered.
fn is_enumerator(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ')']);
    bare.len() == 1 && bare.chars().all(char::is_alphabetic) || crate::published::cells::roman(bare).is_some()
}

fn tidied(row: &GridRow) -> Vec<String> {
    row.tidied().map(Cow::into_owned).collect()
}

/// The first so many texts of a row: each once, where cells were merged or repeated.
fn first_texts(row: &GridRow, most: usize) -> Vec<Cow<'_, str>> {
    let mut texts: Vec<Cow<'_, str>> = Vec::new();
    for text in row.tidied().filter(|text| !text.is_empty()) {
        if !texts.contains(&text) {
            texts.push(text);
        }
        if texts.len() >= most {
            break;
        }
    }
    texts
}

/// The only text of a row.
fn lone_text(row: &GridRow) -> Option<String> {
    match first_texts(row, 3).as_slice() {
        [one] if answer_cell::numeral(one).is_none() => Some(one.trim_start_matches(['#', ' ']).to_owned()),
        [number, name] if is_enumerator(number) => Some(name.to_string()),
        _ => None,
    }
}

/// A number that no heading is; a year may head a column, and so may the id of a criterion.
pub(crate) fn is_figure(reader: &ColumnReader<'_>, cell: &str) -> bool {
    answer_cell::numeral(cell).is_some() && !words::is_year(cell) && reader.headings.by_id(cell).is_none()
}

pub(crate) fn is_blank(row: &GridRow) -> bool {
    row.tidied().all(|cell| cell.is_empty())
}

/// The rule of a Markdown table.
fn is_rule(row: &GridRow) -> bool {
    let rule = |cell: &str| cell.len() > 2 && cell.chars().all(|c| matches!(c, '-' | ':'));
    let mut cells = row.tidied().filter(|text| !text.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| rule(&cell))
}

/// The text of a cell, tidied; `None` where it is empty.
#[must_use]
pub(crate) fn cell(row: &GridRow, at: usize) -> Option<Cow<'_, str>> {
    row.tidied_at(at).filter(|text| !text.is_empty())
}
