//! The sheet with which a new rules file begins: small, complete, with explanations for those who fill it in.

/// A valid rules file, commented in both languages: what `ikip rules new` prints.
pub(crate) const TEXT: &str = include_str!("starter.toml");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_reads_without_a_finding() {
        let read = crate::rules::read(TEXT, "baru.toml");
        assert!(read.findings.is_empty(), "{:?}", read.findings);
        assert_eq!(read.instrument.expect("no errors").criteria.len(), 7);
    }
}
