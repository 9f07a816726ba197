//! A program in a terminal of its own, and a stopwatch: how long it takes until what it shows stands still, and how many
//! bytes that takes.

use pty_process::{
    Size,
    blocking::{Command as PtyCommand, Pty, open},
};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::retry_on_intr,
};
use std::{
    fs,
    io::{Read as _, Write as _},
    process::{Child, Command},
    time::{Duration, Instant},
};

/// Rows and columns of its window.
const WINDOW: (u16, u16) = (40, 120);
/// How long nothing must come for a frame to be called whole: far longer than a program pauses within one.
const QUIET: Duration = Duration::from_millis(20);
/// How long a first byte may take.
const WATCHDOG: Duration = Duration::from_secs(60);

/// What followed on something, until all stood still.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Settled {
    /// How long the last byte of it took; nothing where none came.
    pub(crate) after: Duration,
    /// How many bytes came.
    pub(crate) bytes: usize,
}

/// A program that is watched.
pub(crate) struct Watched {
    line: Pty,
    child: Child,
}

impl Watched {
    /// Starts a program, and waits for its first frame.
    pub(crate) fn start(mut command: Command) -> (Self, Settled) {
        command.env("TERM", "xterm-256color");
        let (line, other_end) = open().unwrap();
        line.resize(Size::new(WINDOW.0, WINDOW.1)).unwrap();
        let since = Instant::now();
        let child = PtyCommand::from(command).spawn(other_end).unwrap();
        let mut watched = Self { line, child };
        let first = watched.settle(since, WATCHDOG);
        (watched, first)
    }

    /// Types keys, and waits for what they change.
    pub(crate) fn send(&mut self, keys: &str) -> Settled {
        let since = Instant::now();
        self.line.write_all(keys.as_bytes()).unwrap();
        // A key may change nothing.
        self.settle(since, 10 * QUIET)
    }

    /// The most memory that it has had so far, in kB, where the system tells.
    pub(crate) fn peak_memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix(" kB")?.parse().ok()
    }

    /// How often it woke up in a time in which nothing happened, where the system tells, and how many bytes it wrote.
    pub(crate) fn idle(&mut self, time: Duration) -> (Option<u64>, usize) {
        let before = self.wake_ups();
        let written = self.settle_within(Instant::now(), time, time).bytes;
        (self.wake_ups().zip(before).map(|(now, before)| now - before), written)
    }

    /// How often its threads were put to sleep so far: each time but the first something had woken them.
    fn wake_ups(&self) -> Option<u64> {
        let threads = fs::read_dir(format!("/proc/{}/task", self.child.id())).ok()?;
        let of = |thread: fs::DirEntry| {
            let status = fs::read_to_string(thread.path().join("status")).ok()?;
            let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?;
            line.trim().parse::<u64>().ok()
        };
        threads.map(|thread| of(thread.ok()?)).sum()
    }

    /// Presses Ctrl-C, and waits until the program has ended.
    pub(crate) fn leave(mut self) -> Duration {
        let since = Instant::now();
        self.line.write_all(b"\x03").unwrap();
        // Its last words are taken in, so that it need not wait for that.
        let mut buffer = [0; 4096];
        while self.line.read(&mut buffer).is_ok_and(|length| length > 0) {}
        self.child.wait().unwrap();
        since.elapsed()
    }

    fn settle(&mut self, since: Instant, patience: Duration) -> Settled {
        self.settle_within(since, patience, QUIET)
    }

    /// Takes in what comes, until nothing more does for a while: for the first byte it waits longer.
    fn settle_within(&mut self, since: Instant, patience: Duration, quiet: Duration) -> Settled {
        let mut settled = Settled::default();
        let mut buffer = [0; 1 << 13];
        loop {
            let wait = if settled.bytes == 0 { patience } else { quiet };
            let mut source = [PollFd::new(&self.line, PollFlags::IN)];
            let timeout = Timespec::try_from(wait).unwrap();
            if retry_on_intr(|| poll(&mut source, Some(&timeout))).unwrap() == 0 {
                return settled;
            }
            let Ok(length) = self.line.read(&mut buffer) else { return settled };
            settled = Settled { after: since.elapsed(), bytes: settled.bytes + length };
            if length == 0 {
                return settled;
            }
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        // One that has ended cannot be stopped, and need not be.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
