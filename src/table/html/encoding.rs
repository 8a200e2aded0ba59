//! The encoding of a page: by its byte-order mark, else as it declares, else UTF-8 where it is that, else Windows-1252.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::table::ReadError;

/// How far a declaration is looked for.
const HEAD: usize = 4096;

/// The text of a page.
///
/// # Errors
/// Bytes that the declared encoding does not have.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = marked
        .or_else(|| declared(&bytes[..bytes.len().min(HEAD)]))
        .unwrap_or_else(|| if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 });
    let (text, _, broken) = encoding.decode(bytes);
    if broken {
        return Err(ReadError::Encoding(encoding.name()));
    }
    Ok(text)
}

/// The encoding that a `meta` element names. One that has two bytes a character cannot be told in one of one byte.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let lower = head.to_ascii_lowercase();
    memchr::memmem::find_iter(&lower, b"<meta").find_map(|at| {
        let end = memchr::memchr(b'>', &lower[at..])?;
        let tag = &lower[at..at + end];
        let value = &tag[memchr::memmem::find(tag, b"charset")? + "charset".len()..];
        let value = value.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let quotes = |byte: &u8| matches!(byte, b'"' | b'\'');
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let length = value.iter().position(|byte| quotes(byte) || matches!(byte, b';' | b' ' | b'/'));
        let encoding = Encoding::for_label(&value[..length.unwrap_or(value.len())])?;
        Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_then_a_declaration_then_the_bytes_tell_the_encoding() {
        assert_eq!(decode(b"\xef\xbb\xbf\xc3\xa9").expect("text"), "é");
        assert_eq!(
            decode(b"<META http-equiv=x content=\"text/html; charset=iso-8859-1\">\xe9").expect("text"),
            "<META http-equiv=x content=\"text/html; charset=iso-8859-1\">é"
        );
        assert_eq!(decode(b"<meta charset='utf-8'>\xc3\xa9").expect("text"), "<meta charset='utf-8'>é");
        assert_eq!((decode(b"\xc3\xa9").expect("text"), decode(b"\xe9 a").expect("text")), ("é".into(), "é a".into()));
        assert!(matches!(decode(b"<meta charset=utf-8>\xe9 a"), Err(ReadError::Encoding("UTF-8"))));
    }
}
