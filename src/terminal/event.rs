//! What can happen, and the thread that listens to the keyboard.

use std::io;
use std::mem;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crossterm::event::{self, KeyEvent, KeyEventKind};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed, or is held down. Never its release.
    Key(KeyEvent),
    /// Text was pasted, in one piece and as it came: control characters and all.
    Paste(String),
    /// The window has another size. The next frame is drawn in full.
    Resized,
    /// Somebody asks us to stop for a while (SIGTSTP): call [`Screen::suspend`](super::Screen::suspend).
    Suspend,
    /// We were stopped and run again (SIGCONT): call [`Screen::retake`](super::Screen::retake).
    Continued,
    /// A signal tells us to end: drop the screen and call [`end_by_signal`](super::end_by_signal). Whoever takes
    /// longer than half a second is ended as they are, the terminal given back.
    Signal(i32),
    /// The terminal is gone, no key can be read: end as for a signal, and expect that nothing can be written either.
    HungUp,
    /// A thread panicked: end, and print this once the terminal is given back.
    Broken(String),
    /// Another thread has rung the bell ([`Waker`]).
    Woken,
}

impl Event {
    fn is_the_end(&self) -> bool {
        matches!(self, Self::Signal(_) | Self::HungUp | Self::Broken(_))
    }
}

/// Lets another thread end a [`wait`](super::Screen::wait), when it has news of its own.
#[derive(Clone, Debug)]
pub struct Waker(Sender<Event>);

impl Waker {
    pub(super) fn new(sender: Sender<Event>) -> Self {
        Self(sender)
    }

    /// Rings the bell. Without a screen to hear it, nothing happens.
    pub fn wake(&self) {
        let _ = self.0.send(Event::Woken);
    }
}

/// Starts the thread that listens to the keyboard.
pub(super) fn listen(sender: Sender<Event>) -> io::Result<()> {
    // Makes crossterm open its ears now, and not some time later in the thread: a resize meanwhile would be missed.
    event::poll(Duration::ZERO)?;
    thread::Builder::new().name("keyboard".into()).spawn(move || {
        loop {
            match event::read().map(translate) {
                Ok(None) => {}
                Ok(Some(event)) => {
                    if sender.send(event).is_err() {
                        return;
                    }
                }
                Err(_) => {
                    let _ = sender.send(Event::HungUp);
                    return;
                }
            }
        }
    })?;
    Ok(())
}

fn translate(event: event::Event) -> Option<Event> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => Some(Event::Key(key)),
        event::Event::Paste(text) => Some(Event::Paste(text)),
        event::Event::Resize(..) => Some(Event::Resized),
        _ => None,
    }
}

/// Puts what ends the program first, for nothing else matters then, and keeps one of many resizes: they carry no
/// size, and one redraw answers them all.
pub(super) fn tidy(events: &mut Vec<Event>) {
    events.sort_by_key(|event| !event.is_the_end());
    let mut resized = false;
    events.retain(|event| *event != Event::Resized || !mem::replace(&mut resized, true));
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyCode;

    use super::*;

    fn key(letter: char) -> Event {
        Event::Key(KeyCode::Char(letter).into())
    }

    #[test]
    fn many_resizes_are_one_and_nothing_else_is_lost() {
        let mut events = vec![key('b'), Event::Resized, key('a'), Event::Resized, key('b'), Event::Resized];
        tidy(&mut events);
        assert_eq!(events, [key('b'), Event::Resized, key('a'), key('b')]);
    }

    #[test]
    fn the_end_comes_first() {
        let mut events = vec![Event::Continued, key('a'), Event::Signal(15), key('b'), Event::HungUp];
        tidy(&mut events);
        assert_eq!(events, [Event::Signal(15), Event::HungUp, Event::Continued, key('a'), key('b')]);
    }
}
