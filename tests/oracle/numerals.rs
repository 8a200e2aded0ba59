//! Numbers as text for generated files: decimals where they end, fractions where they do not.

use super::number::{Q, ten_to};
use num_bigint::BigInt;
use num_traits::{Signed, Zero};

/// A decimal of at most `digits` places, if the number has one.
pub fn decimal(value: &Q, digits: u32) -> Option<String> {
    let mut places = 0;
    while !(value * Q::from_integer(ten_to(places))).is_integer() {
        places += 1;
        if places > digits {
            return None;
        }
    }
    Some(super::number::fixed(value, places))
}

/// As TOML: a bare decimal, or a quoted fraction.
pub fn toml(value: &Q) -> String {
    decimal(value, 12).unwrap_or_else(|| format!("\"{value}\""))
}

/// As a cell. Never exactly three places, which a file has to prove to be decimals.
pub fn cell(value: &Q) -> Option<String> {
    let text = decimal(value, 18)?;
    let places = text.split_once('.').map_or(0, |(_, after)| after.len());
    Some(if places == 3 { text + "0" } else { text })
}

/// The nearest number at or below `value` that ends after `places` decimals.
pub fn cut(value: &Q, places: u32) -> Q {
    let shift = Q::from_integer(ten_to(places));
    (value * &shift).floor() / shift
}

/// `total` in the given proportions, exactly.
pub fn split(total: &Q, proportions: &[usize]) -> Vec<Q> {
    let sum: usize = proportions.iter().sum();
    let part = |proportion: &usize| total * Q::new(BigInt::from(*proportion), BigInt::from(sum.max(1)));
    proportions.iter().map(part).collect()
}

/// `total` in the given proportions, cut to `places`; the last part takes what is left over.
pub fn split_cut(total: &Q, proportions: &[usize], places: u32) -> Vec<Q> {
    let mut parts: Vec<Q> = split(total, proportions).iter().map(|part| cut(part, places)).collect();
    let given: Q = parts.iter().sum();
    let rest = total - given;
    if let Some(last) = parts.iter_mut().rev().find(|part| part.is_positive()) {
        *last += rest;
    } else if let (Some(last), false) = (parts.last_mut(), rest.is_zero()) {
        *last += rest;
    }
    parts
}
