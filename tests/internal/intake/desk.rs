//! A desk on which a test lays files, has them read, and looks at what came of it.

use std::fs;
use std::path::PathBuf;

use ikip::answers::Assessments;
use ikip::answers::Scores;
use ikip::answers::subject::Subject;
use ikip::finding::Finding;
use ikip::i18n::lang::Lang;
use ikip::intake::hints::Override;
use ikip::intake::{self, InputArg, Intake, Request};
use ikip::rules::{self, Instrument};
use tempfile::TempDir;

use crate::rules_text;

/// Two branches: one of a number and a choice, one of a number in steps.
pub(crate) const RULES: &str = r#"
criteria = [
  { id = "saq",     name = "Kuesioner (SAQ)",       weight = 80 },
  { id = "saq.1",   name = "Mengumumkan informasi", weight = 50 },
  { id = "saq.2",   name = "Laporan keuangan",      weight = 50, scale = "ya-tidak" },
  { id = "uji",     name = "Uji publik",            weight = 20 },
  { id = "uji.1",   name = "Presentasi",            weight = 100, scale = "tingkat" },
]
[[class]]
label = "Informatif"
from = 90
[[class]]
label = "Tidak Informatif"
[scale.ya-tidak]
kind = "choice"
choices = { "Ya" = 1, "Sebagian" = 0.5, "Tidak" = 0 }
out_of = 1
[scale.tingkat]
kind = "number"
min = 1
max = 5
step = 0.5
out_of = 5
"#;

pub(crate) struct Desk {
    pub folder: TempDir,
    pub instrument: Instrument,
    pub request: Request,
}

/// A desk with the rules above.
pub(crate) fn desk() -> Desk {
    with_rules(RULES)
}

/// A desk with the rules that are about this.
pub(crate) fn with_rules(about: &str) -> Desk {
    let read = rules::read(&rules_text::about(about), "rules.toml");
    let told: Vec<String> = read.findings.iter().map(|f| f.message(Lang::En)).collect();
    let instrument = read.instrument.unwrap_or_else(|| panic!("{told:?}"));
    Desk { folder: TempDir::new().expect("a folder"), instrument, request: Request::default() }
}

/// One table of answers, read under the rules above.
pub(crate) fn read(text: &str) -> Intake {
    desk().file("jawaban.csv", text).read()
}

/// The codes and lines of what was found in it.
pub(crate) fn found(text: &str) -> Vec<String> {
    places(&read(text))
}

/// `code@line:column` of each finding.
pub(crate) fn places(intake: &Intake) -> Vec<String> {
    let place = |f: &Finding| match (f.place.line, f.place.column) {
        (Some(line), Some(column)) => format!("{}@{line}:{column}", f.code()),
        (Some(line), None) => format!("{}@{line}", f.code()),
        _ => f.code().to_owned(),
    };
    intake.findings.iter().map(place).collect()
}

impl Desk {
    /// Lays a file on the desk and names it as an input.
    pub(crate) fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.lay(name, bytes);
        self.input(path)
    }

    /// Lays a file on the desk.
    pub(crate) fn lay(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, bytes).expect("a file");
        path
    }

    pub(crate) fn input(mut self, path: PathBuf) -> Self {
        self.request.inputs.push(InputArg::Path(path));
        self
    }

    /// The whole folder as the input.
    pub(crate) fn all(mut self) -> Self {
        self.request.inputs = vec![InputArg::Path(self.folder.path().to_owned())];
        self
    }

    pub(crate) fn list(mut self, text: &str) -> Self {
        self.request.agencies = Some(self.lay("daftar-badan-publik.csv", text));
        self
    }

    pub(crate) fn corrections(mut self, text: &str) -> Self {
        self.request.corrections = Some(self.lay("sanggah.csv", text));
        self
    }

    pub(crate) fn column(mut self, text: &str) -> Self {
        let (name, heading) = text.split_once('=').expect(text);
        let column = Override::of(name, heading, &self.instrument).expect(text);
        self.request.hints.columns.push(column);
        self
    }

    pub(crate) fn keep(mut self) -> Self {
        self.request.keep = intake::Keep::All;
        self
    }

    pub(crate) fn threads(mut self, threads: usize) -> Self {
        self.request.threads = Some(threads);
        self
    }

    pub(crate) fn read(&self) -> Intake {
        intake::read(&self.instrument, &self.request)
    }

    /// Reads what must be without fault.
    pub(crate) fn clean(&self) -> Assessments {
        let intake = self.read();
        let told: Vec<String> =
            intake.findings.iter().map(|f| format!("{} {}", f.code(), f.message(Lang::En))).collect();
        assert!(told.is_empty(), "{told:#?}");
        intake.assessments
    }

    /// The sum of the scores of one agency on one criterion, with how many there are: `85 (1)`.
    pub(crate) fn cell(&self, assessments: &Assessments, agency: &str, criterion: &str) -> String {
        let subject = if agency == "*" {
            Subject::Everybody
        } else {
            Subject::Agency(assessments.find(agency).unwrap_or_else(|| panic!("no agency {agency}")))
        };
        let criterion = self.instrument.find(criterion).expect("a criterion");
        let cell = assessments.store.cell(subject, criterion);
        let sum = match &cell.scores {
            Scores::Sum(sum) => sum.clone(),
            Scores::All(all) => all.iter().sum(),
        };
        let mut text = format!("{sum} ({})", cell.count);
        if cell.blank {
            text.push_str(" blank");
        }
        if cell.left_out {
            text.push_str(" left out");
        }
        text
    }
}

/// `agency,criterion,score` with `;` between the cells of each row turned into lines.
pub(crate) fn long(rows: &str) -> String {
    format!("agency,criterion,score\n{}\n", rows.replace("; ", "\n"))
}
