//! Which rows are ranked together, where the table has no column for groups: a table, a sheet, a file or a section for
//! each group. They are pools of their own only where ranks begin anew in more than one of them.

use crate::published::model::PublishedRow;

#[derive(Debug, Default)]
struct GroupSpan {
    title: Option<String>,
    /// The sheet or the file.
    home: Option<String>,
    begins: bool,
}

/// The spans of rows that may be groups.
#[derive(Debug, Default)]
pub(crate) struct Pools {
    spans: Vec<GroupSpan>,
    /// The span of each row.
    of_rows: Vec<usize>,
}

impl Pools {
    /// A table begins, under a title, on a sheet or in a file of its own.
    pub(crate) fn table(&mut self, title: Option<String>, home: Option<String>) {
        self.spans.push(GroupSpan { title, home, begins: false });
    }

    /// A section begins.
    pub(crate) fn section(&mut self, name: String) {
        self.spans.push(GroupSpan { title: Some(name), home: None, begins: false });
    }

    /// A row of the present span.
    pub(crate) fn row(&mut self, row: &PublishedRow) {
        if let Some(span) = self.spans.last_mut() {
            span.begins |= row.rank == Some(1) && row.group.is_none();
        }
        self.of_rows.push(self.spans.len().saturating_sub(1));
    }

    /// Gives rows without a group that of their span.
    pub(crate) fn name_groups(&self, rows: &mut [PublishedRow], known: &[String]) {
        let is_known = |span: &GroupSpan| span.title.as_ref().is_some_and(|title| known.contains(title));
        let spans = || self.of_rows.iter().filter_map(|&span| self.spans.get(span));
        // Headings that are groups of the rules are groups, wherever ranks begin.
        let by_rules = spans().next().is_some() && spans().all(is_known);
        if !by_rules && self.spans.iter().filter(|span| span.begins).count() < 2 {
            return;
        }
        if by_rules {
            for (row, span) in rows.iter_mut().zip(&self.of_rows).filter(|(row, _)| row.group.is_none()) {
                row.group = self.spans[*span].title.as_deref().map(Into::into);
            }
            return;
        }
        let mut names: Vec<String> = Vec::with_capacity(self.spans.len());
        for (at, span) in self.spans.iter().enumerate() {
            // A table that goes on (over a page) has no first place.
            let before = names.last().filter(|_| !span.begins).cloned();
            let own = [&span.title, &span.home].into_iter().flatten().find(|name| !span.begins || self.is_own(name));
            names.push(own.cloned().or(before).unwrap_or_else(|| format!("#{}", at + 1)));
        }
        for (row, span) in rows.iter_mut().zip(&self.of_rows).filter(|(row, _)| row.group.is_none()) {
            row.group = names.get(*span).map(|name| name.as_str().into());
        }
    }

    /// Whether only one span of those in which ranks begin is called so.
    fn is_own(&self, name: &str) -> bool {
        let called = |span: &&GroupSpan| [&span.title, &span.home].into_iter().flatten().any(|other| other == name);
        self.spans.iter().filter(|span| span.begins).filter(called).count() == 1
    }
}
