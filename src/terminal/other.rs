//! Systems without signals, hang-up or job control.

use std::io::{self, Write};
use std::sync::mpsc::Sender;

use ratatui::layout::Size;

use super::event::Event;

/// How long to wait for a terminal that takes no more text.
#[derive(Clone, Copy)]
pub(super) enum Patience {
    Endless,
    Short,
}

pub(super) fn write(bytes: &[u8], _: Patience) -> io::Result<()> {
    let mut out = io::stdout();
    out.write_all(bytes)?;
    out.flush()
}

pub(super) fn size() -> io::Result<Size> {
    crossterm::terminal::size().map(Size::from)
}

pub(super) fn watch(_: &Sender<Event>) -> io::Result<()> {
    Ok(())
}

pub(super) fn discard_input() {}

pub(super) fn is_in_background() -> bool {
    false
}

pub(super) fn can_be_continued() -> bool {
    false
}

pub(super) fn stop() {}

/// Ends the process with the exit code that a shell gives to a process ended by `signal`.
pub fn end_by_signal(signal: i32) -> ! {
    std::process::exit(128_i32.saturating_add(signal))
}
