//! What else an agency list says of an agency.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Other columns of the agency list by heading, cheap to clone; eight bytes, since most agencies are on no list.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ListColumns(Option<Arc<BTreeMap<String, String>>>);

impl ListColumns {
    /// The cell below a heading, as written.
    #[must_use]
    pub(crate) fn get(&self, heading: &str) -> Option<&str> {
        self.0.as_ref()?.get(heading).map(String::as_str)
    }
}

impl ListColumns {
    /// All of them, by heading.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|columns| columns.iter()).map(|(heading, cell)| (heading.as_str(), cell.as_str()))
    }
}

impl From<BTreeMap<String, String>> for ListColumns {
    fn from(columns: BTreeMap<String, String>) -> Self {
        Self((!columns.is_empty()).then(|| Arc::new(columns)))
    }
}

impl FromIterator<(String, String)> for ListColumns {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(columns: T) -> Self {
        Self::from(columns.into_iter().collect::<BTreeMap<_, _>>())
    }
}

#[cfg(test)]
mod tests {
    use crate::answers::columns::*;

    #[test]
    fn a_cell_is_found_by_its_heading() {
        let given = [("penduduk".to_owned(), "20".to_owned())];
        let columns: ListColumns = given.into_iter().collect();
        assert_eq!((columns.get("penduduk"), columns.get("alamat")), (Some("20"), None));
        assert_eq!(ListColumns::from(BTreeMap::new()), ListColumns::default());
        assert_eq!(ListColumns::default().get("penduduk"), None);
    }
}
