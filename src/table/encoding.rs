//! Bytes as they lie in a file -> bytes of UTF-8 (or of an eight-bit code, which is told apart later).
//!
//! Takes off byte-order marks, turns UTF-16 into UTF-8 and lone CR line ends into LF. What is no text is named.

use std::io::{self, Read};
use std::sync::Arc;

use encoding_rs::{CoderResult, Decoder, UTF_16BE, UTF_16LE};

use crate::finding::{Finding, Place, finding};
use crate::table::source::Bytes;
use crate::table::source::Source;
use crate::table::{self, Head};

/// What a file is, by its first bytes.
pub(crate) enum Opened {
    Text(Decoding),
    /// A file with tables of its own, such as a workbook, a page or a document.
    Workbook {
        /// It may be one that is read in pieces.
        in_pieces: bool,
    },
    /// Something that holds no table for us.
    Other(&'static str),
}

/// The finding about a file of a kind that holds no table for us.
pub(crate) fn unreadable(kind: &str, path: &Arc<str>) -> Finding {
    let json = (kind == "JSON").then(|| path.to_string());
    finding!(E220: kind = kind; json = json).at(Place::file(Arc::clone(path)))
}

/// A stream of text bytes.
pub(crate) struct Decoding {
    bytes: Bytes,
    /// Read while the file was looked at, not yet handed on.
    head: io::Cursor<Vec<u8>>,
    /// The length of the byte-order mark.
    pub skipped: u64,
    /// `utf-16le` or `utf-16be`; `None`: UTF-8 or an eight-bit code.
    pub label: Option<&'static str>,
    utf16: Option<Box<Utf16>>,
    /// Lines end with CR alone.
    cr: bool,
}

struct Utf16 {
    decoder: Decoder,
    raw: Vec<u8>,
    out: Vec<u8>,
    at: usize,
    ended: bool,
}

/// How much of a file is looked at.
const HEAD: usize = 4096;

/// Opens a source and looks at its first bytes.
///
/// # Errors
/// What the system says.
pub(crate) fn open(source: &Source) -> io::Result<Opened> {
    let mut bytes = source.open()?;
    let mut head = Vec::with_capacity(HEAD);
    (&mut bytes).take(HEAD as u64).read_to_end(&mut head)?;
    match table::head(&head) {
        Head::Tables => return Ok(Opened::Workbook { in_pieces: table::may_be_in_pieces(&head) }),
        Head::Other(kind) => return Ok(Opened::Other(kind)),
        Head::Text => {}
    }
    let (skipped, encoding) = match head.as_slice() {
        [0xef, 0xbb, 0xbf, ..] => (3, None),
        [0xff, 0xfe, ..] => (2, Some(UTF_16LE)),
        [0xfe, 0xff, ..] => (2, Some(UTF_16BE)),
        _ => (0, utf16_without_mark(&head)),
    };
    let cr = has_lone_returns(&head);
    let mut head = io::Cursor::new(head);
    head.set_position(skipped);
    let label = encoding.map(|encoding| if encoding == UTF_16LE { "utf-16le" } else { "utf-16be" });
    let utf16 = encoding.map(|encoding| {
        let decoder = encoding.new_decoder_without_bom_handling();
        Box::new(Utf16 { decoder, raw: Vec::new(), out: Vec::new(), at: 0, ended: false })
    });
    Ok(Opened::Text(Decoding { bytes, head, skipped, label, utf16, cr }))
}

/// Whether lines end with CR alone; inside quotes there may be others.
fn has_lone_returns(head: &[u8]) -> bool {
    let (mut inside, mut lone) = (false, false);
    for (at, byte) in head.iter().enumerate() {
        match byte {
            b'"' => inside = !inside,
            b'\n' if !inside => return false,
            // The last byte that was looked at may be half of CR LF.
            b'\r' if !inside => lone |= head.get(at + 1).map_or(head.len() < HEAD, |next| *next != b'\n'),
            _ => {}
        }
    }
    lone
}

/// UTF-16 without a mark: nearly every second byte of the start is zero, on one side only.
fn utf16_without_mark(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    const LOOKED_AT: usize = 64;
    let start = &head[..head.len().min(LOOKED_AT) / 2 * 2];
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let most = |zeros: usize| zeros * 2 * 5 >= start.len() * 4;
    match start.len() {
        0..4 => None,
        _ if most(zeros(1)) && zeros(0) == 0 => Some(UTF_16LE),
        _ if most(zeros(0)) && zeros(1) == 0 => Some(UTF_16BE),
        _ => None,
    }
}

impl Decoding {
    /// The bytes below, for asking whether the file has changed.
    pub(crate) const fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    fn read_raw(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.head.read(buffer)? {
            0 => self.bytes.read(buffer),
            read => Ok(read),
        }
    }

    fn read_utf16(&mut self, utf16: &mut Utf16, buffer: &mut [u8]) -> io::Result<usize> {
        while utf16.at == utf16.out.len() && !utf16.ended {
            utf16.raw.resize(64 << 10, 0);
            let mut raw = std::mem::take(&mut utf16.raw);
            let read = self.read_raw(&mut raw);
            utf16.raw = raw;
            utf16.decode(read?);
        }
        let ready = &utf16.out[utf16.at..];
        let given = ready.len().min(buffer.len());
        buffer[..given].copy_from_slice(&ready[..given]);
        utf16.at += given;
        Ok(given)
    }
}

impl Utf16 {
    /// Decodes the first bytes of `raw`; none means the end. A broken pair becomes U+FFFD, which no name or number has.
    fn decode(&mut self, read: usize) {
        self.ended = read == 0;
        self.at = 0;
        self.out.clear();
        let most = self.decoder.max_utf8_buffer_length(read).unwrap_or(0);
        self.out.resize(most, 0);
        let (result, _, written, _) = self.decoder.decode_to_utf8(&self.raw[..read], &mut self.out, self.ended);
        debug_assert_eq!(result, CoderResult::InputEmpty);
        self.out.truncate(written);
    }
}

impl Read for Decoding {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match self.utf16.take() {
            None => self.read_raw(buffer)?,
            Some(mut utf16) => {
                let read = self.read_utf16(&mut utf16, buffer);
                self.utf16 = Some(utf16);
                read?
            }
        };
        if self.cr {
            buffer[..read].iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use crate::table::encoding::*;
    use crate::table::source::InputArg;
    use crate::table::source::expand;

    fn text(bytes: &[u8]) -> (String, Option<&'static str>) {
        let (sources, _) = expand(&[InputArg::Bytes { name: "x.csv".into(), bytes: bytes.into() }]);
        let Opened::Text(mut decoding) = open(&sources[0]).expect("opens") else { panic!("no text") };
        let mut text = String::new();
        decoding.read_to_string(&mut text).expect("reads");
        (text, decoding.label)
    }

    #[test]
    fn byte_order_marks_are_taken_off_and_utf_16_becomes_utf_8() {
        let wide = |order: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        assert_eq!(text(b"\xef\xbb\xbfa;b"), ("a;b".into(), None));
        assert_eq!(text(&wide(u16::to_le_bytes, "\u{feff}é;𝄞")), ("é;𝄞".into(), Some("utf-16le")));
        assert_eq!(text(&wide(u16::to_be_bytes, "\u{feff}é;𝄞")), ("é;𝄞".into(), Some("utf-16be")));
        assert_eq!(text(&wide(u16::to_le_bytes, "agency;score")), ("agency;score".into(), Some("utf-16le")));
        assert_eq!(text(&wide(u16::to_be_bytes, "Rekap – 2025")), ("Rekap – 2025".into(), Some("utf-16be")));
        let long = "agency;nilai é\n".repeat(20_000);
        assert_eq!(text(&wide(u16::to_le_bytes, &format!("\u{feff}{long}"))).0, long);
    }

    #[test]
    fn lone_carriage_returns_end_lines() {
        assert_eq!(text(b"a;b\r1;2\r").0, "a;b\n1;2\n");
        assert_eq!(text(b"a;b\r\n1;2\r\n").0, "a;b\r\n1;2\r\n");
        assert_eq!(text(b"a;b\r1;\"2\n3\"\r").0, "a;b\n1;\"2\n3\"\n");
        assert_eq!(text(b"a;b\n1;\"2\r3\"\n").0, "a;b\n1;\"2\r3\"\n");
    }
}
