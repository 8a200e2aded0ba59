//! A line of text with emphasis.

/// How a part of a text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Emphasis {
    #[default]
    None,
    /// What a reader must not overlook.
    Strong,
    /// A remark, a foreign word.
    Light,
    /// Something to be typed or found as it stands: an id, a command, a file.
    Code,
}

/// A part of a text in one emphasis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// As it is: renderers escape it.
    pub text: String,
    pub emphasis: Emphasis,
}

/// Spans one after the other, without anything between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RichText {
    pub spans: Vec<Span>,
}

impl RichText {
    /// RichText that stands out.
    #[must_use]
    pub fn strong(text: impl Into<String>) -> Self {
        Self::default().and(text, Emphasis::Strong)
    }

    /// RichText to be typed or found as it stands.
    #[must_use]
    pub fn code(text: impl Into<String>) -> Self {
        Self::default().and(text, Emphasis::Code)
    }

    /// The same with more behind it.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>, emphasis: Emphasis) -> Self {
        self.spans.push(Span { text: text.into(), emphasis });
        self
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.iter().all(|span| span.text.is_empty())
    }

    /// Without emphasis.
    #[must_use]
    pub fn plain(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

impl From<&str> for RichText {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<String> for RichText {
    fn from(text: String) -> Self {
        Self::default().and(text, Emphasis::None)
    }
}
