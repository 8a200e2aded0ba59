//! What kind of file this is, by its content. Offices name a page `rekap.xls` and a workbook `rekap.csv`.

use std::io::{Read as _, Seek as _, SeekFrom};
use std::sync::Arc;

use crate::table::source::Source;
use crate::table::xlsx::package::Package;

/// Endings of files in a folder that may hold tables: none of them is ever passed over, readable or not.
pub(crate) const ENDINGS: [&str; 19] = [
    "csv", "tsv", "tab", "xlsx", "xlsm", "xltx", "xltm", "xls", "xlt", "xlsb", "xlw", "ods", "ots", "fods", "et",
    "numbers", "dif", "slk", "wk1",
];

/// A kind of file that holds tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    Xlsx,
    Xlsb,
    /// Workbooks and texts of OpenDocument, in an archive or as one XML.
    Ods,
    Xls,
    Html,
    Docx,
    Pdf,
    /// Text in columns.
    Text,
}

impl FileKind {
    /// As it is called in findings.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "XLSX",
            Self::Xlsb => "XLSB",
            Self::Ods => "OpenDocument",
            Self::Xls => "XLS",
            Self::Html => "HTML",
            Self::Docx => "Word (DOCX)",
            Self::Pdf => "PDF",
            Self::Text => "TXT",
        }
    }
}

/// What the first bytes of a file tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Head {
    /// It holds tables; which kind exactly depends on the rest of it.
    Tables,
    /// It holds no table for us: what it is.
    Other(&'static str),
    /// Nothing that is known: text.
    Text,
}

/// How much of a file is looked at.
const HEAD: usize = 4096;

/// Whether a file that begins so may be a workbook that is read in pieces: an archive, but none of OpenDocument, whose
/// first part is always called `mimetype`.
pub(crate) fn may_be_in_pieces(head: &[u8]) -> bool {
    const NAME: usize = 30;
    head.starts_with(b"PK\x03\x04") && !head.get(NAME..).is_some_and(|name| name.starts_with(b"mimetype"))
}

/// Looks at the first bytes of a file.
pub(crate) fn head(bytes: &[u8]) -> Head {
    let bytes = &bytes[..bytes.len().min(HEAD)];
    const TABLES: [&[u8]; 3] = [b"PK\x03\x04", OLE, b"%PDF-"];
    const OTHERS: [(&[u8], &str); 12] = [
        (b"\x1f\x8b", "GZIP"),
        (b"Rar!", "RAR"),
        (b"7z\xbc\xaf", "7Z"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"{\\rtf", "RTF"),
        (b"MIME-Version:", "MHTML"),
        (b"\x09\x00\x04\x00", "XLS (BIFF2-4)"),
        (b"\x09\x02\x06\x00", "XLS (BIFF2-4)"),
        (b"\x09\x04\x06\x00", "XLS (BIFF2-4)"),
        (b"PAR1", "Parquet"),
        (b"SQLite format 3\0", "SQLite"),
    ];
    if TABLES.iter().any(|magic| bytes.starts_with(magic)) {
        return Head::Tables;
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let is_other = |magic: &[u8]| bytes.starts_with(magic) || start.starts_with(magic);
    if let Some((_, kind)) = OTHERS.iter().find(|(magic, _)| is_other(magic)) {
        return Head::Other(kind);
    }
    match start.first() {
        Some(b'<') => marked_up(start),
        Some(b'{' | b'[') if is_json(start) => Head::Other("JSON"),
        _ if is_wide_page(bytes) || super::pasted::is_pasted(bytes) => Head::Tables,
        _ => Head::Text,
    }
}

/// The first bytes of every OLE file: workbooks of Excel 97 to 2003, and any that has a password.
const OLE: &[u8] = super::ole::MAGIC.split_at(4).0;

/// Text that begins with `<`.
fn marked_up(start: &[u8]) -> Head {
    let lower = start.to_ascii_lowercase();
    let has = |what: &str| memchr::memmem::find(&lower, what.as_bytes()).is_some();
    const PAGES: [&str; 12] = [
        "<!doctype html",
        "<html",
        "<head",
        "<meta",
        "<title",
        "<body",
        "<style",
        "<table",
        "<div",
        "<center",
        "<h1",
        "<script",
    ];
    if PAGES.iter().any(|tag| lower.starts_with(tag.as_bytes())) || has("<html") || has("<table ") || has("<table>") {
        return Head::Tables;
    }
    if has("urn:schemas-microsoft-com:office:spreadsheet") {
        return Head::Other("XML Spreadsheet 2003");
    }
    if has("urn:oasis:names:tc:opendocument") {
        return Head::Tables;
    }
    if lower.starts_with(b"<?xml") { Head::Other("XML") } else { Head::Text }
}

/// A page in UTF-16 with its mark.
fn is_wide_page(bytes: &[u8]) -> bool {
    let order = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let Some(encoding) = order.filter(|encoding| *encoding != encoding_rs::UTF_8) else { return false };
    let text = encoding.decode(bytes).0;
    let start = text.trim_start();
    start.starts_with('<') && marked_up(start.as_bytes()) == Head::Tables
}

/// An object or a list; a heading in brackets (`[Kode]`) is neither.
fn is_json(start: &[u8]) -> bool {
    let next = start[1..].trim_ascii_start().first();
    match start[0] {
        b'{' => matches!(next, Some(b'"' | b'}')),
        _ => matches!(next, Some(b'{' | b'[' | b'"' | b']')),
    }
}

/// The kind of a file whose [`head`] says that it holds tables.
pub(crate) fn of(bytes: &Arc<[u8]>) -> FileKind {
    if bytes.starts_with(b"PK") {
        return of_archive(bytes);
    }
    if bytes.starts_with(OLE) {
        return FileKind::Xls;
    }
    if bytes.starts_with(b"%PDF-") {
        return FileKind::Pdf;
    }
    let start = &bytes[..bytes.len().min(HEAD)];
    let flat = memchr::memmem::find(start, b"urn:oasis:names:tc:opendocument").is_some();
    if flat {
        FileKind::Ods
    } else if super::pasted::is_pasted(start) {
        FileKind::Text
    } else {
        FileKind::Html
    }
}

fn of_archive(bytes: &Arc<[u8]>) -> FileKind {
    Package::open(Arc::clone(bytes)).map_or(FileKind::Xlsx, |package| of_package(&package))
}

fn of_package(package: &Package) -> FileKind {
    const PARTS: [(&str, FileKind); 3] =
        [("word/document.xml", FileKind::Docx), ("xl/workbook.bin", FileKind::Xlsb), ("content.xml", FileKind::Ods)];
    PARTS.iter().find(|(part, _)| package.has(part)).map_or(FileKind::Xlsx, |(_, kind)| *kind)
}

/// A source as an XLSX workbook where it lies; `None`: it is another kind of file, or a damaged archive.
///
/// # Errors
/// What the system says.
pub(crate) fn workbook_in_place(source: &Source) -> std::io::Result<Option<Package>> {
    let mut bytes = source.open()?;
    let mut start = [0; 2];
    if bytes.read_exact(&mut start).is_err() || start != *b"PK" {
        return Ok(None);
    }
    bytes.seek(SeekFrom::Start(0))?;
    Ok(Package::over(bytes).ok().filter(|package| of_package(package) == FileKind::Xlsx))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_it_begins_with_whatever_it_is_called() {
        for (text, expected) in [
            ("<table border=1>", Head::Tables),
            ("\u{feff}\r\n <!DOCTYPE HTML PUBLIC", Head::Tables),
            ("<style>td{}</style>", Head::Tables),
            ("<!-- x --><b><table >", Head::Tables),
            ("<?xml version=\"1.0\"?><html xmlns=\"x\">", Head::Tables),
            (
                "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:x\">",
                Head::Tables,
            ),
            (
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                Head::Other("XML Spreadsheet 2003"),
            ),
            ("<?xml version=\"1.0\"?><a/>", Head::Other("XML")),
            ("{\"schema\": 1}", Head::Other("JSON")),
            ("[\n {\"a\":1}]", Head::Other("JSON")),
            ("[Kode];Nilai", Head::Text),
            ("{kode};Nilai", Head::Text),
            ("<5;6", Head::Text),
            ("agency;score", Head::Text),
        ] {
            assert_eq!(head(text.as_bytes()), expected, "{text}");
        }
        let wide: Vec<u8> = "\u{feff}<html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(head(&wide), Head::Tables);
    }
}
