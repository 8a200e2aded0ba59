//! What a PDF says about when it was made, taken out: equal inputs give equal files.
//!
//! Source of the names: ISO 32000-1, 14.3.3 (document information) and 14.4 (file identifiers). `DocChecksum` is
//! LibreOffice's own. Lengths stay, for a PDF counts bytes.

use std::collections::{BTreeMap, BTreeSet};

/// Blanks the dates and sets the identifiers to zeros.
pub(crate) fn undated(pdf: &mut [u8]) {
    renumber(pdf);
    for name in [&b"/CreationDate"[..], b"/ModDate"] {
        each(pdf, name, |pdf, at| {
            let Some(length) = text_after(&pdf[at + name.len()..]) else { return };
            pdf[at..at + name.len() + length].fill(b' ');
        });
    }
    for name in [&b"/ID"[..], b"/DocChecksum"] {
        each(pdf, name, |pdf, at| {
            let start = at + name.len();
            let rest = &pdf[start..];
            let ends = if name == b"/ID" { rest.iter().position(|&b| b == b']') } else { Some(rest.len().min(40)) };
            let Some(end) = ends.filter(|&end| end <= 200 && is_identifier(&rest[..end])) else { return };
            pdf[start..start + end].iter_mut().filter(|b| b.is_ascii_hexdigit()).for_each(|b| *b = b'0');
        });
    }
}

/// Numbers the elements anew, in the order of their numbers: Chromium counts on from what it drew before, so that the
/// same page has now one number, now the next.
fn renumber(pdf: &mut [u8]) {
    const NAME: &[u8] = b"(node";
    let number = |at: usize, pdf: &[u8]| -> Option<[u8; 8]> {
        let digits: [u8; 8] = pdf.get(at + NAME.len()..at + NAME.len() + 8)?.try_into().ok()?;
        digits.iter().all(u8::is_ascii_digit).then_some(digits)
    };
    let found = memchr::memmem::find_iter(pdf, NAME).filter_map(|at| Some((at, number(at, pdf)?)));
    let found: Vec<(usize, [u8; 8])> = found.collect();
    let known: BTreeSet<[u8; 8]> = found.iter().map(|(_, digits)| *digits).collect();
    let order: BTreeMap<[u8; 8], usize> = known.into_iter().zip(1..).collect();
    for (at, digits) in found {
        let start = at + NAME.len();
        pdf[start..start + 8].copy_from_slice(format!("{:08}", order[&digits]).as_bytes());
    }
}

/// Calls for each place at which a name stands outside of streams, which hold drawings in compressed form.
fn each(pdf: &mut [u8], name: &[u8], mut change: impl FnMut(&mut [u8], usize)) {
    let places: Vec<usize> = memchr::memmem::find_iter(pdf, name).collect();
    for at in places {
        change(pdf, at);
    }
}

/// The length of blanks and a text in brackets that is a date.
fn text_after(rest: &[u8]) -> Option<usize> {
    let blanks = rest.iter().take_while(|b| b.is_ascii_whitespace()).count();
    let text = &rest[blanks..];
    let end = text.iter().take(40).position(|&b| b == b')')?;
    text.starts_with(b"(D:").then_some(blanks + end + 1)
}

/// `[ <0A..> <0B..> ]` or ` /0A..`: nothing but hexadecimal digits and what is written around them.
fn is_identifier(rest: &[u8]) -> bool {
    let text = rest.trim_ascii_start();
    if text.starts_with(b"[") {
        return text[1..].iter().all(|b| b.is_ascii_hexdigit() || b.is_ascii_whitespace() || b"<>".contains(b));
    }
    text.starts_with(b"/") && text.len() >= 33 && text[1..33].iter().all(u8::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        undated(&mut bytes);
        assert_eq!(bytes.len(), text.len());
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn dates_and_identifiers_of_both_programs_leave_no_trace() {
        let browser = |date: &str| {
            format!(
                "<</Producer (Skia/PDF)\n/CreationDate (D:{date}+00'00')\n/ModDate (D:{date}+00'00')>>\n/ID (node00000060)>>"
            )
        };
        assert_eq!(after(&browser("20261124132336")), after(&browser("20270101000000")));
        assert!(after(&browser("20261124132336")).contains("/ID (node00000001)"));
        let office = |date: &str, id: &str| {
            format!("/CreationDate(D:{date}Z')>>\n/ID [ <{id}>\n<{id}> ]\n/DocChecksum /{id}\n>>\nstartxref")
        };
        let one = after(&office("20261124132741", "5E35568D73CAE74B540F9A003A5C39D0"));
        assert_eq!(one, after(&office("20261124132742", "DDE8FC1B73B3ABA9F5F2E7020118E9BB")));
        assert!(one.ends_with("startxref"));
    }

    #[test]
    fn a_date_in_the_text_of_a_page_stays() {
        let text = "(/CreationDate besok) /ModDate (x)";
        assert_eq!(after(text), text);
    }
}
