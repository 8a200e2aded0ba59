//! What is wrong with the value of an option, in both languages.

use std::fmt;

use crate::i18n::lang::Lang;

/// A value that is not of the form its option needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Malformed {
    /// Of an option that counts.
    Whole,
    /// Of `--depth`.
    Depth,
    /// Of `--table` where all may be meant.
    Table,
    /// Of `--table`.
    OneTable,
    /// Of `--column`.
    Column,
    /// Of `--set`.
    Set,
    /// Of `--decree`.
    Decree,
    /// Of `--deadline`.
    Day,
}

impl Malformed {
    /// What was expected.
    #[must_use]
    pub(crate) const fn say(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Whole, Lang::Id) => "tulis bilangan bulat 0, 1, 2, ...",
            (Self::Whole, Lang::En) => "write a whole number: 0, 1, 2, ...",
            (Self::Depth, Lang::Id) => "tulis 0, 1, 2, ... atau all",
            (Self::Depth, Lang::En) => "write 0, 1, 2, ... or all",
            (Self::Table, Lang::Id) => "tulis 1, 2, 3, ... atau all",
            (Self::Table, Lang::En) => "write 1, 2, 3, ... or all",
            (Self::OneTable, Lang::Id) => "tulis nomor tabel: 1, 2, 3, ...",
            (Self::OneTable, Lang::En) => "write the number of a table: 1, 2, 3, ...",
            (Self::Set, Lang::Id) => "tulis kode=jawaban, misalnya saq.1.1=Ya",
            (Self::Set, Lang::En) => "write id=answer, as in saq.1.1=Ya",
            (Self::Decree, Lang::Id) => {
                "tulis kunci=teks, misalnya number=\"7 Tahun 2026\"; kunci: number, date, about, issuer, place, position, signatory"
            }
            (Self::Decree, Lang::En) => {
                "write key=text, as in number=\"7 Tahun 2026\"; keys: number, date, about, issuer, place, position, signatory"
            }
            (Self::Day, Lang::Id) => "tulis tanggalnya sebagai tahun-bulan-hari, misalnya 2026-12-15",
            (Self::Day, Lang::En) => "write the date as year-month-day, as in 2026-12-15",
            (Self::Column, Lang::Id) => "tulis arti=judul, misalnya agency=\"Nama OPD\"",
            (Self::Column, Lang::En) => "write meaning=heading, as in agency=\"Nama OPD\"",
        }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.say(Lang::En))
    }
}

impl std::error::Error for Malformed {}
