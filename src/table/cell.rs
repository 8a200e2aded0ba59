//! What a cell was before it became text, and the letters of its column.

/// What a cell was before it became text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum CellKind {
    /// Text, from a text file or a text cell of a workbook.
    #[default]
    Text,
    /// Text in quotes, without doubled quotes inside.
    Quoted,
    /// Text in quotes, with doubled quotes inside.
    Escaped,
    /// A number of a workbook, written with a decimal point: never in doubt.
    Number,
    /// The same, shown as a percentage: the text is the percentage shown.
    Percent,
    /// A date or a time of a workbook.
    Date,
    /// TRUE or FALSE of a workbook.
    Boolean,
    /// `#REF!` and its kin.
    Error,
    /// A formula whose value the workbook does not hold.
    Formula,
}

/// A column in a spreadsheet's own terms: 0 is `A`, 26 is `AA`.
#[must_use]
pub(crate) fn column_letters(column: usize) -> String {
    let mut out = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        out.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    out
}

/// What chooses the first of two columns in `--column`: its heading, or its letter where both have the same.
#[must_use]
pub(crate) fn column_choice([first, second]: [usize; 2], headings: &[String]) -> String {
    if headings[first] == headings[second] { column_letters(first) } else { format!("\"{}\"", headings[first]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        assert_eq!([0, 25, 26, 701, 702].map(column_letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
