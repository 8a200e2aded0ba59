//! What a table is: its delimiter, its header row, the meaning of each column, long or wide.
//!
//! Decided from the first rows alone. Title rows above the header are passed over; a header that merged cells have
//! spread over two or three rows is read as one. Doubt is a finding, never a guess.

use super::headings::Headings;
use crate::exact::Exact;
use crate::intake::answer_cell::numeral;
use crate::intake::header::ColumnMap;
use crate::intake::header::TableHeader;
use crate::intake::header::TableShape;
use crate::intake::meaning::Meaning;
use crate::intake::part_heading::PART;
use crate::names::normal::fold;
use crate::names::normal::nearest;
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::table::delimiter::DELIMITERS;
use crate::table::rows::HeadRow;
use crate::table::rows::TITLE_ROWS;
use crate::table::rows::head_rows;
/// How many rows are tried before all of them.
const FIRST_ROWS: usize = 3;
/// Over how many rows merged cells may spread a header.
const MERGED_ROWS: usize = 3;

/// Why a table is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum HeaderError {
    /// Nothing in it.
    Empty,
    /// No row looks like a header; the first that is not empty.
    NoTable(Vec<String>),
    /// The row that comes nearest to a header, and what it lacks.
    Lacking { line: u64, headings: Vec<String>, lacks: Lack },
    /// A row that reads as headings stands above the headings, which are better known; lines before each.
    Above { line: u64, headings: Vec<String>, below: u64 },
    /// The rows may be read both as one answer each and as all answers of a body each: the column of criteria, and the
    /// first column that a criterion heads.
    LongOrWide { line: u64, criterion: usize, answers: usize, headings: Vec<String> },
    /// Two columns mean the same.
    Twice { line: u64, meaning: Meaning, first: usize, second: usize, headings: Vec<String> },
}

/// What a header lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lack {
    Agency,
    Criterion,
    Score,
    /// Neither columns of answers nor a criterion and a score.
    Answers,
}

/// How near a row came to being a header: of several troubles the deepest is reported.
#[must_use]
pub(crate) fn depth(trouble: &HeaderError) -> usize {
    match trouble {
        HeaderError::Empty => 0,
        HeaderError::NoTable(_) => 1,
        HeaderError::Lacking { headings, .. } => 2 + headings.len(),
        HeaderError::Twice { .. } | HeaderError::LongOrWide { .. } | HeaderError::Above { .. } => usize::MAX,
    }
}

/// The header of a text table, under the delimiter that fits best.
///
/// # Errors
/// Why there is none.
pub(crate) fn of_text(text: &str, headings: &Headings, instrument: &Instrument) -> Result<TableHeader, HeaderError> {
    if text.trim().is_empty() {
        return Err(HeaderError::Empty);
    }
    let best = |most: usize| {
        let mut best: Option<(usize, Result<TableHeader, HeaderError>)> = None;
        for delimiter in DELIMITERS {
            let rows = head_rows(text, delimiter, most);
            // Text without a single record: a quote that never closes.
            let found = match rows.as_slice() {
                [] => Err(HeaderError::NoTable(Vec::new())),
                rows => of_rows(rows, delimiter, headings, instrument),
            };
            let worth = worth(&found);
            if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                best = Some((worth, found));
            }
        }
        best.map_or(Err(HeaderError::Empty), |(_, found)| found)
    };
    // Nearly always the header is the first row: the others are not looked at for nothing. Further down its lower half,
    // or a row that numbers the columns, may lie behind the rows that were tried; so may the first data of a recap.
    match best(FIRST_ROWS) {
        Ok(header) if header.line == 0 && header.columns.number.is_none() => Ok(header),
        _ => best(TITLE_ROWS),
    }
}

/// How much of a table was understood: anything that fits before anything that does not.
fn worth(found: &Result<TableHeader, HeaderError>) -> usize {
    const FITS: usize = 1 << 20;
    match found {
        Ok(header) => FITS + header.meanings.iter().flatten().count(),
        Err(
            HeaderError::Twice { headings, .. }
            | HeaderError::LongOrWide { headings, .. }
            | HeaderError::Above { headings, .. },
        ) => FITS + headings.len(),
        Err(HeaderError::Lacking { headings, .. }) => 100 + headings.len(),
        // Under the wrong delimiter a row is one cell.
        Err(HeaderError::NoTable(cells)) => 1 + cells.len().min(50),
        Err(HeaderError::Empty) => 0,
    }
}

/// The header among the first rows of a table.
///
/// # Errors
/// Why there is none.
pub(crate) fn of_rows(
    rows: &[HeadRow],
    delimiter: u8,
    headings: &Headings,
    instrument: &Instrument,
) -> Result<TableHeader, HeaderError> {
    if rows.iter().all(|row| row.cells.iter().all(String::is_empty)) {
        return Err(HeaderError::Empty);
    }
    // Of the troubles the nearest to a header, with how much of its row is known.
    let mut nearest: Option<(usize, usize, HeaderError)> = None;
    'rows: for (at, row) in rows.iter().enumerate() {
        let single = HeaderCandidate::new(row.cells.clone(), row, headings, &rows[at + 1..], instrument);
        let mut candidates = vec![single];
        let mut above = row.cells.clone();
        for (depth, below) in (1..).zip(rows[at + 1..].iter().take(MERGED_ROWS - 1)) {
            // Data may fill the gaps of a header as well.
            if !spread_over_two(&above, &below.cells) || depth > 1 && below.cells.iter().any(|c| numeral(c).is_some()) {
                break;
            }
            above = merged(&above, &below.cells, headings);
            let merged = HeaderCandidate::new(above.clone(), below, headings, &rows[at + depth + 1..], instrument);
            // The upper row alone may do as a header although names of criteria stand in the lower.
            let better = candidates.iter().take_while(|other| other.known() >= merged.known()).count();
            candidates.insert(better, merged);
        }
        for candidate in candidates {
            let known = candidate.known();
            // Mostly known headings are headings, whatever one of them became.
            let cells = candidate.headings.iter().filter(|cell| !cell.is_empty()).count();
            let candidate_is_data = 2 * known <= cells && candidate.is_data();
            match candidate.check(delimiter) {
                // Data may read as a header where a heading of the true one is misspelt.
                Ok(_) if nearest.as_ref().is_some_and(|(_, above, _)| *above > known) => break 'rows,
                Ok(header) => return alone(header, &rows[at..], delimiter, headings, instrument),
                Err(trouble) if known >= 1 && !candidate_is_data => {
                    let doubt = matches!(trouble, HeaderError::Twice { .. } | HeaderError::LongOrWide { .. });
                    let worth = if doubt { known + 1000 } else { known };
                    if nearest.as_ref().is_none_or(|(most, ..)| worth > *most) {
                        nearest = Some((worth, known, trouble));
                    }
                }
                Err(_) => {}
            }
        }
    }
    Err(nearest.map_or_else(|| HeaderError::NoTable(first_row(rows)), |(.., trouble)| trouble))
}

/// A header below which no row reads as a better one: a row of data that names a criterion may read as headings.
fn alone(
    header: TableHeader,
    rows: &[HeadRow],
    delimiter: u8,
    headings: &Headings,
    instrument: &Instrument,
) -> Result<TableHeader, HeaderError> {
    let known = |header: &TableHeader| header.meanings.iter().flatten().count();
    let all_known = header.meanings.iter().zip(&header.headings).all(|(m, cell)| m.is_some() || cell.is_empty());
    if all_known {
        return Ok(explained(header, rows, instrument));
    }
    for at in 1..rows.len().min(FIRST_ROWS) {
        let candidate = HeaderCandidate::new(rows[at].cells.clone(), &rows[at], headings, &rows[at + 1..], instrument);
        if let Ok(better) = candidate.check(delimiter)
            && better.line > header.line
            && known(&better) > known(&header)
        {
            return Err(HeaderError::Above { line: header.line, headings: header.headings, below: better.line });
        }
    }
    Ok(explained(header, rows, instrument))
}

/// The header together with rows right below it that explain the columns: their numbers `(1) (2) (3)`, their weights.
fn explained(mut header: TableHeader, rows: &[HeadRow], instrument: &Instrument) -> TableHeader {
    let below = rows.iter().filter(|row| row.line > header.line);
    let explains = |row: &&HeadRow| numbers_columns(&row.cells, &header) || weighs(&row.cells, &header, instrument);
    if let Some(end) = below.take_while(explains).map(|row| row.end).last() {
        header.end = end;
    }
    let data = rows.iter().filter(|row| row.line > header.line && row.end > header.end);
    let digits = |cell: &String| cell.contains(|c: char| c.is_ascii_digit());
    let number = |row: &HeadRow| header.columns.number.and_then(|at| row.cells.get(at)).is_some_and(digits);
    header.numbered = data.clone().any(number);
    let first = |at: usize| data.clone().filter_map(|row| row.cells.get(at)).find(|cell| !cell.is_empty());
    let unread = (0..header.width()).filter(|&at| header.meanings[at].is_none());
    let unread = unread.map(|at| (at, first(at).cloned().unwrap_or_default()));
    let named = |(at, example): &(usize, String)| !header.headings[*at].is_empty() || !example.is_empty();
    header.unread = unread.filter(named).collect();
    header
}

/// Whether a row numbers the columns from 1 on, each in brackets.
#[must_use]
pub(crate) fn numbers_columns_in_brackets(cells: &[String]) -> bool {
    numbers(cells, |cell| cell.strip_prefix('(')?.strip_suffix(')')?.trim().parse().ok())
}

/// Whether the cells that are filled are the numbers of their columns.
fn numbers(cells: &[String], number: impl Fn(&str) -> Option<usize>) -> bool {
    let filled = cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let mut numbers = filled.map(|(at, cell)| number(cell) == Some(at + 1)).peekable();
    numbers.peek().is_some() && numbers.all(|fits| fits)
}

/// Whether a row numbers the columns from 1 on. In brackets that is sure; without them it may as well be data, unless
/// it would be about an agency called by the number of its own column, in a table whose rows have numbers too.
fn numbers_columns(cells: &[String], header: &TableHeader) -> bool {
    let all = cells.len() >= header.width() && cells.iter().all(|cell| !cell.is_empty());
    let rows_have_numbers = header.layout == TableShape::Wide && header.columns.number.is_some();
    numbers_columns_in_brackets(cells) || all && rows_have_numbers && numbers(cells, |cell| cell.parse().ok())
}

/// Whether a row has no subject and gives weights: percentages, or exactly the weights of the rules.
fn weighs(cells: &[String], header: &TableHeader, instrument: &Instrument) -> bool {
    let cell = |at: usize| cells.get(at).map_or("", String::as_str);
    let columns = &header.columns;
    let named = [columns.agency, columns.agency_id].into_iter().flatten().any(|at| !cell(at).is_empty());
    if header.layout == TableShape::Long || !header.names_agencies() || named {
        return false;
    }
    let weight = |at: usize| {
        let text = without_brackets_around(cell(at)).to_lowercase();
        let said = text.trim_start_matches("bobot").trim_start_matches([' ', ':', '=']);
        let number = numeral(said)?;
        let of = columns.answers.iter().find(|(column, _)| *column == at).map(|(_, ix)| &instrument.criteria[*ix]);
        let weight = of.and_then(|criterion| criterion.weight.as_ref());
        let known = weight.is_some_and(|weight| *weight == number.value || *weight == &number.value * &Exact::HUNDRED);
        // Behind them stands their sum.
        let sum = of.is_none() && (number.value == Exact::ONE || number.value == Exact::HUNDRED);
        Some(number.percent || said.len() < text.len() || known || sum)
    };
    let mut filled = (0..cells.len()).filter(|&at| !cell(at).is_empty() && Some(at) != columns.number).peekable();
    filled.peek().is_some() && filled.all(|at| weight(at) == Some(true) || fold(cell(at)) == "bobot")
}

fn without_brackets_around(text: &str) -> &str {
    text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text).trim()
}

fn first_row(rows: &[HeadRow]) -> Vec<String> {
    let filled = |row: &&HeadRow| row.cells.iter().any(|cell| !cell.is_empty());
    rows.iter().find(filled).map(|row| row.cells.clone()).unwrap_or_default()
}

/// Whether two rows may be one header spread by merged cells: the upper has gaps that the lower fills.
#[must_use]
pub(crate) fn spread_over_two(above: &[String], below: &[String]) -> bool {
    let gap = |row: &[String], at: usize| row.get(at).is_none_or(String::is_empty);
    let width = above.len().max(below.len());
    let filled = (0..width).any(|at| gap(above, at) && !gap(below, at));
    let kept = (0..width).any(|at| !gap(above, at) && gap(below, at));
    filled && kept
}

/// Two rows of headings as one: the lower cell where there is one. A sum is one of what the merged cell above it says;
/// a part of a criterion (`Nilai`, `Bobot`) is joined to it, as `Criterion / Part`.
#[must_use]
pub(crate) fn merged(above: &[String], below: &[String], headings: &Headings) -> Vec<String> {
    const SUMS: [&str; 4] = ["total", "sub total", "subtotal", "jumlah"];
    let at = |row: &[String], at: usize| row.get(at).filter(|cell| !cell.is_empty()).cloned();
    let over = |ix: usize| above[..ix.min(above.len())].iter().rev().find(|cell| !cell.is_empty());
    (0..above.len().max(below.len()))
        .map(|ix| match (at(above, ix), at(below, ix)) {
            (None, Some(lower)) if SUMS.contains(&fold(&lower).as_str()) => {
                over(ix).map_or(lower, |upper| format!("Total {upper}"))
            }
            (upper, Some(lower)) if headings.criterion(&lower).is_none() => {
                let criterion = upper.as_ref().or_else(|| over(ix)).filter(|cell| headings.criterion(cell).is_some());
                criterion.map_or_else(|| lower.clone(), |criterion| format!("{criterion}{PART}{lower}"))
            }
            (upper, lower) => lower.or(upper).unwrap_or_default(),
        })
        .collect()
}

/// A row that may be the header.
struct HeaderCandidate {
    headings: Vec<String>,
    meanings: Vec<Option<Meaning>>,
    /// The first column that a criterion heads, whatever it was taken for in the end.
    headed_by_a_criterion: Option<usize>,
    line: u64,
    end: usize,
}

impl HeaderCandidate {
    fn new(
        mut cells: Vec<String>,
        row: &HeadRow,
        headings: &Headings,
        below: &[HeadRow],
        instrument: &Instrument,
    ) -> Self {
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        let mut meanings: Vec<_> = cells.iter().map(|cell| headings.meaning(cell)).collect();
        for (at, meaning) in headings.by_letters(&cells) {
            meanings.iter_mut().filter(|known| **known == Some(meaning)).for_each(|known| *known = None);
            if let Some(known) = meanings.get_mut(at) {
                *known = Some(meaning);
            }
        }
        class_or_group(&cells, &mut meanings, below.first(), instrument);
        code_and_name(&cells, &mut meanings, below, headings);
        code_or_number(&cells, &mut meanings, below, headings);
        let heads = |m: &Option<Meaning>| matches!(m, Some(Meaning::Answers(ix)) if *ix != TOTAL);
        let numbers =
            |at: &usize| below.iter().any(|row| row.cells.get(*at).is_some_and(|cell| numeral(cell).is_some()));
        let headed_by_a_criterion = (0..meanings.len()).filter(|&at| heads(&meanings[at])).find(numbers);
        let long = [Meaning::Criterion, Meaning::Score].iter().all(|m| meanings.contains(&Some(*m)));
        let wide = !long && meanings.iter().any(|m| matches!(m, Some(Meaning::Answers(_))));
        let parts = meanings.iter().any(|m| matches!(m, Some(Meaning::Answers(ix)) if *ix != TOTAL));
        for meaning in &mut meanings {
            match meaning {
                // In a long table a criterion's name over a column says nothing; in a wide one `score` is a total.
                Some(Meaning::Answers(_) | Meaning::Stated(_)) if long => *meaning = None,
                Some(Meaning::Score) if wide => *meaning = Some(Meaning::Stated(TOTAL)),
                // Beside its parts the whole is a sum.
                Some(Meaning::Answers(TOTAL)) if parts => *meaning = Some(Meaning::Stated(TOTAL)),
                _ => {}
            }
        }
        Self { headings: cells, meanings, headed_by_a_criterion, line: row.line, end: row.end }
    }

    /// How many of its headings are known.
    fn known(&self) -> usize {
        // A heading put together of a criterion and a part of it is known whether or not the part is an answer.
        let known = |(meaning, heading): (&Option<Meaning>, &String)| meaning.is_some() || heading.contains(PART);
        self.meanings.iter().zip(&self.headings).filter(|cell| known(*cell)).count()
    }

    /// Whether it holds a number that is not the code of a criterion: data, not a header that lacks something.
    fn is_data(&self) -> bool {
        let cells = self.headings.iter().zip(&self.meanings);
        cells.into_iter().any(|(cell, meaning)| meaning.is_none() && numeral(cell).is_some())
    }

    fn column(&self, meaning: Meaning) -> Option<usize> {
        self.meanings.iter().position(|m| *m == Some(meaning))
    }

    fn check(self, delimiter: u8) -> Result<TableHeader, HeaderError> {
        let lacking = |lacks| HeaderError::Lacking { line: self.line, headings: self.headings.clone(), lacks };
        let answers: Vec<_> = self.all(|m| if let Meaning::Answers(ix) = m { Some(ix) } else { None });
        let criterion = self.column(Meaning::Criterion);
        let score = self.column(Meaning::Score);
        let heads = self.headed_by_a_criterion.filter(|_| criterion.is_some() && score.is_some());
        if let Some((criterion, answers)) = criterion.zip(heads) {
            return Err(HeaderError::LongOrWide { line: self.line, criterion, answers, headings: self.headings });
        }
        let layout = match (criterion, score) {
            (Some(_), Some(_)) => TableShape::Long,
            _ if !answers.is_empty() => TableShape::Wide,
            (Some(_), None) => return Err(lacking(Lack::Score)),
            (None, Some(_)) => return Err(lacking(Lack::Criterion)),
            (None, None) => return Err(lacking(Lack::Answers)),
        };
        let (agency, agency_id) = (self.column(Meaning::Agency), self.column(Meaning::AgencyId));
        let assessor = self.column(Meaning::Assessor);
        if layout == TableShape::Wide && agency.is_none() && agency_id.is_none() && assessor.is_none() {
            return Err(lacking(Lack::Agency));
        }
        if let Some((first, second)) = self.twice() {
            let meaning = self.meanings[first].expect("a column that stands twice has a meaning");
            return Err(HeaderError::Twice { line: self.line, meaning, first, second, headings: self.headings });
        }
        let columns = ColumnMap {
            agency,
            agency_id,
            criterion: criterion.filter(|_| layout == TableShape::Long),
            score,
            assessor,
            group: self.column(Meaning::Group),
            evidence: self.column(Meaning::Evidence),
            note: self.column(Meaning::Note),
            verified: self.column(Meaning::Verified),
            verified_score: self.column(Meaning::VerifiedScore),
            criterion_name: self.column(Meaning::CriterionName).filter(|_| layout == TableShape::Long),
            number: self.column(Meaning::RowNumber),
            stated: self.all(|m| if let Meaning::Stated(ix) = m { Some(ix) } else { None }),
            answers,
        };
        let Self { headings, meanings, line, end, .. } = self;
        Ok(TableHeader {
            delimiter,
            layout,
            columns,
            headings,
            meanings,
            unread: Vec::new(),
            numbered: false,
            line,
            end,
        })
    }

    fn all(&self, pick: impl Fn(Meaning) -> Option<CriterionIx>) -> Vec<(usize, CriterionIx)> {
        self.meanings.iter().enumerate().filter_map(|(at, m)| Some((at, pick((*m)?)?))).collect()
    }

    /// The first two columns with one meaning. Row numbers, ranks and classes do no harm twice.
    fn twice(&self) -> Option<(usize, usize)> {
        let mut seen: Vec<(Meaning, usize)> = Vec::new();
        for (at, meaning) in self.meanings.iter().enumerate() {
            let Some(meaning) = *meaning else { continue };
            if matches!(
                meaning,
                Meaning::RowNumber
                    | Meaning::Ignored
                    | Meaning::CriterionName
                    | Meaning::FormText
                    | Meaning::Rank
                    | Meaning::Class
                    | Meaning::Stated(_)
            ) {
                continue;
            }
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == meaning) {
                return Some((*first, at));
            }
            seen.push((meaning, at));
        }
        None
    }
}

/// `Kategori` is the class where the cell below it is a class label of the rules, else the group.
fn class_or_group(
    cells: &[String],
    meanings: &mut [Option<Meaning>],
    below: Option<&HeadRow>,
    instrument: &Instrument,
) {
    for (at, cell) in cells.iter().enumerate() {
        let sample = below.and_then(|row| row.cells.get(at));
        if fold(cell) == "kategori"
            && meanings[at] == Some(Meaning::Group)
            && sample.is_some_and(|cell| !cell.is_empty() && instrument.class_named(cell).is_some())
        {
            meanings[at] = Some(Meaning::Class);
        }
    }
}

/// Forms print the code of a criterion and beside it its name (`Kode`, `Indikator`): the code tells the criterion, where
/// the first cell below is the id of one.
fn code_and_name(cells: &[String], meanings: &mut [Option<Meaning>], below: &[HeadRow], headings: &Headings) {
    let is_code = |at: usize| fold(&cells[at]).split(' ').next() == Some("kode");
    let both: Vec<usize> = (0..cells.len()).filter(|&at| meanings[at] == Some(Meaning::Criterion)).collect();
    let (code, name) = match *both.as_slice() {
        [first, second] if is_code(first) && !is_code(second) => (first, second),
        [first, second] if is_code(second) && !is_code(first) => (second, first),
        _ => return,
    };
    let sample = below.iter().filter_map(|row| row.cells.get(code)).find(|cell| !cell.is_empty());
    if sample.is_some_and(|cell| headings.by_id(cell).is_some()) {
        meanings[name] = Some(Meaning::CriterionName);
    }
}

/// `Kode` and `Nomor` may head codes of criteria, codes of bodies, or the numbers of rows. They mean criteria only where
/// the cells below are criteria of the rules; where they count the rows of a table whose other columns are headed by
/// criteria, they are row numbers.
fn code_or_number(cells: &[String], meanings: &mut [Option<Meaning>], below: &[HeadRow], headings: &Headings) {
    let is_weak =
        |at: &usize| meanings[*at] == Some(Meaning::Criterion) && ["kode", "nomor"].contains(&&*fold(&cells[*at]));
    let Some(at) = (0..cells.len()).find(is_weak) else { return };
    let wide = meanings.iter().any(|m| matches!(m, Some(Meaning::Answers(ix)) if *ix != TOTAL));
    let samples = below.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
    let named: Vec<bool> = samples.clone().map(|cell| headings.criterion(cell).is_some()).collect();
    let counts = (1..).zip(samples).all(|(number, cell)| cell.parse() == Ok(number));
    if named.is_empty() || named.contains(&true) && !(wide && counts) {
        return;
    }
    let number = counts || fold(&cells[at]) == "nomor" && !meanings.contains(&Some(Meaning::RowNumber));
    meanings[at] = number.then_some(Meaning::RowNumber);
}

/// Headings that come near to what a header lacks, for a proposal.
#[must_use]
pub(crate) fn like(lack: Lack, headings: &[String]) -> Option<&str> {
    let wanted: &[&str] = match lack {
        Lack::Agency => &["agency", "nama badan publik", "skpd", "opd", "instansi"],
        Lack::Criterion | Lack::Answers => &["criterion", "indikator", "pertanyaan", "kriteria"],
        Lack::Score => &["score", "nilai", "skor", "jawaban"],
    };
    wanted.iter().find_map(|word| nearest(word, headings.iter().map(String::as_str)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::hints::Hints;
    use crate::rules::sample;

    fn header(text: &str) -> Result<TableHeader, HeaderError> {
        let instrument = sample::instrument(&["saq", "uji"]);
        of_text(text, &Headings::new(&instrument, &Hints::default()), &instrument)
    }

    #[test]
    fn delimiter_and_header_are_found_below_title_rows() {
        let text = "Rekap Monev;;;\nTahun 2025;;;\n\nNo;Badan Publik;saq;uji\n1;Dinas A;80,5;90\n";
        let header = header(text).expect("a table");
        assert_eq!((header.delimiter, header.line, header.layout), (b';', 3, TableShape::Wide));
        assert_eq!(header.columns.agency, Some(1));
        assert_eq!(header.columns.answers, [(2, 1), (3, 2)]);
        assert_eq!(&text[header.end..], "1;Dinas A;80,5;90\n");
    }

    #[test]
    fn a_table_with_criterion_and_score_is_long() {
        let header = header("agency\tcriterion\tscore\tevidence\nA\tsaq\t1\tx\n").expect("a table");
        assert_eq!((header.delimiter, header.layout), (b'\t', TableShape::Long));
        assert_eq!(header.columns.evidence, Some(3));
    }

    #[test]
    fn a_header_spread_over_two_rows_by_merged_cells_is_one() {
        let header = header("No;Badan Publik;Indikator;\n;;saq (30);uji\n(70)\n1;A;2;3\n");
        assert_eq!(header.expect("a table").columns.answers, [(2, 1), (3, 2)]);
    }

    #[test]
    fn two_columns_of_one_meaning_are_refused_not_chosen_from() {
        let twice = header("SKPD,Instansi,criterion,score\nA,B,saq,1\n").expect_err("refused");
        assert!(matches!(twice, HeaderError::Twice { meaning: Meaning::Agency, first: 0, second: 1, .. }), "{twice:?}");
    }

    #[test]
    fn what_a_header_lacks_is_told() {
        let lacks = |text: &str| match header(text) {
            Err(HeaderError::Lacking { lacks, .. }) => lacks,
            other => panic!("{other:?}"),
        };
        assert_eq!(lacks("agency,criterion\nA,saq\n"), Lack::Score);
        assert_eq!(lacks("Dinas,saq,uji\nA,1,2\n"), Lack::Agency);
        assert_eq!(lacks("rank,agency,group\n1,A,x\n"), Lack::Answers);
        assert_eq!(header("halo dunia\n"), Err(HeaderError::NoTable(vec!["halo dunia".into()])));
        assert_eq!(header(" \n\n"), Err(HeaderError::Empty));
    }

    #[test]
    fn kategori_is_a_class_where_its_cells_are_class_labels() {
        let meaning = |text: &str| header(text).expect("a table").meanings[1];
        assert_eq!(meaning("agency,Kategori,saq\nA,Informatif,90\n"), Some(Meaning::Class));
        assert_eq!(meaning("agency,Kategori,saq\nA,OPD,90\n"), Some(Meaning::Group));
    }
}
