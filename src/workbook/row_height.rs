//! The height of a row in which wrapped text fits.

/// The height of a row in points in which texts fit columns of these widths, where none of them sets it: programs that
/// only print do not find it themselves. Reckoned for wide letters, so that no font cuts a line off.
#[must_use]
pub(crate) fn height<'t>(texts: impl IntoIterator<Item = (&'t str, f64)>) -> f64 {
    /// One line, and what a row may have at most.
    const LINE: f64 = 15.0;
    const MOST: f64 = 405.0;
    let lines = |(text, width): (&str, f64)| text.split('\n').map(|line| wrapped(line, width * 0.85)).sum::<f64>();
    let most = texts.into_iter().map(lines).fold(1.0, f64::max);
    (LINE * most).min(MOST)
}

/// How many lines a text takes where so many letters fit one, broken between words.
fn wrapped(text: &str, width: f64) -> f64 {
    let width = width.max(1.0);
    let (mut lines, mut used) = (1.0, 0.0);
    for word in text.split(' ') {
        let long = word.chars().count() as f64;
        let gap = if used > 0.0 { 1.0 } else { 0.0 };
        if used + gap + long <= width {
            used += gap + long;
            continue;
        }
        // A word that fits no line is broken as well.
        let full = ((long / width).ceil() - 1.0).max(0.0);
        lines += gap + full;
        used = long - full * width;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_longest_text_needs() {
        let lines = |text: &str| format!("{}", wrapped(text, 10.0));
        assert_eq!(["", "satu dua", "satu dua tiga"].map(lines), ["1", "1", "2"]);
        assert_eq!([&*"x".repeat(30), &*format!("a {}", "x".repeat(30))].map(lines), ["3", "4"]);
        assert!(height([("pendek", 20.0)]) < height([("pendek", 20.0), ("satu\ndua", 20.0)]));
    }
}
