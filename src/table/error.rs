//! Why the tables of a file cannot be read, and the finding that says so.

use std::sync::Arc;

use crate::finding::{BilingualFact, Finding, Place};
use crate::table::xlsx::package::WorkbookError;

use super::kind::FileKind;

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadError {
    /// The archive or its XML.
    #[error(transparent)]
    Package(#[from] WorkbookError),
    /// Its inner structure: where.
    #[error("damaged at {0}")]
    Damaged(String),
    /// More than so many bytes of text or cells.
    #[error("> {} MiB", .0 >> 20)]
    TooLarge(u64),
    /// Bytes that the encoding, which the file declares, does not have.
    #[error("{0}")]
    Encoding(&'static str),
    /// Pages without any text.
    #[error("scan")]
    Scan,
    /// A page whose font does not tell its characters.
    #[error("page {0}")]
    Font(u32),
    /// Cells that cannot be told apart safely: the page, and the first rows as they were understood.
    #[error("page {page}: {rows}")]
    Doubt { page: u32, rows: String },
    /// Columns of a pasted text that cannot be told apart: the first rows as they were understood.
    #[error("{0}")]
    Pasted(String),
    /// A kind of file that is known, but not read.
    #[error("{0}")]
    Unreadable(&'static str),
    /// It has a password.
    #[error("password")]
    Locked,
}

impl ReadError {
    /// The finding about the file at `path`.
    pub(crate) fn finding(&self, kind: FileKind, path: &Arc<str>) -> Finding {
        let about = |code: &str| Finding::new(code).at(Place::file(Arc::clone(path))).with("kind", kind.name());
        match self {
            Self::Package(WorkbookError::TooLarge(most)) | Self::TooLarge(most) => {
                about("E224").say("reason", WorkbookError::TooLarge(*most).said())
            }
            Self::Package(trouble) => about("E230").say("reason", trouble.said()),
            Self::Damaged(at) => about("E230").say("reason", damaged(at)),
            Self::Encoding(encoding) => about("E235").with("encoding", *encoding),
            Self::Scan => about("E236"),
            Self::Font(page) => about("E237").with("page", page.to_string()),
            Self::Doubt { page, rows } => about("E238").with("page", page.to_string()).with("rows", rows),
            Self::Pasted(rows) => about("E239").with("rows", rows),
            Self::Unreadable(kind) => about("E220").with("kind", *kind),
            Self::Locked => about("E231"),
        }
    }
}

fn damaged(at: &str) -> BilingualFact {
    BilingualFact::words(format!("isinya rusak pada {at}"), format!("damaged at {at}"))
}
