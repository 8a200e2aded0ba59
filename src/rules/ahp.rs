//! Weights from pairwise judgements: the analytic hierarchy process.
//!
//! Source: T. L. Saaty, "The Analytic Hierarchy Process" (1980), chapters 1 to 3: weights are the principal eigenvector of
//! the matrix of judgements, CI = (lambda max - n) / (n - 1), CR = CI over the mean CI of random matrices. Several judges:
//! the geometric mean of their judgements (J. Aczel and T. L. Saaty, Journal of Mathematical Psychology 27, 1983), which
//! can hide an inconsistent judge; so each has a ratio of its own.

use crate::exact::{Exact, Rounding};

/// Name of the table of mean CIs of random matrices.
pub(crate) const RANDOM_INDEX: &str = "saaty-1980";
/// Saaty (1980), table of section 1-4, by order from 1.
const SAATY_1980: [f64; 15] = [0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];
/// Tables that other programs use; where one of them is on the other side of [`MOST_CR`], that is reported.
const OTHER_TABLES: [(&str, [f64; 15]); 4] = [
    ("saaty-2005", [0.0, 0.0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59]),
    (
        "alonso-lamata-2006",
        [
            0.0, 0.0, 0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499, 1.4854, 1.5141, 1.5365, 1.5551, 1.5713,
            1.5838,
        ],
    ),
    (
        "donegan-dodd-1991",
        [
            0.0, 0.0, 0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643, 1.4822,
            1.4969,
        ],
    ),
    (
        "tummala-ling-1998",
        [
            0.0, 0.0, 0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882, 1.5117, 1.5356, 1.5571, 1.5714,
            1.5831,
        ],
    ),
];
/// A matrix above this ratio, unrounded, is inconsistent.
pub(crate) const MOST_CR: f64 = 0.10;
/// Digits after the mark of a derived weight in percent.
pub(crate) const DECIMALS: u32 = 4;
/// Judgements whose ratios differ by less than this part are equally far from the weights.
const TIE: f64 = 1e-9;
/// Steps of the power method; each halves the error or better on matrices of judgements.
const STEPS: usize = 10_000;

/// The weights of one branch, and how they came about.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DerivedWeights {
    /// Criteria are indices in the instrument.
    pub branch: usize,
    /// In the order of the rules.
    pub children: Vec<usize>,
    /// The principal eigenvector, adding up to 1.
    pub weights: Vec<f64>,
    /// The geometric means of the rows, adding up to 1: for comparison.
    pub geometric: Vec<f64>,
    /// What counts: [`rounded`] of the eigenvector.
    pub rounded: Vec<Exact>,
    pub consistency: Consistency,
    /// The judgement farthest from the weights; `None` where several are equally far, or none is off.
    pub worst: Option<WorstJudgement>,
    pub judges: Vec<JudgeConsistency>,
}

/// How consistent a matrix is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Consistency {
    pub lambda_max: f64,
    pub ci: f64,
    /// `None`: the table ends before this order.
    pub cr: Option<f64>,
    pub order: usize,
}

/// One judge's own consistency.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct JudgeConsistency {
    pub name: String,
    pub consistency: Consistency,
}

/// A judgement that does not go with the weights.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WorstJudgement {
    pub a: usize,
    pub b: usize,
    /// How much a counts against b; of several judges the geometric mean.
    pub judgement: f64,
    /// The judgement over the ratio of the weights, turned so that it is at least 1.
    pub ratio: f64,
}

impl Consistency {
    /// Whether CR, unrounded, is above [`MOST_CR`].
    #[must_use]
    pub(crate) fn is_too_high(&self) -> bool {
        self.cr.is_some_and(|cr| cr > MOST_CR)
    }

    /// Tables by which the matrix would be on the other side of [`MOST_CR`], with the ratio there.
    #[must_use]
    pub(crate) fn other_side(&self) -> Vec<(&'static str, f64)> {
        let by = |table: &[f64; 15]| ratio(self.ci, self.order, table);
        let crosses = |cr: f64| (cr > MOST_CR) != self.is_too_high();
        OTHER_TABLES
            .iter()
            .filter_map(|(name, table)| by(table).filter(|&cr| crosses(cr)).map(|cr| (*name, cr)))
            .collect()
    }
}

/// CI over the mean CI of a table; 0 where two criteria cannot contradict each other.
fn ratio(ci: f64, order: usize, table: &[f64; 15]) -> Option<f64> {
    let random = *table.get(order.checked_sub(1)?)?;
    Some(if random > 0.0 { ci / random } else { 0.0 })
}

/// A square matrix of positive numbers: row i, column j says how much i counts against j.
pub(crate) type Judgements = Vec<Vec<f64>>;

/// The weights of the children of a branch from the matrices of its judges, two children or more, one judge or more.
/// `whole`: what the rounded weights add up to.
#[must_use]
pub(crate) fn derive(
    branch: usize,
    children: &[usize],
    judges: &[(String, Judgements)],
    whole: &Exact,
) -> DerivedWeights {
    let joint = joint(judges);
    let weights = eigenvector(&joint);
    DerivedWeights {
        branch,
        children: children.to_vec(),
        geometric: shares(joint.iter().map(|row| geometric_mean(row)).collect()),
        rounded: rounded(&weights, whole),
        consistency: consistency(&joint, &weights),
        worst: worst(&joint, &weights, children),
        weights,
        judges: judges
            .iter()
            .map(|(name, matrix)| JudgeConsistency {
                name: name.clone(),
                consistency: consistency(matrix, &eigenvector(matrix)),
            })
            .collect(),
    }
}

fn count(things: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "few criteria and judges")]
    let count = things as f64;
    count
}

/// The judgements of all judges together, element by element.
fn joint(judges: &[(String, Judgements)]) -> Judgements {
    if let [(_, only)] = judges {
        return only.clone();
    }
    let order = judges.first().map_or(0, |(_, matrix)| matrix.len());
    let cell = |i: usize, j: usize| {
        if i == j { 1.0 } else { geometric_mean(&judges.iter().map(|(_, m)| m[i][j]).collect::<Vec<_>>()) }
    };
    (0..order).map(|i| (0..order).map(|j| cell(i, j)).collect()).collect()
}

fn geometric_mean(values: &[f64]) -> f64 {
    libm::exp(values.iter().map(|&value| libm::log(value)).sum::<f64>() / count(values.len()))
}

fn shares(values: Vec<f64>) -> Vec<f64> {
    let whole: f64 = values.iter().sum();
    values.into_iter().map(|value| value / whole).collect()
}

/// The principal eigenvector by the power method: it converges on any matrix of positive numbers (Perron).
fn eigenvector(matrix: &Judgements) -> Vec<f64> {
    let mut weights = shares(matrix.iter().map(|row| geometric_mean(row)).collect());
    for _ in 0..STEPS {
        let next = shares(times(matrix, &weights));
        let moved = next.iter().zip(&weights).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        weights = next;
        if moved < 1e-17 {
            break;
        }
    }
    weights
}

fn times(matrix: &Judgements, weights: &[f64]) -> Vec<f64> {
    matrix.iter().map(|row| row.iter().zip(weights).map(|(a, w)| a * w).sum()).collect()
}

fn consistency(matrix: &Judgements, weights: &[f64]) -> Consistency {
    let order = matrix.len();
    // Around n, so that CI keeps its digits: the mean of (A w)_i / w_i is lambda max.
    let excess = times(matrix, weights).iter().zip(weights).map(|(a, w)| a / w - count(order)).sum::<f64>();
    let above = (excess / count(order)).max(0.0);
    let ci = if order > 2 { above / (count(order) - 1.0) } else { 0.0 };
    Consistency { lambda_max: count(order) + above, ci, cr: ratio(ci, order, &SAATY_1980), order }
}

/// The judgement farthest from the weights by the ratio a_ij w_j / w_i (Saaty 1980, section 3-3).
fn worst(matrix: &Judgements, weights: &[f64], children: &[usize]) -> Option<WorstJudgement> {
    let mut all: Vec<WorstJudgement> = Vec::new();
    for i in 0..matrix.len() {
        for j in i + 1..matrix.len() {
            let ratio = matrix[i][j] * weights[j] / weights[i];
            all.push(WorstJudgement {
                a: children[i],
                b: children[j],
                judgement: matrix[i][j],
                ratio: ratio.max(1.0 / ratio),
            });
        }
    }
    all.sort_by(|x, y| y.ratio.total_cmp(&x.ratio));
    let alone = all.get(1).is_none_or(|second| all[0].ratio > second.ratio * (1.0 + TIE));
    all.into_iter().next().filter(|first| alone && first.ratio > 1.0 + TIE)
}

/// Weights as decimals of [`DECIMALS`] digits that add up to `whole`: each cut off, what is missing given digit by digit
/// to those that lost most (largest remainder; of equals the first).
#[must_use]
pub(crate) fn rounded(weights: &[f64], whole: &Exact) -> Vec<Exact> {
    let unit = &Exact::ONE / &(0..DECIMALS).fold(Exact::ONE, |ten, _| &ten * &Exact::int(10));
    let full = whole.to_f64();
    let cut = |share: f64| {
        // Nine digits more than are kept: enough for the order of remainders.
        let exact = Exact::parse_decimal(&format!("{:.13}", share * full)).unwrap_or_default();
        let kept = exact.round(DECIMALS, Rounding::Truncate);
        let lost = &exact - &kept;
        (kept, lost)
    };
    let cuts: Vec<(Exact, Exact)> = weights.iter().map(|&share| cut(share)).collect();
    let mut kept: Vec<Exact> = cuts.iter().map(|(kept, _)| kept.clone()).collect();
    let mut order: Vec<usize> = (0..kept.len()).collect();
    order.sort_by(|&a, &b| cuts[b].1.cmp(&cuts[a].1).then(a.cmp(&b)));
    let mut missing = whole - &kept.iter().sum::<Exact>();
    for &at in order.iter().cycle().take(order.len() * 2) {
        if missing < unit {
            break;
        }
        kept[at] = &kept[at] + &unit;
        missing = &missing - &unit;
    }
    if let Some(&first) = order.first().filter(|_| !missing.is_zero()) {
        kept[first] = &kept[first] + &missing;
    }
    kept.into_iter().map(|weight| weight.reduced()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(rows: &[&[f64]]) -> Judgements {
        rows.iter().map(|row| row.to_vec()).collect()
    }

    /// T. L. Saaty (1980): brightness of four chairs.
    fn chairs() -> Judgements {
        matrix(&[
            &[1.0, 5.0, 6.0, 7.0],
            &[1.0 / 5.0, 1.0, 4.0, 6.0],
            &[1.0 / 6.0, 1.0 / 4.0, 1.0, 4.0],
            &[1.0 / 7.0, 1.0 / 6.0, 1.0 / 4.0, 1.0],
        ])
    }

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    #[test]
    fn the_chairs_have_the_eigenvector_and_ratio_of_the_book_in_more_digits() {
        let found = derive(0, &[1, 2, 3, 4], &[("".into(), chairs())], &Exact::HUNDRED);
        let expected =
            [0.618_668_779_632_118_8, 0.235_322_821_644_559_8, 0.100_933_972_897_762_6, 0.045_074_425_825_558_8];
        found.weights.iter().zip(expected).for_each(|(found, expected)| close(*found, expected));
        close(found.geometric[0], 0.613_633_846_706_826_5);
        close(found.consistency.lambda_max, 4.390_730_218_576_202);
        close(found.consistency.cr.expect("order 4"), 0.144_714_895_768_963_6);
        let worst = found.worst.expect("one stands out");
        assert_eq!((worst.a, worst.b), (1, 4));
        close(worst.ratio, 1.960_784_915_490_693_2);
        assert!(found.consistency.is_too_high() && found.consistency.other_side().is_empty());
    }

    #[test]
    fn at_order_three_all_judgements_are_equally_far() {
        let fruit = matrix(&[&[1.0, 1.0 / 3.0, 5.0], &[3.0, 1.0, 7.0], &[1.0 / 5.0, 1.0 / 7.0, 1.0]]);
        let found = derive(0, &[1, 2, 3], &[("".into(), fruit)], &Exact::HUNDRED);
        close(found.consistency.cr.expect("order 3"), 0.055_937_568_855_878_2);
        assert_eq!(found.worst, None);
    }

    #[test]
    fn two_criteria_cannot_contradict_each_other() {
        let found = derive(0, &[1, 2], &[("".into(), matrix(&[&[1.0, 3.0], &[1.0 / 3.0, 1.0]]))], &Exact::HUNDRED);
        close(found.weights[0], 0.75);
        assert_eq!((found.consistency.cr, found.worst), (Some(0.0), None));
        assert_eq!(found.rounded.iter().map(Exact::to_string).collect::<Vec<_>>(), ["75", "25"]);
    }

    #[test]
    fn rounded_weights_add_up_to_the_whole() {
        for whole in [Exact::HUNDRED, Exact::ratio(70, 3), Exact::ratio(125, 10)] {
            for shares in [vec![1.0 / 3.0; 3], vec![1.0 / 7.0; 7], vec![0.5, 0.25, 0.125, 0.125]] {
                let kept = rounded(&shares, &whole);
                assert_eq!(kept.iter().sum::<Exact>(), whole, "{shares:?}");
            }
        }
        let thirds = rounded(&[1.0 / 3.0; 3], &Exact::HUNDRED);
        let shown: Vec<String> = thirds.iter().map(|weight| weight.to_fixed(4, Rounding::Truncate)).collect();
        assert_eq!(shown, ["33.3334", "33.3333", "33.3333"]);
    }

    #[test]
    fn one_inconsistent_judge_vanishes_in_the_joint_matrix_and_not_in_the_own_ratio() {
        let even = matrix(&[&[1.0, 2.0, 4.0], &[0.5, 1.0, 2.0], &[0.25, 0.5, 1.0]]);
        let odd = matrix(&[&[1.0, 2.0, 1.0 / 3.0], &[0.5, 1.0, 2.0], &[3.0, 0.5, 1.0]]);
        let judges = [("A".to_owned(), even.clone()), ("B".to_owned(), odd), ("C".to_owned(), even)];
        let found = derive(0, &[1, 2, 3], &judges, &Exact::HUNDRED);
        assert!(found.judges[1].consistency.is_too_high() && !found.judges[0].consistency.is_too_high());
        assert!(found.consistency.cr < found.judges[1].consistency.cr);
    }
}
