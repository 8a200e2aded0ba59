//! Words of the findings about rules files, in the order of their codes.

/// E101 to E112.
pub mod syntax;

/// E113 to E133.
pub mod keys;

/// E134 to E153.
pub mod criteria;

/// E154 to E167.
pub mod scales;

/// E168 to E180.
pub mod classes;

/// E190 to E199.
pub mod limits;

/// E182 and above, and the warnings.
pub mod settings;
