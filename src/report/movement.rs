//! Movement since an earlier result, as pages and cards tell it.

use crate::report::view::Movement;
use crate::report::view::ScoreReport;
use crate::report::words::Word;

/// One line about an agency: score, rank and class then, and what changed.
#[must_use]
pub(crate) fn sentence(report: &ScoreReport<'_>, moved: Option<&Movement>) -> String {
    let Some(moved) = moved else { return Word::SinceNothing.say(report.lang).to_owned() };
    let class = moved.class.as_ref().map_or_else(String::new, |class| format!(" · {class}"));
    let facts = [
        ("score", moved.score.clone()),
        ("change", moved.change.as_ref().map_or_else(|| "–".to_owned(), |(text, _)| text.clone())),
        ("rank", moved.rank.clone()),
        ("places", moved.places.clone().unwrap_or_else(|| "–".to_owned())),
        ("class", class),
    ];
    let was = Word::SinceWas.with(report.lang, &facts);
    let Some([before, after]) = &moved.regrouped else { return was };
    format!("{was} · {}: {before} → {after}", Word::Group.say(report.lang).to_lowercase())
}
