//! The table of classes: `90-100 Informatif`, `80 – 89,99`, `mulai 60`, `di bawah 40`; only lower bounds are taken.

use super::numbers::decimal;
use super::sheet_rows::{CriteriaRow, SheetRows, column};
use crate::exact::Exact;
use crate::names::normal::fold;
use crate::rules::scale::Bound;

const LABEL: &[&str] = &["kualifikasi", "predikat", "klasifikasi", "kategori", "class", "label"];
const BOUND: &[&str] =
    &["batas bawah", "rentang", "rentang nilai", "interval", "interval nilai", "nilai", "from", "range", "lower bound"];
const CODE: &[&str] = &["kode", "code", "huruf"];
const COLOR: &[&str] = &["warna", "color"];
/// Words of a bound that its value does not belong to.
const ABOVE: &[&str] = &["di atas", "lebih dari", "above", ">"];
const FROM: &[&str] = &["mulai", "minimal", "paling sedikit", "from", "at least", "≥", ">="];
const BELOW: &[&str] = &["di bawah", "kurang dari", "below", "under", "<", "selebihnya", "sisanya", "everything below"];

/// A class as a row gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DraftClass {
    pub label: String,
    pub code: Option<String>,
    /// `None`: everything below the class above it.
    pub bound: Option<Bound>,
    pub color: Option<String>,
}

/// Whether a row is the header of a table of classes.
pub(super) fn is_header(row: &CriteriaRow) -> bool {
    column(row, LABEL).is_some() && column(row, BOUND).is_some()
}

/// The classes below a header, the best first; `Err`: the row whose bound is not understood.
pub(super) fn read(sheet: &SheetRows, header: usize) -> Result<Vec<DraftClass>, (u32, String)> {
    let heads = &sheet.rows[header];
    let (label, bound) = (column(heads, LABEL), column(heads, BOUND));
    let (code, color) = (column(heads, CODE), column(heads, COLOR));
    let mut classes = Vec::new();
    for row in &sheet.rows[header + 1..] {
        let (label, said) = (sheet.text(row, label), sheet.text(row, bound));
        if label.is_empty() {
            continue;
        }
        let optional = |at| Some(sheet.text(row, at)).filter(|text| !text.is_empty());
        let bound = lower(&said).ok_or_else(|| (row.number, said.clone()))?;
        classes.push(DraftClass { label, code: optional(code), bound, color: optional(color) });
    }
    let value = |class: &DraftClass| class.bound.as_ref().map(|bound| bound.value.clone());
    // Printed from the lowest up as often as from the highest down.
    classes.sort_by_key(|class| std::cmp::Reverse(value(class)));
    if let Some(last) = classes.last_mut()
        && last.bound.as_ref().is_some_and(|bound| bound.value.is_zero())
    {
        last.bound = None;
    }
    Ok(classes)
}

/// The lower bound that a text says: `Some(None)` where it says none.
pub(crate) fn lower(text: &str) -> Option<Option<Bound>> {
    let words = text.to_lowercase();
    let words = words.trim();
    if words.is_empty() || BELOW.iter().any(|word| words.starts_with(word)) {
        return Some(None);
    }
    let behind =
        |words: &[&str]| words.iter().find_map(|word| text.to_lowercase().strip_prefix(word).map(str::to_owned));
    if let Some(rest) = behind(FROM) {
        return Some(Some(Bound { value: decimal(&rest)?, inclusive: true }));
    }
    if let Some(rest) = behind(ABOVE) {
        return Some(Some(Bound { value: decimal(&rest)?, inclusive: false }));
    }
    let ends: Vec<Exact> = words
        .split(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'))
        .filter(|part| part.contains(|c: char| c.is_ascii_digit()))
        .map(|part| decimal(part.trim_matches(['.', ','])))
        .collect::<Option<_>>()?;
    let only_numbers = fold(words)
        .split(' ')
        .all(|word| word.bytes().all(|b| b.is_ascii_digit()) || word == "s" || word == "d" || word == "sd");
    let value = ends.iter().min().cloned().filter(|_| only_numbers && ends.len() <= 2)?;
    Some(Some(Bound { value, inclusive: true }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_bounds_are_understood_as_they_are_printed() {
        let said = |text: &str| match lower(text) {
            None => "?".to_owned(),
            Some(None) => "-".to_owned(),
            Some(Some(bound)) => {
                format!("{}{}", if bound.inclusive { ">=" } else { ">" }, bound.value.to_decimal(9).expect("a decimal"))
            }
        };
        let cases = [
            ("90–100", ">=90"),
            ("80 - 89,99", ">=80"),
            ("89,99 s.d. 80", ">=80"),
            ("mulai 60", ">=60"),
            ("≥ 60", ">=60"),
            ("di atas 60", ">60"),
            ("> 60", ">60"),
            ("di bawah 40", "-"),
            ("< 40", "-"),
            ("", "-"),
            ("60", ">=60"),
            ("baik", "?"),
            ("mulai banyak", "?"),
        ];
        for (text, expected) in cases {
            assert_eq!(said(text), expected, "{text}");
        }
    }
}
