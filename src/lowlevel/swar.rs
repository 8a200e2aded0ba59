//! Eight bytes of text in one machine word (SIMD within a register).

/// For each number of bytes from 0 to 8: the bits of the first so many bytes of a word.
pub(crate) const LOW_BYTES: [u64; 9] = [
    0,
    0xff,
    0xffff,
    0xff_ffff,
    0xffff_ffff,
    0xff_ffff_ffff,
    0xffff_ffff_ffff,
    0xff_ffff_ffff_ffff,
    0xffff_ffff_ffff_ffff,
];

/// The eight bytes of a text from `at` on, the first of them lowest; behind the end of the text stand zeros.
#[inline(always)]
#[must_use]
pub(crate) fn word(text: &[u8], at: usize) -> u64 {
    match text.get(at..at + 8).and_then(<[u8]>::first_chunk) {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => word_at_end(text, at),
    }
}

#[cold]
#[inline(never)]
fn word_at_end(text: &[u8], at: usize) -> u64 {
    let rest = text.get(at..).unwrap_or_default();
    rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
}

/// One in each byte, and the high bit of each.
pub(crate) const ONES: u64 = 0x0101_0101_0101_0101;
pub(crate) const HIGH: u64 = 0x80 * ONES;

/// The high bit of each byte of a word that is this one.
#[inline]
#[must_use]
pub(crate) const fn equal(word: u64, byte: u8) -> u64 {
    let other = word ^ (byte as u64 * ONES);
    !(((other & !HIGH) + !HIGH) | other) & HIGH
}
