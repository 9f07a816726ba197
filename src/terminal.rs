//! The only room that touches the terminal: it opens, draws, listens, and above all gives the terminal back.
//!
//! [`Screen`] is the terminal while we hold it. However the program ends (a return, a panic, a signal, a line gone
//! dead), the terminal is left as it was found: its modes bit for bit, the main screen, the cursor, plain text.
//! Nothing in here asks the terminal a question, wakes up without a cause, or waits for ever to say goodbye.
//!
//! | room | |
//! |---|---|
//! | `unusable` | whether there is a terminal at all |
//! | `hold` | taking the terminal and giving it back, once, from any thread |
//! | `canvas` | what ratatui draws on: one write a frame, none when nothing changed |
//! | `event` | what can happen, and the thread that listens to the keyboard |
//! | `panic` | a panic never prints on a terminal we hold |
//! | `unix`, `other` | what only some systems have: signals, hang-up, suspending |

mod canvas;
mod event;
mod hold;
#[cfg(not(unix))]
mod other;
mod panic;
#[cfg(unix)]
mod unix;
mod unusable;

#[cfg(not(unix))]
use other as system;
#[cfg(unix)]
use unix as system;

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};

use crossterm::{clipboard::CopyToClipboard, queue};
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal};

use canvas::Canvas;
use hold::Hold;
use system::Patience;

pub use event::{Event, Waker};
pub use system::end_by_signal;
pub use unusable::{Unusable, unusable};

/// Colours from now on are written as they are, whatever `NO_COLOR` says.
pub fn insist_on_colour() {
    crossterm::style::force_color_output(true);
}

/// The terminal while we hold it. Dropping it gives the terminal back.
pub struct Screen {
    terminal: Terminal<Canvas>,
    queue: Receiver<Event>,
    sender: Sender<Event>,
    _hold: Hold,
}

impl Screen {
    /// Takes the terminal and starts to listen. Ask [`unusable()`] first.
    ///
    /// The thread that opens the screen owns it: its panics give the terminal back, those of other threads arrive
    /// as [`Event::Broken`]. The listening threads live as long as the process, so a process opens one screen.
    ///
    /// # Errors
    /// The terminal refuses, or no thread can be started. The terminal is as it was.
    pub fn open() -> io::Result<Self> {
        let (sender, queue) = mpsc::channel();
        panic::report_to(sender.clone());
        system::watch(&sender)?;
        let hold = Hold::take()?;
        event::listen(sender.clone())?;
        Ok(Self { terminal: Terminal::new(Canvas::default())?, queue, sender, _hold: hold })
    }

    /// Draws one frame in one write. What is on the screen already is not sent again; an unchanged frame sends
    /// nothing, and nothing is sent to a terminal that is given back.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        if hold::is_held() {
            self.terminal.draw(render)?;
        }
        Ok(())
    }

    /// Sends a text to the terminal's clipboard (OSC 52), which works over `ssh` as well. Whether the terminal takes it
    /// cannot be told: it does not answer.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn copy(&self, text: &str) -> io::Result<()> {
        if !hold::is_held() {
            return Ok(());
        }
        let mut bytes = Vec::new();
        queue!(bytes, CopyToClipboard::to_clipboard_from(text))?;
        system::write(&bytes, Patience::Endless)
    }

    /// Sleeps until something happens and returns all that has happened: what ends the program first, the rest in
    /// order, many resizes as one.
    pub fn wait(&mut self) -> Vec<Event> {
        // We hold a sender ourselves, so the queue cannot be closed.
        let mut events: Vec<Event> = self.queue.recv().into_iter().collect();
        events.extend(self.queue.try_iter());
        event::tidy(&mut events);
        if events.contains(&Event::Resized) {
            self.forget();
        }
        events
    }

    /// A bell for other threads: [`wait`](Self::wait) then returns [`Event::Woken`].
    #[must_use]
    pub fn waker(&self) -> Waker {
        Waker::new(self.sender.clone())
    }

    /// Gives the terminal back and stops the process. Once it is continued, [`Event::Continued`] says so.
    ///
    /// Where no shell could continue it (the only program of a window, of an `ssh` line, of a container), the
    /// process does not stop: it would never come back.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn suspend(&mut self) -> io::Result<()> {
        if !system::can_be_continued() {
            return self.retake();
        }
        hold::give_back();
        system::stop();
        // All threads stop, this one perhaps a moment later: only the signal tells that we run again.
        Ok(())
    }

    /// Takes the terminal anew, whatever has been done to it meanwhile, and lets the next frame draw everything.
    /// For [`Event::Continued`], and for a reader whose screen looks wrong.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn retake(&mut self) -> io::Result<()> {
        hold::take()?;
        // A new terminal, for `Terminal::clear` would ask where the cursor is and wait for an answer.
        self.terminal = Terminal::new(Canvas::default())?;
        Ok(())
    }

    /// A window made narrow and wide again between two frames has lost cells that ratatui believes are there.
    fn forget(&mut self) {
        if let Ok(size) = system::size() {
            // Only clears, and only on the canvas: there is nothing that could fail.
            let _ = self.terminal.resize(Rect::from(size));
        }
    }
}
