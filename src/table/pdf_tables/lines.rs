//! Characters -> lines -> pieces of text.

use crate::table::pdf::PrintedGlyph;

/// Characters whose middles differ by less than this part of their height stand on one line.
const SAME_LINE: f64 = 0.3;
/// A gap of this part of the height is a blank between words.
const BLANK: f64 = 0.18;
/// A gap of this part of the height stands between columns.
const COLUMN: f64 = 0.75;

/// Text without a gap as wide as one between columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TextPiece {
    pub text: String,
    pub left: f64,
    pub right: f64,
}

/// A printed line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PrintedLine {
    pub middle: f64,
    pub height: f64,
    /// From left to right.
    pub pieces: Vec<TextPiece>,
}

/// The lines of some characters from top to bottom.
pub(super) fn lines(glyphs: &[PrintedGlyph]) -> Vec<PrintedLine> {
    on_lines(glyphs).into_iter().map(line).collect()
}

/// Characters by the line that they stand on.
fn on_lines(glyphs: &[PrintedGlyph]) -> Vec<Vec<PrintedGlyph>> {
    let mut sorted: Vec<PrintedGlyph> = glyphs.to_vec();
    sorted.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
    let mut lines: Vec<Vec<PrintedGlyph>> = Vec::new();
    for glyph in sorted {
        let same = lines.last().and_then(|line| line.last()).is_some_and(|last| {
            let height = last.height().max(glyph.height()).max(1.0);
            (glyph.middle() - last.middle()).abs() <= SAME_LINE * height
        });
        match lines.last_mut() {
            Some(line) if same => line.push(glyph),
            _ => lines.push(vec![glyph]),
        }
    }
    lines
}

/// The words of some characters: those of one line without a blank between them, from left to right.
pub(super) fn words(glyphs: &[PrintedGlyph]) -> Vec<Vec<PrintedGlyph>> {
    let mut words: Vec<Vec<PrintedGlyph>> = Vec::new();
    for mut line in on_lines(glyphs) {
        line.sort_by(|a, b| a.left.total_cmp(&b.left));
        let mut begins = true;
        for glyph in line {
            let last = words.last().and_then(|word| word.last()).filter(|_| !begins);
            begins = false;
            match last.is_some_and(|last| glyph.left - last.right <= BLANK * glyph.height()) {
                true => words.last_mut().into_iter().for_each(|word| word.push(glyph)),
                false => words.push(vec![glyph]),
            }
        }
    }
    words
}

fn line(mut glyphs: Vec<PrintedGlyph>) -> PrintedLine {
    let count = glyphs.len() as f64;
    let middle = glyphs.iter().map(PrintedGlyph::middle).sum::<f64>() / count;
    let height = glyphs.iter().map(PrintedGlyph::height).fold(1.0, f64::max);
    glyphs.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut pieces: Vec<TextPiece> = Vec::new();
    let mut before: Option<PrintedGlyph> = None;
    for glyph in glyphs {
        let over = before.replace(glyph).filter(|before| is_over(before, &glyph));
        // Printed twice to look bold.
        if over.is_some_and(|before| before.c == glyph.c) {
            continue;
        }
        if let Some(piece) = pieces.last_mut().filter(|_| over.is_some()) {
            piece.text.push(OVERPRINTED);
        }
        let gap = pieces.last().map(|piece| glyph.left - piece.right);
        match (gap, pieces.last_mut()) {
            (Some(gap), Some(piece)) if gap < COLUMN * height => {
                if gap > BLANK * height {
                    piece.text.push(' ');
                }
                piece.text.push(glyph.c);
                piece.right = piece.right.max(glyph.right);
            }
            _ => pieces.push(TextPiece { text: glyph.c.to_string(), left: glyph.left, right: glyph.right }),
        }
    }
    PrintedLine { middle, height, pieces }
}

/// Stands where characters are printed over each other: their order is lost.
pub(super) const OVERPRINTED: char = char::REPLACEMENT_CHARACTER;

/// Whether a character covers a good part of the one before it.
fn is_over(before: &PrintedGlyph, glyph: &PrintedGlyph) -> bool {
    let narrow = (before.right - before.left).min(glyph.right - glyph.left);
    before.right - glyph.left > 0.5 * narrow
}

/// The text of characters that belong to one cell, its lines joined by blanks, and how many there are.
pub(super) fn text(glyphs: &[PrintedGlyph]) -> (String, u32) {
    let lines = lines(glyphs);
    let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let line = |line: &PrintedLine| line.pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
    let mut text = String::new();
    lines.iter().map(line).for_each(|line| join(&mut text, &line));
    (text, count)
}

/// Adds the text of the next line of a cell: with a blank, but behind a slash or a hyphen that ends a word.
pub(super) fn join(text: &mut String, next: &str) {
    let mut last = text.chars().rev();
    let ends_a_word = matches!(last.next(), Some('/' | '-')) && last.next().is_some_and(char::is_alphanumeric);
    if !text.is_empty() && !ends_a_word {
        text.push(' ');
    }
    text.push_str(next);
}
