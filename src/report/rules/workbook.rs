//! An instrument as a workbook: the tree, scales, classes and conditions as a decree's annex shows them, and the keys
//! with which `ikip rules new --from` reads it back to the same rules.

use std::io::{self, Write};

use super::describe;
use crate::drafting;
use crate::exact::Exact;
use crate::i18n::lang::Lang;
use crate::report::number;
use crate::report::provenance::PROGRAM_LINE;
use crate::report::scores::notes;
use crate::report::words::{self, Word};
use crate::rules::scale::{Bound, Scale};
use crate::rules::source_keys::{SourceKey, SourceKeys, bare_or_quoted};
use crate::rules::{Instrument, TOTAL};
use crate::workbook::book::{CellStyle, WorkBook};
use crate::workbook::formula::{CellRef, SheetIx};
use crate::workbook::write;

/// Keys of a criterion that have a column of their own.
const OWN_COLUMNS: [&str; 7] = ["id", "name", "parent", "weight", "points", "scale", "groups"];
/// Keys of a scale that its words say.
const SAID_OF_SCALES: [&str; 7] = ["kind", "choices", "min", "max", "step", "bands", "out_of"];
/// Digits that a number of a workbook keeps.
const DIGITS: usize = 15;
/// The row of the headings; those above hold the title.
const HEAD: u32 = 3;

/// Writes the workbook.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write(instrument: &Instrument, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let source = SourceKeys::of(&instrument.text);
    let mut made = RulesBook { instrument, source, lang, book: WorkBook::new(notes::title(instrument)) };
    made.tree();
    made.scales();
    made.classes();
    made.conditions();
    made.settings();
    let bytes = write::bytes(made.book, PROGRAM_LINE, &|_| String::new())?;
    out.write_all(&bytes)
}

struct RulesBook<'a> {
    instrument: &'a Instrument,
    source: SourceKeys,
    lang: Lang,
    book: WorkBook,
}

impl RulesBook<'_> {
    /// Adds a sheet with its title and headings; gives its index.
    fn sheet(&mut self, name: Word, heads: &[(Word, f64)]) -> SheetIx {
        let sheet = self.book.sheet(name.say(self.lang));
        let title = notes::title(self.instrument);
        self.book.text(CellRef { sheet, row: 0, col: 0 }, &title, CellStyle::Title);
        let status = words::status(self.instrument.status).say(self.lang);
        let standing = format!("{} · {}: {status}", self.instrument.id, Word::Status.say(self.lang).to_lowercase());
        self.book.text(CellRef { sheet, row: 1, col: 0 }, &standing, CellStyle::Small);
        for (col, (word, width)) in (0..).zip(heads) {
            self.book.heading(CellRef { sheet, row: HEAD, col }, word.say(self.lang), *width);
        }
        self.book.sheets[sheet].frozen = (HEAD + 1, 0);
        self.book.sheets[sheet].repeated = Some((HEAD, HEAD));
        sheet
    }

    fn row(&mut self, sheet: SheetIx, row: u32, texts: &[&str]) {
        for (col, text) in (0..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            self.book.text(CellRef { sheet, row, col }, text, CellStyle::Wrapped);
        }
    }

    fn finish(&mut self, sheet: SheetIx) {
        self.book.finish_rows(sheet);
    }

    /// A weight or points as a number where a cell keeps all its digits, else as it is written.
    fn literal(&mut self, at: CellRef, written: Option<&str>) {
        let Some(written) = written else { return };
        let digits = written.chars().filter(char::is_ascii_digit).count();
        match written.parse::<f64>().ok().filter(|_| digits <= DIGITS) {
            Some(value) => self.book.number(at, value, CellStyle::Plain),
            None => self.book.text(at, written.trim_matches('"'), CellStyle::Text),
        }
    }

    fn tree(&mut self) {
        let heads = [
            (Word::BookCode, 12.0),
            (Word::BookQuestion, 54.0),
            (Word::BookParent, 12.0),
            (Word::BookWeight, 10.0),
            (Word::BookPoints, 10.0),
            (Word::BookScale, 16.0),
            (Word::BookGroups, 20.0),
            (Word::BookOtherKeys, 44.0),
        ];
        let sheet = self.sheet(Word::BookTree, &heads);
        let instrument = self.instrument;
        for (row, keys) in (HEAD + 1..).zip(self.source.criteria.clone()) {
            let value = |name: &str| keys.iter().find(|key| key.key == name).map(|key| key.value.as_str());
            // The keys were read once: each criterion stands in the order of the file.
            let Some(criterion) = instrument.criteria.get((row - HEAD) as usize) else { continue };
            let parent = criterion.parent.filter(|&parent| parent != TOTAL);
            let parent = parent.map_or("", |parent| instrument.criteria[parent].id.as_str());
            let scale = criterion.scale.as_ref().map_or("", |scale| scale.name.as_str());
            let groups = criterion.groups.as_ref().map(|groups| groups.join("; ")).unwrap_or_default();
            let other = others(&keys, &OWN_COLUMNS);
            self.row(sheet, row, &[&criterion.id, &criterion.name, parent, "", "", scale, &groups, &other]);
            self.literal(CellRef { sheet, row, col: 3 }, value("weight"));
            self.literal(CellRef { sheet, row, col: 4 }, value("points"));
        }
        self.finish(sheet);
    }

    fn scales(&mut self) {
        let heads = [
            (Word::BookScale, 20.0),
            (Word::BookAnswers, 50.0),
            (Word::BookMeaning, 60.0),
            (Word::BookOtherKeys, 50.0),
        ];
        let sheet = self.sheet(Word::BookScales, &heads);
        for (row, (name, keys)) in (HEAD + 1..).zip(self.source.scales.clone()) {
            let known = self.instrument.criteria.iter().filter_map(|one| one.scale.as_deref());
            let scale: Option<&Scale> = known.into_iter().find(|scale| scale.name == name);
            let said = scale.and_then(|scale| drafting::written(scale, &self.instrument.top));
            let hidden: &[&str] = if said.is_some() { &SAID_OF_SCALES } else { &[] };
            let meaning = scale.map(|scale| describe::scale(scale, self.lang)).unwrap_or_default();
            let texts = [&name, said.as_deref().unwrap_or_default(), &meaning, &others(&keys, hidden)];
            self.row(sheet, row, &texts);
        }
        self.finish(sheet);
    }

    fn classes(&mut self) {
        let heads = [(Word::BookClass, 30.0), (Word::BookCode, 10.0), (Word::BookRange, 20.0), (Word::BookColor, 12.0)];
        let sheet = self.sheet(Word::BookClasses, &heads);
        let instrument = self.instrument;
        for (at, class) in instrument.classes.iter().enumerate() {
            let better = at.checked_sub(1).and_then(|at| instrument.classes[at].bound.as_ref());
            let range = range(instrument, class.bound.as_ref(), better, self.lang);
            let (code, color) = (class.code.as_deref(), class.color.as_deref());
            let row = HEAD + 1 + u32::try_from(at).unwrap_or(0);
            self.row(sheet, row, &[&class.label, code.unwrap_or_default(), &range, color.unwrap_or_default()]);
        }
        self.finish(sheet);
    }

    /// Gates, caps and answer rules in words.
    fn conditions(&mut self) {
        let sheet = self.sheet(Word::BookConditions, &[(Word::Criterion, 30.0), (Word::Conditions, 100.0)]);
        let note = Word::BookNotRead.with(self.lang, &[("settings", Word::BookSettings.say(self.lang).to_owned())]);
        self.book.text(CellRef { sheet, row: 2, col: 0 }, &note, CellStyle::Small);
        let (instrument, lang) = (self.instrument, self.lang);
        let gates = instrument.criteria.iter().filter_map(|one| {
            one.gate.as_ref().map(|gate| (format!("{} {}", one.id, one.name), describe::gate(instrument, gate, lang)))
        });
        let caps =
            instrument.caps.iter().map(|cap| (Word::Caps.say(lang).to_owned(), describe::cap(instrument, cap, lang)));
        let answers = describe::answer_rules(instrument, lang).into_iter();
        let answers = answers.map(|rule| (Word::AnswerRules.say(lang).to_owned(), rule));
        let told: Vec<(String, String)> = gates.chain(caps).chain(answers).collect();
        for (row, (what, rule)) in (HEAD + 1..).zip(told) {
            self.row(sheet, row, &[&what, &rule]);
        }
        self.finish(sheet);
    }

    fn settings(&mut self) {
        let heads = [(Word::BookPart, 20.0), (Word::BookKey, 20.0), (Word::BookValue, 100.0)];
        let sheet = self.sheet(Word::BookSettings, &heads);
        let tables = self.source.tables.clone();
        let mut row = HEAD;
        for (at, table) in tables.iter().enumerate() {
            let before = tables[..at].iter().filter(|other| other.heading == table.heading).count();
            let many = table.heading.starts_with("[[");
            let part = if many { format!("{} {}", table.heading, before + 1) } else { table.heading.clone() };
            for key in &table.keys {
                row += 1;
                self.row(sheet, row, &[&part, &key.key, &key.value]);
            }
        }
        self.finish(sheet);
    }
}

/// The keys that have no column, as one line of TOML.
fn others(keys: &[SourceKey], columns: &[&str]) -> String {
    let others = keys.iter().filter(|key| !columns.contains(&key.key.as_str()));
    others.map(|key| format!("{} = {}", bare_or_quoted(&key.key), key.value)).collect::<Vec<_>>().join(", ")
}

/// A class as decrees print it: `90–100`, `80–89,99`, `< 40`; where that would not be read back, its bound.
fn range(instrument: &Instrument, bound: Option<&Bound>, better: Option<&Bound>, lang: Lang) -> String {
    let shown = |value: &Exact| number::weight(value, lang);
    let Some(bound) = bound else {
        return better.map(|better| format!("< {}", shown(&better.value))).unwrap_or_default();
    };
    let sign = format!("{} {}", if bound.inclusive { '≥' } else { '>' }, shown(&bound.value));
    let least = Exact::ratio(1, 10_i128.pow(instrument.decimals.min(18)));
    let highest = match better {
        Some(better) if better.inclusive => &better.value - &least,
        Some(better) => better.value.clone(),
        None => instrument.top.clone(),
    };
    let printed = format!("{}–{}", shown(&bound.value), shown(&highest));
    let read_back = drafting::lower(&printed) == Some(Some(bound.clone()));
    if bound.inclusive && bound.value < highest && read_back { printed } else { sign }
}
