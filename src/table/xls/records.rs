//! The records of a stream: a number, a length, a payload.

use crate::table::ReadError;
use crate::table::record_fields::RecordFields;

/// Numbers of the records that are read.
pub(super) mod id {
    pub(in super::super) const FORMULA: u16 = 0x06;
    pub(in super::super) const EOF: u16 = 0x0a;
    pub(in super::super) const DATE_MODE: u16 = 0x22;
    pub(in super::super) const FILE_PASS: u16 = 0x2f;
    pub(in super::super) const CONTINUE: u16 = 0x3c;
    pub(in super::super) const CODE_PAGE: u16 = 0x42;
    pub(in super::super) const WRITE_ACCESS: u16 = 0x5c;
    pub(in super::super) const BOUND_SHEET: u16 = 0x85;
    pub(in super::super) const MULTI_RK: u16 = 0xbd;
    pub(in super::super) const RICH_STRING: u16 = 0xd6;
    pub(in super::super) const XF: u16 = 0xe0;
    pub(in super::super) const MERGED_CELLS: u16 = 0xe5;
    pub(in super::super) const SHARED_STRINGS: u16 = 0xfc;
    pub(in super::super) const SHARED_STRING: u16 = 0xfd;
    pub(in super::super) const NUMBER: u16 = 0x203;
    pub(in super::super) const LABEL: u16 = 0x204;
    pub(in super::super) const BOOLEAN_OR_ERROR: u16 = 0x205;
    pub(in super::super) const STRING: u16 = 0x207;
    pub(in super::super) const ROW: u16 = 0x208;
    pub(in super::super) const RK: u16 = 0x27e;
    pub(in super::super) const FORMAT: u16 = 0x41e;
    pub(in super::super) const BOF: u16 = 0x809;
}

/// One record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    pub id: u16,
    pub data: &'a [u8],
}

/// Cuts a stream into records, from a byte on. A record that is cut off ends the stream.
#[derive(Debug, Clone)]
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn from(stream: &'a [u8], at: usize) -> Self {
        Self { rest: stream.get(at..).unwrap_or_default() }
    }

    /// The number of the record that comes next.
    pub(super) fn peek(&self) -> Option<u16> {
        Some(u16::from_le_bytes(*self.rest.first_chunk()?))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (&[a, b, c, d], rest) = self.rest.split_first_chunk()?;
        let length = usize::from(u16::from_le_bytes([c, d]));
        let (data, rest) = rest.split_at_checked(length)?;
        self.rest = rest;
        Some(Record { id: u16::from_le_bytes([a, b]), data })
    }
}

impl RecordFields for Record<'_> {
    fn data(&self) -> &[u8] {
        self.data
    }

    fn damaged(&self) -> ReadError {
        ReadError::Damaged(format!("record 0x{:x}", self.id))
    }
}
