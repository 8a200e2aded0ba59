//! Published tables against the exact fractions of their coefficients.

use super::units::Ratings;
use super::{krippendorff, variance};

/// P. E. Shrout and J. L. Fleiss (1979), table 2.
const SHROUT_FLEISS: [[f64; 4]; 6] = [
    [9.0, 2.0, 5.0, 8.0],
    [6.0, 1.0, 3.0, 2.0],
    [8.0, 4.0, 6.0, 8.0],
    [7.0, 1.0, 2.0, 6.0],
    [10.0, 5.0, 6.0, 9.0],
    [6.0, 2.0, 4.0, 7.0],
];

/// K. Krippendorff (2011), worked example; 0: a gap.
const KRIPPENDORFF: [[u8; 4]; 12] = [
    [1, 1, 0, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [0, 5, 5, 5],
    [0, 0, 1, 1],
    [0, 3, 0, 0],
];

fn full() -> Ratings {
    Ratings::new(SHROUT_FLEISS.iter().map(|row| (0..).zip(row.iter().copied()).collect()))
}

fn with_gaps() -> Ratings {
    Ratings::new(KRIPPENDORFF.iter().map(|row| {
        (0..).zip(row).filter(|(_, value)| **value > 0).map(|(at, value)| (at, f64::from(*value))).collect()
    }))
}

fn close(found: Option<f64>, num: f64, den: f64) {
    let found = found.expect("a coefficient");
    assert!((found - num / den).abs() < 1e-12, "{found} is not {num}/{den}");
}

#[test]
fn the_alphas_of_both_tables_are_the_published_ones() {
    close(krippendorff::interval(&full()), 1792.0, 12165.0);
    close(krippendorff::ordinal(&full()), 2959.0, 27132.0);
    close(krippendorff::interval(&with_gaps()), 951.0, 1120.0);
    close(krippendorff::ordinal(&with_gaps()), 108_577.0, 133_160.0);
}

#[test]
fn complete_tables_give_the_published_coefficients() {
    let (full, gaps) = (full().complete(), with_gaps().complete());
    assert_eq!((full.len(), gaps.len()), (6, 8));
    close(variance::intraclass(&full).map(|icc| icc[0]), 184.0, 635.0);
    close(variance::intraclass(&full).map(|icc| icc[1]), 736.0, 1187.0);
    close(variance::cronbach(&full), 3680.0, 4047.0);
    close(variance::kendall(&full), 479.0, 540.0);
    close(variance::intraclass(&gaps).map(|icc| icc[0]), 213.0, 304.0);
    close(variance::intraclass(&gaps).map(|icc| icc[1]), 852.0, 943.0);
    close(variance::cronbach(&gaps), 71.0, 78.0);
    close(variance::kendall(&gaps), 475.0, 598.0);
}

#[test]
fn equal_ratings_have_no_coefficient_and_one_that_differs_gives_zero() {
    let same = Ratings::new((0..6).map(|_| vec![(0, 3.0), (1, 3.0)]));
    assert_eq!((krippendorff::interval(&same), krippendorff::ordinal(&same)), (None, None));
    assert_eq!((variance::intraclass(&same.complete()), variance::kendall(&same.complete())), (None, None));
    let one = Ratings::new((0..18).map(|at| vec![(0, 3.0), (1, if at == 4 { 4.0 } else { 3.0 })]));
    assert!(krippendorff::interval(&one).expect("it varies").abs() < 1e-12);
    assert!(variance::intraclass(&one.complete()).expect("it varies")[0].abs() < 1e-12);
    close(one.equal_share(), 17.0, 18.0);
}
