//! Random valid answers to a given instrument: as a list of records, as the text of a long table, and
//! the list of agencies.

use super::answers::{Agency, Answer, EVERYBODY};
use super::number::{Q, whole};
use super::numerals;
use super::rules::{Criterion, Id, Kind, Rule, Rules, Scale, TOTAL};
use super::tape::Tape;
use num_bigint::BigInt;
use num_traits::{One, Zero};
use std::collections::BTreeMap;

/// Answers in every form a test needs.
pub struct Sheet {
    /// Listed agencies first, then those known from their answers.
    pub agencies: Vec<Agency>,
    pub answers: Vec<Answer>,
    /// The same answers as a long table.
    pub long: String,
    /// The agency list, where there is one.
    pub list: Option<String>,
}

/// What one table looks like.
struct Form {
    ids: bool,
    groups: bool,
    assessors: bool,
    verified: bool,
    comma: bool,
    listed: bool,
    /// Whether branches may be answered as a whole or be left open, and agencies be absent.
    wholes: bool,
}

struct Maker<'t> {
    tape: &'t mut Tape,
    rules: &'t Rules,
    form: Form,
    assessors: usize,
    answers: Vec<Answer>,
    /// Numbers that are likely to meet a bound or each other.
    marks: Vec<Q>,
}

pub fn make(tape: &mut Tape, rules: &Rules) -> Sheet {
    let weighted = rules.summary.as_ref().is_some_and(|summary| summary.weighted_by.is_some());
    let listed = weighted || tape.chance(70);
    let assessors = *tape.pick(&[1, 1, 2, 3, 4, 7, 9]);
    let form = Form {
        ids: tape.chance(50),
        groups: !listed || tape.chance(30),
        assessors: assessors > 1 || tape.chance(30),
        verified: tape.chance(35),
        comma: tape.chance(40),
        listed,
        wholes: true,
    };
    fill(tape, rules, form, assessors)
}

/// Answers of listed agencies as a form asks for them: to leaves only, all of them verified.
pub fn make_leaves(tape: &mut Tape, rules: &Rules) -> Sheet {
    let assessors = *tape.pick(&[1, 1, 2, 3]);
    let form = Form {
        ids: true,
        groups: true,
        assessors: assessors > 1,
        verified: false,
        comma: false,
        listed: true,
        wholes: false,
    };
    fill(tape, rules, form, assessors)
}

fn fill(tape: &mut Tape, rules: &Rules, form: Form, assessors: usize) -> Sheet {
    let mut maker = Maker { marks: marks(rules), tape, rules, form, assessors, answers: Vec::new() };
    let mut agencies = maker.agencies();
    for at in 0..agencies.len() {
        maker.agency(&agencies, at);
    }
    maker.shared();
    let answers = std::mem::take(&mut maker.answers);
    if !maker.form.listed {
        agencies.retain(|agency| answers.iter().any(|answer| answer.agency == agency.id));
    }
    let long = maker.long(&agencies, &answers);
    let list = maker.form.listed.then(|| list(&agencies));
    Sheet { agencies, answers, long, list }
}

/// Bounds of classes and conditions, and some others that meet each other often.
fn marks(rules: &Rules) -> Vec<Q> {
    let mut marks: Vec<Q> = rules.classes.iter().filter_map(|class| Some(class.bound.as_ref()?.at.clone())).collect();
    let conditions = rules.caps.iter().map(|cap| &cap.unless);
    let gates = rules.criteria.iter().filter_map(|criterion| Some(&criterion.gate.as_ref()?.0));
    marks.extend(conditions.chain(gates).filter_map(|condition| Some(condition.bound.as_ref()?.at.clone())));
    marks.extend([&rules.top / whole(2), rules.top.clone(), &rules.top * Q::new(4.into(), 5.into())]);
    marks
}

impl Maker<'_> {
    fn agencies(&mut self) -> Vec<Agency> {
        let count = self.tape.between(1, 8);
        let names = self.rules.criteria.iter().any(|criterion| criterion.groups.is_some());
        let mut groups = self.rules.groups.clone().unwrap_or_default();
        for criterion in &self.rules.criteria {
            let named = criterion.groups.iter().flatten();
            groups.extend(named.filter(|group| !groups.contains(group)).cloned().collect::<Vec<_>>());
        }
        let mut agencies = Vec::new();
        // In a table, some groups left empty beside others are an error, and so they are in a list where ranks are counted
        // within groups.
        let may_lack = self.form.listed && !self.rules.within_group;
        let ungrouped = !may_lack && !names && self.tape.chance(10);
        for at in 0..count {
            let left_out = if may_lack { !names && self.tape.chance(10) } else { ungrouped };
            let grouped = !groups.is_empty() && !left_out;
            // Under ids of their own, different agencies may share a name.
            let twin = self.form.ids && self.tape.chance(10);
            let name = format!("Badan {}", if twin { 1 } else { at + 1 });
            let id = if self.form.ids || self.form.listed { format!("B{:02}", at + 1) } else { name.clone() };
            let weight = self.tape.pick(&["10", "3", "7.5", "120", "0.25"]).to_string();
            agencies.push(Agency {
                group: grouped.then(|| self.tape.pick(&groups).clone()),
                columns: BTreeMap::from([("penduduk".to_owned(), weight)]),
                id,
                name,
            });
        }
        agencies
    }

    fn agency(&mut self, agencies: &[Agency], at: usize) {
        let agency = &agencies[at];
        if self.tape.chance(6) {
            return;
        }
        let twins: Vec<&Agency> = agencies[..at].iter().filter(|other| other.group == agency.group).collect();
        if !twins.is_empty() && self.tape.chance(15) {
            let from = self.tape.pick(&twins).id.clone();
            return self.copy(&from, &agency.id);
        }
        let blanks = if self.tape.chance(5) { 100 } else { *self.tape.pick(&[0, 0, 10, 40]) };
        self.branch(&agency.id, agency.group.as_deref(), TOTAL, blanks);
    }

    /// The same answers once more: a tie.
    fn copy(&mut self, from: &str, to: &str) {
        let same = self.answers.iter().filter(|answer| answer.agency == from).cloned();
        let copies: Vec<Answer> = same.map(|answer| Answer { agency: to.to_owned(), ..answer }).collect();
        self.answers.extend(copies);
    }

    /// Answers of one agency below (or to) a criterion; `blanks` in a hundred leaves stay open.
    fn branch(&mut self, agency: &str, group: Option<&str>, id: Id, blanks: usize) {
        let criterion = self.rules.get(id);
        let everybody = agency == EVERYBODY;
        if !everybody && (criterion.shared || !Rules::names_group(&criterion.groups, group)) {
            return;
        }
        if criterion.is_leaf() {
            let blank = criterion.blank.as_ref().unwrap_or(&self.rules.blank);
            return self.answer(agency, id, blanks, *blank == Rule::Error);
        }
        if self.form.wholes && self.tape.chance(if id == TOTAL { 3 } else { 7 }) && blanks < 100 {
            return self.answer(agency, id, 0, true);
        }
        if matches!(&criterion.blank, Some(rule) if *rule != Rule::Error) && self.tape.chance(35) {
            return;
        }
        for &child in &criterion.children {
            self.branch(agency, group, child, blanks);
        }
    }

    /// What `*` says, wherever sharing starts.
    fn shared(&mut self) {
        for id in 1..self.rules.criteria.len() {
            let criterion = self.rules.get(id);
            let may_be_absent = criterion.blank.as_ref().unwrap_or(&self.rules.blank) == &Rule::Exclude;
            if criterion.starts_sharing && !(may_be_absent && self.tape.chance(40)) {
                self.branch(EVERYBODY, None, id, 0);
            }
        }
    }

    /// The rows of one agency for one criterion.
    fn answer(&mut self, agency: &str, id: Id, blanks: usize, needed: bool) {
        let everybody = agency == EVERYBODY;
        let count = if self.form.assessors { self.assessors } else { 1 };
        let skipped = !needed && self.tape.chance(blanks);
        if skipped && self.tape.chance(50) {
            return;
        }
        for assessor in 0..count {
            let criterion = self.rules.get(id);
            // The first assessor of a criterion that must be answered gives an answer.
            let blank =
                skipped || !(needed || everybody) && self.tape.chance(4) || assessor > 0 && self.tape.chance(10);
            let cell = if blank { self.blank_cell() } else { self.cell(criterion) };
            let verified = !self.form.verified || !self.tape.chance(12) || criterion.unverified == Rule::Error;
            self.answers.push(Answer {
                agency: agency.to_owned(),
                criterion: criterion.id.clone(),
                assessor: format!("P{assessor}"),
                cell,
                verified,
            });
        }
    }

    fn blank_cell(&mut self) -> String {
        self.tape.pick(&["", "-", "kosong"]).to_string()
    }

    fn cell(&mut self, criterion: &Criterion) -> String {
        if criterion.not_applicable != Rule::Error && self.tape.chance(5) {
            return self.tape.pick(&["tidak berlaku", "N/A"]).to_string();
        }
        if criterion.no_case != Rule::Error && self.tape.chance(5) {
            return "tidak ada kasus".to_owned();
        }
        match &criterion.scale {
            Some(Scale { kind: Kind::Choice(choices), .. }) => self.tape.pick(choices).0.clone(),
            Some(Scale { kind: Kind::Number { min, max, step }, out_of }) => {
                self.number(min, max, step.as_ref(), &(out_of / &self.rules.top))
            }
            Some(Scale { kind: Kind::Count { max, .. }, .. }) => {
                self.number(&Q::zero(), max, Some(&Q::one()), &Q::one())
            }
            Some(Scale { kind: Kind::Bands { min, max, .. }, .. }) => self.number(min, max, None, &Q::one()),
            None => match &criterion.points {
                Some(points) => self.number(&Q::zero(), points, None, &(points / &self.rules.top)),
                None => self.number(&self.rules.bottom.clone(), &self.rules.top.clone(), None, &Q::one()),
            },
        }
    }

    /// A number from `min` to `max`; marks of the range are `per_mark` times as large here.
    fn number(&mut self, min: &Q, max: &Q, step: Option<&Q>, per_mark: &Q) -> String {
        if let Some(step) = step {
            let steps = ((max - min) / step).to_integer();
            let most = usize::try_from(steps).expect("a scale has few steps");
            let value = min + step * whole(self.tape.between(0, most) as i64);
            return numerals::cell(&value).expect("steps are short decimals");
        }
        if min.is_zero() && self.tape.chance(8) {
            return self
                .tape
                .pick(&["480/503", "1/3", "2/3", "0/7", "5/5", "17/40", "999999999/1000000007"])
                .to_string();
        }
        let value = self.value(min, max, per_mark);
        let value = if value < *min || value > *max { max.clone() } else { value };
        numerals::cell(&value).or_else(|| numerals::cell(&numerals::cut(&value, 6))).expect("it ends after six places")
    }

    fn value(&mut self, min: &Q, max: &Q, per_mark: &Q) -> Q {
        let width = max - min;
        let part = |percent: usize| min + &width * Q::new(BigInt::from(percent), BigInt::from(100));
        match self.tape.below(7) {
            0 => max.clone(),
            1 => self.tape.pick(&self.marks) * per_mark,
            2 => numerals::cut(&part(self.tape.between(0, 100)), 0),
            3 => part(self.tape.between(0, 100)),
            // Half points and quarter points.
            4 => {
                numerals::cut(&part(self.tape.between(0, 100)), 0) + Q::new(1.into(), (*self.tape.pick(&[2, 4])).into())
            }
            // A hair beside a mark, or beside half a unit of the last printed place.
            5 => {
                let hair = Q::new(BigInt::one(), super::number::ten_to(*self.tape.pick(&[2, 4, 9, 15])));
                let mark = self.tape.pick(&self.marks) * per_mark;
                if self.tape.chance(50) { mark - hair } else { mark + hair }
            }
            _ => {
                let places = self.tape.between(1, 16) as u32;
                let digits = self.tape.below(1_000_000) as i64;
                numerals::cut(&(min + &width * whole(digits) / whole(999_983)), places)
            }
        }
    }

    fn long(&mut self, agencies: &[Agency], answers: &[Answer]) -> String {
        let mut head = vec!["agency", "criterion", "score"];
        let form = &self.form;
        let further = [
            (form.ids, "agency_id"),
            (form.groups, "group"),
            (form.assessors, "assessor"),
            (form.verified, "verified"),
        ];
        head.extend(further.iter().filter(|(present, _)| *present).map(|(_, name)| *name));
        let mut rows: Vec<Vec<String>> = Vec::new();
        for answer in answers {
            let row = head.iter().map(|column| self.field(agencies, answer, column)).collect();
            rows.push(row);
        }
        self.tape.shuffle(&mut rows);
        let between = if self.form.comma { ";" } else { "," };
        let mut text = head.join(between) + "\n";
        for row in rows {
            text += &(row.join(between) + "\n");
        }
        text
    }

    fn field(&mut self, agencies: &[Agency], answer: &Answer, column: &str) -> String {
        let agency = agencies.iter().find(|agency| agency.id == answer.agency);
        match column {
            "agency" => agency.map_or(EVERYBODY.to_owned(), |agency| agency.name.clone()),
            "agency_id" => answer.agency.clone(),
            "group" => agency.and_then(|agency| agency.group.clone()).unwrap_or_default(),
            "criterion" => answer.criterion.clone(),
            "assessor" => answer.assessor.clone(),
            // An empty cell means no beside a value, and nothing beside a state.
            "verified" => {
                let state = is_state(&answer.cell);
                let words: &[&str] = match (answer.verified, state) {
                    (true, false) => &["ya", "v", "1", "true"],
                    (true, true) => &["ya", "v", "", "true"],
                    (false, false) => &["tidak", "", "0"],
                    (false, true) => &["tidak", "0", "x"],
                };
                self.tape.pick(words).to_string()
            }
            _ if self.form.comma => answer.cell.replace('.', ","),
            _ => answer.cell.clone(),
        }
    }
}

/// Whether a cell is a word for a state: no number and no choice.
fn is_state(cell: &str) -> bool {
    matches!(cell, "" | "-" | "kosong" | "tidak berlaku" | "N/A" | "tidak ada kasus" | "no case")
}

/// `id,name,group,penduduk`, every agency.
fn list(agencies: &[Agency]) -> String {
    let mut text = "id,name,group,penduduk\n".to_owned();
    for agency in agencies {
        let group = agency.group.as_deref().unwrap_or_default();
        text += &format!("{},{},{group},{}\n", agency.id, agency.name, agency.columns["penduduk"]);
    }
    text
}
