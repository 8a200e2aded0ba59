//! Rules files for people and programs: the list of what is there, and one instrument as a tree with its weights.

pub(crate) mod ahp;
mod class_range;
mod describe;
mod document;
pub(crate) mod draft_text;
pub(crate) mod json;
mod list;
pub(crate) mod perspective;
mod show;
mod words;
mod workbook;

pub(crate) use class_range::class_range;
use std::io::{self, Write};

use crate::document::{docx, html, markdown};
use crate::i18n::lang::Lang;
use crate::report::result_format::ResultFormat;
use crate::report::view::Screen;
use crate::rules::Instrument;

pub(crate) use describe::{allowed, answer_rules, bound, cap, common_blank, gate, own_answer_rules, scale};
pub(crate) use list::{Listed, NoVintage, list, scheme, vintages};

/// An instrument and how it is shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InstrumentReport<'a> {
    pub instrument: &'a Instrument,
    pub lang: Lang,
    pub screen: Screen,
}

/// A form in which an instrument can be shown.
pub(crate) type InstrumentFormat = ResultFormat<fn(&InstrumentReport<'_>, &mut dyn Write) -> io::Result<()>>;

/// Every form, the default first.
pub(crate) const FORMATS: &[InstrumentFormat] = &[
    InstrumentFormat::text(write_text),
    InstrumentFormat::markdown(|report, out| markdown::write(&document::document(report), out)),
    InstrumentFormat::html(|report, out| html::write(&document::document(report), out)),
    InstrumentFormat::docx(|report, out| docx::write(&document::document(report), out)),
    InstrumentFormat::json(|report, out| json::write(report.instrument, out)),
    InstrumentFormat {
        name: "xlsx",
        endings: &["xlsx"],
        hashes: false,
        write: |report, out| workbook::write(report.instrument, report.lang, out),
    },
    InstrumentFormat { name: "toml", endings: &["toml"], hashes: false, write: write_toml },
];

fn write_text(report: &InstrumentReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(show::show(report.instrument, report.lang, report.screen.width).as_bytes())
}

/// The file as it was read.
fn write_toml(report: &InstrumentReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(report.instrument.text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::show::show;
    use crate::i18n::lang::Lang;
    use crate::rules::{builtin, read};
    use unicode_width::UnicodeWidthStr as _;

    #[test]
    fn shipped_rules_fit_eighty_columns_in_both_languages() {
        for (id, text) in builtin::ALL {
            let instrument = read(text, id).instrument.expect("an instrument");
            for lang in Lang::ALL {
                let shown = show(&instrument, lang, Some(80));
                // An address is one word, however long.
                let long = shown.lines().find(|line| line.width() > 80 && !line.contains("://"));
                assert_eq!(long, None, "{id}");
                assert!(shown.lines().count() > 10, "{id}: {shown}");
            }
        }
    }
}
