//! How well `verify` meets slips of all kinds, in tables as commissions print them: one slip is planted into a right
//! table, the table written as a file and read back. What is measured: found, rightly and wrongly named, and how many
//! bodies are accused that have nothing to do with it.
//!
//! `cargo test` plants every kind a few times; `IKIP_PLANTED=50 cargo test --lib planted_tables -- --nocapture` as
//! often in every layout, and prints the table.

mod case;
mod judge;
mod layout;
mod lists;
mod scores;

use case::{Case, Chance};
use ikip::analysis::slip::Slip;
use judge::{Met, PlantedSheet};
use layout::{LAYOUTS, Layout};

/// A kind of slip.
pub(crate) struct Kind {
    name: &'static str,
    plant: fn(&Case, &mut Chance) -> Option<PlantedSheet>,
    /// Whether a named slip is this one; `None`: to be found is enough.
    is: Option<fn(&Slip) -> bool>,
    /// Whether the table alone shows it; else only inputs do.
    alone: bool,
    /// Whether the table alone says what it was.
    named_alone: bool,
    /// Whether rounding of the printed parts may hide it.
    may_hide: bool,
    where_printed: fn(Layout) -> bool,
}

impl Kind {
    const fn new(
        name: &'static str,
        plant: fn(&Case, &mut Chance) -> Option<PlantedSheet>,
        is: fn(&Slip) -> bool,
    ) -> Self {
        Self { name, plant, is: Some(is), alone: true, named_alone: true, may_hide: false, where_printed: |_| true }
    }

    const fn found(name: &'static str, plant: fn(&Case, &mut Chance) -> Option<PlantedSheet>) -> Self {
        Self { name, plant, is: None, alone: true, named_alone: true, may_hide: false, where_printed: |_| true }
    }

    const fn by_inputs(mut self) -> Self {
        self.alone = false;
        self
    }

    const fn named_by_inputs(mut self) -> Self {
        self.named_alone = false;
        self
    }

    const fn may_hide(mut self) -> Self {
        self.may_hide = true;
        self
    }

    const fn unless_rounded(mut self) -> Self {
        self.may_hide = true;
        self.named_alone = false;
        self
    }

    const fn in_a_summary(mut self) -> Self {
        self.where_printed = Layout::has_summary;
        self
    }

    const fn in_a_column_of_groups(mut self) -> Self {
        self.where_printed = |layout| !matches!(layout, Layout::Sections | Layout::Merged | Layout::Tables);
        self
    }
}

fn kinds() -> impl Iterator<Item = &'static Kind> {
    scores::KINDS.iter().chain(lists::KINDS)
}

/// How often the environment asks for every kind and layout.
fn asked() -> Option<u64> {
    std::env::var("IKIP_PLANTED").ok().map(|text| text.parse().expect("a number"))
}

/// Tables tried per kind until one takes the slip.
const TRIES: u64 = 40;

/// A kind in a layout, in a table of its own.
fn met(kind: &Kind, layout: Layout, seed: u64, with_inputs: bool) -> Option<Met> {
    let folder = tempfile::tempdir().expect("a folder");
    (0..TRIES).find_map(|again| {
        let seed = seed * TRIES + again;
        let case = Case::new(seed, layout.shape(seed));
        let planted = (kind.plant)(&case, &mut Chance(seed + 1))?;
        let found = judge::said(&case, &planted.sheet, layout, with_inputs, folder.path());
        let is = kind.is.filter(|_| with_inputs || kind.named_alone);
        let met = judge::judge(&found, &planted, is);
        if std::env::var("IKIP_PLANTED_TELL").is_ok_and(|name| name == kind.name)
            && (met.innocents > 0 || met.rightly == 0)
        {
            let text = std::fs::read_dir(folder.path()).expect("a folder").flatten().next().map(|file| file.path());
            println!("{layout:?} inputs {with_inputs} {:?}", planted.concerned);
            println!("{}", text.and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default());
            println!("{:#?}\n{:#?}", found.causes, found.mismatches);
        }
        Some(met)
    })
}

#[test]
fn right_tables_in_every_layout_are_left_alone() {
    for seed in 0..asked().unwrap_or(2) {
        for layout in LAYOUTS {
            let folder = tempfile::tempdir().expect("a folder");
            let case = Case::new(seed, layout.shape(seed));
            for with_inputs in [true, false] {
                let found = judge::said(&case, &case.sheet, layout, with_inputs, folder.path());
                let text = std::fs::read_to_string(folder.path().join("terbit.csv")).unwrap_or_default();
                assert!(
                    found.follows() && !found.excerpt,
                    "{seed} {layout:?} inputs {with_inputs}: {:#?}\n{text}",
                    found.mismatches
                );
                assert!(found.checked.scores >= 20 && found.checked.ranks == 20, "{layout:?} {:?}", found.checked);
            }
        }
    }
}

#[test]
fn planted_slips_are_found_and_named_and_nobody_else_is_accused() {
    let mut faults = Vec::new();
    println!("{:<36}{:>28}{:>30}", "", "with inputs", "table alone");
    let only = std::env::var("IKIP_PLANTED_TELL").ok();
    for (at, kind) in kinds().enumerate().filter(|(_, kind)| only.as_ref().is_none_or(|only| only == kind.name)) {
        let mut tallies = [Met::default(), Met::default()];
        for (with_inputs, tally) in [true, false].into_iter().zip(&mut tallies) {
            for seed in 0..asked().unwrap_or(1) {
                let some = LAYOUTS.into_iter().filter(|layout| (kind.where_printed)(*layout)).collect::<Vec<_>>();
                let one = some[at % some.len()];
                let layouts = if asked().is_some() { some } else { vec![one] };
                for layout in layouts {
                    let own = LAYOUTS.iter().position(|known| *known == layout).expect("a layout") as u64;
                    tally.add(met(kind, layout, seed * 10 + own, with_inputs).unwrap_or_default());
                }
            }
        }
        let [inputs, alone] = tallies;
        let line = |met: Met| {
            format!("{:>7}{:>6}{:>6}{:>6}{:>5}", met.planted, met.found, met.rightly, met.wrongly, met.innocents)
        };
        println!("{:<36}{}{}", kind.name, line(inputs), line(alone));
        let named = 10 * inputs.rightly >= 9 * inputs.planted;
        if inputs.planted == 0 || inputs.found < inputs.planted || !named || inputs.innocents > 0 {
            faults.push(format!("{} with inputs: {inputs:?}", kind.name));
        }
        let knowable = kind.alone && !kind.may_hide;
        if knowable && alone.found < alone.planted || alone.innocents > 0 {
            faults.push(format!("{} alone: {alone:?}", kind.name));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
