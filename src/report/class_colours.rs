//! Colours of classes: as the rules write them, or a scale of our own, each with a text colour that can be read on it.
//!
//! Source of the arithmetic: WCAG 2.2, "relative luminance" and "contrast ratio".

use anstyle::RgbColor;

use crate::report::ansi;
use crate::rules::instrument::Class;

/// Best and worst of a scale for rules that name no colours; told apart by darkness, so also in grey.
const BEST: RgbColor = RgbColor(0x12, 0x4d, 0x6f);
const WORST: RgbColor = RgbColor(0xd9, 0xc9, 0xa8);

/// The colour of each class, best first.
#[must_use]
pub(crate) fn of_classes(classes: &[Class]) -> Vec<RgbColor> {
    let last = classes.len().saturating_sub(1).max(1);
    let own = |at: usize| mix(BEST, WORST, at, last);
    classes
        .iter()
        .enumerate()
        .map(|(at, class)| class.color.as_deref().and_then(ansi::rgb).unwrap_or(own(at)))
        .collect()
}

/// The colour `at` of `last` steps from one to another.
fn mix(from: RgbColor, to: RgbColor, at: usize, last: usize) -> RgbColor {
    let channel = |a: u8, b: u8| {
        let (a, b) = (usize::from(a), usize::from(b));
        u8::try_from((a * (last - at) + b * at) / last).unwrap_or(u8::MAX)
    };
    RgbColor(channel(from.0, to.0), channel(from.1, to.1), channel(from.2, to.2))
}

/// `#rrggbb`.
#[must_use]
pub(crate) fn hex(RgbColor(r, g, b): RgbColor) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

#[cfg(test)]
mod tests {
    use crate::report::class_colours::*;

    #[test]
    fn classes_without_colours_get_a_scale_of_their_own() {
        let class =
            |color: Option<&str>| Class { label: "x".into(), code: None, bound: None, color: color.map(str::to_owned) };
        let colours = of_classes(&[class(None), class(Some("#123456")), class(Some("red; }")), class(None)]);
        assert_eq!(colours[0], BEST);
        assert_eq!(hex(colours[1]), "#123456");
        assert_eq!(colours[3], WORST);
        assert_ne!(colours[2], colours[0]);
    }
}
