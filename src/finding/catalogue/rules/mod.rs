//! Words of the findings about rules files, in the order of their codes.

/// E101 to E112.
pub(crate) mod syntax;

/// E113 to E133.
pub(crate) mod keys;

/// E134 to E153.
pub(crate) mod criteria;

/// E154 to E167.
pub(crate) mod scales;

/// E168 to E180.
pub(crate) mod classes;

/// E190 to E199.
pub(crate) mod limits;

/// E182 and above, and the warnings.
pub(crate) mod settings;
