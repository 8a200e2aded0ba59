//! Texts with `{facts}` in them.

/// Fills the `{names}` of a text; `[...]` parts whose facts are not known fall away.
#[must_use]
pub(crate) fn fill(text: &str, facts: &[(&'static str, String)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        out.push_str(&replace(&rest[..open], facts));
        let Some(close) = rest[open..].find(']') else { break };
        let part = &rest[open + 1..open + close];
        if names(part).all(|name| facts.iter().any(|(known, _)| *known == name)) {
            out.push_str(&replace(part, facts));
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(&replace(rest, facts));
    out
}

fn replace(text: &str, facts: &[(&'static str, String)]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        out.push_str(&rest[..open]);
        let (name, words) = split(&rest[open + 1..open + close]);
        match (facts.iter().find(|(known, _)| *known == name), words) {
            (Some((_, value)), None) => out.push_str(value),
            (Some((_, value)), Some((one, many))) => out.push_str(if value == "1" { one } else { many }),
            (None, _) => out.push('?'),
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}

/// The `{names}` in a text.
pub(crate) fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| split(name).0))
}

/// What stands in braces: the name, and the words for one and for many.
fn split(inside: &str) -> (&str, Option<(&str, &str)>) {
    match inside.split_once(':') {
        Some((name, words)) => (name, words.split_once(':')),
        None => (inside, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_follow_their_number() {
        let text = "{n} {n:error:errors}";
        assert_eq!(fill(text, &[("n", "1".to_owned())]), "1 error");
        assert_eq!(fill(text, &[("n", "2".to_owned())]), "2 errors");
    }

    #[test]
    fn a_part_in_brackets_needs_its_facts() {
        let facts = vec![("a", "x".to_owned())];
        assert_eq!(fill("{a}[ or {b}]", &facts), "x");
        assert_eq!(fill("{a}[ and {a}]!", &facts), "x and x!");
    }
}
