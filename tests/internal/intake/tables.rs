use crate::internal_tests::intake::desk::{desk, found, long, places, read};

#[test]
fn rows_that_do_not_fit_the_header_are_told_each_at_its_place() {
    let text = "agency,criterion,score\nA,saq.1\nA,saq.2,Ya,x\nA,uji.1,3,,\n";
    assert_eq!(found(text), ["E207@2:8", "E207@3:12"]);
}

#[test]
fn a_header_in_the_middle_is_told() {
    assert_eq!(found(&long("A,saq.1,1; agency,criterion,score; B,saq.1,2")), ["E208@3:1"]);
    assert_eq!(found("agency,saq.1\nA,1\nagency,saq.1\nB,2\n"), ["E208@3:1"]);
}

#[test]
fn an_unclosed_quote_is_named_where_it_opens() {
    assert_eq!(found(&long("A,saq.1,1; B,\"saq.1,2; C,saq.1,3")), ["E209@3:3"]);
    assert_eq!(found(&long("A,saq.1,1; B,\"saq.1,2; C,\"saq.1\",3")), ["E210@3:3"]);
    assert_eq!(found(&long("A,saq.1,1; B \"x\" y,saq.1,2")), ["E210@3:1"]);
    assert_eq!(found("agency,\"criterion,score\nA,saq.1,1\n"), ["E209@1:8"]);
}

#[test]
fn quoted_cells_may_hold_delimiters_quotes_and_line_breaks() {
    let desk = desk()
        .file("a.csv", "agency,criterion,score,note\n\"Dinas \"\"A\"\", B\",saq.1,80,\"satu\ndua\"\nC,saq.9,1,\n");
    let intake = desk.read();
    assert_eq!(&*intake.assessments.agencies[1].name, "Dinas \"A\", B");
    assert_eq!(places(&intake), ["E308@4:3"]);
}

#[test]
fn control_characters_are_told() {
    assert_eq!(found(&long("A\u{0},saq.1,1; B,saq.1,2\u{1b}[31m")), ["E211@2:2", "E211@3:10"]);
}

#[test]
fn after_a_broken_quote_nobody_is_scored() {
    let intake = read(&long("A,saq.1,1; B,\"saq.1,2"));
    assert_eq!(intake.assessments.withheld, [true]);
}

#[test]
fn a_row_without_end_is_given_up() {
    let text = format!("agency,criterion,score\nA,saq.1,1\nB,saq.1,{}", "x".repeat(40 << 20));
    assert_eq!(found(&text), ["E219@3"]);
}

#[test]
fn a_million_columns_are_no_harm() {
    let wide = vec!["x"; 1_000_000].join(",");
    assert_eq!(found(&format!("agency,saq.1,{wide}\nA,1,{wide}\n")), ["W260@1"]);
}

#[test]
fn files_of_another_kind_are_named_as_what_they_are() {
    let told = |bytes: &[u8]| places(&desk().file("a.csv", bytes).read());
    assert_eq!(told(b"%PDF-1.7\n"), ["E230"]);
    assert_eq!(told(b"\xd0\xcf\x11\xe0 old excel"), ["E230"]);
    assert_eq!(told(b"\x1f\x8b\x08 packed"), ["E220"]);
}

#[test]
fn of_each_code_two_hundred_are_kept_and_the_rest_is_counted() {
    let rows: Vec<String> = (0..1000).map(|n| format!("A{n},saq.1,200")).collect();
    let intake = read(&long(&rows.join("; ")));
    assert_eq!(intake.findings.len(), 200);
    assert_eq!(intake.more.get("E302"), Some(&800));
    assert_eq!(intake.findings[0].place.line, Some(2));
    assert_eq!(intake.findings[199].place.line, Some(201));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_opened_is_a_finding_of_the_system() {
    let desk = desk();
    let path = desk.folder.path().join("tidak-ada.csv");
    assert_eq!(places(&desk.input(path).read()), ["E901"]);
}
