//! What may be typed into the cells of a form, as spreadsheets check it.

use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, Worksheet, XlsxError};

use crate::workbook::book::Allowed;
use crate::workbook::book::Validation;

/// The most stretches of rows under one check: programs refuse overlong lists of cells.
const STRETCHES: usize = 100;
/// The longest title and message that spreadsheets show.
const TITLE: usize = 32;
const MESSAGE: usize = 255;

/// Writes a check into a sheet, in several parts where it has many stretches.
pub(crate) fn write(worksheet: &mut Worksheet, validation: &Validation) -> Result<(), XlsxError> {
    for rows in validation.rows.chunks(STRETCHES) {
        let Some(&(first, last)) = rows.first() else { continue };
        let letters = letters(validation.col);
        let areas: Vec<String> =
            rows.iter().map(|(first, last)| format!("{letters}{}:{letters}{}", first + 1, last + 1)).collect();
        let check = checked(&validation.allowed, &format!("{letters}{}", first + 1))?
            .set_error_title(cut(&validation.title, TITLE))?
            .set_error_message(cut(&validation.message, MESSAGE))?
            .set_multi_range(areas.join(" "));
        worksheet.add_data_validation(first, validation.col, last, validation.col, &check)?;
    }
    Ok(())
}

fn checked(allowed: &Allowed, cell: &str) -> Result<DataValidation, XlsxError> {
    let check = DataValidation::new();
    Ok(match allowed {
        Allowed::OneOf(labels) => check.allow_list_strings(labels)?,
        Allowed::Listed { sheet, col, count } => {
            let letters = letters(*col);
            let area = format!("='{}'!${letters}$1:${letters}${count}", sheet.replace('\'', "''"));
            check.allow_list_formula(Formula::new(area))
        }
        Allowed::Between(min, max) => check.allow_decimal_number(DataValidationRule::Between(*min, *max)),
        Allowed::Whatever(formula) => check.allow_custom(Formula::new(format!("={}", formula.replace("{cell}", cell)))),
    })
}

/// The letters of a column counted from 0.
fn letters(col: u16) -> String {
    rust_xlsxwriter::utility::column_number_to_name(col)
}

/// The text in at most so many UTF-16 units, which is what spreadsheets count.
fn cut(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut room = most - 1;
    let fits = |c: &char| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        fits
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use crate::workbook::validation::*;

    #[test]
    fn a_message_is_cut_where_spreadsheets_would_refuse_it() {
        assert_eq!(cut("pendek", 32), "pendek");
        assert_eq!(cut(&"é".repeat(40), 32).chars().count(), 32);
        assert_eq!(cut(&"𝔸".repeat(40), 32).encode_utf16().count(), 31);
    }
}
