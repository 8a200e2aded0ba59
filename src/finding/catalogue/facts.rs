//! Which facts a text names, worked out while the program is compiled.

/// Whether all facts that a text names outside brackets are among those given.
pub(super) const fn are_given(text: &str, given: &[&str]) -> bool {
    let bytes = text.as_bytes();
    let (mut at, mut optional) = (0, false);
    while at < bytes.len() {
        match bytes[at] {
            b'[' => optional = true,
            b']' => optional = false,
            b'{' if !optional && !is_among(bytes, at + 1, given) => return false,
            _ => {}
        }
        at += 1;
    }
    true
}

/// Whether a text names a fact.
pub(super) const fn names(text: &str, fact: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'{' && is(bytes, at + 1, fact.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_among(text: &[u8], from: usize, names: &[&str]) -> bool {
    let mut at = 0;
    while at < names.len() {
        if is(text, from, names[at].as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether a name and the end of a name stand here.
const fn is(text: &[u8], from: usize, name: &[u8]) -> bool {
    let end = from + name.len();
    if end >= text.len() || !matches!(text[end], b'}' | b':') {
        return false;
    }
    let mut at = 0;
    while at < name.len() {
        if text[from + at] != name[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_in_brackets_need_not_be_given() {
        let text = "{found} {found:cell:cells}[, also {more}], {line}";
        assert!(are_given(text, &["line", "found"]));
        assert!(!are_given(text, &["found", "more"]));
        assert!(!are_given("{lines}", &["line"]) && !are_given("{line}", &["lines"]));
        assert!(names(text, "more") && names(text, "found") && !names(text, "cell") && !names(text, "mor"));
    }
}
