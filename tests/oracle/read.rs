//! Rules text as [`Rules`]. Checks nothing: the rules it is given are valid.

use super::number::{Mode, Q, whole};
use super::rules::*;
use super::toml_tree::{self, Node, Table};
use num_traits::Zero;
use std::collections::BTreeMap;

impl Rules {
    pub fn read(text: &str) -> Rules {
        let file = toml_tree::parse(text);
        let (score, ranking, answers) = (file.table("score"), file.table("ranking"), file.table("answers"));
        let range = score.list("range");
        let within_group = ranking.text("within").as_deref() != Some("all");
        let mut rules = Rules {
            bottom: range.first().and_then(Node::number).unwrap_or_else(Q::zero),
            top: range.get(1).and_then(Node::number).unwrap_or_else(|| whole(100)),
            decimals: score.text("decimals").map_or(2, |d| d.parse().expect("decimals are a number")),
            rounding: match score.text("rounding").as_deref() {
                Some("half-even") => Mode::HalfEven,
                Some("truncate") => Mode::Truncate,
                _ => Mode::HalfUp,
            },
            round_every: score.text("round_at").as_deref() == Some("every-criterion"),
            classify_exact: score.text("classify").as_deref() == Some("exact"),
            classes: file.tables("class").into_iter().map(class).collect(),
            caps: Vec::new(),
            groups: file.table("agency").texts("groups"),
            within_group,
            dense: ranking.text("ties").as_deref() == Some("dense"),
            rank_exact: ranking.text("by").as_deref() == Some("exact"),
            break_ties: Vec::new(),
            blank: rule(&answers, "blank").unwrap_or(Rule::Score(Q::zero())),
            absent_zero: answers.text("absent").as_deref() == Some("zero"),
            min_coverage: answers.number("min_coverage").unwrap_or_else(Q::zero),
            summary: file
                .0
                .get("summary")
                .and_then(Node::table)
                .map(|table| Summary { weighted_by: table.text("weighted_by") }),
            criteria: vec![total(&score, &answers)],
        };
        rules.read_criteria(&file);
        rules.caps = file.tables("cap").into_iter().map(|table| rules.cap(table)).collect();
        let ties = ranking.texts("break_ties").unwrap_or_default();
        rules.break_ties = ties.iter().map(|id| rules.find(id)).collect();
        rules
    }

    fn cap(&self, table: &Table) -> Cap {
        let best = table.text("best_class").expect("a cap names a class");
        let best_class = self.classes.iter().position(|class| class.label == best);
        Cap {
            unless: condition(&table.table("unless"), self.within_group),
            best_class: best_class.expect("a cap names a class of the file"),
        }
    }

    fn read_criteria(&mut self, file: &Table) {
        let tables = file.tables("criteria");
        let ids: Vec<String> = tables.iter().map(|t| t.text("id").expect("a criterion has an id")).collect();
        let parents: Vec<Id> = tables.iter().zip(&ids).map(|(table, id)| parent(table, id, &ids)).collect();
        let scales = file.table("scale").0;
        for (table, id) in tables.iter().zip(&ids) {
            let criterion = self.criterion(table, id.clone(), &scales);
            self.criteria.push(criterion);
        }
        for (index, parent) in parents.into_iter().enumerate() {
            self.criteria[index + 1].parent = Some(parent);
            self.criteria[parent].children.push(index + 1);
        }
        for id in self.top_down().into_iter().filter(|id| *id != TOTAL) {
            self.inherit(id, tables[id - 1]);
        }
    }

    fn criterion(&self, table: &Table, id: String, scales: &BTreeMap<String, Node>) -> Criterion {
        let scale = table.text("scale").map(|name| {
            let table = scales.get(&name).and_then(Node::table).expect("a scale that is named exists");
            read_scale(table, &self.top)
        });
        let gate = table.0.get("gate").and_then(Node::table).map(|gate| {
            let otherwise = match table.text("otherwise").as_deref() {
                Some("reweight") => Otherwise::Reweight,
                Some("unscored") => Otherwise::Unscored,
                _ => Otherwise::Zero,
            };
            (condition(gate, self.within_group), otherwise)
        });
        Criterion {
            weight: table.number("weight"),
            points: table.number("points"),
            scale,
            gate,
            groups: table.texts("groups"),
            starts_sharing: table.flag("shared"),
            blank: rule(table, "blank"),
            least: table.number("min_coverage"),
            ..Criterion::bare(id)
        }
    }

    /// Fills in what a criterion takes from the one above it; `parent` is complete by then.
    fn inherit(&mut self, id: Id, table: &Table) {
        let parent = self.get(self.get(id).parent.expect("only the total has no parent")).clone();
        let criterion = &mut self.criteria[id];
        criterion.shared = parent.shared || criterion.starts_sharing;
        criterion.combine = combine(table).unwrap_or(match parent.combine {
            Combine::Points => Combine::Points,
            _ => Combine::WeightedMean,
        });
        criterion.convention = convention(table).unwrap_or(parent.convention);
        criterion.not_applicable = rule(table, "not_applicable").unwrap_or(parent.not_applicable);
        criterion.no_case = rule(table, "no_case").unwrap_or(parent.no_case);
        criterion.unverified = rule(table, "unverified").unwrap_or(parent.unverified);
        criterion.assessors = assessors(table).unwrap_or(parent.assessors);
    }
}

fn total(score: &Table, answers: &Table) -> Criterion {
    let bare = Criterion::bare("total".to_owned());
    Criterion {
        combine: combine(score).unwrap_or(Combine::WeightedMean),
        convention: convention(score).unwrap_or(Convention::Parent),
        not_applicable: rule(answers, "not_applicable").unwrap_or(bare.not_applicable.clone()),
        no_case: rule(answers, "no_case").unwrap_or(bare.no_case.clone()),
        unverified: rule(answers, "unverified").unwrap_or(bare.unverified.clone()),
        assessors: assessors(answers).unwrap_or(bare.assessors),
        ..bare
    }
}

/// An explicit parent, else the longest other id that is a dotted prefix, else the total.
fn parent(table: &Table, id: &str, ids: &[String]) -> Id {
    if let Some(named) = table.text("parent") {
        return 1 + ids.iter().position(|other| *other == named).expect("a parent that is named exists");
    }
    let above = |other: &&String| id.starts_with(&format!("{other}."));
    let longest = ids.iter().filter(above).max_by_key(|other| other.len());
    longest.map_or(TOTAL, |found| 1 + ids.iter().position(|id| id == found).expect("found among them"))
}

fn class(table: &Table) -> Class {
    Class { label: table.text("label").expect("a class has a label"), bound: bound(table) }
}

fn condition(table: &Table, ranking_within_group: bool) -> Condition {
    Condition {
        on: table.text("on").expect("a condition names a criterion"),
        bound: bound(table),
        top: table.text("top").map(|n| n.parse().expect("top is a whole number")),
        within_group: table.text("within").map_or(ranking_within_group, |within| within == "group"),
        groups: table.texts("groups"),
    }
}

fn read_scale(table: &Table, top: &Q) -> Scale {
    let min = table.number("min").unwrap_or_else(Q::zero);
    let max = table.number("max").unwrap_or_else(|| top.clone());
    let kind = match table.text("kind").as_deref() {
        Some("choice") => Kind::Choice(choices(table)),
        Some("count") => {
            let full = table.number("full").expect("full marks of a count");
            let max = table.number("max").unwrap_or_else(|| full.clone());
            return Scale { kind: Kind::Count { full: full.clone(), max }, out_of: full };
        }
        Some("bands") => Kind::Bands { min, max, bands: bands(table) },
        _ => Kind::Number { min, max, step: table.number("step") },
    };
    Scale { kind, out_of: table.number("out_of").unwrap_or_else(|| top.clone()) }
}

/// A list of numbers is a choice among numbers, each its own label.
fn choices(table: &Table) -> Vec<(String, Q)> {
    let number = |node: &Node| node.number().expect("a choice counts as a number");
    match table.0.get("choices") {
        Some(Node::Table(named)) => named.0.iter().map(|(name, node)| (name.clone(), number(node))).collect(),
        Some(node) => {
            let label = |item: &Node| item.text().expect("a choice is a number").to_owned();
            node.list().iter().map(|item| (label(item), number(item))).collect()
        }
        None => Vec::new(),
    }
}

/// In the order of the file; at one bound `above` stands before `from`, so the first that fits wins.
fn bands(table: &Table) -> Vec<(Bound, Q)> {
    let band = |table: &Table| {
        let bound = bound(table).expect("a band has a bound");
        (bound, table.number("score").expect("a band has a score"))
    };
    table.tables("bands").into_iter().map(band).collect()
}

fn rule(table: &Table, key: &str) -> Option<Rule> {
    let node = table.0.get(key)?;
    Some(match node.text().expect("a rule for a state is a word or a number") {
        "error" => Rule::Error,
        "exclude" => Rule::Exclude,
        "use" => Rule::Use,
        "zero" => Rule::Score(Q::zero()),
        _ => Rule::Score(node.number().expect("a rule for a state is a word or a number")),
    })
}

fn convention(table: &Table) -> Option<Convention> {
    Some(match table.text("weights")?.as_str() {
        "root" => Convention::Root,
        "relative" => Convention::Relative,
        "equal" => Convention::Equal,
        _ => Convention::Parent,
    })
}

fn combine(table: &Table) -> Option<Combine> {
    Some(match table.text("combine")?.as_str() {
        "sum" => Combine::Sum,
        "min" => Combine::Min,
        "geometric" => Combine::Geometric,
        "harmonic" => Combine::Harmonic,
        "points" => Combine::Points,
        _ => Combine::WeightedMean,
    })
}

fn assessors(table: &Table) -> Option<Assessors> {
    Some(match table.text("assessors")?.as_str() {
        "median" => Assessors::Median,
        "min" => Assessors::Min,
        "max" => Assessors::Max,
        "trimmed-mean" => Assessors::TrimmedMean,
        _ => Assessors::Mean,
    })
}

/// A lower bound under `above` or `from`.
fn bound(table: &Table) -> Option<Bound> {
    let strict = table.number("above").map(|at| Bound { at, strict: true });
    strict.or_else(|| table.number("from").map(|at| Bound { at, strict: false }))
}
