//! Signals, hang-up, suspending, and writing straight to the line.

use std::io;
use std::process;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, retry_on_intr};
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::stdio::{stdin, stdout};
use rustix::termios::{QueueSelector, tcflush, tcgetpgrp, tcgetwinsize};
use signal_hook::consts::signal::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::event::Event;
use super::hold;

/// How long the owner of the screen may take to end after it was told to.
const GRACE: Duration = Duration::from_millis(500);

/// How long to wait for a terminal that takes no more text.
#[derive(Clone, Copy)]
pub(super) enum Patience {
    Endless,
    Short,
}

impl Patience {
    fn timeout(self) -> Option<Timespec> {
        match self {
            Self::Endless => None,
            Self::Short => Some(Timespec { tv_sec: 2, tv_nsec: 0 }),
        }
    }
}

/// Writes straight to the line, past the lock of Rust's standard output, which a thread that panics or waits may hold.
pub(super) fn write(bytes: &[u8], patience: Patience) -> io::Result<()> {
    let timeout = patience.timeout();
    let has_room = || {
        let mut line = [PollFd::from_borrowed_fd(stdout(), PollFlags::OUT)];
        retry_on_intr(|| poll(&mut line, timeout.as_ref())).map(|ready| ready > 0)
    };
    write_all(bytes, has_room, |bytes| rustix::io::write(stdout(), bytes))
}

/// Writes all bytes in as many pieces as it takes. It waits for room before each, so that patience can end while another
/// thread is stuck in a write, and a line that takes nothing for now is not asked again and again.
fn write_all(
    mut bytes: &[u8],
    has_room: impl Fn() -> Result<bool, Errno>,
    mut write: impl FnMut(&[u8]) -> Result<usize, Errno>,
) -> io::Result<()> {
    while !bytes.is_empty() {
        if !has_room()? {
            return Err(io::ErrorKind::TimedOut.into());
        }
        match write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// The size of the window. `crossterm::terminal::size` would run `tput` for a line gone dead.
pub(super) fn size() -> io::Result<Size> {
    let size = tcgetwinsize(stdout())?;
    Ok(Size::new(size.ws_col, size.ws_row))
}

/// Starts the threads that wait for signals and for the line to go dead.
pub(super) fn watch(sender: &Sender<Event>) -> io::Result<()> {
    let signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT])?;
    let queue = sender.clone();
    thread::Builder::new().name("signals".into()).spawn(move || watch_signals(signals, &queue))?;
    let queue = sender.clone();
    thread::Builder::new().name("hang-up".into()).spawn(move || watch_line(&queue))?;
    Ok(())
}

fn watch_signals(mut signals: Signals, queue: &Sender<Event>) {
    for signal in signals.forever() {
        let event = match signal {
            SIGTSTP => Event::Suspend,
            SIGCONT => Event::Continued,
            _ => Event::Signal(signal),
        };
        let ends = matches!(event, Event::Signal(_));
        let _ = queue.send(event);
        if ends {
            end_after_grace(signal);
        }
    }
}

/// A line gone dead is always readable and never holds anything: crossterm would read it for ever. So we wait, with
/// no interest in what is typed, for the one thing `poll` reports unasked.
fn watch_line(queue: &Sender<Event>) {
    let mut line = [PollFd::from_borrowed_fd(stdin(), PollFlags::empty())];
    if retry_on_intr(|| poll(&mut line, None)).is_ok() {
        let _ = queue.send(Event::HungUp);
        end_after_grace(SIGHUP);
    }
}

/// Ends the process, unless its owner is quicker and closes the screen.
fn end_after_grace(signal: i32) {
    thread::sleep(GRACE);
    if hold::is_held() {
        hold::give_back();
        end_by_signal(signal);
    }
}

/// Ends the process as `signal` would have, so that whoever started it can tell. The terminal must be given back.
pub fn end_by_signal(signal: i32) -> ! {
    let _ = emulate_default_handler(signal);
    // Not a signal that ends a process.
    process::exit(128_i32.saturating_add(signal))
}

/// Throws away what was typed and not yet read.
pub(super) fn discard_input() {
    let _ = tcflush(stdin(), QueueSelector::IFlush);
}

/// Whether the line's modes are the shell's to set now; touching them would stop us.
pub(super) fn is_in_background() -> bool {
    tcgetpgrp(stdin()).is_ok_and(|foreground| foreground != getpgrp())
}

/// Whether a shell watches over us that could continue us, once stopped. Such a shell gives each of its jobs a
/// process group; without one we are in the group of whoever leads the session.
pub(super) fn can_be_continued() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Stops the whole process group, as Ctrl-Z would, for a wrapper that started us has to stop too before the shell
/// takes over. Not by SIGTSTP, which we catch.
pub(super) fn stop() {
    let _ = kill_current_process_group(Signal::STOP);
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// Writes a text three bytes at a time, the n-th time with this outcome. What came of it, what was written, and how
    /// often there was a wait for room.
    fn written(text: &str, at: usize, outcome: Result<usize, Errno>) -> (io::Result<()>, Vec<u8>, usize) {
        let (mut taken, mut writes, waits) = (Vec::new(), 0, Cell::new(0));
        let has_room = || {
            waits.set(waits.get() + 1);
            Ok(true)
        };
        let done = write_all(text.as_bytes(), has_room, |bytes| {
            writes += 1;
            let room = if writes == at { outcome? } else { 3 };
            let (now, _) = bytes.split_at(room.min(bytes.len()));
            taken.extend(now);
            Ok(now.len())
        });
        (done, taken, waits.get())
    }

    #[test]
    fn a_line_that_fails_at_any_write_is_not_written_to_again() {
        let text = "abc".repeat(301);
        for at in 1..=300 {
            for errno in [Errno::PIPE, Errno::IO, Errno::NXIO, Errno::BADF] {
                let (done, taken, _) = written(&text, at, Err(errno));
                assert_eq!(done.unwrap_err().raw_os_error(), Some(errno.raw_os_error()));
                assert_eq!(taken.len(), (at - 1) * 3);
            }
            let (done, ..) = written(&text, at, Ok(0));
            assert_eq!(done.unwrap_err().kind(), io::ErrorKind::WriteZero);
        }
    }

    #[test]
    fn a_line_that_takes_less_or_nothing_for_now_gets_all_after_one_more_wait() {
        let text = "abc".repeat(301);
        for at in 1..=300 {
            for outcome in [Err(Errno::AGAIN), Err(Errno::INTR), Ok(1), Ok(2)] {
                let (done, taken, waits) = written(&text, at, outcome);
                assert!(done.is_ok());
                assert_eq!((taken, waits), (text.clone().into_bytes(), 302), "{outcome:?} at {at}");
            }
        }
    }

    #[test]
    fn patience_ends_without_a_write_and_what_fails_while_waiting_is_told() {
        let unasked = |_: &[u8]| -> Result<usize, Errno> { panic!("there is no room") };
        assert_eq!(write_all(b"x", || Ok(false), unasked).unwrap_err().kind(), io::ErrorKind::TimedOut);
        let failed = write_all(b"x", || Err(Errno::NOMEM), unasked).unwrap_err();
        assert_eq!(failed.raw_os_error(), Some(Errno::NOMEM.raw_os_error()));
    }
}
