//! Krippendorff's alpha.
//!
//! Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections D and E: alpha = 1 - Do / De over
//! pairable values, those of units that two assessors or more rated. Interval: squared differences. Ordinal: the
//! squared number of values between two values, each end counted half, among pairable values that occur; that is the
//! squared difference of their middle ranks, so the ordinal alpha is the interval alpha of middle ranks.

use super::units::{Ratings, count};

/// The alpha for intervals; `None` where nothing can be compared or all values are equal.
pub(super) fn interval(ratings: &Ratings) -> Option<f64> {
    let units: Vec<Vec<f64>> =
        ratings.pairable().map(|unit| unit.iter().map(|(_, rating)| *rating).collect()).collect();
    alpha(units)
}

/// The alpha for ordered values.
pub(super) fn ordinal(ratings: &Ratings) -> Option<f64> {
    let units: Vec<Vec<f64>> =
        ratings.pairable().map(|unit| unit.iter().map(|(_, rating)| *rating).collect()).collect();
    let mut all: Vec<f64> = units.iter().flatten().copied().collect();
    all.sort_by(f64::total_cmp);
    let middle = |value: f64| {
        let below = all.partition_point(|other| *other < value);
        let upto = all.partition_point(|other| *other <= value);
        count(below + upto) / 2.0
    };
    alpha(units.iter().map(|unit| unit.iter().map(|&value| middle(value)).collect()).collect())
}

fn alpha(mut units: Vec<Vec<f64>>) -> Option<f64> {
    let n = count(units.iter().map(Vec::len).sum());
    if n < 2.0 {
        return None;
    }
    // Around the mean, so that squares of large numbers do not swallow small differences.
    let centre = units.iter().flatten().sum::<f64>() / n;
    units.iter_mut().flatten().for_each(|value| *value -= centre);
    let squares = |values: &[f64]| {
        let (sum, squares) = values.iter().fold((0.0, 0.0), |(sum, squares), x| (sum + x, squares + x * x));
        2.0 * (count(values.len()) * squares - sum * sum)
    };
    let observed: f64 = units.iter().map(|unit| squares(unit) / (count(unit.len()) - 1.0)).sum::<f64>() / n;
    let all: Vec<f64> = units.into_iter().flatten().collect();
    if all.iter().all(|value| (value - all[0]).abs() < 1e-12) {
        return None;
    }
    let expected = squares(&all) / (n * (n - 1.0));
    Some(1.0 - observed / expected)
}
