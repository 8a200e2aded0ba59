//! The promise that equal inputs give equal bytes: every command and format, run twice, in another folder and with
//! another number of threads.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::{Outcome, Run};

const RULES: &str = "schema = 1
criteria = [
  { id = \"saq\", name = \"Kuesioner\", weight = 80 },
  { id = \"saq.1\", name = \"Profil\", weight = 60 },
  { id = \"saq.2\", name = \"Laporan\", weight = 40 },
  { id = \"uji\", name = \"Uji publik\", weight = 20, blank = \"exclude\" },
]
[instrument]
id = \"uji-sama\"
title = \"Uji Sama\"
year = 2025
status = \"illustrative\"
[[class]]
label = \"Informatif\"
from = 90
[[class]]
label = \"Cukup\"
from = 60
[[class]]
label = \"Kurang\"
";

/// Answers of many agencies and several assessors, enough for many threads; some score the same.
fn answers(shift: usize) -> String {
    let mut text = String::from("agency;group;criterion;assessor;score;evidence;note\n");
    for agency in 0..120_usize {
        for (at, criterion) in ["saq.1", "saq.2", "uji"].into_iter().enumerate() {
            for assessor in ["Ani", "Budi", "Citra"] {
                let score = (agency * 37 + at * 11 + assessor.len() * 13 + shift) % 101;
                let group = ["OPD", "Kecamatan", "BUMD"][agency % 3];
                text += &format!(
                    "Dinas {:03};{group};{criterion};{assessor};{score};bukti {agency};\n",
                    agency / 2 * 2 + agency % 2
                );
            }
        }
    }
    text
}

/// Every call, and the files that it writes.
const CALLS: &[&str] = &[
    "score a.csv b --rules aturan.toml --format table",
    "score a.csv b --rules aturan.toml --format csv",
    "score a.csv b --rules aturan.toml --format tsv",
    "score a.csv b --rules aturan.toml --format json",
    "score a.csv b --rules aturan.toml --format jsonl",
    "score a.csv b --rules aturan.toml --format md",
    "score a.csv b --rules aturan.toml --format html -o hasil.html",
    "score a.csv b --rules aturan.toml --format xlsx -o hasil.xlsx",
    "score a.csv b --rules aturan.toml --manifest bukti.json --corrections sanggah.csv",
    "score a.csv b --rules aturan.toml -v --group OPD --top 3",
    "check a.csv b --rules aturan.toml",
    "check a.csv b --rules aturan.toml --format json",
    "explain a.csv b --rules aturan.toml --agency OPD",
    "explain a.csv b --rules aturan.toml --agency all --format json",
    "explain a.csv b --rules aturan.toml --agency all --format md",
    "compare a.csv lama.csv --rules aturan.toml",
    "compare a.csv lama.csv --rules aturan.toml --format json",
    "verify terbit.csv --against a.csv --rules aturan.toml",
    "verify terbit.csv --against a.csv --rules aturan.toml --format json",
    "verify terbit.csv --against a.csv --rules aturan.toml -o putusan.docx",
    "verify terbit.csv --against a.csv --rules aturan.toml --format csv",
    "compare a.csv lama.csv --rules aturan.toml -o banding.docx",
    "explain a.csv b --rules aturan.toml --agency all -o uraian.docx",
    "score a.csv b --rules aturan.toml -o lampiran.docx --decree number=7",
    "check a.csv b --rules aturan.toml -o temuan.docx",
    "rules show aturan.toml -o aturan.docx",
    "report a.csv b --rules aturan.toml --since lama.csv -o laporan",
    "report a.csv b --rules aturan.toml --lang en -o laporan",
    "template --rules aturan.toml --agencies daftar.csv -o formulir.xlsx",
    "template --rules aturan.toml --agencies daftar.csv --format csv",
    "template --rules aturan.toml --agencies daftar.csv -o formulir",
    "rules list",
    "rules show aturan.toml",
    "rules show aturan.toml --format json",
    "rules schema scores",
    "man",
    "completions bash",
];

fn call(arguments: &str, threads: &str) -> Run {
    let list: String = (0..40).map(|n| format!("{n};Dinas {n:03};OPD\n")).collect();
    Run::new(arguments)
        .file("aturan.toml", RULES)
        .file("a.csv", answers(0))
        .file("lama.csv", answers(7))
        .file("b/Dinas Lain.csv", "criterion;score\nsaq.1;70\nsaq.2;80\nuji;90\n")
        .file("b/Dinas Baru.csv", "criterion;score\nsaq.1;60\nsaq.2;\n")
        .file("daftar.csv", format!("id;name;group\n{list}"))
        .file("sanggah.csv", "agency;criterion;assessor;old;new;reason\nDinas 000;uji;Ani;61;62;keliru\n")
        .file("terbit.csv", "agency;score;rank\nDinas 000;60,5;1\nDinas 001;70,25;2\n")
        .variable("RAYON_NUM_THREADS", threads)
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
                found.insert(name, std::fs::read(&path).expect("read"));
            }
        }
    }
    found
}

/// What came out, on both streams and in files.
fn result(arguments: &str, threads: &str) -> (Outcome, BTreeMap<String, Vec<u8>>) {
    let run = call(arguments, threads);
    let outcome = run.outcome();
    (outcome, files(run.folder()))
}

#[test]
fn equal_inputs_give_equal_bytes_in_every_format_with_any_number_of_threads() {
    let mut wrong = Vec::new();
    for arguments in CALLS {
        let (said, written) = result(arguments, "1");
        assert!(
            matches!(said.status, 0 | 1) && !(said.stdout.is_empty() && written.len() == 8),
            "{arguments}: {said:?}"
        );
        if arguments.contains(" -o ") || arguments.contains("--manifest") {
            assert!(written.len() > 8, "{arguments} wrote no file: {said:?}");
        }
        for threads in ["1", "5"] {
            let (again, other) = result(arguments, threads);
            if again != said {
                wrong.push(format!("{arguments}: says something else with {threads} threads"));
            }
            assert_eq!(written.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "{arguments}");
            let differ = written.iter().filter(|(name, bytes)| other[*name] != **bytes).map(|(name, _)| name.as_str());
            wrong.extend(differ.map(|name| format!("{arguments}: {name} differs with {threads} threads")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
