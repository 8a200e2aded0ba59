//! Drawings: rank intervals and shares of classes, as SVG and in characters.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::RobustnessReport;
use super::words;
use crate::analysis::robustness::AgencySpread;
use crate::document::html::escape;
use crate::document::{Drawing, RichText};
use crate::i18n::printable::printable;

/// Columns of a drawing in characters.
const COLUMNS: usize = 40;
/// The most columns that a name takes beside a drawing.
const NAME: usize = 30;
/// Units of a drawing in SVG: names, then the scale.
const LEFT: f64 = 300.0;
const WIDTH: f64 = 600.0;
const ROW: f64 = 22.0;
/// The most agencies that are drawn.
const MOST: usize = 100;

/// Rank intervals of the agencies, a line each.
pub(super) fn ranks(report: &RobustnessReport<'_>) -> Option<Drawing> {
    let spreads = &report.found.spread.agencies[..report.found.spread.agencies.len().min(MOST)];
    let last = spreads.iter().map(|spread| spread.rank[1]).max()?.max(2);
    let caption = RichText::from(words::RANKS_DRAWN.say(report.lang));
    let mut characters = format!("{}  1{:>width$}\n", " ".repeat(NAME), last, width = COLUMNS - 1);
    let mut svg = open(spreads.len() + 1);
    let _ = write!(svg, "<text x=\"{LEFT}\" y=\"14\" class=\"axis\">1</text>");
    let _ = write!(svg, "<text x=\"{}\" y=\"14\" class=\"axis\" text-anchor=\"end\">{last}</text>", LEFT + WIDTH);
    for (row, spread) in spreads.iter().enumerate() {
        let own = report.board.of(spread.agency).and_then(|score| score.rank()).unwrap_or(1);
        let at = |rank: u32| f64::from(rank.min(last) - 1) / f64::from(last - 1);
        characters.push_str(&line(report, spread, [at(spread.rank[0]), at(own), at(spread.rank[1])]));
        let y = ROW * (count(row) + 1.5);
        let x = |share: f64| LEFT + share * WIDTH;
        let class = report.board.of(spread.agency).and_then(|score| score.class());
        let k = class.map_or_else(|| "kn".to_owned(), |class| format!("k{class}"));
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text><rect class=\"{k}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"6\" rx=\"3\"/><circle cx=\"{}\" cy=\"{}\" r=\"5\"/>",
            n(LEFT - 8.0),
            n(y + 5.0),
            escape(&short(report.name(spread.agency))),
            n(x(at(spread.rank[0])) - 3.0),
            n(y - 3.0),
            n((at(spread.rank[1]) - at(spread.rank[0])) * WIDTH + 6.0),
            n(x(at(own))),
            n(y),
        );
    }
    svg.push_str("</svg>");
    Some(Drawing { svg, characters, caption })
}

/// The shares of classes of the agencies, a bar each.
pub(super) fn classes(report: &RobustnessReport<'_>) -> Option<Drawing> {
    let spreads = &report.found.spread.agencies[..report.found.spread.agencies.len().min(MOST)];
    if spreads.is_empty() || report.instrument.classes.is_empty() {
        return None;
    }
    const MARKS: [char; 5] = ['█', '▓', '▒', '░', '·'];
    let labels = report.instrument.classes.iter().enumerate();
    let key: Vec<String> =
        labels.map(|(at, class)| format!("{} {}", MARKS[at.min(4)], printable(&class.label))).collect();
    let mut characters = format!("{}\n", key.join("  "));
    let mut svg = open(spreads.len());
    for (row, spread) in spreads.iter().enumerate() {
        let mut bar = String::new();
        let y = ROW * count(row) + 4.0;
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
            n(LEFT - 8.0),
            n(y + 12.0),
            escape(&short(report.name(spread.agency)))
        );
        let mut before = 0.0;
        for (at, share) in spread.classes.iter().enumerate() {
            let _ = write!(
                svg,
                "<rect class=\"k{at}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"14\"><title>{}</title></rect>",
                n(LEFT + before * WIDTH),
                n(y),
                n(share * WIDTH),
                escape(&report.instrument.classes[at].label)
            );
            before += share;
            // Each bar ends where the shares so far end, so that all bars are as long.
            while bar.chars().count() < column(before) {
                bar.push(MARKS[at.min(4)]);
            }
        }
        let _ = writeln!(characters, "{}  {bar}", padded(report.name(spread.agency)));
    }
    svg.push_str("</svg>");
    Some(Drawing { svg, characters, caption: RichText::from(words::CLASSES_DRAWN.say(report.lang)) })
}

/// Low end, rank of the result and high end of one agency, in characters.
fn line(report: &RobustnessReport<'_>, spread: &AgencySpread, shares: [f64; 3]) -> String {
    let [low, own, high] = shares.map(|share| column_of(share));
    let mut cells = vec![' '; COLUMNS];
    cells[low..=high].fill('─');
    if low < high {
        (cells[low], cells[high]) = ('├', '┤');
    }
    cells[own] = '●';
    format!("{}  {}\n", padded(report.name(spread.agency)), cells.into_iter().collect::<String>().trim_end())
}

fn column_of(share: f64) -> usize {
    column(share * (1.0 - 1.0 / count(COLUMNS))).min(COLUMNS - 1)
}

/// The column at which a share of the width ends.
fn column(share: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to the number of columns")]
    let column = (share.clamp(0.0, 1.0) * count(COLUMNS)).round() as usize;
    column
}

fn count(things: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "few rows and columns")]
    let count = things as f64;
    count
}

fn short(name: &str) -> String {
    let name = printable(name);
    let mut out = String::new();
    for c in name.chars() {
        if out.width() + 2 > NAME && name.width() > NAME {
            return out + "…";
        }
        out.push(c);
    }
    out
}

fn padded(name: &str) -> String {
    let name = short(name);
    let room = NAME.saturating_sub(name.width());
    format!("{name}{}", " ".repeat(room))
}

fn open(rows: usize) -> String {
    format!(
        "<svg viewBox=\"0 0 {} {}\" role=\"img\" style=\"font-size:13px\" fill=\"currentColor\">",
        n(LEFT + WIDTH + 10.0),
        n(ROW * count(rows) + 6.0)
    )
}

/// A number with one digit at most.
fn n(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}
