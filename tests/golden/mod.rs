//! What golden tests share: published tables, the program itself, and a ledger of what follows and what does not.

pub mod archives;
pub mod audit;
pub mod conflicts;
pub mod ikip;
pub mod monev;
pub mod others;
pub mod spbe;
pub mod tables;
pub mod weights;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

/// A row of a published table, by heading.
pub type Row = BTreeMap<String, String>;

/// The rows of a table in `tests/published/`.
pub fn published(name: &str) -> Vec<Row> {
    let path = format!("{}/tests/published/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    reader.deserialize().map(|row| row.unwrap_or_else(|error| panic!("{path}: {error}"))).collect()
}

/// One answer: agency, group, criterion, cell.
pub type Given<'a> = (&'a str, &'a str, &'a str, &'a str);

/// The JSON of `ikip score` on answers in the long layout. Everybody is in the group that stands with the answer.
pub fn score(rules: &str, answers: &[Given<'_>]) -> Value {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let grouped = answers.iter().any(|(_, group, _, _)| !group.is_empty());
    let mut put = |agency: &str, group: &str, criterion: &str, cell: &str| {
        let row = if grouped { vec![agency, group, criterion, cell] } else { vec![agency, criterion, cell] };
        writer.write_record(row).expect("a row in memory");
    };
    put("agency", "group", "criterion", "score");
    for (agency, group, criterion, cell) in answers {
        put(agency, group, criterion, &unmistakable(cell));
    }
    let text = writer.into_inner().expect("rows in memory");
    let mut child = Command::new(env!("CARGO_BIN_EXE_ikip"))
        .args(["score", "-", "--rules", rules, "--format", "json", "--depth", "all", "--lang", "en"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(&text).expect("the program reads");
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{rules}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// A number with three decimals could be thousands, and the program rightly asks; one more zero says what it is.
fn unmistakable(cell: &str) -> String {
    let three =
        cell.split_once('.').is_some_and(|(_, part)| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()));
    if three { format!("{cell}0") } else { cell.to_owned() }
}

/// One agency of a result.
pub fn agency<'a>(result: &'a Value, name: &str) -> &'a Value {
    let agencies = result["agencies"].as_array().expect("agencies");
    agencies.iter().find(|agency| agency["name"] == name).unwrap_or_else(|| panic!("{name} is not in the result"))
}

/// A text of a JSON object.
pub fn text_of<'a>(object: &'a Value, key: &str) -> &'a str {
    object[key].as_str().unwrap_or_else(|| panic!("{key} is no text in {object}"))
}

/// A score as printed: with two decimals.
pub fn printed(agency: &Value) -> String {
    format!("{:.2}", agency["score"].as_f64().expect("a score"))
}

/// One criterion of an agency.
pub fn criterion<'a>(agency: &'a Value, id: &str) -> &'a Value {
    let criteria = agency["criteria"].as_array().expect("criteria");
    criteria.iter().find(|criterion| criterion["id"] == id).unwrap_or_else(|| panic!("{id} is not in the result"))
}

/// What one figure after the other came to.
#[derive(Default)]
pub struct Ledger {
    checked: usize,
    unexplained: Vec<String>,
    explained: Vec<String>,
    reasons: BTreeMap<&'static str, &'static str>,
    used: BTreeSet<&'static str>,
}

impl Ledger {
    /// A ledger that knows which figures do not follow, and why.
    pub fn knowing(reasons: &[(&'static str, &'static str)]) -> Self {
        Self { reasons: reasons.iter().copied().collect(), ..Self::default() }
    }

    /// Enters a figure: what it is, what was printed, what follows.
    pub fn enter(&mut self, what: &str, printed: &str, follows: &str) {
        self.checked += 1;
        if printed == follows {
            return;
        }
        let line = format!("{what}: printed {printed}, follows {follows}");
        match self.reasons.get_key_value(what) {
            Some((&known, reason)) => {
                self.used.insert(known);
                self.explained.push(format!("{line} ({reason})"));
            }
            None => self.unexplained.push(line),
        }
    }

    /// Tells how many figures were checked and which do not follow.
    ///
    /// Panics when one does not follow without a reason, or when a reason was given for one that does.
    pub fn close(self, name: &str, at_least: usize) {
        println!("{name}: {} figures checked, {} do not follow:", self.checked, self.explained.len());
        for line in &self.explained {
            println!("  {line}");
        }
        let stale: Vec<_> = self.reasons.keys().filter(|known| !self.used.contains(*known)).collect();
        assert!(self.unexplained.is_empty(), "{name}: without a reason:\n{}", self.unexplained.join("\n"));
        assert!(stale.is_empty(), "{name}: a reason is given for figures that follow: {stale:?}");
        assert!(self.checked >= at_least, "{name}: only {} figures were checked", self.checked);
    }
}
