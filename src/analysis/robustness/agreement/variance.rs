//! Coefficients of complete tables: intraclass correlation, Cronbach's alpha, Kendall's W.
//!
//! Sources: P. E. Shrout and J. L. Fleiss, "Intraclass correlations", Psychological Bulletin 86 (1979), cases (2,1) and (2,k);
//! L. J. Cronbach, Psychometrika 16 (1951); M. G. Kendall and B. Babington Smith, Annals of Mathematical Statistics 10
//! (1939), with the correction for ties of M. G. Kendall, "Rank Correlation Methods" (1948), chapter 6. Each table has a
//! row for each unit and a column for each assessor, two or more of both.

use super::units::{count, mean};

/// Mean squares of a two-way table without replication.
#[derive(Debug, Clone, Copy)]
struct MeanSquares {
    units: f64,
    assessors: f64,
    residual: f64,
}

fn mean_squares(table: &[Vec<f64>]) -> Option<MeanSquares> {
    let (n, k) = (table.len(), table.first()?.len());
    if n < 2 || k < 2 {
        return None;
    }
    let grand = mean(&table.iter().map(|row| mean(row)).collect::<Vec<_>>());
    let rows: Vec<f64> = table.iter().map(|row| mean(row) - grand).collect();
    let columns: Vec<f64> =
        (0..k).map(|at| mean(&table.iter().map(|row| row[at]).collect::<Vec<_>>()) - grand).collect();
    let squares = |of: &[f64]| of.iter().map(|x| x * x).sum::<f64>();
    let mut residual = 0.0;
    for (row, own) in table.iter().zip(&rows) {
        for (value, column) in row.iter().zip(&columns) {
            let rest = value - grand - own - column;
            residual += rest * rest;
        }
    }
    let (n, k) = (count(n), count(k));
    Some(MeanSquares {
        units: k * squares(&rows) / (n - 1.0),
        assessors: n * squares(&columns) / (k - 1.0),
        residual: residual / ((n - 1.0) * (k - 1.0)),
    })
}

/// ICC(2,1) and ICC(2,k): absolute agreement of one assessor, and of the mean of all; `None` where nothing varies.
pub(super) fn intraclass(table: &[Vec<f64>]) -> Option<[f64; 2]> {
    let squares = mean_squares(table)?;
    let (n, k) = (count(table.len()), count(table[0].len()));
    let between = squares.units - squares.residual;
    let panel = squares.assessors - squares.residual;
    let one = squares.units + (k - 1.0) * squares.residual + k * panel / n;
    let all = squares.units + panel / n;
    (one > 1e-12 && all.abs() > 1e-12).then_some([between / one, between / all])
}

/// Cronbach's alpha with columns as items; `None` where the units do not differ.
pub(super) fn cronbach(table: &[Vec<f64>]) -> Option<f64> {
    let squares = mean_squares(table)?;
    (squares.units > 1e-12).then_some((squares.units - squares.residual) / squares.units)
}

/// Kendall's W with the correction for ties; `None` where no assessor tells units apart.
pub(super) fn kendall(table: &[Vec<f64>]) -> Option<f64> {
    let (n, k) = (table.len(), table.first()?.len());
    if n < 2 || k < 2 {
        return None;
    }
    let mut sums = vec![0.0; n];
    let mut ties = 0.0;
    for at in 0..k {
        let column: Vec<f64> = table.iter().map(|row| row[at]).collect();
        let (ranks, tied) = middle_ranks(&column);
        sums.iter_mut().zip(ranks).for_each(|(sum, rank)| *sum += rank);
        ties += tied;
    }
    let centre = mean(&sums);
    let spread: f64 = sums.iter().map(|sum| (sum - centre) * (sum - centre)).sum();
    let (n, k) = (count(n), count(k));
    let most = k * k * n * (n * n - 1.0) - k * ties;
    (most > 1e-9).then_some(12.0 * spread / most)
}

/// Middle ranks from 1, and the sum of t^3 - t over sets of t equal values.
pub(super) fn middle_ranks(values: &[f64]) -> (Vec<f64>, f64) {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let mut ties = 0.0;
    for equal in sorted.chunk_by(|a, b| a.total_cmp(b).is_eq()) {
        let t = count(equal.len());
        ties += t * t * t - t;
    }
    let rank = |value: &f64| {
        let below = sorted.partition_point(|other| other < value);
        let upto = sorted.partition_point(|other| other <= value);
        count(below + upto + 1) / 2.0
    };
    (values.iter().map(rank).collect(), ties)
}

/// Pearson's r of pairs; `None` where either side does not vary.
pub(super) fn pearson(pairs: &[(f64, f64)]) -> Option<f64> {
    let n = count(pairs.len());
    let (mx, my) = pairs.iter().fold((0.0, 0.0), |(x, y), pair| (x + pair.0 / n, y + pair.1 / n));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in pairs {
        let (x, y) = (x - mx, y - my);
        (xx, yy, xy) = (xx + x * x, yy + y * y, xy + x * y);
    }
    (xx > 1e-12 && yy > 1e-12).then(|| (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0))
}
