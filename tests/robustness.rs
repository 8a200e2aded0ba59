//! `ikip robustness` and `ikip rules ahp`: published coefficients, known answers, and what holds for every result.

use std::path::Path;

use crate::oracle::tape::Tape;
use crate::support::Run;
use serde_json::Value as Json;

const SHROUT_FLEISS: &str = include_str!("robustness/shrout_fleiss_1979.csv");
const KRIPPENDORFF: &str = include_str!("robustness/krippendorff_2011.csv");

fn reference(text: &str) -> Json {
    // Python writes what is no number into its JSON.
    serde_json::from_str(&text.replace("NaN", "null")).expect("JSON")
}

fn json(run: &Run) -> Json {
    let text = run.run().stdout;
    serde_json::from_str(&text).expect("JSON")
}

fn fraction(text: &str) -> f64 {
    match text.split_once('/') {
        Some((num, den)) => num.parse::<f64>().expect("a number") / den.parse::<f64>().expect("a number"),
        None => text.parse().expect("a number"),
    }
}

fn rules(criteria: &str, more: &str) -> String {
    format!(
        "schema = 1\ncriteria = [\n{criteria}\n]\n\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\n\
         status = \"illustrative\"\n\n{more}"
    )
}

/// Weights of criteria a, b, c ... and the scores of agencies A, B, C ..., as rules and a wide table.
fn plain(weights: &[f64], values: &[Vec<f64>]) -> (String, String) {
    let letter = |at: usize, first: u8| char::from(first + u8::try_from(at).expect("few"));
    let criteria: Vec<String> = weights
        .iter()
        .enumerate()
        .map(|(at, weight)| format!("  {{ id = \"{0}{0}\", name = \"K{0}\", weight = {weight} }},", letter(at, b'a')))
        .collect();
    let head: Vec<String> = (0..weights.len()).map(|at| format!("{0}{0}", letter(at, b'a'))).collect();
    let mut table = format!("agency,{}\n", head.join(","));
    for (at, row) in values.iter().enumerate() {
        let row: Vec<String> = row.iter().map(f64::to_string).collect();
        table.push_str(&format!("{},{}\n", letter(at, b'A'), row.join(",")));
    }
    let more = "[score]\nweights = \"relative\"\n[ranking]\nwithin = \"all\"\nby = \"exact\"\n";
    (rules(&criteria.join("\n"), more), table)
}

fn numbers(value: &Json) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|number| number.as_f64().expect("a number")).collect()
}

fn table(value: &Json) -> Vec<Vec<f64>> {
    value.as_array().expect("a list").iter().map(numbers).collect()
}

/// Within four standard errors of a share.
fn assert_share(found: f64, exact: f64, draws: f64, what: &str) {
    let error = 4.0 * (exact * (1.0 - exact) / draws).sqrt();
    assert!((found - exact).abs() <= error + 1e-12, "{what}: {found} is not {exact} within {error}");
}

#[test]
fn a_pair_keeps_its_order_as_often_as_the_exact_fractions_say() {
    let known = reference(include_str!("robustness/known_answers.json"));
    let mut told = 0;
    let cases = known["two_criteria_uniform_noise"].as_array().expect("cases");
    let cases = cases
        .iter()
        .map(|case| (case, "uniform"))
        .chain(known["two_criteria_dirichlet"].as_array().expect("cases").iter().map(|case| (case, "dirichlet")));
    for (case, how) in cases {
        let (rules, answers) = plain(&numbers(&case["weights"]), &[numbers(&case["A"]), numbers(&case["B"])]);
        let run = Run::new("robustness j.csv --rules r.toml --format json --vary weights --draws 40000 --pairs all")
            .args(&format!("--weights {how}"))
            .file("j.csv", answers)
            .file("r.toml", rules);
        let run = match case["noise"].as_str() {
            Some(noise) => run.args(&format!("--noise {noise}")),
            None => run.args(&format!("--concentration {}", case["concentration"])),
        };
        let exact = case["share_A_ahead_exact"]
            .as_str()
            .map_or_else(|| fraction(case["share_A_ahead"].as_str().expect("a share")), fraction);
        let pairs = json(&run)["pairs"].clone();
        let pair = &pairs[0];
        let share = pair["share"].as_f64().expect("a share");
        let found = if pair["above"] == "A" { share } else { 1.0 - share };
        assert_share(found, exact, 40_000.0, &case.to_string());
        told += 1;
    }
    assert_eq!(told, 10);
}

#[test]
fn ranks_over_all_weights_are_the_areas_of_polygons() {
    let known = reference(include_str!("robustness/known_answers.json"));
    for case in ["four_units_three_criteria", "dominated"] {
        let case = &known["uniform_simplex"][case];
        let (rules, answers) = plain(&[1.0, 1.0, 1.0], &table(&case["values"]));
        let run =
            Run::new("robustness j.csv --rules r.toml --format json --vary weights --weights simplex --draws 40000")
                .file("j.csv", answers)
                .file("r.toml", rules);
        let found = json(&run);
        for (at, shares) in case["exact"].as_array().expect("rows").iter().enumerate() {
            let id = char::from(b'A' + u8::try_from(at).expect("few")).to_string();
            let agencies = found["agencies"].as_array().expect("agencies");
            let agency = agencies.iter().find(|agency| agency["id"] == id.as_str()).expect("there");
            for (rank, share) in shares.as_array().expect("shares").iter().enumerate() {
                let got = agency["ranks"].get((rank + 1).to_string()).and_then(Json::as_f64).unwrap_or(0.0);
                assert_share(got, fraction(share.as_str().expect("a fraction")), 40_000.0, &format!("{id} {rank}"));
            }
        }
    }
}

/// The coefficients of one criterion that assessors answered.
fn coefficients(sheet: &str) -> Json {
    let mut long = String::from("agency,criterion,assessor,score\n");
    let mut lines = sheet.lines().filter(|line| !line.is_empty());
    let assessors: Vec<&str> = lines.next().expect("a header").split(',').skip(1).collect();
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        for (assessor, cell) in assessors.iter().zip(&cells[1..]).filter(|(_, cell)| !cell.is_empty()) {
            long.push_str(&format!("{},saq,{assessor},{cell}\n", cells[0]));
        }
    }
    let run = Run::new("robustness j.csv --rules r.toml --format json --draws 100")
        .file("j.csv", long)
        .file("r.toml", rules("  { id = \"saq\", name = \"SAQ\", weight = 100 },", ""));
    let found = json(&run);
    let branches = found["assessors"]["branches"].as_array().expect("branches").clone();
    assert_eq!(branches[0]["alpha_interval"], branches[1]["alpha_interval"], "total and its only criterion");
    branches.into_iter().find(|branch| branch["id"] == "saq").expect("the criterion")
}

#[test]
fn coefficients_of_published_tables_are_the_exact_fractions() {
    let exact = reference(include_str!("robustness/agreement_exact.json"));
    for (name, sheet, rated) in [("shrout_fleiss_1979", SHROUT_FLEISS, 6), ("krippendorff_2011", KRIPPENDORFF, 11)] {
        let (found, exact) = (coefficients(sheet), &exact[name]);
        let check = |key: &str, value: &Json| {
            let expected = fraction(value["exact"].as_str().expect("a fraction"));
            let got = found[key].as_f64().expect("a coefficient");
            assert!((got - expected).abs() < 1e-9, "{name} {key}: {got} is not {expected}");
        };
        check("alpha_interval", &exact["krippendorff"]["interval"]);
        check("alpha_ordinal", &exact["krippendorff"]["ordinal"]);
        check("icc_2_1", &exact["icc_complete_units"]["ICC(2,1)"]);
        check("icc_2_k", &exact["icc_complete_units"]["ICC(2,k)"]);
        check("cronbach", &exact["cronbach_complete_units"]);
        check("kendall_w", &exact["kendall_complete_units"]["W_tie_corrected"]);
        assert_eq!((&found["complete"], &found["rated"]), (&exact["complete_units"], &Json::from(rated)));
    }
}

#[test]
fn packages_give_the_same_where_they_mean_the_same() {
    let py = reference(include_str!("robustness/agreement_py.json"));
    let r = reference(include_str!("robustness/agreement_r.json"));
    let irr = reference(include_str!("robustness/agreement_irrcac.json"));
    for (name, sheet) in [("shrout_fleiss_1979", SHROUT_FLEISS), ("krippendorff_2011", KRIPPENDORFF)] {
        let found = coefficients(sheet);
        let (py, r, irr) = (&py["cases"][name], &r["cases"][name], &irr["cases"][name]);
        let icc = if py["icc_omit"].is_object() { &py["icc_omit"] } else { &py["icc_raise"] };
        for (key, other) in [
            ("alpha_interval", &py["krippendorff_interval"]),
            ("alpha_interval", &irr["krippendorff_quadratic"]),
            ("alpha_ordinal", &py["krippendorff_ordinal"]),
            ("icc_2_1", &icc["ICC(A,1)"]["icc"]),
            ("icc_2_k", &icc["ICC(A,k)"]["icc"]),
            ("cronbach", &py["cronbach_listwise"]),
            ("kendall_w", &py["kendall"]["W_tie_corrected"]),
            ("kendall_w", &r["W_friedman"]),
        ] {
            let (got, other) = (found[key].as_f64().expect("told"), other.as_f64().expect("a number"));
            assert!((got - other).abs() < 1e-9, "{name} {key}: {got}, another program says {other}");
        }
        // Another package's ordinal weights are another coefficient.
        let (own, other) = (found["alpha_ordinal"].as_f64(), irr["krippendorff_ordinal"].as_f64());
        assert!((own.expect("told") - other.expect("a number")).abs() > 0.01);
    }
}

#[test]
fn equal_answers_have_no_coefficient_and_the_reason_stands_beside_it() {
    let same = "unit,a,b\nu1,3,3\nu2,3,3\nu3,3,3\nu4,3,3\nu5,3,3\nu6,3,3\n";
    let found = coefficients(same);
    for key in ["alpha_interval", "alpha_ordinal", "icc_2_1", "kendall_w", "cronbach"] {
        assert_eq!((&found[key], found["reason"][key].as_str()), (&Json::Null, Some("all-equal")), "{key}");
    }
    assert_eq!(found["equal_share"], 1.0);
    let few = coefficients("unit,a,b\nu1,1,2\nu2,3,3\nu3,5,4\n");
    assert_eq!((&few["icc_2_1"], few["reason"]["icc_2_1"].as_str()), (&Json::Null, Some("too-few-complete")));
    assert!(few["alpha_interval"].is_number());
    // Of one agency alpha is 0 whatever is answered.
    let one = coefficients("unit,a,b\nu1,1,2\n");
    assert_eq!((&one["alpha_interval"], one["reason"]["alpha_interval"].as_str()), (&Json::Null, Some("one-agency")));
}

fn ahp_rules(case: &Json) -> String {
    let names: Vec<&str> = case["names"].as_array().expect("names").iter().filter_map(Json::as_str).collect();
    let criteria: Vec<String> =
        names.iter().map(|name| format!("  {{ id = \"{name}\", name = \"{name}\" }},")).collect();
    let mut judgements = Vec::new();
    for (i, row) in case["matrix"].as_array().expect("rows").iter().enumerate() {
        for (j, value) in row.as_array().expect("cells").iter().enumerate().skip(i + 1) {
            judgements.push(format!("\"{}:{}\" = \"{}\"", names[i], names[j], value.as_str().expect("text")));
        }
    }
    let ahp = format!(
        "[[ahp]]\nbranch = \"total\"\njudges = [ {{ name = \"Ahli 1\", judgements = {{ {} }} }} ]\n",
        judgements.join(", ")
    );
    rules(&criteria.join("\n"), &ahp)
}

#[test]
fn weights_from_judgements_are_those_of_twenty_digits() {
    let known = reference(include_str!("robustness/ahp.json"));
    for (name, case) in known["cases"].as_object().expect("cases") {
        let run = Run::new("rules ahp r.toml --format json").file("r.toml", ahp_rules(case));
        let found = run.outcome();
        assert_eq!(found.status, 0, "{}", found.stderr);
        let found: Json = serde_json::from_str(&found.stdout).expect("JSON");
        let branch = &found["branches"][0];
        let close = |got: f64, expected: &Json, what: &str| {
            let expected: f64 = expected.as_str().expect("text").parse().expect("a number");
            assert!((got - expected).abs() < 1e-9, "{name} {what}: {got} is not {expected}");
        };
        for (at, id) in case["names"].as_array().expect("names").iter().enumerate() {
            let id = id.as_str().expect("text");
            let text = |key: &str| branch[key][id].as_str().expect("text").parse().expect("a number");
            close(text("weights"), &case["weights_eigen"][at], id);
            close(text("geometric"), &case["weights_geometric"][at], id);
        }
        close(branch["lambda_max"].as_f64().expect("told"), &case["lambda_max"], "lambda");
        close(branch["ci"].as_f64().expect("told"), &case["ci"], "ci");
        close(branch["cr"].as_f64().expect("told"), &case["cr"]["saaty1980"], "cr");
        let rounded: f64 = branch["rounded"]
            .as_object()
            .expect("weights")
            .values()
            .map(|weight| weight.as_str().expect("text").parse::<f64>().expect("a number"))
            .sum();
        assert!((rounded - 100.0).abs() < 1e-9, "{name}: {rounded}");
        let worst = &case["least_consistent"]["ratio_to_eigen_weights"];
        let alone = worst["first"].as_array().expect("pairs").len() == 1;
        assert_eq!(branch["worst"].is_object(), alone, "{name}");
        if alone {
            close(branch["worst"]["ratio"].as_f64().expect("told"), &worst["order"][0]["value"], "worst");
            let pair = [&branch["worst"]["a"], &branch["worst"]["b"]];
            let expected = worst["first"][0].as_array().expect("a pair");
            assert!(pair.iter().all(|id| expected.contains(id)), "{name}: {pair:?}");
        }
    }
}

#[test]
fn derived_weights_are_exact_weights_and_an_inconsistent_matrix_is_a_warning() {
    let known = reference(include_str!("robustness/ahp.json"));
    let chairs = ahp_rules(&known["cases"]["chairs4"]);
    Run::new("rules check r.toml --lang en").file("r.toml", &chairs).says("W187").says("0.1447").says("C1:C4").run();
    let shown = Run::new("rules show r.toml --format json").file("r.toml", &chairs).outcome().stdout;
    let shown: Json = serde_json::from_str(&shown).expect("JSON");
    let weights: Vec<String> =
        shown["criteria"].as_array().expect("criteria").iter().map(|c| c["weight"].to_string()).collect();
    assert_eq!(weights, ["61.8669", "23.5323", "10.0934", "4.5074"]);
    Run::new("rules show r.toml --lang en").file("r.toml", &chairs).says("by AHP").says("largest remainder").outcome();
    Run::new("rules ahp r.toml --lang en")
        .file("r.toml", &chairs)
        .says("random index Saaty 1980")
        .says("C1:C4")
        .outcome();
}

#[test]
fn what_is_better_in_everything_stays_ahead_under_any_noise() {
    let (rules, answers) =
        plain(&[50.0, 30.0, 20.0], &[vec![90.0, 80.0, 70.0], vec![80.0, 70.0, 60.0], vec![85.0, 60.0, 95.0]]);
    for how in ["--noise 100%", "--weights simplex", "--weights dirichlet --concentration 3"] {
        let run = Run::new("robustness j.csv --rules r.toml --format json --vary weights --pairs all --draws 5000")
            .args(how)
            .file("j.csv", &answers)
            .file("r.toml", &rules);
        let pairs = json(&run)["pairs"].clone();
        let pair = pairs.as_array().expect("pairs").iter().find(|p| p["above"] == "A" && p["below"] == "B");
        let pair = pair.expect("the pair");
        assert_eq!((&pair["share"], &pair["verdict"]), (&Json::from(1.0), &Json::from("certain")), "{how}");
    }
}

/// A panel of five on four criteria in two branches, with gaps.
fn panel() -> (String, String) {
    let criteria = "  { id = \"a\", name = \"A\", weight = 60 },\n  { id = \"a.1\", name = \"A1\", weight = 70 },\n  \
                    { id = \"a.2\", name = \"A2\", weight = 30 },\n  { id = \"b\", name = \"B\", weight = 40 },\n  \
                    { id = \"b.1\", name = \"B1\", weight = 50 },\n  { id = \"b.2\", name = \"B2\", weight = 50 },";
    let classes = "[[class]]\nlabel = \"Tinggi\"\nfrom = 70\n[[class]]\nlabel = \"Rendah\"\n";
    let mut tape = Tape::seeded(11, 4000);
    let mut long = String::from("agency,criterion,assessor,score\n");
    for agency in 0..12 {
        for criterion in ["a.1", "a.2", "b.1", "b.2"] {
            for assessor in 0..5 {
                if !tape.chance(6) {
                    long.push_str(&format!("BP{agency:02},{criterion},P{assessor},{}\n", 45 + tape.below(11) * 5));
                }
            }
        }
    }
    (rules(criteria, classes), long)
}

#[test]
fn threads_change_no_byte_and_the_seed_does() {
    let (rules, answers) = panel();
    let run = |threads: &str, seed: &str| {
        Run::new(
            "robustness j.csv --rules r.toml --vary weights,assessors,answers,missing,rounding,combine --draws 2000",
        )
        .args(&format!("--format json --seed {seed} --draws-out d.csv"))
        .variable("RAYON_NUM_THREADS", threads)
        .file("j.csv", &answers)
        .file("r.toml", &rules)
    };
    let once = |threads: &str, seed: &str| {
        let run = run(threads, seed);
        let out = run.run().stdout;
        (out, std::fs::read_to_string(run.folder().join("d.csv")).expect("the draws"))
    };
    let one = once("1", "1");
    assert_eq!(one, once("2", "1"));
    assert_eq!(one, once("3", "1"));
    assert_ne!(one.1, once("2", "2").1);
}

#[test]
fn the_draws_that_are_written_are_those_that_are_counted() {
    let (rules, answers) = panel();
    let run =
        Run::new("robustness j.csv --rules r.toml --draws 1000 --format json --draws-out d.csv --panel leave-one-out")
            .file("j.csv", answers)
            .file("r.toml", rules);
    let found = json(&run);
    let draws = std::fs::read_to_string(run.folder().join("d.csv")).expect("the draws");
    let rows: Vec<Vec<&str>> = draws.lines().skip(1).map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 12_000);
    for agency in found["agencies"].as_array().expect("agencies") {
        let own: Vec<&Vec<&str>> = rows.iter().filter(|row| agency["id"] == row[1]).collect();
        for (rank, share) in agency["ranks"].as_object().expect("ranks") {
            let count = own.iter().filter(|row| row[3] == rank).count();
            assert!((count as f64 / 1000.0 - share.as_f64().expect("a share")).abs() < 1e-12);
        }
        let mut ranks: Vec<u64> = own.iter().map(|row| row[3].parse().expect("a rank")).collect();
        ranks.sort_unstable();
        assert_eq!((agency["rank_low"].as_u64(), agency["rank_high"].as_u64()), (Some(ranks[49]), Some(ranks[949])));
        let classes: f64 = agency["classes"].as_object().expect("classes").values().filter_map(Json::as_f64).sum();
        assert!((classes - 1.0).abs() < 1e-9);
    }
}

#[test]
fn more_draws_narrow_the_error_of_the_estimate_and_nothing_else() {
    let (rules, answers) = panel();
    let run = |draws: usize, seed: usize, format: &str| {
        Run::new(&format!("robustness j.csv --rules r.toml --draws {draws} --seed {seed} --format {format} --lang en"))
            .file("j.csv", &answers)
            .file("r.toml", &rules)
    };
    // By seed: the share of draws in which each body keeps its class, and the width of its scores.
    let of = |draws: usize| -> Vec<Vec<(f64, f64)>> {
        let one = |agency: &Json| {
            let number = |key: &str| agency[key].as_f64().expect("a number");
            let share = agency["classes"][agency["class"].as_str().expect("a class")].as_f64().unwrap_or(0.0);
            (share, number("score_high") - number("score_low"))
        };
        let agencies = |seed| json(&run(draws, seed, "json"))["agencies"].as_array().expect("agencies").clone();
        (1..=6).map(|seed| agencies(seed).iter().map(one).collect()).collect()
    };
    let (few, many) = (of(200), of(5000));
    let mean = |values: Vec<f64>| values.iter().sum::<f64>() / values.len() as f64;
    let at = |runs: &[Vec<(f64, f64)>], body: usize, of: fn(&(f64, f64)) -> f64| -> Vec<f64> {
        runs.iter().map(|run| of(&run[body])).collect()
    };
    let scatter = |runs: &[Vec<(f64, f64)>]| {
        let variance = |body: usize| {
            let shares = at(runs, body, |one| one.0);
            let middle = mean(shares.clone());
            mean(shares.iter().map(|share| (share - middle).powi(2)).collect())
        };
        mean((0..runs[0].len()).map(variance).collect()).sqrt()
    };
    // 25 times as many draws: a fifth of the scatter.
    let ratio = scatter(&few) / scatter(&many);
    assert!((2.5..10.0).contains(&ratio), "{ratio}");
    for body in 0..few[0].len() {
        let (wide, narrow) = (mean(at(&few, body, |one| one.1)), mean(at(&many, body, |one| one.1)));
        assert!((wide - narrow).abs() <= 0.15 * narrow + 0.01, "body {body}: {wide} and {narrow}");
    }
    // And so it says: a hundred over the root of the draws, in percentage points.
    assert!(run(400, 1, "text").run().stdout.contains("5.0 percentage points"));
    assert!(run(10_000, 1, "text").run().stdout.contains("1.0 percentage points"));
}

#[test]
fn an_assessor_left_out_is_the_result_without_his_answers() {
    let (rules, answers) = panel();
    let of = |answers: &str| {
        json(&Run::new("score j.csv --rules r.toml --format json").file("j.csv", answers).file("r.toml", &rules))
    };
    let ranks = |score: &Json| -> Vec<(String, Json)> {
        let agencies = score["agencies"].as_array().expect("agencies").iter();
        let mut ranks: Vec<_> =
            agencies.map(|a| (a["id"].as_str().expect("an id").to_owned(), a["rank"].clone())).collect();
        ranks.sort_by(|a, b| a.0.cmp(&b.0));
        ranks
    };
    let before = ranks(&of(&answers));
    let found = json(
        &Run::new("robustness j.csv --rules r.toml --format json --draws 10")
            .file("j.csv", &answers)
            .file("r.toml", &rules),
    );
    let mut told = 0;
    for one in found["leave_one_out"].as_array().expect("a list").iter().filter(|one| one["kind"] == "assessor") {
        let name = one["id"].as_str().expect("a name");
        let rest: Vec<&str> = answers.lines().filter(|line| !line.contains(&format!(",{name},"))).collect();
        let after = ranks(&of(&(rest.join("\n") + "\n")));
        let changed = before.iter().zip(&after).filter(|(a, b)| a.1 != b.1).count();
        assert_eq!(one["ranks_changed"], changed, "{name}");
        told += 1;
    }
    assert_eq!(told, 5);
}

#[test]
fn a_criterion_left_out_is_the_result_with_weight_zero_in_the_rules() {
    let (rules, answers) = panel();
    let rules = format!("{rules}\n[score]\nweights = \"relative\"\n");
    let score = |rules: &str| {
        json(&Run::new("score j.csv --rules r.toml --format json").file("j.csv", &answers).file("r.toml", rules))
    };
    let places = |score: &Json| -> std::collections::BTreeMap<String, (Json, Json)> {
        let of = |a: &Json| (a["id"].as_str().expect("an id").to_owned(), (a["rank"].clone(), a["class"].clone()));
        score["agencies"].as_array().expect("agencies").iter().map(of).collect()
    };
    let before = places(&score(&rules));
    let run = Run::new("robustness j.csv --rules r.toml --format json --draws 10")
        .file("j.csv", &answers)
        .file("r.toml", &rules);
    let mut told = 0;
    for one in json(&run)["leave_one_out"].as_array().expect("a list").iter().filter(|one| one["kind"] == "criterion") {
        let id = one["id"].as_str().expect("an id");
        let line = rules.lines().find(|line| line.contains(&format!("id = \"{id}\""))).expect("the criterion");
        let weight = line.split("weight = ").nth(1).expect("a weight");
        let changed = rules.replace(line, &line.replace(&format!("weight = {weight}"), "weight = 0 },"));
        let after = places(&score(&changed));
        let count = |of: fn(&(Json, Json)) -> &Json| before.iter().filter(|(id, at)| of(at) != of(&after[*id])).count();
        assert_eq!(one["ranks_changed"], count(|at| &at.0), "{id}");
        assert_eq!(one["classes_changed"], count(|at| &at.1), "{id}");
        told += 1;
    }
    assert_eq!(told, 6);
}

#[test]
fn the_smallest_shift_makes_neighbours_level() {
    let (rules, answers) = plain(&[60.0, 40.0], &[vec![82.0, 70.0], vec![76.0, 78.0]]);
    let found = json(
        &Run::new("robustness j.csv --rules r.toml --format json --draws 10")
            .file("j.csv", answers)
            .file("r.toml", rules),
    );
    let shift = &found["weight_shifts"][0];
    // 77.2 against 76.8: each point moved from aa to bb brings them 0.14 closer.
    assert_eq!((&shift["from"], &shift["to"], &shift["exact"]), (&"aa".into(), &"bb".into(), &"20/7".into()));
    // With these weights they are level.
    let weights: [f64; 2] = [60.0 - 20.0 / 7.0, 40.0 + 20.0 / 7.0];
    assert!((weights[0] * 82.0 + weights[1] * 70.0 - weights[0] * 76.0 - weights[1] * 78.0).abs() < 1e-9);
}

#[test]
fn every_form_says_what_was_varied_and_what_cannot_be_concluded() {
    let (rules, answers) = panel();
    let rules = rules.replace("title = \"Uji\"", "title = \"Uji <b>|x|</b>\"");
    for (lang, varied, limits) in
        [("id", "Apa yang diubah-ubah", "tidak dapat disimpulkan"), ("en", "What was varied", "cannot be concluded")]
    {
        for format in ["text", "md", "html"] {
            let run = Run::new("robustness j.csv --rules r.toml --draws 200")
                .args(&format!("--lang {lang} --format {format}"))
                .file("j.csv", &answers)
                .file("r.toml", &rules);
            let text = run.run().stdout;
            assert!(text.contains(varied) && text.contains(limits), "{format}: {text}");
            assert!(format != "html" || !text.contains("<b>") && text.contains("<svg"), "{text}");
        }
    }
}

#[test]
fn outputs_keep_to_their_schemas() {
    let schema = |name: &str| {
        let text = Run::new("rules schema").arg(name).run().stdout;
        jsonschema::validator_for(&serde_json::from_str(&text).expect("JSON")).expect("a valid schema")
    };
    let (rules, answers) = panel();
    let run = Run::new("robustness j.csv --rules r.toml --format json --draws 300")
        .args("--vary weights,assessors,answers,missing,rounding,combine --assessor-groups g.csv")
        .file("j.csv", answers)
        .file("g.csv", "penilai;kelompok\nP0;akademisi\nP1;akademisi\nP2;media\n")
        .file("r.toml", rules);
    let found = json(&run);
    let valid = schema("robustness");
    let broken: Vec<String> = valid.iter_errors(&found).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(broken.is_empty(), "{broken:#?}");
    assert_eq!(found["assessors"]["groups"][0]["group"], "akademisi");
    let known = reference(include_str!("robustness/ahp.json"));
    let run = Run::new("rules ahp r.toml --format json").file("r.toml", ahp_rules(&known["cases"]["nations7"]));
    let found = json(&run);
    let broken: Vec<String> =
        schema("ahp").iter_errors(&found).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn report_cards_say_how_firm_the_class_is_when_asked() {
    let (rules, answers) = panel();
    let run = Run::new("report j.csv --rules r.toml -o laporan --robustness --agency BP00")
        .file("j.csv", answers)
        .file("r.toml", rules);
    run.run();
    let mut told = 0;
    for entry in walk(&run.folder().join("laporan")) {
        let text = std::fs::read_to_string(&entry).unwrap_or_default();
        told += usize::from(text.contains("dari 100 percobaan dengan bobot dan penilai"));
    }
    assert!(told > 0);
}

/// A row of the README: input and rules, what it says of classes and of order.
fn readings() -> Vec<[String; 3]> {
    let readme = include_str!("../README.md");
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let arguments = cells.get(1)?.strip_prefix('`')?.strip_suffix('`')?;
        (arguments.starts_with("examples/") && arguments.contains("--rules") && cells.len() > 6)
            .then(|| [arguments.to_owned(), cells[2].to_owned(), cells[3].to_owned()])
    };
    readme.lines().filter_map(row).collect()
}

#[test]
fn the_readings_of_shipped_examples_are_what_the_program_finds() {
    let readings = readings();
    assert!(readings.len() >= 9, "{readings:?}");
    for [arguments, classes, order] in readings {
        let arguments = arguments.replace("examples/", concat!(env!("CARGO_MANIFEST_DIR"), "/examples/"));
        let found = Run::new(&format!("robustness {arguments} --lang en")).outcome();
        let said = |begin: &str| {
            let line = found.stdout.lines().find_map(|line| line.strip_prefix(begin));
            let numbers = |line: &str| -> Vec<usize> {
                let words = line.split(|c: char| !c.is_ascii_digit()).filter(|word| !word.is_empty());
                words.map(|word| word.parse().expect("a number")).collect()
            };
            // "is certain for A of N, likely for B, open for C"
            line.map(numbers).map_or_else(|| "–".to_owned(), |n| format!("{} / {} / {}", n[0], n[2], n[3]))
        };
        assert_eq!(said("- The class is certain"), classes, "{arguments}");
        assert_eq!(said("- The order with the next below is certain"), order, "{arguments}");
        let untested = found.stdout.replace('\n', " ").contains("No draw changed any score.");
        assert_eq!(untested, (classes, order) == ("–".to_owned(), "–".to_owned()), "{arguments}");
    }
}

#[test]
fn certain_is_not_said_where_nothing_was_tested() {
    let rules = rules("{ id = \"a\", name = \"A\", weight = 60 }, { id = \"b\", name = \"B\", weight = 40 }", "");
    let run = |input: &str, more: &str| {
        let run = Run::new(&format!("robustness a.csv --rules r.toml --draws 200 --lang en {more}"));
        run.file("r.toml", &rules).file("a.csv", input).outcome().stdout.replace('\n', " ")
    };
    let totals = "agency,criterion,score\nA,total,80\nB,total,70\n";
    let parts = "agency,criterion,score\nA,a,80\nA,b,60\nB,a,40\nB,b,90\n";
    assert!(run(totals, "").contains("nothing was tested") && run(totals, "").contains("For 2 of 2, a branch"));
    assert!(run(parts, "--noise 0").contains("nothing was tested"));
    let varied = run(parts, "");
    assert!(!varied.contains("nothing was tested") && varied.contains("is certain for"), "{varied}");
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}
