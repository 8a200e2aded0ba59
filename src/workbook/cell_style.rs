//! The styles of cells.

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum CellStyle {
    Title,
    /// A line of small print.
    Small,
    /// The heading of a column.
    Head,
    /// The heading of a part of a sheet.
    Part,
    /// A sentence outside of tables, running over empty cells.
    Line,
    /// The same, over several lines in its own cell.
    Paragraph,
    Text,
    /// Text that may take several lines.
    Wrapped,
    /// The name of a row that sums others up.
    Sum,
    /// A place or a count: whole, in the middle of its column.
    Count,
    /// A class: in the middle of its column, over several lines where it is long.
    Label,
    /// A score with this many digits after the mark.
    Score(u32),
    /// A difference with this many digits after the mark, and its sign.
    Change(u32),
    /// A number with all its digits.
    Plain,
    Percent,
    /// The heading of a branch among questions.
    Branch,
    /// The heading of an agency among questions.
    Subject,
    /// Grey: read back by the program, not meant for input.
    Given,
    /// To be filled in: whatever is typed.
    Entry,
    /// To be filled in: text, also where it looks like a number or a date.
    EntryText,
}

impl CellStyle {
    pub(crate) const fn is_in_a_table(self) -> bool {
        use crate::workbook::cell_style::CellStyle::Change;
        use crate::workbook::cell_style::CellStyle::Count;

        use crate::workbook::cell_style::CellStyle::Label;
        use crate::workbook::cell_style::CellStyle::Percent;
        use crate::workbook::cell_style::CellStyle::Plain;
        use crate::workbook::cell_style::CellStyle::Score;
        use crate::workbook::cell_style::CellStyle::Sum;
        use crate::workbook::cell_style::CellStyle::Text;
        use crate::workbook::cell_style::CellStyle::Wrapped;
        matches!(self, Text | Wrapped | Sum | Count | Label | Score(_) | Change(_) | Plain | Percent)
    }
}
