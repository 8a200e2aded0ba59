//! Robustness without noise is the score itself, and leaving a criterion out is scoring without its weight.

use std::path::Path;

use crate::oracle::{make_answers, make_rules, rules::Rules, tape::Tape};
use ikip::analysis::robustness::{Experiment, Factor, Settings, WeightNoise, examine, unvaried};
use ikip::finding::Severity;
use ikip::intake::{self, InputArg, Keep, Request};
use ikip::rules::read;
use ikip::scoring::{self, Detail};

/// One random case of the oracle in a folder: rules, answers, a list.
struct Case {
    folder: tempfile::TempDir,
    rules: String,
    list: bool,
}

fn case(seed: u64) -> Case {
    let mut tape = Tape::seeded(seed, 1200);
    let rules = make_rules::make(&mut tape);
    let sheet = make_answers::make(&mut tape, &Rules::read(&rules));
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("answers.csv"), &sheet.long).expect("written");
    if let Some(list) = &sheet.list {
        std::fs::write(folder.path().join("list.csv"), list).expect("written");
    }
    Case { folder, rules, list: sheet.list.is_some() }
}

fn request(folder: &Path, list: bool) -> Request {
    Request {
        inputs: vec![InputArg::Path(folder.join("answers.csv"))],
        agencies: list.then(|| folder.join("list.csv")),
        keep: Keep::All,
        ..Request::default()
    }
}

/// Whether any number has more than eight digits after its mark.
fn is_delicate(text: &str) -> bool {
    let digits = |part: &str| part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    text.match_indices(['.', ',']).any(|(at, _)| digits(&text[at + 1..]) > 8)
}

#[test]
fn without_noise_every_random_result_is_its_own_point() {
    let cases = std::env::var("IKIP_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(400);
    let (mut seen, mut ties, mut without, mut compared) = (0, 0, 0, 0);
    for seed in 0..cases {
        let case = case(seed);
        let Some(instrument) = read(&case.rules, "r.toml").instrument else { continue };
        let taken = intake::read(&instrument, &request(case.folder.path(), case.list));
        let board = scoring::score(&instrument, &taken.assessments, Detail::All);
        let wrong = |finding: &ikip::finding::Finding| finding.severity() == Severity::Error;
        if taken.findings.iter().chain(&board.findings).any(wrong) {
            continue;
        }
        let settings = Settings {
            vary: vec![Factor::Weights],
            weights: WeightNoise::Uniform(0.0),
            draws: 3,
            keep_draws: true,
            ..Settings::default()
        };
        let experiment = Experiment::new(&instrument, &taken.assessments, &board, &settings);
        let floating = unvaried(&experiment);
        // The oracle's numbers also miss borders by less than floating point can tell.
        let answers = std::fs::read_to_string(case.folder.path().join("answers.csv")).expect("read");
        let comparable = !is_delicate(&answers) && !is_delicate(&case.rules);
        for (agency, stand) in floating.iter().filter(|_| comparable) {
            let score = board.of(*agency).expect("a result");
            let printed = instrument.printed(score.score().expect("scored"));
            let decimals = instrument.decimals as usize;
            let units = stand.units / 10_f64.powi(i32::try_from(instrument.decimals).expect("few"));
            assert_eq!(
                format!("{units:.decimals$}").trim_start_matches("-0.0"),
                printed.trim_start_matches("-0.0"),
                "seed {seed}\n{}",
                case.rules
            );
            assert_eq!(Some(stand.rank), score.rank(), "seed {seed}\n{}", case.rules);
            assert_eq!(stand.class.map(|class| class as usize), score.class(), "seed {seed}\n{}", case.rules);
        }
        let mut ranks: Vec<u32> = floating.iter().map(|(_, stand)| stand.rank).collect();
        ranks.sort_unstable();
        ties += usize::from(ranks.windows(2).any(|pair| pair[0] == pair[1]));
        let experiment = Experiment::new(&instrument, &taken.assessments, &board, &settings);
        let found = examine(&experiment, &taken.assessments, &board, &|_| {});
        for spread in &found.spread.agencies {
            let rank = board.of(spread.agency).and_then(scoring::AgencyScore::rank).expect("ranked");
            assert_eq!(spread.rank, [rank, rank]);
            assert!((spread.score[0] - spread.score[1]).abs() < 1e-12);
        }
        // Without each criterion: the same as rules in which it weighs nothing.
        for one in &found.without_criteria {
            let ikip::analysis::robustness::leave_out::LeftOut::Criterion(ix) = one.left_out else { continue };
            let changed = ikip::analysis::robustness::leave_out::without(&instrument, ix);
            let after = scoring::score(&changed, &taken.assessments, Detail::Depth(0));
            let moved = board.agencies.iter().filter(|score| {
                score.is_scored() && after.of(score.agency()).and_then(scoring::AgencyScore::rank) != score.rank()
            });
            assert_eq!(moved.count(), one.ranks_changed, "seed {seed}, {}", instrument.criteria[ix].id);
            without += 1;
        }
        seen += 1;
        compared += usize::from(comparable);
    }
    assert!(compared > cases as usize / 8, "{compared} compared");
    assert!(seen > cases / 4 && ties > 5 && without > 200, "{seen} results, {ties} with ties, {without} left out");
}
