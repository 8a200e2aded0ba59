//! A live form says of any answers what scoring says of them: for random instruments and the built-in ones.

use crate::oracle;
use crate::oracle::tape::Tape;
use ikip::answers::{Agency, ListColumns};
use ikip::report::template::live_disagreement;
use ikip::rules::{Instrument, builtin, read};

const CASES: u64 = 150;
const TRIALS: u64 = 8;

fn agency(group: Option<&str>) -> Agency {
    Agency { id: "B".into(), name: "Badan".into(), group: group.map(Into::into), columns: ListColumns::default() }
}

/// One body of every group; one without where there are none.
fn bodies(instrument: &Instrument) -> Vec<Agency> {
    if instrument.groups.is_empty() {
        return vec![agency(None)];
    }
    instrument.groups.iter().map(|group| agency(Some(group))).collect()
}

#[test]
fn the_formulas_of_a_live_form_give_what_scoring_gives_under_random_rules() {
    let mut failures = Vec::new();
    for seed in 0..CASES {
        let text = oracle::make_rules::make(&mut Tape::seeded(seed, 6000));
        let Some(instrument) = read(&text, "aturan.toml").instrument else { continue };
        let assessors: Vec<String> = ["Ani", "Budi", "Cici"].iter().map(|name| (*name).to_owned()).collect();
        let assessors = &assessors[..usize::try_from(seed % 4).expect("small").max(1)];
        for body in bodies(&instrument) {
            // Every third form asks one branch only; the answers to the others are not known to it.
            let only: Vec<usize> = if seed % 3 == 0 { vec![instrument.criteria[0].children[0]] } else { Vec::new() };
            let differs = live_disagreement(&instrument, &body, assessors, &only, TRIALS);
            if let Some(differs) = differs {
                failures.push(format!("seed {seed}, group {:?}: {differs}\n{text}", body.group));
            }
        }
    }
    let first = failures.first().cloned().unwrap_or_default();
    assert!(failures.is_empty(), "{} of {CASES}: {first}", failures.len());
}

#[test]
fn the_formulas_of_a_live_form_give_what_scoring_gives_under_all_built_in_rules() {
    let mut failures = Vec::new();
    for (id, _) in builtin::ALL {
        let instrument = read(builtin::text(id).expect("built-in rules"), id).instrument.expect("good rules");
        for body in bodies(&instrument) {
            let differs = live_disagreement(&instrument, &body, &[String::new()], &[], TRIALS);
            failures.extend(differs.map(|differs| format!("{id}, group {:?}: {differs}", body.group)));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}
