//! A program that was started and that ends with everything it started itself, whatever happens here.

use std::io::{self, Read};
use std::process::{Child, ChildStderr, Command};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How much of what a program says on stderr is remembered.
const REMEMBERED: usize = 4000;
/// How long the last words are waited for.
const LAST_WORDS: Duration = Duration::from_millis(500);
/// How often an end is looked for.
const BEAT: Duration = Duration::from_millis(20);

/// A running program; ended when this is dropped.
#[derive(Debug)]
pub(crate) struct Running {
    pub child: Child,
    said: Arc<Mutex<Vec<u8>>>,
    listener: Option<JoinHandle<()>>,
}

impl Running {
    /// Starts a program whose stderr is piped.
    ///
    /// # Errors
    /// The system does not start it.
    pub(crate) fn start(command: &mut Command) -> io::Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let mut child = command.spawn()?;
        let said: Arc<Mutex<Vec<u8>>> = Arc::default();
        let listener = child.stderr.take().map(|stderr| {
            let said = Arc::clone(&said);
            thread::spawn(move || listen(stderr, &said))
        });
        Ok(Self { child, said, listener })
    }

    /// Waits for the end; `None` where it does not come in time.
    ///
    /// # Errors
    /// The system does not say how it ended.
    pub(crate) fn wait(&mut self, limit: Duration) -> io::Result<Option<std::process::ExitStatus>> {
        let until = Instant::now() + limit;
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Ok(Some(status));
            }
            if Instant::now() >= until {
                return Ok(None);
            }
            thread::sleep(BEAT);
        }
    }

    /// Ends it and gives the last line that it said on stderr.
    pub(crate) fn last_words(mut self) -> String {
        self.end();
        let said = self.said.lock().map(|said| said.clone()).unwrap_or_default();
        let text = String::from_utf8_lossy(&said);
        text.lines().rev().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().chars().take(300).collect()
    }

    fn end(&mut self) {
        #[cfg(unix)]
        let _ = Command::new("/bin/sh")
            .args(["-c", "kill -s KILL -- \"-$1\" 2>/dev/null", "sh", &self.child.id().to_string()])
            .status();
        let _ = self.child.kill();
        let _ = self.child.wait();
        // A child that escaped may hold stderr open: take what was written so far.
        let until = Instant::now() + LAST_WORDS;
        while self.listener.as_ref().is_some_and(|listener| !listener.is_finished()) && Instant::now() < until {
            thread::sleep(BEAT);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

fn listen(mut stderr: ChildStderr, said: &Mutex<Vec<u8>>) {
    let mut part = [0; 1024];
    while let Ok(read @ 1..) = stderr.read(&mut part) {
        let Ok(mut said) = said.lock() else { return };
        said.extend_from_slice(&part[..read]);
        let excess = said.len().saturating_sub(REMEMBERED);
        said.drain(..excess);
    }
}
