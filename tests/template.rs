//! The empty form: filled in, it is scored like the same answers given directly; left empty, it holds blanks.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use crate::oracle::number::{Mode, Q, fixed, round, whole};
use crate::oracle::rules::{Kind, Rules};
use crate::support::{Run, shipped, shipped_ids};
use calamine::{Data, Reader as _, Xlsx};

/// Whose answer to what: agency (`*` for all) and criterion.
type Key = (String, String);

const HOSTILE: &str = "=HYPERLINK(\"http://x\")";

fn instrument(id: &str) -> Rules {
    Rules::read(&shipped(id))
}

/// Three agencies, each in another group where there are several.
fn list(instrument: &Rules) -> Vec<[String; 3]> {
    let long = format!("Badan {}", "panjang ".repeat(40).trim_end());
    let names = [HOSTILE, "<script>alert(1)</script>", &long];
    let group = |at: usize| {
        let groups = instrument.groups.as_deref().unwrap_or_default();
        if groups.is_empty() { String::new() } else { groups[at % groups.len()].clone() }
    };
    names.iter().enumerate().map(|(at, name)| [format!("B{at}"), (*name).to_owned(), group(at)]).collect()
}

fn csv_of(rows: &[Vec<String>]) -> String {
    let mut table = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        table.write_record(row).expect("in memory");
    }
    String::from_utf8(table.into_inner().expect("in memory")).expect("UTF-8")
}

fn list_csv(instrument: &Rules) -> String {
    let mut rows = vec![["id", "name", "group", "penduduk"].map(str::to_owned).to_vec()];
    rows.extend(list(instrument).into_iter().map(|row| [row.to_vec(), vec!["10".to_owned()]].concat()));
    csv_of(&rows)
}

/// Some answer that the criterion takes, another for each seed.
fn answer(instrument: &Rules, criterion: &str, seed: usize) -> String {
    let criterion = instrument.get(instrument.find(criterion));
    let part = |min: &Q, max: &Q, step: Option<&Q>| {
        let more = match step {
            Some(step) => step * whole(i64::try_from(seed % 2).expect("small")),
            None => round(&(max - min), 0, Mode::Truncate).min(whole(seed as i64 % 7)),
        };
        fixed(&(min + more), 9).trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    match criterion.scale.as_ref().map(|scale| &scale.kind) {
        Some(Kind::Choice(choices)) => choices[seed % choices.len()].0.clone(),
        Some(Kind::Number { min, max, step }) => part(min, max, step.as_ref()),
        Some(Kind::Bands { min, max, .. }) => part(min, max, None),
        Some(Kind::Count { max, .. }) => part(&whole(0), max, Some(&whole(1))),
        None => match &criterion.points {
            Some(points) => part(&whole(0), points, None),
            None => part(&instrument.bottom, &instrument.top, None),
        },
    }
}

/// The questions of a form as a plain table: headings and rows.
fn table(form: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(form.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn column(rows: &[Vec<String>], name: &str) -> usize {
    rows[0].iter().position(|heading| heading == name).expect("a column of the form")
}

/// An answer to every question of a form.
fn answers(instrument: &Rules, form: &[Vec<String>]) -> BTreeMap<Key, String> {
    let (who, what) = (column(form, "agency_id"), column(form, "criterion"));
    let asked = form[1..].iter().enumerate();
    asked.map(|(at, row)| ((row[who].clone(), row[what].clone()), answer(instrument, &row[what], at * 5 + 3))).collect()
}

fn filled(form: &[Vec<String>], answers: &BTreeMap<Key, String>) -> String {
    let (who, what, score) = (column(form, "agency_id"), column(form, "criterion"), column(form, "score"));
    let mut rows = form.to_vec();
    for row in &mut rows[1..] {
        row[score] = answers[&(row[who].clone(), row[what].clone())].clone();
    }
    csv_of(&rows)
}

fn direct(answers: &BTreeMap<Key, String>, instrument: &Rules) -> String {
    let mut rows = vec![["agency_id", "agency", "criterion", "score"].map(str::to_owned).to_vec()];
    let names: BTreeMap<String, String> = list(instrument).into_iter().map(|[id, name, _]| (id, name)).collect();
    for ((who, what), answer) in answers {
        let name = names.get(who).unwrap_or(who);
        rows.push(vec![who.clone(), name.clone(), what.clone(), answer.clone()]);
    }
    csv_of(&rows)
}

/// A workbook with answers typed into the cells that wait for them; all else stays as it was written.
fn filled_workbook(bytes: &[u8], answers: &BTreeMap<Key, String>) -> Vec<u8> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    let range = book.worksheet_range("Formulir").expect("the form");
    let text = |row: usize, col: usize| match range.get_value((row as u32, col as u32)) {
        Some(Data::String(text)) => text.clone(),
        _ => String::new(),
    };
    let head = (0..30).find(|&row| (0..12).any(|col| text(row, col) == "Kode")).expect("the headings");
    let at = |name: &str| (0..12).find(|&col| text(head, col) == name).expect("a heading");
    let (who, what, cell) = (at("ID"), at("Kode"), at("Jawaban"));
    let last = range.end().expect("rows").0 as usize;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for part in 0..archive.len() {
        let mut file = archive.by_index(part).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("read");
        if name == "xl/worksheets/sheet1.xml" {
            let mut xml = String::from_utf8(content).expect("UTF-8");
            for row in head + 1..=last {
                let Some(answer) = answers.get(&(text(row, who), text(row, what))) else { continue };
                let place = format!("<c r=\"{}{}\"", char::from(b'A' + cell as u8), row + 1);
                let from = xml.find(&place).expect("the cell");
                let to = from + xml[from..].find("/>").expect("an empty cell") + 2;
                let open = xml[from..to - 2].to_owned();
                let number = answer.parse::<f64>().is_ok();
                let escaped = answer.replace('&', "&amp;").replace('<', "&lt;");
                let typed = if number {
                    format!("{open}><v>{answer}</v></c>")
                } else {
                    format!("{open} t=\"inlineStr\"><is><t>{escaped}</t></is></c>")
                };
                xml.replace_range(from..to, &typed);
            }
            content = xml.into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        out.write_all(&content).expect("written");
    }
    out.finish().expect("an archive").into_inner()
}

fn score(rules: &str, list: &str, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let run = Run::new("score").arg(name).args("--format csv --depth all --agencies daftar.csv --rules").arg(rules);
    run.file("daftar.csv", list).file(name, bytes).run().stdout
}

fn form(rules: &str, list: &str, name: &str) -> Vec<u8> {
    let run = Run::new("template --agencies daftar.csv --rules").arg(rules).arg("-o").arg(name);
    let run = run.file("daftar.csv", list);
    run.run();
    fs::read(run.folder().join(name)).expect("the form")
}

#[test]
fn a_form_filled_in_scores_like_the_same_answers_given_directly_for_all_built_in_rules() {
    for id in &shipped_ids() {
        let instrument = instrument(id);
        let list = list_csv(&instrument);
        let rows = table(&String::from_utf8(form(id, &list, "f.csv")).expect("UTF-8"));
        let answers = answers(&instrument, &rows);
        let expected = score(id, &list, "a.csv", direct(&answers, &instrument));
        assert_eq!(score(id, &list, "f.csv", filled(&rows, &answers)), expected, "{id}: csv");
        let book = form(id, &list, "f.xlsx");
        assert_eq!(score(id, &list, "f.xlsx", filled_workbook(&book, &answers)), expected, "{id}: xlsx");
    }
}

#[test]
fn an_empty_form_without_a_list_holds_blanks_and_no_errors() {
    for id in &shipped_ids() {
        // Where questions depend on the group, somebody must say the group.
        if instrument(id).criteria.iter().any(|criterion| criterion.groups.is_some()) {
            continue;
        }
        for name in ["f.xlsx", "f.csv"] {
            let made = Run::new("template -o").arg(name).arg("--rules").arg(id);
            made.run();
            let bytes = fs::read(made.folder().join(name)).expect("the form");
            Run::new("score").arg(name).arg("--rules").arg(id).file(name, bytes).stderr("").run();
        }
    }
}

#[test]
fn a_folder_holds_one_form_per_agency_under_a_safe_name_and_others_stay() {
    let list = "id,name,group\nA,../Dinas,OPD\nB,CON,OPD\nC,../Dinas,Kabupaten/Kota\n";
    let run = Run::new("template --rules contoh --agencies d.csv --replace -o formulir").file("d.csv", list);
    let run = run.file("formulir/lain.txt", "tetap").file("formulir/con-1.xlsx", "lama");
    run.run();
    let folder = run.folder().join("formulir");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["con-1.xlsx", "dinas-2.xlsx", "dinas.xlsx", "lain.txt", "untuk-semua.xlsx"]);
    assert!(fs::read(folder.join("con-1.xlsx")).expect("the form").starts_with(b"PK"), "replaced whole");
    assert_eq!(fs::read_to_string(folder.join("lain.txt")).expect("kept"), "tetap");
}

#[test]
fn what_does_not_apply_to_a_group_is_not_asked_and_what_is_shared_is_asked_once() {
    let instrument = instrument("contoh");
    let rows = table(&String::from_utf8(form("contoh", &list_csv(&instrument), "f.csv")).expect("UTF-8"));
    let (who, what) = (column(&rows, "agency_id"), column(&rows, "criterion"));
    let groups: BTreeMap<String, String> = list(&instrument).into_iter().map(|[id, _, group]| (id, group)).collect();
    for row in &rows[1..] {
        let criterion = instrument.get(instrument.find(&row[what]));
        assert_eq!(criterion.shared, row[who] == "*", "{row:?}");
        let group = groups.get(&row[who]).map(String::as_str);
        assert!(row[who] == "*" || Rules::names_group(&criterion.groups, group), "{row:?}");
    }
    let shared = instrument.criteria.iter().filter(|c| c.is_leaf() && c.shared).count();
    assert_eq!(rows.iter().filter(|row| row[who] == "*").count(), shared);
}

#[test]
fn equal_input_gives_equal_bytes_in_the_order_of_the_list() {
    let instrument = instrument("contoh");
    let list = list_csv(&instrument);
    for name in ["f.xlsx", "f.csv"] {
        assert!(form("contoh", &list, name) == form("contoh", &list, name), "{name}");
    }
    let bodies = |list: &str| {
        let rows = table(&String::from_utf8(form("contoh", list, "f.csv")).expect("UTF-8"));
        let who = column(&rows, "agency_id");
        let mut ids: Vec<String> = rows[1..].iter().map(|row| row[who].clone()).filter(|id| id != "*").collect();
        ids.dedup();
        ids
    };
    let mut lines: Vec<&str> = list.lines().collect();
    let ids: Vec<&str> = lines[1..].iter().filter_map(|line| line.split(',').next()).collect();
    assert_eq!(bodies(&list), ids);
    lines[1..].reverse();
    let turned: Vec<&str> = ids.iter().rev().copied().collect();
    assert_eq!(bodies(&lines.join("\n")), turned);
}

/// Offices answer a questionnaire, a jury rates them.
const BY_ROLE: &str = r#"
schema = 1
criteria = [
  { id = "saq", name = "Kuesioner (SAQ)", weight = 80 },
  { id = "saq.1", name = "Mengumumkan", weight = 60 },
  { id = "saq.1.1", name = "Profil", weight = 50, scale = "ya" },
  { id = "saq.1.2", name = "Laporan", weight = 50, scale = "ya" },
  { id = "saq.2", name = "Layanan", weight = 40 },
  { id = "uji", name = "Uji publik", weight = 20, evidence = "none" },
  { id = "uji.1", name = "Komitmen pimpinan", weight = 50 },
  { id = "uji.2", name = "Layanan", weight = 50 },
]
[instrument]
id = "peran"
title = "Monev"
year = 2026
status = "illustrative"
[form]
head = "Kepala Dinas"
deadline = "15 Desember 2026"
contact = "Diskominfo"
instructions = ["Sertakan tautan yang dapat dibuka."]
[scale.ya]
kind = "choice"
choices = { "Ya" = 1, "Tidak" = 0 }
out_of = 1
"#;

fn by_role(arguments: &str) -> Run {
    let list = "id,name,group\n2,Dinas B,OPD\n1,Dinas A,OPD\n";
    Run::new("template --rules peran.toml --agencies d.csv")
        .args(arguments)
        .file("peran.toml", BY_ROLE)
        .file("d.csv", list)
}

/// The sheets of a workbook by name, their cells row by row.
fn sheets(bytes: &[u8]) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    let names = book.sheet_names();
    let cells = |range: calamine::Range<Data>| {
        range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect::<Vec<Vec<String>>>()
    };
    names.into_iter().map(|name| (name.clone(), cells(book.worksheet_range(&name).expect("a sheet")))).collect()
}

#[test]
fn an_office_gets_its_branch_with_choices_said_once_and_a_page_to_sign() {
    let run = by_role("--only saq -o formulir/");
    run.run();
    let bytes = fs::read(run.folder().join("formulir/dinas-b.xlsx")).expect("the form");
    let all = sheets(&bytes);
    let text = |sheet: &str| all[sheet].iter().flatten().cloned().collect::<Vec<_>>().join("\n");
    let form = text("Formulir");
    assert_eq!(form.matches("Ya / Tidak").count(), 1, "{form}");
    assert!(!form.contains("uji.1") && form.contains("Batas waktu: 15 Desember 2026"), "{form}");
    assert!(text("Pengesahan").contains("Kepala Dinas") && text("Pengesahan").contains("Dinas B"));
    let guide = text("Petunjuk");
    assert!(guide.contains("Sertakan tautan") && guide.contains("kirimkan kembali kepada Diskominfo"), "{guide}");
    for sheet in all.keys() {
        for word in ["ikip ", "--", "galat"] {
            assert!(!text(sheet).contains(word), "{word} stands in {sheet}");
        }
    }
    let xml = crate::support::forms::part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("<sheetProtection") && !xml.contains("password"), "protected, without a password");
    assert!(xml.contains("hidden=\"1\""), "helper columns are hidden");
}

#[test]
fn rows_are_as_high_as_what_is_printed_in_them_and_pages_fit_the_paper() {
    let long = "Dinas Pemberdayaan Masyarakat, Pemerintahan Desa, Kependudukan dan Pencatatan Sipil ".repeat(3);
    let run = by_role("--only saq").file("d.csv", format!("id;name;group\n1;{long};OPD\n"));
    let run = run.args("-o satu/");
    run.run();
    let file = fs::read_dir(run.folder().join("satu")).expect("the folder").next().expect("a form").expect("its entry");
    let bytes = fs::read(file.path()).expect("the form");
    let questions = crate::support::forms::part(&bytes, "xl/worksheets/sheet1.xml");
    let heights =
        questions.split("<row ").filter_map(|row| row.split_once("ht=\"")?.1.split('"').next()?.parse::<f64>().ok());
    assert!(heights.fold(0.0, f64::max) < 60.0, "the hidden name sets no height: {questions}");
    let signed = crate::support::forms::part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(signed.contains("ht=\"75\"") || signed.contains("ht=\"90\""), "the whole name is seen: {signed}");
    // A printed area of one column is not shrunk by LibreOffice.
    let book = crate::support::forms::part(&bytes, "xl/workbook.xml");
    assert!(book.contains("Petunjuk!$A$1:$B$"), "{book}");
}

#[test]
fn evidence_is_asked_only_where_the_rules_ask_it() {
    let headings = |only: &str| {
        let run = by_role("--format csv --only").arg(only);
        table(&run.run().stdout)[0].clone()
    };
    assert!(headings("saq").contains(&"evidence".to_owned()));
    assert!(!headings("uji").contains(&"evidence".to_owned()));
    by_role("--only uju").status(2).tells("E033").tells("uji").run();
}

#[test]
fn a_jury_sheet_has_a_row_per_body_and_assessor_and_comes_back_as_answers() {
    let run = by_role("--only uji --assessor Ani,Budi -o juri.csv");
    run.run();
    let text = fs::read_to_string(run.folder().join("juri.csv")).expect("the sheet");
    let rows = table(&text);
    // Two criteria are called "Layanan": the column bears the code of the one that is asked.
    assert_eq!(rows[0], ["agency_id", "agency", "group", "assessor", "Komitmen pimpinan", "uji.2"]);
    let who: Vec<String> = rows[1..].iter().map(|row| format!("{} {}", row[3], row[1])).collect();
    assert_eq!(who, ["Ani Dinas B", "Ani Dinas A", "Budi Dinas B", "Budi Dinas A"]);
    let filled: Vec<Vec<String>> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let mut row = row.clone();
            if at > 0 {
                row[4] = (60 + at * 5).to_string();
                row[5] = "80".to_owned();
            }
            row
        })
        .collect();
    let long = "agency_id,agency,criterion,assessor,score\n2,Dinas B,uji.1,Ani,65\n1,Dinas A,uji.1,Ani,70\n2,Dinas B,uji.1,Budi,75\n\
                1,Dinas A,uji.1,Budi,80\n2,Dinas B,uji.2,Ani,80\n1,Dinas A,uji.2,Ani,80\n2,Dinas B,uji.2,Budi,80\n1,Dinas A,uji.2,Budi,80\n";
    let scored = |input: &str| {
        let run = Run::new("score a.csv --rules peran.toml --agencies d.csv --format csv --depth all");
        run.file("peran.toml", BY_ROLE)
            .file("d.csv", "id,name,group\n2,Dinas B,OPD\n1,Dinas A,OPD\n")
            .file("a.csv", input)
            .run()
            .stdout
    };
    assert_eq!(scored(&csv_of(&filled)), scored(long));
    let names = by_role("--only uji --format csv --assessor").arg("Dr. Ani, M.Si.").run().stdout;
    assert!(names.contains("\"Dr. Ani, M.Si.\""), "{names}");
}

#[test]
fn a_jury_sheet_is_printed_across_with_the_choices_once_and_a_signature_for_each() {
    let run = by_role("--only uji --assessor Ani,Budi -o juri.xlsx");
    run.run();
    let bytes = fs::read(run.folder().join("juri.xlsx")).expect("the sheet");
    let all = sheets(&bytes);
    let text = |sheet: &str| all[sheet].iter().flatten().cloned().collect::<Vec<_>>().join("\n");
    assert_eq!(text("Lembar penilaian").matches("0–100").count(), 1);
    assert!(text("Pengesahan").contains("Penilai: Ani") && text("Pengesahan").contains("Penilai: Budi"));
    let xml = crate::support::forms::part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("orientation=\"landscape\"") && xml.contains("<sheetProtection"), "{xml}");
    // Empty it is a table of blanks.
    let list = "id,name,group\n2,Dinas B,OPD\n1,Dinas A,OPD\n";
    let read = Run::new("score juri.xlsx --rules peran.toml --agencies d.csv");
    read.file("peran.toml", BY_ROLE).file("d.csv", list).file("juri.xlsx", bytes).run();
}

#[test]
fn the_workbook_checks_what_is_typed_and_keeps_names_as_text() {
    let instrument = instrument("contoh");
    let bytes = form("contoh", &list_csv(&instrument), "f.xlsx");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).expect("a workbook");
    assert!(book.sheet_names().iter().any(|name| name == "Petunjuk"));
    let range = book.worksheet_range("Formulir").expect("the form");
    assert!(range.used_cells().any(|(_, _, cell)| *cell == Data::String(HOSTILE.into())));
    assert_eq!(book.worksheet_formula("Formulir").expect("the form").used_cells().count(), 0);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut xml = String::new();
    archive.by_name("xl/worksheets/sheet1.xml").expect("the form").read_to_string(&mut xml).expect("UTF-8");
    assert!(xml.contains("type=\"list\"") && xml.contains("type=\"custom\""), "lists and ranges");
    assert!(xml.contains("paperSize=\"9\"") && xml.contains("orientation=\"landscape\""), "A4");
}

#[test]
fn a_form_goes_neither_over_its_list_nor_into_an_unknown_format() {
    let list = "id,name\nA,Dinas\n";
    let run = Run::new("template --rules spbe-2020 --agencies d.csv -o d.csv").file("d.csv", list).status(2);
    run.tells("E003").run();
    Run::new("template --rules spbe-2020 -o f.pdf").status(2).tells("E002").run();
    assert!(!Path::new("f.pdf").exists());
}
