//! Words of the findings about what the system refused.

use super::{Entry, Words};

/// One entry per code.
pub const ENTRIES: &[Entry] = &[
    Entry {
        code: "E901",
        id: Words {
            message: "berkas ini tidak dapat dibaca: {reason}",
            help: "periksa apakah berkasnya ada dan boleh dibaca",
        },
        en: Words {
            message: "this file cannot be read: {reason}",
            help: "check that the file exists and that you may read it",
        },
    },
    Entry {
        code: "E902",
        id: Words {
            message: "berkas ini tidak dapat ditulis: {reason}",
            help: "periksa foldernya, izin tulis, dan sisa ruang cakram; berkas lama tidak disentuh",
        },
        en: Words {
            message: "this file cannot be written: {reason}",
            help: "check the folder, the permission to write and the free space; an existing file was left as it was",
        },
    },
    Entry {
        code: "E903",
        id: Words { message: "berkas ini berubah selagi dibaca", help: "tutup program yang menulisnya, lalu ulangi" },
        en: Words {
            message: "this file changed while it was read",
            help: "close the program that writes it, and run again",
        },
    },
];
