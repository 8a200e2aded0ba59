//! Explanations, comparisons, verification, quality: pure, on scoreboards and assessments.

pub mod quality;
