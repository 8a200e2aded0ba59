//! The promises of `ikip report`: a whole folder, safe names, the same bytes every time.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::{self, Run};

const RULES: &str = r##"schema = 1
criteria = [
  { id = "saq", name = "Kuesioner", weight = 80 },
  { id = "saq.1", name = "Profil", weight = 60 },
  { id = "saq.2", name = "Laporan", weight = 40 },
  { id = "uji", name = "Uji publik", weight = 20 },
]
[instrument]
id = "uji-rapor"
title = "Uji Rapor"
year = 2025
status = "illustrative"
[agency]
label = "Badan publik"
groups = ["OPD", "Kecamatan"]
[[class]]
label = "Informatif"
from = 90
[[class]]
label = "Cukup"
from = 60
[[class]]
label = "Kurang"
"##;

const ANSWERS: &str = "\
agency;group;criterion;score;evidence;note
Dinas Sosial;OPD;saq.1;90;https://a.example/1;lengkap
Dinas Sosial;OPD;saq.2;80;;
Dinas Sosial;OPD;uji;70;;
Dinas Arsip;OPD;saq.1;100;;
Dinas Arsip;OPD;saq.2;100;;
Dinas Arsip;OPD;uji;95,5;;
Banua;Kecamatan;saq.1;50;;
Banua;Kecamatan;saq.2;40;;
Banua;Kecamatan;uji;30;;
";

fn report(answers: &str) -> Run {
    Run::new("report jawaban.csv --rules aturan.toml -o laporan")
        .file("aturan.toml", RULES)
        .file("jawaban.csv", answers)
}

/// Every file below a folder, by its path from there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
                found.insert(name, std::fs::read(&path).expect("read"));
            }
        }
    }
    found
}

fn names(run: &Run) -> Vec<String> {
    files(&run.folder().join("laporan")).into_keys().collect()
}

fn text(run: &Run, name: &str) -> String {
    std::fs::read_to_string(run.folder().join("laporan").join(name)).expect("UTF-8")
}

#[test]
fn the_folder_holds_recap_and_a_card_for_each_agency() {
    let run = report(ANSWERS)
        .stdout(
            "Ditulis ke laporan: rekap.html, rekap.xlsx, lampiran.docx, 3 rapor (HTML dan Markdown) dalam rapor/.\n",
        )
        .stderr("");
    run.run();
    assert_eq!(
        names(&run),
        [
            "lampiran.docx",
            "rapor/banua.html",
            "rapor/banua.md",
            "rapor/dinas-arsip.html",
            "rapor/dinas-arsip.md",
            "rapor/dinas-sosial.html",
            "rapor/dinas-sosial.md",
            "rekap.html",
            "rekap.xlsx",
        ]
    );
    let page = text(&run, "rekap.html");
    assert!(page.contains("<a href=\"rapor/dinas-arsip.html\">Dinas Arsip</a>"), "{page}");
    let card = text(&run, "rapor/dinas-sosial.html");
    for part in ["href=\"../rekap.html\"", "2 dari 2", "https://a.example/1", "lengkap", "SHA-256", "jawaban.csv"] {
        assert!(card.contains(part), "{part} is not in\n{card}");
    }
}

/// The part of a Markdown card below a heading.
fn part<'t>(card: &'t str, heading: &str) -> &'t str {
    let (_, rest) = card.split_once(&format!("## {heading}\n")).unwrap_or_else(|| panic!("no {heading} in\n{card}"));
    rest.split_once("\n## ").map_or(rest, |(part, _)| part)
}

#[test]
fn a_card_says_what_would_reach_the_next_class() {
    let run = report(ANSWERS);
    run.run();
    // 50 x 0.48 + 40 x 0.32 + 30 x 0.2 = 42.8, and Cukup begins at 60: 17.2 points, which saq.1 alone could bring (24).
    let card = text(&run, "rapor/banua.md");
    let onward = part(&card, "Menuju kualifikasi berikutnya");
    for line in [
        "Berikutnya Cukup (mulai 60): kurang 17,2 poin.",
        "Perbaikan paling sedikit untuk mencapainya (1 jawaban):",
        "- saq.1 Profil: 50 → 85,83",
        "- Nilainya menjadi 60,00, Cukup.",
    ] {
        assert!(onward.contains(&format!("\n{line}\n")), "{line} is not in\n{onward}");
    }
    let page = text(&run, "rapor/banua.html");
    for line in ["<p>Perbaikan paling sedikit untuk mencapainya (1 jawaban):</p>", "<li>saq.1 Profil: 50 → 85,83</li>"]
    {
        assert!(page.contains(line), "{line} is not in\n{page}");
    }
    let best = text(&run, "rapor/dinas-arsip.md");
    assert_eq!(part(&best, "Menuju kualifikasi berikutnya").trim(), "Ini kualifikasi tertinggi.");
    let english = report(ANSWERS).args("--lang en");
    english.run();
    let card = text(&english, "rapor/banua.md");
    assert!(part(&card, "Towards the next class").contains("\n- saq.1 Profil: 50 → 85.83\n"), "{card}");
}

#[test]
fn rules_without_classes_name_no_next_class() {
    let rules = RULES.split_once("[[class]]").expect("classes").0;
    let run = report(ANSWERS).file("aturan.toml", rules);
    run.run();
    let (card, page) = (text(&run, "rapor/banua.md"), text(&run, "rapor/banua.html"));
    for shown in [card, page] {
        assert!(!shown.contains("Menuju kualifikasi") && !shown.contains("Berikutnya"), "{shown}");
    }
}

#[test]
fn a_card_names_only_the_inputs_that_hold_answers_of_its_own() {
    let form = |first: u8| format!("criterion;score\nsaq.1;{first}\nsaq.2;60\nuji;70\n");
    let run = Run::new("report formulir pusat.csv --rules aturan.toml -o laporan")
        .file("aturan.toml", RULES)
        .file("formulir/Dinas A.csv", form(50))
        .file("formulir/Dinas B.csv", form(60))
        .file("pusat.csv", "agency;criterion;score\nDinas C;saq;80\nDinas C;uji;70\n");
    run.run();
    for (stem, own, others) in [
        ("dinas-a", "formulir/Dinas A.csv", ["formulir/Dinas B.csv", "pusat.csv"]),
        ("dinas-b", "formulir/Dinas B.csv", ["formulir/Dinas A.csv", "pusat.csv"]),
        ("dinas-c", "pusat.csv", ["formulir/Dinas A.csv", "formulir/Dinas B.csv"]),
    ] {
        for ending in ["md", "html"] {
            let card = text(&run, &format!("rapor/{stem}.{ending}"));
            assert!(card.contains(own), "{own} is not in\n{card}");
            assert!(card.contains("2 berkas masukan lain tidak memuat jawaban badan publik ini."), "{card}");
            for other in others {
                assert!(!card.contains(other), "{other} is in\n{card}");
            }
        }
    }
    let page = text(&run, "rekap.html");
    assert!(["formulir/Dinas A.csv", "formulir/Dinas B.csv", "pusat.csv"].iter().all(|input| page.contains(input)));
}

const LAST_YEAR: &str = "\
agency;group;criterion;score
Dinas Sosial;OPD;saq;95
Dinas Sosial;OPD;uji;90
Dinas Arsip;OPD;saq;80
Dinas Arsip;OPD;uji;70
";

#[test]
fn movement_since_an_earlier_result_stands_on_recap_and_cards() {
    let run = report(ANSWERS).file("2024.csv", LAST_YEAR).args("--since 2024.csv").stderr("");
    run.run();
    // Dinas Sosial: 95 x 0.8 + 90 x 0.2 = 94 and first before; 86 x 0.8 + 70 x 0.2 = 82.8 and second now.
    let card = text(&run, "rapor/dinas-sosial.md");
    assert!(card.contains("- Sebelumnya (2024): nilai 94,00 (−11,20) · peringkat 1 (−1) · Informatif\n"), "{card}");
    let card = text(&run, "rapor/dinas-arsip.html");
    assert!(card.contains("nilai 78,00 (+21,10) · peringkat 2 (+1) · Cukup"), "{card}");
    assert!(text(&run, "rapor/banua.md").contains("- Sebelumnya (2024): belum dinilai\n"));
    let page = text(&run, "rekap.html");
    for part in [
        "data-by=\"change\"",
        "<td class=\"n c\" data-v=\"-11.20\">−11,20 <small>(−1)</small></td>",
        "Perubahan nilai dan peringkat sejak 2024.",
    ] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
    assert!(!page.contains("tidak sebanding"));
    let plain = report(ANSWERS);
    plain.run();
    assert!(!text(&plain, "rekap.html").contains("data-by=\"change\""));
}

#[test]
fn a_body_in_another_group_than_before_is_told_on_recap_and_cards() {
    let before = LAST_YEAR.replace("Dinas Arsip;OPD", "Dinas Arsip;Kecamatan");
    let run = report(ANSWERS).file("2024.csv", &before).args("--since 2024.csv");
    run.run();
    let card = text(&run, "rapor/dinas-arsip.md");
    assert!(card.contains("· kelompok: Kecamatan → OPD\n"), "{card}");
    let page = text(&run, "rekap.html");
    assert!(page.contains("Berganti kelompok sejak 2024: Dinas Arsip (Kecamatan → OPD)."), "{page}");
    assert!(!text(&run, "rapor/dinas-sosial.md").contains("kelompok: "));
}

#[test]
fn an_earlier_result_of_another_measure_is_said_to_be_one() {
    let before = RULES.replace("weight = 80", "weight = 70").replace("weight = 20", "weight = 30");
    let run = report(ANSWERS).file("2024.csv", LAST_YEAR).file("lama.toml", before);
    let run = run.args("--since 2024.csv --since-rules lama.toml --lang en");
    run.run();
    let card = text(&run, "rapor/dinas-arsip.md");
    assert!(card.contains("- Before (2024): score 77.00 (+22.10) · rank 2 (+1) · Cukup\n"), "{card}");
    for name in ["rekap.html", "rapor/dinas-arsip.html", "rapor/dinas-arsip.md"] {
        assert!(text(&run, name).contains("scores and ranks are not of one measure"), "{name}");
    }
}

#[test]
fn errors_in_the_earlier_result_write_nothing() {
    let run = report(ANSWERS).file("2024.csv", LAST_YEAR.replace(";95", ";950")).args("--since 2024.csv").status(1);
    let run = run.tells("2024.csv");
    run.run();
    assert!(!run.folder().join("laporan").exists());
    report(ANSWERS).args("--since-rules aturan.toml").status(2).run();
}

#[test]
fn english_is_written_on_demand() {
    let run = report(ANSWERS).args("--lang en").stdout(
        "Written to laporan: rekap.html, rekap.xlsx, lampiran.docx, 3 report cards (HTML and Markdown) in rapor/.\n",
    );
    run.run();
    assert!(text(&run, "rapor/banua.md").contains("Report card"));
}

#[test]
fn equal_inputs_give_equal_bytes_whatever_stood_there_before() {
    let first = report(ANSWERS);
    first.run();
    let before = files(&first.folder().join("laporan"));
    let mut rows: Vec<&str> = ANSWERS.lines().skip(1).collect();
    rows.reverse();
    let turned = format!("{}\n{}\n", ANSWERS.lines().next().expect("a header"), rows.join("\n"));
    let again = report(ANSWERS)
        .file("laporan/rapor/banua.html", "yang lama, dan jauh lebih panjang".repeat(9999))
        .file("laporan/catatan.txt", "milik orang lain");
    again.run();
    let mut after = files(&again.folder().join("laporan"));
    assert_eq!(after.remove("catatan.txt").as_deref(), Some(&b"milik orang lain"[..]));
    assert_eq!(before, after);
    // The order of rows shows in the hash of the input only.
    let other = report(&turned);
    other.run();
    let without_hash =
        |text: String| text.lines().filter(|line| !line.contains("SHA-256")).collect::<Vec<_>>().join("\n");
    for name in ["rapor/banua.md", "rapor/dinas-arsip.md"] {
        assert_eq!(without_hash(text(&first, name)), without_hash(text(&other, name)));
    }
}

#[test]
fn names_are_safe_whatever_an_agency_is_called() {
    let long = "Dinas ".repeat(60);
    let hostile = [
        "../../luar",
        "/etc/passwd",
        "CON",
        "con",
        "aux.txt",
        "C:\\Windows",
        "=HYPERLINK(\"http://x\")",
        "Dinas A",
        "DINAS A",
        "dinas-a",
        "\u{202e}terbalik",
        "<script>alert(1)</script>",
        "-rf",
        "...",
        "a\u{301}",
        "á b",
        &long,
    ];
    let mut answers = String::from("agency_id,agency,group,criterion,score,note\n");
    for (n, name) in hostile.iter().enumerate() {
        let name = name.replace('"', "\"\"");
        answers.push_str(&format!(
            "{n},\"{name}\",OPD,saq,80,\"<img src=x onerror=alert(2)>\"\n{n},\"{name}\",OPD,uji,60,\n"
        ));
    }
    let run = report(&answers);
    run.run();
    let mut beside: Vec<String> = std::fs::read_dir(run.folder())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    beside.sort();
    assert_eq!(beside, ["aturan.toml", "jawaban.csv", "laporan"]);
    let names = names(&run);
    assert_eq!(names.len(), 3 + 2 * hostile.len(), "{names:?}");
    let mut folded: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    folded.sort();
    folded.dedup();
    assert_eq!(folded.len(), names.len());
    for name in &names {
        let stem = name.trim_start_matches("rapor/").rsplit_once('.').expect("an ending").0;
        assert!(stem.len() <= 200 && !["con", "aux", "nul"].contains(&stem), "{name}");
        assert!(stem.chars().all(|c| c.is_alphanumeric() || c == '-'), "{name}");
    }
    for name in names.iter().filter(|name| name.ends_with(".html")) {
        let page = text(&run, name);
        assert!(!page.contains("<img src=x") && !page.contains("<script>alert"), "{name}");
        assert!(!page.contains('\u{202e}'), "{name}");
    }
}

#[test]
fn only_the_agencies_named_get_a_card_and_the_recap_shows_all() {
    let run = report(ANSWERS).arg("--agency").arg("dinas ARSIP");
    run.run();
    assert_eq!(
        names(&run),
        ["lampiran.docx", "rapor/dinas-arsip.html", "rapor/dinas-arsip.md", "rekap.html", "rekap.xlsx"]
    );
    let page = text(&run, "rekap.html");
    assert!(page.contains("Dinas Sosial") && !page.contains("rapor/dinas-sosial.html"));
    report(ANSWERS).arg("--agency").arg("Dinas Arsib").status(2).tells("E020").tells("Dinas Arsip").run();
}

#[test]
fn only_the_groups_named_are_shown() {
    let run = report(ANSWERS).args("--group kecamatan");
    run.run();
    assert_eq!(names(&run), ["lampiran.docx", "rapor/banua.html", "rapor/banua.md", "rekap.html", "rekap.xlsx"]);
    assert!(!text(&run, "rekap.html").contains("Dinas Arsip"));
    report(ANSWERS).args("--group desa").status(2).tells("E001").run();
}

#[test]
fn errors_in_the_data_write_nothing() {
    let run = report(&ANSWERS.replace("90;https", "190;https")).status(1);
    run.run();
    assert!(!run.folder().join("laporan").exists());
    let run = report(&ANSWERS.replace("90;https", "190;https")).args("--keep-going").status(1);
    run.run();
    assert_eq!(names(&run).len(), 9);
    assert!(text(&run, "rapor/dinas-sosial.md").contains("Tidak dinilai"));
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_ends_with_3() {
    report(ANSWERS).file("laporan", "sebuah berkas").status(3).tells("E902").tells("laporan").run();
    let run = report(ANSWERS).file("laporan/rekap.xlsx/isi", "folder di tempat berkas").status(3).tells("rekap.xlsx");
    run.run();
    assert!(names(&run).iter().all(|name| !name.contains(".tmp")), "{:?}", names(&run));
}

#[test]
fn inputs_are_never_overwritten_and_the_report_stays_out_of_them() {
    Run::new("report formulir --rules aturan.toml -o formulir/laporan")
        .file("aturan.toml", RULES)
        .file("formulir/a.csv", "criterion;score\nsaq;80\nuji;70\n")
        .status(2)
        .tells("E021")
        .run();
    let run = Run::new("report laporan/rapor/a.csv --rules aturan.toml -o laporan")
        .file("aturan.toml", RULES)
        .file("laporan/rapor/a.csv", "criterion;score\nsaq;80\nuji;70\n")
        .status(2)
        .tells("E003");
    run.run();
    assert_eq!(names(&run), ["rapor/a.csv"]);
}

/// A report with a list, a correction, a question for one group only, and evidence from one agency only.
fn corrected() -> Run {
    let rules = RULES.replace(
        "{ id = \"uji\", name = \"Uji publik\", weight = 20 },",
        "{ id = \"uji\", name = \"Uji publik\", weight = 20, groups = [\"OPD\"] },\n  { id = \"lapangan\", name = \"Pelayanan desa\", weight = 20, groups = [\"Kecamatan\"] },",
    );
    let answers = "\
id;criterion;penilai;score;evidence
01;saq.1;Ani;90,5;https://a.example/1
01;saq.2;Ani;80;
01;uji;Ani;70;
02;saq.1;Ani;50;
02;saq.2;Ani;40;
02;lapangan;Ani;30;
";
    Run::new("report jawaban.csv --rules aturan.toml --agencies daftar.csv --corrections sanggah.csv -o laporan")
        .file("aturan.toml", &rules)
        .file("jawaban.csv", answers)
        .file("daftar.csv", "id,name,group\n01,Dinas Sosial,OPD\n02,Banua,Kecamatan\n")
        .file("sanggah.csv", "agency;criterion;assessor;old;new;reason\n02;lapangan;Ani;30;35;tautan diperbaiki\n")
}

#[test]
fn a_card_lists_what_was_asked_of_its_group_and_no_column_that_nobody_filled() {
    let run = corrected();
    run.run();
    let (opd, district) = (text(&run, "rapor/dinas-sosial.md"), text(&run, "rapor/banua.md"));
    assert!(opd.contains("Uji publik") && !opd.contains("Pelayanan desa"), "{opd}");
    assert!(district.contains("Pelayanan desa") && !district.contains("Uji publik"), "{district}");
    assert!(opd.contains("| Kriteria | Penilai | Jawaban | Dihitung | Bukti dukung |"), "{opd}");
    assert!(district.contains("| Kriteria | Penilai | Jawaban | Dihitung |\n"), "{district}");
    let page = text(&run, "rapor/banua.html");
    assert!(
        !page.contains("<th scope=\"col\">Bukti dukung</th>") && !page.contains("<th scope=\"col\">Catatan</th>"),
        "{page}"
    );
}

#[test]
fn answers_on_a_card_have_the_mark_of_its_language() {
    for (lang, answer) in [("id", "| 90,5 | 90,50 |"), ("en", "| 90.5 | 90.50 |")] {
        let run = corrected().arg("--lang").arg(lang);
        run.run();
        let card = text(&run, "rapor/dinas-sosial.md");
        assert!(card.contains(answer), "{answer} is not in\n{card}");
    }
}

#[test]
fn list_and_corrections_are_among_the_inputs_with_their_hashes_and_corrections_name_the_agency() {
    let run = corrected();
    run.run();
    let hash = |name: &str| support::sha256(&std::fs::read(run.folder().join(name)).expect("an input"));
    for name in ["rekap.html", "rapor/banua.html", "rapor/banua.md"] {
        let page = text(&run, name);
        for (input, shown) in [("daftar.csv", "daftar.csv (daftar)"), ("sanggah.csv", "sanggah.csv (koreksi)")] {
            assert!(page.contains(&hash(input)) && page.contains(shown), "{name} does not say {shown}\n{page}");
        }
    }
    assert!(text(&run, "rekap.html").contains("<th scope=\"row\">Banua</th><td>lapangan Pelayanan desa</td>"));
}

#[test]
fn nothing_is_a_strength_and_to_be_improved_at_the_same_time() {
    // Ahead of the mean everywhere, by 5, 9.5 and 5 points; still open are 0, 1 and 20.
    let answers = ANSWERS.replace("uji;95,5", "uji;80").replace("Arsip;OPD;saq.2;100", "Arsip;OPD;saq.2;99");
    let run = report(&answers);
    run.run();
    let card = text(&run, "rapor/dinas-arsip.md");
    assert!(part(&card, "Yang perlu dibenahi").contains("uji Uji publik"), "{card}");
    assert!(!part(&card, "Kekuatan").contains("uji Uji publik"), "{card}");
    assert!(part(&card, "Kekuatan").contains("saq.1 Profil") && part(&card, "Kekuatan").contains("saq.2"), "{card}");
    assert!(!part(&card, "Yang perlu dibenahi").contains("saq."), "{card}");
}

#[test]
fn an_agency_ahead_everywhere_is_still_told_what_is_open() {
    let run = report(ANSWERS);
    run.run();
    let card = text(&run, "rapor/dinas-arsip.md");
    assert!(part(&card, "Kekuatan").contains("uji Uji publik: 95,50"), "{card}");
    assert!(part(&card, "Yang perlu dibenahi").contains("uji Uji publik: 95,50 (masih dapat menambah 0,90"), "{card}");
}

#[test]
fn groups_that_are_ranked_apart_stand_under_their_headings() {
    let run = report(ANSWERS);
    run.run();
    let page = text(&run, "rekap.html");
    let headings: Vec<&str> =
        page.split("class=\"part-name\"").skip(1).filter_map(|rest| rest.split(['>', '<']).nth(1)).collect();
    assert_eq!(headings, ["OPD", "Kecamatan"]);
    let first = page.find("Dinas Arsip</a>").expect("the best");
    assert!(page.find(">OPD</h3>").expect("a heading") < first, "the heading stands above its rows");
    let tables = page.matches("class=\"ranking\"").count();
    assert_eq!(tables, 2, "a table for each group");
    assert_eq!(page.matches("data-by=\"rank\"").count(), tables, "each with its headings");
}

#[test]
fn hashes_stand_last_or_nowhere_and_a_short_card_holds_no_single_answers() {
    let whole = report(ANSWERS);
    whole.run();
    for name in ["rekap.html", "rapor/dinas-sosial.html", "rapor/dinas-sosial.md"] {
        let all = text(&whole, name);
        let hashes = all.find("Sidik jari berkas").unwrap_or_else(|| panic!("{name} has none"));
        assert!(all.find("Cara penghitungan").expect("how it was computed") < hashes, "{name}");
    }
    let short = Run::new("report jawaban.csv --rules aturan.toml -o laporan --short --no-hashes")
        .file("aturan.toml", RULES)
        .file("jawaban.csv", ANSWERS);
    short.run();
    for name in ["rekap.html", "rapor/dinas-sosial.html", "rapor/dinas-sosial.md"] {
        assert!(!text(&short, name).contains("SHA-256"), "{name}");
    }
    let card = text(&short, "rapor/dinas-sosial.md");
    assert!(
        card.contains("82,80") && card.contains("## Profil nilai") && !card.contains("https://a.example/1"),
        "{card}"
    );
}

#[test]
fn the_workbook_of_a_report_tells_the_earlier_score_the_change_and_shut_gates() {
    use calamine::{Data, Reader as _, Xlsx};
    let rules =
        RULES.replace("weight = 20 }", "weight = 20, gate = { on = \"saq\", from = 80 }, otherwise = \"zero\" }");
    let run = Run::new("report jawaban.csv --rules aturan.toml -o laporan --since lama.csv")
        .file("aturan.toml", rules)
        .file("jawaban.csv", ANSWERS)
        .file("lama.csv", "agency;group;criterion;score\nDinas Arsip;OPD;total;90,5\nBanua;Kecamatan;total;42\n");
    run.run();
    let bytes = std::fs::read(run.folder().join("laporan/rekap.xlsx")).expect("the workbook");
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.clone())).expect("a workbook");
    let range = book.worksheet_range("Peringkat").expect("the ranking");
    let cell = |row, col| range.get_value((row, col)).cloned().unwrap_or(Data::Empty);
    assert_eq!((cell(5, 9), cell(5, 10)), (Data::String("lama".into()), Data::String("Perubahan".into())));
    assert_eq!((cell(6, 6), cell(6, 9), cell(6, 10)), (Data::Float(99.1), Data::Float(90.5), Data::Float(8.6)));
    assert!(
        cell(8, 11).to_string().contains("uji Uji publik: syarat belum terpenuhi (saq Kuesioner)"),
        "{:?}",
        cell(8, 11)
    );
    let formulas = book.worksheet_formula("Peringkat").expect("formulas");
    assert!(formulas.used_cells().any(|(_, _, text)| text == "ROUND(G7-J7,2)"), "the change is a formula");
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    assert!(parts.by_name("xl/charts/chart1.xml").is_ok(), "a chart of classes by group");
}

#[test]
fn the_recap_workbook_lists_what_check_tells() {
    let asks = format!("{RULES}\n");
    let answers = ANSWERS;
    let list = |arguments: &str| Run::new(arguments).file("aturan.toml", &asks).file("jawaban.csv", answers);
    let told = list("check jawaban.csv --rules aturan.toml --format json").outcome().stdout;
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let codes: std::collections::BTreeSet<&str> =
        told["findings"].as_array().expect("findings").iter().filter_map(|one| one["code"].as_str()).collect();
    let beyond: Vec<&&str> = codes.iter().filter(|code| code.starts_with("W45")).collect();
    assert!(!beyond.is_empty(), "check tells something of its own: {codes:?}");
    let made = list("score jawaban.csv --rules aturan.toml -o hasil.xlsx");
    made.run();
    let report = list("report jawaban.csv --rules aturan.toml -o laporan");
    report.run();
    for (run, name) in [(&made, "hasil.xlsx"), (&report, "laporan/rekap.xlsx")] {
        let bytes = std::fs::read(run.folder().join(name)).expect("the workbook");
        let texts = support::forms::part(&bytes, "xl/sharedStrings.xml");
        for code in &codes {
            assert!(texts.contains(&format!(">{code}<")), "{code} is not in {name}");
        }
    }
}
