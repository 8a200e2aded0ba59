//! The document as a whole: which tables there are, and criteria that ended up in the wrong one.

use super::conditions::{self, RawCap};
use super::criteria;
use super::limits;
use super::scales::{self, RawScale};
use super::settings::{self, RawAnswers, RawHeading, RawRanking, RawScore};
use super::tree::RawTree;
use super::{ahp, classes};
use crate::exact::Exact;
use crate::finding::finding;
use crate::rules::ahp::DerivedWeights;
use crate::rules::decree::Decree;
use crate::rules::instrument::{Class, Combine, FormTexts, Summary};
use crate::rules::read::diagnostics::Diagnostics;
use crate::rules::read::diagnostics::Span;
use crate::rules::read::keys::Fields;
use crate::rules::read::raw::RawCriterion;
use crate::rules::read::spanned::KeyValue;
use crate::rules::read::spanned::TomlNode;
use crate::rules::read::spanned::TomlValue;

/// Everything that was written, each part read by itself, and the tree of the criteria.
pub(super) struct Draft {
    pub heading: RawHeading,
    pub form: FormTexts,
    pub score: RawScore,
    pub ranking: RawRanking,
    pub answers: RawAnswers,
    pub summary: Option<Summary>,
    pub decree: Decree,
    pub scales: Vec<RawScale>,
    pub classes: Vec<Class>,
    pub caps: Vec<RawCap>,
    pub criteria: Vec<RawCriterion>,
    pub tree: RawTree,
    /// Weights that come from judgements.
    pub ahp: Vec<DerivedWeights>,
    /// Whether a sum anywhere lets scores rise above the top of the range.
    pub passes_top: bool,
    /// Where the list of criteria begins.
    pub list: Span,
    /// Criteria stand deeper than is read on.
    pub too_deep: bool,
}

impl Draft {
    /// Reads the nodes of a file.
    pub(crate) fn read(entries: &[KeyValue], report: &mut Diagnostics<'_>) -> Self {
        let mut root = Fields::new(entries, "", 0..0);
        schema(&mut root, report);
        let heading = settings::heading(&mut root, report);
        let form = settings::form(&mut root, report);
        let score = settings::score(&mut root, report);
        let ranking = settings::ranking(&mut root, report);
        let answers = settings::answers(&mut root, &score, report);
        let summary = settings::summary(&mut root, report);
        let decree = settings::decree(&mut root, report);
        let scales = scales::scales(&mut root, &score, report);
        let (tables, list) = criteria_tables(&mut root, report);
        let mut criteria = criteria::criteria(tables, &score, report);
        let tree = RawTree::new(&criteria, &score, &answers, report);
        let too_deep = !limits::check_depth(&tree, &criteria, report);
        let passes_top = tree.nodes.iter().any(|node| !node.children.is_empty() && node.combine == Combine::Sum);
        let classes = classes::classes(&mut root, &score, passes_top, report);
        let caps = conditions::caps(&mut root, report);
        let ahp = ahp::derive(&mut root, &mut criteria, &tree, report);
        root.finish(report);
        Self {
            ahp,
            heading,
            form,
            score,
            ranking,
            answers,
            summary,
            decree,
            scales,
            classes,
            caps,
            criteria,
            tree,
            passes_top,
            list,
            too_deep,
        }
    }
}

/// `schema = 1`: the version of the language.
fn schema(root: &mut Fields<'_>, report: &mut Diagnostics<'_>) {
    match root.node("schema") {
        None if report.may_be_lost("schema") => {}
        None => report.say(finding!(E114: key = "schema"; table = root.heading()), &root.span),
        Some(node) => {
            let one =
                matches!(&node.value, TomlValue::Number(written) if Exact::parse_decimal(written) == Some(Exact::ONE));
            if !one {
                report.say(finding!(E113), &node.span);
            }
        }
    }
}

/// The list of criteria, also where it ended up inside another table: that is reported there, and its errors still are.
fn criteria_tables<'n>(root: &mut Fields<'n>, report: &mut Diagnostics<'_>) -> (Vec<Fields<'n>>, Span) {
    let written = root.entries().iter().any(|entry| entry.key.value == "criteria");
    let place = root.place("criteria");
    if written {
        let tables = root.tables("criteria", "criteria", report).unwrap_or_default();
        if tables.is_empty() {
            report.say(finding!(E136), &place);
        }
        return (tables, place);
    }
    let _ = root.node("criteria");
    let strays: Vec<&'n KeyValue> = root.entries().iter().flat_map(|entry| strays(&entry.node)).collect();
    let Some(first) = strays.first() else {
        if !report.may_be_lost("criteria") {
            report.say(finding!(E114: key = "criteria"; table = root.heading()), &root.span);
        }
        return (Vec::new(), place);
    };
    let mut tables = Vec::new();
    for stray in &strays {
        let mut holder = Fields::new(std::slice::from_ref(*stray), "criteria", stray.key.span.clone());
        tables.extend(holder.tables("criteria", "criteria", report).unwrap_or_default());
    }
    (tables, first.key.span.clone())
}

/// Lists of criteria inside another table.
fn strays(node: &TomlNode) -> Vec<&KeyValue> {
    match &node.value {
        TomlValue::Table(entries) => entries
            .iter()
            .flat_map(|entry| if entry.key.value == "criteria" { vec![entry] } else { strays(&entry.node) })
            .collect(),
        TomlValue::List(items) => items.iter().flat_map(strays).collect(),
        _ => Vec::new(),
    }
}
