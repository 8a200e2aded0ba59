//! Rules for a test: the test says what they are about, the rest is the same for all.

/// The whole rules file: criteria, scales and whatever else a test is about, in TOML, with what every rules file says
/// of itself.
pub fn about(text: &str) -> String {
    format!(
        "schema = 1\n{text}\n[instrument]\nid = \"contoh\"\ntitle = \"Contoh\"\nyear = 2025\nstatus = \"illustrative\"\n"
    )
}
