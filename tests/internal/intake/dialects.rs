use crate::internal_tests::intake::desk::{Desk, desk, long, places};

const TABLE: &str =
    "agency;criterion;score;note\nDinas Café;saq.1;85,5;\"satu\ndua\"\nDinas B;saq.2;Ya;é\nDinas B;saq.1;70;\n";

fn reads(desk: &Desk, encoding: &str) {
    let assessments = desk.clean();
    assert_eq!(assessments.agencies.iter().map(|a| &*a.name).collect::<Vec<_>>(), ["Dinas B", "Dinas Café"]);
    assert_eq!(desk.cell(&assessments, "Dinas Café", "saq.1"), "171/2 (1)");
    assert_eq!(assessments.inputs[0].encoding, Some(encoding));
}

#[test]
fn every_encoding_and_line_end_gives_the_same() {
    for text in [TABLE.to_owned(), TABLE.replace('\n', "\r\n"), TABLE.replace('\n', "\r")] {
        let utf16 = |order: fn(u16) -> [u8; 2], mark: &str| {
            format!("{mark}{text}").encode_utf16().flat_map(order).collect::<Vec<u8>>()
        };
        reads(&desk().file("a.csv", &text), "utf-8");
        reads(&desk().file("a.csv", format!("\u{feff}{text}")), "utf-8");
        reads(&desk().file("a.csv", utf16(u16::to_le_bytes, "\u{feff}")), "utf-16le");
        reads(&desk().file("a.csv", utf16(u16::to_be_bytes, "\u{feff}")), "utf-16be");
        reads(&desk().file("a.csv", encoding_rs::WINDOWS_1252.encode(&text).0), "windows-1252");
    }
}

#[test]
fn two_encodings_in_one_file_are_an_error_at_the_first_byte_that_does_not_fit() {
    let mut bytes = long("A,saq.1,1; Café,saq.1,2; ").into_bytes();
    bytes.extend_from_slice(b"Caf\xe9,saq.1,3\n");
    let intake = desk().file("a.csv", &bytes).read();
    assert_eq!(places(&intake), ["E212@5"]);
    let offset = bytes.iter().position(|b| *b == 0xe9).expect("the byte");
    assert!(intake.findings[0].facts.contains(&("offset", offset.to_string())));
    assert!(intake.assessments.withheld.iter().all(|w| *w));
}

#[test]
fn a_mark_of_utf_8_before_other_bytes_is_an_error_at_the_first_of_them() {
    let bytes = b"\xef\xbb\xbfagency,criterion,score\nCaf\xe9,saq.1,80\n";
    let intake = desk().file("a.csv", bytes).read();
    assert_eq!(places(&intake), ["E212@2"]);
    assert!(intake.findings[0].message(ikip::i18n::lang::Lang::En).contains("offset 29"), "{:?}", intake.findings[0]);
}

#[test]
fn a_broken_utf_16_file_is_told() {
    let mut bytes: Vec<u8> = "\u{feff}agency;saq.1\nA;1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.extend_from_slice(&[0x00, 0xd8, b'x', 0]);
    assert!(places(&desk().file("a.csv", &bytes).read()).contains(&"E214@3".to_owned()));
}

#[test]
fn all_delimiters_are_known() {
    for delimiter in [",", ";", "\t", "|"] {
        let desk = desk().file("a.csv", TABLE.replace("85,5", "85.5").replace(';', delimiter));
        reads(&desk, "utf-8");
    }
}
