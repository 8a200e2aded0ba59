//! Random valid rules text, in which every feature of the language turns up: the file around the tree of
//! `make_tree` and the gates of `make_gates`.

use super::make_scales::ScaleText;
use super::make_tree::{Draft, Place};
use super::number::{Q, whole};
use super::numerals;
use super::tape::Tape;
use std::fmt::Write;

/// An instrument in the making.
pub struct Maker<'t> {
    pub tape: &'t mut Tape,
    pub range: (Q, Q),
    pub groups: Vec<String>,
    /// Whether `[agency] groups` closes the list.
    pub closed: bool,
    pub scales: Vec<ScaleText>,
    pub criteria: Vec<Draft>,
    pub room: usize,
    pub dotted: bool,
}

const LABELS: [&str; 6] = ["Informatif", "Menuju Informatif", "Cukup", "Kurang", "Tidak", "Buruk Sekali"];

/// The text of a valid rules file.
pub fn make(tape: &mut Tape) -> String {
    let (bottom, top) = *tape.pick(&[(0, 100), (0, 100), (0, 5), (0, 10), (1, 5), (0, 1)]);
    let count = *tape.pick(&[0, 0, 1, 2, 3]);
    let groups: Vec<String> = ["OPD", "Kabupaten/Kota", "Vertikal"][..count].iter().map(ToString::to_string).collect();
    let mut maker = Maker {
        range: (whole(bottom), whole(top)),
        closed: tape.chance(70),
        groups,
        scales: Vec::new(),
        criteria: Vec::new(),
        room: 18,
        dotted: !tape.chance(25),
        tape,
    };
    let score = maker.score_section();
    maker.gates();
    let tail = maker.sections();
    maker.write(&score, &tail)
}

impl Maker<'_> {
    /// `[score]`; the tree is grown on the way, since the total combines its top level.
    fn score_section(&mut self) -> String {
        let (bottom, top) = self.range.clone();
        let combine = *self.tape.pick(&[
            "weighted-mean",
            "weighted-mean",
            "weighted-mean",
            "sum",
            "points",
            "min",
            "geometric",
            "harmonic",
        ]);
        let weights = *self.tape.pick(&["parent", "parent", "root", "relative", "equal"]);
        let mut text =
            format!("[score]\nrange = [{bottom}, {top}]\ncombine = \"{combine}\"\nweights = \"{weights}\"\n");
        self.optional(&mut text, "decimals", &["2", "1", "0", "3", "4"]);
        self.optional(&mut text, "rounding", &["\"half-up\"", "\"half-even\"", "\"truncate\""]);
        self.optional(&mut text, "round_at", &["\"total\"", "\"every-criterion\""]);
        self.optional(&mut text, "classify", &["\"rounded\"", "\"exact\""]);
        let groups = self.groups.clone();
        self.grow(&Place { parent: None, depth: 0, combine, weights, weight: whole(100), shared: false, groups });
        text
    }

    /// A key with one of its values, or nothing: then the first, the default, holds.
    fn optional(&mut self, text: &mut String, key: &str, values: &[&str]) {
        if self.tape.chance(70) {
            let value = self.tape.pick(values);
            writeln!(text, "{key} = {value}").expect("writing to a string");
        }
    }

    /// One of the words, or a number on the range.
    pub fn rule(&mut self, words: &[&str]) -> String {
        if self.tape.chance(30) {
            return self.mark();
        }
        let word = *self.tape.pick(words);
        quoted(word)
    }

    /// A number on the range, mostly a round share of it.
    fn mark(&mut self) -> String {
        numerals::toml(&self.mark_value())
    }

    pub fn mark_value(&mut self) -> Q {
        let (bottom, top) = &self.range;
        let percent = match self.tape.chance(70) {
            true => *self.tape.pick(&[50, 60, 80, 90, 40, 20, 75, 100]) as i64,
            false => self.tape.between(1, 99) as i64,
        };
        (top * whole(percent) / whole(100)).max(bottom.clone())
    }

    fn sections(&mut self) -> String {
        let mut text = String::new();
        if self.closed && !self.groups.is_empty() {
            writeln!(text, "[agency]\ngroups = {}\n", list(&self.groups)).expect("writing to a string");
        }
        text += &self.classes();
        for scale in &self.scales {
            text += &scale.text;
        }
        text += "[ranking]\n";
        self.optional(&mut text, "within", &["\"group\"", "\"all\""]);
        self.optional(&mut text, "ties", &["\"competition\"", "\"dense\""]);
        self.optional(&mut text, "by", &["\"rounded\"", "\"exact\""]);
        if self.tape.chance(35) {
            let mut ids: Vec<String> = self.criteria.iter().map(|draft| draft.id.clone()).collect();
            self.tape.shuffle(&mut ids);
            ids.truncate(self.tape.between(1, 2));
            writeln!(text, "break_ties = {}", list(&ids)).expect("writing to a string");
        }
        text += "\n[answers]\n";
        let mark = self.mark();
        self.optional(&mut text, "blank", &["\"zero\"", "\"exclude\"", "\"error\"", &mark]);
        self.optional(&mut text, "not_applicable", &["\"exclude\"", "\"zero\"", "\"error\"", &mark]);
        self.optional(&mut text, "no_case", &["\"error\"", "\"exclude\"", "\"zero\"", &mark]);
        self.optional(&mut text, "unverified", &["\"zero\"", "\"use\"", "\"exclude\"", &mark]);
        self.optional(&mut text, "absent", &["\"unscored\"", "\"zero\""]);
        self.optional(&mut text, "assessors", &ASSESSORS.map(quoted).iter().map(String::as_str).collect::<Vec<_>>());
        self.optional(&mut text, "min_coverage", &["0", "0.5", "0.25", "0.75", "1", "0.3333"]);
        if self.tape.chance(30) {
            text += "\n[summary]\nname = \"Nasional\"\ncombine = \"mean\"\n";
            if self.tape.chance(50) {
                text += "weighted_by = \"penduduk\"\n";
            }
        }
        text
    }

    /// Classes from the best down, and caps that name them.
    fn classes(&mut self) -> String {
        let (bottom, top) = self.range.clone();
        let mut bounds: Vec<Q> =
            (0..self.tape.below(5)).map(|_| self.mark_value()).filter(|mark| *mark > bottom).collect();
        bounds.sort_by(|one, other| other.cmp(one));
        bounds.dedup();
        let mut lines: Vec<String> = Vec::new();
        for bound in bounds.iter().map(numerals::toml) {
            let strict = bound != top.to_string() && self.tape.chance(25);
            if strict {
                lines.push(format!("above = {bound}"));
            }
            // At one bound `above` stands before `from`.
            if !strict || self.tape.chance(30) {
                lines.push(format!("from = {bound}"));
            }
        }
        lines.truncate(LABELS.len() - 1);
        lines.push(if self.tape.chance(30) { format!("from = {bottom}") } else { String::new() });
        if self.tape.chance(8) {
            return String::new();
        }
        let mut text = String::new();
        for (label, line) in LABELS.iter().zip(&lines) {
            writeln!(text, "[[class]]\nlabel = \"{label}\"\n{line}\n").expect("writing to a string");
        }
        for _ in 0..self.tape.below(3) {
            let on = self.tape.below(self.criteria.len());
            let unless = self.condition(on);
            let best = LABELS[self.tape.below(lines.len())];
            writeln!(text, "[[cap]]\nunless = {unless}\nbest_class = \"{best}\"\n").expect("writing to a string");
        }
        text
    }

    fn write(&mut self, score: &str, tail: &str) -> String {
        let mut order: Vec<usize> = (0..self.criteria.len()).collect();
        order.sort_by_key(|&at| self.rank(at));
        if self.tape.chance(15) {
            self.tape.shuffle(&mut order);
        }
        let lines = |draft: &Draft| {
            let mut keys = vec![("id", quoted(&draft.id)), ("name", quoted(&format!("Kriteria {}", draft.id)))];
            keys.extend(draft.keys.iter().cloned());
            keys.into_iter().map(|(key, value)| format!("{key} = {value}")).collect::<Vec<_>>()
        };
        let drafts = order.iter().map(|&at| lines(&self.criteria[at]));
        let instrument =
            "[instrument]\nid = \"acak\"\ntitle = \"Instrumen acak\"\nyear = 2025\nstatus = \"illustrative\"\n";
        if self.tape.chance(20) {
            let blocks: String = drafts.map(|keys| format!("\n[[criteria]]\n{}\n", keys.join("\n"))).collect();
            return format!("schema = 1\n\n{instrument}\n{score}\n{tail}{blocks}");
        }
        let rows: String = drafts.map(|keys| format!("  {{ {} }},\n", keys.join(", "))).collect();
        format!("schema = 1\ncriteria = [\n{rows}]\n\n{instrument}\n{score}\n{tail}")
    }
}

pub const ASSESSORS: [&str; 5] = ["mean", "median", "min", "max", "trimmed-mean"];

pub fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

pub fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}
