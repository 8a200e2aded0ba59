//! Software prefetch by early loads.

use std::ops::BitXor;

/// Software prefetch: loads one word of each item, in a loop without dependencies, so that the cache misses overlap;
/// the loop that follows then hits the cache. `black_box` keeps the compiler from removing the loads; the values are
/// not used.
#[inline(always)]
pub(crate) fn touch<T: BitXor<Output = T> + Default>(read: impl Iterator<Item = T>) {
    std::hint::black_box(read.fold(T::default(), |seen, one| seen ^ one));
}
