//! PDF with text: what is printed where, through one library behind types of our own.
//!
//! The library is young, so it is looked over: streams are run to their ends first (a damaged one would give other
//! text without a word), characters that no text has refuse the page, and a file that takes too long is given up.

mod streams;

use std::sync::{Arc, mpsc};
use std::time::Duration;

use super::ReadError;

/// One character and where it is printed, in points from the top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PrintedGlyph {
    pub c: char,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

impl PrintedGlyph {
    pub(super) const fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub(super) const fn middle(&self) -> f64 {
        f64::midpoint(self.top, self.bottom)
    }

    pub(super) const fn center(&self) -> f64 {
        f64::midpoint(self.left, self.right)
    }
}

/// A line along the page or down it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PrintedEdge {
    pub is_horizontal: bool,
    /// How far down the page, or how far to the right.
    pub at: f64,
    pub from: f64,
    pub to: f64,
}

/// A page, turned as most of its text reads.
#[derive(Debug, Default)]
pub(super) struct PrintedPage {
    /// From 1.
    pub number: u32,
    /// Without blanks.
    pub glyphs: Vec<PrintedGlyph>,
    pub edges: Vec<PrintedEdge>,
    /// Characters that stand on their side, and were left out.
    pub sideways: usize,
}

/// What the decoded parts of a file may hold.
const MOST_DECODED: usize = 256 << 20;
/// Real files take two thousandths of a second a page.
const LONGEST: Duration = Duration::from_secs(30);
/// Characters of all pages: a page of small print has 10,000.
const MOST_GLYPHS: usize = 4 << 20;
/// The largest print that can be text of a table, in points.
const HIGHEST: f64 = 200.0;

/// The pages of a file.
///
/// # Errors
/// A password, damage, a font that does not tell its characters, or no text at all (a scan).
pub(super) fn pages(bytes: &Arc<[u8]>) -> Result<Vec<PrintedPage>, ReadError> {
    streams::check(bytes, MOST_DECODED)?;
    let (sender, receiver) = mpsc::channel();
    let input = Arc::clone(bytes);
    // A thread of its own, left behind where it does not come to an end.
    std::thread::spawn(move || {
        let settings = pdfni::ReaderSettings { max_decoded_bytes: MOST_DECODED, ..pdfni::ReaderSettings::default() };
        let _ = sender.send(pdfni::read_pages_with(&input, None, &settings));
    });
    let read = receiver.recv_timeout(LONGEST).map_err(|_| ReadError::Damaged("PDF".to_owned()))?;
    let parts = read.map_err(|error| match error {
        pdfni::Error::BadPassword | pdfni::Error::SecurityRestricted => ReadError::Locked,
        other => ReadError::Damaged(other.to_string()),
    })?;
    if parts.iter().map(|part| part.glyphs.len()).sum::<usize>() > MOST_GLYPHS {
        return Err(ReadError::TooLarge(MOST_GLYPHS as u64));
    }
    let pages = (1..).zip(parts).map(|(number, part)| page(number, part)).collect::<Result<Vec<_>, _>>()?;
    if pages.iter().all(|page| page.glyphs.is_empty()) {
        return Err(ReadError::Scan);
    }
    Ok(pages)
}

fn page(number: u32, part: pdfni::PagePart) -> Result<PrintedPage, ReadError> {
    let mut page = PrintedPage { number, ..PrintedPage::default() };
    for glyph in part.glyphs {
        let pdfni::GlyphPart { ch: c, left, right, top, bottom, upright, .. } = glyph;
        let placed = [left, right, top, bottom].iter().all(|number| number.is_finite());
        let printed = PrintedGlyph { c, left, right, top, bottom };
        if c.is_whitespace() || !placed || !(0.0..=HIGHEST).contains(&printed.height()) {
            continue;
        }
        // What a font without a map of its characters gives.
        if c.is_control() || c == char::REPLACEMENT_CHARACTER || matches!(c, '\u{e000}'..='\u{f8ff}') {
            return Err(ReadError::Font(number));
        }
        if upright {
            page.glyphs.extend(letters(printed));
        } else {
            page.sideways += 1;
        }
    }
    page.edges = part.edges.iter().filter_map(edge).collect();
    Ok(page)
}

/// The letters of a printed character: fonts print some pairs, as in "Kualifikasi", as one.
fn letters(glyph: PrintedGlyph) -> impl Iterator<Item = PrintedGlyph> {
    let letters = match glyph.c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => "",
    };
    let count = f64::from(u8::try_from(letters.len().max(1)).unwrap_or(1));
    let width = (glyph.right - glyph.left) / count;
    let alone = letters.is_empty().then_some(glyph);
    let apart = letters.chars().zip(0_u8..).map(move |(c, nth)| {
        let left = glyph.left + f64::from(nth) * width;
        PrintedGlyph { c, left, right: left + width, ..glyph }
    });
    alone.into_iter().chain(apart)
}

fn edge(edge: &pdfni::EdgePart) -> Option<PrintedEdge> {
    let is_horizontal = edge.orientation == pdfni::Orientation::Horizontal;
    let (at, from, to) = if is_horizontal {
        (f64::midpoint(edge.top, edge.bottom), edge.left, edge.right)
    } else {
        (f64::midpoint(edge.left, edge.right), edge.top, edge.bottom)
    };
    let placed = [at, from, to].iter().all(|number| number.is_finite()) && to >= from;
    placed.then_some(PrintedEdge { is_horizontal, at, from, to })
}
