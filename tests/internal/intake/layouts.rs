use crate::internal_tests::intake::desk::{desk, found, long, places, read, with_rules};
use ikip::intake::InputArg;

fn same_as_long(desk: crate::internal_tests::intake::desk::Desk) {
    let assessments = desk.clean();
    assert_eq!(assessments.agencies.iter().map(|a| &*a.name).collect::<Vec<_>>(), ["Dinas A", "Dinas B"]);
    assert_eq!(desk.cell(&assessments, "Dinas A", "saq.1"), "171/2 (1)");
    assert_eq!(desk.cell(&assessments, "Dinas A", "saq.2"), "100 (1)");
    assert_eq!(desk.cell(&assessments, "Dinas A", "uji.1"), "90 (1)");
    assert_eq!(desk.cell(&assessments, "Dinas B", "saq.1"), "70 (1)");
    assert_eq!(desk.cell(&assessments, "Dinas B", "saq.2"), "0 (0) blank");
    assert_eq!(desk.cell(&assessments, "Dinas B", "uji.1"), "20 (1)");
}

const LONG: &str =
    "Dinas A,saq.1,85.5; Dinas A,saq.2,ya; Dinas A,uji.1,4.5; Dinas B,saq.1,70; Dinas B,saq.2,; Dinas B,uji.1,1";

#[test]
fn long_wide_folder_and_several_inputs_say_the_same() {
    same_as_long(desk().file("a.csv", long(LONG)));
    same_as_long(desk().file("a.csv", "No;Badan Publik;saq.1;saq.2;uji.1\n1;Dinas A;85,5;Ya;4,5\n2;Dinas B;70;-;1\n"));
    let one = desk().file("Dinas A.csv", "criterion,score\nsaq.1,85.5\nsaq.2,Ya\nuji.1,4.5\n");
    let two = one.file("Dinas B.csv", "kode\tnilai\nsaq.1\t70\nsaq.2\tkosong\nuji.1\t1\n").all();
    same_as_long(two);
    let first = desk().file("x.csv", long("Dinas A,saq.1,85.5; Dinas B,saq.2,; Dinas B,uji.1,1"));
    same_as_long(
        first
            .file("y.csv", "SKPD|Mengumumkan informasi\nDinas B|70\n")
            .file("z.csv", "SKPD|Laporan keuangan (Bobot 50)|Presentasi\nDinas A|YA|4.5\n"),
    );
}

#[test]
fn the_order_of_rows_does_not_show() {
    let mut rows: Vec<&str> = LONG.split("; ").collect();
    rows.reverse();
    same_as_long(desk().file("a.csv", long(&rows.join("; "))));
}

#[test]
fn a_wide_table_may_have_a_row_for_each_assessor() {
    let desk = desk().file("a.csv", "agency,assessor,saq.1\nDinas A,P1,80\nDinas A,P2,90\nDinas B,P1,50\n");
    let assessments = desk.clean();
    assert_eq!(desk.cell(&assessments, "Dinas A", "saq.1"), "170 (2)");
    assert_eq!(assessments.assessors.iter().map(|a| &**a).filter(|a| !a.is_empty()).collect::<Vec<_>>(), ["P1", "P2"]);
}

#[test]
fn a_wide_file_of_assessors_without_agencies_is_about_the_agency_in_its_name() {
    let desk = desk().file("Jawa Barat.csv", "informan,saq.1,uji.1\nA,80,3\nB,90,4\n");
    assert_eq!(desk.cell(&desk.clean(), "Jawa Barat", "saq.1"), "170 (2)");
}

#[test]
fn headings_that_are_not_known_are_explained_with_column() {
    let text = "Nama Kantor Kami;Butir;Angka\nDinas A;saq.1;80\n";
    assert_eq!(places(&desk().file("a.csv", text).read()), ["E202"]);
    let desk = desk().column("agency=nama kantor kami").column("criterion=Butir").column("score=Angka");
    let desk = desk.file("a.csv", text);
    assert_eq!(desk.cell(&desk.clean(), "Dinas A", "saq.1"), "80 (1)");
    let desk = desk.column("note=Tidak Ada");
    assert_eq!(places(&desk.read()), ["E225"]);
}

#[test]
fn bytes_in_memory_are_an_input_like_any_other() {
    let mut desk = desk();
    let bytes = long("Dinas A,saq.1,80").into_bytes().into();
    desk.request.inputs = vec![InputArg::Bytes { name: "x.csv".into(), bytes }];
    assert_eq!(desk.cell(&desk.clean(), "Dinas A", "saq.1"), "80 (1)");
}

#[test]
fn what_was_understood_is_told() {
    let text = "Rekap 2025;;;\nNo.;Badan Publik;saq.1;Alamat\n1;Dinas A;80,5;Jl. Satu\n";
    let input = &read(text).assessments.inputs[0];
    assert_eq!((input.delimiter, input.encoding, input.decimal_mark), (Some(';'), Some("utf-8"), Some(',')));
    assert_eq!((input.header_row, input.rows, input.layout), (2, 1, "wide"));
    let columns: Vec<_> = input.columns.iter().map(|(h, m)| (h.as_str(), m.as_deref())).collect();
    assert_eq!(
        columns,
        [("No.", Some("no")), ("Badan Publik", Some("agency")), ("saq.1", Some("saq.1")), ("Alamat", None)]
    );
}

#[test]
fn titles_above_and_totals_and_notes_below_are_no_data() {
    let text = "REKAPITULASI;;;\n;;;\nNo;SKPD;saq.1;uji.1\n1;Dinas A;80;4\n2;Dinas B;70;3\n;Jumlah;150;7\n;Rata-rata;75;3,5\n\
                Keterangan: sementara;;;\n;;;\n";
    let intake = read(text);
    assert_eq!(places(&intake), Vec::<String>::new());
    assert_eq!(intake.assessments.agencies.len(), 2);
    assert_eq!(intake.assessments.inputs[0].passed_over, [6, 7, 8]);
}

#[test]
fn rows_about_the_other_rows_are_no_agencies() {
    let table = |row: &str| {
        format!("No;Badan Publik;saq.1;saq.2;uji.1\n1;Dinas A;85,5;Ya;4,5\n2;Dinas B;70;-;1\n;{row};77,5;Ya;3\n")
    };
    for row in ["Skor Maks", "Nilai Ideal", "(blank)", "Rata2", "Jml", "Min", "Target 2025", "Ambang batas", "StdDev"] {
        same_as_long(desk().file("a.csv", table(row)));
    }
    // A name that says nothing of it is told by its missing number.
    assert_eq!(found(&table("Harapan Pimpinan")), ["W263@4:2"]);
    let unnumbered = "No;Badan Publik;saq.1;saq.2;uji.1\n;Dinas A;85,5;Ya;4,5\n;Dinas B;70;-;1\n1;Dinas C;70;-;1\n";
    assert_eq!(found(unnumbered), Vec::<String>::new());
}

#[test]
fn a_second_table_below_the_first_is_told_also_where_its_columns_stand_in_another_order() {
    let rules = "criteria = [\n  { id = \"1\", name = \"Profil\", weight = 70 },\n  { id = \"2\", name = \"Laporan\", weight = 30 },\n]\n";
    for again in ["No;Badan Publik;2;1", "NO;BADAN PUBLIK;2;1", "No;Badan Publik;1;2", "No.;Nama Badan Publik;2;1"] {
        let table = format!("No;Badan Publik;1;2\n1;Dinas A;80;90\n;;;\n{again}\n1;Dinas B;70;60\n");
        let read = with_rules(rules).file("a.csv", table).read();
        assert_eq!(places(&read), ["E208@4:1"], "{again}");
    }
}

#[test]
fn a_row_of_weights_below_the_header_may_give_them_as_parts_of_one() {
    let rules = "criteria = [\n  { id = \"a\", name = \"Profil\", weight = 70 },\n  { id = \"b\", name = \"Laporan\", weight = 30 },\n]\n";
    let table = "No;Badan Publik;a;b;Nilai\n;;0,7;0,3;1\n1;Dinas A;80;90;83\n2;Dinas B;70;60;67\n";
    let read = with_rules(rules).file("a.csv", table).read();
    assert_eq!((places(&read), read.assessments.agencies.len()), (Vec::new(), 2));
}

#[test]
fn a_recap_of_an_e_monev_application_is_read_as_it_is() {
    let text = "No,Kategori,Nama Badan Publik,Nama Responden,\"Mengumumkan informasi\n(Bobot 50)\",Laporan keuangan (50),\
                Total Kuesioner,Nilai Presentasi,Total Score\n1,OPD,Dinas A,Budi,80,Ya,90,4.5,92\n";
    let desk = desk().file("rekap.csv", text);
    let intake = desk.read();
    // The name of who filled it in is not read, and that is told.
    assert_eq!(places(&intake), ["W260@1"]);
    assert_eq!(desk.cell(&intake.assessments, "Dinas A", "saq.1"), "80 (1)");
    assert_eq!(desk.cell(&intake.assessments, "Dinas A", "uji.1"), "90 (1)");
    assert_eq!(intake.assessments.agencies[0].group.as_deref(), Some("OPD"));
    let stated: Vec<_> = intake
        .stated
        .iter()
        .map(|s| (desk.instrument.criteria[s.criterion].id.as_str(), s.value.to_string()))
        .collect();
    assert_eq!(stated, [("total", "92".to_owned()), ("saq", "90".to_owned())]);
}

#[test]
fn a_header_is_needed_and_what_it_lacks_is_told() {
    assert_eq!(found(""), ["E201"]);
    assert_eq!(found("\n \n"), ["E201"]);
    assert_eq!(found("halo\n"), ["E202"]);
    assert_eq!(found("agency,criterion\nA,saq.1\n"), ["E203@1"]);
    assert_eq!(found("agency,score\nA,1\n"), ["E203@1"]);
    assert_eq!(found("Kantor,saq.1\nA,1\n"), ["E203@1"]);
    assert_eq!(found("rank,agency,class\n1,A,Informatif\n"), ["E206@1"]);
    assert_eq!(found("agency,criterion,score\n"), ["E204@1"]);
    assert_eq!(found("SKPD,Instansi,criterion,score\nA,B,saq.1,1\n"), ["E205@1"]);
    assert_eq!(found("agency,saq.1,Mengumumkan informasi\nA,1,2\n"), ["E205@1"]);
    let twice = desk().file("a.csv", "agency,saq.1,saq.1\nA,1,2\n").read();
    let choice = twice.findings[0].facts.iter().find(|fact| fact.0 == "choice").map(|fact| fact.1.as_str());
    assert_eq!(choice, Some("B"), "a heading that stands twice chooses nothing");
}

#[test]
fn other_files_in_a_folder_are_told_and_passed_over() {
    let desk = desk().file("a.csv", long("Dinas A,saq.1,80"));
    desk.lay("catatan.docx", "x");
    desk.lay("README.md", "x");
    desk.lay(".tersembunyi.csv", "x");
    assert_eq!(places(&desk.all().read()), ["W215"]);
}
