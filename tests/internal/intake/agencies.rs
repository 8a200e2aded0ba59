use crate::internal_tests::intake::desk::{desk, found, long, places, read};

fn fact(intake: &ikip::intake::Intake, at: usize, name: &str) -> Option<String> {
    intake.findings[at].facts.iter().find(|f| f.0 == name).map(|f| f.1.clone())
}

#[test]
fn names_are_tidied_and_those_that_differ_in_case_only_are_one() {
    for rows in
        ["Dinas  A ,saq.1,1; DINAS A,uji.1,2; Dinas B,saq.1,3", "DINAS A,uji.1,2; Dinas  A ,saq.1,1; Dinas B,saq.1,3"]
    {
        let intake = read(&long(rows));
        assert_eq!(places(&intake), ["W418"]);
        assert_eq!(
            (fact(&intake, 0, "agency"), fact(&intake, 0, "other")),
            (Some("Dinas A".into()), Some("DINAS A".into()))
        );
        assert_eq!(intake.assessments.agencies.iter().map(|a| &*a.id).collect::<Vec<_>>(), ["Dinas A", "Dinas B"]);
    }
    let list = "id,name\n1,Dinas A\n2,Dinas B\n";
    let desk = desk().list(list).file("a.csv", long("DINAS A,saq.1,1; Dinas B,saq.1,1"));
    assert_eq!(places(&desk.read()), ["W418"]);
}

#[test]
fn names_that_differ_in_characters_never_seen_are_one_body() {
    let intake = read(&long("Dinas\u{200b} A,saq.1,1; Dinas A,uji.1,2; Dinas B,saq.1,3"));
    assert_eq!(places(&intake), ["W418"]);
    assert_eq!(intake.assessments.agencies.iter().map(|a| &*a.name).collect::<Vec<_>>(), ["Dinas A", "Dinas B"]);
}

#[test]
fn ids_tell_agencies_apart() {
    let text = "agency_id,agency,criterion,score\n1,Desa Baru,saq.1,1\n2,Desa Baru,saq.1,2\n1,Desa Baru,uji.1,2\n";
    let intake = read(text);
    assert_eq!(places(&intake), Vec::<String>::new());
    assert_eq!(intake.assessments.agencies.len(), 2);
}

#[test]
fn one_id_with_two_names_and_one_agency_in_two_groups_are_errors() {
    let text =
        "agency_id,agency,group,criterion,score\n1,A,OPD,saq.1,1\n1,B,OPD,uji.1,2\n1,A,Desa,saq.2,Ya\n2,C,,saq.1,3\n";
    let intake = read(text);
    assert_eq!(places(&intake), ["E402@3:3", "E403@4:5", "E417@5"]);
    assert_eq!(fact(&intake, 0, "first").as_deref(), Some("A"));
    assert!(fact(&intake, 0, "where").expect("a place").ends_with(":2"));
    assert_eq!(intake.assessments.withheld, [true, true]);
}

#[test]
fn a_row_needs_an_agency_and_its_id_where_there_are_ids() {
    assert_eq!(found(&long("A,saq.1,1; ,saq.1,2")), ["E406@3:1"]);
    assert_eq!(found("agency_id,agency,criterion,score\n1,A,saq.1,1\n,B,saq.1,1\n"), ["E407@3:1"]);
}

#[test]
fn a_name_with_an_id_here_and_without_one_there_is_an_error() {
    let desk =
        desk().file("a.csv", "agency_id,agency,criterion,score\n1,Aceh,saq.1,1\n").file("b.csv", long("Aceh,uji.1,2"));
    assert_eq!(places(&desk.read()), ["E414@2"]);
}

const LIST: &str =
    "id,nama,kelompok,penduduk\nD1,Dinas Kesehatan,OPD,10\nD2,Dinas Sosial,OPD,20\nD3,Desa Baru,Desa,5\n";

#[test]
fn the_list_names_groups_and_columns_and_who_has_no_answers() {
    let desk = desk().list(LIST).file("a.csv", long("Dinas Kesehatan,saq.1,1; D2,saq.1,2"));
    let assessments = desk.clean();
    let told: Vec<_> =
        assessments.agencies.iter().map(|a| (&*a.id, &*a.name, a.group.as_deref().unwrap_or(""))).collect();
    assert_eq!(told, [("D1", "Dinas Kesehatan", "OPD"), ("D2", "Dinas Sosial", "OPD"), ("D3", "Desa Baru", "Desa")]);
    assert_eq!(assessments.agencies[1].columns.get("penduduk"), Some("20"));
    assert_eq!(desk.cell(&assessments, "D2", "saq.1"), "2 (1)");
    assert_eq!(desk.cell(&assessments, "D3", "saq.1"), "0 (0)");
}

#[test]
fn an_agency_that_is_not_listed_is_told_once_with_the_nearest_name() {
    let intake = desk()
        .list(LIST)
        .file("a.csv", long("Dinas Kesehtan,saq.1,1; Dinas Kesehtan,uji.1,2; Dinas Sosial,saq.1,2"))
        .read();
    assert_eq!(places(&intake), ["E401@2:1"]);
    assert_eq!(fact(&intake, 0, "near").as_deref(), Some("Dinas Kesehatan"));
    assert_eq!(intake.assessments.agencies.len(), 3);
}

#[test]
fn what_list_and_answers_say_differently_is_told() {
    let text = "agency_id,agency,group,criterion,score\nD1,Dinas Lain,OPD,saq.1,1\nD2,Dinas Sosial,Desa,saq.1,2\n";
    assert_eq!(places(&desk().list(LIST).file("a.csv", text).read()), ["E402@2:4", "E403@3:17"]);
}

#[test]
fn a_list_has_each_id_once() {
    let desk =
        desk().list("id;nama\n1;A\n1;B\n;C\n2;Kembar\n3;Kembar\n").file("a.csv", long("1,saq.1,1; Kembar,saq.1,2"));
    assert_eq!(places(&desk.read()), ["E408@3:1", "E409@4:1", "E415@3:1"]);
}

#[test]
fn headings_and_totals_in_a_list_are_no_agencies() {
    let answers = || long("Dinas A,saq.1,1; Dinas B,saq.1,2; Desa C,saq.1,3");
    let numbered = "No;Nama;Kontak\n;PERANGKAT DAERAH;\n1;Dinas A;a\n2;Dinas B;\n;DESA;\n3;Desa C;c\n;Jumlah;3\n";
    let lettered = "No;Nama;Kontak\nA;OPD;\n1;Dinas A;a\n2;Dinas B;b\nB;DESA;\n3;Desa C;c\n";
    let repeated = "Nama;Alamat;Kontak\nOPD;OPD;OPD\nDinas A;x;a\nDinas B;y;b\nDesa C;z;c\nCatatan: sementara;;\n";
    for list in [numbered, lettered, repeated] {
        let intake = desk().list(list).file("a.csv", answers()).read();
        assert_eq!(places(&intake).len(), 1, "{:?}", places(&intake));
        assert_eq!(intake.findings[0].code(), "W426");
        let names: Vec<&str> = intake.assessments.agencies.iter().map(|agency| &*agency.name).collect();
        assert_eq!(names, ["Desa C", "Dinas A", "Dinas B"]);
    }
    let alone = "Nama;Kontak\nDinas A;\nDinas B;b\nDesa C;c\n";
    assert_eq!(places(&desk().list(alone).file("a.csv", answers()).read()), Vec::<String>::new());
}

#[test]
fn a_heading_in_a_list_that_names_a_group_of_the_rules_sets_it() {
    let rules = format!("{}[agency]\ngroups = [\"OPD\", \"Desa\"]\n", crate::internal_tests::intake::desk::RULES);
    let list = "No;Nama\n;A. OPD\n1;Dinas A\n2;Dinas B\n;DESA\n3;Desa C\n";
    let intake = crate::internal_tests::intake::desk::with_rules(&rules)
        .list(list)
        .file("a.csv", long("Dinas A,saq.1,1"))
        .read();
    let groups: Vec<&str> = intake.assessments.agencies.iter().filter_map(|agency| agency.group.as_deref()).collect();
    assert_eq!(groups, ["Desa", "OPD", "OPD"]);
}

#[test]
fn a_group_that_a_list_leaves_empty_below_its_first_cell_is_an_error() {
    let list = "nama;kelompok\nDinas A;OPD\nDinas B;\nDesa C;Desa\n";
    let answers = || long("Dinas A,saq.1,1; Dinas B,saq.1,2");
    let intake = desk().list(list).file("a.csv", answers()).read();
    assert_eq!(places(&intake), ["E417@3:1"]);
    let named = "agency,group,criterion,score\nDinas A,OPD,saq.1,1\nDinas B,OPD,saq.1,2\n";
    assert_eq!(places(&desk().list(list).file("a.csv", named).read()), Vec::<String>::new());
    let without = "nama;kelompok\nDinas A;\nDinas B;\n";
    assert_eq!(places(&desk().list(without).file("a.csv", answers()).read()), Vec::<String>::new());
}

const CORRECTIONS: &str = "agency,criterion,assessor,old,new,reason\n";

#[test]
fn a_correction_is_applied_where_the_old_value_matches() {
    let desk = desk().file("a.csv", "agency,criterion,assessor,score\nA,saq.1,P,\"80,5\"\nB,saq.2,P,Tidak\n");
    let desk = desk
        .corrections(&format!("{CORRECTIONS}A,saq.1,P,80.50,90,bukti baru\nB,Laporan keuangan,P,tidak,ya,salah\n"))
        .keep();
    let assessments = desk.clean();
    assert_eq!(desk.cell(&assessments, "A", "saq.1"), "90 (1)");
    assert_eq!(desk.cell(&assessments, "B", "saq.2"), "100 (1)");
    let told: Vec<_> = assessments.corrections.iter().map(|c| (&*c.agency, &*c.old, &*c.new, &*c.reason)).collect();
    assert_eq!(told, [("A", "80.50", "90", "bukti baru"), ("B", "tidak", "ya", "salah")]);
    assert_eq!(&*assessments.answers.expect("kept")[0].text, "90");
}

#[test]
fn a_correction_that_does_not_fit_is_told_at_its_own_place() {
    let desk = desk().file("a.csv", long("A,saq.1,80; B,saq.1,70"));
    let corrections =
        "A,saq.1,,81,90,x\nC,saq.1,,1,2,x\nB,saq.9,,1,2,x\nB,saq.1,,70,700,x\nB,saq.1,,70,71,\nB,saq.1,,70,72,\n";
    let desk = desk.corrections(&format!("{CORRECTIONS}{corrections}"));
    let intake = desk.read();
    assert_eq!(places(&intake), ["E411@2:10", "E410@3:10", "E308@4:3", "E302@5:13", "E416@7:1"]);
    assert_eq!(intake.assessments.withheld, [true, false]);
    assert_eq!(desk.cell(&intake.assessments, "B", "saq.1"), "71 (1)");
}
