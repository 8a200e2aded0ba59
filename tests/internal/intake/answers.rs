use crate::internal_tests::intake::desk::{desk, found, long, places, read, with_rules};
use ikip::intake::hints::DecimalMark;

#[test]
fn every_kind_of_wrong_answer_has_its_finding() {
    for (cell, code) in [
        ("saq.1,baik", "E301"),
        ("saq.1,1e2", "E341"),
        ("saq.1,1.2.3", "E301"),
        ("saq.1,100.01", "E302"),
        ("saq.1,-1", "E302"),
        ("uji.1,3.25", "E304"),
        ("saq.2,mungkin", "E305"),
        ("saq.2,1", "E305"),
        ("saq.1,tidak ada kasus", "E309"),
        ("saq.9,1", "E308"),
        (",1", "E315"),
        ("uji.1,80%", "E319"),
        ("saq.1,1/0", "E320"),
    ] {
        let (criterion, _) = cell.split_once(',').expect("a criterion and an answer");
        let at = if code == "E308" || code == "E315" { 3 } else { criterion.chars().count() + 4 };
        assert_eq!(found(&long(&format!("A,{cell}"))), [format!("{code}@2:{at}")], "{cell}");
    }
}

#[test]
fn numbers_are_read_as_offices_write_them() {
    for (cell, sum) in [
        ("\"85,5\"", "171/2"),
        ("85.5", "171/2"),
        (" 85.5 ", "171/2"),
        ("85.5%", "171/2"),
        ("\"85,5 %\"", "171/2"),
        ("\u{a0}85.5\u{a0}", "171/2"),
        ("480/503", "48000/503"),
        ("0085.50", "171/2"),
        ("85.123456789012345678901", "85123456789012345678901/1000000000000000000000"),
    ] {
        let desk = desk().file("a.csv", long(&format!("A,saq.1,{cell}")));
        assert_eq!(desk.cell(&desk.clean(), "A", "saq.1"), format!("{sum} (1)"), "{cell}");
    }
}

#[test]
fn states_are_kept_apart() {
    let desk = desk().file("a.csv", long("A,saq.1,-; A,saq.2,TB; B,saq.1,n/a; B,saq.2,kosong"));
    let assessments = desk.clean();
    assert_eq!(desk.cell(&assessments, "A", "saq.1"), "0 (0) blank");
    assert_eq!(desk.cell(&assessments, "A", "saq.2"), "0 (0) left out");
    assert_eq!(desk.cell(&assessments, "B", "saq.1"), "0 (0) left out");
}

#[test]
fn an_unverified_answer_counts_by_its_rule_and_an_unknown_word_is_told() {
    let text = "agency,criterion,score,verified\nA,saq.1,80,ya\nB,saq.1,80,\nC,saq.1,80,X\nD,saq.1,80,entah\n";
    let desk = desk().file("a.csv", text);
    let intake = desk.read();
    assert_eq!(places(&intake), ["E310@5:12"]);
    assert_eq!(desk.cell(&intake.assessments, "A", "saq.1"), "80 (1)");
    assert_eq!(desk.cell(&intake.assessments, "B", "saq.1"), "0 (1)");
    assert_eq!(desk.cell(&intake.assessments, "C", "saq.1"), "0 (1)");
    assert_eq!(intake.assessments.withheld, [false, false, false, true]);
}

#[test]
fn an_unverified_answer_must_fit_the_scale_all_the_same() {
    assert_eq!(found("agency,criterion,score,verified\nA,saq.1,800,\n"), ["E302@2:9"]);
}

#[test]
fn two_decimal_marks_in_one_file_are_an_error() {
    let text = "agency;saq.1;uji.1\nA;85,5;4.5\n";
    assert_eq!(found(text), ["E213@2:8"]);
    assert_eq!(found("agency;saq.1;uji.1\nA;85,5;4\nB;72.125;3\n"), ["E213@3:3"]);
    assert_eq!(found("agency;saq.1;uji.1\nA;72,125;4\nB;72.125;3\n"), ["E213@3:3"]);
}

/// Scores up to 5,000: a mark before three digits may stand between thousands.
const THOUSANDS: &str = r#"
criteria = [
  { id = "saq.1", name = "Satu", weight = 50, parent = "total", scale = "besar" },
  { id = "uji.1", name = "Dua", weight = 50, parent = "total" },
]
[scale.besar]
kind = "number"
min = 0
max = 5000
out_of = 5000
"#;

#[test]
fn three_digits_behind_a_mark_are_decimals_where_no_score_is_as_large_as_the_thousands() {
    for (text, value) in [("72,125", "577/8 (1)"), ("72.125", "577/8 (1)"), ("0,125", "1/8 (1)")] {
        let desk = desk().file("a.csv", format!("agency;saq.1\nA;{text}\n"));
        assert_eq!(desk.cell(&desk.clean(), "A", "saq.1"), value, "{text}");
    }
}

#[test]
fn three_digits_behind_a_mark_need_proof_from_the_same_file_where_scores_may_be_as_large() {
    let of = |files: &[&str]| {
        let named = (1..).zip(files).map(|(at, text)| (format!("{at}.csv"), format!("agency;saq.1\n{text}\n")));
        named.fold(with_rules(THOUSANDS), |desk, (name, text)| desk.file(&name, text))
    };
    let proven = of(&["A;72,125\nB;80,5"]);
    assert_eq!(places(&proven.read()), Vec::<String>::new());
    assert_eq!(places(&of(&["A;72,125", "B;80,5"]).read()), ["E303@2:3"]);
    let intake = of(&["A;72,125\nB;80\nC;71,125"]).read();
    assert_eq!(places(&intake), ["E303@2:3"]);
    assert_eq!(intake.assessments.withheld, [true, true, true]);
    let mut stated = of(&["A;72,125\nB;80"]);
    stated.request.hints.decimal = Some(DecimalMark::Comma);
    assert_eq!(places(&stated.read()), Vec::<String>::new());
    stated.request.hints.decimal = Some(DecimalMark::Point);
    assert_eq!(places(&stated.read()), ["E340@2:3"]);
}

#[test]
fn more_digits_than_a_spreadsheet_keeps_are_told() {
    let desk = desk().file("a.csv", long("A,saq.1,59.994999999999999999; B,saq.1,33.333333333333333"));
    let intake = desk.read();
    assert_eq!(places(&intake), ["W340@2:9"]);
    assert_eq!(desk.cell(&intake.assessments, "A", "saq.1"), "59994999999999999999/1000000000000000000 (1)");
}

#[test]
fn a_second_answer_is_an_error_and_names_the_first() {
    let intake = read(&long("A,saq.1,1; B,saq.1,2; A,saq.1,1"));
    assert_eq!(places(&intake), ["E307@4:9"]);
    let fact = |name: &str| intake.findings[0].facts.iter().find(|f| f.0 == name).map(|f| f.1.clone());
    assert!(fact("where").expect("the first place").ends_with("jawaban.csv:2"));
    assert_eq!(intake.assessments.withheld, [true, false]);
}

#[test]
fn a_second_answer_in_another_file_is_an_error_too() {
    let desk = desk().file("a.csv", long("A,saq.1,1")).file("b.csv", "agency,saq.1,uji.1\nB,1,1\nA,,2\n");
    let intake = desk.read();
    assert_eq!(places(&intake), ["E307@3:3"]);
    let first = intake.findings[0].facts.iter().find(|f| f.0 == "where").map(|f| f.1.clone());
    assert!(first.expect("the first place").ends_with("a.csv:2"));
}

#[test]
fn different_assessors_may_answer_the_same() {
    let text = "agency,criterion,assessor,score\nA,saq.1,P1,1\nA,saq.1,P2,1\nA,saq.1,,1\nA,saq.1,P1,2\n";
    assert_eq!(found(text), ["E418@4:10", "E307@5:12"]);
}

#[test]
fn a_branch_is_answered_as_a_whole_or_inside() {
    let intake = read(&long("A,saq,80; B,saq,70; B,uji.1,3; A,saq.1,-; B,saq.2,Ya; C,total,50; C,uji.1,2"));
    assert_eq!(places(&intake), ["E311@3:7", "E311@7:9"]);
    assert_eq!(intake.assessments.withheld, [false, true, true]);
}

const GROUPED: &str = r#"
criteria = [
  { id = "a", name = "Semua", weight = 50 },
  { id = "b", name = "Hanya OPD", weight = 50, groups = ["OPD"] },
  { id = "c", name = "Hanya desa", weight = 50, groups = ["Desa"] },
  { id = "n", name = "Dewan", weight = 0, shared = true, blank = "exclude" },
]
[agency]
groups = ["OPD", "Desa"]
"#;

#[test]
fn an_answer_needs_a_criterion_that_applies_to_the_group() {
    let desk = with_rules(GROUPED);
    let desk = desk.file("a.csv", "agency,group,a,b,c\nX,OPD,1,2,\nY,Desa,1,3,4\nZ,Desa,1,n/a,4\nW,,1,,\nV,opd,1,,\n");
    let intake = desk.read();
    assert_eq!(places(&intake), ["E312@3:10", "E405@5", "E404@6:3"]);
    let near = intake.findings[2].facts.iter().find(|f| f.0 == "near").map(|f| f.1.as_str());
    assert_eq!(near, Some("OPD"));
}

#[test]
fn a_heading_between_rows_gives_the_rows_below_its_group_or_none() {
    let read = |heading: &str| {
        let text = format!("No;agency;a;b;c\nA;OPD;;;\n1;X;1;2;\n{heading};;;\n1;Y;1;;\n;Mengetahui;;;\n");
        with_rules(GROUPED).file("a.csv", text).read()
    };
    let groups = |heading: &str| {
        let agencies = read(heading).assessments.agencies;
        agencies.into_iter().map(|agency| agency.group.as_deref().map(str::to_owned)).collect::<Vec<_>>()
    };
    let known = |group: &str| Some(group.to_owned());
    for heading in ["B;DESA", ";B. Desa", ";Desa", "B;Kelompok Desa"] {
        assert_eq!(groups(heading), [known("OPD"), known("Desa")], "{heading}");
        assert_eq!(places(&read(heading)), Vec::<String>::new(), "{heading}");
    }
    // Never the group above; who signed below the table heads nothing.
    for (heading, column) in [("B;NAGARI", 3), (";B. Nagari", 2), (";Nagari", 2)] {
        assert_eq!(groups(heading), [known("OPD"), None], "{heading}");
        assert_eq!(places(&read(heading)), [format!("W262@4:{column}"), "E405@5".to_owned()], "{heading}");
    }
}

#[test]
fn shared_criteria_are_answered_under_the_star_and_nothing_else_is() {
    let desk =
        with_rules(GROUPED).file("a.csv", "agency,group,criterion,score\n*,,n,5\nX,OPD,n,5\n*,,a,5\nX,OPD,a,7\n");
    let intake = desk.read();
    assert_eq!(places(&intake), ["E313@3:9", "E314@4:6"]);
    assert_eq!(desk.cell(&intake.assessments, "*", "n"), "5 (1)");
    assert_eq!(intake.assessments.agencies.len(), 1);
}

#[test]
fn kept_answers_tell_everything_a_row_says() {
    let text =
        "agency,criterion,assessor,score,evidence,note\nB,saq.2,P,yA,http://x,\nA,saq.1,P,\"80,5\",,\"baik, sekali\"\n";
    let desk = desk().file("a.csv", text).keep();
    let assessments = desk.clean();
    let answers = assessments.answers.expect("kept");
    let told: Vec<_> = answers
        .iter()
        .map(|a| (&*a.text, a.evidence.as_deref(), a.note.as_deref(), a.place.line, a.place.column))
        .collect();
    assert_eq!(
        told,
        [("80,5", None, Some("baik, sekali"), Some(3), Some(12)), ("yA", Some("http://x"), None, Some(2), Some(11))]
    );
    assert_eq!(&*assessments.assessors[answers[0].assessor], "P");
}
