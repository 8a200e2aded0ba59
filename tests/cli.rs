//! The command line: exit codes, streams, languages, and the commands about rules.

use std::process::{Command, Stdio};

use crate::support::Run;
use serde_json::Value as Json;

#[test]
fn help_is_there_in_both_languages_and_goes_to_stdout() {
    Run::new("--help").says("Pemakaian: ikip").says("Perintah:").stderr("").run();
    Run::new("--help --lang en").says("Usage: ikip").says("Exit codes:").stderr("").run();
    Run::new("rules show --help").variable("LANG", "en_US.UTF-8").says("Usage: ikip rules show").run();
    Run::new("--version").stdout(concat!("ikip ", env!("CARGO_PKG_VERSION"), "\n")).run();
}

#[test]
fn wrong_usage_ends_in_2_with_nothing_on_stdout() {
    for arguments in ["", "rules", "skor", "rules show", "--warna", "rules list --format xml", "rules show --format"] {
        let outcome = Run::new(arguments).status(2).stdout("").run();
        assert!(!outcome.stderr.is_empty(), "{arguments}");
    }
    Run::new("rule").status(2).tells("kesalahan: perintah rule tidak dikenal; maksudnya formulir, rules?").run();
    Run::new("rule --lang en").status(2).tells("unrecognized subcommand 'rule'").run();
    Run::new("rules list --format xml").status(2).tells("pilihannya: text, json").run();
}

#[test]
fn every_kind_of_wrong_usage_is_said_in_indonesian() {
    let cases = [
        ("score", "kesalahan: yang ini wajib disebut: --rules <BERKAS|KODE>\n\nPemakaian: ikip score [OPSI]"),
        ("score x --rules", "kesalahan: --rules <BERKAS|KODE> belum diberi nilai\n"),
        ("score x --rules a --rules b", "kesalahan: --rules <BERKAS|KODE> hanya boleh disebut satu kali\n"),
        ("score x --rules a --keep-going=3", "kesalahan: --keep-going tidak menerima nilai \"3\"\n"),
        ("score x --rules a --top -1", "kesalahan: nilai \"-1\" untuk --top <N> tidak sah: tulis bilangan bulat"),
        (
            "score x --rules a --top banyak",
            "kesalahan: nilai \"banyak\" untuk --top <N> tidak sah: tulis bilangan bulat",
        ),
        ("score x --rules a --depth 1.5", "kesalahan: nilai \"1.5\" untuk --depth <N|all> tidak sah: tulis 0, 1, 2"),
        (
            "score x --rules a --format pdf",
            "kesalahan: nilai \"pdf\" untuk --format <FORMAT> tidak dikenal; pilihannya: table",
        ),
        ("score x --rules a --pelangi", "kesalahan: argumen --pelangi tidak dikenal"),
        ("verify x --rules a --manifest b", "kesalahan: [TERBIT]... tidak dapat dipakai bersama --manifest <BERKAS>"),
        ("skore", "kesalahan: perintah skore tidak dikenal; maksudnya score?\n\nPemakaian: ikip [OPSI] <PERINTAH>"),
        (
            "completions tcsh",
            "kesalahan: nilai \"tcsh\" untuk <SHELL> tidak dikenal (maksudnya zsh?); pilihannya: bash",
        ),
    ];
    for (arguments, said) in cases {
        let outcome = Run::new(arguments).status(2).stdout("").tells(said).run();
        for english in ["error:", "Usage", "OPTIONS", "COMMAND", "--help'", "required", "invalid", "tip:"] {
            assert!(!outcome.stderr.contains(english), "{arguments}: {english} stands in\n{}", outcome.stderr);
        }
    }
    Run::new("score x --rules a --top banyak --lang en").status(2).tells("write a whole number: 0, 1, 2").run();
}

#[test]
fn help_may_be_asked_for_as_a_command() {
    Run::new("help").says("Pemakaian: ikip [OPSI] <PERINTAH>").run();
    Run::new("help rules show").says("Pemakaian: ikip rules show").run();
    Run::new("bantuan laporan --lang en").says("Usage: ikip report").run();
    Run::new("help bukan").status(2).tells("perintah bukan tidak dikenal").run();
}

#[test]
fn unknown_rules_are_wrong_usage_and_the_nearest_is_named() {
    Run::new("rules show spbe2020").status(2).tells("E004").tells("maksudnya spbe-2020?").stdout("").run();
    Run::new("rules show tidak/ada.toml").status(2).tells("E005").tells("tidak/ada.toml").stdout("").run();
    Run::new("rules show ada.toml")
        .file("ada.toml", b"schema = 1\n\xff")
        .status(2)
        .tells("E008")
        .tells("ada.toml:2")
        .run();
}

#[test]
fn every_shipped_file_is_listed_and_can_be_shown() {
    let list = Run::new("rules list --format json").stderr("").run().stdout;
    let list: Vec<Json> = serde_json::from_str(&list).expect("JSON");
    assert!(list.len() > 40, "{}", list.len());
    Run::new("rules list").says("spbe-2020").says("Indeks SPBE").says("resmi").run();
    for id in ["spbe-2020", "contoh", "monev-bali-2025", "ikip-2024"] {
        assert!(list.iter().any(|one| one["id"] == id), "{id}");
        for lang in ["id", "en"] {
            Run::new("rules show").arg(id).arg("--lang").arg(lang).says(id).stderr("").run();
        }
    }
}

#[test]
fn shown_weights_of_the_leaves_add_up_to_the_whole() {
    for id in ["spbe-2020", "contoh", "ikip-2024", "monev-ki-pusat-2025"] {
        let text = Run::new("rules show --format json").arg(id).run().stdout;
        let shown: Json = serde_json::from_str(&text).expect("JSON");
        assert_eq!(shown["schema"], "ikip.rules/1");
        let criteria = shown["criteria"].as_array().expect("criteria");
        let views = criteria[0]["effective"].as_array().expect("views").len();
        for view in 0..views {
            let top = criteria.iter().filter(|c| c["parent"] == "total");
            let sum: f64 = top.filter_map(|c| c["effective"][view]["percent"].as_f64()).sum();
            assert!((sum - 100.0).abs() < 1e-9, "{id}: {sum}");
        }
    }
}

#[test]
fn rules_as_json_tell_what_stands_on_the_annex_of_a_decree() {
    let text = "schema = 1\ncriteria = [{ id = \"1\", name = \"Satu\", weight = 100 }]\n[instrument]\nid = \"uji\"\n\
                title = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n[decree]\nnumber = \"7 Tahun 2026\"\n";
    let shown = Run::new("rules show aturan.toml --format json").file("aturan.toml", text).run().stdout;
    let shown: Json = serde_json::from_str(&shown).expect("JSON");
    assert_eq!(shown["decree"]["number"], "7 Tahun 2026");
    assert!(shown["decree"]["signatory"].is_null() && shown["decree"].as_object().expect("a table").len() == 7);
}

#[test]
fn weights_of_groups_that_differ_are_shown_side_by_side() {
    Run::new("rules show contoh").says("OPD (%)").says("Kabupaten/Kota, Instansi vertikal (%)").run();
}

#[test]
fn the_text_of_shipped_rules_can_be_printed_and_checked_again() {
    let text = Run::new("rules show spbe-2020 --format toml").run().stdout;
    assert_eq!(text, include_str!("../scoring-rules/spbe-2020.toml"));
    Run::new("rules check salinan.toml").file("salinan.toml", text).says("salinan.toml: tidak ada temuan").run();
}

#[test]
fn the_sheet_to_start_from_has_no_findings() {
    let sheet = Run::new("rules new").stderr("").run().stdout;
    Run::new("rules check baru.toml --strict").file("baru.toml", sheet).says("baru.toml: tidak ada temuan").run();
}

const SIX_MISTAKES: &str = r#"schema = 1
criteria = [
  { id = "a", name = "A", weight = 60, scale = "tiada" },
  { id = "b", name = "B", weight = 30 },
  { id = "b", name = "B lagi", weight = 5 },
]
[instrument]
id = "salah"
title = Tanpa kutip
status = "resmi"
[score]
desimal = 2
"#;

#[test]
fn all_mistakes_of_a_rules_file_are_reported_with_their_places() {
    let text = Run::new("rules check salah.toml --format json").file("salah.toml", SIX_MISTAKES).status(2).run().stdout;
    let report: Json = serde_json::from_str(&text).expect("JSON");
    let findings = report["findings"].as_array().expect("findings");
    let lines: Vec<u64> = findings.iter().filter_map(|finding| finding["line"].as_u64()).collect();
    for line in [3, 5, 9, 10, 12] {
        assert!(lines.contains(&line), "line {line} is not among {lines:?}");
    }
    assert!(findings.len() >= 6, "{text}");
    let errors = findings.iter().filter(|finding| finding["severity"] == "error").count();
    assert_eq!(report["files"][0]["errors"], errors);
    let shown = Run::new("rules check salah.toml").file("salah.toml", SIX_MISTAKES).status(2).stderr("").run().stdout;
    assert_eq!(shown.matches("kesalahan[").count(), errors, "{shown}");
}

#[test]
fn one_wrong_file_among_good_ones_decides_the_exit_code() {
    Run::new("rules check spbe-2020 salah.toml")
        .file("salah.toml", SIX_MISTAKES)
        .status(2)
        .says("spbe-2020: tidak ada")
        .run();
    Run::new("rules check spbe-2020 ikip-2024").run();
}

#[test]
fn schemas_are_json_and_name_their_shape() {
    let text = Run::new("rules schema scores").run().stdout;
    let schema: Json = serde_json::from_str(&text).expect("JSON");
    assert_eq!(schema["$id"], "ikip.scores/1");
}

#[test]
fn completions_and_the_manual_come_from_the_same_arguments() {
    for shell in ["bash", "fish", "zsh", "elvish", "powershell"] {
        Run::new("completions").arg(shell).says("IKIP_COMPLETE_ID").stderr("").run();
    }
    Run::new("man").says(".TH ikip").says("ikip\\-rules(1)").stderr("").run();
    Run::new("man rules").says("ikip\\-rules").run();
    Run::new("man tiada").status(2).tells("E007").run();
}

#[test]
fn a_closed_pipe_is_no_error_and_silent() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ikip"))
        .args(["rules", "show", "spbe-2020"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_at_stdout_is_told_and_ends_in_3() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
    let output = Command::new(env!("CARGO_BIN_EXE_ikip"))
        .args(["rules", "show", "spbe-2020"])
        .stdout(full)
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("E902"));
}

#[test]
fn every_command_has_an_indonesian_name_and_options_have_theirs() {
    let help = |command: &str| Run::new(command).args("--help --lang id").run().stdout;
    for pair in
        ["score nilai", "rules aturan", "completions pelengkap", "template formulir", "table tabel", "man manual"]
    {
        let (english, indonesian) = pair.split_once(' ').expect("two names");
        assert_eq!(help(english), help(indonesian), "{pair}");
        let lists = Run::new("--help --lang id").run().stdout;
        assert!(lists.contains(&format!("(juga: {indonesian})")), "{indonesian} is not told");
    }
    for pair in ["list daftar", "show tampilkan", "check periksa", "which berlaku", "new baru", "schema skema"] {
        let (english, indonesian) = pair.split_once(' ').expect("two names");
        assert_eq!(help(&format!("rules {english}")), help(&format!("aturan {indonesian}")), "{pair}");
    }
    let answers = "agency,group,criterion,score\nDinas Arsip,OPD,saq.1.1,Ya\n";
    let scored = |arguments: &str| Run::new(arguments).file("a.csv", answers).run().stdout;
    assert_eq!(
        scored("nilai a.csv --aturan contoh --teratas 1 --bentuk csv --bahasa en"),
        scored("score a.csv --rules contoh --top 1 --format csv --lang en")
    );
}
