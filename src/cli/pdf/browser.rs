//! Chromium: one process prints all pages, asked through a pipe in its own protocol (the "DevTools protocol").
//!
//! Messages are JSON, each ended by a zero byte. Chromium reads them from descriptor 3 and answers on 4; a shell puts
//! stdin and stdout there. Scripts are off: what is printed needs none.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::process::Running;
use super::{Failure, PdfProgram, PrintJob, TakePdf, keep, limit};

/// Pages after which a new process takes over: memory of the old one is given back.
const AT_ONCE: usize = 500;

/// Prints every page.
///
/// # Errors
/// As [`super::print`].
pub(crate) fn print(path: &Path, program: &PdfProgram, jobs: &[PrintJob], take: &TakePdf<'_>) -> anyhow::Result<()> {
    for part in jobs.chunks(AT_ONCE) {
        let mut session = BrowserSession::open(path).map_err(|failure| failure.stop(program, &part[0]))?;
        for job in part {
            match session.pdf(job) {
                Ok(bytes) => keep(program, job, bytes, take)?,
                Err(failure) => return Err(session.explained(failure).stop(program, job).into()),
            }
        }
        session.close();
    }
    Ok(())
}

/// A browser with one empty page in it.
struct BrowserSession {
    running: Running,
    to: ChildStdin,
    from: Receiver<Value>,
    last: u64,
    page: String,
    frame: String,
    /// A fresh profile directory; removed with the session.
    _profile: TempDir,
}

impl BrowserSession {
    fn open(path: &Path) -> Result<Self, Failure> {
        let profile = TempDir::new()?;
        let mut command = Command::new("/bin/sh");
        command.args(["-c", "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null", "sh"]).arg(path);
        command.args([
            "--headless",
            "--remote-debugging-pipe",
            "--disable-gpu",
            "--no-first-run",
            "--disable-extensions",
        ]);
        command.args([
            "--disable-background-networking",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
        ]);
        if is_root() {
            // Chromium does not start otherwise.
            command.arg("--no-sandbox");
        }
        command.arg(format!("--user-data-dir={}", profile.path().display()));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = Running::start(&mut command)?;
        let to = running.child.stdin.take().expect("stdin is piped");
        let from = answers(running.child.stdout.take().expect("stdout is piped"));
        let mut session =
            Self { running, to, from, last: 0, page: String::new(), frame: String::new(), _profile: profile };
        match session.prepare() {
            Ok(()) => Ok(session),
            Err(failure) => Err(session.explained(failure)),
        }
    }

    fn prepare(&mut self) -> Result<(), Failure> {
        let limit = limit(0);
        let made = self.ask("Target.createTarget", json!({ "url": "about:blank" }), limit)?;
        let attached =
            self.ask("Target.attachToTarget", json!({ "targetId": made["targetId"], "flatten": true }), limit)?;
        self.page = attached["sessionId"].as_str().unwrap_or_default().to_owned();
        let tree = self.ask("Page.getFrameTree", json!({}), limit)?;
        self.frame = tree["frameTree"]["frame"]["id"].as_str().unwrap_or_default().to_owned();
        self.ask("Emulation.setScriptExecutionDisabled", json!({ "value": true }), limit)?;
        Ok(())
    }

    /// The PDF of one page, on the paper that its style sheet asks for. The page is handed over as text: the browser
    /// opens no file, and no place on this machine gets into the links of the PDF.
    fn pdf(&mut self, job: &PrintJob) -> Result<Vec<u8>, Failure> {
        let html = fs::read_to_string(&job.page)?;
        let until = Instant::now() + limit(html.len() as u64);
        let left = || until.saturating_duration_since(Instant::now());
        let frame = self.frame.clone();
        self.ask("Page.setDocumentContent", json!({ "frameId": frame, "html": html }), left())?;
        let wanted = json!({ "preferCSSPageSize": true, "printBackground": true, "generateTaggedPDF": true });
        let printed = self.ask("Page.printToPDF", wanted, left())?;
        let text = printed["data"].as_str().unwrap_or_default();
        decoded(text).ok_or_else(|| Failure::Ended(String::new()))
    }

    fn ask(&mut self, method: &str, params: Value, limit: Duration) -> Result<Value, Failure> {
        self.last += 1;
        let id = self.last;
        let mut message = json!({ "id": id, "method": method, "params": params });
        if !self.page.is_empty() {
            message["sessionId"] = self.page.clone().into();
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        // Where the other end is closed, waiting for the answer reports why.
        let _ = self.to.write_all(&bytes).and_then(|()| self.to.flush());
        let mut answer = self.wait(limit, |message| message["id"] == id)?;
        match answer["error"]["message"].as_str() {
            Some(error) => Err(Failure::Refused(error.to_owned())),
            None => Ok(answer["result"].take()),
        }
    }

    /// The next message that is wanted; the others are passed over.
    fn wait(&self, limit: Duration, wanted: impl Fn(&Value) -> bool) -> Result<Value, Failure> {
        let until = Instant::now() + limit;
        loop {
            match self.from.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(message) if wanted(&message) => return Ok(message),
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return Err(Failure::Slow(self::limit(0).max(limit))),
                Err(RecvTimeoutError::Disconnected) => return Err(Failure::Ended(String::new())),
            }
        }
    }

    /// A failure with the last words of the browser, where it ended by itself.
    fn explained(self, failure: Failure) -> Failure {
        match failure {
            Failure::Ended(_) => Failure::Ended(self.running.last_words()),
            other => other,
        }
    }

    /// Lets the browser end by itself; otherwise it is ended.
    fn close(mut self) {
        let _ = self.ask("Browser.close", json!({}), Duration::from_secs(2));
        let _ = self.running.wait(Duration::from_secs(2));
    }
}

/// Reads messages as they come, until the pipe is closed.
fn answers(pipe: ChildStdout) -> Receiver<Value> {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let mut pipe = BufReader::new(pipe);
        let mut message = Vec::new();
        while let Ok(1..) = pipe.read_until(0, &mut message) {
            message.pop();
            if let Ok(value) = serde_json::from_slice(&message)
                && send.send(value).is_err()
            {
                return;
            }
            message.clear();
        }
    });
    receive
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").is_ok_and(|known| known.uid() == 0)
}

/// Bytes written in base 64 (RFC 4648, section 4); `None` where the text is not that.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in text.bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = held << 6 | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_read_as_the_standard_shows_it() {
        let read = |text| decoded(text).map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
        for (text, bytes) in
            [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmFy", "foobar")]
        {
            assert_eq!(read(text).as_deref(), Some(bytes));
        }
        assert_eq!(decoded("+/+/"), Some(vec![0xfb, 0xff, 0xbf]));
        assert_eq!(decoded("Zm9v!"), None);
    }
}
