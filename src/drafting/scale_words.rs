//! Scales as people write them in one cell: `Ya/Tidak`, `Ya=1; Sebagian=0,5; Tidak=0`, `0-100`, `0; 50; 100`.
//!
//! What the words leave open (what "Ya" is worth) is taken for the usual, and said so; what cannot be told is refused.

use super::numbers::{decimal, listed_numbers};
use crate::exact::Exact;
use crate::names::normal::{fold, tidy};
use crate::rules::scale::{Band, Bound, Entries, Scale};

/// A scale as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WrittenScale {
    pub kind: WrittenKind,
    /// The value that is full marks.
    pub out_of: Exact,
    /// The worth of its choices is not written but the usual one.
    pub assumed: bool,
}

/// What may be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WrittenKind {
    /// Words with what they are worth.
    Choices(Vec<(String, Exact)>),
    /// One of these numbers.
    Numbers(Vec<Exact>),
    Range {
        min: Exact,
        max: Exact,
        step: Option<Exact>,
    },
    /// A measured number; from a bound on (`inclusive`) or above it, it is worth so much.
    Bands {
        min: Exact,
        max: Exact,
        bands: Vec<(Bound, Exact)>,
    },
}

/// Words that are worth all, a half or nothing where nothing else is said.
const USUAL: &[(&str, &[&str])] = &[
    ("1", &["ya", "yes", "ada", "sudah", "lengkap", "sesuai", "memenuhi", "tersedia"]),
    ("0.5", &["sebagian", "partly", "partial"]),
    (
        "0",
        &[
            "tidak",
            "no",
            "tidak ada",
            "belum",
            "belum ada",
            "tidak lengkap",
            "tidak sesuai",
            "tidak memenuhi",
            "tidak tersedia",
        ],
    ),
];
/// Between the ends of a range.
const RANGE_MARKS: &[&str] = &["–", "—", " s.d. ", " s/d ", " sd ", " sampai ", " to ", "..", "-"];
/// Before the value that is full marks, in brackets at the end.
const FULL: &[&str] = &["nilai penuh", "penuh", "full marks", "full"];
/// Before the step of a range, at its end.
const STEP: &[&str] = &["kelipatan", "in steps of", "step"];

/// The scale that a text says.
#[must_use]
pub(crate) fn understood(text: &str) -> Option<WrittenScale> {
    let text = tidy(text);
    let (text, full) = full_marks(&text);
    let (kind, assumed) = kind(text)?;
    let out_of = full.unwrap_or_else(|| kind.highest());
    Some(WrittenScale { kind, out_of, assumed })
}

/// The same scale in words that [`understood`] reads back to it, where there are such words.
#[must_use]
pub(crate) fn written(scale: &Scale, top: &Exact) -> Option<String> {
    let text = match (scale.entries(), scale.bands()) {
        (Entries::Range { min, max, step: None }, Some(bands)) => bands_written(min, max, bands)?,
        // Numbers that are both counted and turned into others have no words.
        (_, Some(_)) => return None,
        (Entries::Range { min, max, step: None }, None) => format!("{}–{}", number(min)?, number(max)?),
        (Entries::Range { min, max, step: Some(step) }, None) => {
            format!("{}–{} kelipatan {}", number(min)?, number(max)?, number(step)?)
        }
        (Entries::Numbers(choices), None) => {
            choices.iter().map(|choice| number(&choice.value)).collect::<Option<Vec<_>>>()?.join("; ")
        }
        (Entries::Names(choices), None) => {
            let choice = |label: &str, value: &Exact| Some(format!("{label} = {}", number(value)?));
            choices.iter().map(|one| choice(&one.label, &one.value)).collect::<Option<Vec<_>>>()?.join("; ")
        }
    };
    let out_of = scale.out_of.as_ref().unwrap_or(top);
    let full = format!("{text} (penuh {})", number(out_of)?);
    let says = |text: &String| understood(text).is_some_and(|read| read.out_of == *out_of && read.kind.is(scale));
    [text, full].into_iter().find(says)
}

/// `0–100: > 90 = 100; ≥ 50 = 70`; `None`: some value is no decimal.
fn bands_written(min: &Exact, max: &Exact, bands: &[Band]) -> Option<String> {
    let mark = |bound: &Bound| if bound.inclusive { '≥' } else { '>' };
    let band =
        |one: &Band| Some(format!("{} {} = {}", mark(&one.bound), number(&one.bound.value)?, number(&one.score)?));
    let all: Vec<String> = bands.iter().map(band).collect::<Option<_>>()?;
    Some(format!("{}–{}: {}", number(min)?, number(max)?, all.join("; ")))
}

/// A decimal with a comma; `None`: the value is none.
fn number(value: &Exact) -> Option<String> {
    value.to_decimal(30).map(|text| text.replace('.', ","))
}

impl WrittenKind {
    fn highest(&self) -> Exact {
        let most = |values: &mut dyn Iterator<Item = &Exact>| values.max().cloned().unwrap_or(Exact::ZERO);
        match self {
            Self::Choices(choices) => most(&mut choices.iter().map(|(_, value)| value)),
            Self::Numbers(values) => most(&mut values.iter()),
            Self::Range { max, .. } => max.clone(),
            Self::Bands { bands, .. } => most(&mut bands.iter().map(|(_, score)| score)),
        }
    }

    /// Whether it is the kind of a scale of the rules.
    fn is(&self, scale: &Scale) -> bool {
        match (self, scale.entries(), scale.bands()) {
            (Self::Choices(own), Entries::Names(choices), None) => {
                own.iter().map(|(label, value)| (label, value)).eq(choices.iter().map(|one| (&one.label, &one.value)))
            }
            (Self::Numbers(own), Entries::Numbers(choices), None) => {
                own.iter().eq(choices.iter().map(|one| &one.value))
            }
            (Self::Range { min, max, step }, Entries::Range { min: low, max: high, step: by }, None) => {
                (min, max, step.as_ref()) == (low, high, by)
            }
            (Self::Bands { min, max, bands: own }, Entries::Range { min: low, max: high, step: None }, Some(bands)) => {
                (min, max) == (low, high)
                    && own.iter().map(|(b, s)| (b, s)).eq(bands.iter().map(|band| (&band.bound, &band.score)))
            }
            _ => false,
        }
    }
}

/// `(penuh 4)` at the end, and what stands before it.
fn full_marks(text: &str) -> (&str, Option<Exact>) {
    let inside = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let value = inside.and_then(|(before, inside)| {
        let words = inside.to_lowercase();
        let number = FULL.iter().find_map(|word| words.strip_prefix(word))?;
        Some((before.trim_end(), decimal(number)?))
    });
    value.map_or((text, None), |(before, value)| (before, Some(value)))
}

/// The kind, and whether its worth is the usual one.
fn kind(text: &str) -> Option<(WrittenKind, bool)> {
    if text.contains(['>', '≥']) {
        return Some((bands(text)?, false));
    }
    if let Some(choices) = pairs(text) {
        return Some((WrittenKind::Choices(choices), false));
    }
    if matches!(fold(text).as_str(), "persen" | "percent" | "angka" | "number") || text == "%" {
        return Some((WrittenKind::Range { min: Exact::ZERO, max: Exact::HUNDRED, step: None }, true));
    }
    if let Some(range) = range(text) {
        return Some((range, false));
    }
    if let Some(numbers) = listed_numbers(text) {
        return Some((WrittenKind::Numbers(numbers), false));
    }
    Some((WrittenKind::Choices(usual(text)?), true))
}

fn range(text: &str) -> Option<WrittenKind> {
    let lower = text.to_lowercase();
    let split = STEP.iter().find_map(|word| lower.rfind(word).map(|at| (at, word.len())));
    let (ends, step) = match split {
        Some((at, length)) => (&lower[..at], Some(decimal(&lower[at + length..])?)),
        None => (lower.as_str(), None),
    };
    let (min, max) = ends_of(ends)?;
    Some(WrittenKind::Range { min, max, step })
}

fn ends_of(text: &str) -> Option<(Exact, Exact)> {
    let text = text.trim().trim_end_matches('%');
    RANGE_MARKS.iter().find_map(|mark| {
        let (low, high) = text.split_once(mark)?;
        let (low, high) = (decimal(low.trim_end_matches('%'))?, decimal(high)?);
        (low < high).then_some((low, high))
    })
}

/// `0–100: > 90 = 100; ≥ 50 = 70`; without the ends they are 0 and 100.
fn bands(text: &str) -> Option<WrittenKind> {
    let (ends, list) = match text.split_once(':') {
        Some((ends, list)) => (ends_of(ends)?, list),
        None => ((Exact::ZERO, Exact::HUNDRED), text),
    };
    let band = |part: &str| {
        let (bound, score) =
            part.split_once('=').filter(|(bound, _)| !bound.trim_end().ends_with('>')).or_else(|| {
                // `>=90 = 100`
                part.split_once(">=").and_then(|(_, rest)| rest.split_once('='))
            })?;
        let at_least = part.contains('≥') || part.contains(">=");
        let value = decimal(bound.trim().trim_start_matches(['>', '≥']))?;
        Some((Bound { value, inclusive: at_least }, decimal(score)?))
    };
    let bands: Vec<_> =
        list.split(';').map(str::trim).filter(|part| !part.is_empty()).map(band).collect::<Option<_>>()?;
    (!bands.is_empty()).then_some(WrittenKind::Bands { min: ends.0, max: ends.1, bands })
}

/// Parts of a list: by semicolons, else slashes, else commas.
fn parts(text: &str) -> Vec<&str> {
    let mark = [';', '/', ','].into_iter().find(|mark| text.contains(*mark)).unwrap_or(';');
    text.split(mark).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// `Ya = 1; Tidak = 0`, `Ya (1) / Tidak (0)`, `1 = Ya; 0 = Tidak`.
fn pairs(text: &str) -> Option<Vec<(String, Exact)>> {
    // A comma between digits is a decimal mark.
    let mut joined: Vec<String> = Vec::new();
    for part in parts(text) {
        let tail = part.chars().all(|c| c.is_ascii_digit()) && !text.contains(';') && text.contains(',');
        match joined.last_mut().filter(|last| tail && last.ends_with(|c: char| c.is_ascii_digit())) {
            Some(last) => last.extend([",", part]),
            None => joined.push(part.to_owned()),
        }
    }
    let pairs: Vec<(String, Exact)> = joined.iter().map(|part| pair(part)).collect::<Option<_>>()?;
    (pairs.len() > 1).then_some(pairs)
}

fn pair(part: &str) -> Option<(String, Exact)> {
    if let Some((label, value)) = part.rsplit_once('=') {
        let (label, value) = (label.trim(), value.trim());
        return match (decimal(label), decimal(value)) {
            (Some(worth), None) => Some((value.to_owned(), worth)),
            (_, Some(worth)) if !label.is_empty() => Some((label.to_owned(), worth)),
            _ => None,
        };
    }
    let (label, value) = part.strip_suffix(')')?.rsplit_once('(')?;
    (!label.trim().is_empty()).then(|| Some((label.trim().to_owned(), decimal(value)?)))?
}

/// Words whose worth is the usual one, each worth told by one of them only.
fn usual(text: &str) -> Option<Vec<(String, Exact)>> {
    let choice = |label: &&str| {
        let folded = fold(label);
        let (worth, _) = USUAL.iter().find(|(_, words)| words.contains(&folded.as_str()))?;
        Some(((*label).to_owned(), Exact::parse_decimal(worth)?))
    };
    let choices: Vec<(String, Exact)> = parts(text).iter().map(choice).collect::<Option<_>>()?;
    let twice = choices.iter().enumerate().any(|(at, one)| choices[..at].iter().any(|other| other.1 == one.1));
    (choices.len() > 1 && !twice).then_some(choices)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let Some(scale) = understood(text) else { return "?".to_owned() };
        let number = |value: &Exact| value.to_decimal(9).expect("a decimal");
        let kind = match &scale.kind {
            WrittenKind::Choices(all) => {
                all.iter().map(|(label, value)| format!("{label}:{}", number(value))).collect::<Vec<_>>().join(" ")
            }
            WrittenKind::Numbers(all) => all.iter().map(number).collect::<Vec<_>>().join(" "),
            WrittenKind::Range { min, max, step } => {
                format!(
                    "{}..{}{}",
                    number(min),
                    number(max),
                    step.as_ref().map(|s| format!(" by {}", number(s))).unwrap_or_default()
                )
            }
            WrittenKind::Bands { min, max, bands } => {
                let band = |(bound, score): &(Bound, Exact)| {
                    format!("{}{}:{}", if bound.inclusive { ">=" } else { ">" }, number(&bound.value), number(score))
                };
                format!("{}..{} {}", number(min), number(max), bands.iter().map(band).collect::<Vec<_>>().join(" "))
            }
        };
        format!("{kind} of {}{}", number(&scale.out_of), if scale.assumed { " assumed" } else { "" })
    }

    #[test]
    fn scales_are_understood_as_people_write_them() {
        let cases = [
            ("Ya/Tidak", "Ya:1 Tidak:0 of 1 assumed"),
            ("ya / sebagian / tidak", "ya:1 sebagian:0.5 tidak:0 of 1 assumed"),
            ("Ada; Tidak Ada", "Ada:1 Tidak Ada:0 of 1 assumed"),
            ("Ya=1; Sebagian=0,5; Tidak=0", "Ya:1 Sebagian:0.5 Tidak:0 of 1"),
            ("Ya=1, Sebagian=0,5, Tidak=0", "Ya:1 Sebagian:0.5 Tidak:0 of 1"),
            ("Ya (100) / Tidak (0)", "Ya:100 Tidak:0 of 100"),
            ("0 = Tidak; 5 = Ya", "Tidak:0 Ya:5 of 5"),
            ("0-100", "0..100 of 100"),
            ("1 s.d. 5", "1..5 of 5"),
            ("0–10 kelipatan 0,5", "0..10 by 0.5 of 10"),
            ("1–4 (penuh 5)", "1..4 of 5"),
            ("0; 20; 50; 100", "0 20 50 100 of 100"),
            ("0, 20, 50", "0 20 50 of 50"),
            ("0/50/100", "0 50 100 of 100"),
            ("0–100: > 90 = 100; ≥ 50 = 70; >= 0 = 0", "0..100 >90:100 >=50:70 >=0:0 of 100"),
        ];
        for (text, expected) in cases {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn what_leaves_the_worth_open_is_not_understood() {
        for text in ["Baik/Cukup/Kurang", "0,5", "Ya", "Ya/Ada", "lihat lampiran", "", "A=1", "100-0"] {
            assert_eq!(said(text), "?", "{text}");
        }
    }
}
