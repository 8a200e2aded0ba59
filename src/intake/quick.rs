//! Tables for the short keys that are looked up once per row.

use std::collections::HashMap;

/// A table with quick hashes, whose key is drawn anew in every run: no file can be made whose names all fall together.
/// No hash reaches an output.
pub type QuickMap<K, V> = HashMap<K, V, foldhash::fast::RandomState>;
