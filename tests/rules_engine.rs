//! The rules language against the program, statement by statement: what the whole-file rules and those on a criterion do.

use crate::support::Run;

const HEAD: &str = "\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n";

/// Rules from criteria and what stands below the heading.
fn rules(criteria: &str, rest: &str) -> String {
    format!("schema = 1\ncriteria = [\n{criteria}\n]\n{HEAD}\n{rest}\n")
}

/// The CSV of `score` with every criterion, and its findings.
fn scored(rules: &str, answers: &str, status: i32) -> (String, String) {
    let outcome = Run::new("score j.csv --rules r.toml --format csv --depth all --lang en")
        .file("r.toml", rules)
        .file("j.csv", answers)
        .status(status)
        .outcome();
    assert_eq!(outcome.status, status, "{}{}", outcome.stdout, outcome.stderr);
    (outcome.stdout, outcome.stderr)
}

/// The row of an agency, without its names.
fn row(csv: &str, agency: &str) -> String {
    let line = csv.lines().find(|line| line.split(',').nth(1) == Some(agency));
    let line = line.unwrap_or_else(|| panic!("{agency} is not in\n{csv}"));
    line.split(',').skip(4).collect::<Vec<_>>().join(",")
}

#[test]
fn points_under_a_sum_add_their_points_whatever_the_convention() {
    let criteria = "  { id = \"a\", name = \"A\", points = 60 },\n  { id = \"b\", name = \"B\", points = 40 },";
    let answers = "agency,criterion,score\nX,a,60\nX,b,40\nY,a,30\nY,b,40\n";
    for weights in ["parent", "root", "equal", "relative"] {
        let rules = rules(criteria, &format!("[score]\ncombine = \"sum\"\nweights = \"{weights}\""));
        let (csv, _) = scored(&rules, answers, 0);
        assert_eq!(row(&csv, "X"), "100.00,100.00,100.00,,scored", "{weights}");
        assert_eq!(row(&csv, "Y"), "50.00,100.00,70.00,,scored", "{weights}");
    }
    let on_five = rules(
        "  { id = \"a\", name = \"A\", points = 3 },\n  { id = \"b\", name = \"B\", points = 2 },",
        "[score]\ncombine = \"sum\"\nrange = [0, 5]",
    );
    let (csv, _) = scored(&on_five, "agency,criterion,score\nX,a,3\nX,b,1\n", 0);
    assert_eq!(row(&csv, "X"), "5.00,2.50,4.00,,scored", "3 and 1 points are 4 of 5");
}

#[test]
fn points_inside_a_branch_under_a_sum_do_not_pass_its_full_marks() {
    let criteria = "  { id = \"s\", name = \"S\", weight = 50, weights = \"equal\", combine = \"sum\" },\n  { id = \"s.1\", name = \"S1\", points = 30 },\n  { id = \"s.2\", name = \"S2\", points = 20 },\n  { id = \"u\", name = \"U\", weight = 50 },";
    let (csv, _) = scored(&rules(criteria, ""), "agency,criterion,score\nA,s.1,30\nA,s.2,20\nA,u,100\n", 0);
    assert_eq!(row(&csv, "A"), "50.00,100.00,100.00,100.00,75.00,,scored");
}

#[test]
fn a_gate_on_a_criterion_of_another_group_asks_nothing_however_the_branch_is_answered() {
    let criteria = "  { id = \"web\", name = \"Situs\", weight = 50 },\n  { id = \"web.opd\", name = \"OPD\", weight = 100, groups = [\"OPD\"] },\n  { id = \"web.desa\", name = \"Desa\", weight = 100, groups = [\"Desa\"] },\n  { id = \"visit\", name = \"Kunjungan\", weight = 50, gate = { on = \"web.opd\", from = 80 }, otherwise = \"zero\" },";
    let rules = rules(criteria, "[agency]\ngroups = [\"OPD\", \"Desa\"]");
    let answers = "agency,group,criterion,score\nD1,Desa,web.desa,90\nD1,Desa,visit,90\nD2,Desa,web,90\nD2,Desa,visit,90\nO1,OPD,web,90\nO1,OPD,visit,90\n";
    let (csv, _) = scored(&rules, answers, 0);
    assert!(row(&csv, "D1").ends_with("90.00,90.00,,scored"), "{csv}");
    assert!(row(&csv, "D2").ends_with("90.00,90.00,,scored"), "{csv}");
    assert!(row(&csv, "O1").ends_with("0.00,45.00,,scored"), "an OPD whose website is only known as a whole: {csv}");
}

#[test]
fn a_score_made_by_the_rule_for_blanks_holds_no_place() {
    let criteria = "  { id = \"a\", name = \"A\", weight = 50, blank = 60 },\n  { id = \"b\", name = \"B\", weight = 50, gate = { on = \"a\", top = 1 }, otherwise = \"zero\" },";
    let answers = "agency,criterion,score\nX,a,50\nX,b,100\nY,b,100\nZ,a,40\nZ,b,100\n";
    let (csv, _) = scored(&rules(criteria, ""), answers, 0);
    assert_eq!(row(&csv, "X"), "50.00,100.00,75.00,,scored", "the first of those who answered");
    assert_eq!(row(&csv, "Y"), "60.00,0.00,30.00,,scored", "60 by the rule for blanks is no place");
    assert_eq!(row(&csv, "Z"), "40.00,0.00,20.00,,scored");
}

#[test]
fn an_empty_verified_cell_is_no_beside_a_value_and_nothing_beside_a_state() {
    let criteria = "  { id = \"a\", name = \"A\", weight = 50 },\n  { id = \"b\", name = \"B\", weight = 50 },";
    let rules = rules(criteria, "[answers]\nmax_not_applicable = 1");
    let answers = "agency,criterion,score,verified\nX,a,80,ya\nX,b,tidak berlaku,\nY,a,80,ya\nY,b,90,\nZ,a,80,ya\nZ,b,tidak berlaku,tidak\n";
    let (csv, _) = scored(&rules, answers, 0);
    assert_eq!(row(&csv, "X"), "80.00,,80.00,,scored");
    assert_eq!(row(&csv, "Y"), "80.00,0.00,40.00,,scored");
    assert_eq!(row(&csv, "Z"), "80.00,0.00,40.00,,scored", "said to be unverified, it counts by that rule");
}

#[test]
fn other_spellings_count_as_their_choice_and_win_over_a_state_word() {
    let criteria = "  { id = \"a\", name = \"A\", weight = 100, scale = \"ya\" },";
    let scale = "[scale.ya]\nkind = \"choice\"\nchoices = { \"Ya\" = 1, \"Tidak\" = 0 }\naliases = { \"Ada\" = \"Ya\", \"TB\" = \"Tidak\" }\nout_of = 1";
    let rules = rules(criteria, scale);
    let answers = "agency,criterion,score\nW,a,ADA\nX,a,Ya\nY,a,tb\n";
    let (csv, _) = scored(&rules, answers, 0);
    let total = |agency| row(&csv, agency);
    assert_eq!((total("W").as_str(), total("X").as_str()), ("100.00,100.00,,scored", "100.00,100.00,,scored"));
    assert_eq!(total("Y"), "0.00,0.00,,scored");
    let form = Run::new("template --rules r.toml -o f.csv").file("r.toml", &rules);
    let outcome = form.outcome();
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let text = std::fs::read_to_string(form.folder().join("f.csv")).expect("the form");
    assert!(!text.contains("Ada"), "an alias is never offered: {text}");
}

#[test]
fn evidence_counts_as_the_file_or_the_nearest_criterion_says() {
    let criteria = "  { id = \"a\", name = \"A\", weight = 50 },\n  { id = \"a.1\", name = \"A1\", weight = 100 },\n  { id = \"b\", name = \"B\", weight = 50, evidence = \"none\" },";
    let answers = "agency,criterion,score,evidence\nX,a.1,80,\nX,b,60,\nY,a.1,80,https://x.id\nY,b,60,\nZ,a.1,0,\nZ,b,60,\nV,a,80,\nV,b,60,\n";
    let (csv, _) = scored(&rules(criteria, "[answers]\nevidence = \"zero\""), answers, 0);
    assert_eq!(row(&csv, "X"), "0.00,0.00,60.00,30.00,,scored");
    assert_eq!(row(&csv, "Y"), "80.00,80.00,60.00,70.00,,scored");
    assert_eq!(row(&csv, "Z"), "0.00,0.00,60.00,30.00,,scored");
    assert_eq!(row(&csv, "V"), "80.00,,60.00,70.00,,scored", "a whole branch is a result, not an answer");
    let (_, findings) = scored(&rules(criteria, "[answers]\nevidence = \"error\""), answers, 1);
    assert_eq!(findings.matches("E324").count(), 1, "{findings}");
}

#[test]
fn too_much_that_does_not_apply_is_an_error_where_the_rules_say_so_and_a_warning_where_they_do_not() {
    let criteria = |on_b: &str| {
        format!(
            "  {{ id = \"a\", name = \"A\", weight = 60 }},\n  {{ id = \"b\", name = \"B\", weight = 40 {on_b} }},\n  {{ id = \"b.1\", name = \"B1\", weight = 75 }},\n  {{ id = \"b.2\", name = \"B2\", weight = 25 }},"
        )
    };
    let answers = "agency,criterion,score\nX,a,80\nX,b.1,70\nX,b.2,tidak berlaku\nY,a,80\nY,b.1,N/A\nY,b.2,60\n";
    let (_, findings) = scored(&rules(&criteria(""), ""), answers, 0);
    assert!(findings.contains("W504") && findings.contains("Y answers") && findings.contains("30%"), "{findings}");
    let (_, findings) = scored(&rules(&criteria(""), "[answers]\nmax_not_applicable = 1"), answers, 0);
    assert_eq!(findings, "");
    let (_, findings) = scored(&rules(&criteria(""), "[answers]\nmax_not_applicable = 0.1"), answers, 1);
    assert!(
        findings.contains("E504") && findings.contains("Y answers") && !findings.contains("X answers"),
        "{findings}"
    );
    let (_, findings) = scored(&rules(&criteria(", max_not_applicable = 0.2"), ""), answers, 1);
    assert!(findings.contains("X answers") && findings.contains("25% of the weight of b"), "{findings}");
    assert!(findings.contains("Y answers") && findings.contains("75% of the weight of b"), "{findings}");
}

#[test]
fn components_are_read_as_points_where_the_rules_say_so_and_too_large_ones_are_refused() {
    let report = "Nama,1,2,3,4\nSetwan,25.57,24.91,12.48,20.49\n";
    let outcome = Run::new("score s.csv --rules sakip-2021 --format csv --lang en").file("s.csv", report).outcome();
    assert!(outcome.stdout.contains("85.23,83.03,83.20,81.96,83.45,Memuaskan"), "{}{}", outcome.stdout, outcome.stderr);
    let scores = "Nama,1,2,3,4\nSetwan,85.23,83.03,83.20,81.96\n";
    let outcome = Run::new("score s.csv --rules sakip-2021 --lang en").file("s.csv", scores).outcome();
    assert_eq!(outcome.status, 1);
    assert!(outcome.stderr.contains("E302") && outcome.stderr.contains("0–30"), "{}", outcome.stderr);
    let table = "Nama,1,2,3,4,Nilai,Predikat\nSetwan,25.57,24.91,12.48,20.49,83.45,A\n";
    Run::new("verify s.csv --rules sakip-2021 --lang en").file("s.csv", table).status(0).run();
    let table = "Nama,1,2,3,4,Nilai,Predikat\nSetwan,85.23,83.03,83.20,81.96,83.45,A\n";
    Run::new("verify s.csv --rules sakip-2021 --lang en").file("s.csv", table).status(0).run();
}

#[test]
fn scores_that_look_like_points_are_told_unless_one_does_not() {
    let criteria = "  { id = \"a\", name = \"A\", weight = 60 },\n  { id = \"b\", name = \"B\", weight = 40 },";
    let (_, findings) = scored(&rules(criteria, ""), "Nama,a,b\nX,52.5,31\nY,48,36\n", 0);
    assert!(findings.contains("W506"), "{findings}");
    for fine in ["Nama,a,b\nX,52.5,31\nY,61,36\n", "Nama,a,b\nX,12.5,11\nY,8,16\n"] {
        let (_, findings) = scored(&rules(criteria, ""), fine, 0);
        assert_eq!(findings, "", "{fine}");
    }
}

#[test]
fn the_list_is_searched_and_a_year_finds_its_vintage() {
    let listed = Run::new("rules list monev 2025 --lang en").outcome().stdout;
    assert!(listed.contains("monev-ki-pusat-2025") && !listed.contains("spbe-2020"), "{listed}");
    assert!(listed.contains("Scheme: monev"), "{listed}");
    let all = Run::new("rules list --lang en").outcome().stdout;
    let at = |id: &str| all.find(&format!("\n{id} ")).unwrap_or_else(|| panic!("{id} is not in\n{all}"));
    assert!(at("monev-ki-pusat-2025") < at("monev-ki-pusat-2023"), "the newest first");
    let json = Run::new("rules list spbe --format json").outcome().stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json.as_array().map(Vec::len), Some(2));
    Run::new("rules which monev-ki-pusat 2024 --lang en")
        .says("monev-ki-pusat-2023")
        .says("next: monev-ki-pusat-2025")
        .run();
    Run::new("rules which skm 2016 --lang en").says("skm-2014").run();
    Run::new("rules which monev-ki-pust 2024").status(2).tells("E198").stdout("").run();
    Run::new("rules which skm 1999").status(2).tells("E199").stdout("").run();
}

#[test]
fn long_chains_of_parents_and_gates_are_refused_in_a_moment() {
    let parents: String = (1..3000)
        .map(|n| format!("  {{ id = \"k{n}\", name = \"K\", weight = 100, parent = \"k{}\" }},\n", n - 1))
        .collect();
    let deep = rules(&format!("  {{ id = \"k0\", name = \"K\", weight = 100 }},\n{parents}"), "");
    let begun = std::time::Instant::now();
    Run::new("rules check r.toml --lang en").file("r.toml", &deep).status(2).says("E193").run();
    let gates: String = (1..3000)
        .map(|n| {
            format!(
                "  {{ id = \"g{n}\", name = \"G\", gate = {{ on = \"g{}\", from = 1 }}, otherwise = \"zero\" }},\n",
                n - 1
            )
        })
        .collect();
    let chained = rules(&format!("  {{ id = \"g0\", name = \"G\" }},\n{gates}"), "[score]\nweights = \"equal\"");
    Run::new("rules check r.toml --lang en").file("r.toml", &chained).status(2).says("E192").run();
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
}

#[test]
fn things_that_are_counted_are_worth_the_same_up_to_full_marks() {
    let criteria = "  { id = \"a\", name = \"Publikasi\", weight = 100, scale = \"s\" },";
    let rules = rules(criteria, "[scale.s]\nkind = \"count\"\nfull = 5\nmax = 12");
    let (csv, _) = scored(&rules, "agency,criterion,score\nX,a,3\nY,a,5\nZ,a,12\n", 0);
    assert_eq!(row(&csv, "X"), "60.00,60.00,,scored");
    assert_eq!(row(&csv, "Y"), "100.00,100.00,,scored");
    assert_eq!(row(&csv, "Z"), "100.00,100.00,,scored");
    let (_, findings) = scored(&rules, "agency,criterion,score\nX,a,13\nY,a,2.5\n", 1);
    assert!(findings.contains("E302") && findings.contains("E304"), "{findings}");
    let shown = Run::new("rules show r.toml --lang en").file("r.toml", &rules).outcome().stdout;
    assert!(shown.contains("how many, 0 to 12; full marks from 5"), "{shown}");
}

#[test]
fn a_branch_answered_too_little_is_named_with_its_own_bound() {
    let criteria = "  { id = \"a\", name = \"Kuesioner\", weight = 50, min_coverage = 0.6 },\n  \
         { id = \"a.1\", name = \"A1\", weight = 50 },\n  { id = \"a.2\", name = \"A2\", weight = 50 },\n  \
         { id = \"b\", name = \"B\", weight = 50 },";
    let rules = rules(criteria, "[answers]\nmin_coverage = 0.1\nblank = \"zero\"");
    let answers = "agency,criterion,score\nX,a.1,80\nX,b,90\nY,a.1,80\nY,a.2,90\nY,b,50\n";
    let run = |format: &str| {
        let run = Run::new(&format!("score j.csv --rules r.toml --lang en --format {format}"));
        run.file("r.toml", &rules).file("j.csv", answers).outcome().stdout
    };
    let text = run("table");
    assert!(text.contains("less than 60% of the weight of a Kuesioner was answered"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&run("json")).expect("JSON");
    let unscored = json["agencies"].as_array().expect("agencies").iter().find(|agency| agency["id"] == "X");
    assert_eq!(unscored.expect("X")["reason"], "coverage");
    assert_eq!(unscored.expect("X")["reason_criterion"], "a");
}

#[test]
fn a_class_that_the_rounding_of_component_scores_leaves_open_is_told() {
    let criteria = "  { id = \"a\", name = \"A\", weight = 60 },\n  { id = \"a.1\", name = \"A1\", weight = 100 },\n  \
         { id = \"b\", name = \"B\", weight = 40 },\n  { id = \"b.1\", name = \"B1\", weight = 100 },";
    let classes = "[[class]]\nlabel = \"Baik\"\nfrom = 80\n[[class]]\nlabel = \"Cukup\"";
    let rules = rules(criteria, classes);
    let told = |rows: &str| scored(&rules, &format!("agency,a,b\n{rows}"), 0).1;
    // 0.6 x 80.005 + 0.4 x 79.985 = 79.997, printed 80.00; half a unit lower it is 79.992.
    let open = told("X,80.01,79.98\nY,90.25,91.5\n");
    assert!(open.contains("W508") && open.contains("the class of X is not decided"), "{open}");
    assert!(open.contains("with 2 decimals were rounded, it is Cukup or Baik"), "{open}");
    for decided in ["X,80,80\nY,90,91\n", "X,80.25,80.5\nY,90.25,91.5\n", "X,80.0100,79.9812\nY,1,1\n"] {
        assert!(!told(decided).contains("W508"), "{decided}");
    }
    let leaves = scored(&rules, "agency,a.1,b.1\nX,80.01,79.98\n", 0).1;
    assert!(!leaves.contains("W508"), "answers are what was answered: {leaves}");
}
