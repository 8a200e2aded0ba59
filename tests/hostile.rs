//! The promise that whatever a name or a note says is shown as text and not lost, in every format of every command.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use crate::support::Run;
use calamine::{Data, Reader as _, Xlsx};

/// Names and notes that try to be more than text; `{10000}` becomes so many letters.
const HOSTILE: &[&str] = &[
    "<script>rusak()</script>Dinas A",
    "=HYPERLINK(\"http://rusak.example\",\"Dinas B\")",
    "+62 Dinas C",
    "-2+3 Dinas D",
    "@SUM(1) Dinas E",
    "\u{202e}terbalik\u{2066} Dinas F",
    "\u{200b}\u{feff}tak tampak\u{200f} Dinas G",
    "[klik](javascript:rusak()) Dinas H",
    "Dinas | I | pipa",
    "Dinas \"J\" 'kutip' ; titik, koma",
    "Dinas\r\nK baris",
    "&lt;b&gt; & Dinas L",
    "{{ 7 * 7 }} {n} Dinas M",
    "# judul `kode` *tebal* _miring_ Dinas N",
    "10000 huruf Dinas O",
];

const RULES: &str = "schema = 1
criteria = [
  { id = \"saq\", name = \"Kuesioner\", weight = 80 },
  { id = \"uji\", name = \"Uji publik\", weight = 20 },
]
[instrument]
id = \"kejam\"
title = \"Uji Kejam\"
year = 2025
status = \"illustrative\"
[[class]]
label = \"Informatif\"
from = 90
[[class]]
label = \"Kurang\"
";

fn hostile() -> Vec<String> {
    HOSTILE.iter().map(|text| text.replace("10000 huruf", &"panjang".repeat(1429))).collect()
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Each hostile text as an agency, a group of its own, evidence and note.
fn answers(shift: usize) -> String {
    let mut text = String::from("agency_id,agency,group,criterion,score,evidence,note\n");
    for (n, name) in hostile().iter().enumerate() {
        for (criterion, score) in [("saq", 50 + n + shift), ("uji", 40 + n)] {
            let name = quoted(name);
            text += &format!("k{n},{name},{name},{criterion},{score},{name},{name}\n");
        }
    }
    text
}

fn call(arguments: &str) -> Run {
    let list: String = hostile().iter().enumerate().map(|(n, name)| format!("k{n},{}\n", quoted(name))).collect();
    let rows = hostile().into_iter().enumerate().map(|(n, name)| format!("k{n},{},{}\n", quoted(&name), 60 + n));
    let first = quoted(&hostile()[0]);
    Run::new(arguments)
        .file("aturan.toml", RULES)
        .file("jawaban.csv", answers(0))
        .file("lama.csv", answers(9))
        .file("daftar.csv", format!("id,name\n{list}"))
        .file("terbit.csv", format!("agency_id,agency,score\n{}", rows.collect::<String>()))
        .file("sanggah.csv", format!("agency,criterion,assessor,old,new,reason\n{first},saq,,50,51,{first}\n"))
}

/// No control character that a screen obeys, and no mark that turns a text around.
fn tame(text: &str, what: &str) {
    let bad = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let found = text.chars().position(bad);
    assert!(found.is_none(), "{what} holds {:?}", found.and_then(|at| text.chars().nth(at)));
}

/// A text as it may reach a screen: control characters as their pictures, marks of direction as a replacement.
fn printable(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' | '\n' | '\r' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).expect("a picture"),
        '\u{7f}' => '\u{2421}',
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(shown).collect()
}

/// Letters and digits alone: what must be left of a text however it is escaped, broken or laid out.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Runs of blanks and line breaks as one blank: as names are kept and as browsers show any text.
fn tidy(text: &str) -> String {
    text.split([' ', '\r', '\n']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Every hostile text in a text that may break lines and escape.
fn nothing_lost(text: &str, what: &str) {
    let (all, escaped) = (letters(text), letters(&unescaped(text)));
    for name in hostile() {
        let wanted = letters(&name);
        assert!(all.contains(&wanted) || escaped.contains(&wanted), "{what} lost {name:.60?}");
    }
}

fn written(run: &Run, name: &str) -> String {
    fs::read_to_string(run.folder().join(name)).expect("UTF-8")
}

/// HTML with its entities put back.
fn unescaped(html: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(html.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Of a page: every name as text, none as markup.
fn safe_page(html: &str, what: &str, names: &[String]) {
    tame(html, what);
    for bad in ["<script>rusak", "href=\"javascript:", "<b>"] {
        assert!(!html.contains(bad), "{what} holds {bad}");
    }
    let text = tidy(&unescaped(html));
    for name in names {
        assert!(text.contains(&tidy(&printable(name))), "{what} lost {name:.60?}");
    }
}

/// Of Markdown: no link, no markup, no broken row.
fn safe_markdown(text: &str, what: &str) {
    tame(text, what);
    let text = &text.replace("\\]", "");
    for bad in ["](javascript:", "<script>", "| I |", " `kode` ", " *tebal* "] {
        assert!(!text.contains(bad), "{what} holds {bad}");
    }
    for line in text.lines() {
        assert!(!line.starts_with("K baris"), "{what}: a name broke its line");
    }
}

#[test]
fn texts_for_people_show_every_name_and_obey_none() {
    for arguments in [
        "score jawaban.csv --rules aturan.toml",
        "score jawaban.csv --rules aturan.toml --format md",
        "explain jawaban.csv --rules aturan.toml --agency all",
        "explain jawaban.csv --rules aturan.toml --agency all --format md",
        "compare lama.csv jawaban.csv --rules aturan.toml",
        "verify terbit.csv --against jawaban.csv --rules aturan.toml",
    ] {
        let outcome = call(arguments).outcome();
        assert!(matches!(outcome.status, 0 | 1), "{arguments}: {outcome:?}");
        tame(&outcome.stdout, arguments);
        tame(&outcome.stderr, arguments);
        nothing_lost(&outcome.stdout, arguments);
        if arguments.ends_with("md") {
            safe_markdown(&outcome.stdout, arguments);
        }
    }
}

#[test]
fn an_escape_sequence_is_refused_and_shown_as_text() {
    for arguments in ["check jawaban.csv --rules aturan.toml", "score jawaban.csv --rules aturan.toml"] {
        let rows = "agency,criterion,score\n\u{1b}[31mmerah\u{1b}[0m,saq,80\n";
        let outcome = call(arguments).file("jawaban.csv", rows).outcome();
        assert_eq!(outcome.status, 1, "{outcome:?}");
        let said = outcome.stdout + &outcome.stderr;
        assert!(said.contains("E211") && said.contains("␛[31mmerah␛[0m"), "{said}");
        tame(&said, arguments);
    }
}

#[test]
fn formats_for_programs_hold_every_name_as_it_was_given() {
    for (format, separator) in [("csv", b','), ("tsv", b'\t')] {
        let outcome = call(&format!("score jawaban.csv --rules aturan.toml --format {format}")).run();
        let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(outcome.stdout.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), HOSTILE.len(), "{format}");
        for (n, name) in hostile().iter().enumerate() {
            let row = rows.iter().find(|row| row[1] == format!("k{n}")).expect("a row for each");
            let held = letters(&row[2]);
            assert_eq!(held, letters(&name.replace(|c: char| c.is_control(), "")), "{format}: {name:.60?}");
        }
    }
    for arguments in [
        "score jawaban.csv --rules aturan.toml --format json",
        "score jawaban.csv --rules aturan.toml --format jsonl",
        "explain jawaban.csv --rules aturan.toml --agency all --format json",
        "compare lama.csv jawaban.csv --rules aturan.toml --format json",
        "verify terbit.csv --against jawaban.csv --rules aturan.toml --format json",
    ] {
        let outcome = call(arguments).outcome();
        let mut held = Vec::new();
        for line in outcome.stdout.split_inclusive(if arguments.contains("jsonl") { "\n" } else { "\u{0}" }) {
            strings(&serde_json::from_str(line).expect("JSON"), &mut held);
        }
        for name in hostile() {
            assert!(held.iter().any(|text| *text == tidy(&name)), "{arguments} lost {name:.60?}");
        }
        assert!(!outcome.stdout.contains('\u{1b}'), "{arguments}");
    }
}

fn strings(value: &serde_json::Value, held: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => held.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| strings(item, held)),
        serde_json::Value::Object(map) => map.values().for_each(|item| strings(item, held)),
        _ => {}
    }
}

/// Texts and formulas of a workbook.
fn cells(path: &Path) -> (Vec<String>, Vec<String>) {
    let mut book = Xlsx::new(Cursor::new(fs::read(path).expect("a file"))).expect("a workbook");
    let (mut texts, mut formulas) = (Vec::new(), Vec::new());
    for sheet in book.sheet_names().to_vec() {
        let range = book.worksheet_range(&sheet).expect("a sheet");
        texts.extend(range.cells().filter_map(|(_, _, cell)| match cell {
            Data::String(text) => Some(text.clone()),
            _ => None,
        }));
        let range = book.worksheet_formula(&sheet).expect("formulas");
        formulas.extend(range.cells().map(|(_, _, formula)| formula.clone()));
    }
    (texts, formulas)
}

#[test]
fn workbooks_hold_every_name_as_text() {
    for (arguments, file) in [
        ("score jawaban.csv --rules aturan.toml -o hasil.xlsx", "hasil.xlsx"),
        ("report jawaban.csv --rules aturan.toml -o laporan", "laporan/rekap.xlsx"),
        ("template --rules aturan.toml --agencies daftar.csv -o formulir.xlsx", "formulir.xlsx"),
    ] {
        let run = call(arguments);
        run.run();
        let (texts, formulas) = cells(&run.folder().join(file));
        for name in hostile() {
            let wanted = letters(&name);
            assert!(texts.iter().any(|text| letters(text) == wanted), "{file} lost {name:.60?}");
        }
        for formula in formulas {
            assert!(!formula.contains("HYPERLINK") && !formula.contains("rusak"), "{file} computes {formula}");
        }
    }
}

#[test]
fn pages_and_cards_show_every_name_and_note_as_text() {
    let run = call("report jawaban.csv --rules aturan.toml --since lama.csv --corrections sanggah.csv -o laporan");
    run.run();
    safe_page(&written(&run, "laporan/rekap.html"), "rekap.html", &hostile());
    let mut pages = 0;
    for entry in fs::read_dir(run.folder().join("laporan/rapor")).expect("cards") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let text = written(&run, &format!("laporan/rapor/{name}"));
        let shown = tidy(&unescaped(&text));
        let own: Vec<String> = hostile().into_iter().filter(|of| shown.contains(&tidy(&printable(of)))).collect();
        if name.ends_with(".html") {
            pages += 1;
            assert_eq!(own.len(), 1, "{name} is of one agency");
            safe_page(&text, &name, &own);
            // Name, group, evidence and note of two answers, at the least.
            assert!(shown.matches(tidy(&printable(&own[0])).as_str()).count() >= 6, "{name} lost evidence or notes");
        } else {
            safe_markdown(&text, &name);
            let held = letters(&unescaped(&text));
            let own = hostile().into_iter().map(|name| letters(&name)).filter(|wanted| held.contains(wanted)).count();
            assert_eq!(own, 1, "{name} is of one agency");
        }
    }
    assert_eq!(pages, HOSTILE.len());
    let run = call("score jawaban.csv --rules aturan.toml --corrections sanggah.csv -o hasil.html");
    run.run();
    safe_page(&written(&run, "hasil.html"), "hasil.html", &hostile());
}

#[test]
fn forms_hold_every_name_and_come_back_as_they_were() {
    let run = call("template --rules aturan.toml --agencies daftar.csv --format csv");
    let outcome = run.run();
    let rows = csv::Reader::from_reader(outcome.stdout.as_bytes()).records().filter_map(Result::ok).count();
    assert!(rows >= HOSTILE.len(), "{rows} rows");
    nothing_lost(&outcome.stdout, "the form");
    call("score jawaban.csv --rules aturan.toml --agencies daftar.csv").run();
}
