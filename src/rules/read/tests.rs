//! What a file means: defaults, the tree, what criteria take over from those above them, and where sums need not be 100.

use super::*;
use crate::exact::Exact;
use crate::rules::instrument::{Assessors, Combine, CountsAs, Unverified, WeightConvention, Within};
use crate::rules::scale::Entries;

const HEAD: &str = "\n[instrument]\nid = \"uji\"\ntitle = \"Uji\"\nyear = 2025\nstatus = \"illustrative\"\n";

fn codes(criteria: &str, rest: &str) -> Vec<&'static str> {
    let text = format!("schema = 1\ncriteria = [\n{criteria}\n]\n{HEAD}{rest}");
    read(&text, "uji.toml").findings.iter().map(Finding::code).collect()
}

fn instrument(criteria: &str, rest: &str) -> Instrument {
    let text = format!("schema = 1\ncriteria = [\n{criteria}\n]\n{HEAD}{rest}");
    let read = read(&text, "uji.toml");
    read.instrument.unwrap_or_else(|| panic!("{:?}", read.findings))
}

#[test]
fn what_is_left_out_has_the_value_of_the_language() {
    let made = instrument("{ id = \"1\", name = \"a\", weight = 100 }", "");
    assert_eq!((made.bottom, made.top, made.decimals), (Exact::ZERO, Exact::HUNDRED, 2));
    assert_eq!(made.ranking.within, Within::Group);
    let states = &made.criteria[1].states;
    assert_eq!((&states.not_applicable, &states.no_case), (&CountsAs::Exclude, &CountsAs::Error));
    assert_eq!(states.unverified, Unverified::As(CountsAs::Score(Exact::ZERO)));
    assert_eq!(made.criteria[1].blank, Some(CountsAs::Score(Exact::ZERO)));
    assert_eq!((made.criteria[0].id.as_str(), made.criteria[0].name.as_str()), ("total", "Uji"));
}

#[test]
fn a_parent_is_the_longest_dotted_prefix_and_children_may_stand_first() {
    let made = instrument(
        "{ id = \"a.1.x\", name = \"x\", weight = 100 },\n{ id = \"a\", name = \"a\", weight = 100 },\n\
         { id = \"a.1\", name = \"y\", weight = 70 },\n{ id = \"B\", name = \"b\", weight = 30, parent = \"a\" }",
        "",
    );
    let parent = |id: &str| made.criteria[made.find(id).expect(id)].parent.map(|ix| made.criteria[ix].id.as_str());
    assert_eq!(
        [parent("a.1.x"), parent("a.1"), parent("B"), parent("a")],
        [Some("a.1"), Some("a"), Some("a"), Some("total")]
    );
    assert_eq!(made.criteria[1].depth, 3);
}

#[test]
fn the_nearest_rule_above_holds() {
    let made = instrument(
        "{ id = \"a\", name = \"a\", weight = 100, weights = \"relative\", no_case = 60, assessors = \"median\", shared = true },\n\
         { id = \"a.1\", name = \"b\", weight = 3, no_case = \"exclude\", blank = \"exclude\" },\n\
         { id = \"a.1.x\", name = \"c\", weight = 7 },\n{ id = \"a.2\", name = \"d\", weight = 4 }",
        "[answers]\nblank = \"error\"\n",
    );
    let deep = &made.criteria[made.find("a.1.x").expect("there")];
    assert_eq!((&deep.states.no_case, deep.states.assessors), (&CountsAs::Exclude, Assessors::Median));
    assert_eq!((deep.shared, deep.weights, &deep.blank), (true, WeightConvention::Relative, &Some(CountsAs::Error)));
    assert_eq!(made.criteria[2].blank, Some(CountsAs::Exclude));
    assert_eq!(made.criteria[1].blank, None);
}

#[test]
fn below_points_every_branch_is_a_points_branch() {
    let made = instrument(
        "{ id = \"A\", name = \"a\" },\n{ id = \"A.1\", name = \"b\", points = 25 },\n{ id = \"B\", name = \"c\", points = 60 }",
        "[score]\ncombine = \"points\"\n",
    );
    assert_eq!((made.criteria[1].combine, &made.criteria[1].weight), (Combine::Points, &None));
    assert_eq!(made.criteria[2].weight, Some(Exact::int(25)));
    assert_eq!(made.criteria[2].share, Exact::int(25));
}

#[test]
fn weights_are_exact_and_fractions_add_up() {
    let thirds = "{ id = \"1\", name = \"a\", weight = \"100/3\" }, { id = \"2\", name = \"b\", weight = \"100/3\" }, { id = \"3\", name = \"c\", weight = \"100/3\" }";
    assert!(codes(thirds, "").is_empty());
    let near = thirds.replace("\"100/3\"", "33.333333333333333333333333333333");
    assert_eq!(codes(&near, ""), ["E140"]);
}

#[test]
fn siblings_add_up_all_together_or_for_every_group() {
    let split = "{ id = \"1\", name = \"a\", weight = 70 },\n{ id = \"2\", name = \"b\", weight = 30, groups = [\"OPD\"] },\n\
                 { id = \"3\", name = \"c\", weight = 30, groups = [\"Desa\"] }";
    assert!(codes(split, "[agency]\ngroups = [\"OPD\", \"Desa\"]\n").is_empty());
    assert!(codes(split, "").is_empty(), "an open list has the groups that criteria name");
    assert_eq!(codes(split, "[agency]\ngroups = [\"OPD\", \"Desa\", \"Kota\"]\n"), ["E140"]);
    let together = split.replace("weight = 30", "weight = 15");
    assert!(codes(&together, "[agency]\ngroups = [\"OPD\", \"Desa\", \"Kota\"]\n").is_empty());
}

#[test]
fn a_sum_has_no_total_and_lets_classes_stand_above_the_top() {
    let bonus = "{ id = \"1\", name = \"a\", weight = 100 },\n{ id = \"2\", name = \"b\", weight = 20 }";
    let classes = "\n[[class]]\nlabel = \"A\"\nabove = 100\n[[class]]\nlabel = \"B\"\n";
    assert!(codes(bonus, &format!("[score]\ncombine = \"sum\"\n{classes}")).is_empty());
    assert_eq!(codes("{ id = \"1\", name = \"a\", weight = 100 }", classes), ["E169"]);
}

#[test]
fn a_minimum_needs_no_weights() {
    let items = "{ id = \"1\", name = \"a\" },\n{ id = \"2\", name = \"b\" }";
    assert!(codes(items, "[score]\ncombine = \"min\"\n").is_empty());
}

#[test]
fn choices_stand_in_the_order_of_the_file() {
    let scale =
        "[scale.s]\nkind = \"choice\"\nchoices = { \"Tidak\" = 0, \"Sebagian\" = 0.5, \"Ada\" = 1 }\nout_of = 1\n";
    let made = instrument("{ id = \"1\", name = \"a\", weight = 100, scale = \"s\" }", scale);
    let Entries::Names(choices) = made.criteria[1].entries(&made) else { panic!("a scale of names") };
    let labels: Vec<_> = choices.iter().map(|choice| choice.label.as_str()).collect();
    assert_eq!(labels, ["Tidak", "Sebagian", "Ada"]);
}

#[test]
fn a_gate_may_ask_a_sibling_but_nothing_that_depends_on_it() {
    let gated = |on: &str| {
        format!(
            "{{ id = \"a\", name = \"a\", weight = 50 }},\n\
             {{ id = \"a.1\", name = \"b\", weight = 50, gate = {{ on = \"{on}\", from = 1 }}, otherwise = \"zero\" }},\n\
             {{ id = \"a.2\", name = \"c\", weight = 50 }},\n\
             {{ id = \"b\", name = \"d\", weight = 50, gate = {{ on = \"a\", top = 3 }}, otherwise = \"reweight\" }},\n\
             {{ id = \"b.1\", name = \"e\", weight = 100 }}"
        )
    };
    assert!(codes(&gated("a.2"), "").is_empty());
    for on in ["a.1", "a", "b", "b.1", "total"] {
        assert_eq!(codes(&gated(on), ""), ["E178"], "{on}");
    }
}

#[test]
fn a_mark_of_byte_order_and_line_ends_of_windows_change_nothing() {
    let text = crate::rules::starter::TEXT;
    let other = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let read = read(&other, "uji.toml");
    assert!(read.findings.is_empty(), "{:?}", read.findings);
    let broken = other.replace("decimals = 2", "decimals = 2,5");
    let found = super::read(&broken, "uji.toml").findings;
    let line = text.lines().position(|line| line.starts_with("decimals")).map(|at| at as u64 + 1);
    assert_eq!((found[0].code(), found[0].place.line, found[0].place.column), ("E110", line, Some(12)));
}

#[test]
fn a_list_below_a_heading_is_told_once_and_read_all_the_same() {
    let list = "criteria = [ { id = \"1\", name = \"a\", weight = 90 } ]";
    let told: Vec<_> =
        read(&format!("schema = 1\n{HEAD}[score]\n{list}\n"), "uji.toml").findings.iter().map(Finding::code).collect();
    assert_eq!(told, ["E125", "E140"]);
}

#[test]
fn full_marks_of_a_count_are_known_and_its_most_is_at_least_that() {
    let one = "{ id = \"1\", name = \"a\", weight = 100, scale = \"s\" }";
    let count = |keys: &str| format!("[scale.s]\nkind = \"count\"\n{keys}");
    let made = instrument(one, &count("full = 5\nmax = 12\n"));
    let scale = made.criteria[1].scale.as_deref().expect("a scale");
    assert_eq!(scale.out_of, Some(Exact::int(5)));
    let worth = |n: i64| scale.value(&Exact::int(n)).ok();
    assert_eq!([0, 3, 5, 12, 13].map(worth), [Some(0), Some(3), Some(5), Some(5), None].map(|n| n.map(Exact::int)));
    assert!(scale.value(&Exact::ratio(5, 2)).is_err(), "things are counted whole");
    for (keys, code) in [
        ("max = 5\n", "E114"),
        ("full = 2.5\n", "E124"),
        ("full = 5\nmax = 4\n", "E123"),
        ("full = 5\nout_of = 5\n", "E158"),
        ("full = 5\nmin = 1\n", "E158"),
    ] {
        assert_eq!(codes(one, &count(keys)), [code], "{keys}");
    }
}
