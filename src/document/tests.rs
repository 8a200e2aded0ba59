use unicode_width::UnicodeWidthStr;

use super::*;
use crate::document::ansi::Palette;

fn example() -> Document {
    let mut document = Document::new("Uji <b>", "id");
    document.class_colours = vec![RgbColor(0x1b, 0x7f, 0x3b)];
    document.heading(1, "Ketahanan");
    document.paragraph(
        RichText::from("Peringkat ")
            .and("tetap", Emphasis::Strong)
            .and(" pada ", Emphasis::None)
            .and("a_b`c", Emphasis::Code),
    );
    let mut table =
        DocumentTable::new(vec![Column::number("Nilai"), Column::text("Badan publik"), Column::label("Kualifikasi")])
            .captioned("Tabel 1");
    table.row(vec!["1.234,50".into(), "Dinas A | B".into(), Cell::toned("Informatif", Tone::Class(0))]);
    table.row(vec!["7".into(), "<script>alert(1)</script>".into(), Cell::toned("Kurang", Tone::Error)]);
    document.table(table);
    document.list(vec!["satu".into(), "2. dua".into()]);
    document.drawing(Drawing {
        svg: "<svg></svg>".into(), characters: "A ├──●──┤".into(), caption: "Rentang".into()
    });
    document
}

#[test]
fn numbers_end_in_the_same_column_of_the_screen() {
    let text = terminal::render(&example(), None, Palette::None);
    let ends: Vec<usize> = ["Nilai", "1.234,50", "   7"]
        .iter()
        .map(|cell| {
            let line = text.lines().find(|line| line.contains(cell)).expect("the cell is there");
            line[..line.find(cell).expect("found") + cell.len()].width()
        })
        .collect();
    assert_eq!(ends, [ends[0]; 3], "{text}");
}

#[test]
fn wide_characters_take_two_columns() {
    let mut table = DocumentTable::new(vec![Column::label("Nama"), Column::number("N")]);
    table.row(vec!["情報公開".into(), "1".into()]);
    table.row(vec!["abcdefgh".into(), "2".into()]);
    let mut document = Document::new("", "id");
    document.table(table);
    let text = terminal::render(&document, None, Palette::None);
    let widths: Vec<usize> = text.lines().skip(2).map(UnicodeWidthStr::width).collect();
    assert_eq!(widths[0], widths[1], "{text}");
}

#[test]
fn a_narrow_screen_is_never_exceeded() {
    for room in 40..90 {
        let text = terminal::render(&example(), Some(room), Palette::None);
        assert!(text.lines().all(|line| line.width() <= room), "{room}\n{text}");
    }
}

#[test]
fn colour_changes_no_character_and_each_style_finds_its_cell() {
    let plain = terminal::render(&example(), Some(60), Palette::None);
    let coloured = terminal::render(&example(), Some(60), Palette::Full);
    assert_ne!(plain, coloured);
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    assert!(coloured.contains("\u{1b}[1m\u{1b}[38;2;27;127;59mInformatif\u{1b}[0m"), "{coloured:?}");
    assert!(coloured.contains("\u{1b}[31mKurang\u{1b}[0m"), "{coloured:?}");
    assert!(coloured.contains("\u{1b}[1mtetap\u{1b}[0m"), "{coloured:?}");
}

#[test]
fn markdown_escapes_texts_and_keeps_alignment() {
    let text = markdown::render(&example());
    assert!(text.contains("| ---: |".replace(' ', "").as_str()), "{text}");
    assert!(text.contains("Dinas A \\| B") && text.contains("&lt;script&gt;"), "{text}");
    assert!(text.contains("**tetap**") && text.contains("``a_b`c``"), "{text}");
    assert!(text.contains("- 2\\. dua") && text.starts_with("# Ketahanan\n"), "{text}");
}

#[test]
fn html_has_no_markup_but_its_own() {
    let page = html::page(&example());
    assert!(page.contains("<title>Uji &lt;b&gt;</title>") && page.contains("<html lang=\"id\">"), "{page}");
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"), "{page}");
    assert!(page.contains("<td class=\"n\">1.234,50</td>") && page.contains("<td class=\"class k0\">Informatif"));
    assert!(page.contains(".k0{--c:#1b7f3b") && page.contains("<caption>Tabel 1</caption>") && page.contains("<svg>"));
}

#[test]
fn control_characters_reach_no_medium() {
    let mut document = Document::new("\u{1b}[31m", "id");
    document.paragraph("\u{1b}[31mmerah\u{200b}x");
    for text in [terminal::render(&document, None, Palette::Full), markdown::render(&document), html::page(&document)] {
        assert!(!text.contains('\u{1b}'), "{text:?}");
    }
}

#[test]
fn empty_parts_leave_no_trace() {
    let mut document = Document::new("", "id");
    document.list(Vec::new());
    document.lines(Vec::new());
    document.table(DocumentTable::new(vec![Column::text("a")]));
    assert!(document.blocks.is_empty());
    let mut table = DocumentTable::new(vec![Column::text("a"), Column::text("b")]);
    table.row(vec!["x".into(), "".into()]);
    table.drop_empty();
    assert_eq!((table.columns.len(), table.rows[0].len()), (1, 1));
}

/// A part of a Word file.
fn part(document: &Document, name: &str) -> String {
    let bytes = docx::bytes(document).expect("written");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(name).expect("the part"), &mut text).expect("UTF-8");
    text
}

#[test]
fn a_word_file_repeats_headings_breaks_no_row_and_aligns_numbers() {
    let xml = part(&example(), "word/document.xml");
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(xml.matches("<w:cantSplit/>").count(), 3);
    assert!(xml.contains("<w:jc w:val=\"right\"/></w:pPr><w:r><w:t xml:space=\"preserve\">1.234,50"), "{xml}");
    assert!(xml.contains("&lt;script&gt;alert(1)") && !xml.contains("<script"), "{xml}");
    assert!(xml.contains("w:color=\"1B7F3B\"") && xml.contains("<w:color w:val=\"A4262C\"/>"), "{xml}");
    assert!(xml.contains("w:w=\"11906\" w:h=\"16838\"/>") && !xml.contains("landscape"), "{xml}");
    assert!(part(&example(), "docProps/core.xml").contains("<dc:title>Uji &lt;b&gt;</dc:title>"));
}

#[test]
fn a_wide_table_turns_the_page_and_stays_on_it() {
    let mut table = DocumentTable::new((0..14).map(|at| Column::number(format!("Kolom {at}"))).collect());
    table.row((0..14).map(|at| Cell::from(format!("1.234,{at:02}"))).collect());
    let mut document = Document::new("", "id");
    document.table(table);
    let xml = part(&document, "word/document.xml");
    assert!(xml.contains("w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\""), "{xml}");
    let widths = xml.split("<w:gridCol w:w=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<u32>().ok());
    assert!(widths.sum::<u32>() <= 16_838 - 2 * 1_134, "{xml}");
}

#[test]
fn what_is_signed_stays_on_the_page_of_its_last_table() {
    let mut document = Document::new("", "id");
    for name in ["OPD", "Rekapitulasi"] {
        let mut table = DocumentTable::new(vec![Column::text("Kelompok")]);
        table.row(vec![name.into()]);
        document.table(table);
    }
    document.blocks.push(DocumentBlock::RightHalf(vec![PlacedLine::Text("Ketua".into())]));
    let xml = part(&document, "word/document.xml");
    let tables: Vec<&str> = xml.split("<w:tbl>").skip(1).collect();
    assert_eq!(tables[0].matches("<w:keepNext/>").count(), 0, "{xml}");
    // Heading, row, and the gap below the table.
    assert_eq!(tables[1].matches("<w:keepNext/>").count(), 3, "{xml}");
}

#[test]
fn a_wide_table_says_in_each_cell_what_it_is() {
    let mut document = Document::new("", "id");
    let table = |columns: usize| {
        let mut table = DocumentTable::new((0..columns).map(|at| Column::text(format!("Kolom \"{at}\""))).collect());
        table.row((0..columns).map(|at| Cell::from(if at == 1 { "" } else { "x" })).collect());
        table
    };
    document.table(table(3));
    assert!(!html::body(&document).contains("data-of"), "narrow tables are laid out as they are");
    document.table(table(9));
    let page = html::body(&document);
    assert!(page.contains("<table class=\"wide\">") && page.contains("data-of=\"Kolom &quot;0&quot;\""), "{page}");
    assert!(!page.contains("data-of=\"Kolom &quot;1&quot;\""), "an empty cell is left out: {page}");
}

#[test]
fn each_numbered_list_begins_at_one() {
    let mut document = Document::new("", "id");
    for _ in 0..2 {
        let items = vec!["satu".into(), "dua".into()];
        document.blocks.push(DocumentBlock::List(BulletList { numbered: true, items }));
    }
    let numbering = part(&document, "word/numbering.xml");
    assert_eq!(numbering.matches("<w:startOverride w:val=\"1\"/>").count(), 2);
    let xml = part(&document, "word/document.xml");
    assert!(xml.contains("<w:numId w:val=\"2\"/>") && xml.contains("<w:numId w:val=\"3\"/>"), "{xml}");
}

#[test]
fn the_same_document_gives_the_same_word_file_without_control_characters() {
    let mut document = example();
    document.paragraph("\u{1b}[31mmerah\u{0}");
    assert_eq!(docx::bytes(&document).expect("written"), docx::bytes(&document).expect("written"));
    let xml = part(&document, "word/document.xml");
    assert!(xml.chars().all(|c| c == '\n' || !c.is_control()), "{xml:?}");
}

#[test]
fn lines_of_a_cell_and_its_depth_reach_every_medium() {
    let mut table = DocumentTable::new(vec![Column::text("Kriteria"), Column::number("N")]);
    table.row(vec![Cell::lines(["saq", "butir"]).at_depth(2), "1".into()]);
    let mut document = Document::new("", "id");
    document.table(table);
    assert!(terminal::render(&document, None, Palette::None).contains("    saq    1\n    butir\n"));
    assert!(markdown::render(&document).contains("| &emsp;&emsp;saq<br>butir | 1 |"));
    assert!(html::page(&document).contains("\u{2003}\u{2003}saq<br>butir</td>"));
    let xml = part(&document, "word/document.xml");
    assert!(xml.contains("<w:ind w:left=\"340\"/>") && xml.contains("<w:r><w:br/></w:r>"), "{xml}");
}

#[test]
fn lines_in_the_right_half_keep_their_text_in_every_medium() {
    let mut document = Document::new("", "id");
    let field = PlacedLine::Field("NOMOR".into(), "7".into());
    let lines = vec![PlacedLine::Text("LAMPIRAN".into()), field, PlacedLine::Space];
    document.right_half(lines);
    document.page_break();
    assert_eq!(terminal::render(&document, None, Palette::None), "LAMPIRAN\nNOMOR: 7\n");
    assert_eq!(markdown::render(&document), "LAMPIRAN  \nNOMOR: 7\n");
    assert!(
        html::page(&document)
            .contains("<p class=\"right-half\">LAMPIRAN<br>\nNOMOR: 7<br>\n<br></p>\n<div class=\"page-break\"></div>")
    );
    let xml = part(&document, "word/document.xml");
    assert!(xml.contains("<w:ind w:left=\"4819\"/></w:pPr><w:r><w:t xml:space=\"preserve\">LAMPIRAN"), "{xml}");
}
