//! Resolves the agency of a row; total rows, notes and empty rows have none.

use std::borrow::Cow;

use crate::answers::EVERYBODY;
use crate::finding::catalogue::{E208, E406, E407};
use crate::finding::finding;
use crate::intake::Keep;
use crate::intake::Shared;
use crate::intake::answer_cell::numeral;
use crate::intake::batch::Table;
use crate::intake::header::TableShape;
use crate::intake::interner::PendingId;
use crate::intake::meaning::Meaning;
use crate::intake::meaning::heads_agencies;
use crate::intake::reading::Pass;
use crate::intake::reading::RowSubject;
use crate::intake::row_words::{NOTES, is_total};
use crate::names::normal::fold;
use crate::table::records::CellSpan;
use crate::table::text::TableText;

/// Placeholder id: interned together at the end of the chunk, so the lock is taken once.
pub(super) const PENDING: u32 = u32::MAX;

/// Layout of the cache key: cached keys hold only for tables with the same delimiter and identity columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct CacheKeyLayout {
    delimiter: u8,
    /// The columns of the id, the name and the group.
    columns: [Option<usize>; 3],
    /// The first and the last of them, where they are adjacent in a text: the bytes from one to the other are the key,
    /// uncopied. Cells of a sheet are not contiguous.
    pub whole: Option<(usize, usize)>,
}

impl CacheKeyLayout {
    /// The layout for a table.
    pub(crate) fn of(table: &Table, body: &TableText) -> Self {
        let columns = &table.header.columns;
        let columns = [columns.agency_id, columns.agency, columns.group];
        let there = || columns.iter().flatten().copied();
        let whole = match (there().min(), there().max(), body) {
            (Some(first), Some(last), TableText::Text { .. }) if last - first + 1 == there().count() => {
                Some((first, last))
            }
            _ => None,
        };
        Self { delimiter: table.header.delimiter, columns, whole }
    }
}

/// A cell as a name: an empty cell or a dash is `None`.
fn said(text: &str) -> Option<&str> {
    if matches!(text, "" | "-" | "–" | "—") { None } else { Some(text) }
}

impl<'p> Pass<'p, '_> {
    /// Resolves the agency of a record. `None`: it has none, which is reported where it is an error.
    pub(super) fn identity(&mut self, start: usize, cells: &[CellSpan]) -> Option<RowSubject> {
        if let Some(number) = self.table.subject {
            return self.fixed(number, start, cells);
        }
        if self.one_each {
            return self.new_identity(start, cells, self.who(cells));
        }
        let Some((first, last)) = self.memory.cache_key_layout.whole else { return self.joined(start, cells) };
        let text = self.text.as_bytes();
        let span = (cells[first].start, cells[last].end);
        let key = &text[span.0 as usize..span.1 as usize];
        if let Some((before, subject)) = self.last_identity
            && text[before.0 as usize..before.1 as usize] == *key
        {
            return Some(subject);
        }
        let subject = match self.memory.agency_cache.get(key) {
            Some(subject) => subject,
            None => {
                let subject = self.new_identity(start, cells, self.who(cells))?;
                self.memory.agency_cache.put(key, subject);
                subject
            }
        };
        self.last_identity = Some((span, subject));
        Some(subject)
    }

    /// The same where the naming cells are not adjacent: joins them into a key.
    fn joined(&mut self, start: usize, cells: &[CellSpan]) -> Option<RowSubject> {
        let who = self.who(cells);
        let mut key = std::mem::take(&mut self.memory.key);
        key.clear();
        for cell in who {
            key.extend_from_slice(self.bytes(cell));
            key.push(0x1f);
        }
        let known = self.memory.agency_cache.get(&key);
        let subject = known.or_else(|| {
            let subject = self.new_identity(start, cells, who)?;
            self.memory.agency_cache.put(&key, subject);
            Some(subject)
        });
        self.memory.key = key;
        subject
    }

    /// The cells of the id, the name and the group.
    fn who(&self, cells: &[CellSpan]) -> [CellSpan; 3] {
        let columns = &self.table.header.columns;
        [columns.agency_id, columns.agency, columns.group].map(|column| column.map_or(CellSpan::NONE, |at| cells[at]))
    }

    /// The subject of the whole table, where a row says anything at all.
    fn fixed(&mut self, number: u32, start: usize, cells: &[CellSpan]) -> Option<RowSubject> {
        if cells.iter().all(|cell| self.is_blank(*cell)) {
            return None;
        }
        if self.is_heading(cells) {
            self.pass_over(start);
            return None;
        }
        if let Some((_, subject)) = self.last_identity {
            return Some(subject);
        }
        let subject = self.row_subject(number);
        self.last_identity = Some(((0, 0), subject));
        Some(subject)
    }

    /// Whether a record names no criterion and is a line of totals, or a single text in a column that holds no answer:
    /// a heading of a form, a note below it, the name of who signed.
    fn is_heading(&self, cells: &[CellSpan]) -> bool {
        let header = &self.table.header;
        let criterion = header.columns.criterion.and_then(|at| cells.get(at));
        if !criterion.is_some_and(|cell| self.is_blank(*cell)) {
            // "Jumlah Ya" below the answers of a form.
            let text = criterion.map(|cell| self.tidied(*cell)).unwrap_or_default();
            return is_total(&text) && self.shared.headings.criterion(&text).is_none();
        }
        let mut texts = (0..cells.len()).filter(|&at| !self.is_blank(cells[at]));
        let numbers = |at: usize| header.columns.number == Some(at) && numeral(&self.tidied(cells[at])).is_none();
        match (texts.next(), texts.next()) {
            (Some(only), None) => {
                let answers_nothing =
                    |meaning: &Option<Meaning>| matches!(meaning, None | Some(Meaning::CriterionName));
                header.meanings.get(only).is_none_or(answers_nothing) || numbers(only)
            }
            (Some(first), _) => is_total(&self.tidied(cells[first])),
            _ => false,
        }
    }

    fn row_subject(&self, number: u32) -> RowSubject {
        let everybody = self.shared.registry.look(number, |[_, name]| name == Some(EVERYBODY));
        RowSubject::Agency { number, everybody, corrected: self.is_corrected(number) }
    }

    fn is_corrected(&self, number: u32) -> bool {
        let corrections = &self.shared.corrections;
        !corrections.all().is_empty() && self.shared.registry.look(number, |names| corrections.concern(names))
    }

    /// Fast path of [`Self::identity`]: borrowed text, no total, header or `*`; interned later. `None`: use
    /// [`Self::identity`]. `cells` are the leading columns, which include all that name the agency.
    pub(super) fn pending_identity(&self, cells: &[CellSpan]) -> Option<PendingId<'p>> {
        if self.section.is_some() {
            return None;
        }
        let header = &self.table.header;
        let columns = &header.columns;
        let name_columns = [columns.agency_id, columns.agency, columns.group];
        let mut texts = [None; 3];
        for (text, at) in texts.iter_mut().zip(name_columns) {
            let Some(at) = at else { continue };
            let Cow::Borrowed(tidied) = self.tidied(*cells.get(at)?) else { return None };
            if tidied == EVERYBODY {
                return None;
            }
            *text = said(tidied);
        }
        let [id, name, group] = texts;
        let (told, told_at) = if name.is_some() { (name, columns.agency) } else { (id, columns.agency_id) };
        let heading = told_at.and_then(|at| header.headings.get(at));
        let told = told.filter(|told| {
            !is_total(told)
                && !heads_agencies(told)
                && heading.is_none_or(|heading| !heading.eq_ignore_ascii_case(told))
        })?;
        let named = columns.agency_id.is_none() || id.is_some();
        (named && !told.is_empty()).then(|| self.shared.registry.pending_identity(id, name, group))
    }

    fn new_identity(&mut self, start: usize, cells: &[CellSpan], who: [CellSpan; 3]) -> Option<RowSubject> {
        let columns = &self.table.header.columns;
        let [id, name, group] = who.map(|cell| self.tidied(cell));
        let group = self.section.as_ref().map_or(group, |group| Cow::Owned(group.clone()));
        let (told, told_at) = match (columns.agency, columns.agency_id) {
            (Some(at), _) if said(&name).is_some() || said(&id).is_none() => (&name, at),
            (_, at) => (&id, at.unwrap_or(0)),
        };
        if said(told).is_none() {
            return self.without_name(start, cells, told_at);
        }
        if is_total(told) {
            return Some(RowSubject::Total);
        }
        if self.is_header(cells, told_at) {
            return self.header_again(cells);
        }
        if self.is_note(cells) {
            self.pass_over(start);
            return None;
        }
        if let Some(at) = columns.agency_id.filter(|_| said(&id).is_none() && name != EVERYBODY) {
            self.found.records += 1;
            self.tell(&E407, cells[at], at, || finding!(E407: agency = name.as_ref()));
            return None;
        }
        let registry = &self.shared.registry;
        let number = if id == EVERYBODY || name == EVERYBODY && said(&id).is_none() {
            registry.identity(None, Some(EVERYBODY), None)
        } else if let (true, &Cow::Borrowed(id), &Cow::Borrowed(name), &Cow::Borrowed(group)) =
            (self.one_each, &id, &name, &group)
        {
            let who =
                registry.pending_identity(columns.agency_id.and(said(id)), columns.agency.and(said(name)), said(group));
            self.pending.push((self.found.rows.len(), who));
            return Some(RowSubject::Agency { number: PENDING, everybody: name == EVERYBODY, corrected: false });
        } else {
            registry.identity(columns.agency_id.and(said(&id)), columns.agency.and(said(&name)), said(&group))
        };
        let everybody = id == EVERYBODY || name == EVERYBODY;
        Some(RowSubject::Agency { number, everybody, corrected: self.is_corrected(number) })
    }

    /// Interns the placeholder identities of the chunk, under one lock.
    pub(super) fn intern_pending(&mut self) {
        let rows = &mut self.found.rows;
        let pending = std::mem::take(&mut self.pending);
        let (places, who): (Vec<usize>, Vec<PendingId<'_>>) = pending.into_iter().unzip();
        self.shared.registry.identities(&who, |at, number| rows[places[at]].identity = number);
    }

    /// Whether nearly every row has another agency: wide tables without assessors. Then caching does not pay, and ids
    /// are interned at the end. Not where corrections or kept answers need the id at once.
    pub(super) fn is_one_each(shared: &Shared<'_>, table: &Table) -> bool {
        let header = &table.header;
        let one_each =
            header.layout == TableShape::Wide && header.columns.assessor.is_none() && table.subject.is_none();
        one_each && shared.keep == Keep::Nothing && shared.corrections.all().is_empty()
    }

    /// A row without an agency: nothing at all, totals, a note, or an error.
    fn without_name(&mut self, start: usize, cells: &[CellSpan], column: usize) -> Option<RowSubject> {
        let mut texts = cells.iter().filter(|cell| !self.is_blank(**cell));
        let first = texts.next()?;
        let alone = texts.next().is_none();
        if alone || is_total(&self.tidied(*first)) {
            self.pass_over(start);
        } else {
            self.found.records += 1;
            self.tell(&E406, cells[column], column, || finding!(E406));
        }
        None
    }

    /// Whether a record is a single text that begins like a note.
    pub(super) fn is_note(&self, cells: &[CellSpan]) -> bool {
        let mut texts = cells.iter().filter(|cell| !self.is_blank(**cell));
        let (Some(only), None) = (texts.next(), texts.next()) else { return false };
        let text = self.tidied(*only);
        NOTES.contains(&fold(text.split(' ').next().unwrap_or("")).as_str())
    }

    /// Whether a record is the header once more, told by one of its cells: where that names agencies, the other columns may
    /// stand in another order, as in a second table below the first.
    pub(super) fn is_header(&self, cells: &[CellSpan], told_by: usize) -> bool {
        let header = &self.table.header;
        let headings = &header.headings;
        let text = |at: usize| cells.get(at).map_or(Cow::Borrowed(""), |cell| self.tidied(*cell));
        let same = |at: usize| text(at).eq_ignore_ascii_case(&headings[at]);
        if headings.get(told_by).is_none_or(String::is_empty) {
            return false;
        }
        if ![header.columns.agency, header.columns.agency_id].contains(&Some(told_by)) {
            return (0..headings.len()).all(same);
        }
        let means = |text: &str| text.is_empty() || self.shared.headings.meaning(text).is_some();
        same(told_by) || heads_agencies(&text(told_by)) && (0..headings.len()).all(|at| means(&text(at)))
    }

    pub(super) fn header_again<T>(&mut self, cells: &[CellSpan]) -> Option<T> {
        let line = (self.table.header.line + 1).to_string();
        self.tell(&E208, cells[0], 0, || finding!(E208: line = line));
        None
    }
}
