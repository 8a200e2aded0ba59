//! Drawings for pages: bars, strips and scales as inline SVG.
//!
//! Everything drawn here repeats figures in the text next to it, so that each drawing is hidden from screen readers.
//! It knows no instrument: values come as shares of the width, 0 to 1. Colours are classes of the style sheet (`k0`,
//! `k1`, ... for the classes of a ranking, `kn` for none), so that light, dark and print can each choose theirs.

use std::fmt::Write;

/// Width of a strip or scale in its own units.
const WIDTH: f64 = 1000.0;

/// A share of the width; whatever lies outside is drawn at the edge.
fn at(share: f64) -> f64 {
    if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) * WIDTH }
}

/// A number with one digit at most: small files, and the same text on every machine.
fn n(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

fn open(class: &str, height: f64, stretched: bool) -> String {
    let stretch = if stretched { " preserveAspectRatio=\"none\"" } else { "" };
    format!(
        "<svg class=\"{class}\" viewBox=\"0 0 {} {}\"{stretch} aria-hidden=\"true\" focusable=\"false\">",
        n(WIDTH),
        n(height)
    )
}

fn rect(out: &mut String, class: &str, x: f64, y: f64, width: f64, height: f64) {
    let _ = write!(
        out,
        "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
        n(x),
        n(y),
        n(width),
        n(height)
    );
}

/// A bar on a track, with a tick where others stand on average.
#[must_use]
pub(crate) fn bar(class: &str, share: f64, tick: Option<f64>) -> String {
    let mut out = open("bar", 10.0, true);
    rect(&mut out, "track", 0.0, 2.0, WIDTH, 6.0);
    rect(&mut out, class, 0.0, 2.0, at(share), 6.0);
    if let Some(tick) = tick {
        rect(&mut out, "tick", (at(tick) - 4.0).max(0.0), 0.0, 8.0, 10.0);
    }
    out.push_str("</svg>");
    out
}

/// Parts of a whole side by side, in the order given; empty parts are not drawn.
#[must_use]
pub(crate) fn stacked(parts: &[(String, usize)]) -> String {
    let whole: usize = parts.iter().map(|(_, count)| count).sum();
    let mut out = open("stack", 40.0, true);
    rect(&mut out, "track", 0.0, 0.0, WIDTH, 40.0);
    let mut before = 0;
    for (class, count) in parts.iter().filter(|(_, count)| *count > 0) {
        let edge = |count: usize| at(count as f64 / whole as f64);
        rect(&mut out, class, edge(before), 0.0, edge(before + count) - edge(before), 40.0);
        before += count;
    }
    out.push_str("</svg>");
    out
}

/// A stretch of the range that belongs to one class.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Zone {
    /// Class of the style sheet.
    pub class: String,
    /// Where it begins and ends, as shares of the width.
    pub from: f64,
    pub to: f64,
}

fn zones(out: &mut String, zones: &[Zone], y: f64, height: f64) {
    for zone in zones {
        rect(out, &zone.class, at(zone.from), y, at(zone.to) - at(zone.from), height);
    }
}

/// More dots than this on a strip hide each other, and a browser draws them slowly.
pub(crate) const MOST_DOTS: usize = 1_000;

/// Scores as dots over the classes of the range, with a line at their mean. Equal scores stand above each other; where
/// there are more than [`MOST_DOTS`], columns show how many they are.
#[must_use]
pub(crate) fn strip(background: &[Zone], dots: &[(String, f64)], mean: Option<f64>) -> String {
    const STEP: f64 = 20.0;
    const RADIUS: f64 = 13.0;
    const MOST: usize = 7;
    let mut stacks: std::collections::BTreeMap<i64, Vec<&str>> = std::collections::BTreeMap::new();
    for (class, share) in dots {
        #[expect(clippy::cast_possible_truncation, reason = "a position on the drawing lies within 0 and 1000")]
        stacks.entry((at(*share) / 10.0).round() as i64).or_default().push(class);
    }
    let tallest = stacks.values().map(Vec::len).max().unwrap_or(1).clamp(1, MOST);
    #[expect(clippy::cast_precision_loss, reason = "at most seven dots")]
    let height = STEP * (tallest as f64 - 1.0) + 2.0 * RADIUS + 16.0;
    let mut out = open("strip", height, false);
    zones(&mut out, background, height - 8.0, 8.0);
    if let Some(mean) = mean {
        rect(&mut out, "tick", (at(mean) - 2.0).max(0.0), 0.0, 4.0, height);
    }
    if dots.len() > MOST_DOTS {
        columns(&mut out, &stacks, height - 8.0);
        out.push_str("</svg>");
        return out;
    }
    for (x, stack) in &stacks {
        // More than fit above each other are drawn into the same height: the table says how many.
        let squeeze = if stack.len() > MOST { (MOST - 1) as f64 / (stack.len() - 1) as f64 } else { 1.0 };
        for (level, class) in stack.iter().enumerate() {
            let y = height - 8.0 - RADIUS - 3.0 - STEP * squeeze * level as f64;
            let x = (*x as f64 * 10.0).clamp(RADIUS, WIDTH - RADIUS);
            let _ = write!(out, "<circle class=\"dot {class}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", n(x), n(y), n(RADIUS));
        }
    }
    out.push_str("</svg>");
    out
}

/// A column for each hundredth of the width, as high as it has scores beside the one that has most; the classes in it
/// stand on each other. `floor` is where columns stand.
fn columns(out: &mut String, stacks: &std::collections::BTreeMap<i64, Vec<&str>>, floor: f64) {
    let tallest = stacks.values().map(Vec::len).max().unwrap_or(1).max(1);
    for (x, stack) in stacks {
        let mut classes: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        for class in stack {
            *classes.entry(class).or_default() += 1;
        }
        let (mut bottom, x) = (floor - 3.0, (*x as f64 * 10.0 - 4.0).clamp(0.0, WIDTH - 8.0));
        for (class, count) in classes {
            let height = (floor - 3.0) * count as f64 / tallest as f64;
            bottom -= height;
            rect(out, class, x, bottom, 8.0, height);
        }
    }
}

/// The range with its classes, a pointer at one score and a tick where others stand on average.
#[must_use]
pub(crate) fn scale(background: &[Zone], share: f64, mean: Option<f64>) -> String {
    let mut out = open("scale", 60.0, false);
    zones(&mut out, background, 28.0, 20.0);
    if let Some(mean) = mean {
        rect(&mut out, "tick", (at(mean) - 2.0).max(0.0), 22.0, 4.0, 32.0);
    }
    let x = at(share).clamp(14.0, WIDTH - 14.0);
    let _ = write!(out, "<path class=\"pointer\" d=\"M{} 27l-14-23h28z\"/>", n(x));
    out.push_str("</svg>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_outside_the_range_is_drawn_at_the_edge() {
        assert!(bar("k0", 1.7, None).contains("width=\"1000\" height=\"6\""));
        assert!(bar("k0", -0.2, None).contains("class=\"k0\" x=\"0\" y=\"2\" width=\"0\""));
        assert!(!bar("k0", f64::NAN, Some(f64::NAN)).contains("NaN"));
    }

    #[test]
    fn parts_of_a_whole_fill_the_width_without_gaps() {
        let drawn = stacked(&[("k0".into(), 1), ("k1".into(), 0), ("k2".into(), 2)]);
        assert!(drawn.contains("class=\"k0\" x=\"0\" y=\"0\" width=\"333.3\""), "{drawn}");
        assert!(drawn.contains("class=\"k2\" x=\"333.3\" y=\"0\" width=\"666.7\""), "{drawn}");
        assert!(!drawn.contains("k1"), "{drawn}");
    }

    #[test]
    fn equal_scores_stand_above_each_other() {
        let dots = [("k0".to_owned(), 0.5), ("k0".to_owned(), 0.5)];
        let drawn = strip(&[], &dots, None);
        let heights: Vec<&str> = drawn.split("cy=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(heights.len(), 2);
        assert_ne!(heights[0], heights[1]);
    }

    #[test]
    fn very_many_scores_are_columns_whose_heights_say_how_many() {
        let dots: Vec<_> = (0..1_500).map(|at| ("k1".to_owned(), if at < 1_000 { 0.5 } else { 0.25 })).collect();
        let drawn = strip(&[], &dots, Some(0.4));
        assert!(!drawn.contains("<circle"), "{drawn}");
        let columns: Vec<&str> = drawn.split("<rect class=\"k1\"").skip(1).collect();
        assert_eq!(columns.len(), 2, "{drawn}");
        assert!(columns[0].contains("height=\"75.5\"") && columns[1].contains("height=\"151\""), "{drawn}");
    }

    #[test]
    fn however_many_equal_scores_there_are_the_strip_stays_a_strip() {
        let dots = vec![("k0".to_owned(), 0.5); 500];
        let drawn = strip(&[], &dots, None);
        assert!(drawn.contains("viewBox=\"0 0 1000 162\""), "{}", &drawn[..120]);
        assert_eq!(drawn.matches("<circle").count(), 500);
    }
}
