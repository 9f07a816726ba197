//! Taking the terminal and giving it back.
//!
//! Whether we hold it is one fact for the whole process, for any thread may have to give it back: the owner at the
//! end, a panic on its way out, the watcher of signals when the owner does not answer.

use std::io;
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    self, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
};
use crossterm::{cursor, queue};

use super::system::{self, Patience};

/// Whether the terminal is ours. Locked while it is given back, so that nobody ends the process halfway through,
/// and never while anything is written that could wait for ever.
static HELD: Mutex<bool> = Mutex::new(false);

/// The terminal, taken. Dropping it gives the terminal back.
pub(super) struct Hold;

impl Hold {
    pub(super) fn take() -> io::Result<Self> {
        let hold = Self;
        take()?;
        Ok(hold)
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        give_back();
    }
}

/// Takes the terminal: raw, on its alternate screen, blank, the cursor hidden, pastes in brackets. Taking what is
/// ours already is no mistake: others may have changed it while we were stopped.
pub(super) fn take() -> io::Result<()> {
    // First of all, so that whatever fails below is undone.
    *lock() = true;
    // Leave before entering: crossterm does nothing for a terminal that it believes to be raw.
    terminal::disable_raw_mode()?;
    terminal::enable_raw_mode()?;
    let mut bytes = Vec::new();
    queue!(
        bytes,
        EnterAlternateScreen,
        EnableBracketedPaste,
        SetAttribute(Attribute::Reset),
        Clear(ClearType::All),
        cursor::Hide
    )?;
    system::write(&bytes, Patience::Endless)
}

/// Gives the terminal back, if we hold it. What fails is passed over: there is nothing better left to do, and the
/// rest is still worth doing.
pub(super) fn give_back() {
    let mut held = lock();
    if !mem::take(&mut *held) {
        return;
    }
    if !system::is_in_background() {
        // Keys typed ahead were meant for us, not for the shell.
        system::discard_input();
        let _ = terminal::disable_raw_mode();
    }
    let _ = say_goodbye();
}

fn say_goodbye() -> io::Result<()> {
    let mut bytes = Vec::new();
    queue!(
        bytes,
        EndSynchronizedUpdate,
        SetAttribute(Attribute::Reset),
        DisableBracketedPaste,
        cursor::Show,
        LeaveAlternateScreen
    )?;
    system::write(&bytes, Patience::Short)
}

/// Whether the terminal is ours at this moment.
pub(super) fn is_held() -> bool {
    *lock()
}

fn lock() -> MutexGuard<'static, bool> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}
