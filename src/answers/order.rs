//! Permutes a large vector in place.

use crate::lowlevel::prefetch::touch;

/// Items prefetched per block before they are moved.
const NEAR: usize = 16;

/// Moves `items[order[n]]` to index n, in place, since they may be most of what is in memory. `order` holds each index
/// once. `read` loads a word of an item: prefetch, so that the cache misses of a block overlap.
pub(crate) fn arrange<T>(items: &mut [T], mut order: Vec<u32>, read: impl Fn(&T) -> usize) {
    if is_in_place(&order) {
        return;
    }
    let mut next = Vec::with_capacity(NEAR);
    for start in 0..order.len() {
        let mut here = start;
        let mut ended = false;
        while !ended {
            let mut last = here;
            next.clear();
            while next.len() < NEAR && !ended {
                last = order[last] as usize;
                ended = last == start;
                next.extend((!ended).then_some(last));
            }
            touch(next.iter().map(|&at| read(&items[at])));
            for &at in &next {
                items.swap(here, at);
                order[here] = narrow(here);
                here = at;
            }
        }
        order[here] = narrow(here);
    }
}

/// Whether an order leaves everything where it is.
#[must_use]
pub(crate) fn is_in_place(order: &[u32]) -> bool {
    order.iter().zip(0..).all(|(&old, new)| old == new)
}

fn narrow(place: usize) -> u32 {
    u32::try_from(place).expect("a place out of a list of such places")
}

#[cfg(test)]
mod tests {
    use crate::answers::order::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_comes_to_its_place(order in (0..90_u32).prop_flat_map(|n| Just((0..n).collect::<Vec<_>>()).prop_shuffle())) {
            let mut items: Vec<u32> = (0..).take(order.len()).collect();
            arrange(&mut items, order.clone(), |_| 0);
            prop_assert_eq!(items, order);
        }
    }
}
