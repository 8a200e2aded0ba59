//! The ASEM index of 51 countries: every value as another program aggregates it, and what is left without a criterion.

use std::collections::BTreeMap;

use crate::support::Run;
use rayon::prelude::*;
use serde_json::Value as Json;

const CASES: [&str; 5] = ["contoh", "bolong", "jarang", "geometris", "campur"];

fn file(name: &str) -> String {
    let path = format!("{}/tests/asem/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The JSON of a command on a case, with these rules.
fn json(command: &str, case: &str, rules: &str) -> Json {
    let run = Run::new(command).args("j.csv --rules r.toml --format json");
    let text = run.file("j.csv", file(&format!("{case}.csv"))).file("r.toml", rules).run().stdout;
    serde_json::from_str(&text).expect("JSON")
}

fn by_id<'a>(list: &'a Json, key: &str) -> BTreeMap<&'a str, &'a Json> {
    list.as_array().expect("a list").iter().map(|one| (one["id"].as_str().expect("an id"), &one[key])).collect()
}

#[test]
fn every_value_and_rank_of_the_asem_index_is_that_of_coinr() {
    let (mut values, mut ranks) = (0, 0);
    for case in CASES {
        let found = json("score --depth all", case, &file(&format!("{case}.toml")));
        let agencies: BTreeMap<&str, &Json> = found["agencies"]
            .as_array()
            .expect("agencies")
            .iter()
            .map(|agency| (agency["id"].as_str().expect("an id"), agency))
            .collect();
        let expected = file(&format!("{case}_expected.csv"));
        let rows: Vec<BTreeMap<String, String>> =
            csv::Reader::from_reader(expected.as_bytes()).deserialize().map(|row| row.expect("a row")).collect();
        assert_eq!(agencies.len(), rows.len(), "{case}");
        let index = |row: &BTreeMap<String, String>| row["Index"].parse::<f64>().ok();
        for row in &rows {
            let agency = agencies[row["agency"].as_str()];
            let criteria = by_id(&agency["criteria"], "score");
            for (id, value) in row.iter().filter(|(id, _)| !["agency", "rank"].contains(&id.as_str())) {
                let own = if id == "Index" { &agency["score"] } else { criteria[id.as_str()] };
                match value.parse::<f64>() {
                    Ok(value) => {
                        let own = own.as_f64().expect("a value");
                        assert!((own - value).abs() <= 1e-9, "{case} {} {id}: {own} is not {value}", row["agency"]);
                    }
                    Err(_) => assert!(own.is_null(), "{case} {} {id} is a gap", row["agency"]),
                }
                values += 1;
            }
            // Where the other program's sums are equal but for their last digits, its order is one of chance.
            let is_alone = index(row).is_none_or(|value| {
                let near = |other: &&BTreeMap<String, String>| index(other).is_some_and(|o| (o - value).abs() <= 1e-9);
                rows.iter().filter(near).count() == 1
            });
            if is_alone {
                assert_eq!(agency["rank"].as_u64(), row["rank"].parse().ok(), "{case} {}", row["agency"]);
            }
            ranks += 1;
        }
    }
    assert_eq!((values, ranks), (2805, 255));
}

#[test]
fn a_criterion_left_out_of_the_asem_index_is_the_index_with_its_weight_at_zero() {
    let mut told = 0;
    for case in ["contoh", "jarang"] {
        let rules = file(&format!("{case}.toml"));
        let before = json("score", case, &rules);
        let before = by_id(&before["agencies"], "rank");
        let found = json("robustness --draws 10", case, &rules);
        let left_out: Vec<&Json> = found["leave_one_out"]
            .as_array()
            .expect("a list")
            .iter()
            .filter(|one| one["kind"] == "criterion")
            .collect();
        left_out.par_iter().for_each(|one| {
            let id = one["id"].as_str().expect("an id");
            let after = json("score", case, &weightless(&rules, id));
            let after = by_id(&after["agencies"], "rank");
            let ranked: Vec<(i64, Option<i64>)> =
                before.iter().filter_map(|(country, rank)| Some((rank.as_i64()?, after[country].as_i64()))).collect();
            let changed = ranked.iter().filter(|(rank, now)| Some(*rank) != *now).count();
            assert_eq!(one["ranks_changed"], changed, "{case} without {id}");
        });
        // 49 indicators, 8 pillars, 2 sub-indices.
        assert_eq!(left_out.len(), 59, "{case}");
        told += left_out.len();
    }
    assert_eq!(told, 118);
}

/// The rules with one criterion that weighs nothing.
fn weightless(rules: &str, id: &str) -> String {
    let start = rules.find(&format!("id = \"{id}\",")).expect("the criterion");
    let weight = start + rules[start..].find("weight = ").expect("a weight") + "weight = ".len();
    let end = weight + rules[weight..].find([',', ' ', '}']).expect("an end");
    format!("{}0{}", &rules[..weight], &rules[end..])
}
