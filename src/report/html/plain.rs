//! Pages for programs that know little of style sheets: what only serves a screen is cut out, and tables get lines.
//!
//! Works on the pages that are written here, not on any page: names of inputs stand in them escaped, so that a tag is
//! always one of ours.

/// Parts that print nothing: each from its beginning to its end.
const SCREEN_ONLY: &[(&str, &str)] = &[
    ("<a class=\"skip\"", "</a>"),
    ("<nav", "</nav>"),
    ("<svg", "</svg>"),
    ("<td class=\"drawing\"", "</td>"),
    ("<script", "</script>"),
    ("<div class=\"controls\"", "</div>"),
    ("<small class=\"js-only\"", "</small>"),
    ("<small class=\"phone\"", "</small>"),
    ("<p class=\"back\"", "</p>"),
    ("<style", "</style>"),
    ("<a href=\"", ">"),
    ("</a", ">"),
];

/// A style sheet of what such programs know.
const STYLE: &str = "<style>@page { size: 21cm 29.7cm; margin: 1.6cm 1.4cm }
body { font-family: \"Liberation Sans\", Arial, sans-serif; font-size: 9pt }
h1 { font-size: 17pt } h2 { font-size: 13pt } h3, h4 { font-size: 11pt } th { text-align: left } p, li, td, th, dt, dd { font-size: 9pt; margin-top: 0cm; margin-bottom: 0cm } p { margin-bottom: 0.15cm }
</style>";

/// The page in plain form.
#[must_use]
pub(crate) fn page(page: &str) -> String {
    let mut plain = page.to_owned();
    for (from, to) in SCREEN_ONLY {
        plain = without(&plain, from, to);
    }
    plain
        .replacen("</head>", &format!("{STYLE}</head>"), 1)
        .replace("<table", "<table border=\"1\" cellspacing=\"0\" cellpadding=\"3\" width=\"100%\"")
        .replace("</span><span", "</span> · <span")
        .replace(" class=\"n\"", " align=\"right\"")
        .replace(" class=\"n ", " align=\"right\" class=\"")
}

fn without(page: &str, from: &str, to: &str) -> String {
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(from) {
        let Some((_, after)) = after.split_once(to) else { break };
        kept.push_str(before);
        rest = after;
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_serves_a_screen_is_cut_out_and_every_word_stays() {
        let text = "<head><style>x</style></head><a class=\"skip\" href=\"#isi\">Langsung</a><p>Nilai <svg a><path/></svg>80</p>\
                    <nav>menu</nav><table><tr><td class=\"drawing\"><svg></svg></td><td class=\"n total\">5</td><th><a href=\"x\">Dinas</a></th></tr></table>";
        let plain = page(text);
        for gone in ["skip", "href", "Langsung", "svg", "menu", "drawing", ">x<"] {
            assert!(!plain.contains(gone), "{gone} is in {plain}");
        }
        assert!(
            plain.contains("<p>Nilai 80</p>")
                && plain.contains("<td align=\"right\" class=\"total\">5</td><th>Dinas</th>"),
            "{plain}"
        );
        assert!(plain.contains("21cm 29.7cm"), "{plain}");
    }
}
