//! Rules from a table of criteria, and rules as a workbook that is read back.

use std::fs;

use crate::oracle;
use crate::oracle::make_answers::make_leaves;
use crate::oracle::rules::Rules;
use crate::oracle::tape::Tape;
use crate::support::{Run, shipped, shipped_ids};
use serde_json::Value as Json;

/// Rules as `rules show` tells them in JSON, without the hash of their text.
fn shown(text: &str) -> Json {
    let run = Run::new("rules show aturan.toml --format json").file("aturan.toml", text);
    let mut shown: Json = serde_json::from_str(&run.outcome().stdout).expect("JSON");
    shown["instrument"].as_object_mut().expect("an instrument").remove("sha256");
    // A scale whose full marks are the top of the range says so or does not.
    let top = shown["instrument"]["range"][1].clone();
    for scale in shown["scales"].as_array_mut().expect("scales").iter_mut().filter(|one| one["out_of"].is_null()) {
        scale["out_of"] = top.clone();
    }
    shown
}

/// The text that comes back of rules that were shown as a workbook.
fn there_and_back(text: &str, lang: &str) -> String {
    let shown = Run::new("rules show aturan.toml -o instrumen.xlsx --lang").arg(lang).file("aturan.toml", text);
    shown.run();
    let book = fs::read(shown.folder().join("instrumen.xlsx")).expect("the workbook");
    Run::new("rules new --from instrumen.xlsx --lang").arg(lang).file("instrumen.xlsx", book).run().stdout
}

#[test]
fn every_shipped_instrument_comes_back_from_its_workbook_as_it_was() {
    for (at, id) in shipped_ids().iter().enumerate() {
        let text = shipped(id);
        let back = there_and_back(&text, if at % 2 == 0 { "id" } else { "en" });
        let (is, was) = (shown(&back), shown(&text));
        for part in ["instrument", "criteria", "scales", "decree"] {
            assert_eq!(is[part], was[part], "{id}: {part}");
        }
        // What the score depends on and `rules show` tells only in words, read by the oracle.
        let (was, is) = (format!("{:#?}", Rules::read(&text)), format!("{:#?}", Rules::read(&back)));
        let apart = was.lines().zip(is.lines()).find(|(was, is)| was != is);
        assert!(was == is, "{id}: {apart:?}");
    }
}

#[test]
fn random_answers_score_the_same_under_rules_that_came_back() {
    for seed in 8100..8115 {
        let mut tape = Tape::seeded(seed, 6000);
        let text = oracle::make_rules::make(&mut tape);
        let sheet = make_leaves(&mut tape, &Rules::read(&text));
        let list = sheet.list.clone().expect("listed");
        let mut rows = "agency_id,criterion,assessor,score\n".to_owned();
        for answer in &sheet.answers {
            let cell = answer.cell.replace('"', "\"\"");
            rows.push_str(&format!("\"{}\",{},\"{}\",\"{cell}\"\n", answer.agency, answer.criterion, answer.assessor));
        }
        let scored = |rules: &str| {
            let run = Run::new("score a.csv --rules aturan.toml --agencies daftar.csv --format csv --depth all");
            let outcome = run.file("a.csv", &rows).file("daftar.csv", &list).file("aturan.toml", rules).outcome();
            (outcome.stdout, outcome.status)
        };
        assert_eq!(scored(&there_and_back(&text, "id")), scored(&text), "seed {seed}\n{text}");
    }
}

/// A table as an office writes it.
fn made(table: &str) -> String {
    let out = Run::new("rules new --from kisi.csv -o aturan.toml").file("kisi.csv", table);
    let said = out.outcome();
    assert_eq!(said.status, 0, "{}", said.stderr);
    let text = fs::read_to_string(out.folder().join("aturan.toml")).expect("the rules");
    Run::new("rules check aturan.toml").file("aturan.toml", &text).run();
    text
}

#[test]
fn a_table_with_title_rows_numbers_that_begin_anew_and_scales_in_words_makes_rules() {
    let text = made(
        "KISI-KISI MONEV TAHUN 2026;;;\n;;;\nNo;Indikator;Bobot (%);Skala\n(1);(2);(3);(4)\nA;Mengumumkan;60;\n\
         1;Profil;50%;Ya/Tidak\n2;Laporan;50;0-100\nB.;Melayani;40,0;\n1;Waktu;100/3;Ya/Tidak\n2;Biaya;100/3;Ya/Tidak\n\
         3;Sengketa;100/3;\"Ya=1; Sebagian=0,5; Tidak=0\"\n;Jumlah;100;\n",
    );
    let rules = shown(&text);
    let criteria = rules["criteria"].as_array().expect("criteria");
    let ids: Vec<&str> = criteria.iter().filter_map(|criterion| criterion["id"].as_str()).collect();
    assert_eq!(ids, ["A", "A.1", "A.2", "B", "B.1", "B.2", "B.3"]);
    assert_eq!(rules["instrument"]["year"], 2026);
    for said in ["weight = \"100/3\"", "weight = 40.0 ", "ditebak: kode yang berulang", "ditebak: nilai setiap pilihan"]
    {
        assert!(text.contains(said), "{said} is not in\n{text}");
    }
}

#[test]
fn weights_are_taken_as_the_table_adds_them_up() {
    let cases = [
        ("kode,nama,bobot\nA,x,60\nA1,y,40\nA2,z,20\nB,w,40\n", "weights = \"root\""),
        ("kode,nama,bobot\nA,x,\nA1,y,40\nA2,z,20\nB,w,40\n", "# ditebak: jumlah bobot di bawahnya"),
        ("kode,nama,bobot\nA,x,\"0,6\"\nB,w,\"0,4\"\n", "weights = \"relative\""),
        ("kode,nama,induk\nA,x,\nB,w,A\nC,w,A\n", "weights = \"equal\""),
        ("kode,nama,poin\nA,x,30\nA1,y,20\nA2,z,10\nB,w,5\n", "combine = \"points\""),
        ("kode,nama,bobot,poin\nA,x,60,\nA1,p,,\nA1a,y,,5\nA2,q,,\nA2a,z,,3\nB,w,40,\n", "combine = \"points\" }"),
    ];
    for (table, said) in cases {
        let text = made(table);
        assert!(text.contains(said), "{said} is not in\n{text}");
    }
}

#[test]
fn weights_that_do_not_add_up_are_told_at_the_row_and_nothing_is_written() {
    let table = "kode,nama,bobot\nA,x,60\nA.1,y,50\nA.2,z,45\nB,w,40\n";
    let run = Run::new("rules new --from kisi.csv -o aturan.toml").file("kisi.csv", table).status(2);
    let said = run.tells("kisi.csv:2").tells("E140").tells("95");
    said.run();
    assert!(!said.folder().join("aturan.toml").exists());
}

#[test]
fn the_table_is_never_written_over() {
    Run::new("rules new --from kisi.csv -o kisi.csv")
        .file("kisi.csv", "kode,nama,bobot\nA,x,100\n")
        .status(2)
        .tells("E003")
        .run();
}

#[test]
fn a_tree_that_is_given_by_indentation_alone_becomes_rules() {
    let table = "Indikator;Bobot;Skala\nKuesioner;70;\n  Profil diumumkan;60;Ya/Tidak\n  Laporan diumumkan;40;Ya/Tidak\nUji publik;30;\n  Komitmen;50;0-100\n  Inovasi;50;0-100\nJumlah;100;\n";
    let run = Run::new("rules new --from kisi.csv -o aturan.toml").file("kisi.csv", table);
    run.run();
    let text = fs::read_to_string(run.folder().join("aturan.toml")).expect("the rules");
    assert!(text.contains("id = \"1.2\"") && text.contains("indentasi"), "{text}");
    let shown = Run::new("rules show aturan.toml --format json").file("aturan.toml", &text).run().stdout;
    let shown: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    let criteria = shown["criteria"].as_array().expect("criteria");
    let parents: Vec<&str> = criteria.iter().filter_map(|c| c["parent"].as_str()).collect();
    assert_eq!(parents, ["total", "1", "1", "total", "2", "2"]);
}
