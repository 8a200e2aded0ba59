//! A bar on the terminal for work that takes longer than a second. Where stderr is no terminal nothing is written.

use std::io::{self, IsTerminal as _, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How long work is left alone before a bar appears.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the bar is drawn anew.
const BEAT: Duration = Duration::from_millis(100);
/// Characters of the bar itself.
const WIDTH: usize = 30;

/// Work of a known number of steps. The bar is gone when this is dropped.
#[derive(Debug)]
pub(crate) struct ProgressBar {
    done: Arc<AtomicUsize>,
    drawer: Option<(Sender<()>, JoinHandle<()>)>,
}

impl ProgressBar {
    /// Starts counting. `label` says what is being done.
    #[must_use]
    pub(crate) fn new(label: &str, steps: usize) -> Self {
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        if io::stderr().is_terminal() && !dumb {
            Self::on(io::stderr(), PATIENCE, label, steps)
        } else {
            Self { done: Arc::default(), drawer: None }
        }
    }

    fn on(mut out: impl Write + Send + 'static, patience: Duration, label: &str, steps: usize) -> Self {
        let done: Arc<AtomicUsize> = Arc::default();
        let (seen, label) = (Arc::clone(&done), label.to_owned());
        let (stop, stopped) = mpsc::channel();
        let draw = move || {
            let mut wait = patience;
            let mut widest = 0;
            while stopped.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                let line = bar(&label, seen.load(Ordering::Relaxed), steps);
                widest = widest.max(line.chars().count());
                // A closed terminal is no error.
                let _ = write!(out, "\r{line}").and_then(|()| out.flush());
                wait = BEAT;
            }
            if widest > 0 {
                let _ = write!(out, "\r{:widest$}\r", "").and_then(|()| out.flush());
            }
        };
        Self { done, drawer: Some((stop, thread::spawn(draw))) }
    }

    /// One more step is done.
    pub(crate) fn step(&self) {
        self.steps(1);
    }

    /// So many more steps are done.
    pub(crate) fn steps(&self, steps: usize) {
        self.done.fetch_add(steps, Ordering::Relaxed);
    }
}

impl Drop for ProgressBar {
    fn drop(&mut self) {
        if let Some((stop, drawer)) = self.drawer.take() {
            drop(stop);
            let _ = drawer.join();
        }
    }
}

fn bar(label: &str, done: usize, steps: usize) -> String {
    let full = (WIDTH * done.min(steps)).checked_div(steps).unwrap_or(WIDTH);
    format!("{label} [{}{}] {done}/{steps}", "█".repeat(full), "░".repeat(WIDTH - full))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[derive(Clone, Default)]
    struct Screen(Arc<Mutex<Vec<u8>>>);

    impl Write for Screen {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("one writer").write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Screen {
        fn text(&self) -> String {
            String::from_utf8(self.0.lock().expect("one writer").clone()).expect("UTF-8")
        }
    }

    #[test]
    fn quick_work_shows_nothing() {
        let screen = Screen::default();
        let progress = ProgressBar::on(screen.clone(), Duration::from_secs(600), "rapor", 2);
        progress.step();
        drop(progress);
        assert_eq!(screen.text(), "");
    }

    #[test]
    fn slow_work_shows_a_bar_that_is_gone_in_the_end() {
        let screen = Screen::default();
        let progress = ProgressBar::on(screen.clone(), Duration::ZERO, "rapor", 2);
        progress.step();
        while !screen.text().contains("1/2") {
            thread::sleep(Duration::from_millis(5));
        }
        drop(progress);
        let text = screen.text();
        assert!(text.contains("\rrapor [███████████████░░░░░░░░░░░░░░░] 1/2"), "{text:?}");
        let last = text.trim_end_matches('\r').rsplit('\r').next().expect("a part");
        assert!(text.ends_with('\r') && last.trim().is_empty(), "{text:?}");
    }
}
