//! A draft of a rules file as text: TOML with everything that was guessed marked in comments, and which line of it came
//! from which row.

use std::collections::BTreeSet;

use crate::drafting::{
    DraftClass, DraftCriterion, DraftGuess, DraftKey, DraftScale, RulesDraft, WrittenKind, WrittenScale,
};
use crate::exact::Exact;
use crate::finding::Place;
use crate::i18n::lang::Lang;
use crate::names::normal::fold;
use crate::report::words::Word;
use crate::rules::source_keys::{bare_or_quoted, quoted};

/// The text with the rows that its lines came from.
#[derive(Debug)]
pub(crate) struct DraftText {
    pub text: String,
    /// Lines, counted from 1, with their places, in rising order.
    pub rows: Vec<(u64, Place)>,
}

/// Writes the draft.
#[must_use]
pub(crate) fn text(draft: &RulesDraft, lang: Lang) -> DraftText {
    let mut out = DraftWriter { lang, lines: Vec::new(), rows: Vec::new() };
    out.head(draft);
    out.criteria(draft);
    for heading in ["[instrument]", "[agency]", "[score]"] {
        out.settings(draft, heading);
    }
    draft.classes.iter().for_each(|class| out.class(class));
    if draft.classes.is_empty() {
        out.comment(Word::DraftNoClasses.say(lang));
        out.blank();
    }
    out.scales(&draft.scales);
    out.other_tables(draft);
    DraftText { text: out.lines.join("\n") + "\n", rows: out.rows }
}

struct DraftWriter {
    lang: Lang,
    lines: Vec<String>,
    rows: Vec<(u64, Place)>,
}

impl DraftWriter {
    fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn comment(&mut self, text: &str) {
        self.lines.push(format!("# {}", text.replace(['\n', '\r'], " ")));
    }

    fn head(&mut self, draft: &RulesDraft) {
        let name = draft.path.rsplit(['/', '\\']).next().unwrap_or(&draft.path).to_owned();
        self.comment(&Word::DraftFrom.with(self.lang, &[("file", name)]));
        if draft.keys.is_empty() {
            self.comment(Word::DraftCheck.say(self.lang));
            for guess in &draft.guesses {
                self.comment(&format!("- {}", said(guess).say(self.lang)));
            }
        } else {
            self.comment(Word::DraftNoComments.say(self.lang));
        }
        self.lines.push("schema = 1".to_owned());
        self.blank();
    }

    fn criteria(&mut self, draft: &RulesDraft) {
        self.lines.push("criteria = [".to_owned());
        self.rows.push((self.lines.len() as u64, draft.header.clone()));
        let ids: BTreeSet<&str> = draft.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
        for criterion in &draft.criteria {
            let mut line = format!("  {{ {} }},", keys_of(criterion, &ids).join(", "));
            if let Some(guess) = &criterion.guess {
                line.push_str(&format!("  # {}", said(guess).say(self.lang)));
            }
            self.lines.push(line);
            self.rows.push((self.lines.len() as u64, criterion.place.clone()));
        }
        self.lines.push("]".to_owned());
        self.blank();
    }

    /// A table of settings: as the workbook carries it, or as the program guesses it.
    fn settings(&mut self, draft: &RulesDraft, heading: &str) {
        let carried: Vec<&DraftKey> = draft.keys.iter().filter(|key| key.part == heading).collect();
        let keys: Vec<String> = match heading {
            _ if !carried.is_empty() => carried.iter().map(|key| key_line(key)).collect(),
            "[instrument]" => self.guessed_instrument(draft),
            "[score]" => draft.score.iter().map(|(key, value)| format!("{key} = {}", quoted(value))).collect(),
            _ => Vec::new(),
        };
        if !keys.is_empty() {
            self.lines.push(heading.to_owned());
            self.lines.extend(keys);
            self.blank();
        }
    }

    fn guessed_instrument(&self, draft: &RulesDraft) -> Vec<String> {
        let name = draft.path.rsplit(['/', '\\']).next().unwrap_or(&draft.path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let id = fold(stem).replace(' ', "-");
        let id = if id.is_empty() { "aturan-baru".to_owned() } else { id };
        let title = draft.title.clone().unwrap_or_else(|| stem.to_owned());
        let guessed = |line: String| format!("{line}  # {}", Word::DraftGuessed.say(self.lang));
        let mut lines = vec![guessed(format!("id = {}", quoted(&id))), guessed(format!("title = {}", quoted(&title)))];
        lines.push(match year_in(&title).or_else(|| year_in(stem)) {
            Some(year) => guessed(format!("year = {year}")),
            None => format!("# year = 2026  # {}", Word::DraftFillIn.say(self.lang)),
        });
        lines.push(format!("status = \"illustrative\"  # {}", Word::DraftStatus.say(self.lang)));
        lines
    }

    fn class(&mut self, class: &DraftClass) {
        self.lines.push("[[class]]".to_owned());
        self.lines.push(format!("label = {}", quoted(&class.label)));
        let code = class.code.as_ref().map(|code| format!("code = {}", quoted(code)));
        let bound = class.bound.as_ref().map(|bound| {
            let key = if bound.inclusive { "from" } else { "above" };
            format!("{key} = {}", number(&bound.value))
        });
        let color = class.color.as_ref().map(|color| format!("color = {}", quoted(color)));
        self.lines.extend([code, bound, color].into_iter().flatten());
        self.blank();
    }

    /// Those with keys of their own stand on one line each.
    fn scales(&mut self, scales: &[DraftScale]) {
        let (lines, blocks): (Vec<_>, Vec<_>) = scales.iter().partition(|scale| !scale.keys.is_empty());
        if !lines.is_empty() {
            self.lines.push("[scale]".to_owned());
        }
        for scale in lines {
            let said = scale.scale.iter().flat_map(scale_lines);
            let keys: Vec<String> = said.chain([scale.keys.clone()]).collect();
            self.lines.push(format!("{} = {{ {} }}", bare_or_quoted(&scale.name), keys.join(", ")));
        }
        self.blank();
        for scale in blocks {
            self.lines.push(format!("[scale.{}]", bare_or_quoted(&scale.name)));
            if let Some(written) = &scale.scale {
                if written.assumed {
                    self.comment(Word::DraftWorth.say(self.lang));
                }
                self.lines.extend(scale_lines(written));
            }
            self.blank();
        }
    }

    fn other_tables(&mut self, draft: &RulesDraft) {
        let mut last = "";
        for key in &draft.keys {
            if matches!(key.part.as_str(), "[instrument]" | "[agency]" | "[score]") {
                continue;
            }
            if key.part != last {
                self.blank();
                // `[[cap]] 2` is the second of them.
                let heading = key.part.rfind(']').map_or(key.part.as_str(), |end| &key.part[..=end]);
                self.lines.push(heading.to_owned());
                last = &key.part;
            }
            self.lines.push(key_line(key));
        }
    }
}

fn key_line(key: &DraftKey) -> String {
    format!("{} = {}", bare_or_quoted(&key.key), key.value)
}

fn keys_of(criterion: &DraftCriterion, ids: &BTreeSet<&str>) -> Vec<String> {
    let mut keys = vec![format!("id = {}", quoted(&criterion.id)), format!("name = {}", quoted(&criterion.name))];
    let dots = criterion.id.rmatch_indices('.').map(|(at, _)| &criterion.id[..at]);
    let natural = dots.into_iter().find(|prefix| ids.contains(prefix));
    let parent = criterion.parent.as_deref().filter(|parent| Some(*parent) != natural);
    keys.extend(parent.map(|parent| format!("parent = {}", quoted(parent))));
    keys.extend(criterion.weight.as_ref().map(|weight| format!("weight = {weight}")));
    keys.extend(criterion.points.as_ref().map(|points| format!("points = {points}")));
    keys.extend(criterion.scale.as_ref().map(|scale| format!("scale = {}", quoted(scale))));
    if !criterion.groups.is_empty() {
        let groups: Vec<String> = criterion.groups.iter().map(|group| quoted(group)).collect();
        keys.push(format!("groups = [{}]", groups.join(", ")));
    }
    keys.extend((!criterion.keys.is_empty()).then(|| criterion.keys.clone()));
    keys
}

fn scale_lines(scale: &WrittenScale) -> Vec<String> {
    let mut lines = match &scale.kind {
        WrittenKind::Choices(choices) => {
            let choice = |(label, value): &(String, Exact)| format!("{} = {}", quoted(label), number(value));
            let choices: Vec<String> = choices.iter().map(choice).collect();
            vec!["kind = \"choice\"".to_owned(), format!("choices = {{ {} }}", choices.join(", "))]
        }
        WrittenKind::Numbers(values) => {
            let values: Vec<String> = values.iter().map(number).collect();
            vec!["kind = \"choice\"".to_owned(), format!("choices = [{}]", values.join(", "))]
        }
        WrittenKind::Range { min, max, step } => {
            let mut lines = vec!["kind = \"number\"".to_owned(), format!("min = {}", number(min))];
            lines.push(format!("max = {}", number(max)));
            lines.extend(step.as_ref().map(|step| format!("step = {}", number(step))));
            lines
        }
        WrittenKind::Bands { min, max, bands } => {
            let band = |(bound, score): &(crate::rules::scale::Bound, Exact)| {
                let key = if bound.inclusive { "from" } else { "above" };
                format!("{{ {key} = {}, score = {} }}", number(&bound.value), number(score))
            };
            let bands: Vec<String> = bands.iter().map(band).collect();
            let ends = [format!("min = {}", number(min)), format!("max = {}", number(max))];
            let kind = ["kind = \"bands\"".to_owned()];
            kind.into_iter().chain(ends).chain([format!("bands = [{}]", bands.join(", "))]).collect()
        }
    };
    lines.push(format!("out_of = {}", number(&scale.out_of)));
    lines
}

/// A decimal as TOML writes it.
fn number(value: &Exact) -> String {
    value.to_decimal(1000).unwrap_or_else(|| value.to_string())
}

/// A year of this century in a text.
fn year_in(text: &str) -> Option<u32> {
    let mut words = text.split(|c: char| !c.is_ascii_digit()).filter(|word| word.len() == 4 && word.starts_with("20"));
    words.next()?.parse().ok()
}

const fn said(guess: &DraftGuess) -> Word {
    match guess {
        DraftGuess::BranchWeight => Word::DraftBranchWeight,
        DraftGuess::Parents => Word::DraftParents,
        DraftGuess::JoinedCodes => Word::DraftJoinedCodes,
        DraftGuess::LeadingCodes => Word::DraftLeadingCodes,
        DraftGuess::IndentedNames => Word::DraftIndentedNames,
        DraftGuess::RootWeights => Word::DraftRootWeights,
        DraftGuess::UnitWeights => Word::DraftUnitWeights,
        DraftGuess::EqualWeights => Word::DraftEqualWeights,
        DraftGuess::Points => Word::DraftPoints,
    }
}
