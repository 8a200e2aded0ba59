//! Numbers in the payload of a binary record, little-endian, by their offset: the same in XLS and XLSB.

use crate::table::ReadError;

/// A record of a binary workbook.
pub(super) trait RecordFields {
    /// Its payload.
    fn data(&self) -> &[u8];

    /// What is said where the payload is too short or holds what it may not.
    fn damaged(&self) -> ReadError;

    /// The bytes from an offset on.
    ///
    /// # Errors
    /// The payload ends before.
    fn bytes<const N: usize>(&self, at: usize) -> Result<[u8; N], ReadError> {
        let rest = self.data().get(at..).and_then(|rest| rest.first_chunk());
        rest.copied().ok_or_else(|| self.damaged())
    }

    /// # Errors
    /// As of [`Self::bytes`].
    fn u8(&self, at: usize) -> Result<u8, ReadError> {
        Ok(self.bytes::<1>(at)?[0])
    }

    /// # Errors
    /// As of [`Self::bytes`].
    fn u16(&self, at: usize) -> Result<u16, ReadError> {
        Ok(u16::from_le_bytes(self.bytes(at)?))
    }

    /// # Errors
    /// As of [`Self::bytes`].
    fn u32(&self, at: usize) -> Result<u32, ReadError> {
        Ok(u32::from_le_bytes(self.bytes(at)?))
    }

    /// # Errors
    /// As of [`Self::bytes`].
    fn f64(&self, at: usize) -> Result<f64, ReadError> {
        Ok(f64::from_le_bytes(self.bytes(at)?))
    }
}
