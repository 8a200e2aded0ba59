//! One slip is one accusation: what a table alone leaves open, and rows that another row's slip only pushes, are accused
//! of nothing.

use std::fs;

use ikip::analysis::slip::Slip;
use ikip::analysis::verify::{Figure, Verification, VerifyRequest, What, verify};
use ikip::intake::hints::Hints;
use ikip::published;
use ikip::rules::Instrument;
use ikip::rules::instrument::Ties;

/// Two stages of equal weight, ranks by competition.
fn rules(within: &str) -> Instrument {
    let text = format!(
        "schema = 1\ncriteria = [\n{{ id = \"saq\", name = \"SAQ\", weight = 50 }},\n\
         {{ id = \"visit\", name = \"Visitasi\", weight = 50 }},\n]\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\n\
         year = 2025\nstatus = \"illustrative\"\n[agency]\ngroups = [\"OPD\", \"Kota\"]\n[score]\ndecimals = 2\n\
         [[class]]\nlabel = \"Baik\"\nfrom = 75\n[[class]]\nlabel = \"Kurang\"\n[ranking]\nwithin = \"{within}\"\nties = \"competition\"\n"
    );
    let read = ikip::rules::read(&text, "uji.toml");
    assert!(read.findings.is_empty(), "{:?}", read.findings);
    read.instrument.expect("valid rules")
}

fn check(within: &str, table: &str) -> Verification {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("terbit.csv");
    fs::write(&path, table).expect("written");
    let rules = rules(within);
    let tables = published::read(&[path], &rules, &Hints::default(), None);
    assert!(tables.findings.is_empty(), "{:?}", tables.findings);
    let published = &tables.published;
    verify(&VerifyRequest { instrument: &rules, published, inputs: None, others: &[], top: None, group: None })
}

const IN_GROUPS: &str = "peringkat,nama,kelompok,nilai\n\
    1,Dinas A,OPD,90.00\n2,Dinas B,OPD,80.00\n3,Dinas C,OPD,70.00\n4,Dinas D,OPD,60.00\n\
    1,Kota A,Kota,88.00\n2,Kota B,OPD,78.00\n3,Kota C,Kota,68.00\n4,Kota D,Kota,58.00\n";

#[test]
fn a_body_in_the_wrong_group_is_the_only_one_that_is_accused() {
    let found = check("group", IN_GROUPS);
    let [wrong] = found.mismatches.as_slice() else { panic!("{:#?}", found.mismatches) };
    assert_eq!((&wrong.what, wrong.subject.as_str()), (&What::GroupName, "Kota B"));
    assert_eq!(wrong.expected, Figure::Label("Kota".to_owned()));
    assert_eq!(wrong.slips, [Slip::RanksOfOtherGroup]);
    // Also where another way of counting explains the ranks of one group.
    let found = check(
        "group",
        "peringkat,nama,kelompok,nilai\n1,Dinas A,OPD,90.00\n2,Dinas B,OPD,80.00\n2,Dinas C,OPD,80.00\n\
         4,Dinas D,OPD,60.00\n1,Kota A,Kota,88.00\n2,Kota B,Kota,78.00\n3,Kota C,OPD,68.00\n",
    );
    let accused: Vec<&str> = found.mismatches.iter().map(|m| m.subject.as_str()).collect();
    assert_eq!(accused, ["Kota C"], "{:#?}", found.mismatches);
    let right = check("group", &IN_GROUPS.replace("2,Kota B,OPD", "2,Kota B,Kota"));
    assert!(right.follows(), "{:#?}", right.mismatches);
}

#[test]
fn a_list_without_one_of_its_bodies_is_a_part_of_a_list_also_where_its_last_two_are_equal() {
    let table = "peringkat,nama,nilai\n1,A,90.00\n3,B,80.00\n4,C,70.00\n4,D,70.00\n";
    let found = check("all", table);
    assert!(found.follows() && found.excerpt, "{:#?}", found.mismatches);
    let found = check("all", "peringkat,nama,nilai\n1,A,90.00\n3,B,80.00\n3,C,80.00\n");
    assert!(found.follows() && found.excerpt, "{:#?}", found.mismatches);
    // All four are there: the rank 2 is missing, and nobody is.
    let found = check("all", &table.replace("4,D,70.00", "5,D,60.00").replace("5,D", "4,D"));
    assert!(!found.follows());
}

#[test]
fn ranks_behind_a_tie_that_count_on_are_another_way_of_counting() {
    let table = "peringkat,nama,nilai\n1,A,90.00\n2,B,80.00\n2,C,80.00\n3,D,70.00\n4,E,60.00\n5,F,50.00\n";
    let found = check("all", table);
    let causes: Vec<&Slip> = found.causes.iter().map(|cause| &cause.slip).collect();
    assert_eq!(causes, [&Slip::OtherTies { used: Ties::Dense }]);
    assert_eq!(found.mismatches.len(), 3);
}

#[test]
fn a_rank_is_not_accused_for_the_last_digit_of_a_total_that_its_parts_leave_open() {
    // 80.01 and 80.00 give 80.005, rounded and cut: either may be the one before the other.
    let table = "peringkat,nama,SAQ,Visitasi,nilai\n1,A,90.00,90.00,90.00\n2,B,80.02,80.00,80.01\n\
                 3,C,80.00,80.01,80.01\n4,D,70.00,70.00,70.00\n5,E,70.00,70.00,70.00\n";
    let found = check("all", table);
    let accused: Vec<&str> = found.mismatches.iter().map(|m| m.subject.as_str()).collect();
    // D and E have the same parts: equal in all, they share a rank.
    assert_eq!(accused, ["E"], "{:#?}", found.mismatches);
    let found = check("all", &table.replace("5,E", "4,E"));
    assert!(found.follows(), "{:#?}", found.mismatches);
}

#[test]
fn two_exchanged_ranks_are_told_however_near_their_scores_are() {
    let table = "peringkat,nama,SAQ,Visitasi,nilai\n1,A,90.00,90.00,90.00\n3,B,80.02,80.00,80.01\n\
                 2,C,80.00,80.00,80.00\n4,D,70.00,70.00,70.00\n";
    let found = check("all", table);
    let accused: Vec<&str> = found.mismatches.iter().map(|m| m.subject.as_str()).collect();
    assert_eq!(accused, ["B", "C"], "{:#?}", found.mismatches);
}

#[test]
fn a_wrong_count_is_no_ground_to_accuse_the_share_beside_it() {
    let table = "nama,nilai,kualifikasi\nA,90.00,Baik\nB,80.00,Baik\nC,70.00,Kurang\nD,60.00,Kurang\nE,50.00,Kurang\n\n\
                 kualifikasi,jumlah,persentase\nBaik,3,40.00\nKurang,3,60.00\n";
    let found = check("all", table);
    let wrong: Vec<(&What, &str)> = found.mismatches.iter().map(|m| (&m.what, m.subject.as_str())).collect();
    assert_eq!(wrong, [(&What::Count, "Baik")], "{:#?}", found.mismatches);
    // A share that follows from neither count is wrong.
    let found = check("all", &table.replace("3,40.00", "2,44.00"));
    let wrong: Vec<(&What, &str)> = found.mismatches.iter().map(|m| (&m.what, m.subject.as_str())).collect();
    assert_eq!(wrong, [(&What::Percent, "Baik")], "{:#?}", found.mismatches);
}

#[test]
fn rows_that_are_no_bodies_for_the_reader_of_answers_are_none_in_a_published_table() {
    let table = |row: &str| format!("Peringkat;Badan Publik;Nilai\n1;Dinas A;80,00\n2;Dinas B;70,00\n;{row};75,00\n");
    for row in ["Jumlah Dinas", "Skor Maks", "Nilai Ideal", "(blank)", "Target 2025", "Capaian"] {
        let found = check("all", &table(row));
        assert!(found.mismatches.is_empty(), "{row}: {:#?}", found.mismatches);
        assert_eq!(found.checked.ranks, 2, "{row}");
    }
}
