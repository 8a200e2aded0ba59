//! Ratings by unit: what each assessor gave to each agency, gaps left out.

/// One agency as its assessors see it: assessor and rating, sorted by assessor.
pub(super) type Unit = Vec<(u32, f64)>;

/// The ratings of one criterion or branch.
#[derive(Debug, Clone, Default)]
pub(super) struct Ratings {
    pub units: Vec<Unit>,
    /// Who rated any unit, sorted.
    pub assessors: Vec<u32>,
}

impl Ratings {
    /// Ratings without empty units.
    pub(super) fn new(units: impl IntoIterator<Item = Unit>) -> Self {
        let units: Vec<Unit> = units.into_iter().filter(|unit| !unit.is_empty()).collect();
        let mut assessors: Vec<u32> = units.iter().flatten().map(|(assessor, _)| *assessor).collect();
        assessors.sort_unstable();
        assessors.dedup();
        Self { units, assessors }
    }

    /// Units that two assessors or more rated.
    pub(super) fn pairable(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| unit.len() > 1)
    }

    /// The ratings of units that every assessor rated, unit by unit; empty with fewer than two assessors.
    pub(super) fn complete(&self) -> Vec<Vec<f64>> {
        let all = self.assessors.len();
        let whole = self.units.iter().filter(|unit| all > 1 && unit.len() == all);
        whole.map(|unit| unit.iter().map(|(_, rating)| *rating).collect()).collect()
    }

    /// The share of pairs of ratings of one unit that are equal; `None` without a pair.
    pub(super) fn equal_share(&self) -> Option<f64> {
        let (mut equal, mut all) = (0.0, 0.0);
        for unit in self.pairable() {
            for (at, (_, one)) in unit.iter().enumerate() {
                for (_, other) in &unit[at + 1..] {
                    all += 1.0;
                    equal += f64::from(u8::from((one - other).abs() < 1e-9));
                }
            }
        }
        (all > 0.0).then_some(equal / all)
    }
}

/// The mean of some numbers; 0 of none.
pub(super) fn mean(values: &[f64]) -> f64 {
    if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / count(values.len()) }
}

/// A count as a number.
pub(super) fn count(things: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    let count = things as f64;
    count
}
