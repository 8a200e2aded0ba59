//! Text colours that can be read on a background.
//!
//! Source of the arithmetic: WCAG 2.2, "relative luminance" and "contrast ratio".

use anstyle::RgbColor;

const BLACK: RgbColor = RgbColor(0, 0, 0);
const WHITE: RgbColor = RgbColor(0xff, 0xff, 0xff);

/// Black or white, whichever is easier to read on a colour: a contrast of at least 4.5 on any.
#[must_use]
pub(crate) fn text_on(colour: RgbColor) -> RgbColor {
    if contrast(colour, WHITE) >= contrast(colour, BLACK) { WHITE } else { BLACK }
}

/// How far apart two colours are for the eye, from 1 to 21.
#[must_use]
pub(crate) fn contrast(a: RgbColor, b: RgbColor) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(RgbColor(r, g, b): RgbColor) -> f64 {
    let linear = |level: u8| {
        let share = f64::from(level) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.0722f64.mul_add(linear(b), 0.2126f64.mul_add(linear(r), 0.7152 * linear(g)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_on_any_colour_can_be_read() {
        for r in (0..=255).step_by(15) {
            for g in (0..=255).step_by(15) {
                for b in (0..=255).step_by(15) {
                    let colour = RgbColor(r, g, b);
                    let ratio = contrast(colour, text_on(colour));
                    assert!(ratio >= 4.5, "{:?} on {:?}: {ratio}", text_on(colour), colour);
                }
            }
        }
    }

    #[test]
    fn contrast_is_what_the_guideline_says() {
        assert!((contrast(WHITE, RgbColor(0, 0, 0)) - 21.0).abs() < 1e-9);
        assert!((contrast(WHITE, RgbColor(0x76, 0x76, 0x76)) - 4.54).abs() < 0.01);
    }
}
