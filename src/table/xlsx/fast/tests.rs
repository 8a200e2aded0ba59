//! The fast path and the general reader on the same XML: common workbooks, odd ones, damaged ones.

use std::sync::Arc;

use proptest::prelude::*;

use crate::table::packed::StringTable;
use crate::table::xlsx::package::Package;
use crate::table::xlsx::parts::{BookParts, NumberFormat};
use crate::table::xlsx::{cells, fast, strings};

const SHARED: [&str; 5] = ["Dinas Kominfo", "", "a.01", "dua\nbaris", "é < & > \u{1f600}"];
const MOST: usize = 1 << 20;

fn book() -> BookParts {
    let mut strings = StringTable::default();
    for text in SHARED {
        strings.push(text).expect("room");
    }
    let formats = vec![NumberFormat::Plain, NumberFormat::Percent, NumberFormat::Date];
    BookParts { formats, strings: Arc::new(strings), ..BookParts::default() }
}

/// Whether the fast path takes a part; where it does, it gives what the general reader gives.
fn taken(xml: &str, most: usize) -> bool {
    let book = book();
    let Some(mut fast) = fast::read(Package::part_of(xml.as_bytes()), &book, most) else { return false };
    let slow = cells::read(Package::xml_of(xml.as_bytes()), &book, most).expect("the general reader takes it too");
    fast.unpack(usize::MAX);
    assert_eq!(fast.text, slow.text, "{xml}");
    assert_eq!(fast.cells, slow.cells, "{xml}");
    assert_eq!(fast.ends, slow.ends, "{xml}");
    assert_eq!(fast.merged, slow.merged, "{xml}");
    assert_eq!(fast.hidden_rows, slow.hidden_rows, "{xml}");
    true
}

fn sheet(rows: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet xmlns=\"m\"><cols><col min=\"1\"/></cols>\
         <sheetData>{rows}</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>"
    )
}

/// Text as it stands in XML.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[a-z .,0-9]{0,6}",
        1 => Just("&amp;".to_owned()),
        1 => Just("&#65;&lt;&quot;".to_owned()),
        1 => Just("é\u{1f600}".to_owned()),
        1 => Just("_x000D_".to_owned()),
        1 => Just("_x005F_x0041_".to_owned()),
        1 => Just("\n".to_owned()),
        1 => Just(" > ]".to_owned()),
    ];
    prop::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof!["-?[0-9]{1,3}(\\.[0-9]{0,3})?", "0\\.[0-9]{14,17}", "[1-9]E-?[0-9]", "[0-9]{14,17}", " ?[a-z7]{0,2} ?"]
}

/// What stands between the start and the end tag of a cell, and its type.
fn common_content() -> impl Strategy<Value = (&'static str, String)> {
    prop_oneof![
        3 => (0..SHARED.len()).prop_map(|at| (" t=\"s\"", format!("<v>{at}</v>"))),
        3 => number().prop_map(|number| ("", format!("<v>{number}</v>"))),
        1 => number().prop_map(|number| (" t=\"n\"", format!("<f t=\"shared\" ref=\"A1:B2\" si=\"0\">A1&gt;2</f><v>{number}</v>"))),
        1 => Just(("", "<f t=\"shared\" si=\"0\"/><v></v>".to_owned())),
        1 => Just((" t=\"str\"", "<f>\"\"</f><v></v>".to_owned())),
        1 => Just(("", "<f>NA()</f>".to_owned())),
        1 => text().prop_map(|text| (" t=\"str\"", format!("<v>{text}</v>"))),
        2 => text().prop_map(|text| (" t=\"inlineStr\"", format!("<is><t>{text}</t></is>"))),
        1 => text().prop_map(|text| (" t=\"inlineStr\"", format!("<is><t xml:space=\"preserve\">{text}</t></is>"))),
        1 => Just((" t=\"b\"", "<v>1</v>".to_owned())),
        1 => Just((" t=\"e\"", "<v>#DIV/0!</v>".to_owned())),
        1 => Just((" t=\"d\"", "<v>2025-03-01</v>".to_owned())),
        1 => Just((" t=\"s\"", "<v/>".to_owned())),
        1 => Just(("", String::new())),
    ]
}

fn odd_content() -> impl Strategy<Value = (&'static str, String)> {
    prop::sample::select(vec![
        (" t=\"s\"", "<v>99</v>"),
        (" t=\"s\"", "<v> 2 </v>"),
        (" t='s'", "<v>2</v>"),
        (" t=\"inlineStr\"", "<is><r><t>dua</t></r><r><t xml:space='preserve'> kali</t></r></is>"),
        (" t=\"inlineStr\"", "<is><t>teks</t><rPh sb=\"0\" eb=\"1\"><t>baca</t></rPh></is>"),
        (" t=\"inlineStr\"", "<is><t><![CDATA[</row><row r=\"9\">]]></t></is>"),
        (" t=\"str\"", "<v><![CDATA[<b>]]></v>"),
        (" t=\"str\"", "<v>a<!-- </row> -->b</v>"),
        (" t=\"str\"", "<v>a\r\nb&#13;&#10;</v>"),
        (" t=\"str\"", "<v>&nbsp;</v>"),
        (" t=\"str\"", "<v>&</v>"),
        (" t=\"s\" t=\"n\"", "<v>1</v>"),
        (" x:t=\"s\"", "<v>1</v>"),
        (" cm=\"1\" t=\"n\"", "<v>1</v>"),
        ("", "<x:v>1</x:v>"),
        ("", "<v>1</v><v>2</v>"),
        ("", "<v>1</v><f>A1</f>"),
        ("", "<v >1</v >"),
        ("", "<f a=\">\">1</f><v>1</v>"),
        ("", "<f><v>7</v></f>"),
        ("", "<f/t=\"shared\" si=\"0\"/><v></v>"),
        ("", "<extLst><v>1</v></extLst>"),
        ("", "<v>1"),
        (" s=\"7\"", "<v>1</v>"),
        (" s=\"-1\"", "<v>1</v>"),
        (" s=\"+1\"", "<v>1</v>"),
        (" t=\"&#115;\"", "<v>1</v>"),
    ])
    .prop_map(|(of, content)| (of, content.to_owned()))
}

/// A row; `odd`: of ten cells, so many are odd.
fn row(odd: u32) -> impl Strategy<Value = String> {
    let content = prop_oneof![10 - odd => common_content(), odd => odd_content()];
    let cell = (0..3_usize, 0..5_u32, content, 0..3_u32);
    (prop::collection::vec(cell, 0..6), 0..8_u32).prop_map(move |(cells, shape)| {
        let mut column = 0;
        let mut row = String::new();
        for (gap, place, (of, content), style) in cells {
            column += gap;
            let reference = format!(" r=\"{}1\"", char::from(b'A' + u8::try_from(column).expect("few columns")));
            let style = format!(" s=\"{style}\"");
            let attributes = match place {
                0 if gap == 0 => of.to_owned() + &style,
                1 => style + of + &reference,
                2 => reference + of,
                _ => reference + &style + of,
            };
            row +=
                &if content.is_empty() { format!("<c{attributes}/>") } else { format!("<c{attributes}>{content}</c>") };
            column += 1;
            if shape == 0 {
                row += "\n  ";
            }
        }
        row
    })
}

/// The start tags of rows, common ones first.
const ROW_TAGS: [&str; 12] = [
    "<row r=\"#\">",
    "<row r=\"#\" spans=\"1:8\" hidden=\"1\">",
    "<row spans=\"1:8\" r=\"#\" customHeight=\"1\" x14ac:dyDescent=\"0.25\">",
    "<row r=\"#\" hidden=\"0\" ht=\"15\" >",
    "<row>",
    "<row r='#'>",
    "<row x:r=\"#\">",
    "<row r=\"#\" r=\"#\">",
    "<row r=\"#\" spans=\"1\" spans=\"2\">",
    "<x:row r=\"#\">",
    "<!-- </row> --><row r=\"#\">",
    "<row r=\"1\">",
];

fn rows(odd: u32) -> impl Strategy<Value = String> {
    let tags = if odd == 0 { 4 } else { ROW_TAGS.len() };
    prop::collection::vec((1..3_u32, 0..tags, row(odd)), 0..8).prop_map(|rows| {
        let mut number = 0;
        rows.into_iter().fold(String::new(), |all, (step, tag, cells)| {
            number += step;
            let prefix = if ROW_TAGS[tag].starts_with("<x:") { "x:" } else { "" };
            all + &ROW_TAGS[tag].replace('#', &number.to_string()) + &cells + "</" + prefix + "row>"
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 600 } else { 20_000 }))]

    #[test]
    fn common_sheets_are_taken_and_read_as_by_the_general_reader(rows in rows(0)) {
        prop_assert!(taken(&sheet(&rows), MOST), "{rows}");
    }

    #[test]
    fn odd_sheets_are_read_as_by_the_general_reader_or_left_to_it(rows in rows(1)) {
        taken(&sheet(&rows), MOST);
    }

    #[test]
    fn damaged_sheets_are_left_to_the_general_reader(
        rows in rows(0),
        damage in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(b"<>/\"'&;= rcv1!-[]?A\r\n".to_vec())), 1..4),
        cut in any::<bool>(),
    ) {
        let mut bytes = sheet(&rows).into_bytes();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            if cut { bytes.remove(at); } else { bytes[at] = byte; }
        }
        if let Ok(xml) = std::str::from_utf8(&bytes) {
            taken(xml, MOST);
        }
    }

    #[test]
    fn text_beyond_the_limit_is_left_to_the_general_reader(rows in rows(0), most in 0..200_usize) {
        taken(&sheet(&rows), most);
    }

    #[test]
    fn shared_strings_are_read_as_by_the_general_reader(
        texts in prop::collection::vec((text(), 0..8_u32), 1..12),
    ) {
        let items = texts.into_iter().map(|(text, shape)| match shape {
            0 => format!("<si><t xml:space=\"preserve\">{text}</t></si>\n"),
            1 => format!("<si><r><rPr><b/></rPr><t>{text}</t></r><r><t>dua</t></r></si>"),
            2 => format!("<si><t>{text}</t><rPh sb=\"0\"><t>baca</t></rPh></si>"),
            _ => format!("<si><t>{text}</t></si>"),
        });
        let xml = format!("<?xml version=\"1.0\"?><sst xmlns=\"m\" count=\"3\">{}</sst>", items.collect::<String>());
        prop_assert!(strings::both_alike(&xml) == Some(true), "{}", xml);
    }
}

#[test]
fn what_stands_around_the_rows_may_hide_none() {
    let row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let plain = sheet(row);
    assert!(taken(&plain, MOST));
    for (from, to) in [
        ("<cols>", "<!-- <sheetData> --><cols>"),
        ("min=\"1\"", "min=\"<sheetData>\""),
        ("<cols>", "<![CDATA[<sheetData>]]><cols>"),
        ("<cols>", "<?x <sheetData>?><cols>"),
        ("UTF-8", "ISO-8859-1"),
        ("</sheetData>", "</sheetData><sheetData><row r=\"1\"/></sheetData>"),
        ("<sheetData>", "<sheetData x=\"1\">"),
        ("<worksheet", "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet"),
    ] {
        let odd = plain.replacen(from, to, 1);
        assert_ne!(odd, plain);
        assert!(!taken(&odd, MOST), "{odd}");
    }
}

#[test]
fn rows_that_do_not_rise_are_left_to_the_general_reader_across_pieces_too() {
    let row = |number: u32| format!("<row r=\"{number}\"><c r=\"A1\"><v>{}</v></c></row>", "1".repeat(40));
    let rising: String = (1..40).map(row).collect();
    assert!(taken(&sheet(&rising), MOST));
    assert!(!taken(&sheet(&(rising + &row(39))), MOST));
}
