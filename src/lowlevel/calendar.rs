//! Days of the proleptic Gregorian calendar.

/// The day that many days after 1 January 1970, as `2025-03-01`; `None` after the year 9999.
pub(crate) fn day(since_1970: i64) -> Option<String> {
    // Eras of 400 years, each year beginning in March.
    let day = since_1970 + 719_468;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year <= 9999).then(|| format!("{year:04}-{month:02}-{of_month:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_leap_years() {
        for (days, text) in [(0, "1970-01-01"), (-1, "1969-12-31"), (11_016, "2000-02-29"), (20_422, "2025-11-30")] {
            assert_eq!(day(days).as_deref(), Some(text));
        }
    }
}
