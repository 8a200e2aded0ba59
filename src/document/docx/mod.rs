//! A document as a Word file (DOCX): A4, real headings and lists, tables whose headings repeat on every page.
//!
//! Own code over `zip`: the file is a fixed frame around one stream of paragraphs and tables. The crate for it,
//! `docx-rs` 0.4.22, cannot repeat the heading of a table and brings second versions of `zip` and `quick-xml`. Equal
//! documents give equal bytes: no clock and no counter is asked. Source: ECMA-376 part 1, 11 and 17.

mod body;
mod parts;
mod runs;
mod table;

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Document;

/// Writes the whole file.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(&bytes(document)?)
}

/// The whole file.
///
/// # Errors
/// None but those of compression in memory.
pub(crate) fn bytes(document: &Document) -> io::Result<Vec<u8>> {
    let body = body::DocxBody::of(document);
    let files = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::PACKAGE_LINKS.to_owned()),
        ("docProps/core.xml", parts::properties(document)),
        ("word/document.xml", body.xml()),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_LINKS.to_owned()),
        ("word/styles.xml", parts::styles(document)),
        ("word/numbering.xml", parts::numbering(body.numbered_lists)),
        ("word/settings.xml", parts::SETTINGS.to_owned()),
        ("word/footer1.xml", parts::FOOTER.to_owned()),
    ];
    // The earliest time that an archive can hold.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(name, options).map_err(io::Error::other)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish().map_err(io::Error::other)?.into_inner())
}
