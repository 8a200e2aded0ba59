//! What one file (or sheet) as a whole tells: its encoding, its decimal mark, its rows.

use std::collections::HashSet;
use std::sync::Arc;

use crate::answers::Input;
use crate::answers::InputNote;
use crate::answers::MOST_PASSED_OVER;
use crate::finding::{Excerpt, Finding, Place, finding};
use crate::intake::account::Accounted;
use crate::intake::batch::Batch;
use crate::intake::batch::Table;
use crate::intake::batch::Witnesses;
use crate::intake::header::TableShape;
use crate::intake::hints::DecimalMark;
use crate::intake::merge::AgencyTrace;
use crate::intake::merge::Merger;
use crate::intake::merge::file_names::{OneBodyFile, OnlyIdentity};
use crate::intake::merge::shifted;
use crate::intake::output::ChunkOutput;
use crate::intake::tables;
use crate::intake::unread_columns;

/// The first cell with a mark: its place and its line.
type Witness = (Place, Excerpt);

/// The file that is being read.
#[derive(Debug, Default)]
pub(super) struct FileProgress {
    /// Counts files and sheets.
    pub index: u32,
    pub open: bool,
    path: Arc<str>,
    sheet: Option<Arc<str>>,
    table: Option<Arc<Table>>,
    /// Line breaks and bytes before the batch that comes next.
    pub lines: u64,
    bytes: u64,
    rows: u64,
    passed_over: Vec<u64>,
    notes: Vec<InputNote>,
    /// All lines that were passed over, where every cell is accounted for.
    all_passed_over: HashSet<u64>,
    label: Option<&'static str>,
    byte_order_mark: bool,
    multibyte: bool,
    /// The first byte that is not UTF-8: its offset and its line.
    bad: Option<(u64, u64)>,
    witnesses: Witnesses,
    /// Nothing more is taken from it.
    pub ended: bool,
    /// An agency in it had rows in a file before.
    pub met_elsewhere: bool,
    /// It was told that it lacks a column of agencies.
    pub told_lacking: bool,
    /// It has rows that name no agency.
    pub nameless: bool,
    only: OnlyIdentity,
}

impl FileProgress {
    /// Adds what a batch tells of its file.
    pub(super) fn add(&mut self, batch: &mut Batch, account: bool) {
        self.table.get_or_insert_with(|| Arc::clone(&batch.table));
        self.rows += batch.found.records;
        if self.only != OnlyIdentity::Several {
            self.only.add(batch);
        }
        let room = MOST_PASSED_OVER.saturating_sub(self.passed_over.len());
        self.passed_over.extend(batch.found.passed_over.iter().take(room).map(|line| line + 1 + self.lines));
        if account {
            self.all_passed_over.extend(batch.found.passed_over.iter().map(|line| line + 1 + self.lines));
        }
        let headings = std::mem::take(&mut batch.found.group_headings).into_iter();
        let note = |(line, group)| InputNote::GroupHeading { line: line + 1 + self.lines, group };
        self.notes.extend(headings.map(note));
        let seen = std::mem::take(&mut batch.found.witnesses);
        self.witnesses.in_doubt += seen.in_doubt;
        self.witnesses.seen = self.witnesses.seen.and(seen.seen);
        for (known, new) in self.witnesses.first.iter_mut().zip(seen.first) {
            if known.is_none() {
                *known = new.map(|first| Box::new((shifted(first.0, self.lines), first.1)));
            }
        }
        self.lines += batch.lines;
        self.ended |= batch.found.broken;
    }

    /// The first cell with a point, and the first with a comma, proven or in doubt.
    fn first(&self, comma: bool) -> Option<&Witness> {
        let bits = if comma { [1, 3] } else { [0, 2] };
        let found = bits.iter().filter_map(|&bit| self.witnesses.first[bit].as_deref());
        found.min_by_key(|(place, _)| (place.line, place.column))
    }
}

impl Merger<'_> {
    /// Begins a file, or a sheet of it.
    pub(super) fn begin(&mut self, output: &ChunkOutput, table: Option<&Arc<Table>>) {
        self.close();
        self.file = FileProgress {
            index: self.file.index + 1,
            open: true,
            path: Arc::clone(&output.file.source.path),
            sheet: table.and_then(|table| table.sheet.clone()),
            label: output.label,
            byte_order_mark: output.skipped > 0,
            // A mark of UTF-8 says as much as a character of it.
            multibyte: output.skipped > 0 && output.label.is_none(),
            bytes: output.skipped,
            ..FileProgress::default()
        };
    }

    /// Notes what a chunk shows of the encoding. UTF-8 and other bytes in one file are an error.
    pub(super) fn encoding(&mut self, output: &ChunkOutput) {
        if output.batches.iter().any(|batch| batch.table.sheet.is_some()) {
            return;
        }
        let seen = output.encoding;
        let before = self.file.lines - output.batches.iter().map(|batch| batch.lines).sum::<u64>();
        self.file.multibyte |= seen.multibyte;
        if self.file.bad.is_none() {
            self.file.bad = seen.bad.map(|(at, lines)| (self.file.bytes + at, before + lines + 1));
        }
        self.file.bytes += output.bytes;
        if self.file.multibyte
            && let Some((at, line)) = self.file.bad
            && !self.file.ended
        {
            let place = Place::file(Arc::clone(&self.file.path)).line(line);
            self.tell(finding!(E212: offset = at.to_string()).at(place));
            let subject = self.file.table.as_ref().and_then(|table| table.subject);
            self.withhold(subject);
            self.file.ended = true;
        }
        if self.file.ended {
            output.file.stop();
        }
    }

    /// Ends the file that is open: what could only be told from the whole of it.
    pub(super) fn close(&mut self) {
        if !std::mem::take(&mut self.file.open) {
            return;
        }
        let Some(table) = self.file.table.clone() else { return };
        if self.file.rows == 0 && !self.file.ended {
            let place = self.header_place(&table);
            self.tell(finding!(E204; sheet = self.file.sheet.as_deref()).at(place));
        }
        let (misspelt, found): (Vec<usize>, Vec<Finding>) = tables::misspelt(self.shared, &table).into_iter().unzip();
        for finding in found {
            self.tell(finding);
        }
        self.unread_columns(&table, &misspelt);
        self.marks();
        let named_by_file = table.subject.is_some();
        self.one_body_files.extend(OneBodyFile::new(&self.file.path, self.file.only, named_by_file));
        self.nameless(&table);
        self.told(&table);
    }

    /// Columns that nothing was read from, but those that are told as misspelt.
    fn unread_columns(&mut self, table: &Table, misspelt: &[usize]) {
        for finding in unread_columns::findings(self.shared, table, misspelt) {
            let refused = finding.code() == "E264";
            self.tell(finding);
            if refused {
                self.withhold(table.subject);
            }
        }
    }

    fn header_place(&self, table: &Table) -> Place {
        crate::intake::batch::place(table, table.header.line, None)
    }

    /// One decimal mark per file, and proof for cells that could be read two ways.
    fn marks(&mut self) {
        let (point, comma) = (self.file.first(false).cloned(), self.file.first(true).cloned());
        if let Some(stated) = self.shared.headings.hints().decimal {
            return self.other_than_stated(stated, point, comma);
        }
        // Where no score can be as large, a mark before three digits is a decimal mark.
        let doubtful = self.shared.takes_thousands;
        let told = match (point, comma) {
            (Some(point), Some(comma)) => {
                let (first, second) = if (point.0.line, point.0.column) < (comma.0.line, comma.0.column) {
                    (point, comma)
                } else {
                    (comma, point)
                };
                let (a, b, place) = (marked(&first.1), marked(&second.1), first.0.told());
                Some((finding!(E213: second = b, first = a, where = place).at(second.0), second.1))
            }
            (Some(only), None) | (None, Some(only)) if doubtful && self.file.witnesses.seen.0 & 3 == 0 => {
                let more = self.file.witnesses.in_doubt - 1;
                let more = (more > 0).then(|| more.to_string());
                Some((finding!(E303: text = marked(&only.1); more = more).at(only.0), only.1))
            }
            _ => None,
        };
        if let Some(told) = told {
            self.refuse_marks(told);
        }
    }

    /// A cell with another mark than the user states.
    fn other_than_stated(&mut self, stated: DecimalMark, point: Option<Witness>, comma: Option<Witness>) {
        let (other, name) = match stated {
            DecimalMark::Comma => (point, "comma"),
            DecimalMark::Point => (comma, "point"),
        };
        if let Some((place, excerpt)) = other {
            let finding = finding!(E340: text = marked(&excerpt), stated = name).at(place);
            self.refuse_marks((finding, excerpt));
        }
    }

    /// Reports the decimal marks of a file; its agencies are withheld.
    fn refuse_marks(&mut self, (mut finding, excerpt): (Finding, Excerpt)) {
        finding.excerpt = Some(Box::new(excerpt));
        self.tell(finding);
        let file = self.file.index;
        self.seen.iter_mut().filter(|seen| seen.file == file).for_each(|seen| seen.withheld = true);
        self.all_withheld |= self.everybody_file == file;
    }

    /// Rows without an agency may belong to any agency of their file, unless every agency has one row of its own.
    fn nameless(&mut self, table: &Table) {
        let one_each = table.header.layout == TableShape::Wide && table.header.columns.assessor.is_none();
        if !self.file.nameless || one_each {
            return;
        }
        let file = self.file.index;
        self.seen.iter_mut().filter(|seen| seen.file == file).for_each(AgencyTrace::lacking);
    }

    /// What was understood of the file.
    fn told(&mut self, table: &Table) {
        let seen = self.file.witnesses.seen.0;
        let path = match &self.file.sheet {
            Some(sheet) => format!("{}#{sheet}", self.file.path),
            None => self.file.path.to_string(),
        };
        let text = self.file.sheet.is_none();
        if self.shared.account {
            let heading = |note: &InputNote| match note {
                InputNote::GroupHeading { line, .. } => Some(*line),
                InputNote::MergedDown { .. } => None,
            };
            self.accounted.push(Accounted {
                table: Arc::clone(self.file.table.as_ref().expect("an input that is told has a table")),
                passed_over: std::mem::take(&mut self.file.all_passed_over),
                group_headings: self.file.notes.iter().filter_map(heading).collect(),
            });
        }
        let utf8 = if self.file.bad.is_some() { "windows-1252" } else { "utf-8" };
        self.read_from.push(Arc::clone(&self.file.path));
        self.inputs.push(Input {
            path,
            sha256: None,
            rows: self.file.rows,
            delimiter: text.then(|| char::from(table.header.delimiter)),
            encoding: text.then(|| self.file.label.unwrap_or(utf8)),
            byte_order_mark: self.file.byte_order_mark,
            decimal_mark: match (seen & 5 != 0, seen & 10 != 0) {
                (true, false) => Some('.'),
                (false, true) => Some(','),
                _ => None,
            },
            layout: if table.header.layout == TableShape::Long { "long" } else { "wide" },
            header_row: table.header.line + 1,
            columns: tables::told(self.shared, &table.header),
            passed_over: std::mem::take(&mut self.file.passed_over),
            account: None,
            notes: table.notes.iter().cloned().chain(std::mem::take(&mut self.file.notes)).collect(),
        });
    }

    /// The data of a table is not complete: its agency, or any agency, may lack answers.
    pub(super) fn withhold(&mut self, subject: Option<u32>) {
        use crate::answers::subject::Subject;
        use crate::intake::merge::Resolution;
        let standing = subject.map(|number| self.resolutions.of(number));
        match standing {
            Some(Resolution::Known(Subject::Agency(agency))) => self.seen[agency].lacking(),
            _ => self.all_lacking = true,
        }
    }
}

/// The marked part of an excerpt.
fn marked(excerpt: &Excerpt) -> String {
    excerpt.text.get(excerpt.mark.clone()).unwrap_or_default().trim().to_owned()
}
