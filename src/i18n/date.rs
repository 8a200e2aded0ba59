//! A day: read from options and names of files, compared, and written as each language writes it.

use std::fmt;

use crate::i18n::lang::Lang;

/// A day of the calendar. Days are compared in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CalendarDay {
    year: u16,
    /// From 1.
    month: u8,
    /// From 1.
    day: u8,
}

const MONTHS: [[&str; 2]; 12] = [
    ["Januari", "January"],
    ["Februari", "February"],
    ["Maret", "March"],
    ["April", "April"],
    ["Mei", "May"],
    ["Juni", "June"],
    ["Juli", "July"],
    ["Agustus", "August"],
    ["September", "September"],
    ["Oktober", "October"],
    ["November", "November"],
    ["Desember", "December"],
];

impl CalendarDay {
    fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1900..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }

    /// A day written as `2026-12-15`; nothing else.
    #[must_use]
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts[..] else { return None };
        let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
        let written = digits(year, 4) && digits(month, 2) && digits(day, 2);
        written.then(|| Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?
    }

    /// The first day in a text: `2026-12-15`, `2026_12_15`, `15-12-2026`, `15.12.2026` or `20261215`.
    #[must_use]
    pub(crate) fn found_in(text: &str) -> Option<Self> {
        let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
        let eight = |word: &&str| {
            (word.len() == 8)
                .then(|| Self::new(word[..4].parse().ok()?, word[4..6].parse().ok()?, word[6..].parse().ok()?))?
        };
        let three = |words: &[&str]| match (words[0].len(), words[1].len(), words[2].len()) {
            (4, 2, 2) => Self::new(words[0].parse().ok()?, words[1].parse().ok()?, words[2].parse().ok()?),
            (1 | 2, 1 | 2, 4) => Self::new(words[2].parse().ok()?, words[1].parse().ok()?, words[0].parse().ok()?),
            _ => None,
        };
        numbers.windows(3).find_map(three).or_else(|| numbers.iter().find_map(eight))
    }

    /// As in a sentence: `15 Desember 2026`.
    #[must_use]
    pub(crate) fn said(self, lang: Lang) -> String {
        let month = MONTHS[usize::from(self.month) - 1][usize::from(lang == Lang::En)];
        format!("{} {month} {}", self.day, self.year)
    }
}

impl fmt::Display for CalendarDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_in_names_of_files() {
        let found = |text: &str| CalendarDay::found_in(text).map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(found("Dinas A 2026-11-03.xlsx"), "2026-11-03");
        assert_eq!(found("Dinas_A_03.11.2026"), "2026-11-03");
        assert_eq!(found("20261103 Dinas A"), "2026-11-03");
        assert_eq!(found("Dinas A (1)"), "");
        assert_eq!(found("2026-13-01"), "");
        assert_eq!(found("telepon 08123456"), "");
    }

    #[test]
    fn a_day_is_written_as_each_language_writes_it() {
        let day = CalendarDay::parse("2028-02-29").expect("a leap year");
        assert_eq!((day.said(Lang::Id), day.said(Lang::En)), ("29 Februari 2028".into(), "29 February 2028".into()));
        assert_eq!(CalendarDay::parse("2026-02-29"), None);
        assert_eq!(CalendarDay::parse("2026-2-1"), None);
        assert!(day > CalendarDay::parse("2027-12-31").expect("a day"));
    }
}
