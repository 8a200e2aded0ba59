//! Tables as commissions, papers and collectors print them: read as they are, and nobody accused without a reason.

use std::fs;

use ikip::analysis::slip::Slip;
use ikip::analysis::verify::{Figure, NotChecked, Verification, VerifyRequest, What, verify};
use ikip::intake::hints::Hints;
use ikip::published;
use ikip::rules::{Instrument, builtin};

const RULES: &str = "schema = 1\ncriteria = [{ id = \"c\", name = \"Nilai\", weight = 100 }]\n[instrument]\n\
    id = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n[agency]\ngroups = [\"OPD\", \"Desa\"]\n\
    [[class]]\nlabel = \"Informatif\"\nfrom = 90\n[[class]]\nlabel = \"Menuju Informatif\"\nfrom = 80\n[[class]]\n\
    label = \"Kurang Informatif\"\nfrom = 40\n[[class]]\nlabel = \"Tidak Informatif\"\n[ranking]\nwithin = \"group\"\n";

fn shipped(id: &str) -> Instrument {
    ikip::rules::read(builtin::text(id).expect("shipped"), id).instrument.expect("valid rules")
}

fn own() -> Instrument {
    ikip::rules::read(RULES, "uji.toml").instrument.expect("valid rules")
}

/// What is said of a table alone.
fn said(rules: &Instrument, table: &str) -> Verification {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("terbit.csv");
    fs::write(&path, table).expect("written");
    let tables = published::read(&[path], rules, &Hints::default(), None);
    assert!(tables.findings.is_empty(), "{:?}\n{table}", tables.findings);
    let published = &tables.published;
    verify(&VerifyRequest { instrument: rules, published, inputs: None, others: &[], top: None, group: None })
}

fn told(found: &Verification) -> Vec<(What, &str)> {
    found.mismatches.iter().map(|m| (m.what.clone(), m.subject.as_str())).collect()
}

/// Two results of SPBE 2023 in the headings of a data set.
#[test]
fn a_list_kept_of_what_was_printed_is_read_by_its_headings() {
    let rules = shipped("spbe-2020");
    let table = "year,institution,D1_kebijakan,D2_tata_kelola,D3_manajemen,D4_layanan,index_published,predicate_published,\
        recalc\n2023,Pemerintah Provinsi Kalimantan Selatan,2.60,1.60,1.00,3.93,2.69,Baik,2.6912\n\
        2023,Pemerintah Kab. Banjar,3.00,2.20,1.36,3.75,2.87,Baik,2.8707\n";
    let found = said(&rules, table);
    assert_eq!(told(&found), []);
    assert_eq!((found.checked.scores, found.checked.classes), (2, 2));
    let found = said(&rules, &table.replace("2.87,Baik", "2.78,Cukup"));
    assert_eq!(found.mismatches[0].what, What::Score);
    assert_eq!(found.mismatches[0].slips[0], Slip::SwappedDigits);
}

#[test]
fn the_same_body_in_other_years_or_stages_is_no_second_row() {
    let rules = own();
    let table = "Badan Publik;Tahun;Nilai;Peringkat\nA;2024;90,00;1\nB;2024;80,00;2\nA;2025;85,00;2\nB;2025;95,00;1\n";
    assert_eq!(told(&said(&rules, table)), []);
    let stages = "body,stage,score\nA,SAQ,90.00\nA,visitasi,80.00\n";
    assert_eq!(told(&said(&rules, stages)), []);
    // Within one year it is.
    let twice = table.replace("A;2025", "B;2025");
    assert!(told(&said(&rules, &twice)).contains(&(What::Repeated, "B")), "{:?}", told(&said(&rules, &twice)));
}

#[test]
fn classes_counted_together_are_those_classes_and_lists_of_several_areas_are_apart() {
    let rules = own();
    let table = "Wilayah,Tahun,Kualifikasi,Jumlah,Persentase,Dari\nBali,2023,Informatif,38,47.50,80\n\
        Bali,2023,Menuju Informatif,22,27.50,80\nBali,2023,Kurang dan Tidak,20,25.00,80\nNTB,2023,Informatif,5,50.00,10\n\
        NTB,2023,Mengisi SAQ,8,80.00,10\n";
    let found = said(&rules, table);
    assert_eq!(told(&found), []);
    assert!(found.not_checked.contains(&NotChecked::NoClass { name: "Mengisi SAQ".into() }), "{:?}", found.not_checked);
    let found = said(&rules, &table.replace("20,25.00", "20,26.00"));
    assert_eq!(told(&found), [(What::Percent, "Bali · 2023: Kurang dan Tidak")]);
}

#[test]
fn a_class_or_a_group_above_bodies_is_printed_for_each_of_them() {
    let rules = own();
    let table = "Peringkat;Badan Publik;Nilai\nA. INFORMATIF;;\n1;Dinas A;95,00\n2;Dinas B;85,00\n\
        B. MENUJU INFORMATIF;;\n3;Dinas C;82,00\n";
    let found = said(&rules, table);
    assert_eq!(told(&found), [(What::Class, "Dinas B")]);
    assert_eq!(found.checked.classes, 3);
    // The headings name groups of the rules: ranks over all are no ranks within them.
    let table = "Peringkat;Badan Publik;Nilai\nOPD;;\n1;Dinas A;95,00\n3;Dinas B;85,00\nDesa;;\n2;Desa C;90,00\n4;Desa D;70,00\n";
    let found = said(&rules, table);
    assert_eq!(found.causes.len(), 1, "{:#?}", found.causes);
    assert!(matches!(found.causes[0].slip, Slip::OtherPool { .. }), "{:?}", found.causes);
    assert_eq!((found.causes[0].explained, found.causes[0].wrong), (3, 3));
}

#[test]
fn footnotes_prizes_and_the_disqualified_are_met_as_what_they_are() {
    let rules = own();
    let table = "Peringkat;Badan Publik;Nilai;Kualifikasi\n1;A;95,00 *;Informatif\n2;B;85,00 1);Menuju Informatif\n\
        Harapan 1;C;80,50¹;Menuju Informatif\nTMS;D;TMS;TMS\n-;E;didiskualifikasi;didiskualifikasi\n";
    let found = said(&rules, table);
    assert_eq!(told(&found), []);
    assert_eq!((found.checked.ranks, found.checked.classes), (2, 3));
}

#[test]
fn one_score_that_does_not_fit_is_one_accusation_and_no_word_on_whom_it_passes() {
    let rules = own();
    let rows = ["A;90,00;1", "B;80,00;2", "C;70,00;3", "D;60,00;4", "E;98,00;5", "F;40,00;6"];
    let found = said(&rules, &format!("Badan Publik;Nilai;Peringkat\n{}\n", rows.join("\n")));
    assert_eq!(told(&found), [(What::Rank, "E")]);
    assert_eq!(found.mismatches[0].expected, Figure::Whole(1));
}

#[test]
fn what_follows_from_other_rows_is_told_once_and_what_explains_one_of_several_as_possible() {
    let rules = own();
    let rows = ["A;90,00;6", "B;80,00;5", "C;70,00;4", "D;60,00;3", "E;50,00;2", "F;40,00;1"];
    let found = said(&rules, &format!("Badan Publik;Nilai;Peringkat\n{}\n", rows.join("\n")));
    assert_eq!(found.causes.iter().map(|cause| &cause.slip).collect::<Vec<_>>(), [&Slip::RanksReversed]);
    assert!(found.mismatches.iter().all(|m| m.cause == Some(0)), "{:#?}", found.mismatches);
}

/// The score of the national council is a part of the total that such a table does not print.
#[test]
fn a_total_beside_one_of_its_two_parts_is_not_recomputed_from_that_part() {
    let found = said(&shipped("ikip-2024"), "year,province,ia_score,final_score\n2021,Jawa Barat,82.93,78.56\n");
    assert_eq!(told(&found), []);
    assert_eq!(found.checked.scores, 0);
}
