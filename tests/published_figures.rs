//! Published figures, recomputed. Each test prints how many were checked and names each one that does not follow.
