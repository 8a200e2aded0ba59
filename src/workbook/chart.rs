//! Charts of a workbook: columns stacked on each other, one stack for each row of a table.

use anstyle::RgbColor;
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType, Color, Worksheet,
    XlsxError,
};

/// Stacked bars from the cells of a sheet: a bar for each row, a part of it for each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StackedChart {
    pub title: String,
    /// Where its upper left corner stands.
    pub at: (u32, u16),
    /// The first and the last row of the bars.
    pub rows: (u32, u32),
    /// The column of the names of the bars.
    pub names: u16,
    /// The row with the names of the parts.
    pub heads: u32,
    /// The column of each part, with its colour and that of the number on it.
    pub parts: Vec<(u16, RgbColor, RgbColor)>,
}

/// The height of the chart beside its bars, and of one bar, in pixels.
const AROUND: u32 = 130;
const BAR: u32 = 34;
const WIDTH: u32 = 760;

/// Puts a chart on the sheet whose cells it shows.
///
/// # Errors
/// The library refuses: never for cells that are there.
pub(crate) fn write(worksheet: &mut Worksheet, sheet: &str, chart: &StackedChart) -> Result<(), XlsxError> {
    let mut drawn = Chart::new(ChartType::BarStacked);
    let ((first, last), at) = (chart.rows, chart.at);
    for &(col, color, ink) in &chart.parts {
        let mut numbers = ChartDataLabel::new();
        // A share of 0 bears no number.
        numbers.show_value().set_num_format("0;;").set_font(ChartFont::new().set_color(rgb(ink)));
        let fill = ChartSolidFill::new().set_color(rgb(color)).clone();
        drawn
            .add_series()
            .set_name((sheet, chart.heads, col))
            .set_categories((sheet, first, chart.names, last, chart.names))
            .set_values((sheet, first, col, last, col))
            .set_format(ChartFormat::new().set_solid_fill(&fill))
            .set_data_label(&numbers)
            .set_gap(40);
    }
    drawn.title().set_name(&chart.title);
    drawn.legend().set_position(ChartLegendPosition::Bottom);
    drawn.title().set_font(ChartFont::new().set_size(12));
    // The first row stands at the top, as in the table. The numbers stand on the bars: they need no axis.
    drawn.y_axis().set_reverse();
    drawn.x_axis().set_hidden(true).set_major_gridlines(false);
    let bars = last.saturating_sub(first) + 1;
    drawn.set_width(WIDTH).set_height(AROUND + BAR * bars.min(40));
    worksheet.insert_chart(at.0, at.1, &drawn)?;
    Ok(())
}

fn rgb(RgbColor(r, g, b): RgbColor) -> Color {
    Color::RGB(u32::from_be_bytes([0, r, g, b]))
}
