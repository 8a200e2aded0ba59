//! Which names are alike, among many: only names that share enough letters in threes are compared letter by letter.
//!
//! An edit (a letter put in, left out or exchanged, or two neighbours swapped) touches at most four of the overlapping
//! threes of a name, so names within `d` edits share all but `4 d` of them. Looking at the rarest threes first, it is
//! enough to look up `4 d + 1` of them; no pair is lost by that.

use std::collections::HashMap;

/// Threes of one name that a single edit can touch.
const TOUCHED: usize = 4;

/// A three of letters and which time it stands in the name.
type Three = ([char; 3], u32);

/// Every pair (index in `left`, index in `right`) that is at least `least` (0 to 1) alike, with its likeness.
#[must_use]
pub(crate) fn pairs(left: &[String], right: &[String], least: f64) -> Vec<(usize, usize, f64)> {
    let index = Index::new(right);
    let mut alike = Vec::new();
    for (one, name) in left.iter().enumerate() {
        for other in index.candidates(name, least) {
            let likeness = likeness(name, &right[other]);
            if likeness >= least {
                alike.push((one, other, likeness));
            }
        }
    }
    alike
}

fn likeness(a: &str, b: &str) -> f64 {
    if a == b { 1.0 } else { strsim::normalized_damerau_levenshtein(a, b) }
}

/// Names by their threes.
struct Index<'a> {
    equal: HashMap<&'a str, Vec<usize>>,
    lengths: Vec<usize>,
    by_three: HashMap<Three, Vec<usize>>,
}

impl<'a> Index<'a> {
    fn new(names: &'a [String]) -> Self {
        let mut index = Self { equal: HashMap::new(), lengths: Vec::new(), by_three: HashMap::new() };
        for (at, name) in names.iter().enumerate() {
            index.equal.entry(name).or_default().push(at);
            index.lengths.push(name.chars().count());
            for three in threes(name) {
                index.by_three.entry(three).or_default().push(at);
            }
        }
        index
    }

    /// Names that may be alike, in order.
    fn candidates(&self, name: &str, least: f64) -> Vec<usize> {
        let length = name.chars().count();
        // The longer of two names that are alike is at most this long; so many letters may differ.
        let longest = whole(length as f64 / least);
        let edits = whole(longest as f64 * (1.0 - least));
        let mut found = self.equal.get(name).cloned().unwrap_or_default();
        let mut threes: Vec<(usize, &[usize])> = threes(name)
            .iter()
            .map(|three| self.by_three.get(three).map_or(&[][..], Vec::as_slice))
            .map(|names| (names.len(), names))
            .collect();
        threes.sort_unstable_by_key(|(count, _)| *count);
        if edits > 0 {
            let fits = |&&other: &&usize| self.lengths[other].abs_diff(length) <= edits;
            found.extend(threes.iter().take(TOUCHED * edits + 1).flat_map(|(_, names)| names.iter().filter(fits)));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// A whole number of letters, a hair above what floating point makes of it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lengths of names, not negative")]
fn whole(letters: f64) -> usize {
    (letters + 1e-6) as usize
}

fn threes(name: &str) -> Vec<Three> {
    let letters: Vec<char> = name.chars().collect();
    let mut times: HashMap<[char; 3], u32> = HashMap::new();
    let windows = letters.windows(3).map(|three| [three[0], three[1], three[2]]);
    windows
        .map(|three| {
            let time = times.entry(three).or_default();
            *time += 1;
            (three, *time)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::names::ngrams::*;

    /// Names of the kind that tables hold, each with slips of the pen, from a fixed seed.
    fn names() -> Vec<String> {
        const WORDS: &[&str] = &["kabupaten", "kota", "dinas", "badan", "lombok", "barat", "utara", "bima", "pangan"];
        let mut state = 7_u64;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).expect("31 bits") % below
        };
        let mut names = Vec::new();
        for _ in 0..300 {
            let words: Vec<&str> = (0..=next(4)).map(|_| WORDS[next(WORDS.len())]).collect();
            let mut letters: Vec<char> = words.join(" ").chars().collect();
            for _ in 0..next(4) {
                let at = next(letters.len() - 1);
                match next(4) {
                    0 => letters[at] = 'x',
                    1 => letters.insert(at, 'y'),
                    2 => letters.swap(at, at + 1),
                    _ => drop(letters.remove(at)),
                }
            }
            names.push(letters.into_iter().collect());
        }
        names
    }

    #[test]
    fn the_threes_lose_no_pair_that_comparing_all_with_all_finds() {
        let names = names();
        for least in [0.8, 0.88, 0.95] {
            let mut slowly = Vec::new();
            for (one, a) in names.iter().enumerate() {
                for (other, b) in names.iter().enumerate() {
                    if likeness(a, b) >= least {
                        slowly.push((one, other, likeness(a, b)));
                    }
                }
            }
            assert!(slowly.len() > names.len());
            assert_eq!(pairs(&names, &names, least), slowly, "{least}");
        }
    }
}
