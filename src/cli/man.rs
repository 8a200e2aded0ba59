//! `ikip man`: the manual page, of the program or of one command.

use anyhow::Result;

use super::args::Man;
use super::session::Session;
use super::stop::Stop;
use super::{command_line, exit, output};
use crate::finding::Finding;

/// Prints a manual page.
pub fn run(args: &Man, session: &Session) -> Result<u8> {
    let mut program = command_line(session.lang);
    program.build();
    let page = match &args.command {
        None => program,
        Some(name) => of(&program, name)?,
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    output::write(None, |out| out.write_all(&text))?;
    Ok(exit::FINE)
}

/// A command by its name or alias, as a page of its own.
fn of(program: &clap::Command, name: &str) -> Result<clap::Command, Stop> {
    let known = program.find_subcommand(name).ok_or_else(|| {
        let commands: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
        Stop::from(Finding::new("E007").with("name", name).with("commands", commands.join(", ")))
    })?;
    Ok(known.clone())
}
