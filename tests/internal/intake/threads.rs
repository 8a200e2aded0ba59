use std::io::Cursor;

use crate::internal_tests::intake::desk::{Desk, desk};
use ikip::answers::subject::Subject;
use ikip::i18n::lang::Lang;
use ikip::intake::Intake;

/// A long table of some megabytes with a mistake now and then.
fn large(seed: u64, mistakes: bool) -> String {
    let mut state = seed;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut text = String::from("agency_id,agency,criterion,assessor,score,evidence\n");
    for agency in 0..3000 {
        for assessor in 0..3 {
            for criterion in ["saq.1", "saq.2", "uji.1"] {
                let score = match (criterion, next(if mistakes { 400 } else { 100 })) {
                    ("saq.1", 100..110) => "101".to_owned(),
                    ("saq.1", n) => format!("{}.{}", n.min(99), next(10)),
                    ("saq.2", n) => ["Ya", "tidak", "-", "TB"][n as usize % 4].to_owned(),
                    (_, 100..110) => "4.4".to_owned(),
                    (_, n) => ["1", "2.5", "5"][n as usize % 3].to_owned(),
                };
                let name = if mistakes && next(2000) == 0 { "Lain" } else { "Badan" };
                let note =
                    if next(5) == 0 { "\"dua\nbaris, dengan \"\"kutip\"\"\"" } else { "https://contoh.go.id/bukti" };
                text.push_str(&format!("{agency},{name} {agency},{criterion},P{assessor},{score},{note}\n"));
                if mistakes && next(3000) == 0 {
                    text.push_str(&format!("{agency},Badan {agency},{criterion},P{assessor},1,lagi\n"));
                }
            }
        }
    }
    text
}

fn shown(desk: &Desk, intake: &Intake) -> String {
    let mut text = String::new();
    for finding in &intake.findings {
        text.push_str(&format!("{} {:?} {}\n", finding.code(), finding.place.line, finding.message(Lang::En)));
        text.push_str(&finding.help(Lang::Id));
    }
    text.push_str(&format!("{:?} {:?}\n", intake.more, intake.assessments.withheld));
    for agency in 0..intake.assessments.agencies.len() {
        for criterion in 0..desk.instrument.criteria.len() {
            let cell = intake.assessments.store.cell(Subject::Agency(agency), criterion);
            text.push_str(&format!("{cell:?}\n"));
        }
    }
    text
}

#[test]
fn the_number_of_threads_changes_nothing() {
    for mistakes in [false, true] {
        let text = large(7, mistakes);
        assert!(text.len() > 1 << 20);
        let one = desk().file("a.csv", &text).threads(1);
        let first = one.read();
        assert_eq!(first.findings.is_empty(), !mistakes);
        for threads in [2, 5] {
            let many = Desk { request: one.request.clone(), ..desk() }.threads(threads);
            assert_eq!(shown(&one, &first), shown(&many, &many.read()));
        }
    }
}

#[test]
fn one_file_and_many_say_the_same() {
    let text = large(11, false);
    let whole = desk().file("a.csv", &text);
    let mut many = desk();
    let (header, rows) = text.split_once('\n').expect("a header");
    let mut part = format!("{header}\n");
    let mut count = 0;
    for row in rows.split_inclusive("\n") {
        part.push_str(row);
        if part.matches('"').count() % 2 == 0 && part.len() > 50_000 {
            many = many.file(&format!("{count:03}.csv"), &part);
            part = format!("{header}\n");
            count += 1;
        }
    }
    let many = many.file("zzz.csv", &part).threads(3);
    assert_eq!(shown(&whole, &whole.read()), shown(&many, &many.read()));
}

/// The rows of a table as a workbook; with a heading of a group between them where one is asked for.
fn workbook(text: &str, heading: Option<&str>) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let mut below = 0;
    for (at, record) in csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).records().enumerate()
    {
        let at = u32::try_from(at).expect("a row") + below;
        for (column, cell) in (0..).zip(&record.expect("a record")) {
            match cell.parse::<f64>() {
                Ok(number) if column == 4 => sheet.write_number(at, column, number).expect("a number"),
                _ => sheet.write_string(at, column, cell).expect("a text"),
            };
        }
        if let Some(heading) = heading.filter(|_| at == 20_000) {
            sheet.write_string(at + 1, 1, heading).expect("a text");
            below = 1;
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// The same archive with its parts as they are, not deflated.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        out.start_file(part.name().expect("a name").to_string(), options).expect("a part");
        std::io::copy(&mut part, &mut out).expect("a part");
    }
    out.finish().expect("an archive").into_inner()
}

#[test]
fn a_large_workbook_is_read_in_pieces_as_a_small_one_is_read_as_a_whole() {
    for (mistakes, heading) in [(true, None), (false, None), (false, Some("Kelompok OPD"))] {
        let small = workbook(&large(7, mistakes), heading);
        let large = stored(&small);
        assert!(small.len() < 1 << 20 && large.len() > 1 << 20, "{} {}", small.len(), large.len());
        let whole = desk().file("a.xlsx", &small);
        let read = whole.read();
        assert_eq!(read.findings.is_empty(), !mistakes && heading.is_none());
        whole.lay("a.xlsx", &large);
        for threads in [1, 4] {
            let pieces = Desk { request: whole.request.clone(), ..desk() }.threads(threads);
            let (one, other) = (shown(&whole, &read), shown(&pieces, &pieces.read()));
            let differs = one.lines().zip(other.lines()).find(|(one, other)| one != other);
            assert_eq!((differs, one.len()), (None, other.len()), "{mistakes} {heading:?} {threads}");
        }
    }
}
