//! What else an agency list says of an agency.

use std::sync::Arc;

/// Other columns of the agency list in its order, cheap to clone; eight bytes, since most agencies are on no list.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ListColumns(Option<Arc<Vec<(String, String)>>>);

impl ListColumns {
    /// The cell below a heading, as written.
    #[must_use]
    pub(crate) fn get(&self, heading: &str) -> Option<&str> {
        self.iter().find(|(known, _)| *known == heading).map(|(_, cell)| cell)
    }
}

impl ListColumns {
    /// All of them: heading and cell.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|columns| columns.iter()).map(|(heading, cell)| (heading.as_str(), cell.as_str()))
    }
}

impl FromIterator<(String, String)> for ListColumns {
    /// Of two equal headings the first counts.
    fn from_iter<T: IntoIterator<Item = (String, String)>>(columns: T) -> Self {
        let columns: Vec<_> = columns.into_iter().collect();
        Self((!columns.is_empty()).then(|| Arc::new(columns)))
    }
}

#[cfg(test)]
mod tests {
    use crate::answers::columns::*;

    #[test]
    fn a_cell_is_found_by_its_heading() {
        let given = [("penduduk".to_owned(), "20".to_owned()), ("alamat surel".to_owned(), "a@b".to_owned())];
        let columns: ListColumns = given.into_iter().collect();
        assert_eq!((columns.get("penduduk"), columns.get("alamat")), (Some("20"), None));
        assert_eq!(columns.iter().map(|(heading, _)| heading).collect::<Vec<_>>(), ["penduduk", "alamat surel"]);
        assert_eq!(ListColumns::from_iter([]), ListColumns::default());
        assert_eq!(ListColumns::default().get("penduduk"), None);
    }
}
