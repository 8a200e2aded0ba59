//! Words of the findings about rules files, in the order of their codes.

/// E101 to E112.
mod syntax;

/// E113 to E133.
mod keys;

/// E134 to E153.
mod criteria;

/// E154 to E167.
mod scales;

/// E168 to E180.
mod classes;

/// E190 to E199.
mod limits;

/// E182 and above, and the warnings.
mod settings;

pub(crate) use classes::*;
pub(crate) use criteria::*;
pub(crate) use keys::*;
pub(crate) use limits::*;
pub(crate) use scales::*;
pub(crate) use settings::*;
pub(crate) use syntax::*;
