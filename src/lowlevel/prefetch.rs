//! Looking at what stands all over memory before its turn comes.

use std::ops::BitXor;

/// Has read something of each of many things, given one by one, so that memory brings them near: one read does not wait
/// for the other, and whoever then goes through the things one behind the other finds them there. What was read means
/// nothing; it is only seen to be used, or the reads would be left out.
#[inline(always)]
pub(crate) fn touch<T: BitXor<Output = T> + Default>(read: impl Iterator<Item = T>) {
    std::hint::black_box(read.fold(T::default(), |seen, one| seen ^ one));
}
