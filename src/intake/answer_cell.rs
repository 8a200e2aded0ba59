//! Parses an answer cell. The one definition of what a number, a share, a choice and a state word is.
//!
//! Source: "Numbers" and "State words" in section 4 of the language's description. Knows no files and no findings:
//! a cell that cannot be read says why, and the caller says where.

use crate::table::cell::CellKind;
use std::borrow::Cow;

use crate::exact::Exact;
use crate::names::normal::tidy;
use crate::rules::instrument::Criterion;
use crate::rules::scale::Entries;
use crate::rules::{Instrument, Reply};

/// Which decimal marks were seen, and whether the digits behind them prove that it is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Marks(pub u8);

impl Marks {
    pub(crate) const POINT: Self = Self(1);
    pub(crate) const COMMA: Self = Self(2);
    /// A point with exactly three digits behind it: also a mark between thousands.
    pub(crate) const POINT_IN_DOUBT: Self = Self(4);
    pub(crate) const COMMA_IN_DOUBT: Self = Self(8);

    /// The mark of a number with `digits` digits behind it.
    #[must_use]
    pub(crate) const fn of(comma: bool, digits: usize) -> Self {
        match (comma, digits == 3) {
            (false, false) => Self::POINT,
            (true, false) => Self::COMMA,
            (false, true) => Self::POINT_IN_DOUBT,
            (true, true) => Self::COMMA_IN_DOUBT,
        }
    }

    /// Whether a mark may as well stand between thousands.
    #[must_use]
    pub(crate) const fn is_in_doubt(self) -> bool {
        self.0 & (Self::POINT_IN_DOUBT.0 | Self::COMMA_IN_DOUBT.0) != 0
    }

    /// Both together.
    #[must_use]
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A number as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Numeral {
    pub value: Exact,
    pub marks: Marks,
    pub percent: bool,
}

/// Why a cell is not an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CellError {
    /// Neither a number nor a word that is known.
    NotAnAnswer,
    /// A number in scientific notation.
    Exponent,
    /// Not the name of a choice of the scale.
    NotAChoice,
    /// A percentage where full marks are not 100: the most that may be entered.
    Percent(Exact),
    /// A number of more digits than [`Exact::MOST_DIGITS`]: how many.
    TooLong(usize),
    /// A share of nothing (`5/0`).
    ShareOfNothing,
    /// A share where one of a list of choices is asked.
    ShareOfChoice,
    Date,
    Boolean,
    Error,
    Formula,
}

/// `-?digits[mark digits]`, optionally with `%`; white space around it does not count.
#[must_use]
pub(crate) fn numeral(text: &str) -> Option<Numeral> {
    if let Some(short) = short_numeral(text.as_bytes()) {
        return Some(short);
    }
    let text = text.trim();
    let (text, percent) = match text.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (text, false),
    };
    let at = text.find([',', '.']);
    let (marks, text) = match at {
        None => (Marks::default(), Cow::Borrowed(text)),
        Some(at) => {
            let comma = text.as_bytes()[at] == b',';
            let text = if comma { Cow::Owned(text.replacen(',', ".", 1)) } else { Cow::Borrowed(text) };
            (Marks::of(comma, text.len() - at - 1), text)
        }
    };
    Exact::parse_decimal(&text).map(|value| Numeral { value, marks, percent })
}

/// The fast path of [`numeral`]: digits, few enough for 64 bits, with at most one mark between them.
fn short_numeral(text: &[u8]) -> Option<Numeral> {
    const LONGEST: usize = 18;
    if text.len() > LONGEST || !text.first()?.is_ascii_digit() || !text.last()?.is_ascii_digit() {
        return None;
    }
    let (mut num, mut mark) = (0_i64, None);
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'0'..=b'9' => num = num * 10 + i64::from(byte - b'0'),
            b',' | b'.' if mark.is_none() => mark = Some(at),
            _ => return None,
        }
    }
    let digits = mark.map_or(0, |at| text.len() - at - 1);
    let marks = mark.map_or(Marks::default(), |at| Marks::of(text[at] == b',', digits));
    Some(Numeral { value: Exact::decimal(num, digits), marks, percent: false })
}

/// Whether a text is a number with an exponent, as spreadsheets and programs write very small ones: `1e-05`, `1,2E+03`.
fn is_scientific(text: &str) -> bool {
    let Some((number, exponent)) = text.trim().split_once(['e', 'E']) else { return false };
    let digits = exponent.trim_start_matches(['+', '-']);
    numeral(number).is_some() && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The state that a word names.
#[must_use]
pub(crate) fn state(text: &str) -> Option<Reply> {
    /// Longer than any state word.
    const LONGEST: usize = 64;
    // No state begins with a digit, as most answers do.
    if text.len() > LONGEST || text.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let word = tidy(text).to_lowercase();
    // A dash, whichever of them a spreadsheet or its user made of it, and as long as they made it.
    if word.chars().all(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')) {
        return Some(Reply::Blank);
    }
    let short = word.strip_prefix("tdk ").or_else(|| word.strip_prefix("tdk. "));
    let word = short.map_or(Cow::Borrowed(word.as_str()), |rest| Cow::Owned(format!("tidak {rest}")));
    Some(match &*word {
        "kosong" | "belum diisi" | "belum dinilai" | "belum dijawab" | "blank" => Reply::Blank,
        "tidak berlaku" | "tidak relevan" | "not applicable" | "n/a" | "n.a." | "n.a" | "na" | "tb" | "t.b." => {
            Reply::NotApplicable
        }
        "tidak ada kasus" | "no case" => Reply::NoCase,
        _ => return None,
    })
}

/// What a `verified` cell says; empty means no.
#[must_use]
pub(crate) fn verified(text: &str, kind: CellKind) -> Option<bool> {
    if matches!(kind, CellKind::Date | CellKind::Error | CellKind::Formula) || text.len() > 16 {
        return None;
    }
    match tidy(text).to_lowercase().as_str() {
        "ya" | "yes" | "v" | "1" | "true" => Some(true),
        "" | "tidak" | "no" | "x" | "0" | "false" => Some(false),
        _ => None,
    }
}

/// What a cell answers to a criterion.
///
/// A label of the scale wins over a state word. Whether the number fits the scale is asked later
/// ([`Criterion::count`]).
///
/// # Errors
/// The cell is no answer; the reason.
pub(crate) fn answer(
    text: &str,
    kind: CellKind,
    criterion: &Criterion,
    instrument: &Instrument,
) -> Result<(Reply, Marks), CellError> {
    match kind {
        CellKind::Date => return Err(CellError::Date),
        CellKind::Error => return Err(CellError::Error),
        CellKind::Formula => return Err(CellError::Formula),
        _ => {}
    }
    let entries = criterion.entries(instrument);
    if let Entries::Names(choices) = entries {
        let wanted = tidy(text).to_lowercase();
        if let Some(choice) = choices.iter().find(|choice| tidy(&choice.label).to_lowercase() == wanted) {
            return Ok((Reply::Value(choice.value.clone()), Marks::default()));
        }
    }
    if let Some(choice) = criterion.scale.as_deref().and_then(|scale| scale.meant(text)) {
        return Ok((Reply::Value(choice.value.clone()), Marks::default()));
    }
    // A checkbox is an answer only where the scale has a choice of its name.
    if kind == CellKind::Boolean {
        return Err(CellError::Boolean);
    }
    if let Some(reply) = state(text) {
        return Ok((reply, Marks::default()));
    }
    if matches!(entries, Entries::Names(_)) {
        return Err(CellError::NotAChoice);
    }
    let (value, marks) = number(text, kind, criterion, instrument)?;
    Ok((Reply::Value(value), marks))
}

/// A number, or a share of the most that may be entered.
fn number(
    text: &str,
    kind: CellKind,
    criterion: &Criterion,
    instrument: &Instrument,
) -> Result<(Exact, Marks), CellError> {
    if let Some(Numeral { value, marks, percent }) = numeral(text) {
        if percent || kind == CellKind::Percent {
            let most = largest(criterion, instrument);
            if most != Exact::HUNDRED {
                return Err(CellError::Percent(most));
            }
        }
        let in_doubt = !matches!(kind, CellKind::Number | CellKind::Percent);
        return Ok((value, if in_doubt { marks } else { Marks::default() }));
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits > Exact::MOST_DIGITS && text.trim().bytes().all(|byte| b"0123456789.,-/% ".contains(&byte)) {
        return Err(CellError::TooLong(digits));
    }
    if is_scientific(text) {
        return Err(CellError::Exponent);
    }
    let (part, whole) = text.split_once('/').ok_or(CellError::NotAnAnswer)?;
    let plain = |text: &str| numeral(text).filter(|n| !n.percent).ok_or(CellError::NotAnAnswer);
    let (part, whole) = (plain(part)?, plain(whole)?);
    let most = criterion.most(instrument).ok_or(CellError::ShareOfChoice)?;
    if whole.value.is_zero() {
        return Err(CellError::ShareOfNothing);
    }
    Ok((&most * &(&part.value / &whole.value), part.marks.and(whole.marks)))
}

/// The largest number that may be entered, choices included.
fn largest(criterion: &Criterion, instrument: &Instrument) -> Exact {
    criterion.entries(instrument).ends().map_or_else(|| instrument.top.clone(), |[_, largest]| largest.clone())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_short_numeral_is_read_as_any_is(text in "-?[0-9]{0,12}[.,]?[0-9]{0,9}[.,%x]?") {
            // A blank before it leaves the fast path.
            prop_assert_eq!(numeral(&text), numeral(&format!(" {text}")));
        }
    }

    use crate::intake::answer_cell::*;
    use crate::rules::sample;
    use crate::rules::scale::{Alias, Choice, Scale, ScaleKind};
    use std::sync::Arc;

    fn read(text: &str) -> Result<(Reply, Marks), CellError> {
        let instrument = sample::instrument(&["a"]);
        answer(text, CellKind::Text, &instrument.criteria[1], &instrument)
    }

    fn value(text: &str) -> String {
        match read(text) {
            Ok((Reply::Value(value), _)) => value.to_string(),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn a_number_has_one_mark_and_may_have_a_percent_sign() {
        assert_eq!(value("85,5"), "171/2");
        assert_eq!(value("85.5"), "171/2");
        assert_eq!(value(" 85,5 % "), "171/2");
        assert_eq!(value("\u{a0}90\u{a0}"), "90");
        assert_eq!(value("-1"), "-1");
        assert_eq!(value("007"), "7");
    }

    #[test]
    fn what_is_no_number_is_never_guessed() {
        assert_eq!(read("1e2"), Err(CellError::Exponent));
        for text in ["+5", "1.2.3", "1,2,3", "1.234,5", "85 5", ".5", "5.", "NaN", "inf", "٣", "5%%", "--5", "0x1"] {
            assert_eq!(read(text), Err(CellError::NotAnAnswer), "{text}");
        }
    }

    #[test]
    fn a_number_of_more_digits_than_any_score_has_is_not_reckoned_with() {
        assert_eq!(value(&format!("85,5{}", "0".repeat(997))), "171/2");
        assert_eq!(read(&format!("85,5{}", "0".repeat(998))), Err(CellError::TooLong(1001)));
        assert_eq!(read(&"9".repeat(1 << 20)), Err(CellError::TooLong(1 << 20)));
        assert_eq!(read(&format!("1/{}", "3".repeat(1000))), Err(CellError::TooLong(1001)));
        assert_eq!(read(&format!("a{}", "3".repeat(2000))), Err(CellError::NotAnAnswer));
    }

    #[test]
    fn three_digits_behind_a_mark_prove_nothing() {
        assert_eq!(read("72.125").map(|r| r.1), Ok(Marks::POINT_IN_DOUBT));
        assert_eq!(read("1,250").map(|r| r.1), Ok(Marks::COMMA_IN_DOUBT));
        assert_eq!(read("72.12").map(|r| r.1), Ok(Marks::POINT));
        assert_eq!(read("72,1250").map(|r| r.1), Ok(Marks::COMMA));
        assert_eq!(read("72").map(|r| r.1), Ok(Marks::default()));
    }

    #[test]
    fn a_share_is_a_part_of_the_most_that_may_be_entered() {
        assert_eq!(value("480/503"), "48000/503");
        assert_eq!(value("1 / 4"), "25");
        assert_eq!(read("1/0"), Err(CellError::ShareOfNothing));
        assert_eq!(read("1/2/3"), Err(CellError::NotAnAnswer));
    }

    #[test]
    fn states_are_known_by_all_their_words() {
        for text in ["", "  ", "-", "–", "—", "−", "--", "Kosong", "belum  diisi", "Belum Dinilai", "Blank", "\u{a0}"]
        {
            assert_eq!(read(text).map(|r| r.0), Ok(Reply::Blank), "{text:?}");
        }
        for text in
            ["Tidak Berlaku", "tdk berlaku", "tidak relevan", "Not applicable", "N/A", "n.a.", "na", "TB", "T.B."]
        {
            assert_eq!(read(text).map(|r| r.0), Ok(Reply::NotApplicable), "{text}");
        }
        for text in ["Tidak ada kasus", "Tdk. ada kasus", "no case"] {
            assert_eq!(read(text).map(|r| r.0), Ok(Reply::NoCase), "{text}");
        }
        assert_eq!(verified("V", CellKind::Text), Some(true));
        assert_eq!(verified("", CellKind::Text), Some(false));
        assert_eq!(verified("mungkin", CellKind::Text), None);
    }

    #[test]
    fn a_choice_is_met_without_regard_to_case_and_wins_over_a_state_word() {
        let mut instrument = sample::instrument(&["a"]);
        let choice = |label: &str, value| Choice { label: label.into(), value: Exact::int(value) };
        let choices = vec![choice("Ya", 1), choice("TB", 0)];
        let scale = Scale::new("ya", ScaleKind::Choice { choices, numeric: false }, Some(Exact::ONE));
        let aliases = vec![Alias { spelling: "Ada".into(), choice: 0 }];
        instrument.criteria[1].scale = Some(Arc::new(scale.with_aliases(aliases)));
        let read = |text: &str| answer(text, CellKind::Text, &instrument.criteria[1], &instrument).map(|r| r.0);
        assert_eq!(read(" yA "), Ok(Reply::Value(Exact::ONE)));
        assert_eq!(read("tb"), Ok(Reply::Value(Exact::ZERO)));
        assert_eq!(read(" ADA "), Ok(Reply::Value(Exact::ONE)), "another spelling of Ya");
        assert_eq!(read("kosong"), Ok(Reply::Blank));
        assert_eq!(read("1"), Err(CellError::NotAChoice));
        assert_eq!(read("1/2"), Err(CellError::NotAChoice));
    }

    #[test]
    fn a_percentage_needs_a_scale_up_to_a_hundred() {
        let mut instrument = sample::instrument(&["a"]);
        instrument.top = Exact::int(5);
        let read = answer("80%", CellKind::Text, &instrument.criteria[1], &instrument);
        assert_eq!(read, Err(CellError::Percent(Exact::int(5))));
    }

    #[test]
    fn what_a_workbook_holds_as_date_or_truth_value_is_no_score() {
        let instrument = sample::instrument(&["a"]);
        let read = |text: &str, kind| answer(text, kind, &instrument.criteria[1], &instrument);
        assert_eq!(read("2024-01-05", CellKind::Date), Err(CellError::Date));
        assert_eq!(read("TRUE", CellKind::Boolean), Err(CellError::Boolean));
        assert_eq!(read("72.125", CellKind::Number), Ok((Reply::Value(Exact::ratio(72125, 1000)), Marks::default())));
    }
}
