//! Results as documents: every command in every medium, rows for programs, and the annex of a decree, which reads back.

use std::io::Read;
use std::path::Path;

use crate::support::{Outcome, Run};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

const RULES: &str = r#"schema = 1
criteria = [
  { id = "saq", name = "Kuesioner", weight = 80 },
  { id = "uji", name = "Uji publik", weight = 20, gate = { on = "saq", from = 60 }, otherwise = "zero" },
]
[instrument]
id = "uji"
title = "Uji Dokumen"
year = 2025
authority = "Komisi Informasi Contoh"
status = "illustrative"
[agency]
groups = ["OPD", "Kecamatan"]
[[class]]
label = "Informatif"
from = 90
[[class]]
label = "Cukup"
from = 60
[[class]]
label = "Kurang"
[decree]
about = "Hasil uji"
place = "Banjarbaru"
"#;

const ANSWERS: &str = "\
agency;group;saq;uji
Dinas Arsip;OPD;98,5;95
Dinas Sosial;OPD;85;70
Banua;Kecamatan;50;30
";

/// The example folder of the repository, as the commands below name it.
fn example(arguments: &str) -> Run {
    Run::new(&arguments.replace("examples/", &format!("{ROOT}/examples/")))
}

fn desk(arguments: &str) -> Run {
    Run::new(arguments)
        .file("r.toml", RULES)
        .file("a.csv", ANSWERS)
        .file("lama.csv", ANSWERS.replace("98,5", "58,5"))
        .file("daftar.csv", "id;name;group\nDinas Arsip;Dinas Arsip;OPD\nDinas Sosial;Dinas Sosial;OPD\nBanua;Banua;Kecamatan\nLiang;Liang;Kecamatan\n")
        .file("terbit.csv", "peringkat,badan publik,kelompok,nilai,kualifikasi\n1,Dinas Arsip,OPD,97.80,Informatif\n2,Dinas Sosial,OPD,82.10,Cukup\n1,Banua,Kecamatan,40.00,Kurang\n")
}

/// The text of a part of a Word file.
fn part(file: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(file).expect("the file")).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("UTF-8");
    text
}

/// The words of a Word file, paragraph by paragraph.
fn words(file: &Path) -> String {
    let xml = part(file, "word/document.xml");
    let paragraphs = xml.split("</w:p>").map(|paragraph| {
        let texts = paragraph.split("<w:t xml:space=\"preserve\">").skip(1);
        texts.filter_map(|text| text.split("</w:t>").next()).collect::<String>()
    });
    paragraphs.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Every command that gives a document, without its output, and its exit code.
const COMMANDS: [(&str, i32); 6] = [
    ("verify terbit.csv --against a.csv --rules r.toml", 1),
    ("compare lama.csv a.csv --rules r.toml", 0),
    ("explain a.csv --rules r.toml --agency all", 0),
    ("rules show r.toml", 0),
    ("check a.csv --rules r.toml --agencies daftar.csv", 0),
    ("robustness a.csv --rules r.toml --draws 20", 0),
];

#[test]
fn every_command_writes_the_medium_that_the_ending_of_its_file_names() {
    for (command, status) in COMMANDS {
        for language in ["id", "en"] {
            let run = |file: &str| desk(&format!("{command} --lang {language} -o {file}")).status(status).stdout("");
            let run_md = run("x.md");
            run_md.run();
            let markdown = std::fs::read_to_string(run_md.folder().join("x.md")).expect("written");
            let title = markdown.lines().next().and_then(|line| line.strip_prefix("# ")).expect(command);
            let run_html = run("x.html");
            run_html.run();
            let html = std::fs::read_to_string(run_html.folder().join("x.html")).expect("written");
            assert!(html.contains(&format!("<h1>{title}</h1>")), "{command}\n{html}");
            assert!(html.contains(&format!("<html lang=\"{language}\">")), "{command}");
            let run_docx = run("x.docx");
            run_docx.run();
            assert!(words(&run_docx.folder().join("x.docx")).starts_with(title), "{command}");
        }
    }
}

#[test]
fn an_ending_that_names_no_format_is_told_with_those_that_do() {
    for (command, _) in COMMANDS {
        desk(&format!("{command} -o x.odt")).status(2).tells("E002").tells(".md, .html, .docx").stdout("").run();
    }
    desk("verify --manifest m.json --format csv").status(2).tells("E053").tells("html, docx").run();
}

#[test]
fn help_names_every_format_in_both_languages() {
    for command in ["verify", "compare", "explain"] {
        let says = |language: &str, last: &str| {
            let help = format!("text, md, html, docx, csv{last} json");
            Run::new(&format!("{command} --help --lang {language}")).outcome().stdout.contains(&help)
        };
        assert!(says("id", ", atau") && says("en", " or"), "{command}");
    }
    Run::new("rules show --help --lang en").says("text, md, html, docx, json, xlsx or toml").run();
}

#[test]
fn the_ruling_says_the_outcome_each_figure_its_cause_and_what_proves_it() {
    let run = desk("verify terbit.csv --against a.csv --rules r.toml --format md").status(1).run();
    let text = run.stdout;
    assert!(text.starts_with("# Hasil pengujian: 1 hal tidak sesuai\n"), "{text}");
    let row = "| baris 3 | Dinas Sosial | nilai | 82,10 | 82,00 | satu angka berbeda |";
    assert!(text.contains(row), "{text}");
    for row in ["| Dinas Sosial | nilai | 82,10 | 82,00 | tidak sesuai |", "| Banua | nilai | 40,00 | 40,00 | sesuai |"]
    {
        assert!(text.contains(row), "{row}\n{text}");
    }
    for heading in ["## Yang diuji", "## Yang tidak diuji", "## Yang tidak sesuai", "## Cara penghitungan"] {
        assert!(text.contains(&format!("{heading}\n")), "{heading}\n{text}");
    }
    assert_eq!(text.matches("| `").count(), 2, "two files with their hashes: {text}");
    assert!(text.contains("Aturan: Uji Dokumen 2025 (uji), SHA-256 `"), "{text}");
    let english = desk("verify terbit.csv --rules r.toml --format md --lang en").run().stdout;
    assert!(english.starts_with("# Outcome: what could be tested follows, a part was not tested\n"), "{english}");
    assert!(english.contains("| Banua | group | Kecamatan | – | not tested |"), "{english}");
    assert!(english.contains("recomputed from the table itself") && !english.contains("## Inputs"), "{english}");
}

/// Rows of CSV by the names of their columns.
fn rows(text: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().expect("headings").clone();
    let row = |row: csv::StringRecord| heads.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

#[test]
fn verify_gives_a_row_for_every_figure_and_as_many_tested_as_it_counts() {
    let cases = [
        "examples/pemeriksa/terbit-sk52.csv --against examples/pemeriksa/nilai-sk53.csv --rules monev-ki-pusat-2025",
        "examples/pemeriksa/terbit-sk52.csv --rules monev-ki-pusat-2025",
        "examples/pemeriksa/terbit-ntb-2021.csv --against examples/monev-kabkota/ntb-2021.csv --rules monev-ntb-2021",
        "examples/pemeriksa-jumlah/terbit.csv --rules examples/pemeriksa-jumlah/jumlah.toml",
        "examples/pemeriksa-persen/terbit.csv --rules monev-ki-pusat-2023",
        "examples/spbe-2023/hasil-2023.csv --rules spbe-2020",
    ];
    for case in cases {
        let run = |format: &str| example(&format!("verify {case} --format {format}")).outcome().stdout;
        let found = rows(&run("csv"));
        let json: serde_json::Value = serde_json::from_str(&run("json")).expect(case);
        let count = |kind: &str| json["checked"][kind].as_u64().expect(kind);
        let kinds = ["scores", "criteria", "parts", "classes", "ranks", "counts", "groups"];
        let rows_only = |what: &str| ["missing", "extra", "repeated"].contains(&what);
        let tested = found.iter().filter(|row| row["verdict"] != "not-checked" && !rows_only(&row["what"]));
        assert_eq!(tested.count() as u64, kinds.map(count).iter().sum::<u64>(), "{case}");
        let differs = found.iter().filter(|row| row["verdict"] == "differs").count();
        assert_eq!(Some(differs), json["mismatches"].as_array().map(Vec::len), "{case}");
        let follows = found.iter().filter(|row| row["verdict"] == "follows");
        assert!({ follows }.all(|row| row["printed"] == row["expected"]), "{case}");
        let open = found.iter().filter(|row| row["verdict"] == "not-checked");
        assert!({ open }.all(|row| row["expected"].is_empty() && row["cause"].is_empty()), "{case}");
    }
}

#[test]
fn compare_and_explain_give_a_row_for_every_agency_and_criterion() {
    let text = desk("compare lama.csv a.csv --rules r.toml --format csv --lang en").run().stdout;
    let found = rows(&text);
    assert_eq!(found.len(), 3, "{text}");
    let row = |name: &str| found.iter().find(|row| row["agency"] == name).expect(name);
    let arsip = row("Dinas Arsip");
    assert_eq!([&arsip["score_1"], &arsip["score_2"], &arsip["change"]], ["46.80", "97.80", "51.00"]);
    assert_eq!([&arsip["rank_1"], &arsip["rank_2"], &arsip["movement"]], ["2", "1", "moved"]);
    assert_eq!([&row("Dinas Sosial")["movement"], &row("Banua")["movement"]], ["pushed", "unchanged"]);
    let text = desk("explain a.csv --rules r.toml --agency Banua --format csv").run().stdout;
    let found = rows(&text);
    assert_eq!(found.iter().map(|row| row["criterion"].as_str()).collect::<Vec<_>>(), ["total", "saq", "uji"]);
    assert_eq!([&found[2]["state"], &found[2]["score"], &found[2]["contribution"]], ["gated", "0.00", "0"]);
    assert!(found[1]["how"].contains("a.csv"), "{text}");
}

#[test]
fn an_instrument_shows_classes_as_ranges_and_gates_in_words() {
    let text = desk("rules show r.toml --format md").run().stdout;
    assert!(text.contains("| Informatif | 90–100 |\n| Cukup | 60–89,99 |\n| Kurang | di bawah 60 |"), "{text}");
    assert!(text.contains("| uji | Uji publik | 20 | 20 |") && text.contains("saq mulai 60"), "{text}");
    desk("rules show r.toml").says("90–100").says("di bawah 60").run();
    desk("rules show r.toml -o r.toml").status(2).tells("E003").run();
}

const DECREE: &str = "--decree number=7/2026 --decree signatory=Ani --decree NUMBER=8/2026";

#[test]
fn the_annex_carries_what_rules_and_command_line_say_and_dots_for_the_rest() {
    let run = desk(&format!("score a.csv --rules r.toml --agencies daftar.csv -o lampiran.docx {DECREE}"));
    run.run();
    let text = words(&run.folder().join("lampiran.docx"));
    let head = "LAMPIRAN\nKEPUTUSAN KOMISI INFORMASI CONTOH\nNOMOR:8/2026\nTANGGAL:....";
    assert!(text.starts_with(head), "{text}");
    assert!(text.contains("TENTANG:HASIL UJI\nDAFTAR PERINGKAT DAN KUALIFIKASI UJI DOKUMEN 2025\nOPD\n"), "{text}");
    assert!(text.contains("1\nDinas Arsip\n97,80\nInformatif\n2\nDinas Sosial\n82,00\nCukup\n"), "{text}");
    assert!(text.contains("Tidak dinilai\nBadan publik\nKelompok\nAlasan\nLiang\nKecamatan\n"), "{text}");
    assert!(text.contains("Ditetapkan di Banjarbaru\npada tanggal ....") && text.contains("\nAni\n"), "{text}");
    assert!(
        text.contains("status: contoh, bukan aturan resmi, SHA-256 ") && text.contains("Berkas: a.csv, SHA-256 "),
        "{text}"
    );
    let english = desk(&format!("score a.csv --rules r.toml --lang en -o lampiran.docx {DECREE}"));
    english.run();
    let text = words(&english.folder().join("lampiran.docx"));
    assert!(text.starts_with("ANNEX\nDECREE OF KOMISI INFORMASI CONTOH\nNUMBER:8/2026\n"), "{text}");
}

#[test]
fn a_fact_that_an_annex_does_not_have_is_refused() {
    desk("score a.csv --rules r.toml -o l.docx --decree nomor=7").status(2).tells("number, date, about").run();
    desk("score a.csv --rules r.toml -o l.docx --decree number").status(2).tells("kunci=teks").run();
    desk("score a.csv --rules r.toml --decree number=7").status(2).tells("E053").tells("docx").stdout("").run();
    let rules = RULES.replace("about =", "perihal =");
    Run::new("rules check r.toml").file("r.toml", rules).status(2).says("E115").says("perihal").run();
    let rules = RULES.replace("\"Hasil uji\"", "7");
    Run::new("rules check r.toml").file("r.toml", rules).status(2).says("E116").run();
}

/// Writes an annex and holds it against the inputs that it was made from.
fn reads_back(inputs: &str, rules: &str, language: &str) -> Outcome {
    let absolute = |text: &str| text.replace("examples/", &format!("{ROOT}/examples/"));
    let (inputs, rules) = (absolute(inputs), absolute(rules));
    let written = Run::new(&format!("score {inputs} --rules {rules} --lang {language} -o lampiran.docx"));
    written.run();
    let annex = std::fs::read(written.folder().join("lampiran.docx")).expect("written");
    let against = format!("verify lampiran.docx --against {inputs} --rules {rules} --format json");
    Run::new(&against).file("lampiran.docx", annex).outcome()
}

#[test]
fn the_annex_of_every_example_follows_from_its_inputs() {
    let cases = [
        ("examples/monev-opd/kulon-progo-2025.csv", "monev-diy-2025"),
        ("examples/monev-kabkota/ntb-2021.csv", "monev-ntb-2021"),
        ("examples/spbe-2023/hasil-2023.csv", "spbe-2020"),
        ("examples/spbe-kalsel/2024.csv", "spbe-2020"),
        ("examples/ikip-kalsel/2024.csv", "ikip-2024"),
        ("examples/ikip-2022/lingkungan.csv", "ikip-2021"),
        ("examples/srikandi/contoh-aski-2025.csv", "srikandi-2025"),
        ("examples/pemeriksa/nilai-sk53.csv", "monev-ki-pusat-2025"),
    ];
    for (inputs, rules) in cases {
        for language in ["id", "en"] {
            let outcome = reads_back(inputs, rules, language);
            let json: serde_json::Value = serde_json::from_str(&outcome.stdout).expect(inputs);
            assert_eq!(json["follows"], true, "{inputs} {language}: {}", outcome.stdout);
            assert!(json["checked"]["scores"].as_u64() > Some(0), "{inputs}");
            assert_eq!(json["not_checked"].as_array().map(Vec::len), Some(0), "{inputs}: {}", json["not_checked"]);
        }
    }
}

#[test]
fn a_figure_changed_in_the_annex_is_found() {
    let written = desk("score a.csv --rules r.toml -o lampiran.docx");
    written.run();
    let path = written.folder().join("lampiran.docx");
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&path).expect("the file")).expect("an archive");
    let mut changed = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).expect("a part");
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("UTF-8");
        let name = entry.name().expect("a name").into_owned();
        changed.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
        std::io::Write::write_all(&mut changed, text.replace("97,80", "98,70").as_bytes()).expect("written");
    }
    let bytes = changed.finish().expect("finished").into_inner();
    let verdict = desk("verify l.docx --against a.csv --rules r.toml").file("l.docx", bytes).status(1);
    verdict.says("tercetak 98,70, seharusnya 97,80").run();
}

#[test]
fn report_cards_come_in_word_where_they_are_asked_for() {
    let run = desk("report a.csv --rules r.toml -o laporan --docx --lang en");
    let says = "3 report cards (HTML, Markdown and Word) in rapor/";
    let outcome = run.outcome();
    assert!(outcome.stdout.contains(says), "{}", outcome.stdout);
    let card = words(&run.folder().join("laporan/rapor/banua.docx"));
    let markdown = std::fs::read_to_string(run.folder().join("laporan/rapor/banua.md")).expect("the card");
    assert!(card.starts_with("Banua\nReport card · Uji Dokumen 2025"), "{card}");
    assert_eq!(
        markdown.matches("\n## ").count(),
        card.lines().filter(|line| markdown.contains(&format!("\n## {line}\n"))).count()
    );
    // Cards of another run are told, whatever their form.
    let again = desk("report a.csv --rules r.toml -o laporan --agency Banua")
        .file("laporan/rapor/dinas-lama.docx", "x")
        .tells("W031")
        .tells("dinas-lama.docx");
    again.run();
}

#[test]
fn the_report_folder_holds_the_annex() {
    let run = desk("report a.csv --rules r.toml -o laporan --decree number=9/2026").says("lampiran.docx, 3 rapor");
    run.run();
    let annex = run.folder().join("laporan/lampiran.docx");
    assert!(words(&annex).contains("NOMOR:9/2026"), "{}", words(&annex));
    let bytes = std::fs::read(&annex).expect("the annex");
    desk("verify l.docx --against a.csv --rules r.toml").file("l.docx", bytes).says("Semua cocok").run();
}
