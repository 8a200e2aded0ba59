//! Published tables as offices and newspapers print them: each layout is read whole, a correct table follows, and one
//! wrong figure in it is found where it stands.

use crate::support::Run;
use rust_xlsxwriter::{Format, Workbook};
use serde_json::Value as Json;

/// A correct table, how many figures of it are checked, and one figure made wrong: text, its replacement, and what is
/// then told of whom.
struct Layout {
    name: &'static str,
    table: &'static str,
    figures: u64,
    wrong: (&'static str, &'static str),
    told: (&'static str, &'static str),
}

/// Rules of all tables here: saq 80, visit 20; dense ranks within groups; classes from 90, 80, 60, 40.
const RULES: &str = "verify --rules monev-kaltim-2025 --format json";

const LAYOUTS: &[Layout] = &[
    Layout {
        name: "ranks in Roman numbers, semicolons, decimal comma",
        table: "Peringkat;Badan Publik;Nilai;Kualifikasi\nI;Dinas A;95,10;Informatif\nII;Dinas B;91,00;Informatif\n\
                III;Dinas C;80,50;Menuju Informatif\n",
        figures: 6,
        wrong: ("II;Dinas B", "III;Dinas B"),
        told: ("rank", "Dinas B"),
    },
    Layout {
        name: "ranks in words, a title, a row of column numbers, means and signatures below",
        table: "DAFTAR HASIL MONEV TAHUN 2025;;;;\nNo;Badan Publik;Nilai;Predikat;Juara\n(1);(2);(3);(4);(5)\n\
                1;Dinas A;95,10;Informatif;Juara I\n2;Dinas B;91,00;Informatif;Juara II\n\
                ;Rata-rata;93,05;;\n\n;;;Samarinda, 1 Desember 2025;\n;;;Ketua;\n",
        figures: 5,
        wrong: ("91,00;Informatif", "91,00;Menuju Informatif"),
        told: ("class", "Dinas B"),
    },
    Layout {
        name: "a header of merged cells over two rows",
        table: "No;Badan Publik;Nilai;;;Predikat;Peringkat\n;;SAQ;Visitasi;Total;;\n\
                1;Dinas A;90,5;80;88,4;Menuju Informatif;1\n2;Dinas B;85;80,5;84,1;Menuju Informatif;2\n",
        figures: 6,
        wrong: ("88,4;", "84,8;"),
        told: ("score", "Dinas A"),
    },
    Layout {
        name: "scores beside what they bring into the total",
        table: "No;Badan Publik;SAQ;SAQ (80%);Visitasi;Visitasi (20%);Nilai Akhir;Predikat;Ranking\n\
                1;Dinas A;90;72;80;16;88;Menuju Informatif;1\n2;Dinas B;85;68;80;16;84;Menuju Informatif;2\n",
        figures: 10,
        wrong: ("68;80;16", "68;80;19"),
        told: ("part", "Dinas B"),
    },
    Layout {
        name: "parts only, told by their sums",
        table: "No;Badan Publik;SAQ (80%);Visitasi (20%);Nilai Akhir;Predikat;Ranking\n\
                1;Dinas A;72,40;16,00;88,40;Menuju Informatif;1\n2;Dinas B;68,00;16,00;84,00;Menuju Informatif;2\n\
                3;Dinas C;48,00;16,00;64,00;Cukup Informatif;3\n",
        figures: 9,
        wrong: ("72,40;16,00;88,40", "72,40;16,00;88,04"),
        told: ("score", "Dinas A"),
    },
    Layout {
        name: "scores under headings that name their weight",
        table: "No;Badan Publik;SAQ (80%);Visitasi (20%);Nilai Akhir;Predikat;Ranking\n\
                1;Dinas A;90,50;80,00;88,40;Menuju Informatif;1\n2;Dinas B;85,00;80,00;84,00;Menuju Informatif;2\n",
        figures: 6,
        wrong: ("85,00;80,00;84,00", "85,00;80,00;82,50"),
        told: ("score", "Dinas B"),
    },
    Layout {
        name: "a table for each group, one below the other",
        table: "A. OPD;;;;\nNo;Badan Publik;Nilai;Predikat;Peringkat\n1;Dinas A;88;Menuju Informatif;1\n\
                2;Dinas B;84;Menuju Informatif;2\n;;;;\nB. KAB/KOTA;;;;\nNo;Badan Publik;Nilai;Predikat;Peringkat\n\
                1;Kota C;98;Informatif;1\n2;Kota D;64;Cukup Informatif;2\n",
        figures: 8,
        wrong: ("84;Menuju Informatif;2", "84;Menuju Informatif;1"),
        told: ("rank", "Dinas B"),
    },
    Layout {
        name: "sections inside one table",
        table: "No;Badan Publik;Nilai;Predikat;Peringkat\nA;OPD;;;\n1;Dinas A;88;Menuju Informatif;1\n\
                2;Dinas B;84;Menuju Informatif;2\nB;Kab/Kota;;;\n1;Kota C;98;Informatif;1\n\
                2;Kota D;64;Cukup Informatif;2\n",
        figures: 8,
        wrong: ("98;Informatif", "89;Informatif"),
        told: ("class", "Kota C"),
    },
    Layout {
        name: "a summary below the ranking, with those that were not assessed",
        table: "No;Badan Publik;Nilai;Predikat;Peringkat\n1;Dinas A;88;Menuju Informatif;1\n\
                2;Dinas B;84;Menuju Informatif;2\n3;Dinas Z;-;Tidak dinilai;-\n;;;;\nPredikat;Jumlah;;;\n\
                Informatif;0;;;\nMenuju Informatif;2;;;\nCukup Informatif;0;;;\nKurang Informatif;0;;;\n\
                Tidak Informatif;0;;;\nTidak dinilai;1;;;\nJumlah;3;;;\n",
        figures: 10,
        wrong: ("Menuju Informatif;2;;;", "Menuju Informatif;3;;;"),
        told: ("count", "Menuju Informatif"),
    },
    Layout {
        name: "a column of counts for each class, a row for each group",
        table: "Kelompok;Informatif;Menuju Informatif;Cukup Informatif;Kurang Informatif;Tidak Informatif;Jumlah\n\
                OPD;3;4;5;2;1;15\nKab/Kota;1;2;3;4;5;15\nTotal;4;6;8;6;6;30\n",
        figures: 9,
        wrong: ("4;6;8;6;6;30", "4;6;8;6;7;31"),
        told: ("sum", "Tidak Informatif"),
    },
    Layout {
        name: "counts and percentages for each class under merged headings",
        table: "Kelompok;Informatif;;Menuju Informatif;;Jumlah\n;Jumlah;%;Jumlah;%;\nOPD;3;30;7;70;10\n\
                Kab/Kota;1;25;3;75;4\n",
        figures: 6,
        wrong: ("3;75;4", "3;70;4"),
        told: ("percent", "Kab/Kota: Menuju Informatif"),
    },
    Layout {
        name: "a row for each class, a column of counts for each group",
        table: "Kualifikasi;OPD;Kab/Kota;Jumlah\nInformatif;3;1;4\nMenuju Informatif;4;2;6\nCukup Informatif;5;3;8\n\
                Kurang Informatif;2;4;6\nTidak Informatif;1;5;6\nJumlah;15;15;30\n",
        figures: 9,
        wrong: ("Menuju Informatif;4;2;6", "Menuju Informatif;4;2;7"),
        told: ("sum", "Menuju Informatif"),
    },
    Layout {
        name: "two classes of five, with percentages of a whole that is not named",
        table: "Kualifikasi;Jumlah;Persen\nInformatif;60;17,24\nMenuju Informatif;34;9,77\n",
        figures: 2,
        wrong: ("17,24", "17,43"),
        told: ("percent", "Informatif"),
    },
    Layout {
        name: "loose headings, classes shortened or with their bounds, codes in capitals",
        table: "Rangking;Badan Publik;Skor Monev 2025;Hasil\n1;DINAS A;95,10;INFORMATIF (90-100)\n\
                2;DINAS B;84,00;Menuju\n",
        figures: 4,
        wrong: ("84,00;Menuju", "84,00;Cukup"),
        told: ("class", "DINAS B"),
    },
    Layout {
        name: "a row for each score",
        table: "Nama OPD;Kode Indikator;Nilai\nDinas A;saq;90\nDinas A;visit;80\nDinas A;total;88\nDinas B;saq;85\n\
                Dinas B;visit;80\nDinas B;total;84\n",
        figures: 2,
        wrong: ("total;84", "total;48"),
        told: ("score", "Dinas B"),
    },
    Layout {
        name: "a table of a Markdown page",
        table: "# Hasil\n\n| Peringkat | Badan Publik | Nilai | Kualifikasi |\n|---:|---|---:|---|\n\
                | 1 | Dinas A | 91,00 | Informatif |\n| 2 | Dinas B | 80,00 | Menuju Informatif |\n",
        figures: 4,
        wrong: ("91,00", "89,99"),
        told: ("class", "Dinas A"),
    },
];

fn verified(table: &str, status: i32) -> Json {
    let run = Run::new(RULES).arg("terbit.csv").file("terbit.csv", table).status(status).stderr("");
    serde_json::from_str(&run.run().stdout).expect("JSON")
}

fn figures(json: &Json) -> u64 {
    let kinds = ["scores", "criteria", "parts", "classes", "ranks", "counts"];
    kinds.iter().map(|kind| json["checked"][kind].as_u64().expect("a number")).sum()
}

/// What is told of whom.
fn told(json: &Json) -> Vec<(&str, &str)> {
    let all = json["mismatches"].as_array().expect("mismatches").iter();
    all.map(|one| (one["what"].as_str().expect("a text"), one["subject"].as_str().expect("a text"))).collect()
}

#[test]
fn a_correct_table_follows_in_every_layout_and_every_figure_of_it_is_checked() {
    for layout in LAYOUTS {
        let json = verified(layout.table, 0);
        assert_eq!(told(&json), [], "{}", layout.name);
        assert_eq!(figures(&json), layout.figures, "{}: {}", layout.name, json["checked"]);
    }
    println!("{} layouts", LAYOUTS.len());
}

#[test]
fn one_wrong_figure_is_found_in_every_layout() {
    for layout in LAYOUTS {
        let (from, to) = layout.wrong;
        assert_eq!(layout.table.matches(from).count(), 1, "{}: {from}", layout.name);
        let json = verified(&layout.table.replace(from, to), 1);
        let told = told(&json);
        assert!(told.contains(&layout.told), "{}: {told:?}", layout.name);
    }
    println!("{} of {} found", LAYOUTS.len(), LAYOUTS.len());
}

#[test]
fn a_workbook_with_a_sheet_for_each_group_is_read_whole() {
    let mut book = Workbook::new();
    for (name, rows) in
        [("OPD", [("Dinas A", 95.1), ("Dinas B", 84.0)]), ("Kota", [("Kota C", 98.0), ("Kota D", 64.0)])]
    {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        sheet.write_string(0, 0, "Hasil monev").expect("a title");
        for (column, heading) in (0..).zip(["Peringkat", "Badan Publik", "Nilai"]) {
            sheet.write_string(2, column, heading).expect("a heading");
        }
        for (row, (agency, score)) in (3..).zip(rows) {
            sheet.write_number(row, 0, f64::from(row) - 2.0).expect("a rank");
            sheet.write_string(row, 1, agency).expect("a name");
            let format = Format::new().set_num_format("0.00");
            sheet.write_number_with_format(row, 2, score, &format).expect("a score");
        }
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let run = Run::new("verify terbit.xlsx --rules monev-kaltim-2025 --format json").file("terbit.xlsx", &bytes);
    let json: Json = serde_json::from_str(&run.run().stdout).expect("JSON");
    assert_eq!((json["checked"]["ranks"].as_u64(), told(&json)), (Some(4), vec![]));
    let one =
        Run::new("verify terbit.xlsx --rules monev-kaltim-2025 --format json --sheet Kota").file("terbit.xlsx", bytes);
    let json: Json = serde_json::from_str(&one.run().stdout).expect("JSON");
    assert_eq!(json["checked"]["ranks"], 2);
}

#[test]
fn a_folder_with_a_file_for_each_agency_is_one_published_table() {
    let file = |total: &str| format!("criterion,score\nsaq,90\nvisit,80\ntotal,{total}\n");
    let run =
        Run::new(RULES).arg("terbit").file("terbit/Dinas A.csv", file("88")).file("terbit/Dinas B.csv", file("90"));
    let json: Json = serde_json::from_str(&run.status(1).run().stdout).expect("JSON");
    assert_eq!(told(&json), [("score", "Dinas B")]);
    assert_eq!(json["checked"]["scores"], 2);
}

#[test]
fn unrounded_numbers_of_a_workbook_are_held_to_the_digits_that_the_rules_print() {
    let table = |scores: [&str; 3]| {
        let rows = ["1;Dinas A", "1;Dinas B", "2;Dinas C"].iter().zip(scores);
        let rows = rows.map(|(row, score)| {
            format!("{row};{score};{}\n", if score < "9" { "Menuju Informatif" } else { "Informatif" })
        });
        format!("Peringkat;Badan Publik;Nilai;Predikat\n{}", rows.collect::<String>())
    };
    // 90.004 and 89.996 are both printed 90.00: one place, and the higher class.
    let json = verified(&table(["90,0040001", "90,0000001", "89,1234567"]), 0);
    assert_eq!(figures(&json), 6);
    let text = "Peringkat;Badan Publik;Nilai;Predikat\n1;Dinas A;89,9960001;Informatif\n";
    assert_eq!(told(&verified(text, 0)), []);
}

#[test]
fn what_score_writes_follows_in_every_format_that_can_be_read_again() {
    let answers = "agency,group,saq,visit\nDinas A,OPD,90.55,80\nDinas B,OPD,85.01,\nDinas C,OPD,,\nKota D,Kota,60,70.333\nKota E,Kota,60,70.333\n";
    for format in ["csv", "tsv", "xlsx", "md", "json", "jsonl"] {
        let run = Run::new("score jawaban.csv --rules monev-kaltim-2025 -o").arg(&format!("hasil.{format}"));
        let run = run.file("jawaban.csv", answers);
        run.run();
        let bytes = std::fs::read(run.folder().join(format!("hasil.{format}"))).expect("a result");
        for against in ["", "--against jawaban.csv"] {
            let check = Run::new(RULES).args(against).arg("hasil").file("jawaban.csv", answers).file("hasil", &bytes);
            let json: Json = serde_json::from_str(&check.stderr("").run().stdout).expect("JSON");
            assert_eq!(told(&json), [], "{format} {against}");
            assert!(json["checked"]["ranks"].as_u64() >= Some(4), "{format} {against}: {}", json["checked"]);
        }
    }
}

#[test]
fn somebody_printed_as_not_assessed_must_be_without_a_score() {
    let answers = "agency,saq,visit\nDinas A,90,80\nDinas B,85,80\n";
    let table = "Badan Publik;Nilai;Predikat\nDinas A;88,00;Menuju Informatif\nDinas B;-;Tidak dinilai\n";
    let run = Run::new(RULES).args("terbit.csv --against jawaban.csv");
    let run = run.file("jawaban.csv", answers).file("terbit.csv", table).status(1).run();
    let json: Json = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(told(&json), [("score", "Dinas B")]);
}

#[test]
fn a_group_that_nobody_is_in_is_wrong_usage() {
    let table = "Badan Publik;Kelompok;Nilai\nDinas A;OPD;88\n";
    let run = Run::new("verify terbit.csv --rules monev-kaltim-2025 --group Kota").file("terbit.csv", table);
    run.status(2).stdout("").tells("OPD").run();
    let run = Run::new("verify terbit.csv --rules monev-kaltim-2025 --group opd").file("terbit.csv", table);
    run.status(1).run();
}

fn slips(json: &Json) -> Vec<&str> {
    let slips = json["mismatches"][0]["slips"].as_array().expect("slips").iter();
    slips.map(|slip| slip["slip"].as_str().expect("a name")).collect()
}

#[test]
fn a_part_that_is_cut_or_made_with_other_weights_is_named_with_inputs_and_without() {
    let answers = "agency,saq,visit\nDinas A,90.57,80.12\n";
    for (part, slip) in [("72,45", "truncated"), ("45,29", "equal-weights"), ("63,40", "other-weights")] {
        let table = format!("Badan Publik;SAQ;SAQ x 80%\nDinas A;90,57;{part}\n");
        for against in ["", "--against jawaban.csv"] {
            // A printed score may be that of a part that was rounded down.
            if slip == "truncated" && against.is_empty() {
                continue;
            }
            // The visit carries 30 % under these rules.
            let other = include_str!("../scoring-rules/monev-kaltim-2025.toml");
            let other = other.replacen("monev-kaltim-2025", "lain", 1).replacen("weight = 80", "weight = 70", 1);
            let other = other.replacen("name = \"Visitasi\", weight = 20", "name = \"Visitasi\", weight = 30", 1);
            let run = Run::new(RULES).args("terbit.csv --also lain.toml").args(against).status(1);
            let run = run.file("terbit.csv", &table).file("jawaban.csv", answers).file("lain.toml", other);
            let json: Json = serde_json::from_str(&run.run().stdout).expect("JSON");
            assert_eq!(told(&json)[0], ("part", "Dinas A"), "{part} {against}");
            assert!(slips(&json).contains(&slip), "{part} {against}: {:?}", slips(&json));
        }
    }
}

#[test]
fn ranks_of_a_table_counted_in_the_other_pool_are_named_without_inputs() {
    let rules = |within: &str| {
        format!(
            "schema = 1\ncriteria = [{{ id = \"a\", name = \"A\", weight = 100 }}]\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\n\
             year = 2025\nstatus = \"illustrative\"\n[ranking]\nwithin = \"{within}\"\n"
        )
    };
    let over_all = "name,group,score,rank\nA,X,90,1\nB,Y,80,2\nC,X,70,3\nD,Y,60,4\n";
    let within = "name,group,score,rank\nA,X,90,1\nB,Y,80,1\nC,X,70,2\nD,Y,60,2\n";
    for (rules, table) in [(rules("group"), over_all), (rules("all"), within)] {
        let run = Run::new("verify terbit.csv --rules uji.toml --format json").file("uji.toml", rules);
        let json: Json = serde_json::from_str(&run.file("terbit.csv", table).status(1).run().stdout).expect("JSON");
        assert!(slips(&json).contains(&"other-pool"), "{:?}", json["mismatches"]);
    }
}
