//! The loop: draw, wait, update, carry out the request. It sleeps until something happens.

use crate::{
    app::{Edit, Message, Request, State},
    keymap,
    terminal::{Event, Screen},
    ui::{self, Theme},
};
use std::{io, ops::ControlFlow};

/// How the browser ended, if it was not by a failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// The reader left.
    Left,
    /// A signal said so; the process should end by it, so that whoever started it can tell.
    BySignal(i32),
    /// The terminal is gone.
    HungUp,
}

/// How the browser draws.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The styles.
    pub theme: Theme,
    /// Whether to draw with ASCII only.
    pub ascii: bool,
}

/// Takes the terminal and browses until the reader leaves. However it ends, the terminal is given back first.
///
/// # Errors
/// The terminal cannot be taken or written to, or a helper thread broke; the message says which.
pub fn run(state: &mut State, look: &Look) -> io::Result<Ended> {
    let mut screen = Screen::open()?;
    let ended = browse(state, look, &mut screen);
    drop(screen);
    ended
}

fn browse(state: &mut State, look: &Look, screen: &mut Screen) -> io::Result<Ended> {
    loop {
        show(state, look, screen)?;
        for event in screen.wait() {
            if let ControlFlow::Break(ended) = take(state, event, screen)? {
                return Ok(ended);
            }
        }
    }
}

/// Draws the state; where drawing learned something that changes it, once more.
fn show(state: &mut State, look: &Look, screen: &mut Screen) -> io::Result<()> {
    loop {
        let mut extents = None;
        screen.draw(|frame| {
            extents = Some(ui::draw(state, &look.theme, frame));
            if look.ascii {
                ui::ascii::spell_buffer(frame.buffer_mut());
            }
        })?;
        // Nothing is drawn while the terminal is given back.
        if !extents.is_some_and(|extents| state.observe(extents)) {
            return Ok(());
        }
    }
}

/// What an event does.
fn take(state: &mut State, event: Event, screen: &mut Screen) -> io::Result<ControlFlow<Ended>> {
    let message = match event {
        Event::Key(key) => keymap::message(state.contexts(), key),
        Event::Paste(text) => Some(Message::Edit(Edit::Insert(text))),
        Event::Resized | Event::Woken => None,
        Event::Suspend => Some(Message::Suspend),
        Event::Continued => {
            screen.retake()?;
            None
        }
        Event::Signal(signal) => return Ok(ControlFlow::Break(Ended::BySignal(signal))),
        Event::HungUp => return Ok(ControlFlow::Break(Ended::HungUp)),
        Event::Broken(message) => return Err(io::Error::other(message)),
    };
    match message.and_then(|message| state.update(&message)) {
        Some(Request::Quit) => Ok(ControlFlow::Break(Ended::Left)),
        Some(Request::Suspend) => screen.suspend().map(ControlFlow::Continue),
        Some(Request::Redraw) => screen.retake().map(ControlFlow::Continue),
        None => Ok(ControlFlow::Continue(())),
    }
}
