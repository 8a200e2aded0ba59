//! Colour on terminals, put in after the layout so that it never counts as width.
//!
//! A cell that wants colour stands between two marks of no width; a table is laid out with the marks in it, and
//! [`crate::report::ansi::paint`] then turns them into terminal codes or into nothing. Inputs cannot contain the mark: it is among the
//! characters that [`crate::i18n::printable::printable`] replaces.

use anstyle::{Ansi256Color, Color, RgbColor, Style};

/// A mark of no width around text to be painted.
const MARK: char = '\u{200b}';

/// What a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Palette {
    /// No colour: files, pipes, `NO_COLOR`.
    #[default]
    None,
    /// The 256 colours that every colour terminal has.
    Fixed,
    /// All colours.
    Full,
}

/// Text that [`crate::report::ansi::paint`] may colour.
#[must_use]
pub(crate) fn marked(text: &str) -> String {
    format!("{MARK}{text}{MARK}")
}

/// Paints all marked parts; `style_of` says how, given the text between the marks.
#[must_use]
pub(crate) fn paint(text: &str, style_of: impl Fn(&str) -> Style) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, part) in text.split(MARK).enumerate() {
        if at % 2 == 0 {
            out.push_str(part);
        } else {
            let style = style_of(part);
            out.push_str(&format!("{style}{part}{style:#}"));
        }
    }
    out
}

/// The style for a colour as rules files write it (`#1b7f3b`); plain where it is none or there is no colour.
#[must_use]
pub(crate) fn style(hex: Option<&str>, palette: Palette) -> Style {
    hex.and_then(rgb).map_or(Style::new(), |rgb| style_of_rgb(rgb, palette))
}

/// The style for a colour; plain where there is no colour.
#[must_use]
pub(crate) fn style_of_rgb(RgbColor(r, g, b): RgbColor, palette: Palette) -> Style {
    let color = match palette {
        Palette::None => return Style::new(),
        Palette::Full => Color::Rgb(RgbColor(r, g, b)),
        Palette::Fixed => Color::Ansi256(Ansi256Color(16 + 36 * step(r) + 6 * step(g) + step(b))),
    };
    Style::new().bold().fg_color(Some(color))
}

/// Reads `#rrggbb`.
#[must_use]
pub(crate) fn rgb(hex: &str) -> Option<RgbColor> {
    let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let byte = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some(RgbColor(byte(0)?, byte(2)?, byte(4)?))
}

/// The nearest of the six levels (0, 95, 135, 175, 215, 255) of the fixed colour cube.
const fn step(level: u8) -> u8 {
    match level {
        0..48 => 0,
        48..115 => 1,
        _ => (level - 35) / 40,
    }
}

#[cfg(test)]
mod tests {
    use crate::report::ansi::*;

    #[test]
    fn without_colour_the_marks_leave_nothing_behind() {
        assert_eq!(paint(&format!("a {} b", marked("Baik")), |_| style(Some("#1b7f3b"), Palette::None)), "a Baik b");
    }

    #[test]
    fn a_class_is_painted_in_the_colour_of_the_rules() {
        let painted = paint(&marked("Baik"), |_| style(Some("#1b7f3b"), Palette::Full));
        assert!(painted.contains("38;2;27;127;59") && painted.contains("Baik"), "{painted:?}");
        let fixed = paint(&marked("Baik"), |_| style(Some("#1b7f3b"), Palette::Fixed));
        assert!(fixed.contains("38;5;29") && fixed.ends_with("\u{1b}[0m"), "{fixed:?}");
    }

    #[test]
    fn only_six_digits_are_a_colour() {
        for text in ["1b7f3b", "#1b7f3", "#1b7f3g", "#ééé", ""] {
            assert_eq!(rgb(text), None, "{text}");
        }
    }
}
