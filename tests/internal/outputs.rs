//! What each format says of one scoreboard.

use crate::internal_tests::given::{self, Given};
use ikip::answers::Assessments;
use ikip::i18n::lang::Lang;
use ikip::report::ansi::Palette;
use ikip::report::scores::ScoreFormat;
use ikip::report::view::ScoreReport;
use ikip::rules::{Instrument, read};
use ikip::scoring::{Detail, Scoreboard, score};
use serde_json::Value as Json;
use unicode_width::UnicodeWidthStr;

const RULES: &str = r##"
schema = 1
criteria = [
  { id = "saq", name = "Kuesioner <SAQ>", weight = 80 },
  { id = "saq.1", name = "Profil | badan publik", weight = "100/6" },
  { id = "saq.2", name = "Laporan keuangan", weight = "500/6" },
  { id = "uji", name = "Uji publik", weight = 20, gate = { on = "saq", from = 60 }, otherwise = "zero" },
]
[instrument]
id = "uji-coba"
title = "Uji Coba"
year = 2025
status = "illustrative"
[agency]
label = "Badan publik"
groups = ["OPD", "Kecamatan"]
[score]
decimals = 2
[[class]]
label = "Informatif"
from = 90
color = "#1b7f3b"
[[class]]
label = "Kurang Informatif"
[[cap]]
unless = { on = "saq.1", from = 100 }
best_class = "Kurang Informatif"
[ranking]
within = "group"
"##;

struct Case {
    instrument: Instrument,
    assessments: Assessments,
    board: Scoreboard,
}

impl Case {
    fn new(rules: &str, agencies: &[Given<'_>], detail: Detail) -> Self {
        let instrument = read(rules, "uji.toml").instrument.expect("good rules");
        let assessments = given::assessments(&instrument, agencies, None, None);
        let board = score(&instrument, &assessments, detail);
        Self { instrument, assessments, board }
    }

    fn usual() -> Self {
        Self::new(
            RULES,
            &[
                ("Dinas Kesehatan", Some("OPD"), &[("saq.1", "100"), ("saq.2", "90"), ("uji", "100")]),
                ("Dinas =Sosial|<b>", Some("OPD"), &[("saq.1", "90"), ("saq.2", "100"), ("uji", "100")]),
                ("Dinas \u{1b}[31mArsip\u{202e}", Some("OPD"), &[]),
                ("Kecamatan Banua", Some("Kecamatan"), &[("saq", "50"), ("uji", "100")]),
                ("Kantor Lama", None, &[("total", "91.005")]),
            ],
            Detail::Depth(1),
        )
    }

    fn report(&self) -> ScoreReport<'_> {
        ScoreReport::new(&self.instrument, &self.assessments, &self.board)
    }
}

fn written(report: &ScoreReport<'_>, format: &str) -> String {
    let mut out = Vec::new();
    (ScoreFormat::named(format).expect("a format").write)(report, &mut out).expect("memory takes everything");
    String::from_utf8(out).expect("UTF-8")
}

fn in_lang(case: &Case, lang: Lang) -> ScoreReport<'_> {
    ScoreReport { lang, ..case.report() }
}

#[test]
fn csv_has_the_same_headings_and_points_in_both_languages() {
    let case = Case::usual();
    let expected = "\
rank,agency_id,agency,group,saq,uji,score,class,state
1,Dinas =Sosial|<b>,Dinas =Sosial|<b>,OPD,98.33,100.00,98.67,Kurang Informatif,scored
2,Dinas Kesehatan,Dinas Kesehatan,OPD,91.67,100.00,93.33,Informatif,scored
1,Kecamatan Banua,Kecamatan Banua,Kecamatan,50.00,0.00,40.00,Kurang Informatif,scored
1,Kantor Lama,Kantor Lama,,,,91.01,Kurang Informatif,scored
,Dinas \u{1b}[31mArsip\u{202e},Dinas \u{1b}[31mArsip\u{202e},OPD,,,,,unscored
";
    for lang in Lang::ALL {
        assert_eq!(written(&in_lang(&case, lang), "csv"), expected);
    }
    assert_eq!(written(&case.report(), "tsv"), expected.replace(',', "\t"));
}

#[test]
fn json_says_every_number_with_its_own_digits() {
    let text = written(&Case::usual().report(), "json");
    let json: Json = serde_json::from_str(&text).expect("JSON");
    assert_eq!(json["schema"], "ikip.scores/1");
    let best = &json["agencies"][0];
    assert_eq!(best["exact"], "296/3");
    assert_eq!(best["capped_by"], "saq.1");
    assert_eq!(best["criteria"][0]["exact"], "295/3");
    assert!(text.contains("\"score\": 98.67") && text.contains("\"weight\": 80"), "{text}");
    let gated = &json["agencies"][2]["criteria"][1];
    assert_eq!(
        (&gated["state"], &gated["score"], &gated["exact"]),
        (&Json::from("gated"), &Json::from(0), &Json::from("0"))
    );
    let absent = &json["agencies"][4];
    assert_eq!((&absent["state"], &absent["reason"]), (&Json::from("unscored"), &Json::from("absent")));
    assert!(["rank", "score", "exact", "class"].iter().all(|key| absent[*key].is_null()));
    assert_eq!(json["groups"][0]["classes"]["Informatif"], 1);
    assert_eq!(json["groups"][0]["listed"], 3);
    assert_eq!(json["agencies"][3]["exact"], "18201/200");
}

#[test]
fn json_keeps_to_its_schema_at_every_depth() {
    let schema = ikip::report::schema::schema("scores").expect("a schema of scores");
    let schema: Json = serde_json::from_str(&(schema.text)(Lang::En)).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    for detail in [Detail::Depth(0), Detail::Depth(1), Detail::All] {
        let case =
            Case { board: score(&Case::usual().instrument, &Case::usual().assessments, detail), ..Case::usual() };
        let json: Json = serde_json::from_str(&written(&case.report(), "json")).expect("JSON");
        let broken: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(broken.is_empty(), "{broken:?}");
        let mut wrong = json.clone();
        wrong["agencies"][0]["score"] = "98,67".into();
        assert!(!validator.is_valid(&wrong));
    }
}

#[test]
fn json_lines_hold_what_json_holds() {
    let case = Case::usual();
    let whole: Json = serde_json::from_str(&written(&case.report(), "json")).expect("JSON");
    let text = written(&case.report(), "jsonl");
    let mut lines = text.lines().map(|line| serde_json::from_str::<Json>(line).expect("JSON"));
    let mut first = lines.next().expect("a first line");
    let agencies: Vec<Json> = lines.collect();
    first["agencies"] = agencies.into();
    assert_eq!(first, whole);
}

#[test]
fn the_table_speaks_the_language_and_marks_decimals_its_way() {
    let case = Case::usual();
    let id = written(&in_lang(&case, Lang::Id), "table");
    assert!(id.starts_with("Uji Coba 2025 · uji-coba · status: contoh"), "{id}");
    assert!(id.contains("98,67") && id.contains("Peringkat") && id.contains("tidak ada jawaban"), "{id}");
    let en = written(&in_lang(&case, Lang::En), "table");
    assert!(en.contains("98.67") && en.contains("Rank") && en.contains("no answers"), "{en}");
}

#[test]
fn places_restart_in_each_group_and_groups_stand_in_the_order_of_the_rules() {
    let text = written(&Case::usual().report(), "table");
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is missing in\n{text}"));
    assert!(at("\nOPD\n") < at("\nKecamatan\n") && at("\nKecamatan\n") < at("\nTanpa kelompok\n"), "{text}");
    assert_eq!(text.lines().filter(|line| line.trim_start().starts_with("1 ")).count(), 3, "{text}");
}

#[test]
fn a_class_that_is_held_down_is_marked_and_explained() {
    let text = written(&Case::usual().report(), "table");
    assert!(text.contains("Kurang Informatif*\n"), "{text}");
    let prose = text.replace('\n', " ");
    assert!(
        prose.contains("paling tinggi Kurang Informatif, karena saq.1 Profil | badan publik belum mencapai 100"),
        "{text}"
    );
}

#[test]
fn no_cell_reaches_the_terminal_as_a_command() {
    for format in ["table", "md"] {
        let text = written(&Case::usual().report(), format);
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text:?}");
        assert!(text.contains("Arsip"), "{text}");
    }
}

#[test]
fn colour_is_only_the_colour_of_the_class_and_changes_no_width() {
    let case = Case::usual();
    let plain = written(&case.report(), "table");
    let mut report = case.report();
    report.screen.palette = Palette::Full;
    let painted = written(&report, "table");
    assert!(painted.contains("\u{1b}[38;2;27;127;59m") || painted.contains("38;2;27;127;59"), "{painted:?}");
    let mut stripped = String::new();
    let mut rest = painted.as_str();
    while let Some(at) = rest.find('\u{1b}') {
        stripped.push_str(&rest[..at]);
        rest = &rest[at + rest[at..].find('m').expect("an end of the code") + 1..];
    }
    stripped.push_str(rest);
    assert_eq!(stripped, plain);
}

#[test]
fn a_table_fits_a_terminal_of_any_usual_width() {
    let case = Case::usual();
    for width in 48..140 {
        let mut report = case.report();
        report.screen.width = Some(width);
        let text = written(&report, "table");
        let longest = text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
        assert!(longest <= width, "{longest} > {width}\n{text}");
    }
}

#[test]
fn columns_that_do_not_fit_are_named() {
    let case = Case::usual();
    let mut report = case.report();
    report.screen.width = Some(50);
    let text = written(&report, "table");
    assert!(text.contains("2 kolom kriteria tidak muat di layar ini: saq, uji"), "{text}");
}

#[test]
fn markdown_escapes_what_inputs_say_and_tells_where_it_comes_from() {
    let text = written(&Case::usual().report(), "md");
    assert!(text.contains("Dinas =Sosial\\|&lt;b&gt;") && text.contains("Kuesioner &lt;SAQ&gt;"), "{text}");
    assert!(text.contains("SHA-256 `") && text.contains("uji-coba") && text.contains("ikip 0."), "{text}");
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
    let cells = |row: &str| row.replace("\\|", "").matches('|').count();
    assert_eq!(cells(rows[0]), cells(rows[2]), "{text}");
}

#[test]
fn the_top_shows_whoever_shares_its_last_place() {
    let rules = RULES.replace("within = \"group\"", "within = \"all\"");
    let agencies: Vec<Given<'_>> = vec![
        ("A", Some("OPD"), &[("total", "90")]),
        ("B", Some("OPD"), &[("total", "80")]),
        ("C", Some("Kecamatan"), &[("total", "80")]),
        ("D", Some("OPD"), &[("total", "70")]),
        ("E", Some("OPD"), &[]),
    ];
    let case = Case::new(&rules, &agencies, Detail::Depth(0));
    let names = |report: &ScoreReport<'_>| {
        report.rows.iter().map(|row| report.agency(row).name.to_string()).collect::<String>()
    };
    for (most, expected) in [(0, ""), (1, "A"), (2, "ABC"), (3, "ABC"), (4, "ABCD"), (9, "ABCD")] {
        let mut report = case.report();
        report.only_top(most);
        assert_eq!(names(&report), expected, "--top {most}");
    }
    let mut report = case.report();
    report.only_groups(&["opd".to_owned()]);
    assert_eq!(names(&report), "ABDE");
    report.only_top(2);
    assert_eq!(names(&report), "AB");
    assert_eq!(report.groups.len(), 1);
}
