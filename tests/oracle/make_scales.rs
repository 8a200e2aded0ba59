//! Random valid scales.

use super::number::{Q, parse, whole};
use super::numerals;
use super::tape::Tape;
use num_traits::Zero;

pub struct ScaleText {
    pub name: String,
    pub text: String,
    /// Made for inner criteria: takes every number from 0 on.
    pub inner: bool,
}

/// A scale under `[scale.NAME]`, with `out_of` wherever its best is not the top of the range.
pub fn make(tape: &mut Tape, name: String, inner: bool, range: &(Q, Q)) -> ScaleText {
    let body = match tape.below(if inner { 2 } else { 5 }) {
        0 if inner => wide_number(range),
        1 => bands(tape, range),
        2 => named_choices(tape, range),
        3 => numbered_choices(tape, range),
        4 if range.0 <= Q::zero() => count(tape),
        _ => number(tape, range),
    };
    ScaleText { text: format!("[scale.{name}]\n{body}\n"), name, inner }
}

/// A mark on a scale of which `best` is full marks, not below the bottom of the range.
fn share(best: &Q, percent: usize, range: &(Q, Q)) -> Q {
    let lowest = best * &range.0 / &range.1;
    (best * whole(percent as i64) / whole(100)).max(lowest)
}

fn out_of(best: &Q, range: &(Q, Q)) -> String {
    if *best == range.1 { String::new() } else { format!("out_of = {}\n", numerals::toml(best)) }
}

fn number(tape: &mut Tape, range: &(Q, Q)) -> String {
    let best = whole(*tape.pick(&[100, 5, 10, 4, 40]));
    let lowest = share(&best, 0, range);
    let step = *tape.pick(&["", "", "step = 1\n", "step = 0.5\n"]);
    let step = if (&best - &lowest).is_integer() { step } else { "" };
    let (min, max) = (numerals::toml(&lowest), numerals::toml(&best));
    format!("kind = \"number\"\nmin = {min}\nmax = {max}\n{step}{}", out_of(&best, range))
}

/// A number of things, of which some are full marks and more may be told.
fn count(tape: &mut Tape) -> String {
    let full = tape.between(1, 6);
    let max = *tape.pick(&[0, 0, 1, 7]);
    let max = if max == 0 { String::new() } else { format!("max = {}\n", full + max) };
    format!("kind = \"count\"\nfull = {full}\n{max}")
}

/// What children combine to, measured against more than the top.
fn wide_number(range: &(Q, Q)) -> String {
    let best = &range.1 * parse("1.25").expect("a number");
    format!("kind = \"number\"\nmin = 0\nmax = {0}\nout_of = {0}\n", numerals::toml(&best))
}

fn bands(tape: &mut Tape, range: &(Q, Q)) -> String {
    let best = whole(*tape.pick(&[100, 5, 4, 1]));
    let count = tape.between(1, 4);
    let highest = &range.1;
    let mut rows = Vec::new();
    for at in 0..count {
        // Bounds fall from 90 % of the way; at one bound `above` stands before `from`.
        let bound = numerals::toml(&(highest * whole([90, 60, 50, 20][at]) / whole(100)));
        let score = |percent| numerals::toml(&share(&best, percent, range));
        match tape.below(3) {
            0 => rows.push(format!("{{ from = {bound}, score = {} }}", score([100, 80, 40, 20][at]))),
            1 => rows.push(format!("{{ above = {bound}, score = {} }}", score([100, 75, 50, 25][at]))),
            _ => {
                rows.push(format!("{{ above = {bound}, score = {} }}", score([100, 70, 50, 30][at])));
                rows.push(format!("{{ from = {bound}, score = {} }}", score([95, 65, 45, 25][at])));
            }
        }
    }
    rows.push(format!("{{ from = 0, score = {} }}", numerals::toml(&share(&best, 0, range))));
    let max = numerals::toml(highest);
    format!("kind = \"bands\"\nmin = 0\nmax = {max}\nbands = [{}]\n{}", rows.join(", "), out_of(&best, range))
}

fn named_choices(tape: &mut Tape, range: &(Q, Q)) -> String {
    let best = whole(*tape.pick(&[1, 100, 3, 4]));
    // "TB" is also a word for "not applicable": as a label it is a choice.
    let names = ["Ya", "Sebagian", "Tidak", "TB"];
    let mut rows = Vec::new();
    for (name, percent) in names.iter().zip([100, 50, 0, 25]).take(tape.between(2, 4)) {
        rows.push(format!("\"{name}\" = {}", numerals::toml(&share(&best, percent, range))));
    }
    format!("kind = \"choice\"\nchoices = {{ {} }}\n{}", rows.join(", "), out_of(&best, range))
}

fn numbered_choices(tape: &mut Tape, range: &(Q, Q)) -> String {
    let (list, best): (&[i64], i64) =
        *tape.pick(&[(&[0, 20, 50, 70, 100][..], 100), (&[1, 2, 3, 4, 5], 5), (&[0, 1], 1)]);
    let best = whole(best);
    let lowest = share(&best, 0, range);
    let numbers: Vec<String> = list.iter().map(|n| whole(*n)).filter(|n| *n >= lowest).map(|n| n.to_string()).collect();
    debug_assert!(!lowest.is_zero() || numbers.len() == list.len());
    format!("kind = \"choice\"\nchoices = [{}]\n{}", numbers.join(", "), out_of(&best, range))
}
