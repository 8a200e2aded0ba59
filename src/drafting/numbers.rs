//! Numbers as tables of criteria write them: `30`, `16,67`, `30%`, `100/6`; exact, never through a binary float.

use crate::exact::Exact;

/// A decimal with a comma or a point, blanks around it.
#[must_use]
pub(super) fn decimal(text: &str) -> Option<Exact> {
    let text = text.trim();
    if text.contains(',') && text.contains('.') {
        return None;
    }
    let text = text.replace(',', ".");
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let plain = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    plain.then(|| Exact::parse_decimal(&text))?
}

/// A weight or points: a decimal, with a percent sign or not, or a fraction; as a rules file writes it.
#[must_use]
pub(super) fn literal(text: &str) -> Option<(Exact, String)> {
    let text = text.trim().trim_end_matches('%').trim_end();
    if let Some((above, below)) = text.split_once('/') {
        let (above, below) = (above.trim(), below.trim());
        let fraction = format!("{above}/{below}");
        return Exact::parse_fraction(&fraction).map(|value| (value, format!("\"{fraction}\"")));
    }
    let value = decimal(text)?;
    // A bare `.5` or `5.` is no number of TOML.
    let written = text.replace(',', ".");
    let whole = written.starts_with(|c: char| c.is_ascii_digit()) && written.ends_with(|c: char| c.is_ascii_digit());
    let leading = written.len() > 1 && written.starts_with('0') && !written.starts_with("0.");
    let written = if whole && !leading { written } else { value.to_decimal(1000)? };
    Some((value, written))
}

/// `0; 50; 100`, `0/50/100`, `0, 20, 50`: at least two; `0,5` is one number.
#[must_use]
pub(super) fn listed_numbers(text: &str) -> Option<Vec<Exact>> {
    let by = |mark: &str| text.split(mark).map(decimal).collect::<Option<Vec<_>>>().filter(|all| all.len() > 1);
    if text.contains(';') {
        return by(";");
    }
    if text.contains('/') {
        return by("/");
    }
    by(", ").or_else(|| by(",").filter(|all| all.len() > 2))
}
