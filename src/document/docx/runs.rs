//! Runs: pieces of text in one face.

use super::parts::MONOSPACED;
use crate::document::html::escape;
use crate::document::{Emphasis, RichText};

/// A text as runs of one emphasis each.
pub(super) fn runs(text: &RichText) -> String {
    text.spans.iter().map(|span| run(&emphasis(span.emphasis), &span.text)).collect()
}

fn emphasis(emphasis: Emphasis) -> String {
    match emphasis {
        Emphasis::None => String::new(),
        Emphasis::Strong => "<w:b/>".to_owned(),
        Emphasis::Light => "<w:i/>".to_owned(),
        Emphasis::Code => {
            format!(
                "<w:rFonts w:ascii=\"{MONOSPACED}\" w:hAnsi=\"{MONOSPACED}\" w:cs=\"{MONOSPACED}\"/><w:noProof/>\
                 <w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>"
            )
        }
    }
}

/// One run; nothing where there is no text.
pub(super) fn run(properties: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let properties = if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(text))
}
