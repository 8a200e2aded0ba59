//! The check for tools that show results of code analysis: SARIF 2.1.0 (OASIS Standard, 27 March 2020).

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::CheckReport;
use crate::finding::{Finding, Place};
use crate::i18n::lang::Lang;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

/// One log with one run.
pub(super) fn write(report: &CheckReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut rules: Vec<&Finding> = Vec::new();
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in report.findings {
        index.entry(finding.code()).or_insert_with(|| {
            rules.push(finding);
            rules.len() - 1
        });
    }
    let more: Map<String, Value> = report.more.iter().map(|(code, count)| ((*code).to_owned(), json!(count))).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|finding| rule(finding, report.lang)).collect::<Vec<_>>(),
            } },
            "language": report.lang.code(),
            // Columns count characters; SARIF has these two, and no file of answers needs the difference to UTF-16.
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": true }],
            "artifacts": artifacts(report),
            "results": report.findings.iter().map(|one| result(one, index[one.code()], report.lang)).collect::<Vec<_>>(),
            "properties": { "rules": report.instrument.id, "more": more },
        }],
    });
    writeln!(out, "{log:#}")
}

fn artifacts(report: &CheckReport<'_>) -> Vec<Value> {
    let inputs = report.assessments.everything_read();
    let artifact = |(path, hash): (&String, &Option<String>)| {
        let mut artifact = json!({ "location": { "uri": uri(path) } });
        if let Some(hash) = hash {
            artifact["hashes"] = json!({ "sha-256": hash });
        }
        artifact
    };
    inputs.map(|input| artifact((&input.path, &input.sha256))).collect()
}

/// A code, with its words before facts are filled in.
fn rule(finding: &Finding, lang: Lang) -> Value {
    let words = finding.entry.words(lang);
    json!({
        "id": finding.code(),
        "shortDescription": { "text": words.message },
        "help": { "text": words.help },
        "defaultConfiguration": { "level": finding.severity().name() },
    })
}

fn result(finding: &Finding, rule: usize, lang: Lang) -> Value {
    let mut result = json!({
        "ruleId": finding.code(),
        "ruleIndex": rule,
        "level": finding.severity().name(),
        "message": { "text": format!("{}\n{}", finding.message(lang), finding.help(lang)) },
        "locations": finding.place.file.iter().map(|file| location(file, &finding.place)).collect::<Vec<_>>(),
    });
    if let Some(agency) = &finding.agency {
        result["properties"] = json!({ "agency": agency.as_ref() });
    }
    result
}

/// A line and a column of a text file, or the cell of a workbook: that has no lines.
fn location(file: &str, place: &Place) -> Value {
    let mut location = json!({ "physicalLocation": { "artifactLocation": { "uri": uri(file) } } });
    match (&place.cell, place.line) {
        (Some(cell), _) => {
            location["logicalLocations"] = json!([{ "fullyQualifiedName": cell, "kind": "member" }]);
        }
        (None, Some(line)) => {
            let mut region = json!({ "startLine": line });
            if let Some(column) = place.column {
                region["startColumn"] = json!(column);
            }
            location["physicalLocation"]["region"] = region;
        }
        (None, None) => {}
    }
    location
}

/// A path as a reference: relative as it is, from the root with `file://`; other characters as RFC 3986 escapes them.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut text = match path.as_bytes() {
        [b'/', ..] => "file://".to_owned(),
        [_, b':', b'/', ..] => "file:///".to_owned(),
        _ => String::new(),
    };
    let drive = text == "file:///";
    for (at, byte) in path.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || drive && at == 1;
        if plain { text.push(char::from(byte)) } else { text.push_str(&format!("%{byte:02X}")) }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("data/opd 1.csv"), "data/opd%201.csv");
        assert_eq!(uri("/data/ä#1.xlsx"), "file:///data/%C3%A4%231.xlsx");
        assert_eq!(uri("C:\\data\\opd.csv"), "file:///C:/data/opd.csv");
        assert_eq!(uri("a:b.csv"), "a%3Ab.csv");
    }
}
