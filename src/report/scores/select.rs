//! What is shown of a ranking: `--group` and `--top`, applied after ranks are given.

use crate::report::view::ScoreReport;
use crate::scoring::AgencyScore;

impl ScoreReport<'_> {
    /// Keeps the agencies of these groups, named without regard to case.
    pub(crate) fn only_groups(&mut self, groups: &[String]) {
        if groups.is_empty() {
            return;
        }
        let chosen = |group: Option<&str>| group.is_some_and(|group| groups.iter().any(|name| same(name, group)));
        let assessments = self.assessments;
        self.rows.retain(|row| chosen(assessments.agencies[row.agency()].group.as_deref()));
        self.groups.retain(|group| chosen(group.group.as_deref()));
    }

    /// Keeps the first `most` of each set of places, and all that share the last of these places.
    pub(crate) fn only_top(&mut self, most: usize) {
        self.rows = self.parts().iter().flat_map(|part| top(&part.rows, most)).copied().collect();
    }
}

/// Whether two names of a group are one.
#[must_use]
pub(crate) fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

fn top<'p, 'a>(ranked: &'p [&'a AgencyScore], most: usize) -> &'p [&'a AgencyScore] {
    let Some(last) = most.checked_sub(1).and_then(|last| ranked.get(last)) else {
        return &ranked[..most.min(ranked.len())];
    };
    let shown = ranked.iter().position(|row| row.rank() > last.rank()).unwrap_or(ranked.len());
    &ranked[..shown]
}
