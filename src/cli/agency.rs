//! `--agency NAME` -> the agencies that are meant: by id, name, group, `all`, or a part of a name that fits one only.

use crate::answers::Assessments;
use crate::cli::abort::Stop;
use crate::finding::finding;
use crate::names::normal::fold;
use crate::names::normal::tidy;
use crate::scoring::{AgencyScore, Scoreboard};

/// How like a name must be to be taken for a slip of it, 0 to 1.
const SLIP: f64 = 0.85;
/// How like a name must be to be proposed.
const NEAR: f64 = 0.45;
/// How many names are proposed, or told as fitting.
const MOST: usize = 5;

/// Words for everybody.
const ALL: [&str; 2] = ["all", "semua"];

/// The agencies that are asked for, as indices of the assessments: in the order asked, a group in that of the board.
///
/// # Errors
/// E020 where a name fits no agency, E022 where a part of a name fits several.
pub(crate) fn chosen(asked: &[String], assessments: &Assessments, board: &Scoreboard) -> Result<Vec<usize>, Stop> {
    let order: Vec<usize> = board.agencies.iter().map(AgencyScore::agency).collect();
    let mut chosen = Vec::new();
    for name in asked {
        for agency in meant(name, assessments, &order)? {
            if !chosen.contains(&agency) {
                chosen.push(agency);
            }
        }
    }
    Ok(chosen)
}

/// The agencies that one name means: an id or a name as written, then without regard to case and punctuation, then a
/// group, then everybody, then a part of a name.
fn meant(name: &str, assessments: &Assessments, order: &[usize]) -> Result<Vec<usize>, Stop> {
    let agencies = &assessments.agencies;
    let wanted = tidy(name);
    if let Some(found) = assessments.find(&wanted) {
        return Ok(vec![found]);
    }
    let folded = fold(name);
    let of = |fits: &dyn Fn(usize) -> bool| -> Vec<usize> { order.iter().copied().filter(|&at| fits(at)).collect() };
    let own: [&dyn Fn(usize) -> bool; 2] = [&|at| *agencies[at].name == *wanted, &|at| {
        !folded.is_empty() && (fold(&agencies[at].name) == folded || fold(&agencies[at].id) == folded)
    }];
    for fits in own {
        let found = of(fits);
        match found.len() {
            0 => {}
            1 => return Ok(found),
            _ => return Err(several(name, &found, assessments)),
        }
    }
    let group =
        of(&|at| agencies[at].group.as_deref().is_some_and(|group| !folded.is_empty() && fold(group) == folded));
    if !group.is_empty() {
        return Ok(group);
    }
    if ALL.contains(&folded.as_str()) {
        return Ok(order.to_vec());
    }
    let parts = of(&|at| has_words(&fold(&agencies[at].name), &folded));
    let slips = || of(&|at| is_slip(&fold(&agencies[at].name), &folded));
    let found = if parts.is_empty() { slips() } else { parts };
    match found.len() {
        0 => Err(no_such_agency(name, &folded, assessments)),
        1 => Ok(found),
        _ => Err(several(name, &found, assessments)),
    }
}

/// Whether each word that is asked for begins a word of the name.
fn has_words(name: &str, wanted: &str) -> bool {
    !wanted.is_empty() && wanted.split(' ').all(|part| name.split(' ').any(|word| word.starts_with(part)))
}

/// Whether a name is only a slip away. Numbers tell agencies apart, so they must be the same.
fn is_slip(name: &str, wanted: &str) -> bool {
    let digits = |text: &str| text.chars().filter(|c| c.is_numeric()).collect::<String>();
    digits(name) == digits(wanted) && strsim::normalized_damerau_levenshtein(name, wanted) >= SLIP
}

fn several(name: &str, found: &[usize], assessments: &Assessments) -> Stop {
    let label = |&at: &usize| {
        let agency = &assessments.agencies[at];
        if agency.id == agency.name { agency.name.to_string() } else { format!("{} ({})", agency.name, agency.id) }
    };
    let mut names = found.iter().take(MOST).map(label).collect::<Vec<_>>().join("; ");
    if found.len() > MOST {
        names.push_str("; …");
    }
    finding!(E022: name = name, n = found.len().to_string(), names = names).into()
}

/// No match: suggests the most alike of names, ids and groups, best first.
fn no_such_agency(name: &str, folded: &str, assessments: &Assessments) -> Stop {
    let groups = assessments.agencies.iter().filter_map(|agency| agency.group.as_deref());
    let names = assessments.agencies.iter().flat_map(|agency| [&*agency.name, &*agency.id]);
    let mut near: Vec<(f64, &str)> = names
        .chain(groups)
        .map(|known| (alike(&fold(known), folded), known))
        .filter(|(alike, _)| *alike >= NEAR)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.dedup();
    let nearest = near.iter().take(MOST).map(|(_, known)| *known).collect::<Vec<_>>().join("; ");
    finding!(E020: name = name; nearest = (!nearest.is_empty()).then_some(nearest)).into()
}

/// How alike two names are: as a whole, or the best of their words.
fn alike(name: &str, wanted: &str) -> f64 {
    let whole = strsim::normalized_damerau_levenshtein(name, wanted);
    // One word alike is a weaker sign than a whole name.
    let word = name.split(' ').filter(|word| word.chars().count() > 3);
    let word = word.map(|word| strsim::normalized_damerau_levenshtein(word, wanted) * 0.9).fold(0.0, f64::max);
    whole.max(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_name_is_words_in_any_order() {
        assert!(has_words("dinas komunikasi dan informatika", "info kom"));
        assert!(!has_words("dinas komunikasi dan informatika", "kesehatan"));
        assert!(!has_words("dinas komunikasi", ""));
    }

    #[test]
    fn a_slip_is_forgiven_but_not_in_a_number() {
        assert!(is_slip("dinas kesehatan", "dinas kesehtan"));
        assert!(!is_slip("sma negeri 1", "sma negeri 2"));
    }
}
