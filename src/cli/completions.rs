//! `ikip completions`: what the shell needs to complete commands and options.

use anyhow::Result;

use super::args::Completions;
use super::session::Session;
use super::{command_line, exit, output};

/// Prints the completions of a shell.
pub(crate) fn run(args: &Completions, session: &Session) -> Result<u8> {
    let mut command = command_line(session.lang);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "ikip", &mut script);
    output::print(|out| out.write_all(&script))?;
    Ok(exit::FINE)
}
