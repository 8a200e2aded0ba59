//! `[[ahp]]`: pairwise judgements of judges about the children of a branch, which give them their weights.

use super::raw::RawCriterion;
use super::settings::shown;
use super::tree::RawTree;
use crate::exact::Exact;
use crate::finding::finding;
use crate::rules::ahp::{self, DerivedWeights, Judgements};
use crate::rules::instrument::{Combine, CriterionIx, TOTAL, WeightConvention};
use crate::rules::read::diagnostics::{Diagnostics, Span, Spanned};
use crate::rules::read::keys::{Field, Fields, number_of};
use crate::rules::read::spanned::{KeyValue, TomlNode, TomlValue};

/// The least and the most that a judgement may be.
fn limits() -> (Exact, Exact) {
    (Exact::ratio(1, 9), Exact::int(9))
}

/// Reads all `[[ahp]]` tables and gives the children of their branches their weights.
pub(super) fn derive(
    root: &mut Fields<'_>,
    criteria: &mut [RawCriterion],
    tree: &RawTree,
    report: &mut Diagnostics<'_>,
) -> Vec<DerivedWeights> {
    let mut tables: Vec<AhpTable> = Vec::new();
    for fields in root.tables("ahp", "ahp", report).unwrap_or_default() {
        if let Some(table) = table(fields, &tables, criteria, tree, report) {
            tables.push(table);
        }
    }
    // A parent before its children: `root` weights are parts of it.
    tables.sort_by_key(|table| tree.nodes[table.branch].depth);
    let mut found: Vec<DerivedWeights> =
        tables.iter().filter_map(|table| apply(table, criteria, tree, report)).collect();
    found.sort_by_key(|derived| derived.branch);
    found
}

/// One branch with the matrices of its judges.
struct AhpTable {
    branch: CriterionIx,
    span: Span,
    judges: Vec<(Spanned<String>, Judgements)>,
}

fn table(
    mut fields: Fields<'_>,
    known: &[AhpTable],
    criteria: &[RawCriterion],
    tree: &RawTree,
    report: &mut Diagnostics<'_>,
) -> Option<AhpTable> {
    let branch = fields.filled("branch", report);
    let branch = fields.require("branch", branch, report);
    let judges = fields.tables("judges", "judges", report);
    if judges.is_none() && !fields.entries().iter().any(|entry| entry.key.value == "judges") {
        report.say(finding!(E114: key = "judges"; table = Some("ahp")), &fields.span);
    }
    fields.finish(report);
    let branch = branch.given()?;
    let ix = tree.find(branch, report)?;
    let node = &tree.nodes[ix];
    let twice = known.iter().any(|table| table.branch == ix).then_some("");
    let leaf = (twice.is_none() && node.children.len() < 2).then_some("");
    if twice.or(leaf).is_some() {
        report.say(finding!(E186: branch = &branch.value; twice = twice, leaf = leaf), &branch.span);
        return None;
    }
    if node.combine == Combine::Points || node.weights == WeightConvention::Equal {
        report.say(finding!(E186: branch = tree.id(ix), weightless = ""), &branch.span);
        return None;
    }
    if written_weights(ix, criteria, tree, report) {
        return Some(AhpTable { branch: ix, span: branch.span.clone(), judges: Vec::new() });
    }
    let children: Vec<&str> = node.children.iter().map(|&child| tree.id(child)).collect();
    let read: Vec<Option<(Spanned<String>, Judgements)>> =
        judges.unwrap_or_default().into_iter().map(|fields| judge(fields, &children, report)).collect();
    if read.is_empty() {
        report.say(finding!(E129: key = "judges"), &branch.span);
    }
    // Without judges the weights are unknown, which has been reported.
    let judges: Vec<_> = read.into_iter().collect::<Option<_>>().unwrap_or_default();
    Some(AhpTable { branch: ix, span: branch.span.clone(), judges })
}

/// Reports children of the branch that have a weight of their own; whether any has.
fn written_weights(
    branch: CriterionIx,
    criteria: &[RawCriterion],
    tree: &RawTree,
    report: &mut Diagnostics<'_>,
) -> bool {
    let mut any = false;
    for &child in &tree.nodes[branch].children {
        let raw = &criteria[child - 1];
        let written = raw.weight.given().map(|w| &w.span).or_else(|| raw.points.given().map(|p| &p.span));
        if let Some(written) = written {
            report.say(finding!(E189: id = &raw.id.value, branch = tree.id(branch)), written);
            any = true;
        }
    }
    any
}

/// The matrix of one judge; every pair of children once, in either order.
fn judge(
    mut fields: Fields<'_>,
    children: &[&str],
    report: &mut Diagnostics<'_>,
) -> Option<(Spanned<String>, Judgements)> {
    let name = fields.filled("name", report);
    let name = fields.require("name", name, report).given().cloned();
    let span = fields.span.clone();
    let entries: &[KeyValue] = match fields.node("judgements") {
        Some(TomlNode { value: TomlValue::Table(entries), .. }) => entries,
        Some(other) => {
            report.say(finding!(E120: key = "judgements"), &other.span);
            fields.finish(report);
            return None;
        }
        None => &[],
    };
    fields.finish(report);
    let mut cells: Vec<Vec<Option<Exact>>> = vec![vec![None; children.len()]; children.len()];
    let mut fine = name.is_some();
    for entry in entries {
        fine &= judgement(entry, children, &mut cells, report);
    }
    if fine {
        fine = tell_missing(children, &cells, name.as_ref().map_or(&span, |name| &name.span), report);
    }
    let matrix = cells
        .iter()
        .enumerate()
        .map(|(i, row)| row.iter().enumerate().map(|(j, cell)| if i == j { 1.0 } else { cell_of(cell) }).collect())
        .collect();
    Some((name?, matrix)).filter(|_| fine)
}

fn cell_of(cell: &Option<Exact>) -> f64 {
    cell.as_ref().map_or(1.0, Exact::to_f64)
}

/// Reads one judgement, `"a:b" = "3"`: a counts three times as much as b.
fn judgement(
    entry: &KeyValue,
    children: &[&str],
    cells: &mut [Vec<Option<Exact>>],
    report: &mut Diagnostics<'_>,
) -> bool {
    let key = &entry.key;
    let place = |id: &str| children.iter().position(|child| *child == id.trim());
    let pair = key.value.match_indices(':').find_map(|(at, _)| {
        let (a, b) = (place(&key.value[..at])?, place(&key.value[at + 1..])?);
        (a != b).then_some((a, b))
    });
    let Some((a, b)) = pair else {
        report.say(finding!(E187: pair = &key.value, children = &children.join(", ")), &key.span);
        return false;
    };
    let value = match &entry.node.value {
        TomlValue::Text(text) => Exact::parse_fraction(text.trim()),
        TomlValue::Number(_) => number_of(&entry.node, "judgements", report),
        _ => None,
    };
    let (least, most) = limits();
    let Some(value) = value.filter(|value| *value >= least && *value <= most) else {
        report.say(finding!(E188: pair = &key.value), &entry.node.span);
        return false;
    };
    if cells[a][b].is_some() {
        report.say(finding!(E128: value = &key.value, key = "judgements"), &key.span);
        return false;
    }
    cells[b][a] = Some(&Exact::ONE / &value);
    cells[a][b] = Some(value);
    true
}

/// Reports the pairs that a judge has not judged, in one finding.
fn tell_missing(children: &[&str], cells: &[Vec<Option<Exact>>], place: &Span, report: &mut Diagnostics<'_>) -> bool {
    let mut missing = Vec::new();
    for (i, row) in cells.iter().enumerate() {
        for (j, cell) in row.iter().enumerate().skip(i + 1) {
            if cell.is_none() {
                missing.push(format!("{}:{}", children[i], children[j]));
            }
        }
    }
    if !missing.is_empty() {
        report.say(finding!(E187: missing = &missing.join(", "), children = &children.join(", ")), place);
    }
    missing.is_empty()
}

/// Puts the derived weights in place of those that are not written.
fn apply(
    table: &AhpTable,
    criteria: &mut [RawCriterion],
    tree: &RawTree,
    report: &mut Diagnostics<'_>,
) -> Option<DerivedWeights> {
    let node = &tree.nodes[table.branch];
    if table.judges.is_empty() {
        node.children.iter().for_each(|&child| criteria[child - 1].weight = Field::Broken);
        return None;
    }
    let whole = match node.weights {
        WeightConvention::Root if table.branch != TOTAL => criteria[table.branch - 1].weight.cloned()?,
        _ => Exact::HUNDRED,
    };
    let judges: Vec<(String, Judgements)> =
        table.judges.iter().map(|(name, matrix)| (name.value.clone(), matrix.clone())).collect();
    let derived = ahp::derive(table.branch, &node.children, &judges, &whole);
    for (&child, weight) in node.children.iter().zip(&derived.rounded) {
        criteria[child - 1].weight = Field::Given(Spanned { value: weight.clone(), span: table.span.clone() });
    }
    warn(table, &derived, tree, report);
    Some(derived)
}

/// Warns of inconsistent judgements: of all together, and of each judge who hides among others.
fn warn(table: &AhpTable, derived: &DerivedWeights, tree: &RawTree, report: &mut Diagnostics<'_>) {
    let branch = tree.id(table.branch);
    let digits = |cr: Option<f64>| cr.map_or_else(String::new, ratio);
    if derived.consistency.is_too_high() {
        let worst = derived.worst.as_ref().map(|worst| format!("{}:{}", tree.id(worst.a), tree.id(worst.b)));
        let cr = digits(derived.consistency.cr);
        report.say(finding!(W187: branch = branch, cr = cr; worst = worst), &table.span);
    }
    if table.judges.len() > 1 {
        for ((name, _), judge) in table.judges.iter().zip(&derived.judges) {
            if judge.consistency.is_too_high() {
                let cr = digits(judge.consistency.cr);
                report.say(finding!(W188: judge = &name.value, branch = branch, cr = &cr), &name.span);
            }
        }
    }
    if derived.consistency.cr.is_none() {
        let order = derived.children.len().to_string();
        report.say(finding!(W189: branch = branch, n = &order), &table.span);
    }
}

/// A ratio with as many digits as it takes to see on which side of the bound it lies.
pub(super) fn ratio(cr: f64) -> String {
    let digits = (4..=15).find(|&digits| {
        let shown: f64 = format!("{cr:.digits$}").parse().unwrap_or(cr);
        (shown > ahp::MOST_CR) == (cr > ahp::MOST_CR) && (shown - ahp::MOST_CR).abs() > 1e-15
    });
    shown(&Exact::parse_decimal(&format!("{cr:.*}", digits.unwrap_or(15))).unwrap_or_default())
}
