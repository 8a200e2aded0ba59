//! Putting many things in another order.

/// Puts `items[order[n]]` at place n: in place, since they may be most of what is in memory. `order` names each place
/// once.
pub fn arrange<T>(items: &mut [T], mut order: Vec<u32>) {
    for start in 0..order.len() {
        let mut here = start;
        while order[here] as usize != start {
            let next = order[here] as usize;
            items.swap(here, next);
            order[here] = narrow(here);
            here = next;
        }
        order[here] = narrow(here);
    }
}

fn narrow(place: usize) -> u32 {
    u32::try_from(place).expect("a place out of a list of such places")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_comes_to_its_place(order in (0..40_u32).prop_flat_map(|n| Just((0..n).collect::<Vec<_>>()).prop_shuffle())) {
            let mut items: Vec<u32> = (0..).take(order.len()).collect();
            arrange(&mut items, order.clone());
            prop_assert_eq!(items, order);
        }
    }
}
