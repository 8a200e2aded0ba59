//! A stream of bytes -> chunks that end where records end. Looks at quotes and line breaks only.

use std::io::{self, Read};

use memchr::memrchr;
use wide::u8x16;

/// What a chunk holds at least, where there is as much.
pub(crate) const CHUNK: usize = 256 << 10;
/// The longest record that is taken for one.
pub(crate) const LONGEST_RECORD: usize = 16 << 20;

/// Cuts a stream into chunks of whole records.
pub(crate) struct Chunker<R> {
    stream: R,
    /// The start of a record whose end has not been read yet.
    carry: Vec<u8>,
    ended: bool,
    /// Bytes read so far.
    pub read: u64,
}

/// How a chunk ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// At the end of a record; more follows.
    More,
    /// At the end of the stream.
    Last,
    /// Inside a record that is longer than any can be; nothing follows.
    TooLong,
}

impl<R: Read> Chunker<R> {
    /// Chunks of a stream.
    pub(crate) const fn new(stream: R) -> Self {
        Self { stream, carry: Vec::new(), ended: false, read: 0 }
    }

    /// The stream itself.
    pub(crate) const fn stream(&self) -> &R {
        &self.stream
    }

    /// Puts the next chunk into `chunk`; an empty one only at the end.
    ///
    /// # Errors
    /// What the stream says.
    pub(crate) fn next(&mut self, chunk: &mut Vec<u8>) -> io::Result<Cut> {
        // What an old buffer holds is written over; clearing it first would be work for nothing.
        let mut filled = self.carry.len();
        if chunk.len() < filled {
            chunk.resize(filled, 0);
        }
        chunk[..filled].copy_from_slice(&self.carry);
        self.carry.clear();
        let mut wanted = CHUNK;
        loop {
            filled = self.fill(chunk, filled, wanted)?;
            if self.ended {
                return Ok(Cut::Last);
            }
            if let Some(end) = last_record_end(chunk) {
                self.carry.extend_from_slice(&chunk[end..]);
                chunk.truncate(end);
                return Ok(Cut::More);
            }
            if chunk.len() >= LONGEST_RECORD {
                self.ended = true;
                return Ok(Cut::TooLong);
            }
            wanted = (chunk.len() * 2).min(LONGEST_RECORD);
        }
    }

    /// Reads on behind the first `before` bytes of the chunk, until `wanted` are there or the stream ends; how many
    /// there are then. Nothing else is left in the chunk.
    fn fill(&mut self, chunk: &mut Vec<u8>, before: usize, wanted: usize) -> io::Result<usize> {
        // A carry as long as a chunk still wants more behind it.
        let wanted = wanted.max(before + CHUNK / 4);
        chunk.resize(wanted, 0);
        let mut at = before;
        while at < wanted {
            match self.stream.read(&mut chunk[at..]) {
                Ok(0) => {
                    self.ended = true;
                    break;
                }
                Ok(read) => at += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    chunk.truncate(at);
                    return Err(error);
                }
            }
        }
        self.read += (at - before) as u64;
        chunk.truncate(at);
        Ok(at)
    }
}

/// Behind the last line break that is outside quotes; the bytes start outside.
fn last_record_end(bytes: &[u8]) -> Option<usize> {
    let mut inside = has_odd_quotes(bytes);
    let mut end = bytes.len();
    while let Some(at) = memrchr(b'\n', &bytes[..end]) {
        inside ^= has_odd_quotes(&bytes[at..end]);
        if !inside {
            return Some(at + 1);
        }
        end = at;
    }
    None
}

/// Whether the number of quotes is odd.
fn has_odd_quotes(bytes: &[u8]) -> bool {
    let quote = u8x16::splat(b'"');
    let (lanes, rest) = bytes.as_chunks();
    let odd = lanes.iter().fold(u8x16::splat(0), |odd, lane| odd ^ u8x16::new(*lane).simd_eq(quote));
    let quotes = odd.to_bitmask().count_ones() as usize + rest.iter().filter(|byte| **byte == b'"').count();
    !quotes.is_multiple_of(2)
}

#[cfg(test)]
mod tests {
    use crate::table::chunks::*;
    use memchr::memchr_iter;
    use proptest::prelude::*;

    #[test]
    fn a_line_break_inside_quotes_ends_no_record() {
        assert_eq!(last_record_end(b"a\nb,\"c\nd\"\ne"), Some(10));
        assert_eq!(last_record_end(b"a\nb,\"c\nd"), Some(2));
        assert_eq!(last_record_end(b"\"a\nb\nc"), None);
    }

    #[test]
    fn a_record_without_end_is_given_up_in_bounded_memory() {
        let mut chunker = Chunker::new(io::repeat(b'x').take(1 << 30));
        let mut chunk = Vec::new();
        assert_eq!(chunker.next(&mut chunk).expect("reads"), Cut::TooLong);
        assert!(chunk.len() <= 2 * LONGEST_RECORD);
    }

    proptest! {
        #[test]
        fn quotes_are_odd_where_counting_says_so(bytes in proptest::collection::vec(prop_oneof![Just(b'"'), any::<u8>()], 0..90)) {
            prop_assert_eq!(has_odd_quotes(&bytes), memchr_iter(b'"', &bytes).count() % 2 == 1);
        }

        #[test]
        fn chunks_together_are_the_stream_and_each_ends_with_a_record(
            records in proptest::collection::vec("[a-c]{0,9}(\"[x\n]{0,9}\")?", 0..40),
            times in 1..4000_usize,
        ) {
            let text = records.iter().fold(String::new(), |text, record| text + record + "\n").repeat(times);
            let mut chunker = Chunker::new(text.as_bytes());
            let (mut chunk, mut all) = (Vec::new(), Vec::new());
            loop {
                let cut = chunker.next(&mut chunk).expect("reads");
                prop_assert!(cut == Cut::Last || memchr_iter(b'"', &chunk).count().is_multiple_of(2));
                prop_assert!(cut == Cut::Last || chunk.ends_with(b"\n"));
                all.extend_from_slice(&chunk);
                if cut == Cut::Last {
                    break;
                }
            }
            prop_assert_eq!(all, text.into_bytes());
        }
    }
}
