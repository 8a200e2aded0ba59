//! Text made safe to print: control characters and direction marks become visible.

/// Text with control characters and direction marks made visible.
#[must_use]
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(printable_char).collect()
}

const fn printable_char(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => ' ',
        '\0'..='\u{1f}' => match char::from_u32(0x2400 + c as u32) {
            Some(symbol) => symbol,
            None => '\u{fffd}',
        },
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => '\u{fffd}',
        _ => c,
    }
}
