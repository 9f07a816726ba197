//! A terminal for a program to run in: it types, looks, resizes, hangs up, and answers no question.
//!
//! Nothing here waits for luck: each wait is for something that must happen, with a watchdog that only a broken
//! program meets.

use std::io::{Read, Write};
use std::num::NonZero;
use std::os::unix::net::UnixStream;
use std::process::{Command, ExitStatus};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use pty_process::Size;
use pty_process::blocking::{Command as PtyCommand, Pty as Line, open};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::retry_on_intr;
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::tcgetattr;

/// How long anything may take before the test is given up.
const WATCHDOG: Duration = Duration::from_secs(20);

/// Held while a terminal is opened and its program started. A descriptor just opened is for a moment inherited by
/// whatever starts meanwhile; hanging up would then not hang up.
static STARTING: Mutex<()> = Mutex::new(());

/// A program in a terminal of its own, which is its controlling terminal.
pub(crate) struct Pty {
    line: Option<Line>,
    /// Whether anything may still come: we hold the line, and some process the other end.
    is_open: bool,
    /// Its modes before the program was started.
    modes_found: String,
    pid: Pid,
    /// Becomes readable when the program has ended, so that one `poll` waits for both.
    ended: UnixStream,
    status: Receiver<ExitStatus>,
    exit: Option<ExitStatus>,
    output: Vec<u8>,
    screen: vt100::Parser,
}

impl Pty {
    /// Starts `command` in a terminal of `rows` and `columns`.
    pub(crate) fn spawn(mut command: Command, (rows, columns): (u16, u16)) -> Self {
        let (mut bell, ended) = UnixStream::pair().unwrap();
        command.env("TERM", "xterm-256color");
        let starting = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
        let (line, other_end) = open().unwrap();
        line.resize(Size::new(rows, columns)).unwrap();
        let modes_found = modes(&line);
        let mut child = PtyCommand::from(command).spawn(other_end).unwrap();
        drop(starting);
        let pid = Pid::from_raw(child.id().try_into().unwrap()).unwrap();
        let (sender, status) = mpsc::channel();
        thread::spawn(move || {
            // Nobody listens any more when the test has failed.
            let _ = sender.send(child.wait().unwrap());
            let _ = bell.write_all(b"!");
        });
        let screen = vt100::Parser::new(at_least_one(rows), at_least_one(columns), 0);
        let (line, output) = (Some(line), Vec::new());
        Self { line, is_open: true, modes_found, pid, ended, status, exit: None, output, screen }
    }

    /// Types `keys`.
    pub(crate) fn send(&mut self, keys: &str) {
        self.line.as_mut().expect("not hung up").write_all(keys.as_bytes()).unwrap();
    }

    /// Gives the window another size.
    pub(crate) fn resize(&mut self, (rows, columns): (u16, u16)) {
        self.line.as_ref().expect("not hung up").resize(Size::new(rows, columns)).unwrap();
        self.screen.screen_mut().set_size(at_least_one(rows), at_least_one(columns));
    }

    /// Sends `signal` to the program.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// How often each thread of the program was put to sleep or interrupted so far: it stays the same while all of them sleep.
    #[cfg(target_os = "linux")]
    pub(crate) fn switches(&self) -> Vec<String> {
        let threads = std::fs::read_dir(format!("/proc/{}/task", self.pid.as_raw_pid())).unwrap();
        let mut told: Vec<String> = threads
            .map(|thread| std::fs::read_to_string(thread.unwrap().path().join("status")).unwrap())
            .flat_map(|status| {
                let of = |name: &str| {
                    status.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned()
                };
                [["Pid:", "voluntary_ctxt", "nonvoluntary_ctxt"].map(of).join(" ")]
            })
            .collect();
        told.sort();
        told
    }

    /// What comes within a time; nobody waits for it.
    pub(crate) fn listen_for(&mut self, time: Duration) {
        thread::sleep(time);
        while let (true, Some(line)) = (self.is_open, &self.line) {
            let mut source = [PollFd::new(line, PollFlags::IN)];
            if retry_on_intr(|| poll(&mut source, Some(&Timespec { tv_sec: 0, tv_nsec: 0 }))).unwrap() == 0 {
                break;
            }
            self.read();
        }
    }

    /// Closes the window: the line goes dead.
    pub(crate) fn hang_up(&mut self) {
        self.line = None;
        self.is_open = false;
    }

    /// The modes of the line, bit for bit.
    pub(crate) fn modes(&self) -> String {
        modes(self.line.as_ref().expect("not hung up"))
    }

    /// What [`modes`](Self::modes) were before the program was started.
    pub(crate) fn modes_found(&self) -> &str {
        &self.modes_found
    }

    /// What a reader sees.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Everything the program has written so far.
    pub(crate) fn output(&self) -> String {
        String::from_utf8_lossy(&self.output).into_owned()
    }

    /// Waits until the screen is as wanted.
    pub(crate) fn wait_for(&mut self, wanted: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + WATCHDOG;
        while !is_so(self.screen()) {
            // Its last words may still be on their way when the program has ended.
            assert!(
                self.is_open,
                "ended before {wanted}:\n{}\n{:?}",
                self.screen().contents(),
                self.output()
            );
            self.listen(deadline, wanted);
        }
    }

    /// Waits until the screen shows `text`.
    pub(crate) fn wait_for_text(&mut self, text: &str) {
        self.wait_for(text, |screen| screen.contents().contains(text));
    }

    /// Waits until so many bytes or more have come, or none come any more.
    pub(crate) fn listen_to_bytes(&mut self, bytes: usize) {
        let deadline = Instant::now() + WATCHDOG;
        while self.output.len() < bytes && self.is_open {
            self.listen(deadline, "its first bytes");
        }
    }

    /// Waits until so many frames have come whole, or none come any more. Whether they came.
    pub(crate) fn listen_to_frames(&mut self, frames: usize) -> bool {
        let deadline = Instant::now() + WATCHDOG;
        while self.output().matches("\x1b[?2026l").count() < frames {
            if !self.is_open {
                return false;
            }
            self.listen(deadline, "a whole frame");
        }
        true
    }

    /// Waits for the end of the program, and for all that it wrote.
    pub(crate) fn exit(&mut self) -> ExitStatus {
        let deadline = Instant::now() + WATCHDOG;
        while self.exit.is_none() || self.is_open {
            self.listen(deadline, "the end");
        }
        self.exit.expect("the loop waits for it")
    }

    /// Waits for the end of the program without reading a word of what it writes, as a frozen window would.
    pub(crate) fn exit_unread(&mut self) -> ExitStatus {
        self.exit = Some(self.status.recv_timeout(WATCHDOG).expect("the program ends"));
        self.exit.unwrap()
    }

    /// Sleeps until the program writes or ends, and takes in what there is.
    fn listen(&mut self, deadline: Instant, wanted: &str) {
        let left = deadline.saturating_duration_since(Instant::now());
        let timeout = Timespec::try_from(left).unwrap();
        let mut sources = Vec::new();
        if self.exit.is_none() {
            sources.push(PollFd::new(&self.ended, PollFlags::IN));
        }
        if let (true, Some(line)) = (self.is_open, &self.line) {
            sources.push(PollFd::new(line, PollFlags::IN));
        }
        let ready = retry_on_intr(|| poll(&mut sources, Some(&timeout))).unwrap();
        let spoken = sources.last().is_some_and(|line| !line.revents().is_empty());
        assert!(ready > 0, "waited in vain for {wanted}:\n{}\n{:?}", self.screen().contents(), self.output());
        self.exit = self.exit.or_else(|| self.status.try_recv().ok());
        if self.is_open && spoken {
            self.read();
        }
    }

    fn read(&mut self) {
        let mut buffer = [0; 4096];
        let Some(line) = &mut self.line else { return };
        // The other end is closed by its last user: Linux calls that an error, other systems an end.
        let length = line.read(&mut buffer).unwrap_or(0);
        self.is_open = length > 0;
        self.output.extend(&buffer[..length]);
        self.screen.process(&buffer[..length]);
    }
}

/// The screen of a window without size has to hold something.
fn at_least_one(length: u16) -> NonZero<u16> {
    NonZero::new(length).unwrap_or(NonZero::<u16>::MIN)
}

fn modes(line: &Line) -> String {
    format!("{:?}", tcgetattr(line).unwrap())
}

impl Drop for Pty {
    fn drop(&mut self) {
        if self.exit.is_none() && self.status.try_recv().is_err() {
            let _ = kill_process(self.pid, Signal::KILL);
        }
    }
}
