//! What is varied and how: the choices of the user, with the defaults.

/// Something that is varied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Factor {
    Weights,
    Assessors,
    Answers,
    Missing,
    Rounding,
    Combine,
}

impl Factor {
    /// Every factor, in the order of output.
    pub(crate) const ALL: [Self; 6] =
        [Self::Weights, Self::Assessors, Self::Answers, Self::Missing, Self::Rounding, Self::Combine];

    /// The stable name on the command line and in JSON.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Weights => "weights",
            Self::Assessors => "assessors",
            Self::Answers => "answers",
            Self::Missing => "missing",
            Self::Rounding => "rounding",
            Self::Combine => "combine",
        }
    }

    /// The factor of a name.
    #[must_use]
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|factor| factor.name() == name)
    }
}

/// How weights are drawn, at each level among the children of one criterion; they add up to what they did before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum WeightNoise {
    /// Each weight times a uniform number from 1 - f to 1 + f, f from 0 to 1.
    Uniform(f64),
    /// Dirichlet with parameters concentration x share: the larger, the nearer to the rules. Above 0.
    Dirichlet(f64),
    /// Uniform over all weights that add up: the rules' own weights play no part.
    Simplex,
}

/// How assessors are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PanelNoise {
    /// As many as there are, with replacement (B. Efron, Annals of Statistics 7, 1979).
    Bootstrap,
    /// All but one.
    LeaveOneOut,
}

/// A run.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Settings {
    /// In the order of [`Factor::ALL`], none twice.
    pub vary: Vec<Factor>,
    pub weights: WeightNoise,
    pub panel: PanelNoise,
    /// From 1 on.
    pub draws: usize,
    pub seed: u64,
    /// Every pair of agencies that are ranked together, not only neighbours.
    pub all_pairs: bool,
    /// Keep every draw.
    pub keep_draws: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            vary: vec![Factor::Weights, Factor::Assessors],
            weights: WeightNoise::Uniform(0.1),
            panel: PanelNoise::Bootstrap,
            draws: 10_000,
            seed: 1,
            all_pairs: false,
            keep_draws: false,
        }
    }
}
