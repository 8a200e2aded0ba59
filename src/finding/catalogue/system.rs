//! Words of the findings about what the system refused.

use super::{CatalogueEntry, FindingText};

/// One entry per code.
pub(crate) const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        code: "E901",
        id: FindingText {
            message: "berkas ini tidak dapat dibaca: {reason}",
            help: "periksa apakah berkasnya ada dan boleh dibaca",
        },
        en: FindingText {
            message: "this file cannot be read: {reason}",
            help: "check that the file exists and that you may read it",
        },
    },
    CatalogueEntry {
        code: "E902",
        id: FindingText {
            message: "berkas ini tidak dapat ditulis: {reason}",
            help: "periksa foldernya, izin tulis, dan sisa ruang penyimpanan; berkas lama tidak disentuh",
        },
        en: FindingText {
            message: "this file cannot be written: {reason}",
            help: "check the folder, the permission to write and the free space; an existing file was left as it was",
        },
    },
    CatalogueEntry {
        code: "E903",
        id: FindingText {
            message: "berkas ini berubah selagi dibaca",
            help: "tutup program yang menulisnya, lalu ulangi",
        },
        en: FindingText {
            message: "this file changed while it was read",
            help: "close the program that writes it, and run again",
        },
    },
    CatalogueEntry {
        code: "E904",
        id: FindingText {
            message: "tidak ada program yang dapat membuat PDF[: {name} tidak ditemukan]",
            help: "pasang Chromium, Google Chrome, atau LibreOffice Writer, atau sebutkan tempatnya dengan --pdf=PROGRAM; tanpa --pdf laporan tetap ditulis sebagai HTML dan Markdown, dan HTML dapat dicetak ke PDF dari peramban mana pun",
        },
        en: FindingText {
            message: "there is no program that makes PDF[: {name} was not found]",
            help: "install Chromium, Google Chrome or LibreOffice Writer, or say where it is with --pdf=PROGRAM; without --pdf the report is written as HTML and Markdown, and any browser prints HTML to PDF",
        },
    },
    CatalogueEntry {
        code: "E905",
        id: FindingText {
            message: "{program} tidak membuat PDF ini: {reason}",
            help: "HTML dan Markdown sudah ditulis; coba program lain dengan --pdf=PROGRAM, atau beri waktu lebih dengan IKIP_PDF_SECONDS",
        },
        en: FindingText {
            message: "{program} did not make this PDF: {reason}",
            help: "HTML and Markdown are written; try another program with --pdf=PROGRAM, or give it more time with IKIP_PDF_SECONDS",
        },
    },
];
