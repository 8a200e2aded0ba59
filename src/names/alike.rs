//! Names of two lists that nearly match: each the other's best match and no other as near.

use std::cmp::Ordering;

use crate::names::abbreviations::key;
use crate::names::ngrams;

/// The likeness (0 to 1) from which two names are taken for one that was written twice.
const LIKENESS: f64 = 0.88;

/// Pairs (index in `left`, index in `right`) of names that are taken for one, in the order of `left`.
#[must_use]
pub(crate) fn mutual(left: &[&str], right: &[&str]) -> Vec<(usize, usize)> {
    let plainly = |names: &[&str]| -> Vec<String> { names.iter().map(|name| plain(name)).collect() };
    let alike = ngrams::pairs(&plainly(left), &plainly(right), LIKENESS);
    let of_left = best(alike.iter().map(|&(one, other, likeness)| (one, other, likeness)), left.len());
    let of_right = best(alike.iter().map(|&(one, other, likeness)| (other, one, likeness)), right.len());
    let pair = |(one, other): (usize, &Option<usize>)| {
        let other = (*other)?;
        (of_right[other] == Some(one)).then_some((one, other))
    };
    of_left.iter().enumerate().filter_map(pair).collect()
}

/// For each of `n` the other that is most like it; none where two are equally like it.
fn best(alike: impl Iterator<Item = (usize, usize, f64)>, n: usize) -> Vec<Option<usize>> {
    let mut best: Vec<(f64, Option<usize>)> = vec![(0.0, None); n];
    for (one, other, likeness) in alike {
        match likeness.total_cmp(&best[one].0) {
            Ordering::Greater => best[one] = (likeness, Some(other)),
            Ordering::Equal => best[one].1 = None,
            Ordering::Less => {}
        }
    }
    best.into_iter().map(|(_, other)| other).collect()
}

/// A name with abbreviations written out, without the words that some tables write and others leave out.
fn plain(name: &str) -> String {
    let key = key(name);
    let words = key.split(' ').filter(|word| !["pemerintah", "provinsi", "dan"].contains(word));
    words.collect::<Vec<_>>().join(" ")
}
