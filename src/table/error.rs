//! Why the tables of a file cannot be read, and the finding that says so.

use std::sync::Arc;

use crate::finding::{BilingualFact, Finding, Place, finding};
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
        let kind = kind.name();
        let finding = match self {
            Self::Package(WorkbookError::TooLarge(most)) | Self::TooLarge(most) => {
                finding!(E224: reason = WorkbookError::TooLarge(*most).said(), kind = kind)
            }
            Self::Package(trouble) => finding!(E230: reason = trouble.said(), kind = kind),
            Self::Damaged(at) => finding!(E230: reason = damaged(at), kind = kind),
            Self::Encoding(encoding) => finding!(E235: kind = kind, encoding = *encoding),
            Self::Scan => finding!(E236: kind = kind),
            Self::Font(page) => finding!(E237: kind = kind, page = page.to_string()),
            Self::Doubt { page, rows } => finding!(E238: kind = kind, page = page.to_string(), rows = rows),
            Self::Pasted(rows) => finding!(E239: kind = kind, rows = rows),
            Self::Unreadable(known) => finding!(E220: kind = *known),
            Self::Locked => finding!(E231: kind = kind),
        };
        finding.at(Place::file(Arc::clone(path)))
    }
}

fn damaged(at: &str) -> BilingualFact {
    BilingualFact::words(format!("isinya rusak pada {at}"), format!("damaged at {at}"))
}
