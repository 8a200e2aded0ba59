//! Names as they are compared: tidied (exact) and folded (loose), and the nearest of many.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::lowlevel::swar::HIGH;
use crate::lowlevel::swar::ONES;
use crate::lowlevel::swar::equal;

/// A name as it counts: trimmed, inner white space collapsed to one blank, Unicode NFC. Nothing else is changed.
#[must_use]
pub(crate) fn tidy(text: &str) -> Cow<'_, str> {
    if is_plainly_tidy(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    if is_nfc(&out) { Cow::Owned(out) } else { Cow::Owned(out.nfc().collect()) }
}

/// Whether a text is surely its own tidy form, told without an allocation; other texts may be, too.
#[must_use]
pub(crate) fn is_plainly_tidy(text: &str) -> bool {
    is_tidy_ascii(text.as_bytes())
}

/// A name in small letters and without characters that are never seen, which what is copied from web pages carries: two
/// names that look alike but for their case are the same.
#[must_use]
pub(crate) fn caseless(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    tidy(&name.replace(is_invisible, "")).to_lowercase()
}

/// Zero-width space, word joiner, byte-order mark within a text, soft hyphen.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Whether ASCII text is its own tidy form: the common case, told without an allocation.
fn is_tidy_ascii(bytes: &[u8]) -> bool {
    // Eight bytes at once; the high bit of each says whether it is none that is printed, or is a blank.
    let unprinted = |word: u64| word | !((word | HIGH) - 0x20 * ONES) | equal(word, 0x7f);
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [b'a'; 8];
    last[..rest.len()].copy_from_slice(rest);
    let (mut odd, mut before) = (0, 0);
    for word in words.iter().chain([&last]).map(|bytes| u64::from_le_bytes(*bytes)) {
        let blank = equal(word, b' ');
        // A blank behind a blank, the last of the word before among them.
        odd |= unprinted(word) & HIGH | blank & (blank << 8 | before);
        before = blank >> 56;
    }
    odd == 0 && bytes.first() != Some(&b' ') && bytes.last() != Some(&b' ')
}

/// A name without case, punctuation and spacing: words of letters and digits with one blank between them.
#[must_use]
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return words(text.chars().map(|c| c.to_ascii_lowercase()), text.len());
    }
    words(text.nfkc().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase), text.len())
}

/// Letters and digits, with one blank where there is anything else between them.
fn words(characters: impl Iterator<Item = char>, length: usize) -> String {
    let mut out = String::with_capacity(length);
    let mut gap = false;
    for c in characters {
        if c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        } else {
            gap = true;
        }
    }
    out
}

/// A heading without bracketed text at its end: `Mengumumkan (Bobot 30)` is `Mengumumkan`.
#[must_use]
pub(crate) fn without_brackets(text: &str) -> &str {
    let mut rest = text.trim_end();
    loop {
        let open = match rest.as_bytes().last() {
            Some(b')') => '(',
            Some(b']') => '[',
            _ => return rest,
        };
        match rest.rfind(open) {
            Some(at) if at > 0 => rest = rest[..at].trim_end(),
            _ => return rest,
        }
    }
}

/// A heading without the weight at its end: `Pelayanan - Bobot: 40`, `Pelayanan 40 %`. A bare number is no weight.
#[must_use]
pub(crate) fn without_weight(text: &str) -> &str {
    const WORDS: [&str; 3] = ["bobot", "weight", "maks"];
    let rest = text.trim_end();
    let bare = rest.trim_end_matches('%').trim_end();
    let number = bare.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    if number.len() == bare.len() {
        return rest;
    }
    let before = number.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '=' | '.'));
    let said = WORDS.iter().find_map(|word| {
        let at = before.len().checked_sub(word.len()).filter(|&at| before.is_char_boundary(at))?;
        let alone = before[..at].ends_with(|c: char| !c.is_alphanumeric());
        (alone && before[at..].eq_ignore_ascii_case(word)).then(|| &before[..at])
    });
    let percent = (bare.len() < rest.len() && number.len() > before.len()).then_some(before);
    let name = said.or(percent).unwrap_or(rest);
    name.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | ',' | ';' | '/' | '|'))
}

/// The name most like `wanted`, where one is like it at all.
///
/// Case, punctuation and word order beyond that count as differences; half of the letters must agree.
pub(crate) fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(wanted);
    let mut best: Option<(f64, &str)> = None;
    for name in names {
        let folded = fold(name);
        if folded.is_empty() || wanted.is_empty() {
            continue;
        }
        let like = strsim::normalized_damerau_levenshtein(&wanted, &folded);
        let part = folded.contains(&wanted) || wanted.contains(&folded);
        let like = if part { like.max(0.6) } else { like };
        if like >= 0.5 && best.is_none_or(|(most, _)| like > most) {
            best = Some((like, name));
        }
    }
    best.map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use crate::names::normal::*;
    use proptest::prelude::*;

    #[test]
    fn characters_that_are_never_seen_tell_no_names_apart() {
        for text in ["Dinas\u{200b} A", "\u{feff}Dinas A", "Di\u{ad}nas\u{2060} A"] {
            assert_eq!(caseless(text), "dinas a", "{text:?}");
            assert_eq!(fold(text), "dinas a", "{text:?}");
        }
    }

    #[test]
    fn a_name_is_trimmed_collapsed_and_composed_but_keeps_its_case() {
        assert_eq!(tidy("  Dinas\u{a0} Sosial\t"), "Dinas Sosial");
        assert_eq!(tidy("Dinas\nSosial"), "Dinas Sosial");
        assert_eq!(tidy("Cafe\u{301}"), "Café");
        assert_eq!(tidy("dinas SOSIAL"), "dinas SOSIAL");
        assert!(matches!(tidy("Dinas Sosial"), Cow::Borrowed(_)));
        assert_eq!(tidy(" "), "");
    }

    proptest! {
        #[test]
        fn eight_letters_at_once_are_as_tidy_as_one_by_one(text in "[a ]{0,20}|[ -~]{0,20}|[a \t\u{0}-\u{ff}]{0,20}|[!-~]{1,18}") {
            let printed = text.bytes().all(|byte| (b' '..0x7f).contains(&byte));
            let tidy = printed && text.trim() == text && !text.contains("  ");
            prop_assert_eq!(is_tidy_ascii(text.as_bytes()), tidy, "{:?}", text);
        }
    }

    #[test]
    fn headings_are_compared_without_case_punctuation_and_brackets_at_the_end() {
        assert_eq!(fold("Agency_ID."), "agency id");
        assert_eq!(fold("  Kabupaten / Kota "), "kabupaten kota");
        assert_eq!(without_brackets("Mengumumkan (Bobot 30) [A]"), "Mengumumkan");
        assert_eq!(without_brackets("(semua)"), "(semua)");
    }

    #[test]
    fn ascii_is_folded_as_any_text_is() {
        let text: String = (0..=127_u8).map(char::from).chain("A B__c--D.e(2)".chars()).collect();
        let any = words(text.nfkc().flat_map(char::to_lowercase), 0);
        assert_eq!(fold(&text), any);
    }

    #[test]
    fn a_heading_is_known_without_the_weight_at_its_end() {
        for heading in
            ["Uji Bobot 40", "Uji - bobot: 40%", "Uji 40%", "Uji – 12,5 %", "Uji | Weight = 40", "Uji, maks. 100"]
        {
            assert_eq!(without_weight(heading), "Uji", "{heading}");
        }
        for heading in ["Uji 40", "Uji1%", "Sembobot 4", "Uji", "40%", ""] {
            let bare = without_weight(heading);
            assert!(bare == heading || bare.is_empty(), "{heading}: {bare}");
        }
    }

    #[test]
    fn the_nearest_name_is_proposed_only_where_it_is_near() {
        let names = ["Dinas Kesehatan", "Dinas Pendidikan", "Bapperida"];
        assert_eq!(nearest("dinas kesehtan", names), Some("Dinas Kesehatan"));
        assert_eq!(nearest("Pendidikan", names), Some("Dinas Pendidikan"));
        assert_eq!(nearest("Rumah Sakit", names), None);
    }
}
