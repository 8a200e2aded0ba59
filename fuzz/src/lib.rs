//! What the fuzz targets share: it is compiled into `ikip` itself, whose parts no other crate sees.

pub use ikip::promises;
