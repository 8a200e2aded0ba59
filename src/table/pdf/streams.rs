//! Whether the compressed streams of a file are whole. Cut or changed ones decode to other text without an error.

use std::io::Read;

use flate2::read::ZlibDecoder;

use crate::table::ReadError;

/// How far before its data the dictionary of a stream begins, at most.
const DICTIONARY: usize = 1024;

/// Runs every stream that is compressed and nothing else to its end.
///
/// # Errors
/// One is damaged, or all of them hold more than `most` bytes. Encrypted files are not looked at.
pub(super) fn check(bytes: &[u8], most: usize) -> Result<(), ReadError> {
    if memchr::memmem::find(bytes, b"/Encrypt").is_some() {
        return Ok(());
    }
    let mut left = most as u64;
    let mut from = 0;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        if at < from || bytes[..at].ends_with(b"end") || !is_deflated(&bytes[at.saturating_sub(DICTIONARY)..at]) {
            continue;
        }
        let data = &bytes[at + b"stream".len()..];
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        let mut decoder = ZlibDecoder::new(data);
        let decoded = std::io::copy(&mut (&mut decoder).take(left + 1), &mut std::io::sink());
        let decoded = decoded.map_err(|_| ReadError::Damaged(format!("stream {at}")))?;
        left = left.checked_sub(decoded).ok_or(ReadError::TooLarge(most as u64))?;
        from = at + usize::try_from(decoder.total_in()).unwrap_or(0);
    }
    Ok(())
}

/// Whether the dictionary that ends here names deflate as the first of its filters.
fn is_deflated(before: &[u8]) -> bool {
    let begin = memchr::memmem::rfind(before, b" obj").map_or(0, |at| at + 4);
    let dictionary = &before[begin..];
    let Some(at) = memchr::memmem::find(dictionary, b"/Filter") else { return false };
    let value = dictionary[at + b"/Filter".len()..].trim_ascii_start();
    let first = value.strip_prefix(b"[").unwrap_or(value).trim_ascii_start();
    first.starts_with(b"/FlateDecode") || first.starts_with(b"/Fl ")
}
