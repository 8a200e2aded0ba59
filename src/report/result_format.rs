//! The forms in which commands write their results: what each is called and which files ask for it is said once.

use std::path::Path;

/// A form in which a result can be written. `W`: the function that writes it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ResultFormat<W: 'static> {
    /// As in `--format`.
    pub name: &'static str,
    /// Endings of files that ask for it, the usual one first; without any the format must be named.
    pub endings: &'static [&'static str],
    /// Whether it carries the SHA-256 of every input.
    pub hashes: bool,
    pub write: W,
}

impl<W> ResultFormat<W> {
    /// For people at a terminal.
    pub(crate) const fn text(write: W) -> Self {
        Self { name: "text", endings: &["txt"], hashes: false, write }
    }

    /// For programs.
    pub(crate) const fn json(write: W) -> Self {
        Self { name: "json", endings: &["json"], hashes: true, write }
    }

    /// Rows of one table.
    pub(crate) const fn csv(write: W) -> Self {
        Self { name: "csv", endings: &["csv"], hashes: false, write }
    }

    /// A document as Markdown.
    pub(crate) const fn markdown(write: W) -> Self {
        Self { name: "md", endings: &["md", "markdown"], hashes: true, write }
    }

    /// A document as a page.
    pub(crate) const fn html(write: W) -> Self {
        Self { name: "html", endings: &["html", "htm"], hashes: true, write }
    }

    /// A document as a Word file.
    pub(crate) const fn docx(write: W) -> Self {
        Self { name: "docx", endings: &["docx"], hashes: true, write }
    }

    /// The same without hashes of inputs, which need not be read for them.
    pub(crate) const fn without_hashes(mut self) -> Self {
        self.hashes = false;
        self
    }

    /// The format of a name, as in `--format`.
    #[must_use]
    pub(crate) fn named(formats: &'static [Self], name: &str) -> Option<&'static Self> {
        formats.iter().find(|format| format.name == name)
    }

    /// The format in which a file of this name is written.
    #[must_use]
    pub(crate) fn of_file(formats: &'static [Self], path: &Path) -> Option<&'static Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        formats.iter().find(|format| format.endings.contains(&ending.as_str()))
    }
}
