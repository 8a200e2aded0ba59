//! Forms filled in as people do: in the plain table, or in the cells of the workbook as a spreadsheet program saves them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use calamine::{Data, Reader as _, Xlsx};

/// Whose answer to what, by whom: agency (`*` for all), criterion, assessor (empty where nobody is named).
pub type Key = (String, String, String);

/// What is written into one row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    pub answer: String,
    pub evidence: String,
    pub note: String,
}

pub type Entries = BTreeMap<Key, Entry>;

/// The headings of a form: identity, name, criterion, assessor, then what is filled in.
const HEADINGS: [[&str; 2]; 7] = [
    ["ID", "agency_id"],
    ["Badan publik", "agency"],
    ["Kode", "criterion"],
    ["Penilai", "assessor"],
    ["Jawaban", "score"],
    ["Bukti dukung", "evidence"],
    ["Catatan", "note"],
];

/// Where the columns of a form stand.
struct Columns([Option<usize>; 7]);

impl Columns {
    fn of(headings: &[String]) -> Self {
        let english = |name: &str| if name == "score" { "answer".to_owned() } else { name.to_owned() };
        Self(
            HEADINGS.map(|names| {
                headings.iter().position(|cell| names.contains(&cell.as_str()) || *cell == english(names[1]))
            }),
        )
    }

    /// The key of a row; a form of a single agency says nothing of it.
    fn key(&self, row: &[String], only: &str) -> Key {
        let cell = |at: usize| self.0[at].and_then(|col| row.get(col)).filter(|cell| !cell.is_empty()).cloned();
        (
            cell(0).or_else(|| cell(1)).unwrap_or_else(|| only.to_owned()),
            cell(2).unwrap_or_default(),
            cell(3).unwrap_or_default(),
        )
    }
}

/// Rows of a plain table.
pub fn rows(text: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

/// Rows as a plain table.
pub fn csv_of(rows: &[Vec<String>], delimiter: u8) -> String {
    let mut table = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
    for row in rows {
        table.write_record(row).expect("in memory");
    }
    String::from_utf8(table.into_inner().expect("in memory")).expect("UTF-8")
}

/// The keys of all questions of a plain form.
pub fn keys(form: &[u8], only: &str) -> Vec<Key> {
    let rows = rows(form);
    let columns = Columns::of(&rows[0]);
    rows[1..].iter().map(|row| columns.key(row, only)).collect()
}

/// A plain form with its answers.
pub fn filled_table(form: &[u8], entries: &Entries, only: &str) -> String {
    let mut rows = rows(form);
    let columns = Columns::of(&rows[0]);
    for row in &mut rows[1..] {
        let Some(entry) = entries.get(&columns.key(row, only)) else { continue };
        for (at, text) in [(4, &entry.answer), (5, &entry.evidence), (6, &entry.note)] {
            // Evidence has a column only where the rules ask it.
            if let Some(column) = columns.0[at] {
                row[column] = text.clone();
            }
        }
    }
    csv_of(&rows, b',')
}

/// What a workbook is made of.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut all = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("read");
        all.push((file.name().expect("a name").into_owned(), content));
    }
    all
}

/// The text of one part of a workbook.
pub fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|(known, _)| known == name).expect("a part of the workbook");
    String::from_utf8(found.1).expect("UTF-8")
}

/// The questions of a workbook: row from 0, key. And the columns of answer, evidence and note.
fn questions(bytes: &[u8], only: &str) -> (Vec<(usize, Key)>, [usize; 3]) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheet = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&sheet).expect("the form");
    let (last, wide) = range.end().expect("cells");
    let row = |row: u32| -> Vec<String> {
        let cell = |col| match range.get_value((row, col)) {
            Some(Data::String(text)) => text.clone(),
            _ => String::new(),
        };
        (0..=wide).map(cell).collect()
    };
    let known = |cells: &[String]| Columns::of(cells).0[2].is_some() && Columns::of(cells).0[4].is_some();
    let head = (0..30).find(|&at| known(&row(at))).expect("the headings");
    let columns = Columns::of(&row(head));
    let asked = (head + 1..=last).map(|at| (at as usize, columns.key(&row(at), only)));
    let typed = [4, 5, 6].map(|at: usize| columns.0[at].expect("a column of the form"));
    (asked.filter(|(_, key)| !key.1.is_empty()).collect(), typed)
}

/// The answer cell of each question, as people call it (`H7`).
pub fn cells(bytes: &[u8], only: &str) -> BTreeMap<Key, String> {
    let (asked, [answer, ..]) = questions(bytes, only);
    asked.into_iter().map(|(row, key)| (key, format!("{}{}", letter(answer), row + 1))).collect()
}

fn letter(col: usize) -> char {
    char::from(b'A' + u8::try_from(col).expect("few columns"))
}

/// The number formats of the styles of cells: whether each keeps what is typed as text.
fn text_styles(styles: &str) -> Vec<bool> {
    let text_id = styles.split("<numFmt ").skip(1).find(|format| format.contains("formatCode=\"@\""));
    let id = text_id.and_then(|format| format.split('"').nth(1)).unwrap_or("49").to_owned();
    let from = styles.find("<cellXfs").expect("styles of cells");
    let to = styles.find("</cellXfs>").expect("their end");
    let is_text = |xf: &str| xf.starts_with(&format!("numFmtId=\"{id}\"")) || xf.starts_with("numFmtId=\"49\"");
    styles[from..to].split("<xf ").skip(1).map(is_text).collect()
}

/// A workbook with answers typed into the cells that wait for them and saved as Excel does: texts in the table of
/// shared strings, numbers with the digits of their binary value, cells formatted as text left text with the decimal
/// comma of Indonesia. All else stays as it was written.
pub fn filled_workbook(bytes: &[u8], entries: &Entries, only: &str) -> Vec<u8> {
    let (asked, columns) = questions(bytes, only);
    let text_styles = text_styles(&part(bytes, "xl/styles.xml"));
    let mut shared = part(bytes, "xl/sharedStrings.xml");
    let mut strings = shared.matches("<si>").count();
    let mut sheet = part(bytes, "xl/worksheets/sheet1.xml");
    let mut added = String::new();
    for (row, key) in asked {
        let Some(entry) = entries.get(&key) else { continue };
        let typed = [&entry.answer, &entry.evidence, &entry.note];
        for (at, (&col, text)) in columns.iter().zip(typed).enumerate().filter(|(_, (_, text))| !text.is_empty()) {
            let place = format!("<c r=\"{}{}\" s=\"", letter(col), row + 1);
            let from = sheet.find(&place).expect("the cell");
            let to = from + sheet[from..].find("/>").expect("an empty cell") + 2;
            let style = sheet[from + place.len()..to - 3].to_owned();
            let is_text = text_styles[style.parse::<usize>().expect("a style")];
            let number = text.parse::<f64>().ok().filter(|_| at == 0);
            let content = match number {
                Some(value) if !is_text && row % 2 == 0 => format!("><v>{value}</v></c>"),
                // Seventeen digits, as Excel saves what fifteen do not bring back.
                Some(value) if !is_text => format!("><v>{value:.16e}</v></c>"),
                _ => {
                    let text = if number.is_some() { text.replace('.', ",") } else { (*text).clone() };
                    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
                    added.push_str(&format!("<si><t xml:space=\"preserve\">{escaped}</t></si>"));
                    strings += 1;
                    format!(" t=\"s\"><v>{}</v></c>", strings - 1)
                }
            };
            sheet.replace_range(from..to, &format!("{place}{style}\"{content}"));
        }
    }
    let end = shared.rfind("</sst>").expect("the end of the strings");
    shared.insert_str(end, &added);
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts(bytes) {
        let content = match name.as_str() {
            "xl/worksheets/sheet1.xml" => sheet.clone().into_bytes(),
            "xl/sharedStrings.xml" => shared.clone().into_bytes(),
            _ => content,
        };
        out.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        out.write_all(&content).expect("written");
    }
    out.finish().expect("an archive").into_inner()
}
